//! What a column of a table may mean, and which state of the organisation it may be about.

use serde::{Deserialize, Serialize};

use crate::words::{Message, MessageKey, Value, key};

/// What a column of a table holds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The name of a unit; several such columns are levels, the highest first.
    Unit,
    UnitCode,
    /// The name of the unit above.
    Parent,
    ParentCode,
    /// How deep the unit stands, as a number that grows with depth.
    Depth,
    /// Whether the row is a unit or a post, or the kind of the unit.
    RowKind,
    PostId,
    /// The id of the post that this one reports to.
    SupervisorId,
    /// The post that this one reports to, by its title, its holder or its id.
    ReportsTo,
    Title,
    Category,
    Grade,
    ManagerLevel,
    ReferenceJob,
    Count,
    /// Posts of the budget, whether anybody holds them or not.
    Budgeted,
    /// How many posts are held, or whether this one is.
    Filled,
    /// How many posts are vacant, or whether this one is.
    Vacant,
    /// The working time of one post.
    Fte,
    /// The working time of all posts of a row.
    FteTotal,
    /// How many posts of a row are *à temps non complet*.
    PartTime,
    Note,
    /// What concerns persons: their names, numbers, pay. It is left out.
    Person,
    #[default]
    Ignored,
}

impl Meaning {
    /// Those whose cells are figures that count posts, or their time.
    pub const FIGURES: [Self; 7] = [
        Self::Count,
        Self::Budgeted,
        Self::Filled,
        Self::Vacant,
        Self::Fte,
        Self::FteTotal,
        Self::PartTime,
    ];

    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        match self {
            Self::Unit => key::MEANING_UNIT,
            Self::UnitCode => key::MEANING_UNIT_CODE,
            Self::Parent => key::MEANING_PARENT,
            Self::ParentCode => key::MEANING_PARENT_CODE,
            Self::Depth => key::MEANING_DEPTH,
            Self::RowKind => key::MEANING_ROW_KIND,
            Self::PostId => key::MEANING_POST_ID,
            Self::SupervisorId => key::MEANING_SUPERVISOR_ID,
            Self::ReportsTo => key::MEANING_REPORTS_TO,
            Self::Title => key::MEANING_TITLE,
            Self::Category => key::MEANING_CATEGORY,
            Self::Grade => key::MEANING_GRADE,
            Self::ManagerLevel => key::MEANING_MANAGER_LEVEL,
            Self::ReferenceJob => key::MEANING_REFERENCE_JOB,
            Self::Count => key::MEANING_COUNT,
            Self::Budgeted => key::MEANING_BUDGETED,
            Self::Filled => key::MEANING_FILLED,
            Self::Vacant => key::MEANING_VACANT,
            Self::Fte => key::MEANING_FTE,
            Self::FteTotal => key::MEANING_FTE_TOTAL,
            Self::PartTime => key::MEANING_PART_TIME,
            Self::Note => key::MEANING_NOTE,
            Self::Person => key::MEANING_PERSON,
            Self::Ignored => key::MEANING_IGNORED,
        }
    }

    /// Whether such cells are figures that count posts, or their time.
    pub fn is_figure(self) -> bool {
        Self::FIGURES.contains(&self)
    }
}

impl From<Meaning> for Value {
    fn from(meaning: Meaning) -> Self {
        Self::from(Message::from(meaning.word()))
    }
}

/// Which of two states of the organisation a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Before,
    After,
}
