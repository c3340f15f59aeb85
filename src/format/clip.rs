//! Posts and units as a table of text: what goes onto the clipboard, and what comes from it, be it from
//! another window or from a spreadsheet.
//!
//! One row is one post or one unit; a unit's posts stand below it, as do the units under it, one level
//! deeper. What is written here says by its head what each column is, and is read back whole. Knows
//! nothing of the lists of a project: labels stay labels.

use crate::format::reading::Meaning;
use crate::format::reading::columns::named;
use crate::model::folded;
use crate::words::{Locale, MessageKey, key};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// How deep a unit stands, 1 at the top; empty for a post.
    Level,
    Kind,
    UnitName,
    Authorised,
    Title,
    Category,
    Grade,
    ManagerLevel,
    ReferenceJob,
    Fte,
    Vacant,
    Note,
    Reason,
    Id,
    Origin,
    SplitFrom,
    /// What the movement that led to it is called.
    Nature,
    /// What was remarked on it, as JSON.
    Comments,
    /// Where it was read, as JSON.
    Evidence,
    /// Fields that this version does not know, as JSON.
    Extra,
    /// How many such posts; of tables made elsewhere.
    Count,
}

impl Field {
    /// What the clipboard says of units.
    pub const OF_UNITS: [Self; 4] = [Self::Level, Self::Kind, Self::UnitName, Self::Authorised];

    /// What it says of posts, and of units where that is the same.
    pub const OF_POSTS: [Self; 8] = [
        Self::Title,
        Self::Category,
        Self::Grade,
        Self::ManagerLevel,
        Self::ReferenceJob,
        Self::Fte,
        Self::Vacant,
        Self::Note,
    ];

    /// What is said besides of what was cut, which stays the same post or unit.
    pub const OF_CUT: [Self; 4] = [Self::Reason, Self::Id, Self::Origin, Self::SplitFrom];

    /// What is said only where there is any of it, after the rest.
    pub const IF_ANY: [Self; 4] = [Self::Nature, Self::Comments, Self::Evidence, Self::Extra];

    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        match self {
            Self::Level => key::CLIP_LEVEL,
            Self::Kind => key::CLIP_KIND,
            Self::UnitName => key::CLIP_UNIT,
            Self::Authorised => key::CLIP_AUTHORISED,
            Self::Title => key::CLIP_TITLE,
            Self::Category => key::CLIP_CATEGORY,
            Self::Grade => key::CLIP_GRADE,
            Self::ManagerLevel => key::CLIP_MANAGER_LEVEL,
            Self::ReferenceJob => key::CLIP_REFERENCE_JOB,
            Self::Fte => key::CLIP_FTE,
            Self::Vacant => key::CLIP_VACANT,
            Self::Note => key::CLIP_NOTE,
            Self::Reason => key::CLIP_REASON,
            Self::Id => key::CLIP_ID,
            Self::Origin => key::CLIP_ORIGIN,
            Self::SplitFrom => key::CLIP_SPLIT_FROM,
            Self::Nature => key::CLIP_NATURE,
            Self::Comments => key::CLIP_COMMENTS,
            Self::Evidence => key::CLIP_EVIDENCE,
            Self::Extra => key::CLIP_EXTRA,
            Self::Count => key::CLIP_COUNT,
        }
    }

    /// The field that holds what a column of a table made elsewhere means.
    fn of_meaning(meaning: Meaning) -> Option<Self> {
        match meaning {
            Meaning::Title => Some(Self::Title),
            Meaning::Count | Meaning::Budgeted => Some(Self::Count),
            Meaning::Category => Some(Self::Category),
            Meaning::Grade => Some(Self::Grade),
            Meaning::ManagerLevel => Some(Self::ManagerLevel),
            Meaning::ReferenceJob => Some(Self::ReferenceJob),
            Meaning::Fte | Meaning::FteTotal => Some(Self::Fte),
            Meaning::Vacant => Some(Self::Vacant),
            Meaning::Unit => Some(Self::UnitName),
            Meaning::Note => Some(Self::Note),
            Meaning::UnitCode
            | Meaning::Parent
            | Meaning::ParentCode
            | Meaning::Depth
            | Meaning::RowKind
            | Meaning::PostId
            | Meaning::SupervisorId
            | Meaning::ReportsTo
            | Meaning::Filled
            | Meaning::PartTime
            | Meaning::Person
            | Meaning::Ignored => None,
        }
    }

    /// The field whose name `head` is, in either language or in the words of tables made elsewhere.
    pub fn named(head: &str) -> Option<Self> {
        let head = folded(head.trim());
        let is_name = |field: &Self| {
            let own = |locale: Locale| folded(&locale.get(field.word())) == head;
            own(Locale::French) || own(Locale::English)
        };
        let own = Self::OF_UNITS.into_iter().chain(Self::OF_POSTS).chain(Self::OF_CUT);
        let known =
            || named(&head).filter(|it| it.exact).and_then(|it| Self::of_meaning(it.meaning));
        own.chain(Self::IF_ANY).chain([Self::Count]).find(is_name).or_else(known)
    }
}

