//! From the best shape of the whole back down to a place for every card, then the connectors.

use super::extent::{Extent, Limit, under};
use super::front::{Below, Front};
use super::placed::{Connector, Layout, Placed};
use super::request::{Request, Spacing};
use super::split::{column_front, columns, indent};
use super::tree::Tree;
use super::units::{Units, whole};
use crate::geom::{Point, Rect, Size};
use crate::model::Arrangement;

/// A subtree whose width is settled.
#[derive(Clone, Default)]
struct Settled {
    /// The index of its shape in its front.
    shape: usize,
    left: Units,
    /// The width it may fill: that of the column it stands in, or its own.
    room: Units,
    /// Whether it hangs in a column, so that its card begins at `left` and fills the room.
    hangs: bool,
    card_height: Units,
    /// The columns of its children; none for a card without children.
    columns: Vec<Column>,
}

/// A column of children.
#[derive(Clone)]
struct Column {
    /// Among the parent's children.
    children: std::ops::Range<usize>,
    /// Where the trunk runs; of no use to a single child, which is entered from above.
    trunk: Units,
}

/// Places every card. `fronts` has one front for each node.
///
/// First widths, downwards: a card in a column is as wide as the column, which may make it lower
/// than planned. So heights are then added up again, and everything moves up.
pub fn place(request: &Request, tree: &Tree, fronts: &[&Front]) -> Layout {
    let count = request.nodes.len();
    let mut cards = vec![Placed { rect: Rect::default(), shape: 0, arrangement: None }; count];
    let settled = settle_widths(request, tree, fronts, &mut cards);
    let heights = heights(request, tree, &settled, &cards);
    let mut tops = vec![0; count];
    for node in 0..count {
        let Settled { columns, card_height, .. } = &settled[node];
        let gap = Units::from(request.spacing.down);
        let first = tops[node] + card_height + gap_below(cards[node].arrangement, request.spacing);
        for column in columns {
            let mut y = first;
            for &child in &tree.children(node)[column.children.clone()] {
                tops[child as usize] = y;
                y += heights[child as usize] + gap;
            }
        }
        let rect = &mut cards[node].rect;
        *rect = Rect::from_min_size(
            Point::new(rect.min.x, tops[node] as f32),
            Size::new(rect.width(), *card_height as f32),
        );
    }
    let bounds = cards.iter().fold(Rect::NOTHING, |all, card| all.union(card.rect));
    let size = Size::new(bounds.max.x, bounds.max.y);
    let mut layout = Layout { cards, connectors: Vec::new(), size };
    for (node, settled) in settled.iter().enumerate() {
        if !settled.columns.is_empty() {
            connect(&mut layout, node, tree.children(node), &settled.columns);
        }
    }
    layout
}

/// Chooses the shape, the left edge and the width of every card, and its arrangement.
fn settle_widths(
    request: &Request,
    tree: &Tree,
    fronts: &[&Front],
    cards: &mut [Placed],
) -> Vec<Settled> {
    let widest =
        request.nodes.iter().flat_map(|node| node.shapes.iter()).map(|&size| whole(size).0).max();
    // A card may fill a little more than its widest shape, for the sake of a common right edge.
    let widest = widest.unwrap_or(0) * 6 / 5;
    let settled = vec![Settled::default(); request.nodes.len()];
    let mut widths = Widths { request, tree, fronts, settled };
    let shape = drawn_largest(&fronts[0].extents, request.frame);
    widths.settled[0].shape = shape;
    widths.settled[0].room = fronts[0].extents[shape].width;
    for node in 0..request.nodes.len() {
        let Settled { shape, left, room, hangs, .. } = widths.settled[node];
        let front = fronts[node];
        let made = front.made[shape];
        let natural = whole(request.nodes[node].shapes[made.card as usize]).0;
        let filled = natural.max(room.min(widest));
        let (card_left, card_width) = match widths.below(node, made.below) {
            Below::Nothing => (left, filled),
            Below::Column(limit) => {
                cards[node].arrangement = Some(Arrangement::Column);
                widths.settle_column(node, limit);
                (left, filled)
            }
            Below::Columns { split, limit } => {
                let split = &front.splits[split as usize];
                cards[node].arrangement = Some(arrangement(split, tree.children(node).len()));
                let total = widths.settle_columns(node, split, limit, natural);
                if hangs {
                    (left, filled)
                } else {
                    (left + (natural.max(total) - natural) / 2, natural)
                }
            }
        };
        let (shape, height) = lowest_within(&request.nodes[node].shapes, card_width);
        cards[node].shape = shape;
        cards[node].rect = Rect::from_min_size(
            Point::new(card_left as f32, 0.0),
            Size::new(card_width as f32, 0.0),
        );
        widths.settled[node].card_height = height;
    }
    widths.settled
}

