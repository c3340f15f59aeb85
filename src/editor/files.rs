//! Commands about files: new, open, import, save, export, quit. Nothing unsaved is left without asking.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{
    Action, Command, Document, Editor, Effect, Purpose, Reading, Tables, TablesRequest, Tone,
    UnsavedAnswer, failed,
};
use crate::compare::{Naming, Other, bring, open_conflict_message};
use crate::edit::Edit;
use crate::export::Format;
use crate::export::ledger::LedgerFormat;
use crate::format::native;
use crate::model::{ChartId, Project, UnitFields};
use crate::words::{Locale, Message, acts, shortened};

/// The worked case, as it is shipped.
const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

impl Purpose {
    /// The extension a file for this purpose ends with, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Open
            | Self::Follow
            | Self::OpenVersion
            | Self::Compare
            | Self::AddCharts
            | Self::Save => "json",
            Self::ImportText | Self::ImportTextHere => "txt",
            Self::Picture(format) => format.extension(),
            Self::ExportTables => "xlsx",
            Self::ExportStatistics => "pdf",
            Self::ExportMinutes | Self::ExportComments => "docx",
            Self::ExportVariants => "xlsx",
            Self::Steps { .. } => "pdf",
        }
    }

    /// Whether a file is to be written.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Picture(_)
                | Self::ExportTables
                | Self::ExportStatistics
                | Self::ExportMinutes
                | Self::ExportComments
                | Self::ExportVariants
                | Self::Steps { .. }
        )
    }

    /// `path`, with the extension of what will be written there if it has another or none.
    pub fn completed(self, path: PathBuf) -> PathBuf {
        let ends_right = |path: &Path| {
            path.extension().and_then(|end| end.to_str()).is_some_and(|end| match self {
                Self::ExportTables => LedgerFormat::from_extension(end).is_some(),
                Self::ExportStatistics => Format::from_extension(end).is_some(),
                Self::ExportMinutes | Self::ExportComments | Self::ExportVariants => {
                    let format = LedgerFormat::from_extension(end);
                    format.is_some_and(|format| format != LedgerFormat::Json)
                }
                _ => end.eq_ignore_ascii_case(self.extension()),
            })
        };
        // "/" has no name to complete: whoever writes it is told that it is a folder.
        if !self.writes() || ends_right(&path) || path.file_name().is_none() {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(self.extension());
        name.into()
    }
}

impl Editor {
    pub(super) fn act_on_files(&mut self, action: Action) -> Vec<Effect> {
        let leaves_document = matches!(
            action,
            Action::New | Action::Open | Action::OpenSample | Action::ImportText | Action::Quit
        );
        if leaves_document && self.has_unsaved_changes() {
            return self.ask_unsaved(Command::Act(action));
        }
        self.act_on_files_now(action)
    }

