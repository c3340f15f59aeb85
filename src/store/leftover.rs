//! What killed saves left beside the files they were to replace.
//!
//! ```text
//! .organigramme-<any>.tmp                                    what is being written; perhaps cut short
//! .organigramme-<any>.<print of the replaced file's name>.tmp  whole: about to take its place, or what stood there
//! .organigramme-turn.tmp                             on Windows: that somebody is replacing a file just now
//! ```

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::fingerprint::Fingerprint;

const PREFIX: &str = ".organigramme-";
const SUFFIX: &str = ".tmp";

/// Whose is there may replace files in the folder, on Windows.
#[cfg(windows)]
pub(super) const TURN: &str = ".organigramme-turn.tmp";

/// A file younger than this may be a save that has not taken its lock yet.
const YOUNG: Duration = Duration::from_secs(60);

/// Makes a file with a hidden name in `folder`, which goes when it is dropped.
///
/// # Errors
/// If `make` cannot.
#[expect(clippy::disallowed_methods, reason = "the store names its own files")]
pub(super) fn make<F>(
    folder: &Path,
    make: impl FnMut(&Path) -> io::Result<F>,
) -> io::Result<tempfile::NamedTempFile<F>> {
    tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).make_in(folder, make)
}

/// The same, for what is to change places with the file at `target`.
///
/// # Errors
/// If `make` cannot.
#[expect(clippy::disallowed_methods, reason = "the store names its own files")]
pub(super) fn make_beside<F>(
    target: &Path,
    folder: &Path,
    make: impl FnMut(&Path) -> io::Result<F>,
) -> io::Result<tempfile::NamedTempFile<F>> {
    let suffix = format!(".{}{SUFFIX}", print(target));
    tempfile::Builder::new().prefix(PREFIX).suffix(&suffix).make_in(folder, make)
}

/// What a killed save of the file at `target` left in `folder` once it was whole, unless somebody is still at it.
pub(super) fn whole(target: &Path, folder: &Path) -> impl Iterator<Item = DirEntry> {
    let end = format!(".{}{SUFFIX}", print(target));
    fs::read_dir(folder).into_iter().flatten().flatten().filter(move |entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(PREFIX) && name.ends_with(&end) && is_unlocked(&entry.path())
    })
}

/// Stands for a file's name in that of another, however long it is.
fn print(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let print = Fingerprint::of(name.as_encoded_bytes()).to_string();
    print[..PRINT_LENGTH].to_owned()
}

const PRINT_LENGTH: usize = 16;

/// Removes from `folder` what killed saves left there before it was whole. What is being written is locked
/// by who writes it and stays; so does what cannot be looked at.
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
    let any = name.strip_prefix(PREFIX).and_then(|name| name.strip_suffix(SUFFIX));
    any.is_some_and(|any| !any.contains('.'))
}

fn is_left(path: &Path) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(path)?;
    let is_old = metadata.modified()?.elapsed().is_ok_and(|age| age > YOUNG);
    Ok(metadata.is_file() && is_old && is_unlocked(path))
}

fn is_unlocked(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_file && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}
