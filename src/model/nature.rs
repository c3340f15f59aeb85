//! What a committee calls a movement, where the posts alone do not tell.

use crate::words::{MessageKey, key};
use serde::{Deserialize, Serialize};

/// *Nature du mouvement*: declared on the later of a post's two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Nature {
    /// The same post, under a title that says better what it is.
    Transfer,
    /// Another post in law, whatever it is called.
    Transformation,
}

impl Nature {
    pub const ALL: [Self; 2] = [Self::Transfer, Self::Transformation];

    /// The nature's key in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Transformation => "transformation",
        }
    }

    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        match self {
            Self::Transfer => key::NATURE_TRANSFER,
            Self::Transformation => key::NATURE_TRANSFORMATION,
        }
    }

    /// The nature of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.as_str() == key)
    }
}
