//! Keys of the keyboard, and the shortcuts made of them.

/// A key of the keyboard, named by what is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Letter(char),
    Digit(char),
    Plus,
    Minus,
    Question,
    Up,
    Down,
    Left,
    Right,
    Enter,
    Delete,
    Escape,
    /// A function key: F1 to F12.
    F(u8),
}

/// A key with its modifiers. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub command: bool,
    pub alt: bool,
    pub shift: bool,
    pub key: Key,
}

pub(super) const fn plain(key: Key) -> Shortcut {
    Shortcut { command: false, alt: false, shift: false, key }
}

pub(super) const fn command(key: Key) -> Shortcut {
    Shortcut { command: true, ..plain(key) }
}

pub(super) const fn command_shift(key: Key) -> Shortcut {
    Shortcut { command: true, shift: true, ..plain(key) }
}

pub(super) const fn alt(key: Key) -> Shortcut {
    Shortcut { alt: true, ..plain(key) }
}

pub(super) const fn shift(key: Key) -> Shortcut {
    Shortcut { shift: true, ..plain(key) }
}
