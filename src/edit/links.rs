//! The edits that say where posts and units of one chart come from in another, and why they changed.
//!
//! Everything is written on the chart that came later, `to`; the one it comes from, `from`, stays as it is. A
//! post that is the same in both bears the same id; one that was transformed has an id of its own and names
//! its origin.

use std::collections::HashMap;
use std::hash::Hash;

use super::compose::place_after;
use super::{Edit, Refusal, rules};
use crate::model::{
    Chart, ChartFields, ChartId, ChartRecord, Departure, IdSource, Nature, Post, PostFields,
    PostId, Project, RemovedUnit, Role, UnitFields, UnitId,
};

/// The target of a source: the same units and posts under the same ids, just after it. Returns its id
/// too.
///
/// # Errors
/// If the chart is unknown.
pub fn make_target(
    project: &Project,
    source: &ChartId,
    label: String,
    ids: &mut dyn IdSource,
) -> Result<(Edit, ChartId), Refusal> {
    copy_of(project, source, label, Role::Target, true, ids)
}

/// A variant of a chart, just after it: the same units and posts under the same ids. A variant of a
/// target says of the source what the target says; one of a source starts afresh. Returns its id too.
///
/// # Errors
/// If the chart is unknown.
pub fn make_variant(
    project: &Project,
    base: &ChartId,
    label: String,
    ids: &mut dyn IdSource,
) -> Result<(Edit, ChartId), Refusal> {
    let is_source = rules::chart(project, base)?.fields.role == Some(Role::Source);
    copy_of(project, base, label, Role::Variant, is_source, ids)
}

fn copy_of(
    project: &Project,
    base: &ChartId,
    label: String,
    role: Role,
    afresh: bool,
    ids: &mut dyn IdSource,
) -> Result<(Edit, ChartId), Refusal> {
    let ChartRecord { mut fields, mut tree, .. } = rules::chart(project, base)?.to_record();
    let id = ChartId::from(ids.next_id());
    fields.label = label;
    fields.role = Some(role);
    fields.based_on = Some(base.clone());
    // What is made of a chart that was put together is the work of one table.
    fields.merged_from.clear();
    if afresh {
        fields.departures.clear();
        fields.removed_units.clear();
        fields.conflicts.clear();
        fields.settled.clear();
        for unit in &mut tree.units {
            unit.fields = unit.fields.clone().without_past();
        }
        for post in &mut tree.posts {
            post.fields = post.fields.clone().without_past();
        }
    }
    let index = place_after(project, base);
    let chart = Box::new(ChartRecord { id: id.clone(), fields, tree });
    Ok((Edit::InsertChart { index, chart }, id))
}

/// The two charts of a comparison, the later one second.
#[derive(Clone, Copy, Debug)]
pub struct Between<'a> {
    pub from: &'a ChartId,
    pub to: &'a ChartId,
}

impl Between<'_> {
    fn charts<'p>(&self, project: &'p Project) -> Result<(&'p Chart, &'p Chart), Refusal> {
        Ok((rules::chart(project, self.from)?, rules::chart(project, self.to)?))
    }
}

/// The post `source` of `from` is transformed into the post `target` of `to`. What was said of its
/// departure is now said of its heir.
///
/// # Errors
/// If either is unknown, or has a fate or an origin already: the refusal names the post at the other end.
pub fn link(
    project: &Project,
    between: Between,
    source: &PostId,
    target: &PostId,
) -> Result<Edit, Refusal> {
    let (from, to) = between.charts(project)?;
    let edit = set_post(between.to, target, linked(from, to, source, target)?);
    let mut chart = to.fields.clone();
    chart.departures.remove(source);
    Ok(with_chart(vec![edit], to, chart))
}

/// The fields of `target` once it comes from `source`.
fn linked(
    from: &Chart,
    to: &Chart,
    source: &PostId,
    target: &PostId,
) -> Result<PostFields, Refusal> {
    rules::post(from, source)?;
    let heir = to.post(rules::post(to, target)?);
    // A post that bears the id of its source is that post already, and no transformation of it.
    refuse_origin(from, heir, (source != target).then_some(source))?;
    if let Some(other) = to.heir_of_post(source).filter(|&key| to.post(key).id != *target) {
        return Err(rules::post_spent(to, other));
    }
    let mut fields = PostFields {
        origin: Some(source.clone()),
        split_from: None,
        // What it was called was said of another past.
        nature: None,
        ..PostFields::clone(&heir.fields)
    };
    if let Some(departure) = to.fields.departures.get(source).filter(|_| fields.reason.is_empty()) {
        departure.reason.clone_into(&mut fields.reason);
    }
    Ok(fields)
}

