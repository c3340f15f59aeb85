//! The states of an organisation, by the words that title its charts: what is, and what is to be.

use super::words::bare;
use crate::format::reading::columns::{State, state_of_word};
use crate::model::Role;

/// The state a word names by itself, wherever it stands: "source", "cible" or "variante".
pub(in crate::format) fn role(folded_word: &str) -> Option<Role> {
    match folded_word {
        "source" => Some(Role::Source),
        "cible" => Some(Role::Target),
        "variante" => Some(Role::Variant),
        _ => None,
    }
}

/// Words that hint at a state, and name it beside a word for an organisation only.
pub(in crate::format) fn hints_at_role(folded_word: &str) -> bool {
    state_of_word(folded_word).is_some() || folded_word == "proposition"
}

/// Whether a word says what is in that state: "organigramme", "situation", "organisation".
pub(in crate::format) fn has_states(folded_word: &str) -> bool {
    matches!(
        folded_word,
        "organigramme"
            | "organigrammes"
            | "organisation"
            | "situation"
            | "etat"
            | "structure"
            | "structuration"
            | "schema"
            | "version"
            | "reorganisation"
            | "restructuration"
            | "reforme"
            | "fusion"
            | "transfert"
    )
}

/// "Organigrammes actuel et cible", "Organisation proposée et organisation actuelle": a title above charts of both
/// states, and of none.
pub(in crate::format) fn names_both_states(text: &str) -> bool {
    const MOST_WORDS: usize = 14;
    // Of most lines the letters tell at once.
    let arrows = ['→', '⇒', '➔'];
    let joins = [" et ", " puis ", " ET ", " PUIS "].iter().any(|it| text.contains(it));
    if !(joins || text.contains(arrows)) {
        return false;
    }
    let words = bare(text);
    let words: Vec<&str> = words.split(' ').collect();
    let of = |wanted: Role| {
        words.iter().any(|word| {
            let state = state_of_word(word).map(|state| match state {
                State::Before => Role::Source,
                State::After => Role::Target,
            });
            role(word).or(state) == Some(wanted)
        })
    };
    let joined = words.iter().any(|word| has_states(word))
        && words.iter().any(|word| matches!(*word, "et" | "puis"));
    // "(effectif actuel → effectif proposé)" says how changes are told below.
    let arrow = text.contains(arrows) && !text.contains(|c: char| c.is_ascii_digit());
    words.len() <= MOST_WORDS && (joined || arrow) && of(Role::Source) && of(Role::Target)
}

/// Articles and the like between the two.
pub(in crate::format) fn is_link(folded_word: &str) -> bool {
    matches!(folded_word, "l" | "la" | "le" | "les" | "d" | "de" | "du" | "des" | "en")
}

/// The state that words say together: "organisation projetée", "avant la réorganisation", "à compter du"; and
/// which of the words say it.
pub(in crate::format) fn state_of(words: &[&str]) -> (Option<Role>, Vec<bool>) {
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let mut said = vec![false; words.len()];
    let mut found = None;
    let last = |at: usize| folded[at].rsplit(' ').next().unwrap_or_default();
    let mark = |at: usize| folded[at].is_empty();
    for at in 0..folded.len() {
        let role = match state_of_word(last(at)) {
            // "Projet" is as often what an office works at.
            _ if last(at) == "projet" => continue,
            Some(State::Before) => Role::Source,
            Some(State::After) => Role::Target,
            None => continue,
        };
        let before = (0..at).rev().find(|&it| !is_link(last(it)));
        let after = (at + 1..folded.len()).find(|&it| !is_link(last(it)));
        // "Organigramme avant réorganisation" has both.
        let nouns: Vec<usize> =
            [before, after].into_iter().flatten().filter(|&it| has_states(last(it))).collect();
        let figure = |it: usize| folded[it].starts_with(|c: char| c.is_ascii_digit());
        let alone = before.is_none_or(mark) && after.is_none_or(|it| mark(it) || figure(it));
        if nouns.is_empty() && !alone {
            continue;
        }
        said[at] = true;
        nouns.into_iter().for_each(|noun| said[noun] = true);
        found = found.or(Some(role));
    }
    // "Situation au 1er janvier 2024".
    for at in 0..folded.len().saturating_sub(2) {
        let day = folded[at + 2].starts_with(|c: char| c.is_ascii_digit());
        if has_states(last(at)) && matches!(&*folded[at + 1], "au" | "du") && day {
            said[at..at + 2].fill(true);
        }
    }
    // "À compter du 1er janvier 2025" something else begins.
    for at in 0..folded.len().saturating_sub(2) {
        let begins = matches!(
            [&*folded[at], &*folded[at + 1], &*folded[at + 2]],
            ["a", "compter" | "partir" | "effet", "du" | "de"]
        );
        if begins {
            said[at..at + 3].fill(true);
            found = found.or(Some(Role::Target));
        }
    }
    (found, said)
}
