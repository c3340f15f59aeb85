//! Rows that are numbered as the chapters of a book are, units and posts alike: "1", "1.1", "1.1.2". What is under
//! what is told by the numbers.

use std::collections::HashSet;

use super::mapping::Mapping;
use super::sheet::{Row, Sheet, column_of};
use crate::format::reading::Meaning;
use crate::format::reading::vocabulary::begins_with_job;

/// The parts of a number: "1.2.1", "A.3", "II.1.".
pub(super) fn number(cell: &str) -> Option<Vec<&str>> {
    let cell = cell.trim().trim_end_matches(['.', ')', '-']);
    let is_part = |part: &&str| {
        let is_figure = (1..=3).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        let is_letter = part.len() == 1 && part.bytes().all(|it| it.is_ascii_lowercase());
        is_figure
            || is_letter
            || (1..=4).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_uppercase())
    };
    let parts: Vec<&str> = cell.split(['.', '-']).map(str::trim).collect();
    parts.iter().all(is_part).then_some(parts)
}

/// The column whose numbers say what is under what.
pub(super) fn column(mapping: &Mapping, rows: &[Row]) -> Option<usize> {
    let may_be = [Meaning::PostId, Meaning::UnitCode, Meaning::Depth, Meaning::Ignored];
    let columns = mapping.columns.iter().filter(|it| may_be.contains(&it.meaning));
    columns.filter_map(|it| column_of(&it.column)).find(|at| is_tree(rows, *at))
}

/// Whether most cells of a column are numbers, some of them below others.
pub(super) fn is_tree(rows: &[Row], column: usize) -> bool {
    let cells = rows.iter().take(2_000).map(|row| row.cell(column)).filter(|it| !it.is_empty());
    let (mut all, mut below) = (0, 0);
    let mut numbers: HashSet<Vec<&str>> = HashSet::new();
    for cell in cells {
        all += 1;
        let Some(number) = number(cell) else { continue };
        below += usize::from(number.len() > 1 && numbers.contains(&number[..number.len() - 1]));
        numbers.insert(number);
    }
    all >= 3 && numbers.len() * 10 >= all * 8 && below * 2 >= numbers.len()
}

/// A sheet whose first column has such numbers before the names of units and posts alike, with the numbers in a
/// column of their own behind the others; else the sheet itself. Where units alone are numbered, their column says
/// how deep each stands.
pub(super) fn set_apart(mut sheet: Sheet) -> Sheet {
    let Some(column) = sheet.rows.iter().find_map(|row| Some(row.filled().next()?.0)) else {
        return sheet;
    };
    let parts = |row: &Row| {
        let (first, name) = row.cell(column).split_once(' ')?;
        let name = name.trim_start_matches([' ', '-', '–', ':']);
        (number(first).is_some() && name.starts_with(char::is_alphabetic))
            .then(|| (first.to_owned(), name.to_owned()))
    };
    let parted: Vec<Option<(String, String)>> = sheet.rows.iter().map(parts).collect();
    let numbers = parted.iter().flatten();
    let numbers: Vec<Row> =
        numbers.clone().map(|(number, _)| Row::new(0, vec![number.clone()])).collect();
    let filled = sheet.rows.iter().filter(|row| !row.cell(column).is_empty()).count();
    let jobs = parted.iter().flatten().filter(|(_, name)| begins_with_job(name)).count();
    if numbers.len() * 10 < filled * 6 || jobs * 5 < numbers.len() || !is_tree(&numbers, 0) {
        return sheet;
    }
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for (row, parted) in sheet.rows.iter_mut().zip(parted) {
        let Some((number, name)) = parted else { continue };
        let cells = row.cells_mut();
        cells.resize(width, String::new());
        cells[column] = name;
        cells.push(number);
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_chapters_are_told_from_others() {
        for cell in ["1", "1.2", "1.2.1.", "A.3", "II.1"] {
            assert!(number(cell).is_some(), "{cell}");
        }
        for cell in ["", "P012", "2024.1", "1,5", "Direction", "1.ab"] {
            assert!(number(cell).is_none(), "{cell}");
        }
        let rows = |cells: &[&str]| -> Vec<Row> {
            cells.iter().map(|cell| Row::new(0, vec![(*cell).to_owned()])).collect()
        };
        assert!(is_tree(&rows(&["1", "1.1", "1.2", "1.2.1"]), 0));
        assert!(!is_tree(&rows(&["1", "2", "3", "4"]), 0));
        assert!(!is_tree(&rows(&["1.5", "2.5", "0.5", "1"]), 0));
    }
}
