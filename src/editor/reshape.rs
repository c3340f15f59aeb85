//! Units merged and split, and what would become of the ceilings: said before anything is done.

use super::{
    ChangeCommand, Document, Editor, PostCommand, ReshapeCommand, Selection, UnitCommand, change,
};
use crate::edit::reshape::{self};
use crate::edit::{Edit, Refusal, StepKind, apply, compose};
use crate::model::{
    Chart, Counts, DerivedIds, IdSource, Lists, UnitFields, UnitId, UnitKey, full_name, is_boundary,
};

/// The posts that are compared with a figure of *postes autorisés*, and that figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceiling {
    pub posts: u32,
    /// None where none is printed.
    pub authorised: Option<u32>,
}

impl Ceiling {
    pub fn is_passed(self) -> bool {
        self.authorised.is_some_and(|authorised| self.posts > authorised)
    }
}

/// A ceiling that would no longer be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeilingChange {
    /// The unit whose it is; none for the whole chart.
    pub unit: Option<String>,
    /// None where there is none.
    pub before: Option<Ceiling>,
    pub after: Option<Ceiling>,
}

impl Editor {
    /// The ceilings of the chart in front that `command` would change, in document order, the whole
    /// last: of moving posts and units, merging, splitting and deleting units. Empty for any other
    /// command.
    ///
    /// # Errors
    /// Why the command would be refused.
    pub fn foresee(&self, command: &ChangeCommand) -> Result<Vec<CeilingChange>, Refusal> {
        let Some((document, chart)) = self.document().and_then(|it| Some((it, it.chart()?))) else {
            return Ok(Vec::new());
        };
        let project = document.project();
        let edit = match command {
            ChangeCommand::Reshape(command) => {
                let mut ids = DerivedIds::new(b"not to be made");
                edit_of(document, command, &mut ids)?.map(|(_, edit, _)| edit)
            }
            ChangeCommand::Units(UnitCommand::Delete { unit, fate }) => {
                Some(compose::delete_unit(project, &chart.id, unit, fate)?)
            }
            ChangeCommand::Posts(PostCommand::Move { posts, unit, before }) => {
                Some(compose::move_posts(project, &chart.id, posts, unit, before.as_ref())?)
            }
            ChangeCommand::Units(UnitCommand::Move { units, parent, before }) => {
                Some(compose::move_units(project, &chart.id, units, parent, before.as_ref())?)
            }
            ChangeCommand::Posts(PostCommand::Add(_) | PostCommand::Set { .. })
            | ChangeCommand::Units(UnitCommand::Add(_) | UnitCommand::Set { .. })
            | ChangeCommand::Selection(_)
            | ChangeCommand::Charts(_)
            | ChangeCommand::Lists(_)
            | ChangeCommand::Ledger(_)
            | ChangeCommand::Snapshot(_)
            | ChangeCommand::Comment(_)
            | ChangeCommand::ProjectTitle(_) => None,
        };
        let Some(edit) = edit else { return Ok(Vec::new()) };
        let mut after = project.clone();
        apply(&mut after, edit)?;
        let Some((after, counts)) = after.chart(&chart.id).zip(document.chart_counts()) else {
            return Ok(Vec::new());
        };
        let after_counts = Counts::of(after, &project.lists);
        Ok(changes(&project.lists, (chart, counts), (after, &after_counts)))
    }
}

/// The edit that `command` asks for on the chart in front, its name, and the unit it leads to.
pub(super) fn edit_of(
    document: &Document,
    command: &ReshapeCommand,
    ids: &mut dyn IdSource,
) -> Result<Option<(StepKind, Edit, Selection)>, Refusal> {
    let Some(chart) = document.chart() else { return Ok(None) };
    let project = document.project();
    Ok(Some(match command {
        ReshapeCommand::Merge { heir, others, name, authorised } => {
            let edit = reshape::merge_units(project, &chart.id, heir, others, |fields| {
                change::name_unit(&project.lists, fields, name);
                fields.authorised = *authorised;
            })?;
            let kind = StepKind::MergeUnits(others.len() + 1);
            (kind, edit, Selection::unit(heir.clone()))
        }
        ReshapeCommand::Split { unit, part, kind, name, authorised, left } => {
            let mut fields = UnitFields::new(kind.clone(), "");
            change::name_unit(&project.lists, &mut fields, name);
            fields.authorised = *authorised;
            let (edit, new) =
                reshape::split_unit(project, &chart.id, unit, part, fields, *left, ids)?;
            (StepKind::SplitUnit, edit, Selection::unit(new))
        }
    }))
}

/// The posts that a unit at or below `top` brings to the perimeter that `top` is in.
pub fn unclaimed_posts(chart: &Chart, top: UnitKey) -> u32 {
    let mut pending = vec![top];
    let mut posts = 0;
    while let Some(key) = pending.pop() {
        if is_boundary(chart, key) {
            continue;
        }
        posts += chart.unit(key).posts().len();
        pending.extend_from_slice(chart.unit(key).children());
    }
    u32::try_from(posts).unwrap_or(u32::MAX)
}

/// The ceilings that differ between two states of one chart.
pub(super) fn changes(
    lists: &Lists,
    before: (&Chart, &Counts),
    after: (&Chart, &Counts),
) -> Vec<CeilingChange> {
    let of_unit = |(chart, counts): (&Chart, &Counts), unit: &UnitId| {
        let key = chart.unit_key(unit)?;
        let posts = counts.unit(key).perimeter?;
        Some(Ceiling { posts, authorised: chart.unit(key).fields.authorised.posts() })
    };
    let of_all = |counts: &Counts| {
        let all = counts.chart();
        Some(Ceiling { posts: all.total.posts, authorised: all.ceiling.posts })
    };
    let gone = before.0.units_in_order().map(|key| (before.0, key));
    let new = after.0.units_in_order().map(|key| (after.0, key));
    let new = new.filter(|(chart, key)| before.0.unit_key(&chart.unit(*key).id).is_none());
    let mut found = Vec::new();
    for (chart, key) in gone.chain(new) {
        let unit = chart.unit(key);
        let (was, becomes) = (of_unit(before, &unit.id), of_unit(after, &unit.id));
        if was != becomes {
            let named = after.0.unit_by_id(&unit.id).unwrap_or(unit);
            let name = full_name(lists, &named.fields);
            found.push(CeilingChange { unit: Some(name), before: was, after: becomes });
        }
    }
    let (was, becomes) = (of_all(before.1), of_all(after.1));
    if was != becomes {
        found.push(CeilingChange { unit: None, before: was, after: becomes });
    }
    found
}
