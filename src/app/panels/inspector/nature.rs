//! What the movement of posts is called, said where the movement is shown.

use super::form::{Mixed, choice_ui, field_ui};
use crate::app::panels::Context;
use crate::compare::Movement;
use crate::editor::{ChangeCommand, Command, LedgerCommand};
use crate::model::{Nature, PostId};
use crate::words::{key, message};

/// The choice of a nature for `posts` of the later chart compared, which goes to all of them; `rule` is their
/// movement where nobody makes it.
pub fn nature_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    current: Mixed<Option<Nature>>,
    rule: Mixed<Movement>,
    posts: Vec<PostId>,
) {
    let entries = Nature::ALL.map(|nature| (nature, context.say(nature.word())));
    let several = context.say(key::SEVERAL_VALUES);
    let rule = match rule {
        Mixed::Same(movement) => {
            let movement = context.say(movement.said_word());
            context.words.say(&message!(key::NATURE_RULE_GIVES, movement))
        }
        Mixed::Several => context.say(key::NATURE_RULE),
    };
    let mut chosen = None;
    field_ui(ui, context, key::FIELD_NATURE, |ui, _| {
        let (response, choice) =
            choice_ui(ui, key::FIELD_NATURE, current, Some(rule), several, &entries);
        chosen = choice;
        response
    });
    if let Some(nature) = chosen {
        context.ask(Command::Change(ChangeCommand::Ledger(LedgerCommand::PostNatures {
            posts,
            nature,
        })));
    }
}
