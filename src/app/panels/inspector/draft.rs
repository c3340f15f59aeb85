//! Text being typed: it becomes a change when its field is left, never letter by letter, and is never
//! lost because something else was selected meanwhile.

use std::collections::BTreeMap;

use crate::app::kit::field::{give_keyboard, text_field_ui};
use crate::app::panels::Context;
use crate::app::panels::long_text::{long_text_ui, shortened_ui};
use crate::editor::{
    ChangeCommand, Command, Document, Draft, LedgerCommand, Place, PostChange, PostCommand,
    Selection, TextField, UnitChange, UnitCommand,
};
use crate::model::{Authorised, ChartId, Hundredths};
use crate::words::{MessageKey, key};

#[derive(Clone, Debug, Default)]
struct Typed {
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
    texts: BTreeMap<TextField, Typed>,
    /// The field whose last text could not be used, and the word that says so.
    problem: Option<(TextField, MessageKey)>,
    /// Texts that were being typed when the program ended, until their fields are on show.
    resumed: BTreeMap<TextField, String>,
    /// The field that had the keyboard in the last frame.
    focused: Option<TextField>,
    /// A field that is to have the keyboard, and has not had it yet.
    wants_keyboard: Option<TextField>,
    /// Why texts could not be used, where that is still to be said.
    unusable: Vec<MessageKey>,
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
        self.texts.retain(|_, typed| !is_other && typed.text != typed.original);
        self.problem = self.problem.filter(|(field, _)| self.texts.contains_key(field));
    }

    /// The texts that are no changes yet.
    pub fn typed(&self) -> Vec<Draft> {
        let Some(owner) = &self.owner else { return Vec::new() };
        let typed = self.texts.iter().filter(|(_, typed)| typed.text != typed.original);
        let typed = typed.map(|(field, typed)| (field, &typed.text)).chain(&self.resumed);
        let (posts, units) = (&owner.selection.posts, &owner.selection.units);
        let draft = |(field, text): (&TextField, &String)| Draft {
            place: Place::Field {
                chart: owner.chart.clone(),
                posts: posts.clone(),
                units: units.clone(),
                field: *field,
            },
            text: text.clone(),
        };
        typed.map(draft).collect()
    }

    /// Shows a text again that was being typed into `field` of what is now selected.
    pub fn resume(&mut self, document: &Document, field: TextField, text: String) {
        // Nothing is typed yet in a window that has just opened.
        self.follow(document, &mut Vec::new());
        self.resumed.insert(field, text);
        self.wants_keyboard = Some(field);
    }

    /// Whether a field is about to take the keyboard.
    pub fn takes_keyboard(&self) -> bool {
        self.wants_keyboard.is_some()
    }

    /// The field that has the keyboard is left as the document has it. By the time it is drawn, egui has
    /// taken the keyboard away.
    pub fn give_up(&mut self) {
        if let Some(typed) = self.focused.take().and_then(|field| self.texts.get_mut(&field)) {
            typed.text.clone_from(&typed.original);
            self.problem = None;
        }
    }

    /// Why texts were of no use that were typed.
    pub fn take_unusable(&mut self) -> Vec<MessageKey> {
        std::mem::take(&mut self.unusable)
    }

    /// Whether something is written in a field that says nothing usable.
    pub fn is_unusable(&self) -> bool {
        let Some(owner) = &self.owner else { return false };
        self.texts.iter().any(|(&field, typed)| {
            typed.text != typed.original && is_unusable(field, &typed.text, owner)
        })
    }

    /// The keyboard goes back to what is written and cannot be used; says whether there is such a text.
    pub fn return_to_unusable(&mut self) -> bool {
        let written = |field| self.texts.get(&field).is_some_and(|it| it.text != it.original);
        let field = self.problem.map(|(field, _)| field).filter(|field| written(*field));
        self.wants_keyboard = field.or(self.wants_keyboard);
        field.is_some()
    }

    /// What was typed and is of use, of fields that stay on show. The rest stays in its field, which says why
    /// and has the keyboard.
    pub fn take_usable(&mut self) -> Vec<Command> {
        let Some(owner) = self.owner.clone() else { return Vec::new() };
        let kept: BTreeMap<TextField, Typed> = self
            .texts
            .iter()
            .filter(|(field, typed)| {
                typed.text != typed.original && is_unusable(**field, &typed.text, &owner)
            })
            .map(|(field, typed)| (*field, typed.clone()))
            .collect();
        self.texts.retain(|field, _| !kept.contains_key(field));
        let changes = self.take_changes();
        if let Some(&field) = kept.keys().next() {
            self.problem = Some((field, problem_word(field)));
            self.unusable.push(problem_word(field));
            self.wants_keyboard = Some(field);
        }
        self.texts.extend(kept);
        changes
    }

    /// What was typed and has not yet become a change.
    pub fn take_changes(&mut self) -> Vec<Command> {
        let Some(owner) = &self.owner else { return Vec::new() };
        self.wants_keyboard = None;
        let typed = self.texts.iter_mut().filter(|(_, typed)| typed.text != typed.original);
        let typed = typed.map(|(field, typed)| {
            typed.original.clone_from(&typed.text);
            (*field, typed.text.clone())
        });
        let typed: Vec<_> = typed.chain(std::mem::take(&mut self.resumed)).collect();
        let mut changes = Vec::new();
        for (field, text) in typed {
            match change_of(field, &text, owner) {
                Some(change) => changes.push(change),
                None => self.unusable.push(problem_word(field)),
            }
        }
        changes
    }

    /// A text field showing `value`. Leaving it, or Enter where it has one line, asks for the change.
    pub fn text_ui(
        &mut self,
        ui: &mut egui::Ui,
        field: TextField,
        value: &str,
        hint: &str,
        context: &mut Context,
    ) -> egui::Response {
        let rows = match field {
            TextField::PostNote | TextField::UnitNote | TextField::Reason => 3,
            TextField::PostTitle | TextField::UnitName | TextField::ReferenceJob => 2,
            TextField::Fte | TextField::Authorised => 1,
        };
        let fresh = || Typed { text: value.to_owned(), original: value.to_owned() };
        let draft = self.texts.entry(field).or_insert_with(fresh);
        if draft.original != value {
            *draft = fresh();
        }
        if let Some(text) = self.resumed.remove(&field) {
            draft.text = text;
        }
        if let Some(response) = long_text_ui(ui, context, &mut draft.text) {
            return response;
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
        // A name or a title is cut short on the chart; a note is shown here only.
        if rows < 3 {
            shortened_ui(ui, context, value);
        }
        if self.wants_keyboard == Some(field) && give_keyboard(&response) {
            self.wants_keyboard = None;
        }
        if response.has_focus() {
            self.focused = Some(field);
        } else if self.focused == Some(field) {
            self.focused = None;
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
            // Refused or left empty: the field shows again what stands. What is not understood stays to be
            // put right.
            let stays = self.owner.as_ref().is_some_and(|it| is_unusable(field, &draft.text, it));
            if !stays {
                draft.text.clone_from(&draft.original);
            }
        } else if response.changed() {
            self.problem = None;
        }
        if let Some((_, word)) = self.problem.filter(|(of, _)| *of == field) {
            ui.label(egui::RichText::new(context.say(word)).color(context.palette.danger));
        }
        response
    }
}

