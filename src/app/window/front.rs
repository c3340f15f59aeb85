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

/// Opened in this very frame.
#[derive(Clone, Copy)]
struct Fresh(bool);

#[derive(Default)]
pub(super) struct Front {
    form: Option<InPlace>,
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
    pub fn take_form(&mut self) -> Vec<Command> {
        self.form.take().into_iter().flat_map(InPlace::take_changes).collect()
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
        let over = document.and_then(|it| area.screen_rect(it, form.target()));
        match over.map_or(Stays::Done, |over| form.ui(ctx, context, over)) {
            Stays::Open => return false,
            Stays::Dropped => self.form = None,
            Stays::Done => {
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
