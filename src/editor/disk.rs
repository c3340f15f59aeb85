//! The file of the open project as others may change it: what is written, what was found instead, and
//! the versions that were kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::adding_charts;
use super::waiting::{Leaving, WaitingSave};
use super::{
    ChangedAnswer, DiskCommand, Editor, Effect, FileEffect, NotWritten, Purpose, Question,
    ShowEffect, Tone, WriteRequest, Written, failed,
};
use crate::compare::Other;
use crate::edit::{HistoryState, StepKind};
use crate::fingerprint::Fingerprint;
use crate::model::{Chart, Project, Role};
use crate::words::{key, message};

impl Editor {
    pub(super) fn handle_disk(&mut self, command: DiskCommand) -> Vec<Effect> {
        match command {
            DiskCommand::Taken { path, access } => self.file_taken(&path, access),
            DiskCommand::TryAgain => self.try_file_again(),
            DiskCommand::Access { path, access } => {
                self.learn_access(path, access);
                Vec::new()
            }
            DiskCommand::Written { path, number, state, result } => {
                self.written(path, number, state, result)
            }
            DiskCommand::Seen { number, since, found } => self.disk_seen(number, since, found),
            DiskCommand::Changed(answer) => self.answer_changed(answer),
            DiskCommand::SaveInPlace(agreed) => self.save_in_place(agreed),
            DiskCommand::CompareVersion(path) => {
                vec![Effect::File(FileEffect::Read { path, purpose: Purpose::Compare })]
            }
        }
    }

    pub(super) fn write_to(&mut self, path: PathBuf) -> Vec<Effect> {
        self.write(path, false)
    }

