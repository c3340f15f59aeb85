//! One card: where each run of text stands on a card of a given width, and how high that makes it.
//!
//! ```text
//! ┌──────────────────────────────────┐
//! │ Service Formation et          17 │  header: name, headcount
//! │ territoires        10 en propre  │          further figures
//! ├──────────────────────────────────┤
//! │  1  Responsable de service (A)   │  a line: count, title
//! │     manager intermédiaire        │          marks
//! │     ← venue du Service Jeunesse  │          what became of it
//! │  2  Assistant/e/s (B)            │  a ghost: no longer here, struck out
//! │     → parties au Service Accueil │
//! └──────────────────────────────────┘
//! ```

use std::sync::Arc;

use super::Weight;
use super::content::{Content, GhostContent, LineContent};
use super::marks::{Mark, MarkKind};
use super::metrics::{Metrics, Row};
use super::text::{Measure, Typesetter};
use crate::geom::{Point, Rect};

/// Between what stands at the left and at the right of a row.
const ROW_GAP: f32 = 10.0;
/// Between the icon of a change and its words.
const ICON_GAP: f32 = 4.0;
/// How far above the baseline, in ems, text is struck through: half the height of small letters.
const STRIKE: f32 = 0.27;

/// A size of text, and whether it stands on a row of the unit's name.
struct Type {
    size: f32,
    weight: Weight,
    is_name: bool,
}

const NAME: Type = Type { size: 13.0, weight: Weight::SemiBold, is_name: true };
const DETAIL: Type = Type { size: 12.0, weight: Weight::Regular, is_name: false };
const COUNT: Type = Type { size: 12.0, weight: Weight::SemiBold, is_name: false };
const ICON: Type = Type { size: 11.5, weight: Weight::SemiBold, is_name: false };
const TITLE: Type = Type { size: 12.0, weight: Weight::Regular, is_name: false };

/// What a run is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Name,
    Headcount,
    Details,
    /// Of the line at this place.
    Count(usize),
    Title,
    Marks,
    /// Posts that are no longer here.
    Ghost,
    /// The icon and the words of what became of a unit.
    UnitChange,
    /// Of posts.
    Mark(MarkKind),
}

/// A run of text, placed from the card's top left corner.
#[derive(Clone, Debug)]
pub struct CardRun {
    pub text: Arc<str>,
    pub x: f32,
    pub baseline: f32,
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
    pub width: f32,
}

/// A card set at one width.
#[derive(Debug)]
pub struct CardPicture {
    pub height: f32,
    pub header_height: f32,
    /// The headcount's end of the first row.
    pub headcount_area: Rect,
    /// Top and bottom of each line.
    pub lines: Vec<(f32, f32)>,
    /// The same of each ghost.
    pub ghosts: Vec<(f32, f32)>,
    /// The width of the column of counts, which begins at the left padding.
    pub count_width: f32,
    pub runs: Vec<CardRun>,
    /// From left to right, through the text of ghosts.
    pub strikes: Vec<[Point; 2]>,
}

/// The width under which `content` would have to break inside a word.
pub fn least_width(content: &Content, metrics: &Metrics, setter: &mut Typesetter) -> f32 {
    let mut header = setter
        .longest_word(&content.name, NAME.weight, NAME.size)
        .max(setter.width(&content.headcount, NAME.weight, NAME.size))
        .max(setter.longest_word(&content.details, DETAIL.weight, DETAIL.size));
    let mut body: f32 = 0.0;
    for line in &content.lines {
        body = body
            .max(setter.longest_word(&line.title, TITLE.weight, TITLE.size))
            .max(setter.longest_word(&line.marks, DETAIL.weight, DETAIL.size));
    }
    for ghost in &content.ghosts {
        body = body.max(setter.longest_word(&ghost.title, TITLE.weight, TITLE.size));
    }
    let mut mark_width = |mark: &Mark| {
        let words = setter.longest_word(&mark.words, DETAIL.weight, DETAIL.size);
        icon_width(setter) + ICON_GAP + words
    };
    if let Some(mark) = &content.mark {
        header = header.max(mark_width(mark));
    }
    let changes = content.lines.iter().filter_map(|line| line.change.as_ref());
    for mark in changes.chain(content.ghosts.iter().map(|ghost| &ghost.mark)) {
        body = body.max(mark_width(mark));
    }
    if !content.lines.is_empty() || !content.ghosts.is_empty() {
        body += count_width(content, setter) + metrics.count_gap;
    }
    header.max(body) + 2.0 * metrics.padding
}

