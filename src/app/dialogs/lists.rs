//! The reference lists of the project: entries added, renamed, ordered, deleted.

use std::collections::HashMap;

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use super::typed::Text;
use crate::app::kit::choice::{drop_down_ui, value_ui};
use crate::app::kit::field::{checkbox_ui, text_field_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::app::panels::long_text::long_text_ui;
use crate::edit::lists::{ListUses, ListsDraft, check_lists};
use crate::editor::{ChangeCommand, Command, Document, Draft, Place};
use crate::model::{
    Category, EntryId, Grade, ListEntry, ListName, Lists, ManagerLevel, Project, UnitKind, brief,
    each_list,
};
use crate::words::{Locale, Message, MessageKey, key};

pub struct ListsDialog {
    draft: ListsDraft,
    tab: ListName,
    checked: Option<Checked>,
}

/// What is said of the draft, and what it was found of.
struct Checked {
    revision: u64,
    lists: Lists,
    uses: ListUses,
    /// Why it cannot take the place of the project's lists.
    problem: Option<Message>,
    kept: Kept,
    /// How often all posts were counted, and how often the lists were checked.
    counted: usize,
    found: usize,
}

/// Of each entry that may not go, why.
type Kept = HashMap<EntryId, Message>;

/// What the buttons of a row ask for.
enum RowAction {
    Up,
    Down,
    Delete,
}

impl ListsDialog {
    pub fn new(project: &Project) -> Self {
        Self { draft: ListsDraft::of(project.lists.clone()), tab: ListName::Kinds, checked: None }
    }

    /// The lists as somebody was writing them.
    pub fn resumed(lists: Lists, new: Vec<EntryId>) -> Self {
        Self { draft: ListsDraft::resumed(lists, new), tab: ListName::Kinds, checked: None }
    }

    /// What was written and is not yet taken over.
    pub fn typed(&self, project: &Project) -> Option<Draft> {
        let lists = &self.draft.lists;
        if *lists == project.lists {
            return None;
        }
        let new: Vec<&str> =
            new_labels(&project.lists, lists).into_iter().flat_map(|(_, new)| new).collect();
        let text = new.join("\n");
        let new = self.draft.new_entries();
        Some(Draft { place: Place::Lists { lists: Box::new(lists.clone()), new }, text })
    }

    /// What is new in each list of `place`, as against `project`. None if `place` is another, or nothing
    /// new is called anything.
    pub fn written(project: &Project, place: &Place, words: Locale) -> Option<Vec<Text>> {
        let Place::Lists { lists, .. } = place else { return None };
        let new = new_labels(&project.lists, lists).into_iter().filter(|(_, new)| !new.is_empty());
        let texts = new.map(|(word, new)| Text {
            field: words.get(word),
            of_place: true,
            text: new.join("\n"),
        });
        let texts: Vec<Text> = texts.collect();
        (!texts.is_empty()).then_some(texts)
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let checked = checked(self.checked.take(), document, &self.draft.lists);
        let (problem, kept) = (&checked.problem, &checked.kept);
        let title = context.say(key::LISTS_TITLE);
        let ((go, cancelled), dismissed) = modal(ctx, "lists", &title, 560.0, |ui| {
            ui.horizontal(|ui| {
                for &list in ListName::ALL {
                    ui.selectable_value(&mut self.tab, list, context.say(word(list)));
                }
            });
            ui.separator();
            egui::ScrollArea::vertical().max_height(320.0).auto_shrink([false, false]).show(
                ui,
                |ui| match self.tab {
                    ListName::Kinds => kinds_ui(ui, context, &mut self.draft, kept),
                    ListName::Categories => {
                        rows_ui::<Category>(ui, context, &mut self.draft, kept, nothing_ui);
                    }
                    ListName::Grades => grades_ui(ui, context, &mut self.draft, kept),
                    ListName::Levels => {
                        rows_ui::<ManagerLevel>(ui, context, &mut self.draft, kept, nothing_ui);
                    }
                },
            );
            if let Some(problem) = problem {
                let text = context.words.say(problem);
                ui.label(egui::RichText::new(text).color(context.palette.danger));
            }
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = problem.is_none();
                answer.0 = main_button(ui, context, &context.say(key::ANSWER_OK), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        self.checked = Some(checked);
        if go && let Some(change) = self.change(document.project()) {
            context.ask(Command::Change(change));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// The lists as they are written, where they are not the project's.
    pub fn change(&self, project: &Project) -> Option<ChangeCommand> {
        let is_other = self.draft.lists != project.lists;
        is_other.then(|| ChangeCommand::Lists(Box::new(self.draft.clone())))
    }
}

/// The key of a list's name.
fn word(list: ListName) -> MessageKey {
    match list {
        ListName::Kinds => key::LIST_KINDS,
        ListName::Categories => key::LIST_CATEGORIES,
        ListName::Grades => key::LIST_GRADES,
        ListName::Levels => key::LIST_LEVELS,
    }
}

/// What entries of each list are called that are new, with the key of the list's name.
fn new_labels<'a>(before: &Lists, now: &'a Lists) -> Vec<(MessageKey, Vec<&'a str>)> {
    let mut new = Vec::new();
    each_list!(Entry => {
        let is_new = |label: &&str| Entry::of(before).iter().all(|it| it.label() != *label);
        let labels = Entry::of(now).iter().map(Entry::label).filter(is_new);
        new.push((word(Entry::LIST), labels.collect()));
    });
    new
}

/// What is said of `lists` in the place of the document's: found anew only where either has changed.
fn checked(before: Option<Checked>, document: &Document, lists: &Lists) -> Checked {
    let (project, revision) = (document.project(), document.revision());
    let (uses, counted, found) = match before {
        Some(before) if before.revision == revision && before.lists == *lists => return before,
        Some(before) if before.revision == revision => (before.uses, before.counted, before.found),
        Some(before) => (ListUses::of(project), before.counted + 1, before.found),
        None => (ListUses::of(project), 1, 0),
    };
    let problem = check_lists(&project.lists, lists, || uses.clone()).err();
    let kept = uses.refusals(lists).into_iter().map(|(id, refusal)| (id, refusal.message()));
    Checked {
        revision,
        lists: lists.clone(),
        problem: problem.map(|refusal| refusal.message()),
        kept: kept.collect(),
        uses,
        counted,
        found: found + 1,
    }
}

/// Whether `lists` can be those of `project`.
pub fn are_sound(project: &Project, lists: &Lists) -> bool {
    check_lists(&project.lists, lists, || ListUses::of(project)).is_ok()
}

fn kinds_ui(ui: &mut egui::Ui, context: &Context, draft: &mut ListsDraft, kept: &Kept) {
    rows_ui::<UnitKind>(ui, context, draft, kept, |ui, context, kind, _| {
        let drag = egui::DragValue::new(&mut kind.rank).range(1..=99);
        ui.add(drag.prefix(format!("{} ", context.say(key::KIND_RANK))))
            .on_hover_text(context.say(key::KIND_RANK_HINT));
        let checkbox = egui::Checkbox::new(&mut kind.is_pole, context.say(key::KIND_IS_POLE));
        checkbox_ui(ui, context.palette, checkbox)
            .on_hover_text(context.say(key::KIND_IS_POLE_HINT));
    });
}

fn grades_ui(ui: &mut egui::Ui, context: &Context, draft: &mut ListsDraft, kept: &Kept) {
    rows_ui::<Grade>(ui, context, draft, kept, |ui, context, grade, categories| {
        let label_of = |id: &Option<crate::model::CategoryId>| {
            let found = categories.iter().find(|category| Some(&category.id) == id.as_ref());
            found.map_or_else(|| context.say(key::NO_CATEGORY), |it| brief(&it.label).into_owned())
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
                    value_ui(ui, &mut grade.category, choice, &label);
                }
            },
        );
    });
}

/// Of entries that have nothing beside their label.
fn nothing_ui<E>(_: &mut egui::Ui, _: &Context, _: &mut E, _: &[Category]) {}

/// A row an entry: its label, what else it has, and up, down, delete; below them, one more. `others` is
/// handed the categories too.
fn rows_ui<E: ListEntry>(
    ui: &mut egui::Ui,
    context: &Context,
    draft: &mut ListsDraft,
    kept: &Kept,
    others: impl Fn(&mut egui::Ui, &Context, &mut E, &[Category]),
) {
    let mut asked = None;
    let mut entries = std::mem::take(E::of_mut(&mut draft.lists));
    let categories = &draft.lists.categories;
    let last = entries.len().saturating_sub(1);
    for (index, entry) in entries.iter_mut().enumerate() {
        let refusal = kept.get(&entry.entry_id());
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                if long_text_ui(ui, context, entry.label_mut()).is_none() {
                    let edit = egui::TextEdit::singleline(entry.label_mut())
                        .desired_width(200.0)
                        .hint_text(context.say(key::LIST_ENTRY_HINT));
                    text_field_ui(ui, context.palette, edit);
                }
                others(ui, context, entry, categories);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    for (icon, word, action, enabled) in [
                        (
                            icons::DELETE,
                            key::LIST_ENTRY_DELETE,
                            RowAction::Delete,
                            refusal.is_none(),
                        ),
                        (icons::MOVE_DOWN, key::LIST_ENTRY_DOWN, RowAction::Down, index < last),
                        (icons::MOVE_UP, key::LIST_ENTRY_UP, RowAction::Up, index > 0),
                    ] {
                        let button = egui::Button::new(icons::rich(icon))
                            .frame_when_inactive(false)
                            .min_size(egui::Vec2::splat(tokens::MIN_TARGET));
                        let name = context.say(word);
                        let mut response = ui.add_enabled(enabled, button).on_hover_text(&name);
                        if let (RowAction::Delete, Some(refusal)) = (&action, refusal) {
                            response = response.on_disabled_hover_text(context.words.say(refusal));
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
    *E::of_mut(&mut draft.lists) = entries;
    ui.add_space(tokens::space::SMALL);
    if ui.button((icons::rich(icons::ADD), context.say(key::LIST_ENTRY_ADD))).clicked() {
        draft.add::<E>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::{Action, Editor};
    use crate::model::DerivedIds;

    #[test]
    fn posts_are_counted_once_a_change_and_not_once_a_frame() {
        let mut editor = Editor::new(Box::new(DerivedIds::new(b"lists")), Locale::French);
        editor.handle(Command::Act(Action::New));
        let mut lists = editor.document().expect("a project is open").project().lists.clone();
        let frames = |before: Option<Checked>, editor: &Editor, lists: &Lists| {
            let document = editor.document().expect("a project is open");
            let seen = (0..10).fold(before, |seen, _| Some(checked(seen, document, lists)));
            seen.expect("frames were drawn")
        };
        let seen = frames(None, &editor, &lists);
        assert_eq!((seen.counted, seen.found), (1, 1));
        assert!(seen.problem.is_none());
        lists.categories[0].label.clear();
        let seen = frames(Some(seen), &editor, &lists);
        assert_eq!((seen.counted, seen.found), (1, 2), "the draft alone has changed");
        assert!(seen.problem.is_some());
        editor.handle(Command::Act(Action::AddPost));
        let seen = frames(Some(seen), &editor, &lists);
        assert_eq!((seen.counted, seen.found), (2, 3), "the project has changed");
    }
}
