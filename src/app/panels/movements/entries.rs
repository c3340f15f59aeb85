//! The entries of a ledger as sentences, grouped by movement, each with its reason.

use std::collections::BTreeMap;

use super::filter::{Filter, section_title};
use super::{Compared, Context};
use crate::app::kit::field::{give_keyboard, text_field_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::inspector::{Mixed, nature_ui};
use crate::app::panels::long_text::long_text_ui;
use crate::compare::{Counter, Entry, Movement, Side, UnitEntry, UnitMovement};
use crate::editor::{
    Action, ChangeCommand, Command, Document, Draft, LedgerCommand, Place, Selection, ShowCommand,
};
use crate::model::{ChartId, PostId, UnitId, brief};
use crate::words::{MessageKey, key};

/// So many entries of a group are drawn at first, and more on demand.
const PAGE: usize = 60;

/// What tells an entry from any other, whatever is edited around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Post(Option<PostId>, Option<PostId>),
    Unit(Option<UnitId>, Option<UnitId>),
}

/// What the list remembers between frames.
#[derive(Default)]
pub struct Entries {
    pub filter: Filter,
    open: Option<Key>,
    /// The reason being typed, of the entry that is open.
    reason: Option<Reason>,
    /// A reason that was being typed when the program ended, until its entry is on show.
    resumed: Option<(Explained, String)>,
    /// The reason had the keyboard in the last frame.
    has_keyboard: bool,
    /// The reason is to have the keyboard, and has not had it yet.
    pub wants_keyboard: bool,
    /// How many entries of each group are drawn, where the user asked for more.
    drawn: BTreeMap<MessageKey, usize>,
}

/// A reason being typed, and what it is the reason of.
struct Reason {
    key: Key,
    /// The charts compared.
    between: (ChartId, ChartId),
    text: String,
    /// As the project has it.
    original: String,
    of: Explained,
}

/// The posts or units that a reason explains.
#[derive(Clone, Debug, PartialEq)]
enum Explained {
    Posts(Vec<PostId>),
    Units(Vec<UnitId>),
}

impl Explained {
    fn change(self, text: &str) -> Command {
        let reason = text.trim().to_owned();
        Command::Change(ChangeCommand::Ledger(match self {
            Self::Posts(posts) => LedgerCommand::PostReasons { posts, reason },
            Self::Units(units) => LedgerCommand::UnitReasons { units, reason },
        }))
    }
}

impl Reason {
    /// As the project has it.
    fn new(compared: &Compared, key: &Key, reason: &str, of: &Explained) -> Self {
        Self {
            key: key.clone(),
            between: (compared.from.id.clone(), compared.to.id.clone()),
            text: reason.to_owned(),
            original: reason.to_owned(),
            of: of.clone(),
        }
    }

    fn change(&self) -> Option<Command> {
        let is_other = self.text.trim() != self.original;
        is_other.then(|| self.of.clone().change(&self.text))
    }
}

/// A post carried from one entry to another: gone, or new.
#[derive(Clone, Debug)]
enum Loose {
    Suppressed(PostId),
    Created(PostId),
}

