//! A title in the number that its count asks for.
//!
//! ```text
//! Chargé/e/s  de mission  référent/s  départementaux        one: Chargé/e de mission référent départemental
//! └ head      └ complement └ marked, so it is the head's
//! ```

use unicode_normalization::UnicodeNormalization;

use super::fold::folded;
use super::invariable::{is_invariable, settles};
use super::marks::{Word, words};

/// Words that bring in a complement, which never changes.
const PREPOSITIONS: [&str; 13] =
    ["d", "de", "du", "des", "en", "a", "au", "aux", "pour", "sur", "par", "chez", "aupres"];

/// Endings, in the singular, of the adjectives and names of people that agree with the head.
const AGREEING: &[&str] = &[
    "if", "ive", "ier", "iere", "iller", "illere", "eur", "euse", "rice", "ant", "ante", "ent",
    "ente", "al", "ale", "el", "elle", "ique", "aire", "iste", "able", "ien", "ienne", "oint",
    "ointe", "logue", "graphe", "peute", "lingue",
];

/// Whole words, in the singular, that agree though no ending tells.
const AGREEING_WORDS: &[&str] = &[
    "chef",
    "cheffe",
    "cadre",
    "poste",
    "public",
    "publique",
    "champetre",
    "civil",
    "civile",
    "elu",
    "elue",
    "expert",
    "experte",
    "infirmier",
    "libre",
    "maitre",
    "mobile",
    "peintre",
    "senior",
    "junior",
    "interne",
    "externe",
    "autonome",
    "mixte",
    "unique",
    "volant",
    "apprenti",
    "apprentie",
    "architecte",
    "concierge",
    "econome",
    "geometre",
    "guide",
    "hotesse",
    "interprete",
    "medecin",
    "pilote",
    "vaguemestre",
];

/// Words, in the singular, that agree with the head even after its complement: "agents de maîtrise
/// principaux", "responsables de service adjoints".
const ALWAYS_OF_HEAD: [&str; 18] = [
    "adjoint",
    "adjointe",
    "animateur",
    "animatrice",
    "contractuel",
    "contractuelle",
    "coordinateur",
    "coordinatrice",
    "principal",
    "principale",
    "redacteur",
    "redactrice",
    "referent",
    "referente",
    "remplacant",
    "remplacante",
    "stagiaire",
    "titulaire",
];

/// Participles in -té; other words that end so name things, "sécurité".
const PARTICIPLES: [&str; 6] =
    ["agrege", "assermente", "brevete", "depute", "experimente", "habilite"];

/// Beginnings of compound words that never change: "sous-directeurs". So does one in -o, "socio-".
const PREFIXES: [&str; 9] = ["sous", "vice", "ex", "co", "non", "mi", "pre", "auto", "inter"];

/// Nouns in -ail whose plural is in -aux; the others take an s.
const PLURAL_IN_AUX: [&str; 6] = ["bail", "corail", "soupirail", "travail", "vantail", "vitrail"];

/// Adjectives in -al that take an s.
const PLURAL_IN_S: [&str; 4] = ["naval", "natal", "final", "fatal"];

/// Words, in the singular, that end like those but name things.
const THINGS: &[&str] = &[
    "marche",
    "dossier",
    "courrier",
    "metier",
    "quartier",
    "fichier",
    "chantier",
    "atelier",
    "effectif",
    "dispositif",
    "tarif",
    "objectif",
    "collectif",
    "secteur",
    "animal",
    "canal",
    "cheval",
    "metal",
    "signal",
    "valeur",
    "honneur",
    "logiciel",
    "materiel",
    "personnel",
    "enfant",
    "affaire",
    "honoraire",
    "formulaire",
    "territoire",
    "politique",
    "musique",
    "statistique",
    "bibliotheque",
    "mediatheque",
    "tribunal",
    "journal",
    "hopital",
    "capital",
    "vente",
    "cle",
    "procede",
    "lycee",
    "musee",
    "annee",
    "armee",
    "assemblee",
    "donnee",
    "duree",
    "journee",
    "dialogue",
    "catalogue",
];

