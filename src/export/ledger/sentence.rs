//! An entry of the ledger in one sentence, as reports have it: "1 poste de chargé de mission (A3) créé
//! par transformation d'un poste d'assistant administratif (B3) issu du Service…".
//!
//! What is said of posts agrees with the word "poste", which is right of every title, in whatever gender it
//! is written.

use super::agreement::{elision, unit_with_article, within_sentence};
use super::compared::Compared;
use crate::compare::{Entry, Movement, Side, UnitEntry, UnitMovement, VacancyChange};
use crate::model::{Hundredths, Post, UnitKey, comparison_key, display, folded, full_name};
use crate::words::{Message, MessageKey, Value, arg, key, message};

/// A unit in one of its forms: "du Service…", "au Service…".
type UnitPhrase = MessageKey<(arg::article, arg::unit)>;

impl Compared<'_> {
    /// What became of an entry's posts, with the units that they left and came to. The reason is not
    /// in it.
    pub fn sentence(&self, entry: &Entry) -> Message {
        let count = entry.count();
        let (before, after) = self.ends(entry);
        let Some(shown) = after.or(before) else { return message!(key::SENTENCE_NOTHING) };
        let side = if after.is_some() { Side::To } else { Side::From };
        let posts = self.posts_of(shown, before.filter(|_| after.is_some()), count);
        let at = || self.at(side, shown.unit());
        let (Some(before), Some(after)) = (before, after) else {
            return self.one_sided(entry, side, shown, posts);
        };
        let out = || self.out_of(Side::From, before.unit());
        let said = match entry.movement {
            Movement::Kept => message!(key::SENTENCE_KEPT, count, posts, unit = at()),
            Movement::Retitled => {
                let old = self.titled(before, Some(after), count);
                message!(key::SENTENCE_RETITLED, before = old, count, posts, unit = at())
            }
            Movement::Transferred if is_renamed(before, after) => message!(
                key::SENTENCE_TRANSFERRED_AS,
                before = self.titled(before, Some(after), count),
                count,
                from = out(),
                posts,
                unit = self.to(Side::To, after.unit())
            ),
            Movement::Transferred => message!(
                key::SENTENCE_TRANSFERRED,
                count,
                from = out(),
                posts,
                unit = self.to(Side::To, after.unit())
            ),
            Movement::TransferredAndTransformed => message!(
                key::SENTENCE_TRANSFERRED_AND_TRANSFORMED,
                count,
                origin = self.origin(before, Some(after), count, true),
                posts,
                unit = self.to(Side::To, after.unit())
            ),
            // What is on both sides is neither created nor suppressed.
            Movement::Transformed
            | Movement::Created
            | Movement::Suppressed
            | Movement::Unplaced => message!(
                key::SENTENCE_TRANSFORMED,
                count,
                origin = self.origin(before, Some(after), count, false),
                posts,
                unit = at()
            ),
        };
        beside(entry, said)
    }

    /// What became of an entry's `posts`, such as `shown`, that stand on one side alone.
    fn one_sided(&self, entry: &Entry, side: Side, shown: &Post, posts: Message) -> Message {
        let count = entry.count();
        let unit = self.at(side, shown.unit());
        if entry.movement == Movement::Unplaced {
            return match side {
                Side::From => message!(key::SENTENCE_UNPLACED, posts, unit),
                Side::To => message!(key::SENTENCE_PLACED, count, posts, unit),
            };
        }
        let said = match (side, self.other_post(entry)) {
            (Side::To, None) => message!(key::SENTENCE_CREATED, count, posts, unit),
            (Side::To, Some(origin)) => {
                message!(key::SENTENCE_SPLIT, count, origin, posts, unit)
            }
            (Side::From, None) => message!(key::SENTENCE_SUPPRESSED, count, posts, unit),
            (Side::From, Some(heir)) => {
                message!(key::SENTENCE_MERGED, count, heir, posts, unit)
            }
        };
        match part_time(shown) {
            None => said,
            Some(fte) => message!(key::SENTENCE_PART_TIME, fte = fte.0, sentence = said),
        }
    }

    /// What became of a unit, in one sentence without its reason.
    pub fn unit_sentence(&self, entry: &UnitEntry) -> Message {
        let (before, after) = match (entry.from, entry.to) {
            (Some(before), Some(after)) => (before, after),
            (Some(before), None) => return self.removed(before, entry.other_end),
            (None, Some(after)) => return self.created(after, entry.other_end),
            (None, None) => return message!(key::SENTENCE_NOTHING),
        };
        let unit = self.unit_phrase(key::SENTENCE_UNIT_HEAD, Side::From, before);
        let mut done = self.done(entry, before, after);
        let last = done.pop();
        let before_last =
            done.into_iter().reduce(|first, second| message!(key::SENTENCE_LIST, first, second));
        let done = match (before_last, last) {
            (Some(first), Some(last)) => {
                message!(key::SENTENCE_BOTH, first, second = last)
            }
            (_, Some(last)) => last,
            (_, None) => return unit,
        };
        message!(key::SENTENCE_UNIT_DOES, does = done, unit)
    }

    /// What became of a unit that only the source has.
    fn removed(&self, unit: UnitKey, heir: Option<UnitKey>) -> Message {
        let unit = self.unit_phrase(key::SENTENCE_OF, Side::From, unit);
        match heir {
            None => message!(key::SENTENCE_UNIT_REMOVED, unit),
            Some(heir) => {
                message!(key::SENTENCE_UNIT_MERGED, heir = self.the(Side::To, heir), unit)
            }
        }
    }

    /// How a unit came about that only the target has.
    fn created(&self, created: UnitKey, split: Option<UnitKey>) -> Message {
        let unit = self.unit_phrase(key::SENTENCE_OF, Side::To, created);
        let said = match split {
            None => message!(key::SENTENCE_UNIT_CREATED, unit),
            Some(split) => message!(
                key::SENTENCE_UNIT_SPLIT,
                origin = self.unit_phrase(key::SENTENCE_OF, Side::From, split),
                unit
            ),
        };
        match self.to.unit(created).parent() {
            None => said,
            Some(parent) => message!(
                key::SENTENCE_UNIT_BELOW,
                parent = self.the(Side::To, parent),
                sentence = said
            ),
        }
    }

    /// What a unit of both sides does: "devient…", "est rattaché…".
    fn done(&self, entry: &UnitEntry, before: UnitKey, after: UnitKey) -> Vec<Message> {
        let has = |movement| entry.movements.contains(&movement);
        let name = |side, key| full_name(self.lists, &self.chart(side).unit(key).fields);
        let (old, new) = (name(Side::From, before), name(Side::To, after));
        let kind = |side, key| {
            let id = &self.chart(side).unit(key).fields.kind;
            self.lists.kind(id).map(|kind| kind.label.clone()).unwrap_or_default()
        };
        let (old_kind, new_kind) = (kind(Side::From, before), kind(Side::To, after));
        let article = unit_with_article(self.lists, &self.from.unit(before).fields).1;
        let mut done = Vec::new();
        if old != new {
            let after = self.the(Side::To, after);
            done.push(message!(key::SENTENCE_UNIT_RENAMED, after, article));
        }
        // "Le Secteur Achats devient la Cellule Achats" has said it.
        let shows = |name: &str, kind: &str| folded(name).contains(&folded(kind));
        if has(UnitMovement::KindChanged) && !(shows(&old, &old_kind) && shows(&new, &new_kind)) {
            let (before, after) = (old_kind, new_kind);
            done.push(message!(key::SENTENCE_UNIT_KIND, after, article, before));
        }
        if has(UnitMovement::Reattached) {
            // Without a unit above it is the top of its chart.
            let left = self.from.unit(before).parent();
            let left = left.map(|unit| self.out_of(Side::From, unit));
            let reached = self.to.unit(after).parent().map(|unit| self.to(Side::To, unit));
            let before = left.unwrap_or_else(|| message!(key::SENTENCE_OUT_OF_TOP));
            let after = reached.unwrap_or_else(|| message!(key::SENTENCE_TO_TOP));
            done.push(message!(key::SENTENCE_UNIT_REATTACHED, after, article, before));
        }
        done
    }

    /// How a line of a target unit came about: "1 chargé de mission (A3) par transformation d'un poste
    /// de… issu de…", for so many posts. None of posts that the target no longer has.
    pub(super) fn composition(&self, entry: &Entry, count: usize) -> Option<Message> {
        let (before, after) = self.ends(entry);
        let after = after?;
        let posts = self.line_of(after, before, count);
        let Some(before) = before else {
            if entry.is_placed() {
                return Some(message!(key::COMPOSITION_PLACED, posts));
            }
            return Some(match self.other_post(entry) {
                None => message!(key::COMPOSITION_CREATED, posts),
                Some(origin) => message!(key::COMPOSITION_SPLIT, origin, posts),
            });
        };
        let origin = |in_unit| self.origin(before, Some(after), count, in_unit);
        Some(match entry.movement {
            Movement::Retitled => {
                let before = self.titled(before, Some(after), count);
                message!(key::COMPOSITION_RETITLED, before, posts)
            }
            Movement::Transferred if is_renamed(before, after) => {
                message!(key::COMPOSITION_TRANSFERRED_AS, origin = origin(true), posts)
            }
            Movement::Transferred => {
                let unit = self.the(Side::From, before.unit());
                message!(key::COMPOSITION_TRANSFERRED, posts, unit)
            }
            Movement::Transformed => {
                message!(key::COMPOSITION_TRANSFORMED, origin = origin(false), posts)
            }
            Movement::TransferredAndTransformed => {
                message!(key::COMPOSITION_TRANSFORMED, origin = origin(true), posts)
            }
            Movement::Kept | Movement::Created | Movement::Suppressed | Movement::Unplaced => {
                message!(key::COMPOSITION_KEPT, posts)
            }
        })
    }

    /// "Le Service Achats se compose de :", or that it has no posts.
    pub(super) fn composition_head(&self, unit: UnitKey) -> Message {
        let unit = self.to.unit(unit);
        let (name, form) = unit_with_article(self.lists, &unit.fields);
        let key =
            if unit.posts().is_empty() { key::COMPOSITION_NOTHING } else { key::COMPOSITION_HEAD };
        message!(key, article = form, unit = name)
    }

    /// An entry's first post before and after.
    fn ends(&self, entry: &Entry) -> (Option<&Post>, Option<&Post>) {
        (self.post(Side::From, entry.first()), self.post(Side::To, entry.first()))
    }

    /// "2 chargés de mission (A3)", as in a list of posts.
    pub(super) fn line_of(&self, post: &Post, other: Option<&Post>, count: usize) -> Message {
        message!(key::COMPOSITION_POSTS, count, title = self.titled(post, other, count))
    }

    /// "2 postes de chargé de mission (A3)".
    fn posts_of(&self, post: &Post, other: Option<&Post>, count: usize) -> Message {
        message!(
            key::SENTENCE_POSTS,
            count,
            elided = elision(&written(post, 1)),
            title = self.titled(post, other, 1)
        )
    }

    /// A title with what tells the post apart, within a sentence: see [`Self::marked`].
    fn titled(&self, post: &Post, other: Option<&Post>, count: usize) -> Value {
        self.marked(written(post, count), post, other)
    }

    /// `title` with the post's grade, else its category, in brackets; beside `other`, its state in the
    /// other chart, with all in which it differs from that.
    pub fn marked(&self, title: String, post: &Post, other: Option<&Post>) -> Value {
        let [category, grade, _] = self.labels(post);
        let mut marks: Vec<Value> = Vec::new();
        let is_of_other_category = other.is_some_and(|other| {
            let grades = [post, other].map(|it| it.fields.grade.as_ref());
            let is_told = matches!(grades, [Some(a), Some(b)] if a != b);
            post.fields.category != other.fields.category && !is_told
        });
        match category {
            Some(category) if is_of_other_category || grade.is_none() => {
                marks.push(category.into())
            }
            None if is_of_other_category => marks.push(message!(key::SENTENCE_NO_CATEGORY).into()),
            Some(_) | None => {}
        }
        marks.extend(grade.map(Value::from));
        if let Some(other) = other {
            marks.extend(self.level_and_job(post, other));
        }
        let list = |first: Value, second: Value| message!(key::SENTENCE_LIST, first, second).into();
        match marks.into_iter().reduce(list) {
            None => title.into(),
            Some(marks) => message!(key::SENTENCE_TITLED, marks, title).into(),
        }
    }

    /// The managerial level, if it is another than that of `other`; where nothing else tells the two
    /// apart, the reference job, if that is.
    pub(super) fn level_and_job(&self, post: &Post, other: &Post) -> Vec<Value> {
        let [.., level] = self.labels(post);
        let or = |text: Option<&str>, none| text.map_or(message!(none).into(), Value::from);
        let mut marks = Vec::new();
        if post.fields.manager_level != other.fields.manager_level {
            marks.push(or(level, key::SENTENCE_NO_LEVEL));
        }
        let is_alike =
            !is_retitled(post, other) && self.labels(post)[..2] == self.labels(other)[..2];
        if is_alike && has_other_job(post, other) {
            marks.push(or(post.fields.reference_job.as_deref(), key::SENTENCE_NO_JOB));
        }
        marks
    }

    /// Whether a reader could not tell the two states of a post apart.
    fn is_alike(&self, post: &Post, other: &Post) -> bool {
        !is_renamed(post, other)
            && post.fields.category == other.fields.category
            && post.fields.manager_level == other.fields.manager_level
            && self.labels(post)[1] == self.labels(other)[1]
    }

    /// "d'un poste d'assistant administratif (B3)", with "issu du Service…" if it is asked for.
    fn origin(&self, post: &Post, other: Option<&Post>, count: usize, in_unit: bool) -> Message {
        // It was declared that the one post is the other, which is otherwise the same.
        let is_alike = !in_unit && other.is_some_and(|other| self.is_alike(post, other));
        let key = if is_alike { key::SENTENCE_ORIGIN_ALIKE } else { key::SENTENCE_ORIGIN };
        let origin = message!(
            key,
            count,
            elided = elision(&written(post, 1)),
            title = self.titled(post, other, 1)
        );
        if !in_unit {
            return origin;
        }
        message!(
            key::SENTENCE_ORIGIN_IN,
            from = self.out_of(Side::From, post.unit()),
            number = count,
            origin
        )
    }

    /// "d'un poste de…", whatever is split or transformed.
    pub fn one_post(&self, post: &Post) -> Message {
        self.origin(post, None, 1, false)
    }

    /// The post that created ones were split from, "d'un poste de…", or that suppressed ones were
    /// merged into, "un poste de…"; with its unit if that is another.
    pub(super) fn other_post(&self, entry: &Entry) -> Option<Message> {
        let (before, after) = self.ends(entry);
        let other = entry.other_end?;
        match (before, after) {
            (None, Some(created)) => {
                let split = self.from.post(other);
                let is_moved = self.is_moved(split.unit(), created.unit());
                Some(self.origin(split, None, 1, is_moved))
            }
            (Some(suppressed), None) => {
                let heir = self.to.post(other);
                let said = message!(
                    key::SENTENCE_HEIR,
                    elided = elision(&written(heir, 1)),
                    title = self.titled(heir, None, 1)
                );
                if !self.is_moved(suppressed.unit(), heir.unit()) {
                    return Some(said);
                }
                let unit = self.out_of(Side::To, heir.unit());
                Some(message!(key::SENTENCE_HEIR_IN, heir = said, unit))
            }
            _ => None,
        }
    }

    fn is_moved(&self, from: UnitKey, to: UnitKey) -> bool {
        self.ledger.row(Side::From, from) != self.ledger.row(Side::To, to)
    }

    /// "le Service…", after another preposition or a verb.
    pub fn the(&self, side: Side, unit: UnitKey) -> Message {
        self.unit_phrase(key::SENTENCE_UNIT, side, unit)
    }

    /// "du Service…", where posts come from.
    pub fn out_of(&self, side: Side, unit: UnitKey) -> Message {
        self.unit_phrase(key::SENTENCE_OUT_OF, side, unit)
    }

    /// "au Service…", where posts are.
    pub(super) fn at(&self, side: Side, unit: UnitKey) -> Message {
        self.unit_phrase(key::SENTENCE_AT, side, unit)
    }

    /// "au Service…", where posts go.
    fn to(&self, side: Side, unit: UnitKey) -> Message {
        self.unit_phrase(key::SENTENCE_TO, side, unit)
    }

    fn unit_phrase(&self, key: UnitPhrase, side: Side, unit: UnitKey) -> Message {
        let (name, form) = unit_with_article(self.lists, &self.chart(side).unit(unit).fields);
        message!(key, article = form, unit = name)
    }
}

