//! Giving a file a name that another one has, which other programs may be in the way of.

use std::fs;
#[cfg(windows)]
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

#[cfg(windows)]
use super::failure::patiently;
use super::failure::{held, is_held, while_passing};
#[cfg(windows)]
use super::file::Problem;
#[cfg(windows)]
use crate::words::is_file_name;

/// Gives a written file its name, once no other program keeps the old one for itself.
///
/// # Errors
/// [`held`] if one keeps it for long.
pub(super) fn persist(file: tempfile::NamedTempFile, target: &Path) -> io::Result<()> {
    let (_open, path) = file.into_parts();
    rename_over(&path, target)?;
    let _ = path.keep();
    Ok(())
}

/// Gives the file at `path` the name `target`, as [`persist`] does.
#[expect(clippy::disallowed_methods, reason = "the store names its own files")]
pub(super) fn rename_over(path: &Path, target: &Path) -> io::Result<()> {
    // Windows denies the access, where the name of an open file is wanted.
    let is_denied = |error: &io::Error| error.kind() == ErrorKind::PermissionDenied;
    let passes = |error: &io::Error| is_held(error) || cfg!(windows) && is_denied(error);
    match while_passing(passes, || fs::rename(path, target)) {
        Ok(()) => Ok(()),
        // Whoever has the right to remove it is kept from it by another program only.
        Err(error) if passes(&error) => Err(if_removable(target).err().unwrap_or_else(held)),
        Err(error) => Err(error),
    }
}

/// Asks Windows for the right to remove a file, once no other program keeps it.
///
/// # Errors
/// If the user does not have it, or one keeps it for long.
pub(super) fn if_removable(target: &Path) -> io::Result<()> {
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        const DELETE: u32 = 0x0001_0000;
        patiently(|| File::options().access_mode(DELETE).open(target)).map(drop)
    }
    #[cfg(not(windows))]
    {
        let _ = target;
        Ok(())
    }
}

/// Whether Windows takes the name that is at the end of `target`, and keeps it as it is.
#[cfg(windows)]
pub(super) fn check_name(target: &Path) -> Result<(), Problem> {
    const LONGEST: usize = 255;
    let Some(name) = target.file_name().map(|it| it.to_string_lossy()) else { return Ok(()) };
    if name.encode_utf16().count() > LONGEST {
        return Err(Problem::Io(ErrorKind::InvalidFilename.into()));
    }
    if is_file_name(&name) { Ok(()) } else { Err(Problem::Name) }
}
