//! How much memory and time an operation will take, told from counts before it begins, and whether that is
//! more than the program allows itself.
//!
//! One estimate, asked at the door of each operation by the command line and the window alike. What takes
//! more memory is refused in a sentence that says what there is too much of. What takes more time is made
//! where it can be cancelled: on a thread beside the window; the command line is ended by Ctrl+C, and writes
//! nothing before all is made. The weights are rounded up from what charts of nothing but one thing took in a
//! release build on one processor; charts of a hundred thousand posts pass.

use std::time::Duration;

use serde_json::Value;

use crate::model::{Chart, Comment, Evidence, Extra, Lists, PostKey, UnitKey};
use crate::words::{Message, key, message};

/// No operation takes more than about this, in bytes of memory, nor writes more piece by piece.
pub const MOST_BYTES: u64 = 1 << 30;

/// What takes longer than this can be cancelled while it is made.
pub const MOST_TIME: Duration = Duration::from_secs(5);

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
    /// Of one chart to another.
    Changes,
    /// Fields that this version does not know.
    Unknown,
}

impl Cause {
    fn message(self) -> Message {
        message!(match self {
            Self::Units => key::COST_UNITS,
            Self::Posts => key::COST_POSTS,
            Self::Text => key::COST_TEXT,
            Self::Levels => key::COST_LEVELS,
            Self::Categories => key::COST_CATEGORIES,
            Self::Pages => key::COST_PAGES,
            Self::Changes => key::COST_CHANGES,
            Self::Unknown => key::COST_UNKNOWN,
        })
    }
}

/// What an operation takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Taken {
    #[default]
    Memory,
    /// Of what it writes piece by piece: it would fill a disk.
    Output,
}

/// An operation that is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch {
    pub taken: Taken,
    /// What takes most.
    pub cause: Cause,
    /// What it would take, in bytes.
    pub bytes: u64,
}

impl TooMuch {
    /// The sentence that says it, and what is to be reduced.
    pub fn message(self) -> Message {
        let key = match self.taken {
            Taken::Memory => key::COST_TOO_MUCH,
            Taken::Output => key::COST_TOO_LONG,
        };
        message!(
            key,
            cause = self.cause.message(),
            limit = i64::try_from(MOST_BYTES >> 20).unwrap_or(i64::MAX),
            megabytes = i64::try_from(self.bytes >> 20).unwrap_or(i64::MAX)
        )
    }
}

/// An operation that nobody could cancel, and that is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// What takes most.
    pub cause: Cause,
    /// What it would take.
    pub time: Duration,
}

impl TooLong {
    /// The sentence that says it, and what is to be reduced.
    pub fn message(self) -> Message {
        message!(
            key::COST_TOO_SLOW,
            cause = self.cause.message(),
            limit = i64::try_from(MOST_TIME.as_secs()).unwrap_or(i64::MAX),
            seconds = i64::try_from(self.time.as_secs()).unwrap_or(i64::MAX)
        )
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
    /// The labels that the lists give to the posts, for each post: see [`Self::labelled`].
    pub labels: u64,
    /// Of each unit, how many stand above it.
    pub steps: u64,
    /// Of the longest name, set in under those above.
    pub widest: u64,
    /// Of each unit, the names of those above it.
    pub paths: u64,
    /// What no export shows: unknown fields, and evidence.
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
            extent.unknown +=
                unknown(&unit.fields.extra) + evidence(unit.fields.evidence.as_deref());
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
            self.unknown += unknown(&fields.extra) + evidence(fields.evidence.as_deref());
        }
    }

    /// With the labels of the lists that `chart` repeats, for what writes them beside each post and unit. A
    /// label stands once in a file, however many use it.
    #[must_use]
    pub fn labelled(self, chart: &Chart, lists: &Lists) -> Self {
        let of_post = |key: PostKey| {
            let fields = &chart.post(key).fields;
            let category = fields.category.as_ref().and_then(|id| lists.category(id));
            let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
            let level = fields.manager_level.as_ref().and_then(|id| lists.level(id));
            category.map_or(0, |it| it.label.len())
                + grade.map_or(0, |it| it.label.len())
                + level.map_or(0, |it| it.label.len())
        };
        let of_unit = |key: UnitKey| {
            lists.kind(&chart.unit(key).fields.kind).map_or(0, |kind| kind.label.len())
        };
        let posts: usize = chart.all_posts().map(of_post).sum();
        let units: usize = chart.units_in_order().map(of_unit).sum();
        Self { labels: self.labels + (posts + units) as u64, ..self }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            units: self.units + other.units,
            posts: self.posts + other.posts,
            text: self.text + other.text,
            mentions: self.mentions + other.mentions,
            labels: self.labels + other.labels,
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

/// What evidence takes in memory.
fn evidence(evidence: Option<&Evidence>) -> u64 {
    const VALUES: u64 = 200;
    evidence.map_or(0, |it| {
        let sheet = it.sheet.as_ref().map_or(0, String::len);
        VALUES + (it.file.len() + sheet + it.text.len()) as u64
    })
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

/// What one of something takes.
#[derive(Clone, Copy, Debug)]
struct Weight {
    bytes: u64,
    nanoseconds: u64,
}

/// What an operation will take, by what takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    taken: Taken,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    cause: Cause,
    bytes: u64,
    nanoseconds: u64,
}

fn sum(counts: impl Iterator<Item = u64>) -> u64 {
    counts.fold(0, u64::saturating_add)
}

/// How a chart is drawn on pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// As shapes, or read as text.
    Shapes,
    /// As pixels: each letter is laid on them one by one.
    Pixels,
    /// As a PDF, whose glyphs and tags are kept until it is written.
    Pdf,
}