impl Entries {
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        compared: &Compared,
    ) {
        let ledger = compared.ledger;
        if self.filter.count(ledger) == 0 {
            let nothing = egui::RichText::new(context.say(key::MOVEMENTS_NOTHING));
            ui.label(nothing.color(context.palette.muted));
            return;
        }
        let groups: Vec<Counter> = match self.filter {
            Filter::Only(Counter::UnitsUnexplained) => {
                let units = ledger.units.iter().filter(|entry| entry.is_unexplained());
                let word = Counter::UnitsUnexplained.word();
                self.units_ui(ui, context, compared, word, units.collect());
                return;
            }
            Filter::Only(counter) => vec![counter],
            // Each entry once, under what became of its posts.
            Filter::All => {
                let movements = Movement::ALL.into_iter().rev().map(Counter::Movement);
                std::iter::once(Counter::Placed).chain(movements).collect()
            }
        };
        for counter in groups {
            let entries = ledger.entries.iter().filter(|entry| counter.counts(entry));
            self.group_ui(ui, context, document, compared, counter.word(), entries.collect());
        }
        if self.filter == Filter::All {
            let changed = ledger.units.iter().filter(|it| it.movements != [UnitMovement::Kept]);
            self.units_ui(ui, context, compared, key::MOVEMENTS_UNITS, changed.collect());
        }
    }

    fn group_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        compared: &Compared,
        word: MessageKey,
        mut entries: Vec<&Entry>,
    ) {
        if entries.is_empty() {
            return;
        }
        let posts = entries.iter().map(|entry| entry.count()).sum();
        // Of kept posts, those of which something else has changed come first.
        entries.sort_by_key(|entry| !entry.is_told());
        let open = self.filter != Filter::All || entries[0].is_told();
        egui::CollapsingHeader::new(section_title(context, word, posts))
            // Opened anew once there is something to tell.
            .id_salt((word, open))
            .default_open(open)
            .show(ui, |ui| {
                let drawn = *self.drawn.entry(word).or_insert(PAGE);
                for entry in entries.iter().take(drawn) {
                    self.entry_ui(ui, context, document, compared, entry);
                }
                self.more_ui(ui, context, word, entries.len());
            });
    }

    /// A button that draws the entries still missing.
    fn more_ui(&mut self, ui: &mut egui::Ui, context: &Context, word: MessageKey, entries: usize) {
        let Some(drawn) = self.drawn.get_mut(&word).filter(|drawn| **drawn < entries) else {
            return;
        };
        let label = context.say_count(key::MOVEMENTS_MORE, entries - *drawn);
        if ui.button(label).clicked() {
            *drawn += 10 * PAGE;
        }
    }

    fn entry_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        compared: &Compared,
        entry: &Entry,
    ) {
        let id = |side: Side| {
            let post = entry.first().at(side).map(|key| compared.chart(side).post(key));
            post.map(|post| post.id.clone())
        };
        let (from, to) = (id(Side::From), id(Side::To));
        let key = Key::Post(from.clone(), to.clone());
        let sentence = context.words.say(&compared.sentence(entry));
        let response = self.row_ui(ui, context, &key, &sentence, entry.is_unexplained());
        loose_ui(ui, context, &response, loose(compared, entry));
        if response.clicked() {
            context.commands.extend(self.toggle(&key));
            // Both ends of a movement are on the chart with its changes, or on the two charts.
            let both = [Action::ViewChanges, Action::ViewSideBySide];
            let shown = both.iter().any(|action| context.ticked.contains(action));
            let is_seen_alone = matches!(
                entry.movement,
                Movement::Kept | Movement::Suppressed | Movement::Unplaced
            ) && entry.fte.is_none()
                && entry.vacancy.is_none();
            if !shown && !is_seen_alone {
                context.ask(Command::Act(Action::ViewChanges));
            }
            context.commands.extend(look_at(document, compared, entry));
        }
        if self.resumed.is_some() && entry.needs_reason() {
            let of = Explained::Posts(later_posts(compared, entry));
            self.take_up(compared, &key, &entry.reason, &of);
        }
        if self.open.as_ref() != Some(&key) {
            return;
        }
        if entry.movement == Movement::Unplaced {
            // No reason explains a post of which nothing is decided.
            let text = context.say(key::MOVEMENTS_UNPLACED_HINT);
            ui.label(egui::RichText::new(text).color(context.palette.muted));
        } else if entry.needs_reason() {
            if compared.ledger.is_backwards() {
                let text = context.say(key::MOVEMENTS_BACKWARDS_REASON);
                ui.label(egui::RichText::new(text).color(context.palette.muted));
            }
            let of = Explained::Posts(later_posts(compared, entry));
            self.reason_ui(ui, context, compared, &key, &entry.reason, &of);
        }
        if entry.takes_nature() {
            let posts = later_posts(compared, entry);
            let rule = Mixed::Same(entry.by_rule);
            nature_ui(ui, context, Mixed::Same(entry.nature), rule, posts);
            if let Some(why) = entry.overruled() {
                let text = context.say(why.sentence());
                ui.label(egui::RichText::new(text).color(context.palette.muted));
            }
        }
        if let (Some(_), Some(target)) = (from, to)
            && entry.movement != Movement::Kept
            && compared.ledger.later == Side::To
            && ui.button(context.say(key::MOVEMENTS_UNLINK)).clicked()
        {
            context.ask(Command::Change(ChangeCommand::Ledger(LedgerCommand::Unlink { target })));
        }
    }

    fn units_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        compared: &Compared,
        word: MessageKey,
        entries: Vec<&UnitEntry>,
    ) {
        if entries.is_empty() {
            return;
        }
        let title = section_title(context, word, entries.len());
        egui::CollapsingHeader::new(title).id_salt(word).default_open(true).show(ui, |ui| {
            let drawn = *self.drawn.entry(word).or_insert(PAGE);
            for entry in entries.iter().take(drawn) {
                let id = |side: Side| {
                    entry.at(side).map(|key| compared.chart(side).unit(key).id.clone())
                };
                let key = Key::Unit(id(Side::From), id(Side::To));
                let sentence = context.words.say(&compared.unit_sentence(entry));
                let response = self.row_ui(ui, context, &key, &sentence, entry.is_unexplained());
                if response.clicked() {
                    context.commands.extend(self.toggle(&key));
                    let (side, unit) = match id(Side::To) {
                        Some(unit) => (Side::To, Some(unit)),
                        None => (Side::From, id(Side::From)),
                    };
                    if let Some(unit) = unit {
                        let chart = compared.chart(side).id.clone();
                        let selection = Selection::unit(unit);
                        context.ask(Command::Show(ShowCommand::At { chart, selection }));
                    }
                }
                let of = || {
                    let later = id(compared.ledger.later);
                    let unit = later.or(id(Side::From)).or(id(Side::To));
                    Explained::Units(unit.into_iter().collect())
                };
                if self.resumed.is_some() {
                    self.take_up(compared, &key, &entry.reason, &of());
                }
                if self.open.as_ref() == Some(&key) {
                    self.reason_ui(ui, context, compared, &key, &entry.reason, &of());
                }
            }
            self.more_ui(ui, context, word, entries.len());
        });
    }

    /// An entry's sentence, which opens it.
    fn row_ui(
        &self,
        ui: &mut egui::Ui,
        context: &Context,
        key: &Key,
        sentence: &str,
        unexplained: bool,
    ) -> egui::Response {
        let palette = context.palette;
        let open = self.open.as_ref() == Some(key);
        let mut job = egui::text::LayoutJob::default();
        let body = egui::TextStyle::Body.resolve(ui.style());
        if unexplained {
            let mark = egui::TextFormat::simple(body.clone(), palette.danger);
            job.append(&format!("{} ", icons::OVER), 0.0, mark);
        }
        job.append(&brief(sentence), 0.0, egui::TextFormat::simple(body, palette.text));
        let layout = egui::Layout::top_down_justified(egui::Align::LEFT);
        let added = ui.with_layout(layout, |ui| {
            let button = egui::Button::selectable(open, job).wrap();
            ui.add(button.sense(egui::Sense::click_and_drag()).min_size([0.0, 28.0].into()))
        });
        added.inner
    }

    /// Opens an entry, or closes it. Returns what the reason typed in the one before asks for.
    fn toggle(&mut self, key: &Key) -> Option<Command> {
        self.open = Some(key.clone()).filter(|_| self.open.as_ref() != Some(key));
        self.take_change()
    }

    /// What the reason being typed asks for.
    pub fn take_change(&mut self) -> Option<Command> {
        self.wants_keyboard = false;
        let resumed = self.resumed.take().map(|(of, text)| of.change(&text));
        self.reason.take().and_then(|reason| reason.change()).or(resumed)
    }

    /// The reason being typed, as long as it is no change.
    pub fn typed(&self, compared: Option<(ChartId, ChartId)>) -> Option<Draft> {
        let typed = self.reason.as_ref().filter(|it| it.change().is_some());
        let typed = typed.map(|it| (it.between.clone(), &it.of, &it.text));
        let resumed = self.resumed.as_ref().zip(compared);
        let resumed = resumed.map(|((of, text), between)| (between, of, text));
        let ((from, to), of, text) = typed.or(resumed)?;
        let (posts, units) = match of.clone() {
            Explained::Posts(posts) => (posts, Vec::new()),
            Explained::Units(units) => (Vec::new(), units),
        };
        Some(Draft { place: Place::Movement { from, to, posts, units }, text: text.clone() })
    }

    /// The reason is left as the project has it, if it has the keyboard.
    pub fn give_up(&mut self) {
        if let Some(reason) = self.reason.as_mut().filter(|_| self.has_keyboard) {
            reason.text.clone_from(&reason.original);
        }
    }

    pub fn resume(&mut self, posts: Vec<PostId>, units: Vec<UnitId>, text: String) {
        let of = if posts.is_empty() { Explained::Units(units) } else { Explained::Posts(posts) };
        self.resumed = Some((of, text));
    }

    /// Opens the entry whose reason was being typed when the program ended.
    fn take_up(&mut self, compared: &Compared, key: &Key, reason: &str, of: &Explained) {
        if let Some((_, text)) = self.resumed.take_if(|(resumed, _)| resumed == of) {
            self.open = Some(key.clone());
            let mut taken_up = Reason::new(compared, key, reason, of);
            taken_up.text = text;
            self.reason = Some(taken_up);
            self.wants_keyboard = true;
        }
    }

    /// The paragraph of the report; it becomes a change when its field is left.
    fn reason_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        compared: &Compared,
        key: &Key,
        reason: &str,
        of: &Explained,
    ) {
        let fresh = || Reason::new(compared, key, reason, of);
        let draft = self.reason.get_or_insert_with(fresh);
        if draft.key != *key {
            // Its entry went out of sight.
            context.commands.extend(draft.change());
        }
        if draft.key != *key || draft.original != reason {
            *draft = fresh();
        }
        let name = ui.label(
            egui::RichText::new(context.say(key::FIELD_REASON)).color(context.palette.muted),
        );
        if long_text_ui(ui, context, &mut draft.text).is_some() {
            return;
        }
        let edit = egui::TextEdit::multiline(&mut draft.text)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .hint_text(context.say(key::REASON_HINT));
        let response = text_field_ui(ui, context.palette, edit).labelled_by(name.id);
        self.has_keyboard = response.has_focus();
        if self.wants_keyboard && give_keyboard(&response) {
            self.wants_keyboard = false;
        }
        if response.lost_focus() {
            context.commands.extend(draft.change());
            draft.original = draft.text.trim().to_owned();
        }
        ui.add_space(tokens::space::TIGHT);
    }
}

