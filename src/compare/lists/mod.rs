//! The reference lists of several projects side by side: which of their entries are one.
//!
//! A copy of a project has the entries of its base by their ids. Entries that the base lacks, or those of
//! projects that have no base in common, are recognised by their labels: an id alone, such as `category-1` in
//! older files, may stand for two of them.

mod bring;
mod mapping;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use bring::{Brought, Other, bring};
pub use mapping::{Mapping, rename_entries};

use crate::model::{DerivedIds, EntryId, IdSource, ListEntry, Lists, each_list};

/// What `tables` have in common with the lists they are put together with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// They are copies of it: an id that it has stands for the same entry, whatever its label now.
    Copies,
    /// Nothing is known: where ids and labels disagree, the labels are believed.
    Unknown,
}

/// The lists of `tables`, in which entries that are called alike but for case and spaces are called the same,
/// as `own` does or as comes first: nobody tells two such entries apart. A list that has both has two. What a
/// copy has of `own` by its id is that, and keeps the name that the copy gave it.
pub(super) fn spelt_alike(own: &Lists, tables: &[&Lists], kinship: Kinship) -> Vec<Lists> {
    let mut spelt: Vec<Lists> = tables.iter().map(|lists| (*lists).clone()).collect();
    each_list!(Entry => {
        let known: HashSet<&str> = match kinship {
            Kinship::Copies => Entry::of(own).iter().map(Entry::id).collect(),
            Kinship::Unknown => HashSet::new(),
        };
        let of_own = Entry::of(own).iter().map(Entry::label);
        let new = tables.iter().flat_map(|lists| Entry::of(lists));
        let new = new.filter(|it| !known.contains(it.id())).map(|it| it.label().trim());
        let new: BTreeSet<&str> = new.collect();
        let mut labels: BTreeMap<String, &str> = BTreeMap::new();
        for label in of_own.chain(new) {
            labels.entry(label_key(label)).or_insert(label);
        }
        for lists in &mut spelt {
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for entry in Entry::of(lists) {
                *times.entry(label_key(entry.label())).or_default() += 1;
            }
            for entry in Entry::of_mut(lists).iter_mut().filter(|it| !known.contains(it.id())) {
                let key = label_key(entry.label());
                if times[&key] == 1 {
                    labels[&key].clone_into(entry.label_mut());
                }
            }
        }
    });
    spelt
}

/// By what two labels are one: without case, and with single spaces.
fn label_key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Under which id each entry of each of `tables` goes when they join `own`: whatever their order.
pub(super) fn identify(own: &Lists, tables: &[&Lists], kinship: Kinship) -> Vec<Mapping> {
    let mut mappings = vec![Mapping::default(); tables.len()];
    each_list!(Entry => identify_entries::<Entry>(own, tables, kinship, &mut mappings));
    mappings
}

/// Whether an id of a list stands for one entry wherever it is met, whatever the entry is called there:
/// those of a new project's lists, and those drawn from an id source. Older files numbered theirs.
pub fn is_given_once<E: ListEntry>(id: &str) -> bool {
    is_given_once_in::<E>(&Lists::default(), id)
}

fn is_given_once_in<E: ListEntry>(known: &Lists, id: &str) -> bool {
    uuid::Uuid::try_parse(id).is_ok() || E::of(known).iter().any(|it| it.id() == id)
}

