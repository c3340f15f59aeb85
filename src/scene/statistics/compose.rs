//! Rows of bars to pages.

use super::{Row, Section, Statistics};
use crate::geom::{Point, Rect, Size};
use crate::model::UnitId;
use crate::scene::page::Page;
use crate::scene::text::{Measure, Typesetter, laid_out};
use crate::scene::theme::Theme;
use crate::scene::{Card, Color, Item, LineArea, Stroke, TextRun, Weight};

/// What figures are drawn on, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    pub width: f32,
    /// None: one page, as high as needed.
    pub height: Option<f32>,
    pub margin: f32,
}

impl Sheet {
    /// A4 standing, with margins of a centimetre.
    pub const A4: Self = Self { width: 595.276, height: Some(841.89), margin: 28.346 };
}

#[derive(Clone, Copy)]
struct Type {
    size: f32,
    weight: Weight,
    leading: f32,
}

const TITLE: Type = Type { size: 15.0, weight: Weight::SemiBold, leading: 20.0 };
const SECTION: Type = Type { size: 12.0, weight: Weight::SemiBold, leading: 17.0 };
const PLAIN: Type = Type { size: 10.0, weight: Weight::Regular, leading: 14.0 };
const FIGURE: Type = Type { size: 10.0, weight: Weight::SemiBold, leading: 14.0 };
const SMALL: Type = Type { size: 8.0, weight: Weight::Regular, leading: 12.0 };

/// From the top of a row to the baseline, in ems: Inter's capitals are 0.73 em high.
const ASCENT: f32 = 0.95;
const INDENT: f32 = 10.0;
const GAP: f32 = 10.0;
const BEFORE_SECTION: f32 = 14.0;
/// A row of two bars, of one, and their bars.
const ROW: f32 = 22.0;
const ROW_OF_ONE: f32 = 18.0;
const BAR: f32 = 9.0;
const BAR_BEFORE: f32 = 5.0;
/// Names go over the bars on what is narrower.
const NARROW: f32 = 420.0;
/// The share of the width that names take, and figures at most.
const NAMES: f32 = 0.40;
const FIGURES: f32 = 0.22;

/// `statistics` on one page or, where the sheet has a height, on as many as they need: a section that
/// goes on repeats its title.
pub fn compose(statistics: &Statistics, sheet: Sheet, theme: &Theme) -> Vec<Page> {
    let mut composer = Composer {
        statistics,
        sheet,
        theme,
        setter: Typesetter::default(),
        pages: Vec::new(),
        y: 0.0,
        deepest: 0.0,
    };
    composer.begin_page();
    for section in &statistics.sections {
        composer.section(section);
    }
    composer.finish()
}

struct Composer<'a> {
    statistics: &'a Statistics,
    sheet: Sheet,
    theme: &'a Theme,
    setter: Typesetter,
    /// The last one is being drawn.
    pages: Vec<Page>,
    /// Where the next row begins.
    y: f32,
    /// The indent of the deepest row of the section.
    deepest: f32,
}

