//! Units to be made one: which remains, how it is called, and with which ceiling.

use super::answer::Answer;
use super::ceilings::{Foreseen, carry_out};
use super::frame::modal;
use super::unit_choice::UnitChoice;
use crate::app::kit::field::{radio_ui, text_field_ui};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::app::panels::long_text::long_text_ui;
use crate::editor::{Document, ReshapeCommand};
use crate::model::{Authorised, Chart, Lists, UnitId, brief, full_name};
use crate::words::{Locale, MessageKey, key, message};

pub struct MergeUnitsDialog {
    /// In document order.
    units: Vec<UnitId>,
    /// Where only one was selected: with which it is merged.
    with: Option<UnitChoice>,
    heir: UnitId,
    pub name: String,
    /// The name that was proposed: one typed by hand stays when another unit is to remain.
    proposed: String,
    authorised: Option<Authorised>,
    foreseen: Foreseen<ReshapeCommand>,
}

impl MergeUnitsDialog {
    /// None if none of the units is of the chart in front.
    pub fn new(document: &Document, units: &[UnitId]) -> Option<Self> {
        let chart = document.chart()?;
        let in_order = chart.units_in_order().map(|key| &chart.unit(key).id);
        let units: Vec<UnitId> = in_order.filter(|id| units.contains(id)).cloned().collect();
        let heir = units.first()?.clone();
        let name = chart.unit_by_id(&heir)?.fields.name.clone();
        let with = (units.len() == 1).then(UnitChoice::default);
        let proposed = name.clone();
        let (authorised, foreseen) = (None, Foreseen::default());
        Some(Self { units, with, heir, name, proposed, authorised, foreseen })
    }

