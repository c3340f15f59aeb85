//! Variants of one chart, put together: what all tables agree on, what some did, and the conflicts.
//!
//! Three-way: a table that left something as it was in the base has no say in it. Where two tables want
//! different things, the base's stays and a conflict is kept on the chart; nothing that a table added,
//! moved or changed is dropped without one. Each post of the base stands once, or is gone, never twice:
//! what tables made of one post waits in the conflict, whole, to be put in when it is settled. The result does not depend on the order of the tables. Knows
//! nothing of files, nor of how conflicts are settled.

mod lists;
mod message;
mod order;
mod pick;
mod posts;
mod seen;
mod units;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::lists::{Kinship, Mapping, Uses, identify};
use crate::cost::{Cost, Extent, TooMuch};
use crate::model::{
    Aspect, Chart, ChartFields, ChartId, ChartRecord, Claim, Conflict, EntryId, Extra, Lists,
    PostId, PostRecord, Project, ProjectRecord, Role, Settlement, Subject, Subtree, UnitId,
    UnitRecord, View, Wish,
};
use lists::{merge_lists, new_uses};
pub use message::{
    Naming, aspect_message, change_message, claim_message, conflict_message, open_conflict_message,
    settlement_message, subject_message, value_message,
};
use order::merged_order;
use pick::{Picker, Told, claims};
use seen::Seen;

/// One table's chart, with the name by which its wishes are told. Names are unique.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    pub name: &'a str,
    pub chart: &'a Chart,
    /// Those of the project that the chart is of: a copy of the base's.
    pub lists: &'a Lists,
}

/// Something that at least one table did, and nobody contradicted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub subject: Subject,
    pub aspect: Aspect,
    /// By name, sorted.
    pub tables: Vec<String>,
}

/// Variants put together.
#[derive(Clone, Debug)]
pub struct Merged {
    /// A new variant of the base, with its conflicts.
    pub chart: ChartRecord,
    /// The lists of the base's project, with what the tables made of them.
    pub lists: Lists,
    /// Sorted by subject.
    pub changes: Vec<Change>,
    /// How many tables there were.
    pub tables: usize,
}

impl Merged {
    pub fn conflicts(&self) -> &[Conflict] {
        &self.chart.fields.conflicts
    }

    /// What every table did.
    pub fn agreed(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.tables.len() == self.tables)
    }

    /// What some tables did, and the others left alone.
    pub fn one_sided(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.tables.len() < self.tables)
    }

    /// An entry of a list that tables removed stays where another chart of `project`, that of the base,
    /// uses it: a conflict with that chart.
    pub fn keep_what_charts_use(&mut self, project: &Project) {
        let gone = |id: &EntryId| self.lists.label(id).is_none();
        let removed: Vec<EntryId> =
            project.lists.entry_ids().into_iter().filter(|id| gone(id)).collect();
        if removed.is_empty() {
            return;
        }
        let mut users: BTreeMap<EntryId, BTreeSet<String>> = BTreeMap::new();
        for chart in project.states() {
            let uses = Uses::of(&chart.tree(), &project.lists);
            for id in removed.iter().filter(|id| uses.has(id)) {
                users.entry(id.clone()).or_default().insert(chart.fields.label.clone());
            }
        }
        for (id, charts) in users {
            lists::put_back(&mut self.lists, &project.lists, &id);
            let subject = Subject::Entry(id.clone());
            let is_it = |it: &Change| it.subject == subject && it.aspect == Aspect::Existence;
            let by = self.changes.iter().find(|it| is_it(it)).map(|it| it.tables.clone());
            self.changes.retain(|it| !is_it(it));
            let label = project.lists.label(&id).unwrap_or_default().to_owned();
            let claims = vec![
                Claim {
                    tables: by.unwrap_or_default(),
                    value: String::new(),
                    wish: Some(Wish::Gone),
                },
                Claim {
                    tables: charts.into_iter().collect(),
                    value: label,
                    wish: Some(Wish::Stays),
                },
            ];
            let (aspect, extra, base) = (Aspect::Existence, Extra::new(), None);
            self.chart.fields.conflicts.push(Conflict { subject, aspect, base, claims, extra });
        }
    }

    /// The project of the base with the merged chart last, and with the lists that it needs.
    pub fn into_record(mut self, project: &Project) -> ProjectRecord {
        self.keep_what_charts_use(project);
        let mut record = project.to_record();
        record.lists = self.lists;
        record.charts.push(self.chart);
        record
    }
}

