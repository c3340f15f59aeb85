//! The projects that subcommands read: in files of their own, or inside pictures.

use std::path::Path;

use super::project_file::ProjectFile;
use super::refusal::{in_file, refuse_overwriting};
use crate::format::native::{self, Loaded};
use crate::format::picture::embedded_project;
use crate::model::Project;
use crate::store::{self, UserFolders};
use crate::words::{Message, key, message};

/// The bytes of a project: a file's own, or those inside a picture.
pub struct Source {
    pub bytes: Vec<u8>,
    pub is_picture: bool,
}

impl Source {
    pub fn read(path: &Path) -> Result<Self, Message> {
        let bytes = store::read(path).map_err(|error| error.message())?;
        let inside = embedded_project(&bytes).map_err(|error| unread(path, error.message()))?;
        Ok(match inside {
            Some(bytes) => Self { bytes, is_picture: true },
            None => Self { bytes, is_picture: false },
        })
    }
}

/// The project in a file, or the sentence that says why there is none.
pub fn open(path: &Path) -> Result<Loaded, Message> {
    native::load(&Source::read(path)?.bytes).map_err(|error| unread(path, error.message()))
}

/// The project in a file, to be written to `output` with changes: that may be the same file, unless
/// it is a picture, which would be lost.
pub fn open_to_change(path: &Path, output: &mut ProjectFile) -> Result<Project, Message> {
    let source = Source::read(path)?;
    if source.is_picture && refuse_overwriting(path, output.path()).is_err() {
        return Err(in_file(output.path(), message!(key::CLI_PICTURE_OUTPUT)));
    }
    output.was_read(path, &source.bytes);
    let loaded = native::load(&source.bytes).map_err(|error| unread(path, error.message()))?;
    if loaded.newer_version {
        return Err(in_file(path, message!(key::CLI_NEWER)));
    }
    Ok(loaded.project)
}

/// Why no project can be read in a file, and where one is that it held before, if that is kept.
pub fn unread(path: &Path, why: Message) -> Message {
    let first = in_file(path, why);
    match former(path) {
        Some(second) => message!(key::STORE_BOTH, first, second),
        None => first,
    }
}

/// Where a project is that a file held before, in a sentence, if that is kept.
pub fn former(path: &Path) -> Option<Message> {
    let is_sound = |bytes: &[u8]| native::load(bytes).is_ok();
    UserFolders::versions_kept().iter().find_map(|versions| versions.before(path, is_sound))
}
