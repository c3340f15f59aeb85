//! Short messages over the window: what went well goes by itself, what did not stays until dismissed.

use std::time::Duration;

use egui_notify::{Anchor, Toasts};

use crate::editor::Tone;

/// A longer message takes several rows, in logical pixels.
const MAX_WIDTH: f32 = 400.0;

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

    pub fn say(&mut self, ctx: &egui::Context, tone: Tone, text: String) {
        let text = in_rows(ctx, text);
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

/// `text` with a line break where a row is full: the library sets each line on one row, however long.
fn in_rows(ctx: &egui::Context, text: String) -> String {
    let font = egui::TextStyle::Body.resolve(&ctx.global_style());
    let galley =
        ctx.fonts_mut(|fonts| fonts.layout(text, font, egui::Color32::PLACEHOLDER, MAX_WIDTH));
    let rows = galley.rows.iter().map(|row| row.text().trim_end().to_owned());
    rows.collect::<Vec<_>>().join("\n")
}
