//! What the lock of a file means to who opens or saves it.
//!
//! Knows nothing of how locks are made.

use std::path::Path;

use crate::editor::{Access, Hold};
use crate::store::{HeldFile, Lock};
use crate::words::Message;

/// Who may edit a file, by the lock that was asked for, if one was.
pub fn of(lock: Option<Lock>) -> Access {
    match lock {
        Some(Lock::Taken(lock)) => Access::Us(Hold::new(lock)),
        Some(Lock::Held(held)) => Access::Others(held.message()),
        Some(Lock::Impossible) | None => Access::Anybody,
    }
}

/// Why nothing is put in the place of a file that somebody else is editing.
pub fn not_saved(path: &Path, held: &HeldFile) -> Message {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Message::new("lock-not-saved").with("name", name).with("who", held.message())
}
