//! What the editor is asked to do, and what it asks of the world in return.

use std::path::PathBuf;
use std::sync::Arc;

use super::PastedTable;
use super::recovery::Recovered;
use super::{
    Access, Action, Additions, CommentCommand, Draft, FindCommand, LedgerCommand, LookCommand,
    MergeDone, MergeRequest, PictureChoice, PictureRequest, Reading, ReshapeCommand, Selection,
    SnapshotCommand, StatisticsRequest, StepsRequest,
};
use crate::edit::State;
use crate::edit::compose::UnitFate;
use crate::edit::lists::ListsDraft;
use crate::export::Format;
use crate::fingerprint::Fingerprint;
use crate::format::clip::Clip;
use crate::model::{
    Authorised, CategoryId, ChartFields, ChartId, Choice, GradeId, Hundredths, KindId, LevelId,
    PostId, Project, UnitId,
};
use crate::words::Message;

/// A request. The only way to change anything.
#[derive(Debug)]
pub enum Command {
    Act(Action),
    /// Opens a file: a project, or a report's text by its content.
    OpenFile(PathBuf),
    /// A chosen path comes back; none if the user changed their mind.
    PathChosen {
        purpose: Purpose,
        path: Option<PathBuf>,
    },
    /// Files whose charts are to be added were chosen.
    FilesChosen(Vec<PathBuf>),
    /// They were read, as far as they could be.
    FilesRead(Vec<(PathBuf, Result<Reading, Message>)>),
    /// The answer to [`Effect::AskAddCharts`].
    AddCharts(Box<Additions>),
    /// Who may edit the file of the project that is open at `path`.
    FileTaken {
        path: PathBuf,
        access: Access,
    },
    /// The file of the open project, which somebody else was editing, may be free by now.
    TryFileAgain,
    /// Who may edit a file: comes before [`Command::FileRead`] and [`Command::FileWritten`].
    FileAccess {
        path: PathBuf,
        access: Access,
    },
    FileRead {
        path: PathBuf,
        purpose: Purpose,
        read: Result<Reading, Message>,
    },
    /// A save came to its end. `number` is the document's, `state` the one that was saved.
    FileWritten {
        path: PathBuf,
        number: u64,
        state: State,
        result: Result<Written, NotWritten>,
    },
    /// Goes on with what another run of the program left unsaved; beside its file rather than in its
    /// place if both are kept.
    Recover {
        recovered: Box<Recovered>,
        keep_both: bool,
    },
    /// The file of the document `number`, which was thought to hold `since`, was looked at.
    DiskSeen {
        number: u64,
        since: Fingerprint,
        /// None if it is gone.
        found: Option<Fingerprint>,
    },
    /// The answer to [`Effect::AskChanged`].
    Changed(ChangedAnswer),
    /// The answer to [`Effect::AskInPlace`].
    SaveInPlace(bool),
    /// Opens a version that was kept, as a project in no file.
    OpenVersion(PathBuf),
    /// Compares a version that was kept with the chart in front.
    CompareVersion(PathBuf),
    /// The answer to [`Effect::AskUnsaved`].
    Unsaved(UnsavedAnswer),
    /// Brings a chart to the front, and with it what it is compared with, unless the user chose that.
    ShowChart(ChartId),
    /// Brings one of the charts compared to the front: what is compared stays.
    ShowEnd(ChartId),
    Select(Selection),
    /// All the texts that are being typed now, in the place of those before.
    Drafts(Vec<Draft>),
    MovePosts {
        posts: Vec<PostId>,
        unit: UnitId,
        before: Option<PostId>,
    },
    /// Takes back the move of posts that was just made, and moves these in its place: the same step.
    MovePostsInstead {
        posts: Vec<PostId>,
        unit: UnitId,
        before: Option<PostId>,
    },
    /// Takes back the step of [`Effect::Made`], if it still is the last.
    UndoStep(u64),
    /// One that stands under another of them goes with that one.
    MoveUnits {
        units: Vec<UnitId>,
        parent: UnitId,
        before: Option<UnitId>,
    },
    /// What is selected goes into a unit, last.
    MoveSelection(UnitId),
    /// A new post at the end of a unit.
    AddPostTo(UnitId),
    /// A new unit, last under another.
    AddUnitUnder(UnitId),
    ChangePosts {
        chart: ChartId,
        posts: Vec<PostId>,
        change: PostChange,
    },
    ChangeUnits {
        chart: ChartId,
        units: Vec<UnitId>,
        change: UnitChange,
    },
    DeleteUnit {
        unit: UnitId,
        fate: UnitFate,
    },
    SetChart {
        chart: ChartId,
        fields: ChartFields,
    },
    MoveChart {
        chart: ChartId,
        index: usize,
    },
    AttachChart {
        chart: ChartId,
        into: ChartId,
        parent: UnitId,
    },
    DeleteChart(ChartId),
    /// The answer to [`Effect::AskIsSource`].
    MakeTarget {
        base: ChartId,
        /// Whether the base becomes the source in the same step.
        is_source: bool,
    },
    /// The answer to [`Effect::AskEditSource`].
    EditSource {
        source: ChartId,
        agreed: bool,
    },
    /// The user chooses the charts to compare, the one looked from first.
    Compare {
        from: ChartId,
        to: ChartId,
    },
    Ledger(LedgerCommand),
    Reshape(ReshapeCommand),
    /// What the system's clipboard holds is to be put into the chart in front.
    Paste(String),
    /// The same, once it is known to come from a window like this one.
    PasteClip(Clip),
    /// The answer to [`Effect::AskPaste`].
    PasteTable(Box<PastedTable>),
    Snapshot(SnapshotCommand),
    Comment(Box<CommentCommand>),
    /// A variant is what the tables agree on: it becomes a new variant, or the chart `into` stands as it
    /// does.
    AcceptVariant {
        variant: ChartId,
        into: Option<ChartId>,
    },
    /// Asks for a path, then writes these charts, made from `base`, side by side.
    ExportVariants {
        base: ChartId,
        variants: Vec<ChartId>,
    },
    /// What has changed in its chart since a snapshot was taken.
    CompareSnapshot(ChartId),
    Look(LookCommand),
    Find(FindCommand),
    /// Asks for a path, then makes a page for each step of the changes between the charts compared, or
    /// for each group of steps.
    ExportSteps {
        by_group: bool,
    },
    /// Asks for a path, then makes the picture.
    ExportPicture(Box<PictureChoice>),
    /// Puts the variants of several tables together, as a new variant of their common base.
    Merge {
        base: ChartId,
        tables: Vec<ChartId>,
    },
    /// The answer to [`Effect::MakeMerged`].
    Merged(Box<MergeDone>),
    /// The choices between which a conflict of the chart in front is settled are shown.
    AskSettle(usize),
    /// A conflict of the chart in front, by its place, is settled.
    SettleConflict {
        place: usize,
        choice: Choice,
    },
    /// Brings a chart to the front, with this selected and in sight. What is compared stays if that is
    /// one of the charts compared.
    LookAt {
        chart: ChartId,
        selection: Selection,
    },
    /// The lists as somebody would have them: new entries get their ids as the edit is made.
    SetLists(Box<ListsDraft>),
    SetProjectTitle(String),
}