/// Whether something is written that says nothing usable in `field`.
fn is_unusable(field: TextField, text: &str, owner: &Owner) -> bool {
    !text.trim().is_empty() && change_of(field, text, owner).is_none()
}

/// Why what is typed as `draft` and is of no use is so, if it stands in such a field.
pub fn why_unusable(draft: &Draft) -> Option<MessageKey> {
    match &draft.place {
        Place::Field { field, .. } => Some(problem_word(*field)),
        Place::Movement { .. }
        | Place::Comment { .. }
        | Place::Lists { .. }
        | Place::Chart { .. }
        | Place::Name { .. }
        | Place::SnapshotName { .. }
        | Place::ViewName { .. } => None,
    }
}

/// Why a text could not be used.
fn problem_word(field: TextField) -> MessageKey {
    match field {
        TextField::Fte => key::FTE_WRONG,
        TextField::Authorised => key::AUTHORISED_WRONG,
        TextField::PostTitle
        | TextField::ReferenceJob
        | TextField::PostNote
        | TextField::UnitName
        | TextField::UnitNote
        | TextField::Reason => key::TEXT_EMPTY,
    }
}

/// The change that `text` in `field` asks for; none where it says nothing usable.
fn change_of(field: TextField, text: &str, owner: &Owner) -> Option<Command> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let some = |text: String| (!text.is_empty()).then_some(text);
    let posts = |change| {
        let (chart, posts) = (owner.chart.clone(), owner.selection.posts.clone());
        (!posts.is_empty()).then_some(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart,
            posts,
            change,
        })))
    };
    let unit = |change| {
        let (chart, unit) = (owner.chart.clone(), owner.selection.units.last()?.clone());
        Some(Command::Change(ChangeCommand::Units(UnitCommand::Set {
            chart,
            units: vec![unit],
            change,
        })))
    };
    match field {
        TextField::PostTitle => posts(PostChange::Title(some(line)?)),
        TextField::ReferenceJob => posts(PostChange::ReferenceJob(some(line))),
        TextField::Fte => posts(PostChange::Fte(Hundredths::read(&line)?)),
        TextField::PostNote => posts(PostChange::Note(text.trim_end().to_owned())),
        TextField::UnitName => unit(UnitChange::Name(some(line)?)),
        TextField::Authorised => {
            unit(UnitChange::Authorised(Authorised::Posts(line.parse().ok()?)))
        }
        TextField::UnitNote => unit(UnitChange::Note(text.trim_end().to_owned())),
        TextField::Reason => {
            let (reason, selection) = (text.trim().to_owned(), owner.selection.clone());
            Some(Command::Change(ChangeCommand::Ledger(match selection.posts.is_empty() {
                true => LedgerCommand::UnitReasons { units: selection.units, reason },
                false => LedgerCommand::PostReasons { posts: selection.posts, reason },
            })))
        }
    }
}
