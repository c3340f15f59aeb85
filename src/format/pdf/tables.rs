//! Tables of a page: ruled ones by their cells, others by columns that stand below one another.

use super::cards::sort;
use super::merged::{Row, centred};
use super::words::{Piece, Word, turned_back};
use crate::format::reading::phrases::counts;
use crate::geom::{Point, Rect};

/// A table, and the pieces that stand in it.
#[derive(Debug)]
pub struct Table {
    pub area: Rect,
    pub rows: Vec<Row>,
    pub pieces: Vec<usize>,
    /// Where its columns part, if lines do it: a table that goes on has the same on the next page.
    pub columns: Vec<f32>,
    /// Its cells, where each holds a unit and its posts: it is a chart. Else none.
    pub boxes: Vec<Rect>,
}

/// Lines that lie so near are one, in points.
const SAME: f32 = 3.0;
/// More lines in one direction than a page's table has.
const LINES_MAX: usize = 400;

/// The ruled tables of a page: at least two rows and two columns of closed cells.
pub fn ruled(pieces: &[Piece], boxes: &[Rect], rules: &[(Point, Point)]) -> Vec<Table> {
    let (level, upright) = sides(boxes, rules);
    regions(&level, &upright)
        .iter()
        .filter_map(|region| table(region, &level, &upright, pieces))
        .collect()
}

/// Whether each piece of a page stands in a table: within the lines of one, or in a row above another one of
/// the same columns. Its heads are repeated on each page, and are no head of the page.
pub fn tabled(pieces: &[Piece], boxes: &[Rect], rules: &[(Point, Point)]) -> Vec<bool> {
    let (level, upright) = sides(boxes, rules);
    let regions = regions(&level, &upright);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    sort(&mut order, pieces);
    let same = |a: &usize, b: &usize| {
        (pieces[*a].baseline - pieces[*b].baseline).abs() < 0.4 * pieces[*a].size
    };
    let lines: Vec<&[usize]> = order.chunk_by(same).collect();
    let mut out: Vec<bool> = pieces
        .iter()
        .map(|it| regions.iter().any(|region| region.contains(it.on_page().center())))
        .collect();
    for pair in lines.windows(2) {
        let [row, next] = [pair[0], pair[1]];
        let gap = pieces[next[0]].area.min.y - pieces[row[0]].area.max.y;
        let aligned = row.iter().filter(|&&at| {
            let near = |a: f32, b: f32| (a - b).abs() <= SAME;
            let (own, others) = (pieces[at].area, next.iter().map(|&it| pieces[it].area));
            others.into_iter().any(|it| {
                near(it.min.x, own.min.x)
                    || near(it.max.x, own.max.x)
                    || near(it.center().x, own.center().x)
            })
        });
        if row.len() >= 3 && gap < 2.2 * pieces[row[0]].size && aligned.count() >= 2 {
            row.iter().for_each(|&at| out[at] = true);
        }
    }
    out
}