impl Composer<'_> {
    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a page was begun")
    }

    fn right(&self) -> f32 {
        self.sheet.width - self.sheet.margin
    }

    fn begin_page(&mut self) {
        let statistics = self.statistics;
        let size = Size::new(self.sheet.width, self.sheet.height.unwrap_or_default());
        let ground = self.theme.card;
        self.pages.push(Page {
            unit: String::new(),
            heading_lines: vec![statistics.title.clone(), statistics.subtitle.clone()],
            date: None,
            size,
            ground,
            items: vec![Item::Rect {
                rect: Rect::from_min_size(Point::ZERO, size),
                radius: 0.0,
                fill: Some(ground),
                stroke: None,
            }],
            heading: 1..1,
            cards: Vec::new(),
            smallest_text_pt: PLAIN.size,
            posts: 0,
            units: 0,
            name: statistics.title.clone(),
            states: Vec::new(),
        });
        self.y = self.sheet.margin;
        let (text, muted) = (self.theme.text, self.theme.muted);
        let room = self.right() - self.sheet.margin;
        self.lines(&statistics.title, TITLE, text, room);
        self.lines(&statistics.subtitle, PLAIN, muted, room);
        let end = self.page().items.len();
        self.page().heading = 1..end;
        self.legend();
    }

    /// What the two bars are.
    fn legend(&mut self) {
        const SWATCH: f32 = 14.0;
        let Some([before, after]) = &self.statistics.states else { return };
        let mut left = self.sheet.margin;
        for (name, is_before) in [(before, true), (after, false)] {
            let height = if is_before { BAR_BEFORE } else { BAR };
            let top = self.y + (PLAIN.leading - height) / 2.0;
            let bar = Rect::from_min_size(Point::new(left, top), Size::new(SWATCH, height));
            let bar = if is_before { self.bar_before(bar) } else { self.bar(bar) };
            self.page().items.push(bar);
            left += SWATCH + 5.0;
            left += self.run(name, PLAIN, self.theme.muted, Point::new(left, self.y)) + 14.0;
        }
        self.y += PLAIN.leading;
    }

    fn section(&mut self, section: &Section) {
        let rows = section.rows.len().min(2) as f32 * ROW;
        self.break_page_for(BEFORE_SECTION + SECTION.leading + PLAIN.leading + rows);
        self.begin_section(section);
        let [before, value, limit] = [
            section.rows.iter().filter_map(|row| row.before).fold(0.0, f64::max),
            section.rows.iter().map(|row| row.value).fold(0.0, f64::max),
            section.rows.iter().filter_map(|row| row.limit).fold(0.0, f64::max),
        ];
        let deepest = section.rows.iter().map(|row| row.depth).max().unwrap_or_default();
        self.deepest =
            (INDENT * deepest as f32).min((self.right() - self.sheet.margin) * NAMES / 2.0);
        let most = before.max(value).max(limit).max(1.0);
        let room = self.right() - self.sheet.margin;
        let figures = section.rows.iter().map(|row| self.width(&row.text, FIGURE) + GAP);
        let figures = figures.fold(0.0, f32::max).min(room * FIGURES);
        for row in &section.rows {
            if self.break_page_for(self.height(row)) {
                self.begin_section(section);
            }
            self.row(row, most, figures);
        }
    }

    fn begin_section(&mut self, section: &Section) {
        self.y += BEFORE_SECTION;
        let first = self.page().items.len();
        let top = Point::new(self.sheet.margin, self.y);
        let room = self.right() - self.sheet.margin;
        self.lines(&section.title, SECTION, self.theme.text, room);
        let header = Rect { min: top, max: Point::new(self.right(), self.y) };
        if !section.note.is_empty() {
            self.lines(&section.note, PLAIN, self.theme.muted, room);
        }
        self.y += 3.0;
        let rect = Rect { min: top, max: Point::new(self.right(), self.y) };
        let card = Card {
            // A section is read as a unit is; it is none.
            unit: UnitId::new(""),
            parent: None,
            depth: 0,
            rank: 1,
            arrangement: None,
            left_out: section.note.clone(),
            rect,
            header,
            name: section.title.clone(),
            headcount: String::new(),
            headcount_area: Rect { min: header.max, max: header.max },
            over_ceiling: false,
            mark: None,
            lines: Vec::new(),
            ghosts: Vec::new(),
            items: first..self.page().items.len(),
        };
        self.page().cards.push(card);
    }

    /// Names stand over their bars where beside them they would be cut.
    fn is_narrow(&self) -> bool {
        self.sheet.width < NARROW
    }

    fn height(&self, row: &Row) -> f32 {
        match (self.is_narrow(), row.before) {
            (true, _) => PLAIN.leading + bars(row) + 6.0,
            (false, Some(_)) => ROW,
            (false, None) => ROW_OF_ONE,
        }
    }

    /// `figures` is the width of the column at the end, `most` what fills the room of a bar.
    fn row(&mut self, row: &Row, most: f64, figures: f32) {
        let theme = self.theme;
        let (margin, right, height) = (self.sheet.margin, self.right(), self.height(row));
        let top = self.y;
        let column = (right - margin) * NAMES;
        let indent = (INDENT * row.depth as f32).min(column / 2.0);
        let (names, left, text_top, bar_top) = if self.is_narrow() {
            (right - margin - indent, margin + indent, top, top + PLAIN.leading + 1.0)
        } else {
            let text_top = top + (height - PLAIN.leading) / 2.0;
            (column - indent - GAP, margin + column, text_top, top + (height - bars(row)) / 2.0)
        };
        let name = self.shortened(&row.name, PLAIN, names);
        self.run(&name, PLAIN, theme.text, Point::new(margin + indent, text_top));

        // Of one length for all rows, wherever they begin.
        let bars_left = if self.is_narrow() { margin + self.deepest } else { left };
        let room = (right - bars_left - figures).max(0.0);
        let length = |value: f64| (value / most) as f32 * room;
        let place = |top: f32, length: f32, height: f32| {
            Rect::from_min_size(Point::new(left, top), Size::new(length.max(0.5), height))
        };
        let mut items = Vec::new();
        if let Some(limit) = row.limit {
            // The room that is allowed; what is beyond it shows.
            items.push(self.bar_before(place(bar_top - 1.5, length(limit), BAR + 3.0)));
        }
        items.push(self.bar(place(
            bar_top,
            length(row.value.min(row.limit.unwrap_or(f64::MAX))),
            BAR,
        )));
        if let Some(limit) = row.limit.filter(|_| row.is_over()) {
            let (from, to) = (length(limit), length(row.value));
            let rect = Rect::from_min_size(
                Point::new(left + from, bar_top),
                Size::new((to - from).max(0.5), BAR),
            );
            items.push(Item::Rect { rect, radius: 0.0, fill: Some(theme.warning), stroke: None });
        }
        if let Some(before) = row.before {
            items.push(self.bar_before(place(bar_top + BAR + 1.0, length(before), BAR_BEFORE)));
        }
        self.page().items.extend(items);

        let color = if row.is_over() { theme.warning } else { theme.text };
        let text = self.shortened(&row.text, FIGURE, figures);
        let width = self.width(&text, FIGURE);
        let text_top =
            if self.is_narrow() { bar_top + (BAR - FIGURE.leading) / 2.0 } else { text_top };
        self.run(&text, FIGURE, color, Point::new(right - width, text_top));

        self.y += height;
        let bottom = self.y;
        let page = self.page();
        let end = page.items.len();
        let card = page.cards.last_mut().expect("a section was begun");
        card.rect.max.y = bottom;
        card.items.end = end;
        card.lines.push(LineArea {
            posts: Vec::new(),
            rect: Rect { min: Point::new(margin, top), max: Point::new(right, bottom) },
            label: row.label.clone(),
            change: None,
            tag: None,
        });
    }

    fn bar(&self, rect: Rect) -> Item {
        Item::Rect { rect, radius: 0.0, fill: Some(self.theme.accent), stroke: None }
    }

    /// Hollow, so that it is told from the other without colour.
    fn bar_before(&self, rect: Rect) -> Item {
        let stroke = Stroke { width: 0.8, color: self.theme.muted };
        Item::Rect { rect, radius: 0.0, fill: None, stroke: Some(stroke) }
    }

    /// Whether what is `height` high went to a new page.
    fn break_page_for(&mut self, height: f32) -> bool {
        let Some(page) = self.sheet.height else { return false };
        let is_full = self.y + height > page - self.sheet.margin - SMALL.leading;
        let is_used = !self.pages.last().is_some_and(|page| page.cards.is_empty());
        if is_full && is_used {
            self.begin_page();
        }
        is_full && is_used
    }

    fn finish(mut self) -> Vec<Page> {
        let pages = self.pages.len();
        let (right, bottom) = (self.right(), self.y + self.sheet.margin);
        let footed = self.sheet.height.filter(|_| pages > 1);
        for index in 0..pages {
            if let Some(height) = footed {
                let text = format!("{} / {pages}", index + 1);
                let width = self.width(&text, SMALL);
                let top = height - self.sheet.margin - SMALL.leading;
                let at = Point::new(right - width, top);
                let run = run(&text, width, SMALL, self.theme.muted, at);
                self.pages[index].items.push(run);
                self.pages[index].smallest_text_pt = SMALL.size;
            }
            if self.sheet.height.is_none() {
                let page = &mut self.pages[index];
                page.size.height = bottom;
                if let Some(Item::Rect { rect, .. }) = page.items.first_mut() {
                    rect.max.y = bottom;
                }
            }
        }
        self.pages
    }

    /// A text in as many lines as it needs, at the left.
    fn lines(&mut self, text: &str, kind: Type, color: Color, room: f32) {
        for line in self.setter.broken(text, kind.within(room)).iter() {
            self.run(&line.text, kind, color, Point::new(self.sheet.margin, self.y));
            self.y += kind.leading;
        }
    }

    fn width(&mut self, text: &str, kind: Type) -> f32 {
        self.setter.width(text, kind.weight, kind.size)
    }

    /// A run at the top left corner `at` of its line. Returns its width.
    fn run(&mut self, text: &str, kind: Type, color: Color, at: Point) -> f32 {
        let width = self.width(text, kind);
        if !text.is_empty() {
            self.page().items.push(run(text, width, kind, color, at));
        }
        width
    }

    fn shortened(&mut self, text: &str, kind: Type, room: f32) -> String {
        if self.width(text, kind) <= room {
            return text.to_owned();
        }
        let room = (room - self.width("…", kind)).max(0.0);
        let lines = self.setter.broken(text, kind.within(room));
        lines.first().map(|line| format!("{}…", line.text)).unwrap_or_default()
    }
}

impl Type {
    fn within(self, width: f32) -> Measure {
        Measure { weight: self.weight, size: self.size, first_width: width, width }
    }
}

/// The height of the bars of a row.
fn bars(row: &Row) -> f32 {
    BAR + row.before.map_or(0.0, |_| BAR_BEFORE + 1.0)
}

fn run(text: &str, width: f32, kind: Type, color: Color, at: Point) -> Item {
    Item::Text(TextRun {
        text: laid_out(text).into(),
        origin: Point::new(at.x, at.y + kind.size * ASCENT),
        size: kind.size,
        weight: kind.weight,
        color,
        width,
    })
}
