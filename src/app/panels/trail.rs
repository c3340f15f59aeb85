//! The way from the top of the chart down to the branch that is shown by itself.

use egui::RichText;

use super::Context;
use crate::app::kit::{icons, tokens};
use crate::editor::{Action, Command, Document, LookCommand};
use crate::model::{Chart, UnitKey, brief, full_name};
use crate::words::{key, shortened};

/// Whether there is a way to show.
pub fn has_trail(document: &Document) -> bool {
    document.chart().is_some_and(|chart| document.branch(chart).is_some())
}

/// Of a long way, the top and so many units before the branch are shown.
const SHOWN: usize = 3;
/// Letters of a name above the branch, at most and at least.
const LETTERS: std::ops::RangeInclusive<usize> = 6..=32;
/// Of a letter and of what parts two names, in logical pixels.
const LETTER: f32 = 7.0;
const BETWEEN: f32 = 34.0;

/// "Pôle › Direction › Service · 9 postes": each unit above can be pressed.
pub fn trail_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let Some(chart) = document.chart() else { return };
    let Some(top) = document.branch(chart) else { return };
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.spacing_mut().item_spacing.x = tokens::space::HAIR;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let all = egui::Button::new(context.say(Action::ShowWholeChart.word()));
            if ui.add(all.min_size([0.0, tokens::MIN_TARGET].into())).clicked() {
                context.ask(Command::Act(Action::ShowWholeChart));
            }
            ui.add_space(tokens::space::MEDIUM);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                way_ui(ui, context, document, chart, top);
            });
        });
    });
}

fn way_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    chart: &Chart,
    top: UnitKey,
) {
    let lists = &document.project().lists;
    let path = chart.path(top);
    let above = &path[..path.len() - 1];
    ui.label(icons::rich(icons::CHART).color(context.palette.muted));
    // The names above take half of the room, and leave the rest to the branch.
    let shown = above.len().min(SHOWN + 1) as f32;
    let letters = (ui.available_width() / 2.0 / shown - BETWEEN) / LETTER;
    let letters = (letters.max(0.0) as usize).clamp(*LETTERS.start(), *LETTERS.end());
    let left_out = 1..above.len().saturating_sub(SHOWN).max(1);
    for (place, &key) in above.iter().enumerate() {
        if left_out.contains(&place) {
            if place == left_out.start {
                ui.label(RichText::new("…").color(context.palette.muted));
                separator_ui(ui, context);
            }
            continue;
        }
        let unit = chart.unit(key);
        let name = full_name(lists, &unit.fields);
        let name = brief(&name);
        let button = egui::Button::new(shortened(&name, letters)).frame_when_inactive(false);
        let response = ui.add(button.min_size([0.0, tokens::MIN_TARGET].into()));
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name.as_ref())
        });
        if response.on_hover_text(name.as_ref()).clicked() {
            let branch = (key != chart.root()).then(|| unit.id.clone());
            context.ask(Command::Look(LookCommand::ShowBranch(branch)));
        }
        separator_ui(ui, context);
    }
    ui.add_space(tokens::space::TIGHT);
    let name = full_name(lists, &chart.unit(top).fields);
    let posts = document.chart_counts().map_or(0, |counts| counts.unit(top).total.posts as usize);
    let posts = context.say_count(key::STATUS_POSTS, posts);
    let label = RichText::new(format!("{} · {posts}", brief(&name))).strong();
    ui.add(egui::Label::new(label).truncate());
}

fn separator_ui(ui: &mut egui::Ui, context: &Context) {
    ui.label(icons::rich(icons::CLOSED).size(12.0).color(context.palette.muted));
}
