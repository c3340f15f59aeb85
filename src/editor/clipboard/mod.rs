//! Posts and units onto the clipboard and back.

mod copy;
mod known;
mod paste;
mod table;

pub(super) use copy::{copied, cut};
pub(super) use paste::paste;
pub use table::{PastedRow, PastedTable};

use super::{
    ChangeCommand, Document, Editor, Effect, Question, Selection, SelectionCommand, failed,
};
use crate::edit::{Edit, StepKind};
use crate::format::clip::Clip;
use crate::model::{Chart, UnitId, folded};
use crate::words::{Locale, key};

impl Editor {
    /// Puts what the clipboard holds into the chart: what a window like this one has put there as it
    /// is; of a table made elsewhere it is first asked what its columns are.
    pub(super) fn paste_text(&mut self, text: &str) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(clip) = Clip::read(text) {
            return self.change(ChangeCommand::Selection(SelectionCommand::PasteClip(clip)));
        }
        if let Some(reason) = &document.read_only {
            return failed(reason.clone());
        }
        let guess = PastedTable::guess(document, text);
        guess.map(|table| Effect::Ask(Question::Paste(Box::new(table)))).into_iter().collect()
    }
}

/// What is pasted, where it goes, and what it leads to.
pub(super) struct Pasted {
    pub kind: StepKind,
    pub edit: Edit,
    pub selection: Selection,
    /// What the project's lists did not have.
    pub added: Vec<String>,
}

/// After the last selected post, or last in the selected unit.
fn place_of_posts(document: &Document, chart: &Chart) -> (UnitId, usize) {
    let selection = document.selection();
    let last = selection.posts.last().and_then(|id| chart.post_key(id));
    if let Some(key) = last {
        let unit = chart.unit(chart.post(key).unit()).id.clone();
        return (unit, chart.post_index(key) + 1);
    }
    let root = &chart.unit(chart.root()).id;
    (selection.units.last().unwrap_or(root).clone(), usize::MAX)
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn is_yes(text: &str) -> bool {
    let text = folded(text.trim());
    let yes = |locale: Locale| folded(&locale.get(key::CLIP_YES)) == text;
    yes(Locale::French)
        || yes(Locale::English)
        || ["x", "o", "vrai", "true", "1", "vacant", "vacante"].contains(&&*text)
}
