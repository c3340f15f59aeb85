//! The files that tables are written to: read back by others, the same every time, inert.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use organigramme::export::ledger::LedgerFormat;
use organigramme::export::ledger::tables::{Cell, ColumnKind, Table, TableRow};
use organigramme::model::Project;

use super::{EVERY_MOVEMENT, bytes, report, sample, shown, table};
use crate::support::notation::project;

/// The sheets of a workbook: names and rows.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = workbook.worksheet_range(&name).unwrap();
            assert_eq!(range.start(), Some((0, 0)));
            assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{name} has formulas");
            (name, range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

/// Every figure and text of the tables is in the workbook, in its place and of its kind.
#[test]
fn the_workbook_holds_the_tables() {
    let project = sample();
    let report = report(&project);
    let sheets = sheets(bytes(&project, LedgerFormat::Xlsx));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, report.tables.iter().map(|it| it.name.as_str()).collect::<Vec<_>>());
    for (table, (name, rows)) in report.tables.iter().zip(&sheets) {
        let labels: Vec<String> = table.columns.iter().map(|it| it.label.clone()).collect();
        assert_eq!(rows[0].iter().map(ToString::to_string).collect::<Vec<_>>(), labels, "{name}");
        for (row, found) in table.rows.iter().zip(&rows[1..]) {
            for (cell, found) in row.cells.iter().zip(found) {
                match cell {
                    Cell::Empty => assert_eq!(*found, Data::Empty),
                    Cell::Text(text) => assert_eq!(*found, Data::String(text.clone())),
                    Cell::Number(number) => assert_eq!(*found, Data::Float(*number as f64)),
                    Cell::Fte(fte) => assert_eq!(*found, Data::Float(*fte as f64 / 100.0)),
                }
            }
        }
    }
}

/// The parts of a document or workbook, by name.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn a_package_does_not_tell_on_which_system_it_was_made() {
    for format in [LedgerFormat::Xlsx, LedgerFormat::Docx] {
        let bytes = bytes(&sample(), format);
        let entries: Vec<&[u8]> =
            bytes.windows(6).filter(|it| it.starts_with(b"PK\x01\x02")).collect();
        assert!(entries.len() > 5, "{format:?}");
        // Unix, as any system is told.
        assert!(entries.iter().all(|it| it[5] == 3), "{format:?}");
    }
}

#[test]
fn the_workbook_prints_well() {
    let parts = parts(bytes(&sample(), LedgerFormat::Xlsx));
    for sheet in 1..=10 {
        let text = &parts[&format!("xl/worksheets/sheet{sheet}.xml")];
        for needed in [
            "<pane ySplit=\"1\"",
            "state=\"frozen\"",
            "fitToPage=\"1\"",
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "&amp;P / &amp;N",
        ] {
            assert!(text.contains(needed), "{needed} in sheet {sheet}");
        }
    }
    let names = parts["xl/workbook.xml"].matches("_xlnm.Print_Titles").count();
    assert_eq!(names, 11, "each sheet repeats its header row");
    assert!(parts["docProps/core.xml"].contains("2000-01-01T00:00:00Z"));
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn text_of(node: roxmltree::Node) -> String {
    let texts = node.descendants().filter(|it| it.has_tag_name((WORD, "t")));
    texts.filter_map(|it| it.text()).collect()
}

#[test]
fn the_document_holds_the_tables() {
    let project = sample();
    let report = report(&project);
    let parts = parts(bytes(&project, LedgerFormat::Docx));
    for text in parts.values() {
        roxmltree::Document::parse(text).unwrap();
    }
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"fr-FR\""));
    let document = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let all = |name: &'static str| {
        document.descendants().filter(move |node| node.has_tag_name((WORD, name)))
    };
    let headings = all("p").filter(|node| {
        let style = node.descendants().find(|it| it.has_tag_name((WORD, "pStyle")));
        style.and_then(|it| it.attribute((WORD, "val"))) == Some("Heading1")
    });
    assert_eq!(
        headings.map(text_of).collect::<Vec<_>>(),
        report.tables.iter().map(|table| table.name.clone()).collect::<Vec<_>>()
    );
    assert_eq!(all("tbl").count(), 11);
    assert!(all("pgSz").all(|it| it.attribute((WORD, "orient")) == Some("landscape")));
    for (table, node) in report.tables.iter().zip(all("tbl")) {
        let rows: Vec<_> = node.children().filter(|it| it.has_tag_name((WORD, "tr"))).collect();
        let repeated: Vec<bool> = rows
            .iter()
            .map(|row| row.descendants().any(|it| it.has_tag_name((WORD, "tblHeader"))))
            .collect();
        assert!(repeated[0] && repeated[1..].iter().all(|it| !it), "{}", table.name);
        let grid = node.descendants().filter(|it| it.has_tag_name((WORD, "gridCol")));
        let width: u32 = grid.filter_map(|it| it.attribute((WORD, "w"))?.parse::<u32>().ok()).sum();
        assert!(width <= 15_138, "{} is {width} wide", table.name);
        // Without a row it says that there is none.
        assert_eq!(rows.len(), table.rows.len().max(1) + 1);
        for (row, node) in table.rows.iter().zip(&rows[1..]) {
            let cells = node.children().filter(|it| it.has_tag_name((WORD, "tc")));
            let cells: Vec<String> = cells.map(text_of).collect();
            assert_eq!(cells, written_cells(table, row), "{}", table.name);
        }
    }
}

