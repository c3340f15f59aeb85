//! `align`: finds which unit and which post of one chart is which of another, and makes the pairs.

use super::args::Align;
use super::output::{Answer, Outcome};
use super::project_file::ProjectFile;
use super::source::open_to_change;
use super::which;
use crate::compare::{align, cost_of_alignment};
use crate::edit::apply;
use crate::edit::links::{self, Between, PostPair};
use crate::format::native;
use crate::words::{Locale, key, message};

pub fn run(args: &Align, locale: Locale) -> Outcome {
    let mut output = ProjectFile::take(&args.output)?;
    let mut project = open_to_change(&args.project, &mut output)?;
    let from = which::chart(&project, &args.from, "--from ")?;
    let to = which::chart(&project, &args.to, "--to ")?;
    if from.id == to.id {
        return Err(message!(key::CLI_ALIGN_SAME));
    }
    cost_of_alignment(from, to).check().map_err(|too_much| too_much.message())?;
    let found = align(from, to, &project.lists);
    let units: Vec<_> = found.units.iter().map(|it| (it.from.clone(), it.to.clone())).collect();
    let posts: Vec<_> = found
        .posts
        .iter()
        .map(|it| PostPair { from: it.from.clone(), to: it.to.clone(), is_same: it.is_same() })
        .collect();
    let between = Between { from: &from.id, to: &to.id };
    let edit = links::pair(&project, between, &units, &posts).map_err(|error| error.message())?;
    apply(&mut project, edit).map_err(|error| error.message())?;
    let remark = output.write(&native::save(&project))?;
    let message =
        message!(key::CLI_ALIGN_DONE, left = found.left, posts = posts.len(), units = units.len());
    let problems = remark.iter().map(|remark| locale.say(remark)).collect();
    Ok(Answer { problems, ..Answer::of_text(locale.say(&message) + "\n") })
}
