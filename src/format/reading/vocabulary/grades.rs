//! Grades and *cadres d'emplois* of the three public services, each with its category.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::bare;
use crate::model::{comparison_key, display};

/// See `assets/statutory/README.md` for its source.
const GRADES: &str = include_str!("../../../../assets/statutory/grades.csv");

/// Categories by the key of a grade's name.
static BY_KEY: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = GRADES.lines().skip(1).filter_map(|row| {
        let mut cells = row.splitn(3, ',');
        let category = cells.next()?;
        Some((cells.nth(1)?, category))
    });
    // Who works with it calls a rank "capitaine", a grade "conservateur".
    let called = |(name, category): (&'static str, _)| {
        let short = [" de sapeurs-pompiers", " des bibliothèques", " de bibliothèques"]
            .iter()
            .find_map(|of| name.strip_suffix(of));
        [Some(name), short].into_iter().flatten().map(move |it| (comparison_key(it), category))
    };
    rows.flat_map(called).collect()
});

/// The most words in the name of a grade, without its steps.
const MOST_WORDS: usize = 9;

/// Words that say a step within a grade, or the public service it is of.
const STEPS: [&str; 33] = [
    "principal",
    "principaux",
    "principale",
    "principales",
    "de",
    "du",
    "1re",
    "1ere",
    "2e",
    "2eme",
    "3e",
    "premiere",
    "deuxieme",
    "1er",
    "2nd",
    "classe",
    "hors",
    "hc",
    "en",
    "chef",
    "normale",
    "superieure",
    "exceptionnelle",
    "superieur",
    "general",
    "territorial",
    "territoriale",
    "territoriaux",
    "territoriales",
    "hospitalier",
    "hospitaliers",
    "stagiaire",
    "p2c",
];

/// Grades and corps that are called by their letters.
const LETTERS: [(&str, &str); 19] = [
    ("ETAPS", "B"),
    ("PH", "A"),
    ("AAE", "A"),
    ("APAE", "A"),
    ("ASI", "A"),
    ("IGE", "A"),
    ("IGR", "A"),
    ("MCF", "A"),
    ("PRAG", "A"),
    ("PRCE", "A"),
    ("BIBAS", "B"),
    ("SAENES", "B"),
    ("TECH", "B"),
    ("TRF", "B"),
    ("ADJAENES", "C"),
    ("ADJENES", "C"),
    ("ATRF", "C"),
    ("ATEC", "C"),
    ("ATEE", "C"),
];

/// A grade as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct StatutoryGrade {
    /// In the singular, without the words for "grade".
    pub label: String,
    pub category: &'static str,
}

/// The grade that `text` names: "attaché principal", "cadre d'emplois des adjoints administratifs". None where
/// it says more than a grade.
pub(in crate::format) fn statutory_grade(text: &str) -> Option<StatutoryGrade> {
    let name = without_announcement(text.trim());
    if let Some((letters, category)) = LETTERS.iter().find(|(letters, _)| *letters == name) {
        return Some(StatutoryGrade { label: (*letters).to_owned(), category });
    }
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() > MOST_WORDS + 6 || !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let is_step = |word: &&str| bare(word).split(' ').all(|part| STEPS.contains(&part));
    let steps = words.iter().rev().take_while(|word| is_step(word)).count();
    // Of "ingénieur en chef" the steps are the name as well.
    let least = words.len() - steps;
    let ends = (least.max(1)..=words.len().min(MOST_WORDS)).rev();
    let named = |words: &[&str]| BY_KEY.get(&comparison_key(&words.join(" "))).copied();
    // "Attaché principal d'administration", "ingénieur divisionnaire des travaux publics": the step stands amid
    // the name.
    let without_step = || {
        const AMID: [&str; 6] =
            ["principal", "principale", "principaux", "divisionnaire", "divisionnaires", "hors"];
        let at = words.iter().position(|word| AMID.contains(&bare(word).as_str()))?;
        let end = if bare(words[at]) == "hors" { at + 2 } else { at + 1 };
        let after = words.get(end..).filter(|_| at > 0)?;
        named(&[&words[..at], after].concat())
    };
    let category = ends.into_iter().find_map(|end| named(&words[..end])).or_else(without_step)?;
    Some(StatutoryGrade { label: display(name, 1), category })
}

/// What stands after "cadre d'emplois des", "grade de" and the like.
fn without_announcement(text: &str) -> &str {
    const STARTS: [&str; 12] = [
        "cadre d'emplois des ",
        "cadre d'emplois de ",
        "cadre d'emploi des ",
        "cadre d'emplois d'",
        "cadres d'emplois des ",
        "grade des ",
        "grade de ",
        "grade d'",
        "corps des ",
        "grade : ",
        "grade ",
        "cadre d'emplois : ",
    ];
    let straight = text.replace('\u{2019}', "'");
    let folded = straight.to_lowercase();
    let start = STARTS.iter().find(|start| folded.starts_with(*start));
    // The apostrophes differ in length: count letters.
    let letters = start.map_or(0, |start| start.chars().count());
    text.char_indices().nth(letters).map_or("", |(at, _)| &text[at..])
}
