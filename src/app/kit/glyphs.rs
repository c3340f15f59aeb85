//! No frame asks more of the graphics card than it takes, whatever stands in a file.
//!
//! Texts are cut short where they are shown; this is the wall behind that.

use egui::{Context, FullOutput, Plugin, Shape};

/// Letters in one frame. A screen full of small text has some 30,000; each takes about a hundred bytes
/// of a buffer that may have 256 MiB.
pub const MOST: usize = 250_000;

/// Leaves out of each frame the texts that are too much.
pub struct Bounded;

impl Plugin for Bounded {
    fn debug_name(&self) -> &'static str {
        "glyphs"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        let mut left = MOST;
        output.shapes.iter_mut().for_each(|it| take(&mut it.shape, &mut left));
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "other shapes have no text")]
fn take(shape: &mut Shape, left: &mut usize) {
    match shape {
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| take(shape, left)),
        Shape::Text(text) => {
            let letters = text.galley.job.text.len();
            match left.checked_sub(letters) {
                Some(rest) => *left = rest,
                None => {
                    tracing::warn!(letters, "a text is left out of a frame");
                    *shape = Shape::Noop;
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::wildcard_enum_match_arm, reason = "other shapes have no text")]
    fn letters(shape: &Shape) -> usize {
        match shape {
            Shape::Vec(shapes) => shapes.iter().map(letters).sum(),
            Shape::Text(text) => text.galley.job.text.len(),
            _ => 0,
        }
    }

    #[test]
    fn what_is_too_much_is_left_out_and_the_rest_stays() {
        let ctx = Context::default();
        ctx.add_plugin(Bounded);
        let texts = ["before".to_owned(), "x".repeat(MOST), "after".to_owned()];
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for text in &texts {
                ui.painter().text(
                    egui::Pos2::ZERO,
                    egui::Align2::LEFT_TOP,
                    text,
                    egui::FontId::default(),
                    egui::Color32::WHITE,
                );
            }
        });
        // They go to no screen.
        output.textures_delta.clear();
        let drawn: usize = output.shapes.iter().map(|it| letters(&it.shape)).sum();
        assert_eq!(drawn, "beforeafter".len());
    }
}
