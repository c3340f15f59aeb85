//! T7: who gave how many posts to whom.

use std::collections::{BTreeMap, BTreeSet};

use slotmap::SecondaryMap;

use super::maker::{Keys, TableMaker};
use super::table::{Cell, ColumnKind, Table, TableColumn, TableRow};
use crate::compare::{Movement, Side};
use crate::model::{Chart, UnitKey, is_boundary};
use crate::words::{key, message};

/// More columns than this cannot be read on a page; the exchanges are then listed instead.
const MOST_COLUMNS: usize = 12;

/// Where posts were, or where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// A part of the organisation, by the place of its head in the ledger.
    Part(usize),
    /// They were created, or suppressed.
    Nowhere,
    /// They were taken from there, or put there.
    Bench,
}

/// Posts by origin and destination.
type Exchanges = BTreeMap<(End, End), i64>;

/// T7: rows are origins, columns destinations.
pub(super) fn matrix(maker: &TableMaker) -> Table {
    let (exchanges, carried) = exchanges(maker);
    let parts: BTreeSet<usize> =
        exchanges.keys().copied().filter_map(between_parts).flatten().collect();
    let is_square = !parts.is_empty() && parts.len() <= MOST_COLUMNS;
    let (columns, rows) = match () {
        () if parts.is_empty() => (list_columns(maker), Vec::new()),
        () if is_square => square(maker, &exchanges, &parts),
        () => (list_columns(maker), list(maker, &exchanges)),
    };
    let keys = Keys {
        name: key::TABLES_MATRIX,
        title: key::TABLES_MATRIX_TITLE,
        note: key::TABLES_MATRIX_NOTE,
    };
    let mut table = maker.table(7, keys, columns, rows);
    if !is_square {
        table.notes.clear();
    }
    if carried > 0 {
        let message = message!(key::TABLES_MATRIX_CARRIED, count = carried);
        table.notes.push(maker.locale.say(&message));
    }
    table
}

/// The two parts of an exchange, which has no other ends.
fn between_parts(ends: (End, End)) -> Option<[usize; 2]> {
    match ends {
        (End::Part(from), End::Part(to)) if from != to => Some([from, to]),
        (End::Part(_) | End::Nowhere | End::Bench, End::Part(_) | End::Nowhere | End::Bench) => {
            None
        }
    }
}

fn square(
    maker: &TableMaker,
    exchanges: &Exchanges,
    parts: &BTreeSet<usize>,
) -> (Vec<TableColumn>, Vec<TableRow>) {
    let number = |label: String| TableColumn { label, kind: ColumnKind::Change, width: 16 };
    let count = |from, to| exchanges.get(&(from, to)).copied().unwrap_or(0);
    let ends: Vec<End> = parts.iter().copied().map(End::Part).collect();
    let has_bench = exchanges.iter().any(|(&(from, to), _)| {
        let is_listed = |end: End| ends.contains(&end);
        (from == End::Bench && is_listed(to)) || (to == End::Bench && is_listed(from))
    });
    let bench = has_bench.then_some(End::Bench);
    let destinations: Vec<End> = ends.iter().copied().chain([End::Nowhere]).chain(bench).collect();

    let mut columns = vec![maker.column(key::TABLES_MATRIX_FROM, ColumnKind::Text, 40)];
    columns.extend(parts.iter().map(|&part| number(maker.row_name(part).to_owned())));
    columns.push(number(maker.say(key::TABLES_MATRIX_SUPPRESSED)));
    columns.extend(bench.map(|_| number(maker.say(key::TABLES_BENCH))));
    columns.push(TableColumn { kind: ColumnKind::Number, ..number(maker.say(key::TABLES_SOURCE)) });

    let mut rows = Vec::new();
    let mut sums = vec![0; destinations.len()];
    let mut source = 0;
    for (&part, &from) in parts.iter().zip(&ends) {
        let mut counts: Vec<i64> = destinations.iter().map(|&to| count(from, to)).collect();
        sums.iter_mut().zip(&counts).for_each(|(sum, count)| *sum += count);
        let total = counts.iter().sum();
        source += total;
        counts.push(total);
        rows.push(TableRow::plain(cells(maker.row_name(part), counts)));
    }
    for (from, name) in
        [(End::Nowhere, key::TABLES_MATRIX_CREATED), (End::Bench, key::TABLES_BENCH)]
    {
        let counts: Vec<i64> = ends.iter().map(|&to| count(from, to)).collect();
        if counts.iter().any(|&count| count > 0) {
            sums.iter_mut().zip(&counts).for_each(|(sum, count)| *sum += count);
            let mut cells = cells(&maker.say(name), counts);
            // They were in no part of the source, and stand in one of the target.
            cells.resize(columns.len(), Cell::Empty);
            rows.push(TableRow::plain(cells));
        }
    }
    // The corner is the end of both: of the column of the source's totals and of the row of the target's.
    let target: i64 = sums[..ends.len()].iter().sum();
    let corner = message!(key::TABLES_MATRIX_CORNER, source, target);
    let mut total = cells(&maker.say(key::TABLES_TARGET), sums);
    total.push(maker.locale.say(&corner).into());
    rows.push(TableRow::total(total));
    (columns, rows)
}

