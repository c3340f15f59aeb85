//! Editing where one looks: a field over the line or the name on the chart.

use super::canvas::Target;
use super::panels::Context;
use crate::editor::{Command, PostChange, UnitChange};

/// A field over `target` until Enter, Esc or a press elsewhere.
pub struct InPlace {
    target: Target,
    text: String,
    original: String,
    fresh: bool,
}

impl InPlace {
    /// None if the chart in front has no such target.
    pub fn new(target: Target, context: &Context) -> Option<Self> {
        let chart = context.editor.document()?.chart()?;
        let text = match &target {
            Target::Unit(unit) => chart.unit_by_id(unit)?.fields.name.clone(),
            Target::Line { posts, .. } => {
                chart.post_by_id(posts.first()?)?.fields.title.text().to_owned()
            }
        };
        Some(Self { target, original: text.clone(), text, fresh: true })
    }

    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Returns whether the field stays.
    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context, over: egui::Rect) -> bool {
        let id = egui::Id::new("edit-in-place");
        let width = over.width().max(220.0);
        let mut stays = true;
        egui::Area::new(id).order(egui::Order::Foreground).fixed_pos(over.min).show(ctx, |ui| {
            egui::Frame::new()
                .fill(context.palette.surface)
                .stroke((2.0, context.palette.accent))
                .corner_radius(4.0)
                .show(ui, |ui| {
                    let edit = egui::TextEdit::singleline(&mut self.text)
                        .id(id.with("text"))
                        .desired_width(width - 12.0)
                        .margin(egui::Margin::symmetric(6, 4))
                        .frame(egui::Frame::NONE);
                    let mut output = edit.show(ui);
                    if self.fresh {
                        self.fresh = false;
                        output.response.request_focus();
                        let whole = egui::text::CCursorRange::two(
                            egui::text::CCursor::new(0),
                            egui::text::CCursor::new(self.text.chars().count()),
                        );
                        output.state.cursor.set_char_range(Some(whole));
                        output.state.store(ui.ctx(), output.response.id);
                    } else if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                        stays = false;
                    } else if !output.response.has_focus() {
                        stays = false;
                        context.commands.extend(self.change());
                    }
                });
        });
        stays
    }

    /// The change that the text asks for; none where it is as before, or empty.
    fn change(&self) -> Option<Command> {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text == self.original {
            return None;
        }
        Some(match &self.target {
            Target::Unit(unit) => {
                Command::ChangeUnit { unit: unit.clone(), change: UnitChange::Name(text) }
            }
            Target::Line { posts, .. } => {
                Command::ChangePosts { posts: posts.clone(), change: PostChange::Title(text) }
            }
        })
    }
}
