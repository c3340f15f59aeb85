//! What stands in front of the chart: a text edited in place, the stepper after a drop, a menu, a
//! dialog.
//!
//! Knows nothing of what they do.

use super::{Fresh, Window, context_of};
use crate::app::dialogs::{Answer, Fate};
use crate::app::in_place::{InPlace, Stays};
use crate::app::panels::selection_menu::selection_menu_ui;
use crate::editor::{Command, Document, FileCommand};

impl Window {
    /// What stands in front of the panels: the field over the chart, the canvas's menu, a dialog.
    pub(super) fn front_ui(&mut self, ctx: &egui::Context) {
        let mut commands = std::mem::take(&mut self.commands);
        let mut context = context_of(&self.editor, self.scheme, &mut commands);
        let mut is_over = false;
        if let Some(in_place) = &mut self.in_place {
            let document = context.editor.document();
            let over = document.and_then(|it| self.area.screen_rect(it, in_place.target()));
            match over.map_or(Stays::Done, |over| in_place.ui(ctx, &mut context, over)) {
                Stays::Open => {}
                Stays::Dropped => is_over = true,
                Stays::Done => {
                    let form = self.in_place.take();
                    context.commands.extend(form.into_iter().flat_map(InPlace::take_changes));
                    is_over = true;
                }
            }
        }
        // The drop itself is made between two frames.
        let revision = context.editor.document().map_or(0, Document::revision);
        let is_due = context.commands.is_empty();
        if let Some(after_drop) =
            self.after_drop.as_mut().filter(|drop| is_due || drop.revision == revision)
            && !after_drop.ui(ctx, &mut context)
        {
            self.after_drop = None;
        }
        if let Some((at, Fresh(fresh))) = self.canvas_menu {
            self.canvas_menu = Some((at, Fresh(false)));
            let popup = egui::Popup::new(
                egui::Id::new("canvas-menu"),
                ctx.clone(),
                egui::PopupAnchor::Position(at),
                egui::LayerId::background(),
            );
            let shown = popup
                .kind(egui::PopupKind::Menu)
                .layout(egui::Layout::top_down_justified(egui::Align::Min))
                .style(egui::containers::menu::menu_style)
                .show(|ui| selection_menu_ui(ui, &mut context));
            let closes = shown.is_none_or(|shown| {
                shown.response.should_close() || shown.response.clicked_elsewhere()
            });
            // The click that opened it does not close it.
            if !fresh && (closes || !context.commands.is_empty()) {
                self.canvas_menu = None;
            }
        }
        let mut answer = Answer::Open;
        if let Some(dialog) = &mut self.dialog {
            answer = dialog.ui(ctx, &mut context, &self.jobs);
        }
        self.commands = commands;
        if is_over {
            self.in_place = None;
            // A press on another field has given it the keyboard already.
            if !ctx.text_edit_focused() {
                release_keyboard(ctx);
                self.return_keyboard(ctx);
            }
        }
        match answer {
            Answer::Open => return,
            Answer::Closed => {}
            Answer::Path { purpose, path, overwrite: true } => {
                self.commands
                    .push(Command::File(FileCommand::PathChosen { purpose, path: Some(path) }));
            }
            Answer::Path { purpose, path, overwrite: false } => {
                self.jobs.path_typed(purpose, path);
            }
            Answer::Journal { orphan, fate } => match (&self.recorder, fate) {
                (Some(recorder), Fate::Recovered) => recorder.hold(orphan),
                (Some(recorder), Fate::ThrownAway) => recorder.throw_away(orphan),
                (None, _) => {}
            },
            Answer::Leave(answer) => self.answer_leave(ctx, answer),
        }
        self.dialog = (!self.waiting.is_empty()).then(|| self.waiting.remove(0));
        release_keyboard(ctx);
        self.return_keyboard(ctx);
        ctx.request_repaint();
    }
}

/// Takes the keyboard from what is no longer on show.
pub(super) fn release_keyboard(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}
