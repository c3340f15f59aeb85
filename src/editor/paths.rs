//! What paths are asked for: one row for each purpose, from the title of the dialog to who goes on with
//! the path.

use std::path::{Path, PathBuf};

use super::{Document, Editor, Effect, FileEffect, Purpose, Tables};
use crate::export::Format;
use crate::words::{MessageKey, acts, is_device, key, may_name, message, shortened};

/// A kind of file that a dialog offers: the key of its name, and how such files end.
#[derive(Clone, Copy, Debug)]
pub struct FileType {
    pub name: MessageKey,
    pub extensions: &'static [&'static str],
}

const fn files(name: MessageKey, extensions: &'static [&'static str]) -> FileType {
    FileType { name, extensions }
}

/// The first is what a new project gets, so that a system knows whose files they are; the other is what all had
/// before there was one of our own.
const PROJECTS: FileType = files(key::FILTER_PROJECT, &["organigramme", "json"]);
/// What is in them says what they are: their ends only keep other files out of the way.
const READABLE: FileType = files(
    key::FILTER_READABLE,
    &[
        "organigramme",
        "json",
        "png",
        "svg",
        "txt",
        "md",
        "text",
        "docx",
        "odt",
        "rtf",
        "html",
        "htm",
        "pdf",
        "eml",
        "xlsx",
        "xls",
        "ods",
        "csv",
        "tsv",
        "pptx",
        "odp",
        "odg",
        "vsdx",
        "drawio",
        "mmd",
        "ttl",
        "jsonld",
    ],
);
const ALL: FileType = files(key::FILTER_ALL, &["*"]);
const SVG: FileType = files(key::FILTER_SVG, &["svg"]);
const PNG: FileType = files(key::FILTER_PNG, &["png"]);
const PDF: FileType = files(key::FILTER_PDF, &["pdf"]);
const HTML: FileType = files(key::FILTER_HTML, &["html"]);
const TEXT: FileType = files(key::FILTER_TEXT, &["txt"]);
const XLSX: FileType = files(key::FILTER_XLSX, &["xlsx"]);
const DOCX: FileType = files(key::FILTER_DOCX, &["docx"]);
const CSV: FileType = files(key::FILTER_CSV, &["csv"]);

/// What is known of a purpose.
struct Spec {
    /// The key of the dialog's title.
    title: MessageKey,
    /// What the dialog offers; a name without an end gets that of the first.
    types: &'static [FileType],
    /// Ends that are understood too.
    also: &'static [&'static str],
    /// The key of what the suggested name says besides the project's.
    part: Option<MessageKey>,
    then: Then,
}

/// Who goes on with the path.
enum Then {
    /// What is read comes back.
    Read,
    ReadMany,
    Write(fn(&mut Editor, Purpose, PathBuf) -> Vec<Effect>),
}

impl Spec {
    const fn reading(title: MessageKey, types: &'static [FileType]) -> Self {
        Self { title, types, also: &[], part: None, then: Then::Read }
    }

    const fn writing(
        title: MessageKey,
        types: &'static [FileType],
        write: fn(&mut Editor, Purpose, PathBuf) -> Vec<Effect>,
    ) -> Self {
        Self { title, types, also: &[], part: None, then: Then::Write(write) }
    }

    const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    const fn part(self, part: MessageKey) -> Self {
        Self { part: Some(part), ..self }
    }
}

/// What is opened and imported, through one door.
const OPENED: &[FileType] = &[READABLE, PROJECTS, ALL];

impl Purpose {
    fn spec(self) -> Spec {
        match self {
            Self::Open | Self::Follow | Self::OpenVersion | Self::Compare | Self::Dropped => {
                Spec::reading(key::DIALOG_OPEN, OPENED)
            }
            Self::AddCharts => {
                Spec { then: Then::ReadMany, ..Spec::reading(key::DIALOG_ADD_CHARTS, OPENED) }
            }
            Self::ImportText | Self::ImportTextHere => Spec::reading(key::DIALOG_IMPORT, OPENED),
            Self::Save => Spec::writing(key::DIALOG_SAVE, &[PROJECTS], |editor, _, path| {
                editor.write_to(path)
            }),
            Self::Picture(format) => {
                let types: &[FileType] = match format {
                    Format::Svg => &[SVG],
                    Format::Png => &[PNG],
                    Format::Pdf => &[PDF],
                    Format::Html => &[HTML],
                    Format::Text => &[TEXT],
                };
                Spec::writing(key::DIALOG_EXPORT, types, |editor, _, path| {
                    editor.make_picture(path)
                })
            }
            Self::ExportTables => {
                Spec::writing(key::DIALOG_TABLES, &[XLSX, DOCX, HTML, CSV], |editor, _, path| {
                    editor.make_tables(Tables::Movements, path)
                })
                .also(&["json"])
            }
            Self::ExportStatistics => Spec::writing(
                key::DIALOG_STATISTICS,
                &[PDF, SVG, PNG, HTML, TEXT],
                |editor, _, path| editor.make_statistics(path),
            ),
            Self::ExportMinutes => {
                Spec::writing(key::DIALOG_MINUTES, &[DOCX, HTML, XLSX], |editor, _, path| {
                    editor.make_tables(Tables::Minutes, path)
                })
                .also(&["csv"])
                .part(key::MINUTES_FILE_NAME)
            }
            Self::ExportComments => {
                Spec::writing(key::DIALOG_COMMENTS, &[DOCX, HTML, XLSX], |editor, _, path| {
                    editor.make_comments(path)
                })
                .also(&["csv"])
                .part(key::COMMENTS_FILE_NAME)
            }
            Self::ExportVariants => {
                Spec::writing(key::DIALOG_VARIANTS, &[XLSX, HTML, DOCX, CSV], |editor, _, path| {
                    editor.make_variants(path)
                })
                .part(key::VARIANTS_FILE_NAME)
            }
            Self::Steps { .. } => {
                Spec::writing(key::DIALOG_EXPORT, &[PDF], |editor, purpose, path| {
                    editor.make_steps(purpose == Self::Steps { by_group: true }, path)
                })
                .part(key::REPLAY_FILE_NAME)
            }
        }
    }

