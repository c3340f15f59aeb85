//! Posts of several tables: which stay, where, and as what.
//!
//! Knows nothing of order.

use std::collections::{BTreeMap, BTreeSet};

use super::pick::{Told, comments};
use super::{Merging, State, each, fates, told_extra, told_post};
use crate::model::{Aspect, Claim, Nature, PostFields, PostId, PostRecord, Subject, UnitId, Wish};

impl Merging<'_> {
    pub(super) fn merge_posts(&mut self) {
        let (base, tables) = (self.base, self.tables);
        let states = tables.iter().chain([base]);
        let all: BTreeSet<&PostId> = states.flat_map(|state| state.posts.keys()).collect();
        for id in all {
            let subject = Subject::Post(id.clone());
            let before = base.posts.get(id);
            let wishes: Vec<Option<&PostRecord>> =
                tables.iter().map(|table| table.posts.get(id)).collect();
            let holds: Vec<bool> = wishes.iter().map(Option::is_some).collect();
            let lacks: Vec<bool> = holds.iter().map(|holds| !holds).collect();
            let is_changed = tables.iter().any(|table| self.has_changed(table, id));
            // A table that transformed the post into another spends it; that is told elsewhere.
            let suppresses = |table: usize| lacks[table] && !tables[table].heirs.contains_key(id);
            match before {
                None => self.picker.change(subject.clone(), Aspect::Existence, &holds),
                Some(_) if !lacks.contains(&true) => {}
                Some(_) => {
                    let is_suppressed = (0..tables.len()).any(suppresses);
                    let is_spent = tables.iter().any(|table| table.heirs.contains_key(id));
                    // Suppressed by one, and transformed or changed by another: it stays until that is
                    // settled.
                    if is_suppressed && (is_changed || is_spent) {
                        let (was, claims) = self.fates(id);
                        self.picker.conflict(subject.clone(), Aspect::Existence, was, claims);
                    } else if !is_changed {
                        self.picker.change(subject, Aspect::Existence, &lacks);
                        continue;
                    }
                }
            }
            let unit = self.picker.pick(
                &subject,
                Aspect::Place,
                before.map(|post| &post.unit),
                &wishes.iter().map(|wish| wish.map(|post| &post.unit)).collect::<Vec<_>>(),
                |unit| Told::new(unit_name(base, tables, unit), Wish::In(unit.clone())),
            );
            let fields = self.post_fields(&subject, before, &wishes);
            self.posts.insert(id.clone(), PostRecord { id: id.clone(), unit, fields });
        }
    }

    fn post_fields(
        &mut self,
        subject: &Subject,
        before: Option<&PostRecord>,
        wishes: &[Option<&PostRecord>],
    ) -> PostFields {
        let before = before.map(|post| &post.fields);
        let wishes: Vec<Option<&PostFields>> =
            wishes.iter().map(|wish| wish.map(|post| &post.fields)).collect();
        let (base, tables) = (self.base, self.tables);
        let picker = &mut self.picker;
        // The first value whatever it is; each field is then put in its place.
        let any = before.or(wishes.iter().copied().flatten().next());
        let mut fields = any.expect("a post is somewhere").clone();
        macro_rules! pick {
            ($field:ident, $aspect:expr, $told:expr) => {
                fields.$field = picker.pick(
                    subject,
                    $aspect,
                    before.map(|fields| &fields.$field),
                    &each(&wishes, |fields| &fields.$field),
                    $told,
                );
            };
        }
        pick!(title, Aspect::Title, |it| Told::text(it.text()));
        let lists = self.lists;
        pick!(category, Aspect::Category, |id| {
            Told::entry(id.as_ref(), |id| Some(&lists.category(id)?.label))
        });
        pick!(grade, Aspect::Grade, |id| {
            Told::entry(id.as_ref(), |id| Some(&lists.grade(id)?.label))
        });
        pick!(manager_level, Aspect::Level, |id| {
            Told::entry(id.as_ref(), |id| Some(&lists.level(id)?.label))
        });
        pick!(reference_job, Aspect::ReferenceJob, |it: &Option<String>| {
            Told::text(it.as_deref().unwrap_or_default())
        });
        pick!(fte, Aspect::Fte, |it| Told::new(it.0.to_string(), Wish::Fte(*it)));
        pick!(vacant, Aspect::Vacant, |it| Told::new(it.to_string(), Wish::Vacant(*it)));
        pick!(note, Aspect::Note, |it: &String| Told::text(it));
        fields.comments = comments(
            before.map(|fields| &fields.comments[..]),
            &each(&wishes, |fields| &fields.comments),
        );
        pick!(origin, Aspect::Origin, told_post(base, tables));
        pick!(split_from, Aspect::SplitFrom, told_post(base, tables));
        pick!(nature, Aspect::Nature, |it| {
            Told::text(it.map(Nature::as_str).unwrap_or_default())
        });
        pick!(reason, Aspect::Reason, |it: &String| Told::text(it));
        pick!(extra, Aspect::Other("extra".to_owned()), told_extra);
        fields
    }

    /// No post of the source is spent by two posts. What spent it in the base does so until somebody
    /// chooses; the heirs that tables made of it wait in their claims, so that it is counted once.
    pub(super) fn spend_once(&mut self) {
        // One that goes back to the origin it had may meet another there.
        loop {
            let disputed = self.spent_twice();
            if disputed.is_empty() {
                break;
            }
            for (origin, spenders) in disputed {
                self.hold_back(&origin, spenders);
            }
        }
    }

    /// The posts of the source that several posts spend, each with these.
    fn spent_twice(&self) -> Vec<(PostId, Vec<PostId>)> {
        let mut spenders: BTreeMap<&PostId, Vec<PostId>> = BTreeMap::new();
        for (id, post) in &self.posts {
            if let Some(origin) = post.fields.origin.as_ref().filter(|origin| *origin != id) {
                spenders.entry(origin).or_default().push(id.clone());
            }
        }
        let with_own = spenders.into_iter().map(|(origin, mut spenders)| {
            spenders.extend(self.posts.contains_key(origin).then(|| origin.clone()));
            (origin.clone(), spenders)
        });
        with_own.filter(|(_, spenders)| spenders.len() > 1).collect()
    }

    /// Whether a table did something to a post of the base that it has, or needs it where it stands: it
    /// took another post over.
    fn has_changed(&self, table: &State, id: &PostId) -> bool {
        let takes_over = table.absorbers.contains(id) && !self.base.absorbers.contains(id);
        table.posts.contains_key(id)
            && (table.posts.get(id) != self.base.posts.get(id) || takes_over)
    }

    /// What became of a post of the base, or of another chart, at each table, after what it was.
    fn fates(&self, origin: &PostId) -> (Option<Claim>, Vec<Claim>) {
        let before = self.base.spender(origin);
        let fate = |table: &State, with_same: bool| match (table.spender(origin), before) {
            (Some(post), Some(before)) if post.id == before.id => (with_same
                || self.has_changed(table, &post.id))
            .then(|| Told::new(table.told(&post.id), Wish::Stays)),
            (Some(post), before) => {
                let gone = before.filter(|before| !table.posts.contains_key(&before.id));
                let wish = Wish::Post {
                    post: Box::new(post.clone()),
                    replaces: gone.map(|before| before.id.clone()),
                };
                Some(Told::new(table.told(&post.id), wish))
            }
            (None, Some(_)) => Some(Told::gone()),
            (None, None) => None,
        };
        let was = before.map(|post| {
            let as_it_was = Wish::Post { post: Box::new(post.clone()), replaces: None };
            Told::new(self.base.told(&post.id), as_it_was).of_base()
        });
        (was, fates(self.picker.names(), self.tables, fate))
    }

    /// Of the `spenders` of a post of the source, the base's stands and the others wait.
    fn hold_back(&mut self, origin: &PostId, spenders: Vec<PostId>) {
        let base = self.base;
        let before = base.spender(origin);
        let (was, claims) = self.fates(origin);
        let subject = Subject::Post(origin.clone());
        self.picker.retract(&subject, &Aspect::Existence);
        self.picker.withdraw(&subject, &Aspect::Existence);
        self.picker.conflict(subject, Aspect::Spent, was, claims);
        for spender in spenders {
            let is_base = before.is_some_and(|before| before.id == spender);
            let subject = Subject::Post(spender.clone());
            match base.posts.get(&spender) {
                _ if is_base => {}
                Some(known) => {
                    self.picker.retract(&subject, &Aspect::Origin);
                    if let Some(post) = self.posts.get_mut(&spender) {
                        post.fields.origin.clone_from(&known.fields.origin);
                    }
                }
                None => {
                    self.posts.remove(&spender);
                    self.picker.forget(&subject);
                    if let Some(before) = before {
                        self.waiting.insert(spender, before.id.clone());
                    }
                }
            }
        }
        if let Some(before) = before {
            let subject = Subject::Post(before.id.clone());
            self.picker.retract(&subject, &Aspect::Existence);
            self.picker.retract(&subject, &Aspect::Origin);
            let post = self.posts.entry(before.id.clone()).or_insert_with(|| before.clone());
            post.fields.origin.clone_from(&before.fields.origin);
        }
    }
}

/// A unit's name, wherever it is known.
fn unit_name(base: &State, tables: &[State], unit: &UnitId) -> String {
    let bench = UnitId::bench();
    if *unit == bench {
        return bench.as_str().to_owned();
    }
    let known = std::iter::once(base).chain(tables).find_map(|state| state.units.get(unit));
    known.map(|unit| unit.fields.name.clone()).unwrap_or_default()
}
