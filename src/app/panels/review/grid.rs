//! The columns of the tables in a report, so that its rows are listed as a table.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::format::reading::{Given, Source};
use crate::words::shortened;

/// Rows of a table whose cells are measured; those below are as wide as these or are cut.
const MEASURED: usize = 400;
/// Letters of a column, at least and at most.
const LETTERS: (usize, usize) = (2, 24);
/// The room of a letter, in logical pixels.
const LETTER: f32 = 6.8;
/// The room between two columns.
const GAP: f32 = 14.0;

/// Where the columns of each table begin, and end, from the left in logical pixels; by the table's number.
#[derive(Debug)]
pub(super) struct Columns(BTreeMap<u32, Vec<f32>>);

impl Columns {
    pub fn of(source: &Source) -> Self {
        let mut letters: BTreeMap<u32, (usize, Vec<usize>)> = BTreeMap::new();
        for line in &source.lines {
            let Given::Row { table, cells } = &line.given else { continue };
            let (rows, widths) = letters.entry(*table).or_default();
            *rows += 1;
            if *rows > MEASURED {
                continue;
            }
            widths.resize(widths.len().max(cells.len()), LETTERS.0);
            // A title above the table takes all of its width.
            if is_title(cells) {
                continue;
            }
            for (width, cell) in widths.iter_mut().zip(cells.iter()) {
                *width = (*width).max(cell.chars().take(LETTERS.1).count());
            }
        }
        let edges = |widths: Vec<usize>| {
            let mut edges = vec![0.0];
            let mut at = 0.0;
            edges.extend(widths.into_iter().map(|letters| {
                at += letters as f32 * LETTER + GAP;
                at
            }));
            edges
        };
        Self(letters.into_iter().map(|(table, (_, widths))| (table, edges(widths))).collect())
    }

    /// The width of the widest table.
    pub fn width(&self) -> f32 {
        self.0.values().filter_map(|edges| edges.last().copied()).fold(0.0, f32::max)
    }

    /// The cells of a row, each with where it begins and ends; none where the line is no row, or only a title.
    pub fn cells<'a>(&'a self, given: &'a Given) -> impl Iterator<Item = (f32, f32, Cow<'a, str>)> {
        let row = if let Given::Row { table, cells } = given {
            self.0.get(table).map(|edges| (edges, cells)).filter(|_| !is_title(cells))
        } else {
            None
        };
        row.into_iter().flat_map(|(edges, cells)| {
            let ends = edges.iter().zip(&edges[1..]).zip(cells.iter());
            ends.map(|((&left, &right), cell)| {
                let is_long = cell.chars().count() > LETTERS.1;
                let shown = if is_long { shortened(cell, LETTERS.1).into() } else { cell.into() };
                (left, right - GAP / 2.0, shown)
            })
        })
    }
}

/// Whether only the first cell says something.
fn is_title(cells: &[String]) -> bool {
    cells.len() > 1 && cells[1..].iter().all(String::is_empty)
}
