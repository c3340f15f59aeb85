//! The panel at the right: every field of what is selected, or the figures of the chart.

mod chart;
mod draft;
mod evidence;
mod form;
mod nature;
pub mod posts;
pub mod unit;
mod units;

use super::{Context, comments};
use crate::app::kit::{focus, tokens};
pub use draft::{Drafts, why_unusable};
pub use form::Mixed;
pub use nature::nature_ui;

pub fn inspector_ui(ui: &mut egui::Ui, context: &mut Context, drafts: &mut Drafts) {
    let Some(document) = context.editor.document() else { return };
    let Some(chart) = document.chart() else { return };
    let selection = document.selection();
    drafts.follow(document, context.commands);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(tokens::space::SMALL);
        ui.add_enabled_ui(document.is_editable(), |ui| {
            if !selection.posts.is_empty() {
                posts::posts_ui(ui, context, drafts, document, chart);
            } else if selection.units.len() > 1 {
                units::units_ui(ui, context, document, chart);
            } else if let Some(unit) = selection.units.last() {
                unit::unit_ui(ui, context, drafts, document, chart, unit);
            } else {
                chart::chart_ui(ui, context, document, chart);
            }
        });
        if let Some(evidence) = document.selected_evidence() {
            evidence::evidence_ui(ui, context, evidence);
        }
        if document.commented().is_some() {
            comments::selected_ui(ui, context, document, chart);
        }
        ui.add_space(tokens::space::LARGE);
        focus::keep_in_sight(ui);
    });
}
