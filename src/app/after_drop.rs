//! Just after one post of several was dropped: how many should travel.

use super::kit::tokens::{self, space};
use super::panels::Context;
use crate::editor::Command;
use crate::model::{PostId, UnitId};
use crate::words::{key, message};

/// A small stepper beside the place of a drop, until anything else is done.
pub struct AfterDrop {
    /// All the posts of the line that was dragged; the first `taken` of them have travelled.
    pub line: Vec<PostId>,
    pub taken: usize,
    pub unit: UnitId,
    pub before: Option<PostId>,
    pub at: egui::Pos2,
    /// The project's revision with the drop made.
    pub revision: u64,
}

impl AfterDrop {
    /// Returns whether it stays.
    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> bool {
        let Some(document) = context.editor.document() else { return false };
        if self.revision != document.revision() {
            return false;
        }
        let mut taken = self.taken;
        let area = egui::Area::new(egui::Id::new("after-drop"))
            .order(egui::Order::Foreground)
            .fixed_pos(self.at + egui::vec2(space::LARGE, space::SMALL))
            .show(ctx, |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        let (fewer, more) =
                            (context.say(key::LINE_FEWER), context.say(key::LINE_MORE));
                        if step_button(ui, taken > 1, "−", &fewer) {
                            taken -= 1;
                        }
                        let message = message!(key::CANVAS_TAKEN, count = self.line.len(), taken);
                        ui.label(context.words.say(&message));
                        if step_button(ui, taken < self.line.len(), "+", &more) {
                            taken += 1;
                        }
                    });
                });
            });
        if taken != self.taken {
            self.taken = taken;
            // One step back, one forward.
            self.revision += 2;
            context.ask(Command::MovePostsInstead {
                posts: self.line[..taken].to_vec(),
                unit: self.unit.clone(),
                before: self.before.clone(),
            });
            return true;
        }
        let (cancelled, pressed_at) = ctx.input(|input| {
            let at = input.pointer.interact_pos().filter(|_| input.pointer.any_pressed());
            (input.key_pressed(egui::Key::Escape), at)
        });
        !cancelled && pressed_at.is_none_or(|at| area.response.rect.contains(at))
    }
}

/// A small button that takes one more, or one fewer.
pub fn step_button(ui: &mut egui::Ui, enabled: bool, sign: &str, label: &str) -> bool {
    let button = egui::Button::new(sign).min_size(egui::Vec2::splat(tokens::MIN_TARGET));
    let response = ui.add_enabled(enabled, button).on_hover_text(label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label));
    response.clicked()
}
