//! `import`: the text of a report to a project file.

use serde::Serialize;

use super::args::Import;
use super::output::Answer;
use super::{Outcome, in_file, refuse_overwriting};
use crate::format::native;
use crate::model::{Counts, DerivedIds, Project};
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
    let mut text = String::new();
    for chart in chart_reports(&project) {
        let message = Message::new("cli-import-chart")
            .with("chart", chart.label)
            .with("units", chart.units)
            .with("posts", chart.posts);
        text.push_str(&locale.say(&message));
        text.push('\n');
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
    Ok(Answer { problems, ..Answer::of_text(text) })
}

/// The report's charts, and what its reader was not sure of. Identifiers are derived from the bytes:
/// one report gives one project.
fn read(bytes: &[u8], locale: Locale) -> Result<(Project, Vec<ProblemReport>), Message> {
    let _ = (DerivedIds::new(bytes), locale);
    Err(Message::new("cli-import-nothing"))
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
