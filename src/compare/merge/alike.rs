//! What several tables made alike of one thing, each under an id of its own: it goes by one id.
//!
//! Two tables that transform a post into the same post, or split it alike, agree.

use std::collections::{BTreeMap, BTreeSet};

use super::fates::is_alike;
use crate::model::{ChartRecord, PostId, PostRecord, Subject, Subtree, UnitId, UnitRecord};

/// Lets the units and posts that tables made alike of one of another chart bear one id.
pub(super) fn give_one_id(base: &Subtree, tables: &mut [ChartRecord]) {
    let known: BTreeSet<&UnitId> = base.units.iter().map(|unit| &unit.id).collect();
    // A unit stands under another, which may get its id just now.
    loop {
        let new = tables.iter().map(|table| {
            let new = table.tree.units.iter().filter(|unit| !known.contains(&unit.id));
            new.map(|unit| (&unit.id, of_unit(unit), unit)).collect()
        });
        let renamed = one_id_each(new.collect(), is_same_unit);
        if renamed.iter().all(BTreeMap::is_empty) {
            break;
        }
        for (table, ids) in tables.iter_mut().zip(&renamed) {
            rename_units(table, ids);
        }
    }
    let known: BTreeSet<&PostId> = base.posts.iter().map(|post| &post.id).collect();
    let new = tables.iter().map(|table| {
        let new = table.tree.posts.iter().filter(|post| !known.contains(&post.id));
        new.map(|post| (&post.id, of_post(post), post)).collect()
    });
    let renamed = one_id_each(new.collect(), is_alike);
    for (table, ids) in tables.iter_mut().zip(&renamed) {
        rename_posts(table, ids);
    }
}

/// What a thing comes from: its origin, and what it was split from.
type Source<Id> = (Option<Id>, Option<Id>);

fn of_unit(unit: &UnitRecord) -> Source<UnitId> {
    (unit.fields.origin.clone(), unit.fields.split_from.clone())
}

fn of_post(post: &PostRecord) -> Source<PostId> {
    (post.fields.origin.clone(), post.fields.split_from.clone())
}

fn is_same_unit(a: &UnitRecord, b: &UnitRecord) -> bool {
    let compared_part = |unit: &UnitRecord| {
        let fields = &unit.fields;
        (unit.parent.clone(), fields.kind.clone(), fields.name.clone(), fields.authorised)
    };
    compared_part(a) == compared_part(b)
}

/// For each table the ids that its things go by from now on, where that is another than their own.
fn one_id_each<Id: Clone + Ord, T>(
    tables: Vec<Vec<(&Id, Source<Id>, &T)>>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<BTreeMap<Id, Id>> {
    let mut renamed = vec![BTreeMap::new(); tables.len()];
    let own: Vec<BTreeSet<&Id>> =
        tables.iter().map(|things| things.iter().map(|it| it.0).collect()).collect();
    let mut of_each: BTreeMap<&Source<Id>, Vec<(usize, &Id, &T)>> = BTreeMap::new();
    for (table, things) in tables.iter().enumerate() {
        for (id, from, thing) in things.iter().filter(|it| it.1 != (None, None)) {
            of_each.entry(from).or_default().push((table, id, thing));
        }
    }
    for mut things in of_each.into_values() {
        things.sort_by_key(|(table, id, _)| (*table, *id));
        // Things of which one stands for all, at most one of each table.
        let mut alike: Vec<Vec<(usize, &Id, &T)>> = Vec::new();
        for thing in things {
            let is_one = |of: &&mut Vec<(usize, &Id, &T)>| {
                of.iter().all(|it| it.0 != thing.0) && is_same(of[0].2, thing.2)
            };
            match alike.iter_mut().find(is_one) {
                Some(of) => of.push(thing),
                None => alike.push(vec![thing]),
            }
        }
        for of in alike {
            let Some(first) = of.iter().map(|it| it.1).min() else { continue };
            for (table, id, _) in of.iter().filter(|it| it.1 != first) {
                if !own[*table].contains(first) {
                    renamed[*table].insert((*id).clone(), first.clone());
                }
            }
        }
    }
    renamed
}

fn rename_units(table: &mut ChartRecord, ids: &BTreeMap<UnitId, UnitId>) {
    let rename = |id: &mut UnitId| {
        if let Some(new) = ids.get(id) {
            id.clone_from(new);
        }
    };
    for unit in &mut table.tree.units {
        rename(&mut unit.id);
        unit.parent.iter_mut().for_each(rename);
    }
    table.tree.posts.iter_mut().for_each(|post| rename(&mut post.unit));
    let removed = table.fields.removed_units.values_mut();
    removed.filter_map(|it| it.merged_into.as_mut()).for_each(rename);
    for conflict in &mut table.fields.conflicts {
        if let Subject::Unit(id) = &mut conflict.subject {
            rename(id);
        }
    }
}

fn rename_posts(table: &mut ChartRecord, ids: &BTreeMap<PostId, PostId>) {
    let rename = |id: &mut PostId| {
        if let Some(new) = ids.get(id) {
            id.clone_from(new);
        }
    };
    table.tree.posts.iter_mut().for_each(|post| rename(&mut post.id));
    let departures = table.fields.departures.values_mut();
    departures.filter_map(|it| it.merged_into.as_mut()).for_each(rename);
    for conflict in &mut table.fields.conflicts {
        if let Subject::Post(id) = &mut conflict.subject {
            rename(id);
        }
    }
}
