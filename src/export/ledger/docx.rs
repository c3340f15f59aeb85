//! The report as a Word document: a heading and a table for each part, on landscape A4; each table
//! repeats its header row on every page.
//!
//! Written here, part by part: see [`parts`] for the files that are the same in every document. Knows
//! nothing of ledgers beyond their tables.

mod parts;

use std::io::{Cursor, Write};

use zip::System;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::tables::{
    Cell, ColumnKind, RowEmphasis, Table, TableColumn, TableRow, TableSet, written,
};
use crate::export::svg::escaped;
use crate::export::{ExportError, Progress};
use crate::words::{Locale, key, message};

/// Between the margins of a landscape A4 page, in twentieths of a point.
const TEXT_WIDTH: u32 = 15_138;
/// A column is not narrower than this, so that no figure is broken.
const NARROWEST: u32 = 620;
/// The widths of a letter of 9 points on average, plain and bold.
const LETTER: u32 = 95;
const BOLD_LETTER: u32 = 112;
const CELL_MARGINS: u32 = 180;

impl From<ZipError> for ExportError {
    fn from(error: ZipError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<std::io::Error> for ExportError {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// # Errors
/// If the document is larger than a zip file may be, or `progress` is cancelled.
pub(super) fn docx(report: &TableSet, progress: &Progress) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The options bear no date but a fixed one, and one system: the same project is the same file everywhere.
    let options = SimpleFileOptions::default().system(System::Unix);
    let footer = footer(report.locale);
    let properties = parts::properties(report);
    let styles = parts::styles(report.locale);
    for (name, text) in [
        ("[Content_Types].xml", parts::CONTENT_TYPES),
        ("_rels/.rels", parts::PACKAGE_RELATIONS),
        ("docProps/core.xml", &properties),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS),
        ("word/styles.xml", &styles),
        ("word/settings.xml", parts::SETTINGS),
        ("word/footer1.xml", &footer),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("word/document.xml", options)?;
    document(report, &mut zip, progress)?;
    Ok(zip.finish()?.into_inner())
}

/// So many bytes are packed at once: the whole text of a large document is many times the file.
const PACKED_AT_ONCE: usize = 1 << 16;

fn document(
    report: &TableSet,
    file: &mut impl Write,
    progress: &Progress,
) -> Result<(), ExportError> {
    let mut out = format!("{}<w:document {}><w:body>", parts::DECLARATION, parts::NAMESPACES);
    paragraph(&mut out, "Title", &report.title);
    for line in report.all_lines() {
        paragraph(&mut out, "Subtitle", line);
    }
    for table in &report.tables {
        paragraph(&mut out, "Heading1", &table.name);
        paragraph(&mut out, "Caption", &table.title);
        for note in &table.notes {
            paragraph(&mut out, "Note", note);
        }
        write_table(&mut out, report.locale, table, file, progress)?;
    }
    // What a table ends with in a document is a paragraph.
    out.push_str("<w:p/>");
    // A4 across: 297 by 210 mm, with margins of 15 mm.
    out.push_str(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>\
         <w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" \
         w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
    );
    Ok(file.write_all(out.as_bytes())?)
}

fn write_table(
    out: &mut String,
    locale: Locale,
    table: &Table,
    file: &mut impl Write,
    progress: &Progress,
) -> Result<(), ExportError> {
    let widths = widths(&table.columns);
    let total: u32 = widths.iter().sum();
    let title = escaped(&table.title);
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" \
         w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{title}\"/></w:tblPr><w:tblGrid>",
    ));
    for width in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(&widths) {
        let style = if column.kind == ColumnKind::Text { "HeaderCell" } else { "HeaderNumber" };
        cell(out, *width, 1, style, &column.label);
    }
    out.push_str("</w:tr>");
    if table.rows.is_empty() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        cell(out, total, widths.len(), "Cell", &locale.get(key::TABLES_NONE));
        out.push_str("</w:tr>");
    }
    for (index, row) in table.rows.iter().enumerate() {
        progress.step(1)?;
        write_row(out, locale, table, row, &widths, index);
        if out.len() >= PACKED_AT_ONCE {
            file.write_all(out.as_bytes())?;
            out.clear();
        }
    }
    out.push_str("</w:tbl>");
    Ok(())
}

/// A step that a text is set in by, in twentieths of a point.
const STEP: u32 = 200;

