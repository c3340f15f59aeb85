//! *Tableau des mouvements*: what became of every post and unit between two charts, and the balances.
//!
//! Computed, never stored. It holds places in the two charts as they were: after an edit, make it anew.

use std::collections::{BTreeMap, HashSet};

use slotmap::SecondaryMap;

use super::balance::{Balance, Cancelling, Columns, Scope, balances, cancelling};
use super::counters::{Counted, Counter};
use super::entry::{Charts, Entry, Pair, UnitEntry, post_entries, unit_entries};
use super::movement::{Movement, UnitMovement};
use super::origins::Origins;
use super::pairs::{PostPairs, Side, UnitPairs, later_side};
use super::reserve::{Reserve, reserves};
use crate::model::{Chart, ChartId, Lists, PostKey, Project, UnitKey, is_boundary};

/// Every post that stands in a unit of one of two charts in exactly one entry, every other in one of the
/// reserves.
#[derive(Clone, Debug)]
pub struct Ledger {
    pub from: ChartId,
    pub to: ChartId,
    /// The chart on which origins and reasons are written, so that neither way round loses them.
    pub later: Side,
    /// Posts of `from` in document order, then those created in that of `to`.
    pub entries: Vec<Entry>,
    /// The posts of which no entry tells: they stand in no unit of either chart.
    pub reserves: Vec<Reserve>,
    /// Units of `from` in document order, then those created in that of `to`.
    pub units: Vec<UnitEntry>,
    /// Of the whole.
    pub total: Balance,
    /// Of each unit's own posts, in the order of `units`.
    pub by_unit: Vec<Balance>,
    /// Of the perimeters of *postes autorisés*, by the places of their boundaries in `units`.
    pub by_perimeter: Vec<(usize, Balance)>,
    /// Of the Pôles, by their places in `units`.
    pub by_pole: Vec<(usize, Balance)>,
    /// Of each category in the project's order, then of the posts without one.
    pub by_category: Vec<Balance>,
    /// Unexplained entries that totals hide: per unit, then per perimeter, then in the whole.
    pub cancelling: Vec<Cancelling>,
    /// Every counter, in order.
    pub counters: Vec<Counted>,
    /// How many of the posts and units that nobody has explained have a reason all the same: one of another
    /// movement, since the charts compared are not one made from the other.
    pub explained_elsewhere: usize,
    rows: Rows,
}

/// The places of units in the list of a ledger, on both sides.
#[derive(Clone, Debug)]
struct Rows {
    from: SecondaryMap<UnitKey, usize>,
    to: SecondaryMap<UnitKey, usize>,
}

impl Rows {
    fn of(entries: &[UnitEntry]) -> Self {
        let side = |side: Side| {
            let rows = entries.iter().enumerate();
            rows.filter_map(|(row, entry)| Some((entry.at(side)?, row))).collect()
        };
        Self { from: side(Side::From), to: side(Side::To) }
    }

    fn at(&self, side: Side, unit: UnitKey) -> usize {
        match side {
            Side::From => self.from[unit],
            Side::To => self.to[unit],
        }
    }
}

impl Ledger {
    /// The ledger between two charts of a project, in time linear in its size.
    pub fn of(project: &Project, from: &Chart, to: &Chart) -> Self {
        Self::through(&Origins::of(project), from, to, &project.lists)
    }

    /// The ledger between two charts that no other stands between, in time linear in their size.
    pub fn between(from: &Chart, to: &Chart, lists: &Lists) -> Self {
        Self::through(&Origins::default(), from, to, lists)
    }

