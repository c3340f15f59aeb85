//! What the editor is asked to do, by who answers: the only way to change anything.
//!
//! Each handler matches an enum of its own, whole: a new command does not build until somebody does it.

use std::path::PathBuf;

use super::recovery::Recovered;
use super::{
    Access, Action, Additions, Draft, FindCommand, MappedTable, MergeDone, NotWritten,
    PictureChoice, PlaceOfText, PlacedText, Purpose, Reading, ReviewCommand, Selection, TableFile,
    Written,
};
use crate::edit::HistoryState;
use crate::edit::compose::UnitFate;
use crate::edit::links::PostPair;
use crate::edit::lists::ListsDraft;
use crate::edit::reshape::Part;
use crate::fingerprint::Fingerprint;
use crate::format::clip::Clip;
use crate::model::{
    Arrangement, Authorised, CategoryId, ChartFields, ChartId, Choice, Comment, GradeId,
    Hundredths, KindId, LevelId, Look, Nature, PostId, Subject, UnitId,
};
use crate::words::Message;

/// A request.
#[derive(Debug)]
pub enum Command {
    Act(Action),
    File(FileCommand),
    Disk(DiskCommand),
    Show(ShowCommand),
    Look(LookCommand),
    Review(ReviewCommand),
    Find(FindCommand),
    Change(ChangeCommand),
    Export(ExportCommand),
    Merge(MergeCommand),
    /// The answer to [`Question::EditSource`](super::Question::EditSource).
    EditSource {
        source: ChartId,
        agreed: bool,
    },
    /// The choices between which a conflict of the chart in front is settled are shown.
    AskSettle(usize),
    /// Takes back the move of posts that was just made, and moves these in its place: the same step.
    MovePostsInstead {
        posts: Vec<PostId>,
        unit: UnitId,
        before: Option<PostId>,
    },
    /// Takes back the step of [`Effect::Made`](super::Effect::Made), if it still is the last.
    UndoStep(u64),
    /// What the system's clipboard holds is to be put into the chart in front.
    Paste(String),
    /// The answer to [`Question::PlaceText`](super::Question::PlaceText).
    PlaceText {
        unit: UnitId,
        place: PlaceOfText,
    },
    /// All the texts that are being typed now, in the place of those before.
    Drafts(Vec<Draft>),
}

/// About the projects that are opened, imported and left.
#[derive(Debug)]
pub enum FileCommand {
    /// Opens a file: a project, or a report's text by its content.
    Open(PathBuf),
    /// Opens a version that was kept, as a project in no file.
    OpenVersion(PathBuf),
    /// A chosen path comes back; none if the user changed their mind.
    PathChosen {
        purpose: Purpose,
        path: Option<PathBuf>,
    },
    /// Files whose charts are to be added were chosen.
    FilesChosen(Vec<PathBuf>),
    /// They were read, as far as they could be.
    FilesRead(Vec<(PathBuf, Result<Reading, Message>)>),
    /// The answer to [`Question::AddCharts`](super::Question::AddCharts).
    AddCharts(Box<Additions>),
    Read {
        path: PathBuf,
        purpose: Purpose,
        read: Result<Reading, Message>,
    },
    /// A file that was to be read holds tables.
    TableRead(Box<TableFile>),
    /// The answer to [`Question::MapTable`](super::Question::MapTable).
    TableMapped(Box<MappedTable>),
    /// Goes on with what another run of the program left unsaved; beside its file rather than in its
    /// place if both are kept.
    Recover {
        recovered: Box<Recovered>,
        keep_both: bool,
    },
    /// The answer to [`Question::Unsaved`](super::Question::Unsaved).
    Unsaved(UnsavedAnswer),
}

