//! Exported files are inert: read again by parsers that are not ours, they hold the elements and
//! attributes that are listed here, run nothing, compute nothing and ask nothing of the network.

use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use organigramme::compare::Ledger;
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::export::{ExportOptions, Format, Progress, Resolution, export};
use organigramme::format::native::save;
use organigramme::format::picture::embedded_project;
use organigramme::model::{Chart, Project};
use organigramme::words::Locale;
use roxmltree::{Document, Node, ParsingOptions};

use crate::support::seed_project::seed;

/// What an SVG draws with, and how a program is told what it is.
const SVG: (&[&str], &[&str]) = (
    &[
        "svg", "title", "desc", "metadata", "style", "rect", "polyline", "text", "defs", "path",
        "g", "use",
    ],
    &[
        "version",
        "width",
        "height",
        "viewBox",
        "lang",
        "space",
        "role",
        "aria-labelledby",
        "id",
        "data-encoding",
        "x",
        "y",
        "rx",
        "ry",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "points",
        "font-family",
        "font-size",
        "font-weight",
        "textLength",
        "lengthAdjust",
        "d",
        "transform",
        "href",
    ],
);

/// A page that is read.
const HTML: (&[&str], &[&str]) = (
    &[
        "html", "head", "meta", "title", "style", "body", "main", "header", "nav", "section",
        "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "li", "a", "br", "table", "caption",
        "thead", "tbody", "tr", "th", "td",
    ],
    &[
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "id",
        "href",
        "aria-label",
        "aria-labelledby",
        "role",
        "tabindex",
        "scope",
        "colspan",
    ],
);

/// What the parts of a Word document say: paragraphs, tables, how they look.
const WORD: &[&str] = &[
    "b",
    "basedOn",
    "body",
    "br",
    "cantSplit",
    "compat",
    "compatSetting",
    "docDefaults",
    "document",
    "fldSimple",
    "footerReference",
    "ftr",
    "gridCol",
    "gridSpan",
    "i",
    "jc",
    "keepNext",
    "lang",
    "left",
    "name",
    "outlineLvl",
    "p",
    "pPr",
    "pPrDefault",
    "pStyle",
    "pgMar",
    "pgSz",
    "r",
    "rFonts",
    "rPr",
    "rPrDefault",
    "right",
    "sectPr",
    "settings",
    "shd",
    "spacing",
    "style",
    "styles",
    "sz",
    "szCs",
    "t",
    "tbl",
    "tblBorders",
    "tblCaption",
    "tblCellMar",
    "tblGrid",
    "tblHeader",
    "tblLayout",
    "tblLook",
    "tblPr",
    "tblStyle",
    "tblW",
    "tc",
    "tcPr",
    "tcW",
    "tr",
    "trPr",
    "color",
    "top",
    "bottom",
    "insideH",
    "insideV",
    "qFormat",
    "next",
    "uiPriority",
    "vAlign",
    "tab",
    "footer",
];

/// What computes, links, embeds or runs, in the parts of a workbook and of a document.
const OFFICE_ACTIVE: [&str; 17] = [
    "f",
    "hyperlink",
    "hyperlinks",
    "externalReference",
    "externalReferences",
    "ddeLink",
    "oleLink",
    "oleObject",
    "oleObjects",
    "control",
    "controls",
    "object",
    "drawing",
    "legacyDrawing",
    "altChunk",
    "instrText",
    "connection",
];

/// Every export of `project` and, if it has two charts, of what became of the first in the second.
#[track_caller]
pub fn assert_inert_in_every_format(project: &Project, what: &str) {
    for chart in &project.charts {
        for format in Format::ALL {
            let mut options = ExportOptions::new(format);
            options.resolution = Resolution::Scale(1.0);
            assert_inert_chart(project, chart, &options, what);
        }
    }
    if let [from, to, ..] = &project.charts[..] {
        let ledger = Ledger::between(from, to, &project.lists);
        let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
        for format in LedgerFormat::ALL {
            match format.bytes(&compared, Locale::French) {
                Ok(bytes) => assert_inert_ledger(format, bytes, what),
                Err(error) => panic!("{what}: {format:?}: {error}"),
            }
        }
    }
}

