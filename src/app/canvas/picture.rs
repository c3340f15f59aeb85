//! The scene made ready for drawing at any zoom.
//!
//! What is too small to be read gives way to less: text below [`MIN_TEXT_PX`] to grey bars, bars to plain
//! blocks; the unit's name then stands over the card at a readable size as long as a word of it fits.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::text::FontsView;

use super::far::{Detail, FarCard};
use super::lens::Lens;
use super::paint;
use crate::model::UnitId;
use crate::scene::hit::HitIndex;
use crate::scene::{Card, Item, Scene};

/// Text smaller than this is drawn as bars, in logical pixels.
pub const MIN_TEXT_PX: f32 = 5.5;
/// Bars of text smaller than this are not drawn at all.
const MIN_BAR_TEXT_PX: f32 = 2.2;

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
        let far = scene.cards.iter().map(|card| FarCard::of(&scene, card)).collect();
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
            Detail::Text => paint::items(&self.scene.items[card.items.clone()], lens, fonts),
            detail @ (Detail::Block | Detail::Bars) => {
                paint::far_card(&self.far[index], detail, lens, fonts)
            }
        }
    }

    /// The lines between cards.
    pub fn connector_shapes(&self, lens: &Lens) -> Vec<egui::Shape> {
        paint::connectors(&self.scene.items[self.scene.connectors.clone()], lens)
    }

    /// The arrows over the cards.
    pub fn arrow_shapes(&self, lens: &Lens) -> Vec<egui::Shape> {
        paint::arrows(&self.scene.items[self.scene.arrows.clone()], lens)
    }
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
