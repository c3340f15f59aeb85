//! The edits that keep a chart as it stands, and those that go back to what was kept.
//!
//! A snapshot is a chart of its own that nobody edits: its units and posts bear the ids they have in the
//! chart, so that the two can be compared post by post.

use super::compose::place_after;
use super::{Edit, Refusal, rules};
use crate::model::{Chart, ChartFields, ChartId, ChartRecord, IdSource, Project, Role};

/// Keeps a chart as it stands under the name `label`, after what was kept before. Returns the
/// snapshot's id too.
///
/// # Errors
/// If the chart is unknown.
pub fn take(
    project: &Project,
    chart: &ChartId,
    label: String,
    ids: &mut dyn IdSource,
) -> Result<(Edit, ChartId), Refusal> {
    let ChartRecord { mut fields, tree, .. } = rules::chart(project, chart)?.to_record();
    let id = ChartId::from(ids.next_id());
    fields.label = label;
    fields.snapshot_of = Some(chart.clone());
    // What it was made from may go, and how it is looked at is no part of it.
    fields.based_on = None;
    fields.views.clear();
    let snapshot = Box::new(ChartRecord { id: id.clone(), fields, tree });
    Ok((Edit::InsertSnapshot { index: usize::MAX, snapshot }, id))
}

/// Gives a snapshot another name.
///
/// # Errors
/// If the snapshot is unknown.
pub fn rename(project: &Project, snapshot: &ChartId, label: String) -> Result<Edit, Refusal> {
    let found = known(project, snapshot)?;
    let fields = ChartFields { label, ..found.fields.clone() };
    Ok(Edit::SetChart { chart: snapshot.clone(), fields })
}

/// The chart of a snapshot stands again as it did. Its name, its role, its views and what it was made
/// from stay as they are.
///
/// # Errors
/// If the snapshot is unknown, or its chart is gone.
pub fn go_back(project: &Project, snapshot: &ChartId) -> Result<Edit, Refusal> {
    let kept = known(project, snapshot)?;
    let of = kept.fields.snapshot_of.as_ref();
    stand_as(project, snapshot, of.ok_or_else(|| Refusal::UnknownSnapshot(snapshot.clone()))?)
}

/// A chart stands as another, or a snapshot, does. Its name, its role, its views and what it was made
/// from stay as they are.
///
/// # Errors
/// If either is unknown.
pub fn stand_as(project: &Project, like: &ChartId, chart: &ChartId) -> Result<Edit, Refusal> {
    let like = project.state(like).ok_or_else(|| Refusal::UnknownChart(like.clone()))?;
    let now = rules::chart(project, chart)?;
    let ChartRecord { fields, tree, .. } = like.to_record();
    let fields = ChartFields {
        label: now.fields.label.clone(),
        role: now.fields.role,
        based_on: now.fields.based_on.clone(),
        views: now.fields.views.clone(),
        snapshot_of: None,
        ..fields
    };
    Ok(Edit::ReplaceChart(Box::new(ChartRecord { id: now.id.clone(), fields, tree })))
}

/// A new variant that stands as a snapshot does, just after its chart, or last if that is gone. It is
/// made from what the chart was made from; of a source, from the source itself. Returns its id too.
///
/// # Errors
/// If the snapshot is unknown.
pub fn as_variant(
    project: &Project,
    snapshot: &ChartId,
    label: String,
    ids: &mut dyn IdSource,
) -> Result<(Edit, ChartId), Refusal> {
    let kept = known(project, snapshot)?;
    let chart = kept.fields.snapshot_of.as_ref().and_then(|id| project.chart(id));
    let base = |chart: &Chart| match chart.fields.role {
        Some(Role::Source) => Some(chart.id.clone()),
        Some(Role::Target | Role::Variant) | None => chart.fields.based_on.clone(),
    };
    let ChartRecord { fields, tree, .. } = kept.to_record();
    let fields = ChartFields {
        label,
        role: Some(Role::Variant),
        based_on: chart.and_then(base),
        snapshot_of: None,
        ..fields
    };
    let id = ChartId::from(ids.next_id());
    let index = chart.map_or(usize::MAX, |chart| place_after(project, &chart.id));
    let chart = Box::new(ChartRecord { id: id.clone(), fields, tree });
    Ok((Edit::InsertChart { index, chart }, id))
}

fn known<'a>(project: &'a Project, snapshot: &ChartId) -> Result<&'a Chart, Refusal> {
    project.snapshot(snapshot).ok_or_else(|| Refusal::UnknownSnapshot(snapshot.clone()))
}
