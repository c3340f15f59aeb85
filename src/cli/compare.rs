//! `compare`: what became of every post between two charts of a project.

use super::args::Compare;
use super::export_file::{put_export, refuse_losing, refuse_not_allowed};
use super::output::{Answer, Outcome};
use super::refusal::{in_file, refuse_overwriting};
use super::source::open;
use super::which;
use super::which::Refusal;
use crate::compare::Ledger;
use crate::export::ledger::{Compared, LedgerFormat};
use crate::model::{Chart, Project, Role};
use crate::store::Policy;
use crate::words::{Locale, Message, key, message};

pub fn run(args: &Compare, policy: &Policy, locale: Locale) -> Outcome {
    let format = match &args.output {
        None => LedgerFormat::Json,
        Some(output) => {
            let extension = output.extension().and_then(|extension| extension.to_str());
            extension.and_then(LedgerFormat::from_extension).ok_or_else(|| {
                let known = LedgerFormat::ALL.map(LedgerFormat::extension).join(", ");
                in_file(output, message!(key::CLI_EXPORT_FORMAT, formats = known))
            })?
        }
    };
    if let Some(output) = &args.output {
        refuse_not_allowed(output, policy)?;
        refuse_overwriting(&args.project, output)?;
        refuse_losing(output)?;
    }
    let project = open(&args.project)?.project;
    let (from, to) = ends(&project, args.from.as_deref(), args.to.as_deref())?;
    let ledger = Ledger::of(&project, from, to);
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    let written = format.written(&compared, locale);
    let (bytes, left_out) = written.map_err(|error| error.message())?;
    match &args.output {
        Some(output) => {
            let remark = put_export(&args.project, output, &bytes)?;
            let left_out = left_out.into_iter().map(|said| in_file(output, said));
            let problems = left_out.chain(remark).map(|said| locale.say(&said)).collect();
            Ok(Answer { problems, ..Answer::default() })
        }
        None => {
            let problems = left_out.iter().map(|said| locale.say(said)).collect();
            let text = String::from_utf8(bytes).expect("JSON is text");
            Ok(Answer { problems, ..Answer::of_json_text(text) })
        }
    }
}

/// The two charts compared: those named, else the source and the target. Where no chart has the role, what
/// charts were made from says it: the target is the one made from the source, and the source the one that
/// the target was made from.
///
/// # Errors
/// If none is meant, or several are: the sentence lists their ids.
fn ends<'a>(
    project: &'a Project,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(&'a Chart, &'a Chart), Message> {
    let (is_from_named, is_to_named) = (from.is_some(), to.is_some());
    let from = named(project, from, Role::Source, "--from ")?;
    let to = named(project, to, Role::Target, "--to ")?;
    let to = match to {
        Ok(to) => to,
        Err(refusal) => {
            let is_made = |chart: &&Chart| match (&chart.fields.based_on, &from) {
                (Some(base), Ok(from)) => *base == from.id,
                (base, Err(_)) => base.is_some(),
                (None, Ok(_)) => false,
            };
            let made = project.charts.iter().filter(is_made);
            which::of_role_among(Role::Target, made, project, "--to ").map_err(
                |other| match other {
                    Refusal::None(_) => refusal,
                    Refusal::Several(several) => several,
                },
            )?
        }
    };
    if matches!(&from, Ok(from) if from.id == to.id) && !(is_from_named && is_to_named) {
        return counterpart(project, to, is_from_named);
    }
    let base = || to.fields.based_on.as_ref().and_then(|base| project.chart(base));
    match from {
        Ok(from) => Ok((from, to)),
        Err(refusal) => base().map(|base| (base, to)).ok_or(refusal),
    }
}

/// `chart`, named as the start or as the end, with the one that it is compared with: no chart tells anything
/// beside itself.
///
/// # Errors
/// If there is no such chart.
fn counterpart<'a>(
    project: &'a Project,
    chart: &'a Chart,
    is_start: bool,
) -> Result<(&'a Chart, &'a Chart), Message> {
    let (role, option) = if is_start { (Role::Source, "--to ") } else { (Role::Target, "--from ") };
    let other = which::of_role(project, role, option).ok().filter(|it| it.id != chart.id);
    let base = || chart.fields.based_on.as_ref().and_then(|base| project.chart(base));
    let made = || {
        let is_made = |it: &&Chart| it.fields.based_on.as_ref() == Some(&chart.id);
        let made = project.charts.iter().filter(is_made);
        which::of_role_among(Role::Target, made, project, option).ok()
    };
    let other = other.or_else(|| if is_start { base() } else { made() });
    match other {
        None => Err(message!(
            key::CLI_COMPARE_ITSELF,
            chart = chart.fields.label.as_str(),
            charts = which::listed(project.charts.iter().filter(|it| it.id != chart.id)),
            option = option.trim()
        )),
        Some(other) if is_start => Ok((chart, other)),
        Some(other) => Ok((other, chart)),
    }
}

/// The chart that `which` names, else the one of `role`; the refusal where no chart has the role.
fn named<'a>(
    project: &'a Project,
    which: Option<&str>,
    role: Role,
    before: &str,
) -> Result<Result<&'a Chart, Message>, Message> {
    match which {
        Some(which) => Ok(Ok(which::state(project, which, before)?)),
        None => match which::of_role(project, role, before) {
            Ok(chart) => Ok(Ok(chart)),
            Err(Refusal::None(refusal)) => Ok(Err(refusal)),
            Err(Refusal::Several(refusal)) => Err(refusal),
        },
    }
}
