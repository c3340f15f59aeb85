//! The lists of a project, as a paste finds and completes them.

use crate::edit::Edit;
use crate::model::{
    Category, CategoryId, Extra, Grade, GradeId, KindId, LevelId, Lists, ManagerLevel, UnitKind,
    folded,
};

/// The lists of the project, with what a paste adds to them.
pub struct Known {
    pub lists: Lists,
    adds: bool,
    added: Vec<String>,
}

impl Known {
    pub fn new(lists: &Lists, adds: bool) -> Self {
        Self { lists: lists.clone(), adds, added: Vec::new() }
    }

    /// The entry with that label: of the list, or added to it; none for no label, or an unknown one.
    fn entry<T, Id: Clone + PartialEq + for<'i> From<&'i str>>(
        &mut self,
        label: &str,
        entries: impl Fn(&mut Lists) -> &mut Vec<T>,
        of: impl Fn(&T) -> (&Id, &str),
        make: impl Fn(Id, String) -> T,
    ) -> Option<Id> {
        if label.is_empty() {
            return None;
        }
        let wanted = folded(label);
        let list = entries(&mut self.lists);
        if let Some(found) = list.iter().find(|it| folded(of(it).1) == wanted) {
            return Some(of(found).0.clone());
        }
        if !self.adds {
            return None;
        }
        // The label serves as the id, unless an entry that was renamed has it.
        let mut text = label.to_owned();
        while list.iter().any(|it| *of(it).0 == Id::from(&text)) {
            text.push('\'');
        }
        let id = Id::from(&text);
        list.push(make(id.clone(), label.to_owned()));
        self.added.push(label.to_owned());
        Some(id)
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
    pub fn category(&mut self, label: &str) -> Option<CategoryId> {
        let make = |id, label| Category { id, label, extra: Extra::new() };
        self.entry(label, |it| &mut it.categories, |it| (&it.id, &it.label), make)
    }

    pub fn grade(&mut self, label: &str) -> Option<GradeId> {
        let make = |id, label| Grade { id, label, category: None, extra: Extra::new() };
        self.entry(label, |it| &mut it.grades, |it| (&it.id, &it.label), make)
    }

    pub fn level(&mut self, label: &str) -> Option<LevelId> {
        let make = |id, label| ManagerLevel { id, label, extra: Extra::new() };
        self.entry(label, |it| &mut it.levels, |it| (&it.id, &it.label), make)
    }

    /// The kind of that label; where there is none, the last of the list.
    pub fn kind(&mut self, label: &str) -> KindId {
        let rank = self.lists.kinds.iter().map(|kind| kind.rank).max().unwrap_or(1);
        let make = |id, label| UnitKind { id, label, rank, is_pole: false, extra: Extra::new() };
        let found = self.entry(label, |it| &mut it.kinds, |it| (&it.id, &it.label), make);
        let last = || self.lists.kinds.last().map(|kind| kind.id.clone());
        found.or_else(last).unwrap_or_else(|| "autre".into())
    }
}
