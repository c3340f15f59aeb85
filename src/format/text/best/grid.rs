//! Tables and boxes side by side, read as the lines that say the same one below the other.

use std::ops::Range;

use super::statements::{Meaning, Reader, Statement, statements_after};
use crate::format::reading::columns::{self, Meaning as Named};
use crate::format::reading::phrases::counts::{begins_with_count, counts_posts, has_category};
use crate::format::reading::phrases::heads::heads;
use crate::format::reading::phrases::holders::without_holder;
use crate::format::reading::phrases::posts::tells_posts;
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::{are_persons, begins_with_job, kind_at_start};
use crate::format::reading::{Doubt, LineUse, Problem};
use crate::format::tables::{InDocument, TableRow, of_document};
use crate::format::text::candidates::cells::{self, Column, ReadRow};
use crate::format::text::candidates::furniture;
use crate::format::text::candidates::heading;
use crate::format::text::candidates::prepare;
use crate::format::text::lines::joining::continues;
use crate::format::text::lines::{self, Line};
use crate::model::folded;

/// Longest run of lines in boxes side by side.
const MOST_ROWS: usize = 60;

/// A line that begins so far right of a box at most is set in below it.
const MOST_INDENT: usize = 8;

/// Most blank lines and rules between two rows of a table.
const MOST_GAP: usize = 4;

/// Most lines that a title may stand on in its column.
const MOST_CUTS: usize = 5;

/// Longest run of lines of charts that face each other.
const MOST_FACING: usize = 200;