/// Widths being settled, downwards: what is settled of a card is settled of its children next.
struct Widths<'a> {
    request: &'a Request,
    tree: &'a Tree,
    fronts: &'a [&'a Front],
    settled: Vec<Settled>,
}

impl<'a> Widths<'a> {
    /// The shapes of the subtrees below `node`.
    fn parts(&self, node: usize) -> Vec<&'a [Extent]> {
        let fronts = self.fronts;
        self.tree.children(node).iter().map(|&child| &fronts[child as usize].extents[..]).collect()
    }

    /// How the children of `node` stand, planned as `planned`. Straight under a card of a column, an only
    /// child would seem to be its sibling.
    fn below(&self, node: usize, planned: Below) -> Below {
        let Settled { room, hangs, .. } = self.settled[node];
        let is_free = hangs && self.request.nodes[node].forced.is_none();
        if let ([child], Below::Columns { .. }) = (self.tree.children(node), planned)
            && is_free
        {
            let part = &self.fronts[*child as usize].extents[..];
            let room = room - Units::from(self.request.spacing.indent);
            let limit = Limit::Width(room);
            if part[under(part, limit)].width <= room {
                return Below::Column(limit);
            }
        }
        planned
    }

    /// Gives the children of `node` their places one under the other.
    fn settle_column(&mut self, node: usize, limit: Limit) {
        let indent = Units::from(self.request.spacing.indent);
        let Settled { left, room, .. } = self.settled[node];
        let children = self.tree.children(node);
        for (&child, part) in children.iter().zip(self.parts(node)) {
            let child = &mut self.settled[child as usize];
            child.shape = under(part, limit);
            child.left = left + indent;
            child.room = room - indent;
            child.hangs = true;
        }
        let trunk = left + indent / 2;
        self.settled[node].columns = vec![Column { children: 0..children.len(), trunk }];
    }

    /// Gives the children of `node`, whose card is `natural` wide, their places in the columns of `split`;
    /// how wide these are together.
    fn settle_columns(
        &mut self,
        node: usize,
        split: &[u32],
        limit: Limit,
        natural: Units,
    ) -> Units {
        let spacing = self.request.spacing;
        let chosen = chosen_columns(&self.parts(node), split, limit, spacing);
        let children = self.tree.children(node);
        let Settled { left, room, hangs, .. } = self.settled[node];
        let total = chosen.iter().map(|column| column.width).sum::<Units>()
            + Units::from(spacing.across) * (chosen.len() as Units - 1);
        // A single child stands in its parent's column.
        let is_single = children.len() == 1 && hangs;
        // Below a card of a column, children are indented as far as there is room: at its left edge they
        // would seem to be its siblings.
        let step = Units::from(spacing.indent);
        let mut x = match hangs {
            true => left + if is_single { 0 } else { step.min(room - total).max(0) },
            false => left + (natural.max(total) - total) / 2,
        };
        for (range, column) in columns(split).zip(chosen) {
            let indent = indent(range.len(), spacing);
            for (&child, shape) in children[range.clone()].iter().zip(column.shapes) {
                let child = &mut self.settled[child as usize];
                child.shape = shape;
                child.left = x + indent;
                child.room = if is_single { room } else { column.width - indent };
                child.hangs = is_single || range.len() > 1;
            }
            self.settled[node].columns.push(Column { children: range, trunk: x + indent / 2 });
            x += column.width + Units::from(spacing.across);
        }
        total
    }
}

