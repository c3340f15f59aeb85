//! A chart: one state of the organisation, a tree of units and their posts.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use slotmap::SlotMap;

use super::Extra;
use super::conflict::{Conflict, Settlement};
use super::departure::{Departure, RemovedUnit};
use super::evidence::Evidence;
use super::ids::{ChartId, PostId, PostKey, UnitId, UnitKey};
use super::look::View;
use super::post::{Post, PostFields};
use super::record::{PostRecord, Subtree, UnitRecord};
use super::unit::{Unit, UnitFields};

/// What a chart stands for. A chart may have no role; it is never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    Source,
    Target,
    Variant,
}

impl Role {
    /// The role's word in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
            Self::Variant => "variant",
        }
    }
}

/// What a user may edit of a chart, its tree aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartFields {
    pub label: String,
    pub role: Option<Role>,
    /// The committee's date, "CT du 28/11/2022".
    pub date: Option<jiff::civil::Date>,
    /// As printed above the chart: "Région Hauts-de-France".
    pub organisation: String,
    /// The chart this one was made from.
    pub based_on: Option<ChartId>,
    /// What is said of the posts of other charts that this one no longer has.
    pub departures: BTreeMap<PostId, Departure>,
    /// What is said of the units of other charts that this one no longer has.
    pub removed_units: BTreeMap<UnitId, RemovedUnit>,
    /// Of a chart put together from several: what they decided differently and nobody has settled.
    pub conflicts: Vec<Conflict>,
    /// The conflicts that somebody has settled, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<Settlement>,
    /// Of a chart put together from several: the names of the tables. It is no table itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged_from: Vec<String>,
    /// Ways to look at it, in the user's order.
    pub views: Vec<View>,
    /// Of a snapshot: the chart that once stood so, which may be gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot_of: Option<ChartId>,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl ChartFields {
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            role: None,
            date: None,
            organisation: String::new(),
            based_on: None,
            departures: BTreeMap::new(),
            removed_units: BTreeMap::new(),
            conflicts: Vec::new(),
            settled: Vec::new(),
            merged_from: Vec::new(),
            views: Vec::new(),
            snapshot_of: None,
            extra: Extra::new(),
        }
    }
}

/// The most units that may stand one under the other in a chart: the path of each is written in full
/// in tables and counts, so that a chain of a hundred thousand units would take gigabytes.
pub const LEVELS_MAX: usize = 3_000;

/// One state of the organisation. Invariants: one root; each unit is reached from the root once;
/// each post stands in the list of its unit once; ids are unique within the chart; no post of
/// another chart is the origin of two posts, nor of one while another bears its id; units likewise.
#[derive(Clone, Debug)]
pub struct Chart {
    pub id: ChartId,
    pub fields: ChartFields,
    units: SlotMap<UnitKey, Unit>,
    posts: SlotMap<PostKey, Post>,
    unit_keys: HashMap<UnitId, UnitKey>,
    post_keys: HashMap<PostId, PostKey>,
    /// The unit that names this one as its origin.
    unit_heirs: HashMap<UnitId, UnitKey>,
    /// The post that names this one as its origin.
    post_heirs: HashMap<PostId, PostKey>,
    root: UnitKey,
    /// Outside the tree: what walks units and posts in order never meets it.
    bench: UnitKey,
}

impl Chart {
    /// A chart with a root and nothing below it.
    pub fn new(id: ChartId, fields: ChartFields, root_id: UnitId, root: UnitFields) -> Self {
        let mut units = SlotMap::with_key();
        let origin = root.origin.clone();
        let root_key = units.insert(Unit {
            id: root_id.clone(),
            fields: root,
            parent: None,
            children: Vec::new(),
            posts: Vec::new(),
        });
        let bench_id = UnitId::bench();
        let bench = units.insert(Unit {
            id: bench_id.clone(),
            fields: UnitFields::new("", ""),
            parent: None,
            children: Vec::new(),
            posts: Vec::new(),
        });
        Self {
            id,
            fields,
            units,
            posts: SlotMap::with_key(),
            unit_keys: HashMap::from([(root_id, root_key), (bench_id, bench)]),
            post_keys: HashMap::new(),
            unit_heirs: origin.into_iter().map(|origin| (origin, root_key)).collect(),
            post_heirs: HashMap::new(),
            root: root_key,
            bench,
        }
    }

    pub fn root(&self) -> UnitKey {
        self.root
    }

