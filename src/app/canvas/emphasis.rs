//! What of a picture stands out and what stands back: hits of a search, what a filter leaves out.
//!
//! Made once for a scene and what is emphasised in it; drawing is then a matter of a few rectangles.

use crate::geom::Rect;
use crate::scene::{Card, GhostArea, LineArea, Scene};

/// How something stands among the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub is_hit: bool,
    pub is_dimmed: bool,
}

/// Of one card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardEmphasis {
    pub unit: Standing,
    /// In the order of the card's lines.
    pub lines: Vec<Standing>,
    /// In the order of the card's ghosts.
    pub ghosts: Vec<Standing>,
}

impl CardEmphasis {
    /// Whether nothing of the card is in full light.
    fn is_all_dimmed(&self) -> bool {
        let parts = self.lines.iter().chain(&self.ghosts).chain([&self.unit]);
        parts.into_iter().all(|standing| standing.is_dimmed)
    }
}

/// How the parts of a scene stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// In the scene's order; empty if all stand alike.
    cards: Vec<CardEmphasis>,
}

impl Emphasis {
    /// `standing` says how parts of the scene stand.
    pub fn new(scene: &Scene, standing: &dyn Fn(Part<'_>) -> Standing) -> Self {
        let cards = scene.cards.iter().map(|card| CardEmphasis {
            unit: standing(Part::Unit(card)),
            lines: card.lines.iter().map(|line| standing(Part::Line(line))).collect(),
            ghosts: card.ghosts.iter().map(|ghost| standing(Part::Ghost(card, ghost))).collect(),
        });
        Self { cards: cards.collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The areas of all that stands out.
    pub(super) fn hits<'a>(&'a self, scene: &'a Scene) -> impl Iterator<Item = Rect> {
        let cards = scene.cards.iter().zip(&self.cards);
        let parts = cards.flat_map(|(card, emphasis)| {
            let lines = card.lines.iter().map(|line| line.rect).zip(&emphasis.lines);
            lines.chain([(card.header, &emphasis.unit)])
        });
        parts.filter(|(_, standing)| standing.is_hit).map(|(area, _)| area)
    }

    /// How a card and its parts stand; none where all stand alike.
    pub fn card(&self, index: usize) -> Option<&CardEmphasis> {
        self.cards.get(index)
    }

    /// Calls `veil` with the areas of a card that stand back, and `light` with those that stand out.
    pub(super) fn areas(
        &self,
        scene: &Scene,
        index: usize,
        veil: &mut dyn FnMut(Rect, Whole),
        light: &mut dyn FnMut(Rect),
    ) {
        let Some(emphasis) = self.cards.get(index) else { return };
        let card = &scene.cards[index];
        if emphasis.is_all_dimmed() {
            veil(card.rect, Whole(true));
        } else {
            let lines = card.lines.iter().map(|line| line.rect).zip(&emphasis.lines);
            let ghosts = card.ghosts.iter().map(|ghost| ghost.rect).zip(&emphasis.ghosts);
            let parts = lines.chain(ghosts).chain([(card.header, &emphasis.unit)]);
            for (rect, _) in parts.filter(|(_, standing)| standing.is_dimmed) {
                veil(rect, Whole(false));
            }
        }
        if emphasis.unit.is_hit {
            light(card.header);
        }
        let lines = card.lines.iter().zip(&emphasis.lines);
        lines.filter(|(_, standing)| standing.is_hit).for_each(|(line, _)| light(line.rect));
    }
}

/// Whether a whole card stands back.
#[derive(Clone, Copy)]
pub(super) struct Whole(pub bool);

/// A part of a scene.
pub enum Part<'a> {
    Unit(&'a Card),
    Line(&'a LineArea),
    Ghost(&'a Card, &'a GhostArea),
}
