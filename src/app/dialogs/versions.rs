//! The versions that were kept of the open project's file, to be opened or compared.

use std::time::SystemTime;

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, modal, plain_button};
use crate::app::jobs::FormerVersion;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Command, DiskCommand, FileCommand};
use crate::words::{key, message};

pub fn versions_ui(
    ctx: &egui::Context,
    context: &mut Context,
    versions: &[FormerVersion],
) -> Answer {
    let title = context.say(key::VERSIONS_TITLE);
    let can_compare = context.editor.document().is_some_and(|document| document.is_editable());
    let (command, dismissed) = modal(ctx, "versions", &title, 560.0, |ui| {
        if versions.is_empty() {
            ui.label(context.say(key::VERSIONS_NONE));
        } else {
            ui.label(context.say(key::VERSIONS_TEXT));
        }
        ui.add_space(tokens::space::MEDIUM);
        let mut command = None;
        let height = ui.ctx().content_rect().height() * 0.5;
        egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for version in versions {
                let row = egui::vec2(ui.available_width(), 36.0);
                let layout = egui::Layout::right_to_left(egui::Align::Center);
                ui.allocate_ui_with_layout(row, layout, |ui| {
                    let is_readable = version.posts.is_some();
                    ui.add_enabled_ui(is_readable && can_compare, |ui| {
                        if plain_button(ui, &context.say(key::ANSWER_COMPARE)) {
                            command = Some(Command::Disk(DiskCommand::CompareVersion(
                                version.path.clone(),
                            )));
                        }
                    });
                    ui.add_enabled_ui(is_readable, |ui| {
                        if plain_button(ui, &context.say(key::ANSWER_OPEN_COPY)) {
                            command =
                                Some(Command::File(FileCommand::OpenVersion(version.path.clone())));
                        }
                    });
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.label(moment(version.written, context));
                        ui.add_space(tokens::space::MEDIUM);
                        let posts = match version.posts {
                            Some(posts) => context.say_count(key::VERSIONS_POSTS, posts),
                            None => context.say(key::VERSIONS_UNREADABLE),
                        };
                        ui.label(egui::RichText::new(posts).color(context.palette.muted));
                    });
                });
                ui.separator();
            }
        });
        let mut closed = false;
        buttons_ui(ui, |ui| closed = leave_button(ui, context, key::ANSWER_CLOSE));
        (command, closed)
    });
    let (command, closed) = command;
    let is_over = command.is_some() || closed || dismissed;
    if let Some(command) = command {
        context.ask(command);
    }
    if is_over { Answer::Closed } else { Answer::Open }
}

/// A moment by the clock on the wall: "le 24/11/2026 à 14:05".
fn moment(time: SystemTime, context: &Context) -> String {
    let Ok(timestamp) = jiff::Timestamp::try_from(time) else { return String::new() };
    let zoned = timestamp.to_zoned(jiff::tz::TimeZone::system());
    let message = message!(
        key::VERSIONS_MOMENT,
        day = zoned.strftime("%d").to_string(),
        month = zoned.strftime("%m").to_string(),
        time = zoned.strftime("%H:%M").to_string(),
        year = zoned.strftime("%Y").to_string()
    );
    context.words.say(&message)
}
