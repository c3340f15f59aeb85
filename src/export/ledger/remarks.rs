//! The comments of a chart as a table: only who asks for them gets them on paper.
//!
//! Knows nothing of where they are shown otherwise.

use super::tables::{Cell, Column, Kind, Report, Row, Table};
use crate::model::{Chart, Comment, Lists, display, full_name};
use crate::words::Locale;

/// Every comment of `chart`, in document order.
pub fn comments_report(chart: &Chart, lists: &Lists, locale: Locale) -> Report {
    let row = |unit: &str, post: &str, comment: &Comment| {
        let state = if comment.resolved { "comments-resolved" } else { "comments-open" };
        let state = locale.get(state);
        let cells = [unit, post, &comment.text, &comment.author, &comment.date, &state];
        Row::plain(cells.map(Cell::from).into())
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
    let column = |key, width| Column { label: locale.get(key), kind: Kind::Text, width };
    let table = Table {
        name: locale.get("comments-title"),
        title: locale.get("comments-title"),
        notes: Vec::new(),
        columns: vec![
            column("tables-unit", 30),
            column("tables-post", 28),
            column("comments-text", 48),
            column("comments-author", 16),
            column("comments-date", 14),
            column("comments-state", 12),
        ],
        rows,
    };
    let organisation = Some(chart.fields.organisation.clone()).filter(|name| !name.is_empty());
    let lines = organisation.into_iter().chain([chart.fields.label.clone()]).collect();
    let title = locale.get("comments-title");
    Report { locale, title, lines, sums: Vec::new(), tables: vec![table] }
}
