//! T12: what tables decided differently and nobody has settled.

use super::maker::TableMaker;
use super::table::{ColumnKind, Table, TableRow};
use crate::compare::{Naming, open_conflict_message};
use crate::words::{key, message};

/// The open conflicts of the later chart, with what it has meanwhile; none where it has none. `number` stands
/// before the table's name.
pub(in crate::export::ledger) fn conflicts(maker: &TableMaker, number: &str) -> Option<Table> {
    let (earlier, later) = (maker.compared.earlier(), maker.compared.later());
    let naming = Naming { charts: &[later, earlier], lists: &[maker.compared.lists] };
    let open = &later.fields.conflicts;
    let rows = open.iter().map(|it| {
        let message = message!(key::MINUTES_LINE, sentence = open_conflict_message(it, naming));
        TableRow::plain(vec![maker.locale.say(&message).into()])
    });
    let title = message!(key::MINUTES_OPEN_TITLE, count = open.len());
    (!open.is_empty()).then(|| Table {
        name: format!("{number}{}", maker.say(key::MINUTES_OPEN)),
        title: maker.locale.say(&title),
        notes: Vec::new(),
        columns: vec![maker.column(key::MINUTES_CONFLICT, ColumnKind::Text, 115)],
        rows: rows.collect(),
    })
}
