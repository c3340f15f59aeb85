//! What takes time or may block, on threads: native dialogs, files, pictures. The window never waits;
//! results come back as commands.

mod access;
mod files;
mod pictures;
mod recovery;
mod report;
mod source_page;
mod tables;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use pictures::Kind;
pub use pictures::{PreviewRequest, Running};
use report::Brought;
pub use report::{FormerVersion, JobReport, Offer, OnDisk, Preview, PreviewPage, SourcePage};
pub use source_page::SourcePageRequest;
pub use tables::TableRequest;
use watch::Watch;
pub use watch::Watched;

use crate::compare::align;
use crate::editor::{
    Command, Effect, FileCommand, MergeCommand, MergeRequest, Purpose, TablesRequest, Tone,
};
use crate::export::Progress;
use crate::format::loses_project;
use crate::model::{Chart, Lists};
use crate::store::{self, Locks, Placed, StoreError, Versions};
use crate::words::{Locale, Message, key, message, shown};

/// How the bytes of a file are read.
pub type ReadBytes = dyn Fn(&Path) -> Result<Vec<u8>, StoreError> + Send + Sync;

/// How the bytes of what is exported are written, and what it is made from: [`store::save_export`].
pub type WriteBytes = dyn Fn(&Path, &[u8], &[PathBuf]) -> Result<Placed, StoreError> + Send + Sync;

/// The threads under way.
pub struct Jobs {
    sender: Sender<Brought>,
    receiver: Receiver<Brought>,
    ctx: egui::Context,
    /// What takes long enough to be told.
    running: Vec<Running>,
    locks: Locks,
    watch: Option<Watch>,
    versions: Option<Versions>,
    /// The system's own dialog, above the window that it belongs to: meanwhile no other can be asked for.
    pub dialog: rfd::FileDialog,
    /// Tests read and write as slowly as they like.
    pub read_bytes: Arc<ReadBytes>,
    pub write_bytes: Arc<WriteBytes>,
}

impl Jobs {
    /// `versions`: where a project is kept that an export takes the place of, and looked for that a file
    /// held which cannot be read any more.
    pub fn new(ctx: egui::Context, versions: Option<Versions>) -> Self {
        let (sender, receiver) = channel();
        let (locks, watch) = (Locks::default(), None);
        // The user agreed to replace what is there; a project in it is kept all the same.
        let kept = versions.clone();
        let write_export = move |path: &Path, bytes: &[u8], made_from: &[PathBuf]| {
            let would_be_lost = |held: &[u8]| loses_project(held, bytes);
            store::save_export(path, bytes, made_from, || kept.clone(), would_be_lost)
        };
        let (read_bytes, write_bytes) = (Arc::new(store::read), Arc::new(write_export));
        let (running, dialog) = (Vec::new(), rfd::FileDialog::new());
        Self {
            sender,
            receiver,
            ctx,
            running,
            locks,
            watch,
            versions,
            dialog,
            read_bytes,
            write_bytes,
        }
    }

    /// What has come back since the last call, and is still wanted.
    pub fn reports(&self) -> Vec<JobReport> {
        let is_wanted =
            |it: &Brought| !it.wanted.as_ref().is_some_and(|progress| progress.is_cancelled());
        self.receiver.try_iter().filter(is_wanted).map(|it| it.report).collect()
    }

    fn start(&self, job: impl FnOnce() -> JobReport + Send + 'static) {
        self.start_thread(None, job);
    }

    /// What comes of `job` is dropped, whenever `progress` is cancelled before it is taken.
    fn start_for(
        &self,
        progress: Arc<Progress>,
        job: impl FnOnce(&Progress) -> JobReport + Send + 'static,
    ) {
        let wanted = progress.clone();
        self.start_thread(Some(wanted), move || job(&progress));
    }

    fn start_thread(
        &self,
        wanted: Option<Arc<Progress>>,
        job: impl FnOnce() -> JobReport + Send + 'static,
    ) {
        let sender = self.sender.clone();
        let ctx = self.ctx.clone();
        std::thread::spawn(move || {
            // A bug in a job is told, and ends nothing else.
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
            let report = done.unwrap_or_else(|_| {
                let message = message!(key::JOB_FAILED);
                JobReport::Effect(Effect::Say { tone: Tone::Failed, message })
            });
            // The window is gone if nobody listens: nothing is left to tell.
            let _ = sender.send(Brought { report, wanted });
            ctx.request_repaint();
        });
    }

    /// Of the files that the window edits.
    pub fn locks(&self) -> Locks {
        self.locks.clone()
    }

