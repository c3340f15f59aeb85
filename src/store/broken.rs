//! Files of the program's own that cannot be read any more: kept beside, and said.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::{Problem, StoreError};
use crate::words::{Message, key, message, shown};

/// So many broken files are kept beside one another.
const KEPT_MAX: usize = 100;

/// Moves the file at `path` to "….broken" beside it, and returns the sentence that says so.
#[expect(clippy::disallowed_methods, reason = "what is broken is kept, under another name")]
pub fn set_aside(path: &Path) -> Message {
    let kept = free_name(path);
    let renamed = fs::rename(path, &kept);
    let path = shown(path);
    match renamed {
        Ok(()) => {
            let kept = kept.file_name().unwrap_or_default().to_string_lossy().into_owned();
            message!(key::BROKEN_KEPT, kept, path)
        }
        Err(error) => {
            let error = StoreError { path: kept, problem: Problem::Io(error) };
            message!(key::BROKEN_STAYS, path, problem = error.message())
        }
    }
}

/// "preferences.json.broken", or "….broken-2" if that is taken; the last if all are.
fn free_name(path: &Path) -> PathBuf {
    let name = |number: usize| {
        let mut name = path.as_os_str().to_os_string();
        name.push(".broken");
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    };
    let free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    (1..KEPT_MAX).map(name).find(free).unwrap_or_else(|| name(KEPT_MAX))
}
