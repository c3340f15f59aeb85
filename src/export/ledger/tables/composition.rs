//! T10: what each unit of the target consists of, in the sentences of a report.
//!
//! Knows nothing of figures.

use super::{Keys, Kind, Maker, Row, Table, entries_by_row};
use crate::compare::Side;

/// T10: "Le Secteur… se compose de :", then a line for each entry, in the order of the target.
pub(super) fn composition(maker: &Maker) -> Table {
    let compared = maker.compared;
    let chart = compared.to;
    let by_row = entries_by_row(compared, Side::To);
    let place: std::collections::HashMap<_, _> =
        chart.posts_in_order().enumerate().map(|(place, key)| (key, place)).collect();
    let mut rows = Vec::new();
    for unit in chart.units_in_order() {
        let head = maker.locale.say(&compared.composition_head(unit));
        rows.push(Row::heading(head));
        let mut entries =
            by_row.get(&compared.ledger.row(Side::To, unit)).cloned().unwrap_or_default();
        entries.sort_by_key(|entry| entry.first().to.and_then(|key| place.get(&key).copied()));
        for entry in entries {
            let said = compared.composition(entry).map(|said| maker.locale.say(&said));
            rows.extend(said.map(|said| Row::plain(vec![said.into()])));
        }
    }
    let columns = vec![maker.column("tables-composition", Kind::Text, 115)];
    let keys = Keys {
        name: "tables-composition",
        title: "tables-composition-title",
        note: "tables-composition-note",
    };
    maker.table(10, keys, columns, rows)
}
