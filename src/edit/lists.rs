//! The reference lists being edited: what their entries serve for, and new entries, which get their ids
//! here and nowhere else.
//!
//! Knows nothing of how lists of several projects are put together.

use std::collections::{HashMap, HashSet};

use super::{Edit, Refusal};
use crate::model::{
    CategoryId, DerivedIds, EntryId, Grade, IdSource, ListEntry, ListName, Lists, ManagerLevel,
    Project, UnitKind,
};

/// Adds an entry of that label at the end of its list, under a new id, which is returned.
pub fn add_entry<E: ListEntry>(lists: &mut Lists, label: &str, ids: &mut dyn IdSource) -> String {
    let id = ids.next_id();
    let entry = E::new(&id, label, lists);
    E::of_mut(lists).push(entry);
    id
}

/// Lists as somebody would have them. Entries that are new bear ids that are good for nothing else.
#[derive(Clone, Debug)]
pub struct ListsDraft {
    pub lists: Lists,
    ids: DerivedIds,
    new: HashSet<EntryId>,
}

impl ListsDraft {
    /// The lists as they are.
    pub fn of(lists: Lists) -> Self {
        Self { lists, ids: DerivedIds::new(b"draft"), new: HashSet::new() }
    }

    /// Lists of which the entries `new` are new: as they were left by somebody who goes on with them.
    pub fn resumed(lists: Lists, new: Vec<EntryId>) -> Self {
        let mut draft = Self { new: new.into_iter().collect(), ..Self::of(lists) };
        // Each new entry took one.
        draft.new.iter().for_each(|_| drop(draft.ids.next_id()));
        draft
    }

    /// The entries that are new, in no order but always the same.
    pub fn new_entries(&self) -> Vec<EntryId> {
        let mut new: Vec<EntryId> = self.new.iter().cloned().collect();
        new.sort();
        new
    }

    /// Adds an entry without a label.
    pub fn add<E: ListEntry>(&mut self) {
        let id = add_entry::<E>(&mut self.lists, "", &mut self.ids);
        self.new.insert(EntryId::new(E::LIST, &id));
    }

    /// The edit that puts the draft in place of the project's lists; what is new gets its ids from `ids`.
    pub fn edit(mut self, ids: &mut dyn IdSource) -> Edit {
        give_ids::<UnitKind>(&mut self.lists, &self.new, ids);
        let categories = give_ids::<crate::model::Category>(&mut self.lists, &self.new, ids);
        give_ids::<Grade>(&mut self.lists, &self.new, ids);
        give_ids::<ManagerLevel>(&mut self.lists, &self.new, ids);
        for category in self.lists.grades.iter_mut().filter_map(|grade| grade.category.as_mut()) {
            if let Some(id) = categories.get(category.as_str()) {
                *category = CategoryId::from(id.as_str());
            }
        }
        Edit::SetLists(Box::new(self.lists))
    }
}

/// Gives new entries of a list their ids, and returns these by the ids of the draft.
fn give_ids<E: ListEntry>(
    lists: &mut Lists,
    new: &HashSet<EntryId>,
    ids: &mut dyn IdSource,
) -> HashMap<String, String> {
    let mut given = HashMap::new();
    for entry in E::of_mut(lists).iter_mut().filter(|entry| new.contains(&entry.entry_id())) {
        let id = ids.next_id();
        given.insert(entry.id().to_owned(), id.clone());
        entry.set_id(&id);
    }
    given
}

/// How often the units and posts of all charts and snapshots name each entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListUses(HashMap<EntryId, usize>);

impl ListUses {
    pub fn of(project: &Project) -> Self {
        let mut uses: HashMap<EntryId, usize> = HashMap::new();
        let mut count = |id: EntryId| *uses.entry(id).or_default() += 1;
        for chart in project.states() {
            for key in chart.units_in_order() {
                count(EntryId::Kind(chart.unit(key).fields.kind.clone()));
            }
            for key in chart.all_posts() {
                let fields = &chart.post(key).fields;
                fields.category.iter().for_each(|id| count(EntryId::Category(id.clone())));
                fields.grade.iter().for_each(|id| count(EntryId::Grade(id.clone())));
                fields.manager_level.iter().for_each(|id| count(EntryId::Level(id.clone())));
            }
        }
        Self(uses)
    }

    /// Of each entry of `lists` that may not go, why.
    pub fn refusals(&self, lists: &Lists) -> HashMap<EntryId, Refusal> {
        let by_grades = grades_of_categories(lists);
        let ids = lists.entry_ids().into_iter();
        ids.filter_map(|id| {
            let users = self.users(&id, &by_grades);
            (users > 0).then(|| (id.clone(), in_use(&id, lists, users)))
        })
        .collect()
    }

    fn users(&self, id: &EntryId, by_grades: &HashMap<&CategoryId, usize>) -> usize {
        let grades = match id {
            EntryId::Category(id) => by_grades.get(id).copied().unwrap_or(0),
            EntryId::Kind(_) | EntryId::Grade(_) | EntryId::Level(_) => 0,
        };
        self.0.get(id).copied().unwrap_or(0) + grades
    }
}

fn grades_of_categories(lists: &Lists) -> HashMap<&CategoryId, usize> {
    let mut grades: HashMap<&CategoryId, usize> = HashMap::new();
    for category in lists.grades.iter().filter_map(|grade| grade.category.as_ref()) {
        *grades.entry(category).or_default() += 1;
    }
    grades
}

fn in_use(id: &EntryId, lists: &Lists, users: usize) -> Refusal {
    let label = lists.label(id).unwrap_or_default().to_owned();
    Refusal::ListEntryInUse { list: id.list(), label, users }
}

/// The lists `new` may take the place of `old`: no entry without a label, none twice, and none gone that
/// is in use. `uses` is asked for only where an entry is gone.
///
/// # Errors
/// Why not.
pub fn check_lists(
    old: &Lists,
    new: &Lists,
    uses: impl FnOnce() -> ListUses,
) -> Result<(), Refusal> {
    check_labels::<UnitKind>(new)?;
    check_labels::<crate::model::Category>(new)?;
    check_labels::<Grade>(new)?;
    check_labels::<ManagerLevel>(new)?;
    let kept: HashSet<EntryId> = new.entry_ids().into_iter().collect();
    let by_grades = grades_of_categories(new);
    let gone: Vec<EntryId> = old.entry_ids().into_iter().filter(|id| !kept.contains(id)).collect();
    if !gone.is_empty() {
        let uses = uses();
        for id in gone {
            let users = uses.users(&id, &by_grades);
            if users > 0 {
                return Err(in_use(&id, old, users));
            }
        }
    }
    for grade in &new.grades {
        if let Some(category) = grade.category.as_ref().filter(|id| new.category(id).is_none()) {
            let (list, id) = (ListName::Categories, category.to_string());
            return Err(Refusal::UnknownListEntry { list, id });
        }
    }
    Ok(())
}

fn check_labels<E: ListEntry>(lists: &Lists) -> Result<(), Refusal> {
    let list = E::LIST;
    let (mut ids, mut labels) = (HashSet::new(), HashSet::new());
    for entry in E::of(lists) {
        let label = entry.label().trim();
        if label.is_empty() {
            return Err(Refusal::EmptyLabel { list });
        }
        if !labels.insert(label) {
            return Err(Refusal::DuplicateLabel { list, label: label.to_owned() });
        }
        if !ids.insert(entry.id()) {
            return Err(Refusal::IdInUse { id: entry.id().to_owned() });
        }
    }
    Ok(())
}
