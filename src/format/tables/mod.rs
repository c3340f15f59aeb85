//! Tables of posts: sheets of workbooks, delimited texts, tables inside documents.
//!
//! | step | file | gives |
//! |---|---|---|
//! | cells | `workbook`, `ods`, `delimited` | [`sheet::Sheet`]: rows of texts, cells put together |
//! | marks | `marks`, `xlsx_beside`, `xls_marks`, `xlsb_marks`, `ods_styles` | what is hidden, struck out or remarked |
//! | turned | `turned` | sheets on their side, upright |
//! | tables | `areas`, `choose` | the tables of the sheets that are read |
//! | heads | `header` | where they stand, below titles and in how many rows |
//! | meanings | `propose`, `contents`, `crossed`, `settle`, `profiles` | a [`Mapping`], by the heads, then by what stands in the columns |
//! | rows | `dittos`, `led`, `parts`, `body`, `foot`, `layout`, `naming`, `kinds`, `numbered`, `units`, `paths`, `beside`, `supervisors` | posts, units and whose child each is, totals, remarks |
//! | posts | `posts`, `labels`, `spoken`, `counted`, `figures`, `totals`, `computed` | lines of posts, sums that do not fit |
//! | charts | `charts`, `titles` | a project: one chart, or one for each of two states |
//!
//! Each row is a line of the report; each that is no post, unit, head, title or total is a problem that quotes
//! it. Columns that are left out are said once. Names of persons are never kept. What is no table after all goes to the reader of texts.

mod areas;
mod beside;
mod body;
mod charts;
mod choose;
mod composition;
mod computed;
mod contents;
mod counted;
mod crossed;
mod delimited;
mod dittos;
mod figures;
mod file;
mod foot;
mod found;
mod header;
mod inside;
mod kinds;
mod labels;
mod layout;
mod led;
mod list;
mod mapping;
mod marks;
mod naming;
mod numbered;
mod ods;
mod ods_styles;
mod parts;
mod paths;
mod posts;
mod profiles;
mod propose;
mod settle;
mod sheet;
mod spoken;
mod supervisors;
mod titles;
mod totals;
mod turned;
mod units;
mod workbook;
mod xls_extent;
mod xls_marks;
mod xlsb_marks;
mod xlsx_beside;

pub(in crate::format) use delimited::separator;
pub use file::Tables;
pub(in crate::format) use inside::{InDocument, TableRow, TableState, of_document};
pub use mapping::{Column, Mapping, TableOptions};
pub use profiles::title as profile_title;

use std::collections::HashSet;

use super::door::{File, Form};
use super::reading::{Doubt, LineUse, Meaning, Problem, Report, Source, Unreadable};
use super::text;
use crate::model::{IdSource, Project};
use body::Part;
use choose::{Chosen, Table, choose, heads};
use propose::Proposed;
use sheet::{Row, Sheet};
use titles::Titles;

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
    let files: Vec<File> = files.iter().map(|bytes| File::of(bytes)).collect();
    read_files(&files.iter().collect::<Vec<_>>(), options, ids, go_on)
}

/// The same, of files of which may be told already what they are.
///
/// # Errors
/// As [`read`].
pub fn read_files(
    files: &[&File],
    options: &TableOptions,
    ids: &mut dyn IdSource,
    go_on: GoOn,
) -> Result<TableReport, Unreadable> {
    let (sheets, problems) = sheets(files, go_on)?;
    read_sheets(&sheets, problems, options, ids, go_on)
}

fn read_sheets(
    sheets: &[Sheet],
    problems: Vec<Problem>,
    options: &TableOptions,
    ids: &mut dyn IdSource,
    go_on: GoOn,
) -> Result<TableReport, Unreadable> {
    let asked = options.sheet.as_deref();
    let beside = if options.mappings.is_empty() { list::beside(sheets, asked) } else { None };
    if let Some(report) = beside.and_then(|list| read_list(list, &problems, ids)) {
        return Ok(report);
    }
    match read_tables(sheets, problems.clone(), options, ids, go_on) {
        Err(Unreadable::NoTable) => {
            let list = list::of(sheets, asked);
            list.and_then(|list| read_list(list, &problems, ids)).ok_or(Unreadable::NoTable)
        }
        read => read,
    }
}

/// Reads a list as texts are.
fn read_list(
    (source, told): (Source, Vec<Problem>),
    problems: &[Problem],
    ids: &mut dyn IdSource,
) -> Option<TableReport> {
    let problems = problems.iter().cloned().chain(told).collect();
    let report = text::read_source(source, problems, ids).ok()?;
    Some(TableReport { report, mappings: Vec::new() })
}

