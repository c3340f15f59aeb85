//! The file of a project: where it is kept, what it is known to hold, who may change it.

use std::path::{Path, PathBuf};

use crate::editor::Access;
use crate::fingerprint::Fingerprint;
use crate::words::{Message, key, message};

/// Where a project is kept and came from. All that is known of no file is the default.
#[derive(Debug, Default)]
pub struct DocumentFile {
    path: Option<PathBuf>,
    on_disk: Option<Fingerprint>,
    /// Whether it was found to be gone, and the user was told so.
    is_gone: bool,
    /// What it was found to hold instead, once the user was told so.
    found: Option<Fingerprint>,
    taken_from: Option<PathBuf>,
    /// Other files of which something is in the project.
    taken_in: Vec<PathBuf>,
    read_only: Option<Message>,
    access: Access,
}

impl DocumentFile {
    /// The file at `path`, just read: it holds `on_disk`.
    pub fn opened(path: PathBuf, on_disk: Fingerprint) -> Self {
        Self { path: Some(path), on_disk: Some(on_disk), ..Self::default() }
    }

    /// None yet, of a project that was taken out of another file.
    pub fn taken_out_of(file: PathBuf) -> Self {
        Self { taken_from: Some(file), ..Self::default() }
    }

    /// What was known of it before the program came to its end.
    pub fn recalled(
        path: Option<PathBuf>,
        taken_from: Option<PathBuf>,
        on_disk: Option<Fingerprint>,
    ) -> Self {
        Self { path, taken_from, on_disk, ..Self::default() }
    }

    /// Where it was opened from or last saved to; none for a new project.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What it holds, or held before it was gone, as far as is known; none if nothing is.
    pub fn on_disk(&self) -> Option<Fingerprint> {
        self.on_disk
    }

    /// The picture or the file that the project was taken out of, which its own will be named after.
    pub fn taken_from(&self) -> Option<&Path> {
        self.taken_from.as_deref()
    }

    /// The files that what the project holds came from.
    pub fn origins(&self) -> Vec<PathBuf> {
        self.path.iter().chain(&self.taken_from).chain(&self.taken_in).cloned().collect()
    }

    /// Something of these files is in the project.
    pub fn take_in(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        self.taken_in.extend(files);
    }

    /// The file at `path` holds `on_disk` now, if that is known, and is the project's own.
    pub fn settle_at(&mut self, path: Option<PathBuf>, on_disk: Option<Fingerprint>) {
        self.path = path;
        self.on_disk = on_disk;
        self.is_gone = false;
        self.found = None;
    }

    /// It is the project's own no more: the project is taken out of it.
    pub fn leave(&mut self) {
        self.taken_from = self.path.take();
        self.on_disk = None;
    }

    /// It held an earlier version of what `file` holds, and is not the project's own. Nothing happens where
    /// the project has none; returns whether it had.
    pub fn become_version_of(&mut self, file: Option<PathBuf>) -> bool {
        let had = self.path.is_some();
        if had {
            self.leave();
            self.taken_from = file;
        }
        had
    }

    /// It is gone; returns whether that is news. What it held stays known: another file that comes to stand
    /// in its place is not overwritten unseen.
    pub fn lose(&mut self) -> bool {
        !std::mem::replace(&mut self.is_gone, true)
    }

    /// What it was last found to hold instead of what was known, if the user was told so.
    pub fn found(&self) -> Option<Fingerprint> {
        self.found
    }

    /// The user is told that it holds `found`.
    pub fn tell_of(&mut self, found: Fingerprint) {
        self.found = Some(found);
    }

    /// What the user was told of may go.
    pub fn take_for_seen(&mut self) {
        self.on_disk = self.found.take();
    }

    /// Why nothing may be changed; none where everything may.
    pub fn read_only(&self) -> Option<&Message> {
        self.read_only.as_ref()
    }

    /// Nothing may be changed, as `why` says.
    pub fn forbid_changes(&mut self, why: Message) {
        self.read_only = Some(why);
    }

    /// Who may change it, from now on until the project is closed.
    pub fn set_access(&mut self, access: Access) {
        self.read_only = match &access {
            Access::Others(who) => Some(message!(key::READ_ONLY_HELD, who = who.clone())),
            Access::Anybody | Access::Us(_) => None,
        };
        self.access = access;
    }

    /// Whoever may change it is asked elsewhere from now on.
    pub fn take_access(&mut self) -> Access {
        std::mem::take(&mut self.access)
    }

    /// Who else is changing it.
    pub fn holder(&self) -> Option<&Message> {
        match &self.access {
            Access::Others(who) => Some(who),
            Access::Us(_) | Access::Anybody => None,
        }
    }
}
