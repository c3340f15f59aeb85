//! What stands in front of the chart: a text edited in place, the stepper after a drop, a menu, a
//! dialog.

use super::Window;
use crate::app::after_drop::AfterDrop;
use crate::app::chart_area::ChartArea;
use crate::app::dialogs::{Answer, Fate};
use crate::app::in_place::{InPlace, Stays};
use crate::app::kit::field::forget_dialog;
use crate::app::panels::Context;
use crate::app::panels::selection_menu::selection_menu_ui;
use crate::editor::{Command, Document, Draft, FileCommand};
use crate::words::MessageKey;

/// Opened in this very frame.
#[derive(Clone, Copy)]
struct Fresh(bool);

#[derive(Default)]
pub(super) struct Front {
    form: Option<InPlace>,
    /// Why what was typed in a form could not be used, where that is still to be said.
    unusable: Vec<MessageKey>,
    after_drop: Option<AfterDrop>,
    /// A place on the canvas whose menu is open.
    menu: Option<(egui::Pos2, Fresh)>,
}

impl Front {
    pub fn has_form(&self) -> bool {
        self.form.is_some()
    }

    pub fn open_form(&mut self, form: Option<InPlace>) {
        self.form = form;
    }

    /// The texts that are being typed in the form.
    pub fn typed(&self) -> Vec<Draft> {
        self.form.iter().flat_map(InPlace::typed).collect()
    }

    /// Closes the form, with the changes that it asks for.
    fn take_form(&mut self) -> Vec<Command> {
        let Some(form) = self.form.take() else { return Vec::new() };
        let (changes, unusable) = form.take_changes();
        self.unusable.extend(unusable);
        changes
    }

    /// The same, unless something is written in it that cannot be used: then it stays, and says why.
    pub fn leave_form(&mut self) -> Vec<Command> {
        let Some(form) = self.form.as_mut().filter(|form| form.is_unusable()) else {
            return self.take_form();
        };
        let changes = form.take_usable();
        self.unusable.extend(form.take_unusable());
        changes
    }

    /// Why what was typed in a form could not be used.
    pub fn take_unusable(&mut self) -> Vec<MessageKey> {
        std::mem::take(&mut self.unusable)
    }

    /// Closes the form; what it asks for is of use only where what it is of is in `document`.
    pub fn take_form_of(&mut self, document: Option<&Document>) -> Vec<Command> {
        let is_there = self.typed().iter().any(|it| document.and_then(|d| it.of(d)).is_some());
        let changes = self.take_form();
        if is_there { changes } else { Vec::new() }
    }

    pub fn open_menu(&mut self, at: egui::Pos2) {
        self.menu = Some((at, Fresh(true)));
    }

    pub fn has_menu(&self) -> bool {
        self.menu.is_some()
    }

    pub fn close_menu(&mut self) {
        self.menu = None;
    }

    pub fn offer_after_drop(&mut self, after_drop: AfterDrop) {
        self.after_drop = Some(after_drop);
    }

    /// Draws all of it; returns whether the form is no longer there.
    fn ui(&mut self, ctx: &egui::Context, context: &mut Context, area: &ChartArea) -> bool {
        let is_over = self.form_ui(ctx, context, area);
        self.after_drop_ui(ctx, context);
        self.menu_ui(ctx, context);
        is_over
    }

    fn form_ui(&mut self, ctx: &egui::Context, context: &mut Context, area: &ChartArea) -> bool {
        let Some(form) = &mut self.form else { return false };
        let document = context.editor.document();
        let over = document
            .and_then(|it| Some((area.screen_rect(it, form.target())?, area.front_rect(it))));
        let stays = over.map_or(Stays::Done, |(over, within)| form.ui(ctx, context, over, within));
        let given_up = form.take_unusable();
        let is_other = !given_up.is_empty();
        self.unusable.extend(given_up);
        match stays {
            Stays::Open if !is_other => return false,
            // It says why, and waits for another text or Esc.
            Stays::Done if over.is_some() && form.is_unusable() => return false,
            Stays::Dropped => self.form = None,
            // Or what it was of is no longer what is selected.
            Stays::Done | Stays::Open => {
                let changes = self.take_form();
                context.commands.extend(changes);
            }
        }
        true
    }

    fn after_drop_ui(&mut self, ctx: &egui::Context, context: &mut Context) {
        // The drop itself is made between two frames.
        let revision = context.editor.document().map_or(0, Document::revision);
        let is_due = context.commands.is_empty();
        if let Some(after_drop) =
            self.after_drop.as_mut().filter(|drop| is_due || drop.revision == revision)
            && !after_drop.ui(ctx, context)
        {
            self.after_drop = None;
        }
    }

    fn menu_ui(&mut self, ctx: &egui::Context, context: &mut Context) {
        let Some((at, Fresh(fresh))) = self.menu else { return };
        self.menu = Some((at, Fresh(false)));
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
            .show(|ui| selection_menu_ui(ui, context));
        let closes = shown.is_none_or(|shown| {
            shown.response.should_close() || shown.response.clicked_elsewhere()
        });
        // The click that opened it does not close it.
        if !fresh && (closes || !context.commands.is_empty()) {
            self.menu = None;
        }
    }
}

impl Window {
    /// What stands in front of the panels, and what comes of a dialog.
    pub(super) fn front_ui(&mut self, ctx: &egui::Context) {
        let mut commands = std::mem::take(&mut self.commands);
        let mut context = Context::new(&self.editor, self.appearance.palette(), &mut commands);
        let is_over = self.front.ui(ctx, &mut context, &self.view.area);
        let answer = self.dialogs.ui(ctx, &mut context, &self.jobs);
        self.commands = commands;
        // A press on another field has given it the keyboard already.
        if is_over && !ctx.text_edit_focused() {
            release_keyboard(ctx);
            self.return_keyboard(ctx);
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
        self.dialogs.next();
        forget_dialog(ctx);
        release_keyboard(ctx);
        let form = self.front.form.as_mut();
        if !form.is_some_and(InPlace::return_to_unusable) && !self.side.return_to_unusable() {
            self.return_keyboard(ctx);
        }
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
