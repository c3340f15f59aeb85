//! Questions about the file of the open project: somebody else has changed it, or it cannot be replaced.

use super::answer::Answer;
use super::frame::{buttons_ui, confirm, main_button, modal, plain_button};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{ChangedAnswer, Command, DiskCommand};
use crate::words::{Message, key, message};

/// A file that somebody else has changed.
pub struct Changed {
    pub name: String,
    /// Whether something was changed here too.
    pub unsaved: bool,
    /// Whether it was found while saving.
    pub saving: bool,
}

pub fn changed_ui(ctx: &egui::Context, context: &mut Context, changed: &Changed) -> Answer {
    let title = context.say(key::CHANGED_TITLE);
    let (answer, dismissed) = modal(ctx, "changed", &title, 560.0, |ui| {
        let text = message!(key::CHANGED_TEXT, name = changed.name.as_str());
        ui.label(context.words.say(&text));
        if changed.unsaved {
            ui.add_space(tokens::space::SMALL);
            ui.label(context.say(key::CHANGED_UNSAVED));
        }
        ui.add_space(tokens::space::MEDIUM);
        let muted = |text| egui::RichText::new(text).color(context.palette.muted);
        ui.label(muted(context.say(key::CHANGED_COMPARE)));
        ui.label(muted(context.say(key::CHANGED_KEPT)));
        let mut answer = None;
        let reload = if changed.unsaved { key::ANSWER_RELOAD_DISCARD } else { key::ANSWER_RELOAD };
        let keep = if changed.saving { key::ANSWER_SAVE_MINE } else { key::ANSWER_KEEP_MINE };
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say(key::ANSWER_COMPARE), true) {
                answer = Some(ChangedAnswer::Compare);
            }
            for (word, meaning) in [
                (keep, ChangedAnswer::KeepMine),
                (reload, ChangedAnswer::Reload),
                (key::ANSWER_LATER, ChangedAnswer::Later),
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
    let text = message!(key::IN_PLACE_TEXT, name, why = why.clone());
    let text = context.words.say(&text);
    let title = context.say(key::IN_PLACE_TITLE);
    let (agreed, closed) = confirm(ctx, context, "in-place", &title, &text, key::ANSWER_IN_PLACE);
    if closed {
        context.ask(Command::Disk(DiskCommand::SaveInPlace(agreed)));
        return Answer::Closed;
    }
    Answer::Open
}
