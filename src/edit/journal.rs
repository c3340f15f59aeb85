//! Undo and redo: each step holds the edit that takes it back.

use super::{Edit, Refusal, apply};
use crate::model::Project;
use crate::words::Message;

/// One gesture, as the user would name it.
#[derive(Clone, Debug)]
pub struct Step {
    /// "Déplacer 1 poste".
    pub label: Message,
    /// Takes the step back (or, once undone, makes it again).
    edit: Edit,
}

/// Everything done since the project was opened. Undo has no limit.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    done: Vec<Step>,
    /// Last undone last.
    undone: Vec<Step>,
    /// How many steps were done when the project was last saved; none if that state is out of reach.
    saved: Option<usize>,
}

impl Journal {
    /// The journal of a project just opened: nothing done, nothing unsaved.
    pub fn opened() -> Self {
        Self { saved: Some(0), ..Self::default() }
    }

    /// The journal of a project that is in no file yet.
    pub fn unsaved() -> Self {
        Self::default()
    }

    /// Makes `edit` as one step.
    ///
    /// # Errors
    /// Why it is refused; nothing is recorded then.
    pub fn make(
        &mut self,
        project: &mut Project,
        label: Message,
        edit: Edit,
    ) -> Result<(), Refusal> {
        let edit = apply(project, edit)?;
        if self.saved.is_some_and(|saved| saved > self.done.len()) {
            self.saved = None;
        }
        self.undone.clear();
        self.done.push(Step { label, edit });
        Ok(())
    }

    /// Takes the last step back and returns its name; none if nothing was done.
    pub fn undo(&mut self, project: &mut Project) -> Option<Message> {
        let step = self.done.pop()?;
        Some(turn(project, step, &mut self.undone))
    }

    /// Makes the last undone step again and returns its name; none if nothing was undone.
    pub fn redo(&mut self, project: &mut Project) -> Option<Message> {
        let step = self.undone.pop()?;
        Some(turn(project, step, &mut self.done))
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redo would make again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    pub fn mark_saved(&mut self) {
        self.saved = Some(self.done.len());
    }

    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.done.len())
    }
}

fn turn(project: &mut Project, step: Step, onto: &mut Vec<Step>) -> Message {
    let edit = apply(project, step.edit).expect("steps are taken back in the reverse order");
    onto.push(Step { label: step.label.clone(), edit });
    step.label
}
