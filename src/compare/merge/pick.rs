//! One value out of those of several tables: what nobody contradicts.

use std::collections::{BTreeMap, BTreeSet};

use super::seen::Seen;
use crate::model::{Aspect, Claim, Comment, Conflict, Extra, Subject, Wish};

/// Something that at least one table did, and nobody contradicted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub subject: Subject,
    pub aspect: Aspect,
    /// By name, sorted.
    pub tables: Vec<String>,
}

/// A value that a sentence cannot tell.
const UNTOLD: &str = "…";

/// A value that a table wants: as it is shown, and as it is put in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WishedValue {
    pub value: String,
    pub wish: Option<Wish>,
}

impl WishedValue {
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

    /// Gone, with what took it over, told so, and why.
    pub fn left(told: impl Into<String>, into: &str, reason: &str) -> Self {
        if into.is_empty() && reason.is_empty() {
            return Self::gone();
        }
        Self::new(told, Wish::Left { into: into.to_owned(), reason: reason.to_owned() })
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
    /// The tables that removed the thing of which values are picked, where others keep it: that is in
    /// dispute, and so is what those made of it.
    removers: Vec<bool>,
}

impl<'a> Picker<'a> {
    pub fn new(names: &'a [&'a str]) -> Self {
        let (changes, conflicts) = (BTreeMap::new(), BTreeMap::new());
        Self { names, changes, conflicts, removers: Vec::new() }
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
        told: impl Fn(&T) -> WishedValue,
    ) -> T {
        let mut changed = wishes.iter().enumerate().filter(|(_, it)| it.is_some() && **it != base);
        let Some((_, &Some(first))) = changed.next() else {
            return base.cloned().expect("a value that no table changed is the base's");
        };
        let mut by = vec![false; wishes.len()];
        let mut is_disputed = base.is_some() && self.removers.contains(&true);
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
        let told_of = |table: usize| match wishes[table].filter(|_| by[table]) {
            Some(wish) => Some(told(wish)),
            None => self.removers.get(table).is_some_and(|it| *it).then(WishedValue::gone),
        };
        let wanted: Vec<Option<WishedValue>> = (0..wishes.len()).map(told_of).collect();
        let before = base.map(|base| told(base).of_base());
        self.conflict(subject.clone(), aspect, before, claims(self.names, wanted));
        base.cloned().unwrap_or_else(|| {
            let wanted = wishes.iter().flatten().map(|wish| (told(wish).value, *wish));
            let first = wanted.min_by(|a, b| a.0.cmp(&b.0));
            first.expect("a table has a value").1.clone()
        })
    }

    /// Picks values of a thing that these tables removed, while others keep it.
    pub fn of_removed<T>(&mut self, by: &[bool], pick: impl FnOnce(&mut Self) -> T) -> T {
        self.removers = by.to_vec();
        let picked = pick(self);
        self.removers.clear();
        picked
    }

    /// The text of something: what is new at a table and empty there has no say in what others wrote.
    pub fn text<'w, T>(
        &mut self,
        subject: &Subject,
        aspect: Aspect,
        base: Option<&'w T>,
        wishes: &[Option<&'w T>],
        part: impl Fn(&'w T) -> &'w String,
    ) -> String {
        let mut texts: Vec<Option<&String>> = wishes.iter().map(|wish| wish.map(&part)).collect();
        if base.is_none() && texts.iter().flatten().any(|text| !text.is_empty()) {
            texts.iter_mut().for_each(|it| *it = it.filter(|text| !text.is_empty()));
        }
        self.pick(subject, aspect, base.map(part), &texts, |it: &String| WishedValue::text(it))
    }

    /// Fields that this version does not know, each by itself.
    pub fn extra(
        &mut self,
        subject: &Subject,
        base: Option<&Extra>,
        wishes: &[Option<&Extra>],
    ) -> Extra {
        let all = wishes.iter().copied().flatten().chain(base);
        let names: BTreeSet<&String> = all.flat_map(|extra| extra.keys()).collect();
        let mut picked = Extra::new();
        for name in names {
            let of = |extra: &Extra| extra.get(name).cloned();
            let before = base.map(of);
            // What is new at a table has no say in what it does not have.
            let wanted: Vec<Option<Option<serde_json::Value>>> = wishes
                .iter()
                .map(|wish| wish.map(of).filter(|it| before.is_some() || it.is_some()))
                .collect();
            let wanted: Vec<_> = wanted.iter().map(Option::as_ref).collect();
            let aspect = Aspect::Other(name.clone());
            let value = self.pick(subject, aspect, before.as_ref(), &wanted, |it| WishedValue {
                value: it.as_ref().map(told_value).unwrap_or_default(),
                wish: None,
            });
            picked.extend(value.map(|value| (name.clone(), value)));
        }
        picked
    }

    /// The comments of several tables: those of the base that no table took away or changed, then what any
    /// of them added. Remarks do not contradict each other; each is a change.
    pub fn comments<'c>(
        &mut self,
        subject: &Subject,
        base: Option<&'c [Comment]>,
        wishes: &[Option<&'c Vec<Comment>>],
    ) -> Vec<Comment> {
        let is_new = base.is_none();
        let base = base.unwrap_or_default();
        fn part(comment: &Comment) -> &str {
            &comment.text
        }
        let known: Vec<Option<Seen<_, _>>> =
            wishes.iter().map(|wish| wish.map(|wish| Seen::of(wish, part))).collect();
        let mut all: Vec<&Comment> = Vec::new();
        let mut met = Seen::of(base, part);
        let added = wishes.iter().copied().flatten().flatten().filter(|it| met.add(it));
        let added: Vec<&Comment> = added.collect();
        for comment in base {
            let lacks = known.iter().map(|it| it.as_ref().is_some_and(|it| !it.has(comment)));
            let by: Vec<bool> = lacks.collect();
            if by.contains(&true) {
                self.change(subject.clone(), Aspect::Comments, &by);
            } else {
                all.push(comment);
            }
        }
        for comment in added {
            let has = known.iter().map(|it| it.as_ref().is_some_and(|it| it.has(comment)));
            let by: Vec<bool> = has.collect();
            if !is_new {
                self.change(subject.clone(), Aspect::Comments, &by);
            }
            all.push(comment);
        }
        all.into_iter().cloned().collect()
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

    /// Whether tables differ on the ceiling of a unit, or on what becomes of it.
    pub fn is_ceiling_disputed(&self, subject: &Subject) -> bool {
        let of = self.conflicts.get(subject).into_iter().flatten();
        let aspects = [Aspect::Authorised, Aspect::Existence, Aspect::Spent];
        of.map(|conflict| &conflict.aspect).any(|aspect| aspects.contains(aspect))
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
        let key_of = |it: &Conflict| {
            let claims = it.claims.iter().map(|it| (it.value.clone(), it.tables.clone()));
            (it.aspect.clone(), claims.collect::<Vec<_>>())
        };
        let of_each = self.conflicts.into_values().map(|mut conflicts| {
            conflicts.sort_by_cached_key(key_of);
            conflicts
        });
        let conflicts = of_each.flatten().collect();
        (changes, conflicts)
    }
}

/// What each table wants, those that want the same together, in the order of the tables; none of one that
/// wants nothing.
pub(super) fn claims(names: &[&str], wanted: Vec<Option<WishedValue>>) -> Vec<Claim> {
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
    claims
}

fn told_value(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => String::new(),
        serde_json::Value::Bool(_) | serde_json::Value::Number(_) => value.to_string(),
        serde_json::Value::Array(_) | serde_json::Value::Object(_) => UNTOLD.to_owned(),
    }
}
