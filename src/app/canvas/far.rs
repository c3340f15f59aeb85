//! What a card shows from afar, where its text cannot be read.

use std::sync::OnceLock;

use egui::Color32;

use super::lens::color32;
use crate::geom;
use crate::scene::{Card, Item, Scene, Weight};

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

/// A row of text too small to read, in scene units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub rect: geom::Rect,
    pub color: Color32,
}

/// What a card shows from afar.
#[derive(Clone, Debug)]
pub struct FarCard {
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

impl FarCard {
    pub fn of(scene: &Scene, card: &Card) -> Self {
        let mut far = Self {
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
                    } else if far.header_ink == Color32::PLACEHOLDER
                        && run.weight == Weight::SemiBold
                    {
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
}
