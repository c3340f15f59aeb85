//! WHICH: how a chart is named on the command line.

use crate::model::{Chart, Project, Role};
use crate::words::Message;

/// The refusal where no chart is meant.
pub const NONE: &str = "cli-no-such-chart";
/// The refusal where several are.
pub const SEVERAL: &str = "cli-several-charts";

/// The chart that `which` names by its id, its label or its role, in any case. An id beats the
/// others only by matching letter for letter, which no two charts can.
///
/// # Errors
/// If there is none, or there are several: the sentence lists their ids.
pub fn chart<'a>(project: &'a Project, which: &str) -> Result<&'a Chart, Message> {
    if let Some(chart) = project.chart(&which.into()) {
        return Ok(chart);
    }
    let wanted = which.trim().to_lowercase();
    let found: Vec<&Chart> = project
        .charts
        .iter()
        .filter(|chart| {
            chart.id.as_str().to_lowercase() == wanted
                || chart.fields.label.trim().to_lowercase() == wanted
                || chart.fields.role.is_some_and(|role| is_role(role, &wanted))
        })
        .collect();
    match found.as_slice() {
        [chart] => Ok(chart),
        [] => Err(Message::new(NONE).with("which", which).with("ids", ids(project.charts.iter()))),
        _ => Err(Message::new(SEVERAL).with("which", which).with("ids", ids(found.into_iter()))),
    }
}

/// The same, or the snapshot that `which` names by its id or its label where no chart is so called.
///
/// # Errors
/// As for a chart.
pub fn state<'a>(project: &'a Project, which: &str) -> Result<&'a Chart, Message> {
    if let Some(state) = project.state(&which.into()) {
        return Ok(state);
    }
    let refusal = match chart(project, which) {
        Err(refusal) if refusal.key == NONE => refusal,
        found => return found,
    };
    let wanted = which.trim().to_lowercase();
    let is_called = |it: &&Chart| it.fields.label.trim().to_lowercase() == wanted;
    let found: Vec<&Chart> = project.snapshots.iter().filter(is_called).collect();
    match found.as_slice() {
        [snapshot] => Ok(snapshot),
        [] if project.snapshots.is_empty() => Err(refusal),
        [] => Err(Message::new(NONE).with("which", which).with("ids", ids(project.states()))),
        _ => Err(Message::new(SEVERAL).with("which", which).with("ids", ids(found.into_iter()))),
    }
}

/// The charts that a command works on when it may work on several: the named one, or all.
pub fn charts<'a>(project: &'a Project, which: Option<&str>) -> Result<Vec<&'a Chart>, Message> {
    match which {
        Some(which) => Ok(vec![chart(project, which)?]),
        None => Ok(project.charts.iter().collect()),
    }
}

/// The chart that a picture is made of: the named one, which may be a snapshot, or the only one, else
/// the target.
pub fn chart_or_target<'a>(
    project: &'a Project,
    which: Option<&str>,
) -> Result<&'a Chart, Message> {
    match (which, project.charts.as_slice()) {
        (Some(which), _) => state(project, which),
        (None, [only]) => Ok(only),
        (None, _) => chart(project, Role::Target.as_str()),
    }
}

/// The chart of a table: the only variant of its project, else the target, else the only chart.
pub fn variant_or_target(project: &Project) -> Result<&Chart, Message> {
    let of_role = |role: Role| {
        let mut charts = project.charts.iter().filter(move |it| it.fields.role == Some(role));
        Some(charts.next()?).filter(|_| charts.next().is_none())
    };
    match (of_role(Role::Variant), project.charts.as_slice()) {
        (Some(variant), _) => Ok(variant),
        (None, [only]) => Ok(only),
        (None, _) => chart(project, Role::Target.as_str()),
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

/// The ids of charts, as a sentence lists them.
pub fn ids<'a>(charts: impl Iterator<Item = &'a Chart>) -> String {
    charts.map(|chart| chart.id.as_str()).collect::<Vec<_>>().join(", ")
}
