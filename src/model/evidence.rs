//! Where a unit or a post was read: what somebody would look up to check it.
//!
//! Evidence is no part of the organisation: nothing counts it, compares it, merges it or prints it. It stays
//! with the unit or post that was read, in every state of the organisation, and is not taken along by a copy of
//! that, which is another unit or post.

use serde::{Deserialize, Serialize};

use super::printable;
use crate::words::shortened;

/// The place of a line in a file that was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The name of the file, without its folder; empty for what was pasted.
    pub file: String,
    /// The line as the reader counts them, the first being 1.
    pub line: u32,
    /// The page or slide, the first being 1.
    pub page: Option<u32>,
    /// The name of a table's sheet.
    pub sheet: Option<String>,
    /// The row of a sheet, the first being 1.
    pub row: Option<u32>,
    /// What the line says, shortened.
    pub text: String,
}

impl Evidence {
    /// So much of the line is kept, in characters.
    pub const TEXT_MAX: usize = 120;

    /// The text of a line, as much of it as is kept.
    pub fn kept(text: &str) -> String {
        shortened(printable(text).trim(), Self::TEXT_MAX)
    }
}
