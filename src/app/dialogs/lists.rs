//! The reference lists of the project: entries added, renamed, ordered, deleted.

use super::{Answer, buttons_ui, leave_button, main_button, modal};
use crate::app::kit::field::{checkbox_ui, drop_down_ui, text_field_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::edit::{Refusal, check_lists};
use crate::editor::Command;
use crate::model::{Category, Extra, Grade, Lists, ManagerLevel, Project, UnitKind};

#[derive(Clone, Copy, PartialEq)]
enum Tab {
    Kinds,
    Categories,
    Grades,
    Levels,
}

pub struct ListsDialog {
    lists: Lists,
    tab: Tab,
}

/// For each entry of the list on show, why it may not go.
type Kept = Vec<Option<String>>;

/// What the buttons of a row ask for.
enum RowAction {
    Up,
    Down,
    Delete,
}

impl ListsDialog {
    pub fn new(project: &Project) -> Self {
        Self { lists: project.lists.clone(), tab: Tab::Kinds }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let project = document.project();
        let problem = check_lists(project, &self.lists).err();
        // Why an entry may not go; asked of the lists without it.
        let refusal = |without: Lists| {
            let refusal = check_lists(project, &without).err();
            let refusal = refusal.filter(|it| matches!(it, Refusal::ListEntryInUse { .. }));
            refusal.map(|refusal| context.words.say(&refusal.message()))
        };
        let kept = self.refusals(refusal);
        let title = context.say("lists-title");
        let ((go, cancelled), dismissed) = modal(ctx, "lists", &title, 560.0, |ui| {
            ui.horizontal(|ui| {
                for (tab, name) in [
                    (Tab::Kinds, "list-kinds"),
                    (Tab::Categories, "list-categories"),
                    (Tab::Grades, "list-grades"),
                    (Tab::Levels, "list-levels"),
                ] {
                    ui.selectable_value(&mut self.tab, tab, context.say(name));
                }
            });
            ui.separator();
            egui::ScrollArea::vertical().max_height(320.0).auto_shrink([false, false]).show(
                ui,
                |ui| match self.tab {
                    Tab::Kinds => kinds_ui(ui, context, &mut self.lists.kinds, &kept),
                    Tab::Categories => {
                        categories_ui(ui, context, &mut self.lists.categories, &kept);
                    }
                    Tab::Grades => {
                        let categories = &self.lists.categories;
                        grades_ui(ui, context, &mut self.lists.grades, categories, &kept);
                    }
                    Tab::Levels => levels_ui(ui, context, &mut self.lists.levels, &kept),
                },
            );
            if let Some(refusal) = &problem {
                let text = context.words.say(&refusal.message());
                ui.label(egui::RichText::new(text).color(context.palette.danger));
            }
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = problem.is_none();
                answer.0 = main_button(ui, context, &context.say("answer-ok"), ready);
                answer.1 = leave_button(ui, context, "answer-cancel");
            });
            answer
        });
        if go && self.lists != document.project().lists {
            context.ask(Command::SetLists(Box::new(self.lists.clone())));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }
}

impl ListsDialog {
    /// Of each entry of the list on show, what `refusal` says of the lists without it.
    fn refusals(&self, refusal: impl Fn(Lists) -> Option<String>) -> Kept {
        let count = match self.tab {
            Tab::Kinds => self.lists.kinds.len(),
            Tab::Categories => self.lists.categories.len(),
            Tab::Grades => self.lists.grades.len(),
            Tab::Levels => self.lists.levels.len(),
        };
        let without = |index: usize| {
            let mut lists = self.lists.clone();
            match self.tab {
                Tab::Kinds => drop(lists.kinds.remove(index)),
                Tab::Categories => drop(lists.categories.remove(index)),
                Tab::Grades => drop(lists.grades.remove(index)),
                Tab::Levels => drop(lists.levels.remove(index)),
            }
            lists
        };
        (0..count).map(|index| refusal(without(index))).collect()
    }
}

fn kinds_ui(ui: &mut egui::Ui, context: &Context, kinds: &mut Vec<UnitKind>, kept: &Kept) {
    rows_ui(
        ui,
        context,
        kinds,
        kept,
        |kind| &mut kind.label,
        |ui, context, kind| {
            let drag = egui::DragValue::new(&mut kind.rank).range(1..=99);
            ui.add(drag.prefix(format!("{} ", context.say("kind-rank"))))
                .on_hover_text(context.say("kind-rank-hint"));
            let checkbox = egui::Checkbox::new(&mut kind.is_pole, context.say("kind-is-pole"));
            checkbox_ui(ui, context.palette, checkbox)
                .on_hover_text(context.say("kind-is-pole-hint"));
        },
    );
    if add_ui(ui, context) {
        let rank = kinds.iter().map(|kind| kind.rank).max().unwrap_or(1);
        let id = free_id("kind", |id| kinds.iter().any(|kind| kind.id.as_str() == id));
        let label = String::new();
        kinds.push(UnitKind { id: id.into(), label, rank, is_pole: false, extra: Extra::new() });
    }
}

