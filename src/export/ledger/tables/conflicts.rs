//! T12: what tables decided differently and nobody has settled.
//!
//! Knows nothing of how it is settled.

use super::{Kind, Maker, Row, Table};
use crate::compare::{Naming, open_conflict_message};
use crate::words::Message;

/// The open conflicts of the later chart, with what it has meanwhile; none where it has none. `number` stands
/// before the table's name.
pub(in crate::export::ledger) fn conflicts(maker: &Maker, number: &str) -> Option<Table> {
    let (earlier, later) = (maker.compared.earlier(), maker.compared.later());
    let naming = Naming { charts: &[later, earlier], lists: &[maker.compared.lists] };
    let open = &later.fields.conflicts;
    let rows = open.iter().map(|it| {
        let said = Message::new("minutes-line").with("sentence", open_conflict_message(it, naming));
        Row::plain(vec![maker.locale.say(&said).into()])
    });
    let title = Message::new("minutes-open-title").with("count", open.len());
    (!open.is_empty()).then(|| Table {
        name: format!("{number}{}", maker.say("minutes-open")),
        title: maker.locale.say(&title),
        notes: Vec::new(),
        columns: vec![maker.column("minutes-conflict", Kind::Text, 115)],
        rows: rows.collect(),
    })
}
