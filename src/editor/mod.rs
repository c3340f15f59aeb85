//! The whole application without a window: commands in, effects out.

mod access;
mod action;
mod adding;
mod additions;
mod branch;
mod change;
mod clipboard;
mod command;
mod comments;
mod comparison;
mod disk;
mod document;
mod draft_places;
mod drafts;
mod effect;
mod files;
mod find;
mod fitting;
mod fixed;
mod held;
mod look;
mod mapping;
mod marks;
mod merge_job;
mod merging;
mod moves;
mod paths;
mod picture;
mod purpose;
mod reading;
pub mod recovery;
mod replay;
mod reshape;
mod review;
mod selecting;
mod settling;
mod snapshots;
mod statistics;
mod table_choice;
mod tables;
mod trace;
mod waiting;

pub use access::{Access, Hold};
pub use action::{Action, Icon, Key, List, Menu, Shortcut, ViewAction};
pub use additions::{Additions, OfferedChart, OfferedFile};
pub use clipboard::{OfferedText, PlaceOfText, PlacedText};
pub use command::{
    ChangeCommand, ChangedAnswer, ChartCommand, Command, CommentChange, CommentCommand, Direction,
    DiskCommand, ExportCommand, FileCommand, LedgerCommand, LookCommand, MergeCommand, PostChange,
    PostCommand, ReshapeCommand, SelectionCommand, ShowCommand, SnapshotCommand, UnitChange,
    UnitCommand, UnsavedAnswer,
};
pub use comments::{Pinned, comments};
pub use document::Document;
pub use drafts::{Draft, Named, Place, TextField};
pub use effect::{
    Effect, FileEffect, Job, MergeReport, NotWritten, PictureRequest, Question, ShowEffect,
    StatisticsRequest, Tables, TablesRequest, Tone, WriteRequest, Written,
};
pub use find::{Filter, FindCommand, Found, Hit, Lit};
pub use fitting::too_large_to_open;
pub use fixed::Fixed;
pub use marks::{marks, show_changes};
pub use merge_job::{MergeDone, MergeRequest};
pub use moves::LinePart;
pub use paths::FileType;
pub use picture::{PictureChoice, ShownChanges};
pub use purpose::Purpose;
pub use reading::Reading;
pub use replay::{Replay, Step, StepsRequest, compose_steps};
pub use reshape::{Ceiling, CeilingChange, unclaimed_posts};
pub use review::{
    DoubtKind, Doubted, LineChange, LineItems, Review, ReviewCommand, items_of_lines,
};
pub use selecting::Selection;
pub use settling::{Outcome, Settling, SettlingOption};
pub use table_choice::{
    ChartPreview, KEPT_MAX, KeptMapping, KnownUnits, MappedTable, MappingOrigin, RowProblem,
    TableChoice, TableFile, TablePreview, UnitPreview, with_kept,
};
pub use trace::{Beginning, Trace};

use std::time::Duration;

use crate::compare::Side;
use crate::cost::MOST_TIME;
use crate::model::IdSource;
use crate::words::{Locale, key, message};

use action::Does;
use effect::failed;
use waiting::Waiting;

/// The application: at most one open project, and what waits for an answer.
pub struct Editor {
    document: Option<Document>,
    ids: Box<dyn IdSource + Send>,
    /// The language of the names given to new things.
    pub locale: Locale,
    /// What cannot be chosen here.
    pub fixed: Fixed,
    /// What takes longer is made where it can be cancelled.
    pub patience: Duration,
    waiting: Waiting,
    /// The last picture that was asked for.
    picture: Option<PictureChoice>,
}

