//! The lists of a project, as a paste finds and completes them.

use crate::edit::Edit;
use crate::edit::lists::add_entry;
use crate::model::{
    Category, CategoryId, Grade, GradeId, IdSource, KindId, LevelId, ListEntry, Lists,
    ManagerLevel, UnitKind, entry_labelled,
};

/// The lists of the project, with what a paste adds to them.
pub struct Known {
    pub lists: Lists,
    added: Vec<String>,
}

impl Known {
    pub fn new(lists: &Lists) -> Self {
        Self { lists: lists.clone(), added: Vec::new() }
    }

    /// The id of the entry with that label: of the list, or added to it under a new id; none for no label.
    fn entry<E: ListEntry>(&mut self, label: &str, ids: &mut dyn IdSource) -> Option<String> {
        if label.is_empty() {
            return None;
        }
        if let Some(found) = entry_labelled::<E>(&self.lists, label) {
            return Some(found.id().to_owned());
        }
        self.added.push(label.to_owned());
        Some(add_entry::<E>(&mut self.lists, label, ids))
    }

    /// What was added comes first.
    pub fn finish(self, edits: &mut Vec<Edit>) -> Vec<String> {
        if !self.added.is_empty() {
            edits.insert(0, Edit::SetLists(Box::new(self.lists)));
        }
        self.added
    }
}

impl Known {
    pub fn category(&mut self, label: &str, ids: &mut dyn IdSource) -> Option<CategoryId> {
        self.entry::<Category>(label, ids).map(Into::into)
    }

    pub fn grade(&mut self, label: &str, ids: &mut dyn IdSource) -> Option<GradeId> {
        self.entry::<Grade>(label, ids).map(Into::into)
    }

    pub fn level(&mut self, label: &str, ids: &mut dyn IdSource) -> Option<LevelId> {
        self.entry::<ManagerLevel>(label, ids).map(Into::into)
    }

    /// The kind of that label; where there is none, the last of the list.
    pub fn kind(&mut self, label: &str, ids: &mut dyn IdSource) -> KindId {
        let found = self.entry::<UnitKind>(label, ids).map(Into::into);
        let last = || self.lists.kinds.last().map(|kind| kind.id.clone());
        found.or_else(last).unwrap_or_else(|| "autre".into())
    }
}
