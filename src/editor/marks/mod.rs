//! The marks that a chart bears of what became of its posts and units: a ledger told on the chart.

mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use slotmap::SecondaryMap;

use crate::compare::{Counter, Entry, Ledger, Movement, Side, UnitEntry, UnitMovement};
use crate::export::ExportOptions;
use crate::export::ledger::Compared;
use crate::model::{Chart, PostId, PostKey, UnitId, UnitKey, lines};
use crate::scene::page::{Before, written};
use crate::scene::{Ghost, Mark, MarkKind, Marks, Moved, Moves, TallyWords, UnitBefore, Was};
use crate::words::{Locale, Message, MessageKey, arg, key, message};
use words::Words;

/// The marks of the later chart looked at, `to`.
pub fn marks(compared: &Compared, locale: Locale, arrows: bool) -> Marks {
    let shown = compared.to;
    let words = Words { compared, locale, is_beside: false };
    let teller = Teller { compared, words, shown, is_on_the_way: false };
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
    let words = Words { compared, locale, is_beside: false };
    let teller = Teller { compared, words, shown, is_on_the_way: true };
    let mut marks = Marks { arrows: true, ..Marks::default() };
    teller.entries(units, posts, &mut marks);
    marks
}

fn marks_after(teller: &Teller, arrows: bool) -> Marks {
    let compared = teller.compared;
    let since = since(compared, teller.words.locale);
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
    let words = Words { compared, locale, is_beside };
    let teller = Teller { compared, words, shown: compared.to, is_on_the_way: false };
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
    words: Words<'a>,
    /// The chart that bears the marks of the later one.
    shown: &'a Chart,
    /// Whether `shown` is neither of the two charts, but somewhere between them.
    is_on_the_way: bool,
}

impl Teller<'_> {
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
        let first = first.iter().map(|message| self.words.locale.say(message));
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
            let words = self.words.unit_becomes(entry)?.words;
            let held = message!(key::MARK_WAS_UNDER, unit = self.compared.the(Side::From, parent));
            let was =
                Was { unit: ledger.row(Side::From, parent), words: self.after(&[held], &words) };
            let label = self.words.unit_name(Side::From, before);
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
        let mut told: Vec<(Option<Counter>, TallyWords)> = counters
            .enumerate()
            .map(|(place, counter)| {
                let within = Some(counter.counted_word());
                (Some(counter), TallyWords { place, within, across: across(counter) })
            })
            .collect();
        let carried = Some([key::EXPORT_TALLY_CARRIED_IN, key::EXPORT_TALLY_CARRIED_OUT]);
        told.push((None, TallyWords { place: told.len(), within: None, across: carried }));
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
                let mark = self.words.unit_gone(entry);
                let label = self.words.unit_name(Side::From, gone);
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
                let mark = self.words.mark(MarkKind::Created, message);
                marks.units.insert(to.unit(new).id.clone(), mark);
            }
            (Some(before), Some(after)) => {
                let is = |movement| entry.movements.contains(&movement);
                let mut lines = Vec::new();
                if is(UnitMovement::Renamed) || is(UnitMovement::KindChanged) {
                    lines.push(named(
                        key::MARK_UNIT_RENAMED,
                        self.words.unit_name(Side::From, before),
                    ));
                }
                if is(UnitMovement::Reattached)
                    && let Some(parent) = from.unit(before).parent()
                {
                    let parent = self.compared.the(Side::From, parent);
                    lines.push(message!(key::MARK_UNIT_REATTACHED, unit = parent));
                }
                let words: Vec<String> = lines.iter().map(|it| self.words.locale.say(it)).collect();
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

    /// Marks the posts of these entries on the chart of `side`. What is said agrees with the number of
    /// posts that stand on one line with it.
    fn lines<'e>(&self, side: Side, entries: impl Iterator<Item = &'e Entry>, marks: &mut Marks) {
        let chart = match side {
            Side::From => self.compared.from,
            Side::To => self.shown,
        };
        let mark = |entry: &Entry, count: usize| {
            let (change, said) = match side {
                Side::From => self.words.becomes(entry, count),
                Side::To => self.words.became(entry, count),
            }?;
            Some(self.words.with_beside(self.words.mark(change, said), entry, side, count))
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

    /// The line that an entry's posts are no longer in, where they were.
    fn ghost(&self, entry: &Entry, marks: &mut Marks) {
        let count = entry.count();
        if let (Some((change, said)), (Some(before), _)) =
            (self.words.left(entry, count), self.words.ends(entry))
        {
            let ghost = Ghost {
                label: self.words.label(before, count),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                posts: self.ids(Side::To, entry),
                mark: self.words.mark(change, said),
                was: None,
            };
            self.add_ghost(Some(before.unit()), key::MARK_WAS_IN, ghost, marks);
        }
    }

    fn unit_before(&self, entry: &UnitEntry, marks: &mut Marks) {
        let told = entry.from.zip(self.words.unit_becomes(entry));
        if let Some((before, mark)) = told {
            marks.units.insert(self.compared.from.unit(before).id.clone(), mark);
        }
    }

    /// The ids of an entry's posts on one side.
    fn ids(&self, side: Side, entry: &Entry) -> Vec<PostId> {
        let keys = entry.posts.iter().filter_map(|pair| pair.at(side));
        keys.map(|key| self.compared.chart(side).post(key).id.clone()).collect()
    }
}
