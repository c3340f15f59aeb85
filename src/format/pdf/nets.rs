//! Strokes to nets: what touches is one, and each net knows the boxes at its ends.

use super::cards::Card;
use crate::geom::{Point, Rect};

/// Strokes that touch, and what they lead to.
#[derive(Debug, Default)]
pub struct Net {
    /// Each box, with the side that is touched.
    pub touched: Vec<(usize, Side)>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Side {
    pub is_bottom: bool,
    pub is_right: bool,
}

/// Strokes that come so near touch, in points.
const TOUCH: f32 = 2.0;
/// A stroke ends at a drawn box that is so near.
const REACH: f32 = 3.0;
/// The head of an arrow, or the margin of words without an outline, may be between.
const FAR_REACH: f32 = 14.0;
/// More strokes are a picture.
const STROKES_MAX: usize = 6_000;

type Stroke = (Point, Point);

/// The nets of a page that tie boxes.
pub fn nets(rules: &[Stroke], cards: &[Card]) -> Vec<Net> {
    let mut strokes: Vec<Stroke> = Vec::new();
    for &rule in rules.iter().filter(|rule| !is_border(rule, cards)) {
        strokes.extend(outside(rule, cards));
        if strokes.len() > STROKES_MAX {
            return Vec::new();
        }
    }
    strokes.sort_by(|a, b| left(a).total_cmp(&left(b)));
    let mut name: Vec<usize> = (0..strokes.len()).collect();
    for one in 0..strokes.len() {
        let right = strokes[one].0.x.max(strokes[one].1.x) + TOUCH;
        for other in (one + 1..strokes.len()).take_while(|&it| left(&strokes[it]) <= right) {
            if touch(&strokes[one], &strokes[other]) {
                let (a, b) = (root(&name, one), root(&name, other));
                name[a.max(b)] = a.min(b);
            }
        }
    }
    let mut nets: Vec<Net> = (0..strokes.len()).map(|_| Net::default()).collect();
    for at in 0..strokes.len() {
        let (from, to) = strokes[at];
        let net = root(&name, at);
        for (end, other) in [(from, to), (to, from)] {
            let near = strokes
                .iter()
                .enumerate()
                .filter(|&(it, stroke)| it != at && distance(end, stroke) <= TOUCH);
            let is_loose = near.map(|it| it.1).all(|stroke| leaves_alike(end, other, stroke));
            nets[net].touched.extend(card_at(end, other, is_loose, cards));
        }
    }
    nets.retain(|net| net.touched.iter().any(|it| it.0 != net.touched[0].0));
    nets
}

/// Whether `stroke` begins at `end` too, and leads in the same direction as from there to `other`.
fn leaves_alike(end: Point, other: Point, stroke: &Stroke) -> bool {
    let length = |x: f32, y: f32| x.hypot(y).max(0.01);
    let from_end = |it: Point| length(it.x - end.x, it.y - end.y);
    let (near, far) =
        if from_end(stroke.0) <= from_end(stroke.1) { *stroke } else { (stroke.1, stroke.0) };
    let along = (far.x - end.x) * (other.x - end.x) + (far.y - end.y) * (other.y - end.y);
    from_end(near) <= TOUCH && along > 0.9 * from_end(far) * from_end(other)
}

fn left(stroke: &Stroke) -> f32 {
    stroke.0.x.min(stroke.1.x)
}

fn root(name: &[usize], mut at: usize) -> usize {
    while name[at] != at {
        at = name[at];
    }
    at
}

/// Whether a stroke is a side of a box, or parts it in two.
fn is_border(&(from, to): &Stroke, cards: &[Card]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= 1.5;
    cards.iter().filter(|card| card.drawn).any(|card| {
        let area = card.area;
        let within = area.expand(1.5);
        let inside = within.contains(from) && within.contains(to);
        let level = near(from.y, to.y) && (near(from.y, area.min.y) || near(from.y, area.max.y));
        let upright = near(from.x, to.x) && (near(from.x, area.min.x) || near(from.x, area.max.x));
        inside && (level || upright || !card.holds)
    })
}

/// What of a stroke lies outside all boxes that hold no others: lines are drawn from middle to middle too.
fn outside((from, to): Stroke, cards: &[Card]) -> Vec<Stroke> {
    let mut cuts: Vec<(f32, f32)> = Vec::new();
    let bounds = bounds(&(from, to));
    for card in cards.iter().filter(|card| card.drawn && !card.holds) {
        // Those that run along a side are no part of the box.
        let inner = card.area.expand(-1.0);
        if inner.min.x <= bounds.max.x
            && bounds.min.x <= inner.max.x
            && inner.min.y <= bounds.max.y
            && bounds.min.y <= inner.max.y
        {
            cuts.extend(within((from, to), inner));
        }
    }
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |t: f32| Point::new(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y));
    let mut out = Vec::new();
    let mut start = 0.0;
    for (enter, leave) in cuts {
        if enter > start + 1e-4 {
            out.push((at(start), at(enter)));
        }
        start = leave.max(start);
    }
    if start < 1.0 - 1e-4 {
        out.push((at(start), at(1.0)));
    }
    let length = |stroke: &Stroke| (stroke.0.x - stroke.1.x).hypot(stroke.0.y - stroke.1.y);
    // What is left of a line that ends a little within a box is nothing.
    out.retain(|stroke| length(stroke) > 1.2 || length(&(from, to)) <= 1.2);
    out
}

