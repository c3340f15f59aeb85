//! Which variants are put together, and what they were made from.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::field::checkbox_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Action, Command, MergeCommand, MergeReport};
use crate::model::{Chart, ChartId, Project, Role, brief};
use crate::words::key;

pub struct MergeDialog {
    base: ChartId,
    tables: Vec<ChartId>,
}

impl MergeDialog {
    /// With the chart that most others were made from as their base. None in a project without
    /// charts.
    pub fn new(project: &Project) -> Option<Self> {
        let charts = project.charts.iter().rev();
        let base = charts.max_by_key(|base| made_from(project, &base.id).count())?;
        let tables = made_from(project, &base.id).filter(is_of_table);
        let tables = tables.map(|chart| last_of(project, chart).id.clone()).collect();
        Some(Self { base: base.id.clone(), tables })
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let project = document.project();
        let Some(base) = project.chart(&self.base) else { return Answer::Closed };
        let title = context.say(key::MERGE_TITLE);
        let ((go, cancelled), dismissed) = modal(ctx, "merge", &title, 520.0, |ui| {
            ui.label(context.say(key::MERGE_TEXT));
            ui.add_space(tokens::space::SMALL);
            let name = egui::RichText::new(context.say(key::MERGE_BASE));
            ui.label(name.color(context.palette.muted));
            drop_down_ui(
                ui,
                egui::ComboBox::from_id_salt(key::MERGE_BASE)
                    .width(ui.available_width())
                    .selected_text(brief(&base.fields.label)),
                |ui| {
                    for chart in &project.charts {
                        let selected = chart.id == self.base;
                        if entry_ui(ui, selected, &chart.fields.label).clicked() {
                            self.base = chart.id.clone();
                            self.tables.retain(|table| *table != chart.id);
                        }
                    }
                },
            );
            ui.add_space(tokens::space::SMALL);
            let name = egui::RichText::new(context.say(key::MERGE_TABLES));
            ui.label(name.color(context.palette.muted));
            let may_join =
                |chart: &&Chart| chart.id != self.base && chart.fields.role != Some(Role::Source);
            for chart in project.charts.iter().filter(may_join) {
                let mut chosen = self.tables.contains(&chart.id);
                let checkbox =
                    egui::Checkbox::new(&mut chosen, brief(&chart.fields.label).as_ref());
                if checkbox_ui(ui, context.palette, checkbox).changed() {
                    self.tables.retain(|table| *table != chart.id);
                    self.tables.extend(chosen.then(|| chart.id.clone()));
                }
            }
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = self.tables.len() > 1;
                answer.0 = main_button(ui, context, &context.say(key::ANSWER_MERGE), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if go {
            let (base, tables) = (self.base.clone(), self.tables.clone());
            context.ask(Command::Merge(MergeCommand::Make { base, tables }));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }
}

/// What came of it: what all tables agree on, what only some did, and the conflicts.
pub fn report_ui(ctx: &egui::Context, context: &mut Context, report: &MergeReport) -> Answer {
    let title = context.say(key::MERGE_REPORT_TITLE);
    let height = ctx.content_rect().height() * 0.6;
    let parts = [
        (key::MERGE_CONFLICTS, &report.conflicts),
        (key::MERGE_AGREED, &report.agreed),
        (key::MERGE_ONE_SIDED, &report.one_sided),
    ];
    let ((settles, closed), dismissed) = modal(ctx, "merged", &title, 720.0, |ui| {
        egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (name, messages) in parts {
                ui.add_space(tokens::space::SMALL);
                let head = context.say_count(name, messages.len());
                ui.label(egui::RichText::new(head).strong());
                for message in messages {
                    ui.add(egui::Label::new(context.words.say(message)).wrap());
                }
            }
        });
        let mut answer = (false, false);
        buttons_ui(ui, |ui| {
            if context.editor.is_enabled(Action::SettleConflicts) {
                let settle = context.say(Action::SettleConflicts.word());
                answer.0 = main_button(ui, context, &settle, true);
                answer.1 = leave_button(ui, context, key::ANSWER_CLOSE);
            } else {
                answer.1 = main_button(ui, context, &context.say(key::ANSWER_CLOSE), true);
            }
        });
        answer
    });
    if settles {
        context.ask(Command::AskSettle(0));
    }
    if settles || closed || dismissed { Answer::Closed } else { Answer::Open }
}

/// What was put together holds the others' work already.
fn is_of_table(chart: &&Chart) -> bool {
    chart.fields.role == Some(Role::Variant) && chart.fields.merged_from.is_empty()
}

/// The chart that stands for a table: the last of those made one from the other, as far as there is one.
fn last_of<'a>(project: &'a Project, first: &'a Chart) -> &'a Chart {
    let mut last = first;
    for _ in &project.charts {
        let mut next = made_from(project, &last.id).filter(is_of_table);
        match (next.next(), next.next()) {
            (Some(one), None) => last = one,
            (None, _) | (Some(_), Some(_)) => break,
        }
    }
    last
}

/// The charts of a project made from one of them.
pub(super) fn made_from<'a>(
    project: &'a Project,
    base: &'a ChartId,
) -> impl Iterator<Item = &'a Chart> {
    project.charts.iter().filter(move |chart| chart.fields.based_on.as_ref() == Some(base))
}