impl Reader<'_> {
    /// Reads the rows from line `at` on as one table, if they are a table of posts that a row alone does not
    /// tell: with counts before and after, budgeted and filled posts, or as a document gives it. Heads that stood
    /// above the rows of another unit are those of these rows too.
    pub(in crate::format) fn table(&mut self, at: usize) -> Option<usize> {
        let first = &self.lines[at];
        if first.row.is_empty() {
            return self.spaced_table(at);
        }
        let is_other = |line: &Line| {
            line.row.is_empty() || line.table != first.table || line.ruled != first.ruled
        };
        let begins = at.checked_sub(1).is_none_or(|above| is_other(&self.lines[above]));
        if first.row.len() < 2 || !begins {
            return None;
        }
        let (mut end, mut own) = self.rows_from(at);
        let own_heads = heads(&first.row);
        // Rules between the rows of a table part them from its heads and from each other.
        let columns = self.columns.as_ref().filter(|it| it.len() == first.cells.len());
        if columns.is_some() && first.ruled && first.table == 0 && !own_heads {
            return None;
        }
        let heads =
            self.heads.take().filter(|(_, heads)| !own_heads && heads.len() == first.row.len());
        // The sum below the last unit is that of all of them.
        let sums = |(_, row): &TableRow| cells::is_sum(row);
        if heads.is_some() && !first.ruled && own.len() > 1 && own.last().is_some_and(sums) {
            let sum = own.pop()?;
            end = sum.0 - 1;
        }
        let told = heads.is_some() || own.len() > 1 && (first.ruled || own_heads);
        // A row alone tells a title, its category and one figure.
        let simple = |column: &Column| {
            matches!(column, Column::Title | Column::Category | Column::Count | Column::Fte)
        };
        let known = cells::header(&first.row).is_some_and(|columns| {
            let counts = columns.iter().filter(|column| **column == Column::Count);
            counts.count() < 2 && columns.iter().all(simple)
        });
        // Heads right above the first unit are those of the rows below it.
        if own.len() == 1 && !first.ruled && !known && heads_posts(&first.row) {
            self.columns = cells::header(&first.row);
            self.heads = own.into_iter().next();
            self.table_unit.clear();
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        if first.table == 0 && (known || !told) {
            return None;
        }
        let above = usize::from(heads.is_some());
        let rows: Vec<TableRow> = heads.clone().into_iter().chain(own).collect();
        let table = of_document(&rows, self.started);
        self.heads = if own_heads { rows.first().cloned() } else { heads };
        Some(self.push_table(at..end, table?, &rows, above))
    }

    /// The rows of the table that begins at line `at`, and where it ends. A row that stands on several lines is one.
    fn rows_from(&self, at: usize) -> (usize, Vec<TableRow>) {
        let first = &self.lines[at];
        // The rules that are drawn between the rows of a table.
        let is_drawn = |line: &Line| first.ruled && line.is_blank() && line.marks_only;
        let mut rows: Vec<TableRow> = Vec::new();
        let (mut end, mut rules, mut parted) = (at, 0, true);
        while let Some(line) = self.lines.get(end) {
            if let Some(next) = self.row_below_gap(end, first) {
                end = next;
                continue;
            }
            if is_drawn(line) {
                (rules, parted) = (rules + 1, true);
                end += 1;
                continue;
            }
            let is_own = line.table == first.table && line.ruled == first.ruled;
            if is_own && !line.row.is_empty() {
                let goes_on = |above: &[String]| {
                    let in_words = |(cell, above): (&String, &String)| {
                        cell.is_empty() || continues(above, cell)
                    };
                    let told = line.table == 0 && line.row.iter().zip(above).all(in_words);
                    rules > 1 && !parted || told
                };
                match rows
                    .last_mut()
                    .filter(|(_, above)| is_rest(&line.row, above) && goes_on(above))
                {
                    Some((_, above)) => append(above, &line.row),
                    None if is_rule(&line.row) => {}
                    None => rows.push((end + 1, line.row.clone())),
                }
                parted = false;
                end += 1;
            } else if let Some((next, row)) = self.cut_cell(end, &first.row) {
                rows.push((next, row));
                end = next;
            } else {
                break;
            }
        }
        while end > at + 1 && is_drawn(&self.lines[end - 1]) {
            end -= 1;
        }
        (end, rows)
    }

    /// The next row of the table of `first` below blank lines and rules from line `at` on, where white space or signs
    /// part its columns.
    fn row_below_gap(&self, at: usize, first: &Line) -> Option<usize> {
        let is_gap = |line: &&Line| line.is_blank() || line.marks_only;
        let gap = self.lines[at..].iter().take(MOST_GAP).take_while(is_gap).count();
        let next = self.lines.get(at + gap).filter(|_| gap > 0 && !first.ruled)?;
        let is_row = first.table == 0
            && next.table == 0
            && !next.ruled
            && next.row.len() == first.row.len()
            && !heads(&next.row);
        is_row.then_some(at + gap)
    }

    /// The row of a table without bars whose title begins on line `at`, and stands in its column on the lines below
    /// too.
    fn cut_cell(&self, at: usize, head: &[String]) -> Option<(usize, Vec<String>)> {
        let title = cells::header(head)?.iter().position(|it| *it == Column::Title)?;
        let mut words = String::new();
        for end in at..at + MOST_CUTS {
            let line = self.lines.get(end).filter(|line| !line.is_blank() && !line.ruled)?;
            let is_row = line.row.len() == head.len();
            let own = if is_row { &line.row[title] } else { &line.text };
            if line.bullet || begins_with_count(own) || end > at && !continues(&words, own) {
                return None;
            }
            words = if words.is_empty() { own.clone() } else { format!("{words} {own}") };
            if is_row {
                let mut row = line.row.clone();
                row[title] = words;
                return Some((end + 1, row)).filter(|_| end > at);
            }
            if !line.row.is_empty() || !line.cells.is_empty() {
                return None;
            }
        }
        None
    }

    /// Reads rows that white space parts from line `at` on as one table, if heads stand over them that a row alone
    /// does not tell, such as the unit above that of the row.
    fn spaced_table(&mut self, at: usize) -> Option<usize> {
        let first = &self.lines[at];
        let heads_of = cells::header(&first.cells);
        let told = first.cells.len() < 3
            || heads_of.is_none_or(|columns| !columns.contains(&Column::Other))
            || !heads(&first.cells);
        if told {
            return None;
        }
        let starts = &first.starts;
        let is_row = |line: &&Line| {
            let begins = line.starts.first().is_some_and(|it| it.abs_diff(starts[0]) <= 1);
            line.cells.len() > 1 && line.cells.len() <= starts.len() && begins
        };
        let end = at + self.lines[at..].iter().take_while(is_row).count();
        let placed = |line: &Line| {
            let mut row = vec![String::new(); starts.len()];
            for (cell, start) in line.cells.iter().zip(&line.starts) {
                let nearest = (0..starts.len()).min_by_key(|&it| starts[it].abs_diff(*start));
                nearest.into_iter().for_each(|nearest| row[nearest].clone_from(cell));
            }
            row
        };
        let rows: Vec<TableRow> = (at..end).map(|it| (it + 1, placed(&self.lines[it]))).collect();
        let table = of_document(&rows, self.started).filter(|_| end > at + 2)?;
        Some(self.push_table(at..end, table, &rows, 0))
    }

    /// Pushes a table that was read of `rows`, `above` of which stand elsewhere.
    fn push_table(
        &mut self,
        lines: Range<usize>,
        mut table: InDocument,
        rows: &[TableRow],
        above: usize,
    ) -> usize {
        let Range { start: at, end } = lines;
        // What is doubtful in the heads was said where they stand.
        table.problems.retain(|problem| problem.line > at);
        self.problems.append(&mut table.problems);
        let uses = std::mem::take(&mut table.uses);
        self.push(at..at, Meaning::Table(Box::new(table)));
        let numbers = rows.iter().map(|(line, _)| line - 1);
        let mut uses = numbers.zip(uses).skip(above).peekable();
        for row in at..end {
            let line_use = uses.next_if(|(line, _)| *line == row).map(|(_, line_use)| line_use);
            let blank = self.lines[row].is_blank() && !self.lines[row].marks_only;
            let beside = if blank { LineUse::Blank } else { LineUse::Furniture };
            self.push(row..row + 1, Meaning::Row(line_use.unwrap_or(beside)));
        }
        end
    }

    /// Reads line `at` as a table's row, if it is one; where the next statement begins.
    pub(in crate::format) fn row(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        // Cells that are blank were not told apart but under heads.
        let whole = self.columns.as_ref().is_some_and(|columns| columns.len() == line.row.len());
        let cells = if whole && !line.cells.is_empty() { &line.row } else { &line.cells };
        if cells.len() < 2 {
            return None;
        }
        if is_rule(cells) {
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        // "Chef de service", then who holds it.
        if let [title, holder] = cells.as_slice()
            && are_persons(holder)
            && begins_with_job(title)
        {
            let title = title.clone();
            self.doubt(at, Doubt::PersonLeftOut { title: title.clone() });
            return Some(self.push_posts(at..at + 1, &title));
        }
        // Each cell is a post of its own.
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        let is_list = self.columns.is_none() && filled.iter().all(|cell| is_post(cell));
        if is_list && cells::header(cells).is_none() {
            let posts: Vec<String> = filled.into_iter().cloned().collect();
            let last = posts.len() - 1;
            for (index, text) in posts.iter().enumerate() {
                self.push_posts(at..at + usize::from(index == last), text);
            }
            return Some(at + 1);
        }
        if let Some(columns) = cells::header(cells) {
            self.columns = Some(columns);
            self.table_unit.clear();
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        let is_ceiling = cells.iter().any(|cell| furniture::read_ceiling(cell).is_some());
        let are_posts = cells.iter().any(|cell| begins_with_count(cell) && has_category(cell));
        let columns = self.columns.as_deref().filter(|columns| columns.len() == cells.len());
        let has_heads = self.columns.is_some() || self.heads.is_some();
        let is_sum = has_heads && cells::is_sum(cells);
        let drawn = line.ruled || columns.is_some() || is_sum || cells::has_rank(cells);
        if is_ceiling || !drawn || (are_posts && columns.is_none()) {
            return None;
        }
        match cells::row(cells, columns)? {
            ReadRow::Unit(name) => {
                let heading = heading::read_heading(&name, line.style, None, &self.acronyms);
                Some(self.push(at..at + 1, Meaning::Heading(heading)))
            }
            ReadRow::Total(total) => Some(self.push(at..at + 1, Meaning::Total(total))),
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
        let heading = heading::read_heading(unit, style, None, &self.acronyms);
        self.table_unit = unit.to_owned();
        self.push(at..at, Meaning::Heading(heading));
    }

    /// Reads charts that face each other from line `at` on, if each cell of it titles one.
    pub(in crate::format) fn facing_charts(&mut self, at: usize) -> Option<usize> {
        let first = &self.lines[at];
        let titles = |cell: &String| titles::read_block(cell).is_some();
        if first.cells.len() < 2 || !first.cells.iter().all(titles) {
            return None;
        }
        let (ruled, starts) = (first.ruled, first.starts.clone());
        let rows = self.lines[at + 1..].iter().take(MOST_FACING).take_while(|line| {
            let apart = !ruled && !furniture::is_page_mark(&line.text);
            line.cells.len() > 1 || (ruled && line.ruled) || line.is_blank() || apart
        });
        let end = at + 1 + rows.count();
        self.doubt(at, Doubt::SideBySide { text: first.text.clone() });
        self.read_columns(at..end, &starts);
        Some(end)
    }

    /// Reads the columns of some lines one after the other, each cell going to the column that begins nearest.
    fn read_columns(&mut self, range: Range<usize>, starts: &[usize]) {
        let at = range.start;
        let mut columns = vec![vec![String::new(); range.len()]; starts.len()];
        for (row, line) in self.lines[range].iter().enumerate() {
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
        for column in columns {
            let mut lines: Vec<_> = column.iter().map(|text| lines::line(text)).collect();
            prepare(&mut lines);
            let mut problems = Vec::new();
            let (statements, posts) = statements_after(self.posts, &lines, &mut problems);
            self.posts = posts;
            for problem in problems {
                self.problems.push(Problem { line: problem.line + at, ..problem });
            }
            for Statement { lines, meaning, .. } in statements {
                let lines = lines.start + at..lines.end + at;
                // A line that is blank in one column may hold something in the other.
                if !matches!(meaning, Meaning::Blank)
                    || self.lines[lines.clone()].iter().all(Line::is_blank)
                {
                    self.push(lines, meaning);
                }
            }
        }
    }

    /// Reads boxes that stand side by side from line `at` on, if each cell of it names a unit.
    pub(in crate::format) fn side_by_side(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        if line.cells.len() < 2 || !line.cells.iter().all(|cell| names_unit(cell)) {
            return None;
        }
        let (text, ruled, starts) = (line.text.clone(), line.ruled, line.starts.clone());
        let mut end = at + 1;
        while end < self.lines.len()
            && end - at < MOST_ROWS
            && self.is_part_of_boxes(end, ruled, &starts)
        {
            end += 1;
        }
        // Where each cell begins below another, nothing is unclear but whose a unit is that is set in.
        let is_below = |line: &Line| {
            let set_in = if names_unit(&line.text) { 0 } else { MOST_INDENT };
            let of_box = |at: usize| starts.iter().any(|it| (*it..=it + set_in).contains(&at));
            line.starts.iter().all(|start| of_box(*start))
        };
        let lined_up = self.lines[at..end].iter().all(|line| line.is_blank() || is_below(line));
        if !lined_up {
            self.doubt(at, Doubt::SideBySide { text });
        }
        self.read_columns(at..end, &starts);
        Some(end)
    }

    /// Reads a unit and posts that stand in the column beside it: "Direction du numérique      1 directeur".
    pub(in crate::format) fn posts_beside(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let [name, posts] = line.cells.as_slice() else { return None };
        // "SMUR      1 sage-femme".
        let in_letters = name.len() <= 12
            && name.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !name.contains(char::is_lowercase)
            && !begins_with_job(name);
        let is_unit = names_unit(name) || in_letters && counts_posts(posts);
        if line.ruled || self.columns.is_some() || !is_unit || !begins_with_count(posts) {
            return None;
        }
        let (name, posts, style) = (name.clone(), posts.clone(), line.style);
        let depth = self.depth_of(at);
        let heading = heading::read_heading(&name, style, depth, &self.acronyms);
        self.push(at..at, Meaning::Heading(heading));
        Some(self.push_posts(at..at + 1, &posts))
    }

    /// Reads the row of a table whose title begins on the lines above it: a cell over several lines.
    pub(in crate::format) fn cut_row(&mut self, at: usize) -> Option<usize> {
        let columns = self.columns.as_ref()?;
        let title = columns.iter().position(|column| *column == Column::Title)?;
        let mut words = String::new();
        let mut end = at;
        let cells = loop {
            let line =
                self.lines.get(end).filter(|line| !line.is_blank() && end < at + MOST_CUTS)?;
            let is_row = line.cells.len() == columns.len();
            let own = if is_row { &line.cells[title] } else { &line.text };
            let is_own = begins_with_count(own) || has_category(own) || line.bullet;
            if is_own || end > at && !continues(&words, own) {
                return None;
            }
            words = if words.is_empty() { own.clone() } else { format!("{words} {own}") };
            end += 1;
            if is_row {
                break &line.cells;
            }
            if !line.cells.is_empty() {
                return None;
            }
        };
        let mut cells = cells.clone();
        cells[title] = words;
        let ReadRow::Posts { posts, .. } = cells::row(&cells, Some(columns))? else { return None };
        (end > at + 1).then(|| self.push_posts(at..end, &posts))
    }

    /// Whether line `at` can stand in boxes side by side that begin at `starts`: cells of several, or a single
    /// one that does not begin at the margin something that is no part of a box.
    fn is_part_of_boxes(&self, at: usize, ruled: bool, starts: &[usize]) -> bool {
        let line = &self.lines[at];
        let text = line.text.as_str();
        let rank = |text: &str| kind_at_start(&folded(text)).map(|kind| kind.rank);
        let above = self.lines[..at].iter().rev().take(MOST_ROWS);
        let top = above.filter_map(|above| rank(above.cells.first()?)).next();
        let of_box = |line: &Line| rank(&line.text).is_none_or(|own| top.is_none_or(|it| own > it));
        // What is set in below a box is of that box.
        let set_in = |line: &Line| {
            let start = line.starts.first().copied().unwrap_or(0);
            let near = starts
                .iter()
                .any(|box_start| (1..=MOST_INDENT).contains(&start.saturating_sub(*box_start)));
            !ruled && near && of_box(line)
        };
        if line.is_blank() {
            // A blank line ends the boxes unless another row follows.
            return self.lines.get(at + 1).is_some_and(|next| {
                let parted = next.cells.len() > 1 && next.cells.len() <= starts.len();
                let row = parted && !next.cells.iter().all(|cell| names_unit(cell));
                !next.is_blank() && (row || (next.cells.is_empty() && set_in(next)))
            });
        }
        let rule = text.chars().all(|c| "|-: ".contains(c));
        let page = furniture::is_page_mark(text)
            || titles::read_block(text).is_some()
            || furniture::read_ceiling(text).is_some()
            || cells::header(&line.cells).is_some();
        if page && !(rule && ruled) {
            return false;
        }
        if line.cells.len() > 1 {
            // Another row of boxes begins where all name units in the style of the first.
            return line.cells.len() <= starts.len();
        }
        let start = line.starts.first().copied().unwrap_or(0);
        let beside = starts.iter().skip(1).any(|other| start + 3 >= *other) && !ruled;
        // Right below a box of a higher kind stands a part of it.
        let below_box = !ruled && !self.lines[at - 1].is_blank() && of_box(line);
        (rule && ruled)
            || beside
            || set_in(line)
            || (line.ruled == ruled && (rank(text).is_none() || below_box))
    }
}

/// Whether the heads of a table of posts stand in `row`: what they are called, and what is told of each.
fn heads_posts(row: &[String]) -> bool {
    let named = |cell: &String| columns::named(cell).map(|named| named.meaning);
    let has = |wanted: &[Named]| row.iter().filter_map(named).any(|it| wanted.contains(&it));
    heads(row)
        && has(&[Named::Title, Named::Grade, Named::ReferenceJob])
        && has(&[
            Named::Category,
            Named::Count,
            Named::Budgeted,
            Named::Fte,
            Named::FteTotal,
            Named::Person,
        ])
}

/// Whether a row is a rule below each of the heads: "-----  ----  --".
fn is_rule(row: &[String]) -> bool {
    row.iter().all(|cell| cell.chars().all(|c| "-:=_ ".contains(c)))
}

/// Whether a row that no rule parts from the one `above` it is the rest of it: words in cells that go on, and no figure.
fn is_rest(row: &[String], above: &[String]) -> bool {
    row.len() == above.len()
        && row.iter().zip(above).all(|(cell, above)| {
            cell.is_empty() || !above.is_empty() && cell.contains(char::is_alphabetic)
        })
        && row.iter().any(String::is_empty)
}

/// Puts the cells of a row behind those of the one above it.
fn append(above: &mut [String], row: &[String]) {
    for (above, cell) in above.iter_mut().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        above.push(' ');
        above.push_str(cell);
    }
}

/// Whether a cell says by itself that it is a post: by its count, its category or who holds it.
fn is_post(cell: &str) -> bool {
    let is_held = without_holder(cell).is_some();
    tells_posts(cell) && (is_held || begins_with_count(cell) || has_category(cell))
}

/// Whether a cell is the name of a unit, kind word and all.
fn names_unit(cell: &str) -> bool {
    kind_at_start(&folded(cell)).is_some_and(|kind| cell.len() > kind.word.len() + 1)
        && !has_category(cell)
        && cell.split(' ').count() <= 12
}
