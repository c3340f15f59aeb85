//! Bytes to model and back: the native file, which a picture may hold, and the text of reports.
//!
//! Knows nothing of paths; never reads or writes a file.

pub mod clip;
pub mod native;
pub mod picture;
pub mod text;
