//! The help, and what is wrong with a command line, in the user's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::Outcome;
use super::args::Args;
use super::output::Answer;
use crate::export::{Format, Wish};
use crate::words::{Locale, Message};

/// The words of each subcommand and of each argument, by the name clap knows it by.
const WORDS: [(&str, &str); 42] = [
    ("organigramme", "cli-help-program"),
    ("import", "cli-help-import"),
    ("count", "cli-help-count"),
    ("check", "cli-help-check"),
    ("export", "cli-help-export"),
    ("compare", "cli-help-compare"),
    ("align", "cli-help-align"),
    ("merge", "cli-help-merge"),
    ("file", "cli-help-file"),
    ("lang", "cli-help-lang"),
    ("input", "cli-help-input"),
    ("output", "cli-help-output"),
    ("json", "cli-help-json"),
    ("force", "cli-help-force"),
    ("all_remarks", "cli-help-all-remarks"),
    ("project", "cli-help-project"),
    ("chart", "cli-help-chart"),
    ("format", "cli-help-format"),
    ("unit", "cli-help-unit"),
    ("page", "cli-help-page"),
    ("portrait", "cli-help-portrait"),
    ("split", "cli-help-split"),
    ("view", "cli-help-view"),
    ("style", "cli-help-style"),
    ("since", "cli-help-since"),
    ("beside", "cli-help-beside"),
    ("steps", "cli-help-steps"),
    ("date", "cli-help-date"),
    ("scale", "cli-help-scale"),
    ("dpi", "cli-help-dpi"),
    ("embed", "cli-help-embed"),
    ("outlines", "cli-help-outlines"),
    ("archive", "cli-help-archive"),
    ("report", "cli-help-report"),
    ("base", "cli-help-base"),
    ("tables", "cli-help-tables"),
    ("from", "cli-help-from"),
    ("to", "cli-help-to"),
    ("earlier", "cli-help-earlier"),
    ("later", "cli-help-later"),
    ("help", "cli-help-help"),
    ("version", "cli-help-version"),
];

/// The language of a `--lang`, wherever it stands: needed before the rest is understood.
pub fn asked_language(args: &[OsString]) -> Option<Locale> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        if arg == "--lang" {
            return Locale::from_code(args.next()?);
        }
        if let Some(code) = arg.strip_prefix("--lang=") {
            return Locale::from_code(code);
        }
    }
    None
}

/// The command line with its help in one language.
pub fn command(locale: Locale) -> Command {
    let mut command = Args::command().version(env!("CARGO_PKG_VERSION"));
    // Built now, so that clap's own arguments are there to be put into words too.
    command.build();
    let subcommands: Vec<String> =
        command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let mut command = in_words(command, locale);
    for name in subcommands {
        command = command.mut_subcommand(name, |subcommand| in_words(subcommand, locale));
    }
    command.mut_subcommand("export", |export| export.mut_args(with_formats))
}

/// After what an option of `export` does, the kinds of file that it does it in, if not in all.
fn with_formats(arg: Arg) -> Arg {
    let wish = Wish::ALL.into_iter().find(|wish| wish.option() == arg.get_id().as_str());
    let wish = wish.filter(|wish| wish.formats().count() < Format::ALL.len());
    let Some(wish) = wish else { return arg };
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    arg.help(format!("{help} ({})", wish.formats_said()))
}

fn in_words(command: Command, locale: Locale) -> Command {
    let about = words(command.get_name(), locale).unwrap_or_default();
    let mut template = format!("{about}\n\n{} {{usage}}\n", locale.get("cli-help-usage"));
    for (is_there, heading, list) in [
        (command.has_subcommands(), "cli-help-commands", "{subcommands}"),
        (command.get_positionals().next().is_some(), "cli-help-arguments", "{positionals}"),
        (command.get_opts().next().is_some(), "cli-help-options", "{options}"),
    ] {
        if is_there {
            template += &format!("\n{}\n{list}\n", locale.get(heading));
        }
    }
    command.about(about).help_template(template).mut_args(|arg| {
        // Values and defaults stand in the words: clap would list them in English.
        let arg = arg.hide_possible_values(true).hide_default_value(true);
        match words(arg.get_id().as_str(), locale) {
            Some(help) => arg.help(help),
            None => arg,
        }
    })
}

fn words(name: &str, locale: Locale) -> Option<String> {
    WORDS.iter().find(|(id, _)| *id == name).map(|(_, key)| locale.get(key))
}

/// What clap answers instead of arguments: the help on stdout, or one sentence of refusal.
#[expect(clippy::wildcard_enum_match_arm, reason = "clap adds kinds of errors")]
pub fn answer(error: &clap::Error) -> Outcome {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let arg = said(ContextKind::InvalidArg);
    Err(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Ok(Answer::of_text(error.render().to_string()));
        }
        ErrorKind::UnknownArgument => Message::new("cli-unknown-argument").with("arg", arg),
        ErrorKind::InvalidSubcommand => {
            Message::new("cli-unknown-argument").with("arg", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Message::new("cli-missing-argument").with("arg", arg),
        ErrorKind::ArgumentConflict => {
            Message::new("cli-conflict").with("arg", arg).with("other", said(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if !said(ContextKind::InvalidValue).is_empty() =>
        {
            Message::new("cli-invalid-value")
                .with("arg", arg)
                .with("value", said(ContextKind::InvalidValue))
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues => {
            Message::new("cli-missing-value").with("arg", arg)
        }
        _ => Message::new("cli-bad-arguments").with("arg", arg),
    })
}
