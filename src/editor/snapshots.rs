//! Snapshots: a chart kept as it stands under a name, to go back to and to compare.

use super::change::Change;
use super::{Document, Editor, Effect, ShowEffect, SnapshotCommand};
use crate::edit::{Refusal, StepKind, snapshots};
use crate::model::{Chart, ChartId};

impl Document {
    /// The snapshots of the project, those of the chart in front first, the latest before the others.
    pub fn snapshots(&self) -> Vec<&Chart> {
        let front = self.chart().map(|chart| &chart.id);
        let mut found: Vec<&Chart> = self.project().snapshots.iter().rev().collect();
        found.sort_by_key(|snapshot| snapshot.fields.snapshot_of.as_ref() != front);
        found
    }

    /// The chart of which `snapshot` is one, unless it is gone.
    pub fn chart_of(&self, snapshot: &Chart) -> Option<&Chart> {
        self.project().chart(snapshot.fields.snapshot_of.as_ref()?)
    }
}

impl Editor {
    /// The change that `command` asks for; none if it would change nothing.
    pub(super) fn compose_snapshot(
        &mut self,
        command: SnapshotCommand,
    ) -> Result<Option<Change>, Refusal> {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        let label_of = |id: &ChartId| project.snapshot(id).map(|it| it.fields.label.as_str());
        let name = |id: &ChartId| label_of(id).unwrap_or("").to_owned();
        let change = match command {
            SnapshotCommand::Take(label) => {
                let (Some(chart), false) = (document.chart(), label.trim().is_empty()) else {
                    return Ok(None);
                };
                let label = label.trim().to_owned();
                let step = StepKind::TakeSnapshot(label.clone());
                Change::new(step, snapshots::take(project, &chart.id, label, &mut *self.ids)?.0)
            }
            SnapshotCommand::Rename { snapshot, label } => {
                let label = label.trim().to_owned();
                if label.is_empty() || label_of(&snapshot) == Some(&label) {
                    return Ok(None);
                }
                let step = StepKind::RenameSnapshot(name(&snapshot));
                Change::new(step, snapshots::rename(project, &snapshot, label)?)
            }
            SnapshotCommand::GoBack(snapshot) => {
                let step = StepKind::GoBack(name(&snapshot));
                Change::new(step, snapshots::go_back(project, &snapshot)?)
            }
            SnapshotCommand::AsVariant(snapshot) => {
                let label = project.free_label(label_of(&snapshot).unwrap_or(""));
                let step = StepKind::SnapshotVariant(name(&snapshot));
                let made = snapshots::as_variant(project, &snapshot, label, &mut *self.ids)?;
                Change::new(step, made.0)
            }
            SnapshotCommand::Delete(snapshot) => {
                let step = StepKind::DeleteSnapshot(name(&snapshot));
                Change::new(step, crate::edit::Edit::RemoveSnapshot { snapshot })
            }
        };
        Ok(Some(change))
    }

    /// Brings a snapshot's chart to the front, with what has changed in it since.
    pub(super) fn compare_snapshot(&mut self, snapshot: &ChartId) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let found = document.project().snapshot(snapshot);
        let Some(chart) = found.and_then(|it| document.chart_of(it)) else { return Vec::new() };
        let chart = chart.id.clone();
        document.compare(snapshot.clone(), chart.clone());
        document.show(&chart);
        vec![Effect::Show(ShowEffect::Movements), Effect::Show(ShowEffect::Whole)]
    }
}
