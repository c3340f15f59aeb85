//! Folders that nobody but the user can look into.

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::file::{Problem, StoreError};

/// Makes `folder`, and those above it that are not there, for the user alone. One that was made for others
/// too is closed to them.
///
/// # Errors
/// If it cannot be made. One that somebody else has stays as it is.
#[expect(clippy::disallowed_methods, reason = "the store makes its own folders")]
pub fn make_private(folder: &Path) -> io::Result<()> {
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
pub fn check_writable(folder: &Path) -> Result<(), StoreError> {
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
pub fn own_folder(temporary: &Path) -> io::Result<PathBuf> {
    let folder = own_folder_path(temporary);
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

/// Where the user's own folder in `temporary` was made, if one was and still is theirs.
pub(super) fn own_folder_made(temporary: &Path) -> Option<PathBuf> {
    Some(own_folder_path(temporary)).filter(|folder| folder.is_dir() && is_own(folder))
}

fn own_folder_path(temporary: &Path) -> PathBuf {
    let user = whoami::username().unwrap_or_default().replace(std::path::is_separator, "-");
    temporary.join(format!("organigramme-{user}"))
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
