//! The marks that a chart bears of what became of its posts and units: a ledger told on the chart.
//!
//! Knows nothing of how marks are drawn.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use slotmap::SecondaryMap;

use crate::compare::{
    Counter, Entry, Ledger, Movement, Pair, Side, UnitEntry, UnitMovement, VacancyChange,
};
use crate::export::ExportOptions;
use crate::export::ledger::{Compared, is_renamed};
use crate::model::{Chart, Post, PostId, PostKey, UnitId, UnitKey, display, full_name, lines};
use crate::scene::page::{Before, written};
use crate::scene::{Ghost, Mark, MarkKind, Marks, Moved, Moves, Told, UnitBefore, Was};
use crate::words::{Locale, Message, MessageKey, Value, arg, key, message};

/// The marks of the later chart looked at, `to`.
pub fn marks(compared: &Compared, locale: Locale, arrows: bool) -> Marks {
    let shown = compared.to;
    let teller = Teller { compared, shown, locale, is_beside: false, is_on_the_way: false };
    marks_after(&teller, arrows)
}

/// The marks of these entries on `shown`, which is somewhere on the way from `from` to `to` and bears the
/// ids of the later one.
pub(super) fn marks_on_the_way<'e>(
    compared: &Compared,
    shown: &Chart,
    locale: Locale,
    units: impl Iterator<Item = &'e UnitEntry>,
    posts: impl Iterator<Item = &'e Entry> + Clone,
) -> Marks {
    let teller = Teller { compared, shown, locale, is_beside: false, is_on_the_way: true };
    let mut marks = Marks { arrows: true, ..Marks::default() };
    teller.entries(units, posts, &mut marks);
    marks
}

fn marks_after(teller: &Teller, arrows: bool) -> Marks {
    let Teller { compared, locale, .. } = *teller;
    let since = since(compared, locale);
    let (moves, away) = (teller.moves(), teller.away());
    let mut marks = Marks { arrows, since, moves, away, ..Marks::default() };
    teller.entries(compared.ledger.units.iter(), compared.ledger.entries.iter(), &mut marks);
    marks
}

/// The marks of the earlier chart, `from`: what becomes of its posts and units. Nothing is created on
/// it, and nothing has left it yet.
fn marks_before(teller: &Teller) -> Marks {
    let mut marks = Marks::default();
    for entry in &teller.compared.ledger.units {
        teller.unit_before(entry, &mut marks);
    }
    let entries = teller.compared.ledger.entries.iter();
    teller.lines(Side::From, entries, &mut marks);
    marks
}

/// Has `options` mark on the picture of `to` what changed since `from`; with `beside`, `from` stands
/// on the same sheets, with what becomes of each post.
pub fn show_changes(options: &mut ExportOptions, compared: &Compared, beside: bool, arrows: bool) {
    let locale = options.scene.locale;
    // What is read aloud is said whole, where it was and where it is: the other state is not in sight.
    let is_seen = options.format.has_pages();
    // Of a branch, or on one of several pages, the other end of a movement may not be there.
    let is_whole = options.unit.is_none() && !options.split;
    let is_beside = beside && is_whole && is_seen;
    let teller = Teller { compared, shown: compared.to, locale, is_beside, is_on_the_way: false };
    let mut after = marks_after(&teller, arrows && !beside);
    if beside {
        if is_seen {
            // What left is seen where it was.
            after.ghosts.clear();
        }
        options.before = Some(Before {
            chart: compared.from.id.clone(),
            marks: Some(Arc::new(marks_before(&teller))),
        });
    }
    options.scene.marks = Some(Arc::new(after));
}

/// The longest label that a heading repeats whole, in characters.
const LABEL_MAX: usize = 100;

/// "Changements depuis Source, CT du 03/10/2022".
fn since(compared: &Compared, locale: Locale) -> String {
    let fields = &compared.from.fields;
    let mut label = fields.label.clone();
    if let Some((end, _)) = label.char_indices().nth(LABEL_MAX) {
        label.truncate(end);
        label.push('…');
    }
    let message = match fields.date {
        Some(date) => message!(key::EXPORT_SINCE_DATED, date = locale.say(&written(date)), label),
        None => message!(key::EXPORT_SINCE, label),
    };
    locale.say(&message)
}

