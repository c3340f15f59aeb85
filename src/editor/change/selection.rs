//! Changes of what is selected, and the actions that ask for them.

use std::cmp::Reverse;

use super::composed::{Change, ComposedChange};
use crate::edit::{Edit, Refusal, StepKind, compose};
use crate::editor::{
    ChangeCommand, Direction, Document, Editor, Effect, PostCommand, Question, Selection,
    SelectionCommand, UnitCommand, clipboard, moves,
};
use crate::model::{Chart, PostId, UnitId};
use crate::words::{key, message};

impl Editor {
    pub(super) fn compose_selection(&mut self, command: SelectionCommand) -> ComposedChange {
        let Some(document) = &self.document else { return Ok(None) };
        let Some(chart) = document.chart() else { return Ok(None) };
        match command {
            SelectionCommand::MoveInto(unit) => {
                let edit = moves::move_into(document, &unit)?;
                Ok(edit.map(|edit| moved(document, chart, edit)))
            }
            SelectionCommand::Move(direction) => {
                let Some(found) = moves::move_of(document, direction) else { return Ok(None) };
                Ok(Some(moved(document, chart, found.edit(document, chart)?)))
            }
            SelectionCommand::Duplicate => self.duplicate_selection(),
            SelectionCommand::OneMore => {
                let last = document.selection().posts.last().cloned();
                self.duplicate_posts(last.as_slice())
            }
            SelectionCommand::Delete => delete(document, chart).map(Some),
            SelectionCommand::Cut => {
                let cut = clipboard::cut(document)?;
                Ok(cut.map(|(kind, edit)| Change::new(kind, edit)))
            }
            SelectionCommand::PasteClip(clip) => {
                Ok(clipboard::paste(document, &clip, &mut *self.ids).map(pasted))
            }
            SelectionCommand::PlaceText(placed) => {
                Ok(clipboard::place(document, &placed, self.locale).map(pasted))
            }
        }
    }

    fn duplicate_posts(&mut self, posts: &[PostId]) -> ComposedChange {
        let front = self.document.as_ref().and_then(|it| Some((it, it.chart()?)));
        let Some((document, chart)) = front else { return Ok(None) };
        let (edit, copies) =
            compose::duplicate_posts(document.project(), &chart.id, posts, &mut *self.ids)?;
        let kind = StepKind::DuplicatePosts(copies.len());
        Ok(Some(Change::new(kind, edit).selecting(Selection::posts(copies))))
    }

    fn duplicate_selection(&mut self) -> ComposedChange {
        let front = self.document.as_ref().and_then(|it| Some((it, it.chart()?)));
        let Some((document, chart)) = front else { return Ok(None) };
        let selection = document.selection().clone();
        if !selection.posts.is_empty() {
            return self.duplicate_posts(&selection.posts);
        }
        let mut edits = Vec::new();
        let mut copies = Vec::new();
        // Later siblings first, so that an insertion leaves the places still to be used as they are.
        let mut units = selection.units;
        units.sort_by_key(|unit| Reverse(chart.unit_key(unit).map(|key| chart.unit_index(key))));
        for unit in &units {
            let (edit, copy) =
                compose::duplicate_unit(document.project(), &chart.id, unit, &mut *self.ids)?;
            edits.push(edit);
            copies.push(copy);
        }
        let copies = Selection { units: copies, posts: Vec::new() };
        Ok(Some(Change::new(StepKind::DuplicateUnit, Edit::Batch(edits)).selecting(copies)))
    }
}

/// What the actions on the selection ask for.
impl Editor {
    pub(in crate::editor) fn change_selection(&mut self, command: SelectionCommand) -> Vec<Effect> {
        self.change(ChangeCommand::Selection(command))
    }

    pub(in crate::editor) fn move_selection(&mut self, direction: Direction) -> Vec<Effect> {
        self.change_selection(SelectionCommand::Move(direction))
    }

    pub(in crate::editor) fn add_post(&mut self) -> Vec<Effect> {
        let unit = self.document.as_ref().and_then(selected_unit);
        unit.map(|it| self.change(ChangeCommand::Posts(PostCommand::Add(it)))).unwrap_or_default()
    }

    pub(in crate::editor) fn add_unit(&mut self) -> Vec<Effect> {
        let unit = self.document.as_ref().and_then(selected_unit);
        unit.map(|it| self.change(ChangeCommand::Units(UnitCommand::Add(it)))).unwrap_or_default()
    }