/// A row as a French text writes it.
fn written_cells(table: &Table, row: &TableRow) -> Vec<String> {
    let cells = row.cells.iter().zip(&table.columns);
    cells
        .map(|(cell, column)| match cell {
            Cell::Number(0) if column.kind == ColumnKind::Change => String::new(),
            Cell::Number(number @ 1..) if column.kind == ColumnKind::Signed => format!("+{number}"),
            Cell::Fte(_) => shown(cell).replace('.', ","),
            _ => shown(cell),
        })
        .map(|text| if text.starts_with('-') { text.replace('-', "−") } else { text })
        .collect()
}

#[test]
fn the_page_is_accessible_and_inert() {
    let project = sample();
    let report = report(&project);
    let text = String::from_utf8(bytes(&project, LedgerFormat::Html)).unwrap();
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let page = roxmltree::Document::parse_with_options(&text, options).unwrap();
    assert_eq!(page.root_element().attribute("lang"), Some("fr"));
    let all = |name: &'static str| page.descendants().filter(move |it| it.has_tag_name(name));
    for name in ["script", "link", "img", "iframe", "form", "object"] {
        assert_eq!(all(name).count(), 0, "{name}");
    }
    let handlers = page.descendants().flat_map(|it| it.attributes());
    assert!(handlers.into_iter().all(|it| !it.name().starts_with("on")));
    assert_eq!((all("h1").count(), all("h2").count()), (1, 11));
    let text = |node: roxmltree::Node| -> String {
        node.descendants().filter(|it| it.is_text()).filter_map(|it| it.text()).collect()
    };
    for (table, node) in report.tables.iter().zip(all("table")) {
        let inside =
            |name: &'static str| node.descendants().filter(move |it| it.has_tag_name(name));
        assert_eq!(inside("caption").map(text).collect::<Vec<_>>(), [table.title.as_str()]);
        let head =
            inside("thead").flat_map(|it| it.descendants()).filter(|it| it.has_tag_name("th"));
        let head: Vec<_> = head.map(|it| (it.attribute("scope"), text(it))).collect();
        let labels = table.columns.iter().map(|it| (Some("col"), it.label.clone()));
        assert_eq!(head, labels.collect::<Vec<_>>());
        assert!(inside("th").all(|it| it.attribute("scope").is_some()));
        assert_eq!(inside("tr").count(), table.rows.len().max(1) + 1);
        for (row, node) in table.rows.iter().zip(inside("tr").skip(1)) {
            let cells = node.children().filter(roxmltree::Node::is_element);
            assert_eq!(cells.map(text).collect::<Vec<_>>(), written_cells(table, row));
        }
    }
}

#[test]
fn the_same_project_is_the_same_file() {
    for project in [sample(), project(EVERY_MOVEMENT)] {
        for format in LedgerFormat::ALL {
            assert!(bytes(&project, format) == bytes(&project, format), "{format:?}");
        }
    }
    // Zip files count time in steps of two seconds.
    let before = bytes(&sample(), LedgerFormat::Xlsx);
    let document = bytes(&sample(), LedgerFormat::Docx);
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(before == bytes(&sample(), LedgerFormat::Xlsx));
    assert!(document == bytes(&sample(), LedgerFormat::Docx));
}

#[test]
fn two_charts_without_a_difference_have_tables_too() {
    let text = "chart s source\nunit u - pole Racine\nchart t target of s\nunit u - pole Racine";
    let project = project(text);
    for format in LedgerFormat::ALL {
        assert!(!bytes(&project, format).is_empty());
    }
    let page = String::from_utf8(bytes(&project, LedgerFormat::Html)).unwrap();
    assert!(page.contains("<td colspan=\"8\">Néant</td>"));
    assert!(page.contains("Le Pôle Racine ne compte aucun poste en propre"));
}

/// What a spreadsheet, a browser or a word processor might take for something to run.
const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "]]>&amp;{=1}",
];

