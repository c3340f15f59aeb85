//! What dialogs answer to the window.

use crate::editor::Purpose;
use crate::store::journal::Orphan;

/// What became of the question in this frame.
pub enum Answer {
    /// It still stands.
    Open,
    Closed,
    /// A path typed by hand; or a file that may be overwritten.
    Path {
        purpose: Purpose,
        path: std::path::PathBuf,
        overwrite: bool,
    },
    /// What becomes of a journal left behind.
    Journal {
        orphan: Orphan,
        fate: Fate,
    },
    /// When the program ends.
    Leave(Leave),
}

/// What becomes of a journal.
pub enum Fate {
    /// What it holds goes on in the window.
    Recovered,
    ThrownAway,
}

/// When the program ends, while files are being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Once they are made.
    WhenDone,
    /// They are given up.
    Now,
    /// It does not.
    Not,
}
