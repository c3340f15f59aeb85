//! One conflict after the other: what was there before and what the tables want side by side, each with
//! what it would change in the figures.

use super::{Answer, buttons_ui, leave_button, modal, plain_button};
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::editor::{Ceiling, Command, Outcome, Settling, SettlingOption};
use crate::model::Choice;
use crate::words::Message;

/// The least width of a choice; where they do not fit side by side, they are scrolled.
const CHOICE_WIDTH: f32 = 210.0;
/// More figures than these are told by their number.
const MOST_LINES: usize = 8;

pub struct SettleDialog {
    /// Which of the chart's conflicts is shown.
    place: usize,
    /// Found anew only when something has changed: the chart is counted for each choice.
    found: Option<(u64, usize, Option<Settling>)>,
}

impl SettleDialog {
    pub fn new(place: usize) -> Self {
        Self { place, found: None }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let Some(chart) = document.chart() else { return Answer::Closed };
        let count = chart.fields.conflicts.len();
        self.place = self.place.min(count.saturating_sub(1));
        let (revision, place) = (document.revision(), self.place);
        if self.found.as_ref().is_none_or(|it| (it.0, it.1) != (revision, place)) {
            self.found = Some((revision, place, document.settling(place)));
        }
        let settling = self.found.as_ref().and_then(|(_, _, settling)| settling.as_ref());
        let title = context.say("settle-title");
        let options = settling.map_or(0, |it| it.options.len()) as f32;
        let width = (options * (CHOICE_WIDTH + tokens::space::LARGE)).clamp(560.0, 1100.0);
        let mut chosen = None;
        let (turn, dismissed) = modal(ctx, "settle", &title, width, |ui| {
            match settling {
                Some(settling) => chosen = settling_ui(ui, context, settling, place, count),
                None => {
                    ui.label(context.say("settle-done"));
                }
            }
            let mut turn = Turn::Stay;
            buttons_ui(ui, |ui| {
                if leave_button(ui, context, "answer-close") {
                    turn = Turn::Close;
                }
                if count > 1 {
                    if plain_button(ui, &context.say("settle-next")) {
                        turn = Turn::To((place + 1) % count);
                    }
                    if plain_button(ui, &context.say("settle-previous")) {
                        turn = Turn::To((place + count - 1) % count);
                    }
                }
            });
            turn
        });
        if let Some(choice) = chosen {
            context.ask(Command::SettleConflict { place, choice });
        }
        match turn {
            _ if dismissed => Answer::Closed,
            Turn::Close => Answer::Closed,
            Turn::Stay => Answer::Open,
            Turn::To(place) => {
                self.place = place;
                Answer::Open
            }
        }
    }
}

/// What the foot of the dialog asks for.
enum Turn {
    Stay,
    To(usize),
    Close,
}

fn settling_ui(
    ui: &mut egui::Ui,
    context: &Context,
    settling: &Settling,
    place: usize,
    count: usize,
) -> Option<Choice> {
    let at = Message::new("settle-at").with("at", place + 1).with("count", count);
    ui.label(egui::RichText::new(context.words.say(&at)).color(context.palette.muted));
    ui.add(egui::Label::new(context.words.say(&settling.sentence)).wrap());
    ui.add_space(tokens::space::MEDIUM);
    let gap = tokens::space::SMALL;
    let shown = settling.options.len() as f32;
    let width = ((ui.available_width() - gap * (shown - 1.0)) / shown).max(CHOICE_WIDTH);
    let mut chosen = None;
    let scroll = egui::ScrollArea::horizontal().auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for option in &settling.options {
                let frame = egui::Frame::new()
                    .stroke((1.0, context.palette.border))
                    .corner_radius(tokens::RADIUS_LARGE)
                    .inner_margin(tokens::space::MEDIUM);
                let inside = width - 2.0 * tokens::space::MEDIUM - 2.0;
                frame.show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(inside);
                        if option_ui(ui, context, option) {
                            chosen = Some(option.choice);
                        }
                    });
                });
            }
        });
    });
    chosen
}

