//! The first rows of a table, each column under what it is taken for.

use super::outcome::{Outcome, list_ui};
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::editor::TableChoice;
use crate::format::reading::{Meaning, State};
use crate::format::tables::{Column, Tables};
use crate::words::{MessageKey, key, message};

/// So many rows are shown: what the columns hold is seen from them.
const ROWS: usize = 200;
/// The heads are among the first rows.
const HEADS: u32 = 20;
/// The width of a column, and of the numbers of rows, in logical pixels.
const COLUMN: f32 = 150.0;
const NUMBERS: f32 = 44.0;

/// What a column may be taken for, as it is listed.
const MEANINGS: [Meaning; 24] = [
    Meaning::Ignored,
    Meaning::Person,
    Meaning::Unit,
    Meaning::UnitCode,
    Meaning::Parent,
    Meaning::ParentCode,
    Meaning::Depth,
    Meaning::RowKind,
    Meaning::Title,
    Meaning::Category,
    Meaning::Grade,
    Meaning::ManagerLevel,
    Meaning::ReferenceJob,
    Meaning::Count,
    Meaning::Fte,
    Meaning::FteTotal,
    Meaning::PartTime,
    Meaning::Budgeted,
    Meaning::Filled,
    Meaning::Vacant,
    Meaning::PostId,
    Meaning::SupervisorId,
    Meaning::ReportsTo,
    Meaning::Note,
];

/// The rows on show.
pub struct Grid {
    sheet: String,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// The first rows of the sheet of a mapping.
    pub fn of(tables: &Tables, choice: &TableChoice, shown: usize) -> Self {
        let sheet = choice.mappings.get(shown).and_then(|it| it.sheets.first());
        let sheet = sheet.cloned().unwrap_or_default();
        Self { rows: tables.first_rows(&sheet, ROWS), sheet }
    }

    /// How many rows may be heads.
    pub fn rows_for_heads(&self) -> u32 {
        HEADS.min(u32::try_from(self.rows.len()).unwrap_or(HEADS))
    }

    pub fn ui(
        &self,
        ui: &mut egui::Ui,
        context: &Context,
        choice: &mut TableChoice,
        shown: usize,
        outcome: Option<&Outcome>,
        height: f32,
    ) {
        let frame = egui::Frame::new().stroke((1.0, context.palette.border)).inner_margin(6);
        let has_states = choice.has_states(shown);
        frame.show(ui, |ui| {
            let scroll = egui::ScrollArea::horizontal().id_salt(("map-columns", &self.sheet));
            scroll.auto_shrink([false, true]).show(ui, |ui| {
                ui.vertical(|ui| {
                    columns_ui(ui, context, choice, shown, has_states);
                    ui.separator();
                    let combos = if has_states { 2.0 } else { 1.0 };
                    let height = (height - combos * 34.0 - 30.0).max(110.0);
                    self.rows_ui(ui, context, choice, shown, outcome, height);
                });
                crate::app::kit::focus::keep_in_sight(ui);
            });
        });
    }

    fn rows_ui(
        &self,
        ui: &mut egui::Ui,
        context: &Context,
        choice: &TableChoice,
        shown: usize,
        outcome: Option<&Outcome>,
        height: f32,
    ) {
        let palette = context.palette;
        let Some(mapping) = choice.mappings.get(shown) else { return };
        let [first, last] = mapping.header.unwrap_or([0, 0]).map(|row| row as usize);
        let used: Vec<bool> = mapping
            .columns
            .iter()
            .map(|it| !matches!(it.meaning, Meaning::Ignored | Meaning::Person))
            .collect();
        let label = context.say(key::MAP_ROWS);
        list_ui(ui, "map-rows", &label, height, self.rows.len(), |ui, at| {
            let row = at + 1;
            let is_head = (first..=last).contains(&row) && first > 0;
            let problem = outcome.and_then(|it| it.problem_of(&self.sheet, at));
            ui.horizontal(|ui| {
                if is_head {
                    let size = egui::vec2(
                        NUMBERS + (COLUMN + tokens::space::SMALL) * used.len() as f32,
                        ui.available_height().min(tokens::MIN_TARGET),
                    );
                    let rect = egui::Rect::from_min_size(ui.max_rect().min, size);
                    ui.painter().rect_filled(rect, 0.0, palette.selection);
                }
                let number = match problem {
                    Some(_) => format!("{} {row}", icons::OVER),
                    None => row.to_string(),
                };
                let color = if problem.is_some() { palette.warning } else { palette.muted };
                let tip = problem.map(|it| context.words.say(it));
                cell_ui(ui, NUMBERS, egui::RichText::new(number).color(color), tip.as_deref());
                for (column, is_used) in used.iter().enumerate() {
                    let text = self.rows[at].get(column).map_or("", String::as_str);
                    let rich = egui::RichText::new(text.replace('\n', " "));
                    let rich = match () {
                        () if is_head => rich.strong().color(palette.text),
                        () if *is_used && row > last => rich.color(palette.text),
                        () => rich.color(palette.muted),
                    };
                    cell_ui(ui, COLUMN, rich, Some(text).filter(|text| !text.is_empty()));
                }
            });
        });
    }
}

