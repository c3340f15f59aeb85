//! `merge`: the variants of several tables as one new variant of their common base.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::Merge;
use super::output::Answer;
use super::{Outcome, in_file, open_to_change, refuse_overwriting, which};
use crate::compare::{Table, conflict_message, merge, merge_lists};
use crate::format::native;
use crate::model::{Chart, ChartId, DerivedIds, IdSource, Project};
use crate::store;
use crate::words::{Locale, Message};

/// Conflicts were found, and are kept in the result.
const CONFLICTS: u8 = 1;

/// A chart named on the command line, with the project it is of.
struct Named {
    project: Project,
    chart: ChartId,
}

impl Named {
    fn chart(&self) -> &Chart {
        self.project.chart(&self.chart).expect("the chart was found in its project")
    }
}

pub fn run(args: &Merge, locale: Locale) -> Outcome {
    // The base may be written again; a table's own file is not lost for the result.
    let (base_file, _) = split(&args.base);
    for table in &args.tables {
        let (file, _) = split(table);
        if refuse_overwriting(&base_file, &file).is_ok() {
            refuse_overwriting(&file, &args.output)?;
        }
    }
    let base = open_named(&args.base, &args.output)?;
    let tables: Vec<Named> = args
        .tables
        .iter()
        .map(|table| open_named(table, &args.output))
        .collect::<Result<_, _>>()?;
    let names = names(&args.tables);
    let entered: Vec<Table> = tables
        .iter()
        .zip(&names)
        .map(|(table, name)| Table { name, chart: table.chart() })
        .collect();
    let label = base.project.free_label(&locale.get("cli-merge-label"));
    let id = new_id(&base, &tables);
    let merged =
        merge(base.chart(), &entered, id.clone(), label).map_err(|error| error.message())?;
    let said = Message::new("cli-merge-done")
        .with("agreed", merged.agreed().count())
        .with("one-sided", merged.one_sided().count())
        .with("conflicts", merged.conflicts().len());

    let lists: Vec<_> = tables.iter().map(|table| &table.project.lists).collect();
    let mut record = base.project.to_record();
    record.lists = merge_lists(&record.lists, &lists);
    record.charts.push(merged.chart);
    let project = Project::from_record(record)
        .map_err(|violations| violations[0].message())
        .map_err(|problem| in_file(&args.output, problem))?;
    store::save_atomically(&args.output, &native::save(&project))
        .map_err(|error| error.message())?;

    let chart = project.chart(&id).expect("the chart was just added");
    let mut text = locale.say(&said) + "\n";
    for conflict in &chart.fields.conflicts {
        let message = conflict_message(conflict, chart, base.chart());
        text += &(locale.say(&message).replace('\n', " ") + "\n");
    }
    let code = if chart.fields.conflicts.is_empty() { 0 } else { CONFLICTS };
    Ok(Answer { code, ..Answer::of_text(text) })
}

/// FILE, or FILE#WHICH. A file whose own name has a # is taken whole.
fn open_named(argument: &Path, output: &Path) -> Result<Named, Message> {
    let (path, wanted) = split(argument);
    let project = open_to_change(&path, output)?;
    let chart = match wanted {
        Some(wanted) => which::chart(&project, &wanted),
        None => which::variant_or_target(&project),
    };
    let chart = chart.map(|chart| chart.id.clone()).map_err(|problem| in_file(&path, problem))?;
    Ok(Named { project, chart })
}

fn split(argument: &Path) -> (PathBuf, Option<String>) {
    let whole = (argument.to_owned(), None);
    if argument.symlink_metadata().is_ok() {
        return whole;
    }
    match argument.to_str().and_then(|text| text.rsplit_once('#')) {
        Some((path, which)) => (path.into(), Some(which.to_owned())),
        None => whole,
    }
}

/// What the tables are called: by their files' names, or by all that was typed where two would be
/// called alike. An argument given twice is told apart by a number.
fn names(arguments: &[PathBuf]) -> Vec<String> {
    let short = |argument: &PathBuf| {
        let (path, which) = split(argument);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        which.map_or(stem.clone(), |which| format!("{stem}#{which}"))
    };
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for argument in arguments {
        *uses.entry(short(argument)).or_default() += 1;
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let names = arguments.iter().map(|argument| {
        let short = short(argument);
        let name = if uses[&short] > 1 { argument.display().to_string() } else { short };
        let times = given.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 { format!("{name} ({times})") } else { name }
    });
    names.collect()
}

/// An id that depends on what is put together alone, whatever the order: one merge, one file.
fn new_id(base: &Named, tables: &[Named]) -> ChartId {
    let mut parts: Vec<Vec<u8>> = tables
        .iter()
        .map(|table| {
            let mut part = native::save(&table.project);
            part.extend_from_slice(table.chart.as_str().as_bytes());
            part
        })
        .collect();
    parts.sort();
    parts.insert(0, native::save(&base.project));
    DerivedIds::new(&parts.concat()).next_id().into()
}
