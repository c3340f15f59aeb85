//! Commands about files: new, open, import, save, export, quit. Nothing unsaved is left without asking.

use std::path::{Path, PathBuf};

use super::waiting::{Destination, Leaving};
use super::{
    Document, Editor, Effect, FileCommand, FileEffect, Purpose, Question, Reading, ShowEffect,
    Tone, UnsavedAnswer, failed,
};
use crate::compare::{Naming, Other, bring, open_conflict_message};
use crate::edit::{Edit, StepKind};
use crate::format::native;
use crate::model::{Project, UnitFields};
use crate::words::{Locale, Message, key, message};

/// The worked case, as it is shipped.
const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

impl Editor {
    pub(super) fn start_new(&mut self) -> Vec<Effect> {
        let root = UnitFields::new("pole", self.locale.get(key::NEW_ROOT));
        let label = self.locale.get(key::NEW_CHART);
        let project = Project::new(&label, root, &mut *self.ids);
        self.replace_document(Document::untouched(project))
    }

    fn open_sample(&mut self) -> Vec<Effect> {
        let sample = native::load(SAMPLE).expect("the sample is sound");
        self.replace_document(Document::untouched(sample.project))
    }

    pub(super) fn save(&mut self) -> Vec<Effect> {
        // What somebody else is editing is saved as a copy.
        let document = self.document.as_ref().filter(|document| !document.is_held());
        match document.and_then(Document::path) {
            Some(path) => self.write_to(path.to_owned()),
            None => vec![self.ask_path(Purpose::Save)],
        }
    }

    pub(super) fn ask_version(&mut self) -> Vec<Effect> {
        let path = self.document.as_ref().and_then(Document::path);
        path.map(|path| Effect::Ask(Question::Versions(path.to_owned()))).into_iter().collect()
    }

    fn quit(&mut self) -> Vec<Effect> {
        // What is still unsaved was given up.
        if let Some(document) = &mut self.document {
            document.end_trace();
        }
        vec![Effect::Quit]
    }

    pub(super) fn handle_file(&mut self, command: FileCommand) -> Vec<Effect> {
        match command {
            // Nothing open is asked about before the file is known to be readable.
            FileCommand::Open(path) => read(path, Purpose::Open),
            FileCommand::OpenVersion(path) => read(path, Purpose::OpenVersion),
            FileCommand::Recover { recovered, keep_both } => {
                self.leave_for(Destination::Recover { recovered, keep_both })
            }
            FileCommand::PathChosen { path: None, .. } => {
                self.waiting.leaving = Leaving::No;
                Vec::new()
            }
            FileCommand::PathChosen { purpose, path: Some(path) } => {
                self.go_on_with_path(purpose, path)
            }
            FileCommand::Read { path, purpose, read } => self.file_read(path, purpose, read),
            FileCommand::TableRead(file) => self.ask_mapping(*file),
            FileCommand::TableMapped(mapped) => self.table_mapped(*mapped),
            FileCommand::FilesChosen(paths) => vec![Effect::File(FileEffect::ReadMany(paths))],
            FileCommand::FilesRead(read) => self.offer_charts(read),
            FileCommand::AddCharts(additions) => self.add_charts(*additions),
            FileCommand::Unsaved(answer) => self.answer_unsaved(answer),
        }
    }

    pub(super) fn file_read(
        &mut self,
        path: PathBuf,
        purpose: Purpose,
        read: Result<Reading, Message>,
    ) -> Vec<Effect> {
        match (purpose, read) {
            (Purpose::Follow, Ok(read)) => self.follow(&path, read.into_document()),
            (Purpose::Follow, Err(message)) => failed(message),
            (_, Err(message)) => {
                self.take_access(&path);
                self.waiting.leaving.arrive();
                failed(message)
            }
            (Purpose::Dropped, Ok(read)) => {
                self.waiting.leaving.arrive();
                let is_report = matches!(read, Reading::Report(_));
                vec![Effect::Ask(Question::Dropped { path, is_report })]
            }
            (Purpose::ImportTextHere, Ok(Reading::Report(report))) => {
                self.waiting.leaving.arrive();
                self.import_here(Some(path), *report)
            }
            (Purpose::ImportTextHere, Ok(project)) => {
                self.waiting.leaving.arrive();
                self.offer_charts(vec![(path, Ok(project))])
            }
            (Purpose::Compare, Ok(read)) => {
                self.waiting.leaving.arrive();
                self.compare_with_file(&path, read.into_document().project())
            }
            (_, Ok(read)) => self.leave_for(Destination::Read { path, purpose, read }),
        }
    }

