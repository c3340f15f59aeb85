//! What has changed of what a page shows, in figures: "2 créés · 1 arrivé".

use std::collections::BTreeMap;

use super::owners::Owners;
use super::parts::Part;
use crate::model::Chart;
use crate::scene::{Marks, Moves, TallyWords};
use crate::words::{Locale, MessageKey, arg, key, message};

/// The key of a sentence about a count.
type CountKey = MessageKey<(arg::count,)>;

/// The posts of one page that changed, by the places of what is told of them, each with its key.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<(usize, usize), (CountKey, usize)>);

impl Tally {
    /// Of each of `parts`, in their order: what has an end in it. One pass over the movements, however many
    /// parts there are.
    pub fn of_parts(chart: &Chart, parts: &[Part], marks: Option<&Marks>) -> Vec<Self> {
        let mut tallies = vec![Self::default(); parts.len()];
        let Some(moves) = marks.map(|marks| &marks.moves).filter(|it| !it.moved.is_empty()) else {
            return tallies;
        };
        let (perimeters, others): (Vec<_>, Vec<_>) =
            parts.iter().enumerate().partition(|(_, part)| part.is_perimeter);
        for other in others {
            count(chart, moves, &Owners::of(chart, &[other]), &mut tallies);
        }
        count(chart, moves, &Owners::of(chart, &perimeters), &mut tallies);
        tallies
    }

    fn add(&mut self, told: TallyWords, order: usize, word: CountKey, posts: usize) {
        self.0.entry((told.place, order)).or_insert((word, 0)).1 += posts;
    }

    /// "2 créés", "1 arrivé"…; if there are none, that there are none.
    pub fn said(&self, locale: Locale) -> Vec<String> {
        if self.0.is_empty() {
            return vec![locale.get(key::EXPORT_TALLY_NONE)];
        }
        let counted = self.0.values();
        counted.map(|&(word, count)| locale.say(&message!(word, count))).collect()
    }
}

/// Counts every movement in the parts that have an end of it.
fn count(chart: &Chart, moves: &Moves, owners: &Owners, tallies: &mut [Tally]) {
    let before = owners.before(chart, moves);
    for it in &moves.moved {
        let to = it.to.as_ref().and_then(|id| owners.part(chart.unit_key(id)?));
        let from = it.from.and_then(|place| before[place]);
        let told = it.told;
        let mut add = |part: Option<usize>, order: usize, word: Option<CountKey>| {
            if let (Some(part), Some(word)) = (part, word) {
                tallies[part].add(told, order, word, it.posts);
            }
        };
        match (told.across, &it.to) {
            (None, Some(_)) => add(to, 0, told.within),
            (_, None) => add(from, 0, told.within),
            (Some(_), Some(_)) if from == to => add(to, 0, told.within),
            (Some([arrived, left]), Some(_)) => {
                add(to, 1, Some(arrived));
                add(from, 2, Some(left));
            }
        }
    }
}