    /// *Réserve*: where posts stand that were taken out while thinking. A unit in memory, so that
    /// posts go there and back as they go anywhere, but no unit of the organisation: it is in no tree,
    /// and what is on it is neither counted, drawn nor printed.
    pub fn bench(&self) -> UnitKey {
        self.bench
    }

    pub fn is_benched(&self, post: PostKey) -> bool {
        self.posts[post].unit == self.bench
    }

    /// # Panics
    /// If `key` is not of this chart, or its unit is gone.
    pub fn unit(&self, key: UnitKey) -> &Unit {
        &self.units[key]
    }

    /// # Panics
    /// If `key` is not of this chart, or its post is gone.
    pub fn post(&self, key: PostKey) -> &Post {
        &self.posts[key]
    }

    /// Where its units and posts were read, unsorted.
    pub(crate) fn evidence_mut(&mut self) -> impl Iterator<Item = &mut Evidence> {
        let units = self.units.values_mut().map(|unit| &mut unit.fields.evidence);
        let posts = self.posts.values_mut();
        let posts = posts.map(|post| &mut Arc::make_mut(&mut post.fields).evidence);
        units.chain(posts).flatten().map(Box::as_mut)
    }

    pub fn unit_key(&self, id: &UnitId) -> Option<UnitKey> {
        self.unit_keys.get(id).copied()
    }

    pub fn post_key(&self, id: &PostId) -> Option<PostKey> {
        self.post_keys.get(id).copied()
    }

    pub fn unit_by_id(&self, id: &UnitId) -> Option<&Unit> {
        self.unit_key(id).map(|key| self.unit(key))
    }

    pub fn post_by_id(&self, id: &PostId) -> Option<&Post> {
        self.post_key(id).map(|key| self.post(key))
    }

    /// What became, in this chart, of a post of another: the post that bears its id or names it as
    /// its origin.
    pub fn heir_of_post(&self, id: &PostId) -> Option<PostKey> {
        self.post_key(id).or_else(|| self.post_heirs.get(id).copied())
    }

    /// What became, in this chart, of a unit of another: the unit that bears its id or names it as
    /// its origin.
    pub fn heir_of_unit(&self, id: &UnitId) -> Option<UnitKey> {
        self.unit_key(id).or_else(|| self.unit_heirs.get(id).copied())
    }

    /// What a post of `other` is in this chart: its heir, or the post it comes from.
    pub fn counterpart_of_post(&self, other: &Self, id: &PostId) -> Option<PostKey> {
        let origin = || other.post_by_id(id)?.fields.origin.as_ref();
        self.heir_of_post(id).or_else(|| self.post_key(origin()?))
    }

    /// What a unit of `other` is in this chart: its heir, or the unit it comes from.
    pub fn counterpart_of_unit(&self, other: &Self, id: &UnitId) -> Option<UnitKey> {
        let origin = || other.unit_by_id(id)?.fields.origin.as_ref();
        self.heir_of_unit(id).or_else(|| self.unit_key(origin()?))
    }

    pub fn unit_count(&self) -> usize {
        self.units.len() - 1
    }

    /// How many posts stand in units; those on the bench do not.
    pub fn post_count(&self) -> usize {
        self.posts.len() - self.units[self.bench].posts.len()
    }

