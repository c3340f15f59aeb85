//! A project: reference lists and several charts, in one file.

use std::collections::HashMap;

use super::chart::{Chart, ChartFields};
use super::ids::{ChartId, UnitId, UnitKey};
use super::lists::Lists;
use super::project_record::{ChartRecord, ProjectRecord};
use super::record::Subtree;
use super::violation::{Violation, violations};
use super::{Extra, IdSource, UnitFields};

/// A project in memory: always free of [violations](Violation).
#[derive(Clone, Debug, Default)]
pub struct Project {
    pub title: String,
    pub lists: Lists,
    /// In the user's order; their ids are unique.
    pub charts: Vec<Chart>,
    /// Charts as they once stood, under the names they were kept by; in the order in which they were
    /// taken. Nobody edits them.
    pub snapshots: Vec<Chart>,
    pub extra: Extra,
}

impl Project {
    /// A project with the default lists and one chart of one root unit.
    pub fn new(chart_label: &str, root: UnitFields, ids: &mut dyn IdSource) -> Self {
        let chart = Chart::new(
            ids.next_id().into(),
            ChartFields::new(chart_label),
            ids.next_id().into(),
            root,
        );
        Self { charts: vec![chart], ..Self::default() }
    }

    /// # Errors
    /// Every invariant the record breaks.
    pub fn from_record(record: ProjectRecord) -> Result<Self, Vec<Violation>> {
        let found = violations(&record);
        if !found.is_empty() {
            return Err(found);
        }
        let charts =
            |records: Vec<ChartRecord>| records.into_iter().map(Chart::from_sound_record).collect();
        Ok(Self {
            title: record.title,
            lists: record.lists,
            charts: charts(record.charts),
            snapshots: charts(record.snapshots),
            extra: record.extra,
        })
    }

    pub fn to_record(&self) -> ProjectRecord {
        ProjectRecord {
            title: self.title.clone(),
            lists: self.lists.clone(),
            charts: self.charts.iter().map(Chart::to_record).collect(),
            snapshots: self.snapshots.iter().map(Chart::to_record).collect(),
            extra: self.extra.clone(),
        }
    }

    pub fn chart(&self, id: &ChartId) -> Option<&Chart> {
        self.charts.iter().find(|chart| &chart.id == id)
    }

    pub fn snapshot(&self, id: &ChartId) -> Option<&Chart> {
        self.snapshots.iter().find(|snapshot| &snapshot.id == id)
    }

    /// A chart, or a snapshot of one: whatever can be compared.
    pub fn state(&self, id: &ChartId) -> Option<&Chart> {
        self.chart(id).or_else(|| self.snapshot(id))
    }

    /// Every chart, then every snapshot.
    pub fn states(&self) -> impl Iterator<Item = &Chart> {
        self.charts.iter().chain(&self.snapshots)
    }

    pub fn chart_index(&self, id: &ChartId) -> Option<usize> {
        self.charts.iter().position(|chart| &chart.id == id)
    }

    /// `label`, or `label 2`, `label 3`… if a chart has it already.
    pub fn free_label(&self, label: &str) -> String {
        let is_taken = |label: &str| self.charts.iter().any(|chart| chart.fields.label == label);
        let numbered = (2..).map(|number| format!("{label} {number}"));
        let mut labels = std::iter::once(label.to_owned()).chain(numbered);
        labels.find(|label| !is_taken(label)).expect("numbers do not end")
    }

    pub(crate) fn state_mut(&mut self, id: &ChartId) -> Option<&mut Chart> {
        self.charts.iter_mut().chain(&mut self.snapshots).find(|chart| &chart.id == id)
    }
}

impl Chart {
    pub fn to_record(&self) -> ChartRecord {
        ChartRecord { id: self.id.clone(), fields: self.fields.clone(), tree: self.tree() }
    }

    /// The chart of a record in which no violation was found.
    pub(crate) fn from_sound_record(record: ChartRecord) -> Self {
        let mut tree = record.tree;
        let root = tree.units.iter().position(|unit| unit.parent.is_none());
        let root = tree.units.remove(root.expect("a sound chart has a root"));
        let mut chart = Self::new(record.id, record.fields, root.id, root.fields);
        let top = chart.root();
        chart.graft(top, tree);
        chart
    }

    /// Hangs the trees of a sound subtree below units of this chart: each unit whose parent is not
    /// itself in the subtree is placed last under that parent, or under `top` if it names none.
    pub(crate) fn graft(&mut self, top: UnitKey, subtree: Subtree) {
        self.reserve(subtree.units.len(), subtree.posts.len());
        // Parents may be written after their children: insert level by level, siblings in order.
        let mut waiting: HashMap<UnitId, Vec<_>> = HashMap::new();
        let mut ready = Vec::new();
        for unit in subtree.units {
            match unit.parent.as_ref().map(|id| (id, self.unit_key(id))) {
                None => ready.push((top, unit)),
                Some((_, Some(parent))) => ready.push((parent, unit)),
                Some((id, None)) => waiting.entry(id.clone()).or_default().push(unit),
            }
        }
        while !ready.is_empty() {
            let mut next = Vec::new();
            for (parent, unit) in ready {
                let last = self.unit(parent).children().len();
                let key = self.insert_unit(parent, last, unit.id, unit.fields);
                let children = waiting.remove(&self.unit(key).id).unwrap_or_default();
                next.extend(children.into_iter().map(|child| (key, child)));
            }
            ready = next;
        }
        assert!(waiting.is_empty(), "a sound subtree has no unknown parent and no cycle");
        for post in subtree.posts {
            let unit = self.unit_key(&post.unit).expect("a sound subtree has no unknown unit");
            let last = self.unit(unit).posts().len();
            self.insert_post(unit, last, post.id, post.fields);
        }
    }
}