fn write_row(
    out: &mut String,
    locale: Locale,
    table: &Table,
    row: &TableRow,
    widths: &[u32],
    index: usize,
) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    if let (RowEmphasis::Heading, [Cell::Text(text)]) = (row.emphasis, row.cells.as_slice()) {
        cell(out, widths.iter().sum(), widths.len(), "HeadingCell", text);
    } else {
        let is_total = row.emphasis == RowEmphasis::Total;
        // A total does not stand alone at the head of a page.
        let next = table.rows.get(index + 1).map(|row| row.emphasis);
        let is_before_total = !is_total && next == Some(RowEmphasis::Total);
        let cells = row.cells.iter().zip(&table.columns).zip(widths).enumerate();
        for (at, ((value, column), width)) in cells {
            let is_text = column.kind == ColumnKind::Text;
            let style = match (is_text, is_total, is_before_total) {
                (true, true, _) => "TotalCell",
                (false, true, _) => "TotalNumber",
                (true, false, false) => "Cell",
                (false, false, false) => "Number",
                (true, false, true) => "CellBeforeTotal",
                (false, false, true) => "NumberBeforeTotal",
            };
            let depth = if at == 0 { row.depth } else { 0 };
            cell_at(out, *width, 1, (style, depth), &written(locale, column.kind, value, true));
        }
    }
    out.push_str("</w:tr>");
}

/// The columns' widths, at least that of the longest word of their labels: what a page has beyond that
/// is shared in proportion to what columns ask for. A narrow table stays narrow.
fn widths(columns: &[TableColumn]) -> Vec<u32> {
    let least = |column: &TableColumn| {
        let words = column.label.split(' ').map(|word| word.chars().count());
        letters(words.max().unwrap_or(0), BOLD_LETTER).max(NARROWEST)
    };
    let least: Vec<u32> = columns.iter().map(least).collect();
    let wanted = columns.iter().map(|column| letters(column.width.into(), LETTER));
    let wanted: Vec<u32> = wanted.zip(&least).map(|(wanted, &least)| wanted.max(least)).collect();
    let (least_sum, wanted_sum) = (least.iter().sum::<u32>(), wanted.iter().sum::<u32>());
    if wanted_sum <= TEXT_WIDTH {
        return wanted;
    }
    if least_sum >= TEXT_WIDTH {
        return least.iter().map(|width| width * TEXT_WIDTH / least_sum).collect();
    }
    let (room, asked) = (TEXT_WIDTH - least_sum, wanted_sum - least_sum);
    let ends = least.iter().zip(&wanted);
    ends.map(|(least, wanted)| least + (wanted - least) * room / asked).collect()
}

/// The width of a cell with so many letters.
fn letters(count: usize, letter: u32) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX / 1_000).min(2_000) * letter + CELL_MARGINS
}

fn cell(out: &mut String, width: u32, columns: usize, style: &str, text: &str) {
    cell_at(out, width, columns, (style, 0), text);
}

/// A cell whose text is set in by so many steps.
fn cell_at(out: &mut String, width: u32, columns: usize, (style, depth): (&str, u8), text: &str) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
    if columns > 1 {
        out.push_str(&format!("<w:gridSpan w:val=\"{columns}\"/>"));
    }
    if let Some(shade) = parts::shade(style) {
        out.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>"));
    }
    out.push_str("</w:tcPr>");
    paragraph_at(out, (style, depth), text);
    out.push_str("</w:tc>");
}

fn paragraph(out: &mut String, style: &str, text: &str) {
    paragraph_at(out, (style, 0), text);
}

fn paragraph_at(out: &mut String, (style, depth): (&str, u8), text: &str) {
    let indent = match depth {
        0 => String::new(),
        depth => format!("<w:ind w:left=\"{}\"/>", u32::from(depth) * STEP),
    };
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{indent}</w:pPr>"));
    if !text.is_empty() {
        out.push_str("<w:r>");
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                out.push_str("<w:br/>");
            }
            out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)));
        }
        out.push_str("</w:r>");
    }
    out.push_str("</w:p>");
}

/// "page 2 / 5" at the right of each page.
fn footer(locale: Locale) -> String {
    // The two numbers are fields; what stands around them are the words of the language.
    let message = message!(key::TABLES_PAGE, page = "\u{1}", pages = "\u{2}");
    let message = locale.say(&message);
    let mut out = format!("{}<w:ftr {}>", parts::DECLARATION, parts::NAMESPACES);
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
    for part in message.split_inclusive(['\u{1}', '\u{2}']) {
        let words = part.trim_end_matches(['\u{1}', '\u{2}']);
        out.push_str(&format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words)));
        let field = match part.chars().last() {
            Some('\u{1}') => "PAGE",
            Some('\u{2}') => "NUMPAGES",
            _ => continue,
        };
        out.push_str(&format!(
            "<w:fldSimple w:instr=\" {field} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        ));
    }
    out.push_str("</w:p></w:ftr>");
    out
}
