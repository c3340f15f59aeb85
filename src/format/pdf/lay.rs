//! The parts of pages as lines: a heading by its size, an item by its mark, and what every page repeats as such.

use std::collections::{HashMap, HashSet};

use super::charts::{self, Chart};
use super::content::Drawn;
use super::merged::Row;
use super::own::{OwnChart, Unit};
use super::prose::{Paragraph, Part, margin, parts};
use super::sheets;
use super::tables::{self, Table};
use super::words::{Piece, Word, pieces};
use crate::format::drawings;
use crate::format::reading::phrases::counts;
use crate::format::reading::{Given, Laying};
use crate::geom::Rect;

/// Rows of heads that a table repeats on each page, at most.
const HEADS_MAX: usize = 4;

/// What a page is called that shows a chart of several pages as a whole.
const OVERVIEW: [&str; 2] = ["Vue d’ensemble", "Overview"];

/// The lines of our own pages.
pub fn own(charts: &[OwnChart]) -> Laying {
    let mut laying = Laying::default();
    for chart in charts {
        laying.place.page = Some(chart.page);
        laying.gap();
        let mut is_sum = false;
        for line in &chart.heading {
            // The number for all units is the sum of theirs, which are in the boxes. It may take two lines.
            let goes_on = is_sum && line.starts_with(char::is_lowercase);
            is_sum = goes_on || line.starts_with("Postes autorisés");
            let is_named = *line == chart.root.name || OVERVIEW.contains(&line.as_str());
            laying.line(if is_sum || is_named { Given::Furniture } else { Given::Nothing }, line);
        }
        laying.gap();
        own_units(&chart.root, &mut laying);
    }
    laying
}

fn own_units(root: &Unit, laying: &mut Laying) {
    let mut open = vec![(root, 1_u8)];
    while let Some((unit, depth)) = open.pop() {
        laying.place.page = Some(unit.page);
        laying.place.area = unit.area.map(place);
        laying.line(Given::Box { depth }, &unit.name);
        unit.lines().for_each(|line| laying.line(Given::InBox, &line));
        open.extend(unit.below.iter().rev().map(|below| (below, depth.saturating_add(1))));
    }
    laying.place.area = None;
}

fn place(area: Rect) -> [f32; 4] {
    [area.min.x, area.min.y, area.width(), area.height()]
}

/// How far right the margin of running text is on its page, at least.
const LEAST_MARGIN: f32 = 0.6;

/// A page taken apart.
struct Sheet {
    number: u32,
    pieces: Vec<Piece>,
    chart: Option<Chart>,
    parts: Vec<Part>,
    /// Lines that other pages have at the same place.
    furniture: Vec<(String, Rect)>,
}

/// The lines of any pages; those of a sheet are drawn cell by cell.
pub fn lay(pages: &[Drawn], is_sheet: bool) -> Laying {
    let pieces: fn(&[Word]) -> Vec<Piece> = if is_sheet { sheets::cells } else { pieces };
    let mut all: Vec<Vec<Piece>> = pages.iter().map(|page| pieces(&page.words)).collect();
    let furniture = take_furniture(&mut all, pages);
    if is_sheet {
        let widths: Vec<f32> = pages.iter().map(|page| page.size.width).collect();
        sheets::join_beside(&mut all, &widths);
    }
    let mut rights: Vec<f32> = all
        .iter()
        .flatten()
        .filter(|piece| piece.words.len() > 5)
        .map(|piece| piece.area.max.x)
        .collect();
    // Lists whose items are all short end nowhere near a margin.
    let widest = pages.iter().map(|page| page.size.width).fold(0.0, f32::max);
    let margin = margin(&mut rights);
    let margin = if margin < LEAST_MARGIN * widest { f32::INFINITY } else { margin };
    let numbered = (1..).zip(pages.iter().zip(all).zip(furniture));
    let mut heads = is_sheet.then(Vec::new);
    let mut sheets: Vec<Sheet> = numbered
        .map(|(number, ((page, pieces), furniture))| {
            sheet((number, page), pieces, furniture, margin, heads.as_mut())
        })
        .collect();
    join_pages(&mut sheets);
    drop_columns(&mut sheets);
    let levels = levels(&sheets);
    let mut writer = Writer {
        laying: Laying::default(),
        levels,
        lefts: Vec::new(),
        table: None,
        waiting: Vec::new(),
    };
    let mut at = 0;
    while at < sheets.len() {
        at += writer.sheets(&sheets[at..]);
    }
    writer.end_table();
    writer.laying
}

