//! WHICH: how a chart is named on the command line.

use crate::model::{Chart, Project, Role};
use crate::words::{Message, key, message};

/// Why no one chart is meant, with the sentence that lists charts and says what to type.
#[derive(Debug)]
pub enum Refusal {
    None(Message),
    Several(Message),
}

impl From<Refusal> for Message {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::None(message) | Refusal::Several(message) => message,
        }
    }
}

/// The chart that `which` names by its id, its label or its role, in any case. An id beats the
/// others only by matching letter for letter, which no two charts can. `before` is what stands before a
/// chart's id where it is typed: "--chart ".
///
/// # Errors
/// If there is none, or there are several: the sentence lists them and says what to type.
pub fn chart<'a>(project: &'a Project, which: &str, before: &str) -> Result<&'a Chart, Refusal> {
    if let Some(chart) = project.chart(&which.into()) {
        return Ok(chart);
    }
    let wanted = which.trim().to_lowercase();
    let found = project.charts.iter().filter(|chart| {
        chart.id.as_str().to_lowercase() == wanted
            || chart.fields.label.trim().to_lowercase() == wanted
            || chart.fields.role.is_some_and(|role| is_role(role, &wanted))
    });
    of_name(which, found, project.charts.iter(), before)
}

/// The chart that has `role`, or that is named so, where nobody has named one.
///
/// # Errors
/// As for a chart that is named.
pub fn of_role<'a>(project: &'a Project, role: Role, before: &str) -> Result<&'a Chart, Refusal> {
    let found = project.charts.iter().filter(|chart| {
        let label = chart.fields.label.trim().to_lowercase();
        chart.fields.role == Some(role) || is_role(role, &label)
    });
    of_role_among(role, found, project, before)
}

/// The only one of `found`, which might have `role`.
///
/// # Errors
/// As for a chart that is named.
pub fn of_role_among<'a>(
    role: Role,
    found: impl Iterator<Item = &'a Chart>,
    project: &'a Project,
    before: &str,
) -> Result<&'a Chart, Refusal> {
    let role = role.as_str();
    let none = |charts| message!(key::CLI_NO_CHART_OF_ROLE, before, charts, role);
    let several = |charts, example| message!(key::CLI_SEVERAL_OF_ROLE, charts, example, role);
    one_of(found, project.charts.iter(), before, none, several)
}

/// The only one of `found`, which are called `which`, of `all`.
fn of_name<'a>(
    which: &str,
    found: impl Iterator<Item = &'a Chart>,
    all: impl Iterator<Item = &'a Chart>,
    before: &str,
) -> Result<&'a Chart, Refusal> {
    let none = |charts| message!(key::CLI_NO_SUCH_CHART, charts, which);
    let several = |charts, example| message!(key::CLI_SEVERAL_CHARTS, charts, example, which);
    one_of(found, all, before, none, several)
}

/// The only one of `found`. `none` says of all charts that none is meant; `several` of those found that
/// more than one is, with an example of what to type.
fn one_of<'a>(
    found: impl Iterator<Item = &'a Chart>,
    all: impl Iterator<Item = &'a Chart>,
    before: &str,
    none: impl FnOnce(Message) -> Message,
    several: impl FnOnce(Message, String) -> Message,
) -> Result<&'a Chart, Refusal> {
    let found: Vec<&Chart> = found.collect();
    match found.as_slice() {
        [chart] => Ok(chart),
        [] => Err(Refusal::None(none(listed(all)))),
        [first, ..] => {
            let example = format!("{before}{}", first.id.as_str());
            Err(Refusal::Several(several(listed(found), example)))
        }
    }
}

/// The same as [`chart()`], or the snapshot that `which` names by its id or its label where no chart is so
/// called.
///
/// # Errors
/// As for a chart.
pub fn state<'a>(project: &'a Project, which: &str, before: &str) -> Result<&'a Chart, Refusal> {
    if let Some(state) = project.state(&which.into()) {
        return Ok(state);
    }
    match chart(project, which, before) {
        Ok(chart) => return Ok(chart),
        Err(refusal @ Refusal::Several(_)) => return Err(refusal),
        Err(Refusal::None(_)) => {}
    }
    let wanted = which.trim().to_lowercase();
    let is_called = |it: &&Chart| it.fields.label.trim().to_lowercase() == wanted;
    let found = project.snapshots.iter().filter(is_called);
    of_name(which, found, project.states(), before)
}

/// The charts that a command works on when it may work on several: the named one, or all.
pub fn charts<'a>(project: &'a Project, which: Option<&str>) -> Result<Vec<&'a Chart>, Message> {
    match which {
        Some(which) => Ok(vec![chart(project, which, "--chart ")?]),
        None => Ok(project.charts.iter().collect()),
    }
}

/// The chart that a picture is made of: the named one, which may be a snapshot, or the only one, else
/// the target.
pub fn chart_or_target<'a>(
    project: &'a Project,
    which: Option<&str>,
) -> Result<&'a Chart, Refusal> {
    match (which, project.charts.as_slice()) {
        (Some(which), _) => state(project, which, "--chart "),
        (None, [only]) => Ok(only),
        (None, _) => of_role(project, Role::Target, "--chart "),
    }
}

/// The chart of a table: the only variant of its project, else the target, else the only chart.
pub fn variant_or_target<'a>(project: &'a Project, before: &str) -> Result<&'a Chart, Refusal> {
    let of_role = |role: Role| {
        let mut charts = project.charts.iter().filter(move |it| it.fields.role == Some(role));
        Some(charts.next()?).filter(|_| charts.next().is_none())
    };
    match (of_role(Role::Variant), project.charts.as_slice()) {
        (Some(variant), _) => Ok(variant),
        (None, [only]) => Ok(only),
        (None, _) => self::of_role(project, Role::Target, before),
    }
}

fn is_role(role: Role, wanted: &str) -> bool {
    let french = match role {
        Role::Source => "source",
        Role::Target => "cible",
        Role::Variant => "variante",
    };
    role.as_str() == wanted || french == wanted
}

/// Charts by name and id, as a sentence lists them.
pub fn listed<'a>(charts: impl IntoIterator<Item = &'a Chart>) -> Message {
    let one = |chart: &Chart| {
        message!(key::CLI_CHART_NAMED, id = chart.id.as_str(), label = chart.fields.label.as_str())
    };
    let list = |first: Message, second: Message| message!(key::SENTENCE_LIST, first, second);
    let none = || message!(key::CLI_NO_CHART);
    charts.into_iter().map(one).reduce(list).unwrap_or_else(none)
}
