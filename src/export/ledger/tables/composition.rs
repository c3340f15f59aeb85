//! T10: what each unit of the target consists of, in the sentences of a report.

use std::collections::{BTreeMap, HashMap};

use super::maker::{Keys, TableMaker, WorkingTime, entries_by_row, working_times};
use super::table::{ColumnKind, Table, TableRow};
use crate::compare::{Entry, Side};
use crate::words::{Message, key, message};

/// T10: "Le Secteur… se compose de :", then a line for equal posts of one past, in the order of the
/// target.
pub(super) fn composition(maker: &TableMaker) -> Table {
    let compared = maker.compared;
    let chart = compared.to;
    let by_row = entries_by_row(compared, Side::To);
    let place: HashMap<_, _> =
        chart.posts_in_order().enumerate().map(|(place, key)| (key, place)).collect();
    let mut rows = Vec::new();
    for unit in chart.units_in_order() {
        let head = maker.locale.say(&compared.composition_head(unit));
        rows.push(TableRow::heading(head));
        let mut entries =
            by_row.get(&compared.ledger.row(Side::To, unit)).cloned().unwrap_or_default();
        entries.sort_by_key(|entry| entry.first().to.and_then(|key| place.get(&key).copied()));
        // Posts that read alike are one line, whatever their reasons.
        let mut lines: Vec<AlikePosts> = Vec::new();
        let mut places: HashMap<Message, usize> = HashMap::new();
        for entry in entries {
            let Some(one) = compared.composition(entry, 1) else { continue };
            let place = *places.entry(one).or_insert(lines.len());
            if place == lines.len() {
                lines.push(AlikePosts { entry, count: 0, times: BTreeMap::new() });
            }
            let line = &mut lines[place];
            line.count += entry.count();
            if let Some(time) = WorkingTime::of(compared, entry) {
                *line.times.entry(time).or_default() += entry.count();
            }
        }
        let parts = lines.iter().filter_map(|line| {
            Some(line.with_times(compared.composition(line.entry, line.count)?))
        });
        rows.extend(parts.map(|parts| TableRow::plain(vec![maker.locale.say(&parts).into()])));
    }
    let columns = vec![maker.column(key::TABLES_COMPOSITION, ColumnKind::Text, 115)];
    let keys = Keys {
        name: key::TABLES_COMPOSITION,
        title: key::TABLES_COMPOSITION_TITLE,
        note: key::TABLES_COMPOSITION_NOTE,
    };
    maker.table(10, keys, columns, rows)
}

/// Posts of a unit that read alike.
struct AlikePosts<'a> {
    entry: &'a Entry,
    count: usize,
    /// How many of them have a working time to be told.
    times: BTreeMap<WorkingTime, usize>,
}

impl AlikePosts<'_> {
    /// `sentence` with "dont 1 à 80 % au lieu de 100 %".
    fn with_times(&self, sentence: Message) -> Message {
        let Some(times) = working_times(&self.times) else { return sentence };
        match self.times.first_key_value() {
            Some((time, &count)) if count == self.count => time.of_all(sentence),
            _ => message!(key::COMPOSITION_WITH_TIMES, sentence, times),
        }
    }
}