/// So many bytes and nanoseconds for each.
fn each(bytes: u64, nanoseconds: u64) -> Weight {
    Weight { bytes, nanoseconds }
}

impl Cost {
    fn of(parts: impl IntoIterator<Item = (Cause, u64, Weight)>) -> Self {
        let part = |(cause, count, each): (Cause, u64, Weight)| Part {
            cause,
            bytes: count.saturating_mul(each.bytes),
            nanoseconds: count.saturating_mul(each.nanoseconds),
        };
        Self { taken: Taken::Memory, parts: parts.into_iter().map(part).collect() }
    }

    /// A chart drawn on pages. Where changes are marked, posts say where they come from.
    pub fn picture(extent: Extent, drawn: Drawn, is_marked: bool) -> Self {
        let Extent { units, posts, text, mentions, labels, .. } = extent;
        let (of_unit, of_post, of_letter) = match drawn {
            Drawn::Shapes => (each(3_000, 75_000), each(1_600, 40_000), each(16, 1_500)),
            Drawn::Pixels => (each(3_000, 150_000), each(1_600, 80_000), each(16, 2_500)),
            Drawn::Pdf => (each(3_600, 160_000), each(2_000, 60_000), each(25, 1_700)),
        };
        Self::of([
            (Cause::Units, units, of_unit),
            (Cause::Posts, posts, of_post),
            (Cause::Text, text, of_letter),
            (Cause::Text, if is_marked { mentions } else { 0 }, of_letter),
            (Cause::Text, labels, of_letter),
        ])
    }

    /// A chart drawn in the window, where texts are cut short.
    pub fn drawing(extent: Extent) -> Self {
        let Extent { units, posts, text, .. } = extent;
        Self::of([
            (Cause::Units, units, each(3_000, 45_000)),
            (Cause::Posts, posts, each(1_600, 28_000)),
            (Cause::Text, text, each(16, 300)),
        ])
    }

    /// So many pages of what lies between two charts, kept until the last is made.
    pub fn pages(both: Extent, pages: usize) -> Self {
        let Extent { units, posts, text, labels, .. } = both;
        let text = text + labels;
        let page = each(
            units * 1_800 + posts * 450 + text * 3,
            units * 30_000 + posts * 12_000 + text * 50,
        );
        Self::of([(Cause::Pages, pages as u64, page)])
    }

    /// What lies between two charts, together of this extent, made again in so many steps. Each looks for
    /// its place among others: so many, over all steps.
    pub fn replay(both: Extent, steps: u64, others: u64) -> Self {
        let Extent { units, posts, text, .. } = both;
        Self::of([
            (Cause::Units, units, each(3_000, 10_000)),
            (Cause::Posts, posts, each(3_000, 10_000)),
            (Cause::Text, text, each(6, 10)),
            (Cause::Changes, steps, each(3_000, 10_000)),
            (Cause::Changes, others, each(0, 100)),
        ])
    }

    /// The tables of what lies between two charts, together of this extent; with the cells of a
    /// workbook where they are written to one.
    pub fn tables(both: Extent, is_workbook: bool) -> Self {
        let Extent { units, posts, text, mentions, labels, .. } = both;
        let of_row = if is_workbook { each(2_200, 20_000) } else { each(1_200, 12_000) };
        Self::of([
            (Cause::Units, units, of_row),
            (Cause::Posts, posts, of_row),
            (Cause::Text, text, each(12, 25)),
            (Cause::Text, mentions + labels, each(12, 25)),
        ])
    }

