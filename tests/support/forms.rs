//! Files of each form that is read, made of the bytes of their main part; and what must hold of whatever is
//! read from them.

use std::io::{Cursor, Write};

use organigramme::format::door;
use organigramme::model::DerivedIds;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::sound::{assert_saved_and_read_again, said};

/// A package of parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a package in memory");
        writer.write_all(bytes).expect("a package in memory");
    }
    writer.finish().expect("a package in memory").into_inner()
}

pub fn docx(document: &[u8]) -> Vec<u8> {
    package(&[("word/document.xml", document)])
}

pub fn odt(content: &[u8]) -> Vec<u8> {
    let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
    package(&[("mimetype", kind), ("content.xml", content)])
}

pub fn odg(content: &[u8]) -> Vec<u8> {
    let kind: &[u8] = b"application/vnd.oasis.opendocument.graphics";
    package(&[("mimetype", kind), ("content.xml", content)])
}

/// A presentation of one slide, which a diagram of the same bytes goes with.
pub fn pptx(slide: &[u8]) -> Vec<u8> {
    package(&[
        (
            "ppt/presentation.xml",
            b"<p:p xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='rId1'/></p:sldIdLst></p:p>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            b"<R><Relationship Id='rId1' Type='t/slide' Target='slides/slide1.xml'/></R>",
        ),
        ("ppt/slides/slide1.xml", slide),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            b"<R><Relationship Id='rId2' Type='t/diagramData' Target='slide1.xml'/></R>",
        ),
    ])
}

/// A drawing of one page.
pub fn vsdx(page: &[u8]) -> Vec<u8> {
    package(&[
        ("visio/document.xml", b"<VisioDocument/>"),
        ("visio/pages/pages.xml", b"<Pages><Page ID='0'><Rel r:id='rId1'/></Page></Pages>"),
        (
            "visio/pages/_rels/pages.xml.rels",
            b"<R><Relationship Id='rId1' Type='t/page' Target='page1.xml'/></R>",
        ),
        ("visio/pages/page1.xml", page),
    ])
}

/// Reads a file by the one door: a sentence, or a sound project with a use for each line.
#[track_caller]
pub fn assert_read(bytes: &[u8]) {
    match door::read(bytes, &mut DerivedIds::new(b"fuzz")) {
        Ok(report) => {
            assert_eq!(report.lines.len(), report.source.lines.len(), "one use for each line");
            for problem in &report.problems {
                assert!(
                    (1..=report.lines.len().max(1)).contains(&problem.line),
                    "a line of the file"
                );
                said(&problem.message());
            }
            assert_saved_and_read_again(&report.project);
        }
        Err(error) => {
            said(&error.message());
        }
    }
}
