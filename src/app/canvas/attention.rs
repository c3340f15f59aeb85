//! What the pointer and the keyboard are on.

use super::event::Target;

/// What is pointed at, and what has the keyboard.
#[derive(Default)]
pub(super) struct Attention {
    hovered: Option<Target>,
    focused: Option<Target>,
    /// The keyboard is in use: the ring is drawn.
    by_keyboard: bool,
}

impl Attention {
    /// What the pointer is on.
    pub fn hovered(&self) -> Option<&Target> {
        self.hovered.as_ref()
    }

    pub fn hover(&mut self, target: Option<Target>) {
        self.hovered = target;
    }

    /// What has the keyboard.
    pub fn focused(&self) -> Option<&Target> {
        self.focused.as_ref()
    }

    /// The same, where the keyboard is in use.
    pub fn ringed(&self) -> Option<&Target> {
        self.focused().filter(|_| self.by_keyboard)
    }

    /// The keyboard is on this now. Returns whether it was not before.
    pub fn focus(&mut self, target: Option<Target>) -> bool {
        let is_new = self.focused != target;
        self.focused = target;
        is_new
    }

    /// The keyboard is in use, or the pointer.
    pub fn set_by_keyboard(&mut self, by_keyboard: bool) {
        self.by_keyboard = by_keyboard;
    }
}
