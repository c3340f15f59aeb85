//! In what tables may differ, and what a remark or a rule may be about.

use serde::{Deserialize, Serialize};

/// In what the tables differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Aspect {
    /// One removed what another changed.
    Existence,
    /// What becomes of a post or unit is decided in several ways, one of which is another post or unit.
    Spent,
    /// What a post is, as a whole: see [`Self::OF_IDENTITY`].
    Identity,
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
    Nature,
    Reason,
    /// The remarks pinned to it.
    Comments,
    /// The date of the committee, told of the unit at the top of the chart.
    Date,
    /// Whose chart it is, likewise.
    Organisation,
    /// A field that this version does not know, by its name.
    Other(String),
}

/// What kind of thing tables differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AspectKind {
    /// Whether it is there.
    Existence,
    /// What takes it over.
    Spent,
    Order,
    /// What a field of units says, a field of posts, or one that both have.
    Field(Option<UnitField>, Option<PostField>),
    /// Anything else that has a value.
    Value,
}

/// A field of a unit that tables may want to say something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitField {
    Name,
    Kind,
    Authorised,
    Note,
    Reason,
    Origin,
    SplitFrom,
}

/// A field of a post that tables may want to say something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostField {
    Title,
    Category,
    Grade,
    Level,
    ReferenceJob,
    Fte,
    Vacant,
    Nature,
    Note,
    Reason,
    Origin,
    SplitFrom,
}

impl Aspect {
    /// What makes a post what it is, the title first, and what was declared for that: one decision where
    /// tables differ on more than one of them.
    pub const OF_IDENTITY: [Self; 7] = [
        Self::Title,
        Self::Category,
        Self::Grade,
        Self::Level,
        Self::ReferenceJob,
        Self::Nature,
        Self::Reason,
    ];

    /// What kind of thing the tables differ in.
    pub fn kind(&self) -> AspectKind {
        let of_unit = |field| AspectKind::Field(Some(field), None);
        let of_post = |field| AspectKind::Field(None, Some(field));
        let of_both = |unit, post| AspectKind::Field(Some(unit), Some(post));
        match self {
            Self::Existence => AspectKind::Existence,
            Self::Spent => AspectKind::Spent,
            Self::Order => AspectKind::Order,
            Self::Name => of_unit(UnitField::Name),
            Self::Kind => of_unit(UnitField::Kind),
            Self::Authorised => of_unit(UnitField::Authorised),
            Self::Title => of_post(PostField::Title),
            Self::Category => of_post(PostField::Category),
            Self::Grade => of_post(PostField::Grade),
            Self::Level => of_post(PostField::Level),
            Self::ReferenceJob => of_post(PostField::ReferenceJob),
            Self::Fte => of_post(PostField::Fte),
            Self::Vacant => of_post(PostField::Vacant),
            Self::Nature => of_post(PostField::Nature),
            Self::Note => of_both(UnitField::Note, PostField::Note),
            Self::Origin => of_both(UnitField::Origin, PostField::Origin),
            Self::SplitFrom => of_both(UnitField::SplitFrom, PostField::SplitFrom),
            Self::Reason => of_both(UnitField::Reason, PostField::Reason),
            Self::Identity
            | Self::Place
            | Self::Label
            | Self::Rank
            | Self::IsPole
            | Self::MergedInto
            | Self::Comments
            | Self::Date
            | Self::Organisation
            | Self::Other(_) => AspectKind::Value,
        }
    }

    /// The field of a unit that it is, if it is one.
    pub fn unit_field(&self) -> Option<UnitField> {
        if let AspectKind::Field(field, _) = self.kind() { field } else { None }
    }

    /// The field of a post that it is, if it is one.
    pub fn post_field(&self) -> Option<PostField> {
        if let AspectKind::Field(_, field) = self.kind() { field } else { None }
    }

    const NAMED: [(Self, &'static str); 27] = [
        (Self::Existence, "existence"),
        (Self::Spent, "spent"),
        (Self::Identity, "identity"),
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
        (Self::Nature, "nature"),
        (Self::Reason, "reason"),
        (Self::Comments, "comments"),
        (Self::Date, "date"),
        (Self::Organisation, "organisation"),
    ];

    /// The aspect's key in files.
    pub fn as_str(&self) -> &str {
        if let Self::Other(name) = self {
            return name;
        }
        let found = Self::NAMED.iter().find(|(aspect, _)| aspect == self);
        found.map_or("", |(_, name)| name)
    }

    /// The aspect of a key.
    pub fn from_key(key: &str) -> Self {
        let found = Self::NAMED.iter().find(|(_, name)| *name == key);
        found.map_or_else(|| Self::Other(key.to_owned()), |(aspect, _)| aspect.clone())
    }
}
