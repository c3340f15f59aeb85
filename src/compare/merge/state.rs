//! One chart by its ids: the base, or what a table made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::pick::WishedValue;
use crate::model::{ChartFields, ChartRecord, PostId, PostRecord, UnitId, UnitRecord};

/// A chart by its ids.
pub(super) struct MergeState {
    pub fields: ChartFields,
    pub units: BTreeMap<UnitId, UnitRecord>,
    pub posts: BTreeMap<PostId, PostRecord>,
    /// What each unit holds, in order.
    pub children: BTreeMap<UnitId, Vec<UnitId>>,
    pub lists: BTreeMap<UnitId, Vec<PostId>>,
    /// The post that names each origin.
    pub heirs: BTreeMap<PostId, PostId>,
    /// The unit that names each origin.
    pub unit_heirs: BTreeMap<UnitId, UnitId>,
    /// The posts that were split from each.
    pub parts: BTreeMap<PostId, Vec<PostId>>,
    /// The posts that took others over.
    pub absorbers: BTreeSet<PostId>,
}

impl MergeState {
    pub fn of(record: ChartRecord) -> Self {
        let ChartRecord { fields, tree, .. } = record;
        let mut children: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        let mut lists: BTreeMap<UnitId, Vec<PostId>> = BTreeMap::new();
        let mut unit_heirs = BTreeMap::new();
        for unit in &tree.units {
            if let Some(origin) = &unit.fields.origin {
                unit_heirs.insert(origin.clone(), unit.id.clone());
            }
            if let Some(parent) = &unit.parent {
                children.entry(parent.clone()).or_default().push(unit.id.clone());
            }
        }
        let mut heirs = BTreeMap::new();
        let mut parts: BTreeMap<PostId, Vec<PostId>> = BTreeMap::new();
        for post in &tree.posts {
            lists.entry(post.unit.clone()).or_default().push(post.id.clone());
            if let Some(origin) = &post.fields.origin {
                heirs.insert(origin.clone(), post.id.clone());
            }
            if let Some(whole) = &post.fields.split_from {
                parts.entry(whole.clone()).or_default().push(post.id.clone());
            }
        }
        let departures = fields.departures.values();
        let absorbers = departures.filter_map(|it| it.merged_into.clone()).collect();
        Self {
            fields,
            units: tree.units.into_iter().map(|unit| (unit.id.clone(), unit)).collect(),
            posts: tree.posts.into_iter().map(|post| (post.id.clone(), post)).collect(),
            children,
            lists,
            heirs,
            unit_heirs,
            parts,
            absorbers,
        }
    }

    /// The post that spends one of another chart, or of this one: the post itself, or its heir.
    pub fn spender(&self, origin: &PostId) -> Option<&PostRecord> {
        let heir = || self.posts.get(self.heirs.get(origin)?);
        self.posts.get(origin).or_else(heir)
    }

    /// As [`Self::spender`], of a unit.
    pub fn continuer(&self, origin: &UnitId) -> Option<&UnitRecord> {
        let heir = || self.units.get(self.unit_heirs.get(origin)?);
        self.units.get(origin).or_else(heir)
    }

    /// How a post is told: its title and its unit.
    pub fn told(&self, post: &PostId) -> String {
        self.posts.get(post).map_or_else(String::new, |post| {
            let title = post.fields.title.text();
            if post.unit == UnitId::bench() {
                return title.to_owned();
            }
            format!("{title}, {}", self.unit_name(&post.unit))
        })
    }

    pub fn unit_name<'s>(&'s self, unit: &'s UnitId) -> &'s str {
        self.units.get(unit).map_or("", |unit| unit.fields.name.as_str())
    }

    /// That a post, known by any of `ids`, is gone: with what is said of it.
    pub fn left_post<'i>(&self, mut ids: impl Iterator<Item = &'i PostId>) -> WishedValue {
        let departure = ids.find_map(|id| self.fields.departures.get(id));
        departure.map_or_else(WishedValue::gone, |it| {
            let into = it.merged_into.as_ref();
            let told = into.map(|id| self.told(id)).unwrap_or_default();
            WishedValue::left(told, into.map_or("", PostId::as_str), &it.reason)
        })
    }

    /// The same of a unit.
    pub fn left_unit(&self, id: &UnitId) -> WishedValue {
        self.fields.removed_units.get(id).map_or_else(WishedValue::gone, |it| {
            let into = it.merged_into.as_ref();
            let told = into.map_or("", |id| self.unit_name(id));
            WishedValue::left(told, into.map_or("", UnitId::as_str), &it.reason)
        })
    }
}
