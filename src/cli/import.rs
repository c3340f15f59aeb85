//! `import`: the text of a report to a project file.

use serde::Serialize;

use super::args::Import;
use super::output::Answer;
use super::{Outcome, in_file, refuse_overwriting, which};
use crate::format::{native, text};
use crate::model::{Counts, DerivedIds, Project, Role};
use crate::store;
use crate::words::{Locale, Message};

/// What `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    charts: Vec<ChartReport<'a>>,
    problems: Vec<ProblemReport>,
}

#[derive(Serialize)]
struct ChartReport<'a> {
    id: &'a str,
    label: &'a str,
    role: Option<&'static str>,
    date: Option<String>,
    units: usize,
    posts: usize,
    authorised: Option<u32>,
}

#[derive(Serialize)]
struct ProblemReport {
    line: usize,
    message: String,
}

pub fn run(args: &Import, locale: Locale) -> Outcome {
    refuse_overwriting(&args.input, &args.output)?;
    if !args.force && args.output.symlink_metadata().is_ok() {
        return Err(in_file(&args.output, Message::new("cli-exists")));
    }
    let bytes = store::read(&args.input).map_err(|error| error.message())?;
    let (project, problems) = read(&bytes, locale).map_err(|it| in_file(&args.input, it))?;
    let saved = native::save(&project);
    store::save_atomically(&args.output, &saved).map_err(|error| error.message())?;
    if args.json {
        let charts = chart_reports(&project);
        return Ok(Answer::of_json(&Report { charts, problems }));
    }
    let mut said = String::new();
    for chart in chart_reports(&project) {
        let message = Message::new("cli-import-chart")
            .with("chart", chart.label)
            .with("units", chart.units)
            .with("posts", chart.posts);
        said.push_str(&locale.say(&message));
        said.push('\n');
    }
    let problems = problems
        .into_iter()
        .map(|problem| {
            locale.say(
                &Message::new("cli-import-problem")
                    .with("line", problem.line.to_string())
                    .with("problem", problem.message),
            )
        })
        .collect();
    Ok(Answer { problems, ..Answer::of_text(said) })
}

/// The report's charts, and what its reader was not sure of. Identifiers are derived from the bytes:
/// one report gives one project.
fn read(bytes: &[u8], locale: Locale) -> Result<(Project, Vec<ProblemReport>), Message> {
    let report = text::read(bytes, &mut DerivedIds::new(bytes)).map_err(|error| error.message())?;
    let problems = report.problems.iter().map(|problem| ProblemReport {
        line: problem.line,
        message: locale.say(&problem.message()),
    });
    let unnamed = unnamed(&report)
        .map(|(line, message)| ProblemReport { line, message: locale.say(&message) });
    let mut problems: Vec<ProblemReport> = problems.chain(unnamed).collect();
    problems.sort_by_key(|problem| problem.line);
    Ok((report.project, problems))
}

/// That `export` has to be told which chart is meant, where it could not choose; with the line of the
/// second target, or that of the first chart where there is none.
fn unnamed(report: &text::Report) -> Option<(usize, Message)> {
    let refusal = which::chart_or_target(&report.project, None).err()?;
    let charts = report.project.charts.iter().zip(&report.charts);
    let targets = charts.filter(|(chart, _)| chart.fields.role == Some(Role::Target));
    let line = targets.map(|(_, line)| line).nth(1).or(report.charts.first());
    Some((line.copied().unwrap_or(1), Message::new("cli-import-unnamed").with("reason", refusal)))
}

fn chart_reports(project: &Project) -> Vec<ChartReport<'_>> {
    let charts = project.charts.iter();
    charts
        .map(|chart| ChartReport {
            id: chart.id.as_str(),
            label: &chart.fields.label,
            role: chart.fields.role.map(|role| role.as_str()),
            date: chart.fields.date.map(|date| date.to_string()),
            units: chart.unit_count(),
            posts: chart.post_count(),
            authorised: Counts::of(chart, &project.lists).chart().ceiling.posts,
        })
        .collect()
}
