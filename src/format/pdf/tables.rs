//! Tables of a page: ruled ones by their cells, others by columns that stand below one another.

use super::cards::sort;
use super::words::{Piece, Word, turned_back};
use crate::geom::{Point, Rect};

/// A table, and the pieces that stand in it.
#[derive(Debug)]
pub struct Table {
    pub area: Rect,
    pub rows: Vec<Row>,
    pub pieces: Vec<usize>,
}

#[derive(Debug)]
pub struct Row {
    pub cells: Vec<String>,
    pub area: Rect,
}

/// Lines that lie so near are one, in points.
const SAME: f32 = 3.0;
/// More lines in one direction than a page's table has.
const LINES_MAX: usize = 400;

/// The ruled tables of a page: at least two rows and two columns of closed cells.
pub fn ruled(pieces: &[Piece], boxes: &[Rect], rules: &[(Point, Point)]) -> Vec<Table> {
    let mut level = Vec::new();
    let mut upright = Vec::new();
    let sides = boxes.iter().flat_map(|area| {
        let [a, b] = [area.min, area.max];
        let (c, d) = (Point::new(b.x, a.y), Point::new(a.x, b.y));
        [(a, c), (d, b), (a, d), (c, b)]
    });
    for (from, to) in rules.iter().copied().chain(sides) {
        if (from.y - to.y).abs() < 1.0 {
            level.push(Side { at: from.y, start: from.x.min(to.x), end: from.x.max(to.x) });
        } else if (from.x - to.x).abs() < 1.0 {
            upright.push(Side { at: from.x, start: from.y.min(to.y), end: from.y.max(to.y) });
        }
    }
    if level.len() > 20_000 || upright.len() > 20_000 {
        return Vec::new();
    }
    let (level, upright) = (joined(level), joined(upright));
    regions(&level, &upright)
        .iter()
        .filter_map(|region| table(region, &level, &upright, pieces))
        .collect()
}

/// A stretch of a line that is level (`at` is its height) or upright.
#[derive(Clone, Copy, Debug)]
struct Side {
    at: f32,
    start: f32,
    end: f32,
}

/// Stretches on the same line that meet, as one.
fn joined(mut sides: Vec<Side>) -> Vec<Side> {
    sides.sort_by(|a, b| a.at.total_cmp(&b.at));
    // What lies on one line has one height.
    let mut line = f32::NEG_INFINITY;
    for side in &mut sides {
        if side.at - line > SAME {
            line = side.at;
        }
        side.at = line;
    }
    sides.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.start.total_cmp(&b.start)));
    let mut out: Vec<Side> = Vec::new();
    for side in sides {
        match out.last_mut() {
            Some(last) if last.at == side.at && side.start <= last.end + SAME => {
                last.end = last.end.max(side.end)
            }
            _ => out.push(side),
        }
    }
    out
}

/// Where level and upright lines cross: each group of them that hangs together, as its bounds.
fn regions(level: &[Side], upright: &[Side]) -> Vec<Rect> {
    let mut name: Vec<usize> = (0..level.len() + upright.len()).collect();
    for (a, one) in level.iter().enumerate() {
        for (b, other) in upright.iter().enumerate() {
            let crosses = other.at >= one.start - SAME
                && other.at <= one.end + SAME
                && one.at >= other.start - SAME
                && one.at <= other.end + SAME;
            if crosses {
                join(&mut name, a, level.len() + b);
            }
        }
    }
    let mut bounds: Vec<(Rect, usize, usize)> = vec![(Rect::NOTHING, 0, 0); name.len()];
    for (a, side) in level.iter().enumerate() {
        let it = &mut bounds[root(&name, a)];
        it.0 =
            it.0.union(Rect::new(Point::new(side.start, side.at), Point::new(side.end, side.at)));
        it.1 += 1;
    }
    for (b, side) in upright.iter().enumerate() {
        let it = &mut bounds[root(&name, level.len() + b)];
        it.0 =
            it.0.union(Rect::new(Point::new(side.at, side.start), Point::new(side.at, side.end)));
        it.2 += 1;
    }
    bounds.into_iter().filter(|it| it.1 >= 3 && it.2 >= 3).map(|it| it.0).collect()
}

/// Whether a line at `at` runs from `start` to `end`.
fn covers(sides: &[Side], at: f32, start: f32, end: f32) -> bool {
    let near = |side: &&Side| (side.at - at).abs() <= SAME;
    sides.iter().filter(near).any(|side| side.start <= start + SAME && side.end >= end - SAME)
}

/// Where the lines of a table stand, and which of its cells are one.
struct Grid {
    heights: Vec<f32>,
    columns: Vec<f32>,
    /// For each cell, row by row, the first of those that it is one with.
    cell: Vec<usize>,
}

