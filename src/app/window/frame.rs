//! One frame of the window: the bars, the panels around the chart, and what stands over them.
//!
//! Knows nothing of what comes of what is asked for.

use super::{Side, Window, context_of, pointer};
use crate::app::canvas::Drop;
use crate::app::kit::choice::choice_ui;
use crate::app::kit::{focus, tokens};
use crate::app::notices::Wish;
use crate::app::panels::inspector::inspector_ui;
use crate::app::panels::outline::Released;
use crate::app::panels::replay::{Asked, ReplayBar};
use crate::app::panels::{Context, menu, pair, read_only, status, tabs, trail, welcome};
use crate::app::projector;
use crate::app::type_ahead::TypeAhead;
use crate::editor::{Action, Command};

impl Window {
    pub(super) fn is_projecting(&self) -> bool {
        self.projecting && self.editor.document().is_some()
    }

    /// Draws one frame.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if std::mem::take(&mut self.is_rescaled) {
            ctx.request_discard("another size of the interface");
        }
        let palette = self.scheme.unwrap_or_default().palette();
        let bar =
            egui::Frame::new().fill(palette.panel).inner_margin(egui::Margin::symmetric(8, 2));
        let mut commands = std::mem::take(&mut self.commands);
        let ticked = self.ticked();
        let mut context = context_of(&self.editor, self.scheme, &mut commands);
        context.ticked = &ticked;
        if !self.is_projecting() {
            egui::Panel::top("menu").frame(bar).show(ui, |ui| {
                menu::menu_bar_ui(ui, &mut context, &self.recent);
            });
        }
        if self.is_projecting() {
            egui::Panel::top("projector head").frame(bar).show(ui, |ui| {
                projector::head_ui(ui, &mut context);
            });
            egui::Panel::bottom("projector counters").frame(bar).show(ui, |ui| {
                projector::counters_ui(ui, &context);
            });
            if self.editor.document().is_some_and(|it| pair::said(it, &ticked).is_some()) {
                let frame = bar.fill(palette.surface);
                egui::Panel::top("pair").frame(frame).show(ui, |ui| {
                    pair::pair_ui(ui, &mut context);
                });
            }
            replay_ui(ui, &mut self.replay, &mut context);
            if self.editor.document().is_some_and(trail::has_trail) {
                egui::Panel::top("trail").frame(bar).show(ui, |ui| {
                    trail::trail_ui(ui, &mut context);
                });
            }
            if self.find.is_open() {
                let frame = bar.fill(palette.surface);
                egui::Panel::top("find").frame(frame).show(ui, |ui| {
                    self.find.ui(ui, &mut context);
                });
            }
            let frame = egui::Frame::new().fill(palette.canvas);
            egui::CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| self.area_ui(ui, &mut commands));
        } else if self.editor.document().is_none() {
            let frame = egui::Frame::new().fill(palette.canvas);
            egui::CentralPanel::default().frame(frame).show(ui, |ui| {
                welcome::welcome_ui(ui, &mut context, &self.recent);
            });
        } else {
            egui::Panel::top("tabs").frame(bar).show(ui, |ui| {
                tabs::tabs_ui(ui, &mut context, &mut self.look, self.area.zoom());
            });
            if self.editor.document().is_some_and(|it| it.read_only.is_some()) {
                let frame = bar.fill(palette.surface);
                egui::Panel::top("read-only").frame(frame).show(ui, |ui| {
                    read_only::read_only_ui(ui, &mut context);
                });
            }
            if self.editor.document().is_some_and(|it| pair::said(it, &ticked).is_some()) {
                let frame = bar.fill(palette.surface);
                egui::Panel::top("pair").frame(frame).show(ui, |ui| {
                    pair::pair_ui(ui, &mut context);
                });
            }
            if self.find.is_open() {
                let frame = bar.fill(palette.surface);
                egui::Panel::top("find").frame(frame).show(ui, |ui| {
                    self.find.ui(ui, &mut context);
                });
            }
            egui::Panel::bottom("status").frame(bar).show(ui, |ui| {
                status::status_ui(ui, &mut context);
            });
            replay_ui(ui, &mut self.replay, &mut context);
            let side = egui::Frame::new().fill(palette.panel).inner_margin(8);
            let may_drop = |drop: &Drop| pointer::allowed(&self.editor, drop);
            let mut released = None;
            // In a narrow window the chart keeps its room: one panel at a time.
            let is_narrow = ui.available_width() < 860.0;
            if self.outline_shown && !(is_narrow && self.inspector_shown) {
                let panel = egui::Panel::left("outline").frame(side);
                panel.default_size(264.0).size_range(160.0..=520.0).show(ui, |ui| {
                    let carried = self.area.carried().or(self.bench.carried().cloned());
                    released = self.outline.ui(ui, &mut context, carried.as_ref(), &may_drop);
                });
            }
            if self.inspector_shown {
                let panel = egui::Panel::right("inspector").frame(side);
                panel.default_size(336.0).size_range(240.0..=640.0).show(ui, |ui| {
                    let wanted = std::mem::take(&mut self.side_wanted);
                    side_tabs_ui(ui, &context, &mut self.side, wanted);
                    match self.side {
                        Side::Inspector => inspector_ui(ui, &mut context, &mut self.drafts),
                        Side::Movements => self.movements.ui(ui, &mut context),
                        Side::Statistics => {
                            let scheme = self.scheme.unwrap_or_default();
                            self.statistics.ui(ui, &mut context, scheme);
                        }
                        Side::Comments => self.comments.ui(ui, &mut context),
                    }
                });
            }
            if self.editor.document().is_some_and(trail::has_trail) {
                egui::Panel::top("trail").frame(bar).show(ui, |ui| {
                    trail::trail_ui(ui, &mut context);
                });
            }
            let carried = self.area.carried().or(self.outline.carried().cloned());
            let released = self.bench.ui(ui, &mut context, carried.as_ref()).or(released);
            let frame = egui::Frame::new().fill(palette.canvas);
            egui::CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| self.area_ui(ui, &mut commands));
            if let Some(Released { what, to, line, at }) = released {
                let to = to.or_else(|| self.panel_place_at(at, &what));
                self.drop_if_allowed(what, to, line, at, &mut commands);
            }
        }
        // A panel gone out of sight leaves nothing unsaid of what was typed in it.
        let is_shown = self.inspector_shown && !self.is_projecting();
        if !is_shown || self.side != Side::Inspector {
            commands.extend(self.drafts.take_changes());
        }
        if !is_shown || self.side != Side::Movements {
            commands.extend(self.movements.take_change());
        }
        self.commands = commands;
        self.front_ui(&ctx);
        if self.is_projecting() {
            projector::pointer_ui(&ctx, palette);
        }
        let words = self.words();
        let leaving = self.leaves_when_done();
        match self.notices.ui(&ctx, palette, words, self.jobs.running(), leaving) {
            Some(Wish::Folder(file)) => self.jobs.open_folder(file),
            Some(Wish::Undo(revision)) => self.commands.push(Command::UndoStep(revision)),
            Some(Wish::Cancel(index)) => self.commands.extend(self.jobs.cancel(index)),
            Some(Wish::Stay) => self.stay(),
            None => {}
        }
        focus::ring_ui(&ctx, palette);
        self.keep_typed(&ctx);
        self.writing = ctx.text_edit_focused();
        // What a question hears is for it.
        let takes_keyboard = self.dialog.is_none() && self.takes_keyboard();
        TypeAhead::expect(&ctx, !self.commands.is_empty() || takes_keyboard);
        if !self.commands.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// The bar of the replay under way, if there is one; it goes when it is closed.
