//! Which post is which, once units are paired: first those that are printed alike in one unit, then the
//! rest by likeness.

use std::collections::{HashMap, VecDeque};

use slotmap::SecondaryMap;

use super::assign::{BLOCK, assign};
use super::confidence::Confidence;
use super::likeness::{Likeness, Text};
use crate::compare::movement::Movement;
use crate::compare::pairs::{PostPairs, UnitPairs};
use crate::model::{CategoryId, Chart, GradeId, LevelId, PostFields, PostKey, UnitKey};

/// What a pair is judged by, when it is not printed alike in one unit: of its score, this much each.
const TITLE: f64 = 0.6;
const CATEGORY: f64 = 0.15;
const GRADE: f64 = 0.1;
const LEVEL: f64 = 0.05;
const PLACE: f64 = 0.1;

/// Posts of one unit that the ledger will call kept are as sure as this, and the surer the unit, the
/// more so.
const ALIKE: f64 = 0.9;
/// The same for posts of one title and category that differ in the rest.
const TITLED_ALIKE: f64 = 0.8;
/// How much the unit adds.
const OF_UNIT: f64 = 0.1;

/// Posts of one unit that are less likely than this are first looked for elsewhere.
const IN_UNIT: f64 = 0.87;

/// The pairs found with their scores, by the post of `from`. Those `known` are left out.
pub fn pair(
    from: &Chart,
    to: &Chart,
    units: &UnitPairs,
    unit_scores: &SecondaryMap<UnitKey, f64>,
    known: &PostPairs,
    likeness: &mut Likeness,
) -> SecondaryMap<PostKey, (PostKey, f64)> {
    let titles = |chart: &Chart, likeness: &mut Likeness| -> SecondaryMap<PostKey, Text> {
        let posts = chart.posts_in_order();
        posts.map(|key| (key, likeness.text(chart.post(key).fields.title.key()))).collect()
    };
    let titles = [titles(from, likeness), titles(to, likeness)];
    let (found, taken) = (SecondaryMap::new(), SecondaryMap::new());
    let mut search = Search { from, to, units, known, titles, found, taken };
    for unit in from.units_in_order() {
        let Some(&same) = units.of_from.get(unit) else { continue };
        let sure = OF_UNIT * unit_scores.get(unit).copied().unwrap_or(1.0);
        search.pair_alike(unit, same, sure, printed);
        search.pair_alike(unit, same, sure, titled);
    }
    for unit in from.units_in_order() {
        let Some(&same) = units.of_from.get(unit) else { continue };
        let left = open(from.unit(unit).posts(), |key| search.is_open_from(key));
        let right = open(to.unit(same).posts(), |key| search.is_open_to(key));
        search.pair_by_likeness(&left, &right, IN_UNIT, likeness);
    }
    let left = open(&from.posts_in_order().collect::<Vec<_>>(), |key| search.is_open_from(key));
    let right = open(&to.posts_in_order().collect::<Vec<_>>(), |key| search.is_open_to(key));
    let least = f64::from(Confidence::POST.0) / 100.0;
    search.pair_by_likeness(&left, &right, least, likeness);
    search.found
}

fn open(keys: &[PostKey], is_open: impl Fn(PostKey) -> bool) -> Vec<PostKey> {
    keys.iter().copied().filter(|&key| is_open(key)).collect()
}

struct Search<'a> {
    from: &'a Chart,
    to: &'a Chart,
    units: &'a UnitPairs,
    known: &'a PostPairs,
    /// Of the posts of each chart.
    titles: [SecondaryMap<PostKey, Text>; 2],
    found: SecondaryMap<PostKey, (PostKey, f64)>,
    taken: SecondaryMap<PostKey, ()>,
}

/// What two posts of one unit have in common when they are alike.
type Alike<'a> =
    (&'a str, Option<&'a CategoryId>, Option<&'a GradeId>, Option<&'a LevelId>, Option<&'a str>);

fn printed(fields: &PostFields) -> Alike<'_> {
    (
        fields.title.key(),
        fields.category.as_ref(),
        fields.grade.as_ref(),
        fields.manager_level.as_ref(),
        fields.reference_job.as_deref(),
    )
}

fn titled(fields: &PostFields) -> Alike<'_> {
    (fields.title.key(), fields.category.as_ref(), None, None, None)
}