impl Grid {
    fn of(region: &Rect, level: &[Side], upright: &[Side]) -> Option<Self> {
        let grown = region.expand(SAME);
        let heights = places(level, (grown.min.y, grown.max.y), (grown.min.x, grown.max.x));
        let columns = places(upright, (grown.min.x, grown.max.x), (grown.min.y, grown.max.y));
        let fits = |count: usize| (3..=LINES_MAX).contains(&count);
        if !fits(heights.len()) || !fits(columns.len()) {
            return None;
        }
        let cell = (0..(heights.len() - 1) * (columns.len() - 1)).collect();
        let mut grid = Self { heights, columns, cell };
        grid.merge(level, upright);
        let mut names = grid.cell.clone();
        names.sort_unstable();
        names.dedup();
        // A frame around boxes that touch is no table.
        (names.len() >= 4 && names.len() * 3 >= grid.cell.len()).then_some(grid)
    }

    fn rows(&self) -> usize {
        self.heights.len() - 1
    }

    fn width(&self) -> usize {
        self.columns.len() - 1
    }

    /// Makes cells one that no line parts.
    fn merge(&mut self, level: &[Side], upright: &[Side]) {
        let width = self.width();
        let mut name = std::mem::take(&mut self.cell);
        for at in 0..name.len() {
            let (row, column) = (at / width, at % width);
            let (top, bottom) = (self.heights[row], self.heights[row + 1]);
            let (left, right) = (self.columns[column], self.columns[column + 1]);
            if column + 1 < width && !covers(upright, right, top, bottom) {
                join(&mut name, at, at + 1);
            }
            if row + 1 < self.rows() && !covers(level, bottom, left, right) {
                join(&mut name, at, at + width);
            }
        }
        self.cell = (0..name.len()).map(|at| root(&name, at)).collect();
    }

    /// The cell at a point; that at the border, for one outside.
    fn at(&self, point: Point) -> usize {
        let row = self.heights.partition_point(|&it| it <= point.y).clamp(1, self.rows());
        let column = self.columns.partition_point(|&it| it <= point.x).clamp(1, self.width());
        self.cell[(row - 1) * self.width() + column - 1]
    }

    fn row(&self, row: usize, texts: &[String]) -> Row {
        let width = self.width();
        let mut cells = Vec::with_capacity(width);
        for column in 0..width {
            let name = self.cell[row * width + column];
            // A cell over several columns stands in its first; one over several rows stands in each.
            let is_first = column == 0 || self.cell[row * width + column - 1] != name;
            cells.push(if is_first { texts[name].clone() } else { String::new() });
        }
        let from = Point::new(self.columns[0], self.heights[row]);
        Row { cells, area: Rect::new(from, Point::new(self.columns[width], self.heights[row + 1])) }
    }
}

fn root(name: &[usize], mut at: usize) -> usize {
    while name[at] != at {
        at = name[at];
    }
    at
}

fn join(name: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(name, a), root(name, b));
    name[a.max(b)] = a.min(b);
}

/// Where the lines stand that cross a field; those that lie on each other once.
fn places(sides: &[Side], across: (f32, f32), along: (f32, f32)) -> Vec<f32> {
    let crosses = |side: &&Side| {
        (across.0..=across.1).contains(&side.at) && side.end >= along.0 && side.start <= along.1
    };
    let mut places: Vec<f32> = sides.iter().filter(crosses).map(|side| side.at).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() <= SAME);
    places
}

fn table(region: &Rect, level: &[Side], upright: &[Side], pieces: &[Piece]) -> Option<Table> {
    let grid = Grid::of(region, level, upright)?;
    let mut held: Vec<Vec<Word>> = vec![Vec::new(); grid.cell.len()];
    let mut all = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if region.expand(SAME).contains(piece.on_page().center()) {
            all.push(at);
            // Narrow columns may stand nearer to each other than words elsewhere.
            for word in &piece.words {
                held[grid.at(turned_back(word.area, word.turn).center())].push(word.clone());
            }
        }
    }
    let texts: Vec<String> = held.iter().map(|words| text_of(words)).collect();
    let mut rows: Vec<Row> = (0..grid.rows()).map(|row| grid.row(row, &texts)).collect();
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    drop_empty_columns(&mut rows);
    let is_table = all.len() >= 3 && rows.len() >= 2 && rows[0].cells.len() >= 2;
    is_table.then_some(Table { area: *region, rows, pieces: all })
}

fn drop_empty_columns(rows: &mut [Row]) {
    let width = rows.first().map_or(0, |row| row.cells.len());
    let filled: Vec<bool> =
        (0..width).map(|column| rows.iter().any(|row| !row.cells[column].is_empty())).collect();
    for row in rows {
        let mut column = 0;
        row.cells.retain(|_| {
            column += 1;
            filled[column - 1]
        });
    }
}

/// What the words of a cell say, line after line.
fn text_of(words: &[Word]) -> String {
    let pieces = super::words::pieces(words);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    sort(&mut order, &pieces);
    let mut out = String::new();
    for at in order {
        append(&mut out, &pieces[at].text);
    }
    out
}

/// Adds a line to a text: what a hyphen cut is put together by whoever knows words.
pub fn append(out: &mut String, line: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(line);
}

/// Whether a text is a figure or a letter, as in the narrow columns of a table.
fn is_short(text: &str) -> bool {
    text.chars().count() <= 6
}

