//! Sheets of an OpenDocument spreadsheet. Read here and not through calamine, which makes room for every cell
//! that a row says to repeat, and forgets which cells are put together.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::marks::{Comment, Marks};
use super::ods_styles::{CellLook, Styles, attribute};
use super::sheet::{MOST_CELLS, Merged, Row, Sheet};
use super::workbook::number_text;
use crate::format::package::{Package, decoded};
use crate::format::reading::{LINES_MAX, Unreadable};

/// The sheets, in the order of the file; none if nobody wants them any more. `go_on` is told how much of it is
/// read, from 0 to 1.
///
/// # Errors
/// If it is broken, protected, or larger than any table.
pub(super) fn sheets(
    bytes: &[u8],
    mut go_on: impl FnMut(f32) -> bool,
) -> Result<Option<Vec<Sheet>>, Unreadable> {
    let mut package = Package::open(bytes)?;
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    if decoded(&manifest).contains("encryption-data") {
        return Err(Unreadable::Protected);
    }
    let content = package.bytes("content.xml")?.ok_or(Unreadable::PackageBroken)?;
    let text = decoded(&content);
    drop(content);
    let mut reader = Reader::from_str(&text);
    let mut found = Found::default();
    if let Some(styles) = package.bytes("styles.xml")? {
        found.styles.read(&decoded(&styles));
    }
    let mut events = 0_usize;
    loop {
        events += 1;
        if events.is_multiple_of(65_536)
            && !go_on(reader.buffer_position() as f32 / text.len().max(1) as f32)
        {
            return Ok(None);
        }
        match reader.read_event().map_err(|_| Unreadable::XmlBroken)? {
            Event::Start(start) => found.open(&start, false)?,
            Event::Empty(start) => {
                found.open(&start, true)?;
            }
            Event::End(end) => found.close(end.local_name().as_ref())?,
            Event::Text(part) => found.text(&part.xml10_content()),
            Event::CData(part) => found.text(&part.xml10_content()),
            Event::GeneralRef(name) => {
                let mut letters = [0; 4];
                found.text(crate::format::xml::character(&name).encode_utf8(&mut letters));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok(Some(
        found.sheets.into_iter().zip(found.marks).map(|(it, marks)| it.marked(marks)).collect(),
    ))
}

/// What was read so far.
#[derive(Debug, Default)]
struct Found {
    sheets: Vec<Sheet>,
    /// What is to be told of each.
    marks: Vec<Marks>,
    styles: Styles,
    /// The style and the visibility of each column of the sheet, from the first on.
    columns: Vec<Column>,
    /// How many groups of rows are open.
    group: u8,
    row_style: Option<String>,
    is_row_hidden: bool,
    row: Row,
    /// Blank rows, and blank cells of the row, that come to nothing unless something follows.
    blank_rows: usize,
    blank_cells: usize,
    repeats_row: usize,
    cell: Option<OpenCell>,
    cells: usize,
    /// Inside a remark on a cell, which is no part of it, and what it says.
    remark: usize,
    remarked: String,
}

/// Columns that are set alike.
#[derive(Debug, Default)]
struct Column {
    count: usize,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct OpenCell {
    repeats: usize,
    /// A number as the file keeps it, where the text rounds it.
    value: Option<String>,
    text: String,
    style: Option<String>,
    remark: Option<String>,
    paragraphs: usize,
    columns: usize,
    rows: usize,
}

impl Found {
    fn open(&mut self, start: &BytesStart, is_empty: bool) -> Result<(), Unreadable> {
        match start.local_name().as_ref() {
            "table" if self.cell.is_none() => self.open_sheet(start),
            "table-row-group" => self.group = self.group.saturating_add(1),
            "table-column" if self.cell.is_none() => self.column(start),
            "table-row" => {
                self.row = Row::default();
                self.row.look.group = self.group;
                self.row_style = attribute(start, "default-cell-style-name");
                self.is_row_hidden = is_unseen(start);
                self.blank_cells = 0;
                self.repeats_row = count(start, "number-rows-repeated");
                if is_empty {
                    self.close("table-row")?;
                }
            }
            "table-cell" | "covered-table-cell" if self.cell.is_none() => {
                self.cell = Some(OpenCell {
                    repeats: count(start, "number-columns-repeated"),
                    value: value(start),
                    style: attribute(start, "style-name"),
                    columns: count(start, "number-columns-spanned"),
                    rows: count(start, "number-rows-spanned"),
                    ..OpenCell::default()
                });
                if is_empty {
                    self.close("table-cell")?;
                }
            }
            "annotation" => self.remark += usize::from(!is_empty),
            "creator" | "date" if self.remark > 0 && !is_empty => self.remark += 1,
            "p" if self.remark == 1 && !self.remarked.is_empty() => self.remarked.push(' '),
            "style" | "text-properties" | "paragraph-properties" | "table-properties" => {
                self.styles.open(start);
                if is_empty && start.local_name().as_ref() == "style" {
                    self.styles.close();
                }
            }
            "p" if self.remark == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => {
                let spaces = count(start, "c").min(200);
                self.text(&" ".repeat(spaces));
            }
            "tab" | "line-break" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn open_sheet(&mut self, start: &BytesStart) {
        let name = attribute(start, "name").unwrap_or_default();
        let style = attribute(start, "style-name");
        let is_hidden = self.styles.look(style.as_deref()).is_hidden;
        self.sheets.push(Sheet { name, is_hidden, ..Sheet::default() });
        self.marks.push(Marks::default());
        self.columns.clear();
        self.group = 0;
        self.blank_rows = 0;
    }

    /// Columns of one style, which may be hidden.
    fn column(&mut self, start: &BytesStart) {
        let count = count(start, "number-columns-repeated").min(MOST_CELLS);
        let first: usize = self.columns.iter().map(|it| it.count).sum();
        if let Some(marks) = self.marks.last_mut().filter(|_| is_unseen(start)) {
            marks.hidden_columns.push(first..first.saturating_add(count));
        }
        self.columns.push(Column { count, style: attribute(start, "default-cell-style-name") });
    }

    /// How a cell of a column is set: by its own style, its row's, or its column's.
    fn look(&self, style: Option<&str>, column: usize) -> CellLook {
        let mut first = 0;
        let mut of_column = || {
            self.columns.iter().find(|it| {
                first += it.count;
                column < first
            })
        };
        let style = style.or(self.row_style.as_deref());
        self.styles.look(style.or(of_column().and_then(|it| it.style.as_deref())))
    }

    fn text(&mut self, part: &str) {
        if self.remark == 1 {
            self.remarked.push_str(part);
        }
        if let Some(cell) =
            self.cell.as_mut().filter(|cell| cell.paragraphs > 0 && self.remark == 0)
        {
            cell.text.push_str(part);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.push_cell(cell)?;
                }
            }
            "table-row" => self.push_row()?,
            "annotation" => {
                self.remark = 0;
                let said = std::mem::take(&mut self.remarked);
                if let Some(cell) = &mut self.cell {
                    cell.remark = Some(said.trim().to_owned()).filter(|said| !said.is_empty());
                }
            }
            "creator" | "date" => {
                self.remark = self.remark.saturating_sub(1).max(usize::from(self.remark > 0))
            }
            "table-row-group" => self.group = self.group.saturating_sub(1),
            "style" => self.styles.close(),
            _ => {}
        }
        Ok(())
    }

    fn push_cell(&mut self, cell: OpenCell) -> Result<(), Unreadable> {
        let text = cell.value.unwrap_or(cell.text);
        let row = self.sheets.last().map_or(0, |sheet| sheet.rows.len()) + self.blank_rows;
        let column = self.row.cells.len() + self.blank_cells;
        let look = self.look(cell.style.as_deref(), column);
        if let Some(marks) = self.marks.last_mut() {
            if let Some(text) = cell.remark {
                marks.comments.push(Comment { row, column, text });
            }
            if look.is_struck && !text.trim().is_empty() {
                marks
                    .struck
                    .extend((column..column + cell.repeats.min(MOST_CELLS)).map(|it| (row, it)));
            }
        }
        if text.trim().is_empty() {
            self.blank_cells += cell.repeats;
            return Ok(());
        }
        self.cells += self.blank_cells + cell.repeats;
        if self.cells > MOST_CELLS {
            return Err(self.too_long());
        }
        if self.row.is_blank() {
            (self.row.look.indent, self.row.look.is_bold) = (look.indent, look.is_bold);
        }
        let blank = std::mem::take(&mut self.blank_cells);
        self.row.cells_mut().extend(std::iter::repeat_n(String::new(), blank));
        if let Some(sheet) = self.sheets.last_mut().filter(|_| cell.columns > 1 || cell.rows > 1) {
            let (top, left) = (sheet.rows.len() + self.blank_rows, self.row.cells.len());
            let (bottom, right) = (top + cell.rows - 1, left + cell.columns - 1);
            sheet.merged.push(Merged { top, left, bottom, right });
        }
        self.row.cells_mut().extend(std::iter::repeat_n(text, cell.repeats));
        Ok(())
    }

    fn push_row(&mut self) -> Result<(), Unreadable> {
        let repeats = self.repeats_row.max(1);
        if self.row.cells.is_empty() {
            self.blank_rows = self.blank_rows.saturating_add(repeats);
            return Ok(());
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let rows = sheet.rows.len().saturating_add(self.blank_rows).saturating_add(repeats);
        self.cells = self.cells.saturating_add((repeats - 1).saturating_mul(self.row.cells.len()));
        if rows > LINES_MAX || self.cells > MOST_CELLS {
            return Err(self.too_long());
        }
        let mut line = sheet.rows.len() + 1;
        let row = std::mem::take(&mut self.row);
        for blank in [true, false] {
            let count = if blank { std::mem::take(&mut self.blank_rows) } else { repeats };
            for _ in 0..count {
                let own = if blank { Row::default() } else { row.clone() };
                if let Some(marks) = self.marks.last_mut().filter(|_| !blank && self.is_row_hidden)
                {
                    marks.hide_row(line - 1);
                }
                sheet.rows.push(Row { line, ..own });
                line += 1;
            }
        }
        Ok(())
    }

    fn too_long(&self) -> Unreadable {
        Unreadable::TooLong {
            lines: self.sheets.last().map_or(0, |it| it.rows.len()) + self.blank_rows,
        }
    }
}

/// Whether rows or columns are hidden, by hand or by a filter.
fn is_unseen(start: &BytesStart) -> bool {
    attribute(start, "visibility").is_some_and(|it| matches!(it.as_str(), "collapse" | "filter"))
}

/// How often something stands there: once where nothing is said.
fn count(start: &BytesStart, name: &str) -> usize {
    attribute(start, name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

/// The value of a number, which its text may round; of other cells the text says all.
fn value(start: &BytesStart) -> Option<String> {
    match attribute(start, "value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            let value = attribute(start, "value")?.parse().ok()?;
            Some(number_text(value))
        }
        "boolean" => {
            let is_true = attribute(start, "boolean-value")? == "true";
            Some(if is_true { "oui" } else { "non" }.to_owned())
        }
        _ => None,
    }
}
