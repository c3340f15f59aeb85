//! What a command becomes before it is made.

use crate::edit::{Edit, Refusal, StepKind};
use crate::editor::Selection;
use crate::words::Message;

/// An edit, what the step is, and what is selected once it is made (none: as before).
pub struct Change {
    pub kind: StepKind,
    pub edit: Edit,
    pub then_select: Option<Selection>,
    /// What the user would not expect.
    pub remark: Option<Message>,
}

impl Change {
    pub fn new(kind: StepKind, edit: Edit) -> Self {
        Self { kind, edit, then_select: None, remark: None }
    }

    pub fn selecting(mut self, selection: Selection) -> Self {
        self.then_select = Some(selection);
        self
    }

    pub fn remarking(mut self, remark: Option<Message>) -> Self {
        self.remark = remark;
        self
    }
}

/// What becomes of a command: a change, nothing, or why it is refused.
pub type ComposedChange = Result<Option<Change>, Refusal>;
