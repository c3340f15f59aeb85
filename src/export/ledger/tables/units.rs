//! T6: the units that are no longer what they were.
//!
//! Knows nothing of posts.

use super::{Cell, Keys, Kind, Maker, Row, Table};
use crate::compare::{Side, UnitEntry, UnitMovement};
use crate::model::UnitKey;
use crate::words::Message;

/// T6: renamed, changed in kind, re-attached, created, removed; before and after.
pub(super) fn units(maker: &Maker) -> Table {
    let changed = maker.compared.ledger.units.iter();
    let changed = changed.filter(|entry| entry.movements != [UnitMovement::Kept]);
    let rows = changed.map(|entry| {
        let name =
            |side: Side| entry.at(side).map_or(Cell::Empty, |unit| maker.unit(side, unit).into());
        let movements: Vec<String> =
            entry.movements.iter().map(|&movement| said(maker, entry, movement)).collect();
        Row::plain(vec![
            movements.join(", ").into(),
            name(Side::From),
            name(Side::To),
            parent(maker, entry),
            entry.reason.as_str().into(),
        ])
    });
    let rows = rows.collect();
    let columns = vec![
        maker.column("tables-movement", Kind::Text, 26),
        maker.column("tables-unit-old", Kind::Text, 34),
        maker.column("tables-unit-new", Kind::Text, 34),
        maker.column("tables-parent", Kind::Text, 30),
        maker.column("tables-reason", Kind::Text, 36),
    ];
    let keys =
        Keys { name: "tables-units", title: "tables-units-title", note: "tables-units-note" };
    maker.table(6, keys, columns, rows)
}

fn said(maker: &Maker, entry: &UnitEntry, movement: UnitMovement) -> String {
    let kind = |side: Side| {
        let kind = entry.at(side).and_then(|unit| {
            maker.compared.lists.kind(&maker.compared.chart(side).unit(unit).fields.kind)
        });
        kind.map(|kind| kind.label.to_lowercase()).unwrap_or_default()
    };
    let message = match movement {
        UnitMovement::Kept => Message::new("movement-kept"),
        UnitMovement::Renamed => Message::new("tables-unit-renamed"),
        UnitMovement::KindChanged => Message::new("tables-unit-kind")
            .with("before", kind(Side::From))
            .with("after", kind(Side::To)),
        UnitMovement::Reattached => Message::new("tables-unit-reattached"),
        UnitMovement::Created => Message::new("tables-unit-created"),
        UnitMovement::Removed => Message::new("tables-unit-removed"),
    };
    maker.locale.say(&message)
}

/// The unit above: both, if they are not the same; none of a unit that is below the one it was below.
fn parent(maker: &Maker, entry: &UnitEntry) -> Cell {
    let above = |side: Side, unit: UnitKey| {
        let parent = maker.compared.chart(side).unit(unit).parent();
        parent.map(|parent| maker.unit(side, parent).to_owned())
    };
    match (entry.from, entry.to) {
        (Some(before), Some(after)) if entry.movements.contains(&UnitMovement::Reattached) => {
            let place = |side, unit| above(side, unit).unwrap_or_else(|| maker.say("sentence-top"));
            let said = Message::new("tables-parents")
                .with("before", place(Side::From, before))
                .with("after", place(Side::To, after));
            maker.locale.say(&said).into()
        }
        (Some(_), Some(_)) | (None, None) => Cell::Empty,
        (Some(unit), None) => above(Side::From, unit).unwrap_or_default().into(),
        (None, Some(unit)) => above(Side::To, unit).unwrap_or_default().into(),
    }
}