    /// A file that takes the place of the open project was read.
    fn file_opened(&mut self, path: PathBuf, purpose: Purpose, read: Reading) -> Vec<Effect> {
        match (purpose, read) {
            (Purpose::OpenVersion, read) => self.open_version(path, read.into_document()),
            (_, Reading::Report(document)) => {
                self.take_access(&path);
                self.import(Some(path), *document)
            }
            (_, Reading::Project(document)) => self.open(path, *document),
        }
    }

    fn has_unsaved_changes(&self) -> bool {
        self.document.as_ref().is_some_and(Document::is_unsaved)
    }

    /// Leaves the open project, unless the user is to be asked first. The project may have been edited
    /// while a file was chosen and read.
    pub(super) fn leave_for(&mut self, destination: Destination) -> Vec<Effect> {
        let is_given_up = match destination {
            Destination::Read { .. } => self.waiting.leaving.arrive(),
            Destination::New
            | Destination::Sample
            | Destination::Quit
            | Destination::Recover { .. } => false,
        };
        match self.has_unsaved_changes() && !is_given_up {
            true => self.ask_unsaved(destination),
            false => self.go(destination),
        }
    }

    fn ask_unsaved(&mut self, destination: Destination) -> Vec<Effect> {
        self.waiting.leaving = Leaving::Asked(destination);
        vec![Effect::Ask(Question::Unsaved)]
    }

    fn answer_unsaved(&mut self, answer: UnsavedAnswer) -> Vec<Effect> {
        let leaving = std::mem::take(&mut self.waiting.leaving);
        match answer {
            UnsavedAnswer::Cancel => {
                self.waiting.accesses.clear();
                Vec::new()
            }
            UnsavedAnswer::Save => {
                if let Leaving::Asked(destination) = leaving {
                    self.waiting.leaving = Leaving::Saving(destination);
                }
                self.save()
            }
            UnsavedAnswer::Discard => match leaving {
                Leaving::Asked(destination) | Leaving::Saving(destination) => self.go(destination),
                Leaving::No | Leaving::GivenUp => Vec::new(),
            },
        }
    }

    /// Leaves the open project: nothing of it is lost that anybody wants.
    fn go(&mut self, destination: Destination) -> Vec<Effect> {
        match destination {
            Destination::New => self.start_new(),
            Destination::Sample => self.open_sample(),
            Destination::Quit => self.quit(),
            Destination::Read { path, purpose, read } => self.file_opened(path, purpose, read),
            Destination::Recover { recovered, keep_both } => self.recover(*recovered, keep_both),
        }
    }

    /// What waited for a save is given up: it was not saved.
    pub(super) fn forget_leaving(&mut self) {
        self.waiting.leaving.call_off();
    }

    /// Does what waited for the save that has just come to its end.
    pub(super) fn go_on_after_save(&mut self) -> Vec<Effect> {
        match std::mem::take(&mut self.waiting.leaving) {
            // What was edited while the file was written is asked about too.
            Leaving::Saving(destination) => self.leave_for(destination),
            leaving @ (Leaving::No | Leaving::Asked(_) | Leaving::GivenUp) => {
                self.waiting.leaving = leaving;
                Vec::new()
            }
        }
    }

