//! From the scene to the window: its places as pixels, its colours as egui's.

use egui::{Color32, Pos2, pos2};

use crate::geom;
use crate::scene::Color;

/// From the scene to the pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    pub zoom: f32,
    /// Where the scene's origin stands in the window, on a whole pixel.
    pub origin: Pos2,
    /// Nothing outside is drawn.
    pub clip: egui::Rect,
    pub pixels_per_point: f32,
}

impl Lens {
    pub fn new(zoom: f32, origin: Pos2, clip: egui::Rect, pixels_per_point: f32) -> Self {
        let whole = |value: f32| (value * pixels_per_point).round() / pixels_per_point;
        Self { zoom, origin: pos2(whole(origin.x), whole(origin.y)), clip, pixels_per_point }
    }

    pub fn point(&self, point: geom::Point) -> Pos2 {
        pos2(point.x * self.zoom + self.origin.x, point.y * self.zoom + self.origin.y)
    }

    pub fn rect(&self, rect: geom::Rect) -> egui::Rect {
        egui::Rect::from_min_max(self.point(rect.min), self.point(rect.max))
    }

    /// The part of the scene in sight.
    pub fn visible(&self) -> geom::Rect {
        let point = |at: Pos2| {
            let at = (at - self.origin) / self.zoom;
            geom::Point::new(at.x, at.y)
        };
        geom::Rect::new(point(self.clip.min), point(self.clip.max))
    }

    /// The nearest whole pixel.
    pub fn snap(&self, value: f32) -> f32 {
        (value * self.pixels_per_point).round() / self.pixels_per_point
    }

    pub fn snap_rect(&self, rect: egui::Rect) -> egui::Rect {
        let snap = |point: Pos2| pos2(self.snap(point.x), self.snap(point.y));
        egui::Rect::from_min_max(snap(rect.min), snap(rect.max))
    }

    pub fn pixel(&self) -> f32 {
        1.0 / self.pixels_per_point
    }

    /// The size at which text of the scene is drawn: no larger than true, so that it never overflows
    /// its card, and one of few, so that the glyphs of one zoom serve the next.
    pub fn font_px(&self, size: f32) -> f32 {
        let physical = size * self.zoom * self.pixels_per_point;
        let step = match physical {
            ..24.0 => 0.5,
            ..64.0 => 1.0,
            _ => 4.0,
        };
        (physical / step + 1e-3).floor() * step / self.pixels_per_point
    }
}

/// An sRGB colour of the scene as egui holds it.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.red, color.green, color.blue, color.alpha)
}