    /// Puts the selected posts on the bench.
    pub(in crate::editor) fn set_aside(&mut self) -> Vec<Effect> {
        let posts = self.document.as_ref().map(Document::placed_posts).unwrap_or_default();
        let aside = PostCommand::Move { posts, unit: UnitId::bench(), before: None };
        self.change(ChangeCommand::Posts(aside))
    }

    pub(in crate::editor) fn ask_merge_units(&mut self) -> Vec<Effect> {
        let units = self.document.as_ref().map(|it| it.selection().units.clone());
        units.map(|units| Effect::Ask(Question::MergeUnits(units))).into_iter().collect()
    }

    pub(in crate::editor) fn ask_split_unit(&mut self) -> Vec<Effect> {
        let unit = self.document.as_ref().and_then(selected_unit);
        unit.map(|unit| Effect::Ask(Question::SplitUnit(unit))).into_iter().collect()
    }

    /// Puts the selection onto the clipboard.
    pub(in crate::editor) fn copy(&mut self) -> Vec<Effect> {
        self.copied(false)
    }

    pub(in crate::editor) fn cut(&mut self) -> Vec<Effect> {
        let mut effects = self.copied(true);
        effects.extend(self.change_selection(SelectionCommand::Cut));
        effects
    }

    fn copied(&self, cut: bool) -> Vec<Effect> {
        let text = self.document.as_ref().and_then(|it| clipboard::copied(it, cut, self.locale));
        text.map(Effect::CopyText).into_iter().collect()
    }

    /// Deletes what is selected; of units that hold something the user says what becomes of it, one
    /// after the other.
    pub(in crate::editor) fn delete(&mut self) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let Some(chart) = document.chart() else { return Vec::new() };
        let root = &chart.unit(chart.root()).id;
        let is_asked = |id: &&UnitId| *id != root && holds_anything(chart, id);
        let asked: Vec<UnitId> =
            document.selection().units.iter().filter(is_asked).cloned().collect();
        if asked.is_empty() {
            return self.change_selection(SelectionCommand::Delete);
        }
        let mut rest = document.selection().clone();
        rest.units.retain(|unit| !asked.contains(unit));
        let mut effects = Vec::new();
        if !rest.is_empty() {
            document.select(rest);
            effects.extend(self.change_selection(SelectionCommand::Delete));
        }
        effects.extend(asked.into_iter().map(|unit| Effect::Ask(Question::UnitFate(unit))));
        effects
    }
}

/// The unit in which something new goes: that of the last selected post, else the last selected one, else
/// the topmost.
fn selected_unit(document: &Document) -> Option<UnitId> {
    let chart = document.chart()?;
    let selection = document.selection();
    let post = selection.posts.last().and_then(|post| chart.post_by_id(post));
    let of_post = post.map(|post| chart.unit(post.unit()).id.clone());
    let of_post = of_post.filter(|unit| *unit != UnitId::bench());
    let root = || chart.unit(chart.root()).id.clone();
    Some(of_post.or(selection.units.last().cloned()).unwrap_or_else(root))
}

fn holds_anything(chart: &Chart, unit: &UnitId) -> bool {
    let unit = chart.unit_by_id(unit);
    unit.is_some_and(|unit| !unit.posts().is_empty() || !unit.children().is_empty())
}

/// A move of what is selected, which stays so.
fn moved(document: &Document, chart: &Chart, edit: Edit) -> Change {
    let selection = document.selection().clone();
    let kind = match selection.posts.len() {
        0 => StepKind::MoveUnits(chart.topmost(&selection.units).len()),
        count => StepKind::MovePosts(count),
    };
    Change::new(kind, edit).selecting(selection)
}

fn delete(document: &Document, chart: &Chart) -> Result<Change, Refusal> {
    let selection = document.selection();
    let mut edits = vec![compose::delete_posts(&chart.id, &selection.posts)];
    for unit in &selection.units {
        let fate = compose::UnitFate::WithEverything;
        edits.push(compose::delete_unit(document.project(), &chart.id, unit, &fate)?);
    }
    let kind = match selection.units.is_empty() {
        true => StepKind::DeletePosts(selection.posts.len()),
        false => StepKind::DeleteUnit,
    };
    let beside = moves::beside(chart, selection);
    Ok(Change::new(kind, Edit::Batch(edits)).selecting(beside.unwrap_or_default()))
}

fn pasted(pasted: clipboard::Pasted) -> Change {
    let clipboard::Pasted { kind, edit, selection, added } = pasted;
    let remark = (!added.is_empty())
        .then(|| message!(key::PASTE_ADDED, count = added.len(), labels = added.join(", ")));
    Change::new(kind, edit).selecting(selection).remarking(remark)
}
