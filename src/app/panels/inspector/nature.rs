//! What the movement of posts is called, said where the movement is shown.

use super::{Mixed, choice_ui, field_ui};
use crate::app::panels::Context;
use crate::editor::{Command, LedgerCommand};
use crate::model::{Nature, PostId};

/// The choice of a nature for `posts` of the later chart compared, which goes to all of them.
pub fn nature_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    current: Mixed<Option<Nature>>,
    posts: Vec<PostId>,
) {
    let entries = Nature::ALL.map(|nature| (nature, context.say(nature.word())));
    let (rule, several) = (context.say("nature-rule"), context.say("several-values"));
    let mut chosen = None;
    field_ui(ui, context, "field-nature", |ui, _| {
        let (response, choice) =
            choice_ui(ui, "field-nature", current, Some(rule), several, &entries);
        chosen = choice;
        response
    });
    if let Some(nature) = chosen {
        context.ask(Command::Ledger(LedgerCommand::PostNatures { posts, nature }));
    }
}
