//! Variants while they are put together, and why they cannot be.

use std::collections::{BTreeMap, BTreeSet};

use super::pick::{Picker, WishedValue};
use super::state::MergeState;
use crate::cost::TooMuch;
use crate::model::{Lists, PostId, PostRecord, UnitId, UnitRecord, Wish};
use crate::words::{Message, key, message};

/// Why charts cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// The table's chart has another unit at its top: it was not made from the base.
    OtherRoot {
        table: String,
        base: String,
    },
    TooMuch(TooMuch),
    /// Nobody wants the result any more.
    Cancelled,
}

impl MergeError {
    /// The sentence that says it.
    pub fn message(&self) -> Message {
        match self {
            Self::OtherRoot { table, base } => {
                message!(key::MERGE_OTHER_ROOT, base = base.as_str(), table = table.as_str())
            }
            Self::TooMuch(too_much) => too_much.message(),
            Self::Cancelled => message!(key::MERGE_CANCELLED),
        }
    }
}

/// The work in progress: units and posts as they will be, but for their order.
pub struct Merging<'a> {
    pub base: &'a MergeState,
    /// Sorted by name.
    pub tables: &'a [MergeState],
    /// Those of the merged chart, and what tables removed of them.
    pub lists: &'a Lists,
    pub picker: Picker<'a>,
    pub units: BTreeMap<UnitId, UnitRecord>,
    pub posts: BTreeMap<PostId, PostRecord>,
    /// The posts of which what they become is in dispute.
    pub held: BTreeSet<PostId>,
    /// Posts that wait in the claims of a conflict, each with the one that stands for it.
    pub waiting: BTreeMap<PostId, PostId>,
    /// Units that wait in the claims of a conflict, likewise: what they hold stands in that one.
    pub continued: BTreeMap<UnitId, UnitId>,
    /// Whether somebody still waits for the result.
    pub is_wanted: &'a dyn Fn() -> bool,
}

impl Merging<'_> {
    pub fn go_on(&self) -> Result<(), MergeError> {
        if (self.is_wanted)() { Ok(()) } else { Err(MergeError::Cancelled) }
    }
}

/// How a post is told that another names: by what is known of it, wherever that is.
pub fn told_post<'s>(
    base: &'s MergeState,
    tables: &'s [MergeState],
) -> impl Fn(&Option<PostId>) -> WishedValue + 's {
    move |id| {
        let Some(id) = id else { return WishedValue::text("") };
        let known = std::iter::once(base).chain(tables).find(|state| state.posts.contains_key(id));
        let value = known.map(|state| state.told(id)).unwrap_or_default();
        WishedValue::new(value, Wish::Text(id.to_string()))
    }
}

/// How a unit of any of the tables is told: by its name.
pub fn told_unit<'s>(
    base: &'s MergeState,
    tables: &'s [MergeState],
) -> impl Fn(&Option<UnitId>) -> WishedValue + 's {
    move |id| {
        WishedValue::entry(id.as_ref(), |id| {
            let unit = tables.iter().chain([base]).find_map(|state| state.units.get(id));
            Some(&unit?.fields.name)
        })
    }
}

/// One part of each table's wish; none where the table has none.
pub fn each<'w, T, U>(
    wishes: &'w [Option<T>],
    part: impl Fn(&'w T) -> &'w U,
) -> Vec<Option<&'w U>> {
    wishes.iter().map(|wish| wish.as_ref().map(&part)).collect()
}
