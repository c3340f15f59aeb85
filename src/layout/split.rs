//! Cutting a row of siblings into columns: which cuts are worth trying, and what shapes each gives.

use super::extent::{Bounds, Extent, Limit, abreast, stacked, under};
use super::request::Spacing;
use super::units::Units;
use crate::model::Arrangement;

/// Where each column ends: `[2, 5]` is two siblings, then three. The last is the number of siblings.
pub type Split = Box<[u32]>;

/// The shapes of the columns of one split, each with the limit that gives it.
type Blocks = Vec<(Extent, Limit)>;

/// Beyond so many siblings their whole fronts are not combined: columns of one width are tried.
const COMBINED: usize = 64;

/// The columns `range`s of a split.
pub fn columns(split: &[u32]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let starts = std::iter::once(0).chain(split.iter().copied());
    starts.zip(split).map(|(start, &end)| start as usize..end as usize)
}

/// The space a column takes at the left of its cards: none for a single card, which the connector
/// enters from above.
pub fn indent(siblings: usize, spacing: Spacing) -> Units {
    if siblings > 1 { spacing.indent.into() } else { 0 }
}

/// Every split worth trying, with its shapes. A row is the split of one sibling a column.
pub fn splits(
    parts: &[&[Extent]],
    ends: &[bool],
    forced: Option<Arrangement>,
    spacing: Spacing,
    bounds: Bounds,
) -> Vec<(Split, Blocks)> {
    let count = parts.len();
    let row: Split = (1..=as_u32(count)).collect();
    let wanted: Vec<Split> = match forced {
        Some(Arrangement::Column) => return Vec::new(),
        Some(Arrangement::Columns(columns)) if columns <= 1 => return Vec::new(),
        Some(Arrangement::Row) => vec![row],
        Some(Arrangement::Columns(columns)) => {
            let columns = (columns as usize).min(count);
            let mut some = every_split(count, bounds, |split| split.len() == columns);
            if some.is_empty() {
                some = balanced(parts, &vec![false; count], &[columns], spacing);
            }
            if some.is_empty() {
                some.push(row);
            }
            some
        }
        None => {
            let mut some =
                every_split(count, bounds, |split| split.len() > 1 && keeps_ends(split, ends));
            if some.is_empty() {
                some = balanced(parts, ends, &worth_trying(count), spacing);
                some.insert(0, row);
            }
            some
        }
    };
    let ranges = Ranges::new(parts, spacing, &wanted);
    wanted
        .into_iter()
        .map(|split| {
            let blocks = if count <= COMBINED || split.len() == count {
                ranges.combined(&split)
            } else {
                ranges.of_one_width(&split)
            };
            (split, blocks)
        })
        .collect()
}

fn as_u32(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2³² siblings")
}

/// All the ways to cut `count` siblings that are `wanted`; none if there are too many to try.
fn every_split(count: usize, bounds: Bounds, wanted: impl Fn(&Split) -> bool) -> Vec<Split> {
    if count > usize::from(bounds.every_split) {
        return Vec::new();
    }
    if count == 1 {
        return vec![Box::new([1])];
    }
    // Each bit says whether a column ends after that sibling.
    (0u32..1 << (count - 1))
        .map(|cuts| {
            let ends = (1..as_u32(count)).filter(|end| cuts & (1 << (end - 1)) != 0);
            ends.chain([as_u32(count)]).collect()
        })
        .filter(wanted)
        .collect()
}

/// Whether each column of `split` ends after the first sibling that ends one.
fn keeps_ends(split: &[u32], ends: &[bool]) -> bool {
    columns(split).all(|range| !ends[range.start..range.end - 1].contains(&true))
}

/// Numbers of columns to try for `count` siblings: each of the first, then ever more sparsely.
fn worth_trying(count: usize) -> Vec<usize> {
    let growth = if count <= COMBINED { 5 } else { 2 };
    let mut columns = Vec::new();
    let mut next = 2;
    while next < count {
        columns.push(next);
        next += (next / growth).max(1);
    }
    columns
}

