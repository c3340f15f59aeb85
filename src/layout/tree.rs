//! Who stands under whom.

use super::request::Node;

/// The children of every node, in order, in one array.
pub struct Tree {
    starts: Vec<u32>,
    children: Vec<u32>,
}

impl Tree {
    pub fn of(nodes: &[Node]) -> Self {
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

    pub fn children(&self, node: usize) -> &[u32] {
        &self.children[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}
