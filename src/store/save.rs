//! Saving a project's file: nobody's change is overwritten unseen, and what is overwritten is kept.
//!
//! Knows nothing of what is in the bytes.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::file::{Problem, StoreError, overwrite, read, save_atomically};
use super::versions::Versions;
use crate::fingerprint::Fingerprint;

/// A file to be saved.
#[derive(Debug)]
pub struct Save<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
    /// What the file held when it was last read or written; none if whatever it holds may go.
    pub expected: Option<Fingerprint>,
    /// Where what it held is kept.
    pub versions: Option<&'a Versions>,
    /// The file is written over instead of being replaced: only where it cannot be, and only if
    /// what it held is kept.
    pub in_place: bool,
}

/// What a save did.
#[derive(Debug)]
pub struct Saved {
    /// What the file holds now.
    pub fingerprint: Fingerprint,
    /// Why what it held before is not kept; none if it is, or it held nothing.
    pub not_kept: Option<StoreError>,
}

impl Save<'_> {
    /// Puts the bytes in place of what the file holds: afterwards it holds all of them or, on an
    /// error, what it held before. A link is followed and stays one; the file's permissions stay.
    ///
    /// # Errors
    /// [`Problem::Changed`] if the file does not hold what is expected; [`Problem::NotReplaced`] if
    /// no file can take its place, though it can be written over. Else as [`save_atomically`]; and,
    /// in place, if what it held cannot be kept.
    pub fn run(&self) -> Result<Saved, StoreError> {
        let fail = |problem| StoreError { path: self.path.to_owned(), problem };
        let fingerprint = Fingerprint::of(self.bytes);
        let before = match read(self.path) {
            Ok(bytes) => Some(bytes),
            Err(StoreError { problem: Problem::Io(error), .. })
                if error.kind() == std::io::ErrorKind::NotFound =>
            {
                None
            }
            Err(error) => return Err(error),
        };
        let held = before.as_deref().map(Fingerprint::of);
        // A file that is gone has nobody's change in it.
        if let (Some(expected), Some(held)) = (self.expected, held)
            && held != expected
            && held != fingerprint
        {
            return Err(fail(Problem::Changed(held)));
        }
        let kept = before.as_deref().filter(|_| held != Some(fingerprint)).map(|bytes| {
            let versions = self.versions.ok_or_else(|| fail(Problem::NoFolder))?;
            versions.keep(self.path, bytes, modified(self.path))
        });
        let not_kept = kept.and_then(Result::err);
        match (self.in_place, not_kept) {
            (true, Some(error)) => Err(error),
            (true, None) => {
                overwrite(self.path, self.bytes, before.as_deref())?;
                Ok(Saved { fingerprint, not_kept: None })
            }
            (false, not_kept) => {
                save_atomically(self.path, self.bytes)?;
                Ok(Saved { fingerprint, not_kept })
            }
        }
    }
}

fn modified(path: &Path) -> SystemTime {
    let written = fs::metadata(path).and_then(|metadata| metadata.modified());
    written.unwrap_or_else(|_| SystemTime::now())
}

/// What the file at `path` holds now; none if there is none.
///
/// # Errors
/// If it is there and cannot be read.
pub fn look(path: &Path) -> Result<Option<Fingerprint>, StoreError> {
    match read(path) {
        Ok(bytes) => Ok(Some(Fingerprint::of(&bytes))),
        Err(StoreError { problem: Problem::Io(error), .. })
            if error.kind() == std::io::ErrorKind::NotFound =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// What tells that a file may hold something else than before, without a look at its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Of the file itself, where the system numbers them: another one that took its place has another.
    number: u64,
}

/// The stamp of the file at `path`; none if there is none, or it cannot be seen.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let number = 0;
    Some(Stamp { bytes: metadata.len(), modified: metadata.modified().ok(), number })
}
