//! Saving a project's file: nobody's change is overwritten unseen, and what is overwritten is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::file::{Problem, StoreError, read};
use super::place::{Guard, Kind, Place, Placed, Refusal, both, save_atomically};
use super::versions::Versions;
use crate::fingerprint::Fingerprint;
use crate::words::{Message, key, message, shown};

/// A file to be saved.
#[derive(Debug)]
pub struct Save<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
    pub expected: Expected,
    /// A new file is no more open to others than any of these.
    pub made_from: &'a [PathBuf],
    /// Where what it held is kept.
    pub versions: Option<&'a Versions>,
    /// The file is written over instead of being replaced: only where it cannot be, and only if
    /// what it held is kept.
    pub in_place: bool,
}

/// What may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whatever the file holds.
    Anything,
    /// What it held when it was last read or written.
    Content(Fingerprint),
    /// No file is there.
    NoFile,
}

/// What a save did.
#[derive(Debug)]
pub struct Saved {
    /// What the file holds now.
    pub fingerprint: Fingerprint,
    /// Why what it held before is not kept; none if it is, or it held nothing.
    pub not_kept: Option<StoreError>,
    pub placed: Placed,
}

impl Saved {
    /// What did not go well all the same, in a sentence.
    pub fn remark(&self) -> Option<Message> {
        let not_kept = self.not_kept.as_ref().map(StoreError::message);
        let not_kept = not_kept.map(|why| message!(key::VERSION_NOT_KEPT, why));
        both(not_kept, self.placed.remark())
    }
}

impl Save<'_> {
    /// Puts the bytes in place of what the file holds: afterwards it holds all of them or, on an
    /// error, what it held before. A link is followed and stays one; owner, group, permissions and
    /// attributes stay. Where no other file could have them the file is written over, once what it held
    /// is kept.
    ///
    /// # Errors
    /// [`Problem::Changed`] if the file does not hold what is expected, or another file takes its place
    /// meanwhile; [`Problem::NotReplaced`] if no file can take its place, though it can be written over.
    /// Else as [`save_atomically`]; and, in place, if what it held cannot be kept.
    pub fn run(&self) -> Result<Saved, StoreError> {
        let fail = |problem| StoreError { path: self.path.to_owned(), problem };
        let fingerprint = Fingerprint::of(self.bytes);
        let place = Place::at(self.path)?;
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
        if let Some(held) = held.filter(|&held| held != fingerprint) {
            match self.expected {
                Expected::Anything => {}
                Expected::Content(expected) if held == expected => {}
                Expected::Content(_) | Expected::NoFile => {
                    return Err(fail(Problem::Changed(held)));
                }
            }
        }
        let kept = before.as_deref().filter(|_| held != Some(fingerprint)).map(|bytes| {
            let versions = self.versions.ok_or_else(|| fail(Problem::NoFolder))?;
            versions.keep(self.path, bytes, modified(self.path))
        });
        let not_kept = kept.and_then(Result::err);
        let saved = |placed: Placed, not_kept| {
            let rescued = self.versions.and_then(|it| place.rescue(fingerprint, it));
            let placed = Placed { kept: both(placed.kept, rescued), ..placed };
            Ok(Saved { fingerprint, not_kept, placed })
        };
        if self.in_place {
            return match not_kept {
                Some(error) => Err(error),
                None => saved(place.overwrite(self.bytes, before.as_deref())?, None),
            };
        }
        // A file that is gone has nobody's change in it.
        let guard = held.map_or(Guard::Nothing, Guard::Holding);
        match (place.replace(self.bytes, guard, Kind::Shared(self.made_from)), not_kept) {
            (Ok(placed), not_kept) => saved(placed, not_kept),
            (Err(Refusal::NotAlike(_)), None) => {
                saved(place.overwrite(self.bytes, before.as_deref())?, None)
            }
            (Err(refusal), _) => Err(place.refused(refusal)),
        }
    }
}

/// As [`save_atomically`], for what is exported. What is there already is kept among `versions` first if
/// it `would_be_lost`.
///
/// # Errors
/// As there; and if it cannot be kept.
pub fn save_export(
    path: &Path,
    bytes: &[u8],
    made_from: &[PathBuf],
    versions: impl FnOnce() -> Option<Versions>,
    would_be_lost: impl FnOnce(&[u8]) -> bool,
) -> Result<Placed, StoreError> {
    let Some(held) = replaced(path)?.filter(|held| would_be_lost(held)) else {
        return save_atomically(path, bytes, made_from);
    };
    let versions = versions().ok_or_else(|| StoreError::new(path, Problem::NoFolder))?;
    let kept = versions.keep(path, &held, modified(path))?;
    let kept = message!(key::STORE_PROJECT_KEPT, kept = shown(&kept), path = shown(path));
    // What somebody puts there meanwhile is another thing, and kept nowhere.
    let expected = Expected::Content(Fingerprint::of(&held));
    let versions = Some(&versions);
    let save = Save { path, bytes, expected, made_from, versions, in_place: false };
    let placed = save.run()?.placed;
    Ok(Placed { kept: both(Some(kept), placed.kept), ..placed })
}

/// What a new file at `path` would take the place of; none if there is nothing, or nothing that a project
/// could be in: whoever writes tells of that.
///
/// # Errors
/// If it is there and cannot be read: it may be a project.
pub fn replaced(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.is_of_disk() => Err(error),
        Err(_) => Ok(None),
    }
}

fn modified(path: &Path) -> SystemTime {
    let written = fs::metadata(path).and_then(|metadata| metadata.modified());
    written.unwrap_or_else(|_| SystemTime::now())
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
