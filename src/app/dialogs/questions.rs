//! Questions answered by a button.

use std::path::Path;

use super::answer::{Answer, Leave};
use super::frame::{buttons_ui, confirm, leave_button, main_button, modal, plain_button};
use super::taken_over::is_saved;
use crate::app::jobs::Jobs;
use crate::app::kit::tokens::space;
use crate::app::panels::inspector::why_unusable;
use crate::app::panels::{Context, menu};
use crate::editor::{ChangeCommand, ChartCommand, Command, FileCommand, Purpose, UnsavedAnswer};
use crate::model::{ChartId, brief};
use crate::words::{Message, MessageKey, key, message};

pub fn unsaved_ui(ctx: &egui::Context, context: &mut Context) -> Answer {
    let document = context.editor.document();
    let typed = document.and_then(|it| Some((it.only_typed()?, it.project())));
    if let Some((draft, project)) = typed {
        let text = message!(key::UNSAVED_TYPED_TEXT, field = draft.field(context.words));
        if !is_saved(draft, project) {
            let why = why_unusable(draft);
            return typed_ui(ctx, context, &text, why);
        }
        let (title, give_up) = (key::UNSAVED_WRITTEN_TITLE, key::UNSAVED_TYPED_GIVE_UP);
        return save_ui(ctx, context, title, &text, give_up);
    }
    let name = document.map(|document| menu::document_name(document, context.words));
    let text = message!(key::UNSAVED_TEXT, name = name.unwrap_or_default());
    save_ui(ctx, context, key::UNSAVED_TITLE, &text, key::ANSWER_DISCARD)
}

/// Whether to save, to give up, or to go on. Enter saves.
fn save_ui(
    ctx: &egui::Context,
    context: &mut Context,
    title: MessageKey,
    text: &Message,
    give_up: MessageKey,
) -> Answer {
    let title = context.say(title);
    let (answer, dismissed) = modal(ctx, "unsaved", &title, 440.0, |ui| {
        ui.label(context.words.say(text));
        let mut answer = None;
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say(key::ANSWER_SAVE), true) {
                answer = Some(UnsavedAnswer::Save);
            }
            if plain_button(ui, &context.say(give_up)) {
                answer = Some(UnsavedAnswer::Discard);
            }
            if leave_button(ui, context, key::ANSWER_CANCEL) {
                answer = Some(UnsavedAnswer::Cancel);
            }
        });
        answer
    });
    unsaved_answered(context, answer, dismissed)
}

/// Nothing but what is being typed would be lost, as `text` says, and it cannot be saved as it is: where that
/// is known, `why`. Enter gives nothing up.
fn typed_ui(
    ctx: &egui::Context,
    context: &mut Context,
    text: &Message,
    why: Option<MessageKey>,
) -> Answer {
    let title = context.say(key::UNSAVED_TYPED_TITLE);
    let (answer, dismissed) = modal(ctx, "unsaved", &title, 440.0, |ui| {
        ui.label(context.words.say(text));
        if let Some(why) = why {
            ui.label(egui::RichText::new(context.say(why)).color(context.palette.danger));
        }
        let mut answer = None;
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say(key::UNSAVED_TYPED_GO_ON), true) {
                answer = Some(UnsavedAnswer::Cancel);
            }
            if plain_button(ui, &context.say(key::UNSAVED_TYPED_GIVE_UP)) {
                answer = Some(UnsavedAnswer::Discard);
            }
        });
        answer
    });
    unsaved_answered(context, answer, dismissed)
}

fn unsaved_answered(
    context: &mut Context,
    answer: Option<UnsavedAnswer>,
    dismissed: bool,
) -> Answer {
    let Some(answer) = answer.or(dismissed.then_some(UnsavedAnswer::Cancel)) else {
        return Answer::Open;
    };
    context.ask(Command::File(FileCommand::Unsaved(answer)));
    Answer::Closed
}

