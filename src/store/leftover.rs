//! What killed saves left beside the files they were to replace.
//!
//! ```text
//! .organigramme-<any>.tmp                                    what is being written; perhaps cut short
//! .organigramme-<any>.<print of the replaced file's name>.tmp  whole: about to take its place, or what stood there
//! ```

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::file::read;
use super::versions::Versions;
use crate::fingerprint::Fingerprint;

const PREFIX: &str = ".organigramme-";
const SUFFIX: &str = ".tmp";

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

/// Removes what a killed save of the file at `target` left in `folder` once it was whole: as nobody knows
/// whose it is, what neither the file (`current`) nor one of its versions holds is kept as a version first.
/// Returns where, for what was kept. What cannot be kept stays.
///
/// `is_our_turn`: whether nobody else replaces files in this folder meanwhile; else nothing is removed.
#[expect(clippy::disallowed_methods, reason = "the program's own files, which nobody knows of")]
pub(super) fn rescue(
    path: &Path,
    target: &Path,
    folder: &Path,
    current: Fingerprint,
    versions: &Versions,
    is_our_turn: bool,
) -> Vec<PathBuf> {
    let end = format!(".{}{SUFFIX}", print(target));
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut kept = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let left = entry.path();
        if !name.starts_with(PREFIX) || !name.ends_with(&end) || !is_unlocked(&left) {
            continue;
        }
        let Ok(bytes) = read(&left) else { continue };
        if Fingerprint::of(&bytes) != current && !versions.hold(path, &bytes) {
            let written = entry.metadata().and_then(|it| it.modified());
            match versions.keep(path, &bytes, written.unwrap_or_else(|_| SystemTime::now())) {
                Ok(version) => kept.push(version),
                Err(error) => {
                    tracing::warn!("{error}");
                    continue;
                }
            }
        }
        if is_our_turn && let Err(error) = fs::remove_file(&left) {
            tracing::warn!("{}: {error}", left.display());
        }
    }
    kept
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

#[cfg(test)]
mod tests {
    use super::super::place::{create, save_private};
    use super::*;

    #[test]
    fn what_is_nowhere_else_is_kept_and_then_goes() {
        let desk = tempfile::tempdir().unwrap();
        let (folder, versions) = (desk.path(), Versions::new(desk.path().join("versions")));
        let target = folder.join("p.json");
        let other = folder.join("other.json");
        let leave = |target: &Path, bytes: &[u8]| {
            let left = make_beside(target, folder, |path| create(path, 0o600)).unwrap();
            let (mut file, path) = left.keep().unwrap();
            io::Write::write_all(&mut file, bytes).unwrap();
            path
        };
        versions.keep(&target, b"kept", SystemTime::now()).unwrap();
        let gone = [leave(&target, b"current"), leave(&target, b"kept")];
        let (only, not_ours) = (leave(&target, b"only"), leave(&other, b"other"));
        let rescue = |is_our_turn| {
            rescue(&target, &target, folder, Fingerprint::of(b"current"), &versions, is_our_turn)
        };
        // Somebody may still be at it: kept, and left where it is.
        let kept = rescue(false);
        assert_eq!(kept.iter().map(|it| fs::read(it).unwrap()).collect::<Vec<_>>(), [b"only"]);
        assert!(gone.iter().chain([&only]).all(|it| it.exists()));
        assert!(rescue(true).is_empty(), "kept once");
        assert!(!gone.iter().chain([&only]).any(|it| it.exists()));
        sweep(folder);
        assert!(not_ours.exists());
        // What cannot be kept stays.
        let nowhere = Versions::new(target.join("versions"));
        save_private(&target, b"current").unwrap();
        let only = leave(&target, b"another");
        let current = Fingerprint::of(b"current");
        assert!(super::rescue(&target, &target, folder, current, &nowhere, true).is_empty());
        assert!(only.exists());
    }
}