/// How a heading tells `counter` of the posts that come into a part of the chart, and of those that leave
/// it; none if it tells it alike wherever the posts go.
fn across(counter: Counter) -> Option<[MessageKey<(arg::count,)>; 2]> {
    match counter {
        Counter::Movement(Movement::Transferred) => {
            Some([key::EXPORT_TALLY_ARRIVED, key::EXPORT_TALLY_LEFT])
        }
        Counter::Movement(Movement::TransferredAndTransformed) => {
            Some([key::EXPORT_TALLY_ARRIVED_BOTH, key::EXPORT_TALLY_LEFT_BOTH])
        }
        Counter::Movement(_)
        | Counter::Placed
        | Counter::WorkingTime
        | Counter::Vacancies
        | Counter::Unexplained
        | Counter::UnitsUnexplained => None,
    }
}

/// Whether a heading counts it: what has changed, not what is still to be done.
fn is_counted(counter: Counter) -> bool {
    counter != Counter::Movement(Movement::Kept) && !counter.is_open()
}

/// The unit of `to` where what left `unit` of `from` is told: the same unit, or the nearest above it
/// that is still there.
pub(super) fn place_of(ledger: &Ledger, (from, to): (&Chart, &Chart), unit: UnitKey) -> UnitId {
    let shown = stands_in(ledger, (from, to), to, unit);
    to.unit(shown.map_or(to.root(), |(_, shown)| shown)).id.clone()
}

/// The nearest unit at or above `unit` of `from` that `shown` has, and what it is there: by the id that it
/// has in `to` if it is still there, else by its own.
fn stands_in(
    ledger: &Ledger,
    (from, to): (&Chart, &Chart),
    shown: &Chart,
    unit: UnitKey,
) -> Option<(UnitKey, UnitKey)> {
    from.path(unit).into_iter().rev().find_map(|key| {
        let later = ledger.units[ledger.row(Side::From, key)].to;
        let id = later.map_or(&from.unit(key).id, |later| &to.unit(later).id);
        Some((key, shown.unit_key(id)?))
    })
}

struct Teller<'a> {
    compared: &'a Compared<'a>,
    /// The chart that bears the marks of the later one.
    shown: &'a Chart,
    locale: Locale,
    /// Whether the other chart stands on the same sheet: what it shows need not be said, and what is
    /// not said lets both be printed larger.
    is_beside: bool,
    /// Whether `shown` is neither of the two charts, but somewhere between them.
    is_on_the_way: bool,
}

