//! The figures of the chart in front, when nothing is selected.

use egui::RichText;

use super::form::{figure_ui, tally_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::{Context, tabs};
use crate::editor::{Action, Command, Document, Selection, ShowCommand};
use crate::model::{Chart, UnitKey, brief, full_name};
use crate::words::{MessageKey, key, message};

pub fn chart_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document, chart: &Chart) {
    let Some(counts) = document.chart_counts() else { return };
    let lists = &document.project().lists;
    ui.heading(brief(&chart.fields.label));
    let committee = chart.fields.date.map(|date| {
        let date = date.strftime("%d/%m/%Y").to_string();
        context.words.say(&message!(key::COMMITTEE_OF, date))
    });
    let organisation =
        Some(brief(&chart.fields.organisation).into_owned()).filter(|it| !it.is_empty());
    for text in [organisation, committee].into_iter().flatten() {
        ui.label(RichText::new(text).color(context.palette.muted));
    }
    ui.add_space(tokens::space::SMALL);
    let total = counts.chart();
    tally_ui(ui, context, key::FIGURE_TOTAL, &total.total, lists);
    figure_ui(ui, &context.say(key::FIGURE_UNITS), &context.words.number(chart.unit_count()));
    let benched = chart.unit(chart.bench()).posts().len();
    if benched > 0 {
        figure_ui(ui, &context.say(key::BENCH), &context.words.number(benched));
    }
    figure_ui(ui, &context.say(key::FIGURE_FTE), &context.words.decimal(total.total.fte));

    let is_pole =
        |unit: UnitKey| lists.kind(&chart.unit(unit).fields.kind).is_some_and(|kind| kind.is_pole);
    let poles: Vec<UnitKey> = chart.units_in_order().filter(|&unit| is_pole(unit)).collect();
    if !poles.is_empty() {
        section_ui(ui, context, key::SECTION_POLES);
    }
    for unit in poles {
        let count = counts.unit(unit);
        let figure = tabs::headcount(context.words, count.total.posts, count.ceiling);
        unit_figure_ui(ui, context, chart, unit, RichText::new(figure));
    }
    section_ui(ui, context, key::SECTION_CEILINGS);
    for unit in chart.units_in_order() {
        let fields = &chart.unit(unit).fields;
        let Some(perimeter) = counts.unit(unit).perimeter else { continue };
        let over = counts.unit(unit).excess(fields.authorised).is_some();
        let figure = context.words.headcount(perimeter, fields.authorised.posts(), true);
        let figure = match over {
            true => {
                RichText::new(format!("{} {figure}", icons::OVER)).color(context.palette.danger)
            }
            false => RichText::new(figure),
        };
        unit_figure_ui(ui, context, chart, unit, figure);
    }
    if counts.chart().ceiling.missing > 0 {
        let text = RichText::new(context.say(key::CEILINGS_UNKNOWN)).color(context.palette.muted);
        ui.label(text.size(tokens::text::SMALL));
    }
    ui.add_space(tokens::space::MEDIUM);
    ui.label(RichText::new(context.say(key::INSPECTOR_HINT)).color(context.palette.muted));
    ui.add_space(tokens::space::SMALL);
    if ui.button(context.say(Action::ChartProperties.word())).clicked() {
        context.ask(Command::Act(Action::ChartProperties));
    }
}

fn section_ui(ui: &mut egui::Ui, context: &Context, title: MessageKey) {
    ui.add_space(tokens::space::MEDIUM);
    ui.label(RichText::new(context.say(title)).color(context.palette.muted));
    ui.separator();
}

/// A unit's name, which selects it, and its figure.
fn unit_figure_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    chart: &Chart,
    unit: UnitKey,
    figure: RichText,
) {
    let unit = chart.unit(unit);
    let lists = context.editor.document().map(|document| &document.project().lists);
    let name = lists.map(|lists| full_name(lists, &unit.fields)).unwrap_or_default();
    let name = brief(&name).into_owned();
    let size = egui::vec2(ui.available_width(), tokens::MIN_TARGET);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.label(figure);
        let size = egui::vec2(ui.available_width(), tokens::MIN_TARGET);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            let button = egui::Button::new(&name).frame_when_inactive(false).truncate();
            if ui.add(button).on_hover_text(&name).clicked() {
                context.ask(Command::Show(ShowCommand::Select(Selection::unit(unit.id.clone()))));
            }
        });
    });
}
