//! The file that a subcommand exports to: what is in its place is not lost.

use std::path::Path;

use super::refusal::in_file;
use crate::format::{loses_project, native};
use crate::store::{self, Policy, UserFolders};
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

/// Refuses what an administrator does not allow to be exported.
pub fn refuse_not_allowed(output: &Path, policy: &Policy) -> Result<(), Message> {
    let end = output.extension().and_then(|end| end.to_str()).unwrap_or_default();
    if policy.allows(end) {
        return Ok(());
    }
    Err(in_file(output, message!(key::EXPORT_NOT_ALLOWED, format = end.to_uppercase())))
}

/// Puts what is exported of `project` in its place. A project inside the picture that it replaces is kept:
/// the remark says where.
pub fn put_export(project: &Path, output: &Path, bytes: &[u8]) -> Result<Option<Message>, Message> {
    let would_be_lost = |held: &[u8]| loses_project(held, bytes);
    let (made_from, versions) = ([project.to_owned()], UserFolders::versions_at_hand);
    let placed = store::save_export(output, bytes, &made_from, versions, would_be_lost);
    Ok(placed.map_err(|error| error.message())?.remark())
}