/// The post `target` of `to` no longer comes from any post of `from`: it is created, and what it came
/// from is suppressed. A post that bore the id of its origin is given one of its own, and a copy of a
/// split post is no longer one.
///
/// # Errors
/// If the charts or the post are unknown.
pub fn unlink(
    project: &Project,
    between: Between,
    target: &PostId,
    ids: &mut dyn IdSource,
) -> Result<Edit, Refusal> {
    let (from, to) = between.charts(project)?;
    let post = to.post(rules::post(to, target)?);
    let fields = PostFields {
        origin: None,
        split_from: None,
        nature: None,
        ..PostFields::clone(&post.fields)
    };
    let mut edits = vec![set_post(between.to, target, fields)];
    if from.post_key(target).is_some() {
        let id = PostId::from(ids.next_id());
        let mut chart = to.fields.clone();
        for departure in chart.departures.values_mut() {
            if departure.merged_into.as_ref() == Some(target) {
                departure.merged_into = Some(id.clone());
            }
        }
        if chart != to.fields {
            edits.push(Edit::SetChart { chart: between.to.clone(), fields: chart });
        }
        edits.push(Edit::SetPostId { chart: between.to.clone(), post: target.clone(), id });
    }
    Ok(Edit::Batch(edits))
}

/// The post `source` of `from` is split into `parts`, posts of `to`: its heir if it has one, else the
/// first of them, carries the origin; the others are created, and say what they were split from.
///
/// # Errors
/// If a post is unknown, or one of the parts comes from another post already.
pub fn split(
    project: &Project,
    between: Between,
    source: &PostId,
    parts: &[PostId],
) -> Result<Edit, Refusal> {
    let (from, to) = between.charts(project)?;
    let heir = to.heir_of_post(source).map(|key| to.post(key).id.clone());
    let mut edits = Vec::new();
    let heir = match (heir, parts.first()) {
        (Some(heir), _) => Some(heir),
        (None, Some(first)) => {
            edits.push(link(project, between, source, first)?);
            Some(first.clone())
        }
        (None, None) => None,
    };
    rules::post(from, source)?;
    for part in parts.iter().filter(|part| Some(*part) != heir.as_ref()) {
        let post = to.post(rules::post(to, part)?);
        refuse_origin(from, post, None)?;
        let fields =
            PostFields { split_from: Some(source.clone()), ..PostFields::clone(&post.fields) };
        edits.push(set_post(between.to, part, fields));
    }
    Ok(Edit::Batch(edits))
}

/// The posts `sources` of `from` become one, `heir` of `to`: the one it comes from, else the first of
/// them, is its origin; the others are suppressed, and say what they were merged into.
///
/// # Errors
/// If a post is unknown, or one of the sources has another fate already.
pub fn consolidate(
    project: &Project,
    between: Between,
    sources: &[PostId],
    heir: &PostId,
) -> Result<Edit, Refusal> {
    let (from, to) = between.charts(project)?;
    let heir_key = rules::post(to, heir)?;
    let of_heir = |source: &&PostId| to.heir_of_post(source) == Some(heir_key);
    let origin = sources.iter().find(of_heir).or(sources.first());
    let mut edits = Vec::new();
    if let Some(origin) = origin.filter(|origin| !of_heir(origin)) {
        edits.push(link(project, between, origin, heir)?);
    }
    let mut chart = to.fields.clone();
    // The link above has taken its departure out.
    if let Some(origin) = origin {
        chart.departures.remove(origin);
    }
    for source in sources.iter().filter(|source| Some(*source) != origin) {
        rules::post(from, source)?;
        if let Some(other) = to.heir_of_post(source) {
            return Err(rules::post_spent(to, other));
        }
        chart.departures.entry(source.clone()).or_default().merged_into = Some(heir.clone());
    }
    edits.push(Edit::SetChart { chart: between.to.clone(), fields: chart });
    Ok(Edit::Batch(edits))
}