    /// The entries of what lies between two charts, without any table.
    pub fn entries(both: Extent) -> Self {
        let Extent { units, posts, text, mentions, labels, .. } = both;
        Self::of([
            (Cause::Units, units, each(1_000, 5_000)),
            (Cause::Posts, posts, each(1_000, 5_000)),
            (Cause::Text, text, each(5, 15)),
            (Cause::Text, mentions + labels, each(3, 15)),
        ])
    }

    /// Who is whom in two charts, together of this extent.
    pub fn alignment(both: Extent) -> Self {
        let Extent { units, posts, text, .. } = both;
        Self::of([
            (Cause::Units, units, each(1_000, 15_000)),
            (Cause::Posts, posts, each(1_000, 15_000)),
            (Cause::Text, text, each(5, 40)),
        ])
    }

    /// The figures of each unit.
    pub fn figures(extent: Extent) -> Self {
        let Extent { units, posts, text, .. } = extent;
        Self::of([
            (Cause::Units, units, each(1_000, 5_000)),
            (Cause::Posts, posts, each(100, 200)),
            (Cause::Text, text, each(4, 10)),
        ])
    }

    /// The JSON of the figures, in which each unit says the path to it, as it is written.
    pub fn figures_written(extent: Extent) -> Self {
        let Extent { units, posts, steps, paths, text, .. } = extent;
        let cost = Self::of([
            (Cause::Units, units, each(400, 2_000)),
            (Cause::Posts, posts, each(30, 50)),
            // A name of a path is a line of its own, set in by twelve spaces.
            (Cause::Levels, steps, each(16, 50)),
            (Cause::Levels, paths, each(1, 5)),
            (Cause::Text, text, each(1, 5)),
        ]);
        Self { taken: Taken::Output, ..cost }
    }

    /// Rows and columns of figures, of which so many columns are categories.
    pub fn grid(extent: Extent, categories: usize) -> Self {
        let Extent { units, steps, text, widest, .. } = extent;
        Self::of([
            (Cause::Units, units, each(600, 2_000)),
            (Cause::Levels, steps, each(20, 50)),
            (Cause::Text, text, each(4, 10)),
            // Every row is as wide as the widest.
            (
                if widest > 10_000 { Cause::Text } else { Cause::Levels },
                units,
                each(widest * 3, widest * 5),
            ),
            // A unit's own posts, and those with the units below.
            (Cause::Categories, units.saturating_mul(categories as u64), each(120, 300)),
        ])
    }

    /// Charts put together, all of them of this extent.
    pub fn merge(all: Extent) -> Self {
        let Extent { units, posts, text, labels, unknown, .. } = all;
        Self::of([
            (Cause::Units, units, each(1_300, 18_000)),
            (Cause::Posts, posts, each(1_600, 15_000)),
            (Cause::Text, text + labels, each(7, 70)),
            (Cause::Unknown, unknown, each(6, 5)),
        ])
    }

    /// How long one processor takes.
    pub fn time(&self) -> Duration {
        Duration::from_nanos(sum(self.parts.iter().map(|it| it.nanoseconds)))
    }

    /// # Errors
    /// If it is more than [`MOST_BYTES`].
    pub fn check(&self) -> Result<(), TooMuch> {
        let bytes = sum(self.parts.iter().map(|it| it.bytes));
        match self.most(|it| it.bytes) {
            Some(cause) if bytes > MOST_BYTES => Err(TooMuch { taken: self.taken, cause, bytes }),
            _ => Ok(()),
        }
    }

    /// As [`Self::check`], for what cannot be cancelled.
    ///
    /// # Errors
    /// If it takes more than [`MOST_TIME`].
    pub fn check_time(&self) -> Result<(), TooLong> {
        let time = self.time();
        match self.most(|it| it.nanoseconds) {
            Some(cause) if time > MOST_TIME => Err(TooLong { cause, time }),
            _ => Ok(()),
        }
    }

    /// What takes most of something.
    fn most(&self, of: impl Fn(&Part) -> u64) -> Option<Cause> {
        let of_cause = |cause| sum(self.parts.iter().filter(|it| it.cause == cause).map(&of));
        self.parts.iter().map(|it| it.cause).max_by_key(|&cause| of_cause(cause))
    }
}
