//! Shapes that more than one renderer has to draw by itself.

use skrifa::outline::OutlinePen;

use crate::geom::Rect;

/// How far along its sides the handles of a quarter of a circle lie (the usual cubic approximation).
const QUARTER: f32 = 0.552_284_8;

/// The outline of `rect`, its corners quarters of circles, no larger than its sides allow.
pub fn rounded_rect(rect: Rect, radius: f32, pen: &mut impl OutlinePen) {
    let Rect { min, max } = rect;
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let handle = radius * (1.0 - QUARTER);
    pen.move_to(min.x + radius, min.y);
    pen.line_to(max.x - radius, min.y);
    pen.curve_to(max.x - handle, min.y, max.x, min.y + handle, max.x, min.y + radius);
    pen.line_to(max.x, max.y - radius);
    pen.curve_to(max.x, max.y - handle, max.x - handle, max.y, max.x - radius, max.y);
    pen.line_to(min.x + radius, max.y);
    pen.curve_to(min.x + handle, max.y, min.x, max.y - handle, min.x, max.y - radius);
    pen.line_to(min.x, min.y + radius);
    pen.curve_to(min.x, min.y + handle, min.x + handle, min.y, min.x + radius, min.y);
    pen.close();
}