impl Teller<'_> {
    fn mark(&self, change: MarkKind, message: Message) -> Mark {
        Mark { change, words: self.locale.say(&message) }
    }

    /// The key of what is said: in whole, or `beside` the other chart. The icon, and the legend that
    /// explains it, tell the kind of change; the later chart, what it was before.
    fn key<Values>(
        &self,
        whole: MessageKey<Values>,
        beside: MessageKey<Values>,
    ) -> MessageKey<Values> {
        if self.is_beside { beside } else { whole }
    }

    fn unit_name(&self, side: Side, unit: UnitKey) -> String {
        full_name(self.compared.lists, &self.compared.chart(side).unit(unit).fields)
    }

    /// Marks what became of these units and posts, and what is no longer there.
    fn entries<'e>(
        &self,
        units: impl Iterator<Item = &'e UnitEntry>,
        posts: impl Iterator<Item = &'e Entry> + Clone,
        marks: &mut Marks,
    ) {
        for entry in units {
            self.unit(entry, marks);
        }
        self.lines(Side::To, posts.clone(), marks);
        for entry in posts {
            self.ghost(entry, marks);
        }
    }

    /// Adds what is no longer in `unit` of `from`, nor below it: it stands with that unit, wherever that is
    /// now. Where it is another place than it was, its words begin with the old one, told by `key`; so do
    /// they where the unit or one above it was attached elsewhere. There a page may count it where it was:
    /// what it says then goes with it. On the way from chart to chart the unit has moved before.
    fn add_ghost(
        &self,
        unit: Option<UnitKey>,
        key: MessageKey<(arg::unit,)>,
        ghost: Ghost,
        marks: &mut Marks,
    ) {
        let Compared { from, to, ledger, .. } = self.compared;
        let mut place = self.shown.root();
        let mut lines = Vec::new();
        let mut was = None;
        if let Some(unit) = unit {
            let stands = stands_in(ledger, (from, to), self.shown, unit);
            place = stands.map_or(place, |(_, shown)| shown);
            let held = message!(key, unit = self.compared.the(Side::From, unit));
            let above = if self.is_on_the_way { Vec::new() } else { from.path(unit) };
            let moved_from = above.into_iter().rev().find_map(|key| {
                let entry = &ledger.units[ledger.row(Side::From, key)];
                let is_moved = entry.movements.contains(&UnitMovement::Reattached);
                from.unit(key).parent().filter(|_| is_moved)
            });
            if moved_from.is_some() {
                let words = self.after(std::slice::from_ref(&held), &ghost.mark.words);
                was = Some(Was { unit: ledger.row(Side::From, unit), words });
            }
            lines.extend(Some(held).filter(|_| stands.is_none_or(|(own, _)| own != unit)));
            lines.extend(moved_from.map(|parent| {
                message!(key::MARK_WAS_UNDER, unit = self.compared.the(Side::From, parent))
            }));
        }
        let mark = Mark { words: self.after(&lines, &ghost.mark.words), ..ghost.mark };
        let ghosts = marks.ghosts.entry(self.shown.unit(place).id.clone()).or_default();
        ghosts.push(Ghost { mark, was, ..ghost });
    }

    /// `words`, with `first` before them.
    fn after(&self, first: &[Message], words: &str) -> String {
        let first = first.iter().map(|message| self.locale.say(message));
        first.chain([words.to_owned()]).collect::<Vec<_>>().join(", ")
    }

    /// The units that stand under others than they did, as they are told where they were.
    fn away(&self) -> Vec<(UnitId, Ghost)> {
        let Compared { from, to, ledger, .. } = self.compared;
        let moved =
            ledger.units.iter().filter(|entry| entry.movements.contains(&UnitMovement::Reattached));
        let told = moved.filter_map(|entry| {
            let (before, after) = entry.from.zip(entry.to)?;
            let parent = from.unit(before).parent()?;
            let words = self.unit_becomes(entry)?.words;
            let held = message!(key::MARK_WAS_UNDER, unit = self.compared.the(Side::From, parent));
            let was =
                Was { unit: ledger.row(Side::From, parent), words: self.after(&[held], &words) };
            let label = self.unit_name(Side::From, before);
            let mark = Mark { change: MarkKind::Left, words };
            let ghost = Ghost { label, count: 0, posts: Vec::new(), mark, was: Some(was) };
            Some((to.unit(after).id.clone(), ghost))
        });
        told.collect()
    }

    /// The posts that are counted, by what happened to them and where. Those that stay in their unit come
    /// and go with it.
    fn moves(&self) -> Moves {
        let Compared { from, to, ledger, .. } = self.compared;
        // The units of the earlier chart are the first rows, in its order.
        let place = |unit: UnitKey| ledger.row(Side::From, unit);
        let before = from.units_in_order().map(|key| UnitBefore {
            id: from.unit(key).id.clone(),
            same: ledger.units[place(key)].to.map(|same| to.unit(same).id.clone()),
            parent: from.unit(key).parent().map(place),
        });
        let before = before.collect();
        let counters = Counter::all().filter(|it| is_counted(*it));
        let mut told: Vec<(Option<Counter>, Told)> = counters
            .enumerate()
            .map(|(place, counter)| {
                let within = Some(counter.counted_word());
                (Some(counter), Told { place, within, across: across(counter) })
            })
            .collect();
        let carried = Some([key::EXPORT_TALLY_CARRIED_IN, key::EXPORT_TALLY_CARRIED_OUT]);
        told.push((None, Told { place: told.len(), within: None, across: carried }));
        let mut counted: BTreeMap<(usize, Option<usize>, Option<UnitId>), usize> = BTreeMap::new();
        for entry in &ledger.entries {
            let first = entry.first();
            let was = first.from.map(|key| from.post(key).unit());
            let is = first.to.map(|key| to.post(key).unit());
            let stays = was
                .zip(is)
                .is_some_and(|(was, is)| ledger.row(Side::From, was) == ledger.row(Side::To, is));
            for (_, told) in told.iter().filter(|(counter, _)| match counter {
                Some(counter) => counter.counts(entry),
                None => stays,
            }) {
                let was = was.map(place);
                let ends = (told.place, was, is.map(|unit| to.unit(unit).id.clone()));
                *counted.entry(ends).or_default() += entry.count();
            }
        }
        let moved = counted.into_iter().map(|((place, from, to), posts)| Moved {
            told: told[place].1,
            from,
            to,
            posts,
        });
        Moves { moved: moved.collect(), before }
    }

    fn unit(&self, entry: &UnitEntry, marks: &mut Marks) {
        let Compared { from, to, .. } = self.compared;
        let named = |key: MessageKey<(arg::name,)>, name: String| message!(key, name);
        match (entry.from, entry.to) {
            (Some(gone), None) => {
                let mark = self.unit_gone(entry);
                let label = self.unit_name(Side::From, gone);
                let ghost = Ghost { label, count: 0, posts: Vec::new(), mark, was: None };
                self.add_ghost(from.unit(gone).parent(), key::MARK_WAS_UNDER, ghost, marks);
            }
            (None, Some(new)) => {
                let message = match entry.other_end {
                    None => message!(key::MARK_UNIT_CREATED),
                    Some(split) => message!(
                        key::MARK_UNIT_SPLIT,
                        from = self.compared.out_of(Side::From, split)
                    ),
                };
                let mark = self.mark(MarkKind::Created, message);
                marks.units.insert(to.unit(new).id.clone(), mark);
            }
            (Some(before), Some(after)) => {
                let is = |movement| entry.movements.contains(&movement);
                let mut lines = Vec::new();
                if is(UnitMovement::Renamed) || is(UnitMovement::KindChanged) {
                    lines.push(named(key::MARK_UNIT_RENAMED, self.unit_name(Side::From, before)));
                }
                if is(UnitMovement::Reattached)
                    && let Some(parent) = from.unit(before).parent()
                {
                    let parent = self.compared.the(Side::From, parent);
                    lines.push(message!(key::MARK_UNIT_REATTACHED, unit = parent));
                }
                let words: Vec<String> = lines.iter().map(|it| self.locale.say(it)).collect();
                if !words.is_empty() {
                    let is_renamed = words.len() > 1 || !is(UnitMovement::Reattached);
                    let change = if is_renamed { MarkKind::Renamed } else { MarkKind::Arrived };
                    let mark = Mark { change, words: words.join(", ") };
                    marks.units.insert(to.unit(after).id.clone(), mark);
                }
            }
            (None, None) => {}
        }
    }

    /// Of a unit that is no more: what was merged into another is not lost.
    fn unit_gone(&self, entry: &UnitEntry) -> Mark {
        match entry.other_end {
            None => self.mark(MarkKind::Suppressed, message!(key::MARK_UNIT_REMOVED)),
            Some(heir) => {
                let unit = self.compared.the(Side::To, heir);
                self.mark(MarkKind::Left, message!(key::MARK_UNIT_MERGED, unit))
            }
        }
    }

    /// Marks the posts of these entries on the chart of `side`. What is said agrees with the number of
    /// posts that stand on one line with it.
    fn lines<'e>(&self, side: Side, entries: impl Iterator<Item = &'e Entry>, marks: &mut Marks) {
        let chart = match side {
            Side::From => self.compared.from,
            Side::To => self.shown,
        };
        let mark = |entry: &Entry, count: usize| {
            let (change, said) = match side {
                Side::From => self.becomes(entry, count),
                Side::To => self.became(entry, count),
            }?;
            Some(self.with_beside(self.mark(change, said), entry, side, count))
        };
        let mut told: SecondaryMap<PostKey, (&Entry, Mark)> = SecondaryMap::new();
        for entry in entries {
            if let Some(one) = mark(entry, 1) {
                let ids = self.ids(side, entry);
                let keys = ids.iter().filter_map(|id| chart.post_key(id));
                keys.for_each(|key| drop(told.insert(key, (entry, one.clone()))));
            }
        }
        let has_told =
            |unit: &UnitKey| chart.unit(*unit).posts().iter().any(|&post| told.contains_key(post));
        let units: Vec<UnitKey> = chart.units_in_order().filter(has_told).collect();
        for line in units.into_iter().flat_map(|unit| lines(chart, unit)) {
            let mut parts: HashMap<&Mark, Vec<(PostKey, &Entry)>> = HashMap::new();
            for post in line.posts {
                if let Some((entry, one)) = told.get(post) {
                    parts.entry(one).or_default().push((post, entry));
                }
            }
            for (one, posts) in parts {
                let sentence = match posts.as_slice() {
                    [(_, first), _, ..] => mark(first, posts.len()).unwrap_or_else(|| one.clone()),
                    _ => one.clone(),
                };
                let ids = posts.iter().map(|&(post, _)| chart.post(post).id.clone());
                marks.posts.extend(ids.map(|id| (id, sentence.clone())));
            }
        }
    }

    /// What became of the posts of an entry, where they are now: of so many on one line.
    fn became(&self, entry: &Entry, count: usize) -> Option<(MarkKind, Message)> {
        let (before, after) = self.ends(entry);
        match (entry.movement, before, after) {
            (Movement::Kept, ..) => self.beside(entry, Side::To, count),
            (Movement::Retitled, Some(before), _) => Some((
                MarkKind::Retitled,
                message!(
                    self.key(key::MARK_RETITLED, key::MARK_BESIDE_WAS),
                    title = self.named(before, after, count)
                ),
            )),
            (Movement::Transferred, Some(before), _) => {
                let unit = self.compared.the(Side::From, before.unit());
                let told = if is_renamed_between(before, after) {
                    let key = self.key(key::MARK_ARRIVED_AS, key::MARK_BESIDE_ARRIVED_TRANSFORMED);
                    message!(key, title = self.named(before, after, count), unit)
                } else if self.is_beside {
                    let from = self.compared.out_of(Side::From, before.unit());
                    message!(key::MARK_BESIDE_ARRIVED, from)
                } else {
                    message!(key::MARK_ARRIVED, unit)
                };
                Some((MarkKind::Arrived, told))
            }
            (Movement::Transformed, Some(before), _) => {
                let key = self.key(key::MARK_TRANSFORMED, key::MARK_BESIDE_WAS);
                let title = self.transformed(before, after, count);
                Some((MarkKind::Transformed, message!(key, title)))
            }
            (Movement::TransferredAndTransformed, Some(before), _) => {
                let key =
                    self.key(key::MARK_ARRIVED_TRANSFORMED, key::MARK_BESIDE_ARRIVED_TRANSFORMED);
                let title = self.transformed(before, after, count);
                let unit = self.compared.the(Side::From, before.unit());
                Some((MarkKind::Transformed, message!(key, title, unit)))
            }
            (Movement::Created, ..) => Some((MarkKind::Created, self.created(entry))),
            (Movement::Unplaced, None, _) => Some((MarkKind::Arrived, message!(key::MARK_PLACED))),
            _ => None,
        }
    }

    /// The line that an entry's posts are no longer in, where they were.
    fn ghost(&self, entry: &Entry, marks: &mut Marks) {
        let count = entry.count();
        if let (Some((change, said)), (Some(before), _)) =
            (self.left(entry, count), self.ends(entry))
        {
            let ghost = Ghost {
                label: self.label(before, count),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                posts: self.ids(Side::To, entry),
                mark: self.mark(change, said),
                was: None,
            };
            self.add_ghost(Some(before.unit()), key::MARK_WAS_IN, ghost, marks);
        }
    }

    /// How so many posts of an entry left their unit; none if they did not.
    fn left(&self, entry: &Entry, count: usize) -> Option<(MarkKind, Message)> {
        let (before, after) = self.ends(entry);
        let the = |after: &Post| self.compared.the(Side::To, after.unit());
        match (entry.movement, before, after) {
            (Movement::Transferred, Some(before), Some(after)) => {
                let unit = the(after);
                let told = if is_renamed(before, after) && !self.is_beside {
                    let title = self.named(after, Some(before), count);
                    message!(key::MARK_LEFT_AS, title, unit)
                } else {
                    message!(self.key(key::MARK_LEFT, key::MARK_BESIDE_LEFT), unit)
                };
                Some((MarkKind::Left, told))
            }
            (Movement::TransferredAndTransformed, _, Some(after)) => {
                let unit = the(after);
                let told = if self.is_beside {
                    message!(key::MARK_BESIDE_LEFT, unit)
                } else {
                    let title = self.transformed(after, before, count);
                    message!(key::MARK_LEFT_TRANSFORMED, title, unit)
                };
                Some((MarkKind::Left, told))
            }
            (Movement::Suppressed, ..) => Some((MarkKind::Suppressed, self.suppressed(entry))),
            (Movement::Unplaced, ..) => Some((MarkKind::Left, message!(key::MARK_UNPLACED))),
            _ => None,
        }
    }

    /// An entry's first post before and after.
    fn ends(&self, entry: &Entry) -> (Option<&Post>, Option<&Post>) {
        let Compared { from, to, .. } = self.compared;
        let Pair { from: before, to: after } = entry.first();
        (before.map(|key| from.post(key)), after.map(|key| to.post(key)))
    }

    fn unit_before(&self, entry: &UnitEntry, marks: &mut Marks) {
        let told = entry.from.zip(self.unit_becomes(entry));
        if let Some((before, mark)) = told {
            marks.units.insert(self.compared.from.unit(before).id.clone(), mark);
        }
    }

    /// What becomes of a unit of the earlier chart; none if it stays as it is.
    fn unit_becomes(&self, entry: &UnitEntry) -> Option<Mark> {
        let to = self.compared.to;
        let Some(after) = entry.to else { return Some(self.unit_gone(entry)) };
        let is = |movement| entry.movements.contains(&movement);
        let mut lines = Vec::new();
        if is(UnitMovement::Renamed) || is(UnitMovement::KindChanged) {
            let name = self.unit_name(Side::To, after);
            lines.push(message!(key::MARK_UNIT_BECOMES, name));
        }
        if let Some(parent) = to.unit(after).parent().filter(|_| is(UnitMovement::Reattached)) {
            let parent = self.compared.the(Side::To, parent);
            lines.push(message!(key::MARK_UNIT_GOES, unit = parent));
        }
        let words: Vec<String> = lines.iter().map(|it| self.locale.say(it)).collect();
        let is_renamed = words.len() > 1 || !is(UnitMovement::Reattached);
        let change = if is_renamed { MarkKind::Renamed } else { MarkKind::Left };
        (!words.is_empty()).then(|| Mark { change, words: words.join(", ") })
    }

    /// What becomes of the posts of an entry, where they are before: of so many on one line.
    fn becomes(&self, entry: &Entry, count: usize) -> Option<(MarkKind, Message)> {
        let (before, after) = self.ends(entry);
        match (entry.movement, after) {
            (Movement::Kept, _) => self.beside(entry, Side::From, count),
            (Movement::Retitled, Some(after)) => Some((
                MarkKind::Retitled,
                message!(
                    self.key(key::MARK_BECOMES_RETITLED, key::MARK_BESIDE_BECOMES_RETITLED),
                    title = self.named(after, before, count)
                ),
            )),
            (Movement::Transformed, Some(after)) => {
                let key = self.key(key::MARK_BECOMES, key::MARK_BESIDE_BECOMES);
                let title = self.transformed(after, before, count);
                Some((MarkKind::Transformed, message!(key, title)))
            }
            _ => self.left(entry, count),
        }
    }

    /// What changed beside the movement of an entry, as the chart of `side` tells it: working time, else
    /// a vacancy. On the later chart the line has the new one, so that the old one is told; and the
    /// other way round.
    fn beside(&self, entry: &Entry, side: Side, count: usize) -> Option<(MarkKind, Message)> {
        if let Some(fte) = entry.fte {
            let (key, fte) = match side {
                Side::From => (key::MARK_FTE_BECOMES, fte.after),
                Side::To => (key::MARK_FTE_WAS, fte.before),
            };
            return Some((MarkKind::WorkingTime, message!(key, fte = fte.0)));
        }
        let key = match (side, entry.vacancy?) {
            (Side::From, VacancyChange::Vacated) => key::MARK_BECOMES_VACANT,
            (Side::From, VacancyChange::Filled) => key::MARK_BECOMES_HELD,
            (Side::To, VacancyChange::Vacated) => key::MARK_WAS_HELD,
            (Side::To, VacancyChange::Filled) => key::MARK_WAS_VACANT,
        };
        Some((MarkKind::Vacancy, message!(key, count)))
    }

    /// The mark of a movement, with what changed beside it.
    fn with_beside(&self, mark: Mark, entry: &Entry, side: Side, count: usize) -> Mark {
        match self.beside(entry, side, count) {
            Some((change, said)) if change != mark.change => {
                Mark { words: format!("{}, {}", mark.words, self.locale.say(&said)), ..mark }
            }
            _ => mark,
        }
    }

    /// The ids of an entry's posts on one side.
    fn ids(&self, side: Side, entry: &Entry) -> Vec<PostId> {
        let keys = entry.posts.iter().filter_map(|pair| pair.at(side));
        keys.map(|key| self.compared.chart(side).post(key).id.clone()).collect()
    }

    /// "Chargé/e/s de mission (A), A3".
    fn label(&self, post: &Post, count: usize) -> String {
        let lists = self.compared.lists;
        let mut label = display(post.fields.title.text(), count);
        if let Some(category) = post.fields.category.as_ref().and_then(|id| lists.category(id)) {
            label = format!("{label}\u{a0}({})", category.label);
        }
        match post.fields.grade.as_ref().and_then(|id| lists.grade(id)) {
            Some(grade) => format!("{label}, {}", grade.label),
            None => label,
        }
    }

    /// A title of so many posts. Beside the other chart, which has them by their number, the title of one
    /// is said: it is shorter, and both are printed larger.
    fn title(&self, post: &Post, count: usize) -> String {
        display(post.fields.title.text(), if self.is_beside { 1 } else { count })
    }

    /// What so many posts are or were, with category and grade, and all in which their other state differs.
    fn transformed(&self, post: &Post, other: Option<&Post>, count: usize) -> Value {
        self.compared.marked(self.title(post, count), post, other)
    }

    /// What so many posts are or were called: by their title, or where that is the same, by their reference
    /// job too.
    fn named(&self, post: &Post, other: Option<&Post>, count: usize) -> Value {
        match other {
            Some(other) if other.fields.title.key() == post.fields.title.key() => {
                self.transformed(post, Some(other), count)
            }
            Some(_) | None => self.title(post, count).into(),
        }
    }

    fn created(&self, entry: &Entry) -> Message {
        match entry.other_end {
            Some(key) => {
                let origin = self.compared.one_post(self.compared.from.post(key));
                message!(key::MARK_SPLIT, origin)
            }
            None => message!(key::MARK_CREATED),
        }
    }

    fn suppressed(&self, entry: &Entry) -> Message {
        match entry.other_end {
            Some(key) => {
                let heir = self.compared.to.post(key);
                message!(key::MARK_MERGED, title = display(heir.fields.title.text(), 1))
            }
            None => message!(key::MARK_SUPPRESSED),
        }
    }
}

fn is_renamed_between(before: &Post, after: Option<&Post>) -> bool {
    after.is_some_and(|after| is_renamed(before, after))
}
