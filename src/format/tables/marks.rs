//! What a form says of cells besides what stands in them: what nobody sees, what is struck out, remarks. None of
//! it is read in silence.
//!
//! Rows and columns that are hidden are read like the others, since filters hide them, and that is said. Rows
//! that are struck out are not read, nor are cells that are. Remarks on cells are left out, quoted.

use std::ops::Range;

use super::sheet::{Sheet, letters};
use crate::format::reading::Doubt;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Marks {
    /// Rows and columns that nobody sees, from 0, in runs.
    pub hidden_rows: Vec<Range<usize>>,
    pub hidden_columns: Vec<Range<usize>>,
    /// Cells that are struck out: row and column.
    pub struck: Vec<(usize, usize)>,
    pub comments: Vec<Comment>,
}

/// A remark on a cell, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Comment {
    pub row: usize,
    pub column: usize,
    pub text: String,
}

impl Marks {
    /// Adds a row, these coming in order.
    pub fn hide_row(&mut self, row: usize) {
        match self.hidden_rows.last_mut() {
            Some(run) if run.end == row => run.end += 1,
            _ => self.hidden_rows.push(row..row + 1),
        }
    }
}

impl Sheet {
    /// Takes out what is struck out, and says at which rows something is hidden, struck out or remarked.
    pub fn marked(mut self, marks: Marks) -> Self {
        self.strike(&marks.struck);
        for run in &marks.hidden_rows {
            let end = run.end.min(self.rows.len());
            let mut filled = (run.start.min(end)..end).filter(|row| !self.rows[*row].is_blank());
            let Some(first) = filled.next() else { continue };
            let rows = u32::try_from(1 + filled.count()).unwrap_or(u32::MAX);
            let text = self.rows[first].text();
            self.told.push((first, Doubt::HiddenRowsRead { rows, text }));
        }
        for comment in marks.comments {
            let row = comment.row.min(self.rows.len().saturating_sub(1));
            let text = comment.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let text = format!("{}{} : {text}", letters(comment.column), comment.row + 1);
            self.told.push((row, Doubt::CommentLeftOut { text }));
        }
        self.hidden_columns = marks.hidden_columns;
        self
    }

    /// A row of which all words are struck out is none; of other rows the cells that are struck out are blank.
    fn strike(&mut self, struck: &[(usize, usize)]) {
        for cells in struck.chunk_by(|one, other| one.0 == other.0) {
            let Some(row) = cells.first().and_then(|(row, _)| self.rows.get_mut(*row)) else {
                continue;
            };
            let is_struck = |column: usize| cells.iter().any(|(_, it)| *it == column);
            let has_letters = |cell: &str| cell.chars().any(char::is_alphabetic);
            let is_whole =
                row.filled().all(|(column, cell)| is_struck(column) || !has_letters(cell));
            let at = cells[0].0;
            if is_whole {
                let text = row.text();
                row.look.is_struck = true;
                self.told.push((at, Doubt::StruckOut { text }));
                continue;
            }
            for (_, column) in cells {
                let Some(cell) = row.cells_mut().get_mut(*column) else { continue };
                let text = std::mem::take(cell).trim().to_owned();
                if !text.is_empty() {
                    self.told.push((at, Doubt::StruckOut { text }));
                }
            }
        }
    }
}
