//! What the columns of a file's tables mean, asked before it comes in: the table under what each column is taken
//! for, what is doubtful in its rows, and beside them the chart that it would become.

mod grid;
mod outcome;

use std::sync::Arc;

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal, plain_button};
use crate::app::jobs::{Jobs, TableRequest};
use crate::app::kit::choice::{choice_ui, drop_down_ui, entry_ui};
use crate::app::kit::field::waives_first_field;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{
    Command, FileCommand, KeptMapping, KnownUnits, MappedTable, MappingOrigin, TableChoice,
    TableFile, TablePreview,
};
use crate::export::Progress;
use crate::format::tables::TableOptions;
use crate::words::{Message, key, message};
use grid::Grid;
use outcome::Outcome;

/// From this width on the chart stands beside the table, else below it; in logical pixels.
const BESIDE: f32 = 860.0;

pub struct MapTableDialog {
    file: TableFile,
    choice: TableChoice,
    /// The sheets that are proposed together.
    together: Vec<String>,
    /// Which of the mappings the grid shows.
    shown: usize,
    grid: Grid,
    known: Option<Arc<KnownUnits>>,
    /// What was last asked for, and the thread that reads it.
    asked: Option<TableOptions>,
    number: u64,
    reading: Option<Arc<Progress>>,
    outcome: Option<Result<Outcome, Message>>,
}

impl Drop for MapTableDialog {
    fn drop(&mut self) {
        self.reading.iter().for_each(|progress| progress.cancel());
    }
}

impl MapTableDialog {
    /// `known`: the units of the chart in front, where a project is open.
    pub fn new(file: TableFile, kept: Vec<KeptMapping>, known: Option<KnownUnits>) -> Self {
        let choice = TableChoice::new(file.tables.clone(), kept);
        let together = choice.mappings.iter().flat_map(|it| it.sheets.clone()).collect();
        let grid = Grid::of(&file.tables, &choice, 0);
        Self {
            file,
            choice,
            together,
            shown: 0,
            grid,
            known: known.map(Arc::new),
            asked: None,
            number: 0,
            reading: None,
            outcome: None,
        }
    }

    /// Whether it is what was asked for last.
    pub fn waits_for(&self, number: u64) -> bool {
        number == self.number && self.reading.is_some()
    }

    /// A table was read as it is chosen to be.
    pub fn was_read(&mut self, preview: Result<Box<TablePreview>, Message>) {
        self.reading = None;
        self.outcome = Some(preview.map(|it| Outcome::of(*it)));
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context, jobs: &Jobs) -> Answer {
        self.follow(jobs);
        let title = context.say(key::MAP_TITLE);
        let is_editable = context.editor.document().is_some_and(|it| it.is_editable());
        let is_read = self.reading.is_none() && matches!(self.outcome, Some(Ok(_)));
        let is_known = is_editable && is_read && self.outcome().is_some_and(|it| it.is_known());
        let ((go, compares, cancelled), dismissed) =
            modal(ctx, "map-table", &title, 1_180.0, |ui| {
                waives_first_field(ctx);
                self.head_ui(ui, context);
                let height = (ctx.content_rect().height() - 270.0).clamp(220.0, 640.0);
                self.body_ui(ui, context, height);
                let mut answer = (false, false, false);
                buttons_ui(ui, |ui| {
                    let is_pasted = self.file.path.as_os_str().is_empty() && is_editable;
                    let label = match self.outcome().filter(|_| is_pasted) {
                        Some(outcome) => context.say_count(key::ANSWER_PASTE, outcome.posts()),
                        None => context.say(key::MAP_IMPORT),
                    };
                    answer.0 = main_button(ui, context, &label, is_read);
                    if is_known {
                        answer.1 = plain_button(ui, &context.say(key::MAP_COMPARE));
                    }
                    answer.2 = leave_button(ui, context, key::ANSWER_CANCEL);
                });
                answer
            });
        if go || compares {
            return self.take(context, compares);
        }
        if cancelled || dismissed {
            let purpose = self.file.purpose;
            context.ask(Command::File(FileCommand::PathChosen { purpose, path: None }));
            return Answer::Closed;
        }
        Answer::Open
    }

    fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()?.as_ref().ok()
    }

    /// Has the table read anew if anything was chosen otherwise; what was being read is of no use then.
    fn follow(&mut self, jobs: &Jobs) {
        let options = self.choice.options();
        if self.asked.as_ref() == Some(&options) {
            return;
        }
        self.reading.iter().for_each(|progress| progress.cancel());
        self.number += 1;
        let (number, tables) = (self.number, self.file.tables.clone());
        let known = self.known.clone();
        let request = TableRequest { number, tables, options: options.clone(), known };
        self.reading = Some(jobs.read_table(request));
        self.asked = Some(options);
    }

    /// What is on show comes in.
    fn take(&mut self, context: &mut Context, compares: bool) -> Answer {
        let Some(Ok(outcome)) = self.outcome.take() else { return Answer::Closed };
        context.ask(Command::File(FileCommand::TableMapped(Box::new(MappedTable {
            path: self.file.path.clone(),
            purpose: self.file.purpose,
            report: outcome.into_report(),
            kept: self.choice.to_keep(),
            compares,
        }))));
        Answer::Closed
    }

    fn head_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        let name = self.file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = match name.as_str() {
            "" => context.say(key::MAP_TEXT_PASTED),
            name => context.words.say(&message!(key::MAP_TEXT, name)),
        };
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(tokens::space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            self.sheet_ui(ui, context);
            self.header_ui(ui, context);
            let origin = match &self.choice.origin {
                MappingOrigin::Proposed => message!(key::MAP_ORIGIN_PROPOSED),
                MappingOrigin::Profile(name) => message!(key::MAP_ORIGIN_PROFILE, name = *name),
                MappingOrigin::Kept => message!(key::MAP_ORIGIN_KEPT),
                MappingOrigin::Unknown => message!(key::MAP_ORIGIN_UNKNOWN),
            };
            let is_unknown = self.choice.origin == MappingOrigin::Unknown;
            let color = if is_unknown { context.palette.warning } else { context.palette.muted };
            ui.label(egui::RichText::new(context.words.say(&origin)).color(color));
        });
        self.halves_ui(ui, context);
        ui.add_space(tokens::space::SMALL);
    }

    /// Which sheet is read, where there are several.
    fn sheet_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        let sheets: Vec<String> =
            self.file.tables.sheets().into_iter().map(str::to_owned).collect();
        if sheets.len() < 2 {
            return;
        }
        let all = message!(key::MAP_ALL_SHEETS, sheets = self.together.join(", "));
        let all = context.words.say(&all);
        let several = self.together.len() > 1;
        let sheet = self.choice.sheet().map(str::to_owned);
        let only = self.together.first().cloned().unwrap_or_default();
        let shown = sheet.clone().unwrap_or(if several { all.clone() } else { only.clone() });
        let name = ui.label(context.say(key::MAP_SHEET));
        let list = egui::ComboBox::from_id_salt("map-sheet").width(180.0).truncate();
        let mut chosen = None;
        let response = drop_down_ui(ui, list.selected_text(shown), |ui| {
            if several && entry_ui(ui, sheet.is_none(), &all).clicked() {
                chosen = Some(None);
            }
            for other in &sheets {
                let is_it = sheet.as_ref() == Some(other)
                    || (sheet.is_none() && !several && *other == only);
                if entry_ui(ui, is_it, other).clicked() {
                    chosen = Some(Some(other.clone()));
                }
            }
        });
        response.response.labelled_by(name.id);
        if let Some(chosen) = chosen {
            self.choice.choose_sheet(chosen);
            self.show_mapping(0);
        }
    }

    /// In which rows the heads of the columns stand.
    fn header_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        let header = self.choice.mappings.get(self.shown).and_then(|it| it.header);
        let words = |header: Option<[u32; 2]>| match header {
            None => context.say(key::MAP_HEADER_NONE),
            Some([first, last]) if first == last => {
                context.words.say(&message!(key::MAP_HEADER_ROW, row = first.to_string()))
            }
            Some([first, last]) => context.words.say(&message!(
                key::MAP_HEADER_ROWS,
                first = first.to_string(),
                last = last.to_string()
            )),
        };
        let name = ui.label(context.say(key::MAP_HEADER));
        let list = egui::ComboBox::from_id_salt("map-header").width(110.0).truncate();
        let mut chosen = header;
        let response = drop_down_ui(ui, list.selected_text(words(header)), |ui| {
            let single = (1..=self.grid.rows_for_heads()).map(|row| Some([row, row]));
            let several = header.filter(|[first, last]| first != last).map(Some);
            for other in [None].into_iter().chain(several).chain(single) {
                if entry_ui(ui, header == other, &words(other)).clicked() {
                    chosen = other;
                }
            }
        });
        response.response.labelled_by(name.id);
        if chosen != header {
            self.choice.set_header(self.shown, chosen);
        }
    }

    /// Which of two tables is shown that belong together and are headed otherwise.
    fn halves_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        if self.choice.mappings.len() < 2 {
            return;
        }
        let names = self.choice.names();
        ui.horizontal_wrapped(|ui| {
            for (at, name) in names.iter().enumerate() {
                let least = egui::vec2(0.0, tokens::MIN_TARGET);
                if choice_ui(ui, context.palette, self.shown == at, name, least).clicked() {
                    self.show_mapping(at);
                }
            }
        });
    }

    fn show_mapping(&mut self, at: usize) {
        self.shown = at;
        self.grid = Grid::of(&self.file.tables, &self.choice, at);
    }

    fn body_ui(&mut self, ui: &mut egui::Ui, context: &Context, height: f32) {
        let width = ui.available_width();
        if width < BESIDE {
            self.table_ui(ui, context, (height * 0.8).max(300.0));
            ui.add_space(tokens::space::MEDIUM);
            self.outcome_ui(ui, context, 200.0);
            return;
        }
        let left = (width - tokens::space::WIDE) * 0.64;
        ui.horizontal_top(|ui| {
            let down = egui::Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(egui::vec2(left, height), down, |ui| {
                ui.set_width(left);
                self.table_ui(ui, context, height);
            });
            ui.add_space(tokens::space::MEDIUM);
            let right = egui::vec2(ui.available_width(), height);
            ui.allocate_ui_with_layout(right, down, |ui| {
                ui.set_width(right.x);
                self.outcome_ui(ui, context, height);
            });
        });
    }

    fn table_ui(&mut self, ui: &mut egui::Ui, context: &Context, height: f32) {
        let problems = self.outcome.as_ref().and_then(|it| it.as_ref().ok());
        self.grid.ui(ui, context, &mut self.choice, self.shown, problems, height * 0.62);
        if let Some(outcome) = problems {
            ui.add_space(tokens::space::SMALL);
            outcome.problems_ui(ui, context, height * 0.38 - 40.0);
        }
    }

    /// The chart that the table becomes, or why it becomes none.
    fn outcome_ui(&self, ui: &mut egui::Ui, context: &Context, height: f32) {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(context.say(key::MAP_CHARTS)).strong());
            if let Some(progress) = &self.reading {
                ui.spinner();
                let done = (progress.share() * 100.0) as u32;
                let text = format!("{} {done}\u{a0}%", context.say(key::MAP_READING));
                ui.label(egui::RichText::new(text).color(context.palette.muted));
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            }
        });
        match &self.outcome {
            None => {}
            Some(Err(why)) => {
                let text = egui::RichText::new(context.words.say(why));
                ui.add(egui::Label::new(text.color(context.palette.danger)).wrap());
            }
            Some(Ok(outcome)) => outcome.charts_ui(ui, context, height - 30.0),
        }
    }
}
