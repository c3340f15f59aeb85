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
//! In four rooms, each of which knows those before it:
//!
//! 1. [`lines`]: cleaned of what typesetting left in them, with cells, bullets, numbers and marks of style.
//! 2. [`candidates`]: what each line could be, every reading with its evidence as a small weight, all weights in
//!    two tables; and how headings, posts, blocks and figures are read once chosen.
//! 3. [`best`]: the one reading of the whole that all weights favour most (dynamic programming over the lines),
//!    as statements; where another reading comes near, that is a doubt.
//! 4. [`charts`]: where each chart begins and what stands under what: as the author says by numbers, indentation
//!    or nesting, else by the ranks of kinds; printed figures are checked against what was read.
//!
//! Roles and dates are only those that are printed; a person's name is never kept. Whatever is not certain is
//! done in the likeliest way and listed as a [`Problem`] at its line; no line is dropped: [`Report::lines`]
//! accounts for each. Time and memory are linear in the text.

mod best;
mod candidates;
mod charts;
mod lines;

pub(in crate::format) use lines::decode::{Decoded, decode};

use std::borrow::Cow;

use crate::format::reading::phrases::titles::read_block;
use crate::format::reading::post::PostLine;
use crate::format::reading::same_ids::share_ids;
use crate::format::reading::{
    Doubt, Given, LINES_MAX, LineUse, Problem, Report, Source, SourceLine, Unreadable, records,
};
use crate::model::{IdSource, Project};
use best::statements::{Meaning, Statement};

/// So many posts without a category, and nothing else, are no chart.
const FEW: u32 = 100;

/// Lines that programs write above a text, at most.
const MOST_KEYS: usize = 60;

/// Reads a report's text, in UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// If the bytes are no text, or too long a one, or no line of it is a unit or a post.
pub fn read(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
    read_decoded(&decode(bytes)?, ids)
}

/// Reads the text of a file.
///
/// # Errors
/// As [`read`], but for bytes that are no text.
pub(in crate::format) fn read_decoded(
    decoded: &Decoded,
    ids: &mut dyn IdSource,
) -> Result<Report, Unreadable> {
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
    let mut source = Source::of_text(&decoded.text);
    set_front_matter_apart(&mut source);
    read_source(source, encoding.into_iter().collect(), ids)
}

/// Lines of "key: value" between two rules at the top of a text, as programs write them above Markdown. What a
/// text is called may say which chart it holds.
fn set_front_matter_apart(source: &mut Source) {
    let lines = &mut source.lines;
    if lines.first().is_none_or(|line| line.text.trim_end() != "---") {
        return;
    }
    let ends = |line: &SourceLine| matches!(line.text.trim_end(), "---" | "...");
    let Some(end) = lines.iter().take(MOST_KEYS).skip(1).position(ends) else { return };
    let is_entry = |line: &SourceLine| {
        let key = line.text.split_once(':').map(|(key, _)| key);
        let is_name =
            |key: &str| key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        key.is_some_and(|key| key.starts_with(|c: char| c.is_ascii_lowercase()) && is_name(key))
            || line.text.starts_with([' ', '-', '#'])
            || line.text.trim().is_empty()
    };
    if !lines[1..=end].iter().all(is_entry) {
        return;
    }
    for line in &mut lines[..=end + 1] {
        let title = line.text.strip_prefix("title:").map(|it| it.trim().trim_matches('"'));
        match title.filter(|title| read_block(title).is_some()) {
            Some(title) => line.text = title.to_owned(),
            None => line.given = Given::Furniture,
        }
    }
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
    let mut physical = lines::lines(&source);
    candidates::prepare(&mut physical);
    let mut statements = best::statements::statements(&physical, &mut problems);
    best::sections::set_duties_aside(&mut statements, &physical, &mut problems);
    best::sections::set_aside(&mut statements, &physical, &mut problems);
    let drafts = charts::charts(&statements, &mut problems);
    let found = |statement: &Statement| {
        matches!(
            statement.meaning,
            Meaning::Heading(_) | Meaning::Path(_) | Meaning::Posts(_) | Meaning::Table(_)
        )
    };
    // "502 Bad Gateway" counts no posts.
    let ranked = |post: &PostLine| post.category.is_some() || post.count <= FEW;
    let only_posts = statements.iter().filter(|it| found(it)).all(|statement| {
        matches!(&statement.meaning, Meaning::Posts(posts) if !posts.iter().any(ranked))
    });
    if only_posts {
        return Err(Unreadable::NoChart);
    }
    let charts = drafts.iter().map(|draft| draft.line).collect();
    let pairs = charts::states::pairs(&drafts);
    let told = candidates::holders::without_marked(&source, &physical);
    let told = without_persons_of_tables(told, &statements, &physical);
    let mut record = records::project(drafts, &told, ids, &mut problems);
    drop(told);
    for (at, before, after) in pairs {
        share_ids(&mut record.charts[at..at + 2], &before, &after);
    }
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

/// `source` without what stands in the columns about persons of its tables.
fn without_persons_of_tables<'s>(
    source: Cow<'s, Source>,
    statements: &[Statement],
    lines: &[lines::Line],
) -> Cow<'s, Source> {
    let mut persons: &[usize] = &[];
    let mut told: Option<Source> = None;
    for statement in statements {
        if let Meaning::Table(table) = &statement.meaning {
            persons = &table.persons;
        } else if matches!(statement.meaning, Meaning::Row(_)) && !persons.is_empty() {
            let at = statement.lines.start;
            let cells = lines[at].row.iter().enumerate();
            let kept = cells.filter(|(column, _)| !persons.contains(column));
            let kept = kept.map(|(_, cell)| cell.as_str()).filter(|cell| !cell.is_empty());
            let told = told.get_or_insert_with(|| source.as_ref().clone());
            told.lines[at].text = kept.collect::<Vec<_>>().join(" | ");
        }
    }
    told.map_or(source, Cow::Owned)
}

fn line_uses(statements: &[Statement], count: usize) -> Vec<LineUse> {
    let mut uses = vec![LineUse::Blank; count];
    for statement in statements {
        let line_use = match statement.meaning {
            Meaning::Blank => LineUse::Blank,
            Meaning::Heading(_) | Meaning::Path(_) => LineUse::Unit,
            Meaning::Posts(_) => LineUse::Post,
            Meaning::Block(_)
            | Meaning::Committee(_)
            | Meaning::Ceiling(_)
            | Meaning::Attached(_)
            | Meaning::Organisation(_)
            | Meaning::Total(_)
            | Meaning::NotPrinted
            | Meaning::Furniture => LineUse::Furniture,
            Meaning::Unread | Meaning::Doubtful => LineUse::Problem,
            Meaning::Table(_) | Meaning::Page => LineUse::Blank,
            Meaning::Row(line_use) => line_use,
        };
        for it in &mut uses[statement.lines.clone()] {
            *it = line_use.max(*it);
        }
    }
    uses
}
