//! Broken invariants of a project that could be parsed.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::ids::{ChartId, PostId, UnitId};
use super::lists::{ListEntry, ListName, Lists, each_list};
use super::project_record::ProjectRecord;
use super::record::Subtree;
use crate::words::{Message, key, message};

impl ListName {
    /// The list's name in a sentence.
    fn message(self) -> Message {
        message!(key::VIOLATION_LIST, list = self.as_str())
    }
}

/// An invariant that a project breaks, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    DuplicateListEntry {
        list: ListName,
        id: String,
    },
    DuplicateChart {
        chart: ChartId,
    },
    DuplicateUnit {
        chart: ChartId,
        unit: UnitId,
    },
    DuplicatePost {
        chart: ChartId,
        post: PostId,
    },
    NoRoot {
        chart: ChartId,
    },
    SeveralRoots {
        chart: ChartId,
        units: Vec<UnitId>,
    },
    UnknownParent {
        chart: ChartId,
        unit: UnitId,
        parent: UnitId,
    },
    /// Units each of which stands under the next, the last under the first.
    Cycle {
        chart: ChartId,
        units: Vec<UnitId>,
    },
    UnknownUnit {
        chart: ChartId,
        post: PostId,
        unit: UnitId,
    },
    /// Two posts of one chart come from one post: by its id, or by naming it as their origin.
    PostSpentTwice {
        chart: ChartId,
        origin: PostId,
        posts: [PostId; 2],
    },
    /// Two units of one chart come from one unit.
    UnitSpentTwice {
        chart: ChartId,
        origin: UnitId,
        units: [UnitId; 2],
    },
    /// A chart says twice what became of a post or unit that it no longer has.
    DuplicateDeparture {
        chart: ChartId,
        id: String,
    },
    /// A unit, post or grade names an entry that its list lacks.
    UnknownListEntry {
        list: ListName,
        id: String,
        user: String,
    },
    UnknownBase {
        chart: ChartId,
        base: ChartId,
    },
    /// A unit or post names a chart that the project lacks.
    UnknownChart {
        user: String,
        chart: ChartId,
    },
    /// A figure that counts something is below zero. `place` is the JSON path.
    NegativeCount {
        place: String,
        value: i64,
    },
}

impl Violation {
    /// The sentence that says it.
    pub fn message(&self) -> Message {
        let joined =
            |units: &[UnitId]| units.iter().map(UnitId::as_str).collect::<Vec<_>>().join(", ");
        match self {
            Self::DuplicateListEntry { list, id } => message!(
                key::VIOLATION_DUPLICATE_LIST_ENTRY,
                id = id.as_str(),
                list = list.message()
            ),
            Self::DuplicateChart { chart } => {
                message!(key::VIOLATION_DUPLICATE_CHART, chart = chart.as_str())
            }
            Self::DuplicateUnit { chart, unit } => message!(
                key::VIOLATION_DUPLICATE_UNIT,
                chart = chart.as_str(),
                unit = unit.as_str()
            ),
            Self::DuplicatePost { chart, post } => message!(
                key::VIOLATION_DUPLICATE_POST,
                chart = chart.as_str(),
                post = post.as_str()
            ),
            Self::NoRoot { chart } => {
                message!(key::VIOLATION_NO_ROOT, chart = chart.as_str())
            }
            Self::SeveralRoots { chart, units } => message!(
                key::VIOLATION_SEVERAL_ROOTS,
                chart = chart.as_str(),
                units = joined(units)
            ),
            Self::UnknownParent { chart, unit, parent } => message!(
                key::VIOLATION_UNKNOWN_PARENT,
                chart = chart.as_str(),
                parent = parent.as_str(),
                unit = unit.as_str()
            ),
            Self::Cycle { chart, units } => {
                message!(key::VIOLATION_CYCLE, chart = chart.as_str(), units = joined(units))
            }
            Self::UnknownUnit { chart, post, unit } => message!(
                key::VIOLATION_UNKNOWN_UNIT,
                chart = chart.as_str(),
                post = post.as_str(),
                unit = unit.as_str()
            ),
            Self::PostSpentTwice { chart, origin, posts: [first, second] } => {
                message!(
                    key::VIOLATION_POST_SPENT_TWICE,
                    chart = chart.as_str(),
                    first = first.as_str(),
                    origin = origin.as_str(),
                    second = second.as_str()
                )
            }
            Self::UnitSpentTwice { chart, origin, units: [first, second] } => {
                message!(
                    key::VIOLATION_UNIT_SPENT_TWICE,
                    chart = chart.as_str(),
                    first = first.as_str(),
                    origin = origin.as_str(),
                    second = second.as_str()
                )
            }
            Self::DuplicateDeparture { chart, id } => message!(
                key::VIOLATION_DUPLICATE_DEPARTURE,
                chart = chart.as_str(),
                id = id.as_str()
            ),
            Self::UnknownListEntry { list, id, user } => {
                message!(
                    key::VIOLATION_UNKNOWN_LIST_ENTRY,
                    id = id.as_str(),
                    list = list.message(),
                    user = user.as_str()
                )
            }
            Self::UnknownBase { chart, base } => {
                message!(key::VIOLATION_UNKNOWN_BASE, base = base.as_str(), chart = chart.as_str())
            }
            Self::UnknownChart { user, chart } => {
                message!(key::VIOLATION_UNKNOWN_CHART, chart = chart.as_str(), user = user.as_str())
            }
            Self::NegativeCount { place, value } => {
                message!(key::VIOLATION_NEGATIVE_COUNT, place = place.as_str(), value = *value)
            }
        }
    }
}

