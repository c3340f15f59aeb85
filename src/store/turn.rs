//! One after the other: of several programs that replace files in one folder, each waits for its turn.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

#[cfg(windows)]
use super::{failure::is_held, leftover};

/// The right to replace files in `folder`, until it is dropped; none where there is no such right, or
/// somebody keeps it for long.
pub(super) fn turn(folder: &Path) -> Option<File> {
    const ATTEMPTS: u32 = 50;
    const PAUSE: Duration = Duration::from_millis(20);
    for _ in 0..ATTEMPTS {
        match taken(folder) {
            Ok(Some(turn)) => return Some(turn),
            Ok(None) => std::thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
    None
}

/// It, unless another program has it.
#[cfg(unix)]
fn taken(folder: &Path) -> io::Result<Option<File>> {
    use std::fs::TryLockError;
    let folder = File::open(folder)?;
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Windows locks no folder. A hidden file is its turn, which goes when it is closed, by whatever ends the
/// program.
#[cfg(windows)]
fn taken(folder: &Path) -> io::Result<Option<File>> {
    use std::io::ErrorKind;
    use std::os::windows::fs::OpenOptionsExt;
    const HIDDEN: u32 = 0x2;
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    let mut options = File::options();
    options.write(true).create_new(true).share_mode(0).attributes(HIDDEN);
    match options.custom_flags(DELETE_ON_CLOSE).open(folder.join(leftover::TURN)) {
        Ok(turn) => Ok(Some(turn)),
        // Access is denied while it is going.
        Err(error)
            if is_held(&error)
                || matches!(
                    error.kind(),
                    ErrorKind::AlreadyExists | ErrorKind::PermissionDenied
                ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

#[cfg(not(any(unix, windows)))]
fn taken(_: &Path) -> io::Result<Option<File>> {
    Err(io::ErrorKind::Unsupported.into())
}
