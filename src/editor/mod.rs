//! The whole application without a window: commands in, effects out.
//!
//! Knows nothing of pixels, dialogs or the file system; what it may not do comes back as an [`Effect`].

mod access;
mod action;
mod additions;
mod branch;
mod change;
mod clipboard;
mod command;
mod comments;
mod comparison;
mod disk;
mod document;
mod drafts;
mod files;
mod find;
mod fitting;
mod held;
mod look;
mod made;
mod marks;
mod merging;
mod moves;
mod picture;
mod reading;
pub mod recovery;
mod replay;
mod reshape;
mod selecting;
mod settling;
mod snapshots;
mod statistics;
mod tables;
mod trace;

pub use access::{Access, Hold};
pub use action::{Action, Key, Shortcut};
pub use additions::{Additions, OfferedChart, OfferedFile};
pub use clipboard::{PastedRow, PastedTable};
pub use command::{
    ChangedAnswer, Command, Effect, ImportProblem, MergeReport, NotWritten, PostChange, Purpose,
    Tables, TablesRequest, Tone, UnitChange, UnsavedAnswer, WriteRequest, Written,
};
pub use comments::{CommentChange, CommentCommand, Pinned, comments};
pub use comparison::LedgerCommand;
pub use document::Document;
pub use drafts::{Draft, Named, Place, TextField};
pub use find::{Filter, FindCommand, Found, Hit, Lit};
pub use fitting::too_large_to_open;
pub use look::LookCommand;
pub use marks::{marks, show_changes};
pub use merging::{MergeDone, MergeRequest};
pub use moves::LinePart;
pub use picture::{PictureChoice, PictureRequest, ShownChanges};
pub use reading::Reading;
pub use replay::{Replay, Step, StepsRequest, compose_steps};
pub use reshape::{Ceiling, CeilingChange, ReshapeCommand, unclaimed_posts};
pub use selecting::Selection;
pub use settling::{Outcome, Settling, SettlingOption};
pub use snapshots::SnapshotCommand;
pub use statistics::StatisticsRequest;
pub use trace::{Beginning, Trace};

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::cost::MOST_TIME;
use crate::model::{ChartId, IdSource};
use crate::words::{Locale, Message};

/// The application: at most one open project, and what waits for an answer.
pub struct Editor {
    document: Option<Document>,
    ids: Box<dyn IdSource + Send>,
    /// The language of the names given to new things.
    pub locale: Locale,
    /// What takes longer is made where it can be cancelled.
    pub patience: Duration,
    /// What was asked while changes were unsaved, until the user says what becomes of them.
    pending: Option<Command>,
    /// `pending` goes on as soon as the save that was asked for is done.
    pending_after_save: bool,
    /// The user gave up unsaved changes for the file that is being chosen or read.
    discards: bool,
    /// Changes of a source chart, until the user says that they may be made.
    waiting_edits: Vec<Command>,
    waiting_save: Option<disk::WaitingSave>,
    /// The last picture that was asked for.
    picture: Option<PictureChoice>,
    /// The variants to be written side by side, with what they are made from.
    variants: Option<(ChartId, Vec<ChartId>)>,
    /// Of files that are being read or written.
    accesses: HashMap<PathBuf, Access>,
}

impl Editor {
    pub fn new(ids: Box<dyn IdSource + Send>, locale: Locale) -> Self {
        Self {
            document: None,
            ids,
            locale,
            patience: MOST_TIME,
            pending: None,
            pending_after_save: false,
            discards: false,
            waiting_edits: Vec::new(),
            waiting_save: None,
            picture: None,
            variants: None,
            accesses: HashMap::new(),
        }
    }

    /// The open project; none on the welcome page.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// What of the open project must outlive the program, since this was last asked.
    pub fn take_traces(&mut self) -> Vec<Trace> {
        self.document.as_mut().map(Document::take_traces).unwrap_or_default()
    }

    /// Traces the open project anew, as it stands: what was traced of it is nowhere.
    pub fn trace_afresh(&mut self) {
        if let Some(document) = &mut self.document {
            document.trace_afresh();
        }
    }

    /// What was last chosen for a picture.
    pub fn last_picture(&self) -> Option<&PictureChoice> {
        self.picture.as_ref()
    }

