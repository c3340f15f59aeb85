//! The marks that a chart bears of what became of its posts and units: a ledger told on the chart.
//!
//! Knows nothing of how marks are drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use slotmap::SecondaryMap;

use crate::compare::{
    Counter, Entry, Ledger, Movement, Side, UnitEntry, UnitMovement, VacancyChange,
};
use crate::export::ExportOptions;
use crate::export::ledger::{Compared, is_renamed};
use crate::model::{Chart, Post, PostId, UnitId, UnitKey, display, full_name, is_boundary};
use crate::scene::page::{Before, written};
use crate::scene::{Change, Ghost, Mark, Marks, Moved, Moves, Told, UnitBefore};
use crate::words::{Locale, Message};

/// The marks of the later chart looked at, `to`.
pub fn marks(compared: &Compared, locale: Locale, arrows: bool) -> Marks {
    marks_after(&Teller { compared, locale, is_beside: false }, arrows)
}

fn marks_after(teller: &Teller, arrows: bool) -> Marks {
    let Teller { compared, locale, .. } = *teller;
    let since = since(compared, locale);
    let mut marks = Marks { arrows, since, moves: teller.moves(), ..Marks::default() };
    for entry in &compared.ledger.units {
        teller.unit(entry, &mut marks);
    }
    for entry in &compared.ledger.entries {
        teller.posts(entry, &mut marks);
    }
    marks
}

/// The marks of the earlier chart, `from`: what becomes of its posts and units. Nothing is created on
/// it, and nothing has left it yet.
fn marks_before(teller: &Teller) -> Marks {
    let mut marks = Marks::default();
    for entry in &teller.compared.ledger.units {
        teller.unit_before(entry, &mut marks);
    }
    for entry in &teller.compared.ledger.entries {
        teller.posts_before(entry, &mut marks);
    }
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
    let teller = Teller { compared, locale, is_beside: beside && is_whole && is_seen };
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
        Some(date) => Message::new("export-since-dated")
            .with("label", label)
            .with("date", locale.say(&written(date))),
        None => Message::new("export-since").with("label", label),
    };
    locale.say(&message)
}

/// How a heading tells `counter` of the posts that come into a part of the chart, and of those that leave
/// it; none if it tells it alike wherever the posts go.
fn across(counter: Counter) -> Option<[&'static str; 2]> {
    match counter {
        Counter::Movement(Movement::Transferred) => {
            Some(["export-tally-arrived", "export-tally-left"])
        }
        Counter::Movement(Movement::TransferredAndTransformed) => {
            Some(["export-tally-arrived-both", "export-tally-left-both"])
        }
        Counter::Movement(_)
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
    let mut above = from.path(unit).into_iter().rev();
    let kept = above.find_map(|key| ledger.units[ledger.row(Side::From, key)].to);
    to.unit(kept.unwrap_or(to.root())).id.clone()
}

struct Teller<'a> {
    compared: &'a Compared<'a>,
    locale: Locale,
    /// Whether the other chart stands on the same sheet: what it shows need not be said, and what is
    /// not said lets both be printed larger.
    is_beside: bool,
}

