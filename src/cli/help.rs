//! The help, and what is wrong with a command line, in the user's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use super::output::{Answer, Outcome};
use crate::export::{ExportWish, Format};
use crate::words::{Locale, MessageKey, key, message};

/// The words of each subcommand and of each argument, by the name clap knows it by.
const WORDS: [(&str, MessageKey); 45] = [
    ("organigramme", key::CLI_HELP_PROGRAM),
    ("import", key::CLI_HELP_IMPORT),
    ("map", key::CLI_HELP_MAP),
    ("count", key::CLI_HELP_COUNT),
    ("check", key::CLI_HELP_CHECK),
    ("export", key::CLI_HELP_EXPORT),
    ("compare", key::CLI_HELP_COMPARE),
    ("align", key::CLI_HELP_ALIGN),
    ("merge", key::CLI_HELP_MERGE),
    ("file", key::CLI_HELP_FILE),
    ("lang", key::CLI_HELP_LANG),
    ("input", key::CLI_HELP_INPUT),
    ("mapping", key::CLI_HELP_MAPPING),
    ("sheet", key::CLI_HELP_SHEET),
    ("output", key::CLI_HELP_OUTPUT),
    ("json", key::CLI_HELP_JSON),
    ("force", key::CLI_HELP_FORCE),
    ("all_remarks", key::CLI_HELP_ALL_REMARKS),
    ("project", key::CLI_HELP_PROJECT),
    ("chart", key::CLI_HELP_CHART),
    ("format", key::CLI_HELP_FORMAT),
    ("unit", key::CLI_HELP_UNIT),
    ("page", key::CLI_HELP_PAGE),
    ("portrait", key::CLI_HELP_PORTRAIT),
    ("split", key::CLI_HELP_SPLIT),
    ("view", key::CLI_HELP_VIEW),
    ("style", key::CLI_HELP_STYLE),
    ("since", key::CLI_HELP_SINCE),
    ("beside", key::CLI_HELP_BESIDE),
    ("steps", key::CLI_HELP_STEPS),
    ("date", key::CLI_HELP_DATE),
    ("scale", key::CLI_HELP_SCALE),
    ("dpi", key::CLI_HELP_DPI),
    ("embed", key::CLI_HELP_EMBED),
    ("outlines", key::CLI_HELP_OUTLINES),
    ("archive", key::CLI_HELP_ARCHIVE),
    ("report", key::CLI_HELP_REPORT),
    ("base", key::CLI_HELP_BASE),
    ("tables", key::CLI_HELP_TABLES),
    ("from", key::CLI_HELP_FROM),
    ("to", key::CLI_HELP_TO),
    ("earlier", key::CLI_HELP_EARLIER),
    ("later", key::CLI_HELP_LATER),
    ("help", key::CLI_HELP_HELP),
    ("version", key::CLI_HELP_VERSION),
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
    let mut command = Args::command().version(crate::version());
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
    let wish = ExportWish::ALL.into_iter().find(|wish| wish.option() == arg.get_id().as_str());
    let wish = wish.filter(|wish| wish.formats().count() < Format::ALL.len());
    let Some(wish) = wish else { return arg };
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    arg.help(format!("{help} ({})", wish.formats_said()))
}

fn in_words(command: Command, locale: Locale) -> Command {
    let about = words(command.get_name(), locale).unwrap_or_default();
    let mut template = format!("{about}\n\n{} {{usage}}\n", locale.get(key::CLI_HELP_USAGE));
    for (is_there, heading, list) in [
        (command.has_subcommands(), key::CLI_HELP_COMMANDS, "{subcommands}"),
        (command.get_positionals().next().is_some(), key::CLI_HELP_ARGUMENTS, "{positionals}"),
        (command.get_opts().next().is_some(), key::CLI_HELP_OPTIONS, "{options}"),
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
    WORDS.iter().find(|(id, _)| *id == name).map(|(_, key)| locale.get(*key))
}

/// What clap answers instead of arguments: the help on stdout, or one sentence of refusal.
#[expect(clippy::wildcard_enum_match_arm, reason = "clap adds kinds of errors")]
pub fn answer(error: &clap::Error) -> Outcome {
    let say = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let arg = say(ContextKind::InvalidArg);
    Err(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Ok(Answer::of_text(error.render().to_string()));
        }
        ErrorKind::UnknownArgument => message!(key::CLI_UNKNOWN_ARGUMENT, arg),
        ErrorKind::InvalidSubcommand => {
            message!(key::CLI_UNKNOWN_ARGUMENT, arg = say(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => message!(key::CLI_MISSING_ARGUMENT, arg),
        ErrorKind::ArgumentConflict => {
            message!(key::CLI_CONFLICT, arg, other = say(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if !say(ContextKind::InvalidValue).is_empty() =>
        {
            message!(key::CLI_INVALID_VALUE, arg, value = say(ContextKind::InvalidValue))
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues => {
            message!(key::CLI_MISSING_VALUE, arg)
        }
        _ => message!(key::CLI_BAD_ARGUMENTS, arg),
    })
}
