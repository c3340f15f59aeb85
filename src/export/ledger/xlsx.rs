//! The report as an Excel workbook: a sheet for each table, its header row first, real numbers.
//!
//! Texts are written as strings and never as formulas or links, whatever they begin with.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;
use std::io::Cursor;
use zip::result::ZipError;
use zip::{System, ZipArchive};

use super::tables::{Cell, ColumnKind, RowEmphasis, Table, TableColumn, TableRow, TableSet};
use crate::export::svg::is_unprintable;
use crate::export::{ExportError, Progress};
use crate::words::{Message, key, message};

/// Columns are not narrower than this, in letters.
const NARROWEST: u16 = 6;
/// The most letters that a cell holds.
const MOST_LETTERS: usize = 32_767;
/// A row and a column in the font of the sheets.
const ROW_PIXELS: u32 = 17;
const COLUMN_PIXELS: u32 = 64;
/// The height of a line in points.
const LINE_HEIGHT: f64 = 12.75;
/// A4 in Excel's list of papers.
const A4: u8 = 9;
/// The margins of a page in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.5, 0.5, 0.8, 0.7, 0.4, 0.35];
const SHADE: u32 = 0x00E7_EBF0;
const LINE: u32 = 0x00B0_B7C0;

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// # Errors
/// If there are more rows than a sheet holds, or `progress` is cancelled.
pub(super) fn xlsx(report: &TableSet, progress: &Progress) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    // A date of its own: the same project is the same file.
    let properties = DocProperties::new()
        .set_title(well_formed(&report.title))
        .set_subject(well_formed(&report.all_lines().collect::<Vec<_>>().join(" · ")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    // The digits of this font are what columns are measured in, and it is found everywhere.
    workbook.set_default_format(&plain(), ROW_PIXELS, COLUMN_PIXELS)?;
    for table in &report.tables {
        sheet(workbook.add_worksheet(), report, table, progress)?;
    }
    Ok(of_one_system(workbook.save_to_buffer()?)?)
}

/// Says of each part of a zip file that it comes from one system, wherever it was made: the same project is
/// the same file everywhere.
fn of_one_system(mut bytes: Vec<u8>) -> Result<Vec<u8>, ZipError> {
    // Behind the signature of an entry and the release of the format: 4.3.12 of the zip specification.
    const SYSTEM: u64 = 5;
    let mut zip = ZipArchive::new(Cursor::new(&bytes))?;
    let places = (0..zip.len()).map(|index| Ok(zip.by_index_raw(index)?.central_header_start()));
    for place in places.collect::<Result<Vec<_>, ZipError>>()? {
        if let Some(system) = usize::try_from(place + SYSTEM).ok().and_then(|at| bytes.get_mut(at))
        {
            *system = System::Unix as u8;
        }
    }
    Ok(bytes)
}

fn sheet(
    sheet: &mut Worksheet,
    report: &TableSet,
    table: &Table,
    progress: &Progress,
) -> Result<(), ExportError> {
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_name(sheet_name(&table.name))?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, column.width.max(NARROWEST))?;
        let format = header_format(column, at > 0);
        sheet.write_string_with_format(0, at, text(&column.label), &format)?;
    }
    let labels = table.columns.iter().map(|it| lines_of(&it.label, it.width.saturating_sub(2)));
    set_height(sheet, 0, labels.max().unwrap_or(1))?;
    let mut line = 1;
    for row in &table.rows {
        progress.step(1)?;
        write_row(sheet, line, row, table, last)?;
        line += 1;
    }
    if table.rows.is_empty() {
        let none = text(&report.locale.get(key::TABLES_NONE));
        sheet.write_string_with_format(line, 0, none, &plain())?;
        line += 1;
    }
    let cut = cut_message(cut_texts(table));
    let cut = cut.map(|cut| report.locale.say(&cut));
    for note in table.notes.iter().chain(&cut) {
        line += 1;
        write_note(sheet, line, last, note, &table.columns)?;
    }

    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    let [left, right, top, bottom, header, footer] = MARGINS;
    sheet.set_margins(left, right, top, bottom, header, footer);
    sheet.set_header(format!("&L&B{}", in_header(&table.title)));
    // The sums are in the tables.
    sheet.set_footer(format!("&L{}&R&P / &N", in_header(&report.lines.join(" · "))));
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    line: u32,
    row: &TableRow,
    table: &Table,
    last: u16,
) -> Result<(), XlsxError> {
    if let (RowEmphasis::Heading, [Cell::Text(heading)]) = (row.emphasis, row.cells.as_slice()) {
        let format = plain().set_bold().set_background_color(SHADE);
        sheet.write_string_with_format(line, 0, text(heading), &format)?;
        for at in 1..=last {
            sheet.write_blank(line, at, &format)?;
        }
        return Ok(());
    }
    let mut lines = 1;
    for (at, (cell, column)) in (0..).zip(row.cells.iter().zip(&table.columns)) {
        // Apart from the figures that may end at its left.
        let indent = if at > 0 { 1 } else { row.depth };
        let format = cell_format(cell, column, row.emphasis, indent);
        if let Cell::Text(words) = cell {
            lines = lines.max(lines_of(words, column.width));
        }
        match cell {
            Cell::Empty => sheet.write_blank(line, at, &format)?,
            Cell::Text(words) => sheet.write_string_with_format(line, at, text(words), &format)?,
            Cell::Number(number) => {
                sheet.write_number_with_format(line, at, *number as f64, &format)?
            }
            Cell::Fte(hundredths) => {
                sheet.write_number_with_format(line, at, *hundredths as f64 / 100.0, &format)?
            }
        };
    }
    set_height(sheet, line, lines)
}

