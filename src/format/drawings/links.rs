//! Who stands above whom: the lines of a page as pairs of a parent and its child.
//!
//! A line that is fixed to two shapes is a pair by itself. Lines that are fixed to none make nets with those
//! that they touch, a trunk with its branches: the highest shape that a net touches is the parent of the
//! others. Heads of arrows say the direction, unless most of them point up: then they say who reports to whom.

use super::page::{Area, Arrow, End, Link, Page, Shape};

/// A parent and its child, by their places among the shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub parent: usize,
    pub child: usize,
    pub dashed: bool,
}

/// Lines that miss a shape or one another by less than this, in points, touch it.
const SLACK: f64 = 8.0;

/// Loose lines of a page, at most: pictures made of strokes are no charts.
const MOST_LOOSE: usize = 2_000;

/// All pairs of a page, in the order of its lines.
pub(super) fn pairs(page: &Page) -> Vec<Pair> {
    let shapes = &page.shapes;
    let place: std::collections::HashMap<&str, usize> =
        shapes.iter().enumerate().map(|(at, shape)| (shape.id.as_str(), at)).collect();
    let fixed = |end: &End| match end {
        End::Shape(id) => place.get(id.as_str()).copied(),
        End::Point(..) => None,
    };
    let (mut direct, mut loose) = (Vec::new(), Vec::new());
    for link in &page.links {
        match (fixed(&link.from), fixed(&link.to)) {
            (Some(from), Some(to)) if from == to => {}
            (Some(from), Some(to)) => direct.push((link, from, to)),
            _ => loose.push(link),
        }
    }
    let turned = points_up(&direct, shapes);
    let mut pairs: Vec<Pair> = direct
        .iter()
        .map(|&(link, from, to)| {
            let from_is_parent = match link.arrow {
                Arrow::ToChild => true,
                Arrow::AtTo => !turned,
                Arrow::AtFrom => turned,
                Arrow::Untold => !is_above(shapes, to, from),
            };
            let (parent, child) = if from_is_parent { (from, to) } else { (to, from) };
            Pair { parent, child, dashed: link.dashed }
        })
        .collect();
    loose.truncate(MOST_LOOSE);
    pairs.extend(nets(&loose, shapes, &fixed));
    pairs
}

/// Whether most arrows of a page point from a lower shape to a higher one.
fn points_up(direct: &[(&Link, usize, usize)], shapes: &[Shape]) -> bool {
    let (mut up, mut down) = (0, 0);
    for &(link, from, to) in direct {
        let (tail, head) = match link.arrow {
            Arrow::AtTo => (from, to),
            Arrow::AtFrom => (to, from),
            Arrow::Untold | Arrow::ToChild => continue,
        };
        up += usize::from(is_above(shapes, head, tail));
        down += usize::from(is_above(shapes, tail, head));
    }
    up > down
}

/// Whether `upper` stands clearly above `lower`.
fn is_above(shapes: &[Shape], upper: usize, lower: usize) -> bool {
    match (shapes[upper].area, shapes[lower].area) {
        (Some(upper), Some(lower)) => {
            upper.middle().1 + upper.height.min(lower.height) / 2.0 <= lower.middle().1
        }
        _ => false,
    }
}

/// A loose line: where it begins and ends, and the shapes that its ends are fixed to.
struct Stroke {
    ends: [(f64, f64); 2],
    fixed: [Option<usize>; 2],
    dashed: bool,
}

fn nets(links: &[&Link], shapes: &[Shape], fixed: &dyn Fn(&End) -> Option<usize>) -> Vec<Pair> {
    let point = |end: &End| match end {
        End::Point(x, y) => Some((*x, *y)),
        End::Shape(_) => fixed(end).and_then(|at| Some(shapes[at].area?.middle())),
    };
    let strokes: Vec<Stroke> = links
        .iter()
        .filter_map(|link| {
            Some(Stroke {
                ends: [point(&link.from)?, point(&link.to)?],
                fixed: [fixed(&link.from), fixed(&link.to)],
                dashed: link.dashed,
            })
        })
        .collect();
    // The net that each stroke belongs to is named by one of its strokes.
    let mut net: Vec<usize> = (0..strokes.len()).collect();
    for one in 0..strokes.len() {
        for other in 0..one {
            if touch(&strokes[one], &strokes[other]) {
                let (old, new) = (net[one], net[other]);
                net.iter_mut().filter(|it| **it == old).for_each(|it| *it = new);
            }
        }
    }
    let mut pairs = Vec::new();
    for name in 0..strokes.len() {
        let members: Vec<&Stroke> = strokes
            .iter()
            .zip(&net)
            .filter(|(_, it)| **it == name)
            .map(|(stroke, _)| stroke)
            .collect();
        let mut touched: Vec<usize> = Vec::new();
        for stroke in &members {
            for (end, fixed) in stroke.ends.iter().zip(stroke.fixed) {
                let found = fixed.or_else(|| shape_at(shapes, *end));
                touched.extend(found.filter(|found| !touched.contains(found)));
            }
        }
        let top = |at: &usize| shapes[*at].area.map_or(0.0, |area| area.top);
        let Some(parent) = touched.iter().copied().min_by(|a, b| top(a).total_cmp(&top(b))) else {
            continue;
        };
        let dashed = members.iter().all(|stroke| stroke.dashed);
        let children = touched.into_iter().filter(|&child| child != parent);
        pairs.extend(children.map(|child| Pair { parent, child, dashed }));
    }
    pairs
}

/// Whether one stroke ends on the other.
fn touch(one: &Stroke, other: &Stroke) -> bool {
    let ends_on = |a: &Stroke, b: &Stroke| {
        a.ends
            .iter()
            .zip(a.fixed)
            .any(|(&end, fixed)| fixed.is_none() && near(end, b.ends) <= SLACK / 2.0)
    };
    ends_on(one, other) || ends_on(other, one)
}

/// How far a point is from a stretch.
fn near((x, y): (f64, f64), [(x1, y1), (x2, y2)]: [(f64, f64); 2]) -> f64 {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((x - x1) * dx + (y - y1) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (x - x1 - along * dx).hypot(y - y1 - along * dy)
}

/// The smallest shape with words at whose edge a line ends.
fn shape_at(shapes: &[Shape], end: (f64, f64)) -> Option<usize> {
    let size = |area: &Area| area.width * area.height;
    let found = shapes.iter().enumerate().filter_map(|(at, shape)| Some((at, shape, shape.area?)));
    let found = found.filter(|(_, shape, area)| shape.has_words() && area.distance(end) <= SLACK);
    found.min_by(|(_, _, a), (_, _, b)| size(a).total_cmp(&size(b))).map(|(at, _, _)| at)
}