/// A table with a head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clip {
    pub columns: Vec<Field>,
    /// One cell for each column.
    pub rows: Vec<Vec<String>>,
}

impl Clip {
    /// The cell of `field` in a row; empty where there is no such column.
    pub fn cell<'r>(&self, row: &'r [String], field: Field) -> &'r str {
        let column = self.columns.iter().position(|it| *it == field);
        column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
    }

    pub fn has_units(&self) -> bool {
        self.columns.contains(&Field::Level)
    }

    /// As text that spreadsheets take: columns parted by tabs, the head first.
    pub fn write(&self, locale: Locale) -> String {
        let mut table = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
        let heads = self.columns.iter().map(|field| locale.get(field.word()));
        let heads: Vec<String> = heads.collect();
        for row in std::iter::once(&heads).chain(&self.rows) {
            table.write_record(row).expect("every row has the columns of the head");
        }
        let bytes = table.into_inner().expect("memory takes all that is written");
        String::from_utf8(bytes).expect("text was written")
    }

    /// What [`Self::write`] has written, in either language; none for any other table.
    pub fn read(text: &str) -> Option<Self> {
        let mut rows = table(text);
        if rows.len() < 2 {
            return None;
        }
        let head = rows.remove(0);
        let columns: Vec<Field> =
            head.iter().map(|head| Field::named(head)).collect::<Option<_>>()?;
        let mut left = columns.as_slice();
        if let Some(rest) = left.strip_prefix(&Field::OF_UNITS) {
            left = rest;
        }
        left = left.strip_prefix(&Field::OF_POSTS)?;
        if let Some(rest) = left.strip_prefix(&Field::OF_CUT) {
            left = rest;
        }
        let is_known = left.is_sorted() && left.iter().all(|field| Field::IF_ANY.contains(field));
        is_known.then_some(Self { columns, rows })
    }
}

/// The cells of a table: parted by tabs where there are any, else by semicolons, else by commas. Rows
/// without anything in them are left out; every row has as many cells.
pub fn table(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = match () {
        () if text.contains('\t') => b'\t',
        () if first.contains(';') => b';',
        // A title may hold a comma: only where all rows hold as many are they columns.
        () if is_parted_by_commas(text) => b',',
        () => b'\t',
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| -> Vec<String> {
        row.iter().map(|cell| cell.trim().to_owned()).collect()
    };
    let mut rows: Vec<Vec<String>> = reader.records().filter_map(Result::ok).map(cells).collect();
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}

fn is_parted_by_commas(text: &str) -> bool {
    let mut counts = text.lines().filter(|line| !line.trim().is_empty());
    let mut counts = counts.by_ref().map(|line| line.matches(',').count());
    let first = counts.next().unwrap_or(0);
    first > 0 && counts.all(|count| count == first)
}
