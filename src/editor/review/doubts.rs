//! The doubts of a reader, by what they are about.

use crate::format::reading::{DoubtKind, Problem};
use crate::words::Message;

/// Something a reader was not sure of.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubted {
    /// The line it was met at, the first being 1.
    pub line: usize,
    pub kind: DoubtKind,
    pub message: Message,
}

/// The problems of a reader by kind, then by line.
pub fn doubted(problems: &[Problem]) -> Vec<Doubted> {
    let doubted = |problem: &Problem| Doubted {
        line: problem.line,
        kind: problem.doubt.kind(),
        message: problem.message(),
    };
    let mut all: Vec<Doubted> = problems.iter().map(doubted).collect();
    all.sort_by_key(|it| (it.kind, it.line));
    all
}
