//! Units: the boxes of a chart.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::comment::Comment;
use super::evidence::Evidence;
use super::ids::{KindId, PostKey, UnitId, UnitKey};

/// *Postes autorisés*: what the committee has allowed, as printed on the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Authorised {
    /// No figure of its own: counted with the boundary above.
    #[default]
    Inherit,
    /// A boundary whose figure is not printed.
    NotPrinted,
    /// A boundary with this many posts.
    Posts(u32),
}

impl Authorised {
    /// The printed figure, in posts.
    pub fn posts(self) -> Option<u32> {
        match self {
            Self::Posts(posts) => Some(posts),
            Self::Inherit | Self::NotPrinted => None,
        }
    }
}

/// What a user may edit of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitFields {
    pub kind: KindId,
    /// The name as it reads after the kind, or the whole name if it begins with the kind's word.
    pub name: String,
    pub authorised: Authorised,
    pub note: String,
    /// In the order in which they were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// The unit of another chart that this one continues under another id.
    pub origin: Option<UnitId>,
    /// The unit of another chart that was split, of which this one is the part that is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<UnitId>,
    /// Why it differs from the unit it was, or why it is new: the paragraph of the report.
    pub reason: String,
    /// Where it was read; none of what was made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<Evidence>>,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl UnitFields {
    pub fn new(kind: impl Into<KindId>, name: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            name: name.into(),
            authorised: Authorised::Inherit,
            note: String::new(),
            comments: Vec::new(),
            origin: None,
            split_from: None,
            reason: String::new(),
            evidence: None,
            extra: Extra::new(),
        }
    }

    /// The same unit, nothing said of where it comes from nor remarked on it: what a copy of it starts as.
    #[must_use]
    pub fn without_past(self) -> Self {
        Self { comments: Vec::new(), origin: None, split_from: None, reason: String::new(), ..self }
    }
}

/// A unit of one chart.
#[derive(Clone, Debug)]
pub struct Unit {
    pub id: UnitId,
    pub fields: UnitFields,
    pub(super) parent: Option<UnitKey>,
    pub(super) children: Vec<UnitKey>,
    pub(super) posts: Vec<PostKey>,
}

impl Unit {
    /// The unit above; none for the root.
    pub fn parent(&self) -> Option<UnitKey> {
        self.parent
    }

    /// The units just below, in the user's order.
    pub fn children(&self) -> &[UnitKey] {
        &self.children
    }

    /// The unit's own posts, in the user's order.
    pub fn posts(&self) -> &[PostKey] {
        &self.posts
    }
}
