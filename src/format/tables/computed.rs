//! Columns that only repeat what two others say: "Écart", the difference of two counts, "ETP", the working time of
//! all posts of a row. Nothing is lost with them.

use super::body::Part;
use super::figures::{hundredths, working_time};
use super::sheet::{Row, column_of};
use super::totals;
use crate::format::reading::Meaning;

/// Whether a column holds in every row what two columns that are kept make up.
pub(super) fn is_computed(rows: &[Row], part: &Part, at: usize) -> bool {
    let is_row =
        |row: &&Row| !row.cell(at).is_empty() && !row.filled().any(|it| totals::is_total(it.1));
    let rows: Vec<&Row> = rows.iter().filter(is_row).collect();
    let of = |meanings: &[Meaning]| {
        let columns = part.mapping.columns.iter().filter(|it| meanings.contains(&it.meaning));
        columns.filter_map(|it| column_of(&it.column)).collect::<Vec<usize>>()
    };
    let counts = of(&[Meaning::Count, Meaning::Budgeted, Meaning::Filled, Meaning::Vacant]);
    let times = of(&[Meaning::Fte]);
    let is_always = |made: &dyn Fn(&Row) -> Option<i64>| {
        !rows.is_empty()
            && rows
                .iter()
                .all(|row| made(row).is_some_and(|it| hundredths(row.cell(at)) == Some(it)))
    };
    let is_difference = |one: usize, other: usize| {
        one != other && is_always(&|row| Some(figure(row, one)? - figure(row, other)?))
    };
    let is_product = |count: usize, time: usize| {
        is_always(&|row| {
            let (count, time) = (hundredths(row.cell(count))?, working_time(row.cell(time))?);
            // "80" of a full week of 100.
            let time = if time >= 1_000 { time / 100 } else { time };
            Some((count * time + 50) / 100)
        })
    };
    counts.iter().any(|one| counts.iter().any(|other| is_difference(*one, *other)))
        || counts.iter().any(|count| times.iter().any(|time| is_product(*count, *time)))
}

/// The figure in a cell, nothing being none.
fn figure(row: &Row, at: usize) -> Option<i64> {
    if row.cell(at).is_empty() { Some(0) } else { hundredths(row.cell(at)) }
}
