//! Sentences of a report that tell of its charts: of units, of states, of the day from which they hold.

use std::collections::HashSet;

use crate::format::reading::vocabulary::{bare, date_in, has_states, is_link, kind_at_start, role};

/// What the charts of a text tell by themselves.
#[derive(Debug, Default)]
pub(in crate::format) struct Told {
    /// The kinds and first words of the names of units.
    units: HashSet<String>,
    /// The state of some chart.
    pub role: bool,
}

/// Stems of verbs that say what becomes of a unit.
const CHANGES: [&str; 12] = [
    "cree", "creer", "creation", "supprim", "transfer", "regroup", "fusion", "integr", "deplac",
    "rebaptis", "renomm", "detach",
];

impl Told {
    /// Adds a unit by the key of its name.
    pub fn name(&mut self, key: &str) {
        self.units.extend(beginning(key));
    }

    /// Whether a sentence tells of something that the charts do not.
    pub fn lacks(&self, sentence: &str) -> bool {
        let words = bare(sentence);
        let words: Vec<&str> = words.split(' ').collect();
        let starts = |stem: &str| words.iter().any(|word| word.starts_with(stem));
        let state =
            words.iter().any(|word| role(word).is_some()) && words.iter().any(|it| has_states(it));
        let of_chart = words.iter().any(|it| has_states(it))
            || starts("compter")
            || starts("effet")
            || starts("vigueur");
        if (state && !self.role) || (of_chart && date_in(sentence).is_some()) {
            return true;
        }
        let attaches = starts("rattach");
        let changes = attaches || CHANGES.iter().any(|stem| starts(stem));
        changes && self.units_in(&words).any(|known| attaches || !known)
    }

    /// For each unit that `words` name, whether it is in a chart.
    fn units_in<'w>(&'w self, words: &'w [&'w str]) -> impl Iterator<Item = bool> + 'w {
        let article = |word: &str| {
            matches!(
                word,
                "le" | "la"
                    | "l"
                    | "du"
                    | "un"
                    | "une"
                    | "les"
                    | "des"
                    | "nouveau"
                    | "nouvelle"
                    | "ce"
                    | "cette"
            )
        };
        let places = (1..words.len()).filter(move |&at| article(words[at - 1]));
        places.filter_map(|at| {
            let name = words[at..].join(" ");
            beginning(&name).map(|name| self.units.contains(&name))
        })
    }
}

/// A kind's word and the first word of the name after it.
fn beginning(name: &str) -> Option<String> {
    let kind = kind_at_start(name)?;
    let rest = name[kind.word.len()..].trim_start();
    let first = rest.split(' ').find(|word| !is_link(word)).filter(|word| !word.is_empty())?;
    Some(format!("{} {first}", kind.word))
}
