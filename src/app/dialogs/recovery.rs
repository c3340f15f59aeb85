//! What another run of the program left unsaved is offered, one project at a time.

use super::answer::{Answer, Fate};
use super::chart::ChartDialog;
use super::frame::{buttons_ui, main_button, modal, plain_button};
use super::lists::ListsDialog;
use super::typed::Text;
use crate::app::jobs::{Offer, OnDisk};
use crate::app::kit::tokens;
use crate::app::panels::{Context, menu};
use crate::editor::{Command, Document, Draft, FileCommand};
use crate::store::journal::Orphan;
use crate::words::{Locale, key, message, shown};

/// The most of a text being typed that is seen at once, in logical pixels.
const DRAFT_HEIGHT: f32 = 88.0;

pub struct RecoveryDialog {
    /// None once it is answered.
    offer: Option<Box<Offer>>,
    /// The user wants to throw it away, and is asked whether that is meant.
    throws_away: bool,
}

#[derive(Clone, Copy)]
enum Choice {
    Resume,
    KeepBoth,
    Later,
    ThrowAway,
    ThrowAwayForGood,
    Back,
}

impl RecoveryDialog {
    pub fn new(offer: Box<Offer>) -> Self {
        Self { offer: Some(offer), throws_away: false }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(offer) = &self.offer else { return Answer::Closed };
        let title = context.say(if self.throws_away {
            key::RECOVERY_SURE_TITLE
        } else {
            key::RECOVERY_TITLE
        });
        let throws_away = self.throws_away;
        let (choice, dismissed) = modal(ctx, "recovery", &title, 560.0, |ui| {
            if throws_away {
                ui.label(context.say(key::RECOVERY_SURE_TEXT));
                return sure_buttons_ui(ui, context);
            }
            offer_ui(ui, context, offer);
            choices_ui(ui, context, offer)
        });
        let esc = if throws_away { Choice::Back } else { Choice::Later };
        match choice.or(dismissed.then_some(esc)) {
            None => Answer::Open,
            Some(Choice::ThrowAway) => {
                self.throws_away = true;
                Answer::Open
            }
            Some(Choice::Back) => {
                self.throws_away = false;
                Answer::Open
            }
            // Unlocked, it is there for the next window.
            Some(Choice::Later) => Answer::Closed,
            Some(Choice::Resume) => self.recover(context, false),
            Some(Choice::KeepBoth) => self.recover(context, true),
            Some(Choice::ThrowAwayForGood) => self.answer(|offer| (offer.orphan, Fate::ThrownAway)),
        }
    }

    fn recover(&mut self, context: &mut Context, keep_both: bool) -> Answer {
        self.answer(|offer| {
            let recovered = Box::new(offer.recovered);
            context.ask(Command::File(FileCommand::Recover { recovered, keep_both }));
            (offer.orphan, Fate::Recovered)
        })
    }

    fn answer(&mut self, of: impl FnOnce(Offer) -> (Orphan, Fate)) -> Answer {
        let Some(offer) = self.offer.take() else { return Answer::Closed };
        let (orphan, fate) = of(*offer);
        Answer::Journal { orphan, fate }
    }
}

/// What is offered.
fn offer_ui(ui: &mut egui::Ui, context: &Context, offer: &Offer) {
    let muted = context.palette.muted;
    let document = offer.recovered.document();
    let name = menu::document_name(document, context.words);
    ui.label(egui::RichText::new(name).strong());
    if let Some(path) = document.path() {
        let path = egui::RichText::new(shown(path)).color(muted);
        ui.add(egui::Label::new(path).wrap());
    }
    ui.add_space(tokens::space::MEDIUM);
    let (steps, drafts) = (offer.recovered.unsaved_steps, document.drafts());
    if steps > 0 || drafts.is_empty() {
        ui.label(context.say_count(key::RECOVERY_STEPS, steps));
    }
    drafts_ui(ui, context, document);
    ui.label(context.say(match offer.on_disk {
        OnDisk::NoFile => key::RECOVERY_NO_FILE,
        OnDisk::Gone => key::RECOVERY_GONE,
        OnDisk::Unchanged => key::RECOVERY_UNCHANGED,
        OnDisk::Changed => key::RECOVERY_CHANGED,
    }));
    let refused = offer.recovered.refused.clone();
    let refused = refused.map(|why| message!(key::RECOVERY_REFUSED, why));
    let damaged = offer.damaged.then(|| message!(key::RECOVERY_DAMAGED));
    for warning in refused.into_iter().chain(damaged) {
        ui.add_space(tokens::space::SMALL);
        ui.colored_label(context.palette.warning, context.words.say(&warning));
    }
}

