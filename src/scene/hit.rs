//! What lies where in a scene: under the pointer, in the window, and where a dragged thing would land.
//!
//! Knows what is drawn, not whether a landing is allowed.

use super::{Card, Scene};
use crate::geom::{Point, Rect};
use crate::model::Arrangement;

/// A part of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The unit's kind and name.
    Header,
    Headcount,
    /// The index among the card's lines.
    Line(usize),
    /// The index among the card's ghosts.
    Ghost(usize),
    /// Between the lines.
    Body,
}

/// What lies under a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The index in [`Scene::cards`].
    pub card: usize,
    pub part: Part,
}

/// Where a dropped post would stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostLanding {
    pub card: usize,
    /// Before this one of the card's lines; their number: after the last.
    pub line: usize,
    /// Where to draw the landing place: a line from left to right.
    pub bar: [Point; 2],
}

/// Where a dropped unit would stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitLanding {
    /// The card that would be its parent.
    pub parent: usize,
    /// Before this one of the parent's children as drawn, the dragged one still counted; their
    /// number: after the last.
    pub child: usize,
    /// Where to draw the landing place: a line across, or down between two units of a row.
    pub bar: [Point; 2],
}

/// How far from a card a thing can be dropped and still land on it.
const REACH: f32 = 24.0;
/// The share of a card, at its edges, where a unit lands beside it and not under it.
const EDGE: f32 = 0.25;
/// From a card to the bar beside it.
const BAR_GAP: f32 = 5.0;

/// A grid over a scene. It answers for the scene it was made of, which each question is handed.
#[derive(Clone, Debug)]
pub struct HitIndex {
    bounds: Rect,
    columns: usize,
    rows: usize,
    /// For each cell where its cards start in `cards`, and the end.
    starts: Vec<u32>,
    cards: Vec<u32>,
    /// For each card where its children start in `children`, and the end.
    child_starts: Vec<u32>,
    children: Vec<u32>,
    /// Around each card and all below it.
    subtrees: Vec<Rect>,
}

impl HitIndex {
    pub fn new(scene: &Scene) -> Self {
        let count = scene.cards.len().max(1) as f32;
        let bounds = scene.bounds;
        let (width, height) = (bounds.width().max(1.0), bounds.height().max(1.0));
        // About one card a cell.
        let columns = (count * width / height).sqrt().round().clamp(1.0, count) as usize;
        let rows = (count / columns as f32).round().max(1.0) as usize;
        let (child_starts, children) = grouped(
            scene.cards.len(),
            scene.cards.iter().enumerate().filter_map(|(card, it)| Some((it.parent?, card))),
        );
        let mut subtrees: Vec<Rect> = scene.cards.iter().map(|card| card.rect).collect();
        for (index, card) in scene.cards.iter().enumerate().rev() {
            if let Some(parent) = card.parent {
                subtrees[parent] = subtrees[parent].union(subtrees[index]);
            }
        }
        let mut index = Self {
            bounds,
            columns,
            rows,
            starts: Vec::new(),
            cards: Vec::new(),
            child_starts,
            children,
            subtrees,
        };
        let mut entries = Vec::new();
        for (card, it) in scene.cards.iter().enumerate() {
            entries.extend(index.cells(it.rect).map(|cell| (cell, card)));
        }
        (index.starts, index.cards) = grouped(columns * rows, entries.iter().copied());
        index
    }

    /// What lies under `point`.
    pub fn hit(&self, scene: &Scene, point: Point) -> Option<Hit> {
        let here = Rect::new(point, point);
        let card = self.cells(here).flat_map(|cell| self.in_cell(cell));
        let card = card.into_iter().find(|&card| scene.cards[card].rect.contains(point))?;
        Some(Hit { card, part: part(&scene.cards[card], point) })
    }

