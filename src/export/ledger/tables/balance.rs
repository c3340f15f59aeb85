//! T1 and T2: how many there were, how many there are, and what lies between.

use super::maker::{Keys, Sums, TableMaker};
use super::table::{Cell, ColumnKind, Table, TableColumn, TableRow};
use crate::compare::{Balance, Side};
use crate::model::{Authorised, Chart, Counts, Lists, Post, Tally, is_boundary, missing_ceilings};
use crate::words::{key, message};

/// T1: source, arrivals, departures, creations, suppressions, target, printed figures, check.
pub(super) fn by_entity(maker: &TableMaker) -> Table {
    let compared = maker.compared;
    let ledger = compared.ledger;
    let has_fte = [&ledger.total.source, &ledger.total.target]
        .iter()
        .any(|tally| tally.fte != u64::from(tally.posts) * 100);
    let has_bench = [&ledger.total.placed, &ledger.total.unplaced].iter().any(|it| it.posts > 0);
    let parts = ledger.by_perimeter.iter().chain(&ledger.by_pole);
    let has_carried = parts.clone().any(|(_, it)| it.carried_in.posts + it.carried_out.posts > 0);
    let shape = BalanceColumns { has_fte, has_bench, has_carried };
    let mut rows = vec![TableRow::heading(maker.say(key::TABLES_BY_PERIMETER))];
    let mut sums = Sums::new(shape.columns());
    for (row, balance) in &ledger.by_perimeter {
        let ceilings = [Side::From, Side::To].map(|side| ceiling(maker, side, *row));
        let check = check(maker, balance, ceilings[1]);
        let cells =
            shape.cells(maker.row_name(*row), balance, ceilings.map(|it| it.cell(maker)), check);
        sums.add(&cells);
        rows.push(TableRow::plain(cells));
    }
    rows.push(total_of_perimeters(maker, &shape, &sums));
    // The Pôle that is the whole says what the total has said.
    if ledger.by_pole.len() > 1 {
        rows.push(TableRow::heading(maker.say(key::TABLES_BY_POLE)));
        for (row, balance) in &ledger.by_pole {
            rows.push(TableRow::plain(shape.without_ceilings(
                maker,
                maker.row_name(*row),
                balance,
            )));
        }
    }
    rows.push(TableRow::heading(maker.say(key::TABLES_BY_UNIT)));
    let mut sums = Sums::new(shape.columns());
    for (row, balance) in ledger.by_unit.iter().enumerate() {
        let cells = shape.without_ceilings(maker, maker.row_name(row), balance);
        sums.add(&cells);
        rows.push(TableRow::plain(cells));
    }
    let is_sound = ledger.by_unit.iter().all(Balance::is_balanced);
    rows.push(shape.total(maker, &sums, [Cell::Empty, Cell::Empty], is_sound));
    let keys = Keys {
        name: key::TABLES_BALANCE,
        title: key::TABLES_BALANCE_TITLE,
        note: key::TABLES_BALANCE_NOTE,
    };
    let mut table = maker.table(1, keys, shape.titled(maker), rows);
    let has = |has: bool| if has { "yes" } else { "no" };
    let formula =
        message!(key::TABLES_BALANCE_FORMULA, bench = has(has_bench), carried = has(has_carried));
    table.notes.insert(0, maker.locale.say(&formula));
    if has_carried {
        table.notes.push(maker.say(key::TABLES_BALANCE_CARRIED));
    }
    table.notes.extend([compared.from, compared.to].iter().filter_map(|it| missing(maker, it)));
    table
}

/// Which columns T1 has.
struct BalanceColumns {
    /// Whether some post is not full-time.
    has_fte: bool,
    /// Whether some post went to the bench of a chart, or came from it.
    has_bench: bool,
    /// Whether some unit went with its posts from one entity to another.
    has_carried: bool,
}

impl BalanceColumns {
    /// The columns with their titles.
    fn titled(&self, maker: &TableMaker) -> Vec<TableColumn> {
        let number = |key| maker.column(key, ColumnKind::Number, 9);
        let change = |key| maker.column(key, ColumnKind::Change, 13);
        let mut columns = vec![
            maker.column(key::TABLES_ENTITY, ColumnKind::Text, 44),
            number(key::TABLES_SOURCE),
            change(key::TABLES_ARRIVALS),
            change(key::TABLES_DEPARTURES),
        ];
        if self.has_carried {
            columns.push(maker.column(key::TABLES_WITH_UNIT, ColumnKind::Signed, 11));
        }
        columns.extend([change(key::TABLES_NET_CREATED), change(key::TABLES_NET_SUPPRESSED)]);
        if self.has_bench {
            columns.push(maker.column(key::TABLES_BENCH, ColumnKind::Signed, 9));
        }
        columns.push(number(key::TABLES_TARGET));
        if self.has_fte {
            columns.extend([number(key::TABLES_FTE_SOURCE), number(key::TABLES_FTE_TARGET)]);
        }
        columns.extend([
            maker.column(key::TABLES_AUTHORISED_SOURCE, ColumnKind::Number, 10),
            maker.column(key::TABLES_AUTHORISED_TARGET, ColumnKind::Number, 10),
            maker.column(key::TABLES_CHECK, ColumnKind::Text, 22),
        ]);
        columns
    }

