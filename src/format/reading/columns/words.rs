//! The words at the heads of columns, as data: `assets/tables/heads.json`, each word [`bare`] and spelt out.
//!
//! They come from *tableaux des emplois* and *des effectifs* of French administrations (annex C1 of the M14 and
//! M57 budgets, exports of payroll programs) and from the import formats named in `assets/tables/profiles.json`.
//!
//! [`bare`]: crate::format::reading::vocabulary::bare

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::meaning::{Meaning, State};

#[derive(Debug, Deserialize)]
struct Heads {
    meanings: Vec<Words>,
    states: States,
    /// Words that say a part of what a head means.
    parts: HashMap<Part, Vec<String>>,
    /// What programs shorten in the heads of what they export.
    abbreviations: HashMap<String, String>,
}

/// What a word in a head may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    Code,
    Name,
    Unit,
    Post,
    Person,
    /// What is above a unit, what is above a post, and who leads.
    Parent,
    Above,
    Chief,
    /// "N1", "NIV2": one of several levels of units.
    Level,
    Number,
    /// Full-time equivalents.
    Time,
    Budgeted,
    Filled,
    Vacant,
    /// "de", "la".
    Link,
}

#[derive(Debug, Deserialize)]
struct Words {
    meaning: Meaning,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct States {
    before: Vec<String>,
    after: Vec<String>,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let json = include_str!("../../../../assets/tables/heads.json");
    serde_json::from_str(json).expect("the program's own words")
});

/// Of a word in two lists, the first one counts.
static BY_WORD: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    all().collect::<Vec<_>>().into_iter().rev().map(|(it, word)| (word, it)).collect()
});

static PARTS: LazyLock<HashMap<&'static str, Part>> = LazyLock::new(|| {
    let words = HEADS.parts.iter();
    words.flat_map(|(part, words)| words.iter().map(|word| (word.as_str(), *part))).collect()
});

/// What a word says, or two.
pub(super) fn part(words: &str) -> Option<Part> {
    let level = words.strip_suffix(|c: char| c.is_ascii_digit());
    if level.is_some_and(|it| matches!(it, "n" | "niv" | "niveau")) {
        return Some(Part::Level);
    }
    PARTS.get(words).copied()
}

/// A word as it is written out.
pub(super) fn spelt_out(word: &str) -> &str {
    HEADS.abbreviations.get(word).map_or(word, String::as_str)
}

/// Every word, in the order of the lists.
pub(super) fn all() -> impl Iterator<Item = (Meaning, &'static str)> {
    HEADS.meanings.iter().flat_map(|it| it.words.iter().map(|word| (it.meaning, word.as_str())))
}

/// What a whole head means.
pub(super) fn meaning(head: &str) -> Option<Meaning> {
    BY_WORD.get(head).copied()
}

/// The state that one of some words names, and which of them does.
pub(super) fn state(words: &[&str]) -> Option<(State, usize)> {
    let States { before, after } = &HEADS.states;
    [(State::Before, before), (State::After, after)].into_iter().find_map(|(state, names)| {
        let at = words.iter().position(|word| names.iter().any(|name| name == word))?;
        Some((state, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::reading::vocabulary::bare;

    #[test]
    fn words_stand_as_heads_are_compared() {
        for (meaning, word) in all() {
            assert_eq!(bare(word), word, "{meaning:?}");
            assert!(word.split(' ').all(|it| spelt_out(it) == it), "{meaning:?}: {word}");
        }
    }

    #[test]
    fn a_part_says_one_thing() {
        let all = || HEADS.parts.values().flatten();
        for word in all() {
            assert_eq!(all().filter(|it| *it == word).count(), 1, "{word}");
        }
    }
}
