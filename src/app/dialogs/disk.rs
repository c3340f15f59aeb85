//! Questions about the file of the open project: somebody else has changed it, or it cannot be replaced.

use super::{Answer, buttons_ui, main_button, modal, plain_button};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{ChangedAnswer, Command, DiskCommand};
use crate::words::Message;

/// A file that somebody else has changed.
pub struct Changed {
    pub name: String,
    /// Whether something was changed here too.
    pub unsaved: bool,
    /// Whether it was found while saving.
    pub saving: bool,
}

pub fn changed_ui(ctx: &egui::Context, context: &mut Context, changed: &Changed) -> Answer {
    let title = context.say("changed-title");
    let (answer, dismissed) = modal(ctx, "changed", &title, 560.0, |ui| {
        let text = Message::new("changed-text").with("name", changed.name.as_str());
        ui.label(context.words.say(&text));
        if changed.unsaved {
            ui.add_space(tokens::space::SMALL);
            ui.label(context.say("changed-unsaved"));
        }
        ui.add_space(tokens::space::MEDIUM);
        let muted = |text| egui::RichText::new(text).color(context.palette.muted);
        ui.label(muted(context.say("changed-compare")));
        ui.label(muted(context.say("changed-kept")));
        let mut answer = None;
        let reload = if changed.unsaved { "answer-reload-discard" } else { "answer-reload" };
        let keep = if changed.saving { "answer-save-mine" } else { "answer-keep-mine" };
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say("answer-compare"), true) {
                answer = Some(ChangedAnswer::Compare);
            }
            for (word, meaning) in [
                (keep, ChangedAnswer::KeepMine),
                (reload, ChangedAnswer::Reload),
                ("answer-later", ChangedAnswer::Later),
            ] {
                if plain_button(ui, &context.say(word)) {
                    answer = Some(meaning);
                }
            }
        });
        answer
    });
    match answer.or(dismissed.then_some(ChangedAnswer::Later)) {
        Some(answer) => {
            context.ask(Command::Disk(DiskCommand::Changed(answer)));
            Answer::Closed
        }
        None => Answer::Open,
    }
}

pub fn in_place_ui(
    ctx: &egui::Context,
    context: &mut Context,
    name: &str,
    why: &Message,
) -> Answer {
    let text = Message::new("in-place-text").with("name", name).with("why", why.clone());
    let text = context.words.say(&text);
    let title = context.say("in-place-title");
    let (agreed, closed) =
        super::questions::confirm(ctx, context, "in-place", &title, &text, "answer-in-place");
    if closed {
        context.ask(Command::Disk(DiskCommand::SaveInPlace(agreed)));
        return Answer::Closed;
    }
    Answer::Open
}
