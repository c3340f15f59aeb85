//! Units by who reports to whom: where no column says whose child a unit is, it stands under the unit of those
//! that its posts report to.

use std::collections::{BTreeMap, HashMap};

use super::body::{Body, Entry};
use super::numbered::number;
use super::sheet::Row;
use crate::format::reading::vocabulary::are_persons;
use crate::format::reading::{Doubt, Problem};
use crate::model::folded;

/// Places units by the posts that report to others. `title` gives the title of an entry; `has_parents` says that
/// the table has other means to say whose child a unit is.
pub(super) fn place(body: &mut Body, has_parents: bool, title: impl Fn(&Entry) -> String) {
    if body.entries.iter().all(|entry| entry.supervisor.is_empty()) {
        return;
    }
    let above = supervisors(body, &title);
    if body.entries.iter().all(|entry| entry.unit.is_none()) {
        make_units(body, &above, &title);
    } else if !has_parents {
        place_units(body, &above);
    }
}

impl Body {
    /// Where numbers stand beside posts alone, each post reports to the one whose number is the beginning of its
    /// own.
    pub fn report_by_numbers(&mut self, rows: &[Row], part: usize, column: usize) {
        if !self.units.nodes.is_empty() {
            return;
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.part == part) {
            let Some(number) = number(rows[entry.row].cell(column)) else { continue };
            entry.id = number.join(".");
            entry.supervisor = number[..number.len() - 1].join(".");
        }
    }
}

/// For each entry the one it reports to. Who is unknown is doubted.
fn supervisors(body: &mut Body, title: &impl Fn(&Entry) -> String) -> Vec<Option<usize>> {
    let mut by_id: HashMap<String, usize> = HashMap::new();
    // A title that several posts have names none of them.
    let mut by_name: HashMap<String, Option<usize>> = HashMap::new();
    for (at, entry) in body.entries.iter().enumerate() {
        if !entry.id.is_empty() {
            if by_id.contains_key(&folded(&entry.id)) {
                let doubt = Doubt::PostIdTwice { id: entry.id.clone(), title: title(entry) };
                body.problems.push(Problem { line: entry.line, doubt });
            }
            by_id.entry(folded(&entry.id)).or_insert(at);
        }
        let holder = entry.holder.join(" ");
        let its = entry.holder.iter().filter(|it| **it != holder).cloned();
        for name in its.chain([title(entry), holder.trim().to_owned()]) {
            if !name.is_empty() {
                let same = by_name.entry(folded(&name)).or_insert(Some(at));
                if *same != Some(at) {
                    *same = None;
                }
            }
        }
    }
    let mut found = Vec::with_capacity(body.entries.len());
    for (at, entry) in body.entries.iter().enumerate() {
        let wanted = folded(&entry.supervisor);
        let above = by_id.get(&wanted).copied().or_else(|| by_name.get(&wanted).copied().flatten());
        // Heads of organisations report to nobody, which some tables say so.
        let is_top = matches!(wanted.as_str(), "" | "xx" | "0" | "-" | "aucun" | "none")
            || above == Some(at);
        if above.is_none() && !is_top {
            let is_named = are_persons(&entry.supervisor);
            let doubt = Doubt::SupervisorUnknown {
                supervisor: if is_named { "…".to_owned() } else { entry.supervisor.clone() },
                title: title(entry),
            };
            body.problems.push(Problem { line: entry.line, doubt });
        }
        found.push(above.filter(|_| !is_top));
    }
    found
}

/// Each unit under that which most of its posts report to.
fn place_units(body: &mut Body, above: &[Option<usize>]) {
    let mut votes: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); body.units.nodes.len()];
    let mut told = vec![false; body.units.nodes.len()];
    for (at, entry) in body.entries.iter().enumerate() {
        let Some(unit) = entry.unit else { continue };
        told[unit] |= above[at].is_some() || entry.supervisor.is_empty();
        if let Some(other) = above[at].and_then(|it| body.entries[it].unit).filter(|it| *it != unit)
        {
            *votes[unit].entry(other).or_default() += 1;
        }
    }
    for (unit, votes) in votes.iter().enumerate() {
        if told[unit] {
            let most =
                votes.iter().max_by_key(|(other, count)| (**count, std::cmp::Reverse(**other)));
            body.units.give_parent(unit, most.map(|(other, _)| *other));
        }
    }
}

/// A unit for each post that others report to, called by its title: the table names none.
fn make_units(body: &mut Body, above: &[Option<usize>], title: &impl Fn(&Entry) -> String) {
    let mut units: Vec<Option<usize>> = vec![None; body.entries.len()];
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut heads: Vec<usize> = above.iter().copied().flatten().collect();
    heads.sort_unstable();
    heads.dedup();
    for &at in &heads {
        let entry = &body.entries[at];
        let name = title(entry);
        let number = names.entry(folded(&name)).or_default();
        *number += 1;
        let name = if *number > 1 { format!("{name} ({number})") } else { name };
        units[at] = Some(body.units.under(None, &name, entry.line));
    }
    for &at in &heads {
        if let Some(unit) = units[at] {
            body.units.give_parent(unit, above[at].and_then(|it| units[it]));
        }
    }
    for (at, entry) in body.entries.iter_mut().enumerate() {
        entry.unit = units[at].or_else(|| above[at].and_then(|it| units[it]));
    }
    if let Some(&first) = heads.first() {
        let line = body.entries[first].line;
        let unit = title(&body.entries[first]);
        body.problems.push(Problem { line, doubt: Doubt::UnitsOfSupervisors { unit } });
    }
}