/// A table without rules that the lines from the first one on make; with the number of lines it takes.
/// Each line is the places of its pieces, from left to right.
pub fn aligned(lines: &[Vec<usize>], pieces: &[Piece]) -> Option<(Table, usize)> {
    if lines.first()?.len() < 2 {
        return None;
    }
    let mut best = None;
    let mut count = 0;
    let mut spans: Vec<(f32, f32)> = Vec::new();
    for (at, line) in lines.iter().enumerate().take(2_000) {
        if at > 0 {
            let gap = pieces[line[0]].area.min.y - pieces[lines[at - 1][0]].area.max.y;
            if gap > 2.2 * pieces[line[0]].size {
                break;
            }
        }
        let mut widened = spans.clone();
        for &piece in line {
            add_span(&mut widened, pieces[piece].area.min.x, pieces[piece].area.max.x);
        }
        // A line across all columns ends the table.
        if widened.len() < 2 {
            break;
        }
        spans = widened;
        count += usize::from(line.len() >= 2);
        if count >= 3 && line.len() >= 2 {
            best = Some((at + 1, spans.clone()));
        }
    }
    let (mut taken, spans) = best?;
    // The last row may go on with fewer cells.
    while taken < lines.len()
        && lies_in(&lines[taken], &spans, pieces)
        && gap_above(lines, taken, pieces) < TIGHT
    {
        taken += 1;
    }
    let rows = aligned_rows(&lines[..taken], &spans, pieces);
    let short = |column: usize| {
        let cells = rows.iter().map(|row| &row.cells[column]).filter(|cell| !cell.is_empty());
        let (short, all) =
            cells.fold((0, 0), |(short, all), cell| (short + usize::from(is_short(cell)), all + 1));
        short * 10 >= all * 7
    };
    // The marks of a list are no column.
    let is_mark = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
    let marks = |column: usize| rows.iter().any(|row| is_mark(&row.cells[column]));
    if (0..spans.len()).any(|column| {
        marks(column) && rows.iter().all(|row| !row.cells[column].contains(char::is_alphanumeric))
    }) {
        return None;
    }
    let narrow = (0..spans.len()).filter(|&column| short(column)).count();
    // Two columns of words are columns of a page.
    if narrow == 0 || (spans.len() > 2 && narrow == spans.len()) {
        return None;
    }
    let all: Vec<usize> = lines[..taken].iter().flatten().copied().collect();
    let area = all.iter().fold(Rect::NOTHING, |area, &it| area.union(pieces[it].area));
    Some((Table { area, rows, pieces: all }, taken))
}

/// Lines of one cell are no further apart, in em.
const TIGHT: f32 = 0.32;

/// How far a line is from the one above it, in em.
fn gap_above(lines: &[Vec<usize>], at: usize, pieces: &[Piece]) -> f32 {
    let bottom = lines[at - 1].iter().map(|&it| pieces[it].area.max.y).fold(f32::MIN, f32::max);
    let top = lines[at].iter().map(|&it| pieces[it].area.min.y).fold(f32::MAX, f32::min);
    (top - bottom) / pieces[lines[at][0]].size.max(0.1)
}

fn lies_in(line: &[usize], spans: &[(f32, f32)], pieces: &[Piece]) -> bool {
    line.iter().all(|&it| {
        let area = pieces[it].area;
        spans.iter().any(|span| span.0 - 2.0 <= area.min.x && area.max.x <= span.1 + 2.0)
    })
}

fn add_span(spans: &mut Vec<(f32, f32)>, left: f32, right: f32) {
    let mut new = (left, right);
    spans.retain(|span| {
        let meets = span.0 <= new.1 + 2.0 && new.0 <= span.1 + 2.0;
        if meets {
            new = (new.0.min(span.0), new.1.max(span.1));
        }
        !meets
    });
    spans.push(new);
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
}

fn aligned_rows(lines: &[Vec<usize>], spans: &[(f32, f32)], pieces: &[Piece]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // Where rows are set apart, lines that are not belong to one row.
    let gaps: Vec<f32> = (1..lines.len()).map(|at| gap_above(lines, at, pieces)).collect();
    let apart = gaps.iter().filter(|&&gap| gap > TIGHT + 0.08).count() * 4 >= gaps.len();
    for (at, line) in lines.iter().enumerate() {
        let mut cells = vec![String::new(); spans.len()];
        let mut area = Rect::NOTHING;
        for &piece in line {
            let piece = &pieces[piece];
            let column = spans.partition_point(|span| span.0 <= piece.area.min.x + 0.5);
            append(&mut cells[column.saturating_sub(1)], &piece.text);
            area = area.union(piece.area);
        }
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let begins_small = |cell: &String| cell.starts_with(|c: char| c.is_lowercase() || c == '(');
        let is_rest = filled == 1 && cells.iter().any(begins_small);
        let goes_on = is_rest || (apart && at > 0 && gaps[at - 1] < TIGHT);
        match rows.last_mut() {
            Some(last) if goes_on => {
                for (cell, more) in
                    last.cells.iter_mut().zip(&cells).filter(|(_, more)| !more.is_empty())
                {
                    append(cell, more);
                }
                last.area = last.area.union(area);
            }
            _ => rows.push(Row { cells, area }),
        }
    }
    rows
}
