//! `check`: the broken invariants of a project, and the ceilings it passes.

use super::args::Check;
use super::output::{Answer, Outcome};
use super::source::{Source, former, unread};
use super::terminal;
use crate::format::native::{self, LoadError};
use crate::model::{Counts, Project};
use crate::words::{Locale, Message, key, message};

/// Invariants are broken.
const BROKEN: u8 = 1;

pub fn run(args: &Check, locale: Locale) -> Outcome {
    let source = Source::read(&args.project)?;
    let (found, former, code) = match native::load(&source.bytes) {
        Ok(loaded) => (warnings(&loaded.project), None, 0),
        Err(LoadError::Broken(violations)) => {
            let found = violations.iter().map(|violation| violation.message()).collect();
            (found, former(&args.project), BROKEN)
        }
        Err(error @ LoadError::Unreadable(_)) => {
            return Err(unread(&args.project, error.message()));
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
    let problems = former.iter().map(|it| locale.say(it)).collect();
    Ok(Answer { code, problems, ..Answer::of_text(text) })
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
