//! `compare`: what became of every post between two charts of a project.

use super::args::Compare;
use super::output::Answer;
use super::{Outcome, in_file, open, refuse_overwriting, which};
use crate::compare::Ledger;
use crate::export::ledger::{Compared, LedgerFormat};
use crate::model::Role;
use crate::store;
use crate::words::{Locale, Message};

pub fn run(args: &Compare, locale: Locale) -> Outcome {
    let format = match &args.output {
        None => LedgerFormat::Json,
        Some(output) => {
            let extension = output.extension().and_then(|extension| extension.to_str());
            extension.and_then(LedgerFormat::from_extension).ok_or_else(|| {
                let known = LedgerFormat::ALL.map(LedgerFormat::extension).join(", ");
                in_file(output, Message::new("cli-export-format").with("formats", known))
            })?
        }
    };
    if let Some(output) = &args.output {
        refuse_overwriting(&args.project, output)?;
    }
    let project = open(&args.project)?.project;
    let chart = |which: &Option<String>, role: Role| {
        which::state(&project, which.as_deref().unwrap_or(role.as_str()))
    };
    let from = chart(&args.from, Role::Source)?;
    let to = chart(&args.to, Role::Target)?;
    let ledger = Ledger::between(from, to, &project.lists);
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    let bytes = format.bytes(&compared, locale).map_err(|error| error.message())?;
    match &args.output {
        Some(output) => {
            store::save_atomically(output, &bytes).map_err(|error| error.message())?;
            let left_out = format.left_out(&compared);
            let problems = left_out.map(|said| locale.say(&in_file(output, said)));
            Ok(Answer { problems: problems.into_iter().collect(), ..Answer::default() })
        }
        None => Ok(Answer::of_json_text(String::from_utf8(bytes).expect("JSON is text"))),
    }
}
