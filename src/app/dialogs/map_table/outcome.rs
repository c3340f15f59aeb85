//! What a table becomes: its charts as outlines, and what is doubtful in its rows.

use std::collections::HashMap;

use crate::app::dialogs::chart::role_word;
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::editor::{ChartPreview, RowProblem, TablePreview, UnitPreview};
use crate::format::reading::Report;
use crate::model::brief;
use crate::words::{Message, key, message};

/// Further steps are not told by more room at the left.
const MOST_INDENT: usize = 8;

pub struct Outcome {
    preview: TablePreview,
    /// Places among the problems, by the sheet and the row from 0.
    by_row: HashMap<(String, usize), usize>,
    /// The outlines of all charts: a chart by its place, or one of its units.
    rows: Vec<(usize, Option<usize>)>,
}

impl Outcome {
    pub fn of(preview: TablePreview) -> Self {
        let mut by_row = HashMap::new();
        for (at, problem) in preview.problems.iter().enumerate() {
            let Some(row) = problem.row else { continue };
            let sheet = problem.sheet.as_deref().unwrap_or_default().to_owned();
            by_row.entry((sheet, row as usize - 1)).or_insert(at);
        }
        let rows = |(at, chart): (usize, &ChartPreview)| {
            let units: Vec<_> = (0..chart.units.len()).map(|unit| (at, Some(unit))).collect();
            std::iter::once((at, None)).chain(units)
        };
        let rows = preview.charts.iter().enumerate().flat_map(rows).collect();
        Self { preview, by_row, rows }
    }

    pub fn is_known(&self) -> bool {
        self.preview.is_known && self.preview.charts.len() == 1
    }

    /// The posts of all charts.
    pub fn posts(&self) -> usize {
        self.preview.charts.iter().map(|chart| chart.posts).sum()
    }

    pub fn into_report(self) -> Report {
        self.preview.report
    }

    /// What is doubtful in a row of a sheet, counted from 0.
    pub fn problem_of(&self, sheet: &str, row: usize) -> Option<&Message> {
        let at = self.by_row.get(&(sheet.to_owned(), row))?;
        self.preview.problems.get(*at).map(|problem| &problem.message)
    }

    pub fn problems_ui(&self, ui: &mut egui::Ui, context: &Context, height: f32) {
        let problems = &self.preview.problems;
        let title = context.say_count(key::MAP_PROBLEMS, problems.len());
        ui.label(egui::RichText::new(&title).strong());
        if problems.is_empty() {
            return;
        }
        let height = height.max(72.0);
        list_ui(ui, "map-problems", &title, height, problems.len(), |ui, at| {
            let text = said(context, &problems[at]);
            ui.add(egui::Label::new(&text).truncate()).on_hover_text(&text);
        });
    }

    /// Charts with their units and how many posts each has.
    pub fn charts_ui(&self, ui: &mut egui::Ui, context: &Context, height: f32) {
        // Of another organisation, every unit is new.
        let has_new = self.preview.has_known_units();
        if self.is_known() {
            let text = format!("{} {}", icons::DONE, context.say(key::MAP_KNOWN));
            ui.label(egui::RichText::new(text).color(context.palette.success));
        }
        let label = context.say(key::MAP_CHARTS);
        list_ui(ui, "map-charts", &label, height - 24.0, self.rows.len(), |ui, at| {
            let (chart, unit) = self.rows[at];
            let chart = &self.preview.charts[chart];
            match unit.map(|unit| &chart.units[unit]) {
                None => chart_ui(ui, context, chart, has_new),
                Some(unit) => unit_ui(ui, context, unit, has_new),
            }
        });
    }
}

/// "Ligne 14 : …".
fn said(context: &Context, problem: &RowProblem) -> String {
    let text = context.words.say(&problem.message);
    let Some(row) = problem.row else { return text };
    let row = context.words.say(&message!(key::MAP_ROW, row = row.to_string()));
    match problem.sheet.as_deref().filter(|sheet| !sheet.is_empty()) {
        Some(sheet) => format!("{sheet} · {row} · {text}"),
        None => format!("{row} · {text}"),
    }
}

