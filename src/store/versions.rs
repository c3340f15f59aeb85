//! The last contents of each project file, kept in the user's state folder when others take their
//! place. Nobody but the user reads them, whoever reads the file.
//!
//! ```text
//! versions/<fingerprint of the file's path>/000001.json  the oldest that is kept
//!                                           000002.json
//! ```

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::file::{Problem, StoreError, read};
use super::place::save_private;
use super::private::make_private;
use crate::fingerprint::Fingerprint;
use crate::words::{Message, key, message, shown};

/// So many versions of a file are kept.
pub const VERSIONS_MAX: usize = 10;

/// A former content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub path: PathBuf,
    /// When the file was given this content.
    pub written: SystemTime,
    pub bytes: u64,
}

/// Where versions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    folder: PathBuf,
}

impl Versions {
    /// Versions in a folder of the user's; it is made when the first one is kept.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Those in a state folder.
    pub(super) fn in_state(state: &Path) -> Self {
        Self::new(state.join("versions"))
    }

    /// Where they are kept.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The versions of the file at `path`, the latest first; none if none can be read.
    pub fn of(&self, path: &Path) -> Vec<Version> {
        let mut numbered = numbered(&self.folder_of(path));
        numbered.sort_by(|(a, _), (b, _)| b.cmp(a));
        let version = |(_, path): (u64, PathBuf)| {
            let metadata = fs::metadata(&path).ok()?;
            Some(Version { path, written: metadata.modified().ok()?, bytes: metadata.len() })
        };
        numbered.into_iter().filter_map(version).collect()
    }

    /// Keeps `bytes`, which the file at `path` was given at the time `written`, as its latest version,
    /// and drops those beyond [`VERSIONS_MAX`]. What is the latest version already is not kept twice.
    ///
    /// # Errors
    /// If it cannot be written.
    #[expect(clippy::disallowed_methods, reason = "versions beyond the last are dropped")]
    pub(super) fn keep(
        &self,
        path: &Path,
        bytes: &[u8],
        written: SystemTime,
    ) -> Result<PathBuf, StoreError> {
        let folder = self.folder_of(path);
        let in_folder = |error| StoreError { path: folder.clone(), problem: Problem::Io(error) };
        make_private(&self.folder).and_then(|()| make_private(&folder)).map_err(in_folder)?;
        let mut tried = None;
        let (kept, version) = loop {
            let mut kept = numbered(&folder);
            kept.sort();
            if let Some((_, latest)) = kept.last()
                && fs::read(latest).is_ok_and(|it| it == bytes)
            {
                return Ok(latest.clone());
            }
            let number = kept.last().map_or(1, |(number, _)| number + 1);
            let version = folder.join(format!("{number:06}.json"));
            match save_private(&version, bytes) {
                Ok(_) => break (kept, version),
                // Another window has just given this number to another version, which is seen now.
                Err(StoreError { problem: Problem::Changed(_), .. }) if tried != Some(number) => {
                    tried = Some(number);
                }
                Err(error) => return Err(error),
            }
        };
        // A wrong time is better than no version.
        let _ = File::options().write(true).open(&version).and_then(|it| it.set_modified(written));
        let surplus = (kept.len() + 1).saturating_sub(VERSIONS_MAX);
        for (_, path) in kept.into_iter().take(surplus) {
            match fs::remove_file(&path) {
                // Another window was faster.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                removed => removed.map_err(in_folder)?,
            }
        }
        Ok(version)
    }

    /// Whether one of the versions of the file at `path` is `bytes`.
    pub(super) fn hold(&self, path: &Path, bytes: &[u8]) -> bool {
        let same = |it: &Version| {
            it.bytes == bytes.len() as u64 && fs::read(&it.path).is_ok_and(|it| it == bytes)
        };
        self.of(path).iter().any(same)
    }

    /// Where the latest version of the file at `path` is that `can_be_used`, in a sentence; none if none is
    /// kept. A save that was cut short may have left the file itself a mix.
    pub fn before(&self, path: &Path, can_be_used: impl Fn(&[u8]) -> bool) -> Option<Message> {
        let usable = |it: &Version| read(&it.path).is_ok_and(|bytes| can_be_used(&bytes));
        let version = self.of(path).into_iter().find(usable)?;
        Some(message!(key::VERSION_BEFORE_KEPT, kept = shown(&version.path)))
    }

    fn folder_of(&self, path: &Path) -> PathBuf {
        let path = fs::canonicalize(path)
            .or_else(|_| std::path::absolute(path))
            .unwrap_or_else(|_| path.to_owned());
        let print = Fingerprint::of(path.as_os_str().as_encoded_bytes()).to_string();
        self.folder.join(&print[..16])
    }
}

/// The versions in a folder, with their numbers, in any order.
fn numbered(folder: &Path) -> Vec<(u64, PathBuf)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    let number = |path: &Path| path.file_stem().and_then(OsStr::to_str)?.parse().ok();
    let is_version = |path: &PathBuf| path.extension() == Some(OsStr::new("json"));
    paths.filter(is_version).filter_map(|path| Some((number(&path)?, path))).collect()
}
