//! The comments of a chart as a table: only who asks for them gets them on paper.

use super::tables::{Cell, ColumnKind, Table, TableColumn, TableRow, TableSet};
use crate::model::{Chart, Comment, Lists, display, full_name};
use crate::words::{Locale, key};

/// Every comment of `chart`, in document order.
pub fn comments_report(chart: &Chart, lists: &Lists, locale: Locale) -> TableSet {
    let row = |unit: &str, post: &str, comment: &Comment| {
        let state = if comment.resolved { key::COMMENTS_RESOLVED } else { key::COMMENTS_OPEN };
        let state = locale.get(state);
        let cells = [unit, post, &comment.text, &comment.author, &comment.date, &state];
        TableRow::plain(cells.map(Cell::from).into())
    };
    let mut rows = Vec::new();
    for key in chart.units_in_order() {
        let unit = chart.unit(key);
        let name = full_name(lists, &unit.fields);
        rows.extend(unit.fields.comments.iter().map(|comment| row(&name, "", comment)));
        for &post in unit.posts() {
            let fields = &chart.post(post).fields;
            let title = display(fields.title.text(), 1);
            rows.extend(fields.comments.iter().map(|comment| row(&name, &title, comment)));
        }
    }
    let column = |key, width| TableColumn { label: locale.get(key), kind: ColumnKind::Text, width };
    let table = Table {
        name: locale.get(key::COMMENTS_TITLE),
        title: locale.get(key::COMMENTS_TITLE),
        notes: Vec::new(),
        columns: vec![
            column(key::TABLES_UNIT, 30),
            column(key::TABLES_POST, 28),
            column(key::COMMENTS_TEXT, 48),
            column(key::COMMENTS_AUTHOR, 16),
            column(key::COMMENTS_DATE, 14),
            column(key::COMMENTS_STATE, 12),
        ],
        rows,
    };
    let organisation = Some(chart.fields.organisation.clone()).filter(|name| !name.is_empty());
    let lines = organisation.into_iter().chain([chart.fields.label.clone()]).collect();
    let title = locale.get(key::COMMENTS_TITLE);
    TableSet { locale, title, lines, sums: Vec::new(), tables: vec![table] }
}
