//! The project's file that a subcommand writes: kept from others while it is worked on, replaced only if it
//! still is what was read, and what it held is kept among its versions.

use std::path::{Path, PathBuf};

use super::refusal::{in_file, refuse_overwriting};
use crate::fingerprint::Fingerprint;
use crate::store::{Expected, Lock, Locks, Problem, Save, UserFolders};
use crate::words::{Message, key, message};

/// A file that is to be written.
pub struct ProjectFile {
    path: PathBuf,
    expected: Expected,
    /// What was read for it.
    made_from: Vec<PathBuf>,
    /// Others are kept from it for as long as this lives.
    _lock: Lock,
}

impl ProjectFile {
    /// Takes the file at `path`, which need not be there.
    ///
    /// # Errors
    /// If somebody else has it.
    pub fn take(path: &Path) -> Result<Self, Message> {
        match Locks::default().take(path) {
            Lock::Held(held) => Err(held.not_saved_message(path)),
            lock @ (Lock::Taken(_) | Lock::Impossible) => {
                let (path, expected) = (path.to_owned(), Expected::Anything);
                Ok(Self { path, expected, made_from: Vec::new(), _lock: lock })
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// There is to be no file before.
    ///
    /// # Errors
    /// If there is one.
    pub fn must_be_new(&mut self) -> Result<(), Message> {
        if self.path.symlink_metadata().is_ok() {
            return Err(self.exists());
        }
        self.expected = Expected::NoFile;
        Ok(())
    }

    /// These bytes were read at `path`: if that is this file, they are what may be replaced; else it is no
    /// more open to others than that one, if it is new.
    pub fn was_read(&mut self, path: &Path, bytes: &[u8]) {
        self.made_from.push(path.to_owned());
        if self.expected == Expected::Anything && refuse_overwriting(path, &self.path).is_err() {
            self.expected = Expected::Content(Fingerprint::of(bytes));
        }
    }

    /// Puts `bytes` in the file. What did not go well all the same is returned.
    ///
    /// # Errors
    /// If it is not what it was when it was read, or cannot be written.
    pub fn write(self, bytes: &[u8]) -> Result<Option<Message>, Message> {
        // Where nothing is replaced, no place for it is needed.
        let versions = self.path.exists().then(UserFolders::versions_at_hand).flatten();
        let save = Save {
            path: &self.path,
            bytes,
            expected: self.expected,
            made_from: &self.made_from,
            versions: versions.as_ref(),
            in_place: false,
        };
        match save.run() {
            Ok(saved) => Ok(saved.remark()),
            Err(error) => {
                let is_there = matches!(error.problem, Problem::Changed(_))
                    && matches!(self.expected, Expected::NoFile);
                Err(if is_there { self.exists() } else { error.message() })
            }
        }
    }

    fn exists(&self) -> Message {
        in_file(&self.path, message!(key::CLI_EXISTS))
    }
}
