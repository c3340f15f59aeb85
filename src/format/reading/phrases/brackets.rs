//! Brackets in a line: round, square or curly.

use crate::format::reading::vocabulary::bare;

/// A bracketed part of a line, as byte offsets, brackets included.
pub(in crate::format) struct Bracket<'a> {
    pub start: usize,
    pub end: usize,
    pub inside: &'a str,
    pub closed: bool,
}

/// The brackets of `text` at the outermost level; inclusive endings such as "(e)" are not among them.
pub(in crate::format) fn brackets(text: &str) -> Vec<Bracket<'_>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ')' | ']' | '}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(Bracket {
                        start,
                        end: at + 1,
                        inside: text[start + 1..at].trim(),
                        closed: true,
                    });
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        found.push(Bracket {
            start,
            end: text.len(),
            inside: text[start + 1..].trim(),
            closed: false,
        });
    }
    found.retain(|bracket| !is_inclusive(text, bracket));
    found
}

/// "(e)", "(es)", "(ère)" glued to a word, and "(H/F)".
fn is_inclusive(text: &str, bracket: &Bracket) -> bool {
    let glued = text[..bracket.start].ends_with(char::is_alphabetic)
        || text[..bracket.start].ends_with(')');
    let small =
        bracket.inside.chars().all(char::is_lowercase) && bracket.inside.chars().count() <= 6;
    (glued && small && !bracket.inside.is_empty())
        || (3..=9).contains(&bracket.inside.len())
            && matches!(bare(bracket.inside).as_str(), "h f" | "f h" | "m f" | "f m" | "f h x")
}

/// How many brackets of `text` are left open.
pub(in crate::format) fn open_brackets(text: &str) -> usize {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}