fn categories_ui(
    ui: &mut egui::Ui,
    context: &Context,
    categories: &mut Vec<Category>,
    kept: &Kept,
) {
    rows_ui(ui, context, categories, kept, |category| &mut category.label, |_, _, _| {});
    if add_ui(ui, context) {
        let id = free_id("category", |id| categories.iter().any(|it| it.id.as_str() == id));
        let label = String::new();
        categories.push(Category { id: id.into(), label, extra: Extra::new() });
    }
}

fn grades_ui(
    ui: &mut egui::Ui,
    context: &Context,
    grades: &mut Vec<Grade>,
    categories: &[Category],
    kept: &Kept,
) {
    rows_ui(
        ui,
        context,
        grades,
        kept,
        |grade| &mut grade.label,
        |ui, context, grade| {
            let label_of = |id: &Option<crate::model::CategoryId>| {
                let found = categories.iter().find(|category| Some(&category.id) == id.as_ref());
                found.map_or_else(|| context.say("no-category"), |it| it.label.clone())
            };
            drop_down_ui(
                ui,
                egui::ComboBox::from_id_salt(grade.id.as_str())
                    .width(120.0)
                    .selected_text(label_of(&grade.category)),
                |ui| {
                    let choices = categories.iter().map(|category| Some(category.id.clone()));
                    for choice in std::iter::once(None).chain(choices) {
                        let label = label_of(&choice);
                        ui.selectable_value(&mut grade.category, choice, label);
                    }
                },
            );
        },
    );
    if add_ui(ui, context) {
        let id = free_id("grade", |id| grades.iter().any(|grade| grade.id.as_str() == id));
        let label = String::new();
        grades.push(Grade { id: id.into(), label, category: None, extra: Extra::new() });
    }
}

fn levels_ui(ui: &mut egui::Ui, context: &Context, levels: &mut Vec<ManagerLevel>, kept: &Kept) {
    rows_ui(ui, context, levels, kept, |level| &mut level.label, |_, _, _| {});
    if add_ui(ui, context) {
        let id = free_id("level", |id| levels.iter().any(|level| level.id.as_str() == id));
        let label = String::new();
        levels.push(ManagerLevel { id: id.into(), label, extra: Extra::new() });
    }
}

/// A row an entry: its label, what else it has, and up, down, delete.
fn rows_ui<T>(
    ui: &mut egui::Ui,
    context: &Context,
    entries: &mut Vec<T>,
    kept: &Kept,
    label: impl Fn(&mut T) -> &mut String,
    others: impl Fn(&mut egui::Ui, &Context, &mut T),
) {
    let mut asked = None;
    let last = entries.len().saturating_sub(1);
    for (index, entry) in entries.iter_mut().enumerate() {
        let refusal = kept.get(index).and_then(Option::as_ref);
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                let edit = egui::TextEdit::singleline(label(entry))
                    .desired_width(200.0)
                    .hint_text(context.say("list-entry-hint"));
                text_field_ui(ui, context.palette, edit);
                others(ui, context, entry);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    for (icon, word, action, enabled) in [
                        (icons::DELETE, "list-entry-delete", RowAction::Delete, refusal.is_none()),
                        (icons::MOVE_DOWN, "list-entry-down", RowAction::Down, index < last),
                        (icons::MOVE_UP, "list-entry-up", RowAction::Up, index > 0),
                    ] {
                        let button = egui::Button::new(icons::rich(icon))
                            .frame_when_inactive(false)
                            .min_size(egui::Vec2::splat(tokens::MIN_TARGET));
                        let name = context.say(word);
                        let mut response = ui.add_enabled(enabled, button).on_hover_text(&name);
                        if let (RowAction::Delete, Some(refusal)) = (&action, refusal) {
                            response = response.on_disabled_hover_text(refusal);
                        }
                        response.widget_info(|| {
                            egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, &name)
                        });
                        if response.clicked() {
                            asked = Some((index, action));
                        }
                    }
                });
            });
        });
    }
    match asked {
        Some((index, RowAction::Up)) => entries.swap(index, index - 1),
        Some((index, RowAction::Down)) => entries.swap(index, index + 1),
        Some((index, RowAction::Delete)) => {
            entries.remove(index);
        }
        None => {}
    }
}

fn add_ui(ui: &mut egui::Ui, context: &Context) -> bool {
    ui.add_space(tokens::space::SMALL);
    ui.button((icons::rich(icons::ADD), context.say("list-entry-add"))).clicked()
}

/// `stem-1`, `stem-2`…: the first that is free.
fn free_id(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    (1..)
        .map(|number| format!("{stem}-{number}"))
        .find(|id| !taken(id))
        .expect("numbers do not end")
}
