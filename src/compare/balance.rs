//! Source, less what left, plus what came, is target: for any part of the organisation.
//!
//! The two ends are counted on the charts and the movements on the entries, so that a balance proves
//! something.

use std::collections::{BTreeMap, HashMap};

use slotmap::SecondaryMap;

use super::entry::{Charts, Pair};
use super::movement::Movement;
use super::pairs::Side;
use crate::model::{CategoryId, Chart, Lists, PostKey, Tally};

/// The movements of one part of the organisation: a unit, a perimeter, a category…
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub source: Tally,
    /// From another part.
    pub arrivals: Tally,
    /// To another part.
    pub departures: Tally,
    /// From another part and to it, the posts staying in their unit: it is the unit that has come or gone.
    pub carried_in: Tally,
    pub carried_out: Tally,
    pub created: Tally,
    pub suppressed: Tally,
    /// From the bench, and to it: neither created nor suppressed.
    pub placed: Tally,
    pub unplaced: Tally,
    /// Posts that stay in the part in another category or working time: as they were, and as they are.
    /// Both have the same number of posts.
    pub changed_from: Tally,
    pub changed_to: Tally,
    pub target: Tally,
}

impl Balance {
    /// Whether the movements lead from source to target: in posts, in each category, in FTE.
    pub fn is_balanced(&self) -> bool {
        let mut left = self.source.clone();
        let mut right = self.target.clone();
        let Self { arrivals, carried_in, created, placed, changed_to, .. } = self;
        for gained in [arrivals, carried_in, created, placed, changed_to] {
            left.add(gained);
        }
        let Self { departures, carried_out, suppressed, unplaced, changed_from, .. } = self;
        for lost in [departures, carried_out, suppressed, unplaced, changed_from] {
            right.add(lost);
        }
        left == right
    }
}

/// Parts of an organisation, each post in at most one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The posts of a unit itself.
    Unit,
    /// The posts that are compared with one figure of *postes autorisés*.
    Perimeter,
    /// The posts of a Pôle and all below, Pôles below excepted.
    Pole,
    /// The whole chart.
    Whole,
}

/// Unexplained changes of one part and one category that its totals hide: as many came as went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelling {
    pub scope: Scope,
    /// The place of the unit at the head of the part in the ledger's units.
    pub unit: usize,
    pub category: Option<CategoryId>,
    /// Posts gone, which is also the number that came. At least 1.
    pub posts: u32,
}

/// How the posts of two charts are counted: each in the column of its category.
pub(super) struct Columns<'a> {
    charts: Charts<'a>,
    lists: &'a Lists,
    from: SecondaryMap<PostKey, usize>,
    to: SecondaryMap<PostKey, usize>,
}

impl<'a> Columns<'a> {
    pub fn new(charts: Charts<'a>, lists: &'a Lists) -> Self {
        let entries = lists.categories.iter().enumerate();
        let of_category: HashMap<&CategoryId, usize> =
            entries.map(|(column, entry)| (&entry.id, column)).collect();
        let none = lists.categories.len();
        let columns = |chart: &Chart| {
            let bench = chart.unit(chart.bench()).posts().iter().copied();
            let column = |key| {
                let category = chart.post(key).fields.category.as_ref();
                (key, category.and_then(|id| of_category.get(id)).copied().unwrap_or(none))
            };
            chart.posts_in_order().chain(bench).map(column).collect()
        };
        Self { charts, lists, from: columns(charts.from), to: columns(charts.to) }
    }

    /// The column of a post; the last for a post without a category.
    pub fn at(&self, side: Side, post: PostKey) -> usize {
        match side {
            Side::From => self.from[post],
            Side::To => self.to[post],
        }
    }

    fn add(&self, tally: &mut Tally, side: Side, post: PostKey) {
        tally.add_post(self.charts.at(side).post(post).fields.fte, self.at(side, post));
    }
}

/// The balances of parts numbered from 0 to `parts`; `part` is that of a post, none if it is in none, and
/// `stays` whether a post is in the unit in which it was, so that a part it changes was changed by the unit.
pub(super) fn balances(
    columns: &Columns,
    pairs: impl Iterator<Item = (Movement, Pair)>,
    parts: usize,
    part: impl Fn(Side, PostKey) -> Option<usize>,
    stays: impl Fn(PostKey, PostKey) -> bool,
) -> Vec<Balance> {
    let charts = columns.charts;
    let mut found = vec![Balance::default(); parts];
    for key in charts.from.posts_in_order() {
        if let Some(part) = part(Side::From, key) {
            columns.add(&mut found[part].source, Side::From, key);
        }
    }
    for key in charts.to.posts_in_order() {
        if let Some(part) = part(Side::To, key) {
            columns.add(&mut found[part].target, Side::To, key);
        }
    }
    for (movement, pair) in pairs {
        let is_unplaced = movement == Movement::Unplaced;
        let left = pair.from.map(|key| (key, part(Side::From, key)));
        let came = pair.to.map(|key| (key, part(Side::To, key)));
        match (left, came) {
            (Some((before, left)), Some((after, came))) if left == came => {
                let Some(part) = left else { continue };
                let is_same = charts.from.post(before).fields.fte
                    == charts.to.post(after).fields.fte
                    && columns.at(Side::From, before) == columns.at(Side::To, after);
                if !is_same {
                    columns.add(&mut found[part].changed_from, Side::From, before);
                    columns.add(&mut found[part].changed_to, Side::To, after);
                }
            }
            _ => {
                let is_carried = pair.from.zip(pair.to).is_some_and(|(from, to)| stays(from, to));
                if let Some((key, Some(part))) = left {
                    let lost = &mut found[part];
                    let column = match came {
                        None if is_unplaced => &mut lost.unplaced,
                        None => &mut lost.suppressed,
                        Some(_) if is_carried => &mut lost.carried_out,
                        Some(_) => &mut lost.departures,
                    };
                    columns.add(column, Side::From, key);
                }
                if let Some((key, Some(part))) = came {
                    let gained = &mut found[part];
                    let column = match left {
                        None if is_unplaced => &mut gained.placed,
                        None => &mut gained.created,
                        Some(_) if is_carried => &mut gained.carried_in,
                        Some(_) => &mut gained.arrivals,
                    };
                    columns.add(column, Side::To, key);
                }
            }
        }
    }
    found
}

/// Where `pairs`, the unexplained ones, cancel each other out; `unit` is the head of the part of a post.
pub(super) fn cancelling(
    columns: &Columns,
    pairs: impl Iterator<Item = Pair>,
    scope: Scope,
    unit: impl Fn(Side, PostKey) -> Option<usize>,
) -> Vec<Cancelling> {
    let mut found: BTreeMap<(usize, usize), (u32, u32)> = BTreeMap::new();
    for pair in pairs {
        let place = |side: Side| {
            let key = pair.at(side)?;
            Some((unit(side, key)?, columns.at(side, key)))
        };
        let (left, came) = (place(Side::From), place(Side::To));
        if left != came {
            left.into_iter().for_each(|place| found.entry(place).or_default().0 += 1);
            came.into_iter().for_each(|place| found.entry(place).or_default().1 += 1);
        }
    }
    let cancelled = found.into_iter().filter(|(_, (gone, came))| gone == came);
    let category = |column: usize| columns.lists.categories.get(column).map(|it| it.id.clone());
    cancelled
        .map(|((unit, column), (posts, _))| Cancelling {
            scope,
            unit,
            category: category(column),
            posts,
        })
        .collect()
}
