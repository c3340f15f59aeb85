//! What threads bring back.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use crate::compare::Alignment;
use crate::editor::recovery::Recovered;
use crate::editor::{Command, Effect, Purpose, TablePreview};
use crate::export::Progress;
use crate::geom::Size;
use crate::model::ChartId;
use crate::store::journal::Orphan;
use crate::words::Message;

/// What a thread brings back.
pub enum JobReport {
    Command(Command),
    /// Several, in order.
    Commands(Vec<Command>),
    Effect(Effect),
    /// What an alignment of two charts proposes.
    Aligned {
        from: ChartId,
        to: ChartId,
        alignment: Alignment,
    },
    /// What a table would become as it is chosen to be read, or why it cannot be.
    TableRead {
        number: u64,
        preview: Result<Box<TablePreview>, Message>,
    },
    /// These files were written; and what did not go well all the same.
    Exported {
        paths: Vec<PathBuf>,
        remark: Option<Message>,
    },
    /// The versions that were kept of a file, the latest first.
    Versions(Vec<FormerVersion>),
    /// A picture for the clipboard.
    Picture(egui::ColorImage),
    /// An export was ended by the user.
    Cancelled,
    /// What other runs of the program left unsaved, and what could not be read of it.
    Unsaved {
        offers: Vec<Offer>,
        problems: Vec<Message>,
    },
    /// There is nothing to tell.
    Nothing,
    /// What a picture would look like, or why it cannot be made.
    Preview(Result<Preview, Message>),
    /// A page of the PDF that was read; nothing where it cannot be drawn.
    SourcePage(Option<SourcePage>),
    /// A file stands where one is to be written: the user says whether it goes.
    AskOverwrite {
        purpose: Purpose,
        path: PathBuf,
    },
    /// No native dialog can be shown here: a field to type a path in takes its place.
    NoDialog {
        purpose: Purpose,
        suggested_name: String,
    },
}

/// What a thread brings back, and whether it still matters.
pub struct Brought {
    pub report: JobReport,
    /// It is dropped if this is cancelled before it is taken.
    pub wanted: Option<Arc<Progress>>,
}

/// A version that was kept, as it is offered.
#[derive(Clone, Debug)]
pub struct FormerVersion {
    pub path: PathBuf,
    pub written: SystemTime,
    /// The posts of the chart that it would show first; none if it cannot be read.
    pub posts: Option<usize>,
}

/// A page of a preview, in figures.
#[derive(Clone, Copy, Debug)]
pub struct PreviewPage {
    pub smallest_text_pt: f32,
    /// In points.
    pub size: Size,
    /// Of the image, for a PNG.
    pub pixels: (u64, u64),
    pub posts: usize,
}

/// What a preview shows.
pub struct Preview {
    pub pages: Vec<PreviewPage>,
    pub page: usize,
    pub image: egui::ColorImage,
}

/// A page of the PDF that was read, drawn.
pub struct SourcePage {
    /// The width and height of the page, in points.
    pub size: egui::Vec2,
    pub image: egui::ColorImage,
}

/// What another run left unsaved.
pub struct Offer {
    pub orphan: Orphan,
    pub recovered: Recovered,
    /// Something at the end of the journal could not be read.
    pub damaged: bool,
    pub on_disk: OnDisk,
}

/// What stands where the project's file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// The project is in no file.
    NoFile,
    /// The file is not there.
    Gone,
    /// As it was when the journal was written.
    Unchanged,
    Changed,
}
