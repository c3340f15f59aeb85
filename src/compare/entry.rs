//! The entries of a ledger: posts and units with what became of them.
//!
//! An entry holds places in the two charts it was made of, as they were then.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::movement::{FteChange, Movement, Overruled, UnitMovement, VacancyChange};
use super::origins::{Origins, Trail};
use super::pairs::{PostPairs, Side, UnitPairs};
use crate::model::{
    Chart, Departure, Nature, PostFields, PostId, PostKey, UnitFields, UnitKey, folded, printed,
};
use crate::words::{MessageKey, key};

/// A post in its two states; one of them is lacking of a post that was created, suppressed or put on
/// the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    pub from: Option<PostKey>,
    pub to: Option<PostKey>,
}

impl Pair {
    pub fn at(self, side: Side) -> Option<PostKey> {
        match side {
            Side::From => self.from,
            Side::To => self.to,
        }
    }
}

/// Posts of one movement that nothing tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub movement: Movement,
    /// In document order, never empty. All that is printed of them is equal, before and after.
    pub posts: Vec<Pair>,
    /// Of created posts, the post of `from` that was split; of suppressed ones, the post of `to` that
    /// they were merged into.
    pub other_end: Option<PostKey>,
    /// What the movement is declared to be.
    pub nature: Option<Nature>,
    /// Whether a nature decides what it is: category, grade and managerial level do not.
    pub is_open: bool,
    /// The movement where nobody says what it is called.
    pub by_rule: Movement,
    /// Working time, where it changed: a movement of its own beside the other.
    pub fte: Option<FteChange>,
    /// Whether the posts have become vacant or are so no longer, which nobody needs to explain.
    pub vacancy: Option<VacancyChange>,
    /// The paragraph of the report; empty if there is none.
    pub reason: String,
}

impl Entry {
    pub fn count(&self) -> usize {
        self.posts.len()
    }

    /// Whether the posts came off the bench.
    pub fn is_placed(&self) -> bool {
        self.movement == Movement::Unplaced && self.first().from.is_none()
    }

    /// What became of the posts, as files call it.
    pub fn kind(&self) -> &'static str {
        if self.is_placed() { "placed" } else { self.movement.as_str() }
    }

    /// The key of what is said of such a post: "transféré".
    pub fn said_word(&self) -> MessageKey {
        if self.is_placed() { key::MOVEMENT_PLACED } else { self.movement.said_word() }
    }

    /// Whether the report owes a reason.
    pub fn needs_reason(&self) -> bool {
        self.movement.needs_reason() || self.fte.is_some()
    }

    /// Whether the report owes a reason that nobody has given.
    pub fn is_unexplained(&self) -> bool {
        self.needs_reason() && self.reason.is_empty()
    }

    /// Whether it can be said what the movement is called: where that decides something, or was said and
    /// decides nothing any more.
    pub fn takes_nature(&self) -> bool {
        self.is_open || self.nature.is_some()
    }

    /// Why the movement is not what it is declared to be; none if it is, or if nothing is declared.
    pub fn overruled(&self) -> Option<Overruled> {
        match (self.nature?, self.movement) {
            (Nature::Transfer | Nature::Transformation, Movement::Kept) => Some(Overruled::Kept),
            (Nature::Transfer, Movement::Retitled) => Some(Overruled::Retitled),
            (Nature::Transfer, Movement::Transformed | Movement::TransferredAndTransformed) => {
                Some(Overruled::Transformed)
            }
            (Nature::Transformation, Movement::Transferred) => Some(Overruled::Transferred),
            (Nature::Transfer, Movement::Transferred)
            | (
                Nature::Transformation,
                Movement::Retitled | Movement::Transformed | Movement::TransferredAndTransformed,
            )
            | (
                Nature::Transfer | Nature::Transformation,
                Movement::Created | Movement::Suppressed | Movement::Unplaced,
            ) => None,
        }
    }

    /// What the movement is declared to be, and is.
    pub fn held_nature(&self) -> Option<Nature> {
        self.nature.filter(|_| self.overruled().is_none())
    }

    /// Whether there is anything to tell of the posts.
    pub fn is_told(&self) -> bool {
        self.movement != Movement::Kept || self.fte.is_some() || self.vacancy.is_some()
    }

    /// The first of the entry's posts, which stands for all.
    pub fn first(&self) -> Pair {
        self.posts[0]
    }
}

