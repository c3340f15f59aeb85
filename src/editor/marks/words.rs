//! What a mark says of the posts or the unit that bears it.

use crate::compare::{Entry, Movement, Pair, Side, UnitEntry, UnitMovement, VacancyChange};
use crate::export::ledger::{Compared, is_renamed};
use crate::model::{Post, UnitKey, display, full_name};
use crate::scene::{Mark, MarkKind};
use crate::words::{Locale, Message, MessageKey, Value, key, message};

/// A kind of mark with its sentence.
type Told = (MarkKind, Message);

pub(super) struct Words<'a> {
    pub compared: &'a Compared<'a>,
    pub locale: Locale,
    /// Whether the other chart stands on the same sheet: what it shows need not be said, and what is
    /// not said lets both be printed larger.
    pub is_beside: bool,
}

impl Words<'_> {
    pub(super) fn mark(&self, change: MarkKind, message: Message) -> Mark {
        Mark { change, words: self.locale.say(&message) }
    }

    /// The key of what is said: in whole, or `beside` the other chart. The icon, and the legend that
    /// explains it, tell the kind of change; the later chart, what it was before.
    fn key<Values>(
        &self,
        whole: MessageKey<Values>,
        beside: MessageKey<Values>,
    ) -> MessageKey<Values> {
        if self.is_beside { beside } else { whole }
    }

    pub(super) fn unit_name(&self, side: Side, unit: UnitKey) -> String {
        full_name(self.compared.lists, &self.compared.chart(side).unit(unit).fields)
    }

    /// Of a unit that is no more: what was merged into another is not lost.
    pub(super) fn unit_gone(&self, entry: &UnitEntry) -> Mark {
        match entry.other_end {
            None => self.mark(MarkKind::Suppressed, message!(key::MARK_UNIT_REMOVED)),
            Some(heir) => {
                let unit = self.compared.the(Side::To, heir);
                self.mark(MarkKind::Left, message!(key::MARK_UNIT_MERGED, unit))
            }
        }
    }

    /// What became of the posts of an entry, where they are now: of so many on one line.
    pub(super) fn became(&self, entry: &Entry, count: usize) -> Option<Told> {
        let (before, after) = self.ends(entry);
        let unit = |before: &Post| self.compared.the(Side::From, before.unit());
        Some(match entry.movement {
            Movement::Kept => return self.beside(entry, Side::To, count),
            Movement::Created => (MarkKind::Created, self.created(entry)),
            Movement::Suppressed => return None,
            Movement::Unplaced if before.is_some() => return None,
            Movement::Unplaced => (MarkKind::Arrived, message!(key::MARK_PLACED)),
            Movement::Retitled => {
                let key = self.key(key::MARK_RETITLED, key::MARK_BESIDE_WAS);
                (MarkKind::Retitled, message!(key, title = self.named(before?, after, count)))
            }
            Movement::Transferred => (MarkKind::Arrived, self.arrived(before?, after, count)),
            Movement::Transformed => {
                let key = self.key(key::MARK_TRANSFORMED, key::MARK_BESIDE_WAS);
                let title = self.transformed(before?, after, count);
                (MarkKind::Transformed, message!(key, title))
            }
            Movement::TransferredAndTransformed => {
                let key =
                    self.key(key::MARK_ARRIVED_TRANSFORMED, key::MARK_BESIDE_ARRIVED_TRANSFORMED);
                let (title, unit) = (self.transformed(before?, after, count), unit(before?));
                (MarkKind::Transformed, message!(key, title, unit))
            }
        })
    }

    /// What is said of posts that came from another unit as they were.
    fn arrived(&self, before: &Post, after: Option<&Post>, count: usize) -> Message {
        let unit = self.compared.the(Side::From, before.unit());
        if after.is_some_and(|after| is_renamed(before, after)) {
            let key = self.key(key::MARK_ARRIVED_AS, key::MARK_BESIDE_ARRIVED_TRANSFORMED);
            message!(key, title = self.named(before, after, count), unit)
        } else if self.is_beside {
            let from = self.compared.out_of(Side::From, before.unit());
            message!(key::MARK_BESIDE_ARRIVED, from)
        } else {
            message!(key::MARK_ARRIVED, unit)
        }
    }

    /// How so many posts of an entry left their unit; none if they did not.
    pub(super) fn left(&self, entry: &Entry, count: usize) -> Option<Told> {
        let (before, after) = self.ends(entry);
        let the = |after: &Post| self.compared.the(Side::To, after.unit());
        Some(match entry.movement {
            Movement::Transferred => {
                let (before, after) = before.zip(after)?;
                let unit = the(after);
                let message = if is_renamed(before, after) && !self.is_beside {
                    let title = self.named(after, Some(before), count);
                    message!(key::MARK_LEFT_AS, title, unit)
                } else {
                    message!(self.key(key::MARK_LEFT, key::MARK_BESIDE_LEFT), unit)
                };
                (MarkKind::Left, message)
            }
            Movement::TransferredAndTransformed => {
                let unit = the(after?);
                let message = if self.is_beside {
                    message!(key::MARK_BESIDE_LEFT, unit)
                } else {
                    let title = self.transformed(after?, before, count);
                    message!(key::MARK_LEFT_TRANSFORMED, title, unit)
                };
                (MarkKind::Left, message)
            }
            Movement::Suppressed => (MarkKind::Suppressed, self.suppressed(entry)),
            Movement::Unplaced => (MarkKind::Left, message!(key::MARK_UNPLACED)),
            Movement::Kept | Movement::Retitled | Movement::Transformed | Movement::Created => {
                return None;
            }
        })
    }

    /// An entry's first post before and after.
    pub(super) fn ends(&self, entry: &Entry) -> (Option<&Post>, Option<&Post>) {
        let Compared { from, to, .. } = self.compared;
        let Pair { from: before, to: after } = entry.first();
        (before.map(|key| from.post(key)), after.map(|key| to.post(key)))
    }

    /// What becomes of a unit of the earlier chart; none if it stays as it is.
    pub(super) fn unit_becomes(&self, entry: &UnitEntry) -> Option<Mark> {
        let to = self.compared.to;
        let Some(after) = entry.to else { return Some(self.unit_gone(entry)) };
        let is = |movement| entry.movements.contains(&movement);
        let mut lines = Vec::new();
        if is(UnitMovement::Renamed) || is(UnitMovement::KindChanged) {
            let name = self.unit_name(Side::To, after);
            lines.push(message!(key::MARK_UNIT_BECOMES, name));
        }
        if let Some(parent) = to.unit(after).parent().filter(|_| is(UnitMovement::Reattached)) {
            let parent = self.compared.the(Side::To, parent);
            lines.push(message!(key::MARK_UNIT_GOES, unit = parent));
        }
        let words: Vec<String> = lines.iter().map(|it| self.locale.say(it)).collect();
        let is_renamed = words.len() > 1 || !is(UnitMovement::Reattached);
        let change = if is_renamed { MarkKind::Renamed } else { MarkKind::Left };
        (!words.is_empty()).then(|| Mark { change, words: words.join(", ") })
    }

    /// What becomes of the posts of an entry, where they are before: of so many on one line.
    pub(super) fn becomes(&self, entry: &Entry, count: usize) -> Option<Told> {
        let (before, after) = self.ends(entry);
        Some(match entry.movement {
            Movement::Kept => return self.beside(entry, Side::From, count),
            Movement::Retitled => {
                let key = self.key(key::MARK_BECOMES_RETITLED, key::MARK_BESIDE_BECOMES_RETITLED);
                (MarkKind::Retitled, message!(key, title = self.named(after?, before, count)))
            }
            Movement::Transformed => {
                let key = self.key(key::MARK_BECOMES, key::MARK_BESIDE_BECOMES);
                let title = self.transformed(after?, before, count);
                (MarkKind::Transformed, message!(key, title))
            }
            Movement::Transferred
            | Movement::TransferredAndTransformed
            | Movement::Created
            | Movement::Suppressed
            | Movement::Unplaced => return self.left(entry, count),
        })
    }

    /// What changed beside the movement of an entry, as the chart of `side` tells it: working time, else
    /// a vacancy. On the later chart the line has the new one, so that the old one is told; and the
    /// other way round.
    fn beside(&self, entry: &Entry, side: Side, count: usize) -> Option<Told> {
        if let Some(fte) = entry.fte {
            let (key, fte) = match side {
                Side::From => (key::MARK_FTE_BECOMES, fte.after),
                Side::To => (key::MARK_FTE_WAS, fte.before),
            };
            return Some((MarkKind::WorkingTime, message!(key, fte = fte.0)));
        }
        let key = match (side, entry.vacancy?) {
            (Side::From, VacancyChange::Vacated) => key::MARK_BECOMES_VACANT,
            (Side::From, VacancyChange::Filled) => key::MARK_BECOMES_HELD,
            (Side::To, VacancyChange::Vacated) => key::MARK_WAS_HELD,
            (Side::To, VacancyChange::Filled) => key::MARK_WAS_VACANT,
        };
        Some((MarkKind::Vacancy, message!(key, count)))
    }

    /// The mark of a movement, with what changed beside it.
    pub(super) fn with_beside(&self, mark: Mark, entry: &Entry, side: Side, count: usize) -> Mark {
        match self.beside(entry, side, count) {
            Some((change, said)) if change != mark.change => {
                Mark { words: format!("{}, {}", mark.words, self.locale.say(&said)), ..mark }
            }
            _ => mark,
        }
    }

    /// "Chargé/e/s de mission (A), A3".
    pub(super) fn label(&self, post: &Post, count: usize) -> String {
        let lists = self.compared.lists;
        let mut label = display(post.fields.title.text(), count);
        if let Some(category) = post.fields.category.as_ref().and_then(|id| lists.category(id)) {
            label = format!("{label}\u{a0}({})", category.label);
        }
        match post.fields.grade.as_ref().and_then(|id| lists.grade(id)) {
            Some(grade) => format!("{label}, {}", grade.label),
            None => label,
        }
    }

    /// A title of so many posts. Beside the other chart, which has them by their number, the title of one
    /// is said: it is shorter, and both are printed larger.
    fn title(&self, post: &Post, count: usize) -> String {
        display(post.fields.title.text(), if self.is_beside { 1 } else { count })
    }

    /// What so many posts are or were, with category and grade, and all in which their other state differs.
    fn transformed(&self, post: &Post, other: Option<&Post>, count: usize) -> Value {
        self.compared.marked(self.title(post, count), post, other)
    }

    /// What so many posts are or were called: by their title, or where that is the same, by their reference
    /// job too.
    fn named(&self, post: &Post, other: Option<&Post>, count: usize) -> Value {
        match other {
            Some(other) if other.fields.title.key() == post.fields.title.key() => {
                self.transformed(post, Some(other), count)
            }
            Some(_) | None => self.title(post, count).into(),
        }
    }

    fn created(&self, entry: &Entry) -> Message {
        match entry.other_end {
            Some(key) => {
                let origin = self.compared.one_post(self.compared.from.post(key));
                message!(key::MARK_SPLIT, origin)
            }
            None => message!(key::MARK_CREATED),
        }
    }

    fn suppressed(&self, entry: &Entry) -> Message {
        match entry.other_end {
            Some(key) => {
                let heir = self.compared.to.post(key);
                message!(key::MARK_MERGED, title = display(heir.fields.title.text(), 1))
            }
            None => message!(key::MARK_SUPPRESSED),
        }
    }
}
