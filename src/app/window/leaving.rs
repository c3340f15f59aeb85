//! The end of the program: files that are being made are finished first, or given up, as the user says.

use super::Window;
use crate::app::dialogs::{Dialog, Leave};
use crate::editor::{Action, Command, Document, Draft};

/// Whether the program is about to end.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Leaving {
    #[default]
    No,
    /// It will, once files are made; the project, whose changes and texts are saved or given up, stood so.
    WhenDone(Option<Standing>),
    /// Nothing is left to ask.
    Now,
}

/// How far a project has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    revision: u64,
    /// What was being typed.
    drafts: Vec<Draft>,
}

impl Standing {
    fn of(document: &Document) -> Self {
        Self { revision: document.revision(), drafts: document.drafts().to_vec() }
    }

    /// Whether nothing has been changed or written since.
    fn is_last_of(&self, document: &Document) -> bool {
        let is_known = |draft: &Draft| self.drafts.contains(draft);
        self.revision == document.revision() && document.drafts().iter().all(is_known)
    }
}

impl Window {
    /// The editor lets the program end: at once, unless files are being made. They are asked about, and
    /// the question goes by itself with the last of them.
    pub(super) fn leave(&mut self, ctx: &egui::Context) {
        self.leaving = Leaving::WhenDone(self.editor.document().map(Standing::of));
        if self.jobs.writing().next().is_some() && !self.dialogs.ask_about_leaving() {
            self.dialogs.show_in_front(Dialog::UnderWay);
        }
        self.leave_when_done(ctx);
    }

    pub(super) fn answer_leave(&mut self, ctx: &egui::Context, answer: Leave) {
        match answer {
            Leave::WhenDone => {}
            Leave::Now => {
                self.jobs.cancel_writing();
                self.leave_when_done(ctx);
            }
            Leave::Not => self.stay(),
        }
    }

    /// The program goes on: it was asked to, or something is to be read first. What was to be given up is
    /// kept again.
    pub(super) fn stay(&mut self) {
        if matches!(self.leaving, Leaving::WhenDone(_)) {
            self.leaving = Leaving::No;
            self.dialogs.take_back_under_way();
            self.editor.trace_afresh();
            self.keep_unsaved();
        }
    }

    /// Ends the program if that is wanted, and no file is being made any more.
    pub(super) fn leave_when_done(&mut self, ctx: &egui::Context) {
        let Leaving::WhenDone(then) = &self.leaving else { return };
        if self.jobs.writing().next().is_some() {
            return;
        }
        let is_last = match (then, self.editor.document()) {
            (Some(then), Some(document)) => then.is_last_of(document),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if is_last {
            self.leaving = Leaving::Now;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        } else {
            // What was changed meanwhile is asked about.
            self.stay();
            self.commands.push(Command::Act(Action::Quit));
            ctx.request_repaint();
        }
    }

    /// Whether the program ends by itself, once files are made.
    pub(super) fn leaves_when_done(&self) -> bool {
        matches!(self.leaving, Leaving::WhenDone(_)) && !self.dialogs.ask_about_leaving()
    }
}
