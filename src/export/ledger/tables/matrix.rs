//! T7: who gave how many posts to whom.
//!
//! Knows nothing of what the posts are.

use std::collections::{BTreeMap, BTreeSet};

use slotmap::SecondaryMap;

use super::{Cell, Column, Keys, Kind, Maker, Row, Table};
use crate::compare::Side;
use crate::model::{Chart, UnitKey, is_boundary};

/// More columns than this cannot be read on a page; the exchanges are then listed instead.
const MOST_COLUMNS: usize = 12;

/// Posts by origin and destination; none is a post that was created, or suppressed.
type Exchanges = BTreeMap<(Option<usize>, Option<usize>), i64>;

/// T7: rows are origins, columns destinations.
pub(super) fn matrix(maker: &Maker) -> Table {
    let exchanges = exchanges(maker);
    let exchanged = exchanges.keys().filter_map(|&(from, to)| match (from, to) {
        (Some(from), Some(to)) if from != to => Some([from, to]),
        _ => None,
    });
    let parts: BTreeSet<usize> = exchanged.flatten().collect();
    let (columns, rows) = if parts.is_empty() {
        (list_columns(maker), Vec::new())
    } else if parts.len() <= MOST_COLUMNS {
        square(maker, &exchanges, &parts)
    } else {
        (list_columns(maker), list(maker, &exchanges))
    };
    let keys =
        Keys { name: "tables-matrix", title: "tables-matrix-title", note: "tables-matrix-note" };
    let mut table = maker.table(7, keys, columns, rows);
    if parts.len() > MOST_COLUMNS || parts.is_empty() {
        table.notes.clear();
    }
    table
}

fn square(
    maker: &Maker,
    exchanges: &Exchanges,
    parts: &BTreeSet<usize>,
) -> (Vec<Column>, Vec<Row>) {
    let number = |label: String| Column { label, kind: Kind::Change, width: 16 };
    let mut columns = vec![maker.column("tables-matrix-from", Kind::Text, 40)];
    columns.extend(parts.iter().map(|&part| number(maker.row_name(part).to_owned())));
    columns.push(number(maker.say("tables-matrix-suppressed")));
    columns.push(Column { kind: Kind::Number, ..number(maker.say("tables-source")) });

    let count = |from, to| exchanges.get(&(from, to)).copied().unwrap_or(0);
    let to_parts = |from: Option<usize>| parts.iter().map(move |&to| count(from, Some(to)));
    let mut rows = Vec::new();
    let mut sums = vec![0; parts.len() + 2];
    for &from in parts {
        let mut counts: Vec<i64> = to_parts(Some(from)).chain([count(Some(from), None)]).collect();
        counts.push(counts.iter().sum());
        sums.iter_mut().zip(&counts).for_each(|(sum, count)| *sum += count);
        rows.push(Row::plain(cells(maker.row_name(from), counts)));
    }
    let created: Vec<i64> = to_parts(None).collect();
    if created.iter().any(|&count| count > 0) {
        sums.iter_mut().zip(&created).for_each(|(sum, count)| *sum += count);
        let mut cells = cells(&maker.say("tables-matrix-created"), created);
        // They were in no part of the source, and none was suppressed.
        cells.extend([Cell::Empty, Cell::Empty]);
        rows.push(Row::plain(cells));
    }
    rows.push(Row::total(cells(&maker.say("tables-target"), sums)));
    (columns, rows)
}

fn cells(name: &str, counts: Vec<i64>) -> Vec<Cell> {
    let counts = counts.into_iter().map(Cell::from);
    [Cell::from(name)].into_iter().chain(counts).collect()
}

fn list_columns(maker: &Maker) -> Vec<Column> {
    vec![
        maker.column("tables-unit-before", Kind::Text, 50),
        maker.column("tables-unit-after", Kind::Text, 50),
        maker.column("tables-count", Kind::Number, 10),
    ]
}

fn list(maker: &Maker, exchanges: &Exchanges) -> Vec<Row> {
    let moved = exchanges.iter().filter_map(|((from, to), &count)| match (from, to) {
        (Some(from), Some(to)) if from != to => Some((*from, *to, count)),
        _ => None,
    });
    let mut total = 0;
    let mut rows: Vec<Row> = moved
        .map(|(from, to, count)| {
            total += count;
            let name = |row: usize| Cell::from(maker.row_name(row));
            Row::plain(vec![name(from), name(to), count.into()])
        })
        .collect();
    rows.push(Row::total(vec![maker.say("tables-total").into(), Cell::Empty, total.into()]));
    rows
}

fn exchanges(maker: &Maker) -> Exchanges {
    let compared = maker.compared;
    let parts = [Side::From, Side::To].map(|side| parts(maker, side));
    let mut found = Exchanges::new();
    for pair in compared.ledger.entries.iter().flat_map(|entry| &entry.posts) {
        let part = |side: Side| {
            let unit = compared.post(side, *pair)?.unit();
            Some(match side {
                Side::From => parts[0][unit],
                Side::To => parts[1][unit],
            })
        };
        *found.entry((part(Side::From), part(Side::To))).or_default() += 1;
    }
    found
}

/// The part of each unit, by the place of its head in the ledger: the perimeter; in charts that have
/// but one, the branch below the root.
fn parts(maker: &Maker, side: Side) -> SecondaryMap<UnitKey, usize> {
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