fn sheet(
    (number, page): (u32, &Drawn),
    pieces: Vec<Piece>,
    furniture: Vec<(String, Rect)>,
    margin: f32,
    heads: Option<&mut Vec<Rect>>,
) -> Sheet {
    let mut pieces = pieces;
    let mut tables = tables::ruled(&pieces, &page.boxes, &page.rules);
    let cells: Vec<Rect> = tables.iter().flat_map(|table| table.boxes.iter().copied()).collect();
    if !cells.is_empty() {
        pieces = tables::cut(pieces, &cells);
        tables = tables::ruled(&pieces, &page.boxes, &page.rules);
    }
    let is_free =
        |area: &Rect| !tables.iter().any(|table| table.area.expand(4.0).contains(area.center()));
    let mut boxes: Vec<Rect> = page.boxes.iter().copied().filter(is_free).collect();
    boxes.extend(cells.iter().copied());
    let rules: Vec<_> =
        page.rules.iter().copied().filter(|&(a, b)| is_free(&Rect::new(a, b))).collect();
    // The cells of a table that is a chart are boxes.
    tables.retain(|table| table.boxes.is_empty());
    let tabled: HashSet<usize> =
        tables.iter().flat_map(|table| table.pieces.iter().copied()).collect();
    let free: Vec<usize> = (0..pieces.len()).filter(|it| !tabled.contains(it)).collect();
    let of_chart: Vec<Piece> = free.iter().map(|&at| pieces[at].clone()).collect();
    let mut chart = charts::chart(&of_chart, &boxes, &rules, !cells.is_empty());
    if let Some(chart) = &mut chart {
        for card in &mut chart.cards {
            card.pieces.iter_mut().for_each(|it| *it = free[*it]);
        }
    }
    let charted: HashSet<usize> =
        chart.iter().flat_map(|it| &it.cards).flat_map(|it| it.pieces.iter().copied()).collect();
    let free = free.into_iter().filter(|it| !charted.contains(it)).collect();
    let area = chart
        .as_ref()
        .map(|it| it.cards.iter().fold(Rect::NOTHING, |all, card| all.union(card.area)));
    let mut free: Vec<usize> = free;
    let is_plain = tables.is_empty() && chart.is_none();
    if let Some(table) =
        heads.filter(|_| is_plain).and_then(|heads| sheets::table(&pieces, &free, heads))
    {
        free.retain(|at| !table.pieces.contains(at));
        tables.push(table);
    }
    let parts = parts(&pieces, free, tables, area, margin);
    Sheet { number, pieces, chart, parts, furniture }
}

