//! One of several things of which one is in front: told by a line below it, not by a colour alone.
//!
//! Knows nothing of what is chosen.

use egui::{Button, IntoAtoms, Response, Stroke, Ui, Vec2};

use super::tokens::{FOCUS_RING, Palette, RADIUS};

/// Adds the button of one of several; the line is below the one that is `chosen`.
pub fn choice_ui<'a>(
    ui: &mut Ui,
    palette: &Palette,
    chosen: bool,
    atoms: impl IntoAtoms<'a>,
    least: impl Into<Vec2>,
) -> Response {
    let response = ui.add(Button::selectable(chosen, atoms).min_size(least.into()));
    if chosen {
        let rect = response.rect.shrink2(Vec2::new(f32::from(RADIUS), 0.0));
        let line = Stroke::new(FOCUS_RING, palette.accent);
        ui.painter().hline(rect.x_range(), rect.bottom() - FOCUS_RING / 2.0, line);
    }
    response
}
