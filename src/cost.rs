//! How much memory an operation will take, told from counts before it begins, and whether that is more
//! than the program allows itself.
//!
//! One estimate, asked at the door of each operation by the command line and the window alike: what is
//! beyond it is refused in a sentence that says what there is too much of. The weights are rounded up
//! from what charts of nothing but one thing took; charts of a hundred thousand posts pass. Knows
//! nothing of how anything is made.

use serde_json::Value;

use crate::model::{Chart, Comment, Extra, UnitKey};
use crate::words::Message;

/// No operation takes more than about this, in bytes.
pub const MOST_BYTES: u64 = 1 << 30;

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Units,
    Posts,
    /// Names, titles, notes and whatever else is written.
    Text,
    /// Units one under the other.
    Levels,
    Categories,
    Pages,
    /// Fields that this version does not know.
    Unknown,
}

impl Cause {
    fn message(self) -> Message {
        Message::new(match self {
            Self::Units => "cost-units",
            Self::Posts => "cost-posts",
            Self::Text => "cost-text",
            Self::Levels => "cost-levels",
            Self::Categories => "cost-categories",
            Self::Pages => "cost-pages",
            Self::Unknown => "cost-unknown",
        })
    }
}

/// An operation that is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch {
    /// What takes most.
    pub cause: Cause,
    /// What it would take, in bytes.
    pub bytes: u64,
}

impl TooMuch {
    /// The sentence that says it, and what is to be reduced.
    pub fn message(self) -> Message {
        Message::new("cost-too-much")
            .with("megabytes", i64::try_from(self.bytes >> 20).unwrap_or(i64::MAX))
            .with("limit", i64::try_from(MOST_BYTES >> 20).unwrap_or(i64::MAX))
            .with("cause", self.cause.message())
    }
}

/// What there is of everything in a chart, its bench included. Sizes are in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    pub units: u64,
    pub posts: u64,
    /// All that is written.
    pub text: u64,
    /// The name of the unit of each post, and of that above each unit: what tables and marks repeat.
    pub mentions: u64,
    /// Of each unit, how many stand above it.
    pub steps: u64,
    /// Of the longest name, set in under those above.
    pub widest: u64,
    /// Of each unit, the names of those above it.
    pub paths: u64,
    pub unknown: u64,
}

impl Extent {
    /// Counts a chart and its bench, in time linear in it.
    pub fn of(chart: &Chart) -> Self {
        let mut extent = Self::below(chart, chart.root());
        extent.add_posts(chart, chart.bench());
        extent.unknown += unknown(&chart.fields.extra);
        extent
    }

    /// Counts `top` and all below it.
    pub fn below(chart: &Chart, top: UnitKey) -> Self {
        let mut extent = Self::default();
        // The depth of each unit, and the bytes of the path to it.
        let mut above = slotmap::SecondaryMap::with_capacity(chart.unit_count());
        for key in chart.units_below(top) {
            let unit = chart.unit(key);
            let (steps, path) =
                unit.parent().and_then(|it| above.get(it).copied()).unwrap_or((0, 0));
            let name = unit.fields.name.len() as u64;
            above.insert(key, (steps + 1, path + name));
            extent.units += 1;
            extent.widest = extent.widest.max(name + 2 * steps);
            extent.steps += steps;
            extent.paths += path + name;
            extent.mentions += name * (unit.posts().len() + unit.children().len()) as u64;
            extent.text += name + (unit.fields.note.len() + unit.fields.reason.len()) as u64;
            extent.text += comments(&unit.fields.comments);
            extent.unknown += unknown(&unit.fields.extra);
            extent.add_posts(chart, key);
        }
        extent
    }

    fn add_posts(&mut self, chart: &Chart, unit: UnitKey) {
        for &key in chart.unit(unit).posts() {
            let fields = &chart.post(key).fields;
            let job = fields.reference_job.as_ref().map_or(0, String::len);
            let texts = [fields.title.text().len(), job, fields.note.len(), fields.reason.len()];
            self.posts += 1;
            self.text += texts.iter().sum::<usize>() as u64 + comments(&fields.comments);
            self.unknown += unknown(&fields.extra);
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            units: self.units + other.units,
            posts: self.posts + other.posts,
            text: self.text + other.text,
            mentions: self.mentions + other.mentions,
            steps: self.steps + other.steps,
            widest: self.widest.max(other.widest),
            paths: self.paths + other.paths,
            unknown: self.unknown + other.unknown,
        }
    }
}

fn comments(comments: &[Comment]) -> u64 {
    comments.iter().map(|it| (it.text.len() + it.author.len() + it.date.len()) as u64 + 100).sum()
}

