//! What would become of the *postes autorisés*: under a question, before it is answered.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button};
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::edit::Refusal;
use crate::editor::{Ceiling, CeilingChange, ChangeCommand, Command, ReshapeCommand};
use crate::words::{MessageKey, key};

/// What a choice would lead to, found anew only when another choice is made.
pub struct Foreseen<K> {
    found: Option<(u64, K, Result<Vec<CeilingChange>, Refusal>)>,
}

impl<K> Default for Foreseen<K> {
    fn default() -> Self {
        Self { found: None }
    }
}

impl<K: PartialEq> Foreseen<K> {
    /// Shows it, and returns whether the choice may be made. `command` is what `choice` asks for.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        choice: K,
        command: impl FnOnce(&K) -> ChangeCommand,
    ) -> bool {
        let revision = context.editor.document().map_or(0, |document| document.revision());
        let is_known =
            self.found.as_ref().is_some_and(|(at, of, _)| *at == revision && *of == choice);
        if !is_known {
            let found = context.editor.foresee(&command(&choice));
            self.found = Some((revision, choice, found));
        }
        match &self.found {
            Some((_, _, Ok(changes))) => {
                changes_ui(ui, context, changes);
                true
            }
            Some((_, _, Err(refusal))) => {
                let text = context.words.say(&refusal.message());
                ui.label(egui::RichText::new(text).color(context.palette.danger));
                false
            }
            None => false,
        }
    }
}

impl Foreseen<ReshapeCommand> {
    /// The foot of a question that makes other units of some: what becomes of the ceilings, and the
    /// buttons, of which the main one is called `answer`. Returns what was decided, and whether the
    /// question was given up.
    pub fn decide_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        command: ReshapeCommand,
        is_complete: bool,
        answer: MessageKey,
    ) -> (Option<ReshapeCommand>, bool) {
        let asks = |it: &ReshapeCommand| ChangeCommand::Reshape(it.clone());
        let ready = is_complete && self.ui(ui, context, command.clone(), asks);
        let mut decided = (None, false);
        buttons_ui(ui, |ui| {
            let go = main_button(ui, context, &context.say(answer), ready);
            decided.0 = (go && ready).then_some(command);
            decided.1 = leave_button(ui, context, key::ANSWER_CANCEL);
        });
        decided
    }
}

/// Asks for what was decided, and closes the question once it is answered or given up.
pub fn carry_out(
    context: &mut Context,
    decided: Option<ReshapeCommand>,
    is_given_up: bool,
) -> Answer {
    let is_done = decided.is_some() || is_given_up;
    if let Some(command) = decided {
        context.ask(Command::Change(ChangeCommand::Reshape(command)));
    }
    if is_done { Answer::Closed } else { Answer::Open }
}

fn changes_ui(ui: &mut egui::Ui, context: &Context, changes: &[CeilingChange]) {
    ui.add_space(tokens::space::MEDIUM);
    let muted = |text: String| egui::RichText::new(text).color(context.palette.muted);
    if changes.is_empty() {
        ui.label(muted(context.say(key::CEILINGS_UNCHANGED)));
        return;
    }
    ui.label(muted(context.say(key::CEILINGS_TITLE)));
    ui.separator();
    let grid = egui::Grid::new("ceilings").num_columns(3).spacing([tokens::space::LARGE, 4.0]);
    let names = (ui.available_width() - 200.0).max(120.0);
    let scroll = egui::ScrollArea::vertical().max_height(150.0).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        grid.show(ui, |ui| {
            for key in [key::CEILINGS_UNIT, key::CEILINGS_BEFORE, key::CEILINGS_AFTER] {
                ui.label(muted(context.say(key)));
            }
            ui.end_row();
            for change in changes {
                let name = change.unit.clone().unwrap_or_else(|| context.say(key::CEILINGS_WHOLE));
                ui.scope(|ui| {
                    ui.set_max_width(names);
                    ui.add(egui::Label::new(&name).truncate()).on_hover_text(&name);
                });
                for ceiling in [change.before, change.after] {
                    ceiling_ui(ui, context, ceiling);
                }
                ui.end_row();
            }
        });
    });
}

/// "9 / 9", or a dash where there is no ceiling.
fn ceiling_ui(ui: &mut egui::Ui, context: &Context, ceiling: Option<Ceiling>) {
    let Some(ceiling) = ceiling else {
        ui.label("–");
        return;
    };
    let figure = context.words.headcount(ceiling.posts, ceiling.authorised, true);
    if ceiling.is_passed() {
        let text = format!("{} {figure}", icons::OVER);
        ui.label(egui::RichText::new(text).color(context.palette.danger));
    } else {
        ui.label(figure);
    }
}
