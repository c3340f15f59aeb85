//! Where what a pasted text describes goes.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal, plain_button};
use crate::app::panels::Context;
use crate::editor::{Command, OfferedText, PlaceOfText};
use crate::model::{brief, full_name};
use crate::words::{key, message};

pub fn place_text_ui(ctx: &egui::Context, context: &mut Context, offered: &OfferedText) -> Answer {
    let Some(document) = context.editor.document() else { return Answer::Closed };
    let unit = document.chart().and_then(|chart| chart.unit_by_id(&offered.unit));
    let Some(unit) = unit else { return Answer::Closed };
    let name = full_name(&document.project().lists, &unit.fields);
    let below = message!(key::PLACE_TEXT_BELOW, unit = brief(&name).as_ref());
    let below = context.words.say(&below);
    let text = message!(key::PLACE_TEXT_TEXT, posts = offered.posts, units = offered.units);
    let title = context.say(key::PLACE_TEXT_TITLE);
    let ((place, cancelled), dismissed) = modal(ctx, "place-text", &title, 560.0, |ui| {
        ui.add(egui::Label::new(context.words.say(&text)).wrap());
        let mut answer = (None, false);
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &below, true) {
                answer.0 = Some(PlaceOfText::Below);
            }
            if plain_button(ui, &context.say(key::PLACE_TEXT_CHARTS)) {
                answer.0 = Some(PlaceOfText::Charts);
            }
            answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
        });
        answer
    });
    if let Some(place) = place {
        context.ask(Command::PlaceText { unit: offered.unit.clone(), place });
    }
    if place.is_some() || cancelled || dismissed { Answer::Closed } else { Answer::Open }
}
