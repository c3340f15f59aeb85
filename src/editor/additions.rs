//! What several files hold, offered to be added to a project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::model::{ChartId, ChartRecord, Lists, Project};
use crate::words::{Message, key, message};

/// What several files hold, to be chosen from.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// In the order in which they were given.
    pub files: Vec<OfferedFile>,
}

/// A file with its charts.
#[derive(Clone, Debug)]
pub struct OfferedFile {
    /// Its name without what comes before it, nor the end that says its kind.
    pub name: String,
    pub(super) path: PathBuf,
    pub charts: Vec<OfferedChart>,
    /// How many snapshots it holds: they are not brought.
    pub snapshots: usize,
    /// Why nothing can be brought from it.
    pub problem: Option<Message>,
    pub(super) lists: Lists,
}

/// A chart that can be added.
#[derive(Clone, Debug)]
pub struct OfferedChart {
    /// What it is called in its file.
    pub label: String,
    pub posts: usize,
    /// The same is there already, under this name: it is not added twice.
    pub same_as: Option<String>,
    pub chosen: bool,
    pub(super) record: ChartRecord,
    pub(super) same: Option<Known>,
    /// Another of the files has the same: it is no file's own, and keeps its name.
    pub(super) is_shared: bool,
}

/// A chart that is there, or is offered: its file and its place there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    There(ChartId),
    Offered(usize, usize),
}

impl Additions {
    /// How many charts are chosen.
    pub fn count(&self) -> usize {
        let charts = self.files.iter().flat_map(|file| &file.charts);
        charts.filter(|chart| chart.chosen).count()
    }

    /// What the charts chosen would be called, by their file and their place there: by their file's name,
    /// with their own where it gives several.
    pub fn names(&self, project: Option<&Project>) -> BTreeMap<(usize, usize), String> {
        let charts = project.into_iter().flat_map(|project| &project.charts);
        let mut taken: BTreeSet<String> = charts.map(|chart| chart.fields.label.clone()).collect();
        let mut names = BTreeMap::new();
        for (of, file) in self.files.iter().enumerate() {
            let is_own = |it: &&OfferedChart| it.chosen && !it.is_shared;
            let several = file.charts.iter().filter(is_own).count() > 1;
            for (at, chart) in file.charts.iter().enumerate().filter(|(_, it)| it.chosen) {
                let wanted = match (chart.is_shared, several) {
                    (true, _) => chart.label.clone(),
                    (false, false) => file.name.clone(),
                    (false, true) => format!("{} – {}", file.name, chart.label),
                };
                let numbered = (2..).map(|number| format!("{wanted} {number}"));
                let mut free = std::iter::once(wanted.clone()).chain(numbered);
                let name = free.find(|name| !taken.contains(name)).expect("numbers do not end");
                taken.insert(name.clone());
                names.insert((of, at), name);
            }
        }
        names
    }

    /// What is not brought, and why; none if everything is.
    pub(super) fn left_out(&self) -> Option<Message> {
        let charts = self.files.iter().flat_map(|file| &file.charts);
        let same = charts.filter(|chart| chart.same_as.is_some()).count();
        let same = (same > 0).then(|| message!(key::ADD_CHARTS_SAME, count = same));
        let problems = self.files.iter().filter_map(|file| {
            let why = file.problem.clone()?;
            Some(message!(key::ADD_CHARTS_UNREAD, name = file.name.as_str(), why))
        });
        same.into_iter()
            .chain(problems)
            .reduce(|first, second| message!(key::ADD_CHARTS_AND, first, second))
    }
}