/// Every invariant that `record` breaks, in document order: lists, then chart by chart.
pub fn violations(record: &ProjectRecord) -> Vec<Violation> {
    let mut found = Vec::new();
    list_violations(&record.lists, &mut found);
    let states = || record.charts.iter().chain(&record.snapshots);
    for chart in repeated(states().map(|chart| &chart.id)) {
        found.push(Violation::DuplicateChart { chart: chart.clone() });
    }
    let known: HashSet<_> = record.charts.iter().map(|chart| &chart.id).collect();
    for chart in &record.charts {
        if let Some(base) = chart.fields.based_on.as_ref().filter(|base| !known.contains(base)) {
            found.push(Violation::UnknownBase { chart: chart.id.clone(), base: base.clone() });
        }
    }
    for chart in states() {
        found.extend(chart_violations(&record.lists, &chart.id, &chart.tree));
    }
    found
}

/// The invariants that the tree of a whole chart breaks by itself; its posts may be on the bench.
pub fn chart_violations(lists: &Lists, chart: &ChartId, tree: &Subtree) -> Vec<Violation> {
    let bench = UnitId::bench();
    let mut found = subtree_violations(lists, chart, tree);
    found.retain(|it| !matches!(it, Violation::UnknownUnit { unit, .. } if *unit == bench));
    found
}

/// The invariants that `tree`, to be added to a chart, breaks by itself.
pub fn subtree_violations(lists: &Lists, chart: &ChartId, tree: &Subtree) -> Vec<Violation> {
    let mut found = Vec::new();
    tree_violations(chart, tree, &mut found);
    origin_violations(chart, tree, &mut found);
    reference_violations(lists, tree, &mut found);
    found
}

fn list_violations(lists: &Lists, found: &mut Vec<Violation>) {
    each_list!(Entry => for id in repeated(Entry::of(lists).iter().map(Entry::id)) {
        found.push(Violation::DuplicateListEntry { list: Entry::LIST, id: id.to_owned() });
    });
    for (id, user) in lists.named() {
        if lists.label(&id).is_none() {
            let (list, id) = (id.list(), id.as_str().to_owned());
            found.push(Violation::UnknownListEntry { list, id, user });
        }
    }
}

fn tree_violations(chart: &ChartId, tree: &Subtree, found: &mut Vec<Violation>) {
    let chart = || chart.clone();
    for unit in repeated(tree.units.iter().map(|unit| &unit.id)) {
        found.push(Violation::DuplicateUnit { chart: chart(), unit: unit.clone() });
    }
    // An id that no unit may bear counts as taken.
    for unit in tree.units.iter().filter(|unit| unit.id == UnitId::bench()) {
        found.push(Violation::DuplicateUnit { chart: chart(), unit: unit.id.clone() });
    }
    for post in repeated(tree.posts.iter().map(|post| &post.id)) {
        found.push(Violation::DuplicatePost { chart: chart(), post: post.clone() });
    }
    let tops: Vec<_> = tree.tops().map(|unit| unit.id.clone()).collect();
    match tops.len() {
        0 => found.push(Violation::NoRoot { chart: chart() }),
        1 => {}
        _ => found.push(Violation::SeveralRoots { chart: chart(), units: tops }),
    }
    let parents: HashMap<_, _> =
        tree.units.iter().map(|unit| (&unit.id, unit.parent.as_ref())).collect();
    for unit in &tree.units {
        if let Some(parent) = unit.parent.as_ref().filter(|id| !parents.contains_key(id)) {
            found.push(Violation::UnknownParent {
                chart: chart(),
                unit: unit.id.clone(),
                parent: parent.clone(),
            });
        }
    }
    for units in cycles(tree.units.iter().map(|unit| &unit.id), &parents) {
        found.push(Violation::Cycle { chart: chart(), units });
    }
    for post in tree.posts.iter().filter(|post| !parents.contains_key(&post.unit)) {
        found.push(Violation::UnknownUnit {
            chart: chart(),
            post: post.id.clone(),
            unit: post.unit.clone(),
        });
    }
}

