//! Files that a save wrote and, killed, never gave their name.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

pub(super) const PREFIX: &str = ".organigramme-";
pub(super) const SUFFIX: &str = ".tmp";

/// A file younger than this may be a save that has not taken its lock yet.
const YOUNG: Duration = Duration::from_secs(60);

/// Removes from `folder` what killed saves left there. What is being written is locked by who writes it
/// and stays; so does what cannot be looked at.
#[expect(clippy::disallowed_methods, reason = "the program's own files, which nobody knows of")]
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_ours(&entry.file_name())) {
        let path = entry.path();
        if is_left(&path).unwrap_or(false)
            && let Err(error) = fs::remove_file(&path)
        {
            tracing::warn!("{}: {error}", path.display());
        }
    }
}

fn is_ours(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.strip_prefix(PREFIX).and_then(|name| name.strip_suffix(SUFFIX)).is_some()
}

fn is_left(path: &Path) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(path)?;
    let is_old = metadata.modified()?.elapsed().is_ok_and(|age| age > YOUNG);
    Ok(metadata.is_file() && is_old && File::open(path)?.try_lock().is_ok())
}
