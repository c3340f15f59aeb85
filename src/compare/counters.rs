//! The figures that sum a ledger up: which there are, in which order, and what they are called.
//!
//! Whoever shows or writes such figures takes them from here, so that one movement has one count wherever it
//! is read.

use super::entry::{Entry, UnitEntry};
use super::movement::Movement;
use crate::words::{Message, MessageKey, arg, key, message};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counter {
    /// The posts of one movement. Each post is in one of these or [`Self::Placed`], so that they sum up to
    /// all posts.
    Movement(Movement),
    /// The posts that came off the bench: the others of [`Movement::Unplaced`] went on it.
    Placed,
    /// The posts whose working time changed, whatever else became of them: among those above.
    WorkingTime,
    /// The posts that have become vacant or are so no longer: among those above.
    Vacancies,
    /// The posts whose movement nobody has explained: among those above.
    Unexplained,
    /// The units whose change nobody has explained.
    UnitsUnexplained,
}

impl Counter {
    /// In the order in which they are told.
    pub fn all() -> impl Iterator<Item = Self> {
        let movements = Movement::ALL.into_iter().map(Self::Movement);
        let beside = [Self::Placed, Self::WorkingTime, Self::Vacancies];
        movements.chain(beside).chain([Self::Unexplained, Self::UnitsUnexplained])
    }

    /// The counter's key in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Movement(movement) => movement.as_str(),
            Self::Placed => "placed",
            Self::WorkingTime => "fte_changed",
            Self::Vacancies => "vacancy_changed",
            Self::Unexplained => "unexplained",
            Self::UnitsUnexplained => "units_unexplained",
        }
    }

    /// The key of its name: "Transférés".
    pub fn word(self) -> MessageKey {
        match self {
            Self::Movement(movement) => match movement {
                Movement::Kept => key::MOVEMENTS_KEPT,
                Movement::Retitled => key::MOVEMENTS_RETITLED,
                Movement::Transferred => key::MOVEMENTS_TRANSFERRED,
                Movement::Transformed => key::MOVEMENTS_TRANSFORMED,
                Movement::TransferredAndTransformed => key::MOVEMENTS_TRANSFERRED_AND_TRANSFORMED,
                Movement::Created => key::MOVEMENTS_CREATED,
                Movement::Suppressed => key::MOVEMENTS_SUPPRESSED,
                Movement::Unplaced => key::MOVEMENTS_UNPLACED,
            },
            Self::Placed => key::MOVEMENTS_PLACED,
            Self::WorkingTime => key::MOVEMENTS_WORKING_TIME,
            Self::Vacancies => key::MOVEMENTS_VACANCIES,
            Self::Unexplained => key::MOVEMENTS_UNEXPLAINED,
            Self::UnitsUnexplained => key::MOVEMENTS_UNEXPLAINED_UNITS,
        }
    }

    /// "2 transférés": the count with its name, in a sentence.
    pub fn said(self, count: usize) -> Message {
        message!(self.counted_word(), count)
    }

    /// The key of [`Self::said`], a message about a `count`.
    pub(crate) fn counted_word(self) -> MessageKey<(arg::count,)> {
        match self {
            Self::Movement(movement) => match movement {
                Movement::Kept => key::COUNTED_KEPT,
                Movement::Retitled => key::COUNTED_RETITLED,
                Movement::Transferred => key::COUNTED_TRANSFERRED,
                Movement::Transformed => key::COUNTED_TRANSFORMED,
                Movement::TransferredAndTransformed => key::COUNTED_TRANSFERRED_AND_TRANSFORMED,
                Movement::Created => key::COUNTED_CREATED,
                Movement::Suppressed => key::COUNTED_SUPPRESSED,
                Movement::Unplaced => key::COUNTED_UNPLACED,
            },
            Self::Placed => key::COUNTED_PLACED,
            Self::WorkingTime => key::COUNTED_WORKING_TIME,
            Self::Vacancies => key::COUNTED_VACANCIES,
            Self::Unexplained => key::COUNTED_UNEXPLAINED,
            Self::UnitsUnexplained => key::COUNTED_UNEXPLAINED_UNITS,
        }
    }

    /// Whether the posts of `entry` are counted.
    pub fn counts(self, entry: &Entry) -> bool {
        match self {
            Self::Movement(movement) => entry.movement == movement && !entry.is_placed(),
            Self::Placed => entry.is_placed(),
            Self::WorkingTime => entry.fte.is_some(),
            Self::Vacancies => entry.vacancy.is_some(),
            Self::Unexplained => entry.is_unexplained(),
            Self::UnitsUnexplained => false,
        }
    }

    /// What is counted of a ledger's entries.
    pub(super) fn of(self, entries: &[Entry], units: &[UnitEntry]) -> Counted {
        let count = match self {
            Self::Movement(_)
            | Self::Placed
            | Self::WorkingTime
            | Self::Vacancies
            | Self::Unexplained => {
                entries.iter().filter(|entry| self.counts(entry)).map(Entry::count).sum()
            }
            Self::UnitsUnexplained => units.iter().filter(|entry| entry.is_unexplained()).count(),
        };
        Counted { counter: self, count }
    }

    /// Whether it says that something is still to be done, once it counts anything.
    pub fn is_open(self) -> bool {
        match self {
            Self::Movement(_) | Self::Placed | Self::WorkingTime | Self::Vacancies => false,
            Self::Unexplained | Self::UnitsUnexplained => true,
        }
    }
}

/// A counter with its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub counter: Counter,
    pub count: usize,
}

impl Counted {
    /// Whether it is told where nothing is counted either: a bench is empty most of the time, and most
    /// posts are held before and after.
    pub fn is_told(self) -> bool {
        let is_rare = matches!(
            self.counter,
            Counter::Movement(Movement::Unplaced) | Counter::Placed | Counter::Vacancies
        );
        self.count > 0 || !is_rare
    }

    /// Whether something is still to be done.
    pub fn is_alarm(self) -> bool {
        self.count > 0 && self.counter.is_open()
    }

    /// Whether it tells of a change.
    pub fn is_change(self) -> bool {
        self.count > 0
            && match self.counter {
                Counter::Movement(movement) => movement != Movement::Kept,
                Counter::Placed | Counter::WorkingTime | Counter::Vacancies => true,
                Counter::Unexplained | Counter::UnitsUnexplained => false,
            }
    }

    /// "2 transférés".
    pub fn said(self) -> Message {
        self.counter.said(self.count)
    }
}
