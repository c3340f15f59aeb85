//! What is selected, and how one press after the other builds it up.

use std::collections::HashSet;
use std::hash::Hash;

use crate::model::{PostId, UnitId};

/// What the next command works on, in the chart shown. Units and posts in the order of selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub units: Vec<UnitId>,
    pub posts: Vec<PostId>,
}

impl Selection {
    pub fn unit(unit: UnitId) -> Self {
        Self { units: vec![unit], posts: Vec::new() }
    }

    pub fn posts(posts: Vec<PostId>) -> Self {
        Self { units: Vec::new(), posts }
    }

    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.posts.is_empty()
    }

    /// The selected unit, if one unit and nothing else is selected.
    pub fn single_unit(&self) -> Option<&UnitId> {
        match (self.units.as_slice(), self.posts.is_empty()) {
            ([unit], true) => Some(unit),
            _ => None,
        }
    }

    /// Whether all of `other` is selected.
    pub fn contains(&self, other: &Self) -> bool {
        has_all(&self.units, &other.units) && has_all(&self.posts, &other.posts)
    }

    /// Each of `parts`, in order; nothing twice.
    pub fn of_all(parts: impl IntoIterator<Item = Self>) -> Self {
        let (mut units, mut posts) = (HashSet::new(), HashSet::new());
        let mut all = Self::default();
        for part in parts {
            all.units.extend(part.units.into_iter().filter(|unit| units.insert(unit.clone())));
            all.posts.extend(part.posts.into_iter().filter(|post| posts.insert(post.clone())));
        }
        all
    }

    /// With `other` besides.
    #[must_use]
    pub fn with(self, other: &Self) -> Self {
        Self::of_all([self, other.clone()])
    }

    /// With `other` besides; or without it, if all of it was selected.
    #[must_use]
    pub fn toggled(mut self, other: &Self) -> Self {
        if !self.contains(other) {
            return self.with(other);
        }
        take_out(&mut self.units, &other.units);
        take_out(&mut self.posts, &other.posts);
        self
    }

    /// Everything in `rows` from what was selected first to `end`, and nothing else: posts up to
    /// posts, units up to units. With `end` besides, where the rows do not hold both.
    #[must_use]
    pub fn up_to(&self, end: &Self, rows: &[Self]) -> Self {
        let of_posts = !end.posts.is_empty();
        let is_first = |row: &Self| match of_posts {
            true => self.posts.first().is_some_and(|first| row.posts.contains(first)),
            false => self.units.first().is_some_and(|first| row.units.contains(first)),
        };
        let first = rows.iter().position(is_first);
        let last = rows.iter().position(|row| row.contains(end));
        let Some((first, last)) = first.zip(last) else {
            return self.clone().with(end);
        };
        let between = rows[first.min(last)..=first.max(last)].iter();
        let between = between.filter(|row| row.posts.is_empty() != of_posts).cloned();
        // What was selected first stays first: the next end is counted from there too.
        if last < first { Self::of_all(between.rev()) } else { Self::of_all(between) }
    }
}

/// Whether `all` has each of `some`. Of few, none is looked up in a set that must be made first.
fn has_all<Id: Eq + Hash>(all: &[Id], some: &[Id]) -> bool {
    if let [] | [_] = some {
        return some.iter().all(|id| all.contains(id));
    }
    let all: HashSet<&Id> = all.iter().collect();
    some.iter().all(|id| all.contains(id))
}

fn take_out<Id: Eq + Hash>(all: &mut Vec<Id>, some: &[Id]) {
    let some: HashSet<&Id> = some.iter().collect();
    all.retain(|id| !some.contains(id));
}