fn replay_ui(ui: &mut egui::Ui, replay: &mut Option<ReplayBar>, context: &mut Context) {
    let Some(bar) = replay else { return };
    let frame = egui::Frame::new().fill(context.palette.surface);
    let frame = frame.inner_margin(egui::Margin::symmetric(12, 8));
    let shown = egui::Panel::bottom("replay").frame(frame).show(ui, |ui| bar.ui(ui, context));
    if shown.inner == Asked::Close {
        *replay = None;
    }
}

/// The tabs of the panel at the right; `wanted`: the one in front is to have the keyboard.
fn side_tabs_ui(ui: &mut egui::Ui, context: &Context, side: &mut Side, wanted: bool) {
    // In a narrow panel they take two rows: the chart keeps its room.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::space::HAIR;
        ui.spacing_mut().button_padding.x = 3.0;
        for (one, action) in [
            (Side::Inspector, Action::ToggleInspector),
            (Side::Movements, Action::ShowMovements),
            (Side::Statistics, Action::ShowStatistics),
            (Side::Comments, Action::ShowComments),
        ] {
            let size = egui::vec2(0.0, tokens::MIN_TARGET + tokens::space::TIGHT);
            let label = context.say(action.word());
            let label = egui::RichText::new(label).size(tokens::text::BODY - 1.0);
            let response = choice_ui(ui, context.palette, *side == one, label, size);
            let response = response.on_hover_text(context.action_tip(action));
            if response.clicked() {
                *side = one;
            }
            if wanted && *side == one {
                response.request_focus();
            }
        }
    });
    ui.add_space(tokens::space::TIGHT);
}
