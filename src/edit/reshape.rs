//! Units made into one, and one made into two: each unit and post kept, under the same id.

use std::collections::BTreeMap;

use super::{Edit, Refusal, apply, rules};
use crate::model::{
    Authorised, Chart, ChartId, IdSource, PostId, Project, RemovedUnit, Subtree, Unit, UnitFields,
    UnitId, UnitRecord,
};

/// The posts of `others`, and the units under them, go to `heir`, after its own; `others` are then no
/// more, and their notes are added to the heir's; of those that another chart knows it is said what they
/// were merged into. A heir that stood under one of them takes its place.
///
/// # Errors
/// If the chart or a unit is unknown, or the root would go.
pub fn merge_units(
    project: &Project,
    chart: &ChartId,
    heir: &UnitId,
    others: &[UnitId],
    change: impl FnOnce(&mut UnitFields),
) -> Result<Edit, Refusal> {
    let mut making = Making::new(project, chart)?;
    let mut fields = making.chart().unit(rules::unit(making.chart(), heir)?).fields.clone();
    let mut of_chart = making.chart().fields.clone();
    for other in others.iter().filter(|other| *other != heir) {
        let found = making.chart();
        let key = rules::movable_unit(found, other)?;
        let gone = found.unit(key);
        let notes = [fields.note.as_str(), &gone.fields.note].into_iter();
        fields.note = notes.filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n");
        say_merged(&mut of_chart.removed_units, project, gone, heir);
        let posts: Vec<PostId> =
            gone.posts().iter().map(|&post| found.post(post).id.clone()).collect();
        if found.is_within(rules::unit(found, heir)?, key) {
            let parent = gone.parent().expect("only the root has no parent");
            let (parent, index) = (found.unit(parent).id.clone(), found.unit_index(key));
            making.move_unit(heir, &parent, index)?;
        }
        let found = making.chart();
        let children = found.unit(rules::unit(found, other)?).children().iter();
        let children: Vec<UnitId> = children.map(|&child| found.unit(child).id.clone()).collect();
        for child in children {
            making.move_unit(&child, heir, usize::MAX)?;
        }
        for post in posts {
            making.move_post(&post, heir)?;
        }
        making.make(Edit::RemoveSubtree { chart: chart.clone(), unit: other.clone() })?;
    }
    if of_chart != making.chart().fields {
        making.make(Edit::SetChart { chart: chart.clone(), fields: of_chart })?;
    }
    change(&mut fields);
    making.make(Edit::SetUnit { chart: chart.clone(), unit: heir.clone(), fields })?;
    Ok(Edit::Batch(making.edits))
}

/// Says that `gone` was merged into `heir`, under the ids by which other charts know it, and so were the
/// units that had been merged into it.
fn say_merged(
    removed: &mut BTreeMap<UnitId, RemovedUnit>,
    project: &Project,
    gone: &Unit,
    heir: &UnitId,
) {
    for earlier in removed.values_mut().filter(|it| it.merged_into.as_ref() == Some(&gone.id)) {
        earlier.merged_into = Some(heir.clone());
    }
    for id in known_elsewhere(project, gone) {
        removed.entry(id).or_default().merged_into = Some(heir.clone());
    }
}

/// The ids, its own and its origin's, by which another chart or a snapshot may know a unit.
fn known_elsewhere<'a>(project: &'a Project, unit: &'a Unit) -> impl Iterator<Item = UnitId> + 'a {
    let bearers = |id: &UnitId| project.states().filter(|it| it.unit_key(id).is_some()).count();
    let own = Some(&unit.id).filter(move |id| bearers(id) > 1);
    let origin = unit.fields.origin.as_ref();
    own.into_iter().chain(origin).cloned()
}

/// What leaves a unit for a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Of the unit itself.
    pub posts: Vec<PostId>,
    /// Just below it.
    pub units: Vec<UnitId>,
    /// The new unit stands under the one it leaves, else just after it.
    pub below: bool,
}

/// A part of `unit` becomes a unit of its own, with `fields`; what is left of it is authorised `left`.
/// Returns the new unit's id too. It says what it was split from, if another chart knows that unit.
///
/// # Errors
/// If the chart, the unit or anything of the part is unknown, or the root would have a unit beside it.
pub fn split_unit(
    project: &Project,
    chart: &ChartId,
    unit: &UnitId,
    part: &Part,
    mut fields: UnitFields,
    left: Authorised,
    ids: &mut dyn IdSource,
) -> Result<(Edit, UnitId), Refusal> {
    let mut making = Making::new(project, chart)?;
    let found = making.chart();
    let key = rules::unit(found, unit)?;
    let old = found.unit(key).fields.clone();
    let (parent, index) = if part.below {
        (unit.clone(), usize::MAX)
    } else {
        rules::movable_unit(found, unit)?;
        let parent = found.unit(key).parent().expect("only the root has no parent");
        (found.unit(parent).id.clone(), found.unit_index(key) + 1)
    };
    for post in &part.posts {
        if found.post(rules::post(found, post)?).unit() != key {
            return Err(Refusal::UnknownPost(post.clone()));
        }
    }
    for child in &part.units {
        if found.unit(rules::unit(found, child)?).parent() != Some(key) {
            return Err(Refusal::UnknownUnit(child.clone()));
        }
    }
    // A part of a part is split from what the first one was.
    let known = known_elsewhere(project, found.unit(key)).next();
    fields.split_from = known.or_else(|| old.split_from.clone());
    let id = UnitId::from(ids.next_id());
    let record = UnitRecord { id: id.clone(), parent: None, fields };
    making.make(Edit::InsertSubtree {
        chart: chart.clone(),
        parent,
        index,
        subtree: Subtree { units: vec![record], posts: Vec::new() },
    })?;
    for post in &part.posts {
        making.move_post(post, &id)?;
    }
    for child in &part.units {
        making.move_unit(child, &id, usize::MAX)?;
    }
    if left != old.authorised {
        let fields = UnitFields { authorised: left, ..old };
        making.make(Edit::SetUnit { chart: chart.clone(), unit: unit.clone(), fields })?;
    }
    Ok((Edit::Batch(making.edits), id))
}

/// Edits made one after the other on a copy, so that each may read what the one before has left.
struct Making {
    project: Project,
    chart: ChartId,
    edits: Vec<Edit>,
}

impl Making {
    fn new(project: &Project, chart: &ChartId) -> Result<Self, Refusal> {
        rules::chart(project, chart)?;
        Ok(Self { project: project.clone(), chart: chart.clone(), edits: Vec::new() })
    }

    fn chart(&self) -> &Chart {
        self.project.chart(&self.chart).expect("no edit here removes the chart")
    }

    fn make(&mut self, edit: Edit) -> Result<(), Refusal> {
        apply(&mut self.project, edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    fn move_unit(&mut self, unit: &UnitId, parent: &UnitId, index: usize) -> Result<(), Refusal> {
        let (chart, unit, parent) = (self.chart.clone(), unit.clone(), parent.clone());
        self.make(Edit::MoveUnit { chart, unit, parent, index })
    }

    fn move_post(&mut self, post: &PostId, unit: &UnitId) -> Result<(), Refusal> {
        let (chart, post, unit) = (self.chart.clone(), post.clone(), unit.clone());
        self.make(Edit::MovePost { chart, post, unit, index: usize::MAX })
    }
}
