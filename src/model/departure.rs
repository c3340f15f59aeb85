//! What a chart says of the posts and units it no longer has.
//!
//! It is kept on the chart they left, never on the one they come from: the source stays as it is.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::ids::{PostId, UnitId};

/// A post that left: where it went, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Departure {
    /// The post of this chart that took it over, which has an origin of its own.
    pub merged_into: Option<PostId>,
    /// The paragraph of the report.
    pub reason: String,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl Departure {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A unit that was removed, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RemovedUnit {
    /// The unit of this chart that took it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<UnitId>,
    /// The paragraph of the report.
    pub reason: String,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl RemovedUnit {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