/// One choice; whether it was made.
fn option_ui(ui: &mut egui::Ui, context: &Context, option: &SettlingOption) -> bool {
    let whose = match option.choice {
        Choice::Base => context.say("settle-base"),
        Choice::AsItStands => context.say("settle-as-it-stands"),
        Choice::Claim(_) => option.tables.join(", "),
    };
    let value = match &option.value {
        Some(value) => context.words.say(value),
        None => context.say("settle-as-it-stands-text"),
    };
    ui.add(egui::Label::new(egui::RichText::new(&whose).color(context.palette.muted)).wrap());
    ui.add(egui::Label::new(egui::RichText::new(&value).strong()).wrap());
    ui.add_space(tokens::space::SMALL);
    match &option.outcome {
        Ok(outcome) => outcome_ui(ui, context, outcome),
        Err(refusal) => {
            let text = context.words.say(&refusal.message());
            let text = egui::RichText::new(text).color(context.palette.danger);
            ui.add(egui::Label::new(text).wrap());
        }
    }
    ui.add_space(tokens::space::SMALL);
    let label = context.say("settle-choose");
    let button = egui::Button::new(&label).min_size(egui::vec2(0.0, tokens::MIN_TARGET));
    let enabled = option.outcome.is_ok();
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| {
        let label = format!("{label} {whose} {value}");
        egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label)
    });
    response.clicked()
}

/// What would be other figures, each before and after.
fn outcome_ui(ui: &mut egui::Ui, context: &Context, outcome: &Outcome) {
    if outcome.is_none() {
        let text = egui::RichText::new(context.say("settle-same")).color(context.palette.muted);
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    // The heads of the figures that follow, where they are told of units.
    let mut heads: Vec<(usize, &'static str)> = Vec::new();
    let mut lines: Vec<(String, [String; 2], bool)> = Vec::new();
    if outcome.posts[0] != outcome.posts[1] {
        lines.push((
            context.say("settle-posts"),
            outcome.posts.map(|it| context.words.number(it)),
            false,
        ));
    }
    if outcome.fte[0] != outcome.fte[1] {
        let figures = outcome.fte.map(|it| context.words.decimal(it));
        lines.push((context.say("settle-fte"), figures, false));
    }
    for (category, figures) in &outcome.categories {
        let name = if category.is_empty() {
            context.say("settle-no-category")
        } else {
            let said = Message::new("settle-category").with("category", category.as_str());
            context.words.say(&said)
        };
        lines.push((name, figures.map(|it| context.words.number(it)), false));
    }
    if !outcome.units.is_empty() {
        heads.push((lines.len(), "settle-own"));
    }
    for (unit, figures) in &outcome.units {
        lines.push((unit.clone(), figures.map(|it| context.words.number(it)), false));
    }
    if !outcome.ceilings.is_empty() {
        heads.push((lines.len(), "field-authorised"));
    }
    for change in &outcome.ceilings {
        let name = change.unit.clone().unwrap_or_else(|| context.say("ceilings-whole"));
        let figures = [change.before, change.after].map(|it| ceiling_text(context, it));
        lines.push((name, figures, change.after.is_some_and(Ceiling::is_passed)));
    }
    if !outcome.counters.is_empty() {
        heads.push((lines.len(), "settle-movements"));
    }
    for (counter, figures) in &outcome.counters {
        lines.push((context.say(counter.word()), figures.map(|it| it.to_string()), false));
    }
    let rest = lines.len().saturating_sub(MOST_LINES);
    for (at, (name, [before, after], is_passed)) in lines.into_iter().take(MOST_LINES).enumerate() {
        if let Some((_, head)) = heads.iter().find(|(first, _)| *first == at) {
            ui.label(egui::RichText::new(context.say(head)).color(context.palette.muted));
        }
        let said = Message::new("settle-before-after").with("before", before).with("after", after);
        let mut figures = context.words.say(&said);
        let mut color = context.palette.text;
        if is_passed {
            figures = format!("{} {figures}", icons::OVER);
            color = context.palette.danger;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::space::TIGHT;
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(egui::RichText::new(figures).color(color));
                let name_text = egui::RichText::new(&name);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(name_text).truncate()).on_hover_text(&name);
                });
            });
        });
    }
    if rest > 0 {
        let text = context.say_count("settle-more", rest);
        ui.label(egui::RichText::new(text).color(context.palette.muted));
    }
    if let Some(everywhere) = &outcome.everywhere {
        ui.add(egui::Label::new(context.words.say(everywhere)).wrap());
    }
}

/// "9 / 9", or a dash where there is no ceiling.
fn ceiling_text(context: &Context, ceiling: Option<Ceiling>) -> String {
    let Some(ceiling) = ceiling else { return "–".to_owned() };
    context.words.headcount(ceiling.posts, ceiling.authorised, true)
}
