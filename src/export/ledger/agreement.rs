//! How French agrees: *de* and *d'*, the article of a unit, the gender of a title.
//!
//! It gives the names of forms; the words themselves are in `assets/words`, where a language that
//! needs none of them passes them over. Knows nothing of ledgers.

use crate::model::{Lists, UnitFields, folded, full_name};

/// Names of units that are feminine, though no ending tells.
const FEMININE: [&str; 19] = [
    "agence",
    "antenne",
    "bibliotheque",
    "brigade",
    "cellule",
    "creche",
    "ecole",
    "equipe",
    "filiere",
    "mairie",
    "maison",
    "mediatheque",
    "plateforme",
    "police",
    "presidence",
    "regie",
    "region",
    "ressourcerie",
    "structure",
];

/// Names of units that are masculine, though no ending tells.
const MASCULINE: [&str; 18] = [
    "atelier",
    "bureau",
    "cabinet",
    "centre",
    "college",
    "comite",
    "conservatoire",
    "groupe",
    "guichet",
    "lycee",
    "magasin",
    "musee",
    "office",
    "parc",
    "pole",
    "poste",
    "secteur",
    "service",
];

/// Endings of feminine names of units, without accents.
const FEMININE_ENDINGS: [&str; 7] = ["ion", "ite", "ance", "ence", "erie", "ette", "ure"];

/// Endings of masculine names of units, without accents.
const MASCULINE_ENDINGS: [&str; 4] = ["ment", "age", "eau", "riat"];

/// Endings of titles in the bare feminine, in the singular and without accents.
const FEMININE_TITLES: [&str; 9] =
    ["ere", "trice", "euse", "ee", "ive", "ante", "ente", "enne", "ointe"];

/// Beginnings with an h that is not passed over in speech: "de haut fonctionnaire".
const ASPIRATED: [&str; 9] =
    ["hall", "handi", "hangar", "haras", "haut", "hierarch", "hors", "hub", "huit"];

/// The name of the form of "de" before `text`: "yes" for "d'".
pub(super) fn elision(text: &str) -> &'static str {
    if is_elided(text) { "yes" } else { "no" }
}

fn is_elided(text: &str) -> bool {
    let text = folded(text.trim_start());
    match text.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'œ' | 'æ') => !text.starts_with("onz"),
        Some('h') => !ASPIRATED.iter().any(|start| text.starts_with(start)),
        _ => false,
    }
}

/// A unit's full name with the name of the form of its article: "m" for "le", "f" for "la", "v" for
/// "l'", "n" if none is known.
pub(super) fn unit_with_article(lists: &Lists, fields: &UnitFields) -> (String, &'static str) {
    let name = full_name(lists, fields);
    let kind = lists.kind(&fields.kind).map(|kind| folded(&kind.label)).unwrap_or_default();
    let spelt = folded(&name);
    // "DIRAA (Direction de l'apprentissage)" takes the article of what it stands for.
    let is_of_kind =
        !kind.is_empty() && (spelt.starts_with(&kind) || spelt.contains(&format!("({kind}")));
    let noun = if is_of_kind { kind.as_str() } else { first_word(&spelt) };
    let form = match (is_feminine(noun), is_of_kind) {
        (Some(_), _) | (None, true) if is_elided(&name) => "v",
        (Some(true), _) => "f",
        (Some(false), _) | (None, true) => "m",
        (None, false) => "n",
    };
    (name, form)
}

/// Whether a folded noun is feminine; none if nothing tells.
fn is_feminine(noun: &str) -> Option<bool> {
    // "Sous-direction" is what its last part is.
    let word = noun.rsplit('-').next().unwrap_or(noun);
    let word = first_word(word);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match () {
        () if FEMININE.contains(&word) => Some(true),
        () if MASCULINE.contains(&word) => Some(false),
        () if ends(&FEMININE_ENDINGS) => Some(true),
        () if ends(&MASCULINE_ENDINGS) => Some(false),
        () => None,
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic() && c != '-').find(|word| !word.is_empty()).unwrap_or("")
}

/// The name of the form of a participle that follows `count` posts of `title`: "ms", "mp", "fs",
/// "fp". A title that is written inclusively is in the masculine.
pub(super) fn participle(title: &str, count: usize) -> &'static str {
    let word = folded(title);
    let word = word.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    let word = word.unwrap_or_default();
    let singular = word.strip_suffix('s').unwrap_or(word);
    let is_feminine = FEMININE_TITLES.iter().any(|end| singular.ends_with(end));
    match (is_feminine, count > 1) {
        (false, false) => "ms",
        (false, true) => "mp",
        (true, false) => "fs",
        (true, true) => "fp",
    }
}

/// `title` as it reads within a sentence: without the capital of a line's first word.
pub(super) fn within_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            let rest = &title[first.len_utf8()..];
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_is_elided_before_a_vowel() {
        for title in ["assistant", "Élu", "œnologue", "hôte d'accueil", "ATSEM", "huissier"] {
            assert_eq!(elision(title), "yes", "{title}");
        }
        for title in ["chargé", "haut fonctionnaire", "onzième", "« Assistant »", ""] {
            assert_eq!(elision(title), "no", "{title}");
        }
    }

    #[test]
    fn a_unit_takes_the_article_of_its_kind() {
        let lists = Lists::default();
        for (kind, name, form) in [
            ("service", "Achats", "m"),
            ("cellule", "Projets transversaux", "f"),
            ("direction", "DIRAA (Direction de l'Apprentissage)", "f"),
            ("direction", "ARS (Direction de santé)", "v"),
            ("autre", "Équipe de nuit", "v"),
            ("autre", "Médiathèque", "f"),
            ("autre", "Sous-direction des moyens", "f"),
            ("autre", "Comité de pilotage", "m"),
            ("autre", "Xanadu", "n"),
        ] {
            let fields = UnitFields::new(kind, name);
            assert_eq!(unit_with_article(&lists, &fields).1, form, "{name}");
        }
    }

    #[test]
    fn a_participle_agrees_with_the_title() {
        assert_eq!(participle("conseillères techniques", 2), "fp");
        assert_eq!(participle("Assistante de direction", 1), "fs");
        assert_eq!(participle("Chargé/e/s de mission", 5), "mp");
        assert_eq!(participle("Conseiller/ère technique", 1), "ms");
        assert_eq!(participle("Responsable de projet", 1), "ms");
    }
}
