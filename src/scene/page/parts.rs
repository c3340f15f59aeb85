//! What goes on each page of a chart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Authorised, Chart, UnitId, UnitKey};

/// What one page shows.
pub(super) struct Part {
    pub top: UnitKey,
    /// Units of which only the name and the figures are drawn.
    pub folded: BTreeSet<UnitId>,
    /// Units that have a page of their own, with its number.
    pub continued: BTreeMap<UnitId, u32>,
    /// All units that have a page of their own, with its number: what stood below this one may stand
    /// elsewhere now.
    pub pages: Arc<BTreeMap<UnitId, u32>>,
    pub posts: bool,
    /// The posts counted on the page's heading are those of the unit's perimeter only.
    pub is_perimeter: bool,
}

impl Part {
    /// All below a unit.
    pub fn whole(top: UnitKey) -> Self {
        Self {
            top,
            folded: BTreeSet::new(),
            continued: BTreeMap::new(),
            pages: Arc::default(),
            posts: true,
            is_perimeter: false,
        }
    }
}

/// The units of `chart` that stand above any of these.
pub(super) fn above(chart: &Chart, units: &[UnitId]) -> BTreeSet<UnitId> {
    let mut found = BTreeSet::new();
    for key in units.iter().filter_map(|id| chart.unit_key(id)) {
        let mut parent = chart.unit(key).parent();
        while let Some(key) = parent.filter(|&key| found.insert(chart.unit(key).id.clone())) {
            parent = chart.unit(key).parent();
        }
    }
    found
}

/// The overview, then each boundary with its perimeter, in document order.
pub(super) fn split(chart: &Chart, top: UnitKey) -> Vec<Part> {
    let is_boundary =
        |key: UnitKey| key == top || chart.unit(key).fields.authorised != Authorised::Inherit;
    let id = |key: UnitKey| chart.unit(key).id.clone();
    let boundaries: Vec<UnitKey> = chart.units_below(top).filter(|&key| is_boundary(key)).collect();
    // The overview is the first page.
    let pages: BTreeMap<UnitId, u32> = boundaries.iter().map(|&key| id(key)).zip(2..).collect();
    let all = Arc::new(pages.clone());
    let mut parts = Vec::with_capacity(boundaries.len() + 1);
    let mut leaves = BTreeSet::new();
    for &boundary in &boundaries {
        let below = chart.units_below(boundary).filter(|&key| key != boundary && is_boundary(key));
        let below: BTreeSet<UnitId> = below.map(id).collect();
        if below.is_empty() && boundary != top {
            leaves.insert(id(boundary));
        }
        let continued = below.iter().map(|id| (id.clone(), pages[id])).collect();
        parts.push(Part {
            top: boundary,
            folded: below,
            continued,
            pages: all.clone(),
            posts: true,
            is_perimeter: true,
        });
    }
    let overview = Part {
        top,
        folded: leaves,
        continued: pages,
        pages: all,
        posts: false,
        is_perimeter: false,
    };
    parts.insert(0, overview);
    parts
}
