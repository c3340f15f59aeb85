//! Making an edit.

use std::sync::Arc;

use super::lists::{ListUses, check_lists};
use super::{Edit, Refusal, rules};
use crate::model::{
    Chart, ChartFields, ChartId, ChartRecord, LEVELS_MAX, PostFields, PostId, Project, Subtree,
    UnitFields, UnitId, UnitKey, Violation, chart_violations, subtree_violations,
};

/// Makes `edit` and returns the edit that takes it back.
///
/// # Errors
/// Why it is refused; the project is then as it was.
pub fn apply(project: &mut Project, edit: Edit) -> Result<Edit, Refusal> {
    match edit {
        Edit::SetProjectTitle(title) => {
            Ok(Edit::SetProjectTitle(std::mem::replace(&mut project.title, title)))
        }
        Edit::SetLists(lists) => {
            check_lists(&project.lists, &lists, || ListUses::of(project))?;
            Ok(Edit::SetLists(Box::new(std::mem::replace(&mut project.lists, *lists))))
        }
        Edit::InsertChart { index, chart } => insert_chart(project, index, *chart),
        Edit::RemoveChart { chart } => remove_chart(project, &chart),
        Edit::MoveChart { chart, index } => {
            rules::chart(project, &chart)?;
            let (old, moved) = take_chart(project, &chart);
            project.charts.insert(index.min(project.charts.len()), moved);
            Ok(Edit::MoveChart { chart, index: old })
        }
        Edit::SetChart { chart, fields } => set_chart(project, chart, fields),
        Edit::ReplaceChart(chart) => replace_chart(project, *chart),
        Edit::InsertSnapshot { index, snapshot } => insert_snapshot(project, index, *snapshot),
        Edit::RemoveSnapshot { snapshot } => remove_snapshot(project, snapshot),
        Edit::AttachChart { chart, into, parent, index } => {
            attach_chart(project, chart, into, parent, index)
        }
        Edit::InsertSubtree { chart, parent, index, subtree } => {
            insert_subtree(project, chart, &parent, index, subtree)
        }
        Edit::RemoveSubtree { chart, unit } => remove_subtree(project, chart, &unit),
        Edit::MoveUnit { chart, unit, parent, index } => {
            move_unit(project, chart, unit, &parent, index)
        }
        Edit::SetUnit { chart, unit, fields } => set_unit(project, chart, unit, fields),
        Edit::InsertPost { chart, unit, index, id, fields } => {
            insert_post(project, chart, &unit, index, id, fields)
        }
        Edit::RemovePost { chart, post } => remove_post(project, chart, post),
        Edit::MovePost { chart, post, unit, index } => {
            move_post(project, chart, post, &unit, index)
        }
        Edit::SetPost { chart, post, fields } => set_post(project, chart, post, fields),
        Edit::SetPostId { chart, post, id } => set_post_id(project, chart, &post, id),
        Edit::SetUnitId { chart, unit, id } => set_unit_id(project, chart, &unit, id),
        Edit::Batch(edits) => batch(project, edits),
    }
}

/// A chart, or a snapshot: its ids and fields follow what becomes of the project's.
fn chart_mut<'a>(project: &'a mut Project, id: &ChartId) -> Result<&'a mut Chart, Refusal> {
    project.state_mut(id).ok_or_else(|| Refusal::UnknownChart(id.clone()))
}

