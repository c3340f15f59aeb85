//! Commands that change the open project: each becomes one edit, one step of undo.
//!
//! What is said of a change is said here once for all kinds: whether it may be made, to which chart, and
//! what follows from it. `posts`, `units`, `selection` and `charts` compose the edits.

mod charts;
mod composed;
mod posts;
mod selection;
mod units;

use super::{
    ChangeCommand, ChartCommand, Document, Editor, Effect, PostCommand, Question, SelectionCommand,
    ShowEffect, SnapshotCommand, Tone, UnitCommand, failed, reshape,
};
use crate::edit::{Edit, StepKind};
use crate::model::{Chart, ChartId, PostId, Role, UnitId};

use composed::ComposedChange;

pub(super) use composed::Change;
pub(super) use units::name_unit;

/// Which chart a command changes what is in.
enum Subject<'a> {
    /// Of this one.
    Chart(&'a ChartId),
    /// Of that in front.
    Front,
    /// Of none that is there: what a chart is called, made or deleted as a whole is no content of it.
    None,
}

impl ChangeCommand {
    /// The chart whose content is changed. A source is protected against all of them.
    fn subject<'a>(&'a self, document: &'a Document) -> Subject<'a> {
        match self {
            Self::Posts(PostCommand::Move { .. } | PostCommand::Add(_))
            | Self::Units(
                UnitCommand::Move { .. } | UnitCommand::Add(_) | UnitCommand::Delete { .. },
            )
            | Self::Selection(
                SelectionCommand::MoveInto(_)
                | SelectionCommand::Move(_)
                | SelectionCommand::Duplicate
                | SelectionCommand::OneMore
                | SelectionCommand::Delete
                | SelectionCommand::Cut
                | SelectionCommand::PasteClip(_)
                | SelectionCommand::PlaceText(_),
            )
            | Self::Reshape(_) => Subject::Front,
            Self::Posts(PostCommand::Set { chart, .. })
            | Self::Units(UnitCommand::Set { chart, .. })
            | Self::Charts(
                ChartCommand::Attach { into: chart, .. }
                | ChartCommand::Accept { into: Some(chart), .. },
            ) => Subject::Chart(chart),
            Self::Snapshot(SnapshotCommand::GoBack(snapshot)) => {
                let snapshot = document.project().snapshot(snapshot);
                let chart = snapshot.and_then(|it| document.chart_of(it));
                chart.map_or(Subject::None, |chart| Subject::Chart(&chart.id))
            }
            // What is said of a chart: its properties, reasons, remarks, what was decided between tables.
            Self::Charts(ChartCommand::Set { .. } | ChartCommand::Settle { .. })
            | Self::Ledger(_)
            | Self::Comment(_)
            | Self::Charts(
                ChartCommand::Add
                | ChartCommand::Duplicate(_)
                | ChartCommand::MakeVariant(_)
                | ChartCommand::MakeTarget { .. }
                | ChartCommand::Move { .. }
                | ChartCommand::Delete(_)
                | ChartCommand::Accept { into: None, .. },
            )
            | Self::Snapshot(
                SnapshotCommand::Take(_)
                | SnapshotCommand::Rename { .. }
                | SnapshotCommand::AsVariant(_)
                | SnapshotCommand::Delete(_),
            )
            | Self::Lists(_)
            | Self::ProjectTitle(_) => Subject::None,
        }
    }

    /// Whether what is new is named at once, in its place.
    fn edits_in_place(&self) -> bool {
        matches!(self, Self::Posts(PostCommand::Add(_)) | Self::Units(UnitCommand::Add(_)))
    }
}