    /// Every unit, parents before children and siblings in order (document order).
    pub fn units_in_order(&self) -> impl Iterator<Item = UnitKey> + '_ {
        self.units_below(self.root)
    }

    /// `top` and every unit under it, in document order.
    pub fn units_below(&self, top: UnitKey) -> impl Iterator<Item = UnitKey> + '_ {
        let mut pending = vec![top];
        std::iter::from_fn(move || {
            let key = pending.pop()?;
            pending.extend(self.units[key].children.iter().rev());
            Some(key)
        })
    }

    /// Every post, unit by unit in document order.
    pub fn posts_in_order(&self) -> impl Iterator<Item = PostKey> + '_ {
        self.units_in_order().flat_map(|unit| self.units[unit].posts.iter().copied())
    }

    /// Every post in document order, then those on the bench.
    pub fn all_posts(&self) -> impl Iterator<Item = PostKey> + '_ {
        self.posts_in_order().chain(self.units[self.bench].posts.iter().copied())
    }

    /// The units from the root down to `key`, both included.
    pub fn path(&self, key: UnitKey) -> Vec<UnitKey> {
        let mut path = vec![key];
        while let Some(parent) = self.units[path[path.len() - 1]].parent {
            path.push(parent);
        }
        path.reverse();
        path
    }

    /// Those of `units` that stand under no other of them, in document order.
    pub fn topmost(&self, units: &[UnitId]) -> Vec<UnitId> {
        let chosen: HashSet<UnitKey> = units.iter().filter_map(|id| self.unit_key(id)).collect();
        let is_under = |key: UnitKey| {
            let above = self.path(key);
            above[..above.len() - 1].iter().any(|above| chosen.contains(above))
        };
        let tops = self.units_in_order().filter(|key| chosen.contains(key) && !is_under(*key));
        tops.map(|key| self.units[key].id.clone()).collect()
    }

    /// How many units stand one under the other from `top` down, `top` included.
    pub fn levels_below(&self, top: UnitKey) -> usize {
        let mut levels: HashMap<UnitKey, usize> = HashMap::new();
        for key in self.units_below(top) {
            let above = self.units[key].parent.and_then(|parent| levels.get(&parent)).copied();
            levels.insert(key, above.unwrap_or(0) + 1);
        }
        levels.into_values().max().unwrap_or(0)
    }

    /// Whether `unit` is `ancestor` or stands under it.
    pub fn is_within(&self, unit: UnitKey, ancestor: UnitKey) -> bool {
        let mut at = Some(unit);
        while let Some(key) = at {
            if key == ancestor {
                return true;
            }
            at = self.units[key].parent;
        }
        false
    }

    /// The place of `unit` among its siblings; 0 for the root.
    pub fn unit_index(&self, unit: UnitKey) -> usize {
        self.units[unit].parent.map_or(0, |parent| position(&self.units[parent].children, unit))
    }

    /// The place of `post` among the posts of its unit.
    pub fn post_index(&self, post: PostKey) -> usize {
        position(&self.units[self.posts[post].unit].posts, post)
    }

    /// A copy of the whole tree and of the bench, as plain values.
    pub fn tree(&self) -> Subtree {
        let mut tree = self.subtree(self.root);
        self.add_posts(self.bench, &mut tree);
        tree
    }

    fn add_posts(&self, unit: UnitKey, subtree: &mut Subtree) {
        let unit = &self.units[unit];
        subtree.posts.extend(unit.posts.iter().map(|&post| {
            let post = &self.posts[post];
            PostRecord {
                id: post.id.clone(),
                unit: unit.id.clone(),
                fields: PostFields::clone(&post.fields),
            }
        }));
    }

    /// A copy of `top` and all below it, as plain values.
    pub fn subtree(&self, top: UnitKey) -> Subtree {
        let mut subtree = Subtree::default();
        for key in self.units_below(top) {
            let unit = &self.units[key];
            let parent =
                unit.parent.filter(|_| key != top).map(|parent| self.units[parent].id.clone());
            subtree.units.push(UnitRecord {
                id: unit.id.clone(),
                parent,
                fields: unit.fields.clone(),
            });
            self.add_posts(key, &mut subtree);
        }
        subtree
    }

    /// Puts `fields` in place of those of a unit, and returns these.
    pub(crate) fn set_unit(&mut self, key: UnitKey, fields: UnitFields) -> UnitFields {
        let origin = fields.origin.clone();
        let before = std::mem::replace(&mut self.units[key].fields, fields);
        if before.origin != origin {
            forget(&mut self.unit_heirs, before.origin.as_ref(), key);
            self.unit_heirs.extend(origin.map(|origin| (origin, key)));
        }
        before
    }

    /// Puts `fields` in place of those of a post, and returns these.
    pub(crate) fn set_post(&mut self, key: PostKey, fields: PostFields) -> PostFields {
        let origin = fields.origin.clone();
        let before = std::mem::replace(&mut self.posts[key].fields, Arc::new(fields));
        if before.origin != origin {
            forget(&mut self.post_heirs, before.origin.as_ref(), key);
            self.post_heirs.extend(origin.map(|origin| (origin, key)));
        }
        Arc::unwrap_or_clone(before)
    }

    /// Gives a unit an id that no unit of the chart has, and returns the one it had.
    pub(crate) fn set_unit_id(&mut self, key: UnitKey, id: UnitId) -> UnitId {
        let before = std::mem::replace(&mut self.units[key].id, id.clone());
        self.unit_keys.remove(&before);
        let taken = self.unit_keys.insert(id, key);
        assert!(taken.is_none(), "a unit id is unique within its chart");
        before
    }

    /// Gives a post an id that no post of the chart has, and returns the one it had.
    pub(crate) fn set_post_id(&mut self, key: PostKey, id: PostId) -> PostId {
        let before = std::mem::replace(&mut self.posts[key].id, id.clone());
        self.post_keys.remove(&before);
        let taken = self.post_keys.insert(id, key);
        assert!(taken.is_none(), "a post id is unique within its chart");
        before
    }

    /// Puts a new unit at `index` among the children of `parent`.
    pub(crate) fn insert_unit(
        &mut self,
        parent: UnitKey,
        index: usize,
        id: UnitId,
        fields: UnitFields,
    ) -> UnitKey {
        let origin = fields.origin.clone();
        let key = self.units.insert(Unit {
            id: id.clone(),
            fields,
            parent: Some(parent),
            children: Vec::new(),
            posts: Vec::new(),
        });
        self.units[parent].children.insert(index, key);
        let before = self.unit_keys.insert(id, key);
        assert!(before.is_none(), "a unit id is unique within its chart");
        self.unit_heirs.extend(origin.map(|origin| (origin, key)));
        key
    }

    /// Makes room for so many more units and posts, and for no more than that.
    pub(crate) fn reserve(&mut self, units: usize, posts: usize) {
        self.units.reserve(units);
        self.unit_keys.reserve(units);
        self.posts.reserve(posts);
        self.post_keys.reserve(posts);
    }

    /// Puts a new post at `index` among the posts of `unit`.
    pub(crate) fn insert_post(
        &mut self,
        unit: UnitKey,
        index: usize,
        id: PostId,
        fields: PostFields,
    ) -> PostKey {
        let origin = fields.origin.clone();
        let key = self.posts.insert(Post { id: id.clone(), fields: Arc::new(fields), unit });
        self.units[unit].posts.insert(index, key);
        let before = self.post_keys.insert(id, key);
        assert!(before.is_none(), "a post id is unique within its chart");
        self.post_heirs.extend(origin.map(|origin| (origin, key)));
        key
    }

    /// Takes `unit`, not the root, out with all below it.
    pub(crate) fn remove_subtree(&mut self, unit: UnitKey) -> Subtree {
        let parent = self.units[unit].parent.expect("the root is never removed");
        let subtree = self.subtree(unit);
        self.units[parent].children.retain(|&child| child != unit);
        for record in &subtree.posts {
            let key = self.post_keys.remove(&record.id).expect("the post was just listed");
            forget(&mut self.post_heirs, record.fields.origin.as_ref(), key);
            self.posts.remove(key);
        }
        for record in &subtree.units {
            let key = self.unit_keys.remove(&record.id).expect("the unit was just listed");
            forget(&mut self.unit_heirs, record.fields.origin.as_ref(), key);
            self.units.remove(key);
        }
        subtree
    }

    pub(crate) fn remove_post(&mut self, post: PostKey) -> Post {
        let removed = self.posts.remove(post).expect("the key is of this chart");
        self.units[removed.unit].posts.retain(|&key| key != post);
        self.post_keys.remove(&removed.id);
        forget(&mut self.post_heirs, removed.fields.origin.as_ref(), post);
        removed
    }

    /// Moves `unit`, not the root, to `index` among the children of `parent`, counted without it.
    pub(crate) fn move_unit(&mut self, unit: UnitKey, parent: UnitKey, index: usize) {
        let old = self.units[unit].parent.expect("the root is never moved");
        self.units[old].children.retain(|&child| child != unit);
        self.units[parent].children.insert(index, unit);
        self.units[unit].parent = Some(parent);
    }

    /// Moves `post` to `index` among the posts of `unit`, counted without it.
    pub(crate) fn move_post(&mut self, post: PostKey, unit: UnitKey, index: usize) {
        let old = self.posts[post].unit;
        self.units[old].posts.retain(|&key| key != post);
        self.units[unit].posts.insert(index, post);
        self.posts[post].unit = unit;
    }
}

/// Takes the heir `key` of `origin` out.
fn forget<Id: Eq + std::hash::Hash, K: PartialEq>(
    heirs: &mut HashMap<Id, K>,
    origin: Option<&Id>,
    key: K,
) {
    if let Some(origin) = origin.filter(|origin| heirs.get(*origin) == Some(&key)) {
        heirs.remove(origin);
    }
}

fn position<K: PartialEq>(keys: &[K], key: K) -> usize {
    keys.iter().position(|other| *other == key).expect("a parent lists its children")
}
