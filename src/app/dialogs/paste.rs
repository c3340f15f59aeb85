//! Rows from a spreadsheet before they become posts: what each column is, and what each row becomes.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use super::merge_units::field_label_ui;
use crate::app::kit::choice::{drop_down_ui, entry_ui, value_ui};
use crate::app::kit::field::checkbox_ui;
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::editor::{ChangeCommand, Command, Document, PastedRow, PastedTable, SelectionCommand};
use crate::format::clip::Field;
use crate::model::{Chart, ListName, UnitId, brief, display, full_name};
use crate::words::{key, message};

/// The width of a column, in logical pixels.
const COLUMN: f32 = 150.0;

pub struct PasteDialog {
    table: PastedTable,
    /// What the rows become, and of which table at which revision.
    rows: Option<(u64, PastedTable, Vec<PastedRow>)>,
}

impl PasteDialog {
    pub fn new(table: PastedTable) -> Self {
        Self { table, rows: None }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let document = context.editor.document();
        let Some((document, chart)) = document.and_then(|it| Some((it, it.chart()?))) else {
            return Answer::Closed;
        };
        let rows = self.read(document);
        let posts: usize = rows.iter().map(|row| row.count).sum();
        let title = context.say_count(key::PASTE_TITLE, posts);
        let ((go, cancelled), dismissed) = modal(ctx, "paste", &title, 880.0, |ui| {
            ui.label(context.say(key::PASTE_TEXT));
            self.unit_ui(ui, context, document, chart);
            let mut has_head = self.table.has_head;
            let label = context.say(key::PASTE_HAS_HEAD);
            checkbox_ui(ui, context.palette, egui::Checkbox::new(&mut has_head, label));
            self.table.has_head = has_head;
            ui.add_space(tokens::space::SMALL);
            self.columns_ui(ui, context, document, chart, &rows);
            made_units_ui(ui, context, &rows);
            self.unknown_ui(ui, context, &rows);
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let label = context.say_count(key::ANSWER_PASTE, posts);
                answer.0 = main_button(ui, context, &label, posts > 0);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if go {
            context.ask(Command::Change(ChangeCommand::Selection(SelectionCommand::PasteTable(
                Box::new(self.table.clone()),
            ))));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    fn read(&mut self, document: &Document) -> Vec<PastedRow> {
        let revision = document.revision();
        match &self.rows {
            Some((at, table, rows)) if *at == revision && *table == self.table => rows.clone(),
            _ => {
                let rows = self.table.read(document);
                self.rows = Some((revision, self.table.clone(), rows.clone()));
                rows
            }
        }
    }

    /// Where posts go that name no unit.
    fn unit_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        document: &Document,
        chart: &Chart,
    ) {
        field_label_ui(ui, context, key::PASTE_UNIT);
        let lists = &document.project().lists;
        let name = |id: &UnitId| unit_name(context, document, chart, id);
        let list = egui::ComboBox::from_id_salt("paste unit")
            .width(ui.available_width().min(420.0))
            .height(320.0)
            .truncate()
            .selected_text(name(&self.table.unit));
        drop_down_ui(ui, list, |ui| {
            for key in chart.units_in_order() {
                let depth = chart.path(key).len() - 1;
                let unit = chart.unit(key);
                let name = full_name(lists, &unit.fields);
                let label = format!("{}{}", "\u{a0}\u{a0}".repeat(depth), brief(&name));
                value_ui(ui, &mut self.table.unit, unit.id.clone(), &label);
            }
        });
    }

    /// The table as it was pasted under what each column is taken for, and what each row becomes.
    fn columns_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        document: &Document,
        chart: &Chart,
        rows: &[PastedRow],
    ) {
        let head = usize::from(self.table.has_head);
        let width = self.table.columns.len();
        let palette = context.palette;
        let row_height = tokens::MIN_TARGET;
        let cell = |ui: &mut egui::Ui, width: f32, text: &str, color: egui::Color32| {
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(width, row_height), layout, |ui| {
                ui.set_min_width(width);
                let label = egui::Label::new(egui::RichText::new(text).color(color)).truncate();
                ui.add(label).on_hover_text(text);
            });
        };
        let frame = egui::Frame::new().stroke((1.0, palette.border)).inner_margin(6);
        frame.show(ui, |ui| {
            let scroll = egui::ScrollArea::horizontal().id_salt("paste columns");
            scroll.auto_shrink([false, true]).show(ui, |ui| {
                ui.horizontal(|ui| {
                    for column in 0..width {
                        self.column_ui(ui, context, column);
                    }
                    cell(ui, 2.0 * COLUMN, &context.say(key::PASTE_BECOMES), palette.muted);
                });
                ui.separator();
                let scroll = egui::ScrollArea::vertical().id_salt("paste rows").max_height(240.0);
                let scroll = scroll.auto_shrink([false, true]);
                scroll.show_rows(ui, row_height, rows.len(), |ui, range| {
                    for at in range {
                        ui.horizontal(|ui| {
                            for (column, text) in self.table.rows[at + head].iter().enumerate() {
                                let used = self.table.columns[column].is_some();
                                let color = if used { palette.text } else { palette.muted };
                                cell(ui, COLUMN, text, color);
                            }
                            let row = &rows[at];
                            let becomes = becomes(context, document, chart, row);
                            let wrong = !row.unknown.is_empty() || !row.unread.is_empty();
                            let color = match () {
                                () if row.count == 0 => palette.muted,
                                () if wrong => palette.warning,
                                () => palette.text,
                            };
                            cell(ui, 3.0 * COLUMN, &becomes, color);
                        });
                    }
                });
            });
        });
    }

    /// What a column is taken for; another that was taken for the same no longer is.
    fn column_ui(&mut self, ui: &mut egui::Ui, context: &Context, column: usize) {
        let name = |field: Option<Field>| {
            context.say(field.map_or(key::PASTE_COLUMN_IGNORED, Field::word))
        };
        let mut chosen = None;
        let combo = egui::ComboBox::from_id_salt(("paste-choice", column)).width(COLUMN);
        let shown = combo.truncate().selected_text(name(self.table.columns[column]));
        let response = drop_down_ui(ui, shown, |ui| {
            for field in std::iter::once(None).chain(Field::CHOICES.map(Some)) {
                let selected = self.table.columns[column] == field;
                if entry_ui(ui, selected, &name(field)).clicked() {
                    chosen = Some(field);
                }
            }
        });
        let label = message!(key::PASTE_COLUMN, number = column + 1);
        let label = context.words.say(&label);
        response.response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone())
        });
        if let Some(field) = chosen {
            let taken = self.table.columns.iter_mut().filter(|it| field.is_some() && **it == field);
            taken.for_each(|it| *it = None);
            self.table.columns[column] = field;
        }
    }

    /// What no list of the project has, each once, and what becomes of it.
    fn unknown_ui(&mut self, ui: &mut egui::Ui, context: &Context, rows: &[PastedRow]) {
        let mut unknown: Vec<&(ListName, String)> = Vec::new();
        for entry in rows.iter().flat_map(|row| &row.unknown) {
            if !unknown.contains(&entry) {
                unknown.push(entry);
            }
        }
        if unknown.is_empty() {
            return;
        }
        ui.add_space(tokens::space::SMALL);
        let labels: Vec<&str> = unknown.iter().map(|(_, label)| label.as_str()).collect();
        let message = message!(key::PASTE_UNKNOWN, labels = labels.join(", "));
        let text = format!("{} {}", icons::OVER, context.words.say(&message));
        ui.add(egui::Label::new(egui::RichText::new(text).color(context.palette.warning)).wrap());
        let label = context.say(key::PASTE_ADD_TO_LISTS);
        let checkbox = egui::Checkbox::new(&mut self.table.adds_to_lists, label);
        checkbox_ui(ui, context.palette, checkbox);
    }
}

