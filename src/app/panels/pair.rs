//! The bar over a comparison that the user chose: the two charts by name, and the way back.
//!
//! Knows nothing of what is compared where nobody has chosen.

use egui::{Align, Layout, RichText};

use super::Context;
use crate::app::kit::icons;
use crate::app::kit::tokens::MIN_TARGET;
use crate::editor::{Action, Command, Document};
use crate::words::Message;

/// Whether there is a choice to show.
pub fn is_chosen(document: &Document) -> bool {
    document.chosen_pair().is_some()
}

/// "Comparaison choisie : Source → Variante 2", whichever chart is in front.
pub fn pair_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(names) = context.editor.document().and_then(Document::compared_names) else { return };
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let action = Action::FollowFront;
            let button = egui::Button::new(context.say(action.word()));
            let button = ui.add(button.min_size([0.0, MIN_TARGET].into()));
            if button.on_hover_text(context.action_tip(action)).clicked() {
                context.ask(Command::Act(action));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(icons::rich(icons::SWAP).color(context.palette.accent));
                let chosen = context.words.say(&Message::new("pair-chosen").with("names", names));
                let text = RichText::new(&chosen).strong();
                ui.add(egui::Label::new(text).truncate()).on_hover_text(&chosen);
            });
        });
    });
}