    /// The key of the title of the dialog that asks for the path.
    pub fn title(self) -> MessageKey {
        self.spec().title
    }

    /// What the dialog offers, what is proposed first.
    pub fn file_types(self) -> &'static [FileType] {
        self.spec().types
    }

    /// The extension that a file for this purpose gets where its name has none, without its dot.
    pub fn extension(self) -> &'static str {
        self.spec().types[0].extensions[0]
    }

    /// Whether a file is to be written.
    pub fn writes(self) -> bool {
        matches!(self.spec().then, Then::Write(_))
    }

    /// Whether several files may be chosen.
    pub fn takes_several(self) -> bool {
        matches!(self.spec().then, Then::ReadMany)
    }

    /// `path`, with the extension of what will be written there if it has another or none.
    pub fn completed(self, path: PathBuf) -> PathBuf {
        let spec = self.spec();
        let ends_right = |path: &Path| {
            let known = spec.types.iter().flat_map(|it| it.extensions).chain(spec.also);
            let end = path.extension().and_then(|end| end.to_str());
            end.is_some_and(|end| known.into_iter().any(|it| it.eq_ignore_ascii_case(end)))
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
    pub(super) fn ask_path(&self, purpose: Purpose) -> Effect {
        if self.allowed_extension(purpose).is_none() {
            return Self::not_allowed(purpose.extension());
        }
        let document = self.document.as_ref();
        let file_name = document
            .and_then(|document| document.path().or(document.file.taken_from())?.file_stem())
            .map(|stem| stem.to_string_lossy().into_owned());
        let title = document.map(|document| document.project().title.clone());
        let is_seen =
            |name: &String| name.chars().any(|c| !acts(c) && !c.is_whitespace() && c != '.');
        let named = file_name.or(title).filter(is_seen);
        let mut name = named.unwrap_or_else(|| self.locale.get(key::NEW_FILE_NAME));
        if purpose == Purpose::Save && document.is_some_and(Document::is_held) {
            name = self.locale.say(&message!(key::COPY_OF, label = name));
        }
        let chart = document.and_then(Document::chart).map(|chart| &chart.fields.label);
        if let (Purpose::Picture(_), Some(label)) = (purpose, chart.filter(|it| is_seen(it))) {
            // Of charts in one project each has its own.
            name = format!("{} - {label}", shortened(&name, NAME_MAX / 2));
        }
        let part = purpose.spec().part.map(|part| format!(" - {}", self.locale.get(part)));
        let end = format!("{}.{}", part.unwrap_or_default(), self.proposed_extension(purpose));
        let suggested_name = suggested_name(&name, &end);
        Effect::File(FileEffect::AskPath { purpose, suggested_name })
    }

    /// What the suggested name ends with. A former version goes back to the file that it is of.
    fn proposed_extension(&self, purpose: Purpose) -> &'static str {
        let taken_from = self.document.as_ref().and_then(|it| it.file.taken_from());
        let end = taken_from.and_then(Path::extension).and_then(|end| end.to_str());
        let known = (purpose == Purpose::Save)
            .then(|| PROJECTS.extensions.iter().find(|it| Some(**it) == end).copied());
        known.flatten().or(self.allowed_extension(purpose)).unwrap_or(purpose.extension())
    }

    /// The path that was asked for is there.
    pub(super) fn go_on_with_path(&mut self, purpose: Purpose, path: PathBuf) -> Vec<Effect> {
        match purpose.spec().then {
            Then::Read => vec![Effect::File(FileEffect::Read { path, purpose })],
            Then::ReadMany => vec![Effect::File(FileEffect::ReadMany(vec![path]))],
            Then::Write(write) => {
                let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
                if purpose != Purpose::Save && !self.fixed.allows(end) {
                    return vec![Self::not_allowed(end)];
                }
                write(self, purpose, path)
            }
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
    let mut most = NAME_MAX - 1 - end.chars().count();
    loop {
        let cut = shortened(seen.trim(), most);
        // One more is for the mark that makes it no device's.
        if cut.len() + end.len() < NAME_MAX_BYTES {
            return no_device(cut + &end);
        }
        most -= 1;
    }
}

/// `c`, or what stands for it where a name of a file may not have it.
fn in_file_name(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        c if may_name(c) => c,
        _ => '-',
    }
}

/// `name`, marked if Windows would take it for a device: "CON_.json".
fn no_device(mut name: String) -> String {
    if is_device(&name) {
        name.insert(name.find('.').unwrap_or(name.len()), '_');
    }
    name
}
