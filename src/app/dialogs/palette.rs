//! Anything that can be done now, by its name; and the charts and units to go to.

use super::answer::Answer;
use super::found::FoundDialog;
use crate::app::kit::picker::{Found, Picker};
use crate::app::panels::{Context, menu, shortcut_text};
use crate::editor::{Action, Command, Selection, ShowCommand};
use crate::model::{ChartId, UnitId, Wanted, brief, full_name};
use crate::words::key;

pub struct PaletteDialog {
    picker: Picker,
    entries: Vec<Entry>,
}

/// Something that can be asked for.
struct Entry {
    leads_to: LeadsTo,
    found: Found,
}

#[derive(Clone)]
enum LeadsTo {
    Action(Action),
    Chart(ChartId),
    Unit(ChartId, UnitId),
}

impl PaletteDialog {
    /// What can be done as things stand.
    pub fn new(context: &Context) -> Self {
        let mut entries = Vec::new();
        for (group, actions) in menu::groups() {
            let group = context.say(group);
            let enabled = actions
                .into_iter()
                .filter(|&action| action != Action::Palette && context.editor.is_enabled(action));
            entries.extend(enabled.map(|action| {
                let keys = action.shortcut().map(|it| shortcut_text(it, context.words));
                let found = Found {
                    text: context.action_label(action),
                    detail: group.clone(),
                    keys: keys.unwrap_or_default(),
                    depth: 0,
                };
                Entry { leads_to: LeadsTo::Action(action), found }
            }));
        }
        entries.extend(places(context));
        Self { picker: Picker::default(), entries }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let title = context.say(key::PALETTE_TITLE);
        let wanted = Wanted::new(self.picker.typed());
        let mut near: Vec<(usize, &Entry)> = self
            .entries
            .iter()
            .filter_map(|entry| Some((wanted.distance(&entry.found.text)?, entry)))
            .collect();
        near.sort_by_key(|(distance, _)| *distance);
        let found: Vec<Found> = near.iter().map(|(_, entry)| entry.found.clone()).collect();
        let dialog = FoundDialog {
            id: "palette",
            title: &title,
            hint: key::PALETTE_HINT,
            none: key::PALETTE_NONE,
            height: 392.0,
        };
        let (taken, dismissed) = dialog.ui(ctx, context, &mut self.picker, &found, |_| {});
        // The key that opened it closes it.
        let again = |input: &mut egui::InputState| {
            input.consume_key(egui::Modifiers::COMMAND, egui::Key::K)
        };
        let dismissed = dismissed || ctx.input_mut(again);
        let leads_to = taken.map(|index| near[index].1.leads_to.clone());
        match leads_to {
            Some(LeadsTo::Action(action)) => context.ask(Command::Act(action)),
            Some(LeadsTo::Chart(chart)) => context.ask(Command::Show(ShowCommand::Chart(chart))),
            Some(LeadsTo::Unit(chart, unit)) => {
                context.ask(Command::Show(ShowCommand::At {
                    chart,
                    selection: Selection::unit(unit),
                }));
            }
            None if dismissed => {}
            None => return Answer::Open,
        }
        Answer::Closed
    }
}

/// The charts, and the units of the one in front.
fn places(context: &Context) -> Vec<Entry> {
    let Some(document) = context.editor.document() else { return Vec::new() };
    let project = document.project();
    let charts = project.charts.iter().map(|chart| Entry {
        leads_to: LeadsTo::Chart(chart.id.clone()),
        found: Found {
            text: brief(&chart.fields.label).into_owned(),
            detail: context.say(key::PALETTE_CHART),
            ..Found::default()
        },
    });
    let units = document.chart().into_iter().flat_map(|chart| {
        chart.units_in_order().map(|key| {
            let unit = chart.unit(key);
            Entry {
                leads_to: LeadsTo::Unit(chart.id.clone(), unit.id.clone()),
                found: Found {
                    text: brief(&full_name(&project.lists, &unit.fields)).into_owned(),
                    detail: context.say(key::PALETTE_UNIT),
                    ..Found::default()
                },
            }
        })
    });
    charts.chain(units).collect()
}
