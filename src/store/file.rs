//! Reading one file, and why one was not read or written.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::failure::{io_message, patiently};
use crate::fingerprint::Fingerprint;
use crate::words::{Locale, Message, key, message, shown};

/// Files above this size are not read. A project of 100,000 posts takes some 20 MB, and what is read
/// takes several times its size in memory.
pub const READ_MAX_BYTES: u64 = 128 << 20;

/// Links followed from one to the next before it is taken for a loop: Linux's own limit.
const LINKS_MAX: usize = 40;

/// A file that was not read or written, and why.
#[derive(Debug, thiserror::Error)]
#[error("{}", Locale::English.say(&self.message()))]
pub struct StoreError {
    pub path: PathBuf,
    #[source]
    pub problem: Problem,
}

/// Why a file was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("it is a folder")]
    IsFolder,
    /// A device, a pipe, a socket.
    #[error("it is not a regular file")]
    NotRegular,
    /// Windows keeps the name for a device, or would cut or refuse it.
    #[error("its name is not allowed")]
    Name,
    #[error("its links lead to each other")]
    LinkLoop,
    #[error("it is marked as read-only")]
    ReadOnly,
    #[error("it is too large")]
    TooLarge { bytes: u64 },
    /// It holds this, and not what it held when it was last read or written.
    #[error("somebody else has changed it")]
    Changed(Fingerprint),
    /// It can be written over, but no other file can take its place.
    #[error("it cannot be replaced: {0}")]
    NotReplaced(io::Error),
    /// Somebody else changed it meanwhile, and what they wrote could not be put back in its place: it is
    /// here.
    #[error("what somebody else wrote could not be put back: it is {0}")]
    NotPutBack(PathBuf),
    /// It is in its place, and a power cut might still bring back what was there before.
    #[error("it may not last: {0}")]
    Unsure(io::Error),
    /// It is in its place; who may do what with it was changed meanwhile, and it does not follow.
    #[error("its permissions have been changed meanwhile: {0}")]
    AccessNotTaken(io::Error),
    #[error("there is no folder to keep what it held")]
    NoFolder,
    #[error("{0}")]
    Io(io::Error),
}

impl StoreError {
    pub(super) fn new(path: &Path, problem: Problem) -> Self {
        Self { path: path.to_owned(), problem }
    }

    /// The failure of the system, where it is one, or else what else it is.
    pub(super) fn into_io(self) -> Result<io::Error, Problem> {
        if let Problem::Io(error) = self.problem { Ok(error) } else { Err(self.problem) }
    }

    /// Whether the disk fails, and not only that there is no such file or none that can be read as one.
    pub(super) fn is_of_disk(&self) -> bool {
        let Problem::Io(cause) = &self.problem else { return false };
        cause.kind() != io::ErrorKind::NotFound
    }

    pub(super) fn io(path: &Path, error: io::Error) -> Self {
        Self::new(path, Problem::Io(error))
    }

    /// The sentence that says it.
    pub fn message(&self) -> Message {
        let problem = match &self.problem {
            Problem::IsFolder => message!(key::STORE_IS_FOLDER),
            Problem::NotRegular => message!(key::STORE_NOT_REGULAR),
            Problem::Name => message!(key::STORE_NAME_OF_WINDOWS),
            Problem::LinkLoop => message!(key::STORE_LINK_LOOP),
            Problem::ReadOnly => message!(key::STORE_READ_ONLY),
            Problem::TooLarge { bytes } => {
                let megabytes = |bytes: u64| i64::try_from(bytes >> 20).unwrap_or(i64::MAX);
                message!(
                    key::STORE_TOO_LARGE,
                    limit = megabytes(READ_MAX_BYTES),
                    size = megabytes(*bytes)
                )
            }
            Problem::Changed(_) => message!(key::STORE_CHANGED),
            Problem::NoFolder => message!(key::STORE_NO_FOLDER),
            Problem::NotReplaced(error) => {
                message!(key::STORE_NOT_REPLACED, why = io_message(error))
            }
            Problem::NotPutBack(kept) => message!(key::STORE_NOT_PUT_BACK, kept = shown(kept)),
            Problem::Unsure(error) => message!(key::STORE_UNSURE, why = io_message(error)),
            Problem::AccessNotTaken(error) => {
                message!(key::STORE_ACCESS_NOT_TAKEN, why = io_message(error))
            }
            Problem::Io(error) => io_message(error),
        };
        message!(key::STORE_PROBLEM, path = shown(&self.path), problem)
    }
}

/// The bytes of a regular file of at most [`READ_MAX_BYTES`].
///
/// # Errors
/// If there is no such file, or it cannot be read to its end.
pub fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    let fail = |problem| StoreError::new(path, problem);
    let failed = |error| fail(Problem::Io(error));
    // Looked at before it is opened: opening a pipe waits for whoever writes into it.
    link_target(path).map_err(fail)?;
    let metadata = fs::metadata(path).map_err(failed)?;
    check_regular(&metadata).map_err(fail)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(1 << 24)).unwrap_or(0));
    let mut file = patiently(|| File::open(path)).map_err(failed)?.take(READ_MAX_BYTES + 1);
    if metadata.len() > READ_MAX_BYTES {
        return Err(fail(Problem::TooLarge { bytes: metadata.len() }));
    }
    file.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > READ_MAX_BYTES {
        return Err(fail(Problem::TooLarge { bytes: bytes.len() as u64 }));
    }
    Ok(bytes)
}

/// One of several files that are written in the place of `path`: "dossier/page.svg" with "-2" is
/// "dossier/page-2.svg"; without a suffix, `path` itself.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    if suffix.is_empty() {
        return path.to_path_buf();
    }
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(suffix);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

pub(super) fn check_regular(metadata: &Metadata) -> Result<(), Problem> {
    if metadata.is_dir() {
        Err(Problem::IsFolder)
    } else if metadata.is_file() {
        Ok(())
    } else {
        Err(Problem::NotRegular)
    }
}

/// Where the links at `path` end, whether or not a file is there.
pub(super) fn link_target(path: &Path) -> Result<PathBuf, Problem> {
    let mut target = path.to_owned();
    for _ in 0..LINKS_MAX {
        let is_link =
            fs::symlink_metadata(&target).is_ok_and(|metadata| metadata.file_type().is_symlink());
        if !is_link {
            return Ok(target);
        }
        let next = fs::read_link(&target).map_err(Problem::Io)?;
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(Problem::LinkLoop)
}

/// What the file at `path` holds now; none if there is none.
///
/// # Errors
/// If it is there and cannot be read.
pub fn look(path: &Path) -> Result<Option<Fingerprint>, StoreError> {
    match read(path) {
        Ok(bytes) => Ok(Some(Fingerprint::of(&bytes))),
        Err(StoreError { problem: Problem::Io(error), .. })
            if error.kind() == ErrorKind::NotFound =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