#[track_caller]
fn assert_inert_chart(project: &Project, chart: &Chart, options: &ExportOptions, what: &str) {
    let made = match export(project, chart, options, &Progress::default()) {
        Ok(made) => made,
        // A picture may be larger than any is.
        Err(error) => {
            assert!(options.format == Format::Png, "{what}: {:?}: {error}", options.format);
            return;
        }
    };
    for file in made.files {
        let text = String::from_utf8_lossy(&file.bytes);
        match options.format {
            Format::Svg => assert_inert_xml(&text, SVG, what),
            Format::Html => assert_inert_xml(&well_formed_html(&text), HTML, what),
            Format::Text => assert_plain(&text, what),
            Format::Png => assert_chunks(&file.bytes, what),
            Format::Pdf => assert_inert_pdf(&file.bytes, what),
        }
    }
}

#[track_caller]
fn assert_inert_ledger(format: LedgerFormat, bytes: Vec<u8>, what: &str) {
    match format {
        LedgerFormat::Json => {
            serde_json::from_slice::<serde_json::Value>(&bytes).expect("JSON");
        }
        LedgerFormat::Html => assert_inert_xml(str::from_utf8(&bytes).unwrap(), HTML, what),
        LedgerFormat::Csv => {
            let mut rows =
                csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(&bytes[..]);
            for cell in rows
                .records()
                .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let computes = cell.trim_start().starts_with(['=', '+', '-', '@', '\t']);
                let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
                assert!(!computes || is_number, "{what}: {cell:?} is computed by a spreadsheet");
            }
        }
        LedgerFormat::Xlsx => {
            assert_inert_parts(&bytes, what);
            let mut workbook: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
            for name in workbook.sheet_names() {
                assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{what}: {name}");
            }
        }
        LedgerFormat::Docx => assert_inert_parts(&bytes, what),
    }
}

/// The page as XML: its elements without an end are given one.
fn well_formed_html(text: &str) -> String {
    text.replace("<meta charset=\"utf-8\">", "<meta charset=\"utf-8\"/>")
        .replace("content=\"width=device-width\">", "content=\"width=device-width\"/>")
}

/// Asserts that `text` is XML with these elements and attributes only, and refers to itself only.
#[track_caller]
fn assert_inert_xml(text: &str, (elements, attributes): (&[&str], &[&str]), what: &str) {
    assert_plain(text, what);
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options);
    let document = document.unwrap_or_else(|error| panic!("{what}: no XML: {error}"));
    assert!(!text.contains("<!ENTITY") && !text.contains("<?xml-stylesheet"), "{what}");
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(elements.contains(&name), "{what}: an element {name}");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(attributes.contains(&key), "{what}: an attribute {key} of {name}");
            assert!(key != "href" || value.starts_with('#'), "{what}: a link to {value}");
        }
        if name == "style" {
            let style = node.text().unwrap_or_default();
            assert_eq!(style.matches("url(").count(), style.matches("url(data:font/").count());
            assert!(!style.contains("@import") && !style.contains("expression("), "{what}");
        }
        if name == "meta" && node.attribute("http-equiv").is_some() {
            assert_eq!(node.attribute("http-equiv"), Some("Content-Security-Policy"), "{what}");
        }
    }
}

/// Asserts that nothing turns the direction of a line, moves a terminal's cursor or has no place in XML.
#[track_caller]
fn assert_plain(text: &str, what: &str) {
    let unwanted = text.chars().find(|&c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    });
    assert_eq!(unwanted, None, "{what}");
}

/// Asserts that a PNG has pixels, their size, and texts.
#[track_caller]
fn assert_chunks(bytes: &[u8], what: &str) {
    let mut rest = &bytes[8..];
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let known = [b"IHDR", b"pHYs", b"sRGB", b"gAMA", b"iTXt", b"tEXt", b"IDAT", b"IEND"];
        let is_known = known.iter().any(|kind| kind[..] == head[4..]);
        assert!(is_known, "{what}: a chunk {}", String::from_utf8_lossy(&head[4..]));
        rest = &after[length + 4..];
    }
    assert!(rest.is_empty(), "{what}: something follows the picture");
}

