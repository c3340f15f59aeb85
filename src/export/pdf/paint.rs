//! Rectangles and lines of a page as krilla draws them.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point as PdfPoint, Rect as PdfRect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, Stroke as PdfStroke};
use krilla::surface::Surface;
use skrifa::outline::OutlinePen;

use crate::export::shapes::rounded_rect;
use crate::geom::{Point, Rect};
use crate::scene::{Color, Stroke};

/// Draws a rectangle; nothing if it has no area.
pub fn rectangle(
    surface: &mut Surface,
    rect: Rect,
    radius: f32,
    fill: Option<Color>,
    stroke: Option<Stroke>,
) {
    let mut pen = PdfPen(PathBuilder::new());
    if radius > 0.0 {
        rounded_rect(rect, radius, &mut pen);
    } else {
        let (min, max) = (point(rect.min), point(rect.max));
        let sides = PdfRect::from_ltrb(min.x, min.y, max.x, max.y);
        let Some(sides) = sides else { return };
        pen.0.push_rect(sides);
    }
    draw(surface, pen.0.finish(), fill, stroke);
}

pub fn polyline(surface: &mut Surface, points: &[Point], stroke: Stroke) {
    let mut builder = PathBuilder::new();
    for (index, end) in points.iter().map(|&end| point(end)).enumerate() {
        match index {
            0 => builder.move_to(end.x, end.y),
            _ => builder.line_to(end.x, end.y),
        }
    }
    draw(surface, builder.finish(), None, Some(stroke));
}

fn draw(surface: &mut Surface, path: Option<Path>, fill: Option<Color>, stroke: Option<Stroke>) {
    // Without either, krilla would fill in black.
    let (Some(path), true) = (path, fill.is_some() || stroke.is_some()) else { return };
    surface.set_fill(fill.map(pdf_fill));
    surface.set_stroke(stroke.map(pdf_stroke));
    surface.draw_path(&path);
}

/// `point` to the thousandth of a point, which no printer and no screen shows: three digits less in
/// each of a large chart's millions of numbers.
pub fn point(point: Point) -> PdfPoint {
    PdfPoint::from_xy(thousandth(point.x), thousandth(point.y))
}

fn thousandth(value: f32) -> f32 {
    (value * 1_000.0).round() / 1_000.0
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}

pub fn pdf_fill(color: Color) -> Fill {
    let paint = rgb::Color::new(color.red, color.green, color.blue).into();
    Fill { paint, opacity: opacity(color), rule: Default::default() }
}

fn pdf_stroke(stroke: Stroke) -> PdfStroke {
    let color = stroke.color;
    let paint = rgb::Color::new(color.red, color.green, color.blue).into();
    PdfStroke { paint, width: stroke.width, opacity: opacity(color), ..PdfStroke::default() }
}

struct PdfPen(PathBuilder);

impl OutlinePen for PdfPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(thousandth(x), thousandth(y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(thousandth(x), thousandth(y));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let [cx0, cy0, x, y] = [cx0, cy0, x, y].map(thousandth);
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let [cx0, cy0, cx1, cy1, x, y] = [cx0, cy0, cx1, cy1, x, y].map(thousandth);
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
