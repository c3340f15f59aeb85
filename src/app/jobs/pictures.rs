//! Pictures on threads: written to files, put on the clipboard, shown before they are exported.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::Jobs;
use super::report::{JobReport, Preview, PreviewPage};
use crate::editor::{
    Command, Effect, FileCommand, PictureRequest, Purpose, StatisticsRequest, StepsRequest, Tone,
    compose_steps,
};
use crate::export::{Composed, Export, ExportError, ExportOptions, Progress, pages, pixels, png};
use crate::memory;
use crate::model::{ChartId, Project};
use crate::scene::page::Page;
use crate::store::{self, Placed, StoreError};
use crate::words::{Message, key, message};

/// Writes the bytes of one file.
type Write = dyn Fn(&Path, &[u8]) -> Result<Placed, StoreError>;

/// Something under way: how far it is, and the way to end it.
pub struct Running {
    pub what: Message,
    pub progress: Arc<Progress>,
    pub since: Instant,
    pub(super) kind: Kind,
}

/// What something under way is to who leaves before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file is read, for this: nothing is lost without it.
    Reads(Purpose),
    /// A file is made, which would not be there.
    Writes,
    /// Something is made or found for this window alone.
    Looks,
}

impl Running {
    fn goes_on(&self) -> bool {
        // Only the thread itself holds the other end.
        Arc::strong_count(&self.progress) > 1 && !self.progress.is_cancelled()
    }
}

/// What a preview is asked for.
pub struct PreviewRequest {
    pub project: Arc<Project>,
    pub chart: ChartId,
    pub options: ExportOptions,
    /// The page to draw, from 0; beyond the last one, the last.
    pub page: usize,
    /// The room for it, in pixels.
    pub room: egui::Vec2,
}

impl Jobs {
    /// Makes a picture of a project that is `made_from` these files, and writes it or puts it on the
    /// clipboard. Nothing waits for it.
    pub fn make_picture(&mut self, request: PictureRequest, made_from: Vec<PathBuf>) {
        let name = request.path.as_deref().map(file_name).unwrap_or_default();
        let what = message!(key::EXPORTING, name);
        let kind = if request.path.is_some() { Kind::Writes } else { Kind::Looks };
        let progress = self.tell(what, kind);
        let write_bytes = self.write_from(made_from);
        self.start(move || told(made(&request, &progress, &write_bytes)));
    }

    /// Makes the pages of the steps between two charts, and writes them. Nothing waits for it.
    pub fn make_steps(&mut self, request: StepsRequest, made_from: Vec<PathBuf>) {
        let progress = self.begin(&request.path);
        let write_bytes = self.write_from(made_from);
        self.start(move || told(steps(&request, &progress, &write_bytes)));
    }

    /// Makes the picture of the bars, and writes it. Nothing waits for it.
    pub fn make_statistics(&mut self, request: StatisticsRequest, made_from: Vec<PathBuf>) {
        let progress = self.begin(&request.path);
        let write_bytes = self.write_from(made_from);
        self.start(move || told(statistics(&request, &progress, &write_bytes)));
    }

    /// Tells of an export that begins.
    pub(super) fn begin(&mut self, path: &Path) -> Arc<Progress> {
        self.tell(message!(key::EXPORTING, name = file_name(path)), Kind::Writes)
    }

    /// Tells of something that begins, and may take long.
    pub(super) fn tell(&mut self, what: Message, kind: Kind) -> Arc<Progress> {
        let progress = Arc::new(Progress::default());
        let since = Instant::now();
        self.running.push(Running { what, progress: progress.clone(), since, kind });
        progress
    }

    /// Ends what [`Self::running`] has at `index`. Returns what the editor is to know of it: where a
    /// file was being read, that none was chosen.
    pub fn cancel(&mut self, index: usize) -> Option<Command> {
        let running = self.running.get(index)?;
        running.progress.cancel();
        match running.kind {
            Kind::Reads(purpose) => {
                Some(Command::File(FileCommand::PathChosen { purpose, path: None }))
            }
            Kind::Writes | Kind::Looks => None,
        }
    }

    /// The files that are being made, and would not be there if the program ended now.
    pub fn writing(&self) -> impl Iterator<Item = &Running> {
        self.running.iter().filter(|it| it.kind == Kind::Writes && it.goes_on())
    }

    /// Gives up the files that are being made.
    pub fn cancel_writing(&self) {
        for running in self.writing() {
            running.progress.cancel();
        }
    }

    /// What is under way, the longest first; what nobody wants any more is not told.
    pub fn running(&mut self) -> &[Running] {
        self.running.retain(Running::goes_on);
        &self.running
    }