/// The posts under which the later chart knows an entry.
fn later_posts(compared: &Compared, entry: &Entry) -> Vec<PostId> {
    let later = compared.ledger.later;
    let earlier = if later == Side::To { Side::From } else { Side::To };
    let id = |side: Side, key| compared.chart(side).post(key).id.clone();
    entry
        .posts
        .iter()
        .filter_map(|pair| {
            let here = pair.at(later).map(|key| id(later, key));
            here.or(pair.at(earlier).map(|key| id(earlier, key)))
        })
        .collect()
}

/// Shows the posts of an entry on the chart in front if it has them, else on the other one.
fn look_at(document: &Document, compared: &Compared, entry: &Entry) -> Option<Command> {
    let front = document.chart()?;
    let on = |side: Side| -> Vec<PostId> {
        let keys = entry.posts.iter().filter_map(|pair| pair.at(side));
        keys.map(|key| compared.chart(side).post(key).id.clone()).collect()
    };
    let sides =
        if front.id == compared.from.id { [Side::From, Side::To] } else { [Side::To, Side::From] };
    if entry.movement == Movement::Unplaced {
        return look_at_bench(compared, entry);
    }
    let (side, posts) =
        sides.into_iter().map(|side| (side, on(side))).find(|(_, posts)| !posts.is_empty())?;
    let chart = compared.chart(side).id.clone();
    Some(Command::Show(ShowCommand::At { chart, selection: Selection::posts(posts) }))
}