    /// Whether `action` would do something now.
    pub fn is_enabled(&self, action: Action) -> bool {
        let document = self.document.as_ref();
        self.is_enabled_for(action, document.filter(|document| document.read_only.is_none()))
    }

    /// The same, if `editable` is what may be changed.
    fn is_enabled_for(&self, action: Action, editable: Option<&Document>) -> bool {
        let document = self.document.as_ref();
        let chart = document.and_then(Document::chart);
        let selection = document.map(Document::selection);
        match action {
            Action::New
            | Action::Open
            | Action::OpenSample
            | Action::ImportText
            | Action::Quit
            | Action::ToggleOutline
            | Action::ToggleInspector
            | Action::ToggleMinimap
            | Action::ToggleMotion
            | Action::ThemeLight
            | Action::ThemeDark
            | Action::ThemeSystem
            | Action::ThemeContrastLight
            | Action::ThemeContrastDark
            | Action::InterfaceLarger
            | Action::InterfaceSmaller
            | Action::InterfaceNormal
            | Action::LanguageFrench
            | Action::LanguageEnglish
            | Action::Palette
            | Action::Help
            | Action::About => true,
            Action::AddCharts => document.is_none() || editable.is_some(),
            Action::ImportTextHere | Action::AddChart | Action::ProjectLists | Action::Save => {
                editable.is_some()
            }
            // What somebody else is editing can be edited in a copy.
            Action::SaveAs => editable.is_some() || document.is_some_and(Document::is_held),
            Action::PreviousVersions => document.is_some_and(|it| it.path.is_some()),
            Action::MergeReport => document.is_some_and(|it| it.merge_report.is_some()),
            Action::SettleConflicts => {
                editable.is_some() && chart.is_some_and(|it| !it.fields.conflicts.is_empty())
            }
            Action::ImportRemarks => document.is_some_and(|it| !it.import_problems.is_empty()),
            Action::ExportPicture
            | Action::CopyPicture
            | Action::GoUp
            | Action::GoDown
            | Action::GoLeft
            | Action::GoRight
            | Action::ExtendUp
            | Action::ExtendDown
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomActual
            | Action::ZoomFit
            | Action::Find
            | Action::FindNext
            | Action::FindPrevious
            | Action::ToggleProjector
            | Action::ToggleSpotlight => chart.is_some(),
            Action::ClearFilter => document.is_some_and(|it| !it.filter().is_empty()),
            // Nothing is said of a snapshot: it stays as it is.
            Action::LinkPosts | Action::AlignCharts => editable.is_some_and(|it| {
                let charts = it.compared().map(|(from, to)| [from, to]);
                charts.is_some_and(|charts| charts.iter().all(|chart| it.is_chart(chart)))
            }),
            Action::FollowFront => document.is_some_and(|it| it.chosen_pair().is_some()),
            Action::ViewBefore => {
                let from = document.and_then(|it| Some((it, it.compared()?.0)));
                from.is_some_and(|(it, from)| it.is_chart(from))
            }
            Action::Snapshots => {
                let has_any = document.is_some_and(|it| !it.project().snapshots.is_empty());
                has_any || (editable.is_some() && chart.is_some())
            }
            Action::MergeVariants => editable.is_some_and(|it| it.project().charts.len() > 2),
            Action::CompareVariants => document.is_some_and(|it| it.project().charts.len() > 2),
            Action::ExportComments => chart.is_some_and(|it| comments(it).next().is_some()),
            Action::ShowComments => document.is_some(),
            Action::ExportTables
            | Action::ExportMinutes
            | Action::ViewAfter
            | Action::Replay
            | Action::ViewChanges
            | Action::ViewSideBySide
            | Action::ToggleArrows => document.is_some_and(|it| it.compared().is_some()),
            Action::ShowMovements
            | Action::ShowStatistics
            | Action::NextPane
            | Action::PreviousPane => document.is_some(),
            Action::ExportStatistics => chart.is_some(),
            Action::SelectAll => document.is_some_and(|it| it.wider_selection().is_some()),
            Action::TakeFewer | Action::TakeMore => {
                document.is_some_and(|it| it.step_in_line(action).is_some())
            }
            Action::MoveEarlier
            | Action::MoveLater
            | Action::MoveOut
            | Action::MoveIn
            | Action::MoveToPreviousUnit
            | Action::MoveToNextUnit => {
                editable.is_some_and(|it| moves::move_of(it, action).is_some())
            }
            Action::Undo => editable.is_some_and(|it| it.journal().next_undo().is_some()),
            Action::Redo => editable.is_some_and(|it| it.journal().next_redo().is_some()),
            Action::AddPost | Action::AddUnit => editable.is_some() && chart.is_some(),
            Action::Copy => selection.is_some_and(|it| !it.is_empty()),
            Action::Paste => editable.is_some() && chart.is_some(),
            Action::OneMore => {
                editable.is_some() && selection.is_some_and(|it| !it.posts.is_empty())
            }
            Action::Cut | Action::Duplicate | Action::Delete | Action::MoveToUnit => {
                editable.is_some() && selection.is_some_and(|it| !it.is_empty())
            }
            Action::EditInPlace => {
                // What is on the bench is not on the chart.
                let unit = selection.is_some_and(|it| it.single_unit().is_some());
                editable.is_some_and(|it| unit || !it.placed_posts().is_empty())
            }
            Action::SetAside => editable.is_some_and(|it| !it.placed_posts().is_empty()),
            Action::MergeUnits => {
                editable.is_some()
                    && chart.is_some_and(|chart| chart.unit_count() > 1)
                    && selection.is_some_and(|it| !it.units.is_empty())
            }
            Action::SplitUnit => editable.is_some_and(|it| it.unit_to_split().is_some()),
            Action::FoldBranch => selection.is_some_and(|it| !it.units.is_empty()),
            Action::UnfoldAll => {
                chart.zip(document).is_some_and(|(chart, it)| !it.look(&chart.id).folded.is_empty())
            }
            Action::ShowBranch => document.is_some_and(|it| it.branch_to_show().is_some()),
            Action::ShowWholeChart => {
                chart.zip(document).is_some_and(|(chart, it)| it.branch(chart).is_some())
            }
            Action::SelectNone => selection.is_some_and(|it| !it.is_empty()),
            Action::MakeTarget
            | Action::MakeVariant
            | Action::DuplicateChart
            | Action::ChartProperties
            | Action::DeleteChart => editable.is_some() && chart.is_some(),
            Action::AttachChart => {
                chart.is_some() && editable.is_some_and(|it| it.project().charts.len() > 1)
            }
        }
    }

