//! What is pasted, and the words of what is pasted.

use crate::edit::{Edit, StepKind};
use crate::editor::{Document, Selection};
use crate::model::{Chart, UnitId, folded};
use crate::words::{Locale, key};

/// What is pasted, where it goes, and what it leads to.
pub struct Pasted {
    pub kind: StepKind,
    pub edit: Edit,
    pub selection: Selection,
    /// What the project's lists did not have.
    pub added: Vec<String>,
}

/// After the last selected post, or last in the selected unit.
pub fn place_of_posts(document: &Document, chart: &Chart) -> (UnitId, usize) {
    let selection = document.selection();
    let last = selection.posts.last().and_then(|id| chart.post_key(id));
    if let Some(key) = last {
        let unit = chart.unit(chart.post(key).unit()).id.clone();
        return (unit, chart.post_index(key) + 1);
    }
    let root = &chart.unit(chart.root()).id;
    (selection.units.last().unwrap_or(root).clone(), usize::MAX)
}

pub fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

pub fn is_yes(text: &str) -> bool {
    let text = folded(text.trim());
    let yes = |locale: Locale| folded(&locale.get(key::CLIP_YES)) == text;
    yes(Locale::French)
        || yes(Locale::English)
        || ["x", "o", "vrai", "true", "1", "vacant", "vacante"].contains(&&*text)
}