impl Search<'_> {
    fn is_open_from(&self, key: PostKey) -> bool {
        !self.known.of_from.contains_key(key) && !self.found.contains_key(key)
    }

    fn is_open_to(&self, key: PostKey) -> bool {
        !self.known.of_to.contains_key(key) && !self.taken.contains_key(key)
    }

    fn add(&mut self, from: PostKey, to: PostKey, score: f64) {
        self.found.insert(from, (to, score));
        self.taken.insert(to, ());
    }

    /// Pairs the posts of two units that are alike, in their order.
    fn pair_alike(
        &mut self,
        unit: UnitKey,
        same: UnitKey,
        sure: f64,
        alike: fn(&PostFields) -> Alike<'_>,
    ) {
        let (from, to) = (self.from, self.to);
        let mut waiting: HashMap<Alike, VecDeque<PostKey>> = HashMap::new();
        for &key in to.unit(same).posts().iter().filter(|&&key| self.is_open_to(key)) {
            waiting.entry(alike(&to.post(key).fields)).or_default().push_back(key);
        }
        if waiting.is_empty() {
            return;
        }
        for &key in from.unit(unit).posts() {
            if !self.is_open_from(key) {
                continue;
            }
            let before = &from.post(key).fields;
            let Some(other) = waiting.get_mut(&alike(before)).and_then(VecDeque::pop_front) else {
                continue;
            };
            let after = &to.post(other).fields;
            let is_kept = Movement::of_pair(false, false, (before, after), None) == Movement::Kept;
            self.add(key, other, sure + if is_kept { ALIKE } else { TITLED_ALIKE });
        }
    }

    /// Pairs posts such that the sum of their likeness is the greatest, within blocks of like titles if
    /// there are many.
    fn pair_by_likeness(
        &mut self,
        left: &[PostKey],
        right: &[PostKey],
        least: f64,
        likeness: &mut Likeness,
    ) {
        for (rows, columns) in self.blocks(left, right) {
            let pairs = assign(rows.len(), columns.len(), least, |row, column| {
                self.score(rows[row], columns[column], likeness)
            });
            for (row, column, score) in pairs {
                self.add(rows[row], columns[column], score);
            }
        }
    }

    /// Both lists cut into blocks of at most [`BLOCK`] each. Few are one block in document order; many
    /// are put in the order of their titles first, so that like ones meet.
    fn blocks(&self, left: &[PostKey], right: &[PostKey]) -> Vec<(Vec<PostKey>, Vec<PostKey>)> {
        if left.len().max(right.len()) <= BLOCK {
            return vec![(left.to_vec(), right.to_vec())];
        }
        let key = |chart: &'_ Chart, post: PostKey| -> String {
            chart.post(post).fields.title.key().to_owned()
        };
        let mut all: Vec<(String, usize, PostKey)> = Vec::with_capacity(left.len() + right.len());
        all.extend(left.iter().map(|&post| (key(self.from, post), 0, post)));
        all.extend(right.iter().map(|&post| (key(self.to, post), 1, post)));
        all.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        // Equal titles side by side: the n-th of one chart beside the n-th of the other.
        let mut met: HashMap<(String, usize), usize> = HashMap::new();
        let mut ranked: Vec<(String, usize, usize, PostKey)> = all
            .into_iter()
            .map(|(title, side, post)| {
                let rank = met.entry((title.clone(), side)).or_default();
                *rank += 1;
                (title, *rank, side, post)
            })
            .collect();
        ranked.sort_by(|a, b| (&a.0, a.1, a.2).cmp(&(&b.0, b.1, b.2)));
        // Those are never parted by a cut: together they are at most one of each side.
        let mut blocks = Vec::new();
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for together in ranked.chunk_by(|a, b| (&a.0, a.1) == (&b.0, b.1)) {
            if rows.len().max(columns.len()) == BLOCK {
                blocks.push((std::mem::take(&mut rows), std::mem::take(&mut columns)));
            }
            for &(_, _, side, post) in together {
                if side == 0 { rows.push(post) } else { columns.push(post) }
            }
        }
        blocks.push((rows, columns));
        blocks
    }

    /// How likely a pair is, from 0 to 1.
    fn score(&self, a: PostKey, b: PostKey, likeness: &mut Likeness) -> f64 {
        let title = likeness.between(self.titles[0][a], self.titles[1][b]);
        let (before, after) = (self.from.post(a), self.to.post(b));
        let place = self.place(before.unit(), after.unit());
        let (before, after) = (&before.fields, &after.fields);
        let category = f64::from(u8::from(before.category == after.category));
        let grade = match (&before.grade, &after.grade) {
            (a, b) if a == b => 1.0,
            (Some(_), Some(_)) => 0.0,
            _ => 0.5,
        };
        let level = f64::from(u8::from(before.manager_level == after.manager_level));
        TITLE * title + CATEGORY * category + GRADE * grade + LEVEL * level + PLACE * place
    }

    /// 1 in one unit, one half side by side or one under the other, else 0.
    fn place(&self, a: UnitKey, b: UnitKey) -> f64 {
        let pair = |a: Option<UnitKey>, b: Option<UnitKey>| match (a, b) {
            (Some(a), Some(b)) => self.units.of_from.get(a) == Some(&b),
            _ => false,
        };
        let (above_a, above_b) = (self.from.unit(a).parent(), self.to.unit(b).parent());
        if pair(Some(a), Some(b)) {
            1.0
        } else if pair(above_a, above_b) || pair(Some(a), above_b) || pair(above_a, Some(b)) {
            0.5
        } else {
            0.0
        }
    }
}