    /// The ledger between two charts, `origins` leading from the one to the other.
    pub fn through(origins: &Origins, from: &Chart, to: &Chart, lists: &Lists) -> Self {
        let charts = Charts { from, to, later: later_side(from, to) };
        let units = unit_entries(charts, &UnitPairs::between(from, to, origins), origins);
        let rows = Rows::of(&units);
        let pairs = PostPairs::between(from, to, origins);
        let entries = post_entries(charts, &pairs, origins, |side, unit| rows.at(side, unit));
        let reserves = reserves(charts, &pairs);
        let posts =
            Posts { charts, columns: Columns::new(charts, lists), rows: &rows, entries: &entries };
        let perimeters = Heads::of(charts, &rows, units.len(), is_boundary);
        let poles = Heads::of(charts, &rows, units.len(), |chart, key| {
            lists.kind(&chart.unit(key).fields.kind).is_some_and(|kind| kind.is_pole)
        });
        let category = |side, post| Some(posts.columns.at(side, post));
        let mut ledger = Self {
            from: from.id.clone(),
            to: to.id.clone(),
            later: charts.later,
            explained_elsewhere: 0,
            total: posts.balances(1, |_, _| Some(0)).remove(0),
            by_unit: posts.balances(units.len(), |side, post| Some(posts.row(side, post))),
            by_perimeter: posts.by_head(&perimeters),
            by_pole: posts.by_head(&poles),
            by_category: posts.balances(lists.categories.len() + 1, category),
            cancelling: posts.cancelling(&perimeters),
            counters: Counter::all().map(|counter| counter.of(&entries, &units)).collect(),
            entries,
            reserves,
            units,
            rows,
        };
        ledger.explained_elsewhere = ledger.explained_between_others(from, to);
        ledger
    }

    /// What `counter` counts.
    pub fn counted(&self, counter: Counter) -> usize {
        let found = self.counters.iter().find(|it| it.counter == counter);
        found.map_or(0, |it| it.count)
    }

    /// Posts of one movement.
    pub fn count(&self, movement: Movement) -> usize {
        self.counted(Counter::Movement(movement))
    }

    /// Posts whose working time changed, whatever else became of them.
    pub fn fte_changed(&self) -> usize {
        self.counted(Counter::WorkingTime)
    }

    /// Posts that have become vacant, or are so no longer.
    pub fn vacancy_changed(&self) -> usize {
        self.counted(Counter::Vacancies)
    }

    /// Whether it is read from the later chart to the earlier: reasons were then written for movements
    /// the other way round.
    pub fn is_backwards(&self) -> bool {
        self.later == Side::From
    }

