//! A path typed by hand, where the system has no dialog to choose one in.

use std::path::PathBuf;

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use crate::app::kit::field::text_field_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Command, FileCommand, Purpose};
use crate::words::key;

pub struct PathDialog {
    purpose: Purpose,
    text: String,
}

impl PathDialog {
    pub fn new(purpose: Purpose, suggested_name: String) -> Self {
        let text = if purpose.writes() { suggested_name } else { String::new() };
        Self { purpose, text }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let several = self.purpose.takes_several();
        let word = if several {
            self.purpose.title()
        } else if self.purpose.writes() {
            key::PATH_WRITE_TITLE
        } else {
            key::PATH_READ_TITLE
        };
        let title = context.say(word);
        let ((go, cancelled), dismissed) = modal(ctx, "path", &title, 520.0, |ui| {
            ui.label(context.say(if several { key::PATHS_TEXT } else { key::PATH_TEXT }));
            ui.add_space(tokens::space::SMALL);
            let edit = if several {
                egui::TextEdit::multiline(&mut self.text)
            } else {
                egui::TextEdit::singleline(&mut self.text)
            };
            let edit = edit.desired_width(f32::INFINITY);
            let response = text_field_ui(ui, context.palette, edit);
            let entered = !several
                && response.lost_focus()
                && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let ready = !self.text.trim().is_empty();
            let mut answer = (entered && ready, false);
            buttons_ui(ui, |ui| {
                answer.0 |= main_button(ui, context, &context.say(key::ANSWER_OK), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if go && several {
            let paths = self.text.lines().map(str::trim).filter(|line| !line.is_empty());
            context
                .ask(Command::File(FileCommand::FilesChosen(paths.map(PathBuf::from).collect())));
            return Answer::Closed;
        }
        if go {
            let path = PathBuf::from(self.text.trim());
            return Answer::Path { purpose: self.purpose, path, overwrite: false };
        }
        if cancelled || dismissed {
            context
                .ask(Command::File(FileCommand::PathChosen { purpose: self.purpose, path: None }));
            return Answer::Closed;
        }
        Answer::Open
    }
}
