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
mod matrix;
mod open;
mod posts;
mod time;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use slotmap::SecondaryMap;

use super::compared::Compared;
use super::sentence::part_time;
use crate::compare::{Balance, Entry, FteChange, Ledger, Movement, Overruled, Side, UnitEntry};
use crate::model::{Chart, Hundredths, Post, UnitKey, display, full_name};
use crate::words::{Locale, Message, MessageKey, Value, key, message};

/// All tables of one comparison, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub locale: Locale,
    pub title: String,
    /// What stands below the title: the organisation, the two charts.
    pub lines: Vec<String>,
    /// What stands below that: the sum, the counters.
    pub sums: Vec<String>,
    /// T1 to T12, in that order.
    pub tables: Vec<Table>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// "T1 Bilan": short enough for the tab of a sheet.
    pub name: String,
    /// "Bilan des postes par entité".
    pub title: String,
    /// How it is to be read: paragraphs.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    /// Empty if there is nothing to tell.
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub label: String,
    pub kind: Kind,
    /// About how many letters wide; a long text is broken.
    pub width: u16,
}

/// What a column holds, which is how it is aligned and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    /// A number whose zero needs no ink.
    Change,
    /// A number with its sign.
    Signed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One for each column; of a heading, the one text that spans them.
    pub cells: Vec<Cell>,
    pub emphasis: Emphasis,
    /// How many steps its first cell is set in: as deep as its unit stands, where that is told.
    pub depth: u8,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(i64),
    /// Full-time equivalents, in hundredths.
    Fte(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    Plain,
    /// Names the rows below it.
    Heading,
    Total,
}

impl Report {
    /// All that stands between the title and the tables.
    pub(super) fn all_lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().chain(&self.sums).map(String::as_str)
    }
}

