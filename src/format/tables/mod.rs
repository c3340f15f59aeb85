//! Tables of posts: sheets of workbooks, delimited texts, tables inside documents.
//!
//! | step | file | gives |
//! |---|---|---|
//! | cells | `workbook`, `ods`, `delimited` | [`sheet::Sheet`]: rows of texts, cells put together |
//! | heads | `header` | where they stand, below titles and in how many rows |
//! | meanings | `propose`, `profiles` | a [`Mapping`], by the heads, then by what stands in the columns |
//! | rows | `body`, `units`, `supervisors` | posts, units and whose child each is, totals, remarks |
//! | posts | `posts`, `figures`, `totals` | lines of posts, sums that do not fit |
//! | charts | `charts`, `titles` | a project: one chart, or one for each of two states |
//!
//! Each row is a line of the report; each that is no post, unit, head, title or total is a problem that quotes
//! it. Columns that are left out are said once. Names of persons are never kept. It knows nothing of texts.

mod body;
mod charts;
mod composition;
mod delimited;
mod figures;
mod file;
mod header;
mod inside;
mod mapping;
mod ods;
mod posts;
mod profiles;
mod propose;
mod sheet;
mod supervisors;
mod titles;
mod totals;
mod units;
mod workbook;
mod xls_extent;

pub(in crate::format) use delimited::separator;
pub use file::Tables;
pub(in crate::format) use inside::{InDocument, TableRow, TableState, of_document};
pub use mapping::{Column, Mapping};
pub use profiles::title as profile_title;

use std::collections::HashSet;

use super::door::Form;
use super::reading::columns::State;
use super::reading::{Doubt, Problem, Report, Source, Unreadable};
use super::text;
use crate::model::{IdSource, Project, folded};
use body::Part;
use propose::Proposed;
use sheet::{Row, Sheet};
use titles::Titles;

/// How a file of tables is to be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableOptions {
    /// Only this sheet.
    pub sheet: Option<String>,
    /// What its columns mean, one for each sheet that is headed otherwise; without any that is proposed.
    pub mappings: Vec<Mapping>,
}

/// Told how much of the work is done, from 0 to 1; whether the rest is still wanted.
pub type GoOn<'a> = &'a mut dyn FnMut(f32) -> bool;

/// A file of tables as it was read.
#[derive(Clone, Debug)]
pub struct TableReport {
    pub report: Report,
    /// How it was read: one mapping, or two where two files or sheets are headed differently.
    pub mappings: Vec<Mapping>,
}

/// Reads a file of tables; `more` are files that belong to it, such as the junior posts of a British
/// organogram.
///
/// # Errors
/// If it cannot be read, has no table of posts, or the options do not fit it.
pub fn read(
    files: &[&[u8]],
    options: &TableOptions,
    ids: &mut dyn IdSource,
    go_on: GoOn,
) -> Result<TableReport, Unreadable> {
    let (sheets, problems) = sheets(files, go_on)?;
    read_sheets(sheets, problems, options, ids, go_on)
}

