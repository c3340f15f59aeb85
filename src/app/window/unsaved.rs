//! What is unsaved is handed to the recorder, and what another run left unsaved is offered.
//!
//! Knows nothing of how it is kept.

use super::Window;
use crate::app::dialogs::{Dialog, RecoveryDialog};
use crate::app::jobs::{Jobs, Offer};
use crate::app::recorder::Recorder;
use crate::editor::Tone;
use crate::store::UserFolders;
use crate::words::Message;

/// Starts to keep what is unsaved, and to look for what was left so.
pub(super) fn recorder(folders: &UserFolders, jobs: &Jobs, ctx: egui::Context) -> Recorder {
    let folder = folders.state.join("journals");
    jobs.find_unsaved(folder.clone());
    Recorder::start(folder, move || ctx.request_repaint())
}

impl Window {
    pub(super) fn offer_unsaved(&mut self, offers: Vec<Offer>, problems: Vec<Message>) {
        for problem in problems {
            let text = self.words().say(&problem);
            self.notices.say(Tone::Failed, text);
        }
        for offer in offers {
            self.show_dialog(Dialog::Recovery(RecoveryDialog::new(Box::new(offer))));
        }
    }

    /// Hands over what the last command left unsaved.
    pub(super) fn keep_unsaved(&mut self) {
        let traces = self.editor.take_traces();
        if let Some(recorder) = &self.recorder {
            recorder.keep(traces, self.editor.locale);
        }
    }

    /// Says what the recorder could not keep, and lets it try again.
    pub(super) fn tell_unkept(&mut self) {
        let Some(recorder) = &mut self.recorder else { return };
        if recorder.wants_beginning() {
            self.editor.trace_afresh();
            recorder.keep(self.editor.take_traces(), self.editor.locale);
        }
        for problem in recorder.problems() {
            self.notices.say(Tone::Failed, self.editor.locale.say(&problem));
        }
    }
}
