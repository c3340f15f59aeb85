//! T9: what nobody has explained, also where it cancels out in the totals.

use super::maker::{Keys, TableMaker};
use super::table::{Cell, ColumnKind, Table, TableRow};
use crate::compare::{Cancelling, Entry, Movement, Scope};
use crate::words::{key, message};

/// T9: posts without a reason, units without one, and the differences that totals hide.
pub(super) fn open(maker: &TableMaker) -> Table {
    let compared = maker.compared;
    let ledger = compared.ledger;
    let mut rows = Vec::new();
    let mut sum = 0;
    for entry in ledger.entries.iter().filter(|entry| entry.is_unexplained()) {
        let count = i64::try_from(entry.count()).unwrap_or(i64::MAX);
        let difference = match entry.movement {
            Movement::Created => count,
            Movement::Suppressed => -count,
            Movement::Unplaced if entry.first().from.is_some() => -count,
            Movement::Unplaced => count,
            Movement::Kept
            | Movement::Retitled
            | Movement::Transferred
            | Movement::Transformed
            | Movement::TransferredAndTransformed => 0,
        };
        sum += difference;
        rows.push(TableRow::plain(vec![
            difference.into(),
            movement(maker, entry).into(),
            maker.locale.say(&compared.sentence(entry)).into(),
        ]));
    }
    if !rows.is_empty() {
        rows.insert(0, TableRow::heading(maker.say(key::TABLES_OPEN_POSTS)));
        rows.push(TableRow::total(vec![
            sum.into(),
            maker.say(key::TABLES_TOTAL).into(),
            Cell::Empty,
        ]));
    }
    let units = ledger.units.iter().filter(|entry| entry.is_unexplained());
    let units: Vec<TableRow> = units
        .map(|entry| {
            let text = maker.locale.say(&compared.unit_sentence(entry));
            TableRow::plain(vec![Cell::Empty, maker.say(key::TABLES_UNIT).into(), text.into()])
        })
        .collect();
    if !units.is_empty() {
        rows.push(TableRow::heading(maker.say(key::TABLES_OPEN_UNITS)));
        rows.extend(units);
    }
    if !ledger.cancelling.is_empty() {
        rows.push(TableRow::heading(maker.say(key::TABLES_OPEN_CANCELLING)));
        rows.extend(ledger.cancelling.iter().map(|it| cancelling(maker, it)));
    }
    let columns = vec![
        maker.column(key::TABLES_DIFFERENCE, ColumnKind::Signed, 8),
        maker.column(key::TABLES_MOVEMENT, ColumnKind::Text, 22),
        maker.column(key::TABLES_DESCRIPTION, ColumnKind::Text, 95),
    ];
    let keys =
        Keys { name: key::TABLES_OPEN, title: key::TABLES_OPEN_TITLE, note: key::TABLES_OPEN_NOTE };
    maker.table(9, keys, columns, rows)
}

fn cancelling(maker: &TableMaker, it: &Cancelling) -> TableRow {
    let lists = maker.compared.lists;
    let category = it.category.as_ref().and_then(|id| lists.category(id));
    let posts = match category {
        Some(category) => message!(
            key::TABLES_POSTS_OF_CATEGORY,
            category = category.label.as_str(),
            count = it.posts
        ),
        None => message!(key::TABLES_POSTS_WITHOUT_CATEGORY, count = it.posts),
    };
    let message = message!(key::TABLES_CANCELLING, posts, unit = maker.row_name(it.unit));
    let scope = match it.scope {
        Scope::Unit => key::TABLES_SCOPE_UNIT,
        Scope::Perimeter => key::TABLES_SCOPE_PERIMETER,
        Scope::Pole => key::TABLES_SCOPE_POLE,
        Scope::Whole => key::TABLES_SCOPE_WHOLE,
    };
    TableRow::plain(vec![Cell::Empty, maker.say(scope).into(), maker.locale.say(&message).into()])
}

/// What owes a reason: the movement, a change of working time, or both.
fn movement(maker: &TableMaker, entry: &Entry) -> String {
    let own = entry.movement.needs_reason().then(|| entry.said_word());
    let time = entry.fte.map(|_| key::MOVEMENT_FTE);
    own.into_iter().chain(time).map(|key| maker.say(key)).collect::<Vec<_>>().join(", ")
}