/// Why charts cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// The table's chart has another unit at its top: it was not made from the base.
    OtherRoot {
        table: String,
    },
    TooMuch(TooMuch),
}

impl MergeError {
    /// The sentence that says it.
    pub fn message(&self) -> crate::words::Message {
        match self {
            Self::OtherRoot { table } => {
                crate::words::Message::new("merge-other-root").with("table", table.as_str())
            }
            Self::TooMuch(too_much) => too_much.message(),
        }
    }
}

/// What [`merge`] will take.
pub fn cost_of_merge(base: &Chart, tables: &[Table]) -> Cost {
    let all = tables.iter().map(|table| Extent::of(table.chart));
    Cost::merge(all.fold(Extent::of(base), Extent::and))
}

/// Puts the charts of several tables together, each made from `base`, as a chart of this id and label.
/// `lists` are those of the base's project.
///
/// # Errors
/// If one of them was not made from `base`, or all are too much to be held at once.
pub fn merge(
    base: &Chart,
    lists: &Lists,
    tables: &[Table],
    id: ChartId,
    label: String,
) -> Result<Merged, MergeError> {
    let root = &base.unit(base.root()).id;
    let mut tables = tables.to_vec();
    tables.sort_by_key(|table| table.name);
    for table in &tables {
        if table.chart.unit(table.chart.root()).id != *root {
            return Err(MergeError::OtherRoot { table: table.name.to_owned() });
        }
    }
    cost_of_merge(base, &tables).check().map_err(MergeError::TooMuch)?;
    let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let table_lists: Vec<&Lists> = tables.iter().map(|table| table.lists).collect();
    // From here on, an entry of a list has one id at all tables.
    let mappings = identify(lists, &table_lists, Kinship::Copies);
    let state = |(table, mapping): (&Table, &Mapping)| {
        let mut record = table.chart.to_record();
        mapping.apply(&mut record);
        State::of(record)
    };
    let states: Vec<State> = tables.iter().zip(&mappings).map(state).collect();
    let table_lists: Vec<Lists> =
        table_lists.iter().zip(&mappings).map(|(lists, mapping)| mapping.lists(lists)).collect();
    let base_state = State::of(base.to_record());
    let uses: Vec<_> = states
        .iter()
        .zip(&table_lists)
        .map(|(state, table)| new_uses((&base_state, lists), (state, table)))
        .collect();
    let mut picker = Picker::new(&names);
    let merged_lists = merge_lists(&mut picker, lists, &table_lists, &uses);
    let known = merged_lists.lists.clone();
    let mut merging = Merging {
        base: &base_state,
        tables: &states,
        lists: &known,
        picker,
        units: BTreeMap::new(),
        posts: BTreeMap::new(),
        waiting: BTreeMap::new(),
        continued: BTreeMap::new(),
    };
    merging.merge_posts();
    merging.spend_once();
    merging.merge_units();
    let mut fields = merging.chart_fields(base);
    let tree = merging.tree(root);
    let lists = merging.drop_entries(merged_lists, &tree);
    let (changes, conflicts) = merging.picker.finish();
    fields.label = label;
    fields.conflicts.extend(conflicts);
    fields.merged_from = names.iter().map(|name| (*name).to_owned()).collect();
    Ok(Merged { chart: ChartRecord { id, fields, tree }, lists, changes, tables: tables.len() })
}

