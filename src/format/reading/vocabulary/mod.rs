//! The words that organigrammes use, for every reader: kinds of unit, grades, administrations, dates, states.
//!
//! Every list is compared folded: lower case, no accents.

mod acronyms;
mod administrations;
mod dates;
mod grades;
mod jobs;
mod kinds;
mod numbers;
mod persons;
mod states;
mod times;
mod words;

pub(in crate::format) use acronyms::is_acronym;
pub(in crate::format) use administrations::{is_organisation, may_be_organisation};
pub(in crate::format) use dates::{date_in, dates_in, month, without_date};
pub(in crate::format) use grades::statutory_grade;
pub(in crate::format) use jobs::{begins_with_job, directs_in_letters, is_job_in_letters};
pub(in crate::format) use kinds::{
    KindWord, OTHER_RANK, RANK_STEP, WHOLE_SERVICE, after_code, kind_at_start,
};
pub(in crate::format) use numbers::{count_in_letters, hundredths_of};
pub(in crate::format) use persons::{
    are_persons, has_surname_in_capitals, is_civility, may_be_persons, names_person,
    without_persons,
};
pub(in crate::format) use states::{
    has_states, hints_at_role, is_link, names_both_states, role, state_of,
};
pub(in crate::format) use times::{SaidTime, may_say_time, said_time};
pub(in crate::format) use words::{bare, is_report_title};

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
    let mut words = bare.split(' ');
    while let Some(word) = words.next() {
        // "C.S.T." is letters by now.
        let next = || words.clone().chain([""]).take(2);
        let in_letters = word == "c"
            && (next().next() == Some("t")
                || ["st", "sa", "tp", "te"].contains(&next().collect::<String>().as_str()));
        if in_letters || is_committee(word) {
            return true;
        }
    }
    false
}