/// A field of a post, with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum PostChange {
    Title(String),
    Category(Option<CategoryId>),
    /// Takes the grade's category along, where the grade settles it.
    Grade(Option<GradeId>),
    ManagerLevel(Option<LevelId>),
    ReferenceJob(Option<String>),
    Fte(Hundredths),
    Vacant(bool),
    Note(String),
}

/// A field of a unit, with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitChange {
    Kind(KindId),
    Name(String),
    Authorised(Authorised),
    Note(String),
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    Open,
    /// Somebody else, who is editing the file of the open project, has saved it.
    Follow,
    /// A version that was kept of the open project's file.
    OpenVersion,
    /// To be compared with the chart in front.
    Compare,
    /// A report's text, as a project of its own.
    ImportText,
    /// A report's text, its charts added to the open project.
    ImportTextHere,
    /// Charts of other files, added to the open project: several paths may be chosen.
    AddCharts,
    Save,
    Picture(Format),
    /// The tables of the movements, in the format that the name's end says.
    ExportTables,
    /// The statistics of the chart in front, in the format that the name's end says.
    ExportStatistics,
    /// What has changed, in sentences, in the format that the name's end says.
    ExportMinutes,
    /// The comments of the chart in front, in the format that the name's end says.
    ExportComments,
    /// Several variants side by side, in the format that the name's end says.
    ExportVariants,
    /// The steps of the changes, as pages.
    Steps {
        by_group: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsavedAnswer {
    Save,
    Discard,
    Cancel,
}

/// What becomes of a file that somebody else has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangedAnswer {
    /// It is opened as it now is, and the changes made here are given up.
    Reload,
    /// It is compared with what is open.
    Compare,
    /// What is open stays, and takes its place: now if it was being saved, else with the next save.
    KeepMine,
    /// Nothing for now.
    Later,
}