fn read_tables(
    sheets: &[Sheet],
    mut problems: Vec<Problem>,
    options: &TableOptions,
    ids: &mut dyn IdSource,
    go_on: GoOn,
) -> Result<TableReport, Unreadable> {
    let chosen = choose(sheets, options)?;
    let Laid { rows, mut parts, source, uses } = laid(sheets, &chosen, &mut problems);
    let mappings = mappings(&parts, &chosen.names);
    parts::name(&rows, &mut parts, &chosen, &mut problems);
    let mut parts: Vec<Part> = parts.into_iter().flat_map(Part::by_state).collect();
    let line = rows[parts[0].first.saturating_sub(1).min(rows.len() - 1)].line;
    let mut titles = Titles::of(&rows, &parts[0]);
    titles.name.take_if(|name| parts[0].unit.as_ref() == Some(name));
    // Without a column of units, the one above the heads is that of the rows below.
    if parts[0].unit.is_none() && !parts[0].mapping.names_units() {
        parts[0].unit = titles.name.take();
    }
    let tables = charts::read(&rows, &parts, |share| go_on(0.3 + share * 0.6))
        .ok_or(Unreadable::Cancelled)?;
    if tables.body.entries.is_empty() && tables.body.units.nodes.is_empty() {
        return Err(Unreadable::NoTable);
    }
    let uses = charts::uses(&tables, &rows, uses);
    let persons: Vec<usize> = parts.iter().flat_map(|part| part.mapping.of_persons()).collect();
    let told = if persons.is_empty() { None } else { Some(source.without_columns(&persons)) };
    let told = told.as_ref().unwrap_or(&source);
    let record = charts::project(tables, &titles, (told, line), ids, &mut problems);
    let charts = vec![line; record.charts.len()];
    let project = Project::from_record(record).expect("the reader writes sound projects");
    problems.sort_by_key(|problem| problem.line);
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert(format!("{problem:?}")));
    let report = Report { project, problems, source, lines: uses, charts };
    Ok(TableReport { report, mappings })
}

/// The tables that are read, one after the other.
struct Laid {
    rows: Vec<Row>,
    /// One for each table.
    parts: Vec<Part>,
    /// Each sheet of which something is read, whole.
    source: Source,
    /// What is known of its lines already.
    uses: Vec<LineUse>,
}

fn laid(sheets: &[Sheet], chosen: &Chosen, problems: &mut Vec<Problem>) -> Laid {
    let mut laid =
        Laid { rows: Vec::new(), parts: Vec::new(), source: Source::default(), uses: Vec::new() };
    // The line before the first of each sheet.
    let mut offsets: Vec<Option<usize>> = vec![None; sheets.len()];
    for table in &chosen.tables {
        let sheet = &sheets[table.sheet];
        let offset = *offsets[table.sheet].get_or_insert_with(|| {
            let offset = laid.source.lines.len();
            let number = u32::try_from(table.sheet).unwrap_or(u32::MAX);
            laid.source.lines.extend(sheet.lines(number));
            laid.uses.resize(laid.source.lines.len(), LineUse::Blank);
            for (row, doubt) in &sheet.told {
                let line = offset + row + 1;
                problems.push(Problem { line, doubt: doubt.clone() });
                if matches!(doubt, Doubt::StruckOut { .. }) {
                    laid.uses[line - 1] = LineUse::Problem;
                }
            }
            offset
        });
        let part = part_of(table, laid.rows.len(), offset, problems);
        hidden_columns(sheet, &part, offset, problems);
        let mut rows = filled_down(table, &part.mapping);
        let labels = [Meaning::Unit, Meaning::Title, Meaning::Grade, Meaning::Category];
        let labels = labels.iter().flat_map(|meaning| part.mapping.columns_of(*meaning, None));
        let labels: Vec<usize> = labels.collect();
        foot::leave_out_marks(&mut rows, table.proposed.head.rows.end, &labels);
        let (led, told) = led::leave_out(&mut rows, table.proposed.head.rows.end, &part.mapping);
        problems.extend(told.into_iter().map(|it| Problem { line: it.line + offset, ..it }));
        for (row, column, name) in led {
            if let Some(line) = laid.source.lines.get_mut(offset + row - 1) {
                led::set_cell(line, column, name);
            }
        }
        laid.rows.extend(rows.into_iter().skip(table.skipped()).map(|mut row| {
            row.line += offset;
            row
        }));
        laid.parts.push(part);
    }
    for left in &chosen.left_out {
        let offset = left.sheet.and_then(|at| offsets[at]).unwrap_or(0);
        let line = offset + left.rows.first().map_or(0, |row| *row) + 1;
        for (number, row) in left.rows.iter().enumerate() {
            let own = if number == 0 { LineUse::Problem } else { LineUse::Furniture };
            if let Some(line_use) = laid.uses.get_mut(offset + row) {
                *line_use = own.max(*line_use);
            }
        }
        problems.push(Problem { line, doubt: left.doubt.clone() });
    }
    laid
}

