//! The variants of several tables put together: at once, or on a thread where that takes long.
//!
//! Knows nothing of how they are put together.

use std::sync::Arc;

use super::{Editor, Effect, Job, MergeCommand, MergeReport, Question, ShowEffect, failed};
use crate::compare::{
    Change, MergeError, Merged, Naming, Origins, Table, change_message, cost_of_merge, merge_while,
    open_conflict_message, traced,
};
use crate::edit::{Edit, StepKind};
use crate::export::Progress;
use crate::model::{Chart, ChartId, Project};
use crate::words::{key, message};

/// Variants to be put together.
#[derive(Clone, Debug)]
pub struct MergeRequest {
    pub project: Arc<Project>,
    /// Of the document that is to have the result.
    number: u64,
    base: ChartId,
    tables: Vec<ChartId>,
    /// Of the result.
    id: ChartId,
    label: String,
}

impl MergeRequest {
    /// What comes of it; none if the base is gone.
    fn merged(&self, progress: &Progress) -> Option<Result<Merged, MergeError>> {
        self.with_tables(|base, tables| {
            let (id, label) = (self.id.clone(), self.label.clone());
            let is_wanted = || !progress.is_cancelled();
            merge_while(base, &self.project.lists, tables, id, label, &is_wanted)
        })
    }

    fn with_tables<T>(&self, then: impl FnOnce(&Chart, &[Table]) -> T) -> Option<T> {
        let project = &self.project;
        let charts = self.tables.iter().filter_map(|id| project.chart(id));
        let base = project.chart(&self.base)?;
        let origins = Origins::of(project);
        let charts: Vec<_> = charts.map(|chart| traced(&origins, base, chart)).collect();
        let names = told_apart(charts.iter().map(|chart| chart.fields.label.as_str()));
        let lists = &project.lists;
        let tables = charts.iter().zip(&names).map(|(chart, name)| Table { name, chart, lists });
        Some(then(base, &tables.collect::<Vec<_>>()))
    }

    /// Puts them together: in time as much as the estimate says, and no more once `progress` is cancelled.
    pub fn run(self, progress: &Progress) -> MergeDone {
        let merged = self.merged(progress);
        MergeDone { request: self, merged }
    }
}

/// What came of putting variants together.
#[derive(Debug)]
pub struct MergeDone {
    request: MergeRequest,
    /// None if the base is gone.
    merged: Option<Result<Merged, MergeError>>,
}

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

/// Names as they are, those that come again with a number.
fn told_apart<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut given: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let mut free = std::iter::once(name.to_owned()).chain(numbered);
        given.extend(free.find(|name| !given.contains(name)));
    }
    given
}
