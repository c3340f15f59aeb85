//! How a subcommand's answer reaches the shell.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use super::terminal;
use crate::words::{Locale, Message, key, message};

/// Nothing was done: unreadable or refused.
pub(super) const REFUSED: u8 = 2;

/// What a subcommand prints.
#[derive(Debug, Default)]
pub struct Answer {
    /// Alone on stdout.
    pub text: String,
    /// The text is JSON, else lines for people or for spreadsheets.
    pub is_json: bool,
    /// One line each on stderr.
    pub problems: Vec<String>,
    /// The exit code: 0 done, 1 done and faults were found.
    pub code: u8,
}

impl Answer {
    pub fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// A text that is JSON.
    pub fn of_json_text(text: String) -> Self {
        Self { text, is_json: true, ..Self::default() }
    }

    /// `value` as JSON.
    pub fn of_json(value: &impl serde::Serialize) -> Self {
        let mut text = serde_json::to_string_pretty(value).expect("memory takes any answer");
        text.push('\n');
        Self::of_json_text(text)
    }
}

/// The result of a subcommand: what it prints, or the one sentence of its refusal.
pub type Outcome = Result<Answer, Message>;

/// What reaches the shell, fit for a terminal: see [`terminal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub stdout: String,
    /// Lines.
    pub stderr: String,
    pub code: u8,
    locale: Locale,
}

impl Printed {
    pub(super) fn of(outcome: Outcome, locale: Locale) -> Self {
        let answer = outcome.unwrap_or_else(|refusal| Answer {
            problems: vec![locale.say(&refusal)],
            code: REFUSED,
            ..Answer::default()
        });
        let lines = answer.problems.iter().map(|it| line(it));
        let written = if answer.is_json { terminal::json } else { terminal::lines };
        let stdout = safe(answer.text, written);
        Self { stdout, stderr: lines.collect(), code: answer.code, locale }
    }

    /// This, after what was already `written` to stdout.
    pub(super) fn after(mut self, written: Vec<u8>) -> Self {
        let written = String::from_utf8(written).expect("what is printed is text");
        self.stdout.insert_str(0, &written);
        self
    }

    /// This, with a remark before what is said.
    pub(super) fn with(mut self, remark: Option<&Message>) -> Self {
        if let Some(remark) = remark {
            self.stderr.insert_str(0, &line(&self.locale.say(remark)));
        }
        self
    }

    /// Prints it and gives the exit code.
    pub(super) fn deliver(&self) -> ExitCode {
        say(&self.stderr);
        match print(&self.stdout) {
            Ok(()) => ExitCode::from(self.code),
            // Whoever read has had enough, as `head` does.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(self.code),
            Err(error) => {
                say(&line(&self.locale.say(&refused(&error))));
                ExitCode::from(REFUSED)
            }
        }
    }
}

/// What is said where the standard output takes no more.
pub(super) fn refused(error: &io::Error) -> Message {
    message!(key::CLI_OUTPUT, detail = error.to_string())
}

/// What `written` makes of `text`, which may be large: most often the same.
fn safe(text: String, written: fn(&str) -> Cow<'_, str>) -> String {
    let other = match written(&text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(other) => Some(other),
    };
    other.unwrap_or(text)
}

fn line(problem: &str) -> String {
    terminal::line(problem).into_owned() + "\n"
}

/// When nobody can be told, the exit code still can.
fn say(lines: &str) {
    let _ = io::stderr().lock().write_all(lines.as_bytes());
}

fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}