/// A project to be written into its file.
#[derive(Clone, Debug)]
pub struct WriteRequest {
    pub project: Arc<Project>,
    pub path: PathBuf,
    pub number: u64,
    pub state: State,
    /// What the file is thought to hold; none if whatever it holds may go.
    pub expected: Option<Fingerprint>,
    /// The file is written over: the user agreed, since it cannot be replaced.
    pub in_place: bool,
}

/// A project was written.
#[derive(Clone, Debug)]
pub struct Written {
    pub fingerprint: Fingerprint,
    /// What did not go well all the same.
    pub remark: Option<Message>,
}

/// A project was not written.
#[derive(Clone, Debug)]
pub enum NotWritten {
    /// The file holds this, which nobody has seen here.
    Changed(Fingerprint),
    /// The file can be written over, but not replaced: why.
    NotReplaced(Message),
    Failed(Message),
}

/// What went well is said quietly; what did not stays until it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Failed,
}

/// Which tables are to be made of the movements between two charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tables {
    /// Those of the report.
    Movements,
    /// What has changed, in sentences.
    Minutes,
    /// The comments of `to`.
    Comments,
    /// Several variants of `from` side by side.
    Variants(Vec<ChartId>),
}

/// Tables to be made of the movements between two charts, or a snapshot and a chart.
#[derive(Clone, Debug)]
pub struct TablesRequest {
    pub tables: Tables,
    pub project: Arc<Project>,
    pub from: ChartId,
    pub to: ChartId,
    pub path: PathBuf,
}

/// What came of putting variants together, in sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MergeReport {
    /// What every table did.
    pub agreed: Vec<Message>,
    /// What some tables did, and the others left alone.
    pub one_sided: Vec<Message>,
    pub conflicts: Vec<Message>,
}

/// What a reader could not settle by itself, with its line in the input.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportProblem {
    pub line: usize,
    pub message: Message,
}