    fn open(&mut self, path: PathBuf, mut document: Document) -> Vec<Effect> {
        let access = self.take_access(&path);
        // The bar says why a file is read-only; tried again in vain, it is said anew.
        let before = self.document.as_ref().filter(|it| it.is_held());
        let is_retried = before.is_some_and(|it| it.path() == Some(path.as_path()));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut effects = vec![Effect::File(FileEffect::Remember(path))];
        if document.path().is_none() {
            let message = message!(key::OPENED_FROM_PICTURE, name);
            effects.push(Effect::Say { tone: Tone::Done, message });
        } else if document.is_editable() {
            document.file.set_access(access);
        }
        if let Some(reason) = document.read_only().filter(|_| is_retried) {
            effects.push(Effect::Say { tone: Tone::Failed, message: reason.clone() });
        }
        effects.extend(self.replace_document(document));
        effects
    }

    /// A version that was kept becomes a project in no file: the file that had it has another one now.
    fn open_version(&mut self, path: PathBuf, version: Document) -> Vec<Effect> {
        let before = self.document.as_ref().and_then(Document::path).map(Path::to_owned);
        let mut effects = self.open(path, version);
        if let Some(document) = &mut self.document
            && document.file.become_version_of(before)
        {
            document.mark_unsaved();
        }
        effects.retain(|effect| !matches!(effect, Effect::File(FileEffect::Remember(_))));
        effects
    }

    pub(super) fn replace_document(&mut self, document: Document) -> Vec<Effect> {
        let document = match &mut self.document {
            Some(before) => document.after(before),
            None => document,
        };
        self.document = Some(document);
        self.waiting.accesses.clear();
        self.waiting.edits.clear();
        // A question about the file of another project is of no use any more.
        self.waiting.save = None;
        vec![Effect::Show(ShowEffect::Whole)]
    }

    /// A report becomes a new project, with the reader's doubts beside it. One that was pasted is of no file.
    pub(super) fn import(&mut self, path: Option<PathBuf>, mut report: Document) -> Vec<Effect> {
        report.file.take_in(path);
        let message = message!(key::IMPORTED, charts = report.project().charts.len());
        let import = report.import.take();
        let mut effects = self.replace_document(report);
        effects.push(Effect::Say { tone: Tone::Done, message });
        effects.extend(self.review(import));
        effects
    }

    /// A report's charts are added to the open project, in one step.
    pub(super) fn import_here(&mut self, path: Option<PathBuf>, report: Document) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let import = report.import.clone();
        let added = report.project().to_record();
        let (charts, first) = (added.charts.len(), added.charts[0].id.clone());
        let name = self.locale.get(key::IMPORTED_REPORT);
        let coming = Other { name: &name, lists: &added.lists, charts: added.charts };
        let (edit, says) = adding_charts(document.project(), self.locale, vec![coming]);
        let step = StepKind::Import(charts);
        if let Err(refusal) = document.make(step, edit) {
            return failed(refusal.message());
        }
        document.file.take_in(path);
        document.show(&first);
        let message = message!(key::IMPORTED, charts);
        let made = document.made(message);
        let mut effects = vec![Effect::Show(ShowEffect::Whole), made];
        effects.extend(says);
        effects.extend(self.review(import));
        effects
    }
}

fn read(path: PathBuf, purpose: Purpose) -> Vec<Effect> {
    vec![Effect::File(FileEffect::Read { path, purpose })]
}

/// The edit that adds charts of other projects, and to the lists what they name of theirs: see [`bring`].
/// What is called or described otherwise there is said.
pub(super) fn adding_charts(
    project: &Project,
    words: Locale,
    others: Vec<Other>,
) -> (Edit, Option<Effect>) {
    let brought = bring(&words.get(key::THIS_PROJECT), &project.lists, others);
    let naming = Naming { charts: &[], lists: &[&brought.lists] };
    let says = brought.differences.first().map(|first| {
        let message = message!(
            key::LISTS_DIFFER,
            first = open_conflict_message(first, naming),
            more = brought.differences.len() - 1
        );
        Effect::Say { tone: Tone::Failed, message }
    });
    let mut edits = Vec::new();
    if brought.lists != project.lists {
        edits.push(Edit::SetLists(Box::new(brought.lists)));
    }
    let charts = brought.charts.into_iter().flatten();
    edits.extend(charts.map(|it| Edit::InsertChart { index: usize::MAX, chart: Box::new(it) }));
    (Edit::Batch(edits), says)
}
