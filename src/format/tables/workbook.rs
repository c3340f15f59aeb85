//! Sheets of Excel workbooks, cell by cell: a sheet may say that it has a million columns.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{
    Cell, CellErrorType, Data, DataRef, Dimensions, Reader, SheetType, SheetVisible, Style, Xls,
    XlsError, Xlsb, Xlsx,
};

use super::marks::Marks;
use super::sheet::{Look, MOST_CELLS, Merged, Row, Sheet};
use super::xls_marks::{self, SheetMarks};
use super::{xls_extent, xlsb_marks, xlsx_beside};
use crate::format::package::Package;
use crate::format::reading::{LINES_MAX, Unreadable};

/// The sheets of an XLSX or XLSB workbook, in its order; none if nobody wants them any more. `go_on` is told how
/// much of it is read, from 0 to 1.
///
/// # Errors
/// If it is broken, protected, or larger than any table.
pub(super) fn xlsx(
    bytes: &[u8],
    mut go_on: impl FnMut(f32) -> bool,
) -> Result<Option<Vec<Sheet>>, Unreadable> {
    let mut package = Package::open(bytes)?;
    let names = package.names();
    let parts = xlsx_beside::parts(&mut package)?;
    // Each part is unpacked once to see that it is no larger than it says: calamine does not look.
    let is_read = |name: &&String| {
        name.starts_with("xl/") && (name.ends_with(".xml") || name.ends_with(".bin"))
    };
    let mut beside = HashMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| is_read(name)) {
        if !go_on(0.3 * at as f32 / names.len() as f32) {
            return Ok(None);
        }
        match parts.iter().find(|(_, part)| *part == name) {
            Some((sheet, part)) => {
                beside.insert(sheet.clone(), xlsx_beside::of_sheet(&mut package, part)?);
            }
            None => drop(package.bytes(name)?),
        }
    }
    if names.iter().any(|name| name == "xl/workbook.bin") {
        let marks = xlsb_marks::marks(&mut package)?;
        return xlsb(bytes, marks, &mut go_on);
    }
    let broken = |_| Unreadable::PackageBroken;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let listed = listed(&workbook);
    let mut sheets = Vec::with_capacity(listed.len());
    let mut cells = 0;
    for (at, (name, is_hidden)) in listed.iter().enumerate() {
        let share = |share: f32| 0.4 + 0.6 * (at as f32 + share) / listed.len() as f32;
        let mut sheet = Sheet { name: name.clone(), is_hidden: *is_hidden, ..Sheet::default() };
        let (mut marks, groups) = beside.remove(name).unwrap_or_default();
        let mut go_on = |done: f32| go_on(share(done));
        if !xlsx_cells(&mut workbook, &mut sheet, &mut marks, &mut cells, &mut go_on)? {
            return Ok(None);
        }
        for (row, group) in groups {
            if let Some(row) = sheet.rows.get_mut(row) {
                row.look.group = group;
            }
        }
        number(&mut sheet);
        let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
        sheet.merged = merged.iter().map(merged_of).collect();
        sheets.push(sheet.marked(marks));
    }
    Ok(Some(sheets))
}

