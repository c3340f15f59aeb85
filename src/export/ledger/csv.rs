//! The ledger as CSV: one row per entry of posts. It opens as it is in a French spreadsheet: a byte
//! order mark, semicolons between cells.
//!
//! Knows nothing of units' own changes, which have no row.

use super::tables::Report;
use super::{Compared, written};
use crate::compare::{Movement, Side, VacancyChange};
use crate::model::Nature;

const COLUMNS: [&str; 24] = [
    "kind",
    "count",
    "from_unit",
    "from_unit_id",
    "from_title",
    "from_category",
    "from_grade",
    "from_level",
    "from_reference_job",
    "from_fte",
    "from_posts",
    "to_unit",
    "to_unit_id",
    "to_title",
    "to_category",
    "to_grade",
    "to_level",
    "to_reference_job",
    "to_fte",
    "to_posts",
    "other_end",
    "reason",
    "nature",
    "vacancy_change",
];

/// What a report says of itself, then its tables one after the other, each under its name, what is to be
/// known of it and the labels of its columns.
pub(super) fn tables(report: &Report) -> Vec<u8> {
    let mut rows = writer();
    let mut line = |text: &str| write(&mut rows, std::iter::once(text));
    line(&report.title);
    report.lines.iter().for_each(|text| line(text));
    for table in &report.tables {
        let mut line = |text: &str| write(&mut rows, std::iter::once(text));
        line(&table.name);
        if table.title != table.name {
            line(&table.title);
        }
        table.notes.iter().for_each(|text| line(text));
        write(&mut rows, table.columns.iter().map(|column| column.label.as_str()));
        for row in &table.rows {
            let cells = row.cells.iter().zip(&table.columns);
            let cells =
                cells.map(|(cell, column)| written(report.locale, column.kind, cell, false));
            let cells: Vec<String> = cells.collect();
            write(&mut rows, cells.iter().map(String::as_str));
        }
    }
    rows.into_inner().expect("memory takes all that is written")
}

/// Tables differ in their columns, and so do the lengths of their rows.
fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec())
}

pub(super) fn csv(compared: &Compared) -> Vec<u8> {
    let mut rows = writer();
    write(&mut rows, COLUMNS.into_iter());
    for entry in &compared.ledger.entries {
        let count = entry.count().to_string();
        let mut cells = vec![entry.movement.as_str().to_owned(), count];
        for side in [Side::From, Side::To] {
            let Some(first) = compared.post(side, entry.first()) else {
                cells.extend(std::iter::repeat_n(String::new(), 9));
                continue;
            };
            let [category, grade, level] = compared.labels(first);
            let job = first.fields.reference_job.as_deref();
            let posts = entry.posts.iter().filter_map(|&pair| compared.post(side, pair));
            let posts: Vec<&str> = posts.map(|post| post.id.as_str()).collect();
            cells.push(compared.unit_name(side, first.unit()).to_owned());
            cells.push(compared.chart(side).unit(first.unit()).id.to_string());
            cells.push(first.fields.title.text().to_owned());
            cells.extend([category, grade, level, job].map(|it| it.unwrap_or_default().to_owned()));
            cells.push(first.fields.fte.0.to_string());
            cells.push(posts.join(" "));
        }
        // The post that was split, or that took these over.
        let chart = if entry.movement == Movement::Created { compared.from } else { compared.to };
        cells.push(entry.other_end.map(|key| chart.post(key).id.to_string()).unwrap_or_default());
        cells.push(compared.ledger.reason(entry).to_owned());
        cells.push(entry.held_nature().map(Nature::as_str).unwrap_or_default().to_owned());
        cells.push(entry.vacancy.map(VacancyChange::as_str).unwrap_or_default().to_owned());
        write(&mut rows, cells.iter().map(String::as_str));
    }
    rows.into_inner().expect("memory takes all that is written")
}

/// One row. A text that a spreadsheet would take for a formula is marked as text with an apostrophe.
fn write<'a>(rows: &mut csv::Writer<Vec<u8>>, cells: impl Iterator<Item = &'a str>) {
    let as_text = |cell: &str| {
        // Spaces before it do not keep it from being one.
        let starts = cell.trim_start().starts_with(['=', '+', '-', '@']);
        let mark = if starts || cell.starts_with(['\t', '\r']) { "'" } else { "" };
        format!("{mark}{cell}")
    };
    rows.write_record(cells.map(as_text)).expect("memory takes all that is written");
}