/// Of the pages' outer lines, those that stand at the same place on others, but for their numbers.
fn take_furniture(all: &mut [Vec<Piece>], pages: &[Drawn]) -> Vec<Vec<(String, Rect)>> {
    let key = |piece: &Piece, page: &Drawn| {
        // A line of running text is longer.
        if piece.words.len() > 14 {
            return None;
        }
        let digits = |c: char| if c.is_ascii_digit() { '#' } else { c };
        let text: String = piece.text.chars().map(digits).collect();
        let text = text.replace("##", "#").replace("##", "#");
        let height = page.size.height.max(1.0);
        let place = piece.on_page().center().y / height;
        // In the outer parts of a page only, and nothing that reads as posts.
        (!(0.12..0.88).contains(&place)).then(|| (text, (place * 100.0).round() as i32))
    };
    let mut counts: HashMap<(String, i32), u32> = HashMap::new();
    let tabled: Vec<Vec<bool>> = all
        .iter()
        .zip(pages)
        .map(|(pieces, page)| tables::tabled(pieces, &page.boxes, &page.rules))
        .collect();
    for ((pieces, page), tabled) in all.iter().zip(pages).zip(&tabled) {
        let free = pieces.iter().zip(tabled).filter(|(_, tabled)| !**tabled);
        let keys: HashSet<_> = free.filter_map(|(piece, _)| key(piece, page)).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let pages_count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let repeated = |key: &(String, i32)| {
        let around = (-1..=1)
            .map(|step| counts.get(&(key.0.clone(), key.1 + step)).copied().unwrap_or_default());
        let count: u32 = around.sum();
        pages_count > 1 && count >= 2 && count * 3 >= pages_count.min(9)
    };
    let mut out = Vec::with_capacity(all.len());
    for ((pieces, page), tabled) in all.iter_mut().zip(pages).zip(tabled) {
        let foot = foot(pieces, page);
        let is_furniture = |piece: &Piece, tabled: bool| {
            let is_foot = foot.is_some_and(|foot| piece.on_page().min.y >= foot);
            !tabled && (is_foot || key(piece, page).is_some_and(|key| repeated(&key)))
        };
        // Nothing but the like stands further out.
        let others = || {
            let others =
                pieces.iter().zip(&tabled).filter(|(piece, it)| !is_furniture(piece, **it));
            others.map(|(piece, _)| piece.on_page())
        };
        let first = others().map(|area| area.min.y).fold(f32::MAX, f32::min);
        let last = others().map(|area| area.max.y).fold(f32::MIN, f32::max);
        let is_outer = |(piece, tabled): &(Piece, bool)| {
            let area = piece.on_page();
            is_furniture(piece, *tabled) && (area.min.y < first || area.max.y > last)
        };
        let (taken, kept): (Vec<_>, Vec<_>) =
            std::mem::take(pieces).into_iter().zip(tabled.iter().copied()).partition(is_outer);
        *pieces = kept.into_iter().map(|(piece, _)| piece).collect();
        let taken: Vec<Piece> = taken.into_iter().map(|(piece, _)| piece).collect();
        out.push(taken.iter().map(|piece| (piece.text.clone(), piece.on_page())).collect());
    }
    out
}

/// Where the foot of a page of text begins: what stands by itself in its lower margin, and counts nothing. Where
/// something is drawn it may as well be a box.
fn foot(pieces: &[Piece], page: &Drawn) -> Option<f32> {
    const MARGIN: f32 = 0.935;
    if !page.boxes.is_empty() || !page.rules.is_empty() || pieces.len() < 4 {
        return None;
    }
    let last = pieces.iter().max_by(|a, b| a.on_page().max.y.total_cmp(&b.on_page().max.y))?;
    let (top, size) = (last.on_page().min.y, last.size);
    let others = pieces.iter().map(Piece::on_page).filter(|area| area.max.y < top + 0.2 * size);
    let above = others.map(|area| area.max.y).fold(f32::MIN, f32::max);
    let beside = pieces.iter().filter(|it| it.on_page().max.y >= top + 0.2 * size);
    let is_said = beside
        .clone()
        .any(|it| counts::begins_with_count(&it.text) || counts::has_category(&it.text));
    let is_margin = last.on_page().center().y > MARGIN * page.size.height;
    (is_margin && !is_said && top - above > 2.0 * size && beside.count() <= 3).then_some(top - 0.1)
}

/// A paragraph or a table that a page's end cut is put together again, on the page where it begins.
fn join_pages(sheets: &mut [Sheet]) {
    for at in 1..sheets.len() {
        let (before, after) = sheets.split_at_mut(at);
        let (Some(above), below) = (before.last_mut(), &mut after[0]) else { continue };
        let joins = match (above.parts.last(), below.parts.first()) {
            (Some(Part::Paragraph(last)), Some(Part::Paragraph(next))) => {
                last.full
                    && !next.bullet
                    && last.bold == next.bold
                    && (last.size - next.size).abs() < 0.5
                    && next.text.starts_with(|c: char| c.is_lowercase())
            }
            _ => false,
        };
        if joins
            && let Part::Paragraph(next) = below.parts.remove(0)
            && let Some(Part::Paragraph(last)) = above.parts.last_mut()
        {
            tables::append(&mut last.text, &next.text);
            last.full = next.full;
        }
    }
}

/// Leaves out the empty columns of each table, on however many pages it stands.
fn drop_columns(sheets: &mut [Sheet]) {
    let mut open: Vec<&mut Table> = Vec::new();
    for sheet in sheets {
        for (at, part) in sheet.parts.iter_mut().enumerate() {
            let Part::Table(table) = part else {
                tables::drop_empty_columns(&mut std::mem::take(&mut open));
                continue;
            };
            let goes_on = at == 0 && open.last().is_some_and(|last| last.goes_on_in(table));
            if !goes_on {
                tables::drop_empty_columns(&mut std::mem::take(&mut open));
            }
            open.push(table);
        }
    }
    tables::drop_empty_columns(&mut open);
}

/// The depth of headings: the sizes, larger than that of most words, from the largest down.
fn levels(sheets: &[Sheet]) -> Vec<i32> {
    let mut letters: HashMap<i32, usize> = HashMap::new();
    let paragraphs = || {
        sheets.iter().flat_map(|sheet| &sheet.parts).filter_map(|part| match part {
            Part::Paragraph(paragraph) => Some(paragraph),
            Part::Table(_) | Part::Chart => None,
        })
    };
    for paragraph in paragraphs() {
        *letters.entry(style(paragraph)).or_default() += paragraph.text.chars().count();
    }
    let body = letters.iter().max_by_key(|&(&size, &count)| (count, size)).map_or(0, |it| *it.0);
    let mut sizes: Vec<i32> = letters.into_keys().filter(|&size| size > body + 1).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    sizes
}

/// A paragraph's size, in half points.
fn style(paragraph: &Paragraph) -> i32 {
    (paragraph.size * 2.0).round() as i32
}

struct Writer {
    laying: Laying,
    levels: Vec<i32>,
    /// Where the items of the lists that are open begin.
    lefts: Vec<f32>,
    /// The table just written: its number and its first rows.
    table: Option<(u32, Vec<Vec<String>>)>,
    /// What stands between the parts of a table on two pages: the foot of one, the head of the other, and the
    /// heads of the columns printed again. It is written below the table, which it would part.
    waiting: Vec<(u32, String, Rect)>,
}

impl Writer {
    /// Writes the first of `sheets`, and those that go on with its chart; how many.
    fn sheets(&mut self, sheets: &[Sheet]) -> usize {
        // Pages of one drawing may go on with each other.
        let charts = sheets.iter().take_while(|sheet| sheet.chart.is_some()).count();
        if charts > 1 {
            self.end_table();
            let of_sheet =
                |sheet: &Sheet| sheet.chart.as_ref().map(|it| it.page(sheet.number, &sheet.pieces));
            let mut pages: Vec<_> = sheets[..charts].iter().filter_map(of_sheet).collect();
            for (page, sheet) in pages.iter_mut().zip(sheets) {
                self.beside(page, sheet);
            }
            self.laying.append(drawings::lay(&pages));
            for sheet in &sheets[..charts] {
                self.furniture(sheet);
            }
            return charts;
        }
        if let Some(sheet) = sheets.first() {
            self.sheet(sheet);
        }
        1
    }

    /// Puts what stands beside a chart to its page.
    fn beside(&mut self, page: &mut drawings::page::Page, sheet: &Sheet) {
        for part in &sheet.parts {
            match part {
                Part::Paragraph(it) => page.shapes.push(loose(page.shapes.len(), it)),
                Part::Table(table) => {
                    let number = self.laying.next_table();
                    let rows = table.rows.iter().map(|row| row_of(row, number));
                    page.texts.extend(rows);
                }
                Part::Chart => {}
            }
        }
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.laying.place.page = Some(sheet.number);
        let mut is_first = true;
        for part in &sheet.parts {
            match part {
                Part::Paragraph(paragraph) => {
                    self.end_table();
                    self.paragraph(paragraph);
                }
                Part::Table(table) => {
                    // Only the first on a page goes on with the last of the page before.
                    if !is_first {
                        self.end_table();
                    }
                    self.rows(sheet.number, &table.rows);
                }
                Part::Chart => {
                    if let Some(chart) = &sheet.chart {
                        self.end_table();
                        self.lefts.clear();
                        self.laying
                            .append(drawings::lay(&[chart.page(sheet.number, &sheet.pieces)]));
                    }
                }
            }
            is_first = false;
        }
        self.furniture(sheet);
    }

    fn furniture(&mut self, sheet: &Sheet) {
        let lines = sheet.furniture.iter().map(|(text, area)| (sheet.number, text.clone(), *area));
        self.waiting.extend(lines);
        if self.table.is_none() {
            self.end_table();
        }
    }

    /// Ends the table that is open, and writes what waited for that.
    fn end_table(&mut self) {
        self.table = None;
        let page = self.laying.place.page;
        for (page, text, area) in std::mem::take(&mut self.waiting) {
            self.laying.place.page = Some(page);
            self.stand(area);
            self.laying.line(Given::Furniture, &text);
        }
        self.laying.place.area = None;
        self.laying.place.page = page;
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let level = self.levels.iter().position(|&it| it == style(paragraph));
        let level = level.filter(|_| !paragraph.bullet && paragraph.text.chars().count() <= 200);
        let given = match level {
            Some(level) => Given::Heading { level: u8::try_from(level + 1).unwrap_or(9).min(9) },
            None if paragraph.bullet => Given::Item { depth: self.depth(paragraph.area.min.x) },
            None if paragraph.bold => Given::Paragraph { bold: true, indent: 0 },
            None => Given::Nothing,
        };
        if !paragraph.bullet {
            self.lefts.clear();
        }
        // Where headings part the text, white space says nothing more.
        if paragraph.apart && self.levels.is_empty() {
            self.laying.gap();
        }
        self.stand(paragraph.area);
        self.laying.line(given, &paragraph.text);
        self.laying.place.area = None;
    }

    /// How deep an item is whose mark stands at `left`.
    fn depth(&mut self, left: f32) -> u8 {
        while self.lefts.last().is_some_and(|&it| it > left + 3.0) {
            self.lefts.pop();
        }
        if self.lefts.last().is_none_or(|&it| it < left - 3.0) {
            self.lefts.push(left);
        }
        u8::try_from(self.lefts.len()).unwrap_or(9)
    }

    fn rows(&mut self, page: u32, rows: &[Row]) {
        self.lefts.clear();
        let Some(first) = rows.first() else { return };
        let width = |rows: &[Vec<String>]| rows.first().map(Vec::len);
        let goes_on = self.table.take().filter(|(_, head)| width(head) == Some(first.cells.len()));
        let mut skipped = 0;
        let (number, head) = match goes_on {
            Some((number, head)) => {
                // Heads that are printed again say nothing new.
                let again = rows.iter().zip(&head).take_while(|(row, head)| row.cells == **head);
                skipped = again.count();
                (number, head)
            }
            None => {
                self.end_table();
                self.laying.gap();
                let head = rows.iter().take(HEADS_MAX).map(|row| row.cells.clone());
                (self.laying.next_table(), head.collect())
            }
        };
        for (at, row) in rows.iter().enumerate() {
            let (given, text) = row_of(row, number);
            if at < skipped {
                self.waiting.push((page, text, row.area));
                continue;
            }
            self.stand(row.area);
            self.laying.line(given, &text);
        }
        self.laying.place.area = None;
        self.table = Some((number, head));
    }

    fn stand(&mut self, area: Rect) {
        self.laying.place.area = Some(place(area));
    }
}

fn row_of(row: &Row, table: u32) -> (Given, String) {
    (Given::Row { table, cells: row.cells.clone().into() }, row.cells.join(" | "))
}

/// Words beside a chart, as what stands on its page.
fn loose(at: usize, paragraph: &Paragraph) -> drawings::page::Shape {
    let area = paragraph.area;
    let line = drawings::page::Line { text: paragraph.text.clone(), bold: paragraph.bold };
    let area = drawings::page::Area {
        left: f64::from(area.min.x),
        top: f64::from(area.min.y),
        width: f64::from(area.width()),
        height: f64::from(area.height()),
    };
    drawings::page::Shape::new(&format!("loose {at}"), vec![line], Some(area))
}