/// A chart by its ids.
struct State {
    fields: ChartFields,
    units: BTreeMap<UnitId, UnitRecord>,
    posts: BTreeMap<PostId, PostRecord>,
    /// What each unit holds, in order.
    children: BTreeMap<UnitId, Vec<UnitId>>,
    lists: BTreeMap<UnitId, Vec<PostId>>,
    /// The post that names each origin.
    heirs: BTreeMap<PostId, PostId>,
    /// The unit that names each origin.
    unit_heirs: BTreeMap<UnitId, UnitId>,
    /// The posts that took others over.
    absorbers: BTreeSet<PostId>,
}

impl State {
    fn of(record: ChartRecord) -> Self {
        let ChartRecord { fields, tree, .. } = record;
        let mut children: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        let mut lists: BTreeMap<UnitId, Vec<PostId>> = BTreeMap::new();
        let mut unit_heirs = BTreeMap::new();
        for unit in &tree.units {
            if let Some(origin) = &unit.fields.origin {
                unit_heirs.insert(origin.clone(), unit.id.clone());
            }
            if let Some(parent) = &unit.parent {
                children.entry(parent.clone()).or_default().push(unit.id.clone());
            }
        }
        let mut heirs = BTreeMap::new();
        for post in &tree.posts {
            lists.entry(post.unit.clone()).or_default().push(post.id.clone());
            if let Some(origin) = &post.fields.origin {
                heirs.insert(origin.clone(), post.id.clone());
            }
        }
        let departures = fields.departures.values();
        let absorbers = departures.filter_map(|it| it.merged_into.clone()).collect();
        Self {
            fields,
            units: tree.units.into_iter().map(|unit| (unit.id.clone(), unit)).collect(),
            posts: tree.posts.into_iter().map(|post| (post.id.clone(), post)).collect(),
            children,
            lists,
            heirs,
            unit_heirs,
            absorbers,
        }
    }

    /// The post that spends one of another chart, or of this one: the post itself, or its heir.
    fn spender(&self, origin: &PostId) -> Option<&PostRecord> {
        let heir = || self.posts.get(self.heirs.get(origin)?);
        self.posts.get(origin).or_else(heir)
    }

    /// As [`Self::spender`], of a unit.
    fn continuer(&self, origin: &UnitId) -> Option<&UnitRecord> {
        let heir = || self.units.get(self.unit_heirs.get(origin)?);
        self.units.get(origin).or_else(heir)
    }

    /// How a post is told: its title and its unit.
    fn told(&self, post: &PostId) -> String {
        self.posts.get(post).map_or_else(String::new, |post| {
            let title = post.fields.title.text();
            if post.unit == UnitId::bench() {
                return title.to_owned();
            }
            format!("{title}, {}", self.unit_name(&post.unit))
        })
    }

    fn unit_name<'s>(&'s self, unit: &'s UnitId) -> &'s str {
        self.units.get(unit).map_or("", |unit| unit.fields.name.as_str())
    }
}

/// The work in progress: units and posts as they will be, but for their order.
struct Merging<'a> {
    base: &'a State,
    /// Sorted by name.
    tables: &'a [State],
    /// Those of the merged chart, and what tables removed of them.
    lists: &'a Lists,
    picker: Picker<'a>,
    units: BTreeMap<UnitId, UnitRecord>,
    posts: BTreeMap<PostId, PostRecord>,
    /// Posts that wait in the claims of a conflict, each with the one that stands for it.
    waiting: BTreeMap<PostId, PostId>,
    /// Units that wait in the claims of a conflict, likewise: what they hold stands in that one.
    continued: BTreeMap<UnitId, UnitId>,
}

