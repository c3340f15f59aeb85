//! The words: what both languages show, French typography. That both are complete, the build checks.

mod counted;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use organigramme::model::{ListName, Violation};
use organigramme::words::Locale;

use crate::support::words::message;

const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// The messages of one language: key → text, over all files.
fn messages(language: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for path in files_below(&Path::new(PACKAGE).join("assets/words").join(language), "ftl") {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some((name, value)) =
                line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic))
            {
                key = name.to_owned();
                let before = found.insert(key.clone(), value.to_owned());
                assert!(before.is_none(), "{key} is said twice in {language}");
            } else {
                assert!(line.starts_with([' ', '}']), "{}: {line:?} is no message", path.display());
                let value: &mut String = found.get_mut(&key).expect("a continued message");
                value.push('\n');
                value.push_str(line);
            }
        }
    }
    found
}

/// Every file with this extension in a folder and below, sorted.
pub fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The values that a sentence shows. Those that only choose between its forms are its own affair:
/// one language has a plural where the other has none.
fn variables(text: &str) -> BTreeSet<&str> {
    let shown = text.split('{').filter_map(|rest| rest.split_once('}')).map(|(inner, _)| inner);
    shown
        .filter_map(|inner| inner.trim().strip_prefix('$'))
        .filter(|it| !it.contains("->"))
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (french, english) = (messages("fr"), messages("en"));
    assert!(french.len() > 10, "the words are read at all");
    for (key, text) in &french {
        assert_eq!(variables(text), variables(&english[key]), "values of {key}");
    }
    let files = |language| -> Vec<_> {
        files_below(&Path::new(PACKAGE).join("assets/words").join(language), "ftl")
            .iter()
            .map(|path| path.file_name().unwrap().to_owned())
            .collect()
    };
    assert_eq!(files("fr"), files("en"), "one file per module in each language");
}

#[test]
fn french_marks_have_their_space() {
    for (key, text) in messages("fr") {
        // What stands between braces is syntax, not text.
        let mut depth = 0;
        let mut shown = String::new();
        for c in text.chars() {
            depth += i32::from(c == '{');
            if depth == 0 {
                shown.push(c);
            }
            depth -= i32::from(c == '}');
            if c == '}' && depth == 0 {
                shown.push('x');
            }
        }
        let is_space = |c: Option<char>| matches!(c, Some(' ' | '\u{a0}' | '\u{202f}'));
        for mark in [':', ';', '!', '?', '»', '%'] {
            for (at, _) in shown.match_indices(mark) {
                let before = shown[..at].chars().next_back();
                assert!(is_space(before), "{key}: a space stands before {mark} in {shown:?}");
            }
        }
        for (at, mark) in shown.match_indices('«') {
            let after = shown[at + mark.len()..].chars().next();
            assert!(is_space(after), "{key}: a space stands after « in {shown:?}");
        }
        assert!(!shown.contains("..."), "{key}: the ellipsis is … in {shown:?}");
    }
}

#[test]
fn values_are_put_into_sentences_without_marks_around_them() {
    let violation =
        Violation::DuplicatePost { chart: "cible".into(), post: "0199-aa".into() }.message();
    assert_eq!(
        Locale::French.say(&violation),
        "Organigramme cible\u{a0}: deux postes portent l’identifiant 0199-aa"
    );
    assert_eq!(Locale::English.say(&violation), "Chart cible: two posts have the id 0199-aa");
}

#[test]
fn a_list_is_named_in_the_language_of_the_sentence() {
    let violation =
        Violation::DuplicateListEntry { list: ListName::Kinds, id: "pole".into() }.message();
    assert_eq!(
        Locale::French.say(&violation),
        "La liste «\u{a0}types d’unité\u{a0}» contient deux fois l’identifiant pole"
    );
    assert_eq!(Locale::English.say(&violation), "The list of kinds of unit has the id pole twice");
}

#[test]
fn large_figures_are_grouped_as_the_language_does() {
    let shown = |locale: Locale, value: i64| {
        let values = [("place", "x".into()), ("value", value.into())];
        locale.say(&message("violation-negative-count", values))
    };
    assert!(shown(Locale::French, -999).contains("(-999)"));
    assert!(shown(Locale::French, 1467).contains("(1\u{202f}467)"));
    assert!(shown(Locale::French, -12_345).contains("(-12\u{202f}345)"));
    assert!(shown(Locale::English, -1_234_567).contains("(-1,234,567)"));
    assert!(shown(Locale::English, i64::MAX).contains("(9,223,372,036,854,775,807)"));
}

