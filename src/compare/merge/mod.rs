//! Variants of one chart, put together: what all tables agree on, what some did, and the conflicts.
//!
//! Three-way: a table that left something as it was in the base has no say in it. Where two tables want
//! different things, the base's stays and a conflict is kept on the chart; nothing that a table added, moved
//! or changed is dropped without one. What becomes of a post as a whole is one decision: where tables
//! disagree on that (it goes, it becomes another, it is split, it is changed) it stays as it was, once, and
//! all that they made of it waits in the conflict, whole, to be put in when it is settled. The result does
//! not depend on the order of the tables.

mod alike;
mod apart;
mod chart;
mod details;
mod fates;
mod identity;
mod lists;
mod merging;
mod message;
mod naming;
mod order;
mod pick;
mod posts;
mod seen;
mod state;
mod trace;
mod tree;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{Kinship, Mapping, Uses, identify, spelt_alike};
use crate::cost::{Cost, Extent};
use crate::model::{
    Aspect, Chart, ChartId, ChartRecord, Claim, Conflict, EntryId, Extra, Lists, Project,
    ProjectRecord, Subject, Wish,
};
use lists::{merge_lists, new_uses};
pub use merging::MergeError;
use merging::Merging;
pub use message::{
    aspect_message, change_message, claim_message, conflict_message, open_conflict_message,
    settlement_message, subject_message, value_message,
};
pub use naming::Naming;
pub use pick::Change;
use pick::Picker;
use state::MergeState;
pub use trace::traced;

/// One table's chart, with the name by which its wishes are told. Names are unique.
#[derive(Clone, Copy, Debug)]
pub struct TableChart<'a> {
    pub name: &'a str,
    pub chart: &'a Chart,
    /// Those of the project that the chart is of: a copy of the base's.
    pub lists: &'a Lists,
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
            self.lists.put_back(&project.lists, &id);
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

/// What [`merge`] will take.
pub fn cost_of_merge(base: &Chart, tables: &[TableChart]) -> Cost {
    let all = tables.iter().map(|it| Extent::of(it.chart).labelled(it.chart, it.lists));
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
    tables: &[TableChart],
    id: ChartId,
    label: String,
) -> Result<Merged, MergeError> {
    merge_while(base, lists, tables, id, label, &|| true)
}

/// As [`merge`], as long as the result is wanted: which is asked before each unit and post.
///
/// # Errors
/// As [`merge`], and once it is wanted no more.
pub fn merge_while(
    base: &Chart,
    lists: &Lists,
    tables: &[TableChart],
    id: ChartId,
    label: String,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Merged, MergeError> {
    let go_on = || if is_wanted() { Ok(()) } else { Err(MergeError::Cancelled) };
    go_on()?;
    let mut tables = tables.to_vec();
    tables.sort_by_key(|table| table.name);
    have_root_of(base, &tables)?;
    cost_of_merge(base, &tables).check().map_err(MergeError::TooMuch)?;
    let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let table_lists: Vec<&Lists> = tables.iter().map(|table| table.lists).collect();
    let table_lists = spelt_alike(lists, &table_lists, Kinship::Copies);
    let table_lists: Vec<&Lists> = table_lists.iter().collect();
    // From here on, an entry of a list has one id at all tables.
    let mappings = identify(lists, &table_lists, Kinship::Copies);
    let record = |(table, mapping): (&TableChart, &Mapping)| {
        go_on()?;
        let mut record = table.chart.to_record();
        mapping.apply(&mut record);
        Ok(record)
    };
    let records = tables.iter().zip(&mappings).map(record);
    let mut records: Vec<ChartRecord> = records.collect::<Result<_, _>>()?;
    let base_record = base.to_record();
    go_on()?;
    // And so has what they made alike of one unit or post.
    alike::give_one_id(&base_record.tree, &mut records);
    go_on()?;
    let states: Vec<MergeState> = records.into_iter().map(MergeState::of).collect();
    let table_lists: Vec<Lists> =
        table_lists.iter().zip(&mappings).map(|(lists, mapping)| mapping.lists(lists)).collect();
    let base_state = MergeState::of(base_record);
    let uses: Vec<_> = states
        .iter()
        .zip(&table_lists)
        .map(|(state, table)| new_uses((&base_state, lists), (state, table)))
        .collect();
    go_on()?;
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
        held: BTreeSet::new(),
        waiting: BTreeMap::new(),
        continued: BTreeMap::new(),
        is_wanted,
    };
    merging.merge_posts()?;
    merging.merge_units()?;
    let mut fields = merging.chart_fields(base);
    let tree = merging.tree(&base.unit(base.root()).id)?;
    let lists = merging.drop_entries(merged_lists, &tree);
    let (changes, conflicts) = merging.picker.finish();
    fields.label = label;
    fields.conflicts.extend(conflicts);
    fields.merged_from = names.iter().map(|name| (*name).to_owned()).collect();
    Ok(Merged { chart: ChartRecord { id, fields, tree }, lists, changes, tables: tables.len() })
}

fn have_root_of(base: &Chart, tables: &[TableChart]) -> Result<(), MergeError> {
    let root = |chart: &Chart| chart.unit(chart.root()).id.clone();
    match tables.iter().find(|table| root(table.chart) != root(base)) {
        None => Ok(()),
        Some(table) => {
            let (table, base) = (table.name.to_owned(), base.fields.label.clone());
            Err(MergeError::OtherRoot { table, base })
        }
    }
}
