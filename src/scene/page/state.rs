//! The states of a chart that a page shows.

use crate::model::{Chart, Counts, UnitKey};
use crate::scene::{Builder, Scene};

/// A state of the chart, as it is drawn on every page.
pub(super) struct State<'a> {
    pub chart: &'a Chart,
    pub counts: &'a Counts,
    pub is_before: bool,
    pub builder: Builder,
}

impl<'a> State<'a> {
    /// The chart, after its earlier state if there is one.
    pub fn of(
        chart: &'a Chart,
        counts: &'a Counts,
        before: Option<(&'a Chart, &'a Counts)>,
    ) -> Vec<Self> {
        let state = |chart, counts, is_before| Self {
            chart,
            counts,
            is_before,
            builder: Builder::default(),
        };
        let before = before.map(|(chart, counts)| state(chart, counts, true));
        before.into_iter().chain([state(chart, counts, false)]).collect()
    }
}

/// One state on one page.
pub(super) struct Drawn {
    /// Among the composer's states.
    pub state: usize,
    pub top: UnitKey,
    pub scene: Scene,
}
