//! Attaching a chart's root under a unit of another chart: how imported charts are put together.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use super::unit_choice::UnitChoice;
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{ChangeCommand, ChartCommand, Command, ShowCommand};
use crate::model::{ChartId, Project, brief};
use crate::words::{key, message};

pub struct AttachDialog {
    chart: ChartId,
    into: ChartId,
    parent: UnitChoice,
}

impl AttachDialog {
    /// None if the project has no other chart.
    pub fn new(project: &Project, chart: ChartId) -> Option<Self> {
        let index = project.chart_index(&chart)?;
        let before = project.charts[..index].last();
        let into = before.or(project.charts.get(index + 1))?.id.clone();
        Some(Self { chart, into, parent: UnitChoice::default() })
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let project = document.project();
        let (Some(chart), Some(into)) = (project.chart(&self.chart), project.chart(&self.into))
        else {
            return Answer::Closed;
        };
        let title = message!(key::ATTACH_TITLE, label = brief(&chart.fields.label).into_owned());
        let title = context.words.say(&title);
        let ((go, cancelled), dismissed) = modal(ctx, "attach", &title, 520.0, |ui| {
            ui.label(context.say(key::ATTACH_TEXT));
            ui.add_space(tokens::space::SMALL);
            ui.label(
                egui::RichText::new(context.say(key::ATTACH_INTO)).color(context.palette.muted),
            );
            drop_down_ui(
                ui,
                egui::ComboBox::from_id_salt(key::ATTACH_INTO)
                    .width(ui.available_width())
                    .selected_text(brief(&into.fields.label)),
                |ui| {
                    for other in project.charts.iter().filter(|other| other.id != self.chart) {
                        let selected = other.id == self.into;
                        if entry_ui(ui, selected, &other.fields.label).clicked() {
                            self.into = other.id.clone();
                            self.parent.chosen = None;
                        }
                    }
                },
            );
            ui.add_space(tokens::space::SMALL);
            ui.label(
                egui::RichText::new(context.say(key::ATTACH_PARENT)).color(context.palette.muted),
            );
            self.parent.ui(ui, context, into, |_| true);
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = self.parent.chosen.is_some();
                answer.0 = main_button(ui, context, &context.say(key::ANSWER_ATTACH), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if let (true, Some(parent)) = (go, self.parent.chosen.clone()) {
            let (chart, into) = (self.chart.clone(), self.into.clone());
            context.ask(Command::Change(ChangeCommand::Charts(ChartCommand::Attach {
                chart,
                into: into.clone(),
                parent,
            })));
            context.ask(Command::Show(ShowCommand::Chart(into)));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }
}
