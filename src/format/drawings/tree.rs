//! Boxes and links to a tree: links first, then what is nested, then what stands right below.

use super::box_words::{BoxWords, words};
use super::links::{Pair, pairs};
use super::page::{Area, Page, Shape};
use crate::format::reading::Doubt;
use crate::format::reading::vocabulary::kind_at_start;
use crate::model::folded;

/// A page as a forest of its shapes.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// For each shape, the one above it.
    pub parent: Vec<Option<usize>>,
    /// For each shape, those below it from left to right or from top to bottom.
    pub children: Vec<Vec<usize>>,
    /// Shapes without one above them that are linked, or stand where a chart begins.
    pub roots: Vec<usize>,
    /// Words that nothing ties to the chart.
    pub loose: Vec<usize>,
    /// What is doubtful, with the shape it is said of.
    pub doubts: Vec<(usize, Doubt)>,
}

/// Shapes of a page beyond which nearness is not looked for: it compares each with each.
const MOST_NEAR: usize = 3_000;

/// Shapes of a page beyond which it is a picture made of shapes: its words are read, and no tree.
const MOST_SHAPES: usize = 20_000;

/// The forest of a page.
pub(super) fn forest(page: &Page) -> Forest {
    let shapes = &page.shapes;
    if shapes.len() > MOST_SHAPES {
        return Forest {
            parent: vec![None; shapes.len()],
            children: vec![Vec::new(); shapes.len()],
            loose: (0..shapes.len()).collect(),
            ..Forest::default()
        };
    }
    let mut forest = Forest { parent: vec![None; shapes.len()], ..Forest::default() };
    let pairs = pairs(page);
    let linked = !pairs.is_empty();
    forest.follow(&pairs, shapes);
    let mut tied = vec![false; shapes.len()];
    for pair in &pairs {
        (tied[pair.parent], tied[pair.child]) = (true, true);
    }
    forest.nest(shapes, &tied);
    if shapes.len() <= MOST_NEAR {
        forest.come_near(page, linked, &tied);
    }
    forest.children = vec![Vec::new(); shapes.len()];
    for (child, parent) in forest.parent.iter().enumerate() {
        if let Some(parent) = parent {
            forest.children[*parent].push(child);
        }
    }
    // Links of the file's own tree are in its order; places say it better.
    let order = link_order(&pairs, shapes.len());
    for children in &mut forest.children {
        sort(children, shapes, &order);
    }
    let mut roots: Vec<usize> = (0..shapes.len())
        .filter(|&at| {
            forest.parent[at].is_none()
                && (shapes[at].has_words() || !forest.children[at].is_empty())
        })
        .collect();
    sort(&mut roots, shapes, &order);
    let is_tied = |at: &usize| tied[*at] || !forest.children[*at].is_empty();
    let any = roots.iter().any(is_tied);
    let (roots, loose) = roots.into_iter().partition(|at| !any || is_tied(at));
    (forest.roots, forest.loose) = (roots, loose);
    forest
}

impl Forest {
    /// Takes the links over, solid ones first. A second parent and a circle are left out and said.
    fn follow(&mut self, pairs: &[Pair], shapes: &[Shape]) {
        let solid = pairs.iter().filter(|pair| !pair.dashed);
        for pair in solid.chain(pairs.iter().filter(|pair| pair.dashed)) {
            let Pair { parent, child, dashed } = *pair;
            let names = || (name(&shapes[child]), name(&shapes[parent]));
            match self.parent[child] {
                Some(known) if known == parent => {}
                Some(known) => {
                    let (unit, other) = names();
                    let parent = name(&shapes[known]);
                    let doubt = if dashed {
                        Doubt::DashedLeftOut { other, unit }
                    } else {
                        Doubt::SecondParent { other, parent, unit }
                    };
                    self.doubts.push((child, doubt));
                }
                None if self.is_above(child, parent) => {
                    let (unit, parent) = names();
                    self.doubts.push((child, Doubt::LinkInCircle { parent, unit }));
                }
                None => self.parent[child] = Some(parent),
            }
        }
    }

    /// Whether `upper` is `lower` or stands above it.
    fn is_above(&self, upper: usize, lower: usize) -> bool {
        let mut at = Some(lower);
        while let Some(here) = at {
            if here == upper {
                return true;
            }
            at = self.parent[here];
        }
        false
    }

    /// Shapes that lie in another, where no link says whose they are.
    fn nest(&mut self, shapes: &[Shape], tied: &[bool]) {
        let place: std::collections::HashMap<&str, usize> =
            shapes.iter().enumerate().map(|(at, shape)| (shape.id.as_str(), at)).collect();
        let many = shapes.len() > MOST_NEAR;
        for child in 0..shapes.len() {
            if self.parent[child].is_some() || !shapes[child].has_words() {
                continue;
            }
            let told = shapes[child].container.as_deref().and_then(|id| place.get(id).copied());
            let told = told.filter(|&at| shapes[at].has_words());
            let Some(area) = shapes[child].area.filter(|_| !many) else {
                self.put(child, told);
                continue;
            };
            let around =
                shapes.iter().enumerate().filter(|(at, shape)| *at != child && shape.has_words());
            let around = around.filter_map(|(at, shape)| Some((at, shape.area?)));
            let around = around.filter(|(_, outer)| outer.contains(&area, 1.0));
            let size = |area: &Area| area.width * area.height;
            let inner = around.min_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
            // A linked chart on a panel with a title is not below that title.
            let inner =
                inner.map(|(at, _)| at).filter(|&at| !tied[child] || tied[at] || told.is_some());
            self.put(child, told.or(inner));
        }
    }