impl Merging<'_> {
    /// The fields of the chart itself, and what it says of those who left.
    fn chart_fields(&mut self, base: &Chart) -> ChartFields {
        let mut fields = base.fields.clone();
        fields.role = Some(Role::Variant);
        fields.based_on = Some(base.id.clone());
        // What is said of the whole is told of the unit at its top.
        let top = Subject::Unit(base.unit(base.root()).id.clone());
        let base = self.base;
        let charts: Vec<Option<&ChartFields>> =
            self.tables.iter().map(|table| Some(&table.fields)).collect();
        fields.date = self.picker.pick(
            &top,
            Aspect::Other("date".to_owned()),
            Some(&base.fields.date),
            &each(&charts, |it| &it.date),
            |date| Told::text(date.map(|date| date.to_string()).unwrap_or_default()),
        );
        fields.organisation = self.picker.pick(
            &top,
            Aspect::Other("organisation".to_owned()),
            Some(&base.fields.organisation),
            &each(&charts, |it| &it.organisation),
            |it: &String| Told::text(it),
        );
        fields.extra = self.picker.pick(
            &top,
            Aspect::Other("extra".to_owned()),
            Some(&base.fields.extra),
            &each(&charts, |it| &it.extra),
            told_extra,
        );
        fields.conflicts = self.open_conflicts();
        fn settled_part(settled: &Settlement) -> &Subject {
            &settled.conflict.subject
        }
        let mut met = Seen::of(&base.fields.settled, settled_part);
        let settled = self.tables.iter().flat_map(|table| &table.fields.settled);
        fields.settled.extend(settled.filter(|it| met.add(it)).cloned());
        fields.views = merged_views(&base.fields.views, self.tables);
        let all: Vec<&ChartFields> = self.tables.iter().map(|table| &table.fields).collect();
        let departed: BTreeSet<&PostId> = all
            .iter()
            .flat_map(|it| it.departures.keys())
            .chain(base.fields.departures.keys())
            .collect();
        for id in departed {
            let said =
                |fields: &ChartFields| fields.departures.get(id).cloned().unwrap_or_default();
            let before = said(&base.fields);
            let wishes: Vec<_> = all.iter().map(|fields| Some(said(fields))).collect();
            let subject = Subject::Post(id.clone());
            let mut departure = before.clone();
            let told = told_post(base, self.tables);
            departure.merged_into = self.picker.pick(
                &subject,
                Aspect::MergedInto,
                Some(&before.merged_into),
                &each(&wishes, |it| &it.merged_into),
                told,
            );
            // What took it over waits: the one that stands for it did so meanwhile.
            if let Some(heir) = &mut departure.merged_into
                && let Some(standing) = self.waiting.get(heir)
            {
                heir.clone_from(standing);
            }
            departure.reason = self.picker.pick(
                &subject,
                Aspect::Reason,
                Some(&before.reason),
                &each(&wishes, |it| &it.reason),
                |it: &String| Told::text(it),
            );
            departure.extra = self.picker.pick(
                &subject,
                Aspect::Other("extra".to_owned()),
                Some(&before.extra),
                &each(&wishes, |it| &it.extra),
                told_extra,
            );
            let is_kept = all.iter().all(|fields| fields.departures.contains_key(id));
            if !departure.is_empty() || is_kept {
                fields.departures.insert(id.clone(), departure);
            } else {
                fields.departures.remove(id);
            }
        }
        let removed: BTreeSet<&UnitId> = all
            .iter()
            .flat_map(|it| it.removed_units.keys())
            .chain(base.fields.removed_units.keys())
            .collect();
        for id in removed {
            let said =
                |fields: &ChartFields| fields.removed_units.get(id).cloned().unwrap_or_default();
            let before = said(&base.fields);
            let wishes: Vec<_> = all.iter().map(|fields| Some(said(fields))).collect();
            let mut unit = before.clone();
            let subject = Subject::Unit(id.clone());
            unit.extra = self.picker.pick(
                &subject,
                Aspect::Other("extra".to_owned()),
                Some(&before.extra),
                &each(&wishes, |it| &it.extra),
                told_extra,
            );
            unit.merged_into = self.picker.pick(
                &subject,
                Aspect::MergedInto,
                Some(&before.merged_into),
                &each(&wishes, |it| &it.merged_into),
                told_unit(self.base, self.tables),
            );
            unit.reason = self.picker.pick(
                &subject,
                Aspect::Reason,
                Some(&before.reason),
                &each(&wishes, |it| &it.reason),
                |it: &String| Told::text(it),
            );
            let is_kept = all.iter().all(|fields| fields.removed_units.contains_key(id));
            if !unit.is_empty() || is_kept {
                fields.removed_units.insert(id.clone(), unit);
            } else {
                fields.removed_units.remove(id);
            }
        }
        fields
    }

    /// Conflicts of earlier merges: those that a table settled are gone, those that one brought stay.
    fn open_conflicts(&self) -> Vec<Conflict> {
        fn part(conflict: &Conflict) -> (&Subject, &Aspect) {
            (&conflict.subject, &conflict.aspect)
        }
        let base = &self.base.fields.conflicts;
        let tables = || self.tables.iter().map(|table| &table.fields.conflicts);
        let known: Vec<Seen<_, _>> = tables().map(|known| Seen::of(known, part)).collect();
        let kept = base.iter().filter(|it| known.iter().all(|known| known.has(it)));
        let mut met = Seen::of(base, part);
        let brought: Vec<&Conflict> = tables().flatten().filter(|it| met.add(it)).collect();
        kept.chain(brought).cloned().collect()
    }

    /// Units and posts in their order.
    fn tree(&mut self, root: &UnitId) -> Subtree {
        let mut children: BTreeMap<UnitId, BTreeSet<UnitId>> = BTreeMap::new();
        for unit in self.units.values() {
            if let Some(parent) = &unit.parent {
                children.entry(parent.clone()).or_default().insert(unit.id.clone());
            }
        }
        let mut lists: BTreeMap<UnitId, BTreeSet<PostId>> = BTreeMap::new();
        for post in self.posts.values() {
            lists.entry(post.unit.clone()).or_default().insert(post.id.clone());
        }
        let mut waiting: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (unit, standing) in &self.continued {
            waiting.entry(standing.clone()).or_default().push(unit.clone());
        }
        let mut tree = Subtree::default();
        let mut open = vec![root.clone()];
        while let Some(id) = open.pop() {
            let mut in_dispute = Vec::new();
            // What stands here, and in the units that wait.
            let waiting = waiting.remove(&id).unwrap_or_default();
            let sources: Vec<UnitId> = [id.clone()].into_iter().chain(waiting).collect();
            if let Some(members) = children.remove(&id) {
                let of = |state: &State| held(&state.children, &sources);
                let sequences = self.tables.iter().map(of).collect();
                let (order, disputed) = merged_order(&of(self.base), sequences, &members);
                in_dispute.extend(disputed);
                open.extend(order.into_iter().rev());
            }
            if let Some(members) = lists.remove(&id) {
                let of = |state: &State| held(&state.lists, &sources);
                let sequences = self.tables.iter().map(of).collect();
                let (order, disputed) = merged_order(&of(self.base), sequences, &members);
                in_dispute.extend(disputed);
                tree.posts.extend(order.iter().map(|post| self.posts[post].clone()));
            }
            if !in_dispute.is_empty() {
                let names = self.picker.names();
                let tables = in_dispute.into_iter().collect::<BTreeSet<usize>>();
                let order = |state: &State| Wish::Order {
                    units: held(&state.children, &sources),
                    posts: held(&state.lists, &sources),
                };
                let wishes = (0..names.len()).map(|table| {
                    // An order has no words: each table stands for its own.
                    let told = || Told::new(names[table], order(&self.tables[table]));
                    tables.contains(&table).then(told)
                });
                let claims = claims(names, wishes.collect());
                let was = self.base.units.contains_key(&id).then(|| Claim {
                    tables: Vec::new(),
                    value: String::new(),
                    wish: Some(order(self.base)),
                });
                self.picker.conflict(Subject::Unit(id.clone()), Aspect::Order, was, claims);
            }
            tree.units.push(self.units[&id].clone());
        }
        // The order of what nobody has placed is worth no conflict.
        let bench = UnitId::bench();
        if let Some(members) = lists.remove(&bench) {
            let of = |state: &State| state.lists.get(&bench).cloned().unwrap_or_default();
            let sequences = self.tables.iter().map(of).collect();
            let (order, _) = merged_order(&of(self.base), sequences, &members);
            tree.posts.extend(order.iter().map(|post| self.posts[post].clone()));
        }
        tree
    }
}

