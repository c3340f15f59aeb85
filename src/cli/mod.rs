//! The command line: the same doors as the window, without one.
//!
//! What is asked for is alone on stdout; stderr has only problems, or the one sentence of a refusal.

mod align;
mod args;
mod check;
mod compare;
mod count;
mod export;
mod export_file;
mod help;
mod import;
mod map;
mod merge;
mod output;
mod project_file;
mod refusal;
mod source;
mod tables;
mod terminal;
mod which;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::memory;
use crate::store::Policy;
use crate::words::{Locale, Message, key, message, shown};

use args::{Args, Command};
pub use output::Printed;

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
    let (policy, unusable) = Policy::of_system();
    let locale = language(&args, &policy);
    memory::end_with(&locale.get(key::OUT_OF_MEMORY), output::REFUSED.into());
    match run(args, &policy, &mut std::io::stdout()) {
        Ok(printed) => Start::Done(printed.with(unusable.as_ref()).deliver()),
        Err(request) => Start::Window(request),
    }
}

/// The same, with what is to be printed in place of printing it.
///
/// # Errors
/// If what is asked for is the window.
pub fn printed(args: impl IntoIterator<Item = OsString>) -> Result<Printed, WindowRequest> {
    printed_under(args, &Policy::of_system().0)
}

/// The same, where an administrator has fixed this.
///
/// # Errors
/// If what is asked for is the window.
pub fn printed_under(
    args: impl IntoIterator<Item = OsString>,
    policy: &Policy,
) -> Result<Printed, WindowRequest> {
    let mut written = Vec::new();
    let printed = run(args.into_iter().collect(), policy, &mut written)?;
    Ok(printed.after(written))
}

/// Runs the subcommand. What would be too large to be kept until it is printed is written to `out`.
fn run(
    args: Vec<OsString>,
    policy: &Policy,
    out: &mut dyn Write,
) -> Result<Printed, WindowRequest> {
    let locale = language(&args, policy);
    let args = match help::command(locale)
        .try_get_matches_from(args)
        .and_then(|matches| Args::from_arg_matches(&matches))
    {
        Ok(args) => args,
        Err(error) => return Ok(Printed::of(help::answer(&error), locale)),
    };
    if let (Some(file), Some(_)) = (&args.file, &args.command) {
        let refusal = message!(key::CLI_FILE_AND_COMMAND, file = shown(file));
        return Ok(Printed::of(Err(refusal), locale));
    }
    let Some(command) = args.command else {
        return Err(WindowRequest { file: args.file, locale: args.lang });
    };
    let answer = match command {
        Command::Import(import) => import::run(&import, locale),
        Command::Map(map) => map::run(&map),
        Command::Count(count) => count::run(&count, locale, out),
        Command::Check(check) => check::run(&check, locale),
        Command::Export(export) => export::run(&export, policy, locale),
        Command::Compare(compare) => compare::run(&compare, policy, locale),
        Command::Align(align) => align::run(&align, locale),
        Command::Merge(merge) => merge::run(&merge, locale),
    };
    Ok(Printed::of(answer, locale))
}

/// What an administrator has fixed, what is asked for, or the system's.
fn language(args: &[OsString], policy: &Policy) -> Locale {
    let asked = policy.language.or_else(|| help::asked_language(args));
    asked.unwrap_or_else(Locale::from_system)
}

/// Says why no window opens: where nothing else is known, that this program has none. Returns what was said.
pub fn no_window(request: &WindowRequest, why: Option<Message>) -> (ExitCode, String) {
    let why = why.unwrap_or_else(|| message!(key::CLI_NO_WINDOW));
    let locale = request.locale.unwrap_or_else(Locale::from_system);
    let printed = Printed::of(Err(why), locale);
    (printed.deliver(), printed.stderr)
}