fn chart_ui(ui: &mut egui::Ui, context: &Context, chart: &ChartPreview, has_new: bool) {
    let role = chart.role.map(|role| context.say(role_word(Some(role))));
    let new = has_new.then(|| context.say_count(key::MAP_NEW_UNITS, chart.new_units));
    let units = context.say_count(key::MAP_UNITS, chart.units.len());
    let units = new.map_or(units.clone(), |new| format!("{units} ({new})"));
    let posts = context.say_count(key::MAP_POSTS, chart.posts);
    let fte = context.words.decimal(chart.fte.0.into());
    let fte = context.words.say(&message!(key::FTE, fte));
    let parts = role.into_iter().chain([units, posts, fte]);
    let text = parts.collect::<Vec<_>>().join(" · ");
    let response = ui.add(egui::Label::new(egui::RichText::new(&text).strong()).truncate());
    response.on_hover_text(brief(&chart.label).as_ref());
}

fn unit_ui(ui: &mut egui::Ui, context: &Context, unit: &UnitPreview, has_new: bool) {
    ui.horizontal(|ui| {
        ui.add_space(tokens::space::MEDIUM * unit.depth.min(MOST_INDENT) as f32);
        let name = brief(&unit.name);
        let mut text = match unit.posts {
            0 => name.into_owned(),
            posts => format!("{name} · {}", context.words.number(posts)),
        };
        let is_new = unit.is_new && has_new;
        if is_new {
            text = format!("{text} · {}", context.say(key::MAP_NEW));
        }
        let color = if is_new { context.palette.accent } else { context.palette.text };
        let label = egui::Label::new(egui::RichText::new(&text).color(color)).truncate();
        ui.add(label).on_hover_text(&text);
    });
}

/// A list that scrolls, and has the keyboard as a whole: the arrows, Page up and down, Home and End go through it.
pub fn list_ui(
    ui: &mut egui::Ui,
    id: &'static str,
    label: &str,
    height: f32,
    rows: usize,
    mut add_row: impl FnMut(&mut egui::Ui, usize),
) {
    let step = tokens::MIN_TARGET + ui.spacing().item_spacing.y;
    let height = height.max(step);
    let focus_id = ui.id().with((id, "keyboard"));
    let offset_id = ui.id().with((id, "offset"));
    let offset = ui.data(|data| data.get_temp::<f32>(offset_id)).unwrap_or(0.0);
    let by = keys(ui, focus_id, step, height);
    let mut scroll = egui::ScrollArea::vertical().id_salt(id).max_height(height);
    if let Some(by) = by {
        let most = (step * rows as f32 - height).max(0.0);
        scroll = scroll.vertical_scroll_offset((offset + by).clamp(0.0, most));
    }
    let scroll = scroll.min_scrolled_height(height).auto_shrink([false, true]);
    let shown = scroll.show_rows(ui, tokens::MIN_TARGET, rows, |ui, range| {
        for at in range {
            ui.horizontal(|ui| {
                ui.set_min_height(tokens::MIN_TARGET);
                add_row(ui, at);
            });
        }
    });
    ui.data_mut(|data| data.insert_temp(offset_id, shown.state.offset.y));
    let sense = egui::Sense::focusable_noninteractive();
    let response = ui.interact(shown.inner_rect, focus_id, sense);
    let named = || egui::WidgetInfo::labeled(egui::WidgetType::Other, true, label);
    response.widget_info(named);
}

/// How far the keys go in a list that has the keyboard, in logical pixels.
fn keys(ui: &egui::Ui, id: egui::Id, step: f32, page: f32) -> Option<f32> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let ways = [
        (egui::Key::ArrowUp, -step),
        (egui::Key::ArrowDown, step),
        (egui::Key::PageUp, -page),
        (egui::Key::PageDown, page),
        (egui::Key::Home, f32::MIN / 4.0),
        (egui::Key::End, f32::MAX / 4.0),
    ];
    ui.input(|input| ways.into_iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, by)| by))
}
