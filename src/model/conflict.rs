//! What several tables decided differently of one chart, kept until somebody settles it.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::aspect::{Aspect, PostField, UnitField};
use super::ids::{CategoryId, GradeId, LevelId, PostId, UnitId};
use super::lists::EntryId;
use super::nature::Nature;
use super::post::{Hundredths, PostFields};
use super::record::{PostRecord, UnitRecord};
use super::unit::{Authorised, UnitFields};

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    Unit(UnitId),
    Post(PostId),
    /// An entry of a list of the project.
    Entry(EntryId),
}

/// What a table wants, as a value that can be put in the place of what the chart holds meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// It is no more.
    Gone,
    /// It is no more, and this is said of it.
    Left {
        /// The id of what took it over; empty for nothing.
        into: String,
        reason: String,
    },
    /// It stays as the chart holds it.
    Stays,
    /// It stands in this unit, or under it.
    In(UnitId),
    /// What a field says, or the id of what it names; empty for nothing.
    Text(String),
    Fte(Hundredths),
    Vacant(bool),
    Authorised(Authorised),
    /// What a unit holds, in order.
    Order {
        units: Vec<UnitId>,
        posts: Vec<PostId>,
    },
    /// This post, which the chart may not hold yet, takes over what is in dispute, with the `parts` that
    /// were split from it. The post that it `replaces` then goes.
    Post {
        post: Box<PostRecord>,
        replaces: Option<PostId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<PostRecord>,
    },
    /// This unit, which the chart may not hold yet, continues what is in dispute.
    Unit(Box<UnitRecord>),
}

/// What some tables want.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// By name, sorted.
    pub tables: Vec<String>,
    /// As it would be shown; empty for nothing, or for what was removed.
    pub value: String,
    /// The same as a value; none in files of former versions, or where only a hand can put it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<Wish>,
}

/// A thing that tables decided differently. Until somebody settles it the chart holds what was there
/// before them, and what they made anew of it waits in their claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    pub subject: Subject,
    pub aspect: Aspect,
    /// What was there before, of no table; none if it is new, and in files of former versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Claim>,
    /// In the order of the tables. One alone where what all tables want cannot be done yet.
    pub claims: Vec<Claim>,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl Conflict {
    /// Every value that may be chosen, what was there before first.
    pub fn choices(&self) -> impl Iterator<Item = (Choice, &Claim)> {
        let base = self.base.iter().map(|claim| (Choice::Base, claim));
        base.chain(self.claims.iter().enumerate().map(|(at, it)| (Choice::Claim(at), it)))
    }

    /// What a choice stands for; none for the chart as it stands.
    pub fn chosen(&self, choice: Choice) -> Option<&Claim> {
        match choice {
            Choice::AsItStands => None,
            Choice::Base => self.base.as_ref(),
            Choice::Claim(at) => self.claims.get(at),
        }
    }
}

/// How a conflict was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// As the chart stood, whatever had been made of it by hand.
    AsItStands,
    /// As it was before the tables.
    Base,
    /// As the tables of this claim want it.
    Claim(usize),
}

/// A conflict that was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// As it was.
    pub conflict: Conflict,
    pub choice: Choice,
}

pub(super) fn text(text: Option<&str>) -> Option<Wish> {
    Some(Wish::Text(text.unwrap_or_default().to_owned()))
}

/// What a field of a unit says; none of what is no field of it.
pub fn unit_field(fields: &UnitFields, aspect: &Aspect) -> Option<Wish> {
    match aspect.unit_field()? {
        UnitField::Name => text(Some(&fields.name)),
        UnitField::Kind => text(Some(fields.kind.as_str())),
        UnitField::Authorised => Some(Wish::Authorised(fields.authorised)),
        UnitField::Note => text(Some(&fields.note)),
        UnitField::Reason => text(Some(&fields.reason)),
        UnitField::Origin => text(fields.origin.as_ref().map(UnitId::as_str)),
        UnitField::SplitFrom => text(fields.split_from.as_ref().map(UnitId::as_str)),
    }
}

/// What a field of a post says; none of what is no field of it.
pub fn post_field(fields: &PostFields, aspect: &Aspect) -> Option<Wish> {
    match aspect.post_field()? {
        PostField::Title => text(Some(fields.title.text())),
        PostField::Category => text(fields.category.as_ref().map(CategoryId::as_str)),
        PostField::Grade => text(fields.grade.as_ref().map(GradeId::as_str)),
        PostField::Level => text(fields.manager_level.as_ref().map(LevelId::as_str)),
        PostField::ReferenceJob => text(fields.reference_job.as_deref()),
        PostField::Fte => Some(Wish::Fte(fields.fte)),
        PostField::Vacant => Some(Wish::Vacant(fields.vacant)),
        PostField::Note => text(Some(&fields.note)),
        PostField::Reason => text(Some(&fields.reason)),
        PostField::Origin => text(fields.origin.as_ref().map(PostId::as_str)),
        PostField::SplitFrom => text(fields.split_from.as_ref().map(PostId::as_str)),
        PostField::Nature => text(fields.nature.map(Nature::as_str)),
    }
}
