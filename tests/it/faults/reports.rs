//! Report texts cut short, damaged, made up by an enemy or of another encoding: each is read, with what
//! is doubtful listed at its line, or refused in a sentence.

use std::panic::catch_unwind;

use organigramme::format::reading::{LINES_MAX, Report};
use organigramme::format::text::read;
use organigramme::model::DerivedIds;

use super::exports::assert_inert_in_every_format;
use super::files::hostile_texts;
use crate::support::seed;
use crate::support::sound::{assert_accounted, assert_saved_and_read_again, said};
use crate::support::waiting::affordable;

/// The seconds that no text should take to be read or refused.
const SECONDS: u64 = 5;

/// Reads `bytes`, however bad. What is refused is refused in a sentence.
#[track_caller]
fn tried(bytes: &[u8], what: &str) -> Option<Report> {
    let reading = || affordable(SECONDS, what, || read(bytes, &mut DerivedIds::new(b"report")));
    let outcome = catch_unwind(|| match reading() {
        Ok(report) => {
            for problem in &report.problems {
                said(&problem.message());
            }
            assert_saved_and_read_again(&report.project);
            Some(report)
        }
        Err(error) => {
            said(&error.message());
            None
        }
    });
    outcome.unwrap_or_else(|_| panic!("{what}: the program has crashed"))
}

fn report_text() -> Vec<u8> {
    std::fs::read(seed::path("organigrammes-ct-2022.txt")).unwrap()
}

#[test]
fn a_report_cut_anywhere_loses_no_line_of_what_is_left() {
    let bytes = report_text();
    for end in (0..bytes.len()).step_by(53) {
        let what = format!("cut at {end}");
        let report = tried(&bytes[..end], &what);
        if let (Some(report), Ok(text)) = (report, str::from_utf8(&bytes[..end])) {
            assert_accounted(&report, text);
        }
    }
}

#[test]
fn a_report_with_a_changed_byte_is_read_or_refused() {
    let mut bytes = report_text();
    let changes: [fn(u8) -> u8; 6] =
        [|it| it ^ 1, |it| it ^ 32, |it| it ^ 128, |it| !it, |_| 0, |_| b'('];
    for (index, at) in (0..bytes.len()).step_by(41).enumerate() {
        let was = bytes[at];
        bytes[at] = changes[index % changes.len()](was);
        tried(&bytes, &format!("byte {at} is {:#04x}", bytes[at]));
        bytes[at] = was;
    }
}

#[test]
fn a_report_in_any_encoding_gives_the_same_posts() {
    let text = String::from_utf8(report_text()).unwrap();
    let expected = tried(text.as_bytes(), "UTF-8").expect("it is read").project.to_record();
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    };
    let (little, big) = (utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (bytes, what) in [
        (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8 with its mark"),
        (marked(b"\xff\xfe", &little), "UTF-16LE with its mark"),
        (marked(b"\xfe\xff", &big), "UTF-16BE with its mark"),
        (little, "UTF-16LE"),
        (big, "UTF-16BE"),
        (encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(), "Windows-1252"),
    ] {
        let report = tried(&bytes, what).expect(what);
        assert!(report.project.to_record() == expected, "{what}");
    }
}

#[test]
fn any_text_in_a_report_is_inert_wherever_it_is_exported() {
    for text in hostile_texts() {
        let what: String = text.chars().take(30).collect();
        let lines = format!(
            "ORGANIGRAMME SOURCE\nService {text}\n2 {text} (A)\n1 Agent (C) ({text})\n{text}\n\
             | {text} | B | 3 |\n# {text}\n1 Juriste (A)\n"
        );
        if let Some(report) = tried(lines.as_bytes(), &what) {
            assert_inert_in_every_format(&report.project, &what);
        }
    }
}

#[test]
fn a_text_longer_than_any_report_is_refused_before_it_is_read() {
    for end in ["\n", "\r\n", "\r"] {
        let long = format!("Service Voirie{end}1 Agent (C){end}{}", end.repeat(LINES_MAX));
        assert!(tried(long.as_bytes(), "too many lines").is_none());
    }
    let many = format!("Service Voirie\n{}", "1 Agent (C)\n".repeat(3_000));
    assert!(tried(many.as_bytes(), "many lines").is_some());
}

/// The lines of the unit of that number.
type Lines = fn(usize) -> String;

/// What is said of each unit must not be looked for among all others.
#[test]
fn what_is_said_of_each_unit_costs_as_much_in_a_long_text_as_in_a_short_one() {
    let texts: [(&str, Lines); 4] = [
        ("sums", |it| format!("Service {it}\n3 Agents (C)\nTotal : 3\n")),
        ("parents", |it| format!("Service {it}\nRattachement : Pôle Technique\n3 Agents (C)\n")),
        ("paths", |it| format!("Pôle Technique > Service {it} : 3 Agents (C)\n")),
        ("tables", |it| {
            format!(
                "# Service {it}\n\n| Poste | Catégorie | Avant | Après |\n|---|---|---|---|\n| Agent | C | 3 | 2 |\n\n"
            )
        }),
    ];
    for (what, unit) in texts {
        let units: String = (1..=2_000).map(unit).collect();
        let text = format!("Pôle Technique\n1 Directeur (A)\n{units}");
        assert!(tried(text.as_bytes(), what).is_some(), "{what}");
    }
    let titles: String = (1..=8_000).map(|it| format!("## Constat {it}\n\n")).collect();
    let text = format!("Service Voirie\n1 Agent (C)\n{titles}");
    assert!(tried(text.as_bytes(), "sections").is_some());
}
