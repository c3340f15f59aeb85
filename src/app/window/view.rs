//! What shows the document: the chart, the outline beside it, the bench below; and which of them has the
//! keyboard.

use super::keyboard::Pane;
use crate::app::canvas::{Carried, Place};
use crate::app::chart_area::ChartArea;
use crate::app::panels::bench::Bench;
use crate::app::panels::outline::Outline;
use crate::app::panels::review::ReviewPanel;

pub(super) struct DocumentView {
    pub area: ChartArea,
    pub outline: Outline,
    pub outline_shown: bool,
    pub bench: Bench,
    /// The report that was read.
    pub review: ReviewPanel,
    /// The pane that has the keyboard, or had it before a dialog or a field.
    pub pane: Pane,
    /// A text had the keyboard in the last frame.
    pub writing: bool,
}

impl DocumentView {
    pub fn new() -> Self {
        Self {
            area: ChartArea::new(),
            outline: Outline::default(),
            outline_shown: true,
            bench: Bench::default(),
            review: ReviewPanel::default(),
            pane: Pane::default(),
            writing: false,
        }
    }

    /// What is dragged from the panels.
    pub fn carried_from_panels(&self) -> Option<&Carried> {
        self.outline.carried().or(self.bench.carried())
    }

    /// Whether anything is being dragged.
    pub fn is_dragging(&self) -> bool {
        self.area.carried().is_some() || self.carried_from_panels().is_some()
    }

    /// Where something let go at `at` would stand, on the panels around the chart.
    pub fn panel_place_at(&self, at: egui::Pos2, what: &Carried) -> Option<Place> {
        self.outline.place_at(at, what).or_else(|| self.bench.place_at(at, what))
    }
}