    /// The cards that share a point with `rect`, in reading order.
    pub fn cards_in(&self, scene: &Scene, rect: Rect) -> Vec<usize> {
        let touches = |card: &usize| {
            let card = scene.cards[*card].rect;
            card.min.x <= rect.max.x
                && rect.min.x <= card.max.x
                && card.min.y <= rect.max.y
                && rect.min.y <= card.max.y
        };
        let mut found: Vec<usize> =
            self.cells(rect).flat_map(|cell| self.in_cell(cell)).filter(touches).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where a post dropped at `point` would stand.
    pub fn post_landing(&self, scene: &Scene, point: Point) -> Option<PostLanding> {
        let index = self.nearest(scene, point)?;
        let card = &scene.cards[index];
        let line = card.lines.iter().filter(|line| line.rect.center().y < point.y).count();
        let y = match (line.checked_sub(1).map(|above| card.lines[above].rect.max.y), line) {
            (Some(above), _) => above + 1.0,
            (None, _) => {
                // Ghosts are no posts: what lands on a card without a line lands above them.
                let lines = card.lines.iter().map(|line| line.rect);
                let first = lines.chain(card.ghosts.iter().map(|ghost| ghost.rect)).next();
                first.map_or(card.rect.max.y - 3.0, |rect| rect.min.y - 1.0)
            }
        };
        let inset = 6.0;
        let bar = [Point::new(card.rect.min.x + inset, y), Point::new(card.rect.max.x - inset, y)];
        Some(PostLanding { card: index, line, bar })
    }

    /// Where a unit dropped at `point` would stand: beside a card near its edges, else under it.
    pub fn unit_landing(&self, scene: &Scene, point: Point) -> Option<UnitLanding> {
        let index = self.nearest(scene, point)?;
        Some(self.beside(scene, index, point).unwrap_or_else(|| self.last_under(scene, index)))
    }

    /// The children of a card, in order.
    pub fn children(&self, card: usize) -> &[u32] {
        &self.children[self.child_starts[card] as usize..self.child_starts[card + 1] as usize]
    }

    /// The rectangle around a card and all below it.
    pub fn subtree(&self, card: usize) -> Rect {
        self.subtrees[card]
    }

    /// The landing before or after a card, if `point` is near the edge that faces its siblings.
    fn beside(&self, scene: &Scene, index: usize, point: Point) -> Option<UnitLanding> {
        let parent = scene.cards[index].parent?;
        let siblings = self.children(parent);
        let place = siblings.iter().position(|&sibling| sibling as usize == index)?;
        let rect = scene.cards[index].rect;
        let top = |place: usize| scene.cards[siblings[place] as usize].rect.min.y;
        let is_stacked = scene.cards[parent].arrangement == Some(Arrangement::Column)
            || (place > 0 && top(place - 1) < rect.min.y)
            || (place + 1 < siblings.len() && top(place + 1) > rect.min.y);
        let share = if is_stacked {
            (point.y - rect.min.y) / rect.height()
        } else {
            (point.x - rect.min.x) / rect.width()
        };
        let after = match share {
            share if share < EDGE => false,
            share if share > 1.0 - EDGE => true,
            _ => return None,
        };
        if after && is_stacked && !self.children(index).is_empty() {
            // Its children follow at once: that is where it would land.
            let first = scene.cards[self.children(index)[0] as usize].rect;
            let bar = [
                Point::new(first.min.x, first.min.y - BAR_GAP),
                Point::new(first.max.x, first.min.y - BAR_GAP),
            ];
            return Some(UnitLanding { parent: index, child: 0, bar });
        }
        let bar = match (is_stacked, after) {
            (true, false) => across(rect, rect.min.y - BAR_GAP),
            (true, true) => across(rect, rect.max.y + BAR_GAP),
            (false, false) => down(rect, self.subtrees[index].min.x - BAR_GAP),
            (false, true) => down(rect, self.subtrees[index].max.x + BAR_GAP),
        };
        Some(UnitLanding { parent, child: place + usize::from(after), bar })
    }

    /// The landing after the last child of a card.
    fn last_under(&self, scene: &Scene, index: usize) -> UnitLanding {
        let card = &scene.cards[index];
        let children = self.children(index);
        let bar = match children.last() {
            None => across(card.rect, card.rect.max.y + BAR_GAP),
            Some(&last) => {
                let rect = scene.cards[last as usize].rect;
                let subtree = self.subtrees[last as usize];
                if card.arrangement == Some(Arrangement::Row) {
                    down(rect, subtree.max.x + BAR_GAP)
                } else {
                    across(rect, subtree.max.y + BAR_GAP)
                }
            }
        };
        UnitLanding { parent: index, child: children.len(), bar }
    }

    /// The card at `point`, or the nearest within reach; of equals the first.
    fn nearest(&self, scene: &Scene, point: Point) -> Option<usize> {
        let around = Rect::new(point, point).expand(REACH);
        let distance = |card: usize| {
            let rect = scene.cards[card].rect;
            let dx = (rect.min.x - point.x).max(point.x - rect.max.x).max(0.0);
            let dy = (rect.min.y - point.y).max(point.y - rect.max.y).max(0.0);
            dx.hypot(dy)
        };
        self.cards_in(scene, around)
            .into_iter()
            .map(|card| (distance(card), card))
            .filter(|(distance, _)| *distance <= REACH)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, card)| card)
    }

    fn in_cell(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.starts[cell] as usize..self.starts[cell + 1] as usize;
        self.cards[range].iter().map(|&card| card as usize)
    }

    /// The cells that `rect` touches; what lies outside the grid counts for its outermost cells.
    fn cells(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let columns = self.columns;
        let column = |x: f32| cell_of(x - self.bounds.min.x, self.bounds.width(), columns);
        let row = |y: f32| cell_of(y - self.bounds.min.y, self.bounds.height(), self.rows);
        let across = column(rect.min.x)..=column(rect.max.x);
        (row(rect.min.y)..=row(rect.max.y))
            .flat_map(move |row| across.clone().map(move |column| row * columns + column))
    }
}

/// The cell of a length cut into so many that `at` falls in.
fn cell_of(at: f32, length: f32, cells: usize) -> usize {
    // `as` saturates: far outside is the first or the last cell.
    ((at / length.max(1.0) * cells as f32) as usize).min(cells - 1)
}

/// Values by group, and where each of the groups starts.
fn grouped(
    groups: usize,
    entries: impl Iterator<Item = (usize, usize)> + Clone,
) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; groups + 1];
    for (group, _) in entries.clone() {
        starts[group + 1] += 1;
    }
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut values = vec![0; starts[groups] as usize];
    for (group, value) in entries {
        values[next[group] as usize] = u32::try_from(value).expect("fewer than 2³² cards");
        next[group] += 1;
    }
    (starts, values)
}

fn part(card: &Card, point: Point) -> Part {
    if card.headcount_area.contains(point) {
        Part::Headcount
    } else if card.header.contains(point) {
        Part::Header
    } else {
        let line = card.lines.partition_point(|line| line.rect.max.y < point.y);
        let ghost = card.ghosts.partition_point(|ghost| ghost.rect.max.y < point.y);
        if card.lines.get(line).is_some_and(|area| area.rect.contains(point)) {
            Part::Line(line)
        } else if card.ghosts.get(ghost).is_some_and(|area| area.rect.contains(point)) {
            Part::Ghost(ghost)
        } else {
            Part::Body
        }
    }
}

fn across(rect: Rect, y: f32) -> [Point; 2] {
    [Point::new(rect.min.x, y), Point::new(rect.max.x, y)]
}

fn down(rect: Rect, x: f32) -> [Point; 2] {
    [Point::new(x, rect.min.y), Point::new(x, rect.max.y)]
}
