//! What is unsaved is handed to the recorder, what is being typed with it, and what another run left
//! unsaved is offered.

use super::Window;
use crate::app::dialogs::{Dialog, RecoveryDialog};
use crate::app::jobs::{Jobs, Offer};
use crate::app::recorder::Recorder;
use crate::editor::{Action, Command, Document, Draft, Place, Selection, ShowCommand, Tone};
use crate::model::{Comment, Subject};
use crate::store::UserFolders;
use crate::words::{Message, key, message};

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
            self.dialogs.show(Dialog::Recovery(RecoveryDialog::new(Box::new(offer))));
        }
    }

    /// Hands over what the last command left unsaved.
    pub(super) fn keep_unsaved(&mut self) {
        let traces = self.editor.take_traces();
        if let Some(recorder) = &self.recorder {
            recorder.keep(traces, self.editor.locale);
        }
    }

    /// The texts that are being typed and are no changes yet.
    fn typed(&mut self) -> Vec<Draft> {
        let Some(document) = self.editor.document() else { return Vec::new() };
        let mut typed = self.side.typed(document);
        typed.extend(self.front.typed());
        typed.extend(self.bars.look.typed(document));
        typed.extend_from_slice(self.dialogs.typed(document));
        typed
    }

    /// The changes that texts being typed ask for; what is of no use stays where it is written.
    pub(super) fn take_typed(&mut self) -> Vec<Command> {
        let mut typed = self.side.take_typed();
        typed.extend(self.front.leave_form());
        typed
    }

    /// The changes that what is written and waits for an answer asks for: a save takes it over.
    pub(super) fn take_written(&mut self) -> Vec<Command> {
        let Some(document) = self.editor.document() else { return Vec::new() };
        let changes = self.dialogs.all_mut().flat_map(|dialog| dialog.take_changes(document));
        changes.map(Command::Change).chain(self.bars.look.take_view(document)).collect()
    }

    /// Has what is being typed kept, as it stands at the end of a frame.
    pub(super) fn keep_typed(&mut self, ctx: &egui::Context) {
        // What has just become a command is a step first.
        let Some(document) = self.editor.document().filter(|_| self.commands.is_empty()) else {
            return;
        };
        // What was typed in a source waits for the answer.
        if self.dialogs.all().any(|dialog| matches!(dialog, Dialog::EditSource(_))) {
            return;
        }
        let was_unsaved = document.is_unsaved();
        let typed = self.typed();
        if self.editor.document().is_none_or(|it| typed == it.drafts()) {
            return;
        }
        self.perform(ctx, Command::Drafts(typed));
        if self.editor.document().is_some_and(|it| it.is_unsaved() != was_unsaved) {
            ctx.request_repaint();
        }
    }

    /// Says why what was typed was of no use.
    pub(super) fn tell_unusable(&mut self) {
        for word in self.side.take_unusable().into_iter().chain(self.front.take_unusable()) {
            self.notices.say(Tone::Failed, self.editor.locale.get(word));
        }
    }

    /// Leaves a text to the clipboard whose field is no longer there.
    fn tell_homeless(&mut self, ctx: &egui::Context, text: String) {
        ctx.copy_text(text.clone());
        let homeless = message!(key::DRAFT_HOMELESS, text);
        self.notices.say(Tone::Failed, self.editor.locale.say(&homeless));
    }

    /// Puts texts that were being typed back into their fields.
    pub(super) fn resume(&mut self, ctx: &egui::Context, drafts: Vec<Draft>) {
        for draft in drafts {
            if self.editor.document().and_then(|it| draft.of(it)).is_none() {
                self.tell_homeless(ctx, draft.text);
                continue;
            }
            match draft.place {
                Place::Field { chart, posts, units, field } => {
                    let selection = Selection { units, posts };
                    self.perform(ctx, Command::Show(ShowCommand::At { chart, selection }));
                    if let Some(document) = self.editor.document() {
                        self.side.resume_field(document, field, draft.text);
                    }
                }
                Place::Movement { from, to, posts, units } => {
                    self.perform(ctx, Command::Show(ShowCommand::Compare { from, to }));
                    self.side.resume_reason(posts, units, draft.text);
                }
                Place::Comment { chart, on, author, date } => {
                    let selection = match on.clone() {
                        Subject::Unit(unit) => Selection::unit(unit),
                        Subject::Post(post) => Selection::posts(vec![post]),
                        Subject::Entry(_) => Selection::default(),
                    };
                    let look = Command::Show(ShowCommand::At { chart: chart.clone(), selection });
                    self.perform(ctx, look);
                    let comment = Comment { text: draft.text, author, date, ..Comment::default() };
                    self.side.resume_comment(chart, on, comment);
                }
                Place::Name { chart, posts, units, of } => {
                    let selection = Selection { units, posts };
                    self.perform(ctx, Command::Show(ShowCommand::At { chart, selection }));
                    self.perform(ctx, Command::Act(of.action()));
                    let name = self.dialogs.last_mut().find_map(Dialog::name_mut);
                    match name {
                        Some(name) => *name = draft.text,
                        None => self.tell_homeless(ctx, draft.text),
                    }
                }
                Place::SnapshotName { snapshot } => {
                    let rename = |it: &mut Dialog| it.rename_snapshot(&snapshot, &draft.text);
                    // The list may be open already, with a name for another snapshot.
                    if !self.dialogs.all_mut().any(rename) {
                        self.perform(ctx, Command::Act(Action::Snapshots));
                        self.dialogs.all_mut().any(rename);
                    }
                }
                Place::ViewName { chart } => {
                    let selection = Selection::default();
                    self.perform(ctx, Command::Show(ShowCommand::At { chart, selection }));
                    if let Some(document) = self.editor.document() {
                        self.bars.look.resume(document, draft.text);
                    }
                }
                place @ (Place::Lists { .. } | Place::Chart { .. }) => {
                    let project = self.editor.document().map(Document::project);
                    let dialog = project.and_then(|project| Dialog::resumed(project, place));
                    dialog.into_iter().for_each(|dialog| self.dialogs.show(dialog));
                }
            }
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
