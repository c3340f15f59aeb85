//! Several variants side by side, in figures, and the one that is accepted.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, modal, plain_button};
use super::merge::made_from;
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::field::checkbox_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{ChangeCommand, ChartCommand, Command, Document, ExportCommand};
use crate::export::Progress;
use crate::export::ledger::tables::{Cell, ColumnKind, RowEmphasis, Table, TableRow, TableSet};
use crate::export::ledger::variants_report;
use crate::model::{Chart, ChartId, Project, Role, brief};
use crate::words::{Locale, key, message};

/// More of them do not fit side by side until the user asks for them.
const MOST_AT_FIRST: usize = 6;

pub struct VariantsDialog {
    base: ChartId,
    variants: Vec<ChartId>,
    /// The table on show.
    tab: usize,
    /// What the figures were counted of, and the figures.
    counted: Option<(Counted, TableSet)>,
}

#[derive(Clone, PartialEq)]
struct Counted {
    revision: u64,
    base: ChartId,
    variants: Vec<ChartId>,
    words: Locale,
}

impl VariantsDialog {
    /// The variants of the chart that most others were made from. None in a project without charts.
    pub fn new(project: &Project) -> Option<Self> {
        let charts = project.charts.iter().rev();
        let base = charts.max_by_key(|base| made_from(project, &base.id).count())?;
        let made = made_from(project, &base.id).map(|chart| chart.id.clone());
        let variants = made.take(MOST_AT_FIRST).collect();
        Some(Self { base: base.id.clone(), variants, tab: 0, counted: None })
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let project = document.project();
        let Some(base) = project.chart(&self.base) else { return Answer::Closed };
        self.count(document, base, context.words);
        let title = context.say(key::VARIANTS_TITLE);
        let width = ctx.content_rect().width() * 0.9;
        let mut command = None;
        let (closed, dismissed) = modal(ctx, "variants", &title, width, |ui| {
            self.choice_ui(ui, context, project);
            ui.add_space(tokens::space::SMALL);
            if let Some((_, report)) = &self.counted {
                ui.horizontal_wrapped(|ui| {
                    for (index, table) in report.tables.iter().enumerate() {
                        ui.selectable_value(&mut self.tab, index, &table.name);
                    }
                });
                ui.separator();
                let height = ui.ctx().content_rect().height() * 0.5;
                if let Some(table) = report.tables.get(self.tab) {
                    egui::ScrollArea::both()
                        .id_salt(self.tab)
                        .max_height(height)
                        .auto_shrink([false, true])
                        .show(ui, |ui| table_ui(ui, context, table));
                }
            }
            ui.add_space(tokens::space::SMALL);
            if document.is_editable() {
                command = self.accept_ui(ui, context, project);
            }
            let mut closed = false;
            buttons_ui(ui, |ui| {
                closed = leave_button(ui, context, key::ANSWER_CLOSE);
                if plain_button(ui, &context.say(key::VARIANTS_EXPORT)) {
                    let (base, variants) = (self.base.clone(), self.variants.clone());
                    command = Some(Command::Export(ExportCommand::Variants { base, variants }));
                }
            });
            closed
        });
        let over = command.is_some() || closed || dismissed;
        context.commands.extend(command);
        if over { Answer::Closed } else { Answer::Open }
    }

    /// What they were made from, and which are shown.
    fn choice_ui(&mut self, ui: &mut egui::Ui, context: &Context, project: &Project) {
        ui.horizontal_wrapped(|ui| {
            let name = ui.label(context.say(key::MERGE_BASE));
            let chosen =
                project.chart(&self.base).map_or("".into(), |chart| brief(&chart.fields.label));
            let combo = egui::ComboBox::from_id_salt("variants-base").selected_text(chosen);
            let shown = drop_down_ui(ui, combo, |ui| {
                for chart in &project.charts {
                    let selected = chart.id == self.base;
                    if entry_ui(ui, selected, &chart.fields.label).clicked() {
                        self.base = chart.id.clone();
                        self.variants.retain(|variant| *variant != chart.id);
                    }
                }
            });
            shown.response.labelled_by(name.id);
            ui.separator();
            for chart in project.charts.iter().filter(|chart| chart.id != self.base) {
                let mut shown = self.variants.contains(&chart.id);
                let checkbox = egui::Checkbox::new(&mut shown, brief(&chart.fields.label).as_ref());
                if checkbox_ui(ui, context.palette, checkbox).changed() {
                    self.variants.retain(|variant| *variant != chart.id);
                    self.variants.extend(shown.then(|| chart.id.clone()));
                    // As the tabs stand.
                    self.variants.sort_by_key(|id| project.chart_index(id));
                }
            }
        });
    }

