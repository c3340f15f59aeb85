//! Panics that are caught and told in a sentence are not told otherwise.

use std::panic::{self, PanicHookInfo};

use crate::memory;

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync + 'static>;

/// While this lives no panic is printed but want of memory, and the hook that was there before is not called.
pub struct QuietPanics(Option<Hook>);

impl QuietPanics {
    pub fn begin() -> Self {
        let before = panic::take_hook();
        panic::set_hook(Box::new(memory::end_where_wanting));
        Self(Some(before))
    }
}

impl Drop for QuietPanics {
    fn drop(&mut self) {
        // The hook cannot be changed from within a panic.
        if let Some(before) = self.0.take().filter(|_| !std::thread::panicking()) {
            panic::set_hook(before);
        }
    }
}
