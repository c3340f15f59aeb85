//! The reference lists of several copies of a project, put together with its own.
//!
//! What nobody contradicts is taken. An entry that one table renamed or removed and another took into use or
//! changed stays as it was: a conflict.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::MergeState;
use super::merging::Merging;
use super::order::merged_order;
use super::pick::{Picker, WishedValue, claims};
use crate::compare::lists::Uses;
use crate::model::{Aspect, EntryId, ListEntry, Lists, Subject, Subtree, Wish, each_list};

/// Lists put together.
pub(super) struct MergedLists {
    pub lists: Lists,
    /// Entries that the tables marked removed, which nobody changed nor took into use. They are still in
    /// the lists: something in dispute may need them.
    pub removed: Vec<(EntryId, Vec<bool>)>,
}

/// What a table has come to use that its base did not use there.
pub(super) fn new_uses(
    base: (&MergeState, &Lists),
    table: (&MergeState, &Lists),
) -> HashSet<EntryId> {
    let mut uses = HashSet::new();
    let ((base, base_lists), (table, table_lists)) = (base, table);
    for (id, unit) in &table.units {
        let kind = &unit.fields.kind;
        if base.units.get(id).is_none_or(|before| before.fields.kind != *kind) {
            uses.insert(EntryId::Kind(kind.clone()));
        }
    }
    for (id, post) in &table.posts {
        let before: Vec<EntryId> =
            base.posts.get(id).into_iter().flat_map(|it| it.fields.named()).collect();
        uses.extend(post.fields.named().filter(|entry| !before.contains(entry)));
    }
    let before: HashSet<(EntryId, String)> = base_lists.named().into_iter().collect();
    let now = table_lists.named().into_iter().filter(|it| !before.contains(it));
    uses.extend(now.map(|(entry, _)| entry));
    uses
}

/// The lists of `base` with what its copies `tables` made of them; `uses` says what each of them has come
/// to use.
pub(super) fn merge_lists(
    picker: &mut Picker,
    base: &Lists,
    tables: &[Lists],
    uses: &[HashSet<EntryId>],
) -> MergedLists {
    let merged = MergedLists { lists: base.clone(), removed: Vec::new() };
    let mut merging = ListMerging { picker, base, tables, uses, merged };
    each_list!(Entry => merging.entries::<Entry>());
    let mut merged = merging.merged;
    for (name, value) in tables.iter().flat_map(|it| &it.extra) {
        merged.lists.extra.entry(name).or_insert_with(|| value.clone());
    }
    merged
}

/// Picks what an entry is beside its label; `lists` has those that it may name.
fn pick_content<E: ListEntry>(
    picker: &mut Picker,
    lists: &Lists,
    subject: &Subject,
    (before, wishes): (Option<&E>, &[Option<&E>]),
    entry: &mut E,
) {
    for field in E::FIELDS {
        let told = |text: &String| {
            WishedValue::new(field.shown_of(text.clone(), lists), Wish::Text(text.clone()))
        };
        let wished: Vec<Option<String>> = wishes.iter().map(|it| it.map(field.get)).collect();
        let wished: Vec<Option<&String>> = wished.iter().map(Option::as_ref).collect();
        let before = before.map(field.get);
        let picked = picker.pick(subject, field.aspect.clone(), before.as_ref(), &wished, told);
        (field.set)(entry, &picked).expect("what is picked is what an entry says");
    }
    let wished: Vec<_> = wishes.iter().map(|wish| wish.map(E::extra)).collect();
    *entry.extra_mut() = picker.extra(subject, before.map(E::extra), &wished);
}

struct ListMerging<'m, 'p> {
    picker: &'m mut Picker<'p>,
    base: &'m Lists,
    tables: &'m [Lists],
    uses: &'m [HashSet<EntryId>],
    merged: MergedLists,
}

impl ListMerging<'_, '_> {
    /// Puts one list together.
    fn entries<E: ListEntry>(&mut self) {
        let by_id = |lists| -> BTreeMap<&str, &E> {
            E::of(lists).iter().map(|entry| (entry.id(), entry)).collect()
        };
        let (base_lists, table_lists) = (self.base, self.tables);
        let base = by_id(base_lists);
        let tables: Vec<_> = table_lists.iter().map(by_id).collect();
        let all: BTreeSet<&str> =
            tables.iter().chain([&base]).flat_map(|it| it.keys().copied()).collect();
        let mut entries: BTreeMap<&str, E> = BTreeMap::new();
        for &id in &all {
            let before = base.get(id).copied();
            let wishes: Vec<Option<&E>> = tables.iter().map(|it| it.get(id).copied()).collect();
            entries.insert(id, self.entry(id, before, &wishes));
        }
        let sequence = |lists| E::of(lists).iter().map(E::id).collect::<Vec<_>>();
        let sequences = table_lists.iter().map(sequence).collect();
        let (order, movers) = merged_order(&sequence(base_lists), sequences, &all);
        self.dispute_order::<E>(&movers);
        let list = order.iter().filter_map(|id| entries.remove(id)).collect();
        *E::of_mut(&mut self.merged.lists) = list;
        self.part_labels::<E>();
    }

