//! What the columns of a table mean, and the words that people put at their heads: one list for tables of
//! every form, for those of texts and for the clipboard.
//!
//! The words themselves are in `assets/tables/heads.json`, compared [`bare`].

mod contents;
mod meaning;
mod parts;
mod words;

pub(in crate::format) use contents::{counted_category, is_statutory};
pub use meaning::{Meaning, State};

use super::vocabulary::bare;

/// What the head of a column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct Named {
    pub meaning: Meaning,
    /// The whole head is a word of the list: nothing else stands in it.
    pub exact: bool,
}

/// What the head of a column says: by a word of the lists, by the parts that it is made of, else by a word that
/// begins it.
pub(in crate::format) fn named(head: &str) -> Option<Named> {
    // "Niveau 2" is a unit below that of "Niveau 1", "Niveau" alone a depth.
    let numbered = head.trim_end().strip_suffix(|c: char| c.is_ascii_digit()).map(bare);
    if numbered.is_some_and(|it| matches!(it.as_str(), "niveau" | "level" | "echelon" | "rang")) {
        return Some(Named { meaning: Meaning::Unit, exact: true });
    }
    // The service, not posts that are *financés*.
    let is_service = head.trim().to_lowercase() == "finances";
    let head = cleaned(head);
    if head.is_empty() || is_service {
        return None;
    }
    if let Some(meaning) = words::meaning(&head) {
        return Some(Named { meaning, exact: true });
    }
    if let Some(meaning) = parts::meaning(&head) {
        return Some(Named { meaning, exact: true });
    }
    // A head of many words is a sentence.
    if head.split(' ').count() > 14 {
        return None;
    }
    let begins = words::all().filter(|(_, word)| {
        word.len() > 1 && head.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
    });
    let begins = begins.max_by_key(|(_, word)| word.len());
    // "Postes : pourvus", "Effectifs budgétaires : total", "Nom du service".
    let padded = format!(" {head} ");
    let within =
        words::all().filter(|(_, word)| word.len() > 3 && padded.contains(&format!(" {word} ")));
    let within = within.max_by_key(|(_, word)| word.len());
    let (meaning, _) = match (begins, within) {
        (Some(begins), Some(within)) if within.1.len() > begins.1.len() + 2 => within,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => return None,
    };
    Some(Named { meaning, exact: false })
}

/// A head without what stands beside its words: "(1)", "(en ETP)" keeps its letters, "n°" its n.
fn cleaned(head: &str) -> String {
    // "Poste(s) vacant(s)", "Agent(e)s".
    let one = ["(s)", "(e)s", "(e)", "(es)"].iter().fold(head.to_owned(), |head, mark| {
        let plural = if mark.contains('s') { "s" } else { "" };
        head.replace(mark, plural)
    });
    let mut out = String::with_capacity(one.len());
    let mut last_lower = false;
    for c in one.chars() {
        // "SupervisorID" is two words, as is "ReportsTo".
        if c.is_uppercase() && last_lower {
            out.push(' ');
        }
        last_lower = c.is_lowercase();
        out.push(if c == '_' || c == '°' || c == 'º' { ' ' } else { c });
    }
    let bare = bare(&out);
    let mut kept: Vec<&str> = Vec::new();
    for word in bare.split(' ') {
        // The figure of "Catégories (1)"; "N+1" keeps its own.
        let is_figure = word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
        if !is_figure || kept.last() == Some(&"n") {
            kept.push(words::spelt_out(word));
        }
    }
    kept.join(" ")
}

/// The state that one folded word names.
pub(in crate::format) fn state_of_word(word: &str) -> Option<State> {
    words::state(&[word]).map(|(state, _)| state)
}

/// The state that a head names, and the head without that word.
pub(in crate::format) fn state(head: &str) -> Option<(State, String)> {
    let bare = bare(head);
    let words: Vec<&str> = bare.split(' ').collect();
    // "from_unit", "to_unit"; but "reports to".
    match words.split_first() {
        Some((&"from", rest)) => return Some((State::Before, rest.join(" "))),
        Some((&"to", rest)) => return Some((State::After, rest.join(" "))),
        _ => {}
    }
    let (state, at) = words::state(&words)?;
    let rest: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(index, word)| {
            *index != at
                && !matches!(
                    **word,
                    "situation" | "etat" | "a" | "organigramme" | "organisation" | "tableau"
                )
        })
        .map(|(_, word)| *word)
        .collect();
    Some((state, rest.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_in_other_words() {
        for (head, meaning) in [
            ("Intitulé du poste", Meaning::Title),
            ("N° poste", Meaning::PostId),
            ("Code UO mère", Meaning::ParentCode),
            ("Cat.", Meaning::Category),
            ("CATEGORIES (2)", Meaning::Category),
            ("Postes budgétés", Meaning::Budgeted),
            ("Nb de postes pourvus", Meaning::Filled),
            ("Dont TNC", Meaning::PartTime),
            ("Reports_To", Meaning::ReportsTo),
            ("SupervisorID", Meaning::SupervisorId),
            ("Payscale Minimum (£)", Meaning::Person),
            ("Number of Posts in FTE", Meaning::FteTotal),
            ("LIB_SERVICE", Meaning::Unit),
            ("TX_EMPLOI", Meaning::Fte),
            ("EFFECTIFS BUDGETAIRES", Meaning::Budgeted),
            ("Grade (or equivalent)", Meaning::Grade),
            ("CODE_UO_PERE", Meaning::ParentCode),
            ("COD_STRUCT_SUP", Meaning::ParentCode),
            ("LIB_UO_N+1", Meaning::Parent),
            ("CodeUnitePere", Meaning::ParentCode),
            ("LIBEL_UO", Meaning::Unit),
            ("COD_SERV", Meaning::UnitCode),
            ("LIB_LONG_POSTE", Meaning::Title),
            ("NUM_POSTE", Meaning::PostId),
            ("NUM_POSTE_N+1", Meaning::SupervisorId),
            ("MATR_RESP", Meaning::SupervisorId),
            ("MATR_AGENT", Meaning::Person),
            ("LIB_UO_N2", Meaning::Unit),
            ("LIB_NIV1", Meaning::Unit),
            ("RESP_HIER", Meaning::ReportsTo),
            ("LIB_RESP", Meaning::ReportsTo),
            ("Postes ouverts au budget", Meaning::Budgeted),
            ("Emplois autorisés", Meaning::Budgeted),
            ("Plafond d'emplois", Meaning::Budgeted),
            ("Plafond ETP", Meaning::FteTotal),
            ("ETP théoriques", Meaning::FteTotal),
            ("Emplois votés", Meaning::Budgeted),
            ("Effectifs physiques", Meaning::Filled),
            ("Postes libres", Meaning::Vacant),
            ("Postes non occupés", Meaning::Vacant),
        ] {
            assert_eq!(named(head).map(|it| it.meaning), Some(meaning), "{head}");
        }
        assert_eq!(named("Direction des sports").map(|it| it.exact), Some(false));
        assert_eq!(named("42"), None);
    }

    #[test]
    fn a_state_leaves_the_rest_of_its_head() {
        assert_eq!(state("Effectif avant"), Some((State::Before, "effectif".to_owned())));
        assert_eq!(state("Situation projetée"), Some((State::After, String::new())));
        assert_eq!(state("Effectif"), None);
    }
}
