//! What of a project is in no file yet: the texts that are being typed, and what of all that is unsaved must
//! outlive the program.

use std::path::PathBuf;

use crate::edit::Edit;
use crate::editor::{Beginning, Draft, Trace};
use crate::fingerprint::Fingerprint;
use crate::words::Message;

/// The texts being typed, and the traces that nobody has taken yet.
#[derive(Debug, Default)]
pub struct Traces {
    /// What is being typed, which no change holds yet.
    drafts: Vec<Draft>,
    untaken: Vec<Trace>,
    /// The last beginning, taken or not, has had no end.
    is_begun: bool,
}

impl Traces {
    /// The texts that are being typed.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// These texts are being typed now. Returns whether they are others than before.
    pub fn set_drafts(&mut self, drafts: Vec<Draft>) -> bool {
        let is_news = self.drafts != drafts;
        self.drafts = drafts;
        is_news
    }

    /// Whether what is unsaved is being traced.
    pub fn is_begun(&self) -> bool {
        self.is_begun
    }

    /// The traces begin anew.
    pub fn begin(&mut self, beginning: Beginning) {
        self.is_begun = true;
        self.untaken.push(Trace::Begin(Box::new(beginning)));
    }

    /// The beginning, where nobody has taken it yet.
    pub fn beginning_mut(&mut self) -> Option<&mut Beginning> {
        match self.untaken.first_mut() {
            Some(Trace::Begin(beginning)) => Some(beginning),
            Some(Trace::Step { .. } | Trace::Drafts(_) | Trace::Written { .. } | Trace::End)
            | None => None,
        }
    }

    /// An edit was made.
    pub fn step(&mut self, label: Message, edit: Edit) {
        self.untaken.push(Trace::Step { label, edit: Box::new(edit) });
    }

    /// Traces the texts that are being typed, as they are now.
    pub fn trace_drafts(&mut self) {
        if let Some(Trace::Drafts(untaken)) = self.untaken.last_mut() {
            untaken.clone_from(&self.drafts);
        } else {
            self.untaken.push(Trace::Drafts(self.drafts.clone()));
        }
    }

    /// The file at `path` holds `on_disk`, and so many steps have changed the project since.
    pub fn written(&mut self, path: PathBuf, on_disk: Fingerprint, unsaved_steps: usize) {
        self.untaken.push(Trace::Written { path, on_disk, unsaved_steps });
    }

    /// Nothing needs to outlive the program any more.
    pub fn end(&mut self) {
        if std::mem::take(&mut self.is_begun) {
            self.untaken.push(Trace::End);
        }
    }

    /// What nobody has taken yet.
    pub fn take(&mut self) -> Vec<Trace> {
        std::mem::take(&mut self.untaken)
    }

    /// What nobody has taken of those of another project comes before these.
    pub fn come_after(&mut self, before: Vec<Trace>) {
        self.untaken.splice(0..0, before);
    }
}