/// `sentence` with the movements that stand beside that of the posts: their working time, vacancies.
fn beside(entry: &Entry, sentence: Message) -> Message {
    let mut said = sentence;
    if let Some(fte) = entry.fte {
        said = message!(
            key::SENTENCE_WITH_FTE,
            after = fte.after.0,
            before = fte.before.0,
            sentence = said
        );
    }
    match entry.vacancy {
        None => said,
        Some(VacancyChange::Vacated) => {
            message!(key::SENTENCE_VACATED, count = entry.count(), sentence = said)
        }
        Some(VacancyChange::Filled) => {
            message!(key::SENTENCE_FILLED, count = entry.count(), sentence = said)
        }
    }
}

/// The title of so many such posts, within a sentence.
fn written(post: &Post, count: usize) -> String {
    within_sentence(&display(post.fields.title.text(), count))
}

fn is_retitled(before: &Post, after: &Post) -> bool {
    before.fields.title.key() != after.fields.title.key()
}

/// Reference jobs are titles: two spellings of one are the same.
fn has_other_job(post: &Post, other: &Post) -> bool {
    let key = |post: &Post| post.fields.reference_job.as_deref().map(comparison_key);
    key(post) != key(other)
}

/// Whether a post has another title, or another reference job.
pub fn is_renamed(before: &Post, after: &Post) -> bool {
    is_retitled(before, after) || has_other_job(before, after)
}

/// The working time of a post that is not held full-time.
pub(super) fn part_time(post: &Post) -> Option<Hundredths> {
    Some(post.fields.fte).filter(|&fte| fte != Hundredths::FULL_TIME)
}