impl Editor {
    pub fn new(ids: Box<dyn IdSource + Send>, locale: Locale) -> Self {
        Self {
            document: None,
            ids,
            locale,
            fixed: Fixed::default(),
            patience: MOST_TIME,
            waiting: Waiting::default(),
            picture: None,
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
        let editable = document.filter(|document| document.is_editable());
        action.row().needs.are_met(document, editable) && !self.fixed.locks(action)
    }

    /// Does what `command` asks, and returns what the window must do, in order.
    pub fn handle(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Act(action) => self.act(action),
            Command::File(command) => self.handle_file(command),
            Command::Disk(command) => self.handle_disk(command),
            Command::Show(command) => self.handle_show(command),
            Command::Look(command) => self.handle_look(command),
            Command::Review(command) => self.handle_review(command),
            Command::Find(command) => self.handle_find(command),
            Command::Change(command) => self.change(command),
            Command::Export(command) => self.handle_export(command),
            Command::Merge(command) => self.handle_merge(command),
            Command::EditSource { source, agreed } => self.edit_source(source, agreed),
            Command::AskSettle(place) => self.ask_settle(place),
            Command::MovePostsInstead { posts, unit, before } => {
                self.move_posts_instead(posts, unit, before)
            }
            Command::UndoStep(revision) => self.undo_step(revision),
            Command::Paste(text) => self.paste_text(&text),
            Command::PlaceText { unit, place } => self.place_text(unit, place),
            Command::Drafts(drafts) => {
                if let Some(document) = &mut self.document {
                    document.set_drafts(drafts);
                }
                Vec::new()
            }
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.fixed.locks(action) {
            return failed(message!(key::FIXED_BY_ADMINISTRATOR));
        }
        if !self.is_enabled(action) {
            return self.say_read_only(action);
        }
        match action.row().does {
            Does::View(action) => vec![Effect::View(action)],
            Does::Ask(question) => vec![Effect::Ask(question())],
            Does::Run(run) => run(self),
            Does::Leave(destination) => self.leave_for(destination()),
        }
    }

    fn handle_show(&mut self, command: ShowCommand) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        match command {
            ShowCommand::Chart(chart) => {
                document.show(&chart);
                vec![Effect::Show(ShowEffect::Whole)]
            }
            ShowCommand::End(chart) => {
                document.show_end(&chart);
                vec![Effect::Show(ShowEffect::Whole)]
            }
            ShowCommand::Select(selection) => {
                document.select(selection);
                Vec::new()
            }
            ShowCommand::At { chart, selection } => {
                let mut effects = Vec::new();
                if document.chart().is_none_or(|shown| shown.id != chart) {
                    document.show_end(&chart);
                    effects.push(Effect::Show(ShowEffect::Whole));
                }
                document.select(selection);
                effects.extend(document.reveal_selection());
                effects.push(Effect::Show(ShowEffect::Reveal));
                effects
            }
            ShowCommand::Compare { from, to } => {
                document.compare(from, to);
                Vec::new()
            }
            ShowCommand::CompareSnapshot(snapshot) => self.compare_snapshot(&snapshot),
        }
    }

    /// Selects what `of` finds in the open project, if that is anything.
    fn select_with(&mut self, of: fn(&Document) -> Option<Selection>) -> Vec<Effect> {
        if let Some(document) = &mut self.document
            && let Some(selection) = of(document)
        {
            document.select(selection);
        }
        Vec::new()
    }

    /// Brings the chart before or after the changes to the front.
    fn look_at_end(&mut self, end: Side) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let Some((from, to)) = document.compared() else { return Vec::new() };
        let shown = match end {
            Side::From => from.id.clone(),
            Side::To => to.id.clone(),
        };
        document.show_end(&shown);
        vec![Effect::View(ViewAction::Plain), Effect::Show(ShowEffect::Whole)]
    }

    fn undo(&mut self) -> Vec<Effect> {
        self.document.as_mut().map(Document::undo);
        Vec::new()
    }

    fn redo(&mut self) -> Vec<Effect> {
        self.document.as_mut().map(Document::redo);
        Vec::new()
    }

    /// Takes back the step that led to this revision, unless another has followed.
    fn undo_step(&mut self, revision: u64) -> Vec<Effect> {
        match self.document().is_some_and(|document| document.revision() == revision) {
            true => self.undo(),
            false => Vec::new(),
        }
    }

    fn edit_in_place(&mut self) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let mut effects = document.reveal_selection();
        effects.push(Effect::Show(ShowEffect::EditInPlace));
        effects
    }

    fn show_merge_report(&mut self) -> Vec<Effect> {
        let report = self.document.as_ref().and_then(|it| it.merge_report.clone());
        report.map(|it| Effect::Ask(Question::Merged(it))).into_iter().collect()
    }

    /// What is compared follows the chart in front again.
    fn follow_front(&mut self) -> Vec<Effect> {
        self.document.as_mut().into_iter().for_each(Document::follow_front);
        Vec::new()
    }
}
