//! The counts as CSV (RFC 4180): one row per unit; for each category that has posts a column of the
//! unit's own, "A", and one of those with the units below, "total A".

use std::collections::HashMap;

use super::report::CountReport;
use crate::export::csv::CsvRows;

const COLUMNS: [&str; 12] = [
    "chart",
    "label",
    "role",
    "date",
    "unit",
    "parent",
    "kind",
    "name",
    "direct",
    "total",
    "perimeter",
    "authorised",
];

pub(super) fn csv(report: &CountReport) -> String {
    let mut categories: Vec<&str> = Vec::new();
    let mut columns: HashMap<&str, usize> = HashMap::new();
    for &(category, _) in report.charts.iter().flat_map(|chart| &chart.by_category.0) {
        columns.entry(category).or_insert_with(|| {
            categories.push(category);
            categories.len() - 1
        });
    }
    let mut rows = CsvRows::of_commas();
    let own = COLUMNS.into_iter().chain(categories.iter().copied()).map(str::to_owned);
    let total = categories.iter().map(|it| format!("total {it}"));
    rows.write(own.chain(total));
    let optional = |figure: Option<u32>| figure.map(|it| it.to_string()).unwrap_or_default();
    for chart in &report.charts {
        for unit in &chart.units {
            let cells = [
                chart.id.to_owned(),
                chart.label.to_owned(),
                chart.role.unwrap_or_default().to_owned(),
                chart.date.clone().unwrap_or_default(),
                unit.id.to_owned(),
                unit.parent.unwrap_or_default().to_owned(),
                unit.kind.to_owned(),
                unit.name.to_owned(),
                unit.direct.to_string(),
                unit.total.to_string(),
                optional(unit.perimeter),
                optional(unit.authorised),
            ];
            let counted = [&unit.by_category, &unit.total_by_category].map(|counted| {
                counted.in_columns(&columns).into_iter().map(|posts| posts.to_string())
            });
            rows.write(cells.into_iter().chain(counted.into_iter().flatten()));
        }
    }
    String::from_utf8(rows.into_bytes()).expect("every cell is a text")
}
