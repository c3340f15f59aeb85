//! A question answered by typing a part of a name and taking one of the things found.

use crate::app::kit::picker::{Found, Picker};
use crate::app::kit::tokens::space;
use crate::app::panels::Context;
use crate::words::MessageKey;

/// How such a question looks; the words by their keys.
pub(super) struct FoundDialog<'a> {
    pub id: &'static str,
    pub title: &'a str,
    /// In the empty field.
    pub hint: MessageKey,
    /// Where nothing is found.
    pub none: MessageKey,
    /// Of the list, in logical pixels.
    pub height: f32,
}

impl FoundDialog<'_> {
    const WIDTH: f32 = 620.0;
    /// Between the top of the window and the dialog: it stays where it is whatever is found.
    const TOP: f32 = 72.0;

    /// `above` is drawn over the field. Returns the place of what was taken among `found`, and whether
    /// the question was dismissed.
    pub(super) fn ui(
        &self,
        ctx: &egui::Context,
        context: &Context,
        picker: &mut Picker,
        found: &[Found],
        above: impl FnOnce(&mut egui::Ui),
    ) -> (Option<usize>, bool) {
        let window = ctx.content_rect().size() - egui::Vec2::splat(2.0 * space::WIDE);
        let id = egui::Id::new(self.id);
        let area = egui::Modal::default_area(id)
            .anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, Self::TOP));
        let frame = egui::Frame::window(&ctx.style_of(ctx.theme())).inner_margin(space::LARGE);
        let shown = egui::Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(Self::WIDTH.min(window.x));
            ui.heading(self.title);
            ui.add_space(space::SMALL);
            above(ui);
            ui.add_space(space::TIGHT);
            picker.field_ui(ui, context.palette, &context.say(self.hint));
            ui.add_space(space::SMALL);
            let room = window.y - Self::TOP - 96.0;
            let height = self.height.min(room.max(96.0));
            let size = egui::vec2(ui.available_width(), height);
            let layout = egui::Layout::top_down(egui::Align::Min);
            let list = ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_size(size);
                if found.is_empty() {
                    ui.label(
                        egui::RichText::new(context.say(self.none)).color(context.palette.muted),
                    );
                }
                picker.list_ui(ui, context.palette, height, found)
            });
            super::frame::tell(ui, self.title);
            list.inner
        });
        (shown.inner, shown.should_close())
    }
}