/// What the editor may not do itself: files, dialogs, the window.
#[derive(Debug)]
pub enum Effect {
    /// Asks for a path; comes back as [`Command::PathChosen`].
    AskPath {
        purpose: Purpose,
        suggested_name: String,
    },
    /// Keeps others away from the file of the open project: comes back as [`Command::FileTaken`].
    TakeFile(PathBuf),
    /// Comes back as [`Command::FileRead`].
    ReadFile {
        path: PathBuf,
        purpose: Purpose,
    },
    /// Nobody is kept away from them: comes back as [`Command::FilesRead`].
    ReadFiles(Vec<PathBuf>),
    /// Which charts of other files are added: comes back as [`Command::AddCharts`].
    AskAddCharts(Box<Additions>),
    /// Comes back as [`Command::FileWritten`].
    WriteFile(Box<WriteRequest>),
    /// Somebody else has changed the file: comes back as [`Command::Changed`].
    AskChanged {
        name: String,
        /// Whether something was changed here too.
        unsaved: bool,
        /// Whether it was found while saving.
        saving: bool,
    },
    /// The file cannot be replaced: comes back as [`Command::SaveInPlace`].
    AskInPlace {
        name: String,
        why: Message,
    },
    /// Which version of this file is wanted: comes back as [`Command::OpenVersion`] or
    /// [`Command::CompareVersion`].
    AskVersion(PathBuf),
    /// The movements are shown beside the chart.
    ShowMovements,
    /// Save, do not save, cancel: comes back as [`Command::Unsaved`].
    AskUnsaved,
    /// Where the posts of a unit go: comes back as [`Command::DeleteUnit`].
    AskUnitFate(UnitId),
    /// Which of these units, and of others, become one: comes back as [`Command::Reshape`].
    AskMergeUnits(Vec<UnitId>),
    /// What of a unit becomes a unit of its own: comes back as [`Command::Reshape`].
    AskSplitUnit(UnitId),
    /// For the system's clipboard.
    CopyText(String),
    /// What the system's clipboard holds is wanted: comes back as [`Command::Paste`].
    ReadClipboard,
    /// What the columns of a table from elsewhere are: comes back as [`Command::PasteTable`].
    AskPaste(Box<PastedTable>),
    /// Asks before a source chart is changed: comes back as [`Command::EditSource`].
    AskEditSource(ChartId),
    /// Whether a chart without a role, of which a target is to be made, is the source: comes back as
    /// [`Command::MakeTarget`].
    AskIsSource(ChartId),
    /// Asks before a chart is deleted: comes back as [`Command::DeleteChart`].
    AskDeleteChart(ChartId),
    /// Into which unit what is selected goes: comes back as [`Command::MoveSelection`].
    AskMove,
    /// Under which unit a chart goes: comes back as [`Command::AttachChart`].
    AskAttach(ChartId),
    EditLists,
    EditChart(ChartId),
    /// A text field over the selected unit or line.
    EditInPlace,
    /// Which posts are to be linked: comes back as [`Command::Ledger`].
    AskLink,
    /// Which proposals of an alignment are accepted: comes back as [`Command::Ledger`].
    AskAlign,
    /// The snapshots are listed: comes back as [`Command::Snapshot`].
    ShowSnapshots,
    /// Variants are shown side by side.
    ShowVariants,
    /// Which variants are put together: comes back as [`Command::Merge`].
    AskMerge,
    /// How a conflict of the chart in front is settled: comes back as [`Command::SettleConflict`].
    AskSettle(usize),
    /// Variants are to be put together, which takes long: comes back as [`Command::Merged`].
    MakeMerged(Box<MergeRequest>),
    /// Variants were put together: what came of it is shown.
    ShowMerged(MergeReport),
    MakeTables(Box<TablesRequest>),
    MakeStatistics(Box<StatisticsRequest>),
    /// What picture is wanted: comes back as [`Command::ExportPicture`].
    AskPicture,
    MakePicture(Box<PictureRequest>),
    MakeSteps(Box<StepsRequest>),
    ShowImportProblems(Vec<ImportProblem>),
    /// The window remembers this file among the recent ones.
    RememberFile(PathBuf),
    /// A project was opened or replaced: the whole chart is shown.
    ShowWhole,
    /// Texts that were being typed stand in their fields again.
    Resume(Vec<Draft>),
    /// Brings the selection into view.
    Reveal,
    /// The same, as near as it can be read.
    Approach,
    /// Camera, panels, theme, language: the window's own.
    View(Action),
    Say {
        tone: Tone,
        message: Message,
    },
    /// A step was made whose outcome may be out of sight: said, with the means to take it back as
    /// [`Command::UndoStep`].
    Made {
        message: Message,
        revision: u64,
    },
    Quit,
}
