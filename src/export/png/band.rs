//! Some rows of an image, and what lies on them: rectangles and upright lines by how much of each
//! pixel they cover, slanting lines by tiny-skia, text by masks.

use std::ops::Range;

use tiny_skia::{Paint, PathBuilder, PixmapMut, Stroke as SkiaStroke, Transform};

use super::cover::{Shape, floor};
use super::masks::{GlyphMask, Masks, STEPS};
use crate::export::glyphs::Glyphs;
use crate::geom::{Point, Rect};
use crate::scene::{Color, Item, Stroke, TextRun};

/// Red, green, blue, and what is opaque everywhere.
type Pixel = [u8; 4];

pub struct Band {
    bytes: Vec<u8>,
    width: i32,
    /// Of the image.
    rows: Range<i32>,
    /// Pixels per point.
    scale: f32,
}

impl Band {
    pub fn new(ground: Color, width: u32, rows: Range<u32>, scale: f32) -> Self {
        let pixels = width as usize * rows.len();
        let Color { red, green, blue, .. } = ground;
        Self {
            bytes: [red, green, blue, u8::MAX].repeat(pixels),
            width: width as i32,
            rows: rows.start as i32..rows.end as i32,
            scale,
        }
    }

    /// Its rows from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[Pixel]> {
        self.bytes.as_chunks().0.chunks_exact(self.width as usize)
    }

    pub fn item(&mut self, item: &Item, masks: &Masks, glyphs: &mut Glyphs) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                let shape = Shape::new(self.in_pixels(*rect), radius * self.scale);
                if let Some(color) = fill {
                    self.lay(&shape, None, *color);
                }
                if let Some(stroke) = stroke {
                    let half = stroke.width * self.scale / 2.0;
                    self.lay(&shape.expand(half), Some(&shape.expand(-half)), stroke.color);
                }
            }
            Item::Polyline { points, stroke } => {
                let is_upright = |ends: &[Point]| ends[0].x == ends[1].x || ends[0].y == ends[1].y;
                match points.windows(2).all(is_upright) {
                    true => self.upright(points, *stroke),
                    false => self.slanting(points, *stroke),
                }
            }
            Item::Text(run) => self.run(run, masks, glyphs),
        }
    }

    fn in_pixels(&self, rect: Rect) -> Rect {
        let point = |point: Point| Point::new(point.x * self.scale, point.y * self.scale);
        Rect::new(point(rect.min), point(rect.max))
    }

    fn row(&mut self, row: i32) -> &mut [Pixel] {
        let width = self.width as usize;
        let start = (row - self.rows.start) as usize * width;
        &mut self.bytes.as_chunks_mut().0[start..start + width]
    }

    /// Lays `color` over a shape, its hole left out.
    fn lay(&mut self, shape: &Shape, hole: Option<&Shape>, color: Color) {
        let width = self.width;
        let within = |range: Range<i32>| range.start.max(0)..range.end.min(width);
        let rows = shape.rows();
        for row in rows.start.max(self.rows.start)..rows.end.min(self.rows.end) {
            let columns = shape.columns(hole, row);
            let covered = |column: i32| {
                let hole = hole.map_or(0.0, |hole| hole.cover(column, row));
                share(shape.cover(column, row) - hole, color)
            };
            let pixels = self.row(row);
            for column in within(columns.left).chain(within(columns.right)) {
                let pixel = &mut pixels[column as usize];
                *pixel = over(*pixel, color, covered(column));
            }
            let middle = within(columns.middle);
            if middle.is_empty() {
                continue;
            }
            let share = covered(middle.start);
            let pixels = &mut pixels[middle.start as usize..middle.end as usize];
            match share {
                0 => {}
                255 => pixels.fill([color.red, color.green, color.blue, u8::MAX]),
                _ => pixels.iter_mut().for_each(|pixel| *pixel = over(*pixel, color, share)),
            }
        }
    }

    /// A line of which each stretch is level or plumb, its corners square.
    fn upright(&mut self, points: &[Point], stroke: Stroke) {
        let half = stroke.width / 2.0;
        for (index, ends) in points.windows(2).enumerate() {
            let (from, to) = (ends[0], ends[1]);
            // A corner belongs to the stretch after it, so that none is painted twice.
            let before = if index > 0 { half } else { 0.0 };
            let after = if index + 2 < points.len() { -half } else { 0.0 };
            let along = |from: f32, to: f32| match from <= to {
                true => (from - before, to + after),
                false => (to - after, from + before),
            };
            let rect = if from.y == to.y {
                let (left, right) = along(from.x, to.x);
                Rect::new(Point::new(left, from.y - half), Point::new(right, from.y + half))
            } else {
                let (top, bottom) = along(from.y, to.y);
                Rect::new(Point::new(from.x - half, top), Point::new(from.x + half, bottom))
            };
            if rect.width() > 0.0 && rect.height() > 0.0 {
                self.lay(&Shape::new(self.in_pixels(rect), 0.0), None, stroke.color);
            }
        }
    }

    fn slanting(&mut self, points: &[Point], stroke: Stroke) {
        let mut builder = PathBuilder::new();
        for (index, point) in points.iter().enumerate() {
            match index {
                0 => builder.move_to(point.x, point.y),
                _ => builder.line_to(point.x, point.y),
            }
        }
        let Some(path) = builder.finish() else { return };
        let mut paint = Paint::default();
        let Color { red, green, blue, alpha } = stroke.color;
        paint.set_color(tiny_skia::Color::from_rgba8(red, green, blue, alpha));
        let style = SkiaStroke { width: stroke.width, ..SkiaStroke::default() };
        let place = Transform::from_scale(self.scale, self.scale)
            .post_translate(0.0, -self.rows.start as f32);
        let (width, height) = (self.width as u32, self.rows.len() as u32);
        if let Some(mut pixmap) = PixmapMut::from_bytes(&mut self.bytes, width, height) {
            pixmap.stroke_path(&path, &paint, &style, place, None);
        }
    }

    fn run(&mut self, run: &TextRun, masks: &Masks, glyphs: &mut Glyphs) {
        let Some(set) = masks.set(run, self.scale) else { return };
        let size = run.size * self.scale;
        let (left, base) = (run.origin.x * self.scale, run.origin.y * self.scale);
        for glyph in glyphs.shape(run).iter() {
            // Rounded to the nearest step, then split into pixel and step.
            let steps = |at: f32| {
                let steps = floor(at * STEPS as f32 + 0.5);
                (steps.div_euclid(STEPS as i32), steps.rem_euclid(STEPS as i32) as usize)
            };
            let (x, across) = steps(left + glyph.x * size);
            let (y, down) = steps(base - glyph.y * size);
            if let Some(mask) = set.mask(glyphs, glyph.id, across, down) {
                self.blend(mask, x, y, run.color);
            }
        }
    }

    /// Lays `color` over the pixels that a glyph covers. What falls outside is left out.
    fn blend(&mut self, glyph: &GlyphMask, x: i32, y: i32, color: Color) {
        let (left, top) = (x + glyph.left, y + glyph.top);
        let width = glyph.mask.width() as usize;
        let first = (-left).max(0) as usize;
        let room = (self.width - left).clamp(0, width as i32) as usize;
        if first >= room {
            return;
        }
        for (row, covers) in (top..).zip(glyph.mask.data().chunks_exact(width)) {
            if !self.rows.contains(&row) {
                continue;
            }
            let start = (left + first as i32) as usize;
            let pixels = &mut self.row(row)[start..start + room - first];
            for (pixel, &cover) in pixels.iter_mut().zip(&covers[first..room]) {
                if cover > 0 {
                    let share = divided(u32::from(color.alpha) * u32::from(cover));
                    *pixel = over(*pixel, color, share);
                }
            }
        }
    }
}

/// How much of a pixel shows `color`, 0 to 255, if so much of it is covered.
fn share(cover: f32, color: Color) -> u32 {
    (cover * f32::from(color.alpha) + 0.5) as u32
}

/// `color` laid over a pixel, of which it takes so much.
fn over([red, green, blue, _]: Pixel, color: Color, share: u32) -> Pixel {
    let mix = |above: u8, below: u8| {
        divided(u32::from(above) * share + u32::from(below) * (255 - share)) as u8
    };
    [mix(color.red, red), mix(color.green, green), mix(color.blue, blue), u8::MAX]
}

/// `value` / 255, rounded.
fn divided(value: u32) -> u32 {
    (value + 127) / 255
}