/// What became of a thing at each table, by `fate`: at those that did something to it; if only one did, at
/// those too that left it as it was, since it is needed so.
fn fates(
    names: &[&str],
    tables: &[State],
    fate: impl Fn(&State, bool) -> Option<Told>,
) -> Vec<Claim> {
    let of = |with_same: bool| {
        claims(names, tables.iter().map(|table| fate(table, with_same)).collect())
    };
    let changed = of(false);
    if changed.len() > 1 { changed } else { of(true) }
}

/// How a post is told that another names: by what is known of it, wherever that is.
fn told_post<'s>(base: &'s State, tables: &'s [State]) -> impl Fn(&Option<PostId>) -> Told + 's {
    move |id| {
        let Some(id) = id else { return Told::text("") };
        let known = std::iter::once(base).chain(tables).find(|state| state.posts.contains_key(id));
        let value = known.map(|state| state.told(id)).unwrap_or_default();
        Told::new(value, Wish::Text(id.to_string()))
    }
}

/// How a unit of any of the tables is told: by its name.
fn told_unit<'s>(base: &'s State, tables: &'s [State]) -> impl Fn(&Option<UnitId>) -> Told + 's {
    move |id| {
        Told::entry(id.as_ref(), |id| {
            let unit = tables.iter().chain([base]).find_map(|state| state.units.get(id));
            Some(&unit?.fields.name)
        })
    }
}

