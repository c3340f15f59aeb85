//! Charts of other projects brought into this one: its lists take in what they name and it lacks.
//!
//! Nothing is known of what the projects have in common. What they call or describe otherwise stays as it
//! is here, and is told on the charts that come: no entry takes another's name unseen.

use std::collections::BTreeMap;

use super::{Kinship, Mapping, Uses, identify, spelt_alike};
use crate::model::{
    Aspect, ChartRecord, Claim, Conflict, EntryField, Extra, ListEntry, Lists, Subject, Wish,
    each_list,
};

/// Charts of a project that are to be brought into another.
#[derive(Clone, Debug)]
pub struct Other<'a> {
    /// By which what differs is told: a file's, say. Names are unique.
    pub name: &'a str,
    pub lists: &'a Lists,
    pub charts: Vec<ChartRecord>,
}

/// What becomes of the lists, and of the charts: those of each project, in the order they were given in.
#[derive(Clone, Debug)]
pub struct Brought {
    pub lists: Lists,
    pub charts: Vec<Vec<ChartRecord>>,
    /// What is called or described otherwise in one of the projects, each once. The charts concerned have
    /// it among their conflicts.
    pub differences: Vec<Conflict>,
}

/// Brings the charts of `others` into the project of the lists `own`, which is told by `own_name`.
pub fn bring(own_name: &str, own: &Lists, others: Vec<Other>) -> Brought {
    let lists: Vec<&Lists> = others.iter().map(|it| it.lists).collect();
    let spelt = spelt_alike(own, &lists, Kinship::Unknown);
    let mappings = identify(own, &spelt.iter().collect::<Vec<_>>(), Kinship::Unknown);
    let others = others.into_iter().zip(&spelt).zip(&mappings);
    let mut coming: Vec<Coming> = others
        .map(|((other, lists), mapping)| Coming::new(Other { lists, ..other }, mapping))
        .collect();
    let mut lists = own.clone();
    // Whoever is told first sets what an entry is.
    let mut order: Vec<usize> = (0..coming.len()).collect();
    order.sort_by_key(|&at| coming[at].name);
    let mut differences = Vec::new();
    let mut bringing = Bringing {
        own_name,
        own,
        coming: &mut coming,
        order,
        lists: &mut lists,
        differences: &mut differences,
    };
    each_list!(Entry => bringing.entries::<Entry>());
    Brought { lists, charts: coming.into_iter().map(|it| it.charts).collect(), differences }
}

/// A project whose charts come, under the ids of the one they come to.
struct Coming<'a> {
    name: &'a str,
    lists: Lists,
    charts: Vec<ChartRecord>,
    /// Of each chart.
    uses: Vec<Uses>,
}

impl<'a> Coming<'a> {
    fn new(other: Other<'a>, mapping: &Mapping) -> Self {
        let Other { name, lists, mut charts } = other;
        let lists = mapping.lists(lists);
        charts.iter_mut().for_each(|chart| mapping.apply(chart));
        let uses = charts.iter().map(|chart| Uses::of(&chart.tree, &lists)).collect();
        Self { name, lists, charts, uses }
    }
}

struct Bringing<'b, 'a> {
    own_name: &'b str,
    own: &'b Lists,
    coming: &'b mut [Coming<'a>],
    /// The places in `coming`, by name.
    order: Vec<usize>,
    lists: &'b mut Lists,
    differences: &'b mut Vec<Conflict>,
}

impl Bringing<'_, '_> {
    /// Adds what is used of a list.
    fn entries<E: ListEntry>(&mut self) {
        let own_name = self.own_name;
        let all = |entry: &E, lists: &Lists| {
            let label = (Aspect::Label, entry.label().trim().to_owned());
            let field = |it: &EntryField<E>| (it.aspect.clone(), it.shown(entry, lists));
            std::iter::once(label).chain(E::FIELDS.iter().map(field)).collect::<Vec<_>>()
        };
        // What each says of an entry, this project first.
        let mut lines: BTreeMap<String, Vec<Said>> = BTreeMap::new();
        for entry in E::of(self.own) {
            lines
                .entry(entry.id().to_owned())
                .or_default()
                .push((own_name, all(entry, self.lists)));
        }
        for &at in &self.order {
            let coming = &self.coming[at];
            for entry in E::of(&coming.lists) {
                if !coming.uses.iter().any(|uses| uses.has(&entry.entry_id())) {
                    continue;
                }
                let known = lines.entry(entry.id().to_owned()).or_default();
                if known.is_empty() {
                    E::of_mut(self.lists).push(entry.clone());
                }
                known.push((coming.name, all(entry, self.lists)));
            }
        }
        for coming in self.coming.iter_mut() {
            for entry in E::of(&coming.lists).clone() {
                let Some(lines) = lines.get(entry.id()) else { continue };
                let subject = Subject::Entry(entry.entry_id());
                let found = differences(&subject, coming.name, lines);
                for (chart, uses) in coming.charts.iter_mut().zip(&coming.uses) {
                    if uses.has(&entry.entry_id()) {
                        chart.fields.conflicts.extend_from_slice(&found);
                        let new = found.iter().filter(|it| !self.differences.contains(it));
                        let new: Vec<Conflict> = new.cloned().collect();
                        self.differences.extend(new);
                    }
                }
            }
        }
    }
}

/// What a project says of an entry: its name, then the aspects of the entry.
type Said<'a> = (&'a str, Vec<(Aspect, String)>);

/// What `name` says otherwise of an entry than those told before it.
fn differences(subject: &Subject, name: &str, said: &[Said]) -> Vec<Conflict> {
    let Some((_, first)) = said.first() else { return Vec::new() };
    let Some((_, own)) = said.iter().rev().find(|(by, _)| *by == name) else { return Vec::new() };
    let differs = first.iter().zip(own).enumerate().filter(|(_, (first, own))| first != own);
    let conflict = |at: usize, aspect: &Aspect| {
        let mut claims: Vec<Claim> = Vec::new();
        for (by, aspects) in said {
            let (by, value) = ((*by).to_owned(), &aspects[at].1);
            match claims.iter_mut().find(|claim| claim.value == *value) {
                Some(claim) => claim.tables.push(by),
                None => {
                    let wish = Some(Wish::Text(value.clone()));
                    claims.push(Claim { tables: vec![by], value: value.clone(), wish });
                }
            }
        }
        let (subject, aspect) = (subject.clone(), aspect.clone());
        Conflict { subject, aspect, base: None, claims, extra: Extra::new() }
    };
    differs.map(|(at, ((aspect, _), _))| conflict(at, aspect)).collect()
}
