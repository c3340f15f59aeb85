//! Names in capitals turned to sentence case: "SERVICE FORMATION ET TERRITOIRES" is "Service
//! Formation et territoires".
//!
//! Capitals lose accents. They come back only for the words listed here; any other word keeps the
//! letters it has. Acronyms stay in capitals: words without a vowel, words listed here, and words
//! that the same text writes in capitals amid small letters.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::format::reading::vocabulary::KindWord;
use crate::format::reading::vocabulary::{is_acronym, without_date};
use crate::model::folded;

/// Words in their own spelling, found by their folded letters. Sorted by hand in families.
const SPELLINGS: &str = "à biodiversité forêt forêts établissement établissements évaluateurs \
    carrières dématérialisation écologie écologique énergétique étrangers étranger \
    évolution évolutions gérontologique hôpital hôpitaux intégration maîtrise préfecture régie régies \
    rénovation trésor tréfonds équité privé privés première référent référents académie accès accessibilité accompagnée activités agréments aménagement \
    âgées âgés bâtiment bâtiments bibliothèque budgétaire cérémonies citoyenneté collectivité \
    collectivités collège collèges compétences compétitivité comptabilité conformité contrôle \
    crèche crèches délégué déléguée délégation département départementale départementales \
    départementaux départements dépenses développement déchets déplacements délibérations économie \
    économies économique éducation éducatif éducative égalité élections électronique élèves élus \
    emploi énergie énergies enseignement équipe équipement équipements espaces état études \
    européen européenne européens européennes évaluation événementiel événements fiscalité foncières \
    générale général générales généraux gérontologie hébergement immobilières ingénierie \
    innovation insertion intérieur intérieure jeunesse légalité lecture lycée lycées \
    marché marchés matériel matériels médiathèque médiation médical médicale médico mémoire métier \
    métiers métropole métropolitain mobilité mobilités musée musées médias numérique opérations \
    parentalité pédagogique périscolaire petite piéton pôle pôles précarité prévention \
    propriété propreté proximité protégés qualité réalisation réception réglementation région \
    régional régionale régionales régionaux réglementaire relations réseau réseaux \
    restauration réussite rémunération rémunérations santé secrétariat sécurité sécurisation \
    société solidarité solidarités spécialisé stratégie stratégies stratégique supérieur \
    sûreté télécommunications téléphonie théâtre trésorerie unité unités \
    universités véhicules vérification vie voirie";

/// Words that stay small inside a name.
const SMALL: [&str; 18] = [
    "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les",
    "ou", "par", "pour",
];

/// Endings of the adjectives that follow a kind without a capital: "Service administratif".
const ADJECTIVES: [&str; 16] = [
    "if", "ive", "ifs", "ives", "ier", "iere", "ique", "iques", "al", "ale", "aux", "ales", "aire",
    "aires", "nel", "nelle",
];

/// Names of things that end as adjectives do.
const NOUNS: [&str; 8] =
    ["affaires", "canal", "hopital", "hopitaux", "informatique", "materiaux", "reseaux", "travaux"];

/// `text`, all in capitals, in sentence case.
pub(in crate::format) fn sentence_case(
    text: &str,
    kind: Option<&KindWord>,
    acronyms: &HashSet<String>,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // A name begins with a capital, and so does the first word of its own after the kind.
    let mut first = true;
    let mut own_word_due = kind.is_some();
    let kind_end = kind.map_or(0, |kind| kind.word.len());
    let mut position = 0;
    while let Some(offset) = text[at..].find(char::is_alphanumeric) {
        let start = at + offset;
        out.push_str(&text[at..start]);
        let end =
            text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |n| start + n);
        let word = &text[start..end];
        let lower = folded(word);
        let in_kind = position < kind_end;
        position += lower.len() + 1;
        at = end;
        // "SECTEUR A": a letter that ends the name, or follows the kind, is a name itself.
        let ends = !text[end..].contains(char::is_alphanumeric);
        let is_letter = lower.len() == 1 && start > 0 && (ends || own_word_due && !in_kind);
        let elided = text[end..].starts_with(['\'', '\u{2019}']);
        if is_acronym(word, &lower, acronyms) || (is_letter && !elided) {
            out.push_str(word);
            own_word_due &= in_kind;
            first = false;
            continue;
        }
        let spelt = spelling(&lower).map_or_else(|| word.to_lowercase(), str::to_owned);
        let small = SMALL.contains(&lower.as_str()) || (lower == "s" && out.ends_with('\''));
        let adjective = !NOUNS.contains(&lower.as_str())
            && ADJECTIVES.iter().any(|ending| lower.ends_with(ending));
        let capital =
            first || lower == "pole" || (own_word_due && !in_kind && !small && !adjective);
        if !in_kind && !small {
            own_word_due = false;
        }
        first = false;
        if capital {
            let mut letters = spelt.chars();
            out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(letters.as_str());
        } else {
            out.push_str(&spelt);
        }
    }
    out.push_str(&text[at..]);
    out
}

/// The spellings by their folded letters.
static BY_LETTERS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    // "a" in capitals is the preposition far more often than the letter.
    let accented = SPELLINGS.split_ascii_whitespace().filter(|word| !word.is_ascii());
    // Of several spellings the first stands.
    accented.rev().map(|word| (folded(word), word)).collect()
});

fn spelling(folded_word: &str) -> Option<&'static str> {
    BY_LETTERS.get(folded_word).copied()
}

/// The words of two letters and more written in capitals on lines that also have small letters.
pub(in crate::format) fn acronyms_in<'a>(lines: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let mut found = HashSet::new();
    // "DIRECTION DES SPORTS (au 1er janvier 2025)" has no small letters of its own.
    let lines = lines.map(|line| without_date(line).unwrap_or(line));
    for line in lines.filter(|line| line.chars().any(char::is_lowercase)) {
        for word in line.split(|c: char| !c.is_alphanumeric()) {
            let is_small_word = SMALL.contains(&folded(word).as_str());
            let capitals =
                word.chars().all(char::is_uppercase) && (2..=6).contains(&word.chars().count());
            if capitals && !is_small_word {
                found.insert(word.to_owned());
            }
        }
    }
    found
}
