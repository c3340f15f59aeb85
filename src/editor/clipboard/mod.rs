//! Posts and units onto the clipboard and back.

mod copy;
mod known;
mod paste;
mod pasted;
mod table;

pub(super) use copy::{copied, cut};
pub(super) use paste::paste;
pub(super) use pasted::Pasted;
pub use table::{PastedRow, PastedTable};

use super::{ChangeCommand, Editor, Effect, Question, SelectionCommand, failed};
use crate::format::clip::Clip;

impl Editor {
    /// Puts what the clipboard holds into the chart: what a window like this one has put there as it
    /// is; of a table made elsewhere it is first asked what its columns are.
    pub(super) fn paste_text(&mut self, text: &str) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(clip) = Clip::read(text) {
            return self.change(ChangeCommand::Selection(SelectionCommand::PasteClip(clip)));
        }
        if let Some(reason) = document.read_only() {
            return failed(reason.clone());
        }
        let guess = PastedTable::guess(document, text);
        guess.map(|table| Effect::Ask(Question::Paste(Box::new(table)))).into_iter().collect()
    }
}
