//! The finished picture of a chart: rectangles, lines and text runs at fixed positions, with what
//! each stands for, in reading order.

mod arrows;
mod build;
mod card;
mod card_cache;
mod content;
pub mod font;
pub mod hit;
mod marks;
mod metrics;
pub mod page;
pub mod statistics;
mod tags;
pub mod text;
pub mod theme;

use std::ops::Range;
use std::sync::Arc;

pub use build::{Builder, Options, build};
pub use marks::{Ghost, Mark, MarkKind, Marks, Moved, Moves, TallyWords, UnitBefore, Was};
pub use tags::tags;

use crate::geom::{Point, Rect};
use crate::model::{Arrangement, PostId, UnitId};

/// A colour in sRGB with straight alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
    pub alpha: u8,
}

/// One of the two weights of the embedded font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// One line of text, already broken and measured. Left to right; never wrapped again.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    pub text: Arc<str>,
    /// The left end of the baseline.
    pub origin: Point,
    /// Font size, in scene units per em.
    pub size: f32,
    pub weight: Weight,
    pub color: Color,
    /// Advance width, in scene units, as shaped with the embedded font.
    pub width: f32,
}

/// An outline's width in scene units, and its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub width: f32,
    pub color: Color,
}

/// What a renderer draws, in this order and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A rectangle, its corners rounded by `radius`; the stroke is centred on its edge.
    Rect {
        rect: Rect,
        radius: f32,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    },
    /// An open line through two points or more.
    Polyline {
        points: Vec<Point>,
        stroke: Stroke,
    },
    Text(TextRun),
}

/// The equal posts of a unit as drawn: one or more text rows of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct LineArea {
    /// In the unit's order, never empty.
    pub posts: Vec<PostId>,
    /// The whole width of the card, over all rows of the line.
    pub rect: Rect,
    /// What is drawn, as one sentence: "5 Chargé/e/s de mission (A), venus du Service Formation".
    pub label: String,
    /// What the line is marked with.
    pub change: Option<MarkKind>,
    /// The place of its category or level in the project's list, where colours tell these apart.
    pub tag: Option<u8>,
}

/// A [`Ghost`] as drawn: posts that are no longer here.
#[derive(Clone, Debug, PartialEq)]
pub struct GhostArea {
    /// See [`Ghost::posts`]: where they are now is elsewhere in the picture, if at all.
    pub posts: Vec<PostId>,
    /// The whole width of the card, over all its rows.
    pub rect: Rect,
    /// What is drawn, as one sentence: "Auparavant 2 Assistant/e/s (B), partis au Service Formation".
    pub label: String,
    pub change: MarkKind,
}

/// A unit as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub unit: UnitId,
    pub parent: Option<usize>,
    /// 0 for the root.
    pub depth: u32,
    /// Of the unit's kind, 1 the highest: see [`theme::Theme::header`].
    pub rank: u32,
    /// How its children stand; none for a card without children.
    pub arrangement: Option<Arrangement>,
    /// What the card says of posts and units that are not drawn: "+ 3 unités repliées". May be empty.
    pub left_out: String,
    pub rect: Rect,
    /// The kind, the name and the headcount.
    pub header: Rect,
    /// Kind and name: "Service Formation et territoires".
    pub name: String,
    /// "9" or "29 / 29": what the header's right end shows.
    pub headcount: String,
    /// Where it shows it.
    pub headcount_area: Rect,
    /// More posts in its perimeter than authorised.
    pub over_ceiling: bool,
    /// What is drawn under the name of what became of the unit.
    pub mark: Option<Mark>,
    pub lines: Vec<LineArea>,
    /// After the lines; not posts of this unit, and counted nowhere.
    pub ghosts: Vec<GhostArea>,
    /// This card's items within [`Scene::items`].
    pub items: Range<usize>,
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Around everything drawn.
    pub bounds: Rect,
    /// In reading order: document order of the units.
    pub cards: Vec<Card>,
    /// In painting order: connectors first, then card by card, then arrows.
    pub items: Vec<Item>,
    /// The connectors within `items`.
    pub connectors: Range<usize>,
    /// The arrows from ghosts to lines within `items`, which lie over the cards.
    pub arrows: Range<usize>,
}
