//! Which charts of other files are added, what they will be called, and what is there already; and what
//! becomes of a file that was dropped where a project is open.

use std::path::{Path, PathBuf};

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal, plain_button};
use crate::app::kit::field::checkbox_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Additions, Command, FileCommand, OfferedChart, Purpose};
use crate::words::{key, message};

pub struct AddChartsDialog {
    additions: Additions,
}

impl AddChartsDialog {
    pub fn new(additions: Additions) -> Self {
        Self { additions }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let project = context.editor.document().map(|document| document.project());
        let names = self.additions.names(project);
        let title = context.say(key::ADD_CHARTS_TITLE);
        let height = ctx.content_rect().height() * 0.55;
        let ((go, cancelled), dismissed) = modal(ctx, "add-charts", &title, 620.0, |ui| {
            ui.label(context.say(key::ADD_CHARTS_TEXT));
            ui.add_space(tokens::space::SMALL);
            let scroll = egui::ScrollArea::vertical().max_height(height);
            scroll.auto_shrink([false, true]).show(ui, |ui| {
                for (of, file) in self.additions.files.iter_mut().enumerate() {
                    ui.add_space(tokens::space::SMALL);
                    ui.add(egui::Label::new(egui::RichText::new(&file.name).strong()).wrap());
                    if let Some(problem) = &file.problem {
                        let text = context.words.say(problem);
                        let text = egui::RichText::new(text).color(context.palette.danger);
                        ui.add(egui::Label::new(text).wrap());
                    }
                    for (at, chart) in file.charts.iter_mut().enumerate() {
                        ui.push_id((of, at), |ui| {
                            chart_ui(ui, context, chart, names.get(&(of, at)));
                        });
                    }
                    if file.snapshots > 0 {
                        muted_ui(
                            ui,
                            context,
                            context.say_count(key::ADD_CHARTS_SNAPSHOTS, file.snapshots),
                        );
                    }
                }
            });
            let count = self.additions.count();
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let label = context.say_count(key::ANSWER_ADD_CHARTS, count);
                answer.0 = main_button(ui, context, &label, count > 0);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if go {
            context.ask(Command::File(FileCommand::AddCharts(Box::new(std::mem::take(
                &mut self.additions,
            )))));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }
}

fn chart_ui(ui: &mut egui::Ui, context: &Context, chart: &mut OfferedChart, name: Option<&String>) {
    let label = message!(key::ADD_CHARTS_POSTS, label = chart.label.as_str(), posts = chart.posts);
    let label = context.words.say(&label);
    let message = match (&chart.same_as, name) {
        (Some(same), _) => Some(message!(key::ADD_CHARTS_SAME_AS, label = same.as_str())),
        (None, Some(name)) if *name != chart.label => {
            Some(message!(key::ADD_CHARTS_NAMED, name = name.as_str()))
        }
        (None, _) => None,
    };
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(chart.same_as.is_none(), |ui| {
            let checkbox = egui::Checkbox::new(&mut chart.chosen, label);
            checkbox_ui(ui, context.palette, checkbox);
        });
        if let Some(message) = message {
            muted_ui(ui, context, context.words.say(&message));
        }
    });
}

fn muted_ui(ui: &mut egui::Ui, context: &Context, text: String) {
    ui.label(egui::RichText::new(text).color(context.palette.muted));
}

/// What becomes of a file that was dropped on the window, and can be read.
pub fn dropped_ui(
    ctx: &egui::Context,
    context: &mut Context,
    path: &Path,
    is_report: bool,
) -> Answer {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let title = context.words.say(&message!(key::DROPPED_TITLE, name));
    let is_editable = context.editor.document().is_some_and(|it| it.is_editable());
    let path: PathBuf = path.to_owned();
    let mut command = None;
    let (cancelled, dismissed) = modal(ctx, "dropped", &title, 560.0, |ui| {
        ui.add(egui::Label::new(context.say(key::DROPPED_TEXT)).wrap());
        let mut cancelled = false;
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say(key::ANSWER_OPEN_INSTEAD), true) {
                command = Some(Command::File(FileCommand::Open(path.clone())));
            }
            if is_editable && plain_button(ui, &context.say(key::ANSWER_ADD_ITS_CHARTS)) {
                let purpose = Purpose::ImportTextHere;
                command = Some(Command::File(match is_report {
                    true => FileCommand::PathChosen { purpose, path: Some(path.clone()) },
                    false => FileCommand::FilesChosen(vec![path.clone()]),
                }));
            }
            let compares = is_editable && !is_report;
            if compares && plain_button(ui, &context.say(key::ANSWER_COMPARE_IT)) {
                let purpose = Purpose::Compare;
                command = Some(Command::File(FileCommand::PathChosen {
                    purpose,
                    path: Some(path.clone()),
                }));
            }
            cancelled = leave_button(ui, context, key::ANSWER_CANCEL);
        });
        cancelled
    });
    let is_over = command.is_some() || cancelled || dismissed;
    context.commands.extend(command);
    if is_over { Answer::Closed } else { Answer::Open }
}
