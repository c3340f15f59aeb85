//! Headcounts: per unit, per category, against the *postes autorisés*.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use slotmap::SecondaryMap;

use super::chart::Chart;
use super::ids::UnitKey;
use super::lists::Lists;
use super::post::Hundredths;
use super::unit::Authorised;

/// A number of posts, by category and in full-time equivalents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub posts: u32,
    /// Full-time equivalents in hundredths.
    pub fte: u64,
    /// Posts of the first categories of the project's list; the place after the last is that of posts
    /// without a category. Few projects have more.
    first: [u32; FIRST],
    /// Of each other category that has any, by its place. What is empty takes no room: a project may
    /// have as many categories as it has units.
    others: BTreeMap<usize, u32>,
}

/// A, B, C, and none.
const FIRST: usize = 4;

impl Tally {
    /// Counts a post of the category at this place of the project's list.
    pub(crate) fn add_post(&mut self, fte: Hundredths, category: usize) {
        self.posts += 1;
        self.fte += u64::from(fte.0);
        match self.first.get_mut(category) {
            Some(posts) => *posts += 1,
            None => *self.others.entry(category).or_default() += 1,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.posts += other.posts;
        self.fte += other.fte;
        for (mine, theirs) in self.first.iter_mut().zip(&other.first) {
            *mine += theirs;
        }
        for (&category, posts) in &other.others {
            *self.others.entry(category).or_default() += posts;
        }
    }

    /// The posts of the category at this place of the project's list; the place after the last is that of
    /// posts without one.
    pub fn of_category(&self, category: usize) -> u32 {
        let posts = self.first.get(category).or_else(|| self.others.get(&category));
        posts.copied().unwrap_or(0)
    }

    /// The categories that have posts, by label, in the project's order; "" for posts without one.
    pub fn categories<'a>(&self, lists: &'a Lists) -> impl Iterator<Item = (&'a str, u32)> {
        let first = self.first.iter().copied().enumerate().filter(|(_, posts)| *posts > 0);
        let others = self.others.iter().map(|(&place, &posts)| (place, posts));
        let label = |place: usize| lists.categories.get(place).map_or("", |it| it.label.as_str());
        first.chain(others).map(move |(place, posts)| (label(place), posts))
    }

    /// The same, categories of one label together: they stand where the first of them does.
    pub fn by_label<'a>(&self, lists: &'a Lists) -> Vec<(&'a str, u32)> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut found: Vec<(&'a str, u32)> = Vec::new();
        for (label, posts) in self.categories(lists) {
            match places.entry(label) {
                Entry::Occupied(known) => found[*known.get()].1 += posts,
                Entry::Vacant(new) => {
                    new.insert(found.len());
                    found.push((label, posts));
                }
            }
        }
        found
    }
}

/// The ceiling of a subtree: the sum of the printed figures of its boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ceiling {
    /// None if no boundary of the subtree has a figure.
    pub posts: Option<u32>,
    /// How many boundaries of the subtree lack a figure.
    pub missing: u32,
}

/// The figures of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCount {
    /// The unit's own posts.
    pub direct: Tally,
    /// Its own posts and those of every unit below.
    pub total: Tally,
    /// For a boundary, the posts its figure is compared with: its subtree less the subtrees of the
    /// boundaries below. None for any other unit.
    pub perimeter: Option<u32>,
    pub ceiling: Ceiling,
}

/// The figures of a whole chart.
#[derive(Clone, Debug)]
pub struct Counts {
    units: SecondaryMap<UnitKey, UnitCount>,
    root: UnitKey,
}

impl Counts {
    /// Counts `chart`, in time linear in its units and posts.
    pub fn of(chart: &Chart, lists: &Lists) -> Self {
        let categories = lists.categories.len();
        let category_index: HashMap<_, _> =
            lists.categories.iter().enumerate().map(|(index, entry)| (&entry.id, index)).collect();
        // The bench is under no unit: its posts count for itself alone.
        let order: Vec<UnitKey> = chart.units_in_order().chain([chart.bench()]).collect();
        let mut units = SecondaryMap::with_capacity(order.len());
        // Posts of each subtree that belong to a boundary at or above its top.
        let mut unclaimed: SecondaryMap<UnitKey, u32> = SecondaryMap::with_capacity(order.len());
        for &key in order.iter().rev() {
            let unit = chart.unit(key);
            let mut direct = Tally::default();
            for &post in unit.posts() {
                let fields = &chart.post(post).fields;
                let category = fields.category.as_ref().and_then(|id| category_index.get(id));
                direct.add_post(fields.fte, category.copied().unwrap_or(categories));
            }
            let mut total = direct.clone();
            let mut ceiling = own_ceiling(chart, key);
            let mut open = direct.posts;
            for &child in unit.children() {
                let below: &UnitCount = &units[child];
                total.add(&below.total);
                ceiling.missing += below.ceiling.missing;
                ceiling.posts = match (ceiling.posts, below.ceiling.posts) {
                    (None, other) | (other, None) => other,
                    (Some(a), Some(b)) => Some(a.saturating_add(b)),
                };
                open += unclaimed[child];
            }
            let boundary = is_boundary(chart, key);
            unclaimed.insert(key, if boundary { 0 } else { open });
            let perimeter = boundary.then_some(open);
            units.insert(key, UnitCount { direct, total, perimeter, ceiling });
        }
        Self { units, root: chart.root() }
    }

    /// # Panics
    /// If `unit` is not of the chart that was counted.
    pub fn unit(&self, unit: UnitKey) -> &UnitCount {
        &self.units[unit]
    }

    /// The figures of the root, which are those of the chart.
    pub fn chart(&self) -> &UnitCount {
        &self.units[self.root]
    }
}

impl UnitCount {
    /// Posts above the unit's own printed figure; none for a unit without one or within it.
    pub fn excess(&self, authorised: Authorised) -> Option<u32> {
        let over = self.perimeter?.checked_sub(authorised.posts()?)?;
        (over > 0).then_some(over)
    }
}

/// The boundaries at and below `top` that have no printed figure, in document order.
pub fn missing_ceilings(chart: &Chart, top: UnitKey) -> Vec<UnitKey> {
    chart.units_below(top).filter(|&key| own_ceiling(chart, key).missing > 0).collect()
}

/// Whether a unit's posts are compared with a figure of its own: see [`Authorised`].
pub fn is_boundary(chart: &Chart, key: UnitKey) -> bool {
    key == chart.root() || chart.unit(key).fields.authorised != Authorised::Inherit
}

fn own_ceiling(chart: &Chart, key: UnitKey) -> Ceiling {
    let posts = chart.unit(key).fields.authorised.posts();
    Ceiling { posts, missing: u32::from(is_boundary(chart, key) && posts.is_none()) }
}
