//! A text too long to be typed in: its beginning in the place of the field, and the means to write another.

use egui::{Label, Response, RichText, Ui};

use super::Context;
use crate::app::kit::tokens::MIN_TARGET;
use crate::model::{BRIEF, brief};
use crate::words::{key, message};

/// Longer texts, in bytes, are not edited letter by letter: each key would set all of them anew.
const MOST: usize = 20_000;

/// Shows `text` instead of a field where it is too long for one. Nothing of it is lost unless it is
/// replaced.
pub fn long_text_ui(ui: &mut Ui, context: &Context, text: &mut String) -> Option<Response> {
    if text.len() <= MOST {
        return None;
    }
    let shown = ui.add(Label::new(brief(text).as_ref()).wrap());
    shortened_ui(ui, context, text);
    let label = context.say(key::LONG_TEXT_REPLACE);
    if ui.add(egui::Button::new(label).min_size([0.0, MIN_TARGET].into())).clicked() {
        text.clear();
    }
    Some(shown)
}

/// Says of a text that it is cut short elsewhere, where it is.
pub fn shortened_ui(ui: &mut Ui, context: &Context, text: &str) {
    if text.len() > BRIEF {
        let message = message!(key::LONG_TEXT, letters = text.chars().count().to_string());
        let message = RichText::new(context.words.say(&message)).color(context.palette.muted);
        ui.add(Label::new(message).wrap());
    }
}
