//! The entries of one project's lists under the ids that another has for them.

use std::collections::{BTreeMap, HashSet};

use crate::model::{
    CategoryId, ChartRecord, EntryId, GradeId, KindId, LevelId, ListEntry, Lists, Subject,
};

/// Lets what the units and posts of `record` name be found under other ids, where there are any.
pub fn rename_entries(record: &mut ChartRecord, renamed: impl Fn(EntryId) -> Option<EntryId>) {
    for unit in &mut record.tree.units {
        let kind = &mut unit.fields.kind;
        if let Some(EntryId::Kind(other)) = renamed(EntryId::Kind(kind.clone())) {
            *kind = other;
        }
    }
    for post in &mut record.tree.posts {
        let fields = &mut post.fields;
        let category = fields.category.clone().map(EntryId::Category).and_then(&renamed);
        if let Some(EntryId::Category(other)) = category {
            fields.category = Some(other);
        }
        let grade = fields.grade.clone().map(EntryId::Grade).and_then(&renamed);
        if let Some(EntryId::Grade(other)) = grade {
            fields.grade = Some(other);
        }
        let level = fields.manager_level.clone().map(EntryId::Level).and_then(&renamed);
        if let Some(EntryId::Level(other)) = level {
            fields.manager_level = Some(other);
        }
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

    fn kind(&self, id: &mut KindId) {
        if let Some(EntryId::Kind(other)) = self.0.get(&EntryId::Kind(id.clone())) {
            id.clone_from(other);
        }
    }

    fn category(&self, id: &mut CategoryId) {
        if let Some(EntryId::Category(other)) = self.0.get(&EntryId::Category(id.clone())) {
            id.clone_from(other);
        }
    }

    fn grade(&self, id: &mut GradeId) {
        if let Some(EntryId::Grade(other)) = self.0.get(&EntryId::Grade(id.clone())) {
            id.clone_from(other);
        }
    }

    fn level(&self, id: &mut LevelId) {
        if let Some(EntryId::Level(other)) = self.0.get(&EntryId::Level(id.clone())) {
            id.clone_from(other);
        }
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
        lists.kinds.iter_mut().for_each(|it| self.kind(&mut it.id));
        lists.categories.iter_mut().for_each(|it| self.category(&mut it.id));
        lists.levels.iter_mut().for_each(|it| self.level(&mut it.id));
        for grade in &mut lists.grades {
            self.grade(&mut grade.id);
            grade.category.iter_mut().for_each(|id| self.category(id));
        }
        // What goes by the id of another is that one.
        one_of_each(&mut lists.kinds);
        one_of_each(&mut lists.categories);
        one_of_each(&mut lists.grades);
        one_of_each(&mut lists.levels);
        lists
    }
}

fn one_of_each<E: ListEntry>(entries: &mut Vec<E>) {
    let mut met = HashSet::new();
    entries.retain(|entry| met.insert(entry.id().to_owned()));
}
