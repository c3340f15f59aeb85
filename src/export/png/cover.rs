//! How much of each pixel of a row a rectangle covers, its corners round or not.

use std::ops::Range;

use crate::geom::Rect;

/// A rectangle in pixels; a shape of one has no pixels if its sides are the wrong way round.
#[derive(Clone, Copy)]
pub struct Shape {
    pub rect: Rect,
    pub radius: f32,
}

/// The columns of a row by how much of them is covered.
pub struct CoveredColumns {
    /// Each by itself; then all to the same degree; then each by itself again.
    pub left: Range<i32>,
    pub middle: Range<i32>,
    pub right: Range<i32>,
}

impl Shape {
    /// With corners as round as its sides allow.
    pub fn new(rect: Rect, radius: f32) -> Self {
        let most = rect.width().min(rect.height()) / 2.0;
        Self { rect, radius: radius.min(most).max(0.0) }
    }

    /// Larger by `by` on every side, or smaller; round corners stay about their centres.
    pub fn expand(self, by: f32) -> Self {
        let radius = if self.radius > 0.0 { self.radius + by } else { 0.0 };
        Self::new(self.rect.expand(by), radius)
    }

    pub fn rows(&self) -> Range<i32> {
        whole(self.rect.min.y, self.rect.max.y)
    }

    /// How much of a pixel is covered, 0 to 1. Exact but for round corners, where a pixel is taken
    /// for a disc.
    pub fn cover(&self, column: i32, row: i32) -> f32 {
        let Rect { min, max } = self.rect;
        let plain = overlap(column, min.x, max.x) * overlap(row, min.y, max.y);
        if self.radius <= 0.0 || plain <= 0.0 {
            return plain;
        }
        let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
        let beyond =
            |at: f32, min: f32, max: f32| (min + self.radius - at).max(at - (max - self.radius));
        let (across, down) = (beyond(x, min.x, max.x), beyond(y, min.y, max.y));
        if across <= 0.0 || down <= 0.0 {
            return plain;
        }
        let distance = (across * across + down * down).sqrt();
        plain.min((self.radius + 0.5 - distance).clamp(0.0, 1.0))
    }

    /// The columns of `row`, of which the middle ones are covered alike by this shape and by the
    /// hole in it.
    pub fn columns(&self, hole: Option<&Self>, row: i32) -> CoveredColumns {
        let all = whole(self.rect.min.x, self.rect.max.x);
        let mut start = all.start;
        let mut end = all.end;
        for shape in [Some(self), hole].into_iter().flatten() {
            let (top, bottom) = (shape.rect.min.y + shape.radius, shape.rect.max.y - shape.radius);
            let is_straight = row as f32 >= top && (row + 1) as f32 <= bottom;
            let round = if is_straight { 0.0 } else { shape.radius };
            start = start.max(ceil(shape.rect.min.x + round));
            end = end.min(floor(shape.rect.max.x - round));
        }
        if start >= end {
            return CoveredColumns {
                left: all.clone(),
                middle: all.end..all.end,
                right: all.end..all.end,
            };
        }
        CoveredColumns { left: all.start..start, middle: start..end, right: end..all.end }
    }
}

/// How much of the pixel from `at` lies from `min` to `max`.
fn overlap(at: i32, min: f32, max: f32) -> f32 {
    (max.min((at + 1) as f32) - min.max(at as f32)).clamp(0.0, 1.0)
}

/// The pixels that lie from `min` to `max`, wholly or in part.
fn whole(min: f32, max: f32) -> Range<i32> {
    floor(min)..ceil(max).max(floor(min))
}

/// The standard's `floor` calls a function where the processor's own instruction is not asked for.
pub fn floor(value: f32) -> i32 {
    let cut = value as i32;
    if cut as f32 > value { cut - 1 } else { cut }
}

fn ceil(value: f32) -> i32 {
    let cut = value as i32;
    if (cut as f32) < value { cut + 1 } else { cut }
}
