//! What of the open project must outlive the program, in the order in which it came to be.

use std::path::PathBuf;

use super::Draft;
use crate::edit::Edit;
use crate::fingerprint::Fingerprint;
use crate::model::Project;
use crate::words::Message;

/// A piece of what is unsaved. Between a beginning and its end, the steps lead from the project of
/// the beginning to the project as it is.
#[derive(Debug)]
pub enum Trace {
    /// From here on something is unsaved. It takes the place of any beginning before it.
    Begin(Box<Beginning>),
    /// An edit was made; taking back a step is one too.
    Step { label: Message, edit: Box<Edit> },
    /// The texts that are being typed now, in the place of those before.
    Drafts(Vec<Draft>),
    /// The project was written to this file, and so many steps have changed it since.
    Written { path: PathBuf, on_disk: Fingerprint, unsaved_steps: usize },
    /// Nothing is unsaved any more: all is written, taken back or given up.
    End,
}

/// The project where its trace begins.
#[derive(Debug)]
pub struct Beginning {
    pub project: Project,
    /// Its file; none if it is in none yet.
    pub path: Option<PathBuf>,
    /// The picture or the file that it was taken out of.
    pub taken_from: Option<PathBuf>,
    /// What its file holds, as far as is known.
    pub on_disk: Option<Fingerprint>,
    /// Steps that are in the project already and in no file.
    pub unsaved_steps: usize,
    /// Its file holds just this.
    pub is_saved: bool,
    /// The journal that this project was recovered from: of no use once its steps are kept again.
    pub recovered_from: Option<PathBuf>,
}
