//! What the editor asks of the world in return: files, dialogs, threads, the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    Additions, Draft, KeptMapping, MergeRequest, OfferedText, Purpose, StepsRequest, TableFile,
    ViewAction,
};
use crate::edit::HistoryState;
use crate::export::{ExportOptions, Format};
use crate::fingerprint::Fingerprint;
use crate::model::{ChartId, Project, UnitId};
use crate::scene::statistics::Statistics;
use crate::words::{Locale, Message};

/// What the editor may not do itself.
#[derive(Debug)]
pub enum Effect {
    File(FileEffect),
    Ask(Question),
    Make(Job),
    Show(ShowEffect),
    /// Camera, panels, theme, language: the window's own.
    View(ViewAction),
    /// For the system's clipboard.
    CopyText(String),
    /// What the system's clipboard holds is wanted: comes back as [`Command::Paste`](super::Command::Paste).
    ReadClipboard,
    Say {
        tone: Tone,
        message: Message,
    },
    /// A step was made whose outcome may be out of sight: said, with the means to take it back as
    /// [`Command::UndoStep`](super::Command::UndoStep).
    Made {
        message: Message,
        revision: u64,
    },
    Quit,
}

/// Something is to be done with files.
#[derive(Debug)]
pub enum FileEffect {
    /// Asks for a path; comes back as [`FileCommand::PathChosen`](super::FileCommand::PathChosen).
    AskPath { purpose: Purpose, suggested_name: String },
    /// Keeps others away from the file of the open project: comes back as
    /// [`DiskCommand::Taken`](super::DiskCommand::Taken).
    Take(PathBuf),
    /// Comes back as [`FileCommand::Read`](super::FileCommand::Read).
    Read { path: PathBuf, purpose: Purpose },
    /// Nobody is kept away from them: comes back as
    /// [`FileCommand::FilesRead`](super::FileCommand::FilesRead).
    ReadMany(Vec<PathBuf>),
    /// Comes back as [`DiskCommand::Written`](super::DiskCommand::Written).
    Write(Box<WriteRequest>),
    /// The window remembers this file among the recent ones.
    Remember(PathBuf),
    /// What the columns of tables were taken for is remembered for the next ones.
    KeepMappings(Vec<KeptMapping>),
}

/// Something is asked or shown in front of the window.
#[derive(Debug)]
pub enum Question {
    /// Save, do not save, cancel: comes back as [`FileCommand::Unsaved`](super::FileCommand::Unsaved).
    Unsaved,
    /// What becomes of a file that was dropped where a project is open: it can be read.
    Dropped {
        path: PathBuf,
        is_report: bool,
    },
    /// Which charts of other files are added: comes back as
    /// [`FileCommand::AddCharts`](super::FileCommand::AddCharts).
    AddCharts(Box<Additions>),
    /// Somebody else has changed the file: comes back as
    /// [`DiskCommand::Changed`](super::DiskCommand::Changed).
    Changed {
        name: String,
        /// Whether something was changed here too.
        unsaved: bool,
        /// Whether it was found while saving.
        saving: bool,
    },
    /// The file cannot be replaced: comes back as
    /// [`DiskCommand::SaveInPlace`](super::DiskCommand::SaveInPlace).
    InPlace {
        name: String,
        why: Message,
    },
    /// Which version of this file is wanted: comes back as
    /// [`FileCommand::OpenVersion`](super::FileCommand::OpenVersion) or
    /// [`DiskCommand::CompareVersion`](super::DiskCommand::CompareVersion).
    Versions(PathBuf),
    /// Asks before a source chart is changed: comes back as
    /// [`Command::EditSource`](super::Command::EditSource).
    EditSource(ChartId),
    // What follows comes back as a [`ChangeCommand`](super::ChangeCommand).
    /// Where the posts of a unit go.
    UnitFate(UnitId),
    /// Which of these units, and of others, become one.
    MergeUnits(Vec<UnitId>),
    /// What of a unit becomes a unit of its own.
    SplitUnit(UnitId),
    /// Where what a pasted text describes goes: comes back as
    /// [`Command::PlaceText`](super::Command::PlaceText).
    PlaceText(OfferedText),
    /// What the columns of a file's tables mean: comes back as
    /// [`FileCommand::TableMapped`](super::FileCommand::TableMapped).
    MapTable(Box<TableFile>),
    /// Whether a chart without a role, of which a target is to be made, is the source.
    IsSource(ChartId),
    /// Asks before a chart is deleted.
    DeleteChart(ChartId),
    /// Into which unit what is selected goes.
    Move,
    /// Under which unit a chart goes.
    Attach(ChartId),
    Lists,
    Chart(ChartId),
    /// Which posts are to be linked.
    Link,
    /// Which proposals of an alignment are accepted.
    Align,
    /// The snapshots are listed.
    Snapshots,
    /// How a conflict of the chart in front, by its place, is settled.
    Settle(usize),
    /// Variants are shown side by side.
    Variants,
    /// Which variants are put together: comes back as [`MergeCommand::Make`](super::MergeCommand::Make).
    Merge,
    /// Variants were put together: what came of it is shown.
    Merged(MergeReport),
    /// What picture is wanted: comes back as [`ExportCommand::Picture`](super::ExportCommand::Picture).
    Picture,
    /// Anything that can be done now, by its name.
    Palette,
    Help,
    About,
}

/// Something that takes long is to be made beside the window.
#[derive(Debug)]
pub enum Job {
    /// Comes back as [`MergeCommand::Done`](super::MergeCommand::Done).
    Merge(Box<MergeRequest>),
    Tables(Box<TablesRequest>),
    Statistics(Box<StatisticsRequest>),
    Picture(Box<PictureRequest>),
    Steps(Box<StepsRequest>),
}

/// Something is brought into sight.
#[derive(Debug)]
pub enum ShowEffect {
    /// A project was opened or replaced: the whole chart.
    Whole,
    /// The selection.
    Reveal,
    /// The same, as near as it can be read.
    Approach,
    /// The movements, beside the chart.
    Movements,
    /// The report that was read, beside the chart.
    Review,
    /// A text field over the selected unit or line.
    EditInPlace,
    /// Texts that were being typed stand in their fields again.
    Resume(Vec<Draft>),
}

/// A project to be written into its file.
#[derive(Clone, Debug)]
pub struct WriteRequest {
    pub project: Arc<Project>,
    pub path: PathBuf,
    pub number: u64,
    pub state: HistoryState,
    /// What the file is thought to hold; none if whatever it holds may go.
    pub expected: Option<Fingerprint>,
    /// A new file is no more open to others than any of these.
    pub made_from: Vec<PathBuf>,
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
    /// Done, but not as it should be.
    Warned,
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

/// A picture, or a text, to be made of one chart.
#[derive(Clone, Debug)]
pub struct PictureRequest {
    pub project: Arc<Project>,
    pub chart: ChartId,
    pub options: ExportOptions,
    /// None: the clipboard.
    pub path: Option<PathBuf>,
}

/// What a picture of statistics is made of.
#[derive(Debug)]
pub struct StatisticsRequest {
    pub statistics: Statistics,
    pub format: Format,
    pub locale: Locale,
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

/// Says that what was asked cannot be done, and why.
pub(super) fn failed(message: Message) -> Vec<Effect> {
    vec![Effect::Say { tone: Tone::Failed, message }]
}