/// Room for a row of several lines. Not every spreadsheet fits a row to its text when it opens a sheet.
fn set_height(sheet: &mut Worksheet, line: u32, lines: u16) -> Result<(), XlsxError> {
    if lines > 1 {
        sheet.set_row_height(line, LINE_HEIGHT * f64::from(lines) + 1.5)?;
    }
    Ok(())
}

/// A paragraph below the table, as wide as it.
fn write_note(
    sheet: &mut Worksheet,
    line: u32,
    last: u16,
    note: &str,
    columns: &[TableColumn],
) -> Result<(), XlsxError> {
    let format = plain().set_italic().set_text_wrap().set_align(FormatAlign::Top);
    let width = columns.iter().map(|column| column.width).sum();
    if last == 0 {
        sheet.write_string_with_format(line, 0, text(note), &format)?;
    } else {
        sheet.merge_range(line, 0, line, last, &text(note), &format)?;
    }
    set_height(sheet, line, lines_of(note, width))
}

/// A font that every office suite has, or has one as wide as.
fn plain() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10)
}

fn header_format(column: &TableColumn, is_indented: bool) -> Format {
    let is_text = column.kind == ColumnKind::Text;
    let align = if is_text { FormatAlign::Left } else { FormatAlign::Right };
    plain()
        .set_bold()
        .set_text_wrap()
        .set_align(align)
        .set_align(FormatAlign::Bottom)
        .set_indent(u8::from(is_text && is_indented))
        .set_background_color(SHADE)
        .set_border_bottom(FormatBorder::Medium)
}

