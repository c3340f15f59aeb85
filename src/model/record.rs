//! Units and posts outside any chart, as plain values.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::ids::{PostId, UnitId};
use super::post::PostFields;
use super::unit::UnitFields;

/// A unit outside any chart, with the id of its parent: none for the top of its tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitRecord {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub fields: UnitFields,
}

/// A post outside any chart, with the id of its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostRecord {
    pub id: PostId,
    pub unit: UnitId,
    pub fields: PostFields,
}

/// A tree of units with their posts, as plain values: what is cut, pasted, stored, attached.
///
/// Units stand in any order in which siblings are in theirs; posts likewise within their unit. In the
/// tree of a whole chart, posts may also be on the bench: see [`UnitId::bench`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Subtree {
    pub units: Vec<UnitRecord>,
    pub posts: Vec<PostRecord>,
}

impl Subtree {
    /// The units that name no parent: one, in a well-formed tree.
    pub fn tops(&self) -> impl Iterator<Item = &UnitRecord> {
        self.units.iter().filter(|unit| unit.parent.is_none())
    }

    /// How many units stand one under the other, in a well-formed tree.
    pub fn levels(&self) -> usize {
        let parents: HashMap<&UnitId, Option<&UnitId>> =
            self.units.iter().map(|unit| (&unit.id, unit.parent.as_ref())).collect();
        let mut levels: HashMap<&UnitId, usize> = HashMap::with_capacity(parents.len());
        for unit in &self.units {
            let mut path = vec![&unit.id];
            while let Some(&Some(parent)) = parents.get(path[path.len() - 1])
                && !levels.contains_key(path[path.len() - 1])
            {
                path.push(parent);
            }
            let top = path[path.len() - 1];
            let above = levels.get(top).map_or(0, |level| level - 1);
            levels.extend(path.into_iter().rev().zip(above + 1..));
        }
        levels.into_values().max().unwrap_or(0)
    }
}
