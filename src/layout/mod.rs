//! Sizes to positions: arranges a tree of cards for a page or a window, and draws its connectors.
//!
//! Each unit's children stand in a row, in a hanging column (indented under their parent, a trunk
//! at their left) or in several such columns side by side; each card may be narrower and taller.
//! So each subtree has several shapes, and choosing among them is floorplan sizing of a slicing
//! tree: L. Stockmeyer, "Optimal orientations of cells in slicing floorplan designs", Information
//! and Control 57 (1983) 91–101. `front` combines the shapes bottom-up and keeps a bounded number
//! of the best, `split` proposes the columns, `place` walks back down from the best root. Drawing a
//! tree by choosing between horizontal and vertical composition at each vertex is P. Eades, T. Lin
//! and X. Lin, "Two tree drawing conventions", International Journal of Computational Geometry &
//! Applications 3 (1993) 133–153. The order of siblings never changes.

mod extent;
mod front;
mod place;
mod split;

use std::collections::HashMap;
use std::sync::Arc;

use crate::geom::{Point, Rect, Size};
pub use crate::model::Arrangement;
use extent::Bounds;
use front::Front;

/// Sizes inside are whole scene units: sums are exact, and edges fall on pixels.
type Units = i64;

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

/// Arranges `request`.
///
/// # Panics
/// If a node has no shape, or stands before its parent.
pub fn arrange(request: &Request) -> Layout {
    Arranger::default().arrange(request)
}

/// Arranges again and again: the shapes of subtrees that did not change are remembered.
#[derive(Default)]
pub struct Arranger {
    fronts: Vec<Front>,
    known: HashMap<FrontKey, u32>,
}

/// All that the shapes of a subtree depend on. Children are named by their fronts: equal children
/// have one front, so that keys stay small and equality is exact.
#[derive(PartialEq, Eq, Hash)]
struct FrontKey {
    card: Box<[(Units, Units)]>,
    forced: Option<Arrangement>,
    children: Box<[u32]>,
    spacing: [u16; 4],
    bounds: Bounds,
}

impl Arranger {
    /// Remembered fronts beyond this many times a chart's units are dropped.
    const REMEMBERED_PER_NODE: usize = 8;

    /// As [`arrange()`]; the result does not depend on what was arranged before.
    ///
    /// # Panics
    /// As [`arrange()`].
    pub fn arrange(&mut self, request: &Request) -> Layout {
        if request.nodes.is_empty() {
            return Layout::default();
        }
        if self.fronts.len() > 1_000 + Self::REMEMBERED_PER_NODE * request.nodes.len() {
            *self = Self::default();
        }
        let tree = Tree::of(&request.nodes);
        let free = self.placed(request, &tree, false);
        if request.clarity <= 0.0 {
            return free;
        }
        let clear = self.placed(request, &tree, true);
        let least = free.scale(request.frame) * f64::from(1.0 - request.clarity);
        if clear.scale(request.frame) >= least { clear } else { free }
    }

    fn placed(&mut self, request: &Request, tree: &Tree, clear: bool) -> Layout {
        let fronts = self.fronts_of(request, tree, clear);
        place::place(request, tree, &fronts.iter().map(|&id| self.front(id)).collect::<Vec<_>>())
    }

    fn front(&self, id: u32) -> &Front {
        &self.fronts[id as usize]
    }

    /// The front of every node's subtree, children first.
    fn fronts_of(&mut self, request: &Request, tree: &Tree, clear: bool) -> Vec<u32> {
        let spacing = request.spacing;
        let mut ids = vec![0; request.nodes.len()];
        for (index, node) in request.nodes.iter().enumerate().rev() {
            let children: Box<[u32]> =
                tree.children(index).iter().map(|&child| ids[child as usize]).collect();
            let key = FrontKey {
                card: node.shapes.iter().map(|&size| whole(size)).collect(),
                forced: node.forced.filter(|_| !children.is_empty()),
                children,
                spacing: [spacing.across, spacing.down, spacing.drop, spacing.indent],
                bounds: Bounds { clear, ..Bounds::of(request.nodes.len(), index == 0) },
            };
            ids[index] = match self.known.get(&key) {
                Some(&id) => id,
                None => {
                    let children: Vec<&Front> =
                        key.children.iter().map(|&child| self.front(child)).collect();
                    let front = Front::of(&key.card, &children, key.forced, spacing, key.bounds);
                    let id = u32::try_from(self.fronts.len()).expect("fewer than 2³² subtrees");
                    self.fronts.push(front);
                    self.known.insert(key, id);
                    id
                }
            };
        }
        ids
    }
}

/// The children of every node, in order, in one array.
struct Tree {
    starts: Vec<u32>,
    children: Vec<u32>,
}

impl Tree {
    fn of(nodes: &[Node]) -> Self {
        let mut starts = vec![0u32; nodes.len() + 1];
        for (index, node) in nodes.iter().enumerate() {
            match node.parent {
                None => assert_eq!(index, 0, "the first node alone has no parent"),
                Some(parent) => {
                    assert!(parent < index, "a parent stands before its children");
                    starts[parent + 1] += 1;
                }
            }
        }
        for index in 0..nodes.len() {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut children = vec![0; nodes.len() - 1];
        for (index, node) in nodes.iter().enumerate().skip(1) {
            let slot = &mut next[node.parent.expect("checked above")];
            children[*slot as usize] = u32::try_from(index).expect("fewer than 2³² cards");
            *slot += 1;
        }
        Self { starts, children }
    }

    fn children(&self, node: usize) -> &[u32] {
        &self.children[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}

fn whole(size: Size) -> (Units, Units) {
    // `as` saturates: an absurd size gives an absurd layout, never a panic.
    (size.width.ceil() as Units, size.height.ceil() as Units)
}