/// The lowest of a card's shapes that are no wider than its plan, and its height.
fn lowest_within(shapes: &[Size], width: Units) -> (usize, Units) {
    let sizes = shapes.iter().enumerate().map(|(index, &size)| (index, whole(size)));
    let fitting = sizes.filter(|(_, (own, _))| *own <= width);
    fitting
        .map(|(index, (_, height))| (index, height))
        .min_by_key(|(_, height)| *height)
        .expect("the planned shape is no wider")
}

/// Between a card and what stands below it.
fn gap_below(arrangement: Option<Arrangement>, spacing: Spacing) -> Units {
    if arrangement == Some(Arrangement::Column) { spacing.down } else { spacing.drop }.into()
}

/// The height of every subtree.
fn heights(request: &Request, tree: &Tree, settled: &[Settled], cards: &[Placed]) -> Vec<Units> {
    let gap = Units::from(request.spacing.down);
    let mut heights = vec![0; settled.len()];
    for node in (0..settled.len()).rev() {
        let children = tree.children(node);
        let columns = settled[node].columns.iter().map(|column| {
            let below = &children[column.children.clone()];
            below.iter().map(|&child| heights[child as usize]).sum::<Units>()
                + gap * (below.len() as Units - 1)
        });
        let below = columns
            .max()
            .map_or(0, |highest| highest + gap_below(cards[node].arrangement, request.spacing));
        heights[node] = settled[node].card_height + below;
    }
    heights
}

/// The shape that can be drawn largest in `frame`; of equals the smallest.
fn drawn_largest(extents: &[Extent], frame: Size) -> usize {
    let scale = |extent: &Extent| {
        let across = f64::from(frame.width.max(1.0)) / extent.width.max(1) as f64;
        let down = f64::from(frame.height.max(1.0)) / extent.height.max(1) as f64;
        across.min(down)
    };
    let area = |extent: &Extent| extent.width * extent.height;
    let better = |a: &Extent, b: &Extent| {
        scale(a).total_cmp(&scale(b)).then_with(|| area(b).cmp(&area(a))).is_gt()
    };
    (1..extents.len())
        .fold(0, |best, index| if better(&extents[index], &extents[best]) { index } else { best })
}

fn arrangement(split: &[u32], children: usize) -> Arrangement {
    if split.len() == children {
        Arrangement::Row
    } else {
        Arrangement::Columns(u32::try_from(split.len()).expect("fewer than 2³² columns"))
    }
}

struct ChosenColumn {
    width: Units,
    /// One for each child of the column.
    shapes: Vec<usize>,
}

/// The shape of every child under `limit`: the way back from a block's extent to its parts.
fn chosen_columns(
    parts: &[&[Extent]],
    split: &[u32],
    limit: Limit,
    spacing: Spacing,
) -> Vec<ChosenColumn> {
    columns(split)
        .map(|range| {
            let siblings = &parts[range];
            let indent = indent(siblings.len(), spacing);
            let limit = match limit {
                Limit::Height(_) if siblings.len() > 1 => {
                    let front = column_front(siblings, spacing);
                    Limit::Width(front[under(&front, limit)].width - indent)
                }
                Limit::Height(_) | Limit::Width(_) => limit,
            };
            let shapes: Vec<usize> = siblings.iter().map(|part| under(part, limit)).collect();
            let widths = siblings.iter().zip(&shapes).map(|(part, &shape)| part[shape].width);
            ChosenColumn { width: widths.max().unwrap_or(0) + indent, shapes }
        })
        .collect()
}

