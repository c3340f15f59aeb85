//! T3, T4 and T5: the posts that were transferred, transformed, created and suppressed.

use super::maker::{Keys, TableMaker, overruled_notes, reserves};
use super::table::{Cell, ColumnKind, Table, TableRow};
use crate::compare::{Counter, Entry, Movement, Side};
use crate::export::ledger::sentence::{is_renamed, part_time};
use crate::model::Post;
use crate::words::{key, message};

/// T3: posts that are what they were, in another unit.
pub(super) fn transferred(maker: &TableMaker) -> Table {
    let rows = listed(maker, &[Counter::Movement(Movement::Transferred)], |entry| {
        let (before, after) = ends(maker, entry);
        let [title, category, grade] = maker.post_cells(before, after, entry.count());
        // A title that says more after the transfer is shown beside the old one.
        let new_title = match (before, after) {
            (Some(old), Some(new)) if is_renamed(old, new) => {
                let [title, ..] = maker.post_cells(after, before, entry.count());
                title
            }
            _ => Cell::Empty,
        };
        vec![
            entry.count().into(),
            title,
            category,
            grade,
            unit(maker, Side::From, before),
            unit(maker, Side::To, after),
            new_title,
            reason(maker, entry),
        ]
    });
    let columns = vec![
        maker.column(key::TABLES_COUNT, ColumnKind::Number, 9),
        maker.column(key::TABLES_POST, ColumnKind::Text, 26),
        maker.column(key::TABLES_CATEGORY_SHORT, ColumnKind::Text, 6),
        maker.column(key::TABLES_GRADE, ColumnKind::Text, 7),
        maker.column(key::TABLES_UNIT_BEFORE, ColumnKind::Text, 28),
        maker.column(key::TABLES_UNIT_AFTER, ColumnKind::Text, 28),
        maker.column(key::TABLES_POST_AFTER, ColumnKind::Text, 26),
        maker.column(key::TABLES_REASON, ColumnKind::Text, 34),
    ];
    let keys = Keys {
        name: key::TABLES_TRANSFERRED,
        title: key::TABLES_TRANSFERRED_TITLE,
        note: key::TABLES_TRANSFERRED_NOTE,
    };
    maker.table(3, keys, columns, rows)
}

/// T4: posts that became others, before and after, wherever they went.
pub(super) fn transformed(maker: &TableMaker) -> Table {
    let movements = [Movement::Transformed, Movement::TransferredAndTransformed];
    let cells = |entry: &Entry| {
        let (before, after) = ends(maker, entry);
        let mut cells = vec![entry.count().into()];
        cells.extend(maker.post_cells(before, after, entry.count()));
        cells.push(unit(maker, Side::From, before));
        cells.extend(maker.post_cells(after, before, entry.count()));
        cells.push(unit(maker, Side::To, after));
        cells.push(reason(maker, entry));
        cells
    };
    // Each counter has its sum; where both movements are there, so has the whole.
    let mut groups: Vec<Vec<TableRow>> = Vec::new();
    for movement in movements {
        let mut rows = listed(maker, &[Counter::Movement(movement)], cells);
        if !rows.is_empty() {
            rows.insert(0, TableRow::heading(maker.say(Counter::Movement(movement).word())));
            groups.push(rows);
        }
    }
    if groups.len() > 1 {
        groups.push(
            listed(maker, &movements.map(Counter::Movement), cells).pop().into_iter().collect(),
        );
    }
    let rows = groups.concat();
    let state = |title, unit| {
        [
            maker.column(title, ColumnKind::Text, 24),
            maker.column(key::TABLES_CATEGORY_SHORT, ColumnKind::Text, 5),
            maker.column(key::TABLES_GRADE, ColumnKind::Text, 7),
            maker.column(unit, ColumnKind::Text, 24),
        ]
    };
    let mut columns = vec![maker.column(key::TABLES_COUNT, ColumnKind::Number, 9)];
    columns.extend(state(key::TABLES_POST_BEFORE, key::TABLES_UNIT_BEFORE));
    columns.extend(state(key::TABLES_POST_AFTER, key::TABLES_UNIT_AFTER));
    columns.push(maker.column(key::TABLES_REASON, ColumnKind::Text, 34));
    let keys = Keys {
        name: key::TABLES_TRANSFORMED,
        title: key::TABLES_TRANSFORMED_TITLE,
        note: key::TABLES_TRANSFORMED_NOTE,
    };
    let mut table = maker.table(4, keys, columns, rows);
    table.notes.extend(overruled_notes(maker.compared, maker.locale));
    table
}