fn cell_format(cell: &Cell, column: &TableColumn, emphasis: RowEmphasis, indent: u8) -> Format {
    let mut format = plain()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Hair)
        .set_border_bottom_color(LINE);
    format = match (cell, column.kind) {
        (Cell::Text(_), ColumnKind::Text) => {
            let format = format.set_text_wrap().set_num_format("@");
            format.set_align(FormatAlign::Left).set_indent(indent)
        }
        // A word among figures, such as "non imprimé".
        (Cell::Text(_), ColumnKind::Number | ColumnKind::Signed | ColumnKind::Change) => {
            format.set_align(FormatAlign::Right).set_text_wrap().set_num_format("@")
        }
        (Cell::Fte(_), ColumnKind::Signed) => {
            format.set_num_format("+#,##0.00;\u{2212}#,##0.00;0.00")
        }
        (Cell::Fte(_), ColumnKind::Text | ColumnKind::Number | ColumnKind::Change) => {
            format.set_num_format("#,##0.00")
        }
        (Cell::Number(_) | Cell::Empty, ColumnKind::Signed) => {
            format.set_num_format("+#,##0;\u{2212}#,##0;0")
        }
        (Cell::Number(_) | Cell::Empty, ColumnKind::Change) => {
            format.set_num_format("#,##0;\u{2212}#,##0;")
        }
        (Cell::Number(_) | Cell::Empty, ColumnKind::Text | ColumnKind::Number) => {
            format.set_num_format("#,##0")
        }
    };
    if emphasis == RowEmphasis::Total {
        format = format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_bottom(FormatBorder::Thin);
    }
    format
}

/// How many lines a text takes in a column: about, since a sheet knows no fonts.
fn lines_of(text: &str, width: u16) -> u16 {
    let width = usize::from(width.max(NARROWEST));
    let mut lines = 0_usize;
    for paragraph in text.lines() {
        let (mut line, mut used) = (1, 0);
        for word in paragraph.split(' ') {
            let letters = word.chars().count();
            if used > 0 && used + 1 + letters > width {
                line += 1;
                used = 0;
            }
            // A word longer than the column goes on below.
            line += letters.saturating_sub(1) / width;
            used += letters + usize::from(used > 0);
        }
        lines += line;
    }
    // A row is at most 409 points high.
    u16::try_from(lines.clamp(1, 31)).unwrap_or(31)
}

/// A name that a sheet may have.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\'));
    allowed.take(31).collect()
}

/// As much of a text as a cell holds.
fn text(text: &str) -> String {
    let text = well_formed(text);
    if !is_cut(&text) {
        return text.into_owned();
    }
    let mut letters = 1;
    let fitting = text.chars().take_while(|c| {
        letters += c.len_utf16();
        letters <= MOST_LETTERS
    });
    fitting.chain(['…']).collect()
}

/// Whether a text is longer than a cell holds. The limit counts as UTF-16 does.
fn is_cut(text: &str) -> bool {
    text.len() > MOST_LETTERS && text.encode_utf16().count() > MOST_LETTERS
}

/// How many texts of a table are longer than a cell holds.
fn cut_texts(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        Cell::Empty | Cell::Number(_) | Cell::Fte(_) => None,
    });
    let labels = table.columns.iter().map(|column| &column.label);
    let texts = cells.chain(labels).chain(&table.notes);
    texts.filter(|text| is_cut(&well_formed(text))).count()
}

/// That some of a report's texts are longer than a cell holds; none if none is.
pub(super) fn cut_remark(report: &TableSet) -> Option<Message> {
    cut_message(report.tables.iter().map(cut_texts).sum())
}

fn cut_message(count: usize) -> Option<Message> {
    let message = message!(key::TABLES_CUT, count, most = MOST_LETTERS);
    (count > 0).then_some(message)
}

/// A text within a page's header, where an ampersand begins a code; at most 255 letters with the codes.
fn in_header(text: &str) -> String {
    well_formed(text).chars().take(200).collect::<String>().replace('&', "&&")
}

/// `text` without what XML has no place for, and without marks that turn a line's direction.
fn well_formed(text: &str) -> Cow<'_, str> {
    let is_unwanted = |c: char| is_unprintable(c) && !matches!(c, '\t' | '\n');
    if !text.contains(is_unwanted) {
        return text.into();
    }
    text.chars().filter(|&c| !is_unwanted(c)).collect()
}
