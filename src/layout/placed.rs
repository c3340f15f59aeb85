//! Where everything stands.

use crate::geom::{Point, Rect, Size};
use crate::model::Arrangement;

/// A card in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// At least as wide as its shape, and exactly as high.
    pub rect: Rect,
    /// The index of the chosen shape.
    pub shape: usize,
    /// How its children stand; none for a card without children.
    pub arrangement: Option<Arrangement>,
}

/// A line from a parent to one or several of its children, of horizontal and vertical strokes.
#[derive(Clone, Debug, PartialEq)]
pub struct Connector {
    pub parent: usize,
    pub points: Vec<Point>,
}

/// Where everything stands; the top left corner is the origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// One for each node, in order.
    pub cards: Vec<Placed>,
    pub connectors: Vec<Connector>,
    pub size: Size,
}

impl Layout {
    /// How large it can be drawn in `frame`.
    pub fn scale(&self, frame: Size) -> f64 {
        let across = f64::from(frame.width.max(1.0)) / f64::from(self.size.width.max(1.0));
        let down = f64::from(frame.height.max(1.0)) / f64::from(self.size.height.max(1.0));
        across.min(down)
    }
}