/// What was being typed as `draft`: several texts where its place has several fields.
fn texts(draft: &Draft, document: &Document, words: Locale) -> Vec<Text> {
    let project = document.project();
    ChartDialog::written(project, &draft.place, words)
        .or_else(|| ListsDialog::written(project, &draft.place, words))
        .unwrap_or_else(|| {
            vec![Text { field: draft.field(words), of_place: true, text: draft.text.clone() }]
        })
}

/// The texts that were being typed, each under the name of its field.
fn drafts_ui(ui: &mut egui::Ui, context: &Context, document: &Document) {
    let of_draft = |draft| {
        let texts: Vec<Text> = texts(draft, document, context.words);
        texts.into_iter().map(|text| (text, draft.of(document)))
    };
    let all: Vec<(Text, Option<String>)> = document.drafts().iter().flat_map(of_draft).collect();
    if all.is_empty() {
        return;
    }
    ui.label(context.say_count(key::RECOVERY_DRAFTS, all.len()));
    let frame = egui::Frame::new().stroke((1.0, context.palette.border));
    for (index, (Text { field, of_place, text }, of)) in all.into_iter().enumerate() {
        ui.add_space(tokens::space::TIGHT);
        frame.inner_margin(tokens::space::SMALL).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = match of.filter(|_| of_place) {
                Some(of) if !of.is_empty() => format!("{field} · {of}"),
                Some(_) | None => field,
            };
            let name = egui::RichText::new(name).color(context.palette.muted);
            ui.add(egui::Label::new(name).truncate());
            let scroll = egui::ScrollArea::vertical().id_salt(index);
            scroll.max_height(DRAFT_HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
                ui.add(egui::Label::new(text).wrap().selectable(true));
            });
        });
    }
    ui.add_space(tokens::space::SMALL);
}

fn choices_ui(ui: &mut egui::Ui, context: &Context, offer: &Offer) -> Option<Choice> {
    let mut choice = None;
    // What somebody has changed since is not what Enter writes over.
    let mut choices =
        [(key::RECOVERY_RESUME, Choice::Resume), (key::RECOVERY_BOTH, Choice::KeepBoth)];
    if offer.on_disk == OnDisk::Changed {
        choices.reverse();
    }
    let [(main_word, main), (other_word, other)] = choices;
    buttons_ui(ui, |ui| {
        if main_button(ui, context, &context.say(main_word), true) {
            choice = Some(main);
        }
        let is_there = matches!(offer.on_disk, OnDisk::Unchanged | OnDisk::Changed);
        if is_there && plain_button(ui, &context.say(other_word)) {
            choice = Some(other);
        }
        if plain_button(ui, &context.say(key::RECOVERY_LATER)) {
            choice = Some(Choice::Later);
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if plain_button(ui, &context.say(key::RECOVERY_THROW_AWAY)) {
                choice = Some(Choice::ThrowAway);
            }
        });
    });
    choice
}

/// Enter throws nothing away.
fn sure_buttons_ui(ui: &mut egui::Ui, context: &Context) -> Option<Choice> {
    let mut choice = None;
    buttons_ui(ui, |ui| {
        if main_button(ui, context, &context.say(key::RECOVERY_KEEP), true) {
            choice = Some(Choice::Back);
        }
        if plain_button(ui, &context.say(key::RECOVERY_THROW_AWAY_FOR_GOOD)) {
            choice = Some(Choice::ThrowAwayForGood);
        }
    });
    choice
}
