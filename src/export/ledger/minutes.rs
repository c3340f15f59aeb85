//! Minutes: what has changed between two states of a chart, in sentences, unit by unit.

use super::compared::Compared;
use super::tables::{
    ColumnKind, Table, TableColumn, TableMaker, TableRow, TableSet, conflicts, counters_line,
    entries_by_row, heading_lines, overruled_notes, reasons_lines, reserves,
};
use crate::compare::{Entry, Movement, Naming, Side, UnitEntry, UnitMovement, settlement_message};
use crate::model::{Authorised, Chart, PostKey};
use crate::words::{Locale, Message, MessageKey, key, message};

impl Compared<'_> {
    /// What has changed from the one chart to the other, in sentences.
    pub fn minutes(&self, locale: Locale) -> TableSet {
        let maker = TableMaker::new(self, locale);
        let mut tables = vec![units(&maker), posts(&maker)];
        tables.extend(settled(&maker));
        tables.extend(conflicts::conflicts(&maker, ""));
        let changed = |entry: &&UnitEntry| entry.movements != [UnitMovement::Kept];
        let told = self.ledger.entries.iter().filter(|entry| entry.is_told());
        let counted = message!(
            key::MINUTES_COUNTED,
            posts = told.map(Entry::count).sum::<usize>(),
            units = self.ledger.units.iter().filter(changed).count()
        );
        let mut lines = heading_lines(self, locale);
        let merged_from = &self.later().fields.merged_from;
        if !merged_from.is_empty() {
            let message = message!(key::MINUTES_MERGED_FROM, tables = merged_from.join(", "));
            lines.push(locale.say(&message));
        }
        lines.extend(reasons_lines(self, locale));
        let sums = vec![locale.say(&counted), counters_line(self.ledger, locale)];
        TableSet { locale, title: locale.get(key::MINUTES_TITLE), lines, sums, tables }
    }

    /// The chart on which choices are kept, which was made from the other.
    pub(super) fn later(&self) -> &Chart {
        self.chart(self.ledger.later)
    }

    pub(super) fn earlier(&self) -> &Chart {
        self.chart(if self.ledger.later == Side::To { Side::From } else { Side::To })
    }

    /// The ceiling of a unit, where it is another than before.
    fn ceiling_sentence(&self, entry: &UnitEntry) -> Option<Message> {
        let (before, after) = (entry.from?, entry.to?);
        let ceiling = |side: Side, key| self.chart(side).unit(key).fields.authorised;
        let (old, new) = (ceiling(Side::From, before), ceiling(Side::To, after));
        if old == new {
            return None;
        }
        let figure = |authorised: Authorised| match authorised {
            Authorised::Posts(posts) => message!(key::MINUTES_CEILING_FIGURE, posts),
            Authorised::NotPrinted => message!(key::MINUTES_CEILING_NOT_PRINTED),
            Authorised::Inherit => message!(key::MINUTES_CEILING_NONE),
        };
        let unit = self.at(Side::To, after);
        Some(message!(key::MINUTES_CEILING, after = figure(new), before = figure(old), unit))
    }
}

/// Units that are no longer what they were, and ceilings.
fn units(maker: &TableMaker) -> Table {
    let compared = maker.compared;
    let mut rows = Vec::new();
    for entry in &compared.ledger.units {
        if entry.movements != [UnitMovement::Kept] {
            let reason = compared.ledger.unit_reason(entry);
            rows.push(line(maker, &compared.unit_sentence(entry), reason));
        }
        let ceiling = compared.ceiling_sentence(entry);
        rows.extend(ceiling.map(|said| line(maker, &said, "")));
    }
    table(maker, key::MINUTES_UNITS, key::MINUTES_UNITS_TITLE, rows)
}

