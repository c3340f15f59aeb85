//! Lines that go on: which line continues another, and how the two become one.

use std::collections::HashSet;

use super::Line;
use crate::format::reading::Doubt;
use crate::model::folded;

/// Whether `next` cannot but continue `text`.
pub(in crate::format) fn continues(text: &str, next: &str) -> bool {
    let first = next.split([' ', '\'', '\u{2019}']).next().unwrap_or(next).to_lowercase();
    leaves_open(text)
        || next.starts_with(char::is_lowercase)
        || matches!(first.as_str(), "et" | "de" | "d" | "du" | "des")
}

/// Whether `text` ends as no line does that says all it has to.
pub(in crate::format) fn leaves_open(text: &str) -> bool {
    const LINKS: [&str; 22] = [
        "et",
        "ou",
        "de",
        "d'",
        "d\u{2019}",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l'",
        "l\u{2019}",
        "en",
        "à",
        "a",
        "au",
        "aux",
        "pour",
        "sur",
        "par",
        "dans",
        "&",
    ];
    let last = text.rsplit(' ').next().unwrap_or(text);
    // "cat. A" ends with a category, "APPUI A" with a preposition.
    let letter = last == "A" && text.chars().any(char::is_lowercase);
    (LINKS.contains(&last.to_lowercase().as_str()) && !letter)
        || text.ends_with(['/', '-', ',', '&'])
}

/// First parts of words that keep their hyphen.
const HYPHENATED: [&str; 32] = [
    "accords",
    "adjoint",
    "aide",
    "aides",
    "anti",
    "assistant",
    "auto",
    "avant",
    "chef",
    "co",
    "compte",
    "contre",
    "demi",
    "ex",
    "garde",
    "hors",
    "inter",
    "medico",
    "maitre",
    "maitres",
    "mi",
    "non",
    "porte",
    "rendez",
    "sage",
    "sapeur",
    "sapeurs",
    "semi",
    "socio",
    "sous",
    "sus",
    "vice",
];

/// Inclusive endings: "adjoint-e", "directeur-rice".
const ENDINGS: [&str; 18] = [
    "e", "es", "s", "rice", "trice", "rices", "trices", "ere", "eres", "euse", "euses", "ive",
    "ives", "ve", "le", "ne", "nne", "la",
];

/// The words that a text holds, to tell a cut word from a hyphenated one.
#[derive(Debug, Default)]
pub(in crate::format) struct Words(HashSet<String>);

impl Words {
    /// Gathers them only where a line ends with a hyphen.
    pub fn of(lines: &[Line]) -> Self {
        if !lines.iter().any(|line| line.text.ends_with('-')) {
            return Self::default();
        }
        let words = lines.iter().flat_map(|line| {
            line.text.split(|c: char| !(c.is_alphanumeric() || c == '-')).map(folded)
        });
        Self(words.collect())
    }

    /// Joins two lines of one text; says so where a hyphen was dropped or kept by guess.
    pub fn join(&self, text: &mut String, next: &str) -> Option<Doubt> {
        let glued = text.ends_with(['/', '-']) && !text.ends_with(" -") && !text.ends_with(" /");
        if !glued {
            text.push(' ');
            text.push_str(next);
            return None;
        }
        let doubt = if text.ends_with('-') { self.hyphen(text, next) } else { None };
        text.push_str(next);
        doubt
    }

    /// Drops the hyphen of `text` if it only cuts a word.
    fn hyphen(&self, text: &mut String, next: &str) -> Option<Doubt> {
        let body = text.strip_suffix('-')?;
        let left = body.rsplit(|c: char| !(c.is_alphanumeric() || c == '-')).next()?.to_owned();
        let right = next.split(|c: char| !(c.is_alphanumeric() || c == '-')).next()?;
        if !left.ends_with(char::is_alphabetic) || !next.starts_with(char::is_alphabetic) {
            return None;
        }
        let (folded_left, folded_right) = (folded(&left), folded(right));
        let known = |word: String| self.0.contains(&word);
        let whole = known(format!("{folded_left}{folded_right}"));
        if !whole && known(format!("{folded_left}-{folded_right}")) {
            return None;
        }
        let last_part = folded_left.rsplit('-').next().unwrap_or_default();
        let own_hyphen = HYPHENATED.contains(&last_part)
            || ENDINGS.contains(&folded_right.as_str())
            || (next.starts_with(char::is_uppercase) && !whole);
        if own_hyphen && !whole {
            return None;
        }
        text.truncate(body.len());
        // A part that is a word of its own may have kept its hyphen; "préven-" is none.
        let open = !whole && known(folded_left.clone());
        open.then(|| Doubt::WordRejoined { word: format!("{left}{right}") })
    }
}
