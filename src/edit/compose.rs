//! The edits a person asks for, built from the few that [`Edit`] knows.
//!
//! Each function reads the project and returns an edit; only applying it can be refused.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::{Edit, Refusal, rules};
use crate::model::{
    Chart, ChartId, ChartRecord, IdSource, PostFields, PostId, PostRecord, Project, Role, Subtree,
    UnitFields, UnitId, UnitRecord,
};

/// What becomes of a unit that is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitFate {
    /// Its own posts go to this unit, the units below it to its parent, in its place.
    Dissolved { posts_to: UnitId },
    /// All its posts and the units below go with it.
    WithEverything,
}

/// Moves posts of one chart, in the order given, before the post `before` of `unit`, or last.
///
/// # Errors
/// If the chart, the unit or a post is unknown.
pub fn move_posts(
    project: &Project,
    chart: &ChartId,
    posts: &[PostId],
    unit: &UnitId,
    before: Option<&PostId>,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let target = found.unit(rules::place(found, unit)?);
    let there: Vec<&PostId> = target.posts().iter().map(|&key| &found.post(key).id).collect();
    let mut edits = Vec::with_capacity(posts.len());
    for (post, index) in posts.iter().zip(places(&there, posts, before)) {
        rules::post(found, post)?;
        edits.push(Edit::MovePost {
            chart: chart.clone(),
            post: post.clone(),
            unit: unit.clone(),
            index,
        });
    }
    Ok(Edit::Batch(edits))
}

/// The places to which `moved` go one after the other, each counted without it, to stand before `before`
/// of those `there`, or last.
fn places<'a, Id: Eq + Hash>(
    there: &[&'a Id],
    moved: &'a [Id],
    before: Option<&Id>,
) -> impl Iterator<Item = usize> {
    let moving: HashSet<&Id> = moved.iter().collect();
    // A landing place that is itself on the move stands for the next that stays.
    let from = before.and_then(|anchor| there.iter().position(|id| *id == anchor));
    let stays = |at: &usize| !moving.contains(there[*at]);
    let end = from.and_then(|from| (from..there.len()).find(stays)).unwrap_or(there.len());
    // Those on the move that still stand before it.
    let mut waiting: HashSet<&Id> =
        there[..end].iter().copied().filter(|id| moving.contains(id)).collect();
    let staying = end - waiting.len();
    let mut placed: HashSet<&Id> = HashSet::new();
    moved.iter().map(move |id| {
        waiting.remove(id);
        placed.remove(id);
        let index = staying + placed.len() + waiting.len();
        placed.insert(id);
        index
    })
}

/// Moves units of one chart with all that is below them, in the chart's order, before the child
/// `before` of `parent`, or last. One that stands under another of them goes with that one.
///
/// # Errors
/// If the chart or a unit is unknown.
pub fn move_units(
    project: &Project,
    chart: &ChartId,
    units: &[UnitId],
    parent: &UnitId,
    before: Option<&UnitId>,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    for unit in units {
        rules::unit(found, unit)?;
    }
    let units = &found.topmost(units);
    let target = found.unit(rules::unit(found, parent)?);
    let there: Vec<&UnitId> = target.children().iter().map(|&key| &found.unit(key).id).collect();
    let mut edits = Vec::with_capacity(units.len());
    for (unit, index) in units.iter().zip(places(&there, units, before)) {
        edits.push(Edit::MoveUnit {
            chart: chart.clone(),
            unit: unit.clone(),
            parent: parent.clone(),
            index,
        });
    }
    Ok(Edit::Batch(edits))
}

/// The same change to the fields of several posts.
///
/// # Errors
/// If the chart or a post is unknown.
pub fn set_posts(
    project: &Project,
    chart: &ChartId,
    posts: &[PostId],
    change: impl Fn(&mut PostFields),
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let mut edits = Vec::with_capacity(posts.len());
    for post in posts {
        let mut fields = PostFields::clone(&found.post(rules::post(found, post)?).fields);
        change(&mut fields);
        edits.push(Edit::SetPost { chart: chart.clone(), post: post.clone(), fields });
    }
    Ok(Edit::Batch(edits))
}

