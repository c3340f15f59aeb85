//! The tables of a sheet: several may stand side by side, parted by an empty column, or one below the other,
//! each under heads of its own. Each is read by itself, as a sheet of which only that area holds something.

use std::collections::HashSet;
use std::ops::Range;

use super::header::{self, Head};
use super::propose;
use super::sheet::{Row, Sheet};
use crate::format::reading::columns::{named, state};
use crate::model::folded;

/// So many rows of a table tell that it is one.
const ROWS_LOOKED_AT: usize = 300;

/// So many places of a sheet at which a table may begin are looked at.
const MOST_STARTS: usize = 400;

/// Titles between two tables have no more rows.
const MOST_TITLES: usize = 4;

/// Rows and columns of a sheet, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

impl Area {
    /// The whole of a sheet.
    fn whole(sheet: &Sheet) -> Self {
        Self { rows: 0..sheet.rows.len(), columns: 0..usize::MAX }
    }
}

/// The areas of the tables of a sheet, in order; the whole sheet where there are not several.
pub(super) fn of(sheet: &Sheet) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for columns in beside(sheet) {
        areas.extend(below(sheet, &columns));
    }
    if areas.len() < 2 { vec![Area::whole(sheet)] } else { areas }
}

/// The columns of each table that stands beside others.
fn beside(sheet: &Sheet) -> Vec<Range<usize>> {
    let whole = || std::iter::once(0..usize::MAX).collect();
    let mut is_filled: Vec<bool> = Vec::new();
    for row in &sheet.rows {
        for (column, _) in row.filled() {
            if column >= is_filled.len() {
                is_filled.resize(column + 1, false);
            }
            is_filled[column] = true;
        }
    }
    let mut strips: Vec<Range<usize>> = Vec::new();
    for (column, _) in is_filled.iter().enumerate().filter(|(_, is_filled)| **is_filled) {
        match strips.last_mut() {
            Some(strip) if strip.end == column => strip.end += 1,
            _ => strips.push(column..column + 1),
        }
    }
    if strips.len() < 2 {
        return whole();
    }
    let rows = 0..sheet.rows.len().min(ROWS_LOOKED_AT);
    // What is no table by itself belongs to the one before it, or to the first.
    let mut found: Vec<(Range<usize>, Sheet)> = Vec::new();
    for columns in strips {
        let part = cut(sheet, &Area { rows: rows.clone(), columns: columns.clone() });
        let is_own = is_table(&part) || sums_up(&part);
        match found.last_mut() {
            Some((before, its)) if !is_own || is_one_table(its, &part) => before.end = columns.end,
            Some(_) => found.push((columns, part)),
            None if is_table(&part) => found.push((0..columns.end, part)),
            None => {}
        }
    }
    if found.len() < 2 { whole() } else { found.into_iter().map(|it| it.0).collect() }
}

/// Whether two strips are one table with a blank column in its midst: their heads stand in the same row and are
/// others, nothing stands above the second, and as many rows go on below.
fn is_one_table(one: &Sheet, other: &Sheet) -> bool {
    let head = |part: &Sheet| header::find(&part.rows, &part.merged).or_else(|| known_head(part));
    let (Some(own), Some(its)) = (head(one), head(other)) else { return false };
    let names = |head: &Head| -> HashSet<String> {
        head.names.iter().filter(|it| !it.is_empty()).map(|it| folded(it)).collect()
    };
    let filled = |part: &Sheet| {
        let below = part.rows[own.rows.end.min(part.rows.len())..].iter();
        below.filter(|row| !row.is_blank()).count()
    };
    let is_titled = other.rows[..its.rows.start].iter().any(|row| !row.is_blank());
    own.rows == its.rows
        && !is_titled
        && names(&own).is_disjoint(&names(&its))
        && filled(other) * 10 >= filled(one) * 8
        && filled(one) * 10 >= filled(other) * 8
}

/// Heads that are all words of the lists, without one that names posts or units: "Catégorie | Nombre".
fn known_head(part: &Sheet) -> Option<Head> {
    let at = part.rows.iter().position(|row| row.filled().count() > 1)?;
    let head = header::at(&part.rows, &part.merged, at..at + 1);
    let known: Option<Vec<_>> = head
        .names
        .iter()
        .filter(|name| !name.is_empty())
        .map(|name| named(name).filter(|it| it.exact).map(|it| it.meaning))
        .collect();
    known.filter(|known| known.iter().any(|it| it.is_figure())).map(|_| head)
}

