//! One frame of the window: the bars, the panels around the chart, and what stands over them.

use super::bars::{frame, trail_bar_ui};
use super::{Window, pointer};
use crate::app::canvas::Drop;
use crate::app::kit::focus;
use crate::app::notices::Wish;
use crate::app::panels::outline::Released;
use crate::app::panels::{Context, menu, status, tabs, welcome};
use crate::app::projector;
use crate::app::type_ahead::TypeAhead;
use crate::editor::{Action, Command};

/// A window narrower than this has one panel beside the chart at a time, in logical pixels.
const NARROW: f32 = 860.0;

impl Window {
    pub(super) fn is_projecting(&self) -> bool {
        self.appearance.projecting && self.editor.document().is_some()
    }

    /// Draws one frame.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.appearance.settle(&ctx);
        let palette = self.appearance.palette();
        let mut commands = std::mem::take(&mut self.commands);
        let ticked = self.ticked();
        if self.is_projecting() {
            let mut context = Context::new(&self.editor, palette, &mut commands);
            context.ticked = &ticked;
            self.bars.projector_ui(ui, &mut context);
            self.central_ui(ui, &mut commands);
        } else {
            self.work_ui(ui, &ticked, &mut commands);
        }
        // A panel gone out of sight leaves nothing unsaid of what was typed in it.
        commands.extend(self.side.take_unseen(!self.is_projecting()));
        self.commands = commands;
        self.front_ui(&ctx);
        if self.is_projecting() {
            projector::pointer_ui(&ctx, palette);
        }
        self.notices_ui(&ctx);
        focus::ring_ui(&ctx, palette);
        self.keep_typed(&ctx);
        self.view.writing = ctx.text_edit_focused();
        // What a question hears is for it.
        let takes_keyboard = !self.dialogs.is_open() && self.takes_keyboard();
        TypeAhead::expect(&ctx, !self.commands.is_empty() || takes_keyboard);
        if !self.commands.is_empty() {
            ctx.request_repaint();
        }
    }

    /// The menus, then the panels around the chart; without a document, how to come by one.
    fn work_ui(&mut self, ui: &mut egui::Ui, ticked: &[Action], commands: &mut Vec<Command>) {
        let palette = self.appearance.palette();
        let bar = frame(palette.panel);
        let mut context = Context::new(&self.editor, palette, commands);
        context.ticked = ticked;
        egui::Panel::top("menu").frame(bar).show(ui, |ui| {
            menu::menu_bar_ui(ui, &mut context, self.profile.recent());
        });
        if self.editor.document().is_none() {
            let frame = egui::Frame::new().fill(palette.canvas);
            egui::CentralPanel::default().frame(frame).show(ui, |ui| {
                welcome::welcome_ui(ui, &mut context, self.profile.recent());
            });
            return;
        }
        egui::Panel::top("tabs").frame(bar).show(ui, |ui| {
            tabs::tabs_ui(ui, &mut context, &mut self.bars.look, self.view.area.zoom());
        });
        self.bars.top_ui(ui, &mut context);
        egui::Panel::bottom("status").frame(bar).show(ui, |ui| {
            status::status_ui(ui, &mut context);
        });
        self.bars.replay_ui(ui, &mut context);
        let released = self.panels_ui(ui, ticked, commands);
        self.central_ui(ui, commands);
        if let Some(Released { what, to, line, at }) = released {
            let to = to.or_else(|| self.view.panel_place_at(at, &what));
            self.drop_if_allowed(what, to, line, at, commands);
        }
    }

    /// The outline, the panel at the right, the bench; returns what was let go of.
    fn panels_ui(
        &mut self,
        ui: &mut egui::Ui,
        ticked: &[Action],
        commands: &mut Vec<Command>,
    ) -> Option<Released> {
        let mut context = Context::new(&self.editor, self.appearance.palette(), commands);
        context.ticked = ticked;
        let frame = egui::Frame::new().fill(context.palette.panel).inner_margin(8);
        let view = &mut self.view;
        let may_drop = |drop: &Drop| pointer::allowed(&self.editor, drop);
        let mut released = None;
        // In a narrow window the chart keeps its room.
        let is_narrow = ui.available_width() < NARROW;
        let reviews = view.review.is_of(self.editor.document());
        if reviews && !(is_narrow && self.side.is_shown) {
            let panel = egui::Panel::left("review").frame(frame);
            let width = (ui.available_width() * 0.44).clamp(280.0, 560.0);
            panel.default_size(width).size_range(240.0..=900.0).show(ui, |ui| {
                view.review.ui(ui, &mut context);
            });
            view.review.follow(&self.jobs);
        }
        if view.outline_shown && !(is_narrow && (self.side.is_shown || reviews)) {
            // The report has the left.
            let panel = match reviews {
                true => egui::Panel::right("outline beside a report"),
                false => egui::Panel::left("outline"),
            };
            let panel = panel.frame(frame);
            panel.default_size(264.0).size_range(160.0..=520.0).show(ui, |ui| {
                let carried = view.area.carried().or(view.bench.carried().cloned());
                released = view.outline.ui(ui, &mut context, carried.as_ref(), &may_drop);
            });
        }
        if self.side.is_shown {
            let panel = egui::Panel::right("inspector").frame(frame);
            let scheme = self.appearance.scheme();
            panel.default_size(336.0).size_range(240.0..=640.0).show(ui, |ui| {
                self.side.ui(ui, &mut context, scheme);
            });
        }
        trail_bar_ui(ui, &mut context);
        let carried = view.area.carried().or(view.outline.carried().cloned());
        view.bench.ui(ui, &mut context, carried.as_ref()).or(released)
    }

    fn central_ui(&mut self, ui: &mut egui::Ui, commands: &mut Vec<Command>) {
        let frame = egui::Frame::new().fill(self.appearance.palette().canvas);
        let panel = egui::CentralPanel::default().frame(frame);
        panel.show(ui, |ui| self.area_ui(ui, commands));
    }

    fn notices_ui(&mut self, ctx: &egui::Context) {
        let (palette, words) = (self.appearance.palette(), self.words());
        let leaving = self.leaves_when_done();
        match self.notices.ui(ctx, palette, words, self.jobs.running(), leaving) {
            Some(Wish::Folder(file)) => self.jobs.open_folder(file),
            Some(Wish::Undo(revision)) => self.commands.push(Command::UndoStep(revision)),
            Some(Wish::Cancel(index)) => self.commands.extend(self.jobs.cancel(index)),
            Some(Wish::Stay) => self.stay(),
            None => {}
        }
    }
}
