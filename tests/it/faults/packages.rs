//! Packages and XML that swell, lie, are broken or nest without end: one sentence each, and bounded memory.

use organigramme::format::door;
use organigramme::format::reading::{Report, Unreadable};
use organigramme::model::DerivedIds;

use crate::support::forms::{self, package};

fn read(bytes: &[u8]) -> Result<Report, Unreadable> {
    door::read(bytes, &mut DerivedIds::new(bytes))
}

/// A text document that says `body`.
fn docx(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", text.as_bytes())])
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>Service Budget</w:t></w:r></w:p>\
                         <w:p><w:r><w:t>2 gestionnaires (B)</w:t></w:r></w:p>";

/// Puts `size` where the package states the unpacked size of its one part.
fn stating(mut bytes: Vec<u8>, size: u32) -> Vec<u8> {
    let at = |bytes: &[u8], mark: &[u8]| bytes.windows(4).position(|it| it == mark).unwrap();
    let directory = at(&bytes, b"PK\x01\x02") + 24;
    let local = at(&bytes, b"PK\x03\x04") + 22;
    for at in [directory, local] {
        bytes[at..at + 4].copy_from_slice(&size.to_le_bytes());
    }
    bytes
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![b' '; 64 << 20];
    let bytes = package(&[("word/document.xml", &zeros)]);
    assert!(bytes.len() < 200_000);
    assert_eq!(read(&bytes).err(), Some(Unreadable::PackageSwells));
}

#[test]
fn a_size_that_lies_is_refused() {
    let bytes = docx(&PARAGRAPH.repeat(1_000));
    assert_eq!(read(&stating(bytes.clone(), 10)).err(), Some(Unreadable::PackageBroken));
    assert_eq!(read(&stating(bytes, u32::MAX - 1)).err(), Some(Unreadable::PackageSwells));
}

#[test]
fn a_package_cut_anywhere_is_read_or_refused() {
    let bytes = docx(PARAGRAPH);
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_package_damaged_anywhere_is_read_or_refused() {
    let bytes = docx(PARAGRAPH);
    for at in 0..bytes.len() {
        for mask in [1, 0x80, 0xFF] {
            let mut damaged = bytes.clone();
            damaged[at] ^= mask;
            let _ = read(&damaged);
        }
    }
}

#[test]
fn elements_without_end_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert_eq!(read(&docx(&deep)).err(), Some(Unreadable::XmlDeep));
}

#[test]
fn an_entity_opens_no_file() {
    let text = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>\
                <!ENTITY a '&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\
                <w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Service &x;&b;</w:t></w:r></w:p>\
                <w:p><w:r><w:t>2 gestionnaires (B)</w:t></w:r></w:p></w:body></w:document>";
    let report = read(&package(&[("word/document.xml", text.as_bytes())])).unwrap();
    assert_eq!(report.source.lines[0].text, "Service \u{fffd}\u{fffd}");
}

/// A file of a form from the bytes of its main part.
type Packing = fn(&[u8]) -> Vec<u8>;

/// The corpora of the fuzz targets, with bytes changed, left out and doubled by a fixed seed.
#[test]
fn each_form_changed_at_random_is_read_or_refused() {
    let packed: [(&str, Packing); 11] = [
        ("docx", forms::docx),
        ("odt", forms::odt),
        ("odg", forms::odg),
        ("pptx", forms::pptx),
        ("vsdx", forms::vsdx),
        ("rtf", |bytes| [b"{\\rtf1", bytes].concat()),
        ("html", |bytes| [b"<!DOCTYPE html>", bytes].concat()),
        ("draw_io", |bytes| [b"<mxfile>", bytes].concat()),
        ("mermaid", |bytes| [b"graph TD\n", bytes].concat()),
        ("svg", |bytes| [b"<svg>", bytes].concat()),
        ("door", <[u8]>::to_vec),
    ];
    let mut seed = 1_u64;
    let mut next = |end: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % end.max(1)
    };
    for (name, pack) in packed {
        let folder = format!("{}/tests/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let whole = std::fs::read(&file).unwrap();
            forms::assert_read(&pack(&whole));
            for _ in 0..12 {
                let mut bytes = whole.clone();
                for _ in 0..=next(4) {
                    let (at, count) = (next(bytes.len()), next(60));
                    let end = (at + count).min(bytes.len());
                    match next(4) {
                        0 => drop(bytes.drain(at..end)),
                        1 => bytes[at] = u8::try_from(next(256)).unwrap(),
                        2 => bytes.extend_from_within(at..end),
                        _ => bytes.truncate(bytes.len() - next(bytes.len() / 3)),
                    }
                }
                forms::assert_read(&pack(&bytes));
            }
        }
    }
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let compound = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(512, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let doc = read(&compound("WordDocument")).err();
    assert_eq!(doc, Some(Unreadable::SaveAs { format: "DOC", instead: "DOCX" }));
    let ppt = read(&compound("PowerPoint Document")).err();
    assert_eq!(ppt, Some(Unreadable::SaveAs { format: "PPT", instead: "PPTX" }));
    let locked = read(&compound("EncryptedPackage")).err();
    assert_eq!(locked, Some(Unreadable::Protected));
    let picture = read(b"\x89PNG\r\n\x1a\n").err();
    assert_eq!(picture, Some(Unreadable::Picture { format: "PNG" }));
}
