//! `merge`: the variants of several tables as one new variant of their common base.

use super::args::Merge;
use super::output::{Answer, Outcome};
use super::project_file::ProjectFile;
use super::refusal::{in_file, refuse_overwriting};
use super::tables::{Named, Taken, chosen, file_name, split};
use crate::compare::{Naming, Origins, TableChart, merge, open_conflict_message, traced};
use crate::format::native;
use crate::model::{Chart, ChartId, DerivedIds, IdSource, Project};
use crate::words::{Locale, key, message};

/// Conflicts were found, and are kept in the result.
const CONFLICTS: u8 = 1;

pub fn run(args: &Merge, locale: Locale) -> Outcome {
    // The base may be written again; a table's own file is not lost for the result.
    let (base_file, _) = split(&args.base);
    for table in &args.tables {
        let (file, _) = split(table);
        if refuse_overwriting(&base_file, &file).is_ok() {
            refuse_overwriting(&file, &args.output)?;
        }
    }
    let mut output = ProjectFile::take(&args.output)?;
    let base = Named::open(&args.base, &mut output)?;
    let tables = args.tables.iter().map(|table| Named::open(table, &mut output));
    let tables: Vec<Named> = tables.collect::<Result<_, _>>()?;
    let chosen = chosen(&base, &tables)?;
    let traced: Vec<_> = chosen
        .tables
        .iter()
        .map(|it| traced(&Origins::of(&it.file.project), chosen.base, it.chart))
        .collect();
    let entered = chosen.tables.iter().zip(&traced).map(|(it, chart)| TableChart {
        name: &it.name,
        chart,
        lists: &it.file.project.lists,
    });
    let entered: Vec<TableChart> = entered.collect();
    let label = base.project.free_label(&locale.get(key::CLI_MERGE_LABEL));
    let id = new_id(&base.project, chosen.base, &chosen.tables);
    let merged = merge(chosen.base, &base.project.lists, &entered, id.clone(), label)
        .map_err(|error| error.message())?;
    let (agreed, one_sided) = (merged.agreed().count(), merged.one_sided().count());
    let project = Project::from_record(merged.into_record(&base.project))
        .map_err(|violations| violations[0].message())
        .map_err(|problem| in_file(&args.output, problem))?;
    let remark = output.write(&native::save(&project))?;

    let chart = project.chart(&id).expect("the chart was just added");
    let conflicts = &chart.fields.conflicts;
    let mut lines = vec![
        message!(key::CLI_MERGE_DONE, agreed, conflicts = conflicts.len(), one_sided),
        message!(
            key::CLI_MERGE_BASE,
            chart = chosen.base.fields.label.as_str(),
            file = file_name(&base.path)
        ),
    ];
    lines.extend(chosen.tables.iter().map(Taken::message));
    lines.extend(chosen.left_aside.iter().cloned());
    // What neither chart has may be known at a table.
    let charts: Vec<&Chart> =
        [chart, chosen.base].into_iter().chain(entered.iter().map(|it| it.chart)).collect();
    let lists: Vec<_> = [&project.lists, &base.project.lists]
        .into_iter()
        .chain(entered.iter().map(|it| it.lists))
        .collect();
    let naming = Naming { charts: &charts, lists: &lists };
    lines.extend(conflicts.iter().map(|it| open_conflict_message(it, naming)));
    let mut text = String::new();
    for message in &lines {
        text += &(locale.say(message).replace('\n', " ") + "\n");
    }
    let code = if conflicts.is_empty() { 0 } else { CONFLICTS };
    let problems = remark.iter().map(|remark| locale.say(remark)).collect();
    Ok(Answer { code, problems, ..Answer::of_text(text) })
}

/// An id that depends on what is put together alone, whatever the order: one merge, one file.
fn new_id(project: &Project, base: &Chart, tables: &[Taken]) -> ChartId {
    let mut parts: Vec<Vec<u8>> = tables
        .iter()
        .map(|table| {
            let mut part = native::save(&table.file.project);
            part.extend_from_slice(table.chart.id.as_str().as_bytes());
            part
        })
        .collect();
    parts.sort();
    let mut base_part = native::save(project);
    base_part.extend_from_slice(base.id.as_str().as_bytes());
    parts.insert(0, base_part);
    DerivedIds::new(&parts.concat()).next_id().into()
}