#[test]
fn names_are_ordered_as_a_dictionary_has_them() {
    let mut names =
        ["Zone", "Être", "Écoles", "Essai", "côté", "Cote", "écoles", "Affaires", "Ecole"];
    for locale in [Locale::French, Locale::English] {
        names.sort_by(|a, b| locale.order(a, b));
        assert_eq!(
            names,
            ["Affaires", "Cote", "côté", "Ecole", "écoles", "Écoles", "Essai", "Être", "Zone"],
            "{locale:?}"
        );
    }
}

#[test]
fn a_language_is_known_by_its_code() {
    assert_eq!(Locale::from_code("EN"), Some(Locale::English));
    assert_eq!(Locale::from_code("fr"), Some(Locale::French));
    assert_eq!(Locale::from_code("de"), None);
}

/// The string literals of a source text, each with what stands before it; comments and tests left out.
fn literals(source: &str) -> Vec<(&str, &str)> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = code[at..].find(['"', '/', '\'']).map(|start| at + start) {
        let rest = &code[start..];
        if rest.starts_with("//") {
            at = start + rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") {
            at = start + 3;
        } else if let Some(inner) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = inner.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            let end = end.unwrap_or(inner.len());
            found.push((code[..start].trim_end(), &inner[..end]));
            at = start + end + 2;
        } else {
            at = start + 1;
        }
    }
    found
}

/// What a literal says besides the values put into it.
fn said(literal: &str) -> String {
    let mut depth = 0;
    let outside = literal.chars().filter(|c| {
        depth += i32::from(*c == '{');
        let is_outside = depth == 0;
        depth -= i32::from(*c == '}');
        is_outside
    });
    outside.collect::<String>().replace("\\u", "").replace("\\n", "")
}

/// Names of the program, of fonts, of formats and of what draws the window, the same in every language; the name of a
/// canvas, which nobody reads.
const SAME_EVERYWHERE: [&str; 20] = [
    "canvas ",
    " – Organigramme",
    "Organigramme",
    "Inter",
    "Phosphor Icons",
    "Ubuntu Light",
    "Hack",
    "Foxit (PDF)",
    "Noto Emoji",
    "Emoji Icon Font",
    "Unicode (ICU4X)",
    "OpenGL",
    "wgpu ·  · ",
    "Ctrl+",
    "CT",
    "SVG",
    "PNG",
    "PDF",
    "HTML",
    "TXT",
];

/// What is never seen: names of widgets for egui, reasons of lints and of panics, environment, MIME types.
const UNSEEN: [&str; 17] = [
    "request_discard(",
    "reason =",
    ".expect(",
    "Id::new(",
    "Id::new((",
    "id_salt(",
    ".with((",
    ".with(",
    "Panel::top(",
    "Panel::bottom(",
    "Panel::left(",
    "Panel::right(",
    "var(",
    "var_os(",
    "Canvas::new(",
    "Pane::new(",
    ".contains(",
];

#[test]
fn no_sentence_stands_in_the_code_of_the_window() {
    let mut sentences = Vec::new();
    for path in files_below(&Path::new(PACKAGE).join("src/app"), "rs") {
        let source = std::fs::read_to_string(&path).unwrap();
        for (before, literal) in literals(&source) {
            let said = said(literal);
            let is_word = said.chars().filter(|c| c.is_alphabetic()).count() > 1;
            let is_key = said
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.%/".contains(c));
            let is_logged = before.rsplit(';').next().is_some_and(|it| it.contains("tracing::"));
            // Variables of the environment, files, libraries, dates in figures.
            let is_name = (!said.chars().any(|c| c.is_lowercase()) && said.len() > 4)
                || ["../", "lib", "%"].iter().any(|it| said.starts_with(it));
            let is_unseen =
                is_logged || is_name || UNSEEN.iter().any(|call| before.ends_with(call));
            if is_word && !is_key && !is_unseen && !SAME_EVERYWHERE.contains(&said.as_str()) {
                sentences.push(format!("{}: {literal:?}", path.display()));
            }
        }
    }
    assert!(sentences.is_empty(), "{sentences:#?}");
}