/// About the file of the open project, as others may hold or change it.
#[derive(Debug)]
pub enum DiskCommand {
    /// Who may edit the file of the project that is open at `path`.
    Taken { path: PathBuf, access: Access },
    /// The file of the open project, which somebody else was editing, may be free by now.
    TryAgain,
    /// Who may edit a file: comes before [`FileCommand::Read`] and [`DiskCommand::Written`].
    Access { path: PathBuf, access: Access },
    /// A save came to its end. `number` is the document's, `state` the one that was saved.
    Written { path: PathBuf, number: u64, state: HistoryState, result: Result<Written, NotWritten> },
    /// The file of the document `number`, which was thought to hold `since`, was looked at.
    Seen {
        number: u64,
        since: Fingerprint,
        /// None if it is gone.
        found: Option<Fingerprint>,
    },
    /// The answer to [`Question::Changed`](super::Question::Changed).
    Changed(ChangedAnswer),
    /// The answer to [`Question::InPlace`](super::Question::InPlace).
    SaveInPlace(bool),
    /// Compares a version that was kept with the chart in front.
    CompareVersion(PathBuf),
}

/// What is in front, selected and compared.
#[derive(Clone, Debug)]
pub enum ShowCommand {
    /// Brings a chart to the front, and with it what it is compared with, unless the user chose that.
    Chart(ChartId),
    /// Brings one of the charts compared to the front: what is compared stays.
    End(ChartId),
    Select(Selection),
    /// Brings a chart to the front, with this selected and in sight. What is compared stays if that is
    /// one of the charts compared.
    At {
        chart: ChartId,
        selection: Selection,
    },
    /// The user chooses the charts to compare, the one looked from first.
    Compare {
        from: ChartId,
        to: ChartId,
    },
    /// What has changed in its chart since a snapshot was taken.
    CompareSnapshot(ChartId),
}

/// Something is written to a file, once its path is asked for.
#[derive(Debug)]
pub enum ExportCommand {
    /// These charts, made from `base`, side by side.
    Variants {
        base: ChartId,
        variants: Vec<ChartId>,
    },
    /// A page for each step of the changes between the charts compared, or for each group of steps.
    Steps {
        by_group: bool,
    },
    Picture(Box<PictureChoice>),
}

/// The variants of several tables are put together.
#[derive(Debug)]
pub enum MergeCommand {
    /// As a new variant of their common base.
    Make { base: ChartId, tables: Vec<ChartId> },
    /// The answer to [`Job::Merge`](super::Job::Merge).
    Done(Box<MergeDone>),
}

/// A change of the open project: one edit, one step of undo.
#[derive(Debug)]
pub enum ChangeCommand {
    Posts(PostCommand),
    Units(UnitCommand),
    Selection(SelectionCommand),
    Charts(ChartCommand),
    /// The lists as somebody would have them: new entries get their ids as the edit is made.
    Lists(Box<ListsDraft>),
    Ledger(LedgerCommand),
    Reshape(ReshapeCommand),
    Snapshot(SnapshotCommand),
    Comment(Box<CommentCommand>),
    ProjectTitle(String),
}

/// Of posts, in the chart in front where none is named.
#[derive(Debug)]
pub enum PostCommand {
    Move {
        posts: Vec<PostId>,
        unit: UnitId,
        before: Option<PostId>,
    },
    /// A new post at the end of a unit.
    Add(UnitId),
    Set {
        chart: ChartId,
        posts: Vec<PostId>,
        change: PostChange,
    },
}

/// Of units, in the chart in front where none is named.
#[derive(Debug)]
pub enum UnitCommand {
    /// One that stands under another of them goes with that one.
    Move {
        units: Vec<UnitId>,
        parent: UnitId,
        before: Option<UnitId>,
    },
    /// A new unit, last under another.
    Add(UnitId),
    Set {
        chart: ChartId,
        units: Vec<UnitId>,
        change: UnitChange,
    },
    Delete {
        unit: UnitId,
        fate: UnitFate,
    },
}

/// Of what is selected in the chart in front.
#[derive(Debug)]
pub enum SelectionCommand {
    /// It goes into a unit, last.
    MoveInto(UnitId),
    Move(Direction),
    Duplicate,
    /// Of the line of the last selected post one post more.
    OneMore,
    /// With everything that is in it.
    Delete,
    /// It was put onto the clipboard.
    Cut,
    /// What a window like this one has put onto the clipboard.
    PasteClip(Clip),
    /// What a pasted text describes goes under a unit.
    PlaceText(Box<PlacedText>),
}

