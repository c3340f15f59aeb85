//! How large a picture is made, before it is.

use super::{Answer, buttons_ui, main_button, modal, plain_button};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{PictureRequest, Purpose};
use crate::words::Message;

pub struct PictureDialog {
    request: Option<Box<PictureRequest>>,
    scale: u8,
}

impl PictureDialog {
    pub fn new(request: PictureRequest) -> Self {
        Self { request: Some(Box::new(request)), scale: 2 }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(request) = &self.request else { return Answer::Closed };
        // Only a PNG has a scale to ask about.
        if request.purpose != Purpose::ExportPng {
            return self.answer();
        }
        let title = context.say("picture-title");
        let ((go, cancelled), dismissed) = modal(ctx, "picture", &title, 440.0, |ui| {
            ui.label(context.say("picture-text"));
            ui.add_space(tokens::space::SMALL);
            ui.horizontal(|ui| {
                for scale in 1..=4 {
                    let label = Message::new("picture-scale").with("scale", u32::from(scale));
                    let label = context.words.say(&label);
                    let chosen = self.scale == scale;
                    let button =
                        egui::Button::selectable(chosen, label).min_size([72.0, 30.0].into());
                    if ui.add(button).clicked() {
                        self.scale = scale;
                    }
                }
            });
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                answer.0 = main_button(ui, context, &context.say("answer-export"), true);
                answer.1 = plain_button(ui, &context.say("answer-cancel"));
            });
            answer
        });
        if go {
            return self.answer();
        }
        if cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    fn answer(&mut self) -> Answer {
        match self.request.take() {
            Some(request) => Answer::Picture { request, scale: f32::from(self.scale) },
            None => Answer::Closed,
        }
    }
}
