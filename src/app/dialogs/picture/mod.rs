//! What is exported, and what it will look like: the choices at the left, the real pages at the right.

mod choices;
mod preview;

use std::sync::Arc;

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use crate::app::jobs::{Jobs, Preview};
use crate::app::kit::field::waives_first_field;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Command, Document, ExportCommand, PictureChoice};
use crate::export::{ExportOptions, Format};
use crate::model::{ChartId, Project, UnitId};
use crate::words::{Locale, Message, key};
use preview::Shown;

pub struct PictureDialog {
    choice: PictureChoice,
    /// As it stood when the dialog opened: nothing changes behind it.
    project: Arc<Project>,
    chart: ChartId,
    /// The unit whose branch may be drawn alone: the one that was selected.
    branch: Option<UnitId>,
    /// What the export is asked for a choice: the marks of a large chart take time to tell.
    options: Option<(PictureChoice, ExportOptions)>,
    shown: Shown,
}

/// Between the choices and the preview.
const GAP: f32 = tokens::space::WIDE;
const CHOICES_WIDTH: f32 = 330.0;

impl PictureDialog {
    pub fn new(context: &Context) -> Option<Self> {
        let document = context.editor.document()?;
        let chart = document.chart()?;
        let mut choice = context.editor.last_picture().cloned().unwrap_or_default();
        // A view or a branch of another chart is none of this one.
        choice.view =
            choice.view.filter(|name| chart.fields.views.iter().any(|it| it.name == *name));
        let may = |format: &Format| context.editor.fixed.allows(format.extension());
        if let Some(format) = Format::ALL.into_iter().find(may).filter(|_| !may(&choice.format)) {
            choice.format = format;
        }
        let branch = document.selection().single_unit().cloned();
        choice.unit = choice.unit.filter(|unit| branch.as_ref() == Some(unit));
        Some(Self {
            choice,
            project: Arc::new(document.project().clone()),
            chart: chart.id.clone(),
            branch,
            options: None,
            shown: Shown::default(),
        })
    }

    /// A page that was asked for has been drawn.
    pub fn drawn(&mut self, ctx: &egui::Context, preview: Result<Preview, Message>) {
        self.shown.drawn(ctx, preview);
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context, jobs: &Jobs) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let title = context.say(key::PICTURE_TITLE);
        self.follow_choice(document, context.words);
        let options = self.options.as_ref().map(|(_, options)| options.clone());
        let ((go, cancelled), dismissed) = modal(ctx, "picture", &title, 1_080.0, |ui| {
            // The date is one choice of many.
            waives_first_field(ctx);
            let height = (ctx.content_rect().height() - 190.0).clamp(260.0, 620.0);
            let width = ui.available_width();
            ui.horizontal_top(|ui| {
                let down = egui::Layout::top_down(egui::Align::Min);
                let choices = egui::vec2(CHOICES_WIDTH, height);
                ui.allocate_ui_with_layout(choices, down, |ui| {
                    ui.set_width(CHOICES_WIDTH);
                    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                        // Room for the bar at the right.
                        ui.set_width(CHOICES_WIDTH - tokens::space::LARGE);
                        choices::choices_ui(ui, context, &mut self.choice, self.branch.as_ref());
                    });
                });
                ui.add_space(GAP);
                let room = egui::vec2((width - CHOICES_WIDTH - 2.0 * GAP).max(160.0), height);
                ui.allocate_ui_with_layout(room, down, |ui| {
                    ui.set_min_size(room);
                    self.preview_ui(ui, context, jobs, options, room);
                });
            });
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = self.shown.refusal().is_none();
                answer.0 = main_button(ui, context, &context.say(key::PICTURE_EXPORT), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if go {
            context.ask(Command::Export(ExportCommand::Picture(Box::new(self.choice.clone()))));
            return Answer::Closed;
        }
        if cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// Brings the options in step with the choice. The project inside does not show.
    fn follow_choice(&mut self, document: &Document, words: Locale) {
        let choice = PictureChoice { embed: false, ..self.choice.clone() };
        if self.options.as_ref().is_none_or(|(made_for, _)| *made_for != choice) {
            let options = document.picture_options(&choice, words);
            self.options = options.map(|options| (choice, options));
        }
    }

    fn preview_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        jobs: &Jobs,
        options: Option<ExportOptions>,
        room: egui::Vec2,
    ) {
        if !self.choice.format.has_pages() {
            self.shown = Shown::default();
            ui.label(
                egui::RichText::new(context.say(key::PICTURE_AS_TEXT)).color(context.palette.muted),
            );
            return;
        }
        let Some(options) = options else { return };
        self.shown.follow(jobs, &self.project, &self.chart, options, room * ui.pixels_per_point());
        self.shown.ui(ui, context, &mut self.choice, room);
    }
}
