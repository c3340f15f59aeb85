//! Titles of posts: how they are compared and how they are shown.

use std::fmt;
use std::sync::Arc;

/// A post's title as it was written, with the key under which its other spellings meet.
#[derive(Clone)]
pub struct Title {
    text: Arc<str>,
    key: Arc<str>,
}

impl Title {
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), key: comparison_key(text).into() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Equal for two spellings of one title: see [`comparison_key`].
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Titles are equal when written alike; two spellings of one title are different values with one key.
impl PartialEq for Title {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Title {}

impl fmt::Debug for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text)
    }
}

/// The form in which two spellings of one title are equal.
pub fn comparison_key(text: &str) -> String {
    text.to_lowercase()
}
