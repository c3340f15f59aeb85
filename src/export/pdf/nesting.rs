//! A tree made of its nodes in reading order, each given with its depth.

/// Bookmarks and lists of units are not nested deeper than this: no reader shows them, and krilla
/// writes them by recursion.
pub const DEEPEST: usize = 30;

/// The nodes given so far. What lies deeper than [`DEEPEST`] stands beside what it would stand in,
/// so that whoever walks the tree by recursion may do so.
pub struct Nesting<N> {
    /// The nodes that may still be given children, the root first.
    open: Vec<N>,
    done: Vec<N>,
    /// Puts a node, which is finished, into its parent.
    put: fn(&mut N, N),
}

impl<N> Nesting<N> {
    pub fn new(put: fn(&mut N, N)) -> Self {
        Self { open: Vec::new(), done: Vec::new(), put }
    }

    pub fn push(&mut self, depth: u32, node: N) {
        let depth = usize::try_from(depth).map_or(DEEPEST, |depth| depth.min(DEEPEST));
        while self.open.len() > depth {
            self.close();
        }
        self.open.push(node);
    }

    /// The nodes of depth 0.
    pub fn finish(mut self) -> Vec<N> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    fn close(&mut self) {
        let Some(node) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => (self.put)(parent, node),
            None => self.done.push(node),
        }
    }
}
