//! Edits as values: each applies to a project whole or not at all, and gives back its inverse.
//!
//! `compose` builds the edits a person asks for, `links` those that say where posts come from,
//! `reshape` those that make units one or two, `lists` those of the reference lists, `snapshots` those
//! that keep a chart as it stands, `settle` those that settle what tables decided differently, `rules`
//! says what is refused and why, `journal` undoes and redoes, `step` names what each step did. Nothing here knows who asked, what is
//! selected or how it is shown.

mod apply;
mod clean;
pub mod compose;
mod history;
pub mod links;
pub mod lists;
pub mod reshape;
mod rules;
pub mod settle;
pub mod snapshots;
mod step;

pub use apply::apply;
pub use clean::clean;
pub use history::{History, HistoryState, Step};
pub use rules::{Refusal, move_unit as check_move_unit};
pub use step::StepKind;

use serde::{Deserialize, Serialize};

use crate::model::{
    ChartFields, ChartId, ChartRecord, Lists, PostFields, PostId, Subtree, UnitFields, UnitId,
};

/// A change to a project. Indices are places among siblings; one past the end means last.
/// The index of a move is counted without what moves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    SetProjectTitle(String),
    SetLists(Box<Lists>),
    InsertChart {
        index: usize,
        chart: Box<ChartRecord>,
    },
    RemoveChart {
        chart: ChartId,
    },
    MoveChart {
        chart: ChartId,
        index: usize,
    },
    SetChart {
        chart: ChartId,
        fields: ChartFields,
    },
    /// Puts this in place of the chart that has its id.
    ReplaceChart(Box<ChartRecord>),
    InsertSnapshot {
        index: usize,
        snapshot: Box<ChartRecord>,
    },
    RemoveSnapshot {
        snapshot: ChartId,
    },
    /// The root of `chart` and all below it go under a unit of the chart `into`; `chart` is no more.
    AttachChart {
        chart: ChartId,
        into: ChartId,
        parent: UnitId,
        index: usize,
    },
    /// Adds a tree of new units with their posts: often one unit alone.
    InsertSubtree {
        chart: ChartId,
        parent: UnitId,
        index: usize,
        subtree: Subtree,
    },
    RemoveSubtree {
        chart: ChartId,
        unit: UnitId,
    },
    MoveUnit {
        chart: ChartId,
        unit: UnitId,
        parent: UnitId,
        index: usize,
    },
    SetUnit {
        chart: ChartId,
        unit: UnitId,
        fields: UnitFields,
    },
    InsertPost {
        chart: ChartId,
        unit: UnitId,
        index: usize,
        id: PostId,
        fields: PostFields,
    },
    RemovePost {
        chart: ChartId,
        post: PostId,
    },
    MovePost {
        chart: ChartId,
        post: PostId,
        unit: UnitId,
        index: usize,
    },
    SetPost {
        chart: ChartId,
        post: PostId,
        fields: PostFields,
    },
    /// Gives a post the id under which another chart knows it. What names it is left as it is.
    SetPostId {
        chart: ChartId,
        post: PostId,
        id: PostId,
    },
    /// Gives a unit the id under which another chart knows it. What names it is left as it is.
    SetUnitId {
        chart: ChartId,
        unit: UnitId,
        id: UnitId,
    },
    /// Several edits as one, in order.
    Batch(Vec<Edit>),
}
