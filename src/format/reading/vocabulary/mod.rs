//! The words that organigrammes use, for every reader: kinds of unit, grades, administrations, dates, states.
//!
//! Every list is compared folded: lower case, no accents.

mod acronyms;
mod administrations;
mod dates;
mod grades;
mod jobs;
mod kinds;
mod persons;
mod words;

pub(in crate::format) use acronyms::is_acronym;
pub(in crate::format) use administrations::is_organisation;
pub(in crate::format) use dates::{date_in, month};
pub(in crate::format) use grades::statutory_grade;
pub(in crate::format) use jobs::begins_with_job;
pub(in crate::format) use kinds::{KindWord, OTHER_RANK, RANK_STEP, after_code, kind_at_start};

pub(in crate::format) use persons::{are_persons, is_civility, names_person, without_persons};
pub(in crate::format) use words::{bare, is_report_title};

use crate::model::Role;

/// Whether a bare text names a committee: CT, CST, and their like.
pub(in crate::format) fn names_committee(bare: &str) -> bool {
    let is_committee = |word: &str| {
        matches!(
            word,
            "ct" | "cst"
                | "csa"
                | "csal"
                | "ctp"
                | "cte"
                | "cse"
                | "csae"
                | "csam"
                | "chsct"
                | "f3sct"
                | "comite"
                | "seance"
        )
    };
    // "C.S.T." is letters by now.
    bare.split(' ').any(is_committee)
        || [" c s t ", " c t ", " c s a ", " c t p ", " c t e "]
            .iter()
            .any(|letters| format!(" {bare} ").contains(letters))
}

/// The state a word names, "source", "cible" or "variante": nothing else is taken for one.
pub(in crate::format) fn role(folded_word: &str) -> Option<Role> {
    match folded_word {
        "source" => Some(Role::Source),
        "cible" => Some(Role::Target),
        "variante" => Some(Role::Variant),
        _ => None,
    }
}

/// Words that hint at a state without naming it.
pub(in crate::format) fn hints_at_role(folded_word: &str) -> bool {
    matches!(
        folded_word,
        "actuel"
            | "actuelle"
            | "existant"
            | "projet"
            | "projete"
            | "propose"
            | "proposition"
            | "futur"
            | "nouveau"
            | "nouvel"
            | "ancien"
            | "avant"
            | "apres"
            | "initial"
            | "final"
    )
}

/// A count written in letters.
pub(in crate::format) fn count_word(folded_word: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] = [
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze",
    ];
    if matches!(
        folded_word,
        "une" | "un/e" | "un(e)" | "un.e" | "un-e" | "un·e" | "une/un" | "un/une"
    ) {
        return Some(1);
    }
    NUMBERS.iter().position(|word| *word == folded_word).and_then(|n| u32::try_from(n + 1).ok())
}

/// "5" or "1,5", in hundredths; four digits are a year, five a postcode.
pub(in crate::format) fn hundredths_of(digits: &str) -> Option<u32> {
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 3
        || fraction.len() > 2
        || !is_digits(whole)
        || !is_digits(fraction)
    {
        return None;
    }
    if fraction.is_empty() && whole.len() < digits.len() {
        return None;
    }
    let fraction: u32 = format!("{fraction:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + fraction)
}