    /// Shows the system's own dialog for a path.
    pub fn ask_path(
        &self,
        purpose: Purpose,
        suggested_name: String,
        folder: Option<PathBuf>,
        words: Locale,
    ) {
        let dialog = self.dialog.clone();
        self.start(move || {
            let mut dialog = dialog.set_title(words.get(purpose.title()));
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            for it in purpose.file_types() {
                dialog = dialog.add_filter(words.get(it.name), it.extensions);
            }
            if purpose.takes_several() {
                return match dialog.pick_files() {
                    None if !native_dialog_exists() => {
                        JobReport::NoDialog { purpose, suggested_name }
                    }
                    None => JobReport::Command(Command::File(FileCommand::PathChosen {
                        purpose,
                        path: None,
                    })),
                    Some(paths) => {
                        JobReport::Command(Command::File(FileCommand::FilesChosen(paths)))
                    }
                };
            }
            let path = if purpose.writes() {
                dialog.set_file_name(&suggested_name).save_file()
            } else {
                dialog.pick_file()
            };
            match path {
                None if !native_dialog_exists() => JobReport::NoDialog { purpose, suggested_name },
                None => JobReport::Command(Command::File(FileCommand::PathChosen {
                    purpose,
                    path: None,
                })),
                Some(chosen) => checked(purpose, chosen),
            }
        });
    }

    /// A path typed by hand goes the same way as one that was chosen.
    pub fn path_typed(&self, purpose: Purpose, path: PathBuf) {
        self.start(move || {
            let path = purpose.completed(std::path::absolute(&path).unwrap_or(path));
            if purpose.writes() && path.exists() {
                return JobReport::AskOverwrite { purpose, path };
            }
            JobReport::Command(Command::File(FileCommand::PathChosen { purpose, path: Some(path) }))
        });
    }

    /// Shows the folder of a file in the system's own window.
    pub fn open_folder(&self, file: PathBuf) {
        self.start(move || {
            let folder = file.parent().unwrap_or(Path::new("."));
            // Nothing is left to say of it: the window opens beside ours.
            let Err(error) = open::that(folder) else { return JobReport::Nothing };
            let message = message!(
                key::FOLDER_NOT_OPENED,
                folder = shown(folder),
                reason = error.to_string()
            );
            JobReport::Effect(Effect::Say { tone: Tone::Failed, message })
        });
    }

    /// Finds who is whom in two charts.
    pub fn align(&self, from: Chart, to: Chart, lists: Lists) {
        self.start(move || {
            let alignment = align(&from, &to, &lists);
            JobReport::Aligned { from: from.id, to: to.id, alignment }
        });
    }

    /// Puts variants together, where that takes long. It ends once it is cancelled, and what comes of it is
    /// dropped.
    pub fn merge(&mut self, request: MergeRequest) {
        let progress = self.tell(message!(key::MERGING_VARIANTS), Kind::Looks);
        self.start_for(progress, move |progress| {
            JobReport::Command(Command::Merge(MergeCommand::Done(request.run(progress).into())))
        });
    }

    /// Writes what is made from these files.
    fn write_from(
        &self,
        made_from: Vec<PathBuf>,
    ) -> impl Fn(&Path, &[u8]) -> Result<Placed, StoreError> + Send + use<> {
        let write_bytes = self.write_bytes.clone();
        move |path, bytes| write_bytes(path, bytes, &made_from)
    }

    /// Makes the tables of the movements between two charts, and writes them.
    pub fn make_tables(&mut self, request: TablesRequest, made_from: Vec<PathBuf>, words: Locale) {
        let progress = self.begin(&request.path);
        let write_bytes = self.write_from(made_from);
        self.start(move || match request.bytes(words, &progress) {
            // Nothing is written that nobody wants any more.
            _ if progress.is_cancelled() => JobReport::Cancelled,
            made => {
                let written = made.and_then(|bytes| {
                    let saved = write_bytes(&request.path, &bytes);
                    saved.map_err(|error| error.message())
                });
                said(&request.path, written)
            }
        });
    }
}

/// The path with its extension; another file that stands there only because of it is asked about, as
/// the system's dialog asked about the name that was typed.
fn checked(purpose: Purpose, chosen: PathBuf) -> JobReport {
    let path = purpose.completed(chosen.clone());
    if path != chosen && path.exists() {
        return JobReport::AskOverwrite { purpose, path };
    }
    JobReport::Command(Command::File(FileCommand::PathChosen { purpose, path: Some(path) }))
}

/// Whether a `None` from the dialog can mean that the user cancelled it. Without a desktop portal and
/// without zenity it can only mean that nothing was shown.
fn native_dialog_exists() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    let on_path = |program: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    };
    let portal = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        && ["/usr/libexec", "/usr/lib", "/usr/local/libexec"]
            .iter()
            .any(|folder| Path::new(folder).join("xdg-desktop-portal").is_file());
    portal || on_path("zenity")
}

/// That the file at `path` is made, or why it is not.
fn said(path: &Path, made: Result<Placed, Message>) -> JobReport {
    match made {
        Ok(placed) => {
            JobReport::Exported { paths: vec![path.to_path_buf()], remark: placed.remark() }
        }
        Err(message) => JobReport::Effect(Effect::Say { tone: Tone::Failed, message }),
    }
}
