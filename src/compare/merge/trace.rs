//! What a table has, told by the base: the origins that it names in the charts which it was made from by
//! steps are followed until the base knows them.
//!
//! Knows nothing of what is put together.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use crate::model::{Chart, PostId, Project, UnitId};

/// A chart of `project` with its origins in `base`, as far as the charts between them lead there.
pub fn traced<'c>(project: &Project, base: &Chart, chart: &'c Chart) -> Cow<'c, Chart> {
    // The nearest first. A chain that leads back to itself ends.
    let mut between: Vec<&Chart> = Vec::new();
    let made_from = |chart: &Chart| project.chart(chart.fields.based_on.as_ref()?);
    let mut next = made_from(chart);
    while let Some(at) = next.filter(|at| at.id != base.id && between.len() < project.charts.len())
    {
        between.push(at);
        next = made_from(at);
    }
    if between.is_empty() {
        return Cow::Borrowed(chart);
    }
    let mut posts: Trail<PostId> = Trail { origins: HashMap::new(), longest: between.len() };
    let mut units: Trail<UnitId> = Trail { origins: HashMap::new(), longest: between.len() };
    for chart in between {
        for post in chart.all_posts().map(|key| chart.post(key)) {
            posts.add(&post.id, post.fields.origin.as_ref());
        }
        for unit in chart.units_in_order().map(|key| chart.unit(key)) {
            units.add(&unit.id, unit.fields.origin.as_ref());
        }
    }
    if posts.origins.is_empty() && units.origins.is_empty() {
        return Cow::Borrowed(chart);
    }
    let knows_post = |id: &PostId| base.heir_of_post(id).is_some();
    let knows_unit = |id: &UnitId| base.heir_of_unit(id).is_some();
    let mut record = chart.to_record();
    // No post of the base is spent by two.
    let own = record.tree.posts.iter();
    let mut spent: BTreeSet<PostId> =
        own.flat_map(|it| [Some(it.id.clone()), it.fields.origin.clone()]).flatten().collect();
    for post in &mut record.tree.posts {
        let fields = &mut post.fields;
        if let Some(origin) = posts.followed(&fields.origin, knows_post)
            && spent.insert(origin.clone())
        {
            fields.origin = Some(origin);
        }
        fields.split_from =
            posts.followed(&fields.split_from, knows_post).or(fields.split_from.take());
    }
    let own = record.tree.units.iter();
    let mut continued: BTreeSet<UnitId> =
        own.flat_map(|it| [Some(it.id.clone()), it.fields.origin.clone()]).flatten().collect();
    for unit in &mut record.tree.units {
        let fields = &mut unit.fields;
        if let Some(origin) = units.followed(&fields.origin, knows_unit)
            && continued.insert(origin.clone())
        {
            fields.origin = Some(origin);
        }
        fields.split_from =
            units.followed(&fields.split_from, knows_unit).or(fields.split_from.take());
    }
    rename(&mut record.fields.departures, |id| posts.followed(&Some(id.clone()), knows_post));
    rename(&mut record.fields.removed_units, |id| units.followed(&Some(id.clone()), knows_unit));
    Cow::Owned(Chart::from_sound_record(record))
}

/// Where the ids of the charts between say that they come from.
struct Trail<'a, Id> {
    origins: HashMap<&'a Id, &'a Id>,
    longest: usize,
}

impl<'a, Id: Clone + Eq + Hash> Trail<'a, Id> {
    /// The first that is said of an id counts.
    fn add(&mut self, id: &'a Id, origin: Option<&'a Id>) {
        if let Some(origin) = origin {
            self.origins.entry(id).or_insert(origin);
        }
    }

    /// What an id that is not known leads to, if anything.
    fn followed(&self, id: &Option<Id>, is_known: impl Fn(&Id) -> bool) -> Option<Id> {
        let mut at = id.as_ref().filter(|id| !is_known(id))?;
        for _ in 0..self.longest {
            at = self.origins.get(at)?;
            if is_known(at) {
                return Some(at.clone());
            }
        }
        None
    }
}

/// What is said of things, by what they lead to; what is said of those themselves stays.
fn rename<Id: Clone + Ord, Said>(
    said: &mut BTreeMap<Id, Said>,
    followed: impl Fn(&Id) -> Option<Id>,
) {
    let leading: Vec<(Id, Id)> =
        said.keys().filter_map(|id| Some((id.clone(), followed(id)?))).collect();
    for (id, to) in leading {
        if !said.contains_key(&to)
            && let Some(said_of_it) = said.remove(&id)
        {
            said.insert(to, said_of_it);
        }
    }
}
