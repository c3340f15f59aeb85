//! Identifiers as they stand in the file: opaque strings, unique for ever, so that copies of a
//! project edited at several tables can be put together again.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use slotmap::new_key_type;
use uuid::Uuid;

macro_rules! string_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::new(text)
            }
        }
    };
}

string_id!(
    /// A chart of the project.
    ChartId
);
string_id!(
    /// A unit. Two charts of one project that hold the same id hold the same unit, in two states.
    UnitId
);
string_id!(
    /// A post. Two charts of one project that hold the same id hold the same post, in two states.
    PostId
);
string_id!(
    /// A kind of unit in the project's list, such as `service`.
    KindId
);
string_id!(
    /// A category in the project's list, such as `A`.
    CategoryId
);
string_id!(
    /// A grade or cotation in the project's list, such as `A2.2`.
    GradeId
);
string_id!(
    /// A managerial level in the project's list, such as `intermediaire`.
    LevelId
);

impl UnitId {
    /// What stands for a unit where posts are on the bench: see [`Chart::bench`](super::Chart::bench).
    /// No unit bears it.
    pub fn bench() -> Self {
        Self::new("(bench)")
    }
}

/// Where new identifiers come from. The core reads neither clock nor randomness, so it is handed one.
pub trait IdSource {
    /// An identifier that this source has never given before.
    fn next_id(&mut self) -> String;
}

/// Identifiers that depend on a text alone: the same text gives the same ones in the same order.
///
/// They are name-based UUIDs (version 5, RFC 9562 section 5.5), so that reading one report twice
/// gives one project, byte for byte.
#[derive(Clone, Debug)]
pub struct DerivedIds {
    namespace: Uuid,
    given: u64,
}

impl DerivedIds {
    /// The namespace of this program, a constant drawn once.
    const NAMESPACE: Uuid = Uuid::from_u128(0x8c5a_6f0e_43b1_4d0b_9f36_1d2a_77c4_e5b8);

    /// A source whose identifiers depend on `seed` alone.
    pub fn new(seed: &[u8]) -> Self {
        Self { namespace: Uuid::new_v5(&Self::NAMESPACE, seed), given: 0 }
    }
}

impl IdSource for DerivedIds {
    fn next_id(&mut self) -> String {
        let id = Uuid::new_v5(&self.namespace, &self.given.to_be_bytes());
        self.given += 1;
        id.to_string()
    }
}

new_key_type! {
    /// A post's place in memory, in one chart and until that post is removed. Never written to a file.
    pub struct PostKey;
}

new_key_type! {
    /// A unit's place in memory, in one chart and until that unit is removed. Never written to a file.
    pub struct UnitKey;
}