    fn write(&mut self, path: PathBuf, in_place: bool) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(reason) = document.read_only()
            && !document.is_held()
        {
            return failed(reason.clone());
        }
        // Another file that is there was agreed upon when its name was chosen.
        let is_own = document.path() == Some(path.as_path());
        vec![Effect::File(FileEffect::Write(Box::new(WriteRequest {
            project: Arc::new(document.project().clone()),
            state: document.history().state(),
            number: document.number(),
            expected: document.on_disk().filter(|_| is_own),
            made_from: document.made_from(),
            path,
            in_place,
        })))]
    }

    fn written(
        &mut self,
        path: PathBuf,
        number: u64,
        state: HistoryState,
        result: Result<Written, NotWritten>,
    ) -> Vec<Effect> {
        let access = self.take_access(&path);
        let name = file_name(&path);
        let Written { fingerprint, remark } = match result {
            Ok(written) => written,
            // What waits for the save waits for the answer too.
            Err(NotWritten::Changed(found)) => return self.ask_changed(path, found, true),
            Err(NotWritten::NotReplaced(why)) => {
                self.waiting.save = Some(WaitingSave { path, is_asked_for: true });
                return vec![Effect::Ask(Question::InPlace { name, why })];
            }
            Err(NotWritten::Failed(message)) => {
                self.forget_leaving();
                return failed(message);
            }
        };
        let Some(document) = &mut self.document else { return Vec::new() };
        // Another project may have been opened since: the file is not its own.
        if document.number() == number {
            document.saved(path.clone(), state, fingerprint);
            document.file.set_access(access);
        }
        let message = message!(key::SAVED, name);
        let mut effects = vec![
            Effect::File(FileEffect::Remember(path)),
            Effect::Say { tone: Tone::Done, message },
        ];
        effects.extend(remark.map(|message| Effect::Say { tone: Tone::Warned, message }));
        effects.extend(self.go_on_after_save());
        effects
    }

    /// What the window found in the file of the document `number`, `since` the content that it knew.
    fn disk_seen(
        &mut self,
        number: u64,
        since: Fingerprint,
        found: Option<Fingerprint>,
    ) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let Some(path) = document.path().map(Path::to_owned) else { return Vec::new() };
        // It was looked at before the last save came to its end.
        if document.number() != number || document.on_disk() != Some(since) {
            return Vec::new();
        }
        match found {
            None if document.forget_file() => {
                failed(message!(key::FILE_GONE, name = file_name(&path)))
            }
            None => Vec::new(),
            Some(found) if found == since || document.file.found() == Some(found) => Vec::new(),
            Some(_) if document.is_held() && !document.is_unsaved() => {
                vec![Effect::File(FileEffect::Read { path, purpose: Purpose::Follow })]
            }
            Some(found) => self.ask_changed(path, found, false),
        }
    }

    fn ask_changed(
        &mut self,
        path: PathBuf,
        found: Fingerprint,
        is_asked_for: bool,
    ) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        document.file.tell_of(found);
        let (name, unsaved) = (file_name(&path), document.is_unsaved());
        self.waiting.save = Some(WaitingSave { path, is_asked_for });
        vec![Effect::Ask(Question::Changed { name, unsaved, saving: is_asked_for })]
    }

    fn answer_changed(&mut self, answer: ChangedAnswer) -> Vec<Effect> {
        let Some(WaitingSave { path, is_asked_for }) = self.waiting.save.take() else {
            return Vec::new();
        };
        let Some(document) = &mut self.document else { return Vec::new() };
        match answer {
            ChangedAnswer::Reload => {
                self.waiting.leaving = Leaving::GivenUp;
                vec![Effect::File(FileEffect::Read { path, purpose: Purpose::Open })]
            }
            ChangedAnswer::Compare => {
                self.forget_leaving();
                vec![Effect::File(FileEffect::Read { path, purpose: Purpose::Compare })]
            }
            ChangedAnswer::KeepMine => {
                document.take_for_seen();
                if is_asked_for { self.write_to(path) } else { Vec::new() }
            }
            ChangedAnswer::Later => {
                self.forget_leaving();
                Vec::new()
            }
        }
    }

    fn save_in_place(&mut self, agreed: bool) -> Vec<Effect> {
        match self.waiting.save.take() {
            Some(WaitingSave { path, .. }) if agreed => self.write(path, true),
            Some(_) | None => {
                self.forget_leaving();
                Vec::new()
            }
        }
    }

    /// A chart of the file, in the state it has there, is added beside the one in front, and the two
    /// are compared: all that was done in one of them and not in the other is then seen.
    pub(super) fn compare_with_file(&mut self, path: &Path, read: &Project) -> Vec<Effect> {
        let name = file_name(path);
        let Some(document) = &mut self.document else { return Vec::new() };
        if let Some(reason) = document.read_only() {
            return failed(reason.clone());
        }
        let Some(mine) = document.chart() else { return Vec::new() };
        let target = |chart: &&Chart| chart.fields.role == Some(Role::Target);
        let same = read.chart(&mine.id).or(read.charts.iter().find(target));
        let Some(theirs) = same.or(read.charts.first()) else {
            return failed(message!(key::IMPORT_NO_CHART));
        };
        let mine = mine.id.clone();
        let mut record = theirs.to_record();
        record.id = self.ids.next_id().into();
        let label = message!(key::LABEL_ON_DISK, label = theirs.fields.label.as_str());
        record.fields.label = self.locale.say(&label);
        record.fields.role = Some(Role::Variant);
        record.fields.based_on = None;
        record.fields.views.clear();
        let theirs = record.id.clone();
        let coming = Other { name: &name, lists: &read.lists, charts: vec![record] };
        let (edit, says) = adding_charts(document.project(), self.locale, vec![coming]);
        let step = StepKind::CompareFile(name);
        if let Err(refusal) = document.make(step, edit) {
            return failed(refusal.message());
        }
        document.compare(theirs, mine);
        [Effect::Show(ShowEffect::Movements), Effect::Show(ShowEffect::Whole)]
            .into_iter()
            .chain(says)
            .collect()
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