/// The key of what is said instead of `key` beside the other chart. The icon, and the legend that
/// explains it, tell the kind of change; the later chart, what it was before.
fn beside(key: &'static str) -> &'static str {
    match key {
        "mark-arrived" => "mark-beside-arrived",
        "mark-arrived-transformed" | "mark-arrived-as" => "mark-beside-arrived-transformed",
        "mark-transformed" | "mark-retitled" => "mark-beside-was",
        "mark-left" | "mark-left-as" | "mark-left-transformed" => "mark-beside-left",
        "mark-becomes" => "mark-beside-becomes",
        "mark-becomes-retitled" => "mark-beside-becomes-retitled",
        _ => key,
    }
}

impl Teller<'_> {
    fn mark(&self, change: Change, message: Message) -> Mark {
        let key = if self.is_beside { beside(message.key) } else { message.key };
        Mark { change, words: self.locale.say(&Message { key, ..message }) }
    }

    fn unit_name(&self, side: Side, unit: UnitKey) -> String {
        full_name(self.compared.lists, &self.compared.chart(side).unit(unit).fields)
    }

    fn place_of(&self, unit: UnitKey) -> UnitId {
        let Compared { from, to, ledger, .. } = self.compared;
        place_of(ledger, (from, to), unit)
    }

    /// The posts that are counted, by what happened to them and where. Those that stay in their unit come
    /// and go with it.
    fn moves(&self) -> Moves {
        let Compared { from, to, ledger, .. } = self.compared;
        let mut places: SecondaryMap<UnitKey, usize> = SecondaryMap::new();
        let mut before = Vec::with_capacity(from.unit_count());
        for key in from.units_in_order() {
            let same = ledger.units[ledger.row(Side::From, key)].to;
            places.insert(key, before.len());
            before.push(UnitBefore {
                same: same.map(|same| to.unit(same).id.clone()),
                parent: from.unit(key).parent().map(|parent| places[parent]),
                is_boundary: is_boundary(from, key),
            });
        }
        let counters = Counter::all().filter(|it| is_counted(*it));
        let mut told: Vec<(Option<Counter>, Told)> = counters
            .enumerate()
            .map(|(place, counter)| {
                let within = Some(counter.counted_word());
                (Some(counter), Told { place, within, across: across(counter) })
            })
            .collect();
        let carried = Some(["export-tally-carried-in", "export-tally-carried-out"]);
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
                let was = was.map(|unit| places[unit]);
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
        let named = |key, name: String| Message::new(key).with("name", name);
        match (entry.from, entry.to) {
            (Some(gone), None) => {
                let mark = self.unit_gone(entry);
                let label = self.unit_name(Side::From, gone);
                let ghost = Ghost { label, count: 0, posts: Vec::new(), mark };
                marks.ghosts.entry(self.place_of(gone)).or_default().push(ghost);
            }
            (None, Some(new)) => {
                let said = match entry.other_end {
                    None => Message::new("mark-unit-created"),
                    Some(split) => Message::new("mark-unit-split")
                        .with("from", self.compared.out_of(Side::From, split)),
                };
                let mark = self.mark(Change::Created, said);
                marks.units.insert(to.unit(new).id.clone(), mark);
            }
            (Some(before), Some(after)) => {
                let is = |movement| entry.movements.contains(&movement);
                let mut said = Vec::new();
                if is(UnitMovement::Renamed) || is(UnitMovement::KindChanged) {
                    said.push(named("mark-unit-renamed", self.unit_name(Side::From, before)));
                }
                if is(UnitMovement::Reattached)
                    && let Some(parent) = from.unit(before).parent()
                {
                    let parent = self.compared.the(Side::From, parent);
                    said.push(Message::new("mark-unit-reattached").with("unit", parent));
                }
                let words: Vec<String> = said.iter().map(|it| self.locale.say(it)).collect();
                if !words.is_empty() {
                    let is_renamed = words.len() > 1 || !is(UnitMovement::Reattached);
                    let change = if is_renamed { Change::Renamed } else { Change::Arrived };
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
            None => self.mark(Change::Suppressed, Message::new("mark-unit-removed")),
            Some(heir) => {
                let unit = self.compared.the(Side::To, heir);
                self.mark(Change::Left, Message::new("mark-unit-merged").with("unit", unit))
            }
        }
    }

    fn posts(&self, entry: &Entry, marks: &mut Marks) {
        let Compared { from, to, .. } = self.compared;
        let first = entry.first();
        let before = first.from.map(|key| from.post(key));
        let after = first.to.map(|key| to.post(key));
        let went_to = |post: &Post| self.compared.the(Side::To, post.unit());
        let is_renamed = before.zip(after).is_some_and(|(before, after)| is_renamed(before, after));
        let here = match (entry.movement, before, after) {
            (Movement::Kept, ..) => self.beside(entry, Side::To),
            (Movement::Retitled, Some(before), _) => {
                Some((Change::Retitled, self.named("mark-retitled", before, after)))
            }
            (Movement::Transferred, Some(before), _) => {
                let said = match is_renamed {
                    true => self.named("mark-arrived-as", before, after),
                    false => Message::new("mark-arrived"),
                };
                Some((Change::Arrived, self.came_from(said, before)))
            }
            (Movement::Transformed, Some(before), _) => {
                Some((Change::Transformed, self.transformed("mark-transformed", before, after)))
            }
            (Movement::TransferredAndTransformed, Some(before), _) => {
                let said = self.transformed("mark-arrived-transformed", before, after);
                Some((Change::Transformed, self.came_from(said, before)))
            }
            (Movement::Created, ..) => Some((Change::Created, self.created(entry))),
            (Movement::Unplaced, None, _) => Some((Change::Arrived, Message::new("mark-placed"))),
            _ => None,
        };
        if let Some((change, said)) = here {
            let mark = self.with_beside(self.mark(change, said), entry, Side::To);
            let ids = self.ids(entry);
            marks.posts.extend(ids.into_iter().map(|id| (id, mark.clone())));
        }
        let gone = match (entry.movement, before, after) {
            (Movement::Transferred, _, Some(after)) => {
                let said = match is_renamed {
                    true => self.named("mark-left-as", after, before),
                    false => Message::new("mark-left"),
                };
                Some((Change::Left, said.with("unit", went_to(after))))
            }
            (Movement::TransferredAndTransformed, _, Some(after)) => {
                let said = self.transformed("mark-left-transformed", after, before);
                Some((Change::Left, said.with("unit", went_to(after))))
            }
            (Movement::Suppressed, ..) => Some((Change::Suppressed, self.suppressed(entry))),
            (Movement::Unplaced, ..) => Some((Change::Left, Message::new("mark-unplaced"))),
            _ => None,
        };
        if let (Some((change, said)), Some(before)) = (gone, before) {
            let ghost = Ghost {
                label: self.label(before, entry.count()),
                count: u32::try_from(entry.count()).unwrap_or(u32::MAX),
                posts: self.ids(entry),
                mark: self.mark(change, said),
            };
            marks.ghosts.entry(self.place_of(before.unit())).or_default().push(ghost);
        }
    }

    fn unit_before(&self, entry: &UnitEntry, marks: &mut Marks) {
        let Compared { from, to, .. } = self.compared;
        let Some(before) = entry.from else { return };
        let mark = match entry.to {
            None => self.unit_gone(entry),
            Some(after) => {
                let is = |movement| entry.movements.contains(&movement);
                let mut said = Vec::new();
                if is(UnitMovement::Renamed) || is(UnitMovement::KindChanged) {
                    let name = self.unit_name(Side::To, after);
                    said.push(Message::new("mark-unit-becomes").with("name", name));
                }
                let parent = to.unit(after).parent().filter(|_| is(UnitMovement::Reattached));
                if let Some(parent) = parent {
                    let parent = self.compared.the(Side::To, parent);
                    said.push(Message::new("mark-unit-goes").with("unit", parent));
                }
                let words: Vec<String> = said.iter().map(|it| self.locale.say(it)).collect();
                if words.is_empty() {
                    return;
                }
                let is_renamed = words.len() > 1 || !is(UnitMovement::Reattached);
                let change = if is_renamed { Change::Renamed } else { Change::Left };
                Mark { change, words: words.join(", ") }
            }
        };
        marks.units.insert(from.unit(before).id.clone(), mark);
    }

    fn posts_before(&self, entry: &Entry, marks: &mut Marks) {
        let Compared { from, to, .. } = self.compared;
        let went_to = |post: &Post| self.compared.the(Side::To, post.unit());
        let first = entry.first();
        let before = first.from.map(|key| from.post(key));
        let after = first.to.map(|key| to.post(key));
        let becomes = match (entry.movement, after) {
            (Movement::Created, _) => return,
            (Movement::Kept, _) => match self.beside(entry, Side::From) {
                Some(becomes) => becomes,
                None => return,
            },
            (Movement::Suppressed, _) => (Change::Suppressed, self.suppressed(entry)),
            (Movement::Unplaced, _) => (Change::Left, Message::new("mark-unplaced")),
            (Movement::Retitled, Some(after)) => {
                (Change::Retitled, self.named("mark-becomes-retitled", after, before))
            }
            (Movement::Transformed, Some(after)) => {
                (Change::Transformed, self.transformed("mark-becomes", after, before))
            }
            (Movement::Transferred, Some(after)) => {
                (Change::Left, Message::new("mark-left").with("unit", went_to(after)))
            }
            (Movement::TransferredAndTransformed, Some(after)) => {
                let said = self.transformed("mark-left-transformed", after, before);
                (Change::Left, said.with("unit", went_to(after)))
            }
            (_, None) => return,
        };
        let mark = self.with_beside(self.mark(becomes.0, becomes.1), entry, Side::From);
        let keys = entry.posts.iter().filter_map(|pair| pair.from);
        marks.posts.extend(keys.map(|key| (from.post(key).id.clone(), mark.clone())));
    }

    /// With the unit where a post was, as it reads after either "depuis" or nothing.
    fn came_from(&self, said: Message, before: &Post) -> Message {
        let unit = before.unit();
        said.with("unit", self.compared.the(Side::From, unit))
            .with("from", self.compared.out_of(Side::From, unit))
    }

    /// What changed beside the movement of an entry, as the chart of `side` tells it: working time, else
    /// a vacancy. On the later chart the line has the new one, so that the old one is told; and the
    /// other way round.
    fn beside(&self, entry: &Entry, side: Side) -> Option<(Change, Message)> {
        if let Some(fte) = entry.fte {
            let (key, fte) = match side {
                Side::From => ("mark-fte-becomes", fte.after),
                Side::To => ("mark-fte-was", fte.before),
            };
            return Some((Change::WorkingTime, Message::new(key).with("fte", fte.0)));
        }
        let key = match (side, entry.vacancy?) {
            (Side::From, VacancyChange::Vacated) => "mark-becomes-vacant",
            (Side::From, VacancyChange::Filled) => "mark-becomes-held",
            (Side::To, VacancyChange::Vacated) => "mark-was-held",
            (Side::To, VacancyChange::Filled) => "mark-was-vacant",
        };
        Some((Change::Vacancy, Message::new(key).with("count", entry.count())))
    }

    /// The mark of a movement, with what changed beside it.
    fn with_beside(&self, mark: Mark, entry: &Entry, side: Side) -> Mark {
        match self.beside(entry, side) {
            Some((change, said)) if change != mark.change => {
                Mark { words: format!("{}, {}", mark.words, self.locale.say(&said)), ..mark }
            }
            _ => mark,
        }
    }

    /// The ids of an entry's posts on `to`.
    fn ids(&self, entry: &Entry) -> Vec<PostId> {
        let keys = entry.posts.iter().filter_map(|pair| pair.to);
        keys.map(|key| self.compared.to.post(key).id.clone()).collect()
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

    /// What a post is or was, with its category and grade, and all in which its other state differs.
    fn transformed(&self, key: &'static str, post: &Post, other: Option<&Post>) -> Message {
        let title = display(post.fields.title.text(), 1);
        Message::new(key).with("title", self.compared.marked(title, post, other))
    }

    /// What a post is or was called: by its title, or where that is the same, by its reference job too.
    fn named(&self, key: &'static str, post: &Post, other: Option<&Post>) -> Message {
        match other {
            Some(other) if other.fields.title.key() == post.fields.title.key() => {
                self.transformed(key, post, Some(other))
            }
            Some(_) | None => titled(key, post),
        }
    }

    fn created(&self, entry: &Entry) -> Message {
        match entry.other_end {
            Some(key) => {
                let origin = self.compared.one_post(self.compared.from.post(key));
                Message::new("mark-split").with("origin", origin)
            }
            None => Message::new("mark-created"),
        }
    }

    fn suppressed(&self, entry: &Entry) -> Message {
        match entry.other_end {
            Some(key) => titled("mark-merged", self.compared.to.post(key)),
            None => Message::new("mark-suppressed"),
        }
    }
}

fn titled(key: &'static str, post: &Post) -> Message {
    Message::new(key).with("title", display(post.fields.title.text(), 1))
}
