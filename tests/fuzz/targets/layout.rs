//! Any small tree of cards of any shapes: arranged without an overlap, each card under its parent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::geom::Size;
use organigramme::layout::{Arrangement, Node, Request, Spacing, arrange};
use organigramme_fuzz::bytes::Choices;
use organigramme_fuzz::sound::assert_sound;

const NODES_MAX: usize = 80;

/// Each node hangs under one of the last that are still open, so that parents stand first.
fn nodes(choices: &mut Choices) -> Vec<Node> {
    let (mut path, mut nodes) = (Vec::new(), Vec::<Node>::new());
    while !choices.is_empty() && nodes.len() < NODES_MAX {
        let up = choices.below(8);
        path.truncate(path.len().saturating_sub(up).max(1));
        let shapes = 1 + choices.below(4);
        let mut size = || Size::new(f32::from(choices.word()) / 16.0, f32::from(choices.word()) / 64.0);
        let shapes = (0..shapes).map(|_| size()).collect();
        let forced = match choices.below(12) {
            0 => Some(Arrangement::Row),
            1 => Some(Arrangement::Column),
            2 => Some(Arrangement::Columns(u32::from(choices.byte()))),
            _ => None,
        };
        nodes.push(Node { parent: path.last().copied(), shapes, forced });
        path.push(nodes.len() - 1);
    }
    nodes
}

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices(bytes);
    let frame = Size::new(f32::from(choices.word()), f32::from(choices.word()));
    let clarity = f32::from(choices.byte()) / 255.0;
    let nodes = nodes(&mut choices);
    let request = Request { nodes, spacing: Spacing::default(), frame, clarity };
    let layout = arrange(&request);
    assert_sound(&request, &layout);
    assert_eq!(arrange(&request), layout);
});
