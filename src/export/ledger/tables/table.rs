//! Tables as plain values.

use crate::words::Locale;

/// All tables of one comparison, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSet {
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
    pub columns: Vec<TableColumn>,
    /// Empty if there is nothing to tell.
    pub rows: Vec<TableRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    pub label: String,
    pub kind: ColumnKind,
    /// About how many letters wide; a long text is broken.
    pub width: u16,
}

/// What a column holds, which is how it is aligned and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Number,
    /// A number whose zero needs no ink.
    Change,
    /// A number with its sign.
    Signed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// One for each column; of a heading, the one text that spans them.
    pub cells: Vec<Cell>,
    pub emphasis: RowEmphasis,
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
pub enum RowEmphasis {
    Plain,
    /// Names the rows below it.
    Heading,
    Total,
}

impl TableSet {
    /// All that stands between the title and the tables.
    pub fn all_lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().chain(&self.sums).map(String::as_str)
    }
}

impl TableRow {
    pub fn plain(cells: Vec<Cell>) -> Self {
        Self { cells, emphasis: RowEmphasis::Plain, depth: 0 }
    }

    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, emphasis: RowEmphasis::Total, depth: 0 }
    }

    pub fn heading(text: String) -> Self {
        Self { cells: vec![Cell::Text(text)], emphasis: RowEmphasis::Heading, depth: 0 }
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

/// A cell of a table as it reads in a text: numbers with the language's signs, and with their digits by
/// threes, which keep a spreadsheet from reading them, where `grouped`.
pub(in crate::export::ledger) fn written(
    locale: Locale,
    kind: ColumnKind,
    cell: &Cell,
    grouped: bool,
) -> String {
    let digits = |number: u64| match grouped {
        true => locale.number(number),
        false => number.to_string(),
    };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(0) if kind == ColumnKind::Change => String::new(),
        Cell::Number(number) => format!("{}{}", sign(kind, *number), digits(number.unsigned_abs())),
        Cell::Fte(hundredths) => {
            let mark = if locale == Locale::French { ',' } else { '.' };
            let (sign, hundredths) = (sign(kind, *hundredths), hundredths.unsigned_abs());
            format!("{sign}{}{mark}{:02}", digits(hundredths / 100), hundredths % 100)
        }
    }
}

fn sign(kind: ColumnKind, number: i64) -> &'static str {
    match number.signum() {
        -1 => "\u{2212}",
        1 if kind == ColumnKind::Signed => "+",
        _ => "",
    }
}
