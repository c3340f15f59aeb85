//! One conflict after the other: what was there before and what the tables want side by side, each with
//! what it would change in the figures.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, modal, plain_button};
use crate::app::kit::{focus, icons, tokens};
use crate::app::panels::Context;
use crate::editor::{
    Ceiling, ChangeCommand, ChartCommand, Command, Outcome, Settling, SettlingOption,
};
use crate::model::{Choice, brief};
use crate::words::{MessageKey, key, message};

/// The least width of a choice; where they do not fit side by side, they are scrolled.
const CHOICE_WIDTH: f32 = 210.0;
/// What a conflict takes, whichever it is: the dialog stays as it is from one to the next.
const HEIGHT: f32 = 420.0;
/// What stands around it in a low window.
const AROUND: f32 = 170.0;
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
        // The chart as it stands is a choice too.
        let most = chart.fields.conflicts.iter().map(|it| it.choices().count() + 1).max();
        self.place = self.place.min(count.saturating_sub(1));
        let (revision, place) = (document.revision(), self.place);
        if self.found.as_ref().is_none_or(|it| (it.0, it.1) != (revision, place)) {
            self.found = Some((revision, place, document.settling(place)));
        }
        let settling = self.found.as_ref().and_then(|(_, _, settling)| settling.as_ref());
        let title = context.say(key::SETTLE_TITLE);
        let most = most.unwrap_or_default() as f32;
        let width = (most * (CHOICE_WIDTH + tokens::space::LARGE)).clamp(560.0, 1100.0);
        let height = (ctx.content_rect().height() - AROUND).clamp(120.0, HEIGHT);
        let mut chosen = None;
        let (turn, dismissed) = modal(ctx, "settle", &title, width, |ui| {
            let size = egui::vec2(ui.available_width(), height);
            let layout = egui::Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_size(size);
                match settling {
                    Some(settling) => chosen = settling_ui(ui, context, settling, place, count),
                    None => {
                        ui.label(context.say(key::SETTLE_DONE));
                    }
                }
            });
            let mut turn = Turn::Stay;
            buttons_ui(ui, |ui| {
                if leave_button(ui, context, key::ANSWER_CLOSE) {
                    turn = Turn::Close;
                }
                if count > 1 {
                    if plain_button(ui, &context.say(key::SETTLE_NEXT)) {
                        turn = Turn::To((place + 1) % count);
                    }
                    if plain_button(ui, &context.say(key::SETTLE_PREVIOUS)) {
                        turn = Turn::To((place + count - 1) % count);
                    }
                }
            });
            turn
        });
        if let Some(choice) = chosen {
            context.ask(Command::Change(ChangeCommand::Charts(ChartCommand::Settle {
                place,
                choice,
            })));
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
    let at = message!(key::SETTLE_AT, at = place + 1, count);
    ui.label(egui::RichText::new(context.words.say(&at)).color(context.palette.muted));
    ui.add(egui::Label::new(context.words.say(&settling.sentence)).wrap());
    ui.add_space(tokens::space::MEDIUM);
    let mut chosen = None;
    // All are as high as the highest, and stand at the foot of the dialog where none is.
    let tallest_id = ui.id().with(("tallest", place));
    let known: f32 = ui.data(|data| data.get_temp(tallest_id)).unwrap_or_default();
    let around = 2.0 * tokens::space::MEDIUM + 2.0;
    let room = ui.available_height() - around - tokens::space::MEDIUM;
    // Beside the bar, where there is one.
    let bar = if known > room { tokens::space::MEDIUM } else { 0.0 };
    let gap = tokens::space::SMALL;
    let shown = settling.options.len() as f32;
    let width = ((ui.available_width() - bar - gap * (shown - 1.0)) / shown).max(CHOICE_WIDTH);
    let mut tallest: f32 = 0.0;
    let scroll = egui::ScrollArea::both().id_salt(place).auto_shrink(false);
    scroll.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for option in &settling.options {
                let frame = egui::Frame::new()
                    .stroke((1.0, context.palette.border))
                    .corner_radius(tokens::RADIUS_LARGE)
                    .inner_margin(tokens::space::MEDIUM);
                frame.show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(width - around);
                        let (is_chosen, height) = option_ui(ui, context, option, known.max(room));
                        tallest = tallest.max(height);
                        if is_chosen {
                            chosen = Some(option.choice);
                        }
                    });
                });
            }
        });
        focus::keep_in_sight(ui);
    });
    if tallest != known {
        ui.data_mut(|data| data.insert_temp(tallest_id, tallest));
        ui.ctx().request_discard("the height of the choices");
    }
    chosen
}

