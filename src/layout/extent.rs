//! Widths and heights of parts, and what several make side by side or one below the other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::units::Units;

/// A width and a height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extent {
    pub width: Units,
    pub height: Units,
}

/// How many shapes are kept, and how hard columns are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Shapes kept of a subtree.
    pub shapes: u16,
    /// Up to so many children, every way to cut them into columns is tried.
    pub every_split: u8,
    pub is_root: bool,
    /// Nothing stands below a sibling that has children.
    pub clear: bool,
}

impl Bounds {
    /// A chart that fits on a page is worth more trials than one of a thousand units; the root's
    /// shapes are only chosen from, never combined.
    pub fn of(nodes: usize, is_root: bool) -> Self {
        let (shapes, every_split) = if nodes <= 60 { (80, 8) } else { (36, 5) };
        Self { shapes: if is_root { 400 } else { shapes }, every_split, is_root, clear: false }
    }
}

/// The limit under which each part takes its best shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Parts stand side by side: each is the narrowest that is at most so high.
    Height(Units),
    /// Parts are stacked: each is the lowest that is at most so wide.
    Width(Units),
}

/// Parts one under the other: every shape of the stack that no other beats.
pub fn stacked(parts: &[&[Extent]], gap: Units) -> Vec<Extent> {
    let mut sums = summed(parts, gap, |part, step| {
        let extent = part[part.len() - 1 - step];
        (extent.height, extent.width)
    });
    sums.reverse();
    sums.into_iter().map(|(height, width)| Extent { width, height }).collect()
}

/// Parts side by side: every shape of the row that no other beats.
pub fn abreast(parts: &[&[Extent]], gap: Units) -> Vec<Extent> {
    let sums = summed(parts, gap, |part, step| (part[step].width, part[step].height));
    sums.into_iter().map(|(width, height)| Extent { width, height }).collect()
}

/// Stockmeyer's merge: lengths add up along one axis, and the largest counts across it. `at` gives
/// a part's (along, across) after so many steps; each step is longer along and smaller across.
/// Returned from the smallest sum to the largest.
fn summed(
    parts: &[&[Extent]],
    gap: Units,
    at: impl Fn(&[Extent], usize) -> (Units, Units),
) -> Vec<(Units, Units)> {
    let mut sum = gap * (parts.len() as Units - 1);
    let mut steps = vec![0; parts.len()];
    let mut largest: BinaryHeap<(Units, Reverse<usize>)> = BinaryHeap::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let (along, across) = at(part, 0);
        sum += along;
        largest.push((across, Reverse(index)));
    }
    let mut sums = Vec::new();
    loop {
        let &(limit, _) = largest.peek().expect("there are parts");
        sums.push((sum, limit));
        // Only by making every part of this size smaller does the whole become smaller.
        while let Some(mut top) = largest.peek_mut() {
            if top.0 < limit {
                break;
            }
            let index = top.1.0;
            let part = parts[index];
            if steps[index] + 1 == part.len() {
                return sums;
            }
            sum -= at(part, steps[index]).0;
            steps[index] += 1;
            let (along, across) = at(part, steps[index]);
            sum += along;
            // Dropping `top` lets it sink to its new place.
            top.0 = across;
        }
    }
}

/// The shape of `part` to take under `limit`.
pub fn under(part: &[Extent], limit: Limit) -> usize {
    match limit {
        Limit::Height(height) => part.partition_point(|extent| extent.height > height),
        Limit::Width(width) => part.partition_point(|extent| extent.width <= width).max(1) - 1,
    }
    .min(part.len() - 1)
}
