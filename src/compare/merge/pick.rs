//! One value out of those of several tables: what nobody contradicts.
//!
//! Knows nothing of what the values are of.

use std::collections::BTreeMap;

use super::Change;
use super::seen::Seen;
use crate::model::{Aspect, Claim, Comment, Conflict, Extra, Subject};

/// Picks values, and keeps what was changed and what is disputed.
pub(super) struct Picker<'a> {
    names: &'a [&'a str],
    changes: Vec<Change>,
    conflicts: Vec<Conflict>,
}

impl<'a> Picker<'a> {
    pub fn new(names: &'a [&'a str]) -> Self {
        Self { names, changes: Vec::new(), conflicts: Vec::new() }
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
        told: impl Fn(&T) -> String,
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
        let wanted: Vec<Option<String>> = (0..wishes.len()).map(told_of).collect();
        self.conflict(subject.clone(), aspect, claims(self.names, wanted));
        base.cloned().unwrap_or_else(|| {
            let wanted = wishes.iter().flatten().map(|wish| (told(wish), *wish));
            let first = wanted.min_by(|a, b| a.0.cmp(&b.0));
            first.expect("a table has a value").1.clone()
        })
    }

    /// Tables did something that nobody contradicts.
    pub fn change(&mut self, subject: Subject, aspect: Aspect, by: &[bool]) {
        let tables = self.names.iter().zip(by).filter(|(_, by)| **by);
        let tables = tables.map(|(name, _)| (*name).to_owned()).collect();
        self.changes.push(Change { subject, aspect, tables });
    }

    /// Takes back a change that turned out to be disputed.
    pub fn retract(&mut self, subject: &Subject, aspect: &Aspect) {
        self.changes.retain(|it| (&it.subject, &it.aspect) != (subject, aspect));
    }

    pub fn conflict(&mut self, subject: Subject, aspect: Aspect, claims: Vec<Claim>) {
        self.conflicts.push(Conflict { subject, aspect, claims, extra: Extra::new() });
    }

    /// What was changed and what is disputed, sorted by subject.
    pub fn finish(mut self) -> (Vec<Change>, Vec<Conflict>) {
        self.changes.sort();
        self.conflicts.sort_by(|a, b| {
            (&a.subject, &a.aspect, &a.claims).cmp(&(&b.subject, &b.aspect, &b.claims))
        });
        (self.changes, self.conflicts)
    }
}

/// What each table wants, those that want the same together; none of one that wants nothing.
pub(super) fn claims(names: &[&str], wanted: Vec<Option<String>>) -> Vec<Claim> {
    let mut by_value: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in names.iter().zip(wanted) {
        if let Some(value) = value {
            by_value.entry(value).or_default().push((*name).to_owned());
        }
    }
    by_value.into_iter().map(|(value, tables)| Claim { tables, value }).collect()
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