/// The level and the upright sides that are drawn on a page.
fn sides(boxes: &[Rect], rules: &[(Point, Point)]) -> (Vec<Side>, Vec<Side>) {
    let mut level = Vec::new();
    let mut upright = Vec::new();
    let outlines = boxes.iter().flat_map(|area| {
        let [a, b] = [area.min, area.max];
        let (c, d) = (Point::new(b.x, a.y), Point::new(a.x, b.y));
        [(a, c), (d, b), (a, d), (c, b)]
    });
    for (from, to) in rules.iter().copied().chain(outlines) {
        if (from.y - to.y).abs() < 1.0 {
            level.push(Side { at: from.y, start: from.x.min(to.x), end: from.x.max(to.x) });
        } else if (from.x - to.x).abs() < 1.0 {
            upright.push(Side { at: from.x, start: from.y.min(to.y), end: from.y.max(to.y) });
        }
    }
    if level.len() > 20_000 || upright.len() > 20_000 {
        return (Vec::new(), Vec::new());
    }
    (joined(level), joined(upright))
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

    /// Where the cell of that name stands, with those that are one with it.
    fn area(&self, name: usize) -> Rect {
        let width = self.width();
        let places = (0..self.cell.len()).filter(|&at| self.cell[at] == name);
        places.fold(Rect::NOTHING, |all, at| {
            let (row, column) = (at / width, at % width);
            let from = Point::new(self.columns[column], self.heights[row]);
            all.union(Rect::new(from, Point::new(self.columns[column + 1], self.heights[row + 1])))
        })
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
    let filled = (0..grid.width()).filter(|&it| rows.iter().any(|row| !row.cells[it].is_empty()));
    let is_table = all.len() >= 3 && rows.len() >= 2 && filled.count() >= 2;
    let boxes = boxes(&grid, &held);
    is_table.then_some(Table { area: *region, rows, pieces: all, columns: grid.columns, boxes })
}

/// Units with their posts that a table must hold to be a chart, at least.
const LEAST_UNITS: usize = 3;

/// The cells of a table that is a chart.
fn boxes(grid: &Grid, held: &[Vec<Word>]) -> Vec<Rect> {
    let filled = || held.iter().enumerate().filter(|(_, words)| !words.is_empty());
    let units = filled().filter(|(_, words)| holds_unit(words)).count();
    if units < LEAST_UNITS || units * 2 < filled().count() {
        return Vec::new();
    }
    filled().map(|(cell, _)| grid.area(cell)).collect()
}

/// Whether words are a line that is a name, then lines of posts.
fn holds_unit(words: &[Word]) -> bool {
    let pieces = super::words::pieces(words);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    sort(&mut order, &pieces);
    let is_post = |&at: &usize| {
        let text = &pieces[at].text;
        counts::begins_with_count(text) && text.contains(char::is_alphabetic)
    };
    order.first().is_some_and(|first| !is_post(first)) && order.iter().skip(1).any(is_post)
}

/// Pieces cut where the boxes do that their words stand in.
pub fn cut(pieces: Vec<Piece>, boxes: &[Rect]) -> Vec<Piece> {
    let holder = |word: &Word| {
        let center = turned_back(word.area, word.turn).center();
        boxes.iter().position(|area| area.contains(center))
    };
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let parts = piece.words.chunk_by(|a, b| holder(a) == holder(b));
        let parts: Vec<Piece> = parts.filter_map(Piece::of_all).collect();
        if parts.len() > 1 { out.extend(parts) } else { out.push(piece) }
    }
    out
}

/// Leaves out the columns of a table, of which `parts` are those on each page, that are empty on all.
pub fn drop_empty_columns(parts: &mut [&mut Table]) {
    let width = parts.iter().flat_map(|it| &it.rows).map(|row| row.cells.len()).min().unwrap_or(0);
    let is_filled = |column: usize| {
        let mut rows = parts.iter().flat_map(|part| &part.rows);
        rows.any(|row| !row.cells[column].is_empty())
    };
    let filled: Vec<bool> = (0..width).map(is_filled).collect();
    for row in parts.iter_mut().flat_map(|part| &mut part.rows) {
        let mut column = 0;
        row.cells.retain(|_| {
            column += 1;
            filled.get(column - 1).copied().unwrap_or(true)
        });
    }
}

impl Table {
    /// Whether `next`, at the head of the next page, has the same columns.
    pub fn goes_on_in(&self, next: &Self) -> bool {
        let near = |(a, b): (&f32, &f32)| (a - b).abs() <= SAME;
        !self.columns.is_empty()
            && self.columns.len() == next.columns.len()
            && self.columns.iter().zip(&next.columns).all(near)
    }
}

/// What the words of a cell say, line after line.
fn text_of(words: &[Word]) -> String {
    let pieces = super::words::pieces(words);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    sort(&mut order, &pieces);
    let mut out = String::new();
    for at in order {
        let line = pieces[at].text.as_str();
        if is_rest_of_word(&out, line) {
            out.push_str(line);
        } else {
            append(&mut out, line);
        }
    }
    out
}

