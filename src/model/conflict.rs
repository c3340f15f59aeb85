//! What several tables decided differently of one chart, kept until somebody settles it.
//!
//! Knows nothing of how conflicts are found.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::ids::{PostId, UnitId};
use super::lists::EntryId;

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    Unit(UnitId),
    Post(PostId),
    /// An entry of a list of the project.
    Entry(EntryId),
}

/// In what the tables differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Aspect {
    /// One removed what another changed.
    Existence,
    /// One post of the source is spent twice, in two posts.
    Spent,
    Place,
    /// The order of what a unit holds.
    Order,
    Name,
    /// What an entry of a list is called.
    Label,
    /// The place of a kind of unit in the hierarchy.
    Rank,
    /// Whether headcounts are summed up per unit of a kind.
    IsPole,
    Kind,
    Authorised,
    Title,
    Category,
    Grade,
    Level,
    ReferenceJob,
    Fte,
    Vacant,
    Note,
    Origin,
    SplitFrom,
    MergedInto,
    Reason,
    /// Something that this version does not know.
    Other(String),
}

impl Aspect {
    const NAMED: [(Self, &'static str); 22] = [
        (Self::Existence, "existence"),
        (Self::Spent, "spent"),
        (Self::Place, "place"),
        (Self::Order, "order"),
        (Self::Name, "name"),
        (Self::Label, "label"),
        (Self::Rank, "rank"),
        (Self::IsPole, "is_pole"),
        (Self::Kind, "kind"),
        (Self::Authorised, "authorised"),
        (Self::Title, "title"),
        (Self::Category, "category"),
        (Self::Grade, "grade"),
        (Self::Level, "manager_level"),
        (Self::ReferenceJob, "reference_job"),
        (Self::Fte, "fte"),
        (Self::Vacant, "vacant"),
        (Self::Note, "note"),
        (Self::Origin, "origin"),
        (Self::SplitFrom, "split_from"),
        (Self::MergedInto, "merged_into"),
        (Self::Reason, "reason"),
    ];

    /// The aspect's key in files.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Other(name) => name,
            named => {
                let found = Self::NAMED.iter().find(|(aspect, _)| aspect == named);
                found.map_or("", |(_, name)| name)
            }
        }
    }

    /// The aspect of a key.
    pub fn from_key(key: &str) -> Self {
        let found = Self::NAMED.iter().find(|(_, name)| *name == key);
        found.map_or_else(|| Self::Other(key.to_owned()), |(aspect, _)| aspect.clone())
    }
}

/// What some tables want.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// By name, sorted.
    pub tables: Vec<String>,
    /// As it would be shown; empty for nothing, or for what was removed.
    pub value: String,
}

/// A thing that tables decided differently. What the chart holds meanwhile is what was there before them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    pub subject: Subject,
    pub aspect: Aspect,
    /// At least two, sorted by value.
    pub claims: Vec<Claim>,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}