/// Says which columns that nobody sees are read.
fn hidden_columns(sheet: &Sheet, part: &Part, offset: usize, problems: &mut Vec<Problem>) {
    let is_hidden = |it: &&Column| {
        let at = sheet::column_of(&it.column);
        !matches!(it.meaning, Meaning::Ignored | Meaning::Person)
            && at.is_some_and(|at| sheet.hidden_columns.iter().any(|run| run.contains(&at)))
    };
    let hidden = part.mapping.columns.iter().filter(is_hidden);
    let heads = hidden.map(|it| if it.header.is_empty() { &it.column } else { &it.header });
    let columns: Vec<&str> = heads.map(String::as_str).collect();
    if !columns.is_empty() {
        let line = offset + part.mapping.header.map_or(1, |[_, last]| last as usize);
        let doubt = Doubt::HiddenColumnsRead { columns: columns.join(", ") };
        problems.push(Problem { line, doubt });
    }
}

/// What the columns of a file may be taken for.
///
/// # Errors
/// As [`read`].
pub fn propose(files: &[&[u8]], sheet: Option<&str>) -> Result<Vec<Mapping>, Unreadable> {
    let files: Vec<File> = files.iter().map(|bytes| File::of(bytes)).collect();
    let (sheets, _) = sheets(&files.iter().collect::<Vec<_>>(), &mut |_| true)?;
    propose_sheets(&sheets, sheet)
}

fn propose_sheets(sheets: &[Sheet], sheet: Option<&str>) -> Result<Vec<Mapping>, Unreadable> {
    let options = TableOptions { sheet: sheet.map(str::to_owned), mappings: Vec::new() };
    let chosen = choose(sheets, &options)?;
    let parts = chosen.tables.iter().map(|table| part_of(table, 0, 0, &mut Vec::new()));
    let parts: Vec<Part> = parts.collect();
    Ok(mappings(&parts, &chosen.names))
}

/// The sheets of files, and what is doubtful in how their texts were read.
fn sheets(files: &[&File], go_on: GoOn) -> Result<(Vec<Sheet>, Vec<Problem>), Unreadable> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        let wanted = |share: f32| go_on(0.3 * share);
        let (bytes, form) = (file.bytes, file.form());
        let found = if form == Form::Xlsx {
            workbook::xlsx(bytes, wanted)?
        } else if form == Form::Ods {
            ods::sheets(bytes, wanted)?
        } else if form == Form::Xls {
            Some(workbook::xls(bytes)?)
        } else {
            let decoded = file.text()?;
            // Spreadsheets in French write no other.
            if let Some(encoding) = decoded.assumed.filter(|it| *it != "Windows-1252") {
                let doubt = Doubt::EncodingAssumed { encoding: encoding.to_owned() };
                problems.push(Problem { line: 1, doubt });
            }
            let text = &decoded.text;
            let separator = delimited::separator(text).or(delimited::any_separator(text));
            Some(vec![delimited::sheet(text, separator.ok_or(Unreadable::NoTable)?)?])
        };
        all.extend(found.ok_or(Unreadable::Cancelled)?.into_iter().map(laid_out));
    }
    Ok((all, problems))
}

/// A sheet as it is read: on one line each, upright, numbers apart from names.
fn laid_out(sheet: Sheet) -> Sheet {
    numbered::set_apart(turned::upright(sheet.cleaned()))
}

/// A table as a part of all rows, its first one being `start`; `offset` is the line before its sheet.
fn part_of(table: &Table, start: usize, offset: usize, problems: &mut Vec<Problem>) -> Part {
    let Proposed { head, mapping, doubts } = &table.proposed;
    let line = offset + head.rows.end.max(1);
    problems.extend(doubts.iter().map(|doubt| Problem { line, doubt: doubt.clone() }));
    let skipped = table.skipped();
    Part {
        rows: start..start + table.rows().len() - skipped,
        first: start + head.rows.end.saturating_sub(skipped),
        unit: mapping.unit.clone(),
        names: head.names.clone(),
        mapping: mapping.clone(),
        ..Part::default()
    }
}

/// The rows, texts of cells put together repeated in the rows below.
fn filled_down(table: &Table, mapping: &Mapping) -> Vec<Row> {
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
    let mut rows = table.rows().to_vec();
    for merged in
        table.cells.merged.iter().filter(|it| it.bottom > it.top && columns.contains(&it.left))
    {
        let Some(text) = rows.get(merged.top).map(|row| row.cell(merged.left).to_owned()) else {
            continue;
        };
        let end = merged.bottom.min(rows.len().saturating_sub(1));
        for row in &mut rows[merged.top..=end.max(merged.top)] {
            let cells = row.cells_mut();
            if cells.len() <= merged.left {
                cells.resize(merged.left + 1, String::new());
            }
            cells[merged.left].clone_from(&text);
        }
    }
    dittos::fill(&mut rows, table.proposed.head.rows.end, mapping);
    rows
}

/// The mappings of parts, those of equal ones once with the names of all their sheets.
fn mappings(parts: &[Part], names: &[String]) -> Vec<Mapping> {
    let mut found: Vec<Mapping> = Vec::new();
    for (part, name) in parts.iter().zip(names) {
        // Two tables of one sheet are two mappings.
        let is_same = |it: &&mut Mapping| {
            heads(it) == heads(&part.mapping) && (name.is_empty() || !it.sheets.contains(name))
        };
        let same = found.iter_mut().find(is_same).filter(|_| !name.is_empty() || parts.len() == 1);
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
