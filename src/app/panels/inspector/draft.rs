//! Text being typed: it becomes a change when its field is left, never letter by letter, and is never
//! lost because something else was selected meanwhile.

use std::collections::BTreeMap;

use crate::app::kit::field::text_field_ui;
use crate::app::panels::Context;
use crate::editor::{Command, Document, LedgerCommand, PostChange, Selection, UnitChange};
use crate::model::{Authorised, ChartId, Hundredths};

/// A text field of the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    PostTitle,
    ReferenceJob,
    Fte,
    PostNote,
    UnitName,
    Authorised,
    UnitNote,
    Reason,
}

#[derive(Debug, Default)]
struct Draft {
    text: String,
    /// As the document has it.
    original: String,
}

/// What the fields on show are of.
#[derive(Clone, Debug, PartialEq)]
struct Owner {
    chart: ChartId,
    selection: Selection,
    revision: u64,
}

/// The texts of the fields on show, for one selection at one revision.
#[derive(Debug, Default)]
pub struct Drafts {
    owner: Option<Owner>,
    texts: BTreeMap<Field, Draft>,
    /// The field whose last text could not be used, and the word that says so.
    problem: Option<(Field, &'static str)>,
}

impl Drafts {
    /// Follows the selection: what was typed for the one before is kept as a change of its own.
    pub fn follow(&mut self, document: &Document, commands: &mut Vec<Command>) {
        let Some(chart) = document.chart() else { return };
        let owner = Owner {
            chart: chart.id.clone(),
            selection: document.selection().clone(),
            revision: document.revision(),
        };
        if self.owner.as_ref() == Some(&owner) {
            return;
        }
        let is_other = self.owner.as_ref().is_some_and(|before| {
            before.chart != owner.chart || before.selection != owner.selection
        });
        if is_other {
            commands.extend(self.take_changes());
        }
        self.owner = Some(owner);
        // What is being typed stays while another field of the same thing changes.
        self.texts.retain(|_, draft| !is_other && draft.text != draft.original);
        self.problem = None;
    }

    /// What was typed and has not yet become a change.
    pub fn take_changes(&mut self) -> Vec<Command> {
        let Some(owner) = &self.owner else { return Vec::new() };
        let typed = self.texts.iter_mut().filter(|(_, draft)| draft.text != draft.original);
        let changes = typed.filter_map(|(field, draft)| {
            draft.original.clone_from(&draft.text);
            change_of(*field, &draft.text, owner)
        });
        changes.collect()
    }

    /// A text field showing `value`. Leaving it, or Enter where it has one line, asks for the change.
    pub fn text_ui(
        &mut self,
        ui: &mut egui::Ui,
        field: Field,
        value: &str,
        hint: &str,
        context: &mut Context,
    ) -> egui::Response {
        let rows = match field {
            Field::PostNote | Field::UnitNote | Field::Reason => 3,
            Field::PostTitle | Field::UnitName | Field::ReferenceJob => 2,
            Field::Fte | Field::Authorised => 1,
        };
        let draft = self
            .texts
            .entry(field)
            .or_insert_with(|| Draft { text: value.to_owned(), original: value.to_owned() });
        if draft.original != value {
            *draft = Draft { text: value.to_owned(), original: value.to_owned() };
        }
        let edit = if rows == 1 {
            egui::TextEdit::singleline(&mut draft.text)
        } else {
            let edit = egui::TextEdit::multiline(&mut draft.text).desired_rows(rows);
            // Enter ends a title; a note may have several lines.
            if rows == 2 { edit.return_key(None) } else { edit }
        };
        let edit = edit.desired_width(f32::INFINITY).hint_text(hint);
        let response = text_field_ui(ui, context.palette, edit);
        if response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            draft.text.clone_from(&draft.original);
            response.surrender_focus();
        }
        let entered =
            rows == 2 && response.has_focus() && ui.input(|it| it.key_pressed(egui::Key::Enter));
        if entered {
            response.surrender_focus();
        }
        if (response.lost_focus() || entered) && draft.text != draft.original {
            if let Some(owner) = &self.owner {
                let change = change_of(field, &draft.text, owner);
                self.problem = change.is_none().then(|| (field, problem_word(field)));
                context.commands.extend(change);
            }
            // Refused or not understood: the field shows again what stands.
            draft.text.clone_from(&draft.original);
        } else if response.changed() {
            self.problem = None;
        }
        if let Some((_, word)) = self.problem.filter(|(of, _)| *of == field) {
            ui.label(egui::RichText::new(context.say(word)).color(context.palette.danger));
        }
        response
    }
}

/// Why a text could not be used.
fn problem_word(field: Field) -> &'static str {
    match field {
        Field::Fte => "fte-wrong",
        Field::Authorised => "authorised-wrong",
        _ => "text-empty",
    }
}

/// The change that `text` in `field` asks for; none where it says nothing usable.
fn change_of(field: Field, text: &str, owner: &Owner) -> Option<Command> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let some = |text: String| (!text.is_empty()).then_some(text);
    let posts = |change| {
        let (chart, posts) = (owner.chart.clone(), owner.selection.posts.clone());
        (!posts.is_empty()).then_some(Command::ChangePosts { chart, posts, change })
    };
    let unit = |change| {
        let (chart, unit) = (owner.chart.clone(), owner.selection.units.last()?.clone());
        Some(Command::ChangeUnits { chart, units: vec![unit], change })
    };
    match field {
        Field::PostTitle => posts(PostChange::Title(some(line)?)),
        Field::ReferenceJob => posts(PostChange::ReferenceJob(some(line))),
        Field::Fte => posts(PostChange::Fte(Hundredths::read(&line)?)),
        Field::PostNote => posts(PostChange::Note(text.trim_end().to_owned())),
        Field::UnitName => unit(UnitChange::Name(some(line)?)),
        Field::Authorised => unit(UnitChange::Authorised(Authorised::Posts(line.parse().ok()?))),
        Field::UnitNote => unit(UnitChange::Note(text.trim_end().to_owned())),
        Field::Reason => {
            let (reason, selection) = (text.trim().to_owned(), owner.selection.clone());
            Some(Command::Ledger(match selection.posts.is_empty() {
                true => LedgerCommand::UnitReasons { units: selection.units, reason },
                false => LedgerCommand::PostReasons { posts: selection.posts, reason },
            }))
        }
    }
}