/// For each number of columns and a few widths, the split whose highest column is lowest.
fn balanced(parts: &[&[Extent]], ends: &[bool], numbers: &[usize], spacing: Spacing) -> Vec<Split> {
    let gap = Units::from(spacing.down);
    let mut found: Vec<Split> = Vec::new();
    for width in few_widths(parts) {
        let heights: Vec<Units> =
            parts.iter().map(|part| part[under(part, Limit::Width(width))].height).collect();
        let total = heights.iter().sum::<Units>() + gap * (heights.len() as Units - 1);
        let highest = heights.iter().copied().max().unwrap_or(0);
        for &number in numbers {
            let (mut low, mut high) = (highest.max(total / number.max(1) as Units), total);
            while low < high {
                let middle = low + (high - low) / 2;
                if filled(&heights, ends, gap, middle).count() <= number {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            found.push(filled(&heights, ends, gap, low).collect());
        }
    }
    found.retain(|split| split.len() > 1);
    found.sort();
    found.dedup();
    found
}

/// The ends of columns filled one after the other up to `limit`, which no single height exceeds.
/// A column ends at the latest after a sibling that `ends` it.
fn filled<'a>(
    heights: &'a [Units],
    ends: &'a [bool],
    gap: Units,
    limit: Units,
) -> impl Iterator<Item = u32> + 'a {
    let mut index = 0;
    std::iter::from_fn(move || {
        if index == heights.len() {
            return None;
        }
        let mut height = heights[index];
        index += 1;
        while index < heights.len() && !ends[index - 1] && height + gap + heights[index] <= limit {
            height += gap + heights[index];
            index += 1;
        }
        Some(as_u32(index))
    })
}

/// Widths between the least that all siblings can take and the most that any would.
fn few_widths(parts: &[&[Extent]]) -> Vec<Units> {
    let least = parts.iter().map(|part| part[0].width).max().unwrap_or(0);
    let most = parts.iter().map(|part| part[part.len() - 1].width).max().unwrap_or(0);
    let steps = if parts.len() <= COMBINED { 4 } else { 2 };
    let ratio = most as f64 / least.max(1) as f64;
    let mut widths: Vec<Units> = (0..steps)
        .map(|step| (least as f64 * ratio.powf(f64::from(step) / f64::from(steps))) as Units)
        .map(|width| width.max(least))
        .collect();
    widths.dedup();
    widths
}

/// The siblings' fronts, and the fronts of the columns that the splits share.
struct Ranges<'a> {
    parts: &'a [&'a [Extent]],
    spacing: Spacing,
    /// Every `[start..end]` that is a column of some split, sorted, with the front of that column.
    columns: Vec<((usize, usize), Vec<Extent>)>,
}

impl<'a> Ranges<'a> {
    fn new(parts: &'a [&'a [Extent]], spacing: Spacing, wanted: &[Split]) -> Self {
        let mut columns = Vec::new();
        if parts.len() <= COMBINED {
            let mut ranges: Vec<(usize, usize)> = wanted
                .iter()
                .flat_map(|split| self::columns(split))
                .filter(|range| range.len() > 1)
                .map(|range| (range.start, range.end))
                .collect();
            ranges.sort_unstable();
            ranges.dedup();
            columns.extend(
                ranges
                    .into_iter()
                    .map(|(start, end)| ((start, end), column_front(&parts[start..end], spacing))),
            );
        }
        Self { parts, spacing, columns }
    }

    /// Every shape of a split that no other of its shapes beats.
    fn combined(&self, split: &[u32]) -> Blocks {
        let fronts: Vec<&[Extent]> = columns(split)
            .map(|range| {
                if range.len() == 1 {
                    return self.parts[range.start];
                }
                let key = (range.start, range.end);
                let found = self.columns.binary_search_by_key(&key, |(range, _)| *range);
                &self.columns[found.expect("every column of a split was made")].1[..]
            })
            .collect();
        abreast(&fronts, self.spacing.across.into())
            .into_iter()
            .map(|extent| (extent, Limit::Height(extent.height)))
            .collect()
    }

    /// The shapes of a split whose columns have about one width.
    fn of_one_width(&self, split: &[u32]) -> Blocks {
        few_widths(self.parts)
            .into_iter()
            .map(|width| {
                let mut block = Extent {
                    width: Units::from(self.spacing.across) * (split.len() as Units - 1),
                    height: 0,
                };
                for range in columns(split) {
                    let siblings = &self.parts[range];
                    let mut column = Extent {
                        width: 0,
                        height: Units::from(self.spacing.down) * (siblings.len() as Units - 1),
                    };
                    for part in siblings {
                        let extent = part[under(part, Limit::Width(width))];
                        column.width = column.width.max(extent.width);
                        column.height += extent.height;
                    }
                    block.width += column.width + indent(siblings.len(), self.spacing);
                    block.height = block.height.max(column.height);
                }
                (block, Limit::Width(width))
            })
            .collect()
    }
}

/// The front of siblings under each other, the space for their trunk included.
pub fn column_front(parts: &[&[Extent]], spacing: Spacing) -> Vec<Extent> {
    let mut front = stacked(parts, spacing.down.into());
    for extent in &mut front {
        extent.width += indent(parts.len(), spacing);
    }
    front
}
