//! What is kept of a project while something in it is unsaved, as records, and the way back from them.
//!
//! The first record is the header: the project as it was before the first unsaved step. Each other is an
//! entry: a step, what is being typed, or that a file was written. All are JSON.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::document::DocumentFile;
use super::{Beginning, Document, Draft, Editor, Effect, FileEffect, ShowEffect, Tone};
use crate::edit::{Edit, HistoryState, StepKind};
use crate::fingerprint::Fingerprint;
use crate::format::native;
use crate::words::{Locale, Message, key, message};

/// What a header's `format` says.
const MARKER: &str = "organigramme-journal";

/// The version of the records that this program writes. Since 2, texts being typed are among them: a
/// program of before would take no step after the first of these.
const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    program: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<PathText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    taken_from: Option<PathText>,
    /// What the file at `path` held, as far as was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_disk: Option<Fingerprint>,
    unsaved_steps: usize,
    /// Its file holds just this.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_saved: bool,
    /// The text of the native file.
    project: String,
}

/// The fields of a header of any version.
#[derive(Deserialize)]
struct AnyHeader {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    Step {
        /// In the language of the moment.
        label: String,
        edit: Box<Edit>,
    },
    /// All the texts that were being typed, in the place of those of the entry before.
    Drafts(Vec<Draft>),
    Written {
        path: PathText,
        on_disk: Fingerprint,
        unsaved_steps: usize,
    },
}

/// A path, whether or not it is Unicode.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PathText {
    Text(String),
    Bytes(Vec<u8>),
}

impl PathText {
    fn of(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes(path.as_os_str().as_encoded_bytes().to_vec()),
        }
    }

    fn path(self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            Self::Bytes(bytes) => os_string(bytes).into(),
        }
    }
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// The record that a journal begins with.
pub fn header(beginning: &Beginning) -> Vec<u8> {
    let text = native::save(&beginning.project);
    json(&Header {
        format: MARKER.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        path: beginning.path.as_deref().map(PathText::of),
        taken_from: beginning.taken_from.as_deref().map(PathText::of),
        on_disk: beginning.on_disk,
        unsaved_steps: beginning.unsaved_steps,
        is_saved: beginning.is_saved,
        project: String::from_utf8(text).expect("the native file is a text"),
    })
}

/// The record of a step.
pub fn step(label: &Message, edit: Box<Edit>, words: Locale) -> Vec<u8> {
    json(&Entry::Step { label: words.say(label), edit })
}

/// The record of the texts that are being typed.
pub fn drafts(drafts: &[Draft]) -> Vec<u8> {
    json(&Entry::Drafts(drafts.to_vec()))
}

/// The record of a save while something newer was unsaved.
pub fn written(path: &Path, on_disk: Fingerprint, unsaved_steps: usize) -> Vec<u8> {
    json(&Entry::Written { path: PathText::of(path), on_disk, unsaved_steps })
}

fn json(record: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(record).expect("memory takes a record")
}

/// Why records give no project.
#[derive(Debug, thiserror::Error)]
pub enum Unrecoverable {
    /// They were written by a later version of the program, which would read them.
    #[error("written by a later version")]
    Newer,
    #[error("{}", Locale::English.say(.0))]
    Unreadable(Message),
}

/// A project as its records give it back.
#[derive(Debug)]
pub struct Recovered {
    document: Document,
    /// The journal that the records stand in.
    journal: PathBuf,
    /// The state that its file holds; none if it is in none, or that is not known.
    saved: Option<HistoryState>,
    /// Whether its file was seen to hold that still.
    pub is_unchanged: bool,
    /// How many steps are in no file.
    pub unsaved_steps: usize,
    /// Why one of the steps could not be made again. It and those after it are left out.
    pub refused: Option<Message>,
}

