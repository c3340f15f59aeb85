//! Who may edit the file that a project stands in.

use std::any::Any;
use std::fmt;
use std::path::{Path, PathBuf};

use super::Editor;
use crate::words::Message;

/// Who may edit a file.
#[derive(Debug, Default)]
pub enum Access {
    /// Nobody is kept from it.
    #[default]
    Anybody,
    /// We, and others are kept away meanwhile.
    Us(Hold),
    /// Somebody else, as the sentence says.
    Others(Message),
}

/// Keeps others away from a file, until it is dropped.
pub struct Hold(#[expect(dead_code, reason = "only its end does something")] Box<dyn Any + Send>);

impl Hold {
    pub fn new(holds: impl Any + Send) -> Self {
        Self(Box::new(holds))
    }
}

impl fmt::Debug for Hold {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hold")
    }
}

impl Editor {
    /// What is known of the file at `path` serves once it is opened or written.
    pub(super) fn learn_access(&mut self, path: PathBuf, access: Access) {
        match access {
            Access::Anybody => self.waiting.accesses.remove(&path),
            Access::Us(_) | Access::Others(_) => self.waiting.accesses.insert(path, access),
        };
    }

    pub(super) fn take_access(&mut self, path: &Path) -> Access {
        self.waiting.accesses.remove(path).unwrap_or_default()
    }
}