    fn put(&mut self, child: usize, parent: Option<usize>) {
        if let Some(parent) = parent.filter(|&parent| !self.is_above(child, parent)) {
            self.parent[child] = Some(parent);
        }
    }

    /// Shapes that stand right below another: without any link on the page, the nearest row above is whose
    /// they are; with links, only what all but touches.
    fn come_near(&mut self, page: &Page, linked: bool, tied: &[bool]) {
        let shapes = &page.shapes;
        let ranks: Vec<Option<u8>> = shapes.iter().map(rank).collect();
        // What is placed, with how far it is from what it is placed under.
        let mut placed: Vec<(usize, f64)> = Vec::new();
        let with_words: Vec<usize> =
            (0..shapes.len()).filter(|&at| shapes[at].has_words()).collect();
        let any_box = with_words.iter().any(|&at| !shapes[at].bare);
        for &child in &with_words {
            let Some(area) = shapes[child].area else { continue };
            if self.parent[child].is_some() || (linked && tied[child]) {
                continue;
            }
            // The nearest, of those that may stand above: a service stands beside another.
            let mut best: Option<(bool, f64, usize)> = None;
            for &upper in &with_words {
                let Some(above) = shapes[upper].area.filter(|_| upper != child) else { continue };
                if any_box && shapes[upper].bare && !tied[upper] {
                    continue;
                }
                let gap = area.top - above.bottom();
                if gap < -2.0 || above.top >= area.top {
                    continue;
                }
                let aligned = above.overlap_across(&area) >= 0.5;
                let reach =
                    if linked { above.height.min(area.height).max(12.0) * 0.6 } else { f64::MAX };
                if gap > reach || (linked && !aligned) {
                    continue;
                }
                let sideways = (above.middle().0 - area.middle().0).abs();
                let slant = if page.is_table { 2.0 } else { 0.25 };
                let far = gap + if aligned { 0.0 } else { sideways * slant };
                let is_alike = matches!((ranks[upper], ranks[child]), (Some(a), Some(b)) if a >= b);
                if best.is_none_or(|(alike, least, _)| (is_alike, far) < (alike, least)) {
                    best = Some((is_alike, far, upper));
                }
            }
            let best = best.filter(|(.., parent)| !self.is_above(child, *parent));
            if let Some((_, gap, parent)) = best {
                self.parent[child] = Some(parent);
                placed.push((child, gap));
            }
        }
        let is_posts: Vec<bool> =
            shapes.iter().map(|it| matches!(words(it), Some(BoxWords::Posts { .. }))).collect();
        for (child, gap) in placed {
            // Posts stand one below the other, all below their unit.
            while let Some(above) = self.parent[child].filter(|&it| is_posts[it]) {
                let Some(unit) = self.parent[above] else { break };
                self.parent[child] = Some(unit);
            }
            let height = shapes[child].area.map_or(0.0, |area| area.height);
            let is_stacked = is_posts[child] && gap <= height;
            let Some(parent) = self.parent[child].filter(|_| !page.is_table && !is_stacked) else {
                continue;
            };
            let (unit, parent) = (name(&shapes[child]), name(&shapes[parent]));
            self.doubts.push((child, Doubt::PlacedByNearness { parent, unit }));
        }
    }
}

/// The rank of the kind of unit that a shape names, if it names one that stands at one height only.
fn rank(shape: &Shape) -> Option<u8> {
    let kind = kind_at_start(&folded(&name(shape)))?;
    (!kind.anywhere).then_some(kind.rank)
}

/// For each shape, the place of the link that leads to it.
fn link_order(pairs: &[Pair], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).map(|at| pairs.len() + at).collect();
    for (place, pair) in pairs.iter().enumerate().rev() {
        order[pair.child] = place;
    }
    order
}

/// Puts shapes in the order they are read: a row from left to right, a column from top to bottom, rows below
/// one another row by row.
fn sort(shapes_at: &mut [usize], shapes: &[Shape], order: &[usize]) {
    let areas: Option<Vec<Area>> = shapes_at.iter().map(|&at| shapes[at].area).collect();
    let Some(areas) = areas.filter(|areas| !areas.is_empty()) else {
        return shapes_at.sort_by_key(|&at| order[at]);
    };
    let mut heights: Vec<f64> = areas.iter().map(|area| area.height).collect();
    heights.sort_by(f64::total_cmp);
    let row = heights[heights.len() / 2].max(1.0) / 2.0;
    // Rows are told apart by where the tops lie, from the highest down.
    let mut tops: Vec<f64> = areas.iter().map(|area| area.top).collect();
    tops.sort_by(f64::total_cmp);
    let mut starts: Vec<f64> = Vec::new();
    for top in tops {
        if starts.last().is_none_or(|start| top - start > row) {
            starts.push(top);
        }
    }
    let key = |at: usize| {
        let area = shapes[at].area.unwrap_or_default();
        let row = starts.partition_point(|start| *start <= area.top);
        (row, area.left)
    };
    shapes_at.sort_by(|&a, &b| {
        let ((row, left), (other_row, other_left)) = (key(a), key(b));
        row.cmp(&other_row).then(left.total_cmp(&other_left)).then(order[a].cmp(&order[b]))
    });
}

/// What a shape is called in a sentence.
pub(super) fn name(shape: &Shape) -> String {
    let words: Vec<&str> = shape.lines.iter().map(|line| line.text.trim()).collect();
    words.join(" ").trim().to_owned()
}
