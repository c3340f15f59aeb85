//! Changes of units.

use super::composed::{Change, ComposedChange};
use crate::edit::{Edit, StepKind, compose};
use crate::editor::{Editor, Selection, UnitChange, UnitCommand, moves};
use crate::model::{Chart, KindId, Lists, UnitFields, UnitId, UnitKey, kind_named};
use crate::words::key;

/// Units so far from each other in the hierarchy are not looked at together: not parent, child or sibling.
const FAR: usize = 3;

impl Editor {
    pub(super) fn compose_units(&mut self, command: UnitCommand) -> ComposedChange {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        Ok(Some(match command {
            UnitCommand::Move { units, parent, before } => {
                let Some(chart) = document.chart() else { return Ok(None) };
                let edit =
                    compose::move_units(project, &chart.id, &units, &parent, before.as_ref())?;
                let kind = StepKind::MoveUnits(chart.topmost(&units).len());
                Change::new(kind, edit).selecting(Selection { units, posts: Vec::new() })
            }
            UnitCommand::Add(parent) => {
                let Some(chart) = document.chart() else { return Ok(None) };
                let kind = chart.unit_by_id(&parent).map(|unit| &unit.fields.kind);
                let fields = new_fields(&project.lists, kind, &self.locale.get(key::NEW_UNIT));
                let (edit, unit) = compose::add_unit(&chart.id, &parent, fields, &mut *self.ids);
                Change::new(StepKind::AddUnit, edit).selecting(Selection::unit(unit))
            }
            UnitCommand::Set { chart, units, change } => {
                let Some(changed) = project.chart(&chart) else { return Ok(None) };
                let mut edits = Vec::new();
                for unit in &units {
                    let before = changed.unit_by_id(unit).map(|unit| &unit.fields);
                    let edit = compose::set_unit(project, &chart, unit, |fields| {
                        apply(&project.lists, fields, &change);
                    })?;
                    let is_same = |edit: &Edit| matches!(edit, Edit::SetUnit { fields, .. } if Some(fields) == before);
                    edits.extend(Some(edit).filter(|edit| !is_same(edit)));
                }
                if edits.is_empty() {
                    return Ok(None);
                }
                Change::new(StepKind::ChangeUnits(edits.len()), Edit::Batch(edits))
            }
            UnitCommand::Delete { unit, fate } => {
                let Some(chart) = document.chart() else { return Ok(None) };
                let edit = compose::delete_unit(project, &chart.id, &unit, &fate)?;
                let beside = moves::beside(chart, &Selection::unit(unit));
                Change::new(StepKind::DeleteUnit, edit).selecting(beside.unwrap_or_default())
            }
        }))
    }
}

/// Whether units go to where they are not seen any more.
pub(super) fn is_far(chart: &Chart, units: &[UnitId], parent: &UnitId) -> bool {
    let Some(to) = chart.unit_key(parent) else { return false };
    let mut from = units.iter().filter_map(|unit| chart.unit_by_id(unit)?.parent());
    from.any(|from| are_far(chart, from, to))
}

pub(super) fn are_far(chart: &Chart, from: UnitKey, to: UnitKey) -> bool {
    let (from, to) = (chart.path(from), chart.path(to));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    from.len() + to.len() - 2 * shared >= FAR
}

fn apply(lists: &Lists, fields: &mut UnitFields, change: &UnitChange) {
    match change.clone() {
        UnitChange::Kind(kind) => fields.kind = kind,
        UnitChange::Name(name) => name_unit(lists, fields, &name),
        UnitChange::Authorised(authorised) => fields.authorised = authorised,
        UnitChange::Note(note) => fields.note = note,
    }
}

/// Gives a unit a name, and the kind that the name begins with: "Cellule Orientation" is a cellule,
/// whatever it was made as.
pub(in crate::editor) fn name_unit(lists: &Lists, fields: &mut UnitFields, name: &str) {
    if let Some(kind) = kind_named(lists, name) {
        fields.kind = kind.id.clone();
    }
    name.clone_into(&mut fields.name);
}

/// Fields of a new unit: of the first kind that ranks below `parent`'s, or the first of the list.
pub(super) fn new_fields(lists: &Lists, parent: Option<&KindId>, name: &str) -> UnitFields {
    let rank = parent.and_then(|id| lists.kind(id)).map_or(0, |kind| kind.rank);
    let below = lists.kinds.iter().filter(|kind| kind.rank > rank).min_by_key(|kind| kind.rank);
    let kind = below.or(lists.kinds.last()).map(|kind| kind.id.clone());
    UnitFields::new(kind.unwrap_or_else(|| "autre".into()), name)
}
