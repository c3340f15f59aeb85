//! The bar at the bottom: the headcount of the chart in front, live.

use super::Context;
use super::find::filter_text;
use crate::app::kit::{icons, tokens};
use crate::editor::{Action, Command, Document};
use crate::model::{Chart, Counts, UnitKey, missing_ceilings};
use crate::words::{Locale, Message};

/// Less than this, in logical pixels, shows nothing that can be read.
const LEAST_TEXT: f32 = 48.0;

pub fn status_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let (Some(chart), Some(counts)) = (document.chart(), document.chart_counts()) else { return };
    // The right is laid out first: the left has what room is then left over, and ends before it.
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.set_min_height(26.0);
        filter_ui(ui, context, document);
        selection_ui(ui, context, document);
        excess_ui(ui, context, chart, counts);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.shrink_clip_rect(ui.max_rect());
            totals_ui(ui, context, document, chart, counts);
        });
    });
}

fn totals_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    chart: &Chart,
    counts: &Counts,
) {
    let total = counts.chart();
    let posts = context.say_count("status-posts", total.total.posts as usize);
    ui.label(egui::RichText::new(posts).strong());
    for (category, count) in total.total.categories(&document.project().lists) {
        ui.separator();
        let name =
            if category.is_empty() { context.say("no-category") } else { category.to_owned() };
        ui.label(format!("{} {name}", context.words.number(count)));
    }
    ui.separator();
    ui.label(fte(context, total.total.fte));
    bench_ui(ui, context, chart);
    ui.separator();
    ceiling_ui(ui, context, chart, counts);
    poles_ui(ui, context, document, chart, counts);
    movements_ui(ui, context, document);
}

/// "Source → Cible : 4 transférés · 2 créés": the counters of what has changed, as everywhere else.
fn movements_ui(ui: &mut egui::Ui, context: &Context, document: &Document) {
    let Some((names, ledger)) = document.compared_names().zip(document.ledger()) else { return };
    let changes = ledger.counters.iter().filter(|it| it.is_change() || it.is_alarm());
    let said: Vec<String> = changes.map(|it| context.words.say(&it.said())).collect();
    let said = if said.is_empty() { context.say("status-no-change") } else { said.join(" · ") };
    let text = context.words.named(&context.words.say(&names), said);
    if ui.available_width() > LEAST_TEXT {
        ui.separator();
        shared_ui(ui, &text, context.palette.text, 1.0);
    }
}

/// A text that takes `share` of the room that is left at the most; the whole of it is in its tooltip.
fn shared_ui(ui: &mut egui::Ui, text: &str, color: egui::Color32, share: f32) {
    let width = ui.available_width() * share;
    if width < LEAST_TEXT {
        return;
    }
    ui.scope(|ui| {
        ui.set_max_width(width);
        let label = egui::Label::new(egui::RichText::new(text).color(color));
        ui.add(label.truncate()).on_hover_text(text);
    });
}

/// "3 en réserve, non placés", where any are.
fn bench_ui(ui: &mut egui::Ui, context: &mut Context, chart: &Chart) {
    let posts = chart.unit(chart.bench()).posts().len();
    if posts > 0 {
        ui.separator();
        let text = format!("{} {}", icons::OVER, context.say_count("status-bench", posts));
        let label = ui.label(egui::RichText::new(text).color(context.palette.warning));
        label.on_hover_text(context.say("status-bench-hint"));
    }
}

/// "105 ETP", "104,5 ETP".
pub fn fte(context: &Context, hundredths: u64) -> String {
    let text = context.words.decimal(hundredths);
    context.words.say(&Message::new("fte").with("fte", text))
}

/// "Postes autorisés : 45", and the units that lack a figure, if there are any.
pub fn ceiling_texts(words: Locale, chart: &Chart, counts: &Counts) -> (String, Option<String>) {
    let ceiling = counts.chart().ceiling;
    let text = match ceiling.posts {
        Some(posts) => words.say(&Message::new("status-ceiling").with("posts", posts)),
        None => words.get("status-no-ceiling"),
    };
    let missing = (ceiling.missing > 0).then(|| {
        let names: Vec<_> = missing_ceilings(chart, chart.root())
            .into_iter()
            .map(|unit| chart.unit(unit).fields.name.as_str())
            .collect();
        words.say(&Message::new("status-missing-ceilings").with("units", names.join(", ")))
    });
    (text, missing)
}

fn ceiling_ui(ui: &mut egui::Ui, context: &mut Context, chart: &Chart, counts: &Counts) {
    let (text, missing) = ceiling_texts(context.words, chart, counts);
    ui.label(text);
    if let Some(missing) = missing {
        shared_ui(ui, &missing, context.palette.muted, 0.6);
    }
}

/// The total of each Pôle, where the chart has several or one that is not its root.
fn poles_ui(
    ui: &mut egui::Ui,
    context: &Context,
    document: &Document,
    chart: &Chart,
    counts: &Counts,
) {
    let lists = &document.project().lists;
    let poles: Vec<UnitKey> = chart
        .units_in_order()
        .filter(|&unit| lists.kind(&chart.unit(unit).fields.kind).is_some_and(|kind| kind.is_pole))
        .collect();
    for pole in poles {
        let name = &chart.unit(pole).fields.name;
        let text = context.words.named(name, context.words.number(counts.unit(pole).total.posts));
        if ui.available_width() > LEAST_TEXT {
            ui.separator();
            shared_ui(ui, &text, context.palette.text, 1.0);
        }
    }
}

fn excess_ui(ui: &mut egui::Ui, context: &mut Context, chart: &Chart, counts: &Counts) {
    let over: Vec<String> = chart
        .units_in_order()
        .filter_map(|key| {
            let unit = chart.unit(key);
            let count = counts.unit(key);
            count.excess(unit.fields.authorised)?;
            let (posts, authorised) = (count.perimeter?, unit.fields.authorised.posts()?);
            let figure = context.words.headcount(posts, Some(authorised), true);
            Some(context.words.named(&unit.fields.name, figure))
        })
        .collect();
    if over.is_empty() {
        return;
    }
    let text = context.words.say(&Message::new("status-excess").with("units", over.join(", ")));
    let text = format!("{} {text}", icons::OVER);
    shared_ui(ui, &text, context.palette.danger, 0.4);
}

/// How many posts the filter leaves, and the way out of it.
fn filter_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let Some(text) = filter_text(context, document, "status-filter") else { return };
    let clear = context.say(Action::ClearFilter.word());
    let close = egui::Button::new(icons::rich(icons::CLOSE))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::splat(tokens::MIN_TARGET));
    let response = ui.add(close).on_hover_text(&clear);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &clear));
    if response.clicked() {
        context.ask(Command::Act(Action::ClearFilter));
    }
    let color = context.palette.accent;
    let label = egui::RichText::new(text).color(color).strong();
    let button = egui::Button::new(label).frame_when_inactive(false);
    if ui.add(button).on_hover_text(context.say(Action::Find.word())).clicked() {
        context.ask(Command::Act(Action::Find));
    }
    ui.separator();
}

fn selection_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let selection = document.selection();
    if selection.posts.len() > 1 {
        ui.label(context.say_count("status-selected-posts", selection.posts.len()));
        ui.separator();
    }
}