/// The reason of posts, on the later chart: of those it has, and of those it no longer has.
///
/// # Errors
/// If the chart is unknown.
pub fn set_post_reasons(
    project: &Project,
    chart: &ChartId,
    posts: &[PostId],
    reason: &str,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let mut fields = found.fields.clone();
    let mut edits = Vec::new();
    for id in posts {
        if let Some(post) = found.post_by_id(id) {
            let fields =
                PostFields { reason: reason.to_owned(), ..PostFields::clone(&post.fields) };
            edits.push(set_post(chart, id, fields));
        } else {
            let departure: &mut Departure = fields.departures.entry(id.clone()).or_default();
            reason.clone_into(&mut departure.reason);
            if departure.is_empty() {
                fields.departures.remove(id);
            }
        }
    }
    Ok(with_chart(edits, found, fields))
}

/// What the movements of posts are called, on the later chart; none leaves it to the rule.
///
/// # Errors
/// If the chart or one of the posts is unknown.
pub fn set_post_natures(
    project: &Project,
    chart: &ChartId,
    posts: &[PostId],
    nature: Option<Nature>,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let mut edits = Vec::new();
    for id in posts {
        let post = found.post(rules::post(found, id)?);
        if post.fields.nature != nature {
            edits.push(set_post(
                chart,
                id,
                PostFields { nature, ..PostFields::clone(&post.fields) },
            ));
        }
    }
    Ok(Edit::Batch(edits))
}

/// The reason of units, on the later chart: of those it has, and of those it no longer has.
///
/// # Errors
/// If the chart is unknown.
pub fn set_unit_reasons(
    project: &Project,
    chart: &ChartId,
    units: &[UnitId],
    reason: &str,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let mut fields = found.fields.clone();
    let mut edits = Vec::new();
    for id in units {
        if let Some(unit) = found.unit_by_id(id) {
            let fields = UnitFields { reason: reason.to_owned(), ..unit.fields.clone() };
            edits.push(Edit::SetUnit { chart: chart.clone(), unit: id.clone(), fields });
        } else {
            let removed: &mut RemovedUnit = fields.removed_units.entry(id.clone()).or_default();
            reason.clone_into(&mut removed.reason);
            if removed.is_empty() {
                fields.removed_units.remove(id);
            }
        }
    }
    Ok(with_chart(edits, found, fields))
}

/// A post of `from` and one of `to` that were found to be a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostPair {
    pub from: PostId,
    pub to: PostId,
    /// One post in two states, perhaps in another unit; else the second is a transformation of the first.
    pub is_same: bool,
}

/// Makes the pairs found between two charts that were imported separately.
///
/// A unit, and a post that is the same in both, take the id they have in `from`, in every chart and
/// snapshot but that one: from then on the two charts hold the same unit and the same post, as a target and the
/// source it was made from do. A post that was transformed keeps its id and names its origin, since in
/// law it is another post.
///
/// # Errors
/// If a chart, a unit or a post is unknown, or one of `from` has a fate in `to` already.
pub fn pair(
    project: &Project,
    between: Between,
    units: &[(UnitId, UnitId)],
    posts: &[PostPair],
) -> Result<Edit, Refusal> {
    let (from, to) = between.charts(project)?;
    for (earlier, later) in units {
        rules::unit(from, earlier)?;
        rules::unit(to, later)?;
    }
    for pair in posts {
        rules::post(from, &pair.from)?;
        rules::post(to, &pair.to)?;
    }
    let unit_ids: HashMap<&UnitId, &UnitId> = units.iter().map(|(from, to)| (to, from)).collect();
    let same = posts.iter().filter(|pair| pair.is_same);
    let post_ids: HashMap<&PostId, &PostId> = same.map(|pair| (&pair.to, &pair.from)).collect();
    let mut edits = Vec::new();
    for chart in project.states().filter(|chart| chart.id != *between.from) {
        take_over(chart, chart.id == *between.to, &unit_ids, &post_ids, &mut edits);
    }
    for pair in posts.iter().filter(|pair| !pair.is_same) {
        edits.push(set_post(between.to, &pair.to, linked(from, to, &pair.from, &pair.to)?));
    }
    Ok(Edit::Batch(edits))
}

