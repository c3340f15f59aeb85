//! What every table is made with.

use std::collections::{BTreeMap, BTreeSet};

use slotmap::SecondaryMap;

use super::table::{Cell, ColumnKind, Table, TableColumn, TableRow};
use crate::compare::{Entry, FteChange, Movement, Overruled, Side, UnitEntry};
use crate::export::ledger::compared::Compared;
use crate::export::ledger::sentence::part_time;
use crate::model::{Hundredths, Post, UnitKey, display, full_name};
use crate::words::{Locale, Message, MessageKey, Value, key, message};

/// What every table is made with.
pub struct TableMaker<'a> {
    pub compared: &'a Compared<'a>,
    pub locale: Locale,
    names: [SecondaryMap<UnitKey, String>; 2],
}

impl<'a> TableMaker<'a> {
    pub fn new(compared: &'a Compared<'a>, locale: Locale) -> Self {
        let names = [Side::From, Side::To].map(|side| unit_names(compared, side));
        Self { compared, locale, names }
    }

    pub fn say(&self, key: MessageKey) -> String {
        self.locale.get(key)
    }

    /// A unit as tables call it: by its kind and name, and by the unit above where two are alike.
    pub fn unit(&self, side: Side, unit: UnitKey) -> &str {
        match side {
            Side::From => &self.names[0][unit],
            Side::To => &self.names[1][unit],
        }
    }

    /// A unit of the ledger, by its name in the target if it is still there.
    pub fn row_name(&self, row: usize) -> &str {
        self.entry_name(&self.compared.ledger.units[row])
    }

    pub fn entry_name(&self, entry: &UnitEntry) -> &str {
        match (entry.from, entry.to) {
            (_, Some(unit)) => self.unit(Side::To, unit),
            (Some(unit), None) => self.unit(Side::From, unit),
            (None, None) => "",
        }
    }

    /// The title, category and grade of a post as cells; `other` is its state in the other chart, from
    /// which it is told apart.
    pub fn post_cells(&self, post: Option<&Post>, other: Option<&Post>, count: usize) -> [Cell; 3] {
        let Some(post) = post else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
        let [category, grade, _] = self.compared.labels(post);
        let mut title = as_line(&display(post.fields.title.text(), count));
        if let Some(other) = other {
            let list =
                |first: Value, second: Value| message!(key::SENTENCE_LIST, first, second).into();
            let marks = self.compared.level_and_job(post, other).into_iter().reduce(list);
            if let Some(marks) = marks {
                title = self.locale.say(&message!(key::SENTENCE_TITLED, marks, title));
            }
        }
        [title.into(), category.unwrap_or_default().into(), grade.unwrap_or_default().into()]
    }

    pub fn table(
        &self,
        number: u8,
        keys: Keys,
        columns: Vec<TableColumn>,
        rows: Vec<TableRow>,
    ) -> Table {
        Table {
            name: format!("T{number} {}", self.say(keys.name)),
            title: self.say(keys.title),
            notes: vec![self.say(keys.note)],
            columns,
            rows,
        }
    }

    pub fn column(&self, key: MessageKey, kind: ColumnKind, width: u16) -> TableColumn {
        TableColumn { label: self.say(key), kind, width }
    }
}

/// A title at the head of a line: reports and charts differ on its first letter.
pub fn as_line(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
    first.unwrap_or_default()
}

/// The words of a table.
pub struct Keys {
    pub name: MessageKey,
    pub title: MessageKey,
    pub note: MessageKey,
}

/// Every unit of a chart by kind and name. Two that are alike are told apart by the unit above.
fn unit_names(compared: &Compared, side: Side) -> SecondaryMap<UnitKey, String> {
    let chart = compared.chart(side);
    let full = |key: UnitKey| full_name(compared.lists, &chart.unit(key).fields);
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    let mut names = SecondaryMap::with_capacity(chart.unit_count());
    for key in chart.units_in_order() {
        let name = full(key);
        if !seen.insert(name.clone()) {
            twice.insert(name.clone());
        }
        names.insert(key, name);
    }
    for (key, name) in &mut names {
        if let Some(parent) = chart.unit(key).parent().filter(|_| twice.contains(name)) {
            *name = format!("{name} ({})", full(parent));
        }
    }
    names
}

/// Sums of columns of numbers, for the line below them.
#[derive(Clone, Debug)]
pub struct Sums(pub Vec<i64>);

impl Sums {
    pub fn new(columns: usize) -> Self {
        Self(vec![0; columns])
    }

    pub fn add(&mut self, cells: &[Cell]) {
        for (sum, cell) in self.0.iter_mut().zip(cells) {
            if let Cell::Number(number) | Cell::Fte(number) = cell {
                *sum += number;
            }
        }
    }
}

/// Entries by the place of a unit in the ledger, on one side.
pub fn entries_by_row<'a>(compared: &'a Compared, side: Side) -> BTreeMap<usize, Vec<&'a Entry>> {
    let mut found: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for entry in &compared.ledger.entries {
        if let Some(post) = compared.post(side, entry.first()) {
            found.entry(compared.ledger.row(side, post.unit())).or_default().push(entry);
        }
    }
    found
}

/// The posts of which no movement tells, in sentences.
pub fn reserves(maker: &TableMaker) -> impl Iterator<Item = String> {
    maker.compared.reserves_said().into_iter().map(|said| maker.locale.say(&said))
}

/// What posts are declared to be and are not, each kind in a sentence.
pub fn overruled_notes(compared: &Compared, locale: Locale) -> Vec<String> {
    let mut posts: BTreeMap<Overruled, usize> = BTreeMap::new();
    for entry in &compared.ledger.entries {
        if let Some(why) = entry.overruled() {
            *posts.entry(why).or_default() += entry.count();
        }
    }
    let notes = posts.into_iter();
    notes.map(|(why, count)| locale.say(&message!(why.note(), count))).collect()
}

/// A working time to be told: another than before, or of new posts that are not full-time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkingTime {
    New(Hundredths),
    Changed(FteChange),
}

impl WorkingTime {
    /// Of the posts of an entry as they are now.
    pub fn of(compared: &Compared, entry: &Entry) -> Option<Self> {
        let new = || compared.post(Side::To, entry.first()).and_then(part_time).map(Self::New);
        let is_placed = entry.movement == Movement::Unplaced && entry.is_placed();
        if entry.movement == Movement::Created || is_placed {
            new()
        } else {
            entry.fte.map(Self::Changed)
        }
    }

    /// `sentence` about posts that all have it.
    pub fn of_all(self, sentence: Message) -> Message {
        match self {
            Self::New(fte) => message!(key::SENTENCE_PART_TIME, fte = fte.0, sentence),
            Self::Changed(FteChange { before, after }) => {
                message!(key::SENTENCE_WITH_FTE, after = after.0, before = before.0, sentence)
            }
        }
    }
}

/// "1 à 80 % au lieu de 100 %, 2 à 50 %…": how many posts of each working time; none of none.
pub fn working_times(times: &BTreeMap<WorkingTime, usize>) -> Option<Message> {
    let mut parts = times.iter().rev().map(|(time, &count)| match time {
        WorkingTime::New(fte) => message!(key::TABLES_TIME_NEW, count, fte = fte.0),
        WorkingTime::Changed(FteChange { before, after }) => {
            message!(key::TABLES_TIME_PART, after = after.0, before = before.0, count)
        }
    });
    let last = parts.next()?;
    Some(parts.fold(last, |rest, first| message!(key::TABLES_TIME_PARTS, first, rest)))
}
