//! What the colours of the chart stand for, in a corner of the canvas.

use super::canvas::lens::color32;
use super::kit::fonts;
use super::kit::tokens::{self, Palette, space};
use crate::model::Lists;
use crate::scene::{Options, Scene, Weight, tags};

const SWATCH: f32 = 10.0;

/// Paints the legend in the lower left corner of `room`; nothing where colours need none.
pub fn legend_ui(
    ui: &egui::Ui,
    palette: &Palette,
    room: egui::Rect,
    scene: &Scene,
    lists: &Lists,
    options: &Options,
) {
    let entries = tags(scene.cards.iter(), lists, options);
    if entries.is_empty() {
        return;
    }
    let font = fonts::font(Weight::Regular, tokens::text::SMALL);
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let texts: Vec<_> = entries
        .into_iter()
        .map(|(color, label)| (color, painter.layout_no_wrap(label, font.clone(), palette.text)))
        .collect();
    let row = SWATCH + space::SMALL;
    let widest = texts.iter().map(|(_, text)| text.size().x).fold(0.0, f32::max);
    let size = egui::vec2(
        widest + SWATCH + space::TIGHT + 2.0 * space::SMALL,
        row * texts.len() as f32 + space::SMALL,
    );
    let corner = room.left_bottom() + egui::vec2(space::SMALL, -space::SMALL - size.y);
    let frame = egui::Rect::from_min_size(corner, size);
    let border = egui::Stroke::new(1.0, palette.border);
    let radius = f32::from(tokens::RADIUS);
    painter.rect(frame, radius, palette.surface, border, egui::StrokeKind::Inside);
    let mut at = corner + egui::vec2(space::SMALL, space::SMALL);
    for (color, text) in texts {
        let swatch = egui::Rect::from_min_size(at, egui::Vec2::splat(SWATCH));
        painter.rect_filled(swatch, 2.0, color32(color));
        let middle = egui::pos2(swatch.right() + space::TIGHT, swatch.center().y);
        painter.galley(middle - egui::vec2(0.0, text.size().y / 2.0), text, palette.text);
        at.y += row;
    }
}
