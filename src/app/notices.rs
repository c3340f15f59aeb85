//! Short messages over the window: what went well goes by itself, what did not stays until dismissed.

use std::time::Duration;

use egui_notify::{Anchor, Toasts};

use crate::editor::Tone;

pub struct Notices {
    toasts: Toasts,
}

impl Notices {
    pub fn new() -> Self {
        Self {
            toasts: Toasts::default()
                .with_anchor(Anchor::BottomRight)
                .with_margin([16.0, 48.0].into()),
        }
    }

    pub fn say(&mut self, tone: Tone, text: String) {
        match tone {
            Tone::Done => {
                self.toasts.success(text).duration(Duration::from_secs(4)).show_progress_bar(false);
            }
            Tone::Failed => {
                self.toasts.error(text).duration(None).closable(true);
            }
        }
    }

    pub fn ui(&mut self, ctx: &egui::Context) {
        self.toasts.show(ctx);
    }
}
