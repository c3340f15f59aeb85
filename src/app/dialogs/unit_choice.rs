//! A unit chosen by its name.

use crate::app::kit::field::text_field_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::model::{Chart, UnitId, UnitKey, Wanted, brief};
use crate::words::key;

/// A unit chosen among those of a chart, found by typing a part of its name.
#[derive(Default)]
pub struct UnitChoice {
    search: String,
    pub chosen: Option<UnitId>,
}

impl UnitChoice {
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        chart: &Chart,
        allowed: impl Fn(UnitKey) -> bool,
    ) {
        let hint = context.say(key::UNIT_SEARCH);
        let edit = egui::TextEdit::singleline(&mut self.search);
        text_field_ui(ui, context.palette, edit.hint_text(&hint).desired_width(f32::INFINITY));
        let wanted = Wanted::new(&self.search);
        let mut near: Vec<(usize, UnitKey)> = chart
            .units_in_order()
            .filter(|&key| allowed(key))
            .filter_map(|key| Some((wanted.distance(&chart.unit(key).fields.name)?, key)))
            .collect();
        if !wanted.is_empty() {
            // Without its hierarchy, a list is read by its names.
            let name = |key: UnitKey| &chart.unit(key).fields.name;
            near.sort_by(|&(far, a), &(further, b)| {
                far.cmp(&further).then_with(|| context.words.order(name(a), name(b)))
            });
        }
        let found: Vec<UnitKey> = near.into_iter().map(|(_, key)| key).collect();
        let row_height = ui.spacing().interact_size.y;
        egui::Frame::new().stroke((1.0, context.palette.border)).show(ui, |ui| {
            egui::ScrollArea::vertical()
                .max_height(190.0)
                .min_scrolled_height(120.0)
                .auto_shrink([false, true])
                .show_rows(ui, row_height, found.len(), |ui, range| {
                    for &key in &found[range] {
                        let unit = chart.unit(key);
                        let depth =
                            if self.search.is_empty() { chart.path(key).len() - 1 } else { 0 };
                        let chosen = self.chosen.as_ref() == Some(&unit.id);
                        ui.horizontal(|ui| {
                            ui.add_space(tokens::space::SMALL + depth as f32 * 12.0);
                            let label =
                                egui::Button::selectable(chosen, brief(&unit.fields.name).as_ref());
                            let label = label.truncate();
                            if ui.add(label).clicked() {
                                self.chosen = Some(unit.id.clone());
                            }
                        });
                    }
                });
        });
    }
}