/// Reads the cells of a sheet with how they are set; whether somebody wanted all of them.
fn xlsx_cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    marks: &mut Marks,
    cells: &mut usize,
    go_on: &mut impl FnMut(f32) -> bool,
) -> Result<bool, Unreadable> {
    let name = sheet.name.clone();
    let broken = || Unreadable::SheetBroken { sheet: name.clone() };
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(|_| broken())?;
    let looks: Vec<Look> = reader.styles().iter().map(look).collect();
    let rows = reader.dimensions().end.0.max(1) as f32;
    let mut next_told = 16_384;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| broken())? {
        if !place(sheet, &cell, cells)? {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if let Some(own) = looks.get(style) {
            if own.is_struck {
                marks.struck.push((row, column));
            }
            let row = &mut sheet.rows[row];
            if row.cells[..column].iter().all(String::is_empty) {
                row.look = Look { is_struck: false, ..*own };
            }
        }
        if *cells >= next_told {
            next_told = *cells + 16_384;
            if !go_on((row as f32 / rows).min(1.0)) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// How a style sets a cell.
fn look(style: &Style) -> Look {
    let font = style.font.as_ref();
    let alignment = style.alignment.as_ref();
    Look {
        indent: alignment.and_then(|it| it.indent).unwrap_or(0),
        is_bold: font.is_some_and(|font| font.is_bold()),
        is_struck: font.is_some_and(|font| font.has_strikethrough()),
        group: 0,
    }
}

fn xlsb(
    bytes: &[u8],
    mut marked: HashMap<String, (SheetMarks, Vec<Merged>)>,
    go_on: &mut impl FnMut(f32) -> bool,
) -> Result<Option<Vec<Sheet>>, Unreadable> {
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|_| Unreadable::PackageBroken)?;
    let mut sheets = Vec::new();
    let mut cells = 0;
    let listed = listed(&workbook);
    for (at, (name, is_hidden)) in listed.iter().enumerate() {
        let broken = || Unreadable::SheetBroken { sheet: name.clone() };
        let mut sheet = Sheet { name: name.clone(), is_hidden: *is_hidden, ..Sheet::default() };
        let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| broken())?;
        let mut next_told = 16_384;
        while let Some(cell) = reader.next_cell().map_err(|_| broken())? {
            place(&mut sheet, &cell, &mut cells)?;
            if cells >= next_told {
                next_told = cells + 16_384;
                if !go_on(0.4 + 0.6 * at as f32 / listed.len() as f32) {
                    return Ok(None);
                }
            }
        }
        number(&mut sheet);
        let (marks, merged) = marked.remove(name).unwrap_or_default();
        sheet.merged = merged;
        sheets.push(looked(sheet, marks));
    }
    Ok(Some(sheets))
}

/// The sheets of a workbook of Excel 97 to 2003.
///
/// # Errors
/// As [`xlsx`].
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    // calamine makes room for every cell between the first and the last.
    let stream = xls_extent::workbook_stream(bytes).ok_or(Unreadable::PackageBroken)?;
    if xls_extent::cells(&stream) > MOST_CELLS {
        return Err(Unreadable::PackageSwells);
    }
    let workbook = Xls::new(Cursor::new(bytes));
    if matches!(workbook, Err(XlsError::Password)) {
        return Err(Unreadable::Protected);
    }
    let mut workbook = workbook.map_err(|_| Unreadable::PackageBroken)?;
    let mut marked = xls_marks::marks(&stream);
    // Sheets of charts are among those of cells.
    let all = workbook.sheets_metadata().iter();
    let number = |name: &str| all.clone().position(|it| it.name == name);
    let numbers: Vec<Option<usize>> =
        listed(&workbook).iter().map(|(name, _)| number(name)).collect();
    let mut sheets = Vec::new();
    let mut cells = 0;
    for ((name, is_hidden), number) in listed(&workbook).into_iter().zip(numbers) {
        let range = workbook.worksheet_range(&name);
        let range = range.map_err(|_| Unreadable::SheetBroken { sheet: name.clone() })?;
        let mut sheet = Sheet { name: name.clone(), is_hidden, ..Sheet::default() };
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let position =
                (top + u32::try_from(row).unwrap_or(0), left + u32::try_from(column).unwrap_or(0));
            place(&mut sheet, &Cell::new(position, borrowed(value)), &mut cells)?;
        }
        self::number(&mut sheet);
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheet.merged = merged.iter().map(merged_of).collect();
        let marks = number.and_then(|it| marked.get_mut(it)).map(std::mem::take);
        sheets.push(looked(sheet, marks.unwrap_or_default()));
    }
    Ok(sheets)
}

/// A sheet with how its rows are set, and what is said of its cells.
fn looked(mut sheet: Sheet, SheetMarks { marks, looks, groups }: SheetMarks) -> Sheet {
    for (at, row) in sheet.rows.iter_mut().enumerate() {
        let first = row.filled().next().map(|(column, _)| column);
        row.look = first.and_then(|column| looks.get(&(at, column))).copied().unwrap_or_default();
    }
    for (row, group) in groups {
        if let Some(row) = sheet.rows.get_mut(row) {
            row.look.group = group;
        }
    }
    sheet.marked(marks)
}

/// The sheets with cells, by their names, each with whether nobody sees it.
fn listed<'a>(workbook: &impl Reader<Cursor<&'a [u8]>>) -> Vec<(String, bool)> {
    let sheets = workbook.sheets_metadata().iter();
    let sheets = sheets.filter(|it| it.typ == SheetType::WorkSheet);
    sheets.map(|it| (it.name.clone(), it.visible != SheetVisible::Visible)).collect()
}

/// Puts a cell into its place; whether it holds anything.
fn place(sheet: &mut Sheet, cell: &Cell<DataRef>, cells: &mut usize) -> Result<bool, Unreadable> {
    let text = text(cell.get_value());
    if text.is_empty() {
        return Ok(false);
    }
    let (row, column) = cell.get_position();
    let (row, column) = (row as usize, column as usize);
    // Room is made for the cells before it too.
    let (rows, width) = (sheet.rows.len(), sheet.rows.get(row).map_or(0, |row| row.cells.len()));
    *cells += (column + 1).saturating_sub(width).max(1);
    if row >= LINES_MAX {
        return Err(Unreadable::TooLong { lines: row + 1 });
    }
    if *cells > MOST_CELLS {
        return Err(Unreadable::TooLong { lines: rows });
    }
    if row >= rows {
        sheet.rows.resize(row + 1, Row::default());
    }
    let cells = sheet.rows[row].cells_mut();
    if column >= cells.len() {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
    Ok(true)
}

fn number(sheet: &mut Sheet) {
    for (line, row) in (1..).zip(&mut sheet.rows) {
        row.line = line;
    }
}

fn merged_of(merged: &Dimensions) -> Merged {
    Merged {
        top: merged.start.0 as usize,
        left: merged.start.1 as usize,
        bottom: merged.end.0 as usize,
        right: merged.end.1 as usize,
    }
}

/// What a cell shows, as far as it can be told from its value.
fn text(value: &DataRef) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "oui".to_owned(),
        DataRef::Bool(false) => "non".to_owned(),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error_text(error).to_owned(),
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is_true) => DataRef::Bool(*is_true),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// Without the dust of sums in binary: 0.1 + 0.2 is 0.3.
pub(super) fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded = format!("{number:.6}");
    let text = rounded.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
