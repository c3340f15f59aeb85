//! Tables and boxes side by side, read as the lines that say the same one below the other.

use super::furniture;
use super::heading;
use super::lines::{self, Line};
use super::post_line::{begins_with_count, has_category};
use super::statements::{Meaning, Reader, Statement, statements_after};
use super::tables::{self, ReadRow};
use crate::format::reading::vocabulary::kind_at_start;
use crate::format::reading::{Doubt, Problem};
use crate::model::folded;

/// Longest run of lines in boxes side by side.
const MOST_ROWS: usize = 60;

/// Longest run of lines of charts that face each other.
const MOST_FACING: usize = 200;

/// A box among others: where it stands, its name, its lines with their numbers.
struct Column {
    start: usize,
    name: String,
    lines: Vec<(usize, String)>,
}

impl Reader<'_> {
    /// Reads line `at` as a table's row, if it is one; where the next statement begins.
    pub(super) fn row(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let cells = &line.cells;
        if cells.len() < 2 {
            return None;
        }
        if let Some(columns) = tables::header(cells) {
            self.columns = Some(columns);
            self.table_unit.clear();
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        let is_ceiling = cells.iter().any(|cell| furniture::read_ceiling(cell).is_some());
        let are_posts = cells.iter().any(|cell| begins_with_count(cell) && has_category(cell));
        let columns = self.columns.as_deref().filter(|columns| columns.len() == cells.len());
        let drawn = line.ruled || columns.is_some() || tables::has_rank(cells);
        if is_ceiling || !drawn || (are_posts && columns.is_none()) {
            return None;
        }
        match tables::row(cells, columns)? {
            ReadRow::Unit(name) => {
                let heading =
                    heading::read_heading(&name, line.style, line.numbering, &self.acronyms);
                Some(self.push(at..at + 1, Meaning::Heading(heading)))
            }
            ReadRow::Posts { unit, posts, other, shared_time } => {
                if let Some(unit) = unit.filter(|unit| *unit != self.table_unit) {
                    self.unit_of_row(at, &unit);
                }
                if let Some(text) = other {
                    self.doubt(at, Doubt::CellLeftOut { text });
                }
                if let Some(fte) = shared_time {
                    self.doubt(at, Doubt::FteUnclear { title: posts.clone(), fte });
                }
                Some(self.push_posts(at..at + 1, &posts))
            }
        }
    }

    fn unit_of_row(&mut self, at: usize, unit: &str) {
        let mut style = self.lines[at].style;
        style.capitals = !unit.chars().any(char::is_lowercase);
        let heading = heading::read_heading(unit, style, 0, &self.acronyms);
        self.table_unit = unit.to_owned();
        self.push(at..at, Meaning::Heading(heading));
    }

    /// Reads charts that face each other from line `at` on, if each cell of it titles one.
    pub(super) fn facing_charts(&mut self, at: usize) -> Option<usize> {
        let first = &self.lines[at];
        let titles = |cell: &String| furniture::read_block(cell).is_some();
        if first.cells.len() < 2 || !first.cells.iter().all(titles) {
            return None;
        }
        let (ruled, starts) = (first.ruled, first.starts.clone());
        let rows = self.lines[at + 1..].iter().take(MOST_FACING).take_while(|line| {
            let apart = !ruled && !furniture::is_page_mark(&line.text);
            line.cells.len() > 1 || (ruled && line.ruled) || line.is_blank() || apart
        });
        let end = at + 1 + rows.count();
        let mut columns = vec![vec![String::new(); end - at]; starts.len()];
        for (row, line) in self.lines[at..end].iter().enumerate() {
            let single = [line.text.clone()];
            let cells = if line.cells.is_empty() { &single[..] } else { &line.cells };
            for (cell, start) in cells.iter().zip(&line.starts) {
                let nearest =
                    (0..starts.len()).min_by_key(|&column| starts[column].abs_diff(*start));
                let Some(text) = nearest.map(|column| &mut columns[column][row]) else { continue };
                if !text.is_empty() && !cell.is_empty() {
                    text.push(' ');
                }
                text.push_str(cell);
            }
        }
        self.doubt(at, Doubt::SideBySide { text: first.text.clone() });
        for column in columns {
            let lines: Vec<_> = column.iter().map(|text| lines::line(text)).collect();
            let mut problems = Vec::new();
            let (statements, posts) = statements_after(self.posts, &lines, &mut problems);
            self.posts = posts;
            for problem in problems {
                self.problems.push(Problem { line: problem.line + at, ..problem });
            }
            for Statement { lines, meaning } in statements {
                let lines = lines.start + at..lines.end + at;
                // A line that is blank in one column may hold something in the other.
                if !matches!(meaning, Meaning::Blank)
                    || self.lines[lines.clone()].iter().all(Line::is_blank)
                {
                    self.push(lines, meaning);
                }
            }
        }
        Some(end)
    }

    /// Reads boxes that stand side by side from line `at` on, if each cell of it names a unit.
    pub(super) fn side_by_side(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let names_unit = |cell: &String| {
            kind_at_start(&folded(cell)).is_some_and(|kind| cell.len() > kind.word.len() + 1)
                && !has_category(cell)
                && cell.split(' ').count() <= 12
        };
        if line.cells.len() < 2 || !line.cells.iter().all(names_unit) {
            return None;
        }
        let text = line.text.clone();
        let mut columns: Vec<Column> = line
            .cells
            .iter()
            .zip(&line.starts)
            .map(|(cell, start)| Column { start: *start, name: cell.clone(), lines: Vec::new() })
            .collect();
        let (ruled, style) = (line.ruled, line.style);
        let mut end = at + 1;
        let mut named = end;
        while end < self.lines.len() && end - at < MOST_ROWS && self.is_part_of_boxes(end, ruled) {
            let line = &self.lines[end];
            let single = [line.text.clone()];
            let cells = if line.cells.is_empty() { &single[..] } else { &line.cells };
            let names = named == end
                && line.style == style
                && line.text.chars().any(char::is_alphabetic)
                && !cells.iter().any(|cell| begins_with_count(cell) || has_category(cell));
            for (cell, start) in cells.iter().zip(&line.starts) {
                let nearest = columns.iter_mut().min_by_key(|column| column.start.abs_diff(*start));
                let Some(column) = nearest.filter(|_| !cell.is_empty()) else { continue };
                if names {
                    column.name.push(' ');
                    column.name.push_str(cell);
                } else {
                    column.lines.push((end, cell.clone()));
                }
            }
            end += 1;
            named += usize::from(names);
        }
        self.doubt(at, Doubt::SideBySide { text });
        for column in columns {
            let heading = heading::read_heading(&column.name, style, 0, &self.acronyms);
            self.push(at..named, Meaning::Heading(heading));
            self.column_posts(column.lines);
        }
        for blank in at..end {
            if self.lines[blank].is_blank() {
                self.push(blank..blank + 1, Meaning::Blank);
            }
        }
        Some(end)
    }

    /// Whether line `at` can stand in boxes side by side: posts, or what goes on from a line above.
    fn is_part_of_boxes(&self, at: usize, ruled: bool) -> bool {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if line.is_blank() {
            // A blank line ends the boxes unless another row follows.
            return self.lines.get(at + 1).is_some_and(|next| {
                !next.is_blank() && next.cells.len() > 1 && begins_with_count(&next.text)
            });
        }
        let rule = text.chars().all(|c| "|-: ".contains(c));
        let names_unit = kind_at_start(&folded(text)).is_some();
        let page = furniture::is_page_mark(text)
            || furniture::read_block(text).is_some()
            || furniture::read_ceiling(text).is_some()
            || tables::header(&line.cells).is_some();
        (rule && ruled) || (!(names_unit || page) && (line.cells.len() > 1 || line.ruled == ruled))
    }

    /// The posts of one box; a line without a count goes on from the one above it.
    fn column_posts(&mut self, lines: Vec<(usize, String)>) {
        let mut open: Option<(usize, Vec<usize>, String)> = None;
        for (at, text) in lines {
            if !text.chars().any(char::is_alphanumeric) {
                self.push(at..at + 1, Meaning::Furniture);
                continue;
            }
            let anew = begins_with_count(&text);
            match &mut open {
                Some((_, rows, whole)) if !anew => {
                    rows.push(at);
                    whole.push(' ');
                    whole.push_str(&text);
                }
                _ => {
                    if let Some((first, rows, whole)) = open.take() {
                        self.box_line(first, &rows, &whole);
                    }
                    open = Some((at, vec![at], text));
                }
            }
        }
        if let Some((first, rows, whole)) = open {
            self.box_line(first, &rows, &whole);
        }
    }

    fn box_line(&mut self, first: usize, rows: &[usize], text: &str) {
        if begins_with_count(text) || has_category(text) {
            self.push_posts(first..first + 1, text);
            // Rows further down may hold posts of other boxes as well: they stay posts.
            for &row in &rows[1..] {
                self.push(row..row + 1, Meaning::Posts(Vec::new()));
            }
        } else {
            for &row in rows {
                self.doubt(row, Doubt::Unrecognised { text: text.to_owned() });
                self.push(row..row + 1, Meaning::Doubtful);
            }
        }
    }
}
