//! Charts and projects as plain values.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::chart::ChartFields;
use super::ids::ChartId;
use super::lists::Lists;
use super::record::Subtree;

/// A chart as plain values, nothing yet known of its soundness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartRecord {
    pub id: ChartId,
    pub fields: ChartFields,
    pub tree: Subtree,
}

/// A project as plain values, nothing yet known of its soundness: what a reader hands over and a
/// writer is handed.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectRecord {
    pub title: String,
    pub lists: Lists,
    pub charts: Vec<ChartRecord>,
    pub snapshots: Vec<ChartRecord>,
    pub extra: Extra,
}