    /// Does what `command` asks, and returns what the window must do, in order.
    pub fn handle(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Act(action) if !self.is_enabled(action) => self.say_read_only(action),
            Command::Act(action) => self.act(action),
            Command::FileTaken { path, access } => self.file_taken(&path, access),
            Command::TryFileAgain => self.try_file_again(),
            Command::FileAccess { path, access } => {
                self.learn_access(path, access);
                Vec::new()
            }
            Command::OpenFile(_)
            | Command::PathChosen { .. }
            | Command::FileRead { .. }
            | Command::Recover { .. }
            | Command::OpenVersion(_)
            | Command::FilesChosen(_)
            | Command::FilesRead(_)
            | Command::AddCharts(_)
            | Command::Unsaved(_) => self.handle_file(command),
            Command::FileWritten { .. }
            | Command::DiskSeen { .. }
            | Command::Changed(_)
            | Command::SaveInPlace(_)
            | Command::CompareVersion(_) => self.handle_disk(command),
            Command::ShowChart(chart) => {
                if let Some(document) = &mut self.document {
                    document.show(&chart);
                }
                vec![Effect::ShowWhole]
            }
            Command::ShowEnd(chart) => {
                if let Some(document) = &mut self.document {
                    document.show_end(&chart);
                }
                vec![Effect::ShowWhole]
            }
            Command::Select(selection) => {
                if let Some(document) = &mut self.document {
                    document.select(selection);
                }
                Vec::new()
            }
            Command::LookAt { chart, selection } => {
                let Some(document) = &mut self.document else { return Vec::new() };
                let mut effects = Vec::new();
                if document.chart().is_none_or(|shown| shown.id != chart) {
                    document.show_end(&chart);
                    effects.push(Effect::ShowWhole);
                }
                document.select(selection);
                effects.extend(document.reveal_selection());
                effects.push(Effect::Reveal);
                effects
            }
            Command::Drafts(drafts) => {
                if let Some(document) = &mut self.document {
                    document.set_drafts(drafts);
                }
                Vec::new()
            }
            Command::Look(command) => self.handle_look(command),
            Command::Find(command) => self.handle_find(command),
            Command::ExportVariants { base, variants } => {
                self.variants = Some((base, variants));
                vec![self.ask_path(Purpose::ExportVariants)]
            }
            Command::ExportSteps { by_group } => {
                vec![self.ask_path(Purpose::Steps { by_group })]
            }
            Command::ExportPicture(choice) => self.export_picture(*choice),
            Command::Merge { base, tables } => self.merge(&base, &tables),
            Command::Merged(done) => self.merged(*done),
            Command::AskSettle(place) => {
                let asked = self.document.as_ref().and_then(|it| it.ask_settle(place));
                asked.into_iter().collect()
            }
            Command::UndoStep(revision) => self.undo_step(revision),
            Command::EditSource { source, agreed } => self.edit_source(source, agreed),
            Command::CompareSnapshot(snapshot) => self.compare_snapshot(&snapshot),
            Command::Paste(text) => self.paste_text(&text),
            Command::Compare { from, to } => {
                if let Some(document) = &mut self.document {
                    document.compare(from, to);
                }
                Vec::new()
            }
            Command::MovePostsInstead { posts, unit, before } => {
                self.move_posts_instead(posts, unit, before)
            }
            change => self.change(change),
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::New
            | Action::Open
            | Action::OpenSample
            | Action::ImportText
            | Action::ImportTextHere
            | Action::AddCharts
            | Action::Save
            | Action::SaveAs
            | Action::ExportTables
            | Action::ExportStatistics
            | Action::ExportMinutes
            | Action::ExportComments
            | Action::Quit => self.act_on_files(action),
            Action::ExportPicture => vec![Effect::AskPicture],
            Action::CopyPicture => self.copy_picture(),
            Action::FoldBranch => {
                let document = self.document.as_ref();
                let units = document.map(|it| it.selection().units.clone()).unwrap_or_default();
                let all_folded = document.is_some_and(|it| units.iter().all(|id| it.is_folded(id)));
                self.handle_look(LookCommand::Fold { units, folded: !all_folded })
            }
            Action::UnfoldAll => self.handle_look(LookCommand::UnfoldAll),
            Action::ShowBranch => {
                let unit = self.document.as_ref().and_then(Document::branch_to_show);
                self.show_branch(unit)
            }
            Action::ShowWholeChart => self.show_branch(None),
            // With nothing sought, what to seek is asked.
            Action::FindNext | Action::FindPrevious if self.seeks_nothing() => {
                vec![Effect::View(Action::Find)]
            }
            Action::FindNext => self.handle_find(FindCommand::Next),
            Action::FindPrevious => self.handle_find(FindCommand::Previous),
            Action::ClearFilter => self.handle_find(FindCommand::Filter(Box::default())),
            Action::Undo => self.turn(Document::undo),
            Action::Redo => self.turn(Document::redo),
            Action::SelectNone => self.handle(Command::Select(Selection::default())),
            Action::SelectAll => {
                let wider = self.document.as_ref().and_then(Document::wider_selection);
                wider.map(|it| self.handle(Command::Select(it))).unwrap_or_default()
            }
            Action::TakeFewer | Action::TakeMore => {
                let stepped = self.document.as_ref().and_then(|it| it.step_in_line(action));
                stepped.map(|it| self.handle(Command::Select(it))).unwrap_or_default()
            }
            Action::MoveToUnit => vec![Effect::AskMove],
            Action::AddPost
            | Action::AddUnit
            | Action::Duplicate
            | Action::OneMore
            | Action::Delete
            | Action::SetAside
            | Action::MergeUnits
            | Action::SplitUnit
            | Action::MoveEarlier
            | Action::MoveLater
            | Action::MoveOut
            | Action::MoveIn
            | Action::MoveToPreviousUnit
            | Action::MoveToNextUnit
            | Action::AddChart
            | Action::MakeVariant
            | Action::DuplicateChart
            | Action::DeleteChart => self.act_on_selection(action),
            Action::MakeTarget => self.make_target(),
            Action::Copy => self.copy(false),
            Action::Cut => {
                let mut effects = self.copy(true);
                effects.extend(self.change(Command::Act(action)));
                effects
            }
            Action::Paste => vec![Effect::ReadClipboard],
            Action::EditInPlace => {
                let document = self.document.as_mut();
                let mut effects = document.map(Document::reveal_selection).unwrap_or_default();
                effects.push(Effect::EditInPlace);
                effects
            }
            Action::MergeReport => {
                let report = self.document.as_ref().and_then(|it| it.merge_report.clone());
                report.map(Effect::ShowMerged).into_iter().collect()
            }
            Action::SettleConflicts => self.handle(Command::AskSettle(0)),
            Action::ImportRemarks => {
                let problems = self.document.as_ref().map(|it| it.import_problems.clone());
                vec![Effect::ShowImportProblems(problems.unwrap_or_default())]
            }
            Action::PreviousVersions => {
                let path = self.document.as_ref().and_then(|it| it.path.clone());
                path.map(Effect::AskVersion).into_iter().collect()
            }
            Action::FollowFront => {
                self.document.as_mut().into_iter().for_each(Document::follow_front);
                Vec::new()
            }
            Action::LinkPosts => vec![Effect::AskLink],
            Action::AlignCharts => self.ask_align(),
            Action::MergeVariants => vec![Effect::AskMerge],
            Action::Snapshots => vec![Effect::ShowSnapshots],
            Action::CompareVariants => vec![Effect::ShowVariants],
            Action::ChartProperties => self.about_chart(Effect::EditChart),
            Action::AttachChart => self.about_chart(Effect::AskAttach),
            Action::ProjectLists => vec![Effect::EditLists],
            Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomActual
            | Action::ZoomFit
            | Action::Find
            | Action::ToggleOutline
            | Action::ToggleInspector
            | Action::ToggleMinimap
            | Action::ToggleMotion
            | Action::ShowMovements
            | Action::ShowStatistics
            | Action::ViewChanges
            | Action::ViewSideBySide
            | Action::ToggleArrows
            | Action::ToggleProjector
            | Action::ToggleSpotlight
            | Action::Replay
            | Action::ShowComments
            | Action::ThemeLight
            | Action::ThemeDark
            | Action::ThemeSystem
            | Action::ThemeContrastLight
            | Action::ThemeContrastDark
            | Action::InterfaceLarger
            | Action::InterfaceSmaller
            | Action::InterfaceNormal
            | Action::LanguageFrench
            | Action::LanguageEnglish
            | Action::GoUp
            | Action::GoDown
            | Action::GoLeft
            | Action::GoRight
            | Action::ExtendUp
            | Action::ExtendDown
            | Action::NextPane
            | Action::PreviousPane
            | Action::Palette
            | Action::Help
            | Action::About => vec![Effect::View(action)],
            Action::ViewBefore | Action::ViewAfter => self.look_at_end(action),
        }
    }

    /// Brings the chart before or after the changes to the front.
    fn look_at_end(&mut self, action: Action) -> Vec<Effect> {
        let compared = self.document.as_ref().and_then(Document::compared);
        let Some((from, to)) = compared else { return Vec::new() };
        let shown = if action == Action::ViewBefore { from.id.clone() } else { to.id.clone() };
        let mut effects = vec![Effect::View(action)];
        effects.extend(self.handle(Command::ShowEnd(shown)));
        effects
    }

    /// Undoes or makes again: `turn` is one of the two.
    fn turn(&mut self, turn: impl Fn(&mut Document) -> Option<Message>) -> Vec<Effect> {
        if let Some(document) = &mut self.document {
            turn(document);
        }
        Vec::new()
    }

    /// Puts the selection onto the clipboard.
    fn copy(&self, cut: bool) -> Vec<Effect> {
        let text = self.document.as_ref().and_then(|it| clipboard::copied(it, cut, self.locale));
        text.map(Effect::CopyText).into_iter().collect()
    }

    fn about_chart(&self, effect: impl Fn(crate::model::ChartId) -> Effect) -> Vec<Effect> {
        let chart = self.document.as_ref().and_then(Document::chart);
        chart.map(|chart| effect(chart.id.clone())).into_iter().collect()
    }
}

fn failed(message: Message) -> Vec<Effect> {
    vec![Effect::Say { tone: Tone::Failed, message }]
}
