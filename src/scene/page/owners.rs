//! Which page each unit is on, as it is and as it was; and what is no longer there is drawn on the page that
//! counts it.
//!
//! A page has the units of its branch, without those of the pages below. Where a unit was, is told by the
//! units that it stood under then: each of these has its page now.

use std::collections::HashMap;
use std::sync::Arc;

use super::parts::Part;
use crate::model::{Chart, UnitKey};
use crate::scene::{Ghost, Marks, Moves, Was};

/// Which part each unit is in: that of the nearest top at or above it.
pub(super) struct Owners {
    tops: HashMap<UnitKey, usize>,
    of: HashMap<UnitKey, usize>,
}

impl Owners {
    /// Of `parts`, each with its place; the highest comes first.
    pub fn of(chart: &Chart, parts: &[(usize, &Part)]) -> Self {
        let tops: HashMap<UnitKey, usize> =
            parts.iter().map(|(place, part)| (part.top, *place)).collect();
        let mut of: HashMap<UnitKey, usize> = HashMap::new();
        // Parents come before what is below them.
        for key in parts.first().into_iter().flat_map(|(_, part)| chart.units_below(part.top)) {
            let above = chart.unit(key).parent().and_then(|parent| of.get(&parent));
            if let Some(&part) = tops.get(&key).or(above) {
                of.insert(key, part);
            }
        }
        Self { tops, of }
    }

    pub fn part(&self, unit: UnitKey) -> Option<usize> {
        self.of.get(&unit).copied()
    }

    /// The parts of the units of the earlier chart, as that one had them.
    pub fn before(&self, chart: &Chart, moves: &Moves) -> Vec<Option<usize>> {
        let mut parts: Vec<Option<usize>> = Vec::with_capacity(moves.before.len());
        for unit in &moves.before {
            let same = unit.same.as_ref().and_then(|id| chart.unit_key(id));
            let part = |key: UnitKey| self.tops.get(&key).copied();
            let above = || unit.parent.and_then(|parent| parts[parent]);
            // The top of a chart stands for the top of another.
            let top = || unit.parent.is_none().then(|| part(chart.root())).flatten();
            parts.push(same.and_then(part).or_else(above).or_else(top));
        }
        parts
    }
}

/// `marks` as pages draw them: what is no longer there stands on the page of where it was. None if that is
/// where it stands anyhow.
pub(super) fn parted(chart: &Chart, parts: &[Part], marks: &Marks) -> Option<Arc<Marks>> {
    // An overview has no posts.
    let drawn: Vec<(usize, &Part)> = parts.iter().enumerate().filter(|(_, it)| it.posts).collect();
    let owners = Owners::of(chart, &drawn);
    let before = owners.before(chart, &marks.moves);
    let part_before = |was: &Was| before.get(was.unit).copied().flatten();
    let is_apart = |now: Option<UnitKey>, ghost: &Ghost| {
        let was = ghost.was.as_ref();
        was.is_some_and(|it| now.and_then(|key| owners.part(key)) != part_before(it))
    };
    let mut apart: Vec<Ghost> = Vec::new();
    for (unit, ghost) in &marks.away {
        let now = chart.unit_key(unit);
        // What has a page of its own is on that wherever it stands.
        let has_page = now.is_some_and(|key| owners.tops.contains_key(&key));
        if !has_page && is_apart(now, ghost) {
            apart.push(ghost.clone());
        }
    }
    let any_apart = marks.ghosts.iter().any(|(unit, ghosts)| {
        let now = chart.unit_key(unit);
        ghosts.iter().any(|ghost| is_apart(now, ghost))
    });
    if apart.is_empty() && !any_apart {
        return None;
    }
    let mut marks = marks.clone();
    // In the order of the chart, whatever that of the map.
    for key in chart.units_in_order() {
        if let Some(ghosts) = marks.ghosts.get_mut(&chart.unit(key).id) {
            let (gone, here) =
                std::mem::take(ghosts).into_iter().partition(|it| is_apart(Some(key), it));
            *ghosts = here;
            let gone: Vec<Ghost> = gone;
            apart.extend(gone);
        }
    }
    for mut ghost in apart {
        let Some(was) = ghost.was.take() else { continue };
        let Some(part) = part_before(&was) else { continue };
        // The nearest unit above where it was that is on the page.
        let mut at = Some(was.unit);
        let holder = std::iter::from_fn(|| {
            let place = at?;
            at = marks.moves.before[place].parent;
            Some(place)
        })
        .find_map(|place| {
            let same = marks.moves.before[place].same.as_ref()?;
            let key = chart.unit_key(same).filter(|key| owners.part(*key) == Some(part))?;
            Some((place, key))
        });
        if holder.is_none_or(|(place, _)| place != was.unit) {
            ghost.mark.words = was.words;
        }
        let holder = holder.map_or(chart.root(), |(_, key)| key);
        marks.ghosts.entry(chart.unit(holder).id.clone()).or_default().push(ghost);
    }
    Some(Arc::new(marks))
}