/// `title` as it reads after `count`, in the singular after 0 as after 1: as printed when its head already agrees, else with the head
/// and its adjectives in the other number. What follows de, d', en, à, des stays, but for a word that
/// bears an inclusive mark or a plural that no complement asks for ("chargés de mission rédacteurs").
pub fn display(title: &str, count: usize) -> String {
    let plural = count > 1;
    let mixed_case = title.chars().any(char::is_lowercase);
    let all: Vec<Word> = words(title).collect();
    let is_head = |word: &&Word| !is_acronym(title, word, mixed_case) && !is_prefix(title, word);
    let Some(head) = all.iter().find(is_head) else { return title.to_owned() };
    match is_plural(title, head) {
        Some(true) if plural => return without_plural_marks(title, &all),
        Some(false) if !plural => return title.to_owned(),
        _ if settles(&folded(&title[head.start..head.end])) => return title.to_owned(),
        // "Commis principal": what follows an unchanging head agrees.
        None | Some(_) => {}
    }
    let mut out = String::with_capacity(title.len() + 8);
    let mut copied = 0;
    let mut state = Casing::Head;
    let mut previous_end = 0;
    let mut after_prefix = false;
    for word in &all {
        let gap = &title[previous_end..word.start];
        previous_end = word.end;
        state = state.after_gap(gap);
        let joined = !after_prefix && matches!(gap.trim(), "-" | "\u{2010}" | "\u{2011}" | "/");
        after_prefix = is_prefix(title, word);
        let (next, changes) = state.read(title, word, mixed_case, plural, joined);
        state = next;
        if changes {
            out.push_str(&title[copied..word.start]);
            if plural {
                push_plural(title, word, &mut out)
            } else {
                push_singular(title, word, &mut out)
            }
            copied = word.end;
        }
    }
    out.push_str(&title[copied..]);
    out
}

/// `title` in the plural, with what only marks that plural written out: "cheffe/s", "agent(s)" of several are
/// "cheffes", "agents". An ending of both genders keeps its marks: "chargé/e/s".
fn without_plural_marks(title: &str, words: &[Word]) -> String {
    let mut out = String::with_capacity(title.len());
    let mut copied = 0;
    for word in words {
        let mut forms = word.endings().iter().map(|it| folded(&title[it.start..it.end]));
        if word.endings().is_empty() || !forms.all(|form| matches!(&*form, "s" | "x" | "aux")) {
            continue;
        }
        out.push_str(&title[copied..word.start]);
        push_plural(title, &word.bare(), &mut out);
        copied = word.end;
    }
    out.push_str(&title[copied..]);
    out
}

/// Where in the title the reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Casing {
    /// The head noun is still to come.
    Head,
    /// After the head: adjectives.
    Adjectives,
    /// Just after a preposition.
    Complement,
    /// After a complement in the singular.
    AfterSingular,
    /// Nothing more can change.
    Fixed,
}

impl Casing {
    /// What the punctuation before a word changes.
    fn after_gap(self, gap: &str) -> Self {
        if gap.contains(['«', '"', '“', '(', '[', ':', ';']) {
            Self::Fixed
        } else if matches!(gap, " - " | " – " | " — ") && self != Self::Fixed {
            Self::Head
        } else {
            self
        }
    }