/// T5: posts without a past and posts without a future, then those that came off the bench.
pub(super) fn created_and_suppressed(maker: &TableMaker) -> Table {
    let mut rows = Vec::new();
    for (heading, counter, side) in [
        (key::TABLES_CREATIONS, Counter::Movement(Movement::Created), Side::To),
        (key::TABLES_SUPPRESSIONS, Counter::Movement(Movement::Suppressed), Side::From),
        (Counter::Placed.word(), Counter::Placed, Side::To),
    ] {
        let found = listed(maker, &[counter], |entry| {
            let post = maker.compared.post(side, entry.first());
            let mut cells = vec![entry.count().into()];
            let [mut title, category, grade] = maker.post_cells(post, None, entry.count());
            if let (Cell::Text(text), Some(fte)) = (&mut title, post.and_then(part_time)) {
                let marks = message!(key::TABLES_WORKING_TIME, fte = fte.0);
                let marked = message!(key::SENTENCE_TITLED, marks, title = text.as_str());
                *text = maker.locale.say(&marked);
            }
            cells.extend([title, category, grade]);
            cells.push(unit(maker, side, post));
            cells.push(link(maker, entry));
            cells.push(reason(maker, entry));
            cells
        });
        if !found.is_empty() {
            rows.push(TableRow::heading(maker.say(heading)));
            rows.extend(found);
        }
    }
    let columns = vec![
        maker.column(key::TABLES_COUNT, ColumnKind::Number, 9),
        maker.column(key::TABLES_POST, ColumnKind::Text, 30),
        maker.column(key::TABLES_CATEGORY_SHORT, ColumnKind::Text, 6),
        maker.column(key::TABLES_GRADE, ColumnKind::Text, 7),
        maker.column(key::TABLES_UNIT, ColumnKind::Text, 36),
        maker.column(key::TABLES_LINK, ColumnKind::Text, 28),
        maker.column(key::TABLES_REASON, ColumnKind::Text, 34),
    ];
    let keys = Keys {
        name: key::TABLES_CREATED,
        title: key::TABLES_CREATED_TITLE,
        note: key::TABLES_CREATED_NOTE,
    };
    let mut table = maker.table(5, keys, columns, rows);
    table.notes.extend(reserves(maker));
    table
}

/// The posts that `counters` count, with their number below; nothing if there are none.
fn listed(
    maker: &TableMaker,
    counters: &[Counter],
    cells: impl Fn(&Entry) -> Vec<Cell>,
) -> Vec<TableRow> {
    let entries = &maker.compared.ledger.entries;
    let found = || entries.iter().filter(|entry| counters.iter().any(|it| it.counts(entry)));
    let mut rows: Vec<TableRow> = found().map(|entry| TableRow::plain(cells(entry))).collect();
    if let Some(first) = rows.first() {
        let mut total = vec![Cell::Empty; first.cells.len()];
        total[0] = found().map(Entry::count).sum::<usize>().into();
        total[1] = maker.say(key::TABLES_TOTAL).into();
        rows.push(TableRow::total(total));
    }
    rows
}

pub(super) fn ends<'a>(
    maker: &TableMaker<'a>,
    entry: &Entry,
) -> (Option<&'a Post>, Option<&'a Post>) {
    let post = |side| maker.compared.post(side, entry.first());
    (post(Side::From), post(Side::To))
}

pub(super) fn reason(maker: &TableMaker, entry: &Entry) -> Cell {
    maker.compared.ledger.reason(entry).into()
}

pub(super) fn unit(maker: &TableMaker, side: Side, post: Option<&Post>) -> Cell {
    post.map_or(Cell::Empty, |post| maker.unit(side, post.unit()).into())
}

/// What a created post was split from, or a suppressed one merged into.
fn link(maker: &TableMaker, entry: &Entry) -> Cell {
    let parts = maker.compared.other_post(entry).map(|other| {
        if entry.movement == Movement::Created {
            message!(key::TABLES_SPLIT_FROM, origin = other)
        } else {
            message!(key::TABLES_MERGED_INTO, heir = other)
        }
    });
    parts.map_or(Cell::Empty, |parts| maker.locale.say(&parts).into())
}
