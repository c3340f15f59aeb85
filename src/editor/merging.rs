//! The variants of several tables put together: at once, or on a thread where that takes long.

use std::sync::Arc;

use super::{
    Editor, Effect, Job, MergeCommand, MergeDone, MergeReport, MergeRequest, Question, ShowEffect,
    failed,
};
use crate::compare::{
    Change, MergeError, Naming, change_message, cost_of_merge, open_conflict_message,
};
use crate::edit::{Edit, StepKind};
use crate::export::Progress;
use crate::model::{Chart, ChartId};
use crate::words::{key, message};

impl Editor {
    pub(super) fn handle_merge(&mut self, command: MergeCommand) -> Vec<Effect> {
        match command {
            MergeCommand::Make { base, tables } => self.merge(&base, &tables),
            MergeCommand::Done(done) => self.merged(*done),
        }
    }

    /// Puts variants together, beside the window where that takes long.
    fn merge(&mut self, base: &ChartId, tables: &[ChartId]) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let request = MergeRequest {
            project: Arc::new(document.project().clone()),
            number: document.number(),
            base: base.clone(),
            tables: tables.to_vec(),
            id: self.ids.next_id().into(),
            label: document.project().free_label(&self.locale.get(key::NEW_MERGED)),
        };
        let cost = request.with_tables(cost_of_merge);
        // What is refused is refused at once.
        if cost.is_some_and(|cost| cost.check().is_ok() && cost.time() > self.patience) {
            return vec![Effect::Make(Job::Merge(Box::new(request)))];
        }
        self.merged(request.run(&Progress::default()))
    }

    /// The variants put together are added; what conflicts is kept on the new chart.
    fn merged(&mut self, done: MergeDone) -> Vec<Effect> {
        let MergeDone { request, merged } = done;
        // Another project may be open meanwhile.
        let document = self.document.as_mut().filter(|it| it.number() == request.number);
        let (Some(document), Some(merged)) = (document, merged) else { return Vec::new() };
        if let Some(why) = document.why_read_only() {
            return failed(why);
        }
        let merged = match merged {
            Ok(merged) => merged,
            Err(MergeError::Cancelled) => return Vec::new(),
            Err(error) => return failed(error.message()),
        };
        let message = message!(
            key::MERGED,
            agreed = merged.agreed().count(),
            conflicts = merged.conflicts().len(),
            sided = merged.one_sided().count()
        );
        let agreed: Vec<Change> = merged.agreed().cloned().collect();
        let one_sided: Vec<Change> = merged.one_sided().cloned().collect();
        let edit = Edit::InsertChart { index: usize::MAX, chart: Box::new(merged.chart) };
        if let Err(refusal) = document.make(StepKind::Merge, edit) {
            return failed(refusal.message());
        }
        document.show(&request.id);
        let Some(chart) = document.chart() else { return Vec::new() };
        let charts: Vec<&Chart> =
            [chart].into_iter().chain(request.project.chart(&request.base)).collect();
        let naming = Naming { charts: &charts, lists: &[&document.project().lists] };
        let say =
            |changes: &[Change]| changes.iter().map(|it| change_message(it, naming)).collect();
        let conflicts = chart.fields.conflicts.iter();
        let report = MergeReport {
            agreed: say(&agreed),
            one_sided: say(&one_sided),
            conflicts: conflicts.map(|it| open_conflict_message(it, naming)).collect(),
        };
        document.merge_report = Some(report.clone());
        vec![
            Effect::Show(ShowEffect::Whole),
            Effect::Ask(Question::Merged(report)),
            document.made(message),
        ]
    }
}