/// Whether a line is the end of a word that a narrow cell cut: "Électromécanicie", "n".
fn is_rest_of_word(before: &str, line: &str) -> bool {
    let words =
        ["à", "a", "y", "et", "de", "du", "la", "le", "un", "en", "au", "ou", "l'", "d'", "x", "h"];
    let last = before.rsplit(' ').next().unwrap_or_default();
    let end = line.split(' ').next().unwrap_or_default();
    end.chars().count() <= 2
        && end.chars().all(|c| c.is_alphabetic() && c.is_lowercase())
        && !words.contains(&end)
        && last.chars().count() >= 6
        && last.ends_with(|c: char| c.is_alphabetic() && c.is_lowercase())
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
    let heads = heads(lines, pieces);
    for (at, line) in lines.iter().enumerate().take(2_000) {
        if at > 0 {
            let gap = pieces[line[0]].area.min.y - pieces[lines[at - 1][0]].area.max.y;
            if gap > 2.2 * pieces[line[0]].size {
                break;
            }
        }
        let mut widened = spans.clone();
        for &piece in line.iter().filter(|&&piece| !overflows(piece, heads, pieces)) {
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
    let mut rows = aligned_rows(&lines[..taken], &spans, pieces);
    join_heads(&mut rows);
    let width = rows.first().map_or(0, |row| row.cells.len());
    let short = |column: usize| {
        let cells = rows.iter().map(|row| &row.cells[column]).filter(|cell| !cell.is_empty());
        let (short, all) =
            cells.fold((0, 0), |(short, all), cell| (short + usize::from(is_short(cell)), all + 1));
        short * 10 >= all * 7
    };
    // The marks of a list are no column.
    let is_mark = |text: &str| !text.is_empty() && !text.contains(char::is_alphanumeric);
    let marks = |column: usize| rows.iter().any(|row| is_mark(&row.cells[column]));
    if (0..width).any(|column| {
        marks(column) && rows.iter().all(|row| !row.cells[column].contains(char::is_alphanumeric))
    }) {
        return None;
    }
    let narrow = (0..width).filter(|&column| short(column)).count();
    // Two columns of words are columns of a page.
    if narrow == 0 || (width > 2 && narrow == width) {
        return None;
    }
    let all: Vec<usize> = lines[..taken].iter().flatten().copied().collect();
    let area = all.iter().fold(Rect::NOTHING, |area, &it| area.union(pieces[it].area));
    Some((Table { area, rows, pieces: all, columns: Vec::new(), boxes: Vec::new() }, taken))
}

/// The line of the most cells among the first of a table: its heads, or a full row. None where many lines run over
/// it: words of running text may be set far apart on some lines.
fn heads<'a>(lines: &'a [Vec<usize>], pieces: &[Piece]) -> &'a [usize] {
    let first = lines.iter().take(6).filter(|line| line.len() >= 4);
    let heads = first.rev().max_by_key(|line| line.len()).map(Vec::as_slice).unwrap_or_default();
    let looked_at = &lines[..lines.len().min(20)];
    let runs_over = |line: &&Vec<usize>| line.iter().any(|&it| overflows(it, heads, pieces));
    match looked_at.iter().filter(runs_over).count() * 4 > looked_at.len() {
        true => &[],
        false => heads,
    }
}

/// Whether a cell is longer than its column, and runs on over the ones beside it, which are empty: it parts no
/// columns.
fn overflows(piece: usize, heads: &[usize], pieces: &[Piece]) -> bool {
    let area = pieces[piece].area;
    let covered = heads.iter().map(|&at| pieces[at].area);
    !heads.contains(&piece)
        && covered.filter(|it| it.min.x < area.max.x - 2.0 && it.max.x > area.min.x + 2.0).count()
            > 1
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
    let lines_of: Vec<Row> = lines.iter().map(|line| aligned_row(line, spans, pieces)).collect();
    if let Some(rows) = centred(&lines_of) {
        return rows;
    }
    let mut rows: Vec<Row> = Vec::new();
    // Where rows are set apart, lines that are not belong to one row.
    let gaps: Vec<f32> = (1..lines.len()).map(|at| gap_above(lines, at, pieces)).collect();
    let apart = gaps.iter().filter(|&&gap| gap > TIGHT + 0.08).count() * 4 >= gaps.len();
    for (at, Row { cells, area }) in lines_of.into_iter().enumerate() {
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

/// Makes one column of a head and the figures beside it: one stands at the left of the column, the others at its
/// right.
fn join_heads(rows: &mut [Row]) {
    let Some((heads, body)) = rows.split_first() else { return };
    let is_head = |column: usize| {
        !heads.cells[column].is_empty() && body.iter().all(|row| row.cells[column].is_empty())
    };
    let is_headless = |column: usize| {
        heads.cells[column].is_empty() && body.iter().any(|row| !row.cells[column].is_empty())
    };
    let mut joined = Vec::new();
    let mut column = 0;
    while column + 1 < heads.cells.len() {
        let next = column + 1;
        if (is_head(column) && is_headless(next)) || (is_headless(column) && is_head(next)) {
            joined.push(column);
            column += 1;
        }
        column += 1;
    }
    for row in rows {
        for &column in joined.iter().rev() {
            let next = row.cells.remove(column + 1);
            if row.cells[column].is_empty() {
                row.cells[column] = next;
            }
        }
    }
}

/// The words of one line in the columns that they stand in.
fn aligned_row(line: &[usize], spans: &[(f32, f32)], pieces: &[Piece]) -> Row {
    let mut cells = vec![String::new(); spans.len()];
    let mut area = Rect::NOTHING;
    for &piece in line {
        let piece = &pieces[piece];
        let column = spans.partition_point(|span| span.0 <= piece.area.min.x + 0.5);
        append(&mut cells[column.saturating_sub(1)], &piece.text);
        area = area.union(piece.area);
    }
    Row { cells, area }
}
