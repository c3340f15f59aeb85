//! Headings of a report that title a section of it, and no unit.

use super::statements::{Meaning, Statement};
use crate::format::reading::phrases::imprint::names_section;
use crate::format::reading::{Doubt, Problem};

/// Sets aside headings without a kind that have neither posts nor a deeper heading below them, as the sections
/// of a report have. Above the first chart they are its titles; amid a chart each is told, unless it is called as
/// sections of reports are.
pub(in crate::format) fn set_aside(statements: &mut [Statement], problems: &mut Vec<Problem>) {
    let mut aside = Vec::new();
    // From the last on: a title above nothing but sections holds nothing either.
    for at in (0..statements.len()).rev() {
        let Meaning::Heading(heading) = &statements[at].meaning else { continue };
        let (hashes, named) = (heading.style.hashes, heading.kind.is_some());
        if named || hashes == 0 || holds_something(&statements[at + 1..], hashes) {
            continue;
        }
        aside.push((at, heading.name.clone()));
        statements[at].meaning = Meaning::Furniture;
    }
    let begins = |statement: &Statement| {
        matches!(
            statement.meaning,
            Meaning::Posts(_) | Meaning::Table(_) | Meaning::Block(_) | Meaning::Heading(_)
        )
    };
    let first = statements.iter().position(begins).unwrap_or(statements.len());
    for (at, text) in aside.into_iter().rev() {
        if at > first && !names_section(&text) {
            let line = statements[at].lines.start + 1;
            problems.push(Problem { line, doubt: Doubt::SectionTitle { text } });
        }
    }
}

/// Whether posts or a heading deeper than `hashes` come before the next heading or block.
fn holds_something(below: &[Statement], hashes: u8) -> bool {
    let told = below.iter().find_map(|statement| match &statement.meaning {
        Meaning::Posts(_)
        | Meaning::Path(_)
        | Meaning::Table(_)
        | Meaning::Ceiling(_)
        | Meaning::NotPrinted => Some(true),
        Meaning::Heading(next) => Some(next.style.hashes > hashes || next.style.hashes == 0),
        Meaning::Block(_) | Meaning::Page => Some(false),
        Meaning::Blank
        | Meaning::Committee(_)
        | Meaning::Attached(_)
        | Meaning::Organisation(_)
        | Meaning::Total(_)
        | Meaning::Furniture
        | Meaning::Row(_)
        | Meaning::Unread
        | Meaning::Doubtful => None,
    });
    told.unwrap_or(false)
}
