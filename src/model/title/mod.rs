//! Titles of posts: how they are compared and how they are shown.

mod display;
mod fold;
mod invariable;
mod key;
mod marks;
mod wanted;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use display::display;
pub(crate) use fold::{after_folded, folded};
pub use key::comparison_key;
pub use wanted::Wanted;

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

/// Only the text is written: the key follows from it.
impl Serialize for Title {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Title {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::new(&text))
    }
}

impl fmt::Debug for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text)
    }
}
