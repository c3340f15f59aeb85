//! Where what the program remembers is kept, on a system that may have no place for it.

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::file::{Problem, StoreError};
use super::{UserFolders, Versions};
use crate::words::{Message, key, message};

impl UserFolders {
    /// Folders that can be written, and a sentence if they are not the system's own for this.
    pub fn at_start() -> (Option<Self>, Option<Message>) {
        Self::usable(Self::of_system(), &std::env::temp_dir())
    }

    /// Where former contents of project files are kept by who needs nothing else of the user's: in the
    /// system's own folder for this, else in one of the user's own; none if neither can be written.
    pub fn versions_at_hand() -> Option<Versions> {
        let wished = Self::of_system().map(|folders| folders.state);
        let state = wished.filter(|folder| check_writable(folder).is_ok());
        let state = state.or_else(|| own_folder(&std::env::temp_dir()).ok())?;
        Some(Versions::in_state(&state))
    }

    /// The `wished` folders, made if they are not there. In place of a state folder that cannot be
    /// written, and of all without a home: a folder of the user's own in `temporary`. The sentence says
    /// what is kept elsewhere, or is not kept.
    pub fn usable(wished: Option<Self>, temporary: &Path) -> (Option<Self>, Option<Message>) {
        let Some(wished) = wished else {
            return match own_folder(temporary) {
                Ok(own) => {
                    let message =
                        message!(key::FOLDERS_NO_HOME, folder = own.display().to_string());
                    (Some(Self { config: own.clone(), state: own }), Some(message))
                }
                Err(_) => (None, Some(message!(key::FOLDERS_NONE))),
            };
        };
        let config = check_writable(&wished.config)
            .err()
            .map(|error| message!(key::FOLDERS_NO_CONFIG, problem = error.message()));
        let Err(error) = check_writable(&wished.state) else { return (Some(wished), config) };
        let problem = error.message();
        let (state, message) = match own_folder(temporary) {
            Ok(own) => {
                let folder = own.display().to_string();
                (own, message!(key::FOLDERS_STATE_ELSEWHERE, folder, problem))
            }
            Err(_) => (wished.state, message!(key::FOLDERS_NO_STATE, problem)),
        };
        let message = match config {
            Some(first) => message!(key::STORE_BOTH, first, second = message),
            None => message,
        };
        (Some(Self { config: wished.config, state }), Some(message))
    }
}

/// Makes `folder`, and those above it that are not there, for the user alone. One that was made for others
/// too is closed to them.
///
/// # Errors
/// If it cannot be made. One that somebody else has stays as it is.
#[expect(clippy::disallowed_methods, reason = "the store makes its own folders")]
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700).create(folder)?;
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0
            && let Err(error) =
                fs::set_permissions(folder, fs::Permissions::from_mode(mode & 0o7700))
        {
            tracing::warn!("{}: {error}", folder.display());
        }
        Ok(())
    }
    #[cfg(not(unix))]
    builder.create(folder)
}

/// Makes `folder` if it is not there, and a file in it to see that one can be made.
fn check_writable(folder: &Path) -> Result<(), StoreError> {
    let tried = make_private(folder).and_then(|()| probe(folder).map(drop));
    tried.map_err(|error| StoreError { path: folder.to_owned(), problem: Problem::Io(error) })
}

/// A file in `folder` that goes when it is closed.
#[expect(clippy::disallowed_methods, reason = "the store sees where it may write")]
fn probe(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".organigramme-").tempfile_in(folder)
}

/// A folder in `temporary` that nobody else can look into: the same at every start, if another user has
/// not taken its name.
#[expect(clippy::disallowed_methods, reason = "the store makes its own folders")]
fn own_folder(temporary: &Path) -> io::Result<PathBuf> {
    let user = whoami::username().unwrap_or_default().replace(std::path::is_separator, "-");
    let folder = temporary.join(format!("organigramme-{user}"));
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there is no mode to set"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(&folder) {
        Ok(()) => return Ok(folder),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_own(&folder) => {
            return Ok(folder);
        }
        Err(_) => {}
    }
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    Ok(builder.prefix("organigramme-").tempdir_in(temporary)?.keep())
}

/// Whether `folder` is the user's, and closed to all others.
fn is_own(folder: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(folder) else { return false };
    if !metadata.is_dir() {
        return false;
    }
    let Ok(probe) = probe(folder) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let user = probe.as_file().metadata().map(|probe| probe.uid());
        user.is_ok_and(|user| user == metadata.uid()) && metadata.mode() & 0o077 == 0
    }
    #[cfg(not(unix))]
    {
        drop(probe);
        true
    }
}