fn read_sheets(
    sheets: Vec<Sheet>,
    mut problems: Vec<Problem>,
    options: &TableOptions,
    ids: &mut dyn IdSource,
    go_on: GoOn,
) -> Result<TableReport, Unreadable> {
    let chosen = choose(sheets, options)?;
    let mut rows = Vec::new();
    let mut parts = Vec::new();
    let mut source = Source::default();
    for (table, (sheet, proposed)) in (0..).zip(chosen.sheets) {
        source.lines.extend(sheet.lines(table));
        let part = part_of(&sheet, proposed, rows.len(), &mut problems);
        let start = rows.len();
        let sheet = if composition::is_one(&sheet) { composition::table(&sheet) } else { sheet };
        rows.extend(filled_down(sheet, &part.mapping));
        for (line, row) in (start + 1..).zip(&mut rows[start..]) {
            row.line = line;
        }
        parts.push(part);
    }
    name_parts(&mut parts, &chosen.names, &mut problems);
    let mappings = mappings(&parts, &chosen.names);
    let mut parts: Vec<Part> = parts.into_iter().flat_map(Part::by_state).collect();
    let line = parts.first().map_or(1, |part| part.first.max(1));
    let left_out = chosen.left_out.into_iter();
    problems.extend(
        left_out
            .map(|(sheet, rows)| Problem { line: 1, doubt: Doubt::SheetLeftOut { rows, sheet } }),
    );
    let mut titles = Titles::of(&rows, &parts[0]);
    // Without a column of units, the one above the heads is that of the rows below.
    if parts[0].unit.is_none() && !parts[0].mapping.has(super::reading::Meaning::Unit) {
        parts[0].unit = titles.name.take();
    }
    let tables = charts::read(&rows, &parts, |share| go_on(0.3 + share * 0.6))
        .ok_or(Unreadable::Cancelled)?;
    if tables.body.entries.is_empty() && tables.body.units.nodes.is_empty() {
        return Err(Unreadable::NoTable);
    }
    let uses = charts::uses(&tables);
    let columns = parts.iter().flat_map(|part| &part.mapping.columns);
    let persons = columns.filter(|column| column.meaning == super::reading::Meaning::Person);
    let persons: Vec<usize> =
        persons.filter_map(|column| sheet::column_of(&column.column)).collect();
    let told = source.without_columns(&persons);
    let record = charts::project(tables, &titles, (&told, line), ids, &mut problems);
    let charts = vec![line; record.charts.len()];
    let project = Project::from_record(record).expect("the reader writes sound projects");
    problems.sort_by_key(|problem| problem.line);
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert(format!("{problem:?}")));
    let report = Report { project, problems, source, lines: uses, charts };
    Ok(TableReport { report, mappings })
}

/// What the columns of a file may be taken for.
///
/// # Errors
/// As [`read`].
pub fn propose(files: &[&[u8]], sheet: Option<&str>) -> Result<Vec<Mapping>, Unreadable> {
    let (sheets, problems) = sheets(files, &mut |_| true)?;
    propose_sheets(sheets, problems, sheet)
}

fn propose_sheets(
    sheets: Vec<Sheet>,
    mut problems: Vec<Problem>,
    sheet: Option<&str>,
) -> Result<Vec<Mapping>, Unreadable> {
    let options = TableOptions { sheet: sheet.map(str::to_owned), mappings: Vec::new() };
    let chosen = choose(sheets, &options)?;
    let parts = chosen
        .sheets
        .into_iter()
        .map(|(sheet, proposed)| part_of(&sheet, proposed, 0, &mut problems));
    let parts: Vec<Part> = parts.collect();
    Ok(mappings(&parts, &chosen.names))
}

/// The sheets of files, and what is doubtful in how their texts were read.
fn sheets(files: &[&[u8]], go_on: GoOn) -> Result<(Vec<Sheet>, Vec<Problem>), Unreadable> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for bytes in files {
        let wanted = || go_on(0.15);
        let form = super::door::form(bytes);
        let found = if form == Form::Xlsx {
            workbook::xlsx(bytes, wanted)?
        } else if form == Form::Ods {
            ods::sheets(bytes, wanted)?
        } else if form == Form::Xls {
            Some(workbook::xls(bytes)?)
        } else {
            let decoded = text::decode(bytes)?;
            // Spreadsheets in French write no other.
            if let Some(encoding) = decoded.assumed.filter(|it| *it != "Windows-1252") {
                let doubt = Doubt::EncodingAssumed { encoding: encoding.to_owned() };
                problems.push(Problem { line: 1, doubt });
            }
            let text = &decoded.text;
            let separator = delimited::separator(text).or(delimited::any_separator(text));
            Some(vec![delimited::sheet(text, separator.ok_or(Unreadable::NoTable)?)?])
        };
        all.extend(found.ok_or(Unreadable::Cancelled)?.into_iter().map(Sheet::cleaned));
    }
    Ok((all, problems))
}

/// The sheets that are read, each with what its columns are taken for.
struct Chosen {
    sheets: Vec<(Sheet, Proposed)>,
    /// Their names.
    names: Vec<String>,
    /// Those that are not, with how many rows they have.
    left_out: Vec<(String, u32)>,
}