    /// The variant that is kept: as a new one, or in the target.
    fn accept_ui(
        &self,
        ui: &mut egui::Ui,
        context: &Context,
        project: &Project,
    ) -> Option<Command> {
        let mut command = None;
        let target = project.charts.iter().find(|it| it.fields.role == Some(Role::Target));
        ui.horizontal_wrapped(|ui| {
            ui.label(context.say(key::VARIANTS_ACCEPT));
            for chart in self.variants.iter().filter_map(|id| project.chart(id)) {
                let variant = chart.id.clone();
                ui.menu_button(brief(&chart.fields.label).as_ref(), |ui| {
                    if ui.button(context.say(key::VARIANTS_ACCEPT_NEW)).clicked() {
                        let variant = variant.clone();
                        command =
                            Some(Command::Change(ChangeCommand::Charts(ChartCommand::Accept {
                                variant,
                                into: None,
                            })));
                    }
                    if let Some(target) = target.filter(|target| target.id != variant) {
                        let label = brief(&target.fields.label).into_owned();
                        let into = message!(key::VARIANTS_ACCEPT_INTO, chart = label);
                        if ui.button(context.words.say(&into)).clicked() {
                            let into = Some(target.id.clone());
                            command = Some(Command::Change(ChangeCommand::Charts(
                                ChartCommand::Accept { variant, into },
                            )));
                        }
                    }
                });
            }
        });
        command
    }

    /// Counts anew where anything has changed.
    fn count(&mut self, document: &Document, base: &Chart, words: Locale) {
        let counted = Counted {
            revision: document.revision(),
            base: self.base.clone(),
            variants: self.variants.clone(),
            words,
        };
        if self.counted.as_ref().is_some_and(|(of, _)| *of == counted) {
            return;
        }
        let project = document.project();
        let charts = self.variants.iter().filter_map(|id| project.chart(id));
        let charts: Vec<&Chart> = charts.collect();
        let report = variants_report(project, base, &charts, words, &Progress::default());
        self.counted = Some((counted, report));
    }
}

/// A table of a report, as it reads on screen.
fn table_ui(ui: &mut egui::Ui, context: &Context, table: &Table) {
    if table.rows.is_empty() {
        ui.label(context.say(key::TABLES_NONE));
        return;
    }
    if table.columns.len() == 1 {
        for row in &table.rows {
            ui.add(egui::Label::new(text_of(context, &row.cells[0])).wrap());
            ui.add_space(tokens::space::TIGHT);
        }
        return;
    }
    egui::Grid::new("table").striped(true).spacing([tokens::space::LARGE, 6.0]).show(ui, |ui| {
        for column in &table.columns {
            cell_ui(ui, column.kind, egui::RichText::new(brief(&column.label)).strong());
        }
        ui.end_row();
        for row in &table.rows {
            row_ui(ui, context, table, row);
        }
    });
}

fn row_ui(ui: &mut egui::Ui, context: &Context, table: &Table, row: &TableRow) {
    // What is not the same everywhere stands out.
    let figures = &row.cells[1..];
    let differs = figures.iter().any(|cell| *cell != figures[0]);
    for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
        let mut text = egui::RichText::new(text_of(context, cell));
        if row.emphasis == RowEmphasis::Total || (differs && column.kind != ColumnKind::Text) {
            text = text.strong();
        } else if column.kind != ColumnKind::Text {
            text = text.color(context.palette.muted);
        }
        if at == 0 && row.depth > 0 {
            ui.horizontal(|ui| {
                ui.add_space(tokens::space::MEDIUM * f32::from(row.depth));
                cell_ui(ui, column.kind, text);
            });
        } else {
            cell_ui(ui, column.kind, text);
        }
    }
    ui.end_row();
}

fn cell_ui(ui: &mut egui::Ui, kind: ColumnKind, text: egui::RichText) {
    if kind == ColumnKind::Text {
        ui.label(text);
    } else {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(text));
    }
}

fn text_of(context: &Context, cell: &Cell) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => brief(text).into_owned(),
        Cell::Number(number) | Cell::Fte(number) => context.words.number(*number),
    }
}
