//! What has changed of what a page shows, in figures: "2 créés · 1 arrivé".
//!
//! Knows nothing of where on the page they stand.

use std::collections::{BTreeMap, HashMap};

use super::parts::Part;
use crate::model::{Chart, UnitId, UnitKey};
use crate::scene::{Marks, Moved};
use crate::words::{Locale, Message};

/// The posts of one page that changed, by the places of what is told of them, each with its key.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<(usize, Way), (&'static str, usize)>);

/// Which ends of a movement a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Within,
    Arrived,
    Left,
}

impl Tally {
    /// Of each of `parts`, in their order: a part that is a perimeter counts what has an end in that, any
    /// other what has one in its branch. One pass over the movements, however many parts there are.
    pub fn of_parts(chart: &Chart, parts: &[Part], marks: Option<&Marks>) -> Vec<Self> {
        let mut tallies = vec![Self::default(); parts.len()];
        let moved = marks.map_or(&[][..], |marks| marks.moved.as_slice());
        if moved.is_empty() {
            return tallies;
        }
        let mut perimeters = Owners::default();
        for (index, part) in parts.iter().enumerate() {
            if part.is_perimeter {
                perimeters.tops.insert(part.top, index);
                continue;
            }
            let mut branch =
                Owners { tops: HashMap::from([(part.top, index)]), ..Owners::default() };
            branch.own(chart, part.top);
            branch.count(chart, moved, &mut tallies);
        }
        let highest = parts.iter().find(|part| part.is_perimeter);
        if let Some(highest) = highest {
            perimeters.own(chart, highest.top);
            perimeters.count(chart, moved, &mut tallies);
        }
        tallies
    }

    fn add(&mut self, moved: &Moved, way: Way) {
        let told = moved.told;
        let word = match way {
            Way::Within => told.within,
            Way::Arrived => told.arrived,
            Way::Left => told.left,
        };
        // What is told in the same words either way is one figure.
        let way = if word == told.within { Way::Within } else { way };
        self.0.entry((told.place, way)).or_insert((word, 0)).1 += moved.posts;
    }

    /// "2 créés", "1 arrivé"…; if there are none, that there are none.
    pub fn said(&self, locale: Locale) -> Vec<String> {
        if self.0.is_empty() {
            return vec![locale.get("export-tally-none")];
        }
        let counted = self.0.values();
        counted.map(|&(word, count)| locale.say(&Message::new(word).with("count", count))).collect()
    }
}

/// Which part each unit is in: that of the nearest top at or above it.
#[derive(Default)]
struct Owners {
    tops: HashMap<UnitKey, usize>,
    of: HashMap<UnitKey, usize>,
}

impl Owners {
    /// Finds the parts of all units below `highest`, the parents before what is below them.
    fn own(&mut self, chart: &Chart, highest: UnitKey) {
        for key in chart.units_below(highest) {
            let above = chart.unit(key).parent().and_then(|parent| self.of.get(&parent));
            if let Some(&part) = self.tops.get(&key).or(above) {
                self.of.insert(key, part);
            }
        }
    }

    fn count(&self, chart: &Chart, moved: &[Moved], tallies: &mut [Tally]) {
        let part = |unit: &Option<UnitId>| {
            let key = chart.unit_key(unit.as_ref()?)?;
            self.of.get(&key).copied()
        };
        for it in moved {
            match (part(&it.from), part(&it.to)) {
                (Some(from), Some(to)) if from == to => tallies[to].add(it, Way::Within),
                (from, to) => {
                    let has_both = it.from.is_some() && it.to.is_some();
                    let way = |way| if has_both { way } else { Way::Within };
                    from.into_iter().for_each(|from| tallies[from].add(it, way(Way::Left)));
                    to.into_iter().for_each(|to| tallies[to].add(it, way(Way::Arrived)));
                }
            }
        }
    }
}
