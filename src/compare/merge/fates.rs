//! What becomes of each post as a whole: it goes, it becomes another, it is split. Where tables disagree it
//! stays as it was, and what each of them made of it waits in the conflict.

use std::collections::{BTreeMap, BTreeSet};

use super::MergeState;
use super::merging::Merging;
use super::pick::{WishedValue, claims};
use crate::model::{Aspect, Claim, PostFields, PostId, PostRecord, Subject, Wish};

/// A post of the base, or one of another chart that the base has nothing of.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    id: &'a PostId,
    pub before: Option<&'a PostRecord>,
}

impl<'a> Line<'a> {
    /// The ids by which others name it.
    fn ids(self) -> impl Iterator<Item = &'a PostId> {
        let origin = self.before.and_then(|before| before.fields.origin.as_ref());
        let own = self.before.map(|before| &before.id).filter(|id| *id != self.id);
        [Some(self.id), own, origin.filter(|id| *id != self.id)].into_iter().flatten()
    }

    fn is_before(self, id: &PostId) -> bool {
        self.before.is_some_and(|before| before.id == *id)
    }
}

/// What a table made of a line.
struct Fate<'t> {
    /// The post itself, or its heir; none if it is gone.
    post: Option<&'t PostRecord>,
    /// What is new, and was split from it.
    parts: Vec<&'t PostRecord>,
    /// Nothing was done to it.
    is_same: bool,
}

