//! Files as they come: encodings, line ends, lengths, and what is no text at all.

use organigramme::format::reading::{Report, Unreadable};
use organigramme::format::text::read;
use organigramme::model::DerivedIds;

use super::{assert_accounted, assert_said, import, post_count, said, tree};

const TEXT: &str = "ORGANIGRAMME CIBLE\nCST du 12/03/2024\n\n# Pôle Éducation\nPostes autorisés : 3\n\n\
    1 Directrice générale adjointe (A)\n2 Chargé·es d’études (A)\n";

fn bytes(bytes: &[u8]) -> Result<Report, Unreadable> {
    read(bytes, &mut DerivedIds::new(b"files"))
}

fn charts(report: &Report) -> String {
    let tree = tree(report);
    tree.split("line ").next().unwrap_or_default().to_owned()
}

#[test]
fn a_text_reads_the_same_in_every_encoding_and_with_every_line_end() {
    let plain = charts(&import(TEXT));
    assert!(plain.contains("[pole] Pôle Éducation: 3 of 3 / 3"), "{plain}");
    let utf_16 =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { TEXT.encode_utf16().flat_map(order).collect() };
    let with_mark = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
    // Windows-1252 has each letter of this text.
    let windows: Vec<u8> = TEXT
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            c => u8::try_from(u32::from(c)).expect("a letter of Windows-1252"),
        })
        .collect();
    let files = [
        TEXT.replace('\n', "\r\n").into_bytes(),
        TEXT.replace('\n', "\r").into_bytes(),
        with_mark("\u{feff}".as_bytes(), TEXT.as_bytes().to_vec()),
        with_mark(&[0xff, 0xfe], utf_16(u16::to_le_bytes)),
        with_mark(&[0xfe, 0xff], utf_16(u16::to_be_bytes)),
        utf_16(u16::to_le_bytes),
        windows,
    ];
    for (index, file) in files.iter().enumerate() {
        let report = bytes(file).unwrap_or_else(|error| panic!("file {index}: {error}"));
        assert_eq!(charts(&report), plain, "file {index}");
    }
}

#[test]
fn an_encoding_that_the_file_does_not_state_is_listed() {
    let report =
        bytes(b"Service Etat civil\n1 Charg\xe9 de mission (A)\nSe\xf1al").expect("a text");
    assert_said(&report, 1, &["Windows-1252"]);
    assert!(tree(&report).contains("1 Chargé de mission | A"));
    // Where each letter is one of French, nothing is to be checked.
    let report = bytes(b"Service Etat civil\n1 Charg\xe9 de mission (A)").expect("a text");
    assert_eq!(super::said(&report), []);
    assert!(tree(&report).contains("1 Chargé de mission | A"));
    // From a Macintosh: its letters are none of French in Windows-1252.
    let report = bytes(b"P\x99le Solidarit\x8es\r3 M\x8edecins (A)\r").expect("a text");
    assert_said(&report, 1, &["Mac Roman"]);
    let tree = tree(&report);
    assert!(tree.contains("Pôle Solidarités") && tree.contains("3 Médecins | A"), "{tree}");
}

#[test]
fn a_damaged_line_is_listed_and_the_others_are_read() {
    let text = b"# P\xc3\xb4le \xc3\x89ducation\n1 Dire\xffctrice (A)\n2 Charg\xc3\xa9s (A)";
    let report = bytes(text).expect("a text");
    assert_said(&report, 2, &["illisibles"]);
    assert_eq!(post_count(&report), 3);
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    let refused = |file: &[u8]| bytes(file).expect_err("no text");
    assert_eq!(refused(b"%PDF-1.7\n1 0 obj"), Unreadable::OtherFormat { format: "PDF" });
    assert_eq!(
        refused(b"PK\x03\x04word/"),
        Unreadable::OtherFormat { format: "ZIP (DOCX, XLSX, ODT…)" }
    );
    assert_eq!(refused(&[0, 1, 2, 3, 0, 0, 0, 7]), Unreadable::NotText);
    for empty in ["", "\n\n", "Bonjour.\nUne lettre sans organigramme.\n", "\u{feff}"] {
        assert_eq!(refused(empty.as_bytes()), Unreadable::NoChart, "{empty:?}");
    }
}

#[test]
fn a_very_long_line_is_listed_and_costs_no_time() {
    for piece in [
        "1 b (A) ", "a b (A) ", "1 a (x) ", "cat. A ", "(", "| a ", "x", "# ", "« ", "&amp;", "<b>",
    ] {
        let long = piece.repeat(100_000);
        let text = format!("Service Voirie\n1 Agent (C)\n{long}\n1 Chef (B)\n");
        let report = import(&text);
        assert_accounted(&report, &text);
        assert!(post_count(&report) >= 2, "{piece:?} hides the lines around it");
        assert!(
            said(&report).iter().all(|(_, text)| text.len() < 4_000),
            "{piece:?} is told at length"
        );
    }
}

#[test]
fn impossible_counts_are_listed_and_take_no_memory() {
    let text = "Service Voirie\n\n0 Directeur (A)\n\n999999999 Agents (C)\n\n1000 Agents (C)\n\n\
        99999999999999999999 Agents (C)\n\n1 Directrice (A)\n\nGestionnaires (B) : 0\n";
    let report = import(text);
    assert_said(&report, 3, &["Nombre nul", "0 Directeur (A)"]);
    for line in [5, 7, 9] {
        assert_said(&report, line, &["ligne non reprise", "Agents (C)"]);
    }
    assert_said(&report, 13, &["Nombre nul"]);
    assert_eq!(post_count(&report), 1);
    assert_accounted(&report, text);
    // Each line is possible, their sum is not.
    let text = format!("Service Voirie\n{}", "999 Agents (C)\n".repeat(1_000));
    let report = import(&text);
    assert!(post_count(&report) <= 200_000, "{}", post_count(&report));
    assert!(said(&report).iter().any(|(_, text)| text.contains("Trop de postes")));
    assert_accounted(&report, &text);
}
