//! A ledger to the steps that lead from the one chart to the other.
//!
//! The copy bears the ids of the later chart from the start, wherever the two are one, and nothing is
//! said on it of where posts come from: that comes with the last step.

use std::collections::{HashMap, HashSet};

use slotmap::SecondaryMap;

use super::{Replay, Step, Tells};
use crate::compare::{Entry, Movement, Side, UnitMovement};
use crate::edit::{Edit, apply};
use crate::export::ledger::Compared;
use crate::model::{
    Chart, ChartFields, ChartId, ChartRecord, PostFields, PostId, PostKey, Project, Subtree,
    UnitFields, UnitId, UnitKey, UnitRecord,
};
use crate::words::{Message, key, message};

impl Replay {
    /// The changes that lead from `from` to `to`, none of them made yet.
    pub fn of(compared: &Compared, title: &str) -> Self {
        Builder::new(compared, title).replay()
    }
}

/// In the order in which they are made. What happens to posts is told unit by unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    UnitsCreated,
    UnitsChanged,
    Moved,
    /// Taken from the bench.
    Placed,
    Retitled,
    Transformed,
    Created,
    /// Put on the bench.
    SetAside,
    Suppressed,
    UnitsRemoved,
    /// Orders, ceilings and notes, which no entry tells.
    Details,
}

struct Builder<'a> {
    compared: &'a Compared<'a>,
    chart: ChartId,
    scratch: Project,
    steps: Vec<Step>,
    made: Vec<Edit>,
    /// The edits of the step being put together, with those that take them back.
    edits: Vec<Edit>,
    backs: Vec<Edit>,
    /// What the last step was about.
    last: Option<(Phase, Option<UnitKey>)>,
    /// The places of units and posts in the document order of the later chart.
    units: SecondaryMap<UnitKey, usize>,
    posts: SecondaryMap<PostKey, usize>,
}

impl<'a> Builder<'a> {
    pub fn new(compared: &'a Compared<'a>, title: &str) -> Self {
        let chart = compared.to.id.clone();
        let scratch = Project {
            title: title.to_owned(),
            lists: compared.lists.clone(),
            charts: vec![Chart::from_sound_record(start(compared))],
            ..Project::default()
        };
        Self {
            compared,
            chart,
            scratch,
            steps: Vec::new(),
            made: Vec::new(),
            edits: Vec::new(),
            backs: Vec::new(),
            last: None,
            units: compared.to.units_in_order().enumerate().map(|(at, key)| (key, at)).collect(),
            posts: compared.to.all_posts().enumerate().map(|(at, key)| (key, at)).collect(),
        }
    }

    pub fn replay(mut self) -> Replay {
        self.on_the_way();
        self.units_created();
        self.units_changed();
        self.posts();
        self.units_removed();
        self.end();
        let Compared { from, to, ledger, .. } = *self.compared;
        let mut replay = Replay {
            from: from.clone(),
            to: to.clone(),
            ledger: ledger.clone(),
            scratch: self.scratch,
            steps: self.steps,
            made: self.made,
        };
        replay.go_to(0);
        replay
    }

    fn working(&self) -> &Chart {
        &self.scratch.charts[0]
    }

    /// Between its two states the chart has neither role nor date.
    fn on_the_way(&mut self) {
        let fields = ChartFields {
            role: None,
            date: None,
            label: self.compared.to.fields.label.clone(),
            ..self.working().fields.clone()
        };
        self.make(Edit::SetChart { chart: self.chart.clone(), fields });
    }

    fn units_created(&mut self) {
        let Compared { to, ledger, .. } = *self.compared;
        for key in to.units_in_order() {
            let row = ledger.row(Side::To, key);
            let entry = &ledger.units[row];
            let unit = to.unit(key);
            let is_top = unit.parent().is_none();
            if is_top && self.working().unit(self.working().root()).id != unit.id {
                self.set_root(key);
            } else if entry.from.is_none()
                && let Some(parent) = unit.parent()
            {
                let record = UnitRecord {
                    id: unit.id.clone(),
                    parent: None,
                    fields: unit.fields.clone().without_past(),
                };
                let edit = Edit::InsertSubtree {
                    chart: self.chart.clone(),
                    parent: to.unit(parent).id.clone(),
                    index: self.place_of_unit(key),
                    subtree: Subtree { units: vec![record], posts: Vec::new() },
                };
                self.make(edit);
            } else {
                continue;
            }
            self.unit_step(Phase::UnitsCreated, row, unit.id.clone());
        }
    }

