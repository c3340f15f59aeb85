//! Where posts and units say that they come from, through all charts of a project: a chart made from a
//! variant of the source names the variant's posts, and those name the source's.

use std::collections::HashMap;
use std::hash::Hash;

use crate::model::{Chart, PostId, PostKey, Project, UnitId, UnitKey};

/// The origin of every id that has one, the first of its charts that names one deciding.
#[derive(Debug, Default)]
pub struct Origins<'a> {
    posts: HashMap<&'a PostId, &'a PostId>,
    units: HashMap<&'a UnitId, &'a UnitId>,
    /// No way leads through more charts.
    longest: usize,
}

impl<'a> Origins<'a> {
    /// Of all charts and snapshots of a project.
    pub fn of(project: &'a Project) -> Self {
        let mut origins = Self { longest: project.states().count(), ..Self::default() };
        for chart in project.states() {
            for post in chart.all_posts().map(|key| chart.post(key)) {
                if let Some(origin) = &post.fields.origin {
                    origins.posts.entry(&post.id).or_insert(origin);
                }
            }
            for unit in chart.units_in_order().map(|key| chart.unit(key)) {
                if let Some(origin) = &unit.fields.origin {
                    origins.units.entry(&unit.id).or_insert(origin);
                }
            }
        }
        origins
    }

    /// The first post that is known of those which one that is not leads to.
    pub(super) fn known_post(
        &self,
        id: &PostId,
        is_known: impl Fn(&PostId) -> bool,
    ) -> Option<PostId> {
        first_known(&self.posts, self.longest, id, is_known)
    }

    /// The first unit that is known of those which one that is not leads to.
    pub(super) fn known_unit(
        &self,
        id: &UnitId,
        is_known: impl Fn(&UnitId) -> bool,
    ) -> Option<UnitId> {
        first_known(&self.units, self.longest, id, is_known)
    }

    /// Finds the posts of `chart` that others lead to.
    pub(super) fn to_posts(&self, chart: &'a Chart) -> Trail<'_, PostId, PostKey> {
        Trail::new(&self.posts, |id| chart.post_key(id))
    }

    /// Finds the units of `chart` that others lead to; its bench is none.
    pub(super) fn to_units(&self, chart: &'a Chart) -> Trail<'_, UnitId, UnitKey> {
        Trail::new(&self.units, |id| chart.unit_key(id).filter(|&key| key != chart.bench()))
    }
}

fn first_known<Id: Clone + Eq + Hash>(
    origins: &HashMap<&Id, &Id>,
    longest: usize,
    id: &Id,
    is_known: impl Fn(&Id) -> bool,
) -> Option<Id> {
    if is_known(id) {
        return None;
    }
    let next = |id: &&Id| origins.get(*id).copied();
    let mut leads_to = std::iter::successors(next(&id), next).take(longest);
    leads_to.find(|id| is_known(id)).cloned()
}

/// What stands in a chart, by its id.
type Find<'a, Id, Key> = dyn Fn(&Id) -> Option<Key> + 'a;

/// Follows origins until one stands in a chart. No id is passed twice, however many lead to it.
pub(super) struct Trail<'a, Id, Key> {
    origins: &'a HashMap<&'a Id, &'a Id>,
    find: Box<Find<'a, Id, Key>>,
    known: HashMap<&'a Id, Option<(Key, usize)>>,
}

impl<'a, Id: Eq + Hash, Key: Copy> Trail<'a, Id, Key> {
    fn new(origins: &'a HashMap<&'a Id, &'a Id>, find: impl Fn(&Id) -> Option<Key> + 'a) -> Self {
        Self { origins, find: Box::new(find), known: HashMap::new() }
    }

    /// What `id` leads to, and over how many origins: none if it stands in the chart itself.
    pub fn follow(&mut self, id: &'a Id) -> Option<(Key, usize)> {
        let mut passed = Vec::new();
        let mut next = Some(id);
        let mut found = None;
        while let Some(id) = next {
            if let Some(known) = self.known.get(id) {
                found = *known;
                break;
            }
            if let Some(key) = (self.find)(id) {
                found = Some((key, 0));
                break;
            }
            // Origins in a circle lead nowhere.
            self.known.insert(id, None);
            passed.push(id);
            next = self.origins.get(id).copied();
        }
        for id in passed.into_iter().rev() {
            found = found.map(|(key, steps)| (key, steps + 1));
            self.known.insert(id, found);
        }
        found
    }
}
