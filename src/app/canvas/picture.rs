//! The scene made ready for drawing at any zoom.
//!
//! What is too small to be read gives way to less: text below [`MIN_TEXT_PX`] to grey bars, bars to
//! plain blocks; the unit's name then stands over the card at a readable size as long as a word of
//! it fits. Knows nothing of selection, gestures, or egui_graphs.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use egui::epaint::text::FontsView;
use egui::{Color32, Pos2, pos2};

use crate::geom;
use crate::model::UnitId;
use crate::scene::hit::HitIndex;
use crate::scene::{Card, Color, Item, Scene, Weight};

/// Text smaller than this is drawn as bars, in logical pixels.
pub const MIN_TEXT_PX: f32 = 5.5;
/// Bars of text smaller than this are not drawn at all.
const MIN_BAR_TEXT_PX: f32 = 2.2;

/// How much of a card is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// A block, with the unit's name where it fits.
    Block,
    /// The same, with a bar for each row of text.
    Bars,
    /// Everything.
    Text,
}

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

/// A row of text too small to read, in scene units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    pub rect: geom::Rect,
    pub color: Color32,
}

/// What a card shows from afar.
#[derive(Clone, Debug)]
pub(super) struct FarCard {
    pub rect: geom::Rect,
    pub header_height: f32,
    pub fill: Color32,
    pub border: Color32,
    pub header_fill: Color32,
    pub header_ink: Color32,
    pub headcount_ink: Color32,
    pub name: String,
    pub headcount: String,
    /// Measured when first needed: see [`super::paint`].
    pub word_widths: OnceLock<Vec<f32>>,
    pub bars: Vec<Bar>,
}

/// A scene and what its cards look like from afar.
#[derive(Debug)]
pub struct Picture {
    pub scene: Arc<Scene>,
    pub index: HitIndex,
    /// The places of the units' cards.
    places: HashMap<UnitId, usize>,
    pub(super) far: Vec<FarCard>,
    /// The size of the text of lines, in scene units.
    text_size: f32,
}

impl Picture {
    pub fn new(scene: Arc<Scene>) -> Self {
        let far = scene.cards.iter().map(|card| far_card(&scene, card)).collect();
        let text_size = text_size(&scene);
        let index = HitIndex::new(&scene);
        let cards = scene.cards.iter().enumerate();
        let places = cards.map(|(place, card)| (card.unit.clone(), place)).collect();
        Self { scene, index, places, far, text_size }
    }

    /// The card of a unit, if it is in the picture.
    pub fn card(&self, unit: &UnitId) -> Option<&Card> {
        self.places.get(unit).map(|&place| &self.scene.cards[place])
    }

    /// How much is drawn at this zoom.
    pub fn detail(&self, zoom: f32) -> Detail {
        match self.text_size * zoom {
            MIN_TEXT_PX.. => Detail::Text,
            MIN_BAR_TEXT_PX.. => Detail::Bars,
            _ => Detail::Block,
        }
    }

    /// The cards in sight, in reading order.
    pub fn cards_in_sight(&self, lens: &Lens) -> Vec<usize> {
        self.index.cards_in(&self.scene, lens.visible().expand(2.0))
    }

    /// The shapes of the card at `index`; none when it is out of sight.
    pub fn card_shapes(
        &self,
        index: usize,
        lens: &Lens,
        fonts: &mut FontsView<'_>,
    ) -> Vec<egui::Shape> {
        let card = &self.scene.cards[index];
        if !lens.clip.intersects(lens.rect(card.rect).expand(2.0)) {
            return Vec::new();
        }
        match self.detail(lens.zoom) {
            Detail::Text => super::paint::items(&self.scene.items[card.items.clone()], lens, fonts),
            detail @ (Detail::Block | Detail::Bars) => {
                super::paint::far_card(&self.far[index], detail, lens, fonts)
            }
        }
    }

    /// The lines between cards.
    pub fn connector_shapes(&self, lens: &Lens) -> Vec<egui::Shape> {
        super::paint::connectors(&self.scene.items[self.scene.connectors.clone()], lens)
    }

    /// The arrows over the cards.
    pub fn arrow_shapes(&self, lens: &Lens) -> Vec<egui::Shape> {
        super::paint::arrows(&self.scene.items[self.scene.arrows.clone()], lens)
    }
}

/// An sRGB colour of the scene as egui holds it.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.red, color.green, color.blue, color.alpha)
}

/// The smallest size in which a card writes its first line.
fn text_size(scene: &Scene) -> f32 {
    let first_line = |card: &Card| {
        let line = card.lines.first()?.rect;
        scene.items[card.items.clone()].iter().find_map(|item| match item {
            Item::Text(run) => line.contains(run.origin).then_some(run.size),
            Item::Rect { .. } | Item::Polyline { .. } => None,
        })
    };
    let smallest = scene.cards.iter().filter_map(first_line).fold(f32::INFINITY, f32::min);
    if smallest.is_finite() { smallest } else { 11.0 }
}

fn far_card(scene: &Scene, card: &Card) -> FarCard {
    let mut far = FarCard {
        rect: card.rect,
        header_height: card.header.height(),
        fill: Color32::TRANSPARENT,
        border: Color32::TRANSPARENT,
        header_fill: Color32::TRANSPARENT,
        header_ink: Color32::PLACEHOLDER,
        headcount_ink: Color32::PLACEHOLDER,
        name: card.name.clone(),
        headcount: card.headcount.clone(),
        word_widths: OnceLock::new(),
        bars: Vec::new(),
    };
    // Whatever is painted last there is what one sees there.
    let in_header = card.header.center();
    let in_body = geom::Point::new(card.rect.center().x, card.rect.max.y - 1.0);
    for item in &scene.items[card.items.clone()] {
        match item {
            Item::Rect { rect, fill, stroke, .. } => {
                if let Some(fill) = fill.map(color32) {
                    if rect.contains(in_header) {
                        far.header_fill = fill;
                    }
                    if rect.contains(in_body) {
                        far.fill = fill;
                    }
                }
                if let Some(stroke) = stroke.filter(|_| *rect == card.rect) {
                    far.border = color32(stroke.color);
                }
            }
            Item::Text(run) if card.header.contains(run.origin) => {
                let color = color32(run.color);
                if card.headcount_area.contains(run.origin) {
                    far.headcount_ink = color;
                } else if far.header_ink == Color32::PLACEHOLDER && run.weight == Weight::SemiBold {
                    far.header_ink = color;
                }
            }
            Item::Text(run) => {
                let top_left = run.origin.offset(0.0, -0.56 * run.size);
                let size = geom::Size::new(run.width, 0.5 * run.size);
                let rect = geom::Rect::from_min_size(top_left, size);
                far.bars.push(Bar { rect, color: color32(run.color).gamma_multiply(0.38) });
            }
            Item::Polyline { .. } => {}
        }
    }
    if far.headcount_ink == Color32::PLACEHOLDER {
        far.headcount_ink = far.header_ink;
    }
    far
}
