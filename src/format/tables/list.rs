//! Sheets that are a list and no table: each row holds one cell, units and posts standing one below the other, and
//! how far it is set in, or in which column it stands, says what is under what. They are read as texts are.

use super::layout::indent;
use super::sheet::{Row, Sheet};
use crate::format::reading::{Doubt, Given, Problem, Source};
use crate::model::folded;

/// The fullest list among some sheets, as lines with their depth, and what is to be told of the sheets; none if
/// none is a list.
pub(super) fn of(sheets: &[Sheet], asked: Option<&str>) -> Option<(Source, Vec<Problem>)> {
    let is_asked = |sheet: &Sheet| match asked {
        Some(name) => folded(name) == folded(&sheet.name),
        None => !sheet.is_hidden,
    };
    let lists = sheets.iter().enumerate().filter(|(_, sheet)| is_asked(sheet) && is_one(sheet));
    let (at, sheet) = lists.rev().max_by_key(|(_, sheet)| sheet.filled_rows())?;
    let mut depths: Vec<usize> =
        sheet.rows.iter().filter(|row| !row.is_blank()).map(depth).collect();
    depths.sort_unstable();
    depths.dedup();
    let mut source = Source { lines: sheet.lines(0).collect() };
    for (line, row) in source.lines.iter_mut().zip(&sheet.rows) {
        let level = depths.iter().position(|it| *it == depth(row)).unwrap_or(0);
        let level = u8::try_from(level + 1).unwrap_or(u8::MAX);
        line.given = match () {
            () if row.look.is_struck || row.is_blank() => Given::Furniture,
            () if depths.len() > 1 => Given::Item { depth: level },
            () => Given::Paragraph { bold: row.look.is_bold },
        };
    }
    let told =
        sheet.told.iter().map(|(row, doubt)| Problem { line: row + 1, doubt: doubt.clone() });
    let others =
        sheets.iter().enumerate().filter(|(other, it)| *other != at && it.filled_rows() > 0);
    let others = others.map(|(_, it)| {
        let (rows, sheet) = (u32::try_from(it.filled_rows()).unwrap_or(u32::MAX), it.name.clone());
        let doubt = match it.is_hidden {
            true => Doubt::HiddenSheetLeftOut { rows, sheet },
            false => Doubt::SheetLeftOut { rows, sheet },
        };
        Problem { line: 1, doubt }
    });
    Some((source, told.chain(others).collect()))
}

fn is_one(sheet: &Sheet) -> bool {
    let filled = sheet.rows.iter().filter(|row| !row.is_blank());
    let (mut all, mut single) = (0, 0);
    for row in filled {
        all += 1;
        single += usize::from(row.filled().count() == 1);
    }
    all >= 2 && single == all
}

/// Whether rows are such a list in several columns.
pub(super) fn is_stairs(rows: &[Row]) -> bool {
    let is_single = |row: &Row| row.filled().count() < 2;
    let mut columns: Vec<usize> =
        rows.iter().filter_map(|row| Some(row.filled().next()?.0)).collect();
    columns.sort_unstable();
    columns.dedup();
    rows.len() > 2 && columns.len() > 1 && rows.iter().all(is_single)
}

/// How deep the cell of a row stands.
fn depth(row: &Row) -> usize {
    let column = row.filled().next().map_or(0, |(column, _)| column);
    column * 100 + indent(row, column) * 10 + usize::from(row.look.group)
}