/// What became of posts, under the unit where they are, or from which they were suppressed.
fn posts(maker: &TableMaker) -> Table {
    let compared = maker.compared;
    let here = entries_by_row(compared, Side::To);
    let before = entries_by_row(compared, Side::From);
    let mut rows = Vec::new();
    // Units in the order of the ledger: those that were there, then those that are new.
    for row in 0..compared.ledger.units.len() {
        let arrived = here.get(&row).into_iter().flatten().copied();
        let suppressed = before.get(&row).into_iter().flatten().copied();
        let is_gone =
            |it: &&Entry| matches!(it.movement, Movement::Suppressed | Movement::Unplaced);
        let suppressed = suppressed.filter(is_gone);
        let mut lines: Vec<TableRow> = arrived
            .chain(suppressed)
            .filter(|entry| entry.is_told())
            .map(|entry| line(maker, &compared.sentence(entry), compared.ledger.reason(entry)))
            .collect();
        lines.extend(details(maker, here.get(&row).into_iter().flatten().copied(), row));
        if !lines.is_empty() {
            rows.push(TableRow::heading(maker.row_name(row).to_owned()));
            rows.append(&mut lines);
        }
    }
    let mut notes = overruled_notes(compared, maker.locale);
    notes.extend(reserves(maker));
    Table { notes, ..table(maker, key::MINUTES_POSTS, key::MINUTES_POSTS_TITLE, rows) }
}

/// What tables decided differently and somebody has settled since: what was chosen, whose it was, and what
/// else was wanted.
fn settled(maker: &TableMaker) -> Option<Table> {
    let (earlier, later) = (maker.compared.earlier(), maker.compared.later());
    // What was in dispute is called as it was before.
    let naming = Naming { charts: &[earlier, later], lists: &[maker.compared.lists] };
    let since = later.fields.settled.iter();
    let since = since.filter(|settled| !earlier.fields.settled.contains(settled));
    let rows = since.map(|it| line(maker, &settlement_message(it, naming), ""));
    let rows: Vec<TableRow> = rows.collect();
    (!rows.is_empty()).then(|| table(maker, key::MINUTES_SETTLED, key::MINUTES_SETTLED_TITLE, rows))
}

/// That posts of a unit which stayed what they were are described better: titles, grades, notes.
fn details<'a>(
    maker: &TableMaker,
    entries: impl Iterator<Item = &'a Entry>,
    row: usize,
) -> Option<TableRow> {
    let compared = maker.compared;
    let is_detailed = |from: PostKey, to: PostKey| {
        let (before, after) = (&compared.from.post(from).fields, &compared.to.post(to).fields);
        before.note != after.note
            || before.grade != after.grade
            || before.title.text() != after.title.text()
    };
    let kept = entries.filter(|entry| entry.movement == Movement::Kept);
    let pairs = kept.flat_map(|entry| &entry.posts);
    let detailed = pairs.filter(|pair| match (pair.from, pair.to) {
        (Some(from), Some(to)) => is_detailed(from, to),
        _ => false,
    });
    let count = detailed.count();
    let unit = compared.ledger.units[row].to.filter(|_| count > 0)?;
    let message = message!(key::MINUTES_DETAILS, count, unit = compared.at(Side::To, unit));
    Some(line(maker, &message, ""))
}

/// A sentence, and why.
fn line(maker: &TableMaker, sentence: &Message, reason: &str) -> TableRow {
    let message = message!(key::MINUTES_LINE, sentence = sentence.clone());
    let mut text = maker.locale.say(&message);
    if !reason.is_empty() {
        let why = message!(key::MINUTES_REASON, reason);
        text.push('\n');
        text.push_str(&maker.locale.say(&why));
    }
    TableRow::plain(vec![text.into()])
}

fn table(maker: &TableMaker, name: MessageKey, title: MessageKey, rows: Vec<TableRow>) -> Table {
    let column = TableColumn {
        label: maker.locale.get(key::MINUTES_CHANGE),
        kind: ColumnKind::Text,
        width: 115,
    };
    Table {
        name: maker.locale.get(name),
        title: maker.locale.get(title),
        notes: Vec::new(),
        columns: vec![column],
        rows,
    }
}
