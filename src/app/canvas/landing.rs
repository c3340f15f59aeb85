//! What a point of the picture means in the host's words: a target, or a place to land.
//!
//! Reads the scene alone.

use std::collections::HashSet;

use super::event::{Carried, Place, Target};
use super::picture::Picture;
use crate::geom::{Point, Rect};
use crate::model::{PostId, UnitId};
use crate::scene::hit::Part;
use crate::scene::{Card, LineArea};

/// A place found under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub place: Place,
    /// The card that would hold it, as an index of [`Scene::cards`](crate::scene::Scene::cards).
    pub card: usize,
    /// The bar between its neighbours to be.
    pub bar: [Point; 2],
}

/// What stands at a point: a line if those can be told apart, or else the unit. A post that is no
/// longer there is nothing: it can neither be selected nor dragged, and its unit is not meant.
pub fn target_at(picture: &Picture, point: Point, lines_too: bool) -> Option<Target> {
    let hit = picture.index.hit(&picture.scene, point)?;
    let card = &picture.scene.cards[hit.card];
    Some(match hit.part {
        Part::Line(line) if lines_too => {
            Target::Line { unit: card.unit.clone(), posts: card.lines[line].posts.clone() }
        }
        Part::Ghost(_) if lines_too => return None,
        Part::Header | Part::Headcount | Part::Line(_) | Part::Ghost(_) | Part::Body => {
            Target::Unit(card.unit.clone())
        }
    })
}

/// What a band around `rect` holds, in reading order. Where it cuts through cards, the lines it
/// touches; where it holds cards whole, or lines cannot be told apart, the units.
pub fn targets_in(picture: &Picture, rect: Rect, lines_too: bool) -> Vec<Target> {
    let is_whole = |card: &Card| rect.contains(card.rect.min) && rect.contains(card.rect.max);
    let Picture { scene, index, .. } = picture;
    let touched = index.cards_in(scene, rect).into_iter().map(|card| &scene.cards[card]);
    let touched: Vec<&Card> = touched.filter(|card| card.rect.overlaps(rect)).collect();
    let is_touched = |line: &&LineArea| line.rect.overlaps(rect);
    let cuts_lines = lines_too
        && touched
            .iter()
            .any(|card| !is_whole(card) && card.lines.iter().any(|it| is_touched(&it)));
    if cuts_lines {
        let lines = touched.into_iter().flat_map(|card| {
            let lines = card.lines.iter().filter(is_touched);
            lines.map(|line| Target::Line { unit: card.unit.clone(), posts: line.posts.clone() })
        });
        return lines.collect();
    }
    let has_whole = touched.iter().any(|card| is_whole(card));
    let units = touched.into_iter().filter(|card| !has_whole || !lines_too || is_whole(card));
    units.map(|card| Target::Unit(card.unit.clone())).collect()
}

/// Those of `units` that stand under no other of them, in the order of the picture; those that are
/// folded away come last.
pub fn topmost(picture: &Picture, units: &[&UnitId]) -> Vec<UnitId> {
    let Picture { scene, index, .. } = picture;
    let mut is_under = vec![false; scene.cards.len()];
    let (mut tops, mut seen) = (Vec::new(), Vec::new());
    // A card comes after the one that it hangs under.
    for (card, Card { unit, .. }) in scene.cards.iter().enumerate() {
        let is_chosen = units.contains(&unit);
        if is_chosen {
            seen.push(unit);
            if !is_under[card] {
                tops.push(unit.clone());
            }
        }
        for &child in index.children(card) {
            is_under[child as usize] = is_under[card] || is_chosen;
        }
    }
    tops.extend(units.iter().filter(|unit| !seen.contains(unit)).map(|&unit| unit.clone()));
    tops
}

/// The area that stands for a target, if it is in the picture.
pub fn area_of(picture: &Picture, target: &Target) -> Option<Rect> {
    match target {
        Target::Unit(unit) => picture.card(unit).map(|card| card.rect),
        Target::Line { unit, posts } => line_of(picture, unit, posts).map(|line| line.rect),
    }
}

/// The line that shows any of these posts.
pub fn line_of<'a>(picture: &'a Picture, unit: &UnitId, posts: &[PostId]) -> Option<&'a LineArea> {
    let posts: HashSet<&PostId> = posts.iter().collect();
    picture.card(unit)?.lines.iter().find(|line| line.posts.iter().any(|post| posts.contains(post)))
}

/// Where `what` would stand if let go at `point`. What travels is never its own neighbour.
pub fn spot_at(picture: &Picture, what: &Carried, point: Point) -> Option<Spot> {
    let Picture { scene, index, .. } = picture;
    match what {
        Carried::Posts(posts) => {
            let landing = index.post_landing(scene, point)?;
            let card = &scene.cards[landing.card];
            let mut after = card.lines[landing.line..].iter().flat_map(|line| &line.posts);
            let posts: HashSet<&PostId> = posts.iter().collect();
            let before = after.find(|post| !posts.contains(post)).cloned();
            let place = Place::Post { unit: card.unit.clone(), before };
            Some(Spot { place, card: landing.card, bar: landing.bar })
        }
        Carried::Units(units) => {
            let is_itself =
                |hit: crate::scene::hit::Hit| units.contains(&scene.cards[hit.card].unit);
            if index.hit(scene, point).is_some_and(is_itself) {
                // Nothing would happen, and nothing needs saying.
                return None;
            }
            let landing = index.unit_landing(scene, point)?;
            let mut after = index.children(landing.parent)[landing.child..]
                .iter()
                .map(|&child| &scene.cards[child as usize].unit);
            let before = after.find(|child| !units.contains(child)).cloned();
            let parent = scene.cards[landing.parent].unit.clone();
            let place = Place::Unit { parent, before };
            Some(Spot { place, card: landing.parent, bar: landing.bar })
        }
    }
}
