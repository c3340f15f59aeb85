//! `import`: a report, a table or another file of posts to a project file.

use std::path::Path;

use serde::Serialize;

use super::args::Import;
use super::output::{Answer, Outcome};
use super::project_file::ProjectFile;
use super::refusal::{in_file, refuse_overwriting};
use super::which;
use crate::format::door::{File, Form};
use crate::format::native;
use crate::format::reading::{Meaning, Place, Report};
use crate::format::tables::{self, Mapping, TableOptions};
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
    /// Of tables, what their columns were taken for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mappings: Vec<Mapping>,
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
    /// The sheet of a workbook, and the row in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    message: String,
}

/// What the reader was not sure of, with its line.
type Remark = (usize, Message);

/// What was read of the files.
struct Imported {
    project: Project,
    doubts: Doubts,
    /// For each line of the files where it stands.
    places: Vec<Place>,
    mappings: Vec<Mapping>,
}

pub fn run(args: &Import, locale: Locale) -> Outcome {
    for input in &args.input {
        refuse_overwriting(input, &args.output)?;
    }
    let mut output = ProjectFile::take(&args.output)?;
    if !args.force {
        output.must_be_new()?;
    }
    let mut files = Vec::with_capacity(args.input.len());
    for input in &args.input {
        let bytes = store::read(input).map_err(|error| error.message())?;
        output.was_read(input, &bytes);
        files.push(bytes);
    }
    let Imported { project, doubts, places, mappings } = read(args, &files)?;
    let saved = native::save(&project);
    let remark = output.write(&saved)?.map(|remark| locale.say(&remark));
    let most = if args.json { JSON_MAX } else { LISTED_MAX };
    let (remarks, more) = doubts.listed(if args.all_remarks { usize::MAX } else { most });
    let placed = |line: usize| {
        let place = places.get(line.saturating_sub(1));
        place.and_then(|place| Some((place.sheet.as_deref()?.to_owned(), place.row?)))
    };
    let remarks = remarks.into_iter();
    if args.json {
        let charts = chart_reports(&project);
        let problems = remarks.map(|(line, message)| {
            let (sheet, row) = placed(line).unzip();
            ProblemReport { line, sheet, row, message: locale.say(&message) }
        });
        let problems = problems.collect();
        let report = ImportReport { charts, problems, problems_left_out: more, mappings };
        let answer = Answer::of_json(&report);
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
    // Who gives a mapping knows it.
    for mapping in mappings.iter().filter(|_| args.map.is_none()) {
        let columns = mapping.columns.iter().filter(|it| it.meaning != Meaning::Ignored);
        let columns = columns.map(|it| {
            let head = if it.header.is_empty() { &it.column } else { &it.header };
            let meaning = Message::from(it.meaning.word());
            locale.say(&message!(key::CLI_IMPORT_COLUMN, column = head.as_str(), meaning))
        });
        let columns = columns.collect::<Vec<_>>().join(", ");
        text.push_str(&locale.say(&message!(key::CLI_IMPORT_COLUMNS, columns)));
        text.push('\n');
    }
    let remarks = remarks.map(|(line, problem)| match placed(line) {
        Some((sheet, row)) => {
            message!(key::CLI_IMPORT_CELL_PROBLEM, line = row.to_string(), problem, sheet)
        }
        None => message!(key::CLI_IMPORT_PROBLEM, line = line.to_string(), problem),
    });
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

/// What the files hold, and what is to be said of it. Identifiers are derived from what they say: one report
/// gives one project, on any system.
fn read(args: &Import, files: &[Vec<u8>]) -> Result<Imported, Message> {
    let first = &args.input[0];
    let refused = |error: crate::format::reading::Unreadable| in_file(first, error.message());
    let files: Vec<File> = files.iter().map(|bytes| File::of(bytes)).collect();
    let seeds: Vec<_> = files.iter().map(File::seed).collect();
    let mut ids = DerivedIds::new(&seeds.concat());
    let asked = args.map.is_some() || args.sheet.is_some() || files.len() > 1;
    let (report, mappings) = if asked || files.iter().all(File::is_table) {
        let text = |file: &File| file.form() == Form::Text && args.map.is_some();
        if let Some(at) = files.iter().position(|file| !file.is_table() && !text(file)) {
            return Err(in_file(&args.input[at], message!(key::CLI_IMPORT_NO_TABLE)));
        }
        let options = TableOptions {
            sheet: args.sheet.clone(),
            mappings: args.map.as_deref().map(map).transpose()?.into_iter().collect(),
        };
        let files: Vec<&File> = files.iter().collect();
        let read =
            tables::read_files(&files, &options, &mut ids, &mut |_| true).map_err(refused)?;
        (read.report, read.mappings)
    } else {
        (files[0].read(&mut ids).map_err(refused)?, Vec::new())
    };
    let name = |path: &std::path::PathBuf| {
        path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    };
    let names: Vec<String> = args.input.iter().map(name).collect();
    let report = report.from_file(&names.join(" + "));
    let doubts = report.problems.iter().map(|problem| (problem.line, problem.message()));
    let mut of_reader: Vec<Remark> = doubts.collect();
    of_reader.sort_by_key(|(line, _)| *line);
    let unnamed = unnamed(&report);
    let places = report.source.lines.into_iter().map(|line| line.place).collect();
    Ok(Imported {
        project: report.project,
        doubts: Doubts { of_reader, unnamed },
        places,
        mappings,
    })
}

fn map(path: &Path) -> Result<Mapping, Message> {
    let bytes = store::read(path).map_err(|error| error.message())?;
    Mapping::read(&bytes).map_err(|error| in_file(path, error.message()))
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