impl Recovered {
    /// Makes the steps of `records` again; `journal` is where they stand.
    ///
    /// # Errors
    /// If there is no header, or none that this version reads.
    pub fn new(records: &[Vec<u8>], journal: PathBuf) -> Result<Self, Unrecoverable> {
        let unreadable = |key| Unrecoverable::Unreadable(message!(key));
        let (header, entries) =
            records.split_first().ok_or_else(|| unreadable(key::JOURNAL_NO_HEADER))?;
        let any: AnyHeader =
            serde_json::from_slice(header).map_err(|_| unreadable(key::JOURNAL_NO_HEADER))?;
        if any.format != MARKER {
            return Err(unreadable(key::JOURNAL_NO_HEADER));
        }
        if any.version > VERSION {
            return Err(Unrecoverable::Newer);
        }
        let header: Header =
            serde_json::from_slice(header).map_err(|_| unreadable(key::JOURNAL_NO_HEADER))?;
        let loaded = native::load(header.project.as_bytes())
            .map_err(|error| Unrecoverable::Unreadable(error.message()))?;
        let (path, taken_from) =
            (header.path.map(PathText::path), header.taken_from.map(PathText::path));
        let mut file = DocumentFile::recalled(path, taken_from, header.on_disk);
        if file.path().is_some_and(|path| header.on_disk.is_none() || !path.has_root()) {
            // A save there would replace whatever it holds, unseen; or what has that name in a folder that
            // the program is in by chance.
            file.leave();
        }
        let is_saved = header.is_saved && file.path().is_some();
        let document = Document::recalled(loaded.project, file);
        let saved = is_saved.then(|| document.history().state());
        let unsaved_steps = header.unsaved_steps;
        let mut recovered =
            Self { document, journal, saved, is_unchanged: false, unsaved_steps, refused: None };
        for entry in entries {
            let entry = serde_json::from_slice(entry);
            let entry = entry.map_err(|_| message!(key::JOURNAL_UNKNOWN_ENTRY));
            // What was typed last is there, whatever became of the steps.
            if recovered.refused.is_none() || matches!(entry, Ok(Entry::Drafts(_))) {
                let why = entry.and_then(|entry| recovered.go_on(entry)).err();
                recovered.refused = recovered.refused.or(why);
            }
        }
        Ok(recovered)
    }

    fn go_on(&mut self, entry: Entry) -> Result<(), Message> {
        match entry {
            Entry::Step { label, edit } => {
                let kind = StepKind::Recovered(label);
                self.document.make(kind, *edit).map_err(|refusal| refusal.message())?;
                self.unsaved_steps += 1;
            }
            Entry::Drafts(drafts) => self.document.set_drafts(drafts),
            Entry::Written { path, on_disk, unsaved_steps } => {
                let path = Some(path.path()).filter(|path| path.has_root());
                let on_disk = path.as_ref().map(|_| on_disk);
                self.document.file.settle_at(path, on_disk);
                self.saved = (unsaved_steps == 0).then(|| self.document.history().state());
                self.unsaved_steps = unsaved_steps;
            }
        }
        Ok(())
    }

    pub fn document(&self) -> &Document {
        &self.document
    }
}

impl Editor {
    pub(super) fn recover(&mut self, recovered: Recovered, keep_both: bool) -> Vec<Effect> {
        let Recovered { mut document, journal, saved, is_unchanged, unsaved_steps, refused } =
            recovered;
        let saved = saved.filter(|_| is_unchanged && !keep_both && refused.is_none());
        if keep_both {
            document.file.leave();
        }
        let path = document.path().map(Path::to_owned);
        let taken_from = document.file.taken_from().map(Path::to_owned);
        let on_disk = document.on_disk();
        let steps = document.history().steps_since_saved();
        if let Some(beginning) = document.beginning_mut() {
            *beginning = Beginning {
                project: std::mem::take(&mut beginning.project),
                path,
                taken_from,
                on_disk,
                unsaved_steps: unsaved_steps.saturating_sub(steps),
                is_saved: saved == Some(HistoryState::default()),
                recovered_from: Some(journal),
            };
        }
        if let Some(saved) = saved {
            document.recall_saved(saved);
        }
        let path = document.path().map(Path::to_owned);
        let drafts = document.drafts().to_vec();
        let mut effects = self.replace_document(document);
        effects.push(match path {
            // What can be done with it is said once it is known who may edit it.
            Some(path) => Effect::File(FileEffect::Take(path)),
            None => Effect::Say { tone: Tone::Done, message: message!(key::RECOVERED) },
        });
        if !drafts.is_empty() {
            effects.push(Effect::Show(ShowEffect::Resume(drafts)));
        }
        effects
    }
}
