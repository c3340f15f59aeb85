//! Where the heads of a table stand: below titles, in one row or several.

use std::ops::Range;

use super::figures;
use super::sheet::{Merged, Row};
use crate::format::reading::Meaning;
use crate::format::reading::columns::{counted_category, named, state};

/// The heads of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Its rows, from 0; empty for a table without.
    pub rows: Range<usize>,
    /// For each column what stands at its head.
    pub names: Vec<String>,
    /// The same, row by row of the heads.
    pub parts: Vec<Vec<String>>,
    /// How many of the columns have names that are known word for word.
    pub exact: usize,
}

/// The rows that may be the first one of the heads: titles and addresses stand above.
const FIRST_ROWS: usize = 60;

/// No head has more rows.
const MOST_ROWS: usize = 3;

/// The heads of `rows`; none if no row names columns.
pub(super) fn find(rows: &[Row], merged: &[Merged]) -> Option<Head> {
    let mut best: Option<(u32, Head)> = None;
    for start in 0..rows.len().min(FIRST_ROWS) {
        for depth in 1..=MOST_ROWS.min(rows.len() - start) {
            let range = start..start + depth;
            // A row of figures, or of nothing, ends the heads.
            if !is_head_like(&rows[start + depth - 1]) {
                break;
            }
            let Some((score, head)) = scored(rows, merged, range) else { continue };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, head));
            }
        }
    }
    best.map(|(_, head)| head)
}

/// Heads in a range given by a mapping.
pub(super) fn at(rows: &[Row], merged: &[Merged], range: Range<usize>) -> Head {
    let range = range.start.min(rows.len())..range.end.min(rows.len());
    let parts = parts(rows, merged, &range);
    Head { rows: range, names: joined(&parts), parts, exact: 0 }
}

/// How well some rows name columns, if they do: two columns at least, one of them a label.
fn scored(rows: &[Row], merged: &[Merged], range: Range<usize>) -> Option<(u32, Head)> {
    if is_titled(&rows[range.clone()]) {
        return None;
    }
    let parts = parts(rows, merged, &range);
    let names = joined(&parts);
    let (mut score, mut exact, mut known, mut labels) = (0, 0, 0, 0);
    for (column, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let found = named(name);
        let stated = state(name);
        if found.is_none() && stated.is_none() && counted_category(name).is_none() && !is_year(name)
        {
            continue;
        }
        let is_exact = found.as_ref().is_some_and(|it| it.exact)
            || stated
                .as_ref()
                .is_some_and(|(_, rest)| rest.is_empty() || named(rest).is_some_and(|it| it.exact));
        // Two columns of one name are told apart by a row above, if there is one.
        let is_again = names.iter().filter(|other| *other == name).count() > 1;
        score += match (is_again, is_exact) {
            (true, _) => 3,
            (false, true) => 6,
            (false, false) => 4,
        };
        exact += usize::from(is_exact);
        known += 1;
        labels += usize::from(found.is_some_and(|it| {
            // "Postes" over words names them.
            let is_of_words = it.exact && it.meaning == Meaning::Count;
            is_label(it.meaning) || is_of_words && is_worded(rows, &range, column)
        }));
    }
    if known < 2 || labels == 0 || (exact == 0 && known < 4) {
        let counted = heads_of_counts(rows, &names, &range);
        if known == 0 || counted < 2 {
            return None;
        }
        score += 4 * u32::try_from(counted).unwrap_or(0);
    }
    // A further row must name columns that the first does not, or groups of columns that count.
    let score = score - u32::try_from(range.len() - 1).unwrap_or(0);
    let score = score + if heads_groups(rows, &parts, &range) { 3 } else { 0 };
    Some((score, Head { rows: range, names, parts, exact }))
}

/// Whether a row above the last of several is nothing but a title at the beginning of the first head.
fn is_titled(rows: &[Row]) -> bool {
    let Some((heads, above)) = rows.split_last() else { return false };
    let Some((first, _)) = heads.filled().next().filter(|_| heads.filled().count() > 2) else {
        return false;
    };
    above.iter().any(|row| {
        let mut cells = row.filled();
        cells.next().is_some_and(|(column, _)| column == first) && cells.next().is_none()
    })
}

/// Whether the first of several rows of heads names groups of columns, all of which count.
fn heads_groups(rows: &[Row], parts: &[Vec<String>], range: &Range<usize>) -> bool {
    if range.len() < 2 {
        return false;
    }
    let top = &rows[range.start];
    let is_group = |column: &usize| parts[*column].len() > 1;
    let grouped: Vec<usize> = (0..parts.len()).filter(is_group).collect();
    let lone = top.filled().filter(|(column, _)| !grouped.contains(column));
    let is_whole = |(column, _): (usize, &str)| {
        rows[range.start + 1..range.end].iter().all(|row| row.cell(column).is_empty())
    };
    grouped.len() > 1
        && grouped.iter().all(|column| is_counted(rows, range, *column))
        && lone.into_iter().all(is_whole)
}

