//! What a post or a unit is between two charts: kept, moved, changed, new or gone.

use crate::model::{Hundredths, Nature, PostFields, comparison_key};
use crate::words::{MessageKey, arg, key};

/// *Mouvement*: what became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Movement {
    Kept,
    Retitled,
    Transferred,
    Transformed,
    TransferredAndTransformed,
    Created,
    Suppressed,
    /// On the bench of one of the two charts: nothing is decided of it.
    Unplaced,
}

impl Movement {
    /// In the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Kept,
        Self::Retitled,
        Self::Transferred,
        Self::Transformed,
        Self::TransferredAndTransformed,
        Self::Created,
        Self::Suppressed,
        Self::Unplaced,
    ];

    /// The movement's key in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Retitled => "retitled",
            Self::Transferred => "transferred",
            Self::Transformed => "transformed",
            Self::TransferredAndTransformed => "transferred_and_transformed",
            Self::Created => "created",
            Self::Suppressed => "suppressed",
            Self::Unplaced => "unplaced",
        }
    }

    /// The key of what is said of such a post: "transféré".
    pub fn said_word(self) -> MessageKey {
        match self {
            Self::Kept => key::MOVEMENT_KEPT,
            Self::Retitled => key::MOVEMENT_RETITLED,
            Self::Transferred => key::MOVEMENT_TRANSFERRED,
            Self::Transformed => key::MOVEMENT_TRANSFORMED,
            Self::TransferredAndTransformed => key::MOVEMENT_TRANSFERRED_AND_TRANSFORMED,
            Self::Created => key::MOVEMENT_CREATED,
            Self::Suppressed => key::MOVEMENT_SUPPRESSED,
            Self::Unplaced => key::MOVEMENT_UNPLACED,
        }
    }

    /// Whether the report owes a reason for it.
    pub fn needs_reason(self) -> bool {
        !matches!(self, Self::Kept | Self::Retitled)
    }

    /// The same movement, the two charts exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Created => Self::Suppressed,
            Self::Suppressed => Self::Created,
            Self::Kept
            | Self::Retitled
            | Self::Transferred
            | Self::Transformed
            | Self::TransferredAndTransformed
            | Self::Unplaced => self,
        }
    }

    /// The movement of a pair: whether it goes from unit to unit, whether an origin declares it a
    /// transformation, the post in its two states, and what somebody has called it.
    ///
    /// A post of another category, grade or managerial level is transformed, whatever it is called. Of
    /// any other, a declared nature decides: after a transfer within its unit it is the same post,
    /// retitled; and a post that is just as it was, moved or not, has become no other.
    pub(super) fn of_pair(
        is_moved: bool,
        is_declared: bool,
        (from, to): (&PostFields, &PostFields),
        nature: Option<Nature>,
    ) -> Self {
        let likeness = Likeness::of(from, to);
        let is_transformed = likeness.is_of_other_rank
            || match nature {
                None => is_declared || likeness.is_other,
                Some(Nature::Transfer) => false,
                Some(Nature::Transformation) => is_declared || !likeness.is_same,
            };
        match (is_moved, is_transformed) {
            (false, false) if likeness.is_same => Self::Kept,
            (false, false) => Self::Retitled,
            (true, false) => Self::Transferred,
            (false, true) => Self::Transformed,
            (true, true) => Self::TransferredAndTransformed,
        }
    }

    /// Whether a nature decides what such a pair is called: see [`Self::of_pair`].
    pub(super) fn is_open(is_declared: bool, (from, to): (&PostFields, &PostFields)) -> bool {
        let likeness = Likeness::of(from, to);
        !likeness.is_of_other_rank && (is_declared || !likeness.is_same)
    }
}

/// Why a declared nature decides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Overruled {
    /// Nothing changes in the post.
    Kept,
    /// The post stays in its unit under a more exact title.
    Retitled,
    /// Only the unit changes.
    Transferred,
    /// Category, grade or managerial level changes.
    Transformed,
}