/// The sheet that holds most posts, and those with the same heads; or the one that is asked for.
fn choose(sheets: Vec<Sheet>, options: &TableOptions) -> Result<Chosen, Unreadable> {
    let names = || sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(wanted) = &options.sheet
        && !sheets.iter().any(|sheet| folded(&sheet.name) == folded(wanted))
    {
        return Err(Unreadable::SheetMissing { sheet: wanted.clone(), sheets: names() });
    }
    let is_asked = |sheet: &Sheet| {
        options.sheet.as_ref().is_none_or(|wanted| folded(&sheet.name) == folded(wanted))
    };
    let mut why = Unreadable::NoTable;
    let mut proposals: Vec<Option<Proposed>> = Vec::with_capacity(sheets.len());
    let mut ours = false;
    for sheet in &sheets {
        let of_sheet = |it: &&Mapping| it.is_for(&sheet.name, options.sheet.is_some());
        let mapping = options.mappings.iter().find(of_sheet);
        let proposed = match mapping {
            _ if !is_asked(sheet) => None,
            Some(mapping) => given(sheet, mapping).map_err(|error| why = error).ok(),
            None if !options.mappings.is_empty() => None,
            None if composition::is_one(sheet) => {
                let table = composition::table(sheet);
                // The posts themselves, where the other sheets are about what became of them.
                propose::propose(&table.rows, &[]).inspect(|_| ours = true)
            }
            None => propose::propose(&sheet.rows, &sheet.merged),
        };
        proposals.push(proposed);
    }
    if ours {
        for (proposed, sheet) in proposals.iter_mut().zip(&sheets) {
            proposed.take_if(|_| !composition::is_one(sheet));
        }
    }
    let weight = |at: usize| {
        let Some(proposed) = &proposals[at] else { return 0 };
        let known = proposed.mapping.columns.iter();
        let known =
            known.filter(|it| !matches!(it.meaning, super::reading::Meaning::Ignored)).count();
        (known * known.max(1)) * sheets[at].filled_rows().min(200) + proposed.head.exact * 50
    };
    // Of equal ones the first.
    let best =
        (0..sheets.len()).rev().max_by_key(|at| weight(*at)).filter(|at| proposals[*at].is_some());
    let Some(best) = best else { return Err(why) };
    let signature = |at: usize| proposals[at].as_ref().map(|it| heads(&it.mapping));
    let of_best = signature(best);
    let is_same =
        |at: usize| at == best || (signature(at) == of_best) || is_other_half(&proposals, at, best);
    let taken: Vec<bool> =
        (0..sheets.len()).map(|at| proposals[at].is_some() && is_same(at)).collect();
    let mut chosen = Chosen { sheets: Vec::new(), names: Vec::new(), left_out: Vec::new() };
    for ((sheet, proposed), taken) in sheets.into_iter().zip(proposals).zip(taken) {
        match proposed.filter(|_| taken) {
            Some(proposed) => {
                chosen.names.push(sheet.name.clone());
                chosen.sheets.push((sheet, proposed));
            }
            None if sheet.filled_rows() > 0 => {
                let rows = u32::try_from(sheet.filled_rows()).unwrap_or(u32::MAX);
                chosen.left_out.push((sheet.name, rows));
            }
            None => {}
        }
    }
    Ok(chosen)
}

/// The heads of the columns that something is kept of.
fn heads(mapping: &Mapping) -> Vec<String> {
    mapping
        .columns
        .iter()
        .map(|column| folded(&column.header))
        .filter(|head| !head.is_empty())
        .collect()
}

/// Whether one table names the posts that those of the other report to: British organograms have their senior
/// and their junior posts in two.
fn is_other_half(proposals: &[Option<Proposed>], one: usize, other: usize) -> bool {
    use super::reading::Meaning;
    let has = |at: usize, meaning| proposals[at].as_ref().is_some_and(|it| it.mapping.has(meaning));
    let reports = |at| has(at, Meaning::SupervisorId) || has(at, Meaning::ReportsTo);
    let both =
        reports(one) && reports(other) && has(one, Meaning::Title) && has(other, Meaning::Title);
    both && has(one, Meaning::PostId) != has(other, Meaning::PostId)
}

