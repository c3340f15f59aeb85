//! Words that stay in capitals.

use std::collections::HashSet;

use crate::model::folded;

const ACRONYMS: [&str; 26] = [
    "ASE", "APA", "ATSEM", "CCAS", "CIO", "CAF", "DGA", "DGAS", "DIRAA", "EHPAD", "EPCI", "FSE",
    "IEJ", "MDPH", "PMI", "RSA", "SI", "SIG", "SIRH", "TIC", "UE", "UTAS", "DSI", "AMO", "EPLE",
    "II",
];

/// Whether a word in capitals is an acronym in any text.
pub(in crate::format) fn is_known_acronym(word: &str) -> bool {
    is_acronym(word, &folded(word), &HashSet::new())
}

/// Whether a word in capitals is an acronym, among those that its text knows.
pub(in crate::format) fn is_acronym(
    word: &str,
    folded_word: &str,
    acronyms: &HashSet<String>,
) -> bool {
    let letters = folded_word.len();
    let vowelless = !folded_word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let roman = letters <= 4 && folded_word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    if letters < 2 {
        return false;
    }
    vowelless || roman || ACRONYMS.contains(&word) || acronyms.contains(word)
}
