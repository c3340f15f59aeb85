//! Changes of whole charts, and the actions that ask for them.

use super::composed::{Change, ComposedChange};
use super::units;
use crate::edit::{Edit, Refusal, StepKind, compose, links, settle, snapshots};
use crate::editor::{ChangeCommand, ChartCommand, Document, Editor, Effect, Question};
use crate::model::{ChartFields, ChartId, Role};
use crate::words::{key, message};

impl Editor {
    pub(super) fn compose_charts(&mut self, command: ChartCommand) -> ComposedChange {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        Ok(Some(match command {
            ChartCommand::Add => {
                let label = project.free_label(&self.locale.get(key::NEW_CHART));
                let root = units::new_fields(&project.lists, None, &self.locale.get(key::NEW_ROOT));
                let (edit, _) = compose::add_chart(ChartFields::new(label), root, &mut *self.ids);
                Change::new(StepKind::AddChart, edit)
            }
            ChartCommand::Duplicate(chart) => {
                let Some(found) = project.chart(&chart) else { return Ok(None) };
                let copy = message!(key::COPY_OF, label = found.fields.label.as_str());
                let label = project.free_label(&self.locale.say(&copy));
                let (edit, _) =
                    compose::duplicate_chart(project, &chart, label, None, &mut *self.ids)?;
                Change::new(StepKind::DuplicateChart, edit)
            }
            ChartCommand::MakeVariant(chart) => {
                let label = project.free_label(&self.locale.get(key::NEW_VARIANT));
                let (edit, _) = links::make_variant(project, &chart, label, &mut *self.ids)?;
                Change::new(StepKind::MakeVariant, edit)
            }
            ChartCommand::MakeTarget { base, is_source } => {
                Change::new(StepKind::MakeTarget, self.target_of(&base, is_source)?)
            }
            ChartCommand::Set { chart, fields } => {
                Change::new(StepKind::SetChart, Edit::SetChart { chart, fields: *fields })
            }
            ChartCommand::Move { chart, index } => {
                Change::new(StepKind::MoveChart, Edit::MoveChart { chart, index })
            }
            ChartCommand::Attach { chart, into, parent } => {
                let edit = Edit::AttachChart { chart, into, parent, index: usize::MAX };
                Change::new(StepKind::AttachChart, edit)
            }
            ChartCommand::Delete(chart) => {
                Change::new(StepKind::DeleteChart, compose::remove_chart(project, &chart)?)
            }
            ChartCommand::Accept { variant, into } => {
                let name = project.chart(&variant).map(|it| it.fields.label.clone());
                let edit = match into {
                    Some(into) => snapshots::stand_as(project, &variant, &into)?,
                    None => {
                        let label = project.free_label(&self.locale.get(key::NEW_ACCEPTED));
                        links::make_variant(project, &variant, label, &mut *self.ids)?.0
                    }
                };
                Change::new(StepKind::Accept(name.unwrap_or_default()), edit)
            }
            ChartCommand::Settle { place, choice } => {
                let Some(chart) = document.chart() else { return Ok(None) };
                let edit = settle::settle(project, &chart.id, place, choice)?;
                Change::new(StepKind::Settle, edit)
            }
        }))
    }

    /// The edit that makes a target of `base`, which becomes the source with it if `is_source`.
    fn target_of(&mut self, base: &ChartId, is_source: bool) -> Result<Edit, Refusal> {
        let document = self.document.as_ref().ok_or_else(|| Refusal::UnknownChart(base.clone()))?;
        let project = document.project();
        let label = project.free_label(&self.locale.get(key::NEW_TARGET));
        let (made, _) = links::make_target(project, base, label, &mut *self.ids)?;
        let found = project.chart(base).filter(|_| is_source);
        Ok(match found {
            Some(found) => {
                let fields = ChartFields { role: Some(Role::Source), ..found.fields.clone() };
                Edit::Batch(vec![Edit::SetChart { chart: base.clone(), fields }, made])
            }
            None => made,
        })
    }

    fn front(&self) -> Option<ChartId> {
        self.document.as_ref().and_then(Document::chart).map(|chart| chart.id.clone())
    }

    fn change_front(&mut self, command: impl FnOnce(ChartId) -> ChartCommand) -> Vec<Effect> {
        let front = self.front();
        front.map(|it| self.change(ChangeCommand::Charts(command(it)))).unwrap_or_default()
    }

    pub(in crate::editor) fn add_chart(&mut self) -> Vec<Effect> {
        self.change(ChangeCommand::Charts(ChartCommand::Add))
    }

    pub(in crate::editor) fn duplicate_chart(&mut self) -> Vec<Effect> {
        self.change_front(ChartCommand::Duplicate)
    }

    pub(in crate::editor) fn make_variant(&mut self) -> Vec<Effect> {
        self.change_front(ChartCommand::MakeVariant)
    }

    /// Asks first whether a chart in front that has no role is the source of the target to be made of it.
    pub(in crate::editor) fn make_target(&mut self) -> Vec<Effect> {
        let chart = self.document.as_ref().and_then(Document::chart);
        match chart.filter(|chart| chart.fields.role.is_none()) {
            Some(chart) => vec![Effect::Ask(Question::IsSource(chart.id.clone()))],
            None => self.change_front(|base| ChartCommand::MakeTarget { base, is_source: false }),
        }
    }

    /// Asks something of the chart in front.
    pub(in crate::editor) fn ask_of_chart(&self, question: fn(ChartId) -> Question) -> Vec<Effect> {
        self.front().map(|chart| Effect::Ask(question(chart))).into_iter().collect()
    }
}
