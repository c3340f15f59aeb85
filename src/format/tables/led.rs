//! Whoever leads a unit, named beside it: "Service RH – responsable : M. Durand", "Service paie (Mme Petit)". The
//! unit keeps its own name.

use std::collections::HashSet;
use std::sync::Arc;

use super::mapping::Mapping;
use super::sheet::Row;
use super::units::kind_of;
use crate::format::reading::vocabulary::{are_persons, bare, is_civility, may_be_persons};
use crate::format::reading::{Doubt, Given, Meaning, Problem, SourceLine};

/// What stands before the name of whoever leads.
const LEADERS: [&str; 32] = [
    "anime par",
    "animee par",
    "cadre",
    "cadre de sante",
    "chef",
    "chef de service",
    "cheffe",
    "cheffe de service",
    "contact",
    "coordinateur",
    "coordinatrice",
    "coordonnateur",
    "coordonnatrice",
    "directeur",
    "directrice",
    "dirige par",
    "dirigee par",
    "encadrant",
    "encadrante",
    "encadre par",
    "encadree par",
    "interim",
    "manager",
    "pilote",
    "pilote par",
    "pilotee par",
    "referent",
    "referente",
    "resp",
    "responsable",
    "sous l autorite de",
    "sous la responsabilite de",
];

/// What parts a unit from whoever leads it.
const MARKS: [&str; 8] = [" – ", " — ", " - ", " : ", ": ", ", ", " | ", " / "];

/// Kinds up to this rank are not called after persons, as centres and schools are.
const LAST_UNNAMED: u8 = 36;

/// The name of a unit without the persons beside it; none where it names nobody.
pub(super) fn without_leader(name: &str) -> Option<String> {
    let mut rest = name.trim();
    let mut is_found = false;
    loop {
        rest = rest.trim_end_matches([' ', ',', ':', '–', '—', '-']);
        let Some((head, tail)) = parted(rest) else { break };
        let is_label = is_found && LEADERS.contains(&bare(tail).as_str());
        if head.is_empty() || !(is_label || names_leader(head, tail)) {
            break;
        }
        is_found = true;
        rest = head;
    }
    // "Service RH Mme Petit".
    if let Some(head) = before_civility(rest) {
        (rest, is_found) = (head, true);
    }
    (is_found && rest.chars().any(char::is_alphabetic)).then(|| rest.to_owned())
}

/// The last bracket of a name, or what follows its last mark.
fn parted(name: &str) -> Option<(&str, &str)> {
    if let Some(inner) = name.strip_suffix([')', ']']) {
        let start = inner.rfind(['(', '['])?;
        return Some((inner[..start].trim_end(), &inner[start + 1..]));
    }
    let marked = MARKS.iter().filter_map(|mark| name.rfind(mark).map(|at| (at, at + mark.len())));
    let (at, end) = marked.max()?;
    Some((name[..at].trim_end(), name[end..].trim()))
}

/// Whether `tail`, beside the name of a unit, names whoever leads it.
fn names_leader(head: &str, tail: &str) -> bool {
    if let Some((label, name)) = tail.split_once(':')
        && LEADERS.contains(&bare(label).as_str())
    {
        return are_persons(name.trim()) || may_be_persons(name.trim());
    }
    // "responsable Mme Petit", "dirigé par Claire Petit".
    let spaces = tail.match_indices(' ').map(|(at, _)| at);
    let mut labelled = spaces.filter(|at| LEADERS.contains(&bare(&tail[..*at]).as_str()));
    if labelled.any(|at| are_persons(tail[at..].trim())) {
        return true;
    }
    let is_marked = tail.split(' ').any(|word| is_civility(word) || is_surname(word))
        || tail.chars().nth(1) == Some('.');
    let has_own_name = kind_of(head).is_some_and(|it| !it.anywhere && it.rank <= LAST_UNNAMED)
        || LEADERS.iter().any(|it| bare(head).ends_with(&format!(" {it}")));
    are_persons(tail) && (is_marked || has_own_name)
}

