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

mod best;
mod brackets;
mod candidates;
pub(in crate::format) mod casing;
mod ceilings;
mod charts;
mod counts;
mod decode;
pub(in crate::format) mod depth;
mod figures;
pub(in crate::format) mod furniture;
mod grid;
pub(in crate::format) mod heading;
mod joining;
pub(in crate::format) mod lines;
mod markup;
mod mending;
mod post_fields;
pub(in crate::format) mod post_line;
mod sense;
mod statements;
mod tables;
mod totals;

pub(in crate::format) use decode::decode;

use crate::format::reading::{
    Doubt, Given, LINES_MAX, LineUse, Problem, Report, Source, Unreadable, records,
};
use crate::model::{IdSource, Project};
use statements::{Meaning, Statement};

/// Reads a report's text, in UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// If the bytes are no text, or too long a one, or no line of it is a unit or a post.
pub fn read(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
    let decoded = decode(bytes)?;
    let ends = |end: u8| decoded.text.bytes().filter(|&byte| byte == end).count();
    // Either ends a line, and both together do.
    let count = ends(b'\n').max(ends(b'\r'));
    if count > LINES_MAX {
        return Err(Unreadable::TooLong { lines: count });
    }
    let encoding = decoded.assumed.map(|encoding| Problem {
        line: 1,
        doubt: Doubt::EncodingAssumed { encoding: encoding.to_owned() },
    });
    read_source(Source::of_text(&decoded.text), encoding.into_iter().collect(), ids)
}

/// Reads the lines of a file of any form; `problems` are those met while it was laid out as lines.
///
/// # Errors
/// If there are too many lines, or none of them is a unit or a post.
pub fn read_source(
    source: Source,
    mut problems: Vec<Problem>,
    ids: &mut dyn IdSource,
) -> Result<Report, Unreadable> {
    let count = source.lines.len();
    if count > LINES_MAX {
        return Err(Unreadable::TooLong { lines: count });
    }
    let physical = lines::lines(&source);
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
    let mut lines = line_uses(&statements, physical.len());
    for (line, line_use) in source.lines.iter().zip(&mut lines) {
        if line.given == Given::Furniture {
            *line_use = LineUse::Furniture;
        }
    }
    Ok(Report { project, problems, source, lines, charts })
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
            | Meaning::Total(_)
            | Meaning::NotPrinted
            | Meaning::Furniture => LineUse::Furniture,
            Meaning::Unread | Meaning::Doubtful => LineUse::Problem,
        };
        for it in &mut uses[statement.lines.clone()] {
            *it = line_use.max(*it);
        }
    }
    uses
}