    /// The state after `word`, and whether the word changes; `joined` to the one before by a hyphen or a
    /// slash.
    fn read(
        self,
        title: &str,
        word: &Word,
        mixed_case: bool,
        plural: bool,
        joined: bool,
    ) -> (Self, bool) {
        let text = &title[word.start..word.base_end];
        let base = folded(text);
        let marked = !word.endings().is_empty();
        let other = is_plural(title, word) == Some(!plural);
        if self == Self::Fixed {
            return (self, false);
        }
        if PREPOSITIONS.contains(&base.as_str()) && self != Self::Head {
            return (Self::Complement, false);
        }
        if matches!(base.as_str(), "et" | "ou") {
            let next = if self == Self::Adjectives { self } else { Self::Fixed };
            return (next, false);
        }
        if is_prefix(title, word) {
            return (self, false);
        }
        match self {
            // "Porte-parole" is the same in both.
            Self::Head if base == "porte" && title[word.end..].starts_with('-') => {
                (Self::Fixed, false)
            }
            Self::Head if is_acronym(title, word, mixed_case) => (self, false),
            Self::Head => (Self::Adjectives, other),
            Self::Adjectives if marked || agrees(text, &base) => (self, other),
            // "Aide-soignant", "sage-femme", "hôte/hôtesse".
            Self::Adjectives if joined && !is_acronym(title, word, mixed_case) => (self, other),
            // A thing named after the head, "Gestionnaires Fonds européens".
            Self::Adjectives => {
                let next = if is_plural(title, word) == Some(true) || base.ends_with('s') {
                    Self::Fixed
                } else {
                    Self::AfterSingular
                };
                (next, false)
            }
            Self::Complement if matches!(base.as_str(), "la" | "l" | "le") => (self, false),
            Self::Complement if marked || base.ends_with(['s', 'x']) => (Self::Fixed, false),
            Self::Complement => (Self::AfterSingular, false),
            Self::AfterSingular if marked => (self, other),
            Self::AfterSingular if !plural && other && agrees(text, &base) => (self, true),
            Self::AfterSingular if other && ALWAYS_OF_HEAD.contains(&base.as_str()) => (self, true),
            Self::AfterSingular if is_plural(title, word) == Some(true) => (Self::Fixed, false),
            Self::AfterSingular => (self, false),
            Self::Fixed => (self, false),
        }
    }
}

/// "DGA" in a title that has small letters, or three capitals at most in one that has none.
fn is_acronym(title: &str, word: &Word, mixed_case: bool) -> bool {
    let base = &title[word.start..word.base_end];
    let letters = base.chars().count();
    let capitals = base.chars().all(|c| !c.is_lowercase());
    word.endings().is_empty() && capitals && (mixed_case && letters > 1 || letters <= 3)
}

/// Whether a word is in the plural; none if it is the same in both.
fn is_plural(title: &str, word: &Word) -> Option<bool> {
    let base = folded(&title[word.start..word.base_end]);
    let is_same = is_invariable(&base);
    if word.endings().is_empty() && (is_same || base.ends_with("eux")) {
        return None;
    }
    let mut forms = word.endings().iter().map(|ending| &title[ending.start..ending.end]);
    let is_plural = base.ends_with(['s', 'x']) && !is_same;
    Some(is_plural || forms.any(|form| form.ends_with(['s', 'S', 'x', 'X'])))
}

/// "Sous-" in "sous-directeur", "socio-" in "socio-éducatif".
fn is_prefix(title: &str, word: &Word) -> bool {
    let mut after = title[word.end..].chars();
    let is_joined = matches!(after.next(), Some('-' | '\u{2010}' | '\u{2011}'))
        && after.next().is_some_and(char::is_alphabetic);
    if !is_joined || !word.endings().is_empty() {
        return false;
    }
    let base = folded(&title[word.start..word.base_end]);
    PREFIXES.contains(&base.as_str()) || (base.len() > 3 && base.ends_with('o'))
}

