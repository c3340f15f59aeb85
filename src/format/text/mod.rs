//! Reads the text of a report, as taken from a PDF or typed, into charts.
//!
//! What it reads, line by line:
//!
//! | line | such as |
//! |---|---|
//! | a unit | `# POLE EDUCATION`, `**SERVICE X`…`ET Y**`, `SERVICE X`, `1.2 Secteur X`, `Service : X`, `Direction des Finances (12 postes)` |
//! | posts | `5 Chargé/e/s de mission (A)`, `- 2 x gestionnaires (B2)`, `Un/e assistant/e`, `Gestionnaires (B) : 3`, `Agents : 2 B + 1 C` |
//! | a unit and posts | `Service Budget : 1 chef (A), 2 gestionnaires (B)` |
//! | a table's row | <code>\| Gestionnaires \| B \| 3 \|</code>, with tabs or semicolons too, under a header or without |
//! | boxes side by side | `SERVICE X`      `SERVICE Y`, and their posts below |
//! | the block of a chart | `ORGANIGRAMME cible CT du 28/11/2022`, with the administration's name above |
//! | a ceiling | `Postes autorisés : 29`, `POSTES AUTORISES 12` |
//! | furniture | page numbers, rules, legends, the administration's name, the report's title |
//! | anything else | a problem |
//!
//! Rules: a post line, a heading or a bracket may go on over several lines. The first bracket of a post
//! line is its category or grade; the second its managerial level or reference job. The parent of a
//! unit comes from the ranks of the kinds; from headings' depths where kinds do not tell. Roles and
//! dates are only those that are printed; a person's name is never kept. Whatever is not certain is
//! done in the likeliest way and listed as a [`Problem`] at its line; no line is dropped:
//! [`Report::lines`] accounts for each.
//!
//! Time and memory are linear in the text.

mod brackets;
mod casing;
mod ceilings;
mod charts;
mod decode;
mod draft;
mod furniture;
mod grid;
mod heading;
mod joining;
mod lines;
mod markup;
mod post_line;
mod problem;
mod records;
mod statements;
mod tables;
mod vocabulary;

pub use problem::LINES_MAX;
pub use problem::{Doubt, Problem, Unreadable};

use crate::model::{IdSource, Project};
use statements::{Meaning, Statement};

/// What a line of the text was taken for; of several things side by side, the last of this order.
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

/// What was read in a text.
#[derive(Clone, Debug)]
pub struct Report {
    pub project: Project,
    /// In the order of their lines.
    pub problems: Vec<Problem>,
    /// For each line of the text, what it was taken for.
    pub lines: Vec<LineUse>,
    /// For each chart of the project, the line at which it begins, the first being 1.
    pub charts: Vec<usize>,
}

impl Report {
    /// How many lines were taken for `line_use`.
    pub fn lines_used_as(&self, line_use: LineUse) -> usize {
        self.lines.iter().filter(|&&found| found == line_use).count()
    }
}

/// Reads a report's text, in UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// If the bytes are no text, or too long a one, or no line of it is a unit or a post.
pub fn read(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
    let decoded = decode::decode(bytes)?;
    let ends = |end: u8| decoded.text.bytes().filter(|&byte| byte == end).count();
    // Either ends a line, and both together do.
    let count = ends(b'\n').max(ends(b'\r'));
    if count > LINES_MAX {
        return Err(Unreadable::TooLong { lines: count });
    }
    let mut problems = Vec::new();
    if let Some(encoding) = decoded.assumed {
        let doubt = Doubt::EncodingAssumed { encoding: encoding.to_owned() };
        problems.push(Problem { line: 1, doubt });
    }
    let physical = lines::lines(&decoded.text);
    let statements = statements::statements(&physical, &mut problems);
    let drafts = charts::charts(&statements, &mut problems);
    let found = |statement: &Statement| {
        matches!(statement.meaning, Meaning::Heading(_) | Meaning::Posts(_))
    };
    if !statements.iter().any(found) {
        return Err(Unreadable::NoChart);
    }
    let charts = drafts.iter().map(|draft| draft.line).collect();
    let record = records::project(drafts, ids, &mut problems);
    problems.sort_by_key(|problem| problem.line);
    let project = Project::from_record(record).expect("the reader writes sound projects");
    Ok(Report { project, problems, lines: line_uses(&statements, physical.len()), charts })
}

fn line_uses(statements: &[Statement], count: usize) -> Vec<LineUse> {
    let mut uses = vec![LineUse::Blank; count];
    for statement in statements {
        let line_use = match statement.meaning {
            Meaning::Blank => LineUse::Blank,
            Meaning::Heading(_) => LineUse::Unit,
            Meaning::Posts(_) => LineUse::Post,
            Meaning::Block(_)
            | Meaning::Committee(_)
            | Meaning::Ceiling(_)
            | Meaning::Organisation(_)
            | Meaning::Furniture => LineUse::Furniture,
            Meaning::Doubtful => LineUse::Problem,
        };
        for it in &mut uses[statement.lines.clone()] {
            *it = line_use.max(*it);
        }
    }
    uses
}
