//! `check`: the broken invariants of a project, and the ceilings it passes.

use super::args::Check;
use super::output::{Answer, Outcome};
use super::refusal::in_file;
use super::source::Source;
use super::terminal;
use crate::format::native::{self, LoadError};
use crate::model::{Counts, Project};
use crate::words::{Locale, Message, key, message};

/// Invariants are broken.
const BROKEN: u8 = 1;

pub fn run(args: &Check, locale: Locale) -> Outcome {
    let source = Source::read(&args.project)?;
    let (found, code) = match native::load(&source.bytes) {
        Ok(loaded) => (warnings(&loaded.project), 0),
        Err(LoadError::Broken(violations)) => {
            (violations.iter().map(|violation| violation.message()).collect(), BROKEN)
        }
        Err(error @ LoadError::Unreadable(_)) => {
            return Err(in_file(&args.project, error.message()));
        }
    };
    let mut text = String::new();
    for message in found {
        text.push_str(&terminal::line(&locale.say(&message)));
        text.push('\n');
    }
    if text.is_empty() {
        text = locale.get(key::CLI_CHECK_SOUND) + "\n";
    }
    Ok(Answer { code, ..Answer::of_text(text) })
}

/// The units with more posts than authorised: allowed, and worth saying.
fn warnings(project: &Project) -> Vec<Message> {
    let mut found = Vec::new();
    for chart in &project.charts {
        let counts = Counts::of(chart, &project.lists);
        for key in chart.units_in_order() {
            let fields = &chart.unit(key).fields;
            let count = counts.unit(key);
            if let (Some(excess), Some(posts), Some(authorised)) =
                (count.excess(fields.authorised), count.perimeter, fields.authorised.posts())
            {
                found.push(message!(
                    key::CLI_CHECK_EXCESS,
                    authorised,
                    chart = chart.fields.label.as_str(),
                    excess,
                    posts,
                    unit = fields.name.as_str()
                ));
            }
        }
    }
    found
}
