//! The bar over a project that can only be looked at: why, and the ways on.

use egui::{Align, Layout, RichText};

use super::Context;
use crate::app::kit::icons;
use crate::app::kit::tokens::space;
use crate::editor::{Action, Command, DiskCommand};
use crate::words::key;

/// Room for the two buttons, in logical pixels.
const BUTTONS_WIDTH: f32 = 280.0;

pub fn read_only_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let Some(why) = document.why_read_only() else { return };
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        ui.label(icons::rich(icons::LOCKED).color(context.palette.warning));
        let width = ui.available_width() - if document.is_held() { BUTTONS_WIDTH } else { 0.0 };
        let text = RichText::new(context.words.say(&why)).color(context.palette.text);
        ui.scope(|ui| {
            ui.set_max_width(width.max(120.0));
            ui.add(egui::Label::new(text).wrap());
        });
        if !document.is_held() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().button_padding.x = space::SMALL;
            let copy = context.say(Action::SaveAs.word());
            if ui.add(egui::Button::new(copy).min_size([0.0, 28.0].into())).clicked() {
                context.ask(Command::Act(Action::SaveAs));
            }
            let again = egui::Button::new(context.say(key::READ_ONLY_RETRY));
            let tip = context.say(key::READ_ONLY_RETRY_TIP);
            let pressed = ui.add(again.min_size([0.0, 28.0].into())).on_hover_text(tip).clicked();
            if pressed {
                context.ask(Command::Disk(DiskCommand::TryAgain));
            }
        });
    });
}
