//! T11: posts whose working time changed, and those that have become vacant or are so no longer.

use super::maker::{Keys, TableMaker};
use super::posts::{ends, reason, unit};
use super::table::{Cell, ColumnKind, Table, TableRow};
use crate::compare::{Entry, FteChange, Side, VacancyChange};
use crate::model::Hundredths;
use crate::words::{MessageKey, key, message};

/// T11: how many posts, which, before and after, and what it makes in full-time equivalents.
pub(super) fn time(maker: &TableMaker) -> Table {
    let entries = &maker.compared.ledger.entries;
    let mut rows = Vec::new();
    let times = entries.iter().filter_map(|entry| Some((entry, entry.fte?)));
    let times: Vec<TimeChange> =
        times.map(|(entry, fte)| TimeChange::of_time(maker, entry, fte)).collect();
    rows.extend(part(maker, key::TABLES_TIMES, times));
    let vacancies = entries.iter().filter_map(|entry| Some((entry, entry.vacancy?)));
    let vacancies = vacancies.map(|(entry, change)| TimeChange::of_vacancy(maker, entry, change));
    rows.extend(part(maker, key::TABLES_VACANCIES, vacancies.collect()));
    let columns = vec![
        maker.column(key::TABLES_COUNT, ColumnKind::Number, 9),
        maker.column(key::TABLES_POST, ColumnKind::Text, 28),
        maker.column(key::TABLES_CATEGORY_SHORT, ColumnKind::Text, 6),
        maker.column(key::TABLES_GRADE, ColumnKind::Text, 7),
        maker.column(key::TABLES_UNIT, ColumnKind::Text, 32),
        maker.column(key::TABLES_TIME_BEFORE, ColumnKind::Text, 10),
        maker.column(key::TABLES_TIME_AFTER, ColumnKind::Text, 10),
        maker.column(key::TABLES_FTE_DIFFERENCE, ColumnKind::Signed, 11),
        maker.column(key::TABLES_REASON, ColumnKind::Text, 34),
    ];
    let keys =
        Keys { name: key::TABLES_TIME, title: key::TABLES_TIME_TITLE, note: key::TABLES_TIME_NOTE };
    maker.table(11, keys, columns, rows)
}

/// One change of equal posts.
struct TimeChange<'a> {
    entry: &'a Entry,
    before: String,
    after: String,
    /// In hundredths of a full-time equivalent; none of a vacancy.
    difference: Option<i64>,
}

impl<'a> TimeChange<'a> {
    fn of_time(maker: &TableMaker, entry: &'a Entry, change: FteChange) -> Self {
        let say = |Hundredths(fte): Hundredths| {
            maker.locale.say(&message!(key::TABLES_WORKING_TIME, fte))
        };
        let posts = i64::try_from(entry.count()).unwrap_or(i64::MAX);
        let difference = Some(change.difference() * posts);
        Self { entry, before: say(change.before), after: say(change.after), difference }
    }

    fn of_vacancy(maker: &TableMaker, entry: &'a Entry, change: VacancyChange) -> Self {
        let [held, vacant] = [key::TABLES_HELD, key::TABLES_VACANT].map(|key| maker.say(key));
        let (before, after) = match change {
            VacancyChange::Vacated => (held, vacant),
            VacancyChange::Filled => (vacant, held),
        };
        Self { entry, before, after, difference: None }
    }
}

/// Lines under their heading, with their sum below; nothing if there are none.
fn part(maker: &TableMaker, heading: MessageKey, lines: Vec<TimeChange>) -> Vec<TableRow> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![TableRow::heading(maker.say(heading))];
    let fte = |difference: Option<i64>| difference.map_or(Cell::Empty, Cell::Fte);
    for line in &lines {
        let (_, after) = ends(maker, line.entry);
        let mut cells = vec![line.entry.count().into()];
        cells.extend(maker.post_cells(after, None, line.entry.count()));
        cells.extend([
            unit(maker, Side::To, after),
            line.before.as_str().into(),
            line.after.as_str().into(),
            fte(line.difference),
            // A vacancy owes no reason; that of its post is told where the post is.
            if line.difference.is_some() { reason(maker, line.entry) } else { Cell::Empty },
        ]);
        rows.push(TableRow::plain(cells));
    }
    let mut total = vec![Cell::Empty; rows[1].cells.len()];
    total[0] = lines.iter().map(|line| line.entry.count()).sum::<usize>().into();
    total[1] = maker.say(key::TABLES_TOTAL).into();
    let differences: Option<Vec<i64>> = lines.iter().map(|line| line.difference).collect();
    total[7] = fte(differences.map(|all| all.into_iter().sum()));
    rows.push(TableRow::total(total));
    rows
}