fn hostile() -> Project {
    let mut text = String::from("chart s source\nunit u - pole =1+1\nunit v u service @v\n");
    text += "chart t target of s\nunit u - pole =1+1\nunit v u service <b>v</b>\n";
    for (index, title) in HOSTILE.iter().enumerate() {
        text += &format!("post p{index} v A {title} | reason {title}\n");
    }
    project(&text)
}

#[test]
fn a_title_is_text_everywhere() {
    let project = hostile();
    let report = report(&project);
    // Whatever begins a cell, a reader of the workbook sees a string; `sheets` looks for formulas.
    let sheets = sheets(bytes(&project, LedgerFormat::Xlsx));
    for title in HOSTILE {
        let cell = Data::String(title.to_owned());
        let is_there = sheets.iter().any(|(_, rows)| rows.iter().flatten().any(|it| *it == cell));
        assert!(is_there, "{title} in the workbook");
    }
    for (name, text) in parts(bytes(&project, LedgerFormat::Xlsx)) {
        assert!(!text.contains("<f>") && !text.contains("<hyperlink"), "{name}");
    }
    let document = parts(bytes(&project, LedgerFormat::Docx));
    let document = roxmltree::Document::parse(&document["word/document.xml"]).unwrap();
    let page = String::from_utf8(bytes(&project, LedgerFormat::Html)).unwrap();
    assert!(!page.contains("<script") && !page.contains("<b>"));
    for title in HOSTILE {
        assert!(text_of(document.root_element()).contains(title), "{title} in the document");
        let safe = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(page.contains(&safe.replace('"', "&quot;")), "{title} in the page");
    }
    let rows = String::from_utf8(bytes(&project, LedgerFormat::Csv)).unwrap();
    for line in rows.lines().skip(1) {
        for cell in line.split(';') {
            let cell = cell.trim_start_matches('"');
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    assert_eq!(table(&report, 5).rows.len(), HOSTILE.len() + 2);
}

const TABLES: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

/// An office suite opens the files and reads the same figures.
#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_reads_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let project = sample();
    let report = report(&project);
    std::fs::write(path("tables.xlsx"), bytes(&project, LedgerFormat::Xlsx)).unwrap();
    std::fs::write(path("tables.docx"), bytes(&project, LedgerFormat::Docx)).unwrap();

    // Every sheet as a file of its own: comma, quotes, UTF-8, numbers as they are stored.
    let sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    convert(folder.path(), sheets, "tables.xlsx");
    for table in &report.tables {
        let text = std::fs::read_to_string(path(&format!("tables-{}.csv", table.name))).unwrap();
        let rows = csv_rows(&text);
        assert!(rows.len() > table.rows.len(), "{}", table.name);
        for (row, found) in table.rows.iter().zip(&rows[1..]) {
            let expected: Vec<String> = row.cells.iter().map(shown).collect();
            assert_eq!(found[..expected.len()], expected, "{}", table.name);
        }
    }

    // The document as the suite understood it, table by table.
    convert(folder.path(), "fodt", "tables.docx");
    let text = std::fs::read_to_string(path("tables.fodt")).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let found: Vec<_> =
        document.descendants().filter(|it| it.has_tag_name((TABLES, "table"))).collect();
    assert_eq!(found.len(), report.tables.len());
    for (table, node) in report.tables.iter().zip(found) {
        let all = |name: &'static str| {
            node.descendants().filter(move |it| it.has_tag_name((TABLES, name)))
        };
        assert_eq!(all("table-header-rows").count(), 1, "{}", table.name);
        let rows: Vec<_> = all("table-row").skip(1).collect();
        // Where there is nothing to tell, one line says so.
        assert_eq!(rows.len(), table.rows.len().max(1), "{}", table.name);
        for (row, node) in table.rows.iter().zip(rows) {
            let cells = node.children().filter(|it| it.has_tag_name((TABLES, "table-cell")));
            let cells = cells.map(|cell| {
                let texts = cell.descendants().filter(|it| it.is_text());
                texts.filter_map(|it| it.text()).collect::<String>().trim().to_owned()
            });
            assert_eq!(cells.collect::<Vec<_>>(), written_cells(table, row), "{}", table.name);
        }
    }
    convert(folder.path(), "pdf", "tables.docx");
    let pages = lopdf::Document::load(path("tables.pdf")).unwrap().get_pages().len();
    assert!((5..15).contains(&pages), "{pages} pages");
}

fn convert(folder: &Path, to: &str, file: &str) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(folder.join(file))
        .output()
        .expect("LibreOffice is installed");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The rows of a file with commas and quotes.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    rows
}