/// The units that the chart lacks and the rows name, each once.
fn made_units_ui(ui: &mut egui::Ui, context: &Context, rows: &[PastedRow]) {
    let mut units: Vec<&str> = Vec::new();
    for unit in rows.iter().filter_map(|row| row.makes.as_deref()) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    if units.is_empty() {
        return;
    }
    ui.add_space(tokens::space::SMALL);
    let (count, labels) = (units.len(), units.join(", "));
    let text = message!(key::PASTE_MAKES_UNITS, count, labels = brief(&labels).as_ref());
    ui.add(egui::Label::new(context.words.say(&text)).wrap());
}

fn unit_name(context: &Context, document: &Document, chart: &Chart, id: &UnitId) -> String {
    match chart.unit_by_id(id) {
        Some(_) if *id == UnitId::bench() => context.say(key::BENCH),
        Some(unit) => brief(&full_name(&document.project().lists, &unit.fields)).into_owned(),
        None => String::new(),
    }
}

/// "2 Chargé/e/s de mission (A, A3) · Service Formation et territoires".
fn becomes(context: &Context, document: &Document, chart: &Chart, row: &PastedRow) -> String {
    if row.count == 0 {
        return context.say(key::PASTE_ROW_IGNORED);
    }
    let lists = &document.project().lists;
    let fields = &row.fields;
    let category = fields.category.as_ref().and_then(|id| lists.category(id));
    let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
    let level = fields.manager_level.as_ref().and_then(|id| lists.level(id));
    let marks =
        [category.map(|it| &it.label), grade.map(|it| &it.label), level.map(|it| &it.label)];
    let marks = marks.into_iter().flatten().chain(&fields.reference_job);
    let marks: Vec<&str> = marks.map(String::as_str).collect();
    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
    let title = display(&brief(fields.title.text()), row.count);
    let unit = match &row.makes {
        Some(unit) => {
            let new = message!(key::PASTE_NEW_UNIT, unit = brief(unit).as_ref());
            context.words.say(&new)
        }
        None => unit_name(context, document, chart, &row.unit),
    };
    let mut text = format!("{} {title}{marks} · {unit}", context.words.number(row.count));
    let missed = row.unknown.iter().map(|(_, label)| label).chain(&row.unread);
    let missed: Vec<&str> = missed.map(String::as_str).collect();
    if !missed.is_empty() {
        let message = message!(key::PASTE_ROW_MISSED, labels = missed.join(", "));
        text = format!("{text} {} {}", icons::OVER, context.words.say(&message));
    }
    text
}
