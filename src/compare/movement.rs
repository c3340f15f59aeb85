//! What a post or a unit is between two charts: kept, moved, changed, new or gone.
//!
//! Knows nothing of how pairs are found.

use crate::model::{PostFields, comparison_key};

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
            other => other,
        }
    }

    /// The movement of a pair: whether it goes from unit to unit, whether it is declared a
    /// transformation, and the post in its two states.
    pub(super) fn of_pair(
        is_moved: bool,
        is_declared: bool,
        from: &PostFields,
        to: &PostFields,
    ) -> Self {
        let same_title = from.title.key() == to.title.key();
        let is_transformed = is_declared
            || !(same_title || continues(from.title.key(), to.title.key()))
            || from.category != to.category
            || differ_where_known(from.grade.as_ref(), to.grade.as_ref())
            || from.manager_level != to.manager_level
            || !same_job(from.reference_job.as_deref(), to.reference_job.as_deref());
        match (is_moved, is_transformed) {
            (false, false) if same_title => Self::Kept,
            (false, false) => Self::Retitled,
            (true, false) => Self::Transferred,
            (false, true) => Self::Transformed,
            (true, true) => Self::TransferredAndTransformed,
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
