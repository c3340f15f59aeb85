//! What readers of files share: the lines they read, what they find in them, and what they doubt.

pub(in crate::format) mod columns;
pub(in crate::format) mod draft;
mod laying;
pub(in crate::format) mod marks;
pub(in crate::format) mod phrases;
pub(in crate::format) mod post;
mod problem;
pub(in crate::format) mod records;
pub(in crate::format) mod same_ids;
mod source;
pub(in crate::format) mod vocabulary;

pub use columns::{Meaning, State};
pub(in crate::format) use laying::Laying;
pub use problem::{Doubt, DoubtKind, LINES_MAX, Problem, Unreadable};
pub use source::{Given, Place, Source, SourceLine};

use crate::model::{Chart, Project, printable};

/// What a line was taken for; of several things side by side, the last of this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineUse {
    Blank,
    /// What stands on the page beside the chart: its block, its figures, page numbers.
    Furniture,
    /// The name of a unit, or a part of it.
    Unit,
    /// Posts, or a part of their line.
    Post,
    /// Nothing of this: a problem says so.
    Problem,
}

/// What was read in a file.
#[derive(Clone, Debug)]
pub struct Report {
    pub project: Project,
    /// In the order of their lines.
    pub problems: Vec<Problem>,
    /// The file as it was read.
    pub source: Source,
    /// For each line of the source, what it was taken for.
    pub lines: Vec<LineUse>,
    /// For each chart of the project, the line at which it begins, the first being 1.
    pub charts: Vec<usize>,
}

impl Report {
    /// The same, read from the file of that name: each unit and post says so.
    #[must_use]
    pub fn from_file(mut self, name: &str) -> Self {
        let name = printable(name);
        for evidence in self.project.charts.iter_mut().flat_map(Chart::evidence_mut) {
            name.as_ref().clone_into(&mut evidence.file);
        }
        self
    }

    /// How many lines were taken for `line_use`.
    pub fn lines_used_as(&self, line_use: LineUse) -> usize {
        self.lines.iter().filter(|&&found| found == line_use).count()
    }
}
