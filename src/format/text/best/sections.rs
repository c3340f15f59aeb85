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
    let mut below = Below::Nothing;
    for at in (0..statements.len()).rev() {
        if let Meaning::Heading(heading) = &statements[at].meaning {
            let hashes = heading.style.hashes;
            if heading.kind.is_none() && hashes > 0 && !below.is_within(hashes) {
                aside.push((at, heading.name.clone()));
                statements[at].meaning = Meaning::Furniture;
            }
        }
        below = Below::of(&statements[at].meaning).unwrap_or(below);
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

/// What comes first below a line, of what says whether a heading there holds anything.
#[derive(Clone, Copy)]
enum Below {
    Nothing,
    Posts,
    /// A heading with so many `#`.
    Heading(u8),
}

impl Below {
    fn of(meaning: &Meaning) -> Option<Self> {
        match meaning {
            Meaning::Posts(_)
            | Meaning::Path(_)
            | Meaning::Table(_)
            | Meaning::Ceiling(_)
            | Meaning::NotPrinted => Some(Self::Posts),
            Meaning::Heading(next) => Some(Self::Heading(next.style.hashes)),
            Meaning::Block(_) | Meaning::Page => Some(Self::Nothing),
            Meaning::Blank
            | Meaning::Committee(_)
            | Meaning::Attached(_)
            | Meaning::Organisation(_)
            | Meaning::Total(_)
            | Meaning::Furniture
            | Meaning::Row(_)
            | Meaning::Unread
            | Meaning::Doubtful => None,
        }
    }

    /// Whether it is of a heading with so many `#`.
    fn is_within(self, hashes: u8) -> bool {
        match self {
            Self::Nothing => false,
            Self::Posts => true,
            Self::Heading(next) => next > hashes || next == 0,
        }
    }
}