/// Posts and units spent twice; those with one id are listed already.
fn origin_violations(chart: &ChartId, tree: &Subtree, found: &mut Vec<Violation>) {
    let posts = tree.posts.iter().map(|post| (&post.id, post.fields.origin.as_ref()));
    for (origin, posts) in spent_twice(posts) {
        found.push(Violation::PostSpentTwice { chart: chart.clone(), origin, posts });
    }
    let units = tree.units.iter().map(|unit| (&unit.id, unit.fields.origin.as_ref()));
    for (origin, units) in spent_twice(units) {
        found.push(Violation::UnitSpentTwice { chart: chart.clone(), origin, units });
    }
}

/// The ids that two records come from, with these two, from pairs of an id and an origin.
fn spent_twice<'a, Id: Clone + Eq + Hash + 'a>(
    records: impl Iterator<Item = (&'a Id, Option<&'a Id>)> + Clone,
) -> Vec<(Id, [Id; 2])> {
    let mut heirs: HashMap<&Id, &Id> = records.clone().map(|(id, _)| (id, id)).collect();
    let mut found = Vec::new();
    for (id, origin) in records {
        let Some(origin) = origin else { continue };
        let heir = *heirs.entry(origin).or_insert(id);
        if heir != id {
            found.push((origin.clone(), [heir.clone(), id.clone()]));
        }
    }
    found
}

fn reference_violations(lists: &Lists, tree: &Subtree, found: &mut Vec<Violation>) {
    let kinds: HashSet<_> = lists.kinds.iter().map(|entry| &entry.id).collect();
    let categories: HashSet<_> = lists.categories.iter().map(|entry| &entry.id).collect();
    let grades: HashSet<_> = lists.grades.iter().map(|entry| &entry.id).collect();
    let levels: HashSet<_> = lists.levels.iter().map(|entry| &entry.id).collect();
    let mut miss = |list, id: String, user: String| {
        found.push(Violation::UnknownListEntry { list, id, user });
    };
    for unit in &tree.units {
        if !kinds.contains(&unit.fields.kind) {
            miss(ListName::Kinds, unit.fields.kind.to_string(), unit.id.to_string());
        }
    }
    for post in &tree.posts {
        let user = || post.id.to_string();
        if let Some(id) = post.fields.category.as_ref().filter(|id| !categories.contains(id)) {
            miss(ListName::Categories, id.to_string(), user());
        }
        if let Some(id) = post.fields.grade.as_ref().filter(|id| !grades.contains(id)) {
            miss(ListName::Grades, id.to_string(), user());
        }
        if let Some(id) = post.fields.manager_level.as_ref().filter(|id| !levels.contains(id)) {
            miss(ListName::Levels, id.to_string(), user());
        }
    }
}

/// The values that come a second time, each once, in the order of their repetition.
fn repeated<T: Eq + Hash + Copy>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    let mut met = HashSet::new();
    values.filter(|&value| !seen.insert(value) && met.insert(value)).collect()
}

/// The cycles of a parent relation, each once, from the member that comes first in `units`.
fn cycles<'a>(
    units: impl Iterator<Item = &'a UnitId>,
    parents: &HashMap<&'a UnitId, Option<&'a UnitId>>,
) -> Vec<Vec<UnitId>> {
    let mut found = Vec::new();
    // The walk, numbered by its start, on which each unit was first met.
    let mut walk_of: HashMap<&UnitId, usize> = HashMap::new();
    for (walk, start) in units.enumerate() {
        let mut at = Some(start);
        while let Some(unit) = at {
            match walk_of.get(unit) {
                None => {
                    walk_of.insert(unit, walk);
                    at = parents.get(unit).copied().flatten();
                }
                Some(&earlier) if earlier == walk => {
                    let mut members = vec![unit.clone()];
                    let mut next = parents[unit];
                    while let Some(member) = next.filter(|member| *member != unit) {
                        members.push(member.clone());
                        next = parents[member];
                    }
                    found.push(members);
                    break;
                }
                Some(_) => break,
            }
        }
    }
    found
}
