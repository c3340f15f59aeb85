//! How a subcommand's answer reaches the shell.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use super::Outcome;
use crate::model::printable;
use crate::words::{Locale, Message};

/// Nothing was done: unreadable or refused.
const REFUSED: u8 = 2;

/// What a subcommand prints.
#[derive(Debug, Default)]
pub struct Answer {
    /// Alone on stdout.
    pub text: String,
    /// One line each on stderr.
    pub problems: Vec<String>,
    /// The exit code: 0 done, 1 done and faults were found.
    pub code: u8,
}

impl Answer {
    pub fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// `value` as JSON.
    pub fn of_json(value: &impl serde::Serialize) -> Self {
        let mut text = serde_json::to_string_pretty(value).expect("memory takes any answer");
        text.push('\n');
        Self::of_text(text)
    }
}

/// Prints the answer and gives the exit code.
pub fn deliver(outcome: Outcome, locale: Locale) -> ExitCode {
    let answer = outcome.unwrap_or_else(|refusal| Answer {
        problems: vec![locale.say(&refusal)],
        code: REFUSED,
        ..Answer::default()
    });
    for problem in &answer.problems {
        // When nobody can be told, the exit code still can.
        let _ = writeln!(io::stderr().lock(), "{}", printable(problem));
    }
    match print(&answer.text) {
        Ok(()) => ExitCode::from(answer.code),
        // Whoever read has had enough, as `head` does.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(answer.code),
        Err(error) => {
            let refusal = Message::new("cli-output").with("detail", error.to_string());
            let _ = writeln!(io::stderr().lock(), "{}", locale.say(&refusal));
            ExitCode::from(REFUSED)
        }
    }
}

fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}