/// The edits by which the units and posts of a chart, and what it says of others, go under new ids.
/// Where the new id is spent already, the old one stays, unless that is `asked` and then refused.
fn take_over(
    chart: &Chart,
    asked: bool,
    unit_ids: &HashMap<&UnitId, &UnitId>,
    post_ids: &HashMap<&PostId, &PostId>,
    edits: &mut Vec<Edit>,
) {
    let mut fields = chart.fields.clone();
    fields.departures = renamed_keys(fields.departures, post_ids);
    fields.removed_units = renamed_keys(fields.removed_units, unit_ids);
    for departure in fields.departures.values_mut() {
        rename(&mut departure.merged_into, post_ids);
    }
    for removed in fields.removed_units.values_mut() {
        rename(&mut removed.merged_into, unit_ids);
    }
    for view in &mut fields.views {
        view.look.rename_units(unit_ids);
    }
    if fields != chart.fields {
        edits.push(Edit::SetChart { chart: chart.id.clone(), fields });
    }
    for key in chart.units_in_order() {
        let unit = chart.unit(key);
        let mut fields = unit.fields.clone();
        if rename(&mut fields.origin, unit_ids) | rename(&mut fields.split_from, unit_ids) {
            edits.push(Edit::SetUnit { chart: chart.id.clone(), unit: unit.id.clone(), fields });
        }
        let new = unit_ids.get(&unit.id).filter(|id| asked || chart.heir_of_unit(id).is_none());
        edits.extend(new.map(|&id| Edit::SetUnitId {
            chart: chart.id.clone(),
            unit: unit.id.clone(),
            id: id.clone(),
        }));
    }
    for key in chart.all_posts() {
        let post = chart.post(key);
        let mut links = (post.fields.origin.clone(), post.fields.split_from.clone());
        if rename(&mut links.0, post_ids) | rename(&mut links.1, post_ids) {
            let fields = PostFields {
                origin: links.0,
                split_from: links.1,
                ..PostFields::clone(&post.fields)
            };
            edits.push(set_post(&chart.id, &post.id, fields));
        }
        let new = post_ids.get(&post.id).filter(|id| asked || chart.heir_of_post(id).is_none());
        edits.extend(new.map(|&id| Edit::SetPostId {
            chart: chart.id.clone(),
            post: post.id.clone(),
            id: id.clone(),
        }));
    }
}

/// Puts the new id in place of the old one; whether there was one.
fn rename<Id: Clone + Eq + Hash>(id: &mut Option<Id>, ids: &HashMap<&Id, &Id>) -> bool {
    let new = id.as_ref().and_then(|id| ids.get(id)).map(|&id| id.clone());
    let found = new.is_some();
    if found {
        *id = new;
    }
    found
}

/// The same map under new keys; one that is there already stays.
fn renamed_keys<Id: Clone + Ord + Hash, T>(
    map: std::collections::BTreeMap<Id, T>,
    ids: &HashMap<&Id, &Id>,
) -> std::collections::BTreeMap<Id, T> {
    map.into_iter().map(|(id, it)| (ids.get(&id).map_or(id, |&id| id.clone()), it)).collect()
}

/// Refuses a post of the later chart that comes from a post of `from` other than `wanted`.
fn refuse_origin(from: &Chart, post: &Post, wanted: Option<&PostId>) -> Result<(), Refusal> {
    let origins = [Some(&post.id), post.fields.origin.as_ref()];
    let other = origins
        .into_iter()
        .flatten()
        .filter(|id| Some(*id) != wanted)
        .find_map(|id| from.post_by_id(id));
    match other {
        None => Ok(()),
        Some(origin) => Err(Refusal::PostHasOrigin {
            title: origin.fields.title.text().to_owned(),
            unit: from.unit(origin.unit()).fields.name.clone(),
        }),
    }
}

fn set_post(chart: &ChartId, post: &PostId, fields: PostFields) -> Edit {
    Edit::SetPost { chart: chart.clone(), post: post.clone(), fields }
}

fn with_chart(mut edits: Vec<Edit>, chart: &Chart, fields: ChartFields) -> Edit {
    if fields != chart.fields {
        edits.push(Edit::SetChart { chart: chart.id.clone(), fields });
    }
    Edit::Batch(edits)
}
