//! The dialog on show, and those that wait for it.

use super::Dialog;
use super::answer::Answer;
use super::frame::set_written;
use super::taken_over::is_of_dialog;
use crate::app::jobs::Jobs;
use crate::app::panels::Context;
use crate::editor::{Document, Draft, Selection};
use crate::model::ChartId;

#[derive(Default)]
pub struct Dialogs {
    shown: Option<Dialog>,
    waiting: Vec<Dialog>,
    written: Written,
}

/// What is written in them of the project and is not yet taken over, as last found out.
#[derive(Default)]
struct Written {
    drafts: Vec<Draft>,
    /// The revision of the project that it was found out of, the chart in front and what is selected.
    of: (u64, Option<ChartId>, Selection),
    /// In how many frames it is still to be found out anew. What a field makes of what it hears may show in
    /// the frame after.
    stale: u8,
}

impl Dialogs {
    pub fn is_open(&self) -> bool {
        self.shown.is_some()
    }

    pub fn shown_mut(&mut self) -> Option<&mut Dialog> {
        self.touch();
        self.shown.as_mut()
    }

    /// Something may be written otherwise in them.
    fn touch(&mut self) {
        self.written.stale = 2;
    }

    /// What is written in them of the project and is not yet taken over.
    pub fn typed(&mut self, document: &Document) -> &[Draft] {
        let front = document.chart().map(|chart| &chart.id);
        let (revision, known_front, selection) = &self.written.of;
        let is_same = *revision == document.revision()
            && known_front.as_ref() == front
            && selection == document.selection();
        if self.written.stale > 0 || !is_same {
            let of = (document.revision(), front.cloned(), document.selection().clone());
            let drafts = self.all().flat_map(|dialog| dialog.typed(document)).collect();
            let stale = self.written.stale.saturating_sub(1);
            self.written = Written { drafts, of, stale };
        }
        &self.written.drafts
    }

    /// The one on show first.
    pub fn all(&self) -> impl Iterator<Item = &Dialog> {
        self.shown.iter().chain(&self.waiting)
    }

    /// The one on show first.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Dialog> {
        self.touch();
        self.shown.iter_mut().chain(&mut self.waiting)
    }

    /// The one that was asked for last, wherever it stands.
    pub fn last_mut(&mut self) -> impl Iterator<Item = &mut Dialog> {
        self.touch();
        self.waiting.last_mut().into_iter().chain(&mut self.shown)
    }

    /// Shows `dialog`, after those asked for before.
    pub fn show(&mut self, dialog: Dialog) {
        self.touch();
        if self.shown.is_none() {
            self.shown = Some(dialog);
        } else {
            self.waiting.push(dialog);
        }
    }

    /// Shows what is asked before the project is left: in front of what is on show, which waits for it.
    pub fn show_in_front(&mut self, question: Dialog) {
        let behind = self.shown.replace(question);
        self.waiting.splice(0..0, behind.filter(|it| !matches!(it, Dialog::Unsaved)));
    }

    /// Takes back the question whether the program ends while files are being made.
    pub fn take_back_under_way(&mut self) {
        self.waiting.retain(|it| !matches!(it, Dialog::UnderWay));
        if matches!(self.shown, Some(Dialog::UnderWay)) {
            self.next();
        }
    }

    /// Whether a question about the end of the program is on show, or waits.
    pub fn ask_about_leaving(&self) -> bool {
        self.all().any(|dialog| matches!(dialog, Dialog::Unsaved | Dialog::UnderWay))
    }

    /// Closes the one on show; the next comes.
    pub fn next(&mut self) {
        self.touch();
        self.shown = (!self.waiting.is_empty()).then(|| self.waiting.remove(0));
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context, jobs: &Jobs) -> Answer {
        if ctx.input(|input| !input.raw.events.is_empty()) {
            self.touch();
        }
        let Some(dialog) = &mut self.shown else { return Answer::Open };
        let document = context.editor.document();
        let drafts = document.map(Document::drafts).unwrap_or_default();
        set_written(ctx, drafts.iter().any(is_of_dialog));
        dialog.ui(ctx, context, jobs)
    }
}
