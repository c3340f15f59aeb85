//! What is to be arranged, and how far apart.

use std::sync::Arc;

use crate::geom::Size;
use crate::model::Arrangement;

/// A card to place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The index of the parent, which stands before its children. None for the first node alone.
    pub parent: Option<usize>,
    /// The sizes the card can take, at least one. They are rounded up to whole units.
    pub shapes: Arc<[Size]>,
    /// How its children must stand, if a user has said so.
    pub forced: Option<Arrangement>,
}

/// The gaps between cards, in scene units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// Between two columns, or two units of a row.
    pub across: u16,
    /// Between a card and the first of those that hang under it, and between these.
    pub down: u16,
    /// Between a card and a row or several columns under it: the connector turns there twice.
    pub drop: u16,
    /// From the left edge of a card to that of the cards which hang under it.
    pub indent: u16,
}

impl Default for Spacing {
    fn default() -> Self {
        Self { across: 14, down: 9, drop: 22, indent: 18 }
    }
}

/// What must be arranged. Equal requests have equal layouts.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// In document order: the root, then every card after its parent, siblings in order.
    pub nodes: Vec<Node>,
    pub spacing: Spacing,
    /// The page or window: of all arrangements found, the one drawn largest on it is taken. Only
    /// its proportions matter.
    pub frame: Size,
    /// The share of that size given up, at most, so that nothing stands below the subtree of one of
    /// its siblings, where it would seem to belong to it.
    pub clarity: f32,
}