    /// Whether the name is another than was proposed.
    pub fn is_renamed(&self) -> bool {
        self.name != self.proposed
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let document = context.editor.document();
        let Some((document, chart)) = document.and_then(|it| Some((it, it.chart()?))) else {
            return Answer::Closed;
        };
        if self.units.iter().any(|unit| chart.unit_key(unit).is_none()) {
            return Answer::Closed;
        }
        let lists = &document.project().lists;
        let title = context.say(key::MERGE_UNITS_TITLE);
        let ((go, cancelled), dismissed) = modal(ctx, "merge-units", &title, 560.0, |ui| {
            ui.label(context.say(key::MERGE_UNITS_TEXT));
            ui.add_space(tokens::space::SMALL);
            if let Some(with) = &mut self.with {
                let own = chart.unit_key(&self.units[0]);
                ui.label(context.say(key::MERGE_UNITS_WITH));
                with.ui(ui, context, chart, |other| Some(other) != own);
            }
            let units = self.chosen();
            self.heir_ui(ui, context, chart, lists, &units);
            field_label_ui(ui, context, key::FIELD_NAME);
            if long_text_ui(ui, context, &mut self.name).is_none() {
                let edit = egui::TextEdit::singleline(&mut self.name);
                let edit = edit.desired_width(f32::INFINITY);
                let label = context.say(key::FIELD_NAME);
                let response = text_field_ui(ui, context.palette, edit);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label.clone())
                });
            }
            let authorised = self.authorised_ui(ui, context, chart, &units);
            let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let ready = units.len() > 1 && !name.is_empty();
            let command = ReshapeCommand::Merge {
                heir: self.heir.clone(),
                others: units.into_iter().filter(|unit| *unit != self.heir).collect(),
                name,
                authorised,
            };
            self.foreseen.decide_ui(ui, context, command, ready, key::ANSWER_MERGE_UNITS)
        });
        carry_out(context, go, cancelled || dismissed)
    }

    /// The units that become one.
    fn chosen(&self) -> Vec<UnitId> {
        let with = self.with.as_ref().and_then(|with| with.chosen.clone());
        self.units.iter().cloned().chain(with).collect()
    }

    /// Which remains.
    fn heir_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        chart: &Chart,
        lists: &Lists,
        units: &[UnitId],
    ) {
        if units.len() < 2 {
            return;
        }
        // The root stays.
        let root = &chart.unit(chart.root()).id;
        let has_root = units.contains(root);
        if has_root {
            self.heir.clone_from(root);
        } else if !units.contains(&self.heir) {
            self.heir.clone_from(&units[0]);
        }
        field_label_ui(ui, context, key::MERGE_UNITS_HEIR);
        let before = self.heir.clone();
        let scroll = egui::ScrollArea::vertical().max_height(120.0).auto_shrink([false, true]);
        scroll.id_salt("heirs").show(ui, |ui| {
            for id in units.iter().filter(|id| !has_root || *id == root) {
                let Some(unit) = chart.unit_by_id(id) else { continue };
                let name = brief(&full_name(lists, &unit.fields)).into_owned();
                radio_ui(ui, context.palette, &mut self.heir, id.clone(), name);
            }
        });
        let name = chart.unit_by_id(&self.heir).map(|unit| unit.fields.name.clone());
        if (self.heir != before || self.name == self.proposed)
            && let Some(name) = name
        {
            if self.name == self.proposed {
                self.name.clone_from(&name);
            }
            self.proposed = name;
        }
    }

    /// The ceiling of what remains: returns the one that is chosen.
    fn authorised_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        chart: &Chart,
        units: &[UnitId],
    ) -> Authorised {
        let choices = self.ceilings(context.words, chart, units);
        let first = choices[0].0;
        let is_offered = |it: &Authorised| choices.iter().any(|(choice, _)| choice == it);
        let mut chosen = self.authorised.filter(is_offered).unwrap_or(first);
        if choices.len() > 1 {
            field_label_ui(ui, context, key::FIELD_AUTHORISED);
            for (choice, label) in choices {
                radio_ui(ui, context.palette, &mut chosen, choice, label);
            }
        }
        self.authorised = (chosen != first).then_some(chosen);
        chosen
    }

    /// The ceilings that may be meant, the likeliest first: the sum of the figures, the heir's own,
    /// none of its own.
    fn ceilings(
        &self,
        words: Locale,
        chart: &Chart,
        units: &[UnitId],
    ) -> Vec<(Authorised, String)> {
        let of = |id: &UnitId| chart.unit_by_id(id).map(|unit| unit.fields.authorised);
        let figures: Vec<u32> = units.iter().filter_map(|id| of(id)?.posts()).collect();
        let mut choices = Vec::new();
        if !figures.is_empty() {
            let sum = figures.iter().fold(0, |sum: u32, posts| sum.saturating_add(*posts));
            let parts: Vec<String> = figures.iter().map(|it| words.number(*it)).collect();
            let text = match figures.len() {
                1 => words.number(sum),
                _ => format!("{} = {}", parts.join(" + "), words.number(sum)),
            };
            let label = words.say(&message!(key::CEILING_CHOICE_SUM, figure = text));
            choices.push((Authorised::Posts(sum), label));
        }
        let is_root = chart.unit_by_id(&self.heir).is_some_and(|unit| unit.parent().is_none());
        let inherit = if is_root { key::AUTHORISED_NONE } else { key::AUTHORISED_INHERIT };
        let own = match of(&self.heir).unwrap_or_default() {
            Authorised::Posts(posts) => {
                let own = message!(key::CEILING_CHOICE_OWN, posts);
                (Authorised::Posts(posts), words.say(&own))
            }
            Authorised::NotPrinted => {
                (Authorised::NotPrinted, words.get(key::AUTHORISED_NOT_PRINTED))
            }
            Authorised::Inherit => (Authorised::Inherit, words.get(inherit)),
        };
        for choice in [own, (Authorised::Inherit, words.get(inherit))] {
            if !choices.iter().any(|(known, _)| *known == choice.0) {
                choices.push(choice);
            }
        }
        choices
    }
}

/// The name of what follows.
pub(super) fn field_label_ui(ui: &mut egui::Ui, context: &Context, key: MessageKey) {
    ui.add_space(tokens::space::SMALL);
    ui.label(egui::RichText::new(context.say(key)).color(context.palette.muted));
}