impl Fate<'_> {
    fn ids(&self) -> impl Iterator<Item = &PostId> {
        self.post.iter().chain(&self.parts).map(|post| &post.id)
    }

    /// Whether it is still that post, and nothing else.
    fn is_itself(&self, line: Line) -> bool {
        self.parts.is_empty() && self.post.is_some_and(|post| line.is_before(&post.id))
    }

    /// Whether both may be done: what is left to say is said field by field.
    fn agrees(&self, other: &Self, line: Line) -> bool {
        let is_of_one = |a: Option<&PostRecord>, b: Option<&PostRecord>| match (a, b) {
            (Some(a), Some(b)) => is_alike(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        if self.ids().eq(other.ids()) {
            return self.parts.is_empty() || is_of_one(self.post, other.post);
        }
        let is_remarked_on = |it: &Self| it.is_itself(line) && is_of_one(it.post, line.before);
        let is_split = |it: &Self| it.post.is_some_and(|post| line.is_before(&post.id));
        (is_remarked_on(self) && is_split(other)) || (is_remarked_on(other) && is_split(self))
    }
}

/// Whether two posts are one but for what is remarked on them: notes, comments, reasons.
pub(super) fn is_alike(a: &PostRecord, b: &PostRecord) -> bool {
    fn bare(fields: &PostFields) -> PostFields {
        let origin = fields.origin.clone();
        let split_from = fields.split_from.clone();
        let (note, extra) = (String::new(), Default::default());
        PostFields {
            origin,
            split_from,
            note,
            evidence: None,
            extra,
            ..fields.clone().without_past()
        }
    }
    a.unit == b.unit && bare(&a.fields) == bare(&b.fields)
}

impl<'a> Merging<'a> {
    /// The lines of which tables make different things, at least one of them another post or none.
    pub(super) fn disputed(&self) -> Vec<Line<'a>> {
        let base = self.base;
        let of_base = base.posts.values().map(|post| Line { id: &post.id, before: Some(post) });
        // What tables say that posts come from, and the base has not.
        let mut others: BTreeSet<&PostId> = BTreeSet::new();
        for post in self.tables.iter().flat_map(|table| table.posts.values()) {
            let named = [&post.fields.origin, &post.fields.split_from].into_iter().flatten();
            others.extend(named.filter(|id| **id != post.id && base.spender(id).is_none()));
        }
        let others = others.into_iter().map(|id| Line { id, before: None });
        of_base.chain(others).filter(|line| self.is_disputed(*line)).collect()
    }

    fn is_disputed(&self, line: Line) -> bool {
        let fates = self.tables.iter().map(|table| self.fate(table, line));
        let changed: Vec<Fate> = fates.filter(|fate| !fate.is_same).collect();
        let pairs = changed.iter().enumerate();
        let mut pairs = pairs.flat_map(|(at, a)| changed[at + 1..].iter().map(move |b| (a, b)));
        pairs.any(|(a, b)| !a.agrees(b, line))
    }

    fn fate<'t>(&self, table: &'t MergeState, line: Line) -> Fate<'t> {
        let own = line.before.and_then(|before| table.posts.get(&before.id));
        let heir = || line.ids().find_map(|id| table.spender(id));
        let post = own.or_else(heir);
        let is_new = |part: &&PostRecord| {
            let before = self.base.posts.get(&part.id);
            Some(&part.id) != post.map(|post| &post.id)
                && before.is_none_or(|it| it.fields.split_from != part.fields.split_from)
        };
        let parts = line.ids().filter_map(|id| table.parts.get(id)).flatten();
        let mut parts: Vec<&PostRecord> =
            parts.filter_map(|id| table.posts.get(id)).filter(is_new).collect();
        parts.sort_by_key(|part| &part.id);
        parts.dedup_by_key(|part| &part.id);
        // A post that took another over is needed where it stands.
        let takes_over = post.is_some_and(|post| {
            table.absorbers.contains(&post.id) && !self.base.absorbers.contains(&post.id)
        });
        let is_same = post == line.before && parts.is_empty() && !takes_over;
        Fate { post, parts, is_same }
    }

    /// A fate as a claim tells it.
    fn told_fate(&self, table: &MergeState, line: Line, fate: &Fate) -> WishedValue {
        let mut posts = fate.post.into_iter().chain(fate.parts.iter().copied());
        let Some(post) = posts.next() else { return table.left_post(line.ids()) };
        let told = table.told(&post.id);
        if fate.parts.is_empty() && Some(post) == line.before {
            return WishedValue::new(told, Wish::Stays);
        }
        let gone = line.before.filter(|before| !table.posts.contains_key(&before.id));
        let replaces = gone.map(|before| before.id.clone());
        let parts = posts.cloned().collect();
        WishedValue::new(told, Wish::Post { post: Box::new(post.clone()), replaces, parts })
    }

    /// What was there before, and what became of it at the tables that did something to it; if all of
    /// them did the same, at those too that left it as it was, since it is needed so.
    fn told_fates(&self, line: Line) -> (Option<Claim>, Vec<Claim>) {
        let was = line.before.map(|before| {
            let (post, replaces, parts) = (Box::new(before.clone()), None, Vec::new());
            WishedValue::new(self.base.told(&before.id), Wish::Post { post, replaces, parts })
                .of_base()
        });
        let of = |with_same: bool| {
            let told = self.tables.iter().map(|table| {
                let fate = self.fate(table, line);
                let is_told = !fate.is_same || (with_same && line.before.is_some());
                is_told.then(|| self.told_fate(table, line, &fate))
            });
            claims(self.picker.names(), told.collect())
        };
        let changed = of(false);
        (was, if changed.len() > 1 { changed } else { of(true) })
    }

    /// The post of a line stands as it was, and what tables made of it waits, as do the `spenders` of it
    /// that came together.
    pub(super) fn hold_back(&mut self, line: Line<'a>, spenders: Vec<PostId>) {
        let base = self.base;
        let fates: Vec<Fate> = self.tables.iter().map(|table| self.fate(table, line)).collect();
        let made: BTreeSet<PostId> =
            fates.iter().flat_map(Fate::ids).cloned().chain(spenders).collect();
        let is_plain = line.before.is_some()
            && fates.iter().all(|fate| {
                fate.parts.is_empty() && fate.post.is_none_or(|post| line.is_before(&post.id))
            });
        for id in made.into_iter().filter(|id| !line.is_before(id)) {
            let subject = Subject::Post(id.clone());
            match base.posts.get(&id) {
                Some(known) => {
                    for aspect in [Aspect::Origin, Aspect::SplitFrom] {
                        self.picker.retract(&subject, &aspect);
                        self.picker.withdraw(&subject, &aspect);
                    }
                    if let Some(post) = self.posts.get_mut(&id) {
                        post.fields.origin.clone_from(&known.fields.origin);
                        post.fields.split_from.clone_from(&known.fields.split_from);
                    }
                }
                None => {
                    self.posts.remove(&id);
                    self.picker.forget(&subject);
                    if let Some(before) = line.before {
                        self.waiting.insert(id, before.id.clone());
                    }
                }
            }
        }
        if let Some(before) = line.before {
            self.picker.forget(&Subject::Post(before.id.clone()));
            self.posts.insert(before.id.clone(), before.clone());
        }
        let (was, claims) = self.told_fates(line);
        let aspect = if is_plain { Aspect::Existence } else { Aspect::Spent };
        self.held.extend(line.ids().cloned());
        let subject = Subject::Post(line.before.map_or(line.id, |before| &before.id).clone());
        self.picker.withdraw(&subject, &aspect);
        self.picker.conflict(subject, aspect, was, claims);
    }

    /// No post of the source is spent by two posts: one that is put back may meet another that spends
    /// what it came from.
    pub(super) fn spend_once(&mut self) {
        loop {
            let disputed = self.spent_twice();
            if disputed.is_empty() {
                break;
            }
            let base = self.base;
            for (origin, spenders) in disputed {
                let states = self.tables.iter().chain([base]);
                let posts = states.flat_map(|state| state.posts.values());
                let mut named = posts.filter_map(|post| post.fields.origin.as_ref());
                let id = named.find(|id| **id == origin).expect("somebody spends it");
                self.hold_back(Line { id, before: base.spender(id) }, spenders);
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
}