fn cell_ui(ui: &mut egui::Ui, width: f32, text: egui::RichText, tip: Option<&str>) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(width, tokens::MIN_TARGET), layout, |ui| {
        ui.set_min_width(width);
        let response = ui.add(egui::Label::new(text).truncate());
        if let Some(tip) = tip {
            response.on_hover_text(tip);
        }
    });
}

/// What each column is taken for.
fn columns_ui(
    ui: &mut egui::Ui,
    context: &Context,
    choice: &mut TableChoice,
    shown: usize,
    has_states: bool,
) {
    let Some(mapping) = choice.mappings.get(shown) else { return };
    let columns = mapping.columns.clone();
    ui.horizontal_top(|ui| {
        cell_ui(ui, NUMBERS, egui::RichText::new(""), None);
        for (at, column) in columns.iter().enumerate() {
            let down = egui::Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(egui::vec2(COLUMN, 0.0), down, |ui| {
                ui.set_width(COLUMN);
                if let Some(meaning) = meaning_ui(ui, context, column) {
                    choice.set_meaning(shown, at, meaning);
                }
                let is_used = !matches!(column.meaning, Meaning::Ignored | Meaning::Person);
                if has_states
                    && is_used
                    && let Some(state) = state_ui(ui, context, column)
                {
                    choice.set_state(shown, at, state);
                }
            });
        }
    });
}

fn meaning_ui(ui: &mut egui::Ui, context: &Context, column: &Column) -> Option<Meaning> {
    let mut chosen = None;
    let name = |meaning: Meaning| match column.counted() {
        Some(counted) if column.meaning == meaning => {
            format!("{} {counted}", context.say(meaning.word()))
        }
        Some(_) | None => context.say(word(meaning)),
    };
    let list = egui::ComboBox::from_id_salt(("map-meaning", &column.column)).width(COLUMN);
    let list = list.truncate().height(420.0).selected_text(name(column.meaning));
    let response = drop_down_ui(ui, list, |ui| {
        for meaning in MEANINGS {
            if entry_ui(ui, column.meaning == meaning, &name(meaning)).clicked() {
                chosen = Some(meaning);
            }
        }
    });
    let head = column.header.as_str();
    let letters = column.column.as_str();
    let label = match head.is_empty() {
        true => message!(key::MAP_COLUMN_BARE, column = letters),
        false => message!(key::MAP_COLUMN, column = letters, header = head),
    };
    let label = context.words.say(&label);
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone());
        info.current_text_value = Some(name(column.meaning));
        info
    });
    chosen
}

fn state_ui(ui: &mut egui::Ui, context: &Context, column: &Column) -> Option<Option<State>> {
    let name = |state: Option<State>| context.say(state_word(state));
    let mut chosen = None;
    let list = egui::ComboBox::from_id_salt(("map-state", &column.column)).width(COLUMN);
    let list = list.truncate().selected_text(name(column.state));
    let response = drop_down_ui(ui, list, |ui| {
        for state in [None, Some(State::Before), Some(State::After)] {
            if entry_ui(ui, column.state == state, &name(state)).clicked() {
                chosen = Some(state);
            }
        }
    });
    let label = context.words.say(&message!(key::MAP_STATE_OF, column = column.column.as_str()));
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone());
        info.current_text_value = Some(name(column.state));
        info
    });
    chosen
}

fn state_word(state: Option<State>) -> MessageKey {
    match state {
        None => key::MAP_STATE_BOTH,
        Some(State::Before) => key::MAP_STATE_BEFORE,
        Some(State::After) => key::MAP_STATE_AFTER,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the others are called as everywhere")]
fn word(meaning: Meaning) -> MessageKey {
    match meaning {
        Meaning::Ignored => key::MAP_IGNORED,
        Meaning::Person => key::MAP_PERSON,
        meaning => meaning.word(),
    }
}