fn is_surname(word: &str) -> bool {
    word.chars().count() > 3 && word.chars().all(|c| c.is_uppercase() || "-'’".contains(c))
}

/// What stands before "M. Durand" at the end of a name.
fn before_civility(name: &str) -> Option<&str> {
    let at = name.match_indices(' ').map(|(at, _)| at).find(|at| {
        let rest = name[at + 1..].trim_end_matches(')');
        let mut words = rest.split(' ');
        words.next().is_some_and(|first| is_civility(first) && first != "M")
            && words.next().is_some_and(|next| next.starts_with(char::is_uppercase))
            && are_persons(rest)
    })?;
    Some(name[..at].trim_end_matches([' ', ',', ':', '–', '-', '(']))
}

/// A cell that is read without a person in it: its line, its column, what it holds then.
pub(super) type Led = (usize, usize, String);

/// Leaves whoever leads a unit out of the rows below the heads: where units have columns, and in rows of one text.
/// Once for each unit it is told.
pub(super) fn leave_out(
    rows: &mut [Row],
    first: usize,
    mapping: &Mapping,
) -> (Vec<Led>, Vec<Problem>) {
    let columns: Vec<usize> = [Meaning::Unit, Meaning::Parent]
        .iter()
        .flat_map(|meaning| mapping.columns_of(*meaning, None))
        .collect();
    let (mut led, mut told, mut said) = (Vec::new(), Vec::new(), HashSet::new());
    for row in rows.iter_mut().skip(first) {
        let is_lone = row.filled().count() == 1;
        let is_named = |(column, cell): &(usize, &str)| {
            columns.contains(column) || is_lone && kind_of(cell).is_some()
        };
        let named = row.filled().filter(is_named);
        let named = named.filter_map(|(column, cell)| Some((column, without_leader(cell)?)));
        for (column, name) in named.collect::<Vec<_>>() {
            if said.insert(name.clone()) {
                let doubt = Doubt::PersonLeftOut { title: name.clone() };
                told.push(Problem { line: row.line, doubt });
            }
            row.cells_mut()[column].clone_from(&name);
            led.push((row.line, column, name));
        }
    }
    (led, told)
}

/// Says in a line of the source what its row is read as.
pub(super) fn set_cell(line: &mut SourceLine, column: usize, name: String) {
    let Given::Row { cells, .. } = &mut line.given else { return };
    if let Some(cell) = Arc::make_mut(cells).get_mut(column) {
        *cell = name;
    }
    let filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    line.text = filled.collect::<Vec<_>>().join(" | ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_leads_a_unit_is_no_part_of_its_name() {
        for (name, expected) in [
            ("Service RH – responsable : M. Gérard TIXADOR", "Service RH"),
            ("Service paie (Mme LECOURTOIS)", "Service paie"),
            ("Service paie (resp. : S. Lecourtois)", "Service paie"),
            ("Direction des sports - Mme Aïcha Bencheikh, M. Luc Petit", "Direction des sports"),
            ("Bureau du courrier : BENCHEIKH Aïcha", "Bureau du courrier"),
            ("Pôle social, dirigé par Claire Martin", "Pôle social"),
            ("Service achats Mme Petit", "Service achats"),
            ("École Jean Moulin (directrice : Mme Roux)", "École Jean Moulin"),
        ] {
            assert_eq!(without_leader(name).as_deref(), Some(expected), "{name}");
        }
        for name in [
            "École – Jean Moulin",
            "Crèche Marie Curie",
            "Centre social (Simone Veil)",
            "Service achats (marchés)",
            "Cabinet de M. le Maire",
            "Direction générale – DGS",
            "Pôle A : Ressources",
            "Collège Jean Moulin",
        ] {
            assert_eq!(without_leader(name), None, "{name}");
        }
    }
}
