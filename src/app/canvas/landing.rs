//! Where something let go at a point would stand, and where to mark it.
//!
//! Reads the scene alone. Knows nothing of whether a drop is allowed.

use super::event::{Carried, Place, Target};
use crate::geom::{Point, Rect};
use crate::scene::{Card, Scene};

/// A place found under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub place: Place,
    /// The card that would hold it, as an index of [`Scene::cards`].
    pub card: usize,
    /// The bar between neighbours, as a line of no width; none where nothing stands beside.
    pub bar: Option<(Point, Point)>,
}

/// The card under a point: the last drawn, should two overlap.
pub fn card_at(scene: &Scene, point: Point) -> Option<usize> {
    scene.cards.iter().rposition(|card| card.rect.contains(point))
}

/// What stands at a point: a line, or else the unit.
pub fn target_at(scene: &Scene, point: Point, lines_too: bool) -> Option<(usize, Target)> {
    let index = card_at(scene, point)?;
    let card = &scene.cards[index];
    let line = card.lines.iter().find(|line| lines_too && line.rect.contains(point));
    let target = match line {
        Some(line) => Target::Line { unit: card.unit.clone(), posts: line.posts.clone() },
        None => Target::Unit(card.unit.clone()),
    };
    Some((index, target))
}

/// The area that stands for a target, if it is in the picture.
pub fn area_of(scene: &Scene, target: &Target) -> Option<Rect> {
    match target {
        Target::Unit(unit) => {
            scene.cards.iter().find(|card| card.unit == *unit).map(|card| card.rect)
        }
        Target::Line { unit, posts } => {
            let card = scene.cards.iter().find(|card| card.unit == *unit)?;
            let holds_one = |line: &&crate::scene::LineArea| {
                line.posts.iter().any(|post| posts.contains(post))
            };
            card.lines.iter().find(holds_one).map(|line| line.rect)
        }
    }
}

/// Where `what` would stand if let go at `point`. Units also reach the gaps between cards, `reach`
/// scene units away.
pub fn spot_at(scene: &Scene, what: &Carried, point: Point, reach: f32) -> Option<Spot> {
    match what {
        Carried::Posts(_) => card_at(scene, point).map(|index| among_lines(scene, index, point)),
        Carried::Unit(unit) => {
            let index = card_at(scene, point).or_else(|| nearest_card(scene, point, reach))?;
            // Over itself nothing would happen, and nothing needs saying.
            if scene.cards[index].unit == *unit {
                return None;
            }
            Some(among_children(scene, index, point))
        }
    }
}

fn nearest_card(scene: &Scene, point: Point, reach: f32) -> Option<usize> {
    let distance = |rect: Rect| {
        let dx = (rect.min.x - point.x).max(point.x - rect.max.x).max(0.0);
        let dy = (rect.min.y - point.y).max(point.y - rect.max.y).max(0.0);
        dx.hypot(dy)
    };
    scene
        .cards
        .iter()
        .enumerate()
        .map(|(index, card)| (index, distance(card.rect)))
        .filter(|(_, distance)| *distance <= reach)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

/// Before the first line whose middle is below the point.
fn among_lines(scene: &Scene, index: usize, point: Point) -> Spot {
    let card = &scene.cards[index];
    let next = card.lines.iter().find(|line| point.y < line.rect.center().y);
    let y = match (next, card.lines.last()) {
        (Some(next), _) => next.rect.min.y,
        (None, Some(last)) => last.rect.max.y,
        (None, None) => card.header.max.y,
    };
    Spot {
        place: Place::Post {
            unit: card.unit.clone(),
            before: next.map(|line| line.posts[0].clone()),
        },
        card: index,
        bar: Some((Point::new(card.rect.min.x, y), Point::new(card.rect.max.x, y))),
    }
}

/// Near an edge of a card that has siblings on that side: between siblings. Else: under the card,
/// after its children.
fn among_children(scene: &Scene, index: usize, point: Point) -> Spot {
    let card = &scene.cards[index];
    if let Some(spot) = beside(scene, index, point) {
        return spot;
    }
    let children = children_of(scene, index);
    let bar = match children.last() {
        Some(&last) => {
            let stacked = is_stacked(scene, index, &children, children.len() - 1);
            edge_bar(&scene.cards[last], stacked, true)
        }
        None => edge_bar(card, true, true),
    };
    Spot {
        place: Place::Unit { parent: card.unit.clone(), before: None },
        card: index,
        bar: Some(bar),
    }
}

fn beside(scene: &Scene, index: usize, point: Point) -> Option<Spot> {
    let card = &scene.cards[index];
    let parent = card.parent?;
    let siblings = children_of(scene, parent);
    let position = siblings.iter().position(|&sibling| sibling == index)?;
    let stacked = is_stacked(scene, parent, &siblings, position);
    let share = if stacked {
        (point.y - card.rect.min.y) / card.rect.height()
    } else {
        (point.x - card.rect.min.x) / card.rect.width()
    };
    let after = match share {
        ..0.25 => false,
        0.75.. => true,
        _ => return None,
    };
    let next = siblings.get(position + usize::from(after));
    Some(Spot {
        place: Place::Unit {
            parent: scene.cards[parent].unit.clone(),
            before: next.map(|&next| scene.cards[next].unit.clone()),
        },
        card: parent,
        bar: Some(edge_bar(card, stacked, after)),
    })
}

/// Whether a child stands above or below its neighbours rather than beside them.
fn is_stacked(scene: &Scene, parent: usize, siblings: &[usize], position: usize) -> bool {
    let rect = scene.cards[siblings[position]].rect;
    let neighbour =
        siblings.get(position + 1).or_else(|| siblings.get(position.checked_sub(1)?)).copied();
    match neighbour {
        Some(other) => {
            let other = scene.cards[other].rect;
            rect.max.y <= other.min.y || other.max.y <= rect.min.y
        }
        // An only child in a column hangs to the right of its parent's middle.
        None => rect.center().x > scene.cards[parent].rect.center().x + 1.0,
    }
}

fn edge_bar(card: &Card, stacked: bool, after: bool) -> (Point, Point) {
    const GAP: f32 = 5.0;
    let rect = card.rect.expand(GAP);
    let Rect { min, max } = card.rect;
    match (stacked, after) {
        (true, false) => (Point::new(min.x, rect.min.y), Point::new(max.x, rect.min.y)),
        (true, true) => (Point::new(min.x, rect.max.y), Point::new(max.x, rect.max.y)),
        (false, false) => (Point::new(rect.min.x, min.y), Point::new(rect.min.x, max.y)),
        (false, true) => (Point::new(rect.max.x, min.y), Point::new(rect.max.x, max.y)),
    }
}

fn children_of(scene: &Scene, parent: usize) -> Vec<usize> {
    let is_child = |(index, card): (usize, &Card)| (card.parent == Some(parent)).then_some(index);
    scene.cards.iter().enumerate().filter_map(is_child).collect()
}
