//! What a workbook says besides what stands in its cells: nothing of it is read, or left out, in silence.

use std::io::Write as _;

use organigramme::format::reading::{Report, Unreadable};
use organigramme::format::tables::{self, TableOptions};
use organigramme::model::DerivedIds;
use rust_xlsxwriter::{Format, Note, Workbook, Worksheet};

use crate::sheets::check_report;

pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Report, Unreadable> {
    let options = TableOptions { sheet: sheet.map(str::to_owned), mappings: Vec::new() };
    let read = tables::read(&[bytes], &options, &mut DerivedIds::new(b"marks"), &mut |_| true);
    read.map(|read| read.report)
}

/// Rows of cells from a row on, figures as numbers.
pub fn write(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            write_cell(sheet, row, column, cell, &Format::new());
        }
    }
}

pub fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &str, format: &Format) {
    match cell.parse::<f64>() {
        _ if cell.is_empty() => {}
        Ok(number) => drop(sheet.write_number_with_format(row, column, number, format).unwrap()),
        Err(_) => drop(sheet.write_string_with_format(row, column, cell, format).unwrap()),
    }
}

const POSTS: [&[&str]; 5] = [
    &["Service", "Emploi", "Catégorie", "Nombre"],
    &["Service Eau", "Fontainier", "C", "2"],
    &["Service Eau", "Releveur", "C", "1"],
    &["Service Paie", "Gestionnaire", "B", "3"],
    &["Service Paie", "Chef de service", "A", "1"],
];

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, 0, &POSTS);
    sheet.set_row_hidden(2).unwrap();
    sheet.set_row_hidden(3).unwrap();
    sheet.set_column_hidden(2).unwrap();
    check_report(
        &read(&workbook.save_to_buffer().unwrap(), None).unwrap(),
        "\
= 
Organigramme sans titre
  Service Eau
    2 Fontainier C
    1 Releveur C
  Service Paie
    3 Gestionnaire B
    1 Chef de service A
line 1: HiddenColumnsRead { columns: \"Catégorie\" }
line 3: HiddenRowsRead { rows: 2, text: \"Service Eau | Releveur | C | 1\" }
",
    );
}

#[test]
fn a_hidden_sheet_is_told_and_read_when_it_is_asked_for() {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet().set_name("Emplois").unwrap(), 0, &POSTS[..3]);
    let old = workbook.add_worksheet().set_name("Ancien").unwrap();
    write(old, 0, &POSTS);
    old.set_hidden(true);
    let bytes = workbook.save_to_buffer().unwrap();
    check_report(
        &read(&bytes, None).unwrap(),
        "\
= 
Service Eau
  2 Fontainier C
  1 Releveur C
line 1: HiddenSheetLeftOut { rows: 5, sheet: \"Ancien\" }
",
    );
    let report = read(&bytes, Some("ancien")).unwrap();
    assert_eq!(report.project.charts[0].post_count(), 7);
}

#[test]
fn rows_and_cells_that_are_struck_out_are_left_out_and_quoted() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, 0, &POSTS);
    let struck = Format::new().set_font_strikethrough();
    for (column, cell) in (0..).zip(POSTS[2]) {
        write_cell(sheet, 2, column, cell, &struck);
    }
    // The figure is struck out by hand less often than the words.
    for (column, cell) in (0..3).zip(POSTS[3]) {
        write_cell(sheet, 3, column, cell, &struck);
    }
    // Only the category of the last one.
    write_cell(sheet, 4, 2, "A", &struck);
    check_report(
        &read(&workbook.save_to_buffer().unwrap(), None).unwrap(),
        "\
= 
Organigramme sans titre
  Service Eau
    2 Fontainier C
  Service Paie
    1 Chef de service
line 3: StruckOut { text: \"Service Eau | Releveur | C | 1\" }
line 4: StruckOut { text: \"Service Paie | Gestionnaire | B | 3\" }
line 5: StruckOut { text: \"A\" }
line 5: CategoryMissing { title: \"Chef de service\" }
",
    );
}

#[test]
fn remarks_on_cells_are_quoted_without_who_made_them() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, 0, &POSTS[..3]);
    let note = Note::new("Gelé jusqu’en 2026").set_author("Jeanne Martin");
    sheet.insert_note(1, 1, &note).unwrap();
    let report = read(&workbook.save_to_buffer().unwrap(), None).unwrap();
    check_report(
        &report,
        "\
= 
Service Eau
  2 Fontainier C
  1 Releveur C
line 2: CommentLeftOut { text: \"B2 : Gelé jusqu’en 2026\" }
",
    );
}

#[test]
fn an_old_workbook_tells_what_is_hidden_struck_out_and_remarked() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/tables/marques.xls");
    check_report(
        &read(&std::fs::read(path).unwrap(), None).unwrap(),
        "\
= 
Organigramme sans titre
  Service Eau
    2 Fontainier C
    1 Releveur C
  Service Paie
    1 Chef de service A
    1 Adjointe B
line 1: HiddenColumnsRead { columns: \"Catégorie\" }
line 1: SheetLeftOut { rows: 1, sheet: \"Notes\" }
line 3: HiddenRowsRead { rows: 1, text: \"Service Eau | Releveur | C | 1\" }
line 4: StruckOut { text: \"Service Paie | Gestionnaire | B | 3\" }
line 6: CommentLeftOut { text: \"D6 : Gelé jusqu’en 2026\" }
",
    );
}

#[test]
fn a_binary_workbook_tells_the_same() {
    let bytes = std::fs::read("tests/fixtures/tables/marques.xlsb").unwrap();
    check_report(
        &read(&bytes, None).unwrap(),
        "\
= 
Organigramme sans titre
  Service Eau
    2 Fontainier C
    1 Releveur C
  Service Paie
    3 Gestionnaire B
line 1: HiddenColumnsRead { columns: \"Catégorie\" }
line 3: HiddenRowsRead { rows: 1, text: \"Releveur | C | 1\" }
line 4: CommentLeftOut { text: \"B4 : à pourvoir en juin\" }
line 5: StruckOut { text: \"Service Paie | Chef de service | A | 1\" }
",
    );
}

/// A spreadsheet of OpenDocument with these styles and tables.
fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
        xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {spaces}>\
         <office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in [("mimetype", kind), ("content.xml", &content)] {
        archive.start_file(name, plain).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A row of texts whose cells have a style, and what the row itself says.
fn ods_row(attributes: &str, style: &str, cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

#[test]
fn an_open_document_says_the_same_of_its_cells() {
    let styles = "<style:style style:name=\"barre\" style:family=\"table-cell\">\
        <style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
        <style:style style:name=\"cache\" style:family=\"table\">\
        <style:table-properties table:display=\"false\"/></style:style>";
    let remarked = "<table:table-row><table:table-cell><office:annotation><dc:creator>Jeanne Martin</dc:creator>\
        <dc:date>2024-01-01</dc:date><text:p>À pourvoir</text:p></office:annotation><text:p>Service Paie</text:p>\
        </table:table-cell><table:table-cell><text:p>Chef de service</text:p></table:table-cell>\
        <table:table-cell><text:p>A</text:p></table:table-cell></table:table-row>";
    let visible = [
        "<table:table-column/><table:table-column/><table:table-column table:visibility=\"collapse\"/>",
        &ods_row("", "", &["Service", "Emploi", "Catégorie"]),
        &ods_row("", "", &["Service Eau", "Fontainier", "C"]),
        &ods_row("table:visibility=\"filter\"", "", &["Service Eau", "Releveur", "C"]),
        &ods_row("", "barre", &["Service Paie", "Gestionnaire", "B"]),
        remarked,
    ]
    .concat();
    let tables = format!(
        "<table:table table:name=\"Emplois\">{visible}</table:table>\
         <table:table table:name=\"Ancien\" table:style-name=\"cache\">{}</table:table>",
        ods_row("", "", &["Service", "Emploi"])
    );
    check_report(
        &read(&ods(styles, &tables), None).unwrap(),
        "\
= 
Organigramme sans titre
  Service Eau
    1 Fontainier C
    1 Releveur C
  Service Paie
    1 Chef de service A
line 1: HiddenColumnsRead { columns: \"Catégorie\" }
line 1: HiddenSheetLeftOut { rows: 1, sheet: \"Ancien\" }
line 3: HiddenRowsRead { rows: 1, text: \"Service Eau | Releveur | C\" }
line 4: StruckOut { text: \"Service Paie | Gestionnaire | B\" }
line 5: CommentLeftOut { text: \"A5 : À pourvoir\" }
",
    );
}
