//! What is said of a step whose outcome may be out of sight, so that it can be taken back from there.
//!
//! Knows nothing of where it is said.

use super::{Command, Document, Editor, Effect};
use crate::model::{Chart, UnitKey};
use crate::words::Message;

/// Units so far from each other in the hierarchy are not looked at together: not parent, child or sibling.
const FAR: usize = 3;

/// What is said of the step that `label` names; none for one that is seen where it is made.
pub(super) fn said(label: &Message) -> Option<Message> {
    let key = match label.key {
        "step-delete-posts" => "made-delete-posts",
        "step-delete-unit" => "made-delete-unit",
        "step-delete-chart" => "made-delete-chart",
        "step-attach-chart" => "made-attach-chart",
        "step-merge-units" => "made-merge-units",
        "step-split-unit" => "made-split-unit",
        "step-pair" => "made-pair",
        "step-move-posts" => "made-move-posts",
        "step-move-units" => "made-move-units",
        "step-go-back" => "made-go-back",
        "step-delete-snapshot" => "made-delete-snapshot",
        "step-delete-comment" => "made-delete-comment",
        "step-accept" => "made-accept",
        _ => return None,
    };
    Some(Message { key, values: label.values.clone() })
}

/// Whether `command` moves something to where it is not seen any more.
pub(super) fn is_far(document: &Document, command: &Command) -> bool {
    let Some(chart) = document.chart() else { return false };
    match command {
        Command::MovePosts { posts, unit, .. } => {
            let Some(to) = chart.unit_key(unit) else { return false };
            let mut from = posts.iter().filter_map(|post| Some(chart.post_by_id(post)?.unit()));
            from.any(|from| distance(chart, from, to) >= FAR)
        }
        Command::MoveUnits { units, parent, .. } => {
            let Some(to) = chart.unit_key(parent) else { return false };
            let mut from = units.iter().filter_map(|unit| chart.unit_by_id(unit)?.parent());
            from.any(|from| distance(chart, from, to) >= FAR)
        }
        _ => false,
    }
}

/// The steps from one unit up and down to another.
fn distance(chart: &Chart, from: UnitKey, to: UnitKey) -> usize {
    let (from, to) = (chart.path(from), chart.path(to));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    from.len() + to.len() - 2 * shared
}

impl Document {
    /// What says that the last step was made, with the means to take it back.
    pub(super) fn made(&self, message: Message) -> Effect {
        Effect::Made { message, revision: self.revision() }
    }
}

impl Editor {
    /// Takes back the step that led to this revision, unless another has followed.
    pub(super) fn undo_step(&mut self, revision: u64) -> Vec<Effect> {
        if self.document().is_some_and(|document| document.revision() == revision) {
            return self.act(super::Action::Undo);
        }
        Vec::new()
    }
}