/// A unit in its two states, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitEntry {
    /// Never empty, in the order of [`UnitMovement::ALL`]; `Kept`, `Created` and `Removed` are alone.
    pub movements: Vec<UnitMovement>,
    pub from: Option<UnitKey>,
    pub to: Option<UnitKey>,
    /// Of a created unit, the unit of `from` that was split; of a removed one, the unit of `to` that it
    /// was merged into.
    pub other_end: Option<UnitKey>,
    /// The paragraph of the report; empty if there is none.
    pub reason: String,
}

impl UnitEntry {
    /// Whether the report owes a reason that nobody has given.
    pub fn is_unexplained(&self) -> bool {
        self.reason.is_empty() && self.movements != [UnitMovement::Kept]
    }

    pub fn at(&self, side: Side) -> Option<UnitKey> {
        match side {
            Side::From => self.from,
            Side::To => self.to,
        }
    }
}

/// The two charts, with the one that says where its posts come from.
#[derive(Clone, Copy)]
pub(super) struct Charts<'a> {
    pub from: &'a Chart,
    pub to: &'a Chart,
    pub later: Side,
}

impl<'a> Charts<'a> {
    pub fn at(self, side: Side) -> &'a Chart {
        match side {
            Side::From => self.from,
            Side::To => self.to,
        }
    }

    fn later(self) -> &'a Chart {
        self.at(self.later)
    }

    fn earlier(self) -> &'a Chart {
        match self.later {
            Side::From => self.to,
            Side::To => self.from,
        }
    }

    /// What the movement between two states is declared to be: by the later one. A nature that the
    /// earlier one bears too was that of an earlier movement.
    fn nature_of_both(self, from: &PostFields, to: &PostFields) -> Option<Nature> {
        let (earlier, later) = match self.later {
            Side::From => (to, from),
            Side::To => (from, to),
        };
        later.nature.filter(|_| later.nature != earlier.nature)
    }

    /// The reason of what stands on both sides. One that the earlier chart gives too was given for an
    /// earlier movement.
    fn reason_of_both<'r>(self, from: &'r str, to: &'r str) -> &'r str {
        match self.later {
            _ if from == to => "",
            Side::From => from,
            Side::To => to,
        }
    }
}

impl<'a> Charts<'a> {
    /// The reason of a post that is on the bench of one side: of what is there since, nothing is decided, so
    /// that no reason explains it.
    fn reason_of_bench(self, bench: Side, from: PostKey, to: PostKey) -> &'a str {
        if bench == self.later {
            return "";
        }
        let reason = |side: Side, key| self.at(side).post(key).fields.reason.as_str();
        self.reason_of_both(reason(Side::From, from), reason(Side::To, to))
    }
}