fn cells(name: &str, counts: Vec<i64>) -> Vec<Cell> {
    let counts = counts.into_iter().map(Cell::from);
    [Cell::from(name)].into_iter().chain(counts).collect()
}

fn list_columns(maker: &TableMaker) -> Vec<TableColumn> {
    vec![
        maker.column(key::TABLES_UNIT_BEFORE, ColumnKind::Text, 50),
        maker.column(key::TABLES_UNIT_AFTER, ColumnKind::Text, 50),
        maker.column(key::TABLES_COUNT, ColumnKind::Number, 10),
    ]
}

fn list(maker: &TableMaker, exchanges: &Exchanges) -> Vec<TableRow> {
    let moved = exchanges.iter().filter_map(|(&ends, &count)| Some((between_parts(ends)?, count)));
    let mut total = 0;
    let mut rows: Vec<TableRow> = moved
        .map(|([from, to], count)| {
            total += count;
            let name = |row: usize| Cell::from(maker.row_name(row));
            TableRow::plain(vec![name(from), name(to), count.into()])
        })
        .collect();
    rows.push(TableRow::total(vec![
        maker.say(key::TABLES_TOTAL).into(),
        Cell::Empty,
        total.into(),
    ]));
    rows
}

/// What parts exchange, and how many of the posts that go from one to another stay in their unit.
fn exchanges(maker: &TableMaker) -> (Exchanges, i64) {
    let compared = maker.compared;
    let ledger = compared.ledger;
    let parts = [Side::From, Side::To].map(|side| parts(maker, side));
    let mut found = Exchanges::new();
    let mut carried = 0;
    for entry in &ledger.entries {
        let is_unplaced = entry.movement == Movement::Unplaced;
        let nowhere = if is_unplaced { End::Bench } else { End::Nowhere };
        for pair in &entry.posts {
            let unit = |side: Side| Some(compared.post(side, *pair)?.unit());
            let (before, after) = (unit(Side::From), unit(Side::To));
            let from = before.map_or(nowhere, |unit| End::Part(parts[0][unit]));
            let to = after.map_or(nowhere, |unit| End::Part(parts[1][unit]));
            *found.entry((from, to)).or_default() += 1;
            let stays = before.zip(after).is_some_and(|(before, after)| {
                ledger.row(Side::From, before) == ledger.row(Side::To, after)
            });
            carried += i64::from(stays && from != to);
        }
    }
    (found, carried)
}

/// The part of each unit, by the place of its head in the ledger: the perimeter; in charts that have
/// but one, the branch below the root.
fn parts(maker: &TableMaker, side: Side) -> SecondaryMap<UnitKey, usize> {
    let ledger = maker.compared.ledger;
    let has_perimeters = ledger.by_perimeter.len() > 1;
    let is_head = |chart: &Chart, key: UnitKey| {
        if has_perimeters {
            return is_boundary(chart, key);
        }
        let parent = chart.unit(key).parent();
        parent.is_none_or(|parent| parent == chart.root())
    };
    let chart = maker.compared.chart(side);
    let mut heads = SecondaryMap::with_capacity(chart.unit_count());
    for key in chart.units_in_order() {
        let above = chart.unit(key).parent().and_then(|parent| heads.get(parent).copied());
        let own = ledger.row(side, key);
        heads.insert(key, above.filter(|_| !is_head(chart, key)).unwrap_or(own));
    }
    heads
}
