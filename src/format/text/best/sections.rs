//! Headings of a report that title a section of it, and no unit.

use super::statements::{Meaning, Statement};
use crate::format::reading::phrases::imprint::{lists_duties, names_section};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::bare;
use crate::format::reading::{Doubt, Problem};
use crate::format::text::lines::{GivenDepth, Line};

/// Sets aside headings without a kind that have neither posts nor a deeper heading below them, as the sections
/// of a report have, and those that are called so and stand above other headings. Above the first chart they are
/// its titles; amid a chart each is told, unless it is called as sections of reports are.
pub(in crate::format) fn set_aside(
    statements: &mut [Statement],
    lines: &[Line],
    problems: &mut Vec<Problem>,
) {
    let mut aside = Vec::new();
    // From the last on: a title above nothing but sections holds nothing either.
    let mut below = Below::Nothing;
    for at in (0..statements.len()).rev() {
        if let Meaning::Heading(heading) = &statements[at].meaning {
            let hashes = heading.style.hashes;
            let line = lines.get(statements[at].lines.start);
            let is_sure = line.is_some_and(|line| line.given == GivenDepth::Unit);
            let holds =
                below.is_within(hashes) && !(below.is_heading() && names_section(&heading.name));
            if heading.kind.is_none() && hashes > 0 && !holds && !is_sure {
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

    fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
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

/// Sets aside what stands below a heading such as "Missions", up to the next one: it says what a unit does, and each
/// line of it is told.
pub(in crate::format) fn set_duties_aside(
    statements: &mut [Statement],
    lines: &[Line],
    problems: &mut Vec<Problem>,
) {
    let mut within = false;
    for statement in statements {
        let at = statement.lines.start;
        let Some(line) = lines.get(at).filter(|_| !statement.lines.is_empty()) else { continue };
        let is_heading = line.style.hashes > 0 || (line.style.bold && !line.bullet);
        if is_heading {
            within = lists_duties(&bare(&line.text));
            if within {
                statement.meaning = Meaning::Furniture;
            }
            continue;
        }
        let is_post = |posts: &[PostLine]| posts.iter().any(|post| post.category.is_some());
        let is_duty = match &statement.meaning {
            Meaning::Posts(posts) => !is_post(posts),
            Meaning::Heading(_) | Meaning::Path(_) | Meaning::Unread => line.bullet,
            Meaning::Block(_) | Meaning::Page | Meaning::Table(_) => {
                within = false;
                false
            }
            Meaning::Blank
            | Meaning::Committee(_)
            | Meaning::Ceiling(_)
            | Meaning::Attached(_)
            | Meaning::Organisation(_)
            | Meaning::NotPrinted
            | Meaning::Total(_)
            | Meaning::Furniture
            | Meaning::Row(_)
            | Meaning::Doubtful => false,
        };
        if within && is_duty {
            statement.meaning = Meaning::Doubtful;
            problems.retain(|problem| problem.line != at + 1);
            let doubt = Doubt::Unrecognised { text: line.text.clone() };
            problems.push(Problem { line: at + 1, doubt });
        }
    }
}