    fn columns(&self) -> usize {
        let optional = [self.has_fte, self.has_fte, self.has_bench, self.has_carried];
        10 + optional.into_iter().filter(|has| *has).count()
    }

    fn cells(
        &self,
        name: &str,
        balance: &Balance,
        ceilings: [Cell; 2],
        check: String,
    ) -> Vec<Cell> {
        let mut cells = vec![name.into()];
        let posts = |tally: &Tally| Cell::from(tally.posts);
        let net = |gained: &Tally, lost: &Tally| {
            Cell::from(i64::from(gained.posts) - i64::from(lost.posts))
        };
        cells.extend([&balance.source, &balance.arrivals, &balance.departures].map(posts));
        if self.has_carried {
            cells.push(net(&balance.carried_in, &balance.carried_out));
        }
        cells.extend([&balance.created, &balance.suppressed].map(posts));
        if self.has_bench {
            cells.push(net(&balance.placed, &balance.unplaced));
        }
        cells.push(balance.target.posts.into());
        if self.has_fte {
            let fte = |fte: u64| Cell::Fte(i64::try_from(fte).unwrap_or(i64::MAX));
            cells.extend([fte(balance.source.fte), fte(balance.target.fte)]);
        }
        cells.extend(ceilings);
        cells.push(check.into());
        cells
    }

    fn without_ceilings(&self, maker: &TableMaker, name: &str, balance: &Balance) -> Vec<Cell> {
        let check = check(maker, balance, PrintedCeiling::None);
        self.cells(name, balance, [Cell::Empty, Cell::Empty], check)
    }

    /// The sums of the columns, with ceilings of their own.
    fn total(
        &self,
        maker: &TableMaker,
        sums: &Sums,
        ceilings: [Cell; 2],
        is_sound: bool,
    ) -> TableRow {
        let figures = self.columns() - 3;
        let target = 6 + usize::from(self.has_bench) + usize::from(self.has_carried);
        let mut cells = vec![Cell::Text(maker.say(key::TABLES_TOTAL))];
        for (index, &sum) in sums.0.iter().enumerate().take(figures).skip(1) {
            cells.push(if index > target { Cell::Fte(sum) } else { Cell::Number(sum) });
        }
        cells.extend(ceilings);
        let key = if is_sound { key::TABLES_CHECK_SOUND } else { key::TABLES_CHECK_WRONG };
        cells.push(maker.say(key).into());
        TableRow::total(cells)
    }
}

/// The line below the perimeters. Its ceilings are those of the charts.
fn total_of_perimeters(maker: &TableMaker, shape: &BalanceColumns, sums: &Sums) -> TableRow {
    let compared = maker.compared;
    let ceilings = [compared.from, compared.to].map(|chart| {
        let ceiling = Counts::of(chart, compared.lists).chart().ceiling;
        ceiling.posts.map_or_else(|| PrintedCeiling::NotPrinted.cell(maker), Cell::from)
    });
    let perimeters = compared.ledger.by_perimeter.iter().map(|(_, balance)| balance);
    let is_sound = perimeters.chain([&compared.ledger.total]).all(Balance::is_balanced);
    shape.total(maker, sums, ceilings, is_sound)
}

/// The printed figure of a perimeter on one side.
#[derive(Clone, Copy)]
enum PrintedCeiling {
    /// No perimeter there.
    None,
    NotPrinted,
    Posts(u32),
}

impl PrintedCeiling {
    fn cell(self, maker: &TableMaker) -> Cell {
        match self {
            Self::None => Cell::Empty,
            Self::NotPrinted => Cell::Text(maker.say(key::TABLES_NOT_PRINTED)),
            Self::Posts(posts) => posts.into(),
        }
    }
}

fn ceiling(maker: &TableMaker, side: Side, row: usize) -> PrintedCeiling {
    let chart = maker.compared.chart(side);
    let unit = maker.compared.ledger.units[row].at(side);
    match unit.filter(|&unit| is_boundary(chart, unit)) {
        None => PrintedCeiling::None,
        Some(unit) => match chart.unit(unit).fields.authorised {
            Authorised::Posts(posts) => PrintedCeiling::Posts(posts),
            Authorised::Inherit | Authorised::NotPrinted => PrintedCeiling::NotPrinted,
        },
    }
}

