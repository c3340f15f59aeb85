//! Sheets that are a list and no table: each row holds one cell, units and posts standing one below the other, and
//! how far it is set in, or in which column it stands, says what is under what. They are read as texts are.

use std::collections::HashSet;

use super::figures;
use super::layout::indent;
use super::sheet::{Row, Sheet};
use super::units::{is_initials, kind_of};
use crate::format::reading::columns::named;
use crate::format::reading::phrases::posts::tells_posts;
use crate::format::reading::vocabulary::{bare, begins_with_job, is_organisation};
use crate::format::reading::{Doubt, Given, Problem, Source, SourceLine};
use crate::model::folded;

/// Units side by side stand below so many rows of titles at most.
const MOST_TITLES: usize = 8;

/// The fullest list among some sheets, as lines with their depth, and what is to be told of the sheets; none if
/// none is a list.
pub(super) fn of(sheets: &[Sheet], asked: Option<&str>) -> Option<(Source, Vec<Problem>)> {
    let lists = asked_for(sheets, asked).filter(|(_, sheet)| is_one(sheet));
    let (at, sheet) = lists.rev().max_by_key(|(_, sheet)| sheet.filled_rows())?;
    let mut depths: Vec<usize> =
        sheet.rows.iter().filter(|row| !row.is_blank()).map(depth).collect();
    depths.sort_unstable();
    depths.dedup();
    let mut source = Source { lines: sheet.lines(0).collect() };
    for (line, row) in source.lines.iter_mut().zip(&sheet.rows) {
        let level = depths.iter().position(|it| *it == depth(row)).unwrap_or(0);
        let level = u8::try_from(level + 1).unwrap_or(u8::MAX);
        line.given = match () {
            () if row.look.is_struck || row.is_blank() => Given::Furniture,
            () if depths.len() > 1 => Given::Item { depth: level },
            () => Given::Paragraph { bold: row.look.is_bold, indent: 0 },
        };
    }
    let told = sheet.told.iter().map(|(row, doubt)| (row + 1, doubt.clone()));
    Some((source, problems(sheets, at, told)))
}

/// The sheets that may be read, with their numbers.
fn asked_for<'a>(
    sheets: &'a [Sheet],
    asked: Option<&'a str>,
) -> impl DoubleEndedIterator<Item = (usize, &'a Sheet)> {
    sheets.iter().enumerate().filter(move |(_, sheet)| match asked {
        Some(name) => folded(name) == folded(&sheet.name),
        None => !sheet.is_hidden,
    })
}

/// The fullest of some sheets as lines with their depth, if units stand side by side at the heads of its columns and
/// the posts of each below it: column by column.
pub(super) fn beside(sheets: &[Sheet], asked: Option<&str>) -> Option<(Source, Vec<Problem>)> {
    let fullest = asked_for(sheets, asked).rev().max_by_key(|(_, sheet)| sheet.filled_rows());
    let (at, sheet) = fullest?;
    let (heads, columns) = columns_of_units(sheet)?;
    let mut source = Source::default();
    let rows: Vec<SourceLine> = sheet.lines(0).collect();
    // The first line of each row.
    let mut lines: Vec<Option<usize>> = vec![None; rows.len()];
    let mut push = |row: usize, text: &str, given: Given| {
        let place = rows[row].place.clone();
        source.lines.push(SourceLine { text: text.to_owned(), place, given });
        lines[row].get_or_insert(source.lines.len());
    };
    let mut top = 1;
    for (row, title) in (0..heads).filter_map(|row| Some((row, sheet.rows[row].filled().next()?.1)))
    {
        let is_unit = names_unit(title);
        let bold = sheet.rows[row].look.is_bold;
        let given = match () {
            () if is_unit => Given::Item { depth: 1 },
            () if is_about_posts(title) => Given::Furniture,
            () => Given::Paragraph { bold, indent: 0 },
        };
        push(row, title, given);
        top = if is_unit { 2 } else { top };
    }
    for column in columns {
        let mut depth = top;
        for (row, cells) in sheet.rows.iter().enumerate().skip(heads) {
            let cell = cells.cell(column);
            let is_unit = row == heads || names_unit(cell);
            let own = if is_unit && row > heads { top + 1 } else { depth };
            if !cell.is_empty() {
                push(row, cell, Given::Item { depth: own });
                depth = if is_unit { own + 1 } else { depth };
            }
        }
    }
    let told = sheet
        .told
        .iter()
        .map(|(row, doubt)| (lines.get(*row).copied().flatten().unwrap_or(1), doubt.clone()));
    let problems = problems(sheets, at, told);
    Some((source, problems))
}