/// Sets `content` on a card of this width, its text broken for a card of `text_width`, which is at
/// most as wide: the height depends on this one alone.
pub fn set(
    content: &Content,
    text_width: f32,
    width: f32,
    metrics: &Metrics,
    setter: &mut Typesetter,
) -> CardPicture {
    let inner = text_width - 2.0 * metrics.padding;
    let right = width - metrics.padding;
    let (runs, strikes) = (Vec::new(), Vec::new());
    let mut card = Card { setter, metrics, inner, right, runs, strikes, y: 0.0 };
    let headcount_area = card.header(content);
    let header_height = card.y;
    let mut lines = Vec::with_capacity(content.lines.len());
    let mut ghosts = Vec::with_capacity(content.ghosts.len());
    let mut counts = 0.0;
    if !content.lines.is_empty() || !content.ghosts.is_empty() {
        let count_width = count_width(content, card.setter);
        counts = count_width;
        card.y += metrics.body_padding;
        for (index, line) in content.lines.iter().enumerate() {
            let top = card.y;
            card.line(line, index, count_width);
            lines.push((top, card.y));
            card.y += metrics.line_gap;
        }
        if !content.lines.is_empty() && !content.ghosts.is_empty() {
            card.y += metrics.ghost_gap;
        }
        for ghost in &content.ghosts {
            let top = card.y;
            card.ghost(ghost, count_width);
            ghosts.push((top, card.y));
            card.y += metrics.line_gap;
        }
        card.y += metrics.body_padding - metrics.line_gap;
    }
    CardPicture {
        height: card.y,
        header_height,
        headcount_area,
        lines,
        ghosts,
        count_width: counts,
        runs: card.runs,
        strikes: card.strikes,
    }
}

/// The width of the counts' column: as if all digits were zeros, so that the titles of most cards
/// start at one place.
fn count_width(content: &Content, setter: &mut Typesetter) -> f32 {
    let counts = content.lines.iter().map(|line| &line.count);
    let counts = counts.chain(content.ghosts.iter().map(|ghost| &ghost.count));
    let digits = counts.map(String::len).max().unwrap_or(1).max(1);
    setter.width("0", COUNT.weight, COUNT.size) * digits as f32
}

/// The width of the widest icon, so that the words of all changes start at one place.
fn icon_width(setter: &mut Typesetter) -> f32 {
    let widths = MarkKind::ALL.map(|change| setter.width(change.icon(), ICON.weight, ICON.size));
    widths.into_iter().fold(0.0, f32::max)
}

/// A card being set, from top to bottom.
struct Card<'a> {
    setter: &'a mut Typesetter,
    metrics: &'a Metrics,
    /// The width for text, from the left padding.
    inner: f32,
    /// Where the right padding begins: at or beyond the text's end.
    right: f32,
    runs: Vec<CardRun>,
    strikes: Vec<[Point; 2]>,
    y: f32,
}

