//! The tables of the report, as plain values: what the officer who writes it copies.
//!
//! ```text
//! T1 balance per entity       T4 transformed              T7 origins and destinations
//! T2 categories and grades    T5 created and suppressed   T8 jobs, each transformation −1 / +1
//! T3 transferred              T6 units                    T9 to be explained   T10 composition
//! T11 working time and vacancies      T12 what tables decided differently, where they did
//! ```
//!
//! One module a table or a group of them.

mod balance;
mod composition;
pub(super) mod conflicts;
mod jobs;
mod maker;
mod matrix;
mod open;
mod posts;
mod table;
mod time;
mod units;

use super::compared::Compared;
use crate::compare::{Balance, Ledger};
use crate::model::Chart;
use crate::words::{Locale, Message, key, message};

pub(super) use maker::{TableMaker, entries_by_row, overruled_notes, reserves};
pub(super) use table::written;
pub use table::{Cell, ColumnKind, RowEmphasis, Table, TableColumn, TableRow, TableSet};

impl Compared<'_> {
    /// That unexplained movements have reasons that are of other movements; none where none has.
    pub fn explained_elsewhere(&self) -> Option<Message> {
        let count = self.ledger.explained_elsewhere;
        (count > 0).then(|| message!(key::EXPLAINED_ELSEWHERE, count))
    }

    /// The tables of the report.
    pub fn report(&self, locale: Locale) -> TableSet {
        let maker = TableMaker::new(self, locale);
        let mut tables = vec![
            balance::by_entity(&maker),
            balance::by_kind(&maker),
            posts::transferred(&maker),
            posts::transformed(&maker),
            posts::created_and_suppressed(&maker),
            units::units(&maker),
            matrix::matrix(&maker),
            jobs::jobs(&maker),
            open::open(&maker),
            composition::composition(&maker),
            time::time(&maker),
        ];
        tables.extend(conflicts::conflicts(&maker, "T12 "));
        let total = &self.ledger.total;
        let sum = message!(
            key::TABLES_SUMMARY,
            bench = bench_in_sum(total, locale),
            created = total.created.posts,
            source = total.source.posts,
            suppressed = total.suppressed.posts,
            target = total.target.posts
        );
        let sums = vec![locale.say(&sum), counters_line(self.ledger, locale)];
        let mut lines = heading_lines(self, locale);
        lines.extend(reasons_lines(self, locale));
        TableSet { locale, title: locale.get(key::TABLES_TITLE), lines, sums, tables }
    }
}

/// " − 2 en réserve": what went to the bench and came from it, as it stands in a sum; empty for none.
pub fn bench_in_sum(total: &Balance, locale: Locale) -> String {
    let parts =
        [(key::TABLES_SUM_UNPLACED, &total.unplaced), (key::TABLES_SUM_PLACED, &total.placed)];
    let parts = parts.into_iter().filter(|(_, tally)| tally.posts > 0);
    parts.map(|(key, tally)| locale.say(&message!(key, posts = tally.posts))).collect()
}

/// That reasons were written for the other way round, or for other movements, where they were.
pub(super) fn reasons_lines(compared: &Compared, locale: Locale) -> impl Iterator<Item = String> {
    let backwards = compared.ledger.is_backwards().then(|| locale.get(key::TABLES_BACKWARDS));
    let elsewhere = compared.explained_elsewhere().map(|said| locale.say(&said));
    backwards.into_iter().chain(elsewhere)
}

/// The organisation and the two charts, below the title.
pub(super) fn heading_lines(compared: &Compared, locale: Locale) -> Vec<String> {
    let charts = [compared.to, compared.from];
    let organisation = charts.map(|chart| chart.fields.organisation.clone());
    let organisation = organisation.into_iter().find(|name| !name.is_empty());
    let between = message!(
        key::TABLES_BETWEEN,
        from = chart_name(compared.from),
        to = chart_name(compared.to)
    );
    organisation.into_iter().chain([locale.say(&between)]).collect()
}

/// "Maintenus : 83 · Précisés : 8 · …": every counter by its name.
pub(super) fn counters_line(ledger: &Ledger, locale: Locale) -> String {
    let told = ledger.counters.iter().filter(|it| it.is_told());
    let told = told.map(|it| locale.named(&locale.get(it.counter.word()), locale.number(it.count)));
    told.collect::<Vec<_>>().join(" · ")
}

/// The chart's label with its committee's date.
fn chart_name(chart: &Chart) -> Message {
    let label = chart.fields.label.as_str();
    let Some(date) = chart.fields.date else {
        return message!(key::TABLES_CHART, chart = label);
    };
    let date = message!(
        key::EXPORT_DATE,
        day = format!("{:02}", date.day()),
        month = format!("{:02}", date.month()),
        year = date.year().to_string()
    );
    message!(key::TABLES_CHART_WITH_DATE, chart = label, date)
}