    /// The top of the later chart stands above the top of the earlier one.
    fn set_root(&mut self, key: UnitKey) {
        let mut record = self.working().to_record();
        let unit = self.compared.to.unit(key);
        for it in record.tree.units.iter_mut().filter(|it| it.parent.is_none()) {
            it.parent = Some(unit.id.clone());
        }
        match record.tree.units.iter_mut().find(|it| it.id == unit.id) {
            Some(it) => it.parent = None,
            None => record.tree.units.insert(
                0,
                UnitRecord {
                    id: unit.id.clone(),
                    parent: None,
                    fields: unit.fields.clone().without_past(),
                },
            ),
        }
        self.make(Edit::ReplaceChart(Box::new(record)));
    }

    /// Parents before what comes to stand below them, so that no unit ever stands under itself.
    fn units_changed(&mut self) {
        let Compared { to, ledger, .. } = *self.compared;
        for key in to.units_in_order() {
            let row = ledger.row(Side::To, key);
            let entry = &ledger.units[row];
            if entry.from.is_none() || entry.movements == [UnitMovement::Kept] {
                continue;
            }
            let unit = to.unit(key);
            let fields = unit.fields.clone().without_past();
            let working = self.working().unit_by_id(&unit.id);
            if working.is_some_and(|it| it.fields != fields) {
                let chart = self.chart.clone();
                self.make(Edit::SetUnit { chart, unit: unit.id.clone(), fields });
            }
            self.move_unit(key);
            // The top of the chart may have been told already.
            if !self.edits.is_empty() {
                self.unit_step(Phase::UnitsChanged, row, unit.id.clone());
            }
        }
    }

    /// Hangs a unit where it is in the later chart, unless it is there.
    fn move_unit(&mut self, key: UnitKey) {
        let to = self.compared.to;
        let Some(parent) = to.unit(key).parent().map(|parent| to.unit(parent).id.clone()) else {
            return;
        };
        let unit = to.unit(key).id.clone();
        let working = self.working();
        let above = working.unit_by_id(&unit).and_then(|it| it.parent());
        if above.is_some_and(|above| working.unit(above).id != parent) {
            let index = self.place_of_unit(key);
            self.make(Edit::MoveUnit { chart: self.chart.clone(), unit, parent, index });
        }
    }