/// Shows the posts of an entry on the bench where they are.
fn look_at_bench(compared: &Compared, entry: &Entry) -> Option<Command> {
    let (stands, benched) = match entry.first().from {
        Some(_) => (Side::From, Side::To),
        None => (Side::To, Side::From),
    };
    let (here, there) = (compared.chart(stands), compared.chart(benched));
    let keys = entry.posts.iter().filter_map(|pair| pair.at(stands));
    let posts = keys.filter_map(|key| there.counterpart_of_post(here, &here.post(key).id));
    let posts = posts.map(|key| there.post(key).id.clone()).collect();
    Some(Command::Show(ShowCommand::At {
        chart: there.id.clone(),
        selection: Selection::posts(posts),
    }))
}

/// A post with one end only, which can be linked to another such.
fn loose(compared: &Compared, entry: &Entry) -> Option<Loose> {
    let earlier = if compared.ledger.later == Side::To { Side::From } else { Side::To };
    if entry.movement == Movement::Unplaced {
        return None;
    }
    let id = |side: Side| {
        let key = entry.first().at(side)?;
        Some(compared.chart(side).post(key).id.clone())
    };
    match (id(earlier), id(compared.ledger.later)) {
        (Some(post), None) => Some(Loose::Suppressed(post)),
        (None, Some(post)) => Some(Loose::Created(post)),
        _ => None,
    }
}

/// A suppressed post is dragged onto a created one, or the other way round, to link them.
fn loose_ui(ui: &egui::Ui, context: &mut Context, response: &egui::Response, loose: Option<Loose>) {
    let Some(loose) = loose else { return };
    response.dnd_set_drag_payload(loose.clone());
    let linked = |other: &Loose| match (other, &loose) {
        (Loose::Suppressed(source), Loose::Created(target))
        | (Loose::Created(target), Loose::Suppressed(source)) => {
            Some(LedgerCommand::Link { source: source.clone(), target: target.clone() })
        }
        _ => None,
    };
    if let Some(other) = response.dnd_hover_payload::<Loose>()
        && linked(&other).is_some()
    {
        let stroke = egui::Stroke::new(tokens::FOCUS_RING, context.palette.accent);
        let (radius, inside) = (tokens::RADIUS, egui::StrokeKind::Inside);
        ui.painter().rect_stroke(response.rect, radius, stroke, inside);
    }
    if let Some(other) = response.dnd_release_payload::<Loose>()
        && let Some(command) = linked(&other)
    {
        context.ask(Command::Change(ChangeCommand::Ledger(command)));
    }
}
