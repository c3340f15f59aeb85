//! The ledger as CSV: one row per entry of posts. It opens as it is in a French spreadsheet.

use super::compared::Compared;
use super::tables::{TableSet, written};
use crate::compare::{Movement, Side, VacancyChange};
use crate::export::csv::CsvRows;
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
pub(super) fn tables(report: &TableSet) -> Vec<u8> {
    let mut rows = CsvRows::of_semicolons();
    let mut line = |text: &str| rows.write([text]);
    line(&report.title);
    report.lines.iter().for_each(|text| line(text));
    for table in &report.tables {
        let mut line = |text: &str| rows.write([text]);
        line(&table.name);
        if table.title != table.name {
            line(&table.title);
        }
        table.notes.iter().for_each(|text| line(text));
        rows.write(table.columns.iter().map(|column| column.label.as_str()));
        for row in &table.rows {
            let cells = row.cells.iter().zip(&table.columns);
            let cells =
                cells.map(|(cell, column)| written(report.locale, column.kind, cell, false));
            rows.write(cells);
        }
    }
    rows.into_bytes()
}

pub(super) fn csv(compared: &Compared) -> Vec<u8> {
    let mut rows = CsvRows::of_semicolons();
    rows.write(COLUMNS);
    for entry in &compared.ledger.entries {
        let count = entry.count().to_string();
        let mut cells = vec![entry.kind().to_owned(), count];
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
        rows.write(&cells);
    }
    rows.into_bytes()
}