/// Draws the lines from a card down to its children.
///
/// ```text
///      ┌──────┐            ┌──────┐
///      │      │            └─┬────┘
///      └──┬───┘              │ ┌──────┐
///    ┌────┴──┬─ bus          ├─┤      │
///  ┌─┴──┐    │ ┌────┐        │ └──────┘
///  └────┘    ├─┤    │        │ ┌──────┐
///            │ └────┘        └─┤      │
///          trunk               └──────┘
/// ```
fn connect(layout: &mut Layout, node: usize, children: &[u32], columns: &[Column]) {
    let card = layout.cards[node].rect;
    let child = |index: usize| layout.cards[children[index] as usize].rect;
    let mut lines: Vec<Vec<Point>> = Vec::new();
    if layout.cards[node].arrangement == Some(Arrangement::Column) {
        let trunk = columns[0].trunk as f32;
        hang(&mut lines, vec![Point::new(trunk, card.max.y)], children.len(), child);
    } else {
        let entries: Vec<f32> = columns
            .iter()
            .map(|column| match column.children.len() {
                1 => child(column.children.start).center().x.floor(),
                _ => column.trunk as f32,
            })
            .collect();
        let middle = stem_of(card, &entries);
        let first_top = columns
            .iter()
            .map(|column| child(column.children.start).min.y)
            .fold(f32::MAX, f32::min);
        let bus = ((card.max.y + first_top) / 2.0).floor();
        let stem = [Point::new(middle, card.max.y), Point::new(middle, bus)];
        if columns.len() > 1 {
            lines.push(stem.to_vec());
        }
        for (index, column) in columns.iter().enumerate() {
            // The outermost columns carry the bus, so that its corners are joined.
            let mut line = Vec::new();
            if columns.len() == 1 {
                line.extend(stem);
            } else if index == 0 || index + 1 == columns.len() {
                line.push(stem[1]);
            }
            let single = column.children.len() == 1;
            let first = child(column.children.start);
            let x = entries[index];
            line.push(Point::new(x, bus));
            if single {
                line.push(Point::new(x, first.min.y));
                lines.push(line);
            } else {
                let start = column.children.start;
                hang(&mut lines, line, column.children.len(), |index| child(start + index));
            }
        }
    }
    layout.connectors.extend(
        lines
            .into_iter()
            .map(straightened)
            .filter(|points| points.len() > 1)
            .map(|points| Connector { parent: node, points }),
    );
}

/// Where the line leaves a card downwards: its middle, or straight above an entry near it.
fn stem_of(card: Rect, entries: &[f32]) -> f32 {
    const NEAR: f32 = 48.0;
    let middle = card.center().x.floor();
    let distance = |entry: &f32| (entry - middle).abs();
    let nearest = entries.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b)));
    nearest.filter(|entry| distance(entry) <= NEAR.min(card.width() / 3.0)).unwrap_or(middle)
}

/// A trunk that goes on from the end of `line`, with a branch to the left edge of each child.
fn hang(
    lines: &mut Vec<Vec<Point>>,
    mut line: Vec<Point>,
    count: usize,
    child: impl Fn(usize) -> Rect,
) {
    /// A branch meets a card at the height of its first line of text.
    const BRANCH: f32 = 14.0;
    let x = line[line.len() - 1].x;
    let branch = |index: usize| {
        let card = child(index);
        let y = card.min.y + BRANCH.min((card.height() / 2.0).floor());
        [Point::new(x, y), Point::new(card.min.x, y)]
    };
    lines.extend((0..count - 1).map(|index| branch(index).to_vec()));
    line.extend(branch(count - 1));
    lines.push(line);
}

/// `points` without those at which the line neither starts, turns nor ends.
fn straightened(points: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept[..]
            && ((before.x == last.x && last.x == point.x)
                || (before.y == last.y && last.y == point.y))
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}