/// Every unit of both charts once: those of `from` in document order, then the created ones.
pub(super) fn unit_entries(charts: Charts, pairs: &UnitPairs, origins: &Origins) -> Vec<UnitEntry> {
    let Charts { from, to, later } = charts;
    let (earlier, later_chart) = (charts.earlier(), charts.later());
    let mut trail = origins.to_units(earlier);
    let removed = said_of(&mut trail, &later_chart.fields.removed_units);
    let mut one_sided = |side: Side, key: UnitKey| -> (Option<UnitKey>, String) {
        let unit = charts.at(side).unit(key);
        if side == later {
            let split = unit.fields.split_from.as_ref();
            let split = split.and_then(|id| {
                let same = || earlier.counterpart_of_unit(later_chart, id);
                trail.follow(id).map(|(key, _)| key).or_else(same)
            });
            return (split.filter(|&it| it != earlier.bench()), unit.fields.reason.clone());
        }
        let Some(removed) = removed.get(&key) else {
            return (None, String::new());
        };
        let heir = removed.merged_into.as_ref().and_then(|id| later_chart.unit_key(id));
        (heir.filter(|&it| it != later_chart.bench()), removed.reason.clone())
    };
    let mut entries = Vec::with_capacity(from.unit_count());
    for key in from.units_in_order() {
        let entry = match pairs.of_from.get(key) {
            None => {
                let (other_end, reason) = one_sided(Side::From, key);
                let movements = vec![UnitMovement::Removed];
                UnitEntry { movements, from: Some(key), to: None, other_end, reason }
            }
            Some(&same) => {
                let (before, after) = (from.unit(key), to.unit(same));
                let parent = before.parent().map(|parent| pairs.of_from.get(parent).copied());
                let is_reattached = parent != after.parent().map(Some);
                let reason = charts.reason_of_both(&before.fields.reason, &after.fields.reason);
                UnitEntry {
                    movements: unit_movements(&before.fields, &after.fields, is_reattached),
                    from: Some(key),
                    to: Some(same),
                    other_end: None,
                    reason: reason.to_owned(),
                }
            }
        };
        entries.push(entry);
    }
    for key in to.units_in_order().filter(|&key| !pairs.of_to.contains_key(key)) {
        let (other_end, reason) = one_sided(Side::To, key);
        let movements = vec![UnitMovement::Created];
        entries.push(UnitEntry { movements, from: None, to: Some(key), other_end, reason });
    }
    entries
}

fn unit_movements(
    before: &UnitFields,
    after: &UnitFields,
    is_reattached: bool,
) -> Vec<UnitMovement> {
    let mut movements = Vec::new();
    if before.name != after.name && spelt(&before.name) != spelt(&after.name) {
        movements.push(UnitMovement::Renamed);
    }
    if before.kind != after.kind {
        movements.push(UnitMovement::KindChanged);
    }
    if is_reattached {
        movements.push(UnitMovement::Reattached);
    }
    if movements.is_empty() {
        movements.push(UnitMovement::Kept);
    }
    movements
}

/// A name without case, accents and double spaces: a unit is not renamed by being printed in capitals.
fn spelt(name: &str) -> String {
    folded(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every post of both charts in one entry: those of `from` in document order, then the created ones.
/// `rows` are the places of units in the list of [`unit_entries`].
pub(super) fn post_entries<'c>(
    charts: Charts<'c>,
    pairs: &PostPairs,
    origins: &'c Origins<'c>,
    row: impl Fn(Side, UnitKey) -> usize,
) -> Vec<Entry> {
    let Charts { from, to, .. } = charts;
    let mut trail = origins.to_posts(charts.earlier());
    let departures = said_of(&mut trail, &charts.later().fields.departures);
    let mut entries: Vec<Entry> = Vec::new();
    let mut entry_of = HashMap::new();
    let mut add = |told: EntryKey<'c>, pair: Pair| {
        let seen = |side: Side| {
            let post = charts.at(side).post(pair.at(side)?);
            Some((row(side, post.unit()), printed(&post.fields)))
        };
        let alike = (told, seen(Side::From), seen(Side::To));
        let entry = *entry_of.entry(alike).or_insert_with(|| {
            entries.push(told.entry());
            entries.len() - 1
        });
        entries[entry].posts.push(pair);
    };
    for key in from.posts_in_order() {
        match pairs.of_from.get(key) {
            None => {
                let (other_end, reason) =
                    one_sided(charts, &mut trail, &departures, Side::From, key);
                let told = EntryKey { other_end, reason, ..EntryKey::of(Movement::Suppressed) };
                add(told, Pair { from: Some(key), to: None });
            }
            Some(&(same, _)) if to.is_benched(same) => {
                let reason = charts.reason_of_bench(Side::To, key, same);
                let told = EntryKey { reason, ..EntryKey::of(Movement::Unplaced) };
                add(told, Pair { from: Some(key), to: None });
            }
            Some(&(same, is_declared)) => {
                let (before, after) = (from.post(key), to.post(same));
                let is_moved = row(Side::From, before.unit()) != row(Side::To, after.unit());
                let told = EntryKey::of_both(
                    charts,
                    (&before.fields, &after.fields),
                    is_moved,
                    is_declared,
                );
                add(told, Pair { from: Some(key), to: Some(same) });
            }
        }
    }
    for key in to.posts_in_order() {
        let pair = Pair { from: None, to: Some(key) };
        if let Some(&same) = pairs.of_to.get(key) {
            if from.is_benched(same) {
                let reason = charts.reason_of_bench(Side::From, same, key);
                add(EntryKey { reason, ..EntryKey::of(Movement::Unplaced) }, pair);
            }
            continue;
        }
        let (other_end, reason) = one_sided(charts, &mut trail, &departures, Side::To, key);
        add(EntryKey { other_end, reason, ..EntryKey::of(Movement::Created) }, pair);
    }
    entries
}

