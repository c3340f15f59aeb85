//! T6: the units that are no longer what they were.

use std::collections::HashMap;

use super::maker::{Keys, TableMaker};
use super::table::{Cell, ColumnKind, Table, TableRow};
use crate::compare::{Pair, Side, UnitEntry, UnitMovement};
use crate::model::{Post, UnitKey};
use crate::words::{key, message};

/// So many titles are named of the posts that a unit carries with it; the others are counted.
const MOST_NAMES: usize = 40;

/// T6: renamed, changed in kind, re-attached, created, removed; before and after.
pub(super) fn units(maker: &TableMaker) -> Table {
    let compared = maker.compared;
    let ledger = compared.ledger;
    let carried = ledger.carried(compared.from, compared.to);
    let changed = ledger.units.iter().enumerate();
    let changed = changed.filter(|(_, entry)| entry.movements != [UnitMovement::Kept]);
    let rows = changed.map(|(row, entry)| {
        let name =
            |side: Side| entry.at(side).map_or(Cell::Empty, |unit| maker.unit(side, unit).into());
        let movements: Vec<String> =
            entry.movements.iter().map(|&movement| said(maker, entry, movement)).collect();
        TableRow::plain(vec![
            movements.join(", ").into(),
            name(Side::From),
            name(Side::To),
            parent(maker, entry),
            carried.get(&row).map_or(Cell::Empty, |posts| names(maker, posts)),
            ledger.unit_reason(entry).into(),
        ])
    });
    let rows = rows.collect();
    let columns = vec![
        maker.column(key::TABLES_MOVEMENT, ColumnKind::Text, 26),
        maker.column(key::TABLES_UNIT_OLD, ColumnKind::Text, 34),
        maker.column(key::TABLES_UNIT_NEW, ColumnKind::Text, 34),
        maker.column(key::TABLES_PARENT, ColumnKind::Text, 30),
        maker.column(key::TABLES_CARRIED, ColumnKind::Text, 30),
        maker.column(key::TABLES_REASON, ColumnKind::Text, 36),
    ];
    let keys = Keys {
        name: key::TABLES_UNITS,
        title: key::TABLES_UNITS_TITLE,
        note: key::TABLES_UNITS_NOTE,
    };
    maker.table(6, keys, columns, rows)
}

fn said(maker: &TableMaker, entry: &UnitEntry, movement: UnitMovement) -> String {
    let kind = |side: Side| {
        let kind = entry.at(side).and_then(|unit| {
            maker.compared.lists.kind(&maker.compared.chart(side).unit(unit).fields.kind)
        });
        kind.map(|kind| kind.label.to_lowercase()).unwrap_or_default()
    };
    let message = match movement {
        UnitMovement::Kept => message!(key::MOVEMENT_KEPT),
        UnitMovement::Renamed => message!(key::TABLES_UNIT_RENAMED),
        UnitMovement::KindChanged => {
            message!(key::TABLES_UNIT_KIND, after = kind(Side::To), before = kind(Side::From))
        }
        UnitMovement::Reattached => message!(key::TABLES_UNIT_REATTACHED),
        UnitMovement::Created => match entry.other_end {
            None => message!(key::TABLES_UNIT_CREATED),
            Some(split) => {
                message!(key::TABLES_UNIT_SPLIT, origin = maker.compared.out_of(Side::From, split))
            }
        },
        UnitMovement::Removed => match entry.other_end {
            None => message!(key::TABLES_UNIT_REMOVED),
            Some(heir) => {
                message!(key::TABLES_UNIT_MERGED, heir = maker.compared.the(Side::To, heir))
            }
        },
    };
    maker.locale.say(&message)
}

/// "3 : 2 juristes (A), 1 gestionnaire (B)": posts as they are now, equal ones together.
fn names(maker: &TableMaker, posts: &[Pair]) -> Cell {
    let compared = maker.compared;
    let mut lines: Vec<(&Post, usize)> = Vec::new();
    let mut line_of = HashMap::new();
    for post in posts.iter().filter_map(|&pair| compared.post(Side::To, pair)) {
        let fields = &post.fields;
        let line = *line_of
            .entry((fields.title.key(), &fields.category, &fields.grade))
            .or_insert_with(|| {
                lines.push((post, 0));
                lines.len() - 1
            });
        lines[line].1 += 1;
    }
    let named = lines.iter().take(MOST_NAMES);
    let mut sentences: Vec<String> = named
        .map(|&(post, count)| maker.locale.say(&compared.line_of(post, None, count)))
        .collect();
    let others: usize = lines.iter().skip(MOST_NAMES).map(|(_, count)| count).sum();
    if others > 0 {
        sentences.push(maker.locale.say(&message!(key::TABLES_CARRIED_OTHERS, count = others)));
    }
    let sentences = match posts.len() {
        0 => message!(key::TABLES_CARRIED_NONE),
        count => {
            message!(key::TABLES_CARRIED_POSTS, count, names = sentences.join(", "))
        }
    };
    maker.locale.say(&sentences).into()
}

/// The unit above: both, if they are not the same; none of a unit that is below the one it was below.
fn parent(maker: &TableMaker, entry: &UnitEntry) -> Cell {
    let above = |side: Side, unit: UnitKey| {
        let parent = maker.compared.chart(side).unit(unit).parent();
        parent.map(|parent| maker.unit(side, parent).to_owned())
    };
    match (entry.from, entry.to) {
        (Some(before), Some(after)) if entry.movements.contains(&UnitMovement::Reattached) => {
            let place =
                |side, unit| above(side, unit).unwrap_or_else(|| maker.say(key::SENTENCE_TOP));
            let message = message!(
                key::TABLES_PARENTS,
                after = place(Side::To, after),
                before = place(Side::From, before)
            );
            maker.locale.say(&message).into()
        }
        (Some(_), Some(_)) | (None, None) => Cell::Empty,
        (Some(unit), None) => above(Side::From, unit).unwrap_or_default().into(),
        (None, Some(unit)) => above(Side::To, unit).unwrap_or_default().into(),
    }
}
