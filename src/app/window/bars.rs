//! The bars around the chart that come and go, and what they keep.

use super::Window;
use crate::app::panels::find::FindBar;
use crate::app::panels::look::LookPanel;
use crate::app::panels::replay::{Asked, ReplayBar};
use crate::app::panels::{Context, pair, read_only, trail};
use crate::app::projector;
use crate::editor::Tone;
use crate::words::key;

#[derive(Default)]
pub(super) struct Bars {
    pub find: FindBar,
    pub look: LookPanel,
    /// The changes step by step, while they are shown so.
    pub replay: Option<ReplayBar>,
}

/// A bar of the window, on its own ground or that of what it says.
pub(super) fn frame(fill: egui::Color32) -> egui::Frame {
    egui::Frame::new().fill(fill).inner_margin(egui::Margin::symmetric(8, 2))
}

impl Bars {
    /// What a room sees around the chart.
    pub fn projector_ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let panel = frame(context.palette.panel);
        egui::Panel::top("projector head").frame(panel).show(ui, |ui| {
            projector::head_ui(ui, context);
        });
        egui::Panel::bottom("projector counters").frame(panel).show(ui, |ui| {
            projector::counters_ui(ui, context);
        });
        pair_bar_ui(ui, context);
        self.replay_ui(ui, context);
        trail_bar_ui(ui, context);
        self.find_ui(ui, context);
    }

    /// What is said of the document, and the search.
    pub fn top_ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        if context.editor.document().is_some_and(|it| !it.is_editable()) {
            egui::Panel::top("read-only").frame(frame(context.palette.surface)).show(ui, |ui| {
                read_only::read_only_ui(ui, context);
            });
        }
        pair_bar_ui(ui, context);
        self.find_ui(ui, context);
    }

    /// The bar of the replay under way, if there is one; it goes when it is closed.
    pub fn replay_ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(bar) = &mut self.replay else { return };
        let frame = egui::Frame::new().fill(context.palette.surface);
        let frame = frame.inner_margin(egui::Margin::symmetric(12, 8));
        let shown = egui::Panel::bottom("replay").frame(frame).show(ui, |ui| bar.ui(ui, context));
        if shown.inner == Asked::Close {
            self.replay = None;
        }
    }

    fn find_ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        if self.find.is_open() {
            egui::Panel::top("find").frame(frame(context.palette.surface)).show(ui, |ui| {
                self.find.ui(ui, context);
            });
        }
    }
}

/// Which charts are compared, where that is to be said.
fn pair_bar_ui(ui: &mut egui::Ui, context: &mut Context) {
    let document = context.editor.document();
    if document.is_some_and(|it| pair::said(it, context.ticked).is_some()) {
        egui::Panel::top("pair").frame(frame(context.palette.surface)).show(ui, |ui| {
            pair::pair_ui(ui, context);
        });
    }
}

/// The way from the whole chart to the branch that is shown.
pub(super) fn trail_bar_ui(ui: &mut egui::Ui, context: &mut Context) {
    if context.editor.document().is_some_and(trail::has_trail) {
        egui::Panel::top("trail").frame(frame(context.palette.panel)).show(ui, |ui| {
            trail::trail_ui(ui, context);
        });
    }
}

impl Window {
    /// Shows the changes between the charts compared step by step, or ends that.
    pub(super) fn toggle_replay(&mut self) {
        if self.bars.replay.take().is_some() {
            return;
        }
        let Some(document) = self.editor.document() else { return };
        match ReplayBar::new(document, self.words()) {
            Ok(Some(replay)) => {
                self.bars.replay = Some(replay);
                self.view.area.fit_replay();
            }
            Ok(None) => self.notices.say(Tone::Done, self.words().get(key::REPLAY_NOTHING)),
            Err(why) => self.notices.say(Tone::Failed, self.words().say(&why)),
        }
    }
}
