//! `import`: the text of a report to a project file.

use serde::Serialize;

use super::args::Import;
use super::output::{Answer, Outcome};
use super::project_file::ProjectFile;
use super::refusal::{in_file, refuse_overwriting};
use super::which;
use crate::format::reading::Report;
use crate::format::{door, native};
use crate::model::{Counts, DerivedIds, Project, Role};
use crate::store;
use crate::words::{Locale, Message, key, message};

/// So many remarks are listed unless all are asked for: who reads more reads them in a file.
const LISTED_MAX: usize = 200;
/// So many are in the JSON unless all are asked for: no report that can be read at all has more, and programs
/// count on having every one of it.
const JSON_MAX: usize = 10_000;

/// What `--json` prints.
#[derive(Serialize)]
struct ImportReport<'a> {
    charts: Vec<ImportedChart<'a>>,
    problems: Vec<ProblemReport>,
    /// How many more there are.
    problems_left_out: usize,
}

#[derive(Serialize)]
struct ImportedChart<'a> {
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

/// What the reader was not sure of, with its line.
type Remark = (usize, Message);

pub fn run(args: &Import, locale: Locale) -> Outcome {
    refuse_overwriting(&args.input, &args.output)?;
    let mut output = ProjectFile::take(&args.output)?;
    if !args.force {
        output.must_be_new()?;
    }
    let bytes = store::read(&args.input).map_err(|error| error.message())?;
    output.was_read(&args.input, &bytes);
    let (project, doubts) = read(&bytes).map_err(|it| in_file(&args.input, it))?;
    let saved = native::save(&project);
    let remark = output.write(&saved)?.map(|remark| locale.say(&remark));
    let most = if args.json { JSON_MAX } else { LISTED_MAX };
    let (remarks, more) = doubts.listed(if args.all_remarks { usize::MAX } else { most });
    let remarks = remarks.into_iter();
    if args.json {
        let charts = chart_reports(&project);
        let problems =
            remarks.map(|(line, message)| ProblemReport { line, message: locale.say(&message) });
        let problems = problems.collect();
        let answer = Answer::of_json(&ImportReport { charts, problems, problems_left_out: more });
        return Ok(Answer { problems: remark.into_iter().collect(), ..answer });
    }
    let mut text = String::new();
    for chart in chart_reports(&project) {
        let message = message!(
            key::CLI_IMPORT_CHART,
            chart = chart.label,
            posts = chart.posts,
            units = chart.units
        );
        text.push_str(&locale.say(&message));
        text.push('\n');
    }
    let remarks = remarks
        .map(|(line, problem)| message!(key::CLI_IMPORT_PROBLEM, line = line.to_string(), problem));
    let more = (more > 0).then(|| message!(key::CLI_IMPORT_MORE, more));
    let problems = remarks.chain(more).map(|message| locale.say(&message)).chain(remark);
    Ok(Answer { problems: problems.collect(), ..Answer::of_text(text) })
}

/// What is to be said of a report that was read.
struct Doubts {
    /// Of its reader, in the order of lines.
    of_reader: Vec<Remark>,
    /// What `export` has to be told.
    unnamed: Option<Remark>,
}

impl Doubts {
    /// No more than `most`, and how many more there are. Without what `export` has to be told nobody can go
    /// on: that is never left out.
    fn listed(self, most: usize) -> (Vec<Remark>, usize) {
        let all = self.of_reader.len();
        let shown = most.saturating_sub(usize::from(self.unnamed.is_some())).min(all);
        let shown_of_reader = self.of_reader.into_iter().take(shown);
        let mut listed: Vec<Remark> = shown_of_reader.chain(self.unnamed).collect();
        listed.sort_by_key(|(line, _)| *line);
        (listed, all - shown)
    }
}

/// The report's charts, and what is to be said of them. Identifiers are derived from the bytes: one report
/// gives one project.
fn read(bytes: &[u8]) -> Result<(Project, Doubts), Message> {
    let report = door::read(bytes, &mut DerivedIds::new(bytes)).map_err(|error| error.message())?;
    let doubts = report.problems.iter().map(|problem| (problem.line, problem.message()));
    let mut of_reader: Vec<Remark> = doubts.collect();
    of_reader.sort_by_key(|(line, _)| *line);
    let unnamed = unnamed(&report);
    Ok((report.project, Doubts { of_reader, unnamed }))
}

/// That `export` has to be told which chart is meant, where it could not choose; with the line of the
/// second target, or that of the first chart where there is none.
fn unnamed(report: &Report) -> Option<Remark> {
    let refusal = which::chart_or_target(&report.project, None).err()?;
    let charts = report.project.charts.iter().zip(&report.charts);
    let targets = charts.filter(|(chart, _)| chart.fields.role == Some(Role::Target));
    let line = targets.map(|(_, line)| line).nth(1).or(report.charts.first());
    Some((
        line.copied().unwrap_or(1),
        message!(key::CLI_IMPORT_UNNAMED, reason = Message::from(refusal)),
    ))
}

fn chart_reports(project: &Project) -> Vec<ImportedChart<'_>> {
    let charts = project.charts.iter();
    charts
        .map(|chart| ImportedChart {
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
