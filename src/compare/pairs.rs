//! Which post of one chart is which of the other, and which unit: by the same id, or by an origin that
//! either declares, over as many charts as there are between.

use slotmap::SecondaryMap;

use super::origins::Origins;
use crate::model::{Chart, PostKey, Role, UnitKey};

/// One of the two charts of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    From,
    To,
}

/// The chart that came later, which says where its posts come from and why: the one of which the other
/// is a snapshot, else the one made from the other, else the one whose role comes later, else the one whose id is greater, since ids grow with
/// time. The same chart whichever way round the two are given.
pub fn later_side(from: &Chart, to: &Chart) -> Side {
    let rank = |chart: &Chart| match chart.fields.role {
        Some(Role::Source) => 0,
        None => 1,
        Some(Role::Target) => 2,
        Some(Role::Variant) => 3,
    };
    if from.fields.snapshot_of.as_ref() == Some(&to.id) {
        return Side::To;
    }
    if to.fields.snapshot_of.as_ref() == Some(&from.id) {
        return Side::From;
    }
    let is_from = match (&from.fields.based_on, &to.fields.based_on) {
        (_, Some(base)) if *base == from.id => false,
        (Some(base), _) if *base == to.id => true,
        _ => (rank(from), &from.id) > (rank(to), &to.id),
    };
    if is_from { Side::From } else { Side::To }
}

/// The post of `to` that is each post of `from`, and whether it says so by an origin; on the bench too.
#[derive(Debug, Default)]
pub(super) struct PostPairs {
    pub of_from: SecondaryMap<PostKey, (PostKey, bool)>,
    pub of_to: SecondaryMap<PostKey, PostKey>,
}

impl PostPairs {
    pub fn between(from: &Chart, to: &Chart, origins: &Origins) -> Self {
        let mut pairs = Self::default();
        for key in from.all_posts() {
            if let Some(same) = to.post_key(&from.post(key).id) {
                pairs.add(key, same, false);
            }
        }
        let declared_by = |later: &Chart, earlier: &Chart| -> Vec<(usize, PostKey, PostKey)> {
            let mut trail = origins.to_posts(earlier);
            let declared = later.all_posts().filter_map(|key| {
                let (origin, steps) = trail.follow(later.post(key).fields.origin.as_ref()?)?;
                Some((steps, origin, key))
            });
            declared.collect()
        };
        let id = |chart: &Chart, key| chart.post(key).id.clone();
        for (earlier, later) in declared(from, to, declared_by, id) {
            if !pairs.of_from.contains_key(earlier) && !pairs.of_to.contains_key(later) {
                pairs.add(earlier, later, true);
            }
        }
        pairs
    }

    fn add(&mut self, from: PostKey, to: PostKey, is_declared: bool) {
        self.of_from.insert(from, (to, is_declared));
        self.of_to.insert(to, from);
    }
}

/// The unit of `to` that is each unit of `from`.
#[derive(Debug, Default)]
pub(super) struct UnitPairs {
    pub of_from: SecondaryMap<UnitKey, UnitKey>,
    pub of_to: SecondaryMap<UnitKey, UnitKey>,
}

impl UnitPairs {
    pub fn between(from: &Chart, to: &Chart, origins: &Origins) -> Self {
        let mut pairs = Self::default();
        for key in from.units_in_order() {
            if let Some(same) = to.unit_key(&from.unit(key).id) {
                pairs.add(key, same);
            }
        }
        let declared_by = |later: &Chart, earlier: &Chart| -> Vec<(usize, UnitKey, UnitKey)> {
            let mut trail = origins.to_units(earlier);
            let declared = later.units_in_order().filter_map(|key| {
                let (origin, steps) = trail.follow(later.unit(key).fields.origin.as_ref()?)?;
                Some((steps, origin, key))
            });
            declared.collect()
        };
        let id = |chart: &Chart, key| chart.unit(key).id.clone();
        for (earlier, later) in declared(from, to, declared_by, id) {
            if !pairs.of_from.contains_key(earlier) && !pairs.of_to.contains_key(later) {
                pairs.add(earlier, later);
            }
        }
        pairs
    }

    pub fn add(&mut self, from: UnitKey, to: UnitKey) {
        self.of_from.insert(from, to);
        self.of_to.insert(to, from);
    }
}

/// The pairs of `from` and `to` that one of two charts declares by an origin in the other, the nearest
/// first. `of` gives those that a later chart declares in an earlier one, each with the steps that lead
/// there, the earlier first; `id` is what is in a chart under a key.
fn declared<K: Copy, I: Ord>(
    from: &Chart,
    to: &Chart,
    of: impl Fn(&Chart, &Chart) -> Vec<(usize, K, K)>,
    id: impl Fn(&Chart, K) -> I,
) -> impl Iterator<Item = (K, K)> {
    let mut declared = of(to, from);
    declared.extend(of(from, to).into_iter().map(|(steps, to, from)| (steps, from, to)));
    // Two charts may each name an origin in the other; which is heard must not depend on which of them is
    // given first.
    declared.sort_by_cached_key(|&(steps, a, b)| {
        let (a, b) = (id(from, a), id(to, b));
        if a < b { (steps, a, b) } else { (steps, b, a) }
    });
    declared.into_iter().map(|(_, from, to)| (from, to))
}