    fn act_on_files_now(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::New => {
                let root = UnitFields::new("pole", self.locale.get("new-root"));
                let label = self.locale.get("new-chart");
                let project = Project::new(&label, root, &mut *self.ids);
                self.replace_document(Document::untouched(project))
            }
            Action::OpenSample => {
                let sample = native::load(SAMPLE).expect("the sample is sound");
                self.replace_document(Document::untouched(sample.project))
            }
            Action::Open => vec![self.ask_path(Purpose::Open)],
            Action::ImportText => vec![self.ask_path(Purpose::ImportText)],
            Action::ImportTextHere => vec![self.ask_path(Purpose::ImportTextHere)],
            Action::AddCharts => vec![self.ask_path(Purpose::AddCharts)],
            Action::SaveAs => vec![self.ask_path(Purpose::Save)],
            Action::ExportTables => vec![self.ask_path(Purpose::ExportTables)],
            Action::ExportStatistics => vec![self.ask_path(Purpose::ExportStatistics)],
            Action::ExportComments => vec![self.ask_path(Purpose::ExportComments)],
            Action::ExportMinutes => vec![self.ask_path(Purpose::ExportMinutes)],
            Action::Save => {
                // What somebody else is editing is saved as a copy.
                let document = self.document.as_ref().filter(|document| !document.is_held());
                match document.and_then(|document| document.path.clone()) {
                    Some(path) => self.write_to(path),
                    None => vec![self.ask_path(Purpose::Save)],
                }
            }
            Action::Quit => {
                // What is still unsaved was given up.
                if let Some(document) = &mut self.document {
                    document.end_trace();
                }
                vec![Effect::Quit]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn handle_file(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::OpenFile(_) if self.has_unsaved_changes() => self.ask_unsaved(command),
            Command::OpenFile(path) => vec![Effect::ReadFile { path, purpose: Purpose::Open }],
            Command::OpenVersion(_) if self.has_unsaved_changes() => self.ask_unsaved(command),
            Command::OpenVersion(path) => {
                vec![Effect::ReadFile { path, purpose: Purpose::OpenVersion }]
            }
            Command::PathChosen { path: None, .. } => {
                self.forget_pending();
                self.discards = false;
                Vec::new()
            }
            Command::PathChosen { purpose, path: Some(path) } => match purpose {
                Purpose::Save => self.write_to(path),
                Purpose::Picture(_) => self.make_picture(path),
                Purpose::ExportStatistics => self.make_statistics(path),
                Purpose::ExportTables => self.make_tables(Tables::Movements, path),
                Purpose::Steps { by_group } => self.make_steps(by_group, path),
                Purpose::ExportMinutes => self.make_tables(Tables::Minutes, path),
                Purpose::ExportComments => {
                    let front = self.document.as_ref().and_then(Document::chart);
                    let front = front.map(|chart| (chart.id.clone(), chart.id.clone()));
                    self.make_tables_of(Tables::Comments, front, path)
                }
                Purpose::ExportVariants => {
                    let asked = self.variants.clone();
                    let Some((base, variants)) = asked else { return Vec::new() };
                    let charts = Some((base.clone(), base));
                    self.make_tables_of(Tables::Variants(variants), charts, path)
                }
                Purpose::AddCharts => vec![Effect::ReadFiles(vec![path])],
                Purpose::Open
                | Purpose::Follow
                | Purpose::OpenVersion
                | Purpose::Compare
                | Purpose::ImportText
                | Purpose::ImportTextHere => {
                    vec![Effect::ReadFile { path, purpose }]
                }
            },
            Command::FileRead { path, purpose: Purpose::Follow, read } => match read {
                Ok(read) => self.follow(&path, read.into_document()),
                Err(message) => failed(message),
            },
            Command::FileRead { path, read: Err(message), .. } => {
                self.take_access(&path);
                self.discards = false;
                failed(message)
            }
            // The project may have been edited while the file was chosen.
            Command::FileRead {
                purpose: Purpose::Open | Purpose::OpenVersion | Purpose::ImportText,
                ..
            } if self.has_unsaved_changes() && !self.discards => self.ask_unsaved(command),
            Command::FileRead { path, purpose, read: Ok(read) } => {
                self.discards = false;
                match (purpose, read) {
                    (Purpose::ImportTextHere, read) => self.import_here(&read.into_document()),
                    (Purpose::Compare, read) => {
                        self.compare_with_file(&path, read.into_document().project())
                    }
                    (Purpose::OpenVersion, read) => self.open_version(path, read.into_document()),
                    (_, Reading::Report(document)) => {
                        self.take_access(&path);
                        self.import(*document)
                    }
                    (_, Reading::Project(document)) => self.open(path, *document),
                }
            }
            Command::Recover { .. } if self.has_unsaved_changes() => self.ask_unsaved(command),
            Command::Recover { recovered, keep_both } => self.recover(*recovered, keep_both),
            Command::FilesChosen(paths) => vec![Effect::ReadFiles(paths)],
            Command::FilesRead(read) => self.offer_charts(read),
            Command::AddCharts(additions) => self.add_charts(*additions),
            Command::Unsaved(answer) => self.answer_unsaved(answer),
            _ => Vec::new(),
        }
    }

    fn has_unsaved_changes(&self) -> bool {
        self.document.as_ref().is_some_and(Document::is_unsaved)
    }

    fn ask_unsaved(&mut self, command: Command) -> Vec<Effect> {
        self.pending = Some(command);
        self.pending_after_save = false;
        vec![Effect::AskUnsaved]
    }

    fn answer_unsaved(&mut self, answer: UnsavedAnswer) -> Vec<Effect> {
        match answer {
            UnsavedAnswer::Cancel => {
                self.pending = None;
                self.accesses.clear();
                Vec::new()
            }
            UnsavedAnswer::Save => {
                self.pending_after_save = true;
                self.act_on_files(Action::Save)
            }
            UnsavedAnswer::Discard => self.go_on(),
        }
    }

    /// Does what waited for the unsaved changes to be settled.
    fn go_on(&mut self) -> Vec<Effect> {
        self.pending_after_save = false;
        match self.pending.take() {
            Some(Command::Act(action)) => {
                // The changes were given up: what is opened next need not ask again.
                self.discards = self.has_unsaved_changes()
                    && matches!(action, Action::Open | Action::ImportText);
                self.act_on_files_now(action)
            }
            Some(Command::OpenFile(path)) => {
                self.discards = true;
                vec![Effect::ReadFile { path, purpose: Purpose::Open }]
            }
            Some(Command::OpenVersion(path)) => {
                self.discards = true;
                vec![Effect::ReadFile { path, purpose: Purpose::OpenVersion }]
            }
            Some(read @ Command::FileRead { .. }) => {
                self.discards = true;
                let effects = self.handle_file(read);
                self.discards = false;
                effects
            }
            Some(Command::Recover { recovered, keep_both }) => self.recover(*recovered, keep_both),
            _ => Vec::new(),
        }
    }

    pub(super) fn ask_path(&self, purpose: Purpose) -> Effect {
        let document = self.document.as_ref();
        let file_name = document
            .and_then(|document| {
                document.path.as_ref().or(document.taken_from.as_ref())?.file_stem()
            })
            .map(|stem| stem.to_string_lossy().into_owned());
        let title = document.map(|document| document.project().title.clone());
        let is_seen =
            |name: &String| name.chars().any(|c| !acts(c) && !c.is_whitespace() && c != '.');
        let named = file_name.or(title).filter(is_seen);
        let mut name = named.unwrap_or_else(|| self.locale.get("new-file-name"));
        if purpose == Purpose::Save && document.is_some_and(Document::is_held) {
            name = self.locale.say(&Message::new("copy-of").with("label", name));
        }
        let chart = document.and_then(Document::chart).map(|chart| &chart.fields.label);
        if let (Purpose::Picture(_), Some(label)) = (purpose, chart.filter(|it| is_seen(it))) {
            // Of charts in one project each has its own.
            name = format!("{} - {label}", shortened(&name, NAME_MAX / 2));
        }
        let part = match purpose {
            Purpose::ExportMinutes => Some("minutes-file-name"),
            Purpose::ExportComments => Some("comments-file-name"),
            Purpose::ExportVariants => Some("variants-file-name"),
            Purpose::Steps { .. } => Some("replay-file-name"),
            Purpose::Open
            | Purpose::Follow
            | Purpose::OpenVersion
            | Purpose::Compare
            | Purpose::AddCharts
            | Purpose::Save
            | Purpose::ImportText
            | Purpose::ImportTextHere
            | Purpose::Picture(_)
            | Purpose::ExportTables
            | Purpose::ExportStatistics => None,
        };
        let part = part.map(|part| format!(" - {}", self.locale.get(part)));
        let end = format!("{}.{}", part.unwrap_or_default(), purpose.extension());
        Effect::AskPath { purpose, suggested_name: suggested_name(&name, &end) }
    }

    /// What waited for a save is given up: it was not saved.
    pub(super) fn forget_pending(&mut self) {
        self.pending = None;
        self.pending_after_save = false;
    }

    /// Does what waited for the save that has just come to its end.
    pub(super) fn go_on_after_save(&mut self) -> Vec<Effect> {
        if !self.pending_after_save {
            return Vec::new();
        }
        // What was edited while the file was written is asked about too.
        match self.pending.take() {
            Some(command) if self.has_unsaved_changes() => self.ask_unsaved(command),
            pending => {
                self.pending = pending;
                self.go_on()
            }
        }
    }

    fn open(&mut self, path: PathBuf, mut document: Document) -> Vec<Effect> {
        let access = self.take_access(&path);
        // The bar says why a file is read-only; tried again in vain, it is said anew.
        let before = self.document.as_ref().filter(|it| it.is_held());
        let is_retried = before.is_some_and(|it| it.path.as_ref() == Some(&path));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut effects = vec![Effect::RememberFile(path)];
        if document.path.is_none() {
            let message = Message::new("opened-from-picture").with("name", name);
            effects.push(Effect::Say { tone: Tone::Done, message });
        } else if document.read_only.is_none() {
            document.set_access(access);
        }
        if let Some(reason) = document.read_only.as_ref().filter(|_| is_retried) {
            effects.push(Effect::Say { tone: Tone::Failed, message: reason.clone() });
        }
        effects.extend(self.replace_document(document));
        effects
    }

    /// A version that was kept becomes a project in no file: the file that had it has another one now.
    fn open_version(&mut self, path: PathBuf, version: Document) -> Vec<Effect> {
        let before = self.document.as_ref().and_then(|document| document.path.clone());
        let mut effects = self.open(path, version);
        if let Some(document) = &mut self.document
            && document.path.take().is_some()
        {
            document.taken_from = before;
            document.on_disk = None;
            document.mark_unsaved();
        }
        effects.retain(|effect| !matches!(effect, Effect::RememberFile(_)));
        effects
    }

    pub(super) fn replace_document(&mut self, document: Document) -> Vec<Effect> {
        let document = match &mut self.document {
            Some(before) => document.after(before),
            None => document,
        };
        self.document = Some(document);
        self.accesses.clear();
        self.waiting_edits.clear();
        // A question about the file of another project is of no use any more.
        self.waiting_save = None;
        vec![Effect::ShowWhole]
    }

    /// A report's text becomes a new project, with the reader's problems beside it.
    fn import(&mut self, report: Document) -> Vec<Effect> {
        let message = Message::new("imported").with("charts", report.project().charts.len());
        let problems = report.import_problems.clone();
        let mut effects = self.replace_document(report);
        effects.push(Effect::Say { tone: Tone::Done, message });
        effects.push(Effect::ShowImportProblems(problems));
        effects
    }

    /// A report's charts are added to the open project, in one step.
    fn import_here(&mut self, report: &Document) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let added = report.project().to_record();
        let (charts, first) = (added.charts.len(), added.charts[0].id.clone());
        let name = self.locale.get("imported-report");
        let coming = Other { name: &name, lists: &added.lists, charts: added.charts };
        let (edit, says) = adding_charts(document.project(), self.locale, vec![coming]);
        let step = Message::new("step-import").with("charts", charts);
        if let Err(refusal) = document.make(step, edit) {
            return failed(refusal.message());
        }
        document.show(&first);
        let problems = report.import_problems.clone();
        document.import_problems.clone_from(&problems);
        let message = Message::new("imported").with("charts", charts);
        let made = document.made(message);
        let mut effects = vec![Effect::ShowWhole, made];
        effects.extend(says);
        effects.push(Effect::ShowImportProblems(problems));
        effects
    }