    /// The tables that are `movers` want a list each in another order: told of its first entry.
    fn dispute_order<E: ListEntry>(&mut self, movers: &[usize]) {
        let Some(first) = E::of(self.base).first().filter(|_| !movers.is_empty()) else { return };
        let told = |lists: &Lists| {
            let labels: Vec<&str> = E::of(lists).iter().map(E::label).collect();
            let ids: Vec<&str> = E::of(lists).iter().map(E::id).collect();
            WishedValue::new(labels.join(", "), Wish::Text(ids.join("\n")))
        };
        let tables = self.tables.iter().enumerate();
        let wanted = tables.map(|(at, lists)| movers.contains(&at).then(|| told(lists)));
        let claims = claims(self.picker.names(), wanted.collect());
        let was = Some(told(self.base).of_base());
        self.picker.conflict(Subject::Entry(first.entry_id()), Aspect::Order, was, claims);
    }

    fn entry<E: ListEntry>(&mut self, id: &str, before: Option<&E>, wishes: &[Option<&E>]) -> E {
        let entry_id = EntryId::new(E::LIST, id);
        let subject = Subject::Entry(entry_id.clone());
        let tables = 0..wishes.len();
        let holds: Vec<bool> = wishes.iter().map(Option::is_some).collect();
        let lacks: Vec<bool> = holds.iter().map(|holds| !holds).collect();
        let needs = |table: usize| {
            holds[table] && (wishes[table] != before || self.uses[table].contains(&entry_id))
        };
        let label_of = |table: usize| wishes[table].map(|it| it.label().to_owned());
        // While it is asked whether the entry stays, so it is what it becomes.
        let mut removers = Vec::new();
        match before {
            None => self.picker.change(subject.clone(), Aspect::Existence, &holds),
            Some(_) if !lacks.contains(&true) => {}
            Some(_) if tables.clone().any(needs) => {
                removers.clone_from(&lacks);
                let wanted = tables.clone().map(|table| {
                    if lacks[table] {
                        Some(WishedValue::gone())
                    } else {
                        let label = label_of(table).filter(|_| needs(table));
                        label.map(|label| WishedValue::new(label, Wish::Stays))
                    }
                });
                let claims = claims(self.picker.names(), wanted.collect());
                self.picker.conflict(subject.clone(), Aspect::Existence, None, claims);
            }
            Some(_) => self.merged.removed.push((entry_id.clone(), lacks)),
        }
        let any = before.or(wishes.iter().copied().flatten().next());
        let mut entry = any.expect("an entry is somewhere").clone();
        self.picker.of_removed(&removers, |picker| {
            pick_content(picker, &self.merged.lists, &subject, (before, wishes), &mut entry);
        });
        // The name of something that another table counts on is not changed over its head.
        let renames = |table: usize| {
            before.is_some_and(|before| label_of(table).is_some_and(|it| it != before.label()))
        };
        let is_counted_on = tables.clone().any(|table| needs(table) && !renames(table));
        let is_renamed = tables.clone().any(renames);
        if let Some(before) = before.filter(|_| is_renamed && is_counted_on) {
            let wanted =
                tables.map(|table| label_of(table).filter(|_| needs(table)).map(WishedValue::text));
            let claims = claims(self.picker.names(), wanted.collect());
            let was = Some(WishedValue::text(before.label()).of_base());
            self.picker.conflict(subject, Aspect::Label, was, claims);
            *entry.label_mut() = before.label().to_owned();
            return entry;
        }
        let owned: Vec<Option<String>> = tables.map(label_of).collect();
        let wished: Vec<Option<&String>> = owned.iter().map(Option::as_ref).collect();
        let before = before.map(|it| it.label().to_owned());
        *entry.label_mut() = self.picker.of_removed(&removers, |picker| {
            let told = |it: &String| WishedValue::text(it);
            picker.pick(&subject, Aspect::Label, before.as_ref(), &wished, told)
        });
        entry
    }

