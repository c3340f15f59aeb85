//! What several selected units have in common; a change goes to all of them.

use std::collections::HashSet;

use super::form::figure_ui;
use super::unit;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Action, Document};
use crate::model::{Chart, UnitKey, brief, full_name};
use crate::words::key;

/// More names than these say little.
const MOST_NAMES: usize = 12;

pub fn units_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document, chart: &Chart) {
    let ids = &document.selection().units;
    let keys: Vec<UnitKey> = ids.iter().filter_map(|id| chart.unit_key(id)).collect();
    ui.heading(context.say_count(key::INSPECTOR_UNITS, keys.len()));
    let lists = &document.project().lists;
    for &key in keys.iter().take(MOST_NAMES) {
        let name = full_name(lists, &chart.unit(key).fields);
        let name = brief(&name);
        let text = egui::RichText::new(name.as_ref()).color(context.palette.muted);
        ui.add(egui::Label::new(text).truncate()).on_hover_text(name.as_ref());
    }
    if keys.len() > MOST_NAMES {
        ui.label(egui::RichText::new("…").color(context.palette.muted));
    }
    ui.add_space(tokens::space::SMALL);
    // A unit below another that is selected too is counted once.
    let below: HashSet<UnitKey> = keys.iter().flat_map(|&key| chart.units_below(key)).collect();
    let posts = |keys: &mut dyn Iterator<Item = UnitKey>| {
        keys.map(|key| chart.unit(key).posts().len()).sum::<usize>().to_string()
    };
    figure_ui(ui, &context.say(key::FIGURE_OWN), &posts(&mut keys.iter().copied()));
    figure_ui(ui, &context.say(key::FIGURE_TOTAL), &posts(&mut below.into_iter()));
    unit::kind_ui(ui, context, document, chart, ids);
    ui.add_space(tokens::space::MEDIUM);
    ui.horizontal(|ui| {
        context.action_button(ui, Action::MergeUnits);
        context.action_button(ui, Action::FoldBranch);
        context.action_button(ui, Action::Duplicate);
        context.action_button(ui, Action::Delete);
    });
}