/// Makes all of `edits`, or none.
fn batch(project: &mut Project, edits: Vec<Edit>) -> Result<Edit, Refusal> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(project, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(refusal) => {
                for inverse in inverses.into_iter().rev() {
                    apply(project, inverse).expect("an inverse applies where its edit was made");
                }
                return Err(refusal);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

fn insert_chart(project: &mut Project, index: usize, chart: ChartRecord) -> Result<Edit, Refusal> {
    if project.state(&chart.id).is_some() {
        return Err(Refusal::IdInUse { id: chart.id.to_string() });
    }
    if let Some(base) = &chart.fields.based_on {
        rules::chart(project, base)?;
    }
    refuse_unsound_chart(project, &chart)?;
    let id = chart.id.clone();
    let index = index.min(project.charts.len());
    project.charts.insert(index, Chart::from_sound_record(chart));
    Ok(Edit::RemoveChart { chart: id })
}

fn replace_chart(project: &mut Project, chart: ChartRecord) -> Result<Edit, Refusal> {
    rules::chart(project, &chart.id)?;
    if let Some(base) = &chart.fields.based_on {
        rules::chart(project, base)?;
    }
    refuse_unsound_chart(project, &chart)?;
    let found = chart_mut(project, &chart.id)?;
    let before = std::mem::replace(found, Chart::from_sound_record(chart));
    Ok(Edit::ReplaceChart(Box::new(before.to_record())))
}

fn insert_snapshot(
    project: &mut Project,
    index: usize,
    snapshot: ChartRecord,
) -> Result<Edit, Refusal> {
    if project.state(&snapshot.id).is_some() {
        return Err(Refusal::IdInUse { id: snapshot.id.to_string() });
    }
    refuse_unsound_chart(project, &snapshot)?;
    let id = snapshot.id.clone();
    let index = index.min(project.snapshots.len());
    project.snapshots.insert(index, Chart::from_sound_record(snapshot));
    Ok(Edit::RemoveSnapshot { snapshot: id })
}

fn attach_chart(
    project: &mut Project,
    chart: ChartId,
    into: ChartId,
    parent: UnitId,
    index: usize,
) -> Result<Edit, Refusal> {
    if chart == into {
        return Err(Refusal::AttachedToItself);
    }
    let attached = rules::chart(project, &chart)?;
    let host = rules::chart(project, &into)?;
    rules::not_a_base(project, &chart)?;
    let parent_key = rules::unit(host, &parent)?;
    rules::levels(host, parent_key, host.unit_count() + attached.unit_count(), || {
        attached.levels_below(attached.root())
    })?;
    let tree = attached.tree();
    let benched = attached.unit(attached.bench()).posts().iter();
    let benched: Vec<_> = benched.map(|&post| attached.post(post).id.clone()).collect();
    refuse_ids_in_use(host, &tree)?;
    let root = attached.unit(attached.root()).id.clone();
    let (place, attached) = take_chart(project, &chart);
    let host = chart_mut(project, &into)?;
    let fields = host.fields.clone();
    // What the attached chart says of posts it no longer has is now said by the host.
    for (post, departure) in &attached.fields.departures {
        host.fields.departures.entry(post.clone()).or_insert_with(|| departure.clone());
    }
    for (unit, removed) in &attached.fields.removed_units {
        host.fields.removed_units.entry(unit.clone()).or_insert_with(|| removed.clone());
    }
    host.fields.conflicts.extend_from_slice(&attached.fields.conflicts);
    host.fields.settled.extend_from_slice(&attached.fields.settled);
    for view in &attached.fields.views {
        match host.fields.views.iter_mut().find(|own| own.name == view.name) {
            Some(own) => own.look.take_in(&view.look),
            None => host.fields.views.push(view.clone()),
        }
    }
    place_subtree(host, &parent, index, tree)?;
    let benched = benched.into_iter().map(|post| Edit::RemovePost { chart: into.clone(), post });
    let mut back: Vec<Edit> = benched.collect();
    back.extend([
        Edit::RemoveSubtree { chart: into.clone(), unit: root },
        Edit::SetChart { chart: into, fields },
        Edit::InsertChart { index: place, chart: Box::new(attached.to_record()) },
    ]);
    Ok(Edit::Batch(back))
}

fn insert_subtree(
    project: &mut Project,
    chart: ChartId,
    parent: &UnitId,
    index: usize,
    subtree: Subtree,
) -> Result<Edit, Refusal> {
    let host = rules::chart(project, &chart)?;
    let parent_key = rules::unit(host, parent)?;
    refuse(subtree_violations(&project.lists, &chart, &subtree))?;
    rules::levels(host, parent_key, host.unit_count() + subtree.units.len(), || subtree.levels())?;
    refuse_ids_in_use(host, &subtree)?;
    let top = subtree.tops().next().expect("a sound tree has a top").id.clone();
    place_subtree(chart_mut(project, &chart)?, parent, index, subtree)?;
    Ok(Edit::RemoveSubtree { chart, unit: top })
}

/// Hangs a sound tree of new ids at `index` among the children of `parent`.
fn place_subtree(
    chart: &mut Chart,
    parent: &UnitId,
    index: usize,
    subtree: Subtree,
) -> Result<(), Refusal> {
    let parent = rules::unit(chart, parent)?;
    let top = subtree.tops().next().expect("a sound tree has a top").id.clone();
    let last = chart.unit(parent).children().len();
    chart.graft(parent, subtree);
    let top = rules::unit(chart, &top)?;
    chart.move_unit(top, parent, index.min(last));
    Ok(())
}

fn refuse(found: Vec<Violation>) -> Result<(), Refusal> {
    found.into_iter().next().map_or(Ok(()), |violation| Err(Refusal::Unsound(violation)))
}

fn refuse_unsound_chart(project: &Project, chart: &ChartRecord) -> Result<(), Refusal> {
    refuse(chart_violations(&project.lists, &chart.id, &chart.tree))?;
    if chart.tree.levels() > LEVELS_MAX {
        return Err(Refusal::TooManyLevels);
    }
    Ok(())
}

fn refuse_ids_in_use(chart: &Chart, tree: &Subtree) -> Result<(), Refusal> {
    let unit = tree.units.iter().find(|unit| chart.unit_key(&unit.id).is_some());
    let post = tree.posts.iter().find(|post| chart.post_key(&post.id).is_some());
    if let Some(id) = unit.map(|unit| unit.id.to_string()).or(post.map(|post| post.id.to_string()))
    {
        return Err(Refusal::IdInUse { id });
    }
    for unit in &tree.units {
        rules::unit_spent_once(chart, None, &unit.id, unit.fields.origin.as_ref())?;
    }
    for post in &tree.posts {
        rules::post_spent_once(chart, None, &post.id, post.fields.origin.as_ref())?;
    }
    Ok(())
}

fn take_chart(project: &mut Project, id: &ChartId) -> (usize, Chart) {
    let index = project.chart_index(id).expect("the chart was just found");
    (index, project.charts.remove(index))
}

/// The parent of a unit that is not the root, and its place there.
fn place_of_unit(chart: &Chart, unit: UnitKey) -> (UnitId, usize) {
    let parent = chart.unit(unit).parent().expect("only the root has no parent");
    (chart.unit(parent).id.clone(), chart.unit_index(unit))
}

fn remove_chart(project: &mut Project, chart: &ChartId) -> Result<Edit, Refusal> {
    rules::chart(project, chart)?;
    rules::not_a_base(project, chart)?;
    let (index, chart) = take_chart(project, chart);
    Ok(Edit::InsertChart { index, chart: Box::new(chart.to_record()) })
}

fn set_chart(project: &mut Project, chart: ChartId, fields: ChartFields) -> Result<Edit, Refusal> {
    if let Some(base) = &fields.based_on {
        rules::chart(project, base)?;
    }
    let fields = std::mem::replace(&mut chart_mut(project, &chart)?.fields, fields);
    Ok(Edit::SetChart { chart, fields })
}

fn remove_snapshot(project: &mut Project, snapshot: ChartId) -> Result<Edit, Refusal> {
    let index = project.snapshots.iter().position(|it| it.id == snapshot);
    let index = index.ok_or(Refusal::UnknownSnapshot(snapshot))?;
    let removed = Box::new(project.snapshots.remove(index).to_record());
    Ok(Edit::InsertSnapshot { index, snapshot: removed })
}

fn remove_subtree(project: &mut Project, chart: ChartId, unit: &UnitId) -> Result<Edit, Refusal> {
    let found = chart_mut(project, &chart)?;
    let key = rules::movable_unit(found, unit)?;
    let (parent, index) = place_of_unit(found, key);
    let subtree = found.remove_subtree(key);
    Ok(Edit::InsertSubtree { chart, parent, index, subtree })
}

fn move_unit(
    project: &mut Project,
    chart: ChartId,
    unit: UnitId,
    parent: &UnitId,
    index: usize,
) -> Result<Edit, Refusal> {
    let found = chart_mut(project, &chart)?;
    rules::move_unit(found, &unit, parent)?;
    let key = rules::unit(found, &unit)?;
    let parent_key = rules::unit(found, parent)?;
    let (old_parent, old_index) = place_of_unit(found, key);
    let siblings = found.unit(parent_key).children();
    let last = siblings.len() - usize::from(old_parent == *parent);
    found.move_unit(key, parent_key, index.min(last));
    Ok(Edit::MoveUnit { chart, unit, parent: old_parent, index: old_index })
}

fn set_unit(
    project: &mut Project,
    chart: ChartId,
    unit: UnitId,
    fields: UnitFields,
) -> Result<Edit, Refusal> {
    rules::unit_fields(&project.lists, &fields)?;
    let found = chart_mut(project, &chart)?;
    let key = rules::unit(found, &unit)?;
    rules::unit_spent_once(found, Some(key), &unit, fields.origin.as_ref())?;
    let fields = found.set_unit(key, fields);
    Ok(Edit::SetUnit { chart, unit, fields })
}

fn insert_post(
    project: &mut Project,
    chart: ChartId,
    unit: &UnitId,
    index: usize,
    id: PostId,
    fields: PostFields,
) -> Result<Edit, Refusal> {
    rules::post_fields(&project.lists, &fields)?;
    let found = chart_mut(project, &chart)?;
    let key = rules::place(found, unit)?;
    if found.post_key(&id).is_some() {
        return Err(Refusal::IdInUse { id: id.to_string() });
    }
    rules::post_spent_once(found, None, &id, fields.origin.as_ref())?;
    found.insert_post(key, index.min(found.unit(key).posts().len()), id.clone(), fields);
    Ok(Edit::RemovePost { chart, post: id })
}

fn remove_post(project: &mut Project, chart: ChartId, post: PostId) -> Result<Edit, Refusal> {
    let found = chart_mut(project, &chart)?;
    let key = rules::post(found, &post)?;
    let unit = found.unit(found.post(key).unit()).id.clone();
    let index = found.post_index(key);
    let removed = found.remove_post(key);
    Ok(Edit::InsertPost {
        chart,
        unit,
        index,
        id: post,
        fields: Arc::unwrap_or_clone(removed.fields),
    })
}

fn move_post(
    project: &mut Project,
    chart: ChartId,
    post: PostId,
    unit: &UnitId,
    index: usize,
) -> Result<Edit, Refusal> {
    let found = chart_mut(project, &chart)?;
    let key = rules::post(found, &post)?;
    let unit_key = rules::place(found, unit)?;
    let old_unit = found.post(key).unit();
    let old_index = found.post_index(key);
    let last = found.unit(unit_key).posts().len() - usize::from(old_unit == unit_key);
    found.move_post(key, unit_key, index.min(last));
    let unit = found.unit(old_unit).id.clone();
    Ok(Edit::MovePost { chart, post, unit, index: old_index })
}

fn set_post(
    project: &mut Project,
    chart: ChartId,
    post: PostId,
    fields: PostFields,
) -> Result<Edit, Refusal> {
    rules::post_fields(&project.lists, &fields)?;
    let found = chart_mut(project, &chart)?;
    let key = rules::post(found, &post)?;
    rules::post_spent_once(found, Some(key), &post, fields.origin.as_ref())?;
    let fields = found.set_post(key, fields);
    Ok(Edit::SetPost { chart, post, fields })
}

fn set_post_id(
    project: &mut Project,
    chart: ChartId,
    post: &PostId,
    id: PostId,
) -> Result<Edit, Refusal> {
    let found = chart_mut(project, &chart)?;
    let key = rules::post(found, post)?;
    if found.post_key(&id).is_some_and(|other| other != key) {
        return Err(Refusal::IdInUse { id: id.to_string() });
    }
    let origin = found.post(key).fields.origin.clone();
    rules::post_spent_once(found, Some(key), &id, origin.as_ref())?;
    let before = found.set_post_id(key, id.clone());
    Ok(Edit::SetPostId { chart, post: id, id: before })
}

fn set_unit_id(
    project: &mut Project,
    chart: ChartId,
    unit: &UnitId,
    id: UnitId,
) -> Result<Edit, Refusal> {
    let found = chart_mut(project, &chart)?;
    let key = rules::unit(found, unit)?;
    if found.unit_key(&id).is_some_and(|other| other != key) {
        return Err(Refusal::IdInUse { id: id.to_string() });
    }
    let origin = found.unit(key).fields.origin.clone();
    rules::unit_spent_once(found, Some(key), &id, origin.as_ref())?;
    let before = found.set_unit_id(key, id.clone());
    Ok(Edit::SetUnitId { chart, unit: id, id: before })
}