/// Whether nothing but words stands below the heads of a column.
fn is_worded(rows: &[Row], range: &Range<usize>, column: usize) -> bool {
    let below = rows[range.end..].iter().filter(|row| !row.is_blank()).take(20);
    let mut cells = below.map(|row| row.cell(column)).filter(|it| !it.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| !cell.contains(|c: char| c.is_ascii_digit()))
}

/// Whether nothing but figures stands below the heads of a column.
fn is_counted(rows: &[Row], range: &Range<usize>, column: usize) -> bool {
    let below = rows[range.end..].iter().filter(|row| !row.is_blank()).take(20);
    let mut cells = below.map(|row| row.cell(column)).filter(|it| !it.is_empty());
    cells.next().is_some_and(|cell| figures::hundredths(cell).is_some())
        && cells.all(|cell| figures::hundredths(cell).is_some())
}

/// How many columns have a name of their own over counts, beside one of labels: services or grades side by side.
fn heads_of_counts(rows: &[Row], names: &[String], range: &Range<usize>) -> usize {
    let below: Vec<&Row> =
        rows[range.end..].iter().filter(|row| !row.is_blank()).take(20).collect();
    let is_label =
        |column: usize| below.iter().any(|row| row.cell(column).chars().any(char::is_alphabetic));
    let is_name = |name: &str| {
        name.chars().any(char::is_alphabetic) && names.iter().filter(|it| *it == name).count() == 1
    };
    let (mut counted, mut labels) = (0, 0);
    for (column, name) in names.iter().enumerate() {
        counted += usize::from(is_name(name) && is_counted(rows, range, column));
        labels += usize::from(is_label(column));
    }
    if labels == 0 { 0 } else { counted }
}

fn is_label(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Unit
            | Meaning::UnitCode
            | Meaning::PostId
            | Meaning::Title
            | Meaning::Grade
            | Meaning::ReferenceJob
            | Meaning::ReportsTo
            | Meaning::SupervisorId
    )
}

/// Whether a row may be one of heads: words, no figures but years.
pub(super) fn is_head_like(row: &Row) -> bool {
    let mut some = false;
    for (_, cell) in row.filled() {
        some = true;
        let is_figure = figures::hundredths(cell).is_some() && !is_year(cell);
        if is_figure || cell.ends_with('%') || cell.chars().count() > 120 {
            return false;
        }
    }
    some
}

/// "2024", "31/12/2024".
pub(super) fn is_year(cell: &str) -> bool {
    year(cell).is_some()
}

/// The year, or the day, that a head names, as a number that grows with time.
pub(super) fn year(cell: &str) -> Option<i32> {
    use crate::format::reading::vocabulary::date_in;
    if let Some(Ok(date)) = date_in(cell) {
        return Some(i32::from(date.year()) * 400 + i32::from(date.day_of_year()));
    }
    let words = cell.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
    let mut years = words.filter_map(|word| word.parse::<i32>().ok());
    years.find(|year| (1990..2100).contains(year)).map(|year| year * 400)
}

/// For each column what stands in each row of the heads, a group's name above those of its columns.
fn parts(rows: &[Row], merged: &[Merged], range: &Range<usize>) -> Vec<Vec<String>> {
    let heads = &rows[range.clone()];
    let width = heads.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); width];
    for (offset, row) in heads.iter().enumerate() {
        let at = range.start + offset;
        let below = heads.get(offset + 1);
        let mut group = String::new();
        for (column, parts) in parts.iter_mut().enumerate() {
            let own = single_line(row.cell(column));
            if !own.is_empty() {
                group.clone_from(&own);
            } else if !goes_on(merged, at, column, below) {
                group.clear();
            }
            let part = if own.is_empty() { &group } else { &own };
            if !part.is_empty() && !ends_with_part(&parts.join(" "), part) {
                parts.push(part.clone());
            }
        }
    }
    parts
}

fn joined(parts: &[Vec<String>]) -> Vec<String> {
    parts.iter().map(|parts| parts.join(" ")).collect()
}

fn ends_with_part(name: &str, part: &str) -> bool {
    name == part || name.ends_with(&format!(" {part}"))
}

/// Whether the head of the column before goes on over this one, which has none in this row: the cells are put
/// together, or a name of its own stands below.
fn goes_on(merged: &[Merged], row: usize, column: usize, below: Option<&Row>) -> bool {
    let here = |it: &&Merged| it.top <= row && row <= it.bottom;
    let mut in_row = merged.iter().filter(here).filter(|it| it.right > it.left).peekable();
    if in_row.peek().is_some() {
        return in_row.any(|it| it.left < column && column <= it.right);
    }
    below.is_some_and(|below| !below.cell(column).is_empty())
}

fn single_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}
