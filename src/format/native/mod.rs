//! The native file: flat, versioned JSON, one record per line.
//!
//! Charts, units and posts stand in three arrays and name each other by id; siblings are in the order of
//! their `order`. Defaults are left out, fields that this version does not know are kept, and one project
//! always gives the same bytes.

mod bulk;
mod conflict;
mod file;
mod lists;
mod misfit;
mod read;
mod records;
mod refusal;
mod scalar;
mod view;
mod write;

use crate::model::Project;
use crate::words::{Message, key, message};

pub use file::{MARKER, VERSION, schema};
pub use read::{LoadError, Loaded, load};
pub use refusal::is_project;
pub use write::save;

/// As [`save()`], and read back: what is written is what will be read.
///
/// # Errors
/// If the bytes do not read back as the same project, which would be a fault of the program.
pub fn save_checked(project: &Project) -> Result<Vec<u8>, Message> {
    let bytes = save(project);
    let is_same = load(&bytes).is_ok_and(|loaded| save(&loaded.project) == bytes);
    if is_same { Ok(bytes) } else { Err(message!(key::NATIVE_NOT_READ_BACK)) }
}