pub fn under_way_ui(ctx: &egui::Context, context: &Context, jobs: &Jobs) -> Answer {
    let title = context.say(key::LEAVE_TITLE);
    let (answer, dismissed) = modal(ctx, "under-way", &title, 480.0, |ui| {
        for running in jobs.writing() {
            ui.label(egui::RichText::new(context.words.say(&running.what)).strong());
        }
        ui.add_space(space::SMALL);
        ui.label(context.say(key::LEAVE_TEXT));
        let mut answer = None;
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say(key::LEAVE_WHEN_DONE), true) {
                answer = Some(Leave::WhenDone);
            }
            if plain_button(ui, &context.say(key::LEAVE_NOW)) {
                answer = Some(Leave::Now);
            }
            if leave_button(ui, context, key::ANSWER_CANCEL) {
                answer = Some(Leave::Not);
            }
        });
        answer
    });
    answer.or(dismissed.then_some(Leave::Not)).map_or(Answer::Open, Answer::Leave)
}

pub fn delete_chart_ui(ctx: &egui::Context, context: &mut Context, chart: &ChartId) -> Answer {
    let found = context.editor.document().and_then(|document| document.project().chart(chart));
    let Some(found) = found else { return Answer::Closed };
    let text = message!(
        key::DELETE_CHART_TEXT,
        label = brief(&found.fields.label).into_owned(),
        posts = found.post_count()
    );
    let text = context.words.say(&text);
    let title = context.say(key::DELETE_CHART_TITLE);
    let (delete, closed) = confirm(ctx, context, "delete-chart", &title, &text, key::ANSWER_DELETE);
    if delete {
        context.ask(Command::Change(ChangeCommand::Charts(ChartCommand::Delete(chart.clone()))));
    }
    if closed { Answer::Closed } else { Answer::Open }
}

/// A target is made of a chart without a role: whether that is the source.
pub fn is_source_ui(ctx: &egui::Context, context: &mut Context, chart: &ChartId) -> Answer {
    let found = context.editor.document().and_then(|document| document.project().chart(chart));
    let Some(found) = found else { return Answer::Closed };
    let text = message!(key::IS_SOURCE_TEXT, label = brief(&found.fields.label).into_owned());
    let text = context.words.say(&text);
    let title = context.say(key::IS_SOURCE_TITLE);
    let (answer, dismissed) = modal(ctx, "is-source", &title, 480.0, |ui| {
        ui.label(text);
        let mut answer = None;
        buttons_ui(ui, |ui| {
            if main_button(ui, context, &context.say(key::ANSWER_IS_SOURCE), true) {
                answer = Some(Some(true));
            }
            if plain_button(ui, &context.say(key::ANSWER_NO_ROLE)) {
                answer = Some(Some(false));
            }
            if leave_button(ui, context, key::ANSWER_CANCEL) {
                answer = Some(None);
            }
        });
        answer
    });
    match answer.or(dismissed.then_some(None)) {
        Some(is_source) => {
            if let Some(is_source) = is_source {
                context.ask(Command::Change(ChangeCommand::Charts(ChartCommand::MakeTarget {
                    base: chart.clone(),
                    is_source,
                })));
            }
            Answer::Closed
        }
        None => Answer::Open,
    }
}

pub fn edit_source_ui(ctx: &egui::Context, context: &mut Context, source: &ChartId) -> Answer {
    let found = context.editor.document().and_then(|document| document.project().chart(source));
    let Some(found) = found else { return Answer::Closed };
    let text = message!(key::EDIT_SOURCE_TEXT, label = brief(&found.fields.label).into_owned());
    let text = context.words.say(&text);
    let title = context.say(key::EDIT_SOURCE_TITLE);
    let (agreed, closed) =
        confirm(ctx, context, "edit-source", &title, &text, key::ANSWER_EDIT_SOURCE);
    if closed {
        context.ask(Command::EditSource { source: source.clone(), agreed });
        return Answer::Closed;
    }
    Answer::Open
}

pub fn overwrite_ui(
    ctx: &egui::Context,
    context: &mut Context,
    purpose: Purpose,
    path: &Path,
) -> Answer {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = context.words.say(&message!(key::OVERWRITE_TEXT, name));
    let title = context.say(key::OVERWRITE_TITLE);
    let (overwrite, closed) =
        confirm(ctx, context, "overwrite", &title, &text, key::ANSWER_OVERWRITE);
    if overwrite {
        return Answer::Path { purpose, path: path.to_path_buf(), overwrite: true };
    }
    if closed {
        context.ask(Command::File(FileCommand::PathChosen { purpose, path: None }));
        return Answer::Closed;
    }
    Answer::Open
}
