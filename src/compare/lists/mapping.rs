//! The entries of one project's lists under the ids that another has for them.

use std::collections::{BTreeMap, HashSet};

use crate::model::{ChartRecord, EntryId, ListEntry, Lists, PostRecord, Subject, each_list};

/// Lets what the units and posts of `record` name be found under other ids, where there are any.
pub fn rename_entries(record: &mut ChartRecord, renamed: impl Fn(EntryId) -> Option<EntryId>) {
    fn put<Id: for<'t> From<&'t str>>(id: &mut Id, other: Option<EntryId>) {
        if let Some(other) = other {
            *id = other.as_str().into();
        }
    }
    for unit in &mut record.tree.units {
        let kind = &mut unit.fields.kind;
        put(kind, renamed(EntryId::Kind(kind.clone())));
    }
    for PostRecord { fields, .. } in &mut record.tree.posts {
        let (category, grade) = (fields.category.iter_mut(), fields.grade.iter_mut());
        category.for_each(|id| put(id, renamed(EntryId::Category(id.clone()))));
        grade.for_each(|id| put(id, renamed(EntryId::Grade(id.clone()))));
        let level = fields.manager_level.iter_mut();
        level.for_each(|id| put(id, renamed(EntryId::Level(id.clone()))));
    }
}

/// Which entries go under other ids than their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<EntryId, EntryId>);

impl Mapping {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn set<E: ListEntry>(&mut self, from: &str, to: &str) {
        if from != to {
            self.0.insert(EntryId::new(E::LIST, from), EntryId::new(E::LIST, to));
        }
    }

    /// The id under which an entry goes.
    pub fn entry(&self, id: &EntryId) -> EntryId {
        self.0.get(id).unwrap_or(id).clone()
    }

    /// Lets what `record` names be found under the new ids.
    pub fn apply(&self, record: &mut ChartRecord) {
        if self.is_empty() {
            return;
        }
        rename_entries(record, |id| self.0.get(&id).cloned());
        for conflict in &mut record.fields.conflicts {
            if let Subject::Entry(id) = &mut conflict.subject {
                *id = self.entry(id);
            }
        }
    }

    /// The same lists under the new ids.
    pub fn lists(&self, lists: &Lists) -> Lists {
        let mut lists = lists.clone();
        if self.is_empty() {
            return lists;
        }
        each_list!(Entry => {
            let entries = Entry::of_mut(&mut lists);
            for entry in entries.iter_mut() {
                let id = self.entry(&entry.entry_id());
                entry.set_id(id.as_str());
                entry.rename_named(|id| self.0.get(id).cloned());
            }
            // What goes by the id of another is that one.
            let mut met = HashSet::new();
            entries.retain(|entry| met.insert(entry.id().to_owned()));
        });
        lists
    }
}
