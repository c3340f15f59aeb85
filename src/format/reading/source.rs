//! What a file holds, line by line in the order it is read, whatever its form: the same for a text, a
//! document, a table, a drawing or a page. What was read keeps the number of its line here.

use std::sync::Arc;

use super::vocabulary::without_persons;
use crate::model::{Evidence, printable};

/// A file laid out as lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    pub lines: Vec<SourceLine>,
}

/// A paragraph of a document, a row of a table, a line of a text or of a box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceLine {
    /// As printed, the cells of a row parted by ` | `; empty where nothing stands.
    pub text: String,
    pub place: Place,
    pub given: Given,
}

/// Where a line stands in its file; what a form lacks is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The page or slide, the first being 1.
    pub page: Option<u32>,
    /// The name of a table's sheet.
    pub sheet: Option<Arc<str>>,
    /// The row of a sheet, the first being 1.
    pub row: Option<u32>,
    /// Where it stands on its page, in points from the upper left corner: left, top, width, height.
    pub area: Option<[f32; 4]>,
}

/// What a document says of a line besides its words. What is said here needs no guess.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Given {
    /// Plain text: only the marks in it tell.
    #[default]
    Nothing,
    /// A paragraph of running text, of which the form would have said more if there were more.
    /// `indent` is how far in it stands, in points.
    Paragraph { bold: bool, indent: u16 },
    /// A heading of that level, the highest being 1.
    Heading { level: u8 },
    /// An item of a list, that deep, the outermost being 1.
    Item { depth: u8 },
    /// The cells of a table's row; `table` is the same number for the rows of one table, and rises.
    Row { table: u32, cells: Arc<Vec<String>> },
    /// The first line of a box of a drawing: the name of a unit that deep, the top being 1.
    Box { depth: u8 },
    /// The name of a unit that deep, the top being 1, where the file says that it is one and holds nothing else.
    Unit { depth: u8 },
    /// A further line of the box above it.
    InBox,
    /// The header or footer of the pages, a table of contents: nothing of a chart.
    Furniture,
    /// What a slide, a page of drawings or a drawing is called: a chart begins.
    Title,
}

impl Source {
    /// What is kept of the line of that number, the first being 1; its file is not known here.
    pub fn evidence(&self, line: usize) -> Option<Evidence> {
        let SourceLine { text, place, .. } = self.lines.get(line.checked_sub(1)?)?;
        Some(Evidence {
            file: String::new(),
            line: u32::try_from(line).ok()?,
            page: place.page,
            sheet: place.sheet.as_deref().map(|sheet| printable(sheet).into_owned()),
            row: place.row,
            // A line may name the person who holds a post: no file keeps that.
            text: Evidence::kept(&without_persons(&text.replace('\t', " ")).0),
        })
    }

    /// The same without what stands in some columns of its tables, such as names of persons.
    pub(in crate::format) fn without_columns(&self, columns: &[usize]) -> Self {
        let mut lines = self.lines.clone();
        for line in &mut lines {
            if let Given::Row { cells, .. } = &line.given {
                let kept = cells.iter().enumerate().filter(|(at, _)| !columns.contains(at));
                let kept = kept.map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty());
                line.text = kept.collect::<Vec<_>>().join(" | ");
            }
        }
        Self { lines }
    }

    /// Lines of plain text, each at its number.
    pub fn of_text(text: &str) -> Self {
        // LF, CRLF or CR ends a line; the end of the last line begins no other.
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let body = unified.strip_suffix('\n').unwrap_or(&unified);
        let line = |text: &str| SourceLine { text: text.to_owned(), ..SourceLine::default() };
        Self { lines: body.split('\n').map(line).collect() }
    }
}
