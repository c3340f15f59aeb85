//! A project whose file somebody else is editing: what can be done all the same, and how it follows what
//! they save.

use std::path::Path;

use super::{
    Access, Action, Document, Editor, Effect, FileEffect, Purpose, ShowEffect, Tone, failed,
};
use crate::model::ChartId;
use crate::words::{Message, MessageKey, key, message};

impl Document {
    /// Why nothing may be changed, and what can be done; none where everything may.
    pub fn why_read_only(&self) -> Option<Message> {
        match self.file.holder().filter(|_| self.is_unsaved()) {
            Some(who) => Some(message!(key::HELD_UNSAVED, who = who.clone())),
            None => self.read_only().cloned(),
        }
    }

    /// Takes the place of `before`, the same file as it was: who looks at it goes on looking at the same
    /// things, where they are still there.
    fn in_place_of(mut self, before: &mut Self) -> Self {
        self.file.set_access(before.file.take_access());
        self.viewed.look_on_from(&mut before.viewed);
        self.finding = std::mem::take(&mut before.finding);
        self.finding.forget();
        let has = |id: &ChartId| self.project().state(id).is_some();
        if let Some((from, to)) =
            before.comparison.chosen().filter(|(from, to)| has(from) && has(to))
        {
            self.comparison.choose((from.clone(), to.clone()));
        }
        if let Some(shown) = before.chart() {
            self.show(&shown.id);
        }
        self.select(before.selection().clone());
        self.after(before)
    }
}

impl Editor {
    /// Who may edit the file of the open project is known, which was not read for that.
    pub(super) fn file_taken(&mut self, path: &Path, access: Access) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        if document.path() != Some(path) {
            return Vec::new();
        }
        let was_held = document.is_held();
        document.file.set_access(access);
        match document.why_read_only() {
            Some(why) => failed(why),
            None => said(if was_held { key::HELD_FREE } else { key::RECOVERED }),
        }
    }

    /// The file may be free by now: it is read again, unless that would lose what was changed here.
    pub(super) fn try_file_again(&self) -> Vec<Effect> {
        let held = self.document.as_ref().filter(|document| document.is_held());
        let Some((document, path)) = held.and_then(|it| Some((it, it.path()?.to_owned()))) else {
            return Vec::new();
        };
        match document.is_unsaved() {
            true => vec![Effect::File(FileEffect::Take(path))],
            false => vec![Effect::File(FileEffect::Read { path, purpose: Purpose::Open })],
        }
    }

    /// Why `action` does nothing, where only a project that is not read-only keeps it from that.
    pub(super) fn say_read_only(&self, action: Action) -> Vec<Effect> {
        let document = self.document.as_ref();
        let why = document.filter(|_| action.row().needs.are_met(document, document));
        why.and_then(Document::why_read_only).map(failed).unwrap_or_default()
    }

    /// Whether what somebody else saves is to be shown as soon as it is there: nothing was changed here.
    pub fn follows(&self) -> bool {
        self.document.as_ref().is_some_and(|it| it.is_held() && !it.is_unsaved())
    }

    /// What somebody else has saved takes the place of what was read of it before.
    pub(super) fn follow(&mut self, path: &Path, read: Document) -> Vec<Effect> {
        let follows = self.follows();
        let Some(before) = self.document.as_mut().filter(|_| follows) else { return Vec::new() };
        // Another file may have been opened since, or this one have been read already.
        if before.path() != Some(path) || before.on_disk() == read.on_disk() {
            return Vec::new();
        }
        let shown = before.chart().map(|chart| chart.id.clone());
        let read = read.in_place_of(before);
        let is_shown = read.chart().map(|chart| &chart.id) == shown.as_ref();
        self.document = Some(read);
        let mut effects = said(key::HELD_FOLLOWED);
        if !is_shown {
            effects.push(Effect::Show(ShowEffect::Whole));
        }
        effects
    }
}

fn said(key: MessageKey) -> Vec<Effect> {
    vec![Effect::Say { tone: Tone::Done, message: message!(key) }]
}
