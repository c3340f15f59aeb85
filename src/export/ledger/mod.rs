//! A ledger to bytes, for the report and for scripts.
//!
//! Each kind of file is a module and a line of [`LedgerFormat::bytes`].

mod agreement;
mod csv;
mod docx;
mod html;
mod json;
mod minutes;
mod remarks;
mod sentence;
pub mod tables;
mod variants;
mod xlsx;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::svg::is_unprintable;
use super::{ExportError, Progress};
use crate::compare::{Ledger, Pair, Side, UnitMovement, Waiting};
use crate::cost::{Cost, Extent};
use crate::model::{Chart, Lists, Post, UnitKey, brief, display};
use crate::words::{Locale, Message, key, message};
pub use remarks::comments_report;
pub use sentence::is_renamed;
pub use tables::bench_in_sum;
use tables::{Cell, Kind, Report};
pub use variants::variants_report;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LedgerFormat {
    Json,
    Csv,
    Xlsx,
    Docx,
    Html,
}

impl LedgerFormat {
    pub const ALL: [Self; 5] = [Self::Json, Self::Csv, Self::Xlsx, Self::Docx, Self::Html];

    /// The extension of such a file's name, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The format of a file whose name ends so, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The whole file. JSON and CSV are for scripts and know no language.
    ///
    /// # Errors
    /// If the format has no room for so large a comparison, or it would take too much memory.
    pub fn bytes(self, compared: &Compared, locale: Locale) -> Result<Vec<u8>, ExportError> {
        self.bytes_while(compared, locale, &Progress::default())
    }

    /// The same, as long as somebody wants it.
    ///
    /// # Errors
    /// As [`Self::bytes`], or if `progress` is cancelled.
    pub fn bytes_while(
        self,
        compared: &Compared,
        locale: Locale,
        progress: &Progress,
    ) -> Result<Vec<u8>, ExportError> {
        Ok(self.written_while(compared, locale, progress)?.0)
    }

    /// The whole file, and what is to be known of the comparison and is not in it: each in a sentence.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn written(
        self,
        compared: &Compared,
        locale: Locale,
    ) -> Result<(Vec<u8>, Vec<Message>), ExportError> {
        self.written_while(compared, locale, &Progress::default())
    }

    fn written_while(
        self,
        compared: &Compared,
        locale: Locale,
        progress: &Progress,
    ) -> Result<(Vec<u8>, Vec<Message>), ExportError> {
        let extent = |chart: &Chart| Extent::of(chart).labelled(chart, compared.lists);
        let both = extent(compared.from).and(extent(compared.to));
        match self {
            Self::Json | Self::Csv => Cost::entries(both),
            Self::Xlsx | Self::Docx | Self::Html => Cost::tables(both, self == Self::Xlsx),
        }
        .check()?;
        let report = match self {
            Self::Json => return Ok((json::json(compared), self.left_out(compared))),
            Self::Csv => return Ok((csv::csv(compared), self.left_out(compared))),
            Self::Xlsx | Self::Docx | Self::Html => compared.report(locale),
        };
        let cut = if self == Self::Xlsx { xlsx::cut_remark(&report) } else { None };
        Ok((self.tables_while(&report, progress)?, cut.into_iter().collect()))
    }

    /// What a file for scripts has no place for.
    fn left_out(self, compared: &Compared) -> Vec<Message> {
        // One row for each entry of posts: scripts count on it.
        let units = compared.ledger.units.iter();
        let changed = units.filter(|it| it.movements != [UnitMovement::Kept]).count();
        let units = (self == Self::Csv && changed > 0).then(|| {
            let all = Self::ALL.into_iter().filter(|&format| format != Self::Csv);
            let others: Vec<_> = all.map(Self::extension).collect();
            message!(key::EXPORT_WITHOUT_UNITS, formats = others.join(", "), units = changed)
        });
        let open = open_conflicts(compared.later());
        // As JSON they have a place.
        let reserves = if self == Self::Csv { compared.reserves_said() } else { Vec::new() };
        let parts = units.into_iter().chain(compared.explained_elsewhere());
        parts.chain(reserves).chain(open).collect()
    }

    /// Tables as a file. They are no data for scripts: as JSON there are none, and CSV takes its place.
    ///
    /// # Errors
    /// If the format has no room for so much.
    pub fn tables(self, report: &Report) -> Result<Vec<u8>, ExportError> {
        self.tables_while(report, &Progress::default())
    }

    /// The same, as long as somebody wants it.
    ///
    /// # Errors
    /// As [`Self::tables`], or if `progress` is cancelled.
    pub fn tables_while(
        self,
        report: &Report,
        progress: &Progress,
    ) -> Result<Vec<u8>, ExportError> {
        progress.step(0)?;
        progress.expect(report.tables.iter().map(|table| table.rows.len()).sum());
        match self {
            Self::Json | Self::Csv => Ok(csv::tables(report)),
            Self::Xlsx => xlsx::xlsx(report, progress),
            Self::Docx => docx::docx(report, progress),
            Self::Html => html::html(report, progress),
        }
    }
}