/// Fields that this version does not know, as text.
fn told_extra(extra: &Extra) -> Told {
    let value = if extra.is_empty() {
        String::new()
    } else {
        serde_json::Value::Object(extra.clone()).to_string()
    };
    Told { value, wish: None }
}

/// What several units hold, one after the other.
fn held<Id: Clone>(of: &BTreeMap<UnitId, Vec<Id>>, units: &[UnitId]) -> Vec<Id> {
    units.iter().filter_map(|unit| of.get(unit)).flatten().cloned().collect()
}

/// One part of each table's wish; none where the table has none.
fn each<'w, T, U>(wishes: &'w [Option<T>], part: impl Fn(&'w T) -> &'w U) -> Vec<Option<&'w U>> {
    wishes.iter().map(|wish| wish.as_ref().map(&part)).collect()
}

/// The base's views, each as the first table that changed it left it, then those that tables added.
/// How a chart is looked at is no decision: nothing of it conflicts.
fn merged_views(base: &[View], tables: &[State]) -> Vec<View> {
    // Of two of one name the first counts.
    fn by_name(table: &State) -> HashMap<&str, &View> {
        table.fields.views.iter().rev().map(|view| (view.name.as_str(), view)).collect()
    }
    let own: Vec<HashMap<&str, &View>> = tables.iter().map(by_name).collect();
    let changed = |view: &View| {
        let wishes = own.iter().filter_map(|views| views.get(view.name.as_str()).copied());
        wishes.into_iter().find(|it| *it != view)
    };
    let mut merged: Vec<View> =
        base.iter().map(|view| changed(view).unwrap_or(view).clone()).collect();
    let mut names: HashSet<&str> = base.iter().map(|view| view.name.as_str()).collect();
    let added = tables.iter().flat_map(|table| &table.fields.views);
    merged.extend(added.filter(|view| names.insert(&view.name)).cloned());
    merged
}