/// Whether a word, folded in `base`, can be an adjective of the head, or a second name of the same
/// people.
fn agrees(text: &str, base: &str) -> bool {
    let singular = match base.strip_suffix("aux") {
        // "Travaux", "vitraux": the works and the windows, no adjective.
        Some(stem) if is_in_ail(&format!("{stem}ail")) => return false,
        Some(stem) => format!("{stem}al"),
        None => base.strip_suffix('s').unwrap_or(base).to_owned(),
    };
    // "Recrutement", "harcèlement": hardly any adjective ends so.
    !singular.ends_with("ment")
        && !THINGS.contains(&singular.as_str())
        && (AGREEING_WORDS.contains(&singular.as_str())
            || AGREEING.iter().any(|ending| singular.ends_with(ending))
            || is_participle(text, &singular))
}

/// "Spécialisé", "délégués", but not "santé".
fn is_participle(text: &str, singular: &str) -> bool {
    let masculine =
        singular.strip_suffix("ee").map_or(singular.to_owned(), |stem| format!("{stem}e"));
    if PARTICIPLES.contains(&masculine.as_str()) {
        return true;
    }
    let composed: String = text.nfc().flat_map(char::to_lowercase).collect();
    let composed = composed.trim_end_matches('s');
    let composed = composed.strip_suffix('e').unwrap_or(composed);
    composed.ends_with('é') && !composed.ends_with("té")
}

fn push_singular(title: &str, word: &Word, out: &mut String) {
    push_singular_word(&title[word.start..word.base_end], out);
    let mut copied = word.base_end;
    for ending in word.endings() {
        let form = folded(&title[ending.start..ending.end]);
        if matches!(form.as_str(), "s" | "x" | "aux") {
            // The mark goes with its ending; a bracket closed before it stays.
            out.push_str(&title[copied..ending.mark]);
            copied = ending.end + usize::from(title[ending.mark..ending.start].contains('('));
            continue;
        }
        out.push_str(&title[copied..ending.start]);
        push_singular_word(&title[ending.start..ending.end], out);
        copied = ending.end;
    }
    out.push_str(&title[copied..word.end]);
}

fn push_singular_word(text: &str, out: &mut String) {
    let lower = folded(text);
    if is_invariable(&lower) {
        out.push_str(text);
    } else if lower.ends_with("eaux") || lower.ends_with("yaux") {
        out.push_str(&text[..text.len() - 1]);
    } else if lower.strip_suffix("ux").is_some_and(|stem| is_in_ail(&format!("{stem}il"))) {
        out.push_str(&text[..text.len() - 2]);
        out.push_str(if text.ends_with('X') { "IL" } else { "il" });
    } else if lower.ends_with("aux") && lower.len() > 4 {
        out.push_str(&text[..text.len() - 2]);
        out.push(if text.ends_with('X') { 'L' } else { 'l' });
    } else {
        out.push_str(text.strip_suffix(['s', 'S']).unwrap_or(text));
    }
}

fn push_plural(title: &str, word: &Word, out: &mut String) {
    let text = &title[word.start..word.end];
    let upper = title[word.start..word.base_end].chars().filter(|c| c.is_uppercase()).count() > 1;
    let s = if upper { 'S' } else { 's' };
    if let Some(last) = word.endings().last() {
        out.push_str(text);
        let mark = title[last.mark..last.start].trim();
        if !mark.starts_with('(') {
            out.push_str(mark);
        }
        out.push(s);
        return;
    }
    let lower = folded(text);
    if lower.ends_with("al") && lower.len() > 3 && !PLURAL_IN_S.contains(&lower.as_str()) {
        out.push_str(&text[..text.len() - 1]);
        out.push_str(if upper { "UX" } else { "ux" });
    } else if is_in_ail(&lower) {
        out.push_str(&text[..text.len() - 2]);
        out.push_str(if upper { "UX" } else { "ux" });
    } else if lower.ends_with("eau") || lower.ends_with("yau") {
        out.push_str(text);
        out.push(if upper { 'X' } else { 'x' });
    } else {
        out.push_str(text);
        out.push(s);
    }
}

fn is_in_ail(word: &str) -> bool {
    PLURAL_IN_AUX.contains(&word)
}