/// Whether something only counts what stands elsewhere.
fn sums_up(part: &Sheet) -> bool {
    known_head(part).is_some() && propose::propose(&part.rows, &part.merged).is_none()
}

/// The tables one below the other in some columns.
fn below(sheet: &Sheet, columns: &Range<usize>) -> Vec<Area> {
    let all = 0..sheet.rows.len();
    let whole = || Area { rows: all.clone(), columns: columns.clone() };
    // Only where a row is blank may another table begin.
    let is_blank = |row: &Row| row.filled().all(|(column, _)| !columns.contains(&column));
    let starts = (1..sheet.rows.len())
        .filter(|at| is_blank(&sheet.rows[at - 1]) && !is_blank(&sheet.rows[*at]))
        .filter(|at| may_begin(&sheet.rows[*at..], columns));
    let starts: Vec<usize> = std::iter::once(0).chain(starts).take(MOST_STARTS).collect();
    let mut areas: Vec<Area> = Vec::new();
    let mut heads: Option<Vec<String>> = None;
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(sheet.rows.len());
        let end = end.min(start + ROWS_LOOKED_AT);
        let part = cut(sheet, &Area { rows: start..end, columns: columns.clone() });
        let found = header::find(&part.rows, &part.merged);
        let found = found.filter(|head| head.exact > 1 && is_table(&part));
        let summing = || known_head(&part).filter(|_| heads.is_some());
        let Some(head) = found.or_else(summing) else { continue };
        if head.rows.start > start + MOST_TITLES && heads.is_some() {
            continue;
        }
        let names: Vec<String> = head.names.iter().map(|name| folded(name)).collect();
        // The same heads again go on with the same table, unless a title names another state.
        let titles = part.rows[start..head.rows.start].iter();
        let is_other_state = titles.flat_map(Row::filled).any(|(_, title)| state(title).is_some());
        if heads.as_ref().is_some_and(|heads| *heads == names) && !is_other_state {
            continue;
        }
        if let Some(before) = areas.last_mut() {
            before.rows.end = start;
        }
        let from = if areas.is_empty() { 0 } else { start };
        areas.push(Area { rows: from..sheet.rows.len(), columns: columns.clone() });
        heads = Some(names);
    }
    if areas.is_empty() { vec![whole()] } else { areas }
}

/// Whether heads may stand in the first of some rows, below a few titles.
fn may_begin(rows: &[Row], columns: &Range<usize>) -> bool {
    let filled = |row: &Row| row.filled().filter(|(column, _)| columns.contains(column)).count();
    let head = rows.iter().take(MOST_TITLES + 1).position(|row| filled(row) > 1);
    head.is_some_and(|at| header::is_head_like(&rows[at]))
}

/// Whether something is a table of posts by itself: under heads of its own.
fn is_table(part: &Sheet) -> bool {
    let proposed = propose::propose(&part.rows, &part.merged);
    proposed.is_some_and(|it| !it.head.rows.is_empty() && it.head.exact > 0)
}

/// A sheet of which only an area holds something; its rows keep their numbers.
pub(super) fn cut(sheet: &Sheet, area: &Area) -> Sheet {
    let row =
        |(at, row): (usize, &Row)| {
            if at < area.rows.start {
                return Row { line: row.line, ..Row::default() };
            }
            if area.columns == (0..usize::MAX) {
                return row.clone();
            }
            let cells = row.cells.iter().enumerate().take(area.columns.end);
            let cells = cells.map(|(column, cell)| {
                if area.columns.contains(&column) { cell.clone() } else { String::new() }
            });
            Row { cells: std::sync::Arc::new(cells.collect()), ..row.clone() }
        };
    let merged = sheet
        .merged
        .iter()
        .filter(|it| area.rows.contains(&it.top) && (area.columns.contains(&it.left)));
    Sheet {
        name: sheet.name.clone(),
        rows: sheet.rows[..area.rows.end].iter().enumerate().map(row).collect(),
        merged: merged.copied().collect(),
        is_hidden: sheet.is_hidden,
        hidden_columns: sheet.hidden_columns.clone(),
        told: Vec::new(),
        turned_at: sheet.turned_at,
    }
}
