//! The reference lists being edited: what their entries serve for, and new entries, which get their ids
//! here and nowhere else.

use std::collections::{HashMap, HashSet};

use super::{Edit, Refusal, rules};
use crate::model::{DerivedIds, EntryId, IdSource, ListEntry, Lists, Project, each_list};

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
        let mut given = HashMap::new();
        each_list!(Entry => for entry in Entry::of_mut(&mut self.lists) {
            let id = entry.entry_id();
            if self.new.contains(&id) {
                entry.set_id(&ids.next_id());
                given.insert(id, entry.entry_id());
            }
            entry.rename_named(|id| given.get(id).cloned());
        });
        Edit::SetLists(Box::new(self.lists))
    }
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
                chart.post(key).fields.named().for_each(&mut count);
            }
        }
        Self(uses)
    }

    /// Of each entry of `lists` that may not go, why.
    pub fn refusals(&self, lists: &Lists) -> HashMap<EntryId, Refusal> {
        let by_entries = named_by_entries(lists);
        let ids = lists.entry_ids().into_iter();
        ids.filter_map(|id| {
            let users = self.users(&id, &by_entries);
            (users > 0).then(|| (id.clone(), in_use(&id, lists, users)))
        })
        .collect()
    }

    fn users(&self, id: &EntryId, by_entries: &HashMap<EntryId, usize>) -> usize {
        [&self.0, by_entries].into_iter().filter_map(|uses| uses.get(id)).sum()
    }
}

/// How often entries name each entry of other lists.
fn named_by_entries(lists: &Lists) -> HashMap<EntryId, usize> {
    let mut named: HashMap<EntryId, usize> = HashMap::new();
    for (id, _) in lists.named() {
        *named.entry(id).or_default() += 1;
    }
    named
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
    each_list!(Entry => check_labels::<Entry>(new)?);
    let kept: HashSet<EntryId> = new.entry_ids().into_iter().collect();
    let by_entries = named_by_entries(new);
    let gone: Vec<EntryId> = old.entry_ids().into_iter().filter(|id| !kept.contains(id)).collect();
    if !gone.is_empty() {
        let uses = uses();
        for id in gone {
            let users = uses.users(&id, &by_entries);
            if users > 0 {
                return Err(in_use(&id, old, users));
            }
        }
    }
    new.named().iter().try_for_each(|(id, _)| rules::known(new, id))
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