/// Whether the movements lead from source to target, and how the target stands to its ceiling.
fn check(maker: &TableMaker, balance: &Balance, ceiling: PrintedCeiling) -> String {
    let message = match ceiling {
        _ if !balance.is_balanced() => message!(key::TABLES_CHECK_WRONG),
        PrintedCeiling::None | PrintedCeiling::NotPrinted => message!(key::TABLES_CHECK_SOUND),
        PrintedCeiling::Posts(most) => match (balance.target.posts, most) {
            (posts, most) if posts > most => {
                message!(key::TABLES_CHECK_OVER, posts = posts - most)
            }
            (posts, most) if posts < most => {
                message!(key::TABLES_CHECK_UNDER, posts = most - posts)
            }
            _ => message!(key::TABLES_CHECK_MET),
        },
    };
    maker.locale.say(&message)
}

/// The perimeters of a chart without a printed figure, named.
fn missing(maker: &TableMaker, chart: &Chart) -> Option<String> {
    let side = if std::ptr::eq(chart, maker.compared.from) { Side::From } else { Side::To };
    let units: Vec<&str> = missing_ceilings(chart, chart.root())
        .into_iter()
        .map(|unit| maker.unit(side, unit))
        .collect();
    if units.is_empty() {
        return None;
    }
    let message = message!(
        key::TABLES_BALANCE_MISSING,
        chart = chart.fields.label.as_str(),
        units = units.join(", ")
    );
    Some(maker.locale.say(&message))
}

/// T2: source, target and difference of each category, grade and managerial level.
pub(super) fn by_kind(maker: &TableMaker) -> Table {
    let lists = maker.compared.lists;
    let category = |label: &str| {
        let message = message!(key::TABLES_OF_CATEGORY, category = label);
        maker.locale.say(&message)
    };
    let mut rows = Vec::new();
    let mut part = |heading, labels: Vec<String>, index: &dyn Fn(&Post) -> Option<usize>| {
        rows.push(TableRow::heading(maker.say(heading)));
        rows.extend(part_rows(maker, &labels, index));
    };
    let mut labels: Vec<String> = lists.categories.iter().map(|it| category(&it.label)).collect();
    labels.push(maker.say(key::TABLES_NO_CATEGORY));
    part(key::TABLES_BY_CATEGORY, labels, &|post| {
        lists.category_place(post.fields.category.as_ref()?)
    });
    let mut labels: Vec<String> = lists.grades.iter().map(|it| it.label.clone()).collect();
    labels.push(maker.say(key::TABLES_NO_GRADE));
    part(key::TABLES_BY_GRADE, labels, &|post| grade_place(lists, post));
    let mut labels: Vec<String> = lists.levels.iter().map(|it| it.label.clone()).collect();
    labels.push(maker.say(key::TABLES_NO_LEVEL));
    part(key::TABLES_BY_LEVEL, labels, &|post| {
        lists.level_place(post.fields.manager_level.as_ref()?)
    });
    let columns = vec![
        maker.column(key::TABLES_HEADING, ColumnKind::Text, 44),
        maker.column(key::TABLES_SOURCE, ColumnKind::Number, 10),
        maker.column(key::TABLES_TARGET, ColumnKind::Number, 10),
        maker.column(key::TABLES_DIFFERENCE, ColumnKind::Signed, 10),
    ];
    let keys = Keys {
        name: key::TABLES_KINDS,
        title: key::TABLES_KINDS_TITLE,
        note: key::TABLES_KINDS_NOTE,
    };
    maker.table(2, keys, columns, rows)
}

/// The place of a post's grade in the project's list.
pub(super) fn grade_place(lists: &Lists, post: &Post) -> Option<usize> {
    lists.grade_place(post.fields.grade.as_ref()?)
}

/// The rows of one list, the last label for posts that are of none of its entries; those without a
/// post on either side are left out.
fn part_rows(
    maker: &TableMaker,
    labels: &[String],
    index: &dyn Fn(&Post) -> Option<usize>,
) -> Vec<TableRow> {
    let mut counts = vec![(0_i64, 0_i64); labels.len()];
    let compared = maker.compared;
    for side in [Side::From, Side::To] {
        let chart = compared.chart(side);
        for key in chart.posts_in_order() {
            let place = index(chart.post(key)).unwrap_or(labels.len() - 1);
            match side {
                Side::From => counts[place].0 += 1,
                Side::To => counts[place].1 += 1,
            }
        }
    }
    let cells = |label: &str, (before, after): (i64, i64)| -> Vec<Cell> {
        vec![label.into(), before.into(), after.into(), (after - before).into()]
    };
    let counted = labels.iter().zip(&counts).filter(|(_, ends)| **ends != (0, 0));
    let mut rows: Vec<TableRow> =
        counted.map(|(label, &ends)| TableRow::plain(cells(label, ends))).collect();
    let sum = counts.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    rows.push(TableRow::total(cells(&maker.say(key::TABLES_TOTAL), sum)));
    rows
}