impl Editor {
    /// Makes the edit that `command` asks for.
    pub(super) fn change(&mut self, command: ChangeCommand) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(why) = document.why_read_only() {
            return failed(why);
        }
        if let Some(source) = protected_source(document, &command) {
            self.waiting.edits.push(command);
            // What else is asked for meanwhile waits for the same answer.
            let is_first = self.waiting.edits.len() == 1;
            let question = Effect::Ask(Question::EditSource(source));
            return is_first.then_some(question).into_iter().collect();
        }
        let is_told = is_told(document, &command);
        let edits_in_place = command.edits_in_place();
        match self.compose(command) {
            Ok(Some(change)) => self.make(change, is_told, edits_in_place),
            Ok(None) => Vec::new(),
            Err(refusal) => failed(refusal.message()),
        }
    }

    /// Makes a change, and says what follows from it.
    fn make(&mut self, change: Change, is_told: bool, edits_in_place: bool) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let Change { kind, edit, then_select, remark } = change;
        let (new, replaced) = (new_chart(&edit).cloned(), replaced_chart(&edit).cloned());
        let told = kind.told().filter(|_| is_told);
        if let Err(refusal) = document.make(kind, edit) {
            return failed(refusal.message());
        }
        if let Some(chart) = new {
            document.show(&chart);
            return vec![Effect::Show(ShowEffect::Whole)];
        }
        let mut effects = Vec::new();
        if let Some(selection) = then_select {
            document.select(selection);
            if edits_in_place {
                effects.extend(document.reveal_selection());
            }
            effects.push(Effect::Show(ShowEffect::Reveal));
            if edits_in_place {
                effects.push(Effect::Show(ShowEffect::EditInPlace));
            }
        }
        if let Some(chart) = replaced {
            document.show(&chart);
            effects.push(Effect::Show(ShowEffect::Whole));
        }
        effects.extend(told.map(|message| document.made(message)));
        effects.extend(remark.map(|message| Effect::Say { tone: Tone::Done, message }));
        effects
    }

    fn compose(&mut self, command: ChangeCommand) -> ComposedChange {
        let Some(document) = &self.document else { return Ok(None) };
        match command {
            ChangeCommand::Posts(command) => self.compose_posts(command),
            ChangeCommand::Units(command) => self.compose_units(command),
            ChangeCommand::Selection(command) => self.compose_selection(command),
            ChangeCommand::Charts(command) => self.compose_charts(command),
            ChangeCommand::Lists(draft) => {
                Ok(Some(Change::new(StepKind::Lists, draft.edit(&mut *self.ids))))
            }
            ChangeCommand::ProjectTitle(title) => {
                Ok(Some(Change::new(StepKind::ProjectTitle, Edit::SetProjectTitle(title))))
            }
            ChangeCommand::Ledger(command) => self.compose_ledger(command),
            ChangeCommand::Reshape(command) => {
                let composed = reshape::edit_of(document, &command, &mut *self.ids)?;
                Ok(composed.map(|(kind, edit, then)| Change::new(kind, edit).selecting(then)))
            }
            ChangeCommand::Snapshot(command) => self.compose_snapshot(command),
            ChangeCommand::Comment(command) => self.compose_comment(*command),
        }
    }

    /// The user has said whether a source chart may be edited: what waited for that is done.
    pub(super) fn edit_source(&mut self, source: ChartId, agreed: bool) -> Vec<Effect> {
        let waiting = std::mem::take(&mut self.waiting.edits);
        if let (true, Some(document)) = (agreed, &mut self.document) {
            document.opened_sources.insert(source);
            return waiting.into_iter().flat_map(|command| self.change(command)).collect();
        }
        Vec::new()
    }

    /// The last step, a move of posts, is made with others.
    pub(super) fn move_posts_instead(
        &mut self,
        posts: Vec<PostId>,
        unit: UnitId,
        before: Option<PostId>,
    ) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let last = document.history().next_undo().map(|step| &step.kind);
        if !matches!(last, Some(StepKind::MovePosts(_) | StepKind::SetAside(_))) {
            return Vec::new();
        }
        document.undo();
        let revision = document.revision();
        let moved = PostCommand::Move { posts, unit, before };
        let effects = self.change(ChangeCommand::Posts(moved));
        if let Some(document) = &mut self.document
            && document.revision() == revision
        {
            // Refused: what was there stays.
            document.redo();
        }
        effects
    }
}

/// The source chart that `command` would change, unless the user has agreed to that.
fn protected_source(document: &Document, command: &ChangeCommand) -> Option<ChartId> {
    let changed = match command.subject(document) {
        Subject::Chart(chart) => document.project().chart(chart)?,
        Subject::Front => document.chart()?,
        Subject::None => return None,
    };
    let is_protected =
        changed.fields.role == Some(Role::Source) && !document.opened_sources.contains(&changed.id);
    is_protected.then(|| changed.id.clone())
}

/// Whether what became of a command is said: of a move by hand only where it leads out of sight.
fn is_told(document: &Document, command: &ChangeCommand) -> bool {
    let is_far = |moved: &dyn Fn(&Chart) -> bool| document.chart().is_some_and(moved);
    match command {
        ChangeCommand::Posts(PostCommand::Move { posts, unit, .. }) => {
            is_far(&|chart| posts::is_far(chart, posts, unit))
        }
        ChangeCommand::Units(UnitCommand::Move { units, parent, .. }) => {
            is_far(&|chart| units::is_far(chart, units, parent))
        }
        ChangeCommand::Posts(PostCommand::Add(_) | PostCommand::Set { .. })
        | ChangeCommand::Units(
            UnitCommand::Add(_) | UnitCommand::Set { .. } | UnitCommand::Delete { .. },
        )
        | ChangeCommand::Selection(_)
        | ChangeCommand::Charts(_)
        | ChangeCommand::Lists(_)
        | ChangeCommand::Ledger(_)
        | ChangeCommand::Reshape(_)
        | ChangeCommand::Snapshot(_)
        | ChangeCommand::Comment(_)
        | ChangeCommand::ProjectTitle(_) => true,
    }
}

/// The chart that a step makes, which comes to the front.
fn new_chart(edit: &Edit) -> Option<&ChartId> {
    // Its base may become the source in the same step.
    let made = if let Edit::Batch(edits) = edit { edits.last()? } else { edit };
    if let Edit::InsertChart { chart, .. } = made { Some(&chart.id) } else { None }
}

/// The chart that stands otherwise after a step.
fn replaced_chart(edit: &Edit) -> Option<&ChartId> {
    if let Edit::ReplaceChart(chart) = edit { Some(&chart.id) } else { None }
}
