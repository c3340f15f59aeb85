//! What a table has, told by the base: the origins that it names in other charts are followed until the
//! base knows them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Origins;
use crate::model::{Chart, PostId, UnitId};

/// `chart` with its origins in `base`, as far as `origins` lead there.
pub fn traced<'c>(origins: &Origins, base: &Chart, chart: &'c Chart) -> Cow<'c, Chart> {
    let post = |id: &PostId| origins.known_post(id, |id| base.heir_of_post(id).is_some());
    let unit = |id: &UnitId| origins.known_unit(id, |id| base.heir_of_unit(id).is_some());
    let of_posts = chart.all_posts().map(|key| &chart.post(key).fields);
    let of_posts = of_posts.flat_map(|it| [&it.origin, &it.split_from]).flatten();
    let of_units = chart.units_in_order().map(|key| &chart.unit(key).fields);
    let of_units = of_units.flat_map(|it| [&it.origin, &it.split_from]).flatten();
    let is_led = of_posts.chain(chart.fields.departures.keys()).any(|id| post(id).is_some())
        || of_units.chain(chart.fields.removed_units.keys()).any(|id| unit(id).is_some());
    if !is_led {
        return Cow::Borrowed(chart);
    }
    let mut record = chart.to_record();
    // No post of the base is spent by two.
    let own = record.tree.posts.iter();
    let mut spent: BTreeSet<PostId> =
        own.flat_map(|it| [Some(it.id.clone()), it.fields.origin.clone()]).flatten().collect();
    for record in &mut record.tree.posts {
        let fields = &mut record.fields;
        lead(&mut fields.origin, |id| post(id).filter(|id| spent.insert(id.clone())));
        lead(&mut fields.split_from, post);
    }
    let own = record.tree.units.iter();
    let mut continued: BTreeSet<UnitId> =
        own.flat_map(|it| [Some(it.id.clone()), it.fields.origin.clone()]).flatten().collect();
    for record in &mut record.tree.units {
        let fields = &mut record.fields;
        lead(&mut fields.origin, |id| unit(id).filter(|id| continued.insert(id.clone())));
        lead(&mut fields.split_from, unit);
    }
    rename(&mut record.fields.departures, post);
    rename(&mut record.fields.removed_units, unit);
    Cow::Owned(Chart::from_sound_record(record))
}

/// Puts what an id leads to in its place, if it leads anywhere.
fn lead<Id>(id: &mut Option<Id>, to: impl FnOnce(&Id) -> Option<Id>) {
    if let Some(led) = id.as_ref().and_then(to) {
        *id = Some(led);
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
