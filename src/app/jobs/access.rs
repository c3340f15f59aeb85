//! What the lock of a file means to who opens or saves it.

use crate::editor::{Access, Hold};
use crate::store::Lock;

/// Who may edit a file, by the lock that was asked for, if one was.
pub fn of(lock: Option<Lock>) -> Access {
    match lock {
        Some(Lock::Taken(lock)) => Access::Us(Hold::new(lock)),
        Some(Lock::Held(held)) => Access::Others(held.message()),
        Some(Lock::Impossible) | None => Access::Anybody,
    }
}
