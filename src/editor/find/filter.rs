//! The filter: which posts of a chart are seen clearly, while the rest stands back.

use std::collections::{BTreeSet, HashSet};

use crate::compare::{Entry, Ledger, Side, UnitMovement};
use crate::editor::Document;
use crate::editor::marks::place_of;
use crate::model::{CategoryId, Chart, LevelId, Post, PostFields, PostId, UnitId};

/// What a post must be to be seen clearly: one of each group in which something is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// None among them: the posts without a category.
    pub categories: BTreeSet<Option<CategoryId>>,
    /// None among them: the posts without a managerial level.
    pub levels: BTreeSet<Option<LevelId>>,
    /// Not what it was in the other chart of the comparison.
    pub changed: bool,
    /// The report owes a reason for its change.
    pub unexplained: bool,
}

impl Filter {
    /// Whether everything is seen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn takes(&self, fields: &PostFields) -> bool {
        let is_one = |chosen: bool, is_any: bool| is_any || chosen;
        is_one(self.categories.contains(&fields.category), self.categories.is_empty())
            && is_one(self.levels.contains(&fields.manager_level), self.levels.is_empty())
    }

    /// Whether what became of something is among what is looked for.
    fn takes_change(&self, is_changed: bool, is_unexplained: bool) -> bool {
        (is_changed || !self.changed) && (is_unexplained || !self.unexplained)
    }

    fn is_about_changes(&self) -> bool {
        self.changed || self.unexplained
    }
}

/// What of a chart a filter leaves in full light.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    pub posts: HashSet<PostId>,
    /// Those with such posts, those which posts have left, and those that have changed themselves.
    pub units: HashSet<UnitId>,
    /// Units from which posts are gone that the filter takes.
    pub losses: HashSet<UnitId>,
    /// All these units and those above them.
    ways: HashSet<UnitId>,
}

impl Lit {
    /// Whether a unit, or one below it, is in full light.
    pub fn leads_from(&self, unit: &UnitId) -> bool {
        self.ways.contains(unit)
    }

    /// Finds the ways that lead down to what is in full light.
    fn with_ways(mut self, chart: &Chart) -> Self {
        let lit = self.units.iter().filter_map(|id| chart.unit_key(id));
        let ways = lit.flat_map(|key| chart.path(key)).map(|key| chart.unit(key).id.clone());
        self.ways = ways.collect();
        self
    }

    /// Whether one of these posts is in full light.
    pub fn has_one_of(&self, posts: &[PostId]) -> bool {
        posts.iter().any(|post| self.posts.contains(post))
    }
}

impl Document {
    pub fn filter(&self) -> &Filter {
        &self.finding.filter
    }

    /// What the filter leaves of the chart in front; none without a filter.
    pub fn lit(&self) -> Option<&Lit> {
        let lit = || self.chart().and_then(|chart| self.lit_in(chart));
        self.finding.lit.get_or_init(lit).as_ref()
    }

    /// The same of a chart that need not be in front.
    pub fn lit_in(&self, chart: &Chart) -> Option<Lit> {
        let filter = self.filter();
        if filter.is_empty() {
            return None;
        }
        let compared = self.compared().filter(|_| filter.is_about_changes());
        let side = compared.and_then(|(from, to)| match &chart.id {
            id if *id == to.id => Some(Side::To),
            id if *id == from.id => Some(Side::From),
            _ => None,
        });
        let known = side.zip(compared).and_then(|it| Some((it, self.ledger()?)));
        let lit = match known {
            Some(((side, charts), ledger)) => changed(filter, ledger, charts, side),
            // Nothing is known of changes: the rest of the filter holds.
            None => unchanged(filter, chart),
        };
        Some(lit.with_ways(chart))
    }
}

fn unchanged(filter: &Filter, chart: &Chart) -> Lit {
    let mut lit = Lit::default();
    for post in chart.all_posts().map(|key| chart.post(key)) {
        if filter.takes(&post.fields) {
            lit.posts.insert(post.id.clone());
            lit.units.insert(chart.unit(post.unit()).id.clone());
        }
    }
    lit
}

/// The posts on the bench of a chart that are somewhere else in the `other`: nobody has explained them.
fn unplaced<'a>(chart: &'a Chart, other: &Chart) -> impl Iterator<Item = &'a Post> {
    let bench = chart.unit(chart.bench()).posts().iter().map(|&key| chart.post(key));
    bench.filter(|post| {
        let same = other.counterpart_of_post(chart, &post.id);
        same.is_some_and(|same| !other.is_benched(same))
    })
}

fn changed(filter: &Filter, ledger: &Ledger, (from, to): (&Chart, &Chart), side: Side) -> Lit {
    let (chart, other) = if side == Side::From { (from, to) } else { (to, from) };
    let mut lit = Lit::default();
    for post in unplaced(chart, other).filter(|post| filter.takes(&post.fields)) {
        lit.posts.insert(post.id.clone());
        lit.units.insert(UnitId::bench());
    }
    let takes_entry = |entry: &&Entry| filter.takes_change(entry.is_told(), entry.is_unexplained());
    for entry in ledger.entries.iter().filter(takes_entry) {
        for pair in &entry.posts {
            let post = pair.at(side).map(|key| chart.post(key));
            if let Some(post) = post.filter(|post| filter.takes(&post.fields)) {
                lit.posts.insert(post.id.clone());
                lit.units.insert(chart.unit(post.unit()).id.clone());
            }
            // On the later chart, what left is told where it was.
            let before = pair.from.map(|key| from.post(key)).filter(|_| side == Side::To);
            let left = before.filter(|post| {
                let stays = pair.to.is_some_and(|key| {
                    let place = place_of(ledger, (from, to), post.unit());
                    chart.unit(to.post(key).unit()).id == place
                });
                !stays && filter.takes(&post.fields)
            });
            if let Some(post) = left {
                let place = place_of(ledger, (from, to), post.unit());
                lit.units.insert(place.clone());
                lit.losses.insert(place);
            }
        }
    }
    // A unit is of no category and of no level.
    if filter.categories.is_empty() && filter.levels.is_empty() {
        let units = ledger.units.iter().filter(|entry| {
            let is_changed = entry.movements != [UnitMovement::Kept];
            filter.takes_change(is_changed, entry.is_unexplained())
        });
        for entry in units {
            match (entry.at(side), entry.from) {
                (Some(key), _) => drop(lit.units.insert(chart.unit(key).id.clone())),
                (None, Some(gone)) if side == Side::To => {
                    let place = place_of(ledger, (from, to), gone);
                    lit.units.insert(place.clone());
                    lit.losses.insert(place);
                }
                _ => {}
            }
        }
    }
    lit
}
