//! What somebody remarks on a unit or a post, to be talked about.
//!
//! A comment is no part of the organisation: nothing counts it, compares it or prints it unasked. It
//! stays with the unit or post it is about, and is not taken along by a copy of that.

use serde::{Deserialize, Serialize};

use super::Extra;

/// A remark. Its author and day are what the user writes, if anything: no clock is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    pub text: String,
    pub author: String,
    pub date: String,
    /// Nothing is left to be said about it.
    pub resolved: bool,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}
