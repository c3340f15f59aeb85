//! The doubt that is looked at, with what can be done about it.

use super::ReviewPanel;
use crate::app::after_drop::step_button;
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Action, Document, LineChange, LineItems, Review, ReviewCommand};
use crate::model::{Chart, brief, full_name};
use crate::words::{key, message};

impl ReviewPanel {
    /// What can be done about a doubt, whose line became that in the chart.
    pub(super) fn choices_ui(
        &self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        review: &Review,
        doubt: usize,
        (chart, at): (Option<&Chart>, &LineItems),
    ) {
        let Some(doubted) = review.doubts.get(doubt) else { return };
        let line = doubted.line;
        let said = context.words.say(&doubted.message);
        let text = message!(key::REVIEW_DOUBT, line, text = said.as_str());
        let text = context.words.say(&text);
        let height = 4.0 * tokens::MIN_TARGET;
        let scroll = egui::ScrollArea::vertical().id_salt("doubt").max_height(height);
        scroll.auto_shrink([false, true]).show(ui, |ui| {
            ui.add(egui::Label::new(text).wrap());
        });
        ui.add_space(tokens::space::TIGHT);
        let none = LineItems::default();
        let mut change = None;
        ui.add_enabled_ui(document.is_editable(), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.y = tokens::space::TIGHT;
                if ui.button(context.say(Action::AcceptDoubt.word())).clicked() {
                    Self::ask(context, ReviewCommand::Accept(doubt));
                }
                if at.units.is_empty() && ui.button(context.say(key::REVIEW_UNIT)).clicked() {
                    change = Some(LineChange::Unit);
                }
                if at.posts.is_empty() && ui.button(context.say(key::REVIEW_POSTS)).clicked() {
                    change = Some(LineChange::Post);
                }
                if *at != none && ui.button(context.say(key::REVIEW_LEAVE_OUT)).clicked() {
                    change = Some(LineChange::LeaveOut);
                }
                count_ui(ui, context, at.posts.len(), &mut change);
                if let Some(chart) = chart.filter(|_| *at != none) {
                    kind_ui(ui, context, document, chart, at, &mut change);
                    attach_ui(ui, context, document, chart, &mut change);
                }
            });
        });
        if let Some(change) = change {
            Self::ask(context, ReviewCommand::Change { line, change, doubt: Some(doubt) });
        }
    }
}

/// How many posts the line stands for.
fn count_ui(ui: &mut egui::Ui, context: &Context, count: usize, change: &mut Option<LineChange>) {
    if count == 0 {
        return;
    }
    if step_button(ui, count > 1, "−", &context.say(key::REVIEW_FEWER)) {
        *change = Some(LineChange::Count(count - 1));
    }
    ui.label(context.say_count(key::REVIEW_COUNT, count));
    if step_button(ui, true, "+", &context.say(key::REVIEW_MORE)) {
        *change = Some(LineChange::Count(count + 1));
    }
}

fn kind_ui(
    ui: &mut egui::Ui,
    context: &Context,
    document: &Document,
    chart: &Chart,
    at: &LineItems,
    change: &mut Option<LineChange>,
) {
    let Some(unit) = at.units.last().and_then(|id| chart.unit_by_id(id)) else { return };
    let lists = &document.project().lists;
    let now = lists.kind(&unit.fields.kind).map_or("", |kind| &kind.label);
    let label = context.say(key::FIELD_KIND);
    let list = egui::ComboBox::from_id_salt("review kind").width(120.0).height(320.0);
    let shown = drop_down_ui(ui, list.truncate().selected_text(brief(now)), |ui| {
        for kind in &lists.kinds {
            let is_now = kind.id == unit.fields.kind;
            if entry_ui(ui, is_now, &brief(&kind.label)).clicked() && !is_now {
                *change = Some(LineChange::Kind(kind.id.clone()));
            }
        }
    });
    shown
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone()));
}

/// Which unit it goes under, or into.
fn attach_ui(
    ui: &mut egui::Ui,
    context: &Context,
    document: &Document,
    chart: &Chart,
    change: &mut Option<LineChange>,
) {
    let label = context.say(key::REVIEW_ATTACH);
    let list = egui::ComboBox::from_id_salt("review attach").width(140.0).height(320.0);
    let shown = drop_down_ui(ui, list.truncate().selected_text(&label), |ui| {
        for key in chart.units_in_order() {
            let depth = chart.path(key).len() - 1;
            let unit = chart.unit(key);
            let name = full_name(&document.project().lists, &unit.fields);
            let name = format!("{}{}", "\u{a0}\u{a0}".repeat(depth), brief(&name));
            if entry_ui(ui, false, &name).clicked() {
                *change = Some(LineChange::Attach(unit.id.clone()));
            }
        }
    });
    shown
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone()));
}
