//! Before a unit that holds something is deleted: where its posts go.

use super::answer::Answer;
use super::ceilings::Foreseen;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use super::unit_choice::UnitChoice;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::edit::compose::UnitFate;
use crate::editor::{ChangeCommand, Command, UnitCommand};
use crate::model::{Chart, UnitId, UnitKey, brief};
use crate::words::{key, message};

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    ToParent,
    Elsewhere,
    ToBench,
    Deleted,
}

pub struct UnitFateDialog {
    unit: UnitId,
    fate: Fate,
    elsewhere: UnitChoice,
    foreseen: Foreseen<UnitFate>,
}

impl UnitFateDialog {
    /// None if the unit is not of the chart, or is its root.
    pub fn new(chart: &Chart, unit: UnitId) -> Option<Self> {
        chart.unit_by_id(&unit)?.parent()?;
        let (elsewhere, foreseen) = (UnitChoice::default(), Foreseen::default());
        Some(Self { unit, fate: Fate::ToParent, elsewhere, foreseen })
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let document = context.editor.document();
        let Some(chart) = document.and_then(|document| document.chart()) else {
            return Answer::Closed;
        };
        let Some(key) = chart.unit_key(&self.unit) else { return Answer::Closed };
        let unit = chart.unit(key);
        if unit.parent().is_none() {
            return Answer::Closed;
        }
        let text = message!(
            key::UNIT_FATE_TEXT,
            own = unit.posts().len(),
            units = chart.units_below(key).count() - 1
        );
        let title = message!(key::UNIT_FATE_TITLE, name = brief(&unit.fields.name).into_owned());
        let title = context.words.say(&title);
        let ((fate, cancelled), dismissed) = modal(ctx, "unit-fate", &title, 520.0, |ui| {
            ui.label(context.words.say(&text));
            ui.add_space(tokens::space::SMALL);
            let fate = self.fates_ui(ui, context, chart, key);
            let ready = fate.as_ref().is_some_and(|fate| {
                self.foreseen.ui(ui, context, fate.clone(), |fate| {
                    ChangeCommand::Units(UnitCommand::Delete {
                        unit: self.unit.clone(),
                        fate: fate.clone(),
                    })
                })
            });
            let mut answer = (None, false);
            buttons_ui(ui, |ui| {
                let go = main_button(ui, context, &context.say(key::ANSWER_DELETE), ready);
                answer.0 = fate.filter(|_| go);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        let go = fate.is_some();
        if let Some(fate) = fate {
            context.ask(Command::Change(ChangeCommand::Units(UnitCommand::Delete {
                unit: self.unit.clone(),
                fate,
            })));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// What can become of the posts; what was chosen.
    fn fates_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        chart: &Chart,
        key: UnitKey,
    ) -> Option<UnitFate> {
        let parent = chart.unit(chart.unit(key).parent()?);
        let total = chart.units_below(key).map(|key| chart.unit(key).posts().len()).sum::<usize>();
        let to_parent =
            message!(key::UNIT_FATE_TO_PARENT, name = brief(&parent.fields.name).into_owned());
        let deleted = message!(key::UNIT_FATE_DELETED, posts = total);
        ui.radio_value(&mut self.fate, Fate::ToParent, context.words.say(&to_parent));
        ui.radio_value(&mut self.fate, Fate::Elsewhere, context.say(key::UNIT_FATE_ELSEWHERE));
        if self.fate == Fate::Elsewhere {
            self.elsewhere.ui(ui, context, chart, |other| other != key);
        }
        ui.radio_value(&mut self.fate, Fate::ToBench, context.say(key::UNIT_FATE_TO_BENCH));
        ui.radio_value(&mut self.fate, Fate::Deleted, context.words.say(&deleted));
        let to = |posts_to: UnitId| UnitFate::Dissolved { posts_to };
        match self.fate {
            Fate::ToParent => Some(to(parent.id.clone())),
            Fate::Elsewhere => self.elsewhere.chosen.clone().map(to),
            Fate::ToBench => Some(to(UnitId::bench())),
            Fate::Deleted => Some(UnitFate::WithEverything),
        }
    }
}