/// The row, from 0, in which units stand side by side over nothing but posts and units, and their columns.
fn columns_of_units(sheet: &Sheet) -> Option<(usize, Vec<usize>)> {
    let heads = sheet.rows.iter().take(MOST_TITLES).position(|row| row.filled().count() > 1)?;
    let row = &sheet.rows[heads];
    let is_head = |cell: &str| names_unit(cell) || is_initials(cell);
    let is_word = |cell: &str| named(cell).is_some_and(|it| it.exact);
    if !row.filled().all(|(_, cell)| is_head(cell) && !is_word(cell))
        || !row.filled().any(|it| names_unit(it.1))
    {
        return None;
    }
    let columns: Vec<usize> = row.filled().map(|(column, _)| column).collect();
    let (mut all, mut known, mut posts, mut filled) = (0, 0, 0, HashSet::new());
    for (column, cell) in sheet.rows[heads + 1..].iter().flat_map(Row::filled) {
        if !columns.contains(&column) || figures::hundredths(cell).is_some() {
            return None;
        }
        let is_post = tells_posts(cell) || begins_with_job(cell);
        all += 1;
        posts += usize::from(is_post);
        known += usize::from(is_post || names_unit(cell));
        filled.insert(column);
    }
    (posts > 0 && known * 10 >= all * 7 && filled.len() > 1).then_some((heads, columns))
}

/// Whether a title says what its sheet is, and not whose: "Cartographie des postes – pôle technique".
fn is_about_posts(title: &str) -> bool {
    const ABOUT: [&str; 7] =
        ["cartographie", "effectif", "effectifs", "emplois", "liste", "postes", "tableau"];
    let dashes = [" – ", " — ", " - "];
    let parts = dashes.iter().fold(vec![title], |parts, dash| {
        parts.into_iter().flat_map(|part| part.split(*dash)).collect()
    });
    let is_about = bare(title).split(' ').any(|word| ABOUT.contains(&word));
    is_about && !parts.into_iter().any(is_organisation)
}

/// Whether a cell is the name of a unit, more than the word of its kind.
fn names_unit(cell: &str) -> bool {
    kind_of(cell).is_some_and(|kind| cell.len() > kind.word.len() + 1) && !tells_posts(cell)
}

/// What is told of the sheet that is read, each with its line, and that the others are not.
fn problems(
    sheets: &[Sheet],
    at: usize,
    told: impl Iterator<Item = (usize, Doubt)>,
) -> Vec<Problem> {
    let told = told.map(|(line, doubt)| Problem { line, doubt });
    let others =
        sheets.iter().enumerate().filter(|(other, it)| *other != at && it.filled_rows() > 0);
    let others = others.map(|(_, it)| {
        let (rows, sheet) = (u32::try_from(it.filled_rows()).unwrap_or(u32::MAX), it.name.clone());
        let doubt = match it.is_hidden {
            true => Doubt::HiddenSheetLeftOut { rows, sheet },
            false => Doubt::SheetLeftOut { rows, sheet },
        };
        Problem { line: 1, doubt }
    });
    told.chain(others).collect()
}

fn is_one(sheet: &Sheet) -> bool {
    let filled = sheet.rows.iter().filter(|row| !row.is_blank());
    let (mut all, mut single) = (0, 0);
    for row in filled {
        all += 1;
        single += usize::from(row.filled().count() == 1);
    }
    all >= 2 && single == all
}

/// Whether rows are such a list in several columns.
pub(super) fn is_stairs(rows: &[Row]) -> bool {
    let is_single = |row: &Row| row.filled().count() < 2;
    let mut columns: Vec<usize> =
        rows.iter().filter_map(|row| Some(row.filled().next()?.0)).collect();
    columns.sort_unstable();
    columns.dedup();
    rows.len() > 2 && columns.len() > 1 && rows.iter().all(is_single)
}

/// How deep the cell of a row stands.
fn depth(row: &Row) -> usize {
    let column = row.filled().next().map_or(0, |(column, _)| column);
    column * 100 + indent(row, column) * 10 + usize::from(row.look.group)
}