impl Compared<'_> {
    /// That unexplained movements have reasons that are of other movements; none where none has.
    pub fn explained_elsewhere(&self) -> Option<Message> {
        let count = self.ledger.explained_elsewhere;
        (count > 0).then(|| message!(key::EXPLAINED_ELSEWHERE, count))
    }

    /// The tables of the report.
    pub fn report(&self, locale: Locale) -> Report {
        let maker = Maker::new(self, locale);
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
        Report { locale, title: locale.get(key::TABLES_TITLE), lines, sums, tables }
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

/// The posts of which no movement tells, in sentences.
pub(super) fn reserves(maker: &Maker) -> impl Iterator<Item = String> {
    maker.compared.reserves_said().into_iter().map(|said| maker.locale.say(&said))
}

/// What posts are declared to be and are not, each kind in a sentence.
pub(super) fn overruled_notes(compared: &Compared, locale: Locale) -> Vec<String> {
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
enum WorkingTime {
    New(Hundredths),
    Changed(FteChange),
}

impl WorkingTime {
    /// Of the posts of an entry as they are now.
    fn of(compared: &Compared, entry: &Entry) -> Option<Self> {
        let new = || compared.post(Side::To, entry.first()).and_then(part_time).map(Self::New);
        match entry.movement {
            Movement::Created => new(),
            Movement::Unplaced if entry.is_placed() => new(),
            Movement::Kept
            | Movement::Retitled
            | Movement::Transferred
            | Movement::Transformed
            | Movement::TransferredAndTransformed
            | Movement::Suppressed
            | Movement::Unplaced => entry.fte.map(Self::Changed),
        }
    }

    /// `sentence` about posts that all have it.
    fn of_all(self, sentence: Message) -> Message {
        match self {
            Self::New(fte) => message!(key::SENTENCE_PART_TIME, fte = fte.0, sentence),
            Self::Changed(FteChange { before, after }) => {
                message!(key::SENTENCE_WITH_FTE, after = after.0, before = before.0, sentence)
            }
        }
    }
}

/// "1 à 80 % au lieu de 100 %, 2 à 50 %…": how many posts of each working time; none of none.
fn working_times(times: &BTreeMap<WorkingTime, usize>) -> Option<Message> {
    let mut parts = times.iter().rev().map(|(time, &count)| match time {
        WorkingTime::New(fte) => message!(key::TABLES_TIME_NEW, count, fte = fte.0),
        WorkingTime::Changed(FteChange { before, after }) => {
            message!(key::TABLES_TIME_PART, after = after.0, before = before.0, count)
        }
    });
    let last = parts.next()?;
    Some(parts.fold(last, |rest, first| message!(key::TABLES_TIME_PARTS, first, rest)))
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

impl Row {
    pub(super) fn plain(cells: Vec<Cell>) -> Self {
        Self { cells, emphasis: Emphasis::Plain, depth: 0 }
    }

    pub(super) fn total(cells: Vec<Cell>) -> Self {
        Self { cells, emphasis: Emphasis::Total, depth: 0 }
    }

    pub(super) fn heading(text: String) -> Self {
        Self { cells: vec![Cell::Text(text)], emphasis: Emphasis::Heading, depth: 0 }
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// What every table is made with.
pub(super) struct Maker<'a> {
    pub(super) compared: &'a Compared<'a>,
    pub(super) locale: Locale,
    names: [SecondaryMap<UnitKey, String>; 2],
}

impl<'a> Maker<'a> {
    pub(super) fn new(compared: &'a Compared<'a>, locale: Locale) -> Self {
        let names = [Side::From, Side::To].map(|side| unit_names(compared, side));
        Self { compared, locale, names }
    }

    fn say(&self, key: MessageKey) -> String {
        self.locale.get(key)
    }

    /// A unit as tables call it: by its kind and name, and by the unit above where two are alike.
    fn unit(&self, side: Side, unit: UnitKey) -> &str {
        match side {
            Side::From => &self.names[0][unit],
            Side::To => &self.names[1][unit],
        }
    }

    /// A unit of the ledger, by its name in the target if it is still there.
    pub(super) fn row_name(&self, row: usize) -> &str {
        self.entry_name(&self.compared.ledger.units[row])
    }

    fn entry_name(&self, entry: &UnitEntry) -> &str {
        match (entry.from, entry.to) {
            (_, Some(unit)) => self.unit(Side::To, unit),
            (Some(unit), None) => self.unit(Side::From, unit),
            (None, None) => "",
        }
    }

    /// The title, category and grade of a post as cells; `other` is its state in the other chart, from
    /// which it is told apart.
    fn post_cells(&self, post: Option<&Post>, other: Option<&Post>, count: usize) -> [Cell; 3] {
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

    fn table(&self, number: u8, keys: Keys, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table {
            name: format!("T{number} {}", self.say(keys.name)),
            title: self.say(keys.title),
            notes: vec![self.say(keys.note)],
            columns,
            rows,
        }
    }

    fn column(&self, key: MessageKey, kind: Kind, width: u16) -> Column {
        Column { label: self.say(key), kind, width }
    }
}

/// A title at the head of a line: reports and charts differ on its first letter.
fn as_line(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
    first.unwrap_or_default()
}

/// The words of a table.
struct Keys {
    name: MessageKey,
    title: MessageKey,
    note: MessageKey,
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

/// Sums of columns of numbers, for the line below them.
#[derive(Clone, Debug)]
struct Sums(Vec<i64>);

impl Sums {
    fn new(columns: usize) -> Self {
        Self(vec![0; columns])
    }

    fn add(&mut self, cells: &[Cell]) {
        for (sum, cell) in self.0.iter_mut().zip(cells) {
            if let Cell::Number(number) | Cell::Fte(number) = cell {
                *sum += number;
            }
        }
    }
}

/// Entries by the place of a unit in the ledger, on one side.
pub(super) fn entries_by_row<'a>(
    compared: &'a Compared,
    side: Side,
) -> BTreeMap<usize, Vec<&'a Entry>> {
    let mut found: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for entry in &compared.ledger.entries {
        if let Some(post) = compared.post(side, entry.first()) {
            found.entry(compared.ledger.row(side, post.unit())).or_default().push(entry);
        }
    }
    found
}

/// A cell of a table as it reads in a text: numbers with the language's signs, and with their digits by
/// threes, which keep a spreadsheet from reading them, where `grouped`.
pub(super) fn written(locale: Locale, kind: Kind, cell: &Cell, grouped: bool) -> String {
    let digits = |number: u64| match grouped {
        true => locale.number(number),
        false => number.to_string(),
    };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(0) if kind == Kind::Change => String::new(),
        Cell::Number(number) => format!("{}{}", sign(kind, *number), digits(number.unsigned_abs())),
        Cell::Fte(hundredths) => {
            let mark = if locale == Locale::French { ',' } else { '.' };
            let (sign, hundredths) = (sign(kind, *hundredths), hundredths.unsigned_abs());
            format!("{sign}{}{mark}{:02}", digits(hundredths / 100), hundredths % 100)
        }
    }
}

fn sign(kind: Kind, number: i64) -> &'static str {
    match number.signum() {
        -1 => "\u{2212}",
        1 if kind == Kind::Signed => "+",
        _ => "",
    }
}