/// What is told of a post: those of which the same is told, and that are printed alike, are one entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct EntryKey<'a> {
    movement: Movement,
    other_end: Option<PostKey>,
    nature: Option<Nature>,
    is_open: bool,
    by_rule: Movement,
    fte: Option<FteChange>,
    vacancy: Option<VacancyChange>,
    reason: &'a str,
}

impl<'a> EntryKey<'a> {
    /// That of which this is told, still without posts.
    fn entry(self) -> Entry {
        Entry {
            movement: self.movement,
            posts: Vec::new(),
            other_end: self.other_end,
            nature: self.nature,
            is_open: self.is_open,
            by_rule: self.by_rule,
            fte: self.fte,
            vacancy: self.vacancy,
            reason: self.reason.to_owned(),
        }
    }

    /// Of a post that stands on both sides.
    fn of_both(
        charts: Charts<'a>,
        states: (&'a PostFields, &'a PostFields),
        is_moved: bool,
        is_declared: bool,
    ) -> Self {
        let (before, after) = states;
        let nature = charts.nature_of_both(before, after);
        Self {
            nature,
            is_open: Movement::is_open(is_declared, states),
            by_rule: Movement::of_pair(is_moved, is_declared, states, None),
            fte: FteChange::between(before.fte, after.fte),
            vacancy: VacancyChange::between(before.vacant, after.vacant),
            reason: charts.reason_of_both(&before.reason, &after.reason),
            ..Self::of(Movement::of_pair(is_moved, is_declared, states, nature))
        }
    }

    fn of(movement: Movement) -> Self {
        Self {
            movement,
            other_end: None,
            nature: None,
            is_open: false,
            by_rule: movement,
            fte: None,
            vacancy: None,
            reason: "",
        }
    }
}

/// What is said of those of the earlier chart that are gone, by the ids they had then or later on the way.
fn said_of<'a, Id: Eq + Hash, Key: Copy + Eq + Hash, Said>(
    trail: &mut Trail<'a, Id, Key>,
    said: &'a BTreeMap<Id, Said>,
) -> HashMap<Key, &'a Said> {
    let found = said.iter().filter_map(|(id, said)| Some((trail.follow(id)?, said)));
    let mut found: Vec<_> = found.collect();
    // What is said of the thing itself is heard.
    found.sort_by_key(|((_, steps), _)| Reverse(*steps));
    found.into_iter().map(|((key, _), said)| (key, said)).collect()
}

/// What is said of a post that only one chart has: the post of the other chart that it was split from or
/// merged into, and the reason.
fn one_sided<'a>(
    charts: Charts<'a>,
    trail: &mut Trail<'a, PostId, PostKey>,
    departures: &HashMap<PostKey, &'a Departure>,
    side: Side,
    key: PostKey,
) -> (Option<PostKey>, &'a str) {
    let post = charts.at(side).post(key);
    if side == charts.later {
        let earlier = charts.earlier();
        let split = post.fields.split_from.as_ref().and_then(|id| trail.follow(id));
        let split = split.map(|(key, _)| key).filter(|&key| !earlier.is_benched(key));
        return (split, &post.fields.reason);
    }
    let Some(departure) = departures.get(&key) else {
        return (None, "");
    };
    let later = charts.later();
    let merged = departure.merged_into.as_ref().and_then(|id| later.post_key(id));
    let merged = merged.filter(|&key| !later.is_benched(key));
    (merged, &departure.reason)
}