    fn posts(&mut self) {
        let compared = self.compared;
        let before = compared.from.posts_in_order().enumerate();
        let before: HashMap<PostKey, usize> = before.map(|(place, key)| (key, place)).collect();
        let mut entries: Vec<(Phase, usize, usize)> = compared
            .ledger
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| {
                let first = entry.first();
                let place = match (first.from, first.to) {
                    (_, Some(key)) => self.posts[key],
                    (Some(key), None) => before[&key],
                    (None, None) => return None,
                };
                Some((self.phase(entry)?, place, index))
            })
            .collect();
        entries.sort_by_key(|&(phase, place, _)| (phase, place));
        for (phase, _, index) in entries {
            let entry = &compared.ledger.entries[index];
            let mut posts = Vec::new();
            for pair in &entry.posts {
                match (pair.from, pair.to) {
                    (Some(from), None) if entry.movement == Movement::Unplaced => {
                        let post = &compared.from.post(from).id;
                        let same = compared.to.counterpart_of_post(compared.from, post);
                        same.into_iter().for_each(|same| self.bring_post(same));
                    }
                    (Some(from), None) => {
                        let post = compared.from.post(from).id.clone();
                        self.make(Edit::RemovePost { chart: self.chart.clone(), post });
                    }
                    (_, Some(to)) => {
                        self.bring_post(to);
                        posts.push(compared.to.post(to).id.clone());
                    }
                    (None, None) => {}
                }
            }
            let first = entry.first();
            let unit = match (first.from, first.to) {
                (_, Some(key)) => Some(compared.to.post(key).unit()),
                (Some(key), None) => Some(compared.from.post(key).unit()),
                (None, None) => None,
            };
            let reason = compared.ledger.reason(entry).to_owned();
            let sentence = compared.sentence(entry);
            let tells = Tells::Posts(index);
            self.step((phase, unit), tells, sentence, reason, (Vec::new(), posts));
        }
    }

    /// When a step tells of an entry; never, if nothing is to be seen of it.
    fn phase(&self, entry: &Entry) -> Option<Phase> {
        Some(match entry.movement {
            Movement::Kept if !entry.is_told() => return None,
            Movement::Kept | Movement::Transformed => Phase::Transformed,
            Movement::Transferred | Movement::TransferredAndTransformed => Phase::Moved,
            Movement::Retitled => Phase::Retitled,
            Movement::Created => Phase::Created,
            Movement::Suppressed => Phase::Suppressed,
            Movement::Unplaced if entry.first().from.is_some() => Phase::SetAside,
            Movement::Unplaced => Phase::Placed,
        })
    }

    /// Puts a post where it is in the later chart, as it is there.
    fn bring_post(&mut self, key: PostKey) {
        let to = self.compared.to;
        let post = to.post(key);
        let (id, chart) = (post.id.clone(), self.chart.clone());
        let unit = to.unit(post.unit()).id.clone();
        let fields = PostFields::clone(&post.fields).without_past();
        let working = self.working();
        let Some(found) = working.post_by_id(&id) else {
            let index = self.place_of_post(key);
            self.make(Edit::InsertPost { chart, unit, index, id, fields });
            return;
        };
        let (differs, moves) = (*found.fields != fields, working.unit(found.unit()).id != unit);
        if differs {
            self.make(Edit::SetPost { chart: chart.clone(), post: id.clone(), fields });
        }
        if moves {
            let index = self.place_of_post(key);
            self.make(Edit::MovePost { chart, post: id, unit, index });
        }
    }

    /// Those below before what they stand under.
    fn units_removed(&mut self) {
        let Compared { from, ledger, .. } = *self.compared;
        let keys: Vec<UnitKey> = from.units_in_order().collect();
        for key in keys.into_iter().rev() {
            let row = ledger.row(Side::From, key);
            if ledger.units[row].to.is_none() {
                let unit = from.unit(key).id.clone();
                self.make(Edit::RemoveSubtree { chart: self.chart.clone(), unit: unit.clone() });
                self.unit_step(Phase::UnitsRemoved, row, unit);
            }
        }
    }

    /// Whatever is left, so that the copy is the later chart to the last field.
    fn end(&mut self) {
        let (working, to) = (self.working(), self.compared.to);
        let seen = |chart: &Chart| without_past(chart.subtree(chart.root()));
        let is_same = seen(working) == seen(to);
        if is_same && self.steps.is_empty() {
            return;
        }
        let last = Edit::ReplaceChart(Box::new(ChartRecord {
            id: self.chart.clone(),
            fields: alone(to.fields.clone()),
            tree: to.tree(),
        }));
        self.make(last);
        if !is_same {
            let sentence = message!(key::REPLAY_DETAILS);
            let about = (Phase::Details, None);
            self.step(about, Tells::Rest, sentence, String::new(), Default::default());
            return;
        }
        let edits = std::mem::take(&mut self.edits);
        let mut backs = std::mem::take(&mut self.backs);
        if let (Some(step), Some(back)) = (self.steps.last_mut(), self.made.last_mut()) {
            backs.reverse();
            step.edit = Edit::Batch([vec![step.edit.clone()], edits].concat());
            *back = Edit::Batch([backs, vec![back.clone()]].concat());
        }
    }

    /// Makes an edit as part of the step. One that is refused is left to the end.
    fn make(&mut self, edit: Edit) {
        if let Ok(back) = apply(&mut self.scratch, edit.clone()) {
            self.edits.push(edit);
            self.backs.push(back);
        }
    }

    fn unit_step(&mut self, phase: Phase, row: usize, unit: UnitId) {
        let entry = &self.compared.ledger.units[row];
        let sentence = self.compared.unit_sentence(entry);
        let reason = self.compared.ledger.unit_reason(entry).to_owned();
        self.step((phase, None), Tells::Unit(row), sentence, reason, (vec![unit], Vec::new()));
    }

    /// The edits made since the last step are one.
    fn step(
        &mut self,
        about: (Phase, Option<UnitKey>),
        tells: Tells,
        sentence: Message,
        reason: String,
        (units, posts): (Vec<UnitId>, Vec<PostId>),
    ) {
        let mut backs = std::mem::take(&mut self.backs);
        backs.reverse();
        let edit = Edit::Batch(std::mem::take(&mut self.edits));
        let last_group = self.steps.last().map(|step| step.group);
        let group = match last_group {
            None => 0,
            Some(group) => group + usize::from(self.last != Some(about)),
        };
        self.last = Some(about);
        self.made.push(Edit::Batch(backs));
        self.steps.push(Step { sentence, reason, group, units, posts, tells, edit });
    }

    /// Where a unit goes among those now under its parent, to stand in the order of the later chart.
    fn place_of_unit(&self, key: UnitKey) -> usize {
        let (to, working) = (self.compared.to, self.working());
        let Some(parent) = to.unit(key).parent() else { return 0 };
        let Some(there) = working.unit_by_id(&to.unit(parent).id) else { return 0 };
        let comes_before = |other: UnitKey| {
            let other = to.unit_key(&working.unit(other).id)?;
            let is_sibling = to.unit(other).parent() == Some(parent);
            Some(is_sibling && self.units[other] < self.units[key])
        };
        let own = working.unit_key(&to.unit(key).id);
        place(there.children(), own, |other| comes_before(other).unwrap_or(false))
    }

    /// As [`Self::place_of_unit`], of a post.
    fn place_of_post(&self, key: PostKey) -> usize {
        let (to, working) = (self.compared.to, self.working());
        let unit = to.post(key).unit();
        let Some(there) = working.unit_by_id(&to.unit(unit).id) else { return 0 };
        let comes_before = |other: PostKey| {
            let other = to.post_key(&working.post(other).id)?;
            Some(to.post(other).unit() == unit && self.posts[other] < self.posts[key])
        };
        let own = working.post_key(&to.post(key).id);
        place(there.posts(), own, |other| comes_before(other).unwrap_or(false))
    }
}

