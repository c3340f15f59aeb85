//! The variants of several tables, as they are put together: in this thread, or in another where that
//! takes long.

use std::sync::Arc;

use crate::compare::{MergeError, Merged, Origins, TableChart, merge_while, traced};
use crate::export::Progress;
use crate::model::{Chart, ChartId, Project};

/// Variants to be put together.
#[derive(Clone, Debug)]
pub struct MergeRequest {
    pub project: Arc<Project>,
    /// Of the document that is to have the result.
    pub(super) number: u64,
    pub(super) base: ChartId,
    pub(super) tables: Vec<ChartId>,
    /// Of the result.
    pub(super) id: ChartId,
    pub(super) label: String,
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

    pub(super) fn with_tables<T>(
        &self,
        then: impl FnOnce(&Chart, &[TableChart]) -> T,
    ) -> Option<T> {
        let project = &self.project;
        let charts = self.tables.iter().filter_map(|id| project.chart(id));
        let base = project.chart(&self.base)?;
        let origins = Origins::of(project);
        let charts: Vec<_> = charts.map(|chart| traced(&origins, base, chart)).collect();
        let names = told_apart(charts.iter().map(|chart| chart.fields.label.as_str()));
        let lists = &project.lists;
        let tables =
            charts.iter().zip(&names).map(|(chart, name)| TableChart { name, chart, lists });
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
    pub(super) request: MergeRequest,
    /// None if the base is gone.
    pub(super) merged: Option<Result<Merged, MergeError>>,
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
