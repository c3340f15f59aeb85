//! What the columns of a table are taken for, while they are told.

use super::contents::Contents;
use super::header::Head;
use super::mapping::Crossed;
use crate::format::reading::{Doubt, Meaning, State};

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub meaning: Meaning,
    pub state: Option<State>,
    /// What the posts are that it counts.
    pub crossed: Crossed,
    pub exact: bool,
}

impl Found {
    pub fn of(meaning: Meaning) -> Self {
        Self { meaning, state: None, crossed: Crossed::default(), exact: false }
    }
}

pub(super) struct Columns<'a> {
    pub head: &'a Head,
    pub contents: &'a [Contents],
    pub found: Vec<Option<Found>>,
    pub doubts: Vec<Doubt>,
}

impl Columns<'_> {
    /// The columns that are taken for `meaning`.
    pub fn of(&self, meaning: Meaning) -> Vec<usize> {
        let is_it = |at: &usize| self.found[*at].as_ref().is_some_and(|it| it.meaning == meaning);
        (0..self.found.len()).filter(is_it).collect()
    }

    pub fn has(&self, meaning: Meaning) -> bool {
        self.found.iter().flatten().any(|it| it.meaning == meaning)
    }

    pub fn set(&mut self, at: usize, meaning: Meaning) {
        let found = self.found[at].get_or_insert(Found::of(meaning));
        found.meaning = meaning;
    }
}