/// Asserts that nothing in a PDF acts, opens, links or runs.
#[track_caller]
fn assert_inert_pdf(bytes: &[u8], what: &str) {
    let document = lopdf::Document::load_mem(bytes);
    let document = document.unwrap_or_else(|error| panic!("{what}: no PDF: {error}"));
    for object in document.objects.values() {
        let dictionary = match object {
            lopdf::Object::Dictionary(dictionary) => dictionary,
            lopdf::Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for active in [
            &b"JS"[..],
            b"JavaScript",
            b"OpenAction",
            b"AA",
            b"A",
            b"URI",
            b"Launch",
            b"RichMedia",
            b"XFA",
            b"AcroForm",
            b"Annots",
        ] {
            let is_active = dictionary.has(active) && {
                // Layout attributes have short names too.
                active != b"A" || dictionary.has(b"Subtype")
            };
            assert!(!is_active, "{what}: {} in the PDF", String::from_utf8_lossy(active));
        }
    }
}

/// Asserts that each part of an office file is XML, has nothing active and refers to its own parts.
#[track_caller]
fn assert_inert_parts(bytes: &[u8], what: &str) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(name.ends_with(".xml") || name.ends_with(".rels"), "{what}: a part {name}");
        assert!(!name.contains("..") && !name.starts_with('/'), "{what}: a part {name}");
        assert!(!name.contains("external") && !name.contains("vba"), "{what}: a part {name}");
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_plain(&text, what);
        let document = Document::parse(&text);
        let document = document.unwrap_or_else(|error| panic!("{what}: {name} is no XML: {error}"));
        for node in document.descendants().filter(Node::is_element) {
            let element = node.tag_name().name();
            assert!(!OFFICE_ACTIVE.contains(&element), "{what}: {element} in {name}");
            let is_word = name.starts_with("word/") && name.ends_with(".xml");
            assert!(!is_word || WORD.contains(&element), "{what}: an element {element} in {name}");
            assert_eq!(node.attribute("TargetMode"), None, "{what}: {name} refers elsewhere");
            let instruction = node.attributes().find(|attribute| attribute.name() == "instr");
            let instruction = instruction.map_or("PAGE", |attribute| attribute.value().trim());
            assert!(["PAGE", "NUMPAGES"].contains(&instruction), "{what}: {instruction}");
        }
    }
}

#[test]
fn a_picture_with_its_project_or_its_letters_as_outlines_is_inert_too() {
    for name in ["po_source", "diraa_cible"] {
        let project = seed(name);
        let json = String::from_utf8(save(&project)).unwrap();
        for (outlines, archival) in [(false, false), (true, true)] {
            for format in [Format::Svg, Format::Png, Format::Pdf] {
                let mut options = ExportOptions::new(format);
                // Each where there is such a thing: elsewhere it is refused.
                options.outlines = outlines && format == Format::Svg;
                options.archival = archival && format == Format::Pdf;
                // PDF/A-2 takes no files inside.
                let is_embedded = !(format == Format::Pdf && archival);
                options.embed = is_embedded.then(|| json.clone());
                options.resolution = Resolution::Scale(1.0);
                assert_inert_chart(&project, &project.charts[0], &options, name);
            }
        }
    }
}

/// A picture that holds an enemy's project is as inert as the project is.
#[test]
fn what_a_picture_holds_does_not_leave_it_by_itself() {
    let project = seed("po_source");
    let text = "</metadata><script>alert(1)</script>]]>";
    let mut options = ExportOptions::new(Format::Svg);
    options.embed = Some(text.to_owned());
    let made = export(&project, &project.charts[0], &options, &Progress::default()).unwrap();
    let bytes = &made.files[0].bytes;
    assert_inert_xml(str::from_utf8(bytes).unwrap(), SVG, "an enemy's project");
    assert_eq!(embedded_project(bytes), Ok(Some(text.as_bytes().to_vec())));
}