    fn make_tables(&self, tables: Tables, path: PathBuf) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let charts = document.compared().map(|(from, to)| (from.id.clone(), to.id.clone()));
        self.make_tables_of(tables, charts, path)
    }

    fn make_tables_of(
        &self,
        tables: Tables,
        charts: Option<(ChartId, ChartId)>,
        path: PathBuf,
    ) -> Vec<Effect> {
        let Some((document, (from, to))) = self.document.as_ref().zip(charts) else {
            return Vec::new();
        };
        let project = Arc::new(document.project().clone());
        let request = TablesRequest { tables, project, from, to, path };
        match request.cost().check() {
            Ok(()) => vec![Effect::MakeTables(Box::new(request))],
            Err(too_much) => failed(too_much.message()),
        }
    }
}

/// A suggested name has no more characters.
const NAME_MAX: usize = 120;
/// What names a file in most systems has no more bytes; some are left for what names its lock.
const NAME_MAX_BYTES: usize = 240;

/// A name that any system takes, and that shows as it is: `name`, cut where it is too long, then `end`.
fn suggested_name(name: &str, end: &str) -> String {
    let end: String = end.chars().map(in_file_name).collect();
    let seen: String = name.chars().filter(|&c| !acts(c) || c == '\n' || c == '\t').collect();
    let seen: String = seen.chars().map(in_file_name).collect();
    // With a point before it, most systems hide a file.
    let seen = seen.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    let mut most = NAME_MAX - end.chars().count();
    loop {
        let cut = shortened(seen.trim(), most);
        if cut.len() + end.len() <= NAME_MAX_BYTES {
            return cut + &end;
        }
        most -= 1;
    }
}

/// `c`, or what stands for it where a name of a file may not have it.
fn in_file_name(c: char) -> char {
    match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        '\n' | '\t' => ' ',
        c => c,
    }
}

/// The edit that adds charts of other projects, and to the lists what they name of theirs: see [`bring`].
/// What is called or described otherwise there is said.
pub(super) fn adding_charts(
    project: &Project,
    words: Locale,
    others: Vec<Other>,
) -> (Edit, Option<Effect>) {
    let brought = bring(&words.get("this-project"), &project.lists, others);
    let naming = Naming { charts: &[], lists: &[&brought.lists] };
    let says = brought.differences.first().map(|first| {
        let message = Message::new("lists-differ")
            .with("first", open_conflict_message(first, naming))
            .with("more", brought.differences.len() - 1);
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
