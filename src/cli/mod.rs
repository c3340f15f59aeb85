//! The command line: the same doors as the window, without one.
//!
//! What is asked for is alone on stdout; stderr has only problems, or the one sentence of a refusal.

mod align;
mod args;
mod check;
mod compare;
mod count;
mod export;
mod help;
mod import;
mod merge;
mod output;
mod project_file;
mod tables;
mod terminal;
mod which;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::format::loses_project;
use crate::format::native::{self, Loaded};
use crate::format::picture::embedded_project;
use crate::memory;
use crate::model::Project;
use crate::store::{self, UserFolders};
use crate::words::{Locale, Message, key, message};

use args::{Args, Command};
use output::Answer;
pub use output::Printed;
use project_file::ProjectFile;

/// What the command line asks for.
#[derive(Debug)]
pub enum Start {
    /// The window.
    Window(WindowRequest),
    /// Nothing more: a subcommand has run.
    Done(ExitCode),
}

/// How the window is to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRequest {
    /// A project to open.
    pub file: Option<PathBuf>,
    /// The language asked for; else the user's preference, then the system's.
    pub locale: Option<Locale>,
}

/// Reads the arguments, the program's name first, and runs the subcommand they name.
pub fn start(args: impl IntoIterator<Item = OsString>) -> Start {
    let args: Vec<OsString> = args.into_iter().collect();
    let locale = help::asked_language(&args).unwrap_or_else(Locale::from_system);
    memory::end_with(&locale.get(key::OUT_OF_MEMORY), output::REFUSED.into());
    match run(args, &mut std::io::stdout()) {
        Ok(printed) => Start::Done(printed.deliver()),
        Err(request) => Start::Window(request),
    }
}

/// The same, with what is to be printed in place of printing it.
///
/// # Errors
/// If what is asked for is the window.
pub fn printed(args: impl IntoIterator<Item = OsString>) -> Result<Printed, WindowRequest> {
    let mut written = Vec::new();
    let printed = run(args.into_iter().collect(), &mut written)?;
    Ok(printed.after(written))
}

/// Runs the subcommand. What would be too large to be kept until it is printed is written to `out`.
fn run(args: Vec<OsString>, out: &mut dyn Write) -> Result<Printed, WindowRequest> {
    let asked = help::asked_language(&args);
    let locale = asked.unwrap_or_else(Locale::from_system);
    let args = match help::command(locale)
        .try_get_matches_from(args)
        .and_then(|matches| Args::from_arg_matches(&matches))
    {
        Ok(args) => args,
        Err(error) => return Ok(Printed::of(help::answer(&error), locale)),
    };
    if let (Some(file), Some(_)) = (&args.file, &args.command) {
        let refusal = message!(key::CLI_FILE_AND_COMMAND, file = file.display().to_string());
        return Ok(Printed::of(Err(refusal), locale));
    }
    let Some(command) = args.command else {
        return Err(WindowRequest { file: args.file, locale: args.lang });
    };
    let answer = match command {
        Command::Import(import) => import::run(&import, locale),
        Command::Count(count) => count::run(&count, locale, out),
        Command::Check(check) => check::run(&check, locale),
        Command::Export(export) => export::run(&export, locale),
        Command::Compare(compare) => compare::run(&compare, locale),
        Command::Align(align) => align::run(&align, locale),
        Command::Merge(merge) => merge::run(&merge, locale),
    };
    Ok(Printed::of(answer, locale))
}

/// Says why no window opens: where nothing else is known, that this program has none.
pub fn no_window(request: &WindowRequest, why: Option<Message>) -> ExitCode {
    let why = why.unwrap_or_else(|| message!(key::CLI_NO_WINDOW));
    let locale = request.locale.unwrap_or_else(Locale::from_system);
    Printed::of(Err(why), locale).deliver()
}

/// The bytes of a project: a file's own, or those inside a picture.
struct Source {
    bytes: Vec<u8>,
    is_picture: bool,
}

impl Source {
    fn read(path: &Path) -> Result<Self, Message> {
        let bytes = store::read(path).map_err(|error| error.message())?;
        let inside = embedded_project(&bytes).map_err(|error| in_file(path, error.message()))?;
        Ok(match inside {
            Some(bytes) => Self { bytes, is_picture: true },
            None => Self { bytes, is_picture: false },
        })
    }
}

/// The project in a file, or the sentence that says why there is none.
fn open(path: &Path) -> Result<Loaded, Message> {
    native::load(&Source::read(path)?.bytes).map_err(|error| in_file(path, error.message()))
}

/// The project in a file, to be written to `output` with changes: that may be the same file, unless
/// it is a picture, which would be lost.
fn open_to_change(path: &Path, output: &mut ProjectFile) -> Result<Project, Message> {
    let source = Source::read(path)?;
    if source.is_picture && refuse_overwriting(path, output.path()).is_err() {
        return Err(in_file(output.path(), message!(key::CLI_PICTURE_OUTPUT)));
    }
    output.was_read(path, &source.bytes);
    let loaded = native::load(&source.bytes).map_err(|error| in_file(path, error.message()))?;
    if loaded.newer_version {
        return Err(in_file(path, message!(key::CLI_NEWER)));
    }
    Ok(loaded.project)
}

/// A sentence about what is in a file, with the file's name.
fn in_file(path: &Path, problem: Message) -> Message {
    message!(key::CLI_IN_FILE, path = path.display().to_string(), problem)
}

/// Refuses to put an output in place of the file it is made from.
fn refuse_overwriting(input: &Path, output: &Path) -> Result<(), Message> {
    match (input.canonicalize(), output.canonicalize()) {
        (Ok(from), Ok(to)) if from == to => Err(in_file(output, message!(key::CLI_SAME_FILE))),
        _ => Ok(()),
    }
}

/// Refuses to put what is exported in place of a project, which nothing would ask about.
fn refuse_losing(output: &Path) -> Result<(), Message> {
    let held = store::replaced(output).map_err(|error| error.message())?;
    match held {
        Some(held) if native::is_project(&held) => {
            Err(in_file(output, message!(key::CLI_OVER_PROJECT)))
        }
        Some(_) | None => Ok(()),
    }
}

/// Puts what is exported of `project` in its place. A project inside the picture that it replaces is kept:
/// the remark says where.
fn put_export(project: &Path, output: &Path, bytes: &[u8]) -> Result<Option<Message>, Message> {
    let would_be_lost = |held: &[u8]| loses_project(held, bytes);
    let (made_from, versions) = ([project.to_owned()], UserFolders::versions_at_hand);
    let placed = store::save_export(output, bytes, &made_from, versions, would_be_lost);
    Ok(placed.map_err(|error| error.message())?.remark())
}

/// The result of a subcommand: what it prints, or the one sentence of its refusal.
type Outcome = Result<Answer, Message>;
