//! The arrangement of cards: what must hold of every chart, whatever its tree.

use std::sync::Arc;

use organigramme::geom::Size;
use organigramme::layout::{Arrangement, Arranger, Layout, Node, Request, Spacing, arrange};
use proptest::prelude::*;

use crate::support::sound::{assert_sound, children};

fn request(nodes: Vec<Node>) -> Request {
    let (spacing, frame) = (Spacing::default(), Size::new(297.0, 210.0));
    Request { nodes, spacing, frame, clarity: 0.0 }
}

fn node(parent: Option<usize>, sizes: &[(f32, f32)]) -> Node {
    let shapes: Arc<[Size]> =
        sizes.iter().map(|&(width, height)| Size::new(width, height)).collect();
    Node { parent, shapes, forced: None }
}

/// A card of a certain amount of text: the narrower, the taller.
fn card(parent: Option<usize>, rows: u16) -> Node {
    let area = f32::from(rows) * 2_000.0;
    let sizes: Vec<(f32, f32)> =
        [150.0, 200.0, 260.0, 340.0].map(|width| (width, 30.0 + (area / width).ceil())).into();
    node(parent, &sizes)
}

/// Trees in document order: each node hangs under one of the last units that are still open.
fn trees() -> impl Strategy<Value = Vec<Node>> {
    let forced = prop_oneof![
        6 => Just(None),
        1 => Just(Some(Arrangement::Row)),
        1 => Just(Some(Arrangement::Column)),
        1 => (0..5u32).prop_map(|columns| Some(Arrangement::Columns(columns))),
    ];
    proptest::collection::vec((0..6usize, 0..12u16, forced), 1..60).prop_map(|choices| {
        let mut path: Vec<usize> = Vec::new();
        let mut nodes = Vec::new();
        for (index, (up, rows, forced)) in choices.into_iter().enumerate() {
            path.truncate(path.len().saturating_sub(up).max(1));
            let mut node = card(path.last().copied(), rows);
            node.forced = forced;
            nodes.push(node);
            path.push(index);
        }
        nodes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn cards_never_overlap_and_connectors_never_cross_them(
        nodes in trees(),
        clarity in 0.0..1.0_f32,
    ) {
        let request = Request { clarity, ..request(nodes) };
        assert_sound(&request, &arrange(&request));
    }

    #[test]
    fn what_was_arranged_before_changes_nothing(first in trees(), second in trees()) {
        let mut arranger = Arranger::default();
        arranger.arrange(&request(first));
        let request = request(second);
        prop_assert_eq!(arranger.arrange(&request), arrange(&request));
    }
}

#[test]
fn nothing_stands_below_the_subtree_of_a_sibling_where_that_costs_little() {
    // Three directions with services each, as wide as they are high.
    let mut nodes = vec![card(None, 2)];
    for _ in 0..3 {
        nodes.push(card(Some(0), 3));
        let direction = nodes.len() - 1;
        nodes.extend((0..4).map(|_| card(Some(direction), 4)));
    }
    let mut request = request(nodes);
    request.clarity = 0.3;
    let layout = arrange(&request);
    let directions = children(&request.nodes, 0);
    for pair in directions.windows(2) {
        let [before, after] = [pair[0], pair[1]].map(|index| layout.cards[index].rect);
        assert!(before.max.x < after.min.x, "directions stand side by side");
    }
    assert_sound(&request, &layout);
    // A page so high that side by side nothing could be read: they are stacked all the same.
    request.frame = Size::new(100.0, 2_000.0);
    let stacked = arrange(&request);
    let [first, second] = [directions[0], directions[1]].map(|index| stacked.cards[index].rect);
    assert!(first.max.y < second.min.y);
}

#[test]
fn nothing_is_arranged_as_nothing() {
    assert_eq!(arrange(&request(Vec::new())), Layout::default());
}

#[test]
fn the_page_decides_how_children_stand() {
    let mut nodes = vec![card(None, 2)];
    nodes.extend((0..6).map(|_| card(Some(0), 6)));
    let mut request = request(nodes);
    request.frame = Size::new(1_000.0, 100.0);
    assert_eq!(arrange(&request).cards[0].arrangement, Some(Arrangement::Row));
    request.frame = Size::new(100.0, 1_000.0);
    assert_eq!(arrange(&request).cards[0].arrangement, Some(Arrangement::Column));
    request.frame = Size::new(100.0, 100.0);
    assert!(matches!(arrange(&request).cards[0].arrangement, Some(Arrangement::Columns(_))));
}

#[test]
fn no_other_arrangement_of_a_small_chart_is_drawn_larger() {
    // Every arrangement of two levels by force, against the one that was found.
    let mut nodes = vec![card(None, 1)];
    for unit in 0..3usize {
        nodes.push(card(Some(0), 3));
        let parent = nodes.len() - 1;
        nodes.extend((0..=unit).map(|_| card(Some(parent), 5)));
    }
    let free = request(nodes);
    let scale = |layout: &Layout| (297.0 / layout.size.width).min(210.0 / layout.size.height);
    let found = scale(&arrange(&free));
    let ways =
        [Arrangement::Row, Arrangement::Column, Arrangement::Columns(2), Arrangement::Columns(3)];
    for choice in 0..256 {
        let mut forced = free.clone();
        for (digit, index) in [0, 1, 3, 6].into_iter().enumerate() {
            forced.nodes[index].forced = Some(ways[(choice >> (2 * digit)) & 3]);
        }
        let scale = scale(&arrange(&forced));
        assert!(scale <= found * 1.000_1, "{choice}: {scale} against {found}");
    }
}

#[test]
fn a_chain_of_five_thousand_units_is_arranged() {
    let nodes = (0..5_000usize).map(|index| card(index.checked_sub(1), 3)).collect();
    let layout = arrange(&request(nodes));
    assert!(layout.cards.windows(2).all(|pair| pair[0].rect.max.y < pair[1].rect.min.y));
}

#[test]
fn fifty_thousand_children_are_arranged() {
    let mut nodes = vec![card(None, 3)];
    nodes.extend((0..50_000u32).map(|index| card(Some(0), (index % 7) as u16)));
    let layout = arrange(&request(nodes));
    let aspect = layout.size.width / layout.size.height;
    assert!((0.7..2.8).contains(&aspect), "about the page's proportions: {aspect}");
}