/// What unknown fields take in memory.
fn unknown(extra: &Extra) -> u64 {
    const VALUE: u64 = 100;
    let mut bytes = 0;
    let mut open: Vec<&Value> = Vec::new();
    for (key, value) in extra {
        bytes += key.len() as u64;
        open.push(value);
    }
    while let Some(value) = open.pop() {
        bytes += VALUE;
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(text) => bytes += text.len() as u64,
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => {
                bytes += fields.keys().map(|key| key.len() as u64).sum::<u64>();
                open.extend(fields.values());
            }
        }
    }
    bytes
}

/// What an operation will take, by what takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    parts: Vec<(Cause, u64)>,
}

impl Cost {
    fn of(parts: impl IntoIterator<Item = (Cause, u64, u64)>) -> Self {
        let parts = parts.into_iter();
        let parts = parts.map(|(cause, count, each)| (cause, count.saturating_mul(each)));
        Self { parts: parts.collect() }
    }

    /// A chart drawn on pages; as a PDF, whose glyphs and tags are kept until it is written. Where
    /// changes are marked, posts say where they come from.
    pub fn picture(extent: Extent, is_pdf: bool, is_marked: bool) -> Self {
        let Extent { units, posts, text, mentions, .. } = extent;
        let (of_post, of_letter) = if is_pdf { (2_000, 20) } else { (1_600, 16) };
        Self::of([
            (Cause::Units, units, 4_000),
            (Cause::Posts, posts, of_post),
            (Cause::Text, text, of_letter),
            (Cause::Text, if is_marked { mentions } else { 0 }, of_letter),
        ])
    }

    /// So many pages of what lies between two charts, kept until the last is made.
    pub fn pages(both: Extent, pages: usize) -> Self {
        let Extent { units, posts, text, .. } = both;
        let page = units * 800 + posts * 400 + text * 3;
        Self::of([(Cause::Pages, pages as u64, page)])
    }

    /// The tables of what lies between two charts, together of this extent; with the cells of a
    /// workbook where they are written to one.
    pub fn tables(both: Extent, is_workbook: bool) -> Self {
        let Extent { units, posts, text, mentions, .. } = both;
        let of_row = if is_workbook { 3_000 } else { 1_800 };
        Self::of([
            (Cause::Units, units, of_row),
            (Cause::Posts, posts, of_row),
            (Cause::Text, text, 12),
            (Cause::Text, mentions, 12),
        ])
    }

    /// The entries of what lies between two charts, without any table.
    pub fn entries(both: Extent) -> Self {
        let Extent { units, posts, text, mentions, .. } = both;
        Self::of([
            (Cause::Units, units, 1_500),
            (Cause::Posts, posts, 1_200),
            (Cause::Text, text, 5),
            (Cause::Text, mentions, 3),
        ])
    }

    /// The figures of each unit with the path to it.
    pub fn figures(extent: Extent) -> Self {
        let Extent { units, posts, steps, paths, text, .. } = extent;
        Self::of([
            (Cause::Units, units, 1_200),
            (Cause::Posts, posts, 100),
            // A name of a path is a line of its own, set in by twelve spaces.
            (Cause::Levels, steps, 48),
            (Cause::Levels, paths, 2),
            (Cause::Text, text, 4),
        ])
    }

    /// Rows and columns of figures, of which so many columns are categories.
    pub fn grid(extent: Extent, categories: usize) -> Self {
        let Extent { units, steps, text, widest, .. } = extent;
        Self::of([
            (Cause::Units, units, 800),
            (Cause::Levels, steps, 20),
            (Cause::Text, text, 4),
            // Every row is as wide as the widest.
            (if widest > 10_000 { Cause::Text } else { Cause::Levels }, units, widest * 3),
            // A unit's own posts, and those with the units below.
            (Cause::Categories, units.saturating_mul(categories as u64), 120),
        ])
    }

    /// Charts put together, all of them of this extent.
    pub fn merge(all: Extent) -> Self {
        let Extent { units, posts, text, unknown, .. } = all;
        Self::of([
            (Cause::Units, units, 1_800),
            (Cause::Posts, posts, 1_500),
            (Cause::Text, text, 8),
            (Cause::Unknown, unknown, 3),
        ])
    }

    /// # Errors
    /// If it is more than [`MOST_BYTES`].
    pub fn check(&self) -> Result<(), TooMuch> {
        let sum = |of: Cause| {
            let parts = self.parts.iter().filter(move |(cause, _)| *cause == of);
            parts.fold(0_u64, |sum, (_, bytes)| sum.saturating_add(*bytes))
        };
        let bytes = self.parts.iter().fold(0_u64, |sum, (_, bytes)| sum.saturating_add(*bytes));
        let most = self.parts.iter().map(|&(cause, _)| cause).max_by_key(|&cause| sum(cause));
        match most {
            Some(cause) if bytes > MOST_BYTES => Err(TooMuch { cause, bytes }),
            _ => Ok(()),
        }
    }
}
