//! What tells claims apart of which the values read alike: orders by the first names that differ, things
//! of one name by what else there is to say of them.

use std::collections::BTreeSet;

use super::details::{OF_POSTS, OF_UNITS, differing};
use super::naming::{Naming, joined, known_post, known_unit, place_message, quoted, unit_name};
use crate::model::{
    Aspect, Chart, Claim, Conflict, Post, PostId, Subject, Unit, UnitId, Wish, post_field,
    unit_field,
};
use crate::words::{Message, key, message};

/// The order that a claim wants by the first names that tell it from the other choices; none where names
/// do not tell.
pub(super) fn order_message(claim: &Claim, conflict: &Conflict, naming: Naming) -> Option<Message> {
    let orders: Vec<(&[UnitId], &[PostId])> =
        conflict.choices().filter_map(|(_, it)| order(it)).collect();
    let named = |(units, posts): (&[UnitId], &[PostId])| -> Vec<String> {
        let is_common_unit = |id: &&UnitId| orders.iter().all(|it| it.0.contains(id));
        let is_common_post = |id: &&PostId| orders.iter().all(|it| it.1.contains(id));
        let units = units.iter().filter(is_common_unit).map(|id| unit_name(id, naming));
        let posts = posts.iter().filter(is_common_post).map(|id| {
            let post = naming.charts.iter().find_map(|chart| chart.post_by_id(id))?;
            Some(post.fields.title.text())
        });
        units.chain(posts).map(|name| name.unwrap_or_default().to_owned()).collect()
    };
    let own = named(order(claim)?);
    let others: Vec<Vec<String>> = orders.iter().map(|it| named(*it)).collect();
    let is_all_alike = |end: usize| others.iter().all(|it| it.get(..end) == own.get(..end));
    let start = (1..=own.len()).find(|&end| !is_all_alike(end))? - 1;
    let distinct = |end: usize| {
        let beginnings = others.iter().map(|it| &it[..end.min(it.len())]);
        beginnings.collect::<BTreeSet<_>>().len()
    };
    let end = (start + 1..=own.len()).find(|&end| distinct(end) == distinct(own.len()))?;
    let names = own[start..end].iter().map(|name| quoted(name)).collect();
    Some(message!(key::MERGE_VALUE_ORDER_FIRST, names = joined(key::MERGE_THEN, names)?))
}

fn order(claim: &Claim) -> Option<(&[UnitId], &[PostId])> {
    let Some(Wish::Order { units, posts }) = &claim.wish else { return None };
    Some((units, posts))
}

/// What a claim names by its id.
#[derive(PartialEq, Eq)]
enum Thing<'c> {
    Unit(&'c str),
    Post(&'c str),
}

/// What else is to be said of what a claim names, where another choice names another thing alike.
pub(super) fn namesake_details(claim: &Claim, conflict: &Conflict, naming: Naming) -> Vec<Message> {
    let Some(own) = thing(claim, conflict) else { return Vec::new() };
    let alike = conflict.choices().map(|(_, it)| it).filter(|it| it.value == claim.value);
    let mut others = alike.filter_map(|it| thing(it, conflict)).filter(|it| *it != own);
    let Some(first) = others.next() else { return Vec::new() };
    let others: Vec<Thing> = std::iter::once(first).chain(others).collect();
    match own {
        Thing::Post(id) => of_post(id, &others, naming),
        Thing::Unit(id) => of_unit(id, &others, naming),
    }
}

fn thing<'c>(claim: &'c Claim, conflict: &Conflict) -> Option<Thing<'c>> {
    let of_kind = |id: &'c str| match &conflict.subject {
        Subject::Unit(_) => Some(Thing::Unit(id)),
        Subject::Post(_) => Some(Thing::Post(id)),
        Subject::Entry(_) => None,
    };
    let names_one =
        matches!(conflict.aspect, Aspect::Origin | Aspect::SplitFrom | Aspect::MergedInto);
    match claim.wish.as_ref()? {
        Wish::In(unit) => Some(Thing::Unit(unit.as_str())),
        Wish::Left { into, .. } => of_kind(into).filter(|_| !into.is_empty()),
        Wish::Text(id) if names_one => of_kind(id).filter(|_| !id.is_empty()),
        Wish::Text(_)
        | Wish::Gone
        | Wish::Stays
        | Wish::Fte(_)
        | Wish::Vacant(_)
        | Wish::Authorised(_)
        | Wish::Order { .. }
        | Wish::Post { .. }
        | Wish::Unit(_) => None,
    }
}

fn of_post(id: &str, others: &[Thing], naming: Naming) -> Vec<Message> {
    let id = PostId::from(id);
    let Some((chart, post)) = known_post(&id, naming) else { return Vec::new() };
    let ids = others.iter().filter_map(|other| match other {
        Thing::Post(id) => Some(PostId::from(*id)),
        Thing::Unit(_) => None,
    });
    let ids: Vec<PostId> = ids.collect();
    let posts: Vec<_> = ids.iter().filter_map(|id| known_post(id, naming)).collect();
    let unit = |chart: &Chart, post: &Post| chart.unit(post.unit()).id.clone();
    let own_unit = unit(chart, post);
    let units = posts.iter().map(|(chart, post)| unit(chart, post));
    let place = place_message(&own_unit, units, naming);
    let others = posts.iter().map(|(_, other)| &*other.fields);
    let fields = differing(&OF_POSTS, post_field, &*post.fields, others, naming);
    let told: Vec<Message> = place.into_iter().chain(fields).collect();
    if !told.is_empty() {
        return told;
    }
    // Equal posts: by how many others each takes over, else by where it stands.
    let takes_over = |id: &PostId| {
        let of = |chart: &&Chart| {
            let departures = chart.fields.departures.values();
            departures.filter(|it| it.merged_into.as_ref() == Some(id)).count()
        };
        naming.charts.iter().map(of).max().unwrap_or_default()
    };
    let count = takes_over(&id);
    if ids.iter().all(|other| takes_over(other) != count) {
        return vec![message!(key::MERGE_DETAIL_TAKES_OVER, count)];
    }
    let mut row = chart.unit(post.unit()).posts().iter();
    rank_message(row.position(|&key| chart.post(key).id == id))
}

fn of_unit(id: &str, others: &[Thing], naming: Naming) -> Vec<Message> {
    let id = UnitId::from(id);
    let Some((chart, unit)) = known_unit(&id, naming) else { return Vec::new() };
    let ids = others.iter().filter_map(|other| match other {
        Thing::Unit(id) => Some(UnitId::from(*id)),
        Thing::Post(_) => None,
    });
    let ids: Vec<UnitId> = ids.collect();
    let units: Vec<&Unit> = ids.iter().filter_map(|id| Some(known_unit(id, naming)?.1)).collect();
    let place = place_message(&id, ids.iter().cloned(), naming);
    let others = units.iter().map(|other| &other.fields);
    let fields = differing(&OF_UNITS, unit_field, &unit.fields, others, naming);
    let told: Vec<Message> = place.into_iter().chain(fields).collect();
    if !told.is_empty() {
        return told;
    }
    let row = unit.parent().map(|key| chart.unit(key).children()).unwrap_or_default();
    rank_message(row.iter().position(|&key| chart.unit(key).id == id))
}

fn rank_message(place: Option<usize>) -> Vec<Message> {
    let rank = place.map(|place| (place + 1).to_string());
    rank.map(|rank| message!(key::MERGE_DETAIL_RANK, rank)).into_iter().collect()
}
