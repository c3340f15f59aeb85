//! What a reader could not settle by itself, line by line.

use super::answer::Answer;
use super::frame::{buttons_ui, main_button, modal};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::ImportProblem;
use crate::words::{key, message};

/// So many are in the dialog, which lays all of them out for every frame: a text with more is no report.
const MOST: usize = 500;

pub fn problems_ui(
    ctx: &egui::Context,
    context: &mut Context,
    problems: &[ImportProblem],
) -> Answer {
    let title = context.say_count(key::PROBLEMS_TITLE, problems.len());
    let height = ctx.content_rect().height() * 0.6;
    let (closed, dismissed) = modal(ctx, "problems", &title, 720.0, |ui| {
        ui.label(context.say(key::PROBLEMS_TEXT));
        ui.add_space(tokens::space::SMALL);
        egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            // The number of a line stands beside the first line of what is said of it.
            let one_line = ui.text_style_height(&egui::TextStyle::Body);
            let grid =
                egui::Grid::new("problems").num_columns(2).striped(true).spacing([12.0, 8.0]);
            grid.min_row_height(one_line).show(ui, |ui| {
                for problem in problems.iter().take(MOST) {
                    let line = message!(key::PROBLEM_LINE, line = problem.line);
                    let line = egui::RichText::new(context.words.say(&line));
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                        ui.label(line.color(context.palette.muted));
                    });
                    let text = context.words.say(&problem.message);
                    ui.add(egui::Label::new(text).wrap());
                    ui.end_row();
                }
            });
        });
        let more = problems.len().saturating_sub(MOST);
        if more > 0 {
            ui.add_space(tokens::space::SMALL);
            ui.add(egui::Label::new(context.say_count(key::PROBLEMS_MORE, more)).wrap());
        }
        let mut closed = false;
        buttons_ui(ui, |ui| {
            closed = main_button(ui, context, &context.say(key::ANSWER_CLOSE), true)
        });
        closed
    });
    if closed || dismissed { Answer::Closed } else { Answer::Open }
}