/// One choice, `height` high; whether it was made, and how high it is by itself.
fn option_ui(
    ui: &mut egui::Ui,
    context: &Context,
    option: &SettlingOption,
    height: f32,
) -> (bool, f32) {
    let top = ui.cursor().top();
    let whose = match option.choice {
        Choice::Base => context.say(key::SETTLE_BASE),
        Choice::AsItStands => context.say(key::SETTLE_AS_IT_STANDS),
        Choice::Claim(_) => option.tables.join(", "),
    };
    let value = match &option.value {
        Some(value) => brief(&context.words.say(value)).into_owned(),
        None => context.say(key::SETTLE_AS_IT_STANDS_TEXT),
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
    let own = ui.cursor().top() - top + tokens::MIN_TARGET;
    ui.add_space((height - own).max(0.0));
    let label = context.say(key::SETTLE_CHOOSE);
    let button = egui::Button::new(&label).min_size(egui::vec2(0.0, tokens::MIN_TARGET));
    let enabled = option.outcome.is_ok();
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| {
        let label = format!("{label} {whose} {value}");
        egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label)
    });
    (response.clicked(), own)
}

/// What would be other figures, each before and after.
fn outcome_ui(ui: &mut egui::Ui, context: &Context, outcome: &Outcome) {
    if outcome.is_none() {
        let text = egui::RichText::new(context.say(key::SETTLE_SAME)).color(context.palette.muted);
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    let lines = lines(context, outcome);
    let rest = lines.len().saturating_sub(MOST_LINES);
    let mut head = None;
    for (at, line) in lines.into_iter().take(MOST_LINES).enumerate() {
        if let Some(new) = line.head.filter(|_| line.head != head) {
            if at > 0 {
                ui.add_space(tokens::space::SMALL);
            }
            ui.label(egui::RichText::new(context.say(new)).color(context.palette.muted));
        }
        head = line.head;
        line_ui(ui, context, line);
    }
    if rest > 0 {
        let text = context.say_count(key::SETTLE_MORE, rest);
        ui.label(egui::RichText::new(text).color(context.palette.muted));
    }
    if let Some(everywhere) = &outcome.everywhere {
        ui.add(egui::Label::new(context.words.say(everywhere)).wrap());
    }
}

/// One figure, before and after.
struct Line {
    /// Over all figures of its kind; none over those of the whole.
    head: Option<MessageKey>,
    name: String,
    figures: [String; 2],
    is_passed: bool,
}

/// The figures that would be others.
fn lines(context: &Context, outcome: &Outcome) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut tell = |head, name, figures| {
        lines.push(Line { head, name, figures, is_passed: false });
    };
    let numbers = |figures: [u32; 2]| figures.map(|it| context.words.number(it));
    if outcome.posts[0] != outcome.posts[1] {
        tell(None, context.say(key::SETTLE_POSTS), numbers(outcome.posts));
    }
    if outcome.fte[0] != outcome.fte[1] {
        let figures = outcome.fte.map(|it| context.words.decimal(it));
        tell(None, context.say(key::SETTLE_FTE), figures);
    }
    for (category, figures) in &outcome.categories {
        let name = if category.is_empty() {
            context.say(key::SETTLE_NO_CATEGORY)
        } else {
            context.words.say(&message!(key::SETTLE_CATEGORY, category = category.as_str()))
        };
        tell(None, name, numbers(*figures));
    }
    for (unit, figures) in &outcome.units {
        tell(Some(key::SETTLE_OWN), unit.clone(), numbers(*figures));
    }
    lines.extend(outcome.ceilings.iter().map(|change| Line {
        head: Some(key::FIELD_AUTHORISED),
        name: change.unit.clone().unwrap_or_else(|| context.say(key::CEILINGS_WHOLE)),
        figures: [change.before, change.after].map(|it| ceiling_text(context, it)),
        is_passed: change.after.is_some_and(Ceiling::is_passed),
    }));
    lines.extend(outcome.counters.iter().map(|(counter, figures)| Line {
        head: Some(key::SETTLE_MOVEMENTS),
        name: context.say(counter.word()),
        figures: figures.map(|it| context.words.number(it)),
        is_passed: false,
    }));
    lines
}

fn line_ui(ui: &mut egui::Ui, context: &Context, line: Line) {
    let Line { name, figures: [before, after], is_passed, .. } = line;
    let mut figures = context.words.say(&message!(key::SETTLE_BEFORE_AFTER, after, before));
    let mut color = context.palette.text;
    if is_passed {
        figures = format!("{} {figures}", icons::OVER);
        color = context.palette.danger;
    }
    // Nothing to point at: as low as text is.
    ui.spacing_mut().interact_size.y = ui.text_style_height(&egui::TextStyle::Body);
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

/// "9 / 9", or a dash where there is no ceiling.
fn ceiling_text(context: &Context, ceiling: Option<Ceiling>) -> String {
    let Some(ceiling) = ceiling else { return "–".to_owned() };
    context.words.headcount(ceiling.posts, ceiling.authorised, true)
}
