//! Names of units that are paths from the top: "Direction des sports > Service piscines", "Voirie / Régie".

use std::collections::{HashMap, HashSet};

use crate::format::reading::vocabulary::kind_at_start;
use crate::model::folded;

/// What parts the steps of a path, wherever it stands.
const SURE: [&str; 12] =
    [" >> ", " -> ", " --> ", " > ", " › ", " » ", " → ", " ⟶ ", " \\ ", "→", ">", "\\"];

/// What parts them where the steps tell so themselves.
const MARKS: [&str; 6] = [" / ", " – ", " — ", " - ", " | ", "/"];

/// Whether a cell is a path, whatever stands in others.
pub(super) fn is_path(cell: &str) -> bool {
    SURE.iter().any(|mark| {
        let mut steps = cell.split(mark);
        steps.clone().count() > 1 && steps.all(|step| step.contains(char::is_alphabetic))
    })
}

/// Which beginnings of names are units by themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths {
    heads: HashSet<String>,
}

impl Paths {
    /// By all names of a table: what stands before a mark is a unit where it stands by itself in another row, or
    /// before the same mark in several names.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: HashSet<String> = names.map(folded).filter(|name| !name.is_empty()).collect();
        let mut heads = HashSet::new();
        let mut tails: HashMap<(String, &str), HashSet<String>> = HashMap::new();
        for name in &names {
            for mark in MARKS {
                for (at, _) in name.match_indices(mark) {
                    let head = name[..at].trim_end();
                    if names.contains(head) {
                        heads.insert(head.to_owned());
                    } else if mark == " / " && kind_at_start(head).is_some() {
                        let tail = name[at + mark.len()..].to_owned();
                        tails.entry((head.to_owned(), mark)).or_default().insert(tail);
                    }
                }
            }
        }
        let several = tails.into_iter().filter(|(_, tails)| tails.len() > 1);
        heads.extend(several.map(|((head, _), _)| head));
        Self { heads }
    }

    /// The steps of a name that is a path; itself where it is none.
    pub fn steps<'n>(&self, name: &'n str) -> Vec<&'n str> {
        for mark in SURE {
            if name.contains(mark) {
                return name.split(mark).map(str::trim).filter(|step| !step.is_empty()).collect();
            }
        }
        // "Piscine < Direction des sports".
        if name.contains(" < ") {
            return name.rsplit(" < ").map(str::trim).filter(|step| !step.is_empty()).collect();
        }
        let parts: Vec<&str> = name.split(" / ").map(str::trim).collect();
        if parts.len() > 1 && parts.iter().all(|part| kind_at_start(&folded(part)).is_some()) {
            return parts;
        }
        if self.heads.is_empty() {
            return vec![name];
        }
        let mut steps = Vec::new();
        let mut rest = name;
        let mut start = 0;
        // The whole way up to a mark is a unit that other rows name: a step ends there.
        while let Some((at, length)) = self.next_mark(name, start) {
            let from = name.len() - rest.len();
            steps.push(name[from..at].trim());
            start = at + length;
            rest = &name[start..];
        }
        steps.push(rest.trim());
        steps
    }

    /// The next mark before which a unit ends.
    fn next_mark(&self, name: &str, start: usize) -> Option<(usize, usize)> {
        let marked = MARKS.iter().flat_map(|mark| {
            name[start..].match_indices(*mark).map(move |(at, _)| (start + at, mark.len()))
        });
        let is_head =
            |(at, _): &(usize, usize)| self.heads.contains(&folded(name[..*at].trim_end()));
        marked.filter(is_head).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_path_where_other_rows_name_its_beginning() {
        let names = [
            "Direction voirie",
            "Direction voirie / Régie",
            "Direction voirie / Éclairage",
            "Service Eau / Assainissement",
            "Pôle social / Enfance",
            "Pôle social / Séniors",
        ];
        let paths = Paths::of(names.into_iter());
        assert_eq!(paths.steps(names[2]), ["Direction voirie", "Éclairage"]);
        assert_eq!(paths.steps(names[3]), [names[3]]);
        assert_eq!(paths.steps(names[4]), ["Pôle social", "Enfance"]);
        let own = Paths::default();
        assert_eq!(own.steps("DGS > Sports > Piscine"), ["DGS", "Sports", "Piscine"]);
        assert_eq!(own.steps("Direction A / Service B"), ["Direction A", "Service B"]);
        assert_eq!(own.steps("Accueil / Standard"), ["Accueil / Standard"]);
    }
}
