//! What every form of document comes to: paragraphs and tables one below the other.
//!
//! It knows nothing of any form, nor of what the words mean.

use std::collections::HashMap;

use crate::format::reading::{Doubt, Laying};

/// A piece of a document.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
    /// What was left out here, or is doubtful.
    Doubt(Doubt),
    /// A drawing, laid out already.
    Drawing(Laying),
    /// Another page begins.
    Page,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Its lines parted by `\n`.
    pub text: String,
    pub role: Role,
    /// Every letter of it.
    pub bold: bool,
    /// How far in it stands, in points.
    pub indent: u16,
}

/// An indentation in whole points; one that leads out of the page is none.
pub(super) fn points(indent: f32) -> u16 {
    if (0.0..2_000.0).contains(&indent) { indent.round() as u16 } else { 0 }
}

/// What its form says a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Body,
    /// The title of the whole document.
    Title,
    /// The highest being 1.
    Heading(u8),
    /// The outermost being 1.
    Item(u8),
    /// Header, footer, table of contents.
    Furniture,
}

/// Letters of a paragraph that are in the file and count for nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct LeftOut {
    /// While changes were tracked.
    pub deleted: String,
    pub hidden: String,
    /// Struck through by hand.
    pub struck: String,
}

impl LeftOut {
    pub fn is_empty(&self) -> bool {
        [&self.deleted, &self.hidden, &self.struck].iter().all(|text| text.trim().is_empty())
    }

    /// Says it all, and forgets it.
    pub fn say(&mut self) -> Vec<Block> {
        let deleted = |text| Doubt::DeletedLeftOut { text };
        let hidden = |text| Doubt::HiddenLeftOut { text };
        let struck = |text| Doubt::StruckOut { text };
        let kinds: [(&mut String, &dyn Fn(String) -> Doubt); 3] = [
            (&mut self.deleted, &deleted),
            (&mut self.hidden, &hidden),
            (&mut self.struck, &struck),
        ];
        let said = kinds.map(|(text, doubt)| (std::mem::take(text).trim().to_owned(), doubt));
        let said = said.into_iter().filter(|(text, _)| !text.is_empty());
        said.map(|(text, doubt)| Block::Doubt(doubt(text))).collect()
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub blocks: Vec<Block>,
    /// So many columns it takes, and so many rows.
    pub columns: usize,
    pub rows: usize,
}

impl Table {
    /// Cells that go on from the row above, marked by no rows of their own, are given to the cell they go
    /// on from.
    pub fn merge_down(&mut self) {
        // For each column, the row and place of the cell that began last.
        let mut starts: HashMap<usize, (usize, usize)> = HashMap::new();
        for at in 0..self.rows.len() {
            let row = std::mem::take(&mut self.rows[at]);
            let mut kept = Vec::new();
            let mut column = 0;
            for mut cell in row {
                let width = cell.columns;
                match starts.get(&column).copied().filter(|_| cell.rows == 0) {
                    Some((row, place)) => self.rows[row][place].rows += 1,
                    None => {
                        cell.rows = 1;
                        starts.insert(column, (at, kept.len()));
                        kept.push(cell);
                    }
                }
                column += width;
            }
            self.rows[at] = kept;
        }
    }
}