fn identify_entries<E: ListEntry>(
    own: &Lists,
    tables: &[&Lists],
    kinship: Kinship,
    mappings: &mut [Mapping],
) {
    // With the ids of the lists that this one names.
    let tables: Vec<Lists> =
        tables.iter().zip(&*mappings).map(|(lists, mapping)| mapping.lists(lists)).collect();
    let known = Lists::default();
    let is_given_once = |id: &str| is_given_once_in::<E>(&known, id);
    let own_entries: HashMap<&str, &E> = E::of(own).iter().map(|it| (it.id(), it)).collect();
    // Of two entries with one label, the first.
    let own_labels: HashMap<&str, &str> =
        E::of(own).iter().rev().map(|it| (it.label().trim(), it.id())).collect();
    // Those that `own` has not, by label; a list that has a label twice has two entries.
    let mut new: BTreeMap<(&str, usize), Vec<(usize, &str)>> = BTreeMap::new();
    for (table, lists) in tables.iter().enumerate() {
        let is_same = |entry: &&E| {
            own_entries.get(entry.id()).is_some_and(|own| {
                kinship == Kinship::Copies || own.label().trim() == entry.label().trim()
            })
        };
        let (same, rest): (Vec<&E>, Vec<&E>) = E::of(lists).iter().partition(is_same);
        let mut taken: HashSet<&str> = same.iter().map(|it| it.id()).collect();
        let mut unlike = Vec::new();
        let by_id: HashMap<&str, &E> = same.iter().map(|it| (it.id(), *it)).collect();
        for entry in rest {
            // It says again what the table has of the same label already.
            let is_again = |own: &str| by_id.get(own).is_some_and(|known| says_same(*known, entry));
            match own_labels.get(entry.label().trim()) {
                Some(own) if taken.insert(own) || is_again(own) => {
                    mappings[table].set::<E>(entry.id(), own);
                }
                _ => unlike.push(entry),
            }
        }
        let mut met: HashMap<&str, usize> = HashMap::new();
        for entry in unlike {
            let (id, label) = (entry.id(), entry.label().trim());
            // An id that is given once stands for one entry, which somebody has renamed.
            if is_given_once(id) && own_entries.contains_key(id) && taken.insert(id) {
                continue;
            }
            let times = met.entry(label).or_default();
            new.entry((label, *times)).or_default().push((table, id));
            *times += 1;
        }
    }
    // An id that stands for two entries is given to neither.
    let mut claims: HashMap<&str, usize> = HashMap::new();
    for members in new.values() {
        for id in members.iter().map(|(_, id)| id).collect::<BTreeSet<_>>() {
            *claims.entry(id).or_default() += 1;
        }
    }
    for ((label, times), members) in &new {
        let free = members.iter().map(|(_, id)| *id);
        let free = free.filter(|id| !own_entries.contains_key(id) && claims[id] == 1).min();
        let is_known = |id: &str| own_entries.contains_key(id) || claims.contains_key(id);
        let id = free.map_or_else(|| id_of_label::<E>(label, *times, is_known), str::to_owned);
        for (table, before) in members {
            mappings[*table].set::<E>(before, &id);
        }
    }
}

/// Whether two entries say the same but for their ids.
fn says_same<E: ListEntry>(known: &E, entry: &E) -> bool {
    let mut entry = entry.clone();
    entry.set_id(known.id());
    known.label().trim() == entry.label().trim() && {
        known.label().clone_into(entry.label_mut());
        entry == *known
    }
}

/// The id of a new entry that is the `times`-th of its label: the same wherever it is made.
fn id_of_label<E: ListEntry>(label: &str, times: usize, is_known: impl Fn(&str) -> bool) -> String {
    let seed = format!("{}\n{label}\n{times}", E::LIST.as_str());
    let mut ids = DerivedIds::new(seed.as_bytes());
    let mut id = ids.next_id();
    while is_known(&id) {
        id = ids.next_id();
    }
    id
}

/// The entries that units and posts name, or that grades in `lists` name among those.
pub(super) struct Uses(HashSet<EntryId>);

impl Uses {
    /// What a tree uses, with what its grades need.
    pub fn of(tree: &crate::model::Subtree, lists: &Lists) -> Self {
        let mut uses = HashSet::new();
        for unit in &tree.units {
            uses.insert(EntryId::Kind(unit.fields.kind.clone()));
        }
        for post in &tree.posts {
            uses.extend(post.fields.named());
        }
        each_list!(Entry => for entry in Entry::of(lists) {
            if uses.contains(&entry.entry_id()) {
                uses.extend(entry.named());
            }
        });
        Self(uses)
    }

    pub fn has(&self, entry: &EntryId) -> bool {
        self.0.contains(entry)
    }
}