/// Where the selection goes, among its neighbours or into another unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Earlier,
    Later,
    /// Beside the unit it is in.
    Out,
    /// Into the unit before it.
    In,
    ToPreviousUnit,
    ToNextUnit,
}

/// Of whole charts.
#[derive(Debug)]
pub enum ChartCommand {
    /// A new one, with nothing in it.
    Add,
    Duplicate(ChartId),
    MakeVariant(ChartId),
    /// Also the answer to [`Question::IsSource`](super::Question::IsSource).
    MakeTarget {
        base: ChartId,
        /// Whether the base becomes the source in the same step.
        is_source: bool,
    },
    Set {
        chart: ChartId,
        fields: Box<ChartFields>,
    },
    Move {
        chart: ChartId,
        index: usize,
    },
    Attach {
        chart: ChartId,
        into: ChartId,
        parent: UnitId,
    },
    Delete(ChartId),
    /// A variant is what the tables agree on: it becomes a new variant, or the chart `into` stands as it
    /// does.
    Accept {
        variant: ChartId,
        into: Option<ChartId>,
    },
    /// A conflict of the chart in front, by its place, is settled.
    Settle {
        place: usize,
        choice: Choice,
    },
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

/// What is said of the posts and units of the two charts compared. `source` is a post of the earlier
/// one, everything else is of the later one or of both.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerCommand {
    /// A post is transformed into another.
    Link {
        source: PostId,
        target: PostId,
    },
    /// A post no longer comes from any.
    Unlink {
        target: PostId,
    },
    /// One post becomes several.
    Split {
        source: PostId,
        parts: Vec<PostId>,
    },
    /// Several posts become one.
    Consolidate {
        sources: Vec<PostId>,
        heir: PostId,
    },
    PostReasons {
        posts: Vec<PostId>,
        reason: String,
    },
    /// What the movements of posts are called; none leaves it to the rule.
    PostNatures {
        posts: Vec<PostId>,
        nature: Option<Nature>,
    },
    UnitReasons {
        units: Vec<UnitId>,
        reason: String,
    },
    /// Accepted proposals of an alignment of the charts compared, what is of the first one `from`.
    Pair {
        units: Vec<(UnitId, UnitId)>,
        posts: Vec<PostPair>,
    },
}

/// Units made one, or one made two.
#[derive(Clone, Debug, PartialEq)]
pub enum ReshapeCommand {
    /// The posts and units of `others` go to `heir`, which is then called so.
    Merge { heir: UnitId, others: Vec<UnitId>, name: String, authorised: Authorised },
    /// A part of `unit` becomes a unit of its own; what is left is authorised `left`.
    Split {
        unit: UnitId,
        part: Part,
        kind: KindId,
        name: String,
        authorised: Authorised,
        left: Authorised,
    },
}

/// What is asked about snapshots.
#[derive(Clone, Debug, PartialEq)]
pub enum SnapshotCommand {
    /// Keeps the chart in front as it stands, under this name.
    Take(String),
    Rename {
        snapshot: ChartId,
        label: String,
    },
    /// Its chart stands again as it did then.
    GoBack(ChartId),
    /// A new variant stands as the chart did then.
    AsVariant(ChartId),
    Delete(ChartId),
}

/// What is asked about a comment on a unit or a post of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct CommentCommand {
    pub chart: ChartId,
    pub on: Subject,
    pub change: CommentChange,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CommentChange {
    Add(Comment),
    /// Puts another in the place of that at this place: rewritten, resolved or opened again.
    Set(usize, Comment),
    Delete(usize),
}

/// What is asked about how a chart is looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum LookCommand {
    Set(Box<Look>),
    /// Folds branches away, or unfolds them.
    Fold {
        units: Vec<UnitId>,
        folded: bool,
    },
    UnfoldAll,
    /// How the units below one must stand; none: as the page wants it.
    Arrange {
        unit: UnitId,
        arrangement: Option<Arrangement>,
    },
    /// Shows the branch of this unit by itself; none: the whole chart.
    ShowBranch(Option<UnitId>),
    /// Looks at the chart as a view does.
    UseView(String),
    /// Keeps the look of the moment under a name, in place of the view that has it.
    SaveView(String),
    DeleteView(String),
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
