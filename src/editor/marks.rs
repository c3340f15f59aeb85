//! The marks that a chart bears of what became of its posts and units: a ledger told on the chart.
//!
//! Knows nothing of how marks are drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Entry, Ledger, Movement, Side, UnitEntry, UnitMovement};
use crate::export::ExportOptions;
use crate::export::ledger::Compared;
use crate::model::{Chart, Post, PostId, UnitId, UnitKey, display, full_name};
use crate::scene::page::{Before, written};
use crate::scene::{Change, Ghost, Mark, Marks, Moved, Told};
use crate::words::{Locale, Message};

/// The marks of the later chart looked at, `to`.
pub fn marks(compared: &Compared, locale: Locale, arrows: bool) -> Marks {
    marks_after(&Teller { compared, locale, is_beside: false }, arrows)
}

fn marks_after(teller: &Teller, arrows: bool) -> Marks {
    let Teller { compared, locale, .. } = *teller;
    let since = since(compared, locale);
    let mut marks = Marks { arrows, since, moved: teller.moved(), ..Marks::default() };
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

/// The movements that a heading counts, in the order in which it does.
const TOLD: [(Movement, [&str; 3]); 6] = [
    (Movement::Created, ["export-tally-created"; 3]),
    (Movement::Suppressed, ["export-tally-suppressed"; 3]),
    (
        Movement::Transferred,
        ["export-tally-transferred", "export-tally-arrived", "export-tally-left"],
    ),
    (Movement::Transformed, ["export-tally-transformed"; 3]),
    (
        Movement::TransferredAndTransformed,
        ["export-tally-both", "export-tally-arrived-both", "export-tally-left-both"],
    ),
    (Movement::Unplaced, ["export-tally-unplaced"; 3]),
];

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
        "mark-arrived-transformed" => "mark-beside-arrived-transformed",
        "mark-transformed" | "mark-retitled" => "mark-beside-was",
        "mark-left" | "mark-left-transformed" => "mark-beside-left",
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

    /// The posts that are counted, by what happened to them and where.
    fn moved(&self) -> Vec<Moved> {
        let Compared { from, to, ledger, .. } = self.compared;
        let mut counted: BTreeMap<(usize, Option<UnitId>, Option<UnitId>), usize> = BTreeMap::new();
        for entry in &ledger.entries {
            let place = TOLD.iter().position(|(movement, _)| *movement == entry.movement);
            let Some(place) = place else { continue };
            let first = entry.first();
            let before = first.from.map(|key| from.post(key).unit());
            let after = first.to.map(|key| to.post(key).unit());
            let ends = (
                place,
                before.map(|unit| self.place_of(unit)),
                after.map(|unit| to.unit(unit).id.clone()),
            );
            *counted.entry(ends).or_default() += entry.count();
        }
        let moved = counted.into_iter().map(|((place, from, to), posts)| {
            let [within, arrived, left] = TOLD[place].1;
            Moved { told: Told { place, within, arrived, left }, from, to, posts }
        });
        moved.collect()
    }

    fn unit(&self, entry: &UnitEntry, marks: &mut Marks) {
        let Compared { from, to, .. } = self.compared;
        let named = |key, name: String| Message::new(key).with("name", name);
        match (entry.from, entry.to) {
            (Some(gone), None) => {
                let mark = self.mark(Change::Suppressed, Message::new("mark-unit-removed"));
                let label = self.unit_name(Side::From, gone);
                let ghost = Ghost { label, count: 0, posts: Vec::new(), mark };
                marks.ghosts.entry(self.place_of(gone)).or_default().push(ghost);
            }
            (None, Some(new)) => {
                let mark = self.mark(Change::Created, Message::new("mark-unit-created"));
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

    fn posts(&self, entry: &Entry, marks: &mut Marks) {
        let Compared { from, to, .. } = self.compared;
        let first = entry.first();
        let before = first.from.map(|key| from.post(key));
        let after = first.to.map(|key| to.post(key));
        let went_to = |post: &Post| self.compared.the(Side::To, post.unit());
        let here = match (entry.movement, before, after) {
            (Movement::Kept, ..) => None,
            (Movement::Retitled, Some(before), _) => {
                Some((Change::Retitled, titled("mark-retitled", before)))
            }
            (Movement::Transferred, Some(before), _) => {
                Some((Change::Arrived, self.came_from(Message::new("mark-arrived"), before)))
            }
            (Movement::Transformed, Some(before), _) => {
                Some((Change::Transformed, self.transformed("mark-transformed", before)))
            }
            (Movement::TransferredAndTransformed, Some(before), _) => {
                let said = self.transformed("mark-arrived-transformed", before);
                Some((Change::Transformed, self.came_from(said, before)))
            }
            (Movement::Created, ..) => Some((Change::Created, self.created(entry))),
            (Movement::Unplaced, None, _) => Some((Change::Arrived, Message::new("mark-placed"))),
            _ => None,
        };
        if let Some((change, said)) = here {
            let mark = self.mark(change, said);
            let ids = self.ids(entry);
            marks.posts.extend(ids.into_iter().map(|id| (id, mark.clone())));
        }
        let gone = match (entry.movement, before, after) {
            (Movement::Transferred, _, Some(after)) => {
                let said = Message::new("mark-left").with("unit", went_to(after));
                Some((Change::Left, said))
            }
            (Movement::TransferredAndTransformed, _, Some(after)) => {
                let said = titled("mark-left-transformed", after).with("unit", went_to(after));
                Some((Change::Left, said))
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
            None => self.mark(Change::Suppressed, Message::new("mark-unit-removed")),
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
        let after = entry.first().to.map(|key| to.post(key));
        let becomes = match (entry.movement, after) {
            (Movement::Kept | Movement::Created, _) => return,
            (Movement::Suppressed, _) => (Change::Suppressed, self.suppressed(entry)),
            (Movement::Unplaced, _) => (Change::Left, Message::new("mark-unplaced")),
            (Movement::Retitled, Some(after)) => {
                (Change::Retitled, titled("mark-becomes-retitled", after))
            }
            (Movement::Transformed, Some(after)) => {
                (Change::Transformed, self.transformed("mark-becomes", after))
            }
            (Movement::Transferred, Some(after)) => {
                (Change::Left, Message::new("mark-left").with("unit", went_to(after)))
            }
            (Movement::TransferredAndTransformed, Some(after)) => {
                let said = titled("mark-left-transformed", after).with("unit", went_to(after));
                (Change::Left, said)
            }
            (_, None) => return,
        };
        let mark = self.mark(becomes.0, becomes.1);
        let keys = entry.posts.iter().filter_map(|pair| pair.from);
        marks.posts.extend(keys.map(|key| (from.post(key).id.clone(), mark.clone())));
    }

    /// With the unit where a post was, as it reads after either "depuis" or nothing.
    fn came_from(&self, said: Message, before: &Post) -> Message {
        let unit = before.unit();
        said.with("unit", self.compared.the(Side::From, unit))
            .with("from", self.compared.out_of(Side::From, unit))
    }

    /// The ids of an entry's posts on `to`.
    fn ids(&self, entry: &Entry) -> Vec<PostId> {
        let keys = entry.posts.iter().filter_map(|pair| pair.to);
        keys.map(|key| self.compared.to.post(key).id.clone()).collect()
    }

    /// "Chargé/e/s de mission (A)".
    fn label(&self, post: &Post, count: usize) -> String {
        let title = display(post.fields.title.text(), count);
        let category = post.fields.category.as_ref();
        match category.and_then(|id| self.compared.lists.category(id)) {
            Some(category) => format!("{title}\u{a0}({})", category.label),
            None => title,
        }
    }

    /// What a post was, with its category and grade.
    fn transformed(&self, key: &'static str, before: &Post) -> Message {
        let lists = self.compared.lists;
        let grade = before.fields.grade.as_ref().and_then(|id| lists.grade(id));
        let category = before.fields.category.as_ref().and_then(|id| lists.category(id));
        let title = display(before.fields.title.text(), 1);
        let mark = grade.map(|it| &it.label).or(category.map(|it| &it.label));
        let title = mark.map_or(title.clone(), |mark| format!("{title}\u{a0}({mark})"));
        Message::new(key).with("title", title)
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
