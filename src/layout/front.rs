//! The shapes a subtree can take: of all (width, height) found, those that no other one beats in
//! both, each with what it is made of.
//!
//! A shape does not record its children's shapes but the limit under which each child takes its
//! best one: `place` finds them again on its way down, and a front of any unit stays small.

use super::extent::{Bounds, Extent, Limit, stacked};
use super::request::Spacing;
use super::split::{Split, splits};
use super::units::Units;
use crate::model::Arrangement;

/// What a shape is made of, below its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    Nothing,
    /// A hanging column.
    Column(Limit),
    /// The columns of `Front::splits[split]`; with one child each, a row.
    Columns {
        split: u32,
        limit: Limit,
    },
}

/// A shape's card, and what stands below it.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    pub card: u32,
    pub below: Below,
}

/// The shapes of a subtree, wider and lower from first to last. Never empty.
#[derive(Debug)]
pub struct Front {
    pub extents: Vec<Extent>,
    pub made: Vec<Made>,
    pub splits: Vec<Split>,
}

impl Front {
    /// The front of a unit with a card of these sizes above `children`.
    pub fn of(
        card: &[(Units, Units)],
        children: &[&Front],
        forced: Option<Arrangement>,
        spacing: Spacing,
        bounds: Bounds,
    ) -> Self {
        assert!(!card.is_empty(), "a card has a shape");
        let parts: Vec<&[Extent]> = children.iter().map(|child| &child.extents[..]).collect();
        // After which siblings a column must end.
        let ends: Vec<bool> =
            children.iter().map(|child| bounds.clear && !child.is_leaf()).collect();
        let (blocks, splits) = blocks(&parts, &ends, forced, spacing, bounds);
        let mut found = Vec::with_capacity(card.len() * blocks.len().max(1));
        for (index, &(width, height)) in card.iter().enumerate() {
            let index = u32::try_from(index).expect("fewer than 2³² shapes");
            if blocks.is_empty() {
                let made = Made { card: index, below: Below::Nothing };
                found.push((Extent { width, height }, made));
            }
            found.extend(blocks.iter().map(|&(block, below)| {
                let extent =
                    Extent { width: width.max(block.width), height: height + block.height };
                (extent, Made { card: index, below })
            }));
        }
        let kept = thinned(best(found), bounds.shapes.into());
        let (extents, made) = kept.into_iter().unzip();
        Self { extents, made, splits }
    }

    fn is_leaf(&self) -> bool {
        matches!(self.made[0].below, Below::Nothing)
    }
}

/// The blocks that the children can form below their parent's card, the gap above included.
fn blocks(
    parts: &[&[Extent]],
    ends: &[bool],
    forced: Option<Arrangement>,
    spacing: Spacing,
    bounds: Bounds,
) -> (Vec<(Extent, Below)>, Vec<Split>) {
    if parts.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut found = Vec::new();
    let column_allowed = match forced {
        None => {
            // Nothing is gained by shifting a whole chart aside.
            let is_only_one = bounds.is_root && parts.len() == 1;
            let stands_below_a_subtree = ends[..parts.len() - 1].contains(&true);
            !is_only_one && !stands_below_a_subtree
        }
        Some(Arrangement::Column) => true,
        Some(Arrangement::Row) => false,
        Some(Arrangement::Columns(columns)) => columns <= 1,
    };
    if column_allowed {
        found.extend(stacked(parts, spacing.down.into()).into_iter().map(|extent| {
            let block = Extent {
                width: extent.width + Units::from(spacing.indent),
                height: extent.height + Units::from(spacing.down),
            };
            (block, Below::Column(Limit::Width(extent.width)))
        }));
    }
    let splits = splits(parts, ends, forced, spacing, bounds);
    for (index, (_, blocks)) in splits.iter().enumerate() {
        let split = u32::try_from(index).expect("fewer than 2³² splits");
        found.extend(blocks.iter().map(|&(extent, limit)| {
            let block =
                Extent { width: extent.width, height: extent.height + Units::from(spacing.drop) };
            (block, Below::Columns { split, limit })
        }));
    }
    let kept = thinned(best(found), 2 * usize::from(bounds.shapes));
    (kept, splits.into_iter().map(|(split, _)| split).collect())
}

/// Those that no other one beats or equals, narrowest first; of equals the first found.
pub fn best<T>(mut found: Vec<(Extent, T)>) -> Vec<(Extent, T)> {
    found.sort_by_key(|(extent, _)| *extent);
    let mut lowest = Units::MAX;
    found.retain(|(extent, _)| {
        let better = extent.height < lowest;
        lowest = lowest.min(extent.height);
        better
    });
    found
}

/// At most about `bound` of a front, spread evenly over its proportions: the first, the last, and
/// from each band of proportions the one with the smallest area.
pub fn thinned<T>(front: Vec<(Extent, T)>, bound: usize) -> Vec<(Extent, T)> {
    if front.len() <= bound {
        return front;
    }
    let proportion = |extent: Extent| (extent.width as f64 / extent.height.max(1) as f64).ln();
    let last = front.len() - 1;
    let lowest = proportion(front[0].0);
    let bands = (bound - 2) as f64;
    let band_width = ((proportion(front[last].0) - lowest) / bands).max(f64::MIN_POSITIVE);
    let mut kept: Vec<(Extent, T)> = Vec::with_capacity(bound);
    let mut kept_band = None;
    for (index, item) in front.into_iter().enumerate() {
        let band = match index {
            0 => -1,
            _ if index == last => i64::MAX,
            _ => ((proportion(item.0) - lowest) / band_width) as i64,
        };
        let area = |extent: Extent| extent.width * extent.height;
        match kept.last_mut() {
            Some(best) if kept_band == Some(band) => {
                if area(item.0) < area(best.0) {
                    *best = item;
                }
            }
            _ => kept.push(item),
        }
        kept_band = Some(band);
    }
    kept
}