/// A given mapping for a sheet.
fn given(sheet: &Sheet, mapping: &Mapping) -> Result<Proposed, Unreadable> {
    let range = mapping
        .header
        .map_or(0..0, |[first, last]| (first.max(1) as usize - 1)..(last.max(first) as usize));
    let table = composition::as_table(sheet);
    let head = header::at(&table.rows, &table.merged, range);
    mapping.check_heads(&head.names)?;
    Ok(Proposed {
        head,
        mapping: Mapping { sheets: Vec::new(), ..mapping.clone() },
        doubts: Vec::new(),
    })
}

fn part_of(sheet: &Sheet, proposed: Proposed, start: usize, problems: &mut Vec<Problem>) -> Part {
    let Proposed { head, mapping, doubts } = proposed;
    let line = start + head.rows.end.max(1);
    problems.extend(doubts.into_iter().map(|doubt| Problem { line, doubt }));
    Part {
        rows: start..start + sheet.rows.len(),
        first: start + head.rows.end,
        unit: mapping.unit.clone(),
        names: head.names,
        mapping,
        ..Part::default()
    }
}

/// Several sheets are two states where their names say so, else the units that they are named after, where no
/// column names one.
fn name_parts(parts: &mut [Part], names: &[String], problems: &mut Vec<Problem>) {
    if parts.len() < 2 {
        return;
    }
    let states: Vec<Option<State>> =
        names.iter().map(|name| super::reading::columns::state(name).map(|it| it.0)).collect();
    let has = |state| states.contains(&Some(state));
    let are_states = parts.len() == 2 && has(State::Before) && has(State::After);
    for ((part, state), name) in parts.iter_mut().zip(states).zip(names) {
        if are_states {
            part.state = state;
        } else if !part.mapping.has(super::reading::Meaning::Unit)
            && !name.is_empty()
            && part.unit.is_none()
        {
            part.unit = Some(name.clone());
            let doubt = Doubt::UnitFromSheet { sheet: name.clone() };
            problems.push(Problem { line: part.first.max(1), doubt });
        }
    }
}

/// The rows, texts of cells put together repeated in the rows below.
fn filled_down(sheet: Sheet, mapping: &Mapping) -> Vec<Row> {
    use super::reading::Meaning;
    let texts = [
        Meaning::Unit,
        Meaning::UnitCode,
        Meaning::Parent,
        Meaning::ParentCode,
        Meaning::Category,
        Meaning::Grade,
        Meaning::ManagerLevel,
        Meaning::ReferenceJob,
    ];
    let columns: Vec<usize> =
        texts.iter().flat_map(|meaning| mapping.columns_of(*meaning, None)).collect();
    let mut rows = sheet.rows;
    for merged in sheet.merged.iter().filter(|it| it.bottom > it.top && columns.contains(&it.left))
    {
        let Some(text) = rows.get(merged.top).map(|row| row.cell(merged.left).to_owned()) else {
            continue;
        };
        let end = merged.bottom.min(rows.len().saturating_sub(1));
        for row in &mut rows[merged.top..=end.max(merged.top)] {
            if row.cells.len() <= merged.left {
                row.cells.resize(merged.left + 1, String::new());
            }
            row.cells[merged.left].clone_from(&text);
        }
    }
    rows
}

/// The mappings of parts, those of equal ones once with the names of all their sheets.
fn mappings(parts: &[Part], names: &[String]) -> Vec<Mapping> {
    let mut found: Vec<Mapping> = Vec::new();
    for (part, name) in parts.iter().zip(names) {
        let same = found.iter_mut().find(|it| heads(it) == heads(&part.mapping));
        match same {
            Some(mapping) => mapping.sheets.push(name.clone()),
            None => {
                let sheets = if name.is_empty() { Vec::new() } else { vec![name.clone()] };
                found.push(Mapping { sheets, ..part.mapping.clone() });
            }
        }
    }
    found
}