/// How many conflicts of a chart nobody has settled; none where it has none.
pub fn open_conflicts(chart: &Chart) -> Option<Message> {
    let count = chart.fields.conflicts.len();
    let chart = chart.fields.label.as_str();
    (count > 0).then(|| message!(key::EXPORT_OPEN_CONFLICTS, chart, count))
}

/// So many titles of posts on a bench are said.
const MOST_RESERVED: usize = 12;

/// A ledger with the charts and lists it was made of.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    pub from: &'a Chart,
    pub to: &'a Chart,
    pub lists: &'a Lists,
    pub ledger: &'a Ledger,
}

impl<'a> Compared<'a> {
    pub fn chart(&self, side: Side) -> &'a Chart {
        match side {
            Side::From => self.from,
            Side::To => self.to,
        }
    }

    /// A post of an entry as it stands on one side.
    fn post(&self, side: Side, pair: Pair) -> Option<&'a Post> {
        pair.at(side).map(|key| self.chart(side).post(key))
    }

    /// A post that stands in no unit, as the later of the two that has it does.
    fn reserved(&self, pair: Pair) -> Option<&'a Post> {
        self.post(Side::To, pair).or_else(|| self.post(Side::From, pair))
    }

    /// The posts that stand in no unit of either chart, each kind in a sentence: no movement tells of them.
    pub fn reserves_said(&self) -> Vec<Message> {
        let parts = self.ledger.reserves.iter().map(|reserve| {
            let parts = match reserve.waiting {
                Waiting::Stayed => key::RESERVE_STAYED,
                Waiting::Added => key::RESERVE_ADDED,
                Waiting::Dropped => key::RESERVE_DROPPED,
            };
            let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
            for post in reserve.posts.iter().filter_map(|&pair| self.reserved(pair)) {
                *titles.entry(post.fields.title.text()).or_default() += 1;
            }
            let more = titles.len() > MOST_RESERVED;
            let titles = titles.into_iter().take(MOST_RESERVED).map(|(title, count)| {
                let title = display(title, count);
                if count > 1 { format!("{count} {title}") } else { title }
            });
            let titles = titles.chain(more.then(|| "…".to_owned())).collect::<Vec<_>>();
            let (from, to) = (self.from.fields.label.as_str(), self.to.fields.label.as_str());
            let posts = brief(&titles.join(", ")).into_owned();
            message!(parts, count = reserve.posts.len(), from, posts, to)
        });
        parts.collect()
    }

    fn unit_name(&self, side: Side, unit: UnitKey) -> &'a str {
        &self.chart(side).unit(unit).fields.name
    }

    /// What is printed of a post in its lists' words: category, grade, managerial level.
    fn labels(&self, post: &'a Post) -> [Option<&'a str>; 3] {
        let lists = self.lists;
        let fields = &post.fields;
        let category = fields.category.as_ref().and_then(|id| lists.category(id));
        let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
        let level = fields.manager_level.as_ref().and_then(|id| lists.level(id));
        [
            category.map(|it| it.label.as_str()),
            grade.map(|it| it.label.as_str()),
            level.map(|it| it.label.as_str()),
        ]
    }
}

/// A cell of a table as it reads in a text: numbers with the language's signs, and with their digits by
/// threes, which keep a spreadsheet from reading them, where `grouped`.
fn written(locale: Locale, kind: Kind, cell: &Cell, grouped: bool) -> String {
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

/// `text` without what XML has no place for, and without marks that turn a line's direction.
fn well_formed(text: &str) -> Cow<'_, str> {
    let is_unwanted = |c: char| is_unprintable(c) && !matches!(c, '\t' | '\n');
    if !text.contains(is_unwanted) {
        return text.into();
    }
    text.chars().filter(|&c| !is_unwanted(c)).collect()
}
