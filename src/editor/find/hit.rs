//! A place where what is sought is written.

use crate::editor::Selection;
use crate::model::{Chart, PostId, PostKey, UnitId, UnitKey};

/// A unit or a line in which what is sought is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub unit: UnitId,
    /// Posts of one line; empty where the unit itself is meant.
    pub posts: Vec<PostId>,
}

impl Hit {
    pub(super) fn of(chart: &Chart, unit: UnitKey, posts: &[PostKey]) -> Self {
        let posts = posts.iter().map(|&key| chart.post(key).id.clone()).collect();
        Self { unit: chart.unit(unit).id.clone(), posts }
    }

    pub(super) fn selection(&self) -> Selection {
        match self.posts.is_empty() {
            true => Selection::unit(self.unit.clone()),
            false => Selection::posts(self.posts.clone()),
        }
    }

    pub(super) fn is_at(&self, selection: &Selection) -> bool {
        match self.posts.is_empty() {
            true => selection.single_unit() == Some(&self.unit),
            false => selection.posts.first().is_some_and(|post| self.posts.contains(post)),
        }
    }
}