impl Card<'_> {
    /// The row on which such text stands.
    fn row(&self, of: &Type) -> Row {
        if of.is_name { self.metrics.name } else { self.metrics.text }
    }

    /// Sets the header; returns the area of the headcount.
    fn header(&mut self, content: &Content) -> Rect {
        self.y = self.metrics.header_padding;
        let top = self.y;
        let headcount = self.setter.width(&content.headcount, NAME.weight, NAME.size);
        let right = self.right;
        self.run(&content.headcount, right - headcount, &NAME, Ink::Headcount);
        let first_width = (self.inner - headcount - ROW_GAP).max(0.0);
        let last =
            self.paragraph(&content.name, self.metrics.padding, first_width, &NAME, Ink::Name);
        if self.y == top {
            self.y += self.metrics.name.height;
        }
        if !content.details.is_empty() {
            let width = self.setter.width(&content.details, DETAIL.weight, DETAIL.size);
            let is_below_headcount = self.y > top + self.metrics.name.height;
            if is_below_headcount && last + ROW_GAP + width <= self.inner {
                self.y -= self.metrics.name.height;
                self.y += self.metrics.name.baseline - self.metrics.text.baseline;
                self.run(&content.details, right - width, &DETAIL, Ink::Details);
                self.y += self.metrics.name.height
                    - (self.metrics.name.baseline - self.metrics.text.baseline);
            } else {
                self.paragraph(
                    &content.details,
                    self.metrics.padding,
                    self.inner,
                    &DETAIL,
                    Ink::Details,
                );
            }
        }
        if let Some(mark) = &content.mark {
            self.mark(mark, self.metrics.padding, f32::INFINITY, Ink::UnitChange);
        }
        self.y += self.metrics.header_padding;
        Rect::new(
            Point::new(right - headcount - ROW_GAP / 2.0, 0.0),
            Point::new(right + self.metrics.padding, top + self.metrics.name.height),
        )
    }

    fn line(&mut self, line: &LineContent, index: usize, count_width: f32) {
        let count = self.setter.width(&line.count, COUNT.weight, COUNT.size);
        self.run(
            &line.count,
            self.metrics.padding + count_width - count,
            &COUNT,
            Ink::Count(index),
        );
        let left = self.metrics.padding + count_width + self.metrics.count_gap;
        let room = self.inner - count_width - self.metrics.count_gap;
        let top = self.y;
        let mut last = self.paragraph(&line.title, left, room, &TITLE, Ink::Title);
        if self.y == top {
            self.y += self.metrics.text.height;
        }
        if !line.marks.is_empty() {
            let width = self.setter.width(&line.marks, DETAIL.weight, DETAIL.size);
            if last + ROW_GAP + width <= room {
                self.y -= self.metrics.text.height;
                self.run(&line.marks, left + last + ROW_GAP, &DETAIL, Ink::Marks);
                self.y += self.metrics.text.height;
                last += ROW_GAP + width;
            } else {
                last = self.paragraph(&line.marks, left, room, &DETAIL, Ink::Marks);
            }
        }
        if let Some(mark) = &line.change {
            self.mark(mark, left, last, Ink::Mark(mark.change));
        }
    }

    fn ghost(&mut self, ghost: &GhostContent, count_width: f32) {
        let first_run = self.runs.len();
        let count = self.setter.width(&ghost.count, COUNT.weight, COUNT.size);
        if !ghost.count.is_empty() {
            self.run(&ghost.count, self.metrics.padding + count_width - count, &COUNT, Ink::Ghost);
        }
        let left = self.metrics.padding + count_width + self.metrics.count_gap;
        let room = self.inner - count_width - self.metrics.count_gap;
        let top = self.y;
        let last = self.paragraph(&ghost.title, left, room, &TITLE, Ink::Ghost);
        if self.y == top {
            self.y += self.metrics.text.height;
        }
        self.strikes.extend(self.runs[first_run..].iter().map(|run| {
            let y = run.baseline - STRIKE * run.size;
            [Point::new(run.x - 1.0, y), Point::new(run.x + run.width + 1.0, y)]
        }));
        self.mark(&ghost.mark, left, last, Ink::Mark(ghost.mark.change));
    }

    /// Sets a mark from `left`: on the row above, which is taken for `last`, if it fits there, else
    /// on rows of its own.
    fn mark(&mut self, mark: &Mark, left: f32, last: f32, ink: Ink) {
        let icon = icon_width(self.setter);
        let words = self.setter.width(&mark.words, DETAIL.weight, DETAIL.size);
        let room = self.metrics.padding + self.inner - left;
        let icon_at = |from: f32, width: f32| from + (icon - width) / 2.0;
        let width = self.setter.width(mark.change.icon(), ICON.weight, ICON.size);
        if last + ROW_GAP + icon + ICON_GAP + words <= room {
            self.y -= self.metrics.text.height;
            let left = left + last + ROW_GAP;
            self.run(mark.change.icon(), icon_at(left, width), &ICON, ink);
            if !mark.words.is_empty() {
                self.run(&mark.words, left + icon + ICON_GAP, &DETAIL, ink);
            }
            self.y += self.metrics.text.height;
            return;
        }
        let top = self.y;
        self.run(mark.change.icon(), icon_at(left, width), &ICON, ink);
        let room = room - icon - ICON_GAP;
        self.paragraph(&mark.words, left + icon + ICON_GAP, room, &DETAIL, ink);
        if self.y == top {
            self.y += self.metrics.text.height;
        }
    }

    /// Sets `text` in rows from `left` to the padding at the right, the first of `first_width`.
    /// Returns the width of the last row.
    fn paragraph(&mut self, text: &str, left: f32, first_width: f32, of: &Type, ink: Ink) -> f32 {
        let width = self.metrics.padding + self.inner - left;
        let measure = Measure { weight: of.weight, size: of.size, first_width, width };
        let rows = self.setter.broken(text, measure);
        for row in rows.iter() {
            if !row.text.is_empty() {
                self.push(row.text.clone(), left, row.width, of, ink);
            }
            self.y += self.row(of).height;
        }
        rows.last().map_or(0.0, |row| row.width)
    }

    /// Sets `text` at `x` on the row at hand.
    fn run(&mut self, text: &str, x: f32, of: &Type, ink: Ink) {
        let width = self.setter.width(text, of.weight, of.size);
        let text = super::text::laid_out(text).into();
        self.push(text, x, width, of, ink);
    }

    fn push(&mut self, text: Arc<str>, x: f32, width: f32, of: &Type, ink: Ink) {
        let (size, weight) = (of.size, of.weight);
        let baseline = self.y + self.row(of).baseline;
        self.runs.push(CardRun { text, x, baseline, size, weight, ink, width });
    }
}
