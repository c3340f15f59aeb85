//! The entries of one project's lists under the ids that another has for them.

use std::collections::BTreeMap;

use crate::model::{
    CategoryId, ChartRecord, EntryId, GradeId, KindId, LevelId, ListEntry, Lists, Subject,
};

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
        for unit in &mut record.tree.units {
            self.kind(&mut unit.fields.kind);
        }
        for post in &mut record.tree.posts {
            post.fields.category.iter_mut().for_each(|id| self.category(id));
            post.fields.grade.iter_mut().for_each(|id| self.grade(id));
            post.fields.manager_level.iter_mut().for_each(|id| self.level(id));
        }
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
        lists
    }
}
