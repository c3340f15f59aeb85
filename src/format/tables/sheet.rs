//! A sheet: rows of cells as printed, from whatever form.

use std::ops::Range;
use std::sync::Arc;

use crate::format::reading::phrases::posts::on_one_line;
use crate::format::reading::vocabulary::{are_persons, names_person, without_persons};
use crate::format::reading::{Doubt, Given, Place, SourceLine};
use crate::model::printable;

/// Cells of one sheet, at most: 100,000 rows of a hundred columns.
pub(super) const MOST_CELLS: usize = 10_000_000;

/// A sheet of a workbook, or the one of a delimited text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::format) struct Sheet {
    /// Empty where the form names none.
    pub name: String,
    /// All rows from the first of the sheet on, those without anything too.
    pub rows: Vec<Row>,
    pub merged: Vec<Merged>,
    /// Nobody sees it in its program.
    pub is_hidden: bool,
    /// The columns that nobody sees, from 0, in runs.
    pub hidden_columns: Vec<Range<usize>>,
    /// What is to be told of its rows, from 0, whatever they are read as.
    pub told: Vec<(usize, Doubt)>,
    /// Its rows are columns of the form, below heads in this row, the first being 1.
    pub turned_at: Option<u32>,
}

/// A row of a sheet or of a document's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Row {
    /// The number of its line in the file as it was read, the first being 1.
    pub line: usize,
    /// Shared with the lines of the source.
    pub cells: Arc<Vec<String>>,
    pub look: Look,
}

/// How a row is set, where the form says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Look {
    /// How far the first cell that holds something is set in, and whether it is bold.
    pub indent: u8,
    pub is_bold: bool,
    /// How many groups of rows it stands in.
    pub group: u8,
    /// All of it is struck out: nothing is read of it.
    pub is_struck: bool,
}

/// Cells put together, by rows and columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Merged {
    pub top: usize,
    pub left: usize,
    pub bottom: usize,
    pub right: usize,
}

impl Row {
    pub fn new(line: usize, cells: Vec<String>) -> Self {
        Self { line, cells: cells.into(), look: Look::default() }
    }

    pub fn cells_mut(&mut self) -> &mut Vec<String> {
        Arc::make_mut(&mut self.cells)
    }

    /// What stands in a column; empty where the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.read().get(column).map_or("", |cell| filled(cell))
    }

    /// The cells that are read.
    fn read(&self) -> &[String] {
        if self.look.is_struck { &[] } else { &self.cells }
    }

    /// Its text as doubts quote it: without names of persons.
    pub fn quoted(&self) -> String {
        let kept = self.filled().map(|(_, cell)| quoted(cell)).filter(|cell| !cell.is_empty());
        kept.collect::<Vec<_>>().join(" | ")
    }

    pub fn is_blank(&self) -> bool {
        self.read().iter().all(|cell| cell.trim().is_empty())
    }

    /// The cells that hold something, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.read().iter().map(|cell| cell.trim()).enumerate();
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// As printed in one line.
    pub fn text(&self) -> String {
        let cells = self.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.collect::<Vec<_>>().join(" | ")
    }
}

impl Sheet {
    /// The same with each name and cell on one line, posts on lines of a cell parted by marks, and without control characters, as a project holds them.
    pub fn cleaned(mut self) -> Self {
        let clean = |text: &mut String| {
            if is_unclean(text) {
                let lines = text.replace("\r\n", "\n");
                let lines = on_one_line(&lines).unwrap_or(lines);
                *text = printable(&lines).into_owned();
            }
        };
        clean(&mut self.name);
        for row in self.rows.iter_mut().filter(|row| row.cells.iter().any(|cell| is_unclean(cell)))
        {
            row.cells_mut().iter_mut().for_each(clean);
        }
        self
    }

    /// Rows in which something stands.
    pub fn filled_rows(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_blank()).count()
    }

    /// The sheet as lines of a source, its table having that number.
    pub fn lines(&self, table: u32) -> impl Iterator<Item = SourceLine> {
        let name: Option<Arc<str>> = (!self.name.is_empty()).then(|| self.name.as_str().into());
        (1..).zip(&self.rows).map(move |(number, row)| SourceLine {
            text: row.text(),
            place: Place {
                sheet: name.clone(),
                row: Some(self.turned_at.unwrap_or(number)),
                ..Place::default()
            },
            given: Given::Row { table, cells: row.cells.clone() },
        })
    }
}

/// A cell as doubts quote it: without names of persons.
pub(super) fn quoted(cell: &str) -> String {
    let name = cell.split(" (").next().unwrap_or(cell);
    match name.split_once(" : ") {
        _ if are_persons(name) => String::new(),
        Some((label, name)) if are_persons(name) => label.to_owned(),
        _ if names_person(cell) => without_persons(cell).0,
        _ => cell.to_owned(),
    }
}

fn is_unclean(text: &str) -> bool {
    text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// "A" for 0, "AB" for 27.
pub(super) fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    out.iter().rev().collect()
}

/// The column of some letters.
pub(super) fn column_of(letters: &str) -> Option<usize> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    letters
        .bytes()
        .try_fold(0, |sum, byte| {
            let digit = byte.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
            Some(sum * 26 + usize::from(digit) + 1)
        })
        .map(|number: usize| number - 1)
}

/// What a cell holds; a dash by itself says that it holds nothing.
fn filled(cell: &str) -> &str {
    let cell = cell.trim();
    if matches!(cell, "-" | "–" | "—" | "/") { "" } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_nobody_sees_are_left_out() {
        let cells = ["R\u{1}dacteur\tprincipal", "un\r\ndeux\ntrois", "\u{7}", "a\u{2028}b"];
        let row = Row::new(1, cells.map(str::to_owned).to_vec());
        let sheet = Sheet { name: "A\u{0}".to_owned(), rows: vec![row], ..Sheet::default() };
        let sheet = sheet.cleaned();
        assert_eq!(sheet.name, "A");
        assert_eq!(sheet.rows[0].cells[..], ["Rdacteur principal", "un deux trois", "", "a b"]);
    }

    #[test]
    fn columns_have_letters() {
        for (column, expected) in
            [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(column), expected);
            assert_eq!(column_of(expected), Some(column));
        }
        assert_eq!(column_of("A1"), None);
    }
}
