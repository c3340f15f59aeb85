//! One value out of those of several tables: what nobody contradicts.
//!
//! Knows nothing of what the values are of.

use std::collections::BTreeMap;

use super::Change;
use super::seen::Seen;
use crate::model::{Aspect, Claim, Comment, Conflict, Extra, Subject, Wish};

/// A value that a table wants: as it is shown, and as it is put in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    pub value: String,
    pub wish: Option<Wish>,
}

impl Told {
    pub fn new(value: impl Into<String>, wish: Wish) -> Self {
        Self { value: value.into(), wish: Some(wish) }
    }

    /// What is shown as it is stored.
    pub fn text(value: impl Into<String>) -> Self {
        let value = value.into();
        Self { wish: Some(Wish::Text(value.clone())), value }
    }

    /// What is stored by its id, and shown by its label.
    pub fn entry<'l, Id: ToString>(
        id: Option<&Id>,
        label: impl Fn(&Id) -> Option<&'l String>,
    ) -> Self {
        let value = id.and_then(label).cloned().unwrap_or_default();
        Self::new(value, Wish::Text(id.map(ToString::to_string).unwrap_or_default()))
    }

    pub fn gone() -> Self {
        Self::new("", Wish::Gone)
    }

    /// As what was there before.
    pub fn of_base(self) -> Claim {
        Claim { tables: Vec::new(), value: self.value, wish: self.wish }
    }
}

/// Picks values, and keeps what was changed and what is disputed.
pub(super) struct Picker<'a> {
    names: &'a [&'a str],
    changes: BTreeMap<Subject, Vec<Change>>,
    conflicts: BTreeMap<Subject, Vec<Conflict>>,
}

