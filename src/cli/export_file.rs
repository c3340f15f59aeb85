//! The file that a subcommand exports to: what is in its place is not lost.

use std::path::Path;

use super::refusal::in_file;
use crate::format::{loses_project, native};
use crate::store::{self, UserFolders};
use crate::words::{Message, key, message};

/// Refuses to put what is exported in place of a project, which nothing would ask about.
pub fn refuse_losing(output: &Path) -> Result<(), Message> {
    let held = store::replaced(output).map_err(|error| error.message())?;
    match held {
        Some(held) if native::is_project(&held) => {
            Err(in_file(output, message!(key::CLI_OVER_PROJECT)))
        }
        Some(_) | None => Ok(()),
    }
}

/// Puts what is exported of `project` in its place. A project inside the picture that it replaces is kept:
/// the remark says where.
pub fn put_export(project: &Path, output: &Path, bytes: &[u8]) -> Result<Option<Message>, Message> {
    let would_be_lost = |held: &[u8]| loses_project(held, bytes);
    let (made_from, versions) = ([project.to_owned()], UserFolders::versions_at_hand);
    let placed = store::save_export(output, bytes, &made_from, versions, would_be_lost);
    Ok(placed.map_err(|error| error.message())?.remark())
}
