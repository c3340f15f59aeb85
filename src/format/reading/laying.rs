//! Laying a file out as lines while it is read, with what is doubtful at each.

use super::problem::{Doubt, Problem};
use super::source::{Given, Place, Source, SourceLine};

/// The lines of a file so far.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Laying {
    pub source: Source,
    pub problems: Vec<Problem>,
    /// Where the next lines stand.
    pub place: Place,
    tables: u32,
}

impl Laying {
    /// Adds a line where the place is now.
    pub fn line(&mut self, given: Given, text: &str) {
        let text = text.trim_end().to_owned();
        self.source.lines.push(SourceLine { text, place: self.place.clone(), given });
    }

    /// Adds an empty line unless the last one is.
    pub fn gap(&mut self) {
        if self.source.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.line(Given::Nothing, "");
        }
    }

    /// Says `doubt` of the last line.
    pub fn doubt(&mut self, doubt: Doubt) {
        if self.source.lines.is_empty() {
            self.line(Given::Nothing, "");
        }
        self.problems.push(Problem { line: self.source.lines.len(), doubt });
    }

    /// The number of the next table.
    pub fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Adds what was laid out apart.
    pub fn append(&mut self, other: Self) {
        let above = self.source.lines.len();
        let below = |problem: Problem| Problem { line: problem.line + above, ..problem };
        self.problems.extend(other.problems.into_iter().map(below));
        let first = self.source.lines.len();
        self.source.lines.extend(other.source.lines);
        for line in &mut self.source.lines[first..] {
            line.place.page = line.place.page.or(self.place.page);
        }
    }
}