    /// The reason of an entry as it may be printed. Read backwards, what was created is suppressed: the
    /// reason of the one is none of the other.
    pub fn reason<'e>(&self, entry: &'e Entry) -> &'e str {
        let is_one_sided = matches!(entry.movement, Movement::Created | Movement::Suppressed);
        if is_one_sided && self.is_backwards() { "" } else { &entry.reason }
    }

    /// The reason of a unit's entry as it may be printed: see [`Self::reason`].
    pub fn unit_reason<'e>(&self, entry: &'e UnitEntry) -> &'e str {
        let is_one_sided = entry.from.is_none() || entry.to.is_none();
        if is_one_sided && self.is_backwards() { "" } else { &entry.reason }
    }

    /// The posts that each re-attached unit carries with it, its own and those of the units below, by the
    /// unit's place in `units`; posts that come to it or leave it apart from it are not among them.
    pub fn carried(&self, from: &Chart, to: &Chart) -> BTreeMap<usize, Vec<Pair>> {
        let mut staying: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
        for pair in self.entries.iter().flat_map(|entry| &entry.posts) {
            if let (Some(before), Some(after)) = (pair.from, pair.to) {
                let row = self.row(Side::To, to.post(after).unit());
                if row == self.row(Side::From, from.post(before).unit()) {
                    staying.entry(row).or_default().push(*pair);
                }
            }
        }
        let moved = self.units.iter().enumerate();
        let moved = moved.filter(|(_, it)| it.movements.contains(&UnitMovement::Reattached));
        let carried = moved.filter_map(|(row, entry)| {
            let (before, after) = (entry.from?, entry.to?);
            let before: HashSet<UnitKey> = from.units_below(before).collect();
            let rows = to.units_below(after).map(|unit| self.row(Side::To, unit));
            let rows =
                rows.filter(|&row| self.units[row].from.is_some_and(|it| before.contains(&it)));
            let pairs = rows.filter_map(|row| staying.get(&row)).flatten().copied();
            Some((row, pairs.collect()))
        });
        carried.collect()
    }

    fn explained_between_others(&self, from: &Chart, to: &Chart) -> usize {
        let (earlier, later) = if self.is_backwards() { (to, from) } else { (from, to) };
        if later.fields.based_on.as_ref() == Some(&earlier.id) {
            return 0;
        }
        let of_post = |chart: &Chart, other: &Chart, key: PostKey| {
            let post = chart.post(key);
            let mut ids = [Some(&post.id), post.fields.origin.as_ref()].into_iter().flatten();
            !post.fields.reason.is_empty()
                || post.fields.nature.is_some()
                || ids.any(|id| {
                    other.fields.departures.get(id).is_some_and(|it| !it.reason.is_empty())
                })
        };
        let of_unit = |chart: &Chart, other: &Chart, key: UnitKey| {
            let unit = chart.unit(key);
            let mut ids = [Some(&unit.id), unit.fields.origin.as_ref()].into_iter().flatten();
            let removed = &other.fields.removed_units;
            !unit.fields.reason.is_empty()
                || ids.any(|id| removed.get(id).is_some_and(|it| !it.reason.is_empty()))
        };
        let open = self.entries.iter().filter(|entry| entry.is_unexplained());
        let posts = open.flat_map(|entry| &entry.posts).filter(|pair| {
            pair.from.is_some_and(|key| of_post(from, to, key))
                || pair.to.is_some_and(|key| of_post(to, from, key))
        });
        let units = self.units.iter().filter(|entry| entry.is_unexplained()).filter(|entry| {
            entry.from.is_some_and(|key| of_unit(from, to, key))
                || entry.to.is_some_and(|key| of_unit(to, from, key))
        });
        posts.count() + units.count()
    }

    /// Posts whose movement nobody has explained.
    pub fn unexplained(&self) -> usize {
        self.counted(Counter::Unexplained)
    }

    /// Units whose change nobody has explained.
    pub fn units_unexplained(&self) -> usize {
        self.counted(Counter::UnitsUnexplained)
    }

    /// Whether the movements lead from source to target, in the whole and in every part.
    pub fn is_balanced(&self) -> bool {
        let parts = self.by_perimeter.iter().chain(&self.by_pole).map(|(_, balance)| balance);
        let mut all = parts.chain(&self.by_unit).chain(&self.by_category).chain([&self.total]);
        all.all(Balance::is_balanced)
    }

    /// The place in `units` of a unit of one of the two charts.
    pub fn row(&self, side: Side, unit: UnitKey) -> usize {
        self.rows.at(side, unit)
    }

    /// The balances of any other parts: `part` names that of a post, none if it is in none. `from`,
    /// `to` and `lists` are those the ledger was made of.
    pub fn balances_by<K: Clone + Ord>(
        &self,
        from: &Chart,
        to: &Chart,
        lists: &Lists,
        part: impl Fn(Side, PostKey) -> Option<K>,
    ) -> BTreeMap<K, Balance> {
        let charts = Charts { from, to, later: self.later };
        let on_from = from.posts_in_order().filter_map(|key| part(Side::From, key));
        let on_to = to.posts_in_order().filter_map(|key| part(Side::To, key));
        let mut index: BTreeMap<K, usize> = on_from.chain(on_to).map(|name| (name, 0)).collect();
        for (place, (_, index)) in index.iter_mut().enumerate() {
            *index = place;
        }
        let pairs = self
            .entries
            .iter()
            .flat_map(|entry| entry.posts.iter().map(|&pair| (entry.movement, pair)));
        let part = |side, post| index.get(&part(side, post)?).copied();
        let columns = Columns::new(charts, lists);
        let found = balances(&columns, pairs, index.len(), part, |_, _| false);
        index.into_keys().zip(found).collect()
    }
}