impl Overruled {
    /// The key of the sentence that says why.
    pub fn sentence(self) -> MessageKey {
        match self {
            Self::Kept => key::NATURE_OF_KEPT,
            Self::Retitled => key::NATURE_OF_RETITLED,
            Self::Transferred => key::NATURE_OF_TRANSFERRED,
            Self::Transformed => key::NATURE_DECIDES_NOTHING,
        }
    }

    /// The key of the note that counts such posts.
    pub(crate) fn note(self) -> MessageKey<(arg::count,)> {
        match self {
            Self::Kept => key::TABLES_NATURE_OF_KEPT,
            Self::Retitled => key::TABLES_NATURE_OF_RETITLED,
            Self::Transferred => key::TABLES_NATURE_OF_TRANSFERRED,
            Self::Transformed => key::TABLES_NATURE_OF_TRANSFORMED,
        }
    }
}

/// A working time that changed: a movement of its own, whatever else became of the post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FteChange {
    pub before: Hundredths,
    pub after: Hundredths,
}

impl FteChange {
    /// None if there is no change.
    pub(super) fn between(before: Hundredths, after: Hundredths) -> Option<Self> {
        (before != after).then_some(Self { before, after })
    }

    /// What is gained, in hundredths; negative for less working time.
    pub fn difference(self) -> i64 {
        i64::from(self.after.0) - i64::from(self.before.0)
    }
}

/// Whether a post is held that was not, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VacancyChange {
    /// It was held, and nobody holds it now.
    Vacated,
    /// It was vacant, and is held now.
    Filled,
}

impl VacancyChange {
    /// None if there is no change.
    pub(super) fn between(was_vacant: bool, is_vacant: bool) -> Option<Self> {
        match (was_vacant, is_vacant) {
            (false, true) => Some(Self::Vacated),
            (true, false) => Some(Self::Filled),
            (true, true) | (false, false) => None,
        }
    }

    /// The change's key in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vacated => "vacated",
            Self::Filled => "filled",
        }
    }
}

/// How the two states of a post are alike.
struct Likeness {
    /// Title and reference job are the same.
    is_same: bool,
    /// Another title that does not continue the one before, or another reference job.
    is_other: bool,
    /// Another category, grade or managerial level.
    is_of_other_rank: bool,
}

impl Likeness {
    fn of(from: &PostFields, to: &PostFields) -> Self {
        let same_title = from.title.key() == to.title.key();
        let same_job = same_job(from.reference_job.as_deref(), to.reference_job.as_deref());
        Self {
            is_same: same_title && same_job,
            is_other: !same_job || !(same_title || continues(from.title.key(), to.title.key())),
            is_of_other_rank: from.category != to.category
                || differ_where_known(from.grade.as_ref(), to.grade.as_ref())
                || from.manager_level != to.manager_level,
        }
    }
}

/// Whether one title says more than the other: "chargé de mission", "chargé de mission rédacteur".
pub(super) fn continues(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// A grade that only one of two charts prints is no difference between them.
fn differ_where_known<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Reference jobs are titles: two spellings of one are the same.
fn same_job(a: Option<&str>, b: Option<&str>) -> bool {
    a == b || matches!((a, b), (Some(a), Some(b)) if comparison_key(a) == comparison_key(b))
}

/// What became of a unit. Several may hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitMovement {
    Kept,
    Renamed,
    KindChanged,
    /// Under another unit than before.
    Reattached,
    Created,
    Removed,
}

impl UnitMovement {
    /// In the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Kept,
        Self::Renamed,
        Self::KindChanged,
        Self::Reattached,
        Self::Created,
        Self::Removed,
    ];

    /// The movement's key in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Renamed => "renamed",
            Self::KindChanged => "kind_changed",
            Self::Reattached => "reattached",
            Self::Created => "created",
            Self::Removed => "removed",
        }
    }
}
