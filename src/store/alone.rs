//! A file that one process has for itself, for as long as it has it open: the system's own lock or, on Windows,
//! that it is open and nobody else may write it. A lock there would keep others from reading it too.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// Opens a file that is to be [locked](try_lock).
///
/// # Errors
/// As for any file; on Windows also if another process has it.
pub(super) fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        const FILE_SHARE_READ: u32 = 1;
        const FILE_SHARE_DELETE: u32 = 4;
        options.share_mode(FILE_SHARE_READ | FILE_SHARE_DELETE);
    }
    options.open(path)
}

/// Takes a file that was opened for that.
///
/// # Errors
/// If another process has it, or the disk knows no locks.
pub(super) fn try_lock(file: &File) -> Result<(), TryLockError> {
    #[cfg(windows)]
    {
        let _ = file;
        Ok(())
    }
    #[cfg(not(windows))]
    file.try_lock()
}