/// A change to the fields of a unit.
///
/// # Errors
/// If the chart or the unit is unknown.
pub fn set_unit(
    project: &Project,
    chart: &ChartId,
    unit: &UnitId,
    change: impl FnOnce(&mut UnitFields),
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let mut fields = found.unit(rules::unit(found, unit)?).fields.clone();
    change(&mut fields);
    Ok(Edit::SetUnit { chart: chart.clone(), unit: unit.clone(), fields })
}

/// A new unit, last under `parent`. Returns its id too.
pub fn add_unit(
    chart: &ChartId,
    parent: &UnitId,
    fields: UnitFields,
    ids: &mut dyn IdSource,
) -> (Edit, UnitId) {
    let id = UnitId::from(ids.next_id());
    let unit = UnitRecord { id: id.clone(), parent: None, fields };
    let edit = Edit::InsertSubtree {
        chart: chart.clone(),
        parent: parent.clone(),
        index: usize::MAX,
        subtree: Subtree { units: vec![unit], posts: Vec::new() },
    };
    (edit, id)
}

/// A new post, last in `unit`. Returns its id too.
pub fn add_post(
    chart: &ChartId,
    unit: &UnitId,
    fields: PostFields,
    ids: &mut dyn IdSource,
) -> (Edit, PostId) {
    let id = PostId::from(ids.next_id());
    let edit = Edit::InsertPost {
        chart: chart.clone(),
        unit: unit.clone(),
        index: usize::MAX,
        id: id.clone(),
        fields,
    };
    (edit, id)
}

/// New posts equal to `posts`, each just after its model. Returns their ids too.
///
/// # Errors
/// If the chart or a post is unknown.
pub fn duplicate_posts(
    project: &Project,
    chart: &ChartId,
    posts: &[PostId],
    ids: &mut dyn IdSource,
) -> Result<(Edit, Vec<PostId>), Refusal> {
    let found = rules::chart(project, chart)?;
    let mut edits = Vec::new();
    let mut copies = Vec::new();
    // Later posts first, so that an insertion leaves the places still to be used as they are.
    let mut places = Vec::new();
    for post in posts {
        let key = rules::post(found, post)?;
        places.push((found.post_index(key), key));
    }
    places.sort_by_key(|&(index, _)| std::cmp::Reverse(index));
    for (index, key) in places {
        let original = found.post(key);
        let id = PostId::from(ids.next_id());
        copies.push(id.clone());
        edits.push(Edit::InsertPost {
            chart: chart.clone(),
            unit: found.unit(original.unit()).id.clone(),
            index: index + 1,
            id,
            fields: PostFields {
                evidence: None,
                ..PostFields::clone(&original.fields).without_past()
            },
        });
    }
    Ok((Edit::Batch(edits), copies))
}

/// Removes posts.
pub fn delete_posts(chart: &ChartId, posts: &[PostId]) -> Edit {
    let remove = |post: &PostId| Edit::RemovePost { chart: chart.clone(), post: post.clone() };
    Edit::Batch(posts.iter().map(remove).collect())
}

/// A copy of a unit with all below it, new ids throughout, just after it. Returns the copy's id too.
///
/// # Errors
/// If the chart or the unit is unknown, or the unit is the root.
pub fn duplicate_unit(
    project: &Project,
    chart: &ChartId,
    unit: &UnitId,
    ids: &mut dyn IdSource,
) -> Result<(Edit, UnitId), Refusal> {
    let found = rules::chart(project, chart)?;
    let key = rules::movable_unit(found, unit)?;
    let parent = found.unit(key).parent().expect("only the root has no parent");
    let subtree = with_new_ids(found.subtree(key), ids);
    let copy = subtree.units[0].id.clone();
    let edit = Edit::InsertSubtree {
        chart: chart.clone(),
        parent: found.unit(parent).id.clone(),
        index: found.unit_index(key) + 1,
        subtree,
    };
    Ok((edit, copy))
}

/// The same tree under new ids, its units and posts in the same order.
fn with_new_ids(subtree: Subtree, ids: &mut dyn IdSource) -> Subtree {
    let new_ids: HashMap<UnitId, UnitId> =
        subtree.units.iter().map(|unit| (unit.id.clone(), ids.next_id().into())).collect();
    let units = subtree.units.into_iter().map(|unit| UnitRecord {
        id: new_ids[&unit.id].clone(),
        parent: unit.parent.map(|parent| new_ids[&parent].clone()),
        fields: UnitFields { evidence: None, ..unit.fields.without_past() },
    });
    let posts = subtree.posts.into_iter().map(|post| PostRecord {
        id: ids.next_id().into(),
        unit: new_ids[&post.unit].clone(),
        fields: PostFields { evidence: None, ..post.fields.without_past() },
    });
    Subtree { units: units.collect(), posts: posts.collect() }
}