impl<'a> Picker<'a> {
    pub fn new(names: &'a [&'a str]) -> Self {
        Self { names, changes: BTreeMap::new(), conflicts: BTreeMap::new() }
    }

    pub fn names(&self) -> &'a [&'a str] {
        self.names
    }

    /// What becomes of a value that was `base` and is what each table says; none of a table that has no
    /// say. Where several want it otherwise and not the same, it stays as it was, or, if it is new, is
    /// the one that is told first. At least one table, or the base, has a value.
    pub fn pick<T: Clone + PartialEq>(
        &mut self,
        subject: &Subject,
        aspect: Aspect,
        base: Option<&T>,
        wishes: &[Option<&T>],
        told: impl Fn(&T) -> Told,
    ) -> T {
        let mut changed = wishes.iter().enumerate().filter(|(_, it)| it.is_some() && **it != base);
        let Some((_, &Some(first))) = changed.next() else {
            return base.cloned().expect("a value that no table changed is the base's");
        };
        let mut by = vec![false; wishes.len()];
        let mut is_disputed = false;
        for (table, wish) in wishes.iter().enumerate() {
            by[table] = wish.is_some() && *wish != base;
            is_disputed |= by[table] && *wish != Some(first);
        }
        if !is_disputed {
            if base.is_some() {
                self.change(subject.clone(), aspect, &by);
            }
            return first.clone();
        }
        let told_of = |table: usize| wishes[table].filter(|_| by[table]).map(&told);
        let wanted: Vec<Option<Told>> = (0..wishes.len()).map(told_of).collect();
        let before = base.map(|base| told(base).of_base());
        self.conflict(subject.clone(), aspect, before, claims(self.names, wanted));
        base.cloned().unwrap_or_else(|| {
            let wanted = wishes.iter().flatten().map(|wish| (told(wish).value, *wish));
            let first = wanted.min_by(|a, b| a.0.cmp(&b.0));
            first.expect("a table has a value").1.clone()
        })
    }

    /// Tables did something that nobody contradicts.
    pub fn change(&mut self, subject: Subject, aspect: Aspect, by: &[bool]) {
        let tables = self.names.iter().zip(by).filter(|(_, by)| **by);
        let tables = tables.map(|(name, _)| (*name).to_owned()).collect();
        let change = Change { subject: subject.clone(), aspect, tables };
        self.changes.entry(subject).or_default().push(change);
    }

    /// Takes back a change that turned out to be disputed.
    pub fn retract(&mut self, subject: &Subject, aspect: &Aspect) {
        if let Some(changes) = self.changes.get_mut(subject) {
            changes.retain(|it| it.aspect != *aspect);
        }
    }

    /// Takes back all that was said of something that is not in the chart after all.
    pub fn forget(&mut self, subject: &Subject) {
        self.changes.remove(subject);
        self.conflicts.remove(subject);
    }

    /// Takes back what was said in dispute of one aspect.
    pub fn withdraw(&mut self, subject: &Subject, aspect: &Aspect) {
        if let Some(conflicts) = self.conflicts.get_mut(subject) {
            conflicts.retain(|it| it.aspect != *aspect);
        }
    }

    /// What tables said of where units and posts stand, as far as it is kept.
    pub fn retain_places(
        &mut self,
        is_change_kept: impl Fn(&Subject) -> bool,
        is_conflict_kept: impl Fn(&Conflict) -> bool,
    ) {
        for (subject, changes) in &mut self.changes {
            changes.retain(|it| it.aspect != Aspect::Place || is_change_kept(subject));
        }
        for conflicts in self.conflicts.values_mut() {
            conflicts.retain(|it| it.aspect != Aspect::Place || is_conflict_kept(it));
        }
    }

    pub fn conflict(
        &mut self,
        subject: Subject,
        aspect: Aspect,
        base: Option<Claim>,
        claims: Vec<Claim>,
    ) {
        let of = self.conflicts.entry(subject.clone()).or_default();
        of.push(Conflict { subject, aspect, base, claims, extra: Extra::new() });
    }

    /// What was changed and what is disputed, sorted by subject.
    pub fn finish(self) -> (Vec<Change>, Vec<Conflict>) {
        let mut changes: Vec<Change> = self.changes.into_values().flatten().collect();
        changes.sort();
        let said = |it: &Conflict| {
            let claims = it.claims.iter().map(|it| (it.value.clone(), it.tables.clone()));
            (it.aspect.clone(), claims.collect::<Vec<_>>())
        };
        let of_each = self.conflicts.into_values().map(|mut conflicts| {
            conflicts.sort_by_cached_key(said);
            conflicts
        });
        let conflicts = of_each.flatten().collect();
        (changes, conflicts)
    }
}

/// What each table wants, those that want the same together, sorted by value; none of one that wants
/// nothing. `names` are sorted.
pub(super) fn claims(names: &[&str], wanted: Vec<Option<Told>>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for (name, told) in names.iter().zip(wanted) {
        let Some(told) = told else { continue };
        let same = |it: &&mut Claim| it.value == told.value && it.wish == told.wish;
        match claims.iter_mut().find(same) {
            Some(claim) => claim.tables.push((*name).to_owned()),
            None => claims.push(Claim {
                tables: vec![(*name).to_owned()],
                value: told.value,
                wish: told.wish,
            }),
        }
    }
    claims.sort_by(|a, b| (&a.value, &a.tables).cmp(&(&b.value, &b.tables)));
    claims
}

/// The comments of several tables: those of the base that no table took away or changed, then what any of
/// them added. Remarks do not contradict each other.
pub(super) fn comments(base: Option<&[Comment]>, wishes: &[Option<&Vec<Comment>>]) -> Vec<Comment> {
    let base = base.unwrap_or_default();
    let wishes: Vec<&Vec<Comment>> = wishes.iter().copied().flatten().collect();
    fn part(comment: &Comment) -> &str {
        &comment.text
    }
    let known: Vec<Seen<_, _>> = wishes.iter().map(|wish| Seen::of(wish, part)).collect();
    let kept = base.iter().filter(|&it| known.iter().all(|wish| wish.has(it)));
    let mut met = Seen::of(base, part);
    let added: Vec<&Comment> = wishes.iter().copied().flatten().filter(|it| met.add(it)).collect();
    kept.chain(added).cloned().collect()
}
