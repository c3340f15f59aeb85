//! Where an arrow leads: along what is drawn, and along the hierarchy that it draws.
//!
//! ```text
//!                 ┌ Pôle ┐
//!                 │ line │          Down: the lines, then the first child,
//!                 └──┬───┘                then what stands below
//!        ┌───────────┴──────┐       Up:   back, from card to card
//!   ┌ Direction ┐      ┌ Mission ┐  Left, Right: the sibling at that side, else an uncle
//!   └──┬────────┘      └─────────┘
//!      ├ Service
//!      └ Service
//! ```

use super::event::Target;
use super::landing;
use super::picture::Picture;
use crate::scene::Card;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
    Left,
    Right,
}

/// What stands next to `from`; none at the edge. Lines are passed over unless `lines_too`.
pub fn neighbour(picture: &Picture, from: &Target, way: Way, lines_too: bool) -> Option<Target> {
    let scene = &picture.scene;
    let (Target::Unit(unit) | Target::Line { unit, .. }) = from;
    let at = scene.cards.iter().position(|card| card.unit == *unit)?;
    let card = &scene.cards[at];
    let line = match from {
        Target::Line { posts, .. } if lines_too => {
            let line = landing::line_of(picture, unit, posts)?;
            card.lines.iter().position(|it| it.posts == line.posts)
        }
        Target::Line { .. } | Target::Unit(_) => None,
    };
    let line_at = |index: usize| {
        let line = card.lines.get(index).filter(|_| lines_too)?;
        Some(Target::Line { unit: unit.clone(), posts: line.posts.clone() })
    };
    let (next, card_at) = match (way, line) {
        (Way::Up, Some(0)) => return Some(Target::Unit(unit.clone())),
        (Way::Up, Some(line)) => (line_at(line - 1), None),
        (Way::Up, None) => (None, above(picture, at)),
        (Way::Down, line) => (line_at(line.map_or(0, |line| line + 1)), below(picture, at)),
        (Way::Left | Way::Right, _) => (None, beside(picture, at, way)),
    };
    next.or(card_at.map(|index| Target::Unit(scene.cards[index].unit.clone())))
}

/// The first child; else the next sibling that stands below, or the next of a unit above.
fn below(picture: &Picture, at: usize) -> Option<usize> {
    if let Some(child) = children(picture, at).next() {
        return Some(child);
    }
    let mut from = at;
    while let Some(parent) = picture.scene.cards[from].parent {
        let next = children(picture, parent).find(|&sibling| sibling > from);
        let bottom = picture.scene.cards[at].rect.max.y;
        if let Some(next) = next.filter(|&next| picture.scene.cards[next].rect.min.y >= bottom) {
            return Some(next);
        }
        from = parent;
    }
    None
}

/// What hangs last from the sibling just above, else the unit above.
fn above(picture: &Picture, at: usize) -> Option<usize> {
    let parent = picture.scene.cards[at].parent?;
    let top = picture.scene.cards[at].rect.min.y;
    let stands_above = |&sibling: &usize| picture.scene.cards[sibling].rect.max.y <= top;
    let before = children(picture, parent).take_while(|&sibling| sibling < at).last();
    let Some(mut last) = before.filter(stands_above) else { return Some(parent) };
    while let Some(child) = children(picture, last).last().filter(stands_above) {
        last = child;
    }
    Some(last)
}

/// The nearest sibling at that side; else the nearest sibling of the unit above, and so on.
fn beside(picture: &Picture, at: usize, way: Way) -> Option<usize> {
    let mut from = at;
    while let Some(parent) = picture.scene.cards[from].parent {
        let here = &picture.scene.cards[from];
        let gap = |card: &Card| match way {
            Way::Left => here.rect.min.x - card.rect.max.x,
            Way::Right | Way::Up | Way::Down => card.rect.min.x - here.rect.max.x,
        };
        let nearest = children(picture, parent)
            .map(|index| (index, &picture.scene.cards[index]))
            .filter(|(index, card)| *index != from && gap(card) >= 0.0)
            .min_by(|(_, a), (_, b)| {
                let far = |card: &Card| (gap(card), (card.rect.min.y - here.rect.min.y).abs());
                far(a).partial_cmp(&far(b)).unwrap_or(std::cmp::Ordering::Equal)
            });
        if let Some((nearest, _)) = nearest {
            return Some(nearest);
        }
        from = parent;
    }
    None
}

/// The cards right below another, in order.
fn children(picture: &Picture, parent: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
    picture.index.children(parent).iter().map(|&child| child as usize)
}