    /// Draws a page as it would be exported; comes back as [`JobReport::Preview`].
    pub fn preview(&self, request: PreviewRequest) {
        self.start(move || JobReport::Preview(preview(&request)));
    }
}

/// What came of an export.
fn told(made: Result<JobReport, Failure>) -> JobReport {
    match made {
        Ok(report) => report,
        Err(Failure::Cancelled) => JobReport::Cancelled,
        Err(Failure::Told(message)) => {
            JobReport::Effect(Effect::Say { tone: Tone::Failed, message })
        }
    }
}

enum Failure {
    Cancelled,
    Told(Message),
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        if error == ExportError::Cancelled { Self::Cancelled } else { Self::Told(error.message()) }
    }
}

fn made(
    request: &PictureRequest,
    progress: &Progress,
    write_bytes: &Write,
) -> Result<JobReport, Failure> {
    let gone = || Failure::Told(message!(key::PICTURE_NO_CHART));
    let chart = request.project.chart(&request.chart).ok_or_else(gone)?;
    let Some(path) = &request.path else {
        let pages = pages(&request.project, chart, &request.options)?;
        let scale = png::allowed_scale(&pages[0], 2.0);
        return Ok(JobReport::Picture(image(&png::png(&pages[0], scale, None, progress)?)?));
    };
    let composed = Composed::of(&request.project, chart, &request.options)?;
    memory::give_back();
    let export = composed.write(&request.options, progress)?;
    write(path, &export, write_bytes)
}

fn statistics(
    request: &StatisticsRequest,
    progress: &Progress,
    write_bytes: &Write,
) -> Result<JobReport, Failure> {
    let mut options = ExportOptions::new(request.format);
    options.scene.locale = request.locale;
    let composed = Composed::statistics(&request.statistics, &options);
    let export = composed.write(&options, progress)?;
    write(&request.path, &export, write_bytes)
}

fn steps(
    request: &StepsRequest,
    progress: &Progress,
    write_bytes: &Write,
) -> Result<JobReport, Failure> {
    let composed = compose_steps(request, progress)?;
    let composed = composed.ok_or_else(|| Failure::Told(message!(key::PICTURE_NO_CHART)))?;
    let export = composed.write(&request.options, progress)?;
    write(&request.path, &export, write_bytes)
}

/// Writes one file or several beside each other.
fn write(
    path: &Path,
    Export { files, .. }: &Export,
    write_bytes: &Write,
) -> Result<JobReport, Failure> {
    let paths: Vec<PathBuf> =
        files.iter().map(|file| store::with_suffix(path, &file.suffix)).collect();
    // Only the name that was typed has been asked about.
    if let Some(taken) = paths.iter().find(|it| **it != path && it.exists()) {
        let message = message!(key::PICTURE_FILE_EXISTS, name = file_name(taken));
        return Err(Failure::Told(message));
    }
    let mut remark = None;
    for (path, file) in paths.iter().zip(files) {
        let written = write_bytes(path, &file.bytes);
        let placed = written.map_err(|error| Failure::Told(error.message()))?;
        remark = remark.or(placed.remark());
    }
    Ok(JobReport::Exported { paths, remark })
}

fn preview(request: &PreviewRequest) -> Result<Preview, Message> {
    let chart = request.project.chart(&request.chart);
    let chart = chart.ok_or_else(|| message!(key::PICTURE_NO_CHART))?;
    let told = |error: ExportError| error.message();
    let pages = pages(&request.project, chart, &request.options).map_err(told)?;
    let page = request.page.min(pages.len() - 1);
    let size = pages[page].size;
    let scale = (request.room.x / size.width).min(request.room.y / size.height).max(0.01);
    let drawn = png::png(&pages[page], scale, None, &Progress::default()).map_err(told)?;
    let image = image(&drawn).map_err(told)?;
    let figures = |page: &Page| PreviewPage {
        smallest_text_pt: page.smallest_text_pt,
        size: page.size,
        pixels: pixels(page, &request.options),
        posts: page.posts,
    };
    Ok(Preview { pages: pages.iter().map(figures).collect(), page, image })
}

fn image(bytes: &[u8]) -> Result<egui::ColorImage, ExportError> {
    let failed = |error: &dyn std::fmt::Display| ExportError::Failed(error.to_string());
    let decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
    let mut reader = decoder.read_info().map_err(|error| failed(&error))?;
    let size = reader.output_buffer_size().ok_or_else(|| failed(&"size"))?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(|error| failed(&error))?;
    let size = [frame.width as usize, frame.height as usize];
    Ok(egui::ColorImage::from_rgb(size, &pixels[..frame.buffer_size()]))
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
