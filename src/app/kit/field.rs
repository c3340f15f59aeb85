//! Fields to type in: the same margins and outline everywhere.
//!
//! Knows nothing of what is typed.

use egui::{Checkbox, Margin, Response, Stroke, StrokeKind, TextEdit, Ui};

use super::tokens::{Palette, RADIUS};

/// Adds a text field that shows where it ends, whatever it stands on.
pub fn text_field_ui(ui: &mut Ui, palette: &Palette, edit: TextEdit<'_>) -> Response {
    let response = ui.add(edit.margin(Margin::symmetric(8, 5)));
    // With the keyboard, egui draws the accent in its place.
    if !response.has_focus() {
        let outline = Stroke::new(1.0, palette.outline);
        ui.painter().rect_stroke(response.rect, RADIUS, outline, StrokeKind::Inside);
    }
    response
}

/// Gives a text field the keyboard, at the end of its text, and returns whether it had it already: to be
/// asked frame by frame until it has, as what was drawn later may have taken it.
pub fn give_keyboard(field: &Response) -> bool {
    if field.has_focus() {
        return true;
    }
    // Behind a question it waits until that is answered.
    if field.ctx.memory(|memory| memory.allows_interaction(field.layer_id)) {
        field.request_focus();
    }
    false
}

/// Adds a box to tick that shows where it ends.
pub fn checkbox_ui(ui: &mut Ui, palette: &Palette, checkbox: Checkbox<'_>) -> Response {
    outlined_ui(ui, palette, |ui| ui.add(checkbox))
}

/// Adds one of several buttons of which one is chosen, that shows where it ends.
pub fn radio_ui<T: PartialEq>(
    ui: &mut Ui,
    palette: &Palette,
    current: &mut T,
    value: T,
    label: String,
) -> Response {
    outlined_ui(ui, palette, |ui| ui.radio_value(current, value, label))
}

fn outlined_ui(ui: &mut Ui, palette: &Palette, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for visuals in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            visuals.bg_fill = palette.surface;
            visuals.bg_stroke = Stroke::new(1.0, palette.outline);
        }
        add(ui)
    })
    .inner
}
