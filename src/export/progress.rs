//! How far an export has come, and whether it is still wanted: shared between the thread that makes
//! it and whoever waits.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::ExportError;

/// The items to draw and those drawn, over all pages.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicUsize,
    done: AtomicUsize,
    is_cancelled: AtomicBool,
}

impl Progress {
    /// The export ends at its next step with [`ExportError::Cancelled`].
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether nobody wants the rest.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// From 0 to 1; 0 until the pages are composed.
    pub fn share(&self) -> f32 {
        let total = self.total.load(Ordering::Relaxed);
        let done = self.done.load(Ordering::Relaxed).min(total);
        if total == 0 { 0.0 } else { done as f32 / total as f32 }
    }

    /// So much is done, from 0 to 1. Returns whether the rest is wanted.
    pub fn reach(&self, share: f32) -> bool {
        const WHOLE: f32 = 1_000.0;
        self.total.store(WHOLE as usize, Ordering::Relaxed);
        self.done.store((share.clamp(0.0, 1.0) * WHOLE) as usize, Ordering::Relaxed);
        !self.is_cancelled()
    }

    /// There will be so many items besides those that are done.
    pub(crate) fn expect(&self, items: usize) {
        self.total.store(self.done.load(Ordering::Relaxed) + items, Ordering::Relaxed);
    }

    /// So many more items are drawn.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] if nobody wants the rest.
    pub(crate) fn step(&self, items: usize) -> Result<(), ExportError> {
        if self.is_cancelled() {
            return Err(ExportError::Cancelled);
        }
        self.done.fetch_add(items, Ordering::Relaxed);
        Ok(())
    }
}
