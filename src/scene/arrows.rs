//! Arrows from where posts were to where they are now: curves over the cards.
//!
//! ```text
//! ┌────────────┐             ┌────────────┐
//! │ 2 Chargés ─│──╮          │            │   from the side that faces the other card,
//! └────────────┘  │          │            │   or round the outside of two that stand
//!                 ╰─────────▶│ 2 Chargés  │   one above the other
//!                            └────────────┘
//! ```

use std::collections::{BTreeSet, HashMap};

use super::theme::Theme;
use super::{Card, Item, Stroke};
use crate::geom::{Point, Rect};
use crate::model::PostId;

const WIDTH: f32 = 1.5;
/// From the tip of the head back to its wings, and from there to either side.
const HEAD: (f32, f32) = (6.5, 3.5);
/// How far a curve swings out beside cards that stand one above the other.
const SWING: (f32, f32) = (22.0, 70.0);
/// How far the handles of a curve between two sides reach.
const REACH: (f32, f32) = (24.0, 180.0);
/// Straight pieces of a curve: enough that no corner is seen on a page.
const PIECES: u16 = 24;

/// An arrow from each ghost to each line that shows a post it became, in reading order.
pub fn arrows(cards: &[Card], theme: &Theme) -> Vec<Item> {
    let ghosts = cards.iter().flat_map(|card| &card.ghosts);
    let mut lines: HashMap<&PostId, Option<Rect>> =
        ghosts.flat_map(|ghost| &ghost.posts).map(|post| (post, None)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    for line in cards.iter().flat_map(|card| &card.lines) {
        for post in &line.posts {
            if let Some(place) = lines.get_mut(post) {
                *place = Some(line.rect);
            }
        }
    }
    let mut items = Vec::new();
    for ghost in cards.iter().flat_map(|card| &card.ghosts) {
        // Posts on one line share an arrow.
        let mut reached = BTreeSet::new();
        for post in &ghost.posts {
            let Some(line) = lines[post] else { continue };
            if reached.insert([line.min.x, line.min.y].map(f32::to_bits)) {
                let stroke = Stroke { width: WIDTH, color: theme.arrow(ghost.change) };
                let (curve, head) = arrow(ghost.rect, line);
                items.push(Item::Polyline { points: curve, stroke });
                items.push(Item::Polyline { points: head, stroke });
            }
        }
    }
    items
}

/// The curve from one line to the other, and its head.
fn arrow(from: Rect, to: Rect) -> (Vec<Point>, Vec<Point>) {
    let left = |rect: Rect| Point::new(rect.min.x, rect.center().y);
    let right = |rect: Rect| Point::new(rect.max.x, rect.center().y);
    // Which way the curve leaves and from which side it arrives: −1 from the left, 1 from the right.
    let (start, leaves, tip, arrives, reach) = if to.min.x >= from.max.x {
        let reach = ((to.min.x - from.max.x) / 2.0).clamp(REACH.0, REACH.1);
        (right(from), 1.0, left(to), -1.0, reach)
    } else if to.max.x <= from.min.x {
        let reach = ((from.min.x - to.max.x) / 2.0).clamp(REACH.0, REACH.1);
        (left(from), -1.0, right(to), 1.0, reach)
    } else {
        let (start, tip) = (right(from), right(to));
        let swing = ((tip.y - start.y).abs() / 5.0).clamp(SWING.0, SWING.1);
        (start, 1.0, tip, 1.0, swing + (tip.x - start.x).abs())
    };
    // A line as high as its head ends before it, so that the tip stays sharp.
    let end = tip.offset(arrives * HEAD.0 * 0.5, 0.0);
    let handles = [start.offset(leaves * reach, 0.0), end.offset(arrives * reach, 0.0)];
    let mut curve: Vec<Point> = (0..=PIECES)
        .map(|piece| bezier(start, handles, end, f32::from(piece) / f32::from(PIECES)))
        .collect();
    curve.push(tip);
    let wing = |side: f32| tip.offset(arrives * HEAD.0, side * HEAD.1);
    (curve, vec![wing(-1.0), tip, wing(1.0)])
}

/// The point of a cubic curve at `share` of its way.
fn bezier(start: Point, [first, second]: [Point; 2], end: Point, share: f32) -> Point {
    let rest = 1.0 - share;
    let weights = [
        rest * rest * rest,
        3.0 * rest * rest * share,
        3.0 * rest * share * share,
        share * share * share,
    ];
    let sum = |of: fn(Point) -> f32| {
        let points = [start, first, second, end];
        points.into_iter().zip(weights).map(|(point, weight)| of(point) * weight).sum()
    };
    Point::new(sum(|point| point.x), sum(|point| point.y))
}
