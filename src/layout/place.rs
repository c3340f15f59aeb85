//! From the best shape of the whole back down to a place for every card, then the connectors.

use super::front::{Below, Extent, Front, Limit, under};
use super::split::{column_front, columns, indent};
use super::{Arrangement, Connector, Layout, Placed, Request, Tree, Units, whole};
use crate::geom::{Point, Rect, Size};

/// A subtree on its way to its place.
struct Pending {
    node: usize,
    /// The index of its shape in its front.
    shape: usize,
    left: Units,
    top: Units,
    /// The width of the column it stands in, to whose right edge its card may stretch.
    room: Units,
}

/// A column of children in its place.
struct Column {
    /// The first and the one past the last, among the parent's children.
    children: std::ops::Range<usize>,
    /// Where the trunk runs, or a single child is entered.
    trunk: Units,
}

/// Places every card. `fronts` has one front for each node.
pub fn place(request: &Request, tree: &Tree, fronts: &[&Front]) -> Layout {
    let spacing = request.spacing;
    let widest =
        request.nodes.iter().flat_map(|node| node.shapes.iter()).map(|&size| whole(size).0).max();
    let widest = widest.unwrap_or(0);
    let shape = drawn_largest(&fronts[0].extents, request.frame);
    let room = fronts[0].extents[shape].width;
    let mut pending = vec![Pending { node: 0, shape, left: 0, top: 0, room }];
    let mut layout = Layout {
        cards: vec![
            Placed { rect: Rect::default(), shape: 0, arrangement: None };
            request.nodes.len()
        ],
        ..Layout::default()
    };
    let mut connected: Vec<(usize, Vec<Column>)> = Vec::new();
    while let Some(Pending { node, shape, left, top, room }) = pending.pop() {
        let front = fronts[node];
        let made = front.made[shape];
        let children = tree.children(node);
        let (natural, height) = whole(request.nodes[node].shapes[made.card as usize]);
        let stretched = natural.max(room.min(widest));
        let parts = || -> Vec<&[Extent]> {
            children.iter().map(|&child| &fronts[child as usize].extents[..]).collect()
        };
        let card = &mut layout.cards[node];
        card.shape = made.card as usize;
        match made.below {
            Below::Nothing => card.rect = rect(left, top, stretched, height),
            Below::Column(limit) => {
                card.rect = rect(left, top, stretched, height);
                card.arrangement = Some(Arrangement::Column);
                let mut y = top + height;
                for (&child, part) in children.iter().zip(parts()) {
                    let shape = under(part, limit);
                    y += Units::from(spacing.down);
                    pending.push(Pending {
                        node: child as usize,
                        shape,
                        left: left + Units::from(spacing.indent),
                        top: y,
                        room: room - Units::from(spacing.indent),
                    });
                    y += part[shape].height;
                }
                let trunk = left + Units::from(spacing.indent) / 2;
                connected.push((node, vec![Column { children: 0..children.len(), trunk }]));
            }
            Below::Columns { split, limit } => {
                let split = &front.splits[split as usize];
                card.arrangement = Some(arrangement(split, children.len()));
                let chosen = chosen_columns(&parts(), split, limit, spacing);
                let total = chosen.iter().map(|column| column.width).sum::<Units>()
                    + Units::from(spacing.across) * (chosen.len() as Units - 1);
                let width = natural.max(total);
                card.rect = rect(left + (width - natural) / 2, top, natural, height);
                let mut x = left + (width - total) / 2;
                let first = top + height + Units::from(spacing.drop);
                let mut connections = Vec::with_capacity(chosen.len());
                for (range, column) in columns(split).zip(chosen) {
                    let indent = indent(range.len(), spacing);
                    let mut y = first;
                    for (&child, shape) in children[range.clone()].iter().zip(column.shapes) {
                        pending.push(Pending {
                            node: child as usize,
                            shape,
                            left: x + indent,
                            top: y,
                            room: column.width - indent,
                        });
                        let extent = fronts[child as usize].extents[shape];
                        y += extent.height + Units::from(spacing.down);
                    }
                    connections.push(Column { children: range, trunk: x + indent / 2 });
                    x += column.width + Units::from(spacing.across);
                }
                connected.push((node, connections));
            }
        }
    }
    connected.sort_by_key(|(node, _)| *node);
    for (node, columns) in &connected {
        connect(&mut layout, *node, tree.children(*node), columns);
    }
    let bounds = layout.cards.iter().fold(Rect::NOTHING, |all, card| all.union(card.rect));
    layout.size = Size::new(bounds.max.x, bounds.max.y);
    layout
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
    spacing: super::Spacing,
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
                limit => limit,
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
        let middle = card.center().x.floor();
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
            let x = if single { first.center().x.floor() } else { column.trunk as f32 };
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

fn rect(left: Units, top: Units, width: Units, height: Units) -> Rect {
    Rect::from_min_size(Point::new(left as f32, top as f32), Size::new(width as f32, height as f32))
}