/// From where to where, in parts of its length, a stroke is within `area`.
fn within((from, to): Stroke, area: Rect) -> Option<(f32, f32)> {
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let sides = [(from.x, to.x, area.min.x, area.max.x), (from.y, to.y, area.min.y, area.max.y)];
    for (a, b, low, high) in sides {
        let step = b - a;
        if step.abs() < 1e-4 {
            if a < low || a > high {
                return None;
            }
            continue;
        }
        let (first, last) = ((low - a) / step, (high - a) / step);
        enter = enter.max(first.min(last));
        leave = leave.min(first.max(last));
    }
    (enter < leave).then_some((enter, leave))
}

fn bounds(&(from, to): &Stroke) -> Rect {
    Rect::new(
        Point::new(from.x.min(to.x), from.y.min(to.y)),
        Point::new(from.x.max(to.x), from.y.max(to.y)),
    )
}

fn touch(one: &Stroke, other: &Stroke) -> bool {
    let (a, b) = (bounds(one).expand(TOUCH), bounds(other));
    if !(a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y) {
        return false;
    }
    [one.0, one.1].iter().any(|&end| distance(end, other) <= TOUCH)
        || [other.0, other.1].iter().any(|&end| distance(end, one) <= TOUCH)
}

fn distance(point: Point, &(from, to): &Stroke) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        ((point.x - from.x) * dx + (point.y - from.y) * dy) / length
    } else {
        0.0
    };
    let along = along.clamp(0.0, 1.0);
    (point.x - from.x - along * dx).hypot(point.y - from.y - along * dy)
}

/// The box that a stroke from `other` ends at.
fn card_at(end: Point, other: Point, is_loose: bool, cards: &[Card]) -> Option<(usize, Side)> {
    let away = |area: Rect| {
        let dx = (area.min.x - end.x).max(end.x - area.max.x).max(0.0);
        let dy = (area.min.y - end.y).max(end.y - area.max.y).max(0.0);
        dx.hypot(dy)
    };
    let ahead = |area: Rect| {
        // Carried on, the stroke meets the box.
        let length = (end.x - other.x).hypot(end.y - other.y).max(0.01);
        let reach = FAR_REACH / length;
        let tip = Point::new(end.x + reach * (end.x - other.x), end.y + reach * (end.y - other.y));
        within((end, tip), area.expand(0.5)).is_some()
    };
    let candidates = cards.iter().enumerate().filter(|(_, card)| {
        let away = away(card.area);
        if card.holds && card.area.expand(-REACH).contains(end) {
            return false;
        }
        (card.drawn && away <= REACH) || (is_loose && away <= FAR_REACH && ahead(card.area))
    });
    let nearest = candidates.min_by(|(_, a), (_, b)| away(a.area).total_cmp(&away(b.area)));
    nearest.map(|(at, card)| {
        let area = card.area;
        let level = (end.y - other.y).abs() < (end.x - other.x).abs();
        let side = Side {
            is_bottom: !level && end.y > area.center().y && other.y > end.y,
            is_right: level && end.x > area.center().x && other.x > end.x,
        };
        (at, side)
    })
}
