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
mod placed;
mod request;
mod split;
mod tree;
mod units;

use std::collections::HashMap;

pub use crate::model::Arrangement;
use extent::Bounds;
use front::Front;
pub use placed::{Connector, Layout, Placed};
pub use request::{Node, Request, Spacing};
use tree::Tree;
use units::{Units, whole};

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
