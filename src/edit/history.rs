//! Undo and redo: each step holds the edit that takes it back.

use super::{Edit, Refusal, StepKind, apply, clean};
use crate::model::Project;

/// One gesture, as the user would name it.
#[derive(Clone, Debug)]
pub struct Step {
    pub kind: StepKind,
    /// Takes the step back (or, once undone, makes it again).
    edit: Edit,
    /// The state that the step leads to.
    state: HistoryState,
}

/// A state of the project in its history: after the step of this number, zero before any. A number is
/// never given twice, so that two futures never share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HistoryState(u64);

/// Everything done since the project was opened. Undo has no limit.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    /// Last undone last.
    undone: Vec<Step>,
    steps_made: u64,
    /// What the project's file holds; none if it is in no file.
    saved: Option<HistoryState>,
}

impl History {
    /// The journal of a project just opened: nothing done, nothing unsaved.
    pub fn opened() -> Self {
        Self { saved: Some(HistoryState::default()), ..Self::default() }
    }

    /// The journal of a project that is in no file yet.
    pub fn unsaved() -> Self {
        Self::default()
    }

    /// Makes `edit` as one step, its texts as a file keeps them.
    ///
    /// # Errors
    /// Why it is refused; nothing is recorded then.
    pub fn make(
        &mut self,
        project: &mut Project,
        kind: StepKind,
        edit: Edit,
    ) -> Result<(), Refusal> {
        let edit = apply(project, clean(edit))?;
        self.steps_made += 1;
        self.undone.clear();
        self.done.push(Step { kind, edit, state: HistoryState(self.steps_made) });
        Ok(())
    }

    /// Takes the last step back; returns its kind and the edit that did it. None if nothing was done.
    pub fn undo(&mut self, project: &mut Project) -> Option<(StepKind, Edit)> {
        let step = self.done.pop()?;
        Some(turn(project, step, &mut self.undone))
    }

    /// Makes the last undone step again; returns its kind and the edit that did it. None if nothing
    /// was undone.
    pub fn redo(&mut self, project: &mut Project) -> Option<(StepKind, Edit)> {
        let step = self.undone.pop()?;
        Some(turn(project, step, &mut self.done))
    }

    /// How many steps lie between the project's file and where the project stands; all of them if it
    /// is in no file or if what the file holds is in no history any more.
    pub fn steps_since_saved(&self) -> usize {
        let Some(saved) = self.saved else { return self.done.len() };
        let is_saved = |step: &Step| step.state == saved;
        let undone = self.undone.iter().rev().position(is_saved).map(|index| index + 1);
        let done = self.done.iter().rev().position(is_saved);
        undone.or(done).unwrap_or(self.done.len())
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redo would make again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Where the project stands in its history.
    pub fn state(&self) -> HistoryState {
        self.done.last().map_or(HistoryState::default(), |step| step.state)
    }

    /// Whether the step that led to `state` is done, and not undone.
    pub fn has_made(&self, state: HistoryState) -> bool {
        self.done.binary_search_by_key(&state.0, |step| step.state.0).is_ok()
    }

    /// The project's file now holds `state`.
    pub fn mark_saved(&mut self, state: HistoryState) {
        self.saved = Some(state);
    }

    /// No file holds any state of the project. Returns whether one did.
    pub fn mark_unsaved(&mut self) -> bool {
        self.saved.take().is_some()
    }

    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.state())
    }
}

fn turn(project: &mut Project, step: Step, onto: &mut Vec<Step>) -> (StepKind, Edit) {
    let applied = step.edit.clone();
    let edit = apply(project, step.edit).expect("steps are taken back in the reverse order");
    onto.push(Step { kind: step.kind.clone(), edit, state: step.state });
    (step.kind, applied)
}