/// The posts of entries, as they are counted in any parts.
struct Posts<'a> {
    charts: Charts<'a>,
    columns: Columns<'a>,
    rows: &'a Rows,
    entries: &'a [Entry],
}

impl Posts<'_> {
    fn pairs(&self) -> impl Iterator<Item = (Movement, Pair)> {
        let pairs = |entry: &'_ Entry| {
            let movement = entry.movement;
            entry.posts.clone().into_iter().map(move |pair| (movement, pair))
        };
        self.entries.iter().flat_map(pairs)
    }

    /// The place of a post's unit.
    fn row(&self, side: Side, post: PostKey) -> usize {
        self.rows.at(side, self.charts.at(side).post(post).unit())
    }

    /// Of so many parts; `part` names that of a post, none if it is in none.
    fn balances(
        &self,
        parts: usize,
        part: impl Fn(Side, PostKey) -> Option<usize>,
    ) -> Vec<Balance> {
        balances(&self.columns, self.pairs(), parts, part, |_, _| false)
    }

    /// Of the part below each head, by the head's place.
    fn by_head(&self, heads: &Heads) -> Vec<(usize, Balance)> {
        let listed = heads.listed.iter().enumerate().filter(|(_, is_head)| **is_head);
        let listed: Vec<usize> = listed.map(|(row, _)| row).collect();
        let part = |side, post: PostKey| {
            let head = heads.at(side, self.charts.at(side).post(post).unit())?;
            listed.binary_search(&head).ok()
        };
        let stays = |before, after| self.row(Side::From, before) == self.row(Side::To, after);
        let found = balances(&self.columns, self.pairs(), listed.len(), part, stays);
        listed.into_iter().zip(found).collect()
    }

    /// Unexplained entries that totals hide: per unit, then per perimeter, then in the whole.
    fn cancelling(&self, perimeters: &Heads) -> Vec<Cancelling> {
        let open = || {
            let open = self.entries.iter().filter(|entry| entry.is_unexplained());
            open.flat_map(|entry| entry.posts.iter().copied())
        };
        let of_unit = |side, post| Some(self.row(side, post));
        let of_perimeter =
            |side: Side, post| perimeters.at(side, self.charts.at(side).post(post).unit());
        let root = self.rows.at(Side::To, self.charts.to.root());
        let mut found = cancelling(&self.columns, open(), Scope::Unit, of_unit);
        found.extend(cancelling(&self.columns, open(), Scope::Perimeter, of_perimeter));
        found.extend(cancelling(&self.columns, open(), Scope::Whole, |_, _| Some(root)));
        found
    }
}

/// The head of the part in which each unit stands: the nearest at or above it that is one.
struct Heads {
    from: SecondaryMap<UnitKey, usize>,
    to: SecondaryMap<UnitKey, usize>,
    /// The rows that are heads on one side at least.
    listed: Vec<bool>,
}

impl Heads {
    fn of(
        charts: Charts,
        rows: &Rows,
        count: usize,
        is_head: impl Fn(&Chart, UnitKey) -> bool,
    ) -> Self {
        let mut listed = vec![false; count];
        let mut side = |side: Side| {
            let chart = charts.at(side);
            let mut heads = SecondaryMap::new();
            for key in chart.units_in_order() {
                let above = chart.unit(key).parent().and_then(|parent| heads.get(parent).copied());
                let row = rows.at(side, key);
                let own = is_head(chart, key).then_some(row);
                own.into_iter().for_each(|row| listed[row] = true);
                if let Some(head) = own.or(above) {
                    heads.insert(key, head);
                }
            }
            heads
        };
        let (from, to) = (side(Side::From), side(Side::To));
        Self { from, to, listed }
    }

    fn at(&self, side: Side, unit: UnitKey) -> Option<usize> {
        match side {
            Side::From => self.from.get(unit).copied(),
            Side::To => self.to.get(unit).copied(),
        }
    }
}
