//! What is in a file, as the editor opens it, imports it or compares with it.
//!
//! Made of the file's bytes alone, so that it can be made while the window goes on, however much there is to
//! read.

use std::path::Path;

use super::{Document, Purpose, Review};
use crate::fingerprint::Fingerprint;
use crate::format::door::{self, File, Form};
use crate::format::native;
use crate::format::picture::{PictureError, embedded_project};
use crate::format::reading::{LineUse, Report};
use crate::model::{IdSource, ProjectRecord, printable};
use crate::words::{Message, key, message};

/// What was read of a file: a document that is not open yet.
#[derive(Debug)]
pub enum Reading {
    /// A project; one taken out of a picture is in no file.
    Project(Box<Document>),
    /// What a report of any form says, which is in no file, with what its reader left unclear.
    Report(Box<Document>),
}

impl Reading {
    /// Reads the file at `path`. What a report says gets its ids from `ids`.
    ///
    /// # Errors
    /// Why they are of no use for `purpose`.
    pub fn of(
        path: &Path,
        purpose: Purpose,
        file: &File,
        ids: &mut dyn IdSource,
    ) -> Result<Self, Message> {
        let takes_reports = matches!(
            purpose,
            Purpose::Open | Purpose::Dropped | Purpose::ImportText | Purpose::ImportTextHere
        );
        let failed = |why: Message| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            message!(key::OPEN_FAILED, name, why)
        };
        if takes_reports && !is_for_projects(file) {
            let report = report(path, file, ids).map_err(failed)?;
            return Ok(Self::Report(Box::new(report)));
        }
        let document = project(path, file.bytes).map_err(failed)?;
        Ok(Self::Project(Box::new(document)))
    }

    /// The document, whatever it was made of.
    pub(super) fn into_document(self) -> Document {
        match self {
            Self::Project(document) | Self::Report(document) => *document,
        }
    }
}

fn project(path: &Path, bytes: &[u8]) -> Result<Document, Message> {
    let inside = embedded_project(bytes).map_err(PictureError::message)?;
    let loaded = native::load(inside.as_deref().unwrap_or(bytes));
    let loaded = loaded.map_err(|error| error.message())?;
    let mut document = match inside {
        Some(_) => Document::from_picture(loaded.project, path.to_owned()),
        None => Document::opened(loaded.project, path.to_owned(), Fingerprint::of(bytes)),
    };
    if loaded.newer_version {
        document.file.forbid_changes(message!(key::READ_ONLY_NEWER_VERSION));
    }
    Ok(document)
}

/// What a report of any form says; `path` is empty for what was pasted.
pub(super) fn report(
    path: &Path,
    file: &File,
    ids: &mut dyn IdSource,
) -> Result<Document, Message> {
    let read = file.read(ids).map_err(|unreadable| unreadable.message())?;
    let mut document = of_report(path, read)?;
    if let Some(review) = &mut document.import
        && file.form() == Form::Pdf
    {
        review.pdf = Some(file.bytes.into());
    }
    Ok(document)
}

/// What was read of the file at `path`, as a document that is in no file.
pub(super) fn of_report(path: &Path, report: Report) -> Result<Document, Message> {
    if report.project.charts.is_empty() {
        return Err(message!(key::IMPORT_NO_CHART));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let report = report.from_file(&printable(&name));
    let review = Review::of(&report, &printable(&name));
    let mut document = Document::unsaved(report.project);
    document.import = Some(review);
    Ok(document)
}

/// What a line by itself is read as, if that is posts and nothing else.
pub(super) fn posts_of(line: &str, ids: &mut dyn IdSource) -> Option<ProjectRecord> {
    let report = door::read(line.as_bytes(), ids).ok()?;
    let is_posts = report.lines.iter().all(|it| *it == LineUse::Post);
    is_posts.then(|| report.project.to_record())
}

/// Whether the reader of projects is who can say what a file is: it holds one, or begins as one does and is of no
/// form that others read.
fn is_for_projects(file: &File) -> bool {
    let bytes = file.bytes;
    let is_json = || {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        (text.is_empty() || text.starts_with(b"{")) && file.form() == Form::Text
    };
    native::is_project(bytes) || !matches!(embedded_project(bytes), Ok(None)) || is_json()
}
