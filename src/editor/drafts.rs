//! Texts being typed into the project: no changes yet, and kept all the same.

use serde::{Deserialize, Serialize};

use super::Action;
use crate::model::{ChartFields, ChartId, EntryId, Lists, PostId, Subject, UnitId};
use crate::words::{Locale, MessageKey, key};

/// A text being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub place: Place,
    pub text: String,
}

/// The field that a text is typed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Of posts or a unit of a chart.
    Field { chart: ChartId, posts: Vec<PostId>, units: Vec<UnitId>, field: TextField },
    /// The reason of a movement between two charts, of posts or of units.
    Movement { from: ChartId, to: ChartId, posts: Vec<PostId>, units: Vec<UnitId> },
    /// A comment that is being written.
    Comment { chart: ChartId, on: Subject, author: String, date: String },
    /// The name of what is made of what is selected of a chart, while it is asked for.
    Name { chart: ChartId, posts: Vec<PostId>, units: Vec<UnitId>, of: Named },
    /// Another name of a snapshot.
    SnapshotName { snapshot: ChartId },
    /// The name of a view of a chart, before it is made.
    ViewName { chart: ChartId },
    /// The lists of the project, as somebody is writing them. The text is what is new in them.
    Lists { lists: Box<Lists>, new: Vec<EntryId> },
    /// What is said of a chart as a whole; the date and the project's title as typed. The text is what is
    /// new in it.
    Chart { chart: ChartId, fields: Box<ChartFields>, date: String, project_title: String },
}

/// What is given a name before it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    SplitUnit,
    MergedUnit,
    Snapshot,
}

impl Named {
    /// What asks for it.
    pub fn action(self) -> Action {
        match self {
            Self::SplitUnit => Action::SplitUnit,
            Self::MergedUnit => Action::MergeUnits,
            Self::Snapshot => Action::Snapshots,
        }
    }
}

/// A text field of posts or of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    PostTitle,
    ReferenceJob,
    Fte,
    PostNote,
    UnitName,
    Authorised,
    UnitNote,
    Reason,
}

impl TextField {
    /// The key of its name.
    pub fn word(self) -> MessageKey {
        match self {
            Self::PostTitle => key::FIELD_TITLE,
            Self::ReferenceJob => key::FIELD_REFERENCE_JOB,
            Self::Fte => key::FIELD_FTE,
            Self::PostNote | Self::UnitNote => key::FIELD_NOTE,
            Self::UnitName => key::FIELD_NAME,
            Self::Authorised => key::FIELD_AUTHORISED_POSTS,
            Self::Reason => key::FIELD_REASON,
        }
    }
}

impl Draft {
    /// The name of its field: where an action's name stands for it, without the ellipsis of the menus.
    pub fn field(&self, words: Locale) -> String {
        words.get(self.word()).trim_end_matches('…').to_owned()
    }

    fn word(&self) -> MessageKey {
        match &self.place {
            Place::Field { field, .. } => field.word(),
            Place::Movement { .. } => TextField::Reason.word(),
            Place::Comment { .. } => key::COMMENTS_TEXT,
            Place::Name { of, .. } => of.action().word(),
            Place::SnapshotName { .. } => key::SNAPSHOT_RENAME,
            Place::ViewName { .. } => key::LOOK_VIEW_NAME,
            Place::Lists { .. } => key::LISTS_TITLE,
            Place::Chart { .. } => key::CHART_TITLE,
        }
    }
}
