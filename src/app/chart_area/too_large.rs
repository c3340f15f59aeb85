//! What is said over a chart of which branches are shown folded because they are too large to open.

use egui::{Align2, Frame, Label, Margin, RichText, Stroke, UiBuilder};

use super::input::AreaInput;
use crate::app::kit::icons;
use crate::app::kit::tokens::{self, space};
use crate::editor::Action;
use crate::words::{key, message};

/// A line longer than this is hard to read, in logical pixels.
const WIDEST: f32 = 560.0;

/// Says at the top of `room` how many `branches` are folded, and how to see them; nothing where none are.
pub fn too_large_ui(ui: &mut egui::Ui, input: AreaInput, room: egui::Rect, branches: usize) {
    if branches == 0 {
        return;
    }
    let message =
        message!(key::CHART_TOO_LARGE, action = message!(Action::ShowBranch.word()), branches);
    let message = input.editor.locale.say(&message);
    let palette = input.scheme.palette();
    let width = (room.width() - 2.0 * space::SMALL).min(WIDEST);
    let size = egui::vec2(width, room.height());
    let top = room.center_top() + egui::vec2(0.0, space::SMALL);
    let place = Align2::CENTER_TOP.anchor_size(top, size);
    let mut ui = ui.new_child(UiBuilder::new().id_salt("too large").max_rect(place));
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.border))
        .corner_radius(tokens::RADIUS)
        .inner_margin(Margin::same(space::SMALL as i8));
    frame.show(&mut ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.label(icons::rich(icons::WARNING).color(palette.warning));
            ui.add(Label::new(RichText::new(message).color(palette.text)).wrap());
        });
    });
}