/// Deletes a unit; see [`UnitFate`] for what becomes of what it holds.
///
/// # Errors
/// If a unit is unknown, or the unit is the root.
pub fn delete_unit(
    project: &Project,
    chart: &ChartId,
    unit: &UnitId,
    fate: &UnitFate,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let key = rules::movable_unit(found, unit)?;
    let mut edits = Vec::new();
    if let UnitFate::Dissolved { posts_to } = fate {
        let own: Vec<PostId> =
            found.unit(key).posts().iter().map(|&post| found.post(post).id.clone()).collect();
        if !own.is_empty() {
            edits.push(move_posts(project, chart, &own, posts_to, None)?);
        }
        let parent = found.unit(key).parent().expect("only the root has no parent");
        let index = found.unit_index(key);
        for (place, &child) in found.unit(key).children().iter().enumerate() {
            edits.push(Edit::MoveUnit {
                chart: chart.clone(),
                unit: found.unit(child).id.clone(),
                parent: found.unit(parent).id.clone(),
                index: index + place,
            });
        }
    }
    edits.push(Edit::RemoveSubtree { chart: chart.clone(), unit: unit.clone() });
    Ok(Edit::Batch(edits))
}

/// A new chart of one root unit, last. Returns its id too.
pub fn add_chart(
    fields: crate::model::ChartFields,
    root: UnitFields,
    ids: &mut dyn IdSource,
) -> (Edit, ChartId) {
    let chart = Chart::new(ids.next_id().into(), fields, ids.next_id().into(), root);
    let id = chart.id.clone();
    (Edit::InsertChart { index: usize::MAX, chart: Box::new(chart.to_record()) }, id)
}

/// Where a chart made from `base` stands: after it, and after those made from it before.
pub(super) fn place_after(project: &Project, base: &ChartId) -> usize {
    let mut family = vec![base];
    let mut last = 0;
    for (index, chart) in project.charts.iter().enumerate() {
        let is_made_from = |of: &ChartId| family.contains(&of);
        if chart.id == *base || chart.fields.based_on.as_ref().is_some_and(is_made_from) {
            family.push(&chart.id);
            last = index + 1;
        }
    }
    last
}

/// A copy of a chart under another label and role, after it: the same units and posts, so that
/// the two can be compared post by post. Returns its id too.
///
/// # Errors
/// If the chart is unknown.
pub fn duplicate_chart(
    project: &Project,
    chart: &ChartId,
    label: String,
    role: Option<Role>,
    ids: &mut dyn IdSource,
) -> Result<(Edit, ChartId), Refusal> {
    let original = rules::chart(project, chart)?;
    let id = ChartId::from(ids.next_id());
    let ChartRecord { mut fields, tree, .. } = original.to_record();
    fields.label = label;
    fields.role = role;
    fields.based_on = Some(chart.clone());
    let index = place_after(project, chart);
    let copy = ChartRecord { id: id.clone(), fields, tree };
    Ok((Edit::InsertChart { index, chart: Box::new(copy) }, id))
}

/// Removes a chart with its snapshots; charts made from it are no longer based on any.
///
/// # Errors
/// If the chart is unknown.
pub fn remove_chart(project: &Project, chart: &ChartId) -> Result<Edit, Refusal> {
    let removed = rules::chart(project, chart)?;
    let mut edits: Vec<Edit> = project
        .charts
        .iter()
        .filter(|other| other.fields.based_on.as_ref() == Some(&removed.id))
        .map(|other| {
            let fields = crate::model::ChartFields { based_on: None, ..other.fields.clone() };
            Edit::SetChart { chart: other.id.clone(), fields }
        })
        .collect();
    let snapshots = project.snapshots.iter();
    let own = snapshots.filter(|snapshot| snapshot.fields.snapshot_of.as_ref() == Some(chart));
    edits.extend(own.map(|snapshot| Edit::RemoveSnapshot { snapshot: snapshot.id.clone() }));
    edits.push(Edit::RemoveChart { chart: chart.clone() });
    Ok(Edit::Batch(edits))
}
