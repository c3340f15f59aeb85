//! What has changed of what a page shows, in figures: "2 créés · 1 arrivé".
//!
//! Knows nothing of where on the page they stand.

use std::collections::{BTreeMap, HashMap};

use super::parts::Part;
use crate::model::{Chart, UnitKey};
use crate::scene::{Marks, Moves, Told};
use crate::words::{Locale, Message};

/// The posts of one page that changed, by the places of what is told of them, each with its key.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<(usize, usize), (&'static str, usize)>);

impl Tally {
    /// Of each of `parts`, in their order. A part that is a perimeter counts what has an end in that, any
    /// other what has one in its branch: where posts are, by the chart, and where they were, by the earlier
    /// one. One pass over the movements, however many parts there are.
    pub fn of_parts(chart: &Chart, parts: &[Part], marks: Option<&Marks>) -> Vec<Self> {
        let mut tallies = vec![Self::default(); parts.len()];
        let Some(moves) = marks.map(|marks| &marks.moves).filter(|it| !it.moved.is_empty()) else {
            return tallies;
        };
        let tops = |wanted: &dyn Fn(&Part) -> bool| -> HashMap<UnitKey, usize> {
            let found = parts.iter().enumerate().filter(|(_, part)| wanted(part));
            found.map(|(index, part)| (part.top, index)).collect()
        };
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_perimeter) {
            let branch = Owners::of(chart, HashMap::from([(part.top, index)]), part.top);
            let before = branch.before(chart, moves, false);
            count(chart, moves, &branch, (&before, &before), &mut tallies);
        }
        if let Some(highest) = parts.iter().find(|part| part.is_perimeter) {
            let perimeters = Owners::of(chart, tops(&|part| part.is_perimeter), highest.top);
            let before = perimeters.before(chart, moves, true);
            // Of a perimeter that is no more, what ended is told where the unit above it is told.
            let above = perimeters.before(chart, moves, false);
            count(chart, moves, &perimeters, (&before, &above), &mut tallies);
        }
        tallies
    }

    fn add(&mut self, told: Told, order: usize, word: &'static str, posts: usize) {
        self.0.entry((told.place, order)).or_insert((word, 0)).1 += posts;
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
struct Owners {
    tops: HashMap<UnitKey, usize>,
    of: HashMap<UnitKey, usize>,
}

impl Owners {
    /// The parts of all units below `highest`, the parents before what is below them.
    fn of(chart: &Chart, tops: HashMap<UnitKey, usize>, highest: UnitKey) -> Self {
        let mut of: HashMap<UnitKey, usize> = HashMap::new();
        for key in chart.units_below(highest) {
            let above = chart.unit(key).parent().and_then(|parent| of.get(&parent));
            if let Some(&part) = tops.get(&key).or(above) {
                of.insert(key, part);
            }
        }
        Self { tops, of }
    }

    /// The parts of the units of the earlier chart, as that one had them. `by_perimeter`: one that had its
    /// own *postes autorisés* and has no part now was in none.
    fn before(&self, chart: &Chart, moves: &Moves, by_perimeter: bool) -> Vec<Option<usize>> {
        let mut parts: Vec<Option<usize>> = Vec::with_capacity(moves.before.len());
        for unit in &moves.before {
            let same = unit.same.as_ref().and_then(|id| chart.unit_key(id));
            let part = |key: UnitKey| self.tops.get(&key).copied();
            let own = same.and_then(part);
            // The top of a chart stands for the top of another.
            let top = if unit.parent.is_none() { part(chart.root()) } else { None };
            let above = unit.parent.and_then(|parent| parts[parent]);
            parts.push(match by_perimeter {
                true if unit.is_boundary => {
                    if same.is_some() {
                        own
                    } else {
                        top
                    }
                }
                true => above,
                false => own.or(above).or(top),
            });
        }
        parts
    }
}

/// Counts every movement in the parts that have an end of it; `before` are the parts where posts were, and
/// `above` those that are told of what ended where there is none.
fn count(
    chart: &Chart,
    moves: &Moves,
    owners: &Owners,
    (before, above): (&[Option<usize>], &[Option<usize>]),
    tallies: &mut [Tally],
) {
    for it in &moves.moved {
        let to = it.to.as_ref().and_then(|id| chart.unit_key(id));
        let to = to.and_then(|key| owners.of.get(&key).copied());
        let from = it.from.and_then(|place| before[place]);
        let told = it.told;
        let mut add = |part: Option<usize>, order: usize, word: Option<&'static str>| {
            if let (Some(part), Some(word)) = (part, word) {
                tallies[part].add(told, order, word, it.posts);
            }
        };
        match (told.across, &it.to) {
            (None, Some(_)) => add(to, 0, told.within),
            (_, None) => {
                add(it.from.and_then(|place| before[place].or(above[place])), 0, told.within)
            }
            (Some(_), Some(_)) if from == to => add(to, 0, told.within),
            (Some([arrived, left]), Some(_)) => {
                add(to, 1, Some(arrived));
                add(from, 2, Some(left));
            }
        }
    }
}
