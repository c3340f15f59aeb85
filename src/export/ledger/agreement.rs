//! How French agrees: *de* and *d'*, the article of a unit.
//!
//! It gives the names of forms; the words themselves are in `assets/words`, where a language that needs none
//! of them passes them over.

mod lexicon;

use crate::model::{Lists, UnitFields, folded, full_name};
use lexicon as words;

/// Capitals that are more than these are a word, in a text that has no small letters.
const LONGEST_ACRONYM: usize = 6;

/// The name of the form of "de" before `text`: "yes" for "d'".
pub(super) fn elision(text: &str) -> &'static str {
    if is_elided(text) { "yes" } else { "no" }
}

/// Whether a word that stands before `text` loses its last letter in speech.
fn is_elided(text: &str) -> bool {
    let text = text.trim_start();
    if let Some(acronym) = acronym(text).filter(|acronym| acronym.len() <= LONGEST_ACRONYM) {
        return match acronym.chars().next() {
            Some('A' | 'E' | 'I' | 'O' | 'U') => true,
            Some('H') => words::SPELT_H.contains(&acronym),
            _ => false,
        };
    }
    let text = folded(text);
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    let mut letters = text.chars();
    match letters.next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => !begins(&["onz", "oui", "ouistiti"]),
        Some('h') => !begins(words::ASPIRATED) || begins(words::MUTE),
        Some('y') => letters.next().is_some_and(|c| !"aeiou".contains(c)) || begins(&["yonne"]),
        _ => false,
    }
}

/// A unit's full name, without its own article, and the name of the form of the article before it: "m"
/// for "le", "f" for "la", "v" for "l'", "p" for "les", "n" where none is known, so that another word
/// must bear it: "l'unité « Xanadu »".
pub(super) fn unit_with_article(lists: &Lists, fields: &UnitFields) -> (String, &'static str) {
    let name = full_name(lists, fields);
    let articles = [("le ", "m"), ("la ", "f"), ("les ", "p"), ("l'", "v")];
    for (article, form) in articles {
        let rest = crate::model::after_folded(&name, article);
        if let Some(rest) = rest.filter(|rest| !rest.trim().is_empty()) {
            return (rest.to_owned(), form);
        }
    }
    match article(&name) {
        // A name in quotes bears them once.
        "n" => {
            let bare = name.strip_prefix('«').and_then(|rest| rest.strip_suffix('»'));
            let bare = bare.map(|bare| bare.trim().to_owned());
            (bare.unwrap_or(name), "n")
        }
        form => (name, form),
    }
}

fn article(name: &str) -> &'static str {
    // "8e bureau": what is counted takes the article, and no number loses anything before it.
    let is_ordinal = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let noun = name.split_whitespace().find(|word| !is_ordinal(word)).unwrap_or("");
    let is_elided = !name.starts_with(|c: char| c.is_ascii_digit()) && is_elided(noun);
    let number_and_gender = match acronym(noun) {
        // "DIRAA (Direction de l'apprentissage)" has the gender of what it stands for.
        Some(short) => match name.split_once('(').map(|(_, rest)| gender(&first_word(rest))) {
            Some(found @ Some(Gender::Feminine | Gender::Masculine)) => found,
            Some(Some(Gender::Plural) | None) | None if is_elided => return "v",
            Some(Some(Gender::Plural) | None) | None => gender_of_acronym(short),
        },
        None => number_or_gender(&first_word(noun)),
    };
    match number_and_gender {
        Some(Gender::Plural) => "p",
        Some(_) if is_elided => "v",
        Some(Gender::Feminine) => "f",
        Some(Gender::Masculine) => "m",
        None => "n",
    }
}

/// What an article agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Feminine,
    Masculine,
    Plural,
}

/// Of a folded word; none if nothing tells.
fn number_or_gender(word: &str) -> Option<Gender> {
    if words::PLURALS.contains(&word) {
        return Some(Gender::Plural);
    }
    if words::SINGULAR.contains(&word) {
        return Some(Gender::Masculine);
    }
    // "Services", "Réseaux", "Hôpitaux"; a town such as Amiens is no plural of anything.
    let singular = match word.strip_suffix("aux") {
        Some(stem) if !stem.ends_with('e') => Some(format!("{stem}al")),
        _ => word.strip_suffix(['s', 'x']).map(str::to_owned),
    };
    if singular.is_some_and(|singular| gender(&singular).is_some()) {
        return Some(Gender::Plural);
    }
    gender(word)
}

