//! A field to type in and what it finds below: arrows choose, Enter takes, as does a press.

use std::ops::Range;

use egui::{Align2, Key, Modifiers, Sense, TextEdit, Ui, WidgetInfo, WidgetType, accesskit, vec2};

use super::field::text_field_ui;
use super::tokens::{self, Palette, space};
use super::{fonts, tokens::text};
use crate::scene::Weight;

/// One thing found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub text: String,
    /// After the text, less loud: where it is. May be empty.
    pub detail: String,
    /// At the right end: its keys. May be empty.
    pub keys: String,
    /// Under how many others it stands.
    pub depth: usize,
}

/// What is typed, and which of the things found is chosen.
#[derive(Debug, Default)]
pub struct Picker {
    typed: String,
    chosen: usize,
    /// The arrow or page keys pressed in this frame, in rows.
    steps: isize,
    entered: bool,
    /// The rows last in sight.
    visible: Range<usize>,
    /// The field has had the keyboard.
    is_open: bool,
    field: Option<egui::Id>,
}

impl Picker {
    const ROW: f32 = 28.0;
    /// A page, in rows.
    const PAGE: isize = 8;

    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The field, which has the keyboard from the first frame.
    pub fn field_ui(&mut self, ui: &mut Ui, palette: &Palette, hint: &str) {
        (self.steps, self.entered) = ui.input_mut(|input| {
            let mut steps = 0;
            for (key, step) in [
                (Key::ArrowUp, -1),
                (Key::ArrowDown, 1),
                (Key::PageUp, -Self::PAGE),
                (Key::PageDown, Self::PAGE),
            ] {
                let times = input.count_and_consume_key(Modifiers::NONE, key);
                steps += step * isize::try_from(times).unwrap_or_default();
            }
            (steps, false)
        });
        let edit = TextEdit::singleline(&mut self.typed).hint_text(hint);
        let edit = edit.desired_width(f32::INFINITY).return_key(None);
        let response = text_field_ui(ui, palette, edit);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, hint));
        if !std::mem::replace(&mut self.is_open, true) {
            response.request_focus();
        }
        if response.changed() {
            self.chosen = 0;
            self.visible = 0..0;
        }
        self.entered = response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        self.field = Some(response.id);
    }

    /// What is found, in a list of a fixed height. Returns the place of what was taken.
    pub fn list_ui(
        &mut self,
        ui: &mut Ui,
        palette: &Palette,
        height: f32,
        found: &[Found],
    ) -> Option<usize> {
        let last = found.len().checked_sub(1)?;
        self.chosen = self.chosen.saturating_add_signed(self.steps).min(last);
        let mut taken = self.entered.then_some(self.chosen);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = egui::ScrollArea::vertical().auto_shrink(false).max_height(height);
        let in_sight = self.visible.start..self.visible.end.saturating_sub(1);
        if !in_sight.contains(&self.chosen) && (self.steps != 0 || self.visible.is_empty()) {
            let top = self.chosen as f32 * Self::ROW;
            let offset = if self.chosen < in_sight.end { top } else { top + Self::ROW - height };
            scroll = scroll.vertical_scroll_offset(offset.max(0.0));
        }
        scroll.show_rows(ui, Self::ROW, found.len(), |ui, range| {
            self.visible = range.clone();
            for index in range {
                if self.row_ui(ui, palette, index, &found[index]) {
                    taken = Some(index);
                }
            }
        });
        taken
    }

    fn row_ui(&self, ui: &mut Ui, palette: &Palette, index: usize, found: &Found) -> bool {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Self::ROW));
        let id = ui.id().with(("found", index));
        // The field keeps the keyboard: Tab does not stop at each row.
        let response = ui.interact(rect, id, Sense::CLICK);
        let chosen = index == self.chosen;
        response.widget_info(|| {
            let named = [found.text.as_str(), &found.detail, &found.keys];
            let named: Vec<&str> = named.into_iter().filter(|it| !it.is_empty()).collect();
            WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, named.join(", "))
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::ListBoxOption);
            node.set_selected(chosen);
        });
        if let Some(field) = self.field.filter(|_| chosen) {
            ui.ctx().accesskit_node_builder(field, |node| {
                node.set_active_descendant(id.accesskit_id());
            });
        }
        if chosen {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hover);
        }
        let inside = rect.shrink2(vec2(space::SMALL, 0.0));
        let (middle, small) = (inside.center().y, fonts::font(Weight::Regular, text::SMALL));
        let keys = ui.painter().text(
            inside.right_center(),
            Align2::RIGHT_CENTER,
            &found.keys,
            small.clone(),
            palette.muted,
        );
        let left = inside.left() + found.depth as f32 * space::LARGE;
        let room = keys.left() - space::MEDIUM;
        let put = |at: f32, words: &str, font: egui::FontId, color: egui::Color32| {
            let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, color);
            job.wrap = egui::text::TextWrapping::truncate_at_width((room - at).max(8.0));
            let galley = ui.painter().layout_job(job);
            let end = at + galley.size().x;
            let top = middle - galley.size().y / 2.0;
            ui.painter().galley(egui::pos2(at, top), galley, color);
            end
        };
        let body = fonts::font(Weight::Regular, text::BODY);
        let end = put(left, &found.text, body, palette.text) + space::SMALL;
        if !found.detail.is_empty() && end + space::VAST < room {
            put(end, &found.detail, small, palette.muted);
        }
        response.clicked()
    }
}
