//! Fields to type in: the same margins and outline everywhere.
//!
//! Knows nothing of what is typed.

use egui::{Margin, Response, Stroke, StrokeKind, TextEdit, Ui};

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