    /// No entry is renamed to what another has come to be called at another table: it keeps its label,
    /// which is a conflict.
    fn part_labels<E: ListEntry>(&mut self) {
        let twice = |lists: &Lists| -> BTreeSet<String> {
            let mut met = HashSet::new();
            let labels = E::of(lists).iter().map(|it| it.label().trim());
            labels.filter(|label| !met.insert(*label)).map(str::to_owned).collect()
        };
        // A list that has a label twice is not mended here.
        let mut left = twice(self.base);
        left.extend(self.tables.iter().flat_map(twice));
        let base: BTreeMap<&str, &str> =
            E::of(self.base).iter().map(|it| (it.id(), it.label())).collect();
        loop {
            let shared: BTreeSet<String> =
                twice(&self.merged.lists).difference(&left).cloned().collect();
            let renamed = E::of(&self.merged.lists).iter().enumerate().filter_map(|(at, entry)| {
                let before = *base.get(entry.id())?;
                let is_renamed = before != entry.label() && shared.contains(entry.label().trim());
                is_renamed.then(|| (at, entry.id().to_owned(), before.to_owned()))
            });
            let renamed: Vec<(usize, String, String)> = renamed.collect();
            if renamed.is_empty() {
                return self.number_labels::<E>(&shared);
            }
            for (at, id, before) in renamed {
                let subject = Subject::Entry(EntryId::new(E::LIST, &id));
                let wanted = self.tables.iter().map(|table| {
                    let own = E::of(table).iter().find(|it| it.id() == id);
                    Some(own.map_or_else(WishedValue::gone, |it| WishedValue::text(it.label())))
                });
                let claims = claims(self.picker.names(), wanted.collect());
                self.picker.retract(&subject, &Aspect::Label);
                let was = Some(WishedValue::text(before.as_str()).of_base());
                self.picker.conflict(subject, Aspect::Label, was, claims);
                *E::of_mut(&mut self.merged.lists)[at].label_mut() = before;
            }
        }
    }
}

impl ListMerging<'_, '_> {
    /// What a table called as the base calls something that it renamed itself, in vain: its label goes with
    /// the table's name, which is a conflict.
    fn number_labels<E: ListEntry>(&mut self, shared: &BTreeSet<String>) {
        let base: HashSet<&str> = E::of(self.base).iter().map(E::id).collect();
        for at in 0..E::of(&self.merged.lists).len() {
            let entry = &E::of(&self.merged.lists)[at];
            let (id, label) = (entry.id().to_owned(), entry.label().trim().to_owned());
            if base.contains(&*id) || !shared.contains(&label) {
                continue;
            }
            let wanted = self.tables.iter().map(|table| {
                let own = E::of(table).iter().find(|it| it.id() == id);
                own.map(|it| WishedValue::text(it.label()))
            });
            let claims = claims(self.picker.names(), wanted.collect());
            let by: Vec<&str> =
                claims.iter().flat_map(|claim| &claim.tables).map(String::as_str).collect();
            let label = format!("{label} ({})", by.join(", "));
            let subject = Subject::Entry(EntryId::new(E::LIST, &id));
            self.picker.conflict(subject, Aspect::Label, None, claims);
            *E::of_mut(&mut self.merged.lists)[at].label_mut() = label;
        }
    }
}

impl Merging<'_> {
    /// Takes out of `merged` what tables removed, unless the merged chart needs it all the same.
    pub(super) fn drop_entries(&mut self, merged: MergedLists, tree: &Subtree) -> Lists {
        let MergedLists { mut lists, removed } = merged;
        let in_tree = Uses::of(tree, &Lists::empty());
        // Entries go before those that they name.
        let (named, others): (Vec<_>, Vec<_>) =
            removed.into_iter().partition(|(id, _)| id.list().is_named_by_another());
        for (id, lacks) in others.into_iter().chain(named) {
            let is_needed = in_tree.has(&id) || lists.name(&id);
            if !is_needed {
                lists.remove(&id);
                self.picker.change(Subject::Entry(id), Aspect::Existence, &lacks);
            } else {
                let label = lists.label(&id).unwrap_or_default().to_owned();
                let wanted = lacks.iter().map(|lacks| {
                    let stays = || WishedValue::new(label.clone(), Wish::Stays);
                    Some(if *lacks { WishedValue::gone() } else { stays() })
                });
                let claims = claims(self.picker.names(), wanted.collect());
                self.picker.conflict(Subject::Entry(id), Aspect::Existence, None, claims);
            }
        }
        lists
    }
}