/// The gender of a folded noun in the singular; none if nothing tells.
fn gender(word: &str) -> Option<Gender> {
    // "Sous-direction" is what its last part is.
    let word = word.rsplit('-').next().unwrap_or(word);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match () {
        () if words::FEMININE.contains(&word) => Some(Gender::Feminine),
        () if words::MASCULINE.contains(&word) => Some(Gender::Masculine),
        () if ends(words::FEMININE_ENDINGS) => Some(Gender::Feminine),
        () if ends(words::MASCULINE_ENDINGS) => Some(Gender::Masculine),
        () => None,
    }
}

/// The gender of what most acronyms with this beginning stand for.
fn gender_of_acronym(acronym: &str) -> Option<Gender> {
    let initial = acronym.chars().next()?;
    match () {
        () if words::FEMININE_ACRONYMS.contains(&acronym) => Some(Gender::Feminine),
        () if words::MASCULINE_ACRONYMS.contains(&acronym) => Some(Gender::Masculine),
        () if acronym == "RH" => Some(Gender::Plural),
        () if words::FEMININE_INITIALS.contains(&initial) => Some(Gender::Feminine),
        () if words::MASCULINE_INITIALS.contains(&initial) => Some(Gender::Masculine),
        () => None,
    }
}

/// The capitals with which `text` begins, if they stand for words: "DRH", not the first word of "SERVICE
/// ACHATS".
fn acronym(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let capitals = &text[..end];
    let letters = capitals.chars().count();
    let is_capitals = letters > 1
        && capitals.starts_with(char::is_alphabetic)
        && !capitals.chars().any(char::is_lowercase);
    if !is_capitals {
        return None;
    }
    let word = folded(capitals);
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let is_known = |word: &str| words::FEMININE.contains(&word) || words::MASCULINE.contains(&word);
    let is_word = is_known(&word)
        || is_known(singular)
        || letters > LONGEST_ACRONYM && gender(&word).is_some();
    (!is_word).then_some(capitals)
}

/// The first word, folded, with its hyphens.
fn first_word(text: &str) -> String {
    let text = folded(text);
    let mut words = text.split(|c: char| !c.is_alphabetic() && c != '-');
    words.find(|word| !word.is_empty()).unwrap_or_default().to_owned()
}

/// `title` as it reads within a sentence: without the capital of a line's first word, nor that of its
/// second form in "Directeur/Directrice".
pub(super) fn within_sentence(title: &str) -> String {
    let small = small_at_start(title);
    match small.split_once('/') {
        Some((first, second)) if small != title && !first.contains(' ') => {
            format!("{first}/{}", small_at_start(second))
        }
        _ => small,
    }
}

fn small_at_start(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(text[first.len_utf8()..].chars()).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_is_elided_before_a_vowel() {
        for title in [
            "assistant",
            "Élu",
            "œnologue",
            "hôte d'accueil",
            "ATSEM",
            "huissier",
            "Yvelines",
            "IDE",
            "huître",
            "HAD",
        ] {
            assert_eq!(elision(title), "yes", "{title}");
        }
        for title in [
            "chargé",
            "haut fonctionnaire",
            "onzième",
            "« Assistant »",
            "",
            "yaourtier",
            "DRH",
            "hockey",
            "2e adjoint",
            "HAS",
        ] {
            assert_eq!(elision(title), "no", "{title}");
        }
    }

    #[test]
    fn a_title_within_a_sentence_has_a_small_letter() {
        assert_eq!(within_sentence("Directeur/Directrice"), "directeur/directrice");
        assert_eq!(within_sentence("Chargé de mission/Éducation"), "chargé de mission/Éducation");
        assert_eq!(within_sentence("DGA - Responsable"), "DGA - Responsable");
    }
}