/// After the last of those `there` that come before it; `own` is left out where it is there itself. Looks
/// from the end: what is put in one after the other is found at once.
fn place<K: Copy + PartialEq>(
    there: &[K],
    own: Option<K>,
    comes_before: impl Fn(K) -> bool,
) -> usize {
    let is_own = |key: K| own == Some(key);
    let last = there.iter().rposition(|&key| !is_own(key) && comes_before(key));
    let Some(last) = last else { return 0 };
    last + 1 - usize::from(own.is_some() && there[..last].iter().any(|&key| is_own(key)))
}

/// The earlier chart under the ids of the later one.
fn start(compared: &Compared) -> ChartRecord {
    let Compared { from, to, ledger, .. } = *compared;
    let units: HashMap<&UnitId, &UnitId> = ledger
        .units
        .iter()
        .filter_map(|entry| Some((&from.unit(entry.from?).id, &to.unit(entry.to?).id)))
        .collect();
    let pairs = ledger.entries.iter().flat_map(|entry| &entry.posts);
    let mut posts: HashMap<&PostId, &PostId> =
        pairs.filter_map(|pair| Some((&from.post(pair.from?).id, &to.post(pair.to?).id))).collect();
    // What is on the bench of either is in no pair; no id is given twice.
    let mut taken: HashSet<&PostId> = posts.values().copied().collect();
    for key in from.all_posts() {
        let id = &from.post(key).id;
        let same = to.counterpart_of_post(from, id);
        let same = same.filter(|&same| from.is_benched(key) || to.is_benched(same));
        if let Some(same) = same.map(|same| &to.post(same).id)
            && from.post_key(same).is_none()
            && taken.insert(same)
        {
            posts.insert(id, same);
        }
    }
    let unit = |id: UnitId| units.get(&id).map_or(id, |&id| id.clone());
    let mut tree = without_past(from.tree());
    for record in &mut tree.units {
        record.parent = record.parent.take().map(unit);
        record.id = unit(record.id.clone());
    }
    for record in &mut tree.posts {
        record.unit = unit(record.unit.clone());
        if let Some(&id) = posts.get(&record.id) {
            record.id = id.clone();
        }
    }
    ChartRecord { id: to.id.clone(), fields: alone(from.fields.clone()), tree }
}

/// Of a chart without any other in its project.
fn alone(fields: ChartFields) -> ChartFields {
    ChartFields { based_on: None, snapshot_of: None, ..fields }
}

fn without_past(mut tree: Subtree) -> Subtree {
    for unit in &mut tree.units {
        unit.fields = UnitFields::clone(&unit.fields).without_past();
    }
    for post in &mut tree.posts {
        post.fields = PostFields::clone(&post.fields).without_past();
    }
    tree
}
