//! What is in a file, as the editor opens it, imports it or compares with it.
//!
//! Made of the file's bytes alone, so that it can be made while the window goes on, however much there is to
//! read.

use std::path::Path;

use super::{Document, ImportProblem, Purpose};
use crate::fingerprint::Fingerprint;
use crate::format::picture::{PictureError, embedded_project};
use crate::format::{door, native, reading};
use crate::model::IdSource;
use crate::words::{Message, key, message};

/// What was read of a file: a document that is not open yet.
#[derive(Debug)]
pub enum Reading {
    /// A project; one taken out of a picture is in no file.
    Project(Box<Document>),
    /// What a report's text says, which is in no file, with what its reader left unclear.
    Report(Box<Document>),
}

impl Reading {
    /// Reads the `bytes` of the file at `path`. What a report says gets its ids from `ids`.
    ///
    /// # Errors
    /// Why they are of no use for `purpose`.
    pub fn of(
        path: &Path,
        purpose: Purpose,
        bytes: &[u8],
        ids: &mut dyn IdSource,
    ) -> Result<Self, Message> {
        let is_report = matches!(purpose, Purpose::ImportText | Purpose::ImportTextHere)
            || (purpose == Purpose::Open && is_report(path, bytes));
        if is_report {
            return Ok(Self::Report(Box::new(report(path, bytes, ids)?)));
        }
        let document = project(path, bytes).map_err(|why| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            message!(key::OPEN_FAILED, name, why)
        })?;
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

fn report(path: &Path, bytes: &[u8], ids: &mut dyn IdSource) -> Result<Document, Message> {
    let report = door::read(bytes, ids).map_err(|unreadable| unreadable.message())?;
    if report.project.charts.is_empty() {
        return Err(message!(key::IMPORT_NO_CHART));
    }
    let report = report.from_file(&path.file_name().unwrap_or_default().to_string_lossy());
    let say = |problem: &reading::Problem| ImportProblem {
        line: problem.line,
        message: problem.message(),
    };
    let mut document = Document::unsaved(report.project);
    document.import_problems = report.problems.iter().map(say).collect();
    Ok(document)
}

/// A text file without the marks of JSON: somebody dropped a report on the window.
fn is_report(path: &Path, bytes: &[u8]) -> bool {
    let ends = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    let text = ["txt", "md", "text"].iter().any(|end| ends.eq_ignore_ascii_case(end));
    text && bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{')
}
