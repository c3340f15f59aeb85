//! The rows below the heads: posts, units by themselves, totals, details, and what is none of these.

use std::collections::HashSet;
use std::ops::Range;

use super::beside::Beside;
use super::figures;
use super::foot::{Below, Foot};
use super::layout::{
    Depths, Layout, Outline, depths_of, has_small_titles, is_capitals, is_dense, outline_of,
};
use super::mapping::{Column, Mapping};
use super::paths::Paths;
use super::sheet::{Row, column_of};
use super::totals::{self, Printed};
use super::units::{ParentBy, Units, depth, kind_of};
use crate::format::reading::phrases::posts::tells_posts;
use crate::format::reading::vocabulary::{
    KindWord, bare, begins_with_job, date_in, is_job_in_letters, kind_at_start, statutory_grade,
};
use crate::format::reading::{Doubt, LineUse, Meaning, Problem, State};
use crate::model::folded;

/// A row of posts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    /// The part of the tables it stands in, and its row among all rows, from 0.
    pub part: usize,
    pub row: usize,
    pub line: usize,
    /// The unit that it names; those of no unit are of the chart's root.
    pub unit: Option<usize>,
    pub id: String,
    pub supervisor: String,
    /// Who holds it, as each column of persons says: only to find who reports to them.
    pub holder: Vec<String>,
    /// Of a row that counts posts of several sorts, which of them.
    pub sort: Option<usize>,
}

/// Rows under heads of their own: a sheet, or a document's table.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its rows among all rows, those above and of its heads too.
    pub rows: Range<usize>,
    /// The first row below its heads.
    pub first: usize,
    pub mapping: Mapping,
    /// What stands at the head of each column.
    pub names: Vec<String>,
    /// The state that all of it is about.
    pub state: Option<State>,
    /// The unit of rows that name none.
    pub unit: Option<String>,
    /// All that the rows name is in that unit.
    pub is_within_unit: bool,
    /// Where two states stand side by side, the columns of this one: rows without anything there are not of it.
    pub own: Vec<usize>,
}

impl Part {
    /// The parts of a table in which two states stand side by side, each with its units or titles; else itself.
    pub fn by_state(self) -> Vec<Self> {
        let is_label =
            |meaning| matches!(meaning, Meaning::Unit | Meaning::UnitCode | Meaning::Title);
        let columns = self.mapping.columns.iter();
        if !columns.clone().any(|it| it.state.is_some() && is_label(it.meaning)) {
            return vec![self];
        }
        let of_state = |state: State| {
            let mut part = Self { state: Some(state), ..self.clone() };
            let is_own = |it: &&Column| it.state == Some(state);
            part.own =
                columns.clone().filter(is_own).filter_map(|it| column_of(&it.column)).collect();
            part.mapping.columns.retain(|it| it.state.is_none_or(|its| its == state));
            part.mapping.columns.iter_mut().for_each(|it| it.state = None);
            part
        };
        vec![of_state(State::Before), of_state(State::After)]
    }
}

/// A post whose row says what it is under.
#[derive(Clone, Debug)]
pub(super) struct Unplaced {
    pub entry: usize,
    pub by: ParentBy,
    pub above: String,
    pub title: String,
}

/// What is found in the rows of tables.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub entries: Vec<Entry>,
    pub units: Units,
    pub printed: Vec<Printed>,
    /// What each row was taken for.
    pub uses: Vec<LineUse>,
    pub problems: Vec<Problem>,
    /// Details of the posts of an entry that stand in rows of their own.
    pub details: Vec<Detail>,
    /// Posts whose unit is told by a code or a name that may come further down.
    pub unplaced: Vec<Unplaced>,
}

/// "dont 2 vacants", below the row of an entry.
#[derive(Clone, Debug)]
pub(super) struct Detail {
    pub entry: usize,
    pub count: i64,
    pub is_vacant: bool,
}

pub(super) struct Reader<'a> {
    pub rows: &'a [Row],
    pub part: usize,
    names: &'a [String],
    mapping: &'a Mapping,
    pub layout: Layout,
    pub depths: Depths,
    pub outline: Outline,
    /// The line of the heads, and the unit that all of the part is in.
    pub heads: usize,
    pub home: Option<usize>,
    /// All units at the heads of columns are of a kind.
    pub has_ranked_sorts: bool,
    /// Most rows name their unit: one that does not belongs to none.
    pub is_dense: bool,
    /// Most titles have small letters: one without any is a heading.
    has_small_titles: bool,
    /// Where the rows of the table end.
    pub foot: Foot,
    pub body: &'a mut Body,
    /// The last name in each column of units.
    pub open: Vec<String>,
    pub unit: Option<usize>,
    /// The entry at which the last total, section and unit began.
    starts: Starts,
    /// Sections with figures of their own that are still open.
    sections: Vec<usize>,
    last_was_total: bool,
}

#[derive(Debug, Default)]
struct Starts {
    /// The first entry of the part.
    part: usize,
    total: usize,
    totals: Vec<usize>,
    section: usize,
    unit: usize,
}

impl Starts {
    fn at(entry: usize) -> Self {
        Self { part: entry, total: entry, totals: Vec::new(), section: entry, unit: entry }
    }
}

/// Reads the rows of each part; the parts share their units.
pub(super) fn read(
    rows: &[Row],
    parts: &[Part],
    mut go_on: impl FnMut(usize) -> bool,
) -> Option<Body> {
    let mut body = Body { uses: vec![LineUse::Blank; rows.len()], ..Body::default() };
    for (index, part) in parts.iter().enumerate() {
        let above = part.rows.start..part.first;
        for (line_use, row) in body.uses[above.clone()].iter_mut().zip(&rows[above]) {
            *line_use = if row.is_blank() { LineUse::Blank } else { LineUse::Furniture };
        }
        let mut reader = Reader::of(rows, index, part, &mut body);
        reader.name_sorts();
        for (at, row) in rows.iter().enumerate().take(part.rows.end).skip(part.first) {
            if at.is_multiple_of(4_096) && !go_on(at) {
                return None;
            }
            let is_absent =
                !part.own.is_empty() && part.own.iter().all(|column| row.cell(*column).is_empty());
            if is_absent {
                continue;
            }
            let line_use = reader.row(at);
            // Read once for each state, a row is the last of what it was taken for.
            reader.body.uses[at] = line_use.max(reader.body.uses[at]);
        }
        reader.close_sections(0);
        if let Some(column) = reader.layout.numbers {
            reader.body.report_by_numbers(rows, index, column);
        }
    }
    body.place_posts();
    Some(body)
}

impl<'a> Reader<'a> {
    fn of(rows: &'a [Row], index: usize, part: &'a Part, body: &'a mut Body) -> Self {
        let below = &rows[part.first..part.rows.end];
        let layout = Layout::of(&part.mapping, &part.names, below);
        let line = rows.get(part.first).map_or(1, |row| row.line);
        let whole = part.unit.as_deref().filter(|_| part.is_within_unit);
        body.units.enter_home(whole, line);
        let named = layout.units.iter().chain(layout.parent.iter().map(|(_, column)| column));
        let named: Vec<usize> = named.copied().collect();
        body.units.paths =
            Paths::of(below.iter().flat_map(|row| named.iter().map(|at| row.cell(*at))));
        let small = has_small_titles(below, &layout);
        body.units.beside = Beside::of(&kinds_in_order(below, &layout, small));
        let first = part.unit.as_ref().filter(|_| whole.is_none());
        let first = first.map(|name| body.units.next(name, None, line));
        let unit = first.or(body.units.home());
        Self {
            rows: &rows[..part.rows.end],
            part: index,
            names: &part.names,
            mapping: &part.mapping,
            heads: rows.get(part.first.saturating_sub(1)).map_or(1, |row| row.line),
            home: unit,
            has_ranked_sorts: layout.has_ranked_sorts(),
            depths: depths_of(below, &layout),
            outline: outline_of(below, &layout),
            is_dense: is_dense(below, &layout),
            has_small_titles: small,
            foot: Foot::of(&rows[..part.rows.end], part.first),
            open: vec![String::new(); layout.units.len()],
            layout,
            unit,
            starts: Starts::at(body.entries.len()),
            body,
            sections: Vec::new(),
            last_was_total: false,
        }
    }

    pub fn doubt(&mut self, at: usize, doubt: Doubt) {
        self.body.problems.push(Problem { line: self.rows[at].line, doubt });
    }

    fn row(&mut self, at: usize) -> LineUse {
        let row = &self.rows[at];
        if row.is_blank() {
            return LineUse::Blank;
        }
        if self.is_head_again(row) {
            return LineUse::Furniture;
        }
        let first_text = row.filled().find(|(_, cell)| figures::hundredths(cell).is_none());
        let total = row.filled().map(|(_, cell)| cell).take(6).find(|cell| totals::is_total(cell));
        if let Some(label) = total.filter(|label| !self.is_post_called(row, label)) {
            return self.total(at, label);
        }
        if let Some((_, label)) = first_text.filter(|(_, label)| bare(label).starts_with("dont ")) {
            return self.detail(at, label);
        }
        match self.foot.line(row, at) {
            Some(Below::Known) => return LineUse::Furniture,
            Some(Below::Unread) => {
                self.doubt(at, Doubt::Unrecognised { text: row.quoted() });
                return LineUse::Problem;
            }
            None => {}
        }
        self.last_was_total = false;
        if let Some(line_use) = self.row_of_kind(at) {
            return line_use;
        }
        let first = |columns: &[usize]| {
            columns.iter().map(|at| row.cell(*at)).find(|cell| !cell.is_empty()).unwrap_or("")
        };
        let title = first(&self.layout.titles);
        let has_figures = self.layout.figures.iter().any(|at| !row.cell(*at).is_empty());
        let has_rank = !first(&self.layout.ranks).is_empty();
        let has_id = !first(&self.layout.ids).is_empty();
        let has_unit = !first(&self.layout.units).is_empty()
            || self.layout.code.is_some_and(|at| !row.cell(at).is_empty());
        if !title.is_empty() && !has_rank && !has_id && self.heads_others(at) {
            return self.unit_of_outline(at, title);
        }
        match (title.is_empty(), has_figures || has_rank || has_id) {
            (false, false) if !has_unit => self.lone_title(at, title),
            (false, true)
                if !has_rank
                    && !has_id
                    && !has_unit
                    && !self.names_sort(title)
                    && self.is_section(title) =>
            {
                self.section_with_figures(at, title)
            }
            (false, _) => self.entry(at),
            (true, true) if !has_rank && self.sums_up_below(at) => self.unit_with_sums(at),
            (true, true) if has_rank || self.layout.titles.is_empty() => self.entry(at),
            (true, true) if has_unit => self.unit_with_figures(at),
            (true, true) if has_id => self.entry(at),
            (true, true) => self.figures_alone(at),
            (true, false) if has_unit && !first(&self.layout.units).starts_with(['*', '(']) => {
                self.name_unit(at);
                LineUse::Unit
            }
            (true, false) => self.lone_text(at),
        }
    }

    /// The heads, printed again at the top of a page.
    fn is_head_again(&self, row: &Row) -> bool {
        let mut same = 0;
        for (column, cell) in row.filled() {
            match self.names.get(column) {
                Some(name) if folded(name).contains(&folded(cell)) => same += 1,
                _ => return false,
            }
        }
        same >= 2
    }

    /// A post whose title begins as a total does has a rank.
    fn is_post_called(&self, row: &Row, label: &str) -> bool {
        let is_title = self.layout.titles.iter().any(|at| row.cell(*at) == label);
        is_title && self.layout.ranks.iter().any(|at| !row.cell(*at).is_empty())
    }

    pub fn printed_figures(&self, row: &Row) -> Vec<(usize, i64)> {
        let figure = |at: &usize| figures::hundredths(row.cell(*at)).map(|figure| (*at, figure));
        self.layout.figures.iter().filter_map(figure).collect()
    }

    fn total(&mut self, at: usize, label: &str) -> LineUse {
        let row = &self.rows[at];
        let now = self.body.entries.len();
        let figures = self.printed_figures(row);
        let unit = totals::named(label).and_then(|name| self.body.units.find(name));
        let mut starts = vec![self.starts.total, self.starts.section, self.starts.unit];
        let is_last = totals::is_grand(label) || self.last_was_total;
        starts.insert(if is_last { 0 } else { starts.len() }, self.starts.part);
        // Totals of totals: as far back as any of the last ones reaches.
        starts.extend(self.starts.totals.iter().rev().take(40));
        let ranges = starts.into_iter().map(|start| start..now).collect();
        self.body.printed.push(Printed {
            line: row.line,
            part: self.part,
            text: row.quoted(),
            figures,
            ranges,
            unit,
        });
        self.starts.totals.push(self.starts.total);
        self.starts.total = now;
        self.last_was_total = true;
        LineUse::Furniture
    }

    /// "Dont 2 vacants": of the posts above, not others.
    fn detail(&mut self, at: usize, label: &str) -> LineUse {
        let row = &self.rows[at];
        let words = bare(label);
        let count = self.printed_figures(row).first().map(|(_, figure)| figure / 100);
        let count = count.or_else(|| words.split(' ').find_map(|word| word.parse().ok()));
        let is_vacant = words.contains("vacant")
            || words.contains("non pourvu")
            || words.contains("a pourvoir");
        let is_part_time = words.contains("tnc") || words.contains("temps non complet");
        if let Some(count) = count.filter(|_| (is_vacant || is_part_time) && !self.last_was_total)
            && let Some(entry) =
                self.body.entries.len().checked_sub(1).filter(|it| *it >= self.starts.part)
        {
            self.body.details.push(Detail { entry, count, is_vacant });
            return LineUse::Post;
        }
        self.doubt(at, Doubt::DetailLeftOut { text: row.quoted() });
        LineUse::Problem
    }

    /// Whether a title in capitals is a job or a grade by itself, as "ATSEM" is: no heading of others.
    fn names_sort(&self, title: &str) -> bool {
        is_job_in_letters(title)
            || statutory_grade(title).is_some()
            || begins_with_job(title) && !self.layout.sorts.is_empty()
    }

    /// Whether a text at the place of a title is a heading.
    fn is_section(&self, title: &str) -> bool {
        let title = without_mark(title);
        let words = bare(title);
        words.starts_with("filiere ")
            || title.ends_with(':')
            || kind_at_start(&folded(title)).is_some()
            || (is_capitals(title) && self.has_small_titles)
    }

    /// Nothing but a title, or a text at its place.
    fn lone_title(&mut self, at: usize, title: &str) -> LineUse {
        let plain = self.layout.figures.is_empty()
            && self.layout.ranks.is_empty()
            && self.layout.ids.is_empty();
        if self.is_section(title)
            && !(plain && !is_capitals(title) && kind_at_start(&folded(title)).is_none())
        {
            return self.section(at, title);
        }
        if plain || !is_remark(title) || tells_posts(title) {
            return self.entry(at);
        }
        self.lone_text(at)
    }

    /// A text that stands in no column of its own: a heading if posts follow, else a remark.
    fn lone_text(&mut self, at: usize) -> LineUse {
        let row = &self.rows[at];
        let filled: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
        let text = row.text();
        if let [only] = filled.as_slice()
            && self.is_section(only)
            && !is_remark(only)
        {
            return self.section(at, only);
        }
        // "Édité le 12/01/2024", "Page 2".
        let is_page = bare(&text).starts_with("page ")
            || (filled.len() == 1 && date_in(&text).is_some_and(|it| it.is_ok()));
        if is_page {
            return LineUse::Furniture;
        }
        // Only columns that are left out hold something, which is said of them.
        if !filled.is_empty() && row.filled().all(|(column, _)| self.is_left_out(column)) {
            return LineUse::Furniture;
        }
        self.doubt(at, Doubt::Unrecognised { text: row.quoted() });
        LineUse::Problem
    }

    fn is_left_out(&self, column: usize) -> bool {
        !self.layout.known.contains(&column)
            && self.names.get(column).is_some_and(|name| !name.is_empty())
    }

    /// A unit that a row of its own names; what follows is in it.
    fn section(&mut self, at: usize, name: &str) -> LineUse {
        let name = without_mark(name.trim_end_matches([':', ' ']));
        let line = self.rows[at].line;
        let (_, number, rest) = depth(name);
        let (name, depth) =
            if number.is_some() { (rest, number) } else { (name, self.depth_in_outline(at)) };
        let unit = self.body.units.next(name, depth, line);
        self.enter(unit);
        self.starts.section = self.body.entries.len();
        self.open.iter_mut().for_each(String::clear);
        LineUse::Unit
    }

    pub fn enter(&mut self, unit: usize) {
        if self.unit != Some(unit) {
            self.unit = Some(unit);
            self.starts.unit = self.body.entries.len();
        }
    }

    /// "FILIÈRE TECHNIQUE | | 12": a heading with the sum of what follows.
    fn section_with_figures(&mut self, at: usize, name: &str) -> LineUse {
        let row = &self.rows[at];
        let now = self.body.entries.len();
        let figures = self.printed_figures(row);
        let line_use = self.section(at, name);
        let depth = self.body.units.nodes[self.unit.unwrap_or(0)].parent.map_or(0, |_| 1);
        self.close_sections(depth);
        let printed = Printed {
            line: row.line,
            part: self.part,
            text: row.quoted(),
            figures,
            ranges: std::iter::once(now..now).collect(),
            unit: self.unit,
        };
        self.sections.push(self.body.printed.len());
        self.body.printed.push(printed);
        line_use
    }

    /// What open sections print is the sum of the entries up to here; those above `depth` stay open.
    fn close_sections(&mut self, depth: usize) {
        let now = self.body.entries.len();
        for at in self.sections.drain(depth.min(self.sections.len())..) {
            let printed = &mut self.body.printed[at];
            let start = printed.ranges[0].start;
            printed.ranges = std::iter::once(start..now).collect();
        }
    }

    /// A unit with figures and no title: the sum of its posts, which stand below or above.
    fn unit_with_figures(&mut self, at: usize) -> LineUse {
        let row = &self.rows[at];
        let before = self.body.entries.len();
        let unit = self.name_unit(at);
        let figures = self.printed_figures(row);
        let printed = Printed {
            line: row.line,
            part: self.part,
            text: row.quoted(),
            figures,
            ranges: std::iter::once(self.starts.unit..before).collect(),
            unit,
        };
        self.body.printed.push(printed);
        LineUse::Unit
    }

    /// Figures without a word: a total if they are one.
    fn figures_alone(&mut self, at: usize) -> LineUse {
        let is_last = self.rows[at + 1..].iter().all(Row::is_blank);
        if is_last || self.rows.get(at + 1).is_some_and(Row::is_blank) {
            return self.total(at, "");
        }
        let text = self.rows[at].quoted();
        self.doubt(at, Doubt::Unrecognised { text });
        LineUse::Problem
    }

    fn entry(&mut self, at: usize) -> LineUse {
        let row = &self.rows[at];
        let unit = self.name_unit(at);
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column)).to_owned();
        let entry = Entry {
            part: self.part,
            row: at,
            line: row.line,
            unit,
            id: cell(self.layout.ids.first().copied()),
            supervisor: cell(self.layout.supervisor),
            holder: self.layout.persons.iter().map(|at| row.cell(*at).to_owned()).collect(),
            sort: None,
        };
        let sorts = self.sorts(row);
        if sorts.is_empty() {
            self.body.entries.push(entry);
            return LineUse::Post;
        }
        self.check_across(at, sorts.len());
        for sort in sorts {
            let unit = self.unit_of_sort(sort, unit);
            self.body.entries.push(Entry { sort: Some(sort), unit, ..entry.clone() });
        }
        LineUse::Post
    }

    /// The sorts of posts that a row counts some of.
    fn sorts(&self, row: &Row) -> Vec<usize> {
        let is_some = |at: &usize| {
            let cell = row.cell(*at);
            !cell.is_empty() && figures::hundredths(cell) != Some(0)
        };
        let sorts = self.layout.sorts.iter().enumerate();
        sorts.filter(|(_, (_, columns))| columns.iter().any(is_some)).map(|(at, _)| at).collect()
    }

    /// A doubt for each sum that a row prints of its `sorts` of posts and that is another. What is held or vacant of one
    /// sort is told of it; of several it must be all.
    fn check_across(&mut self, at: usize, sorts: usize) {
        let row = &self.rows[at];
        let is_figure = |column: &&Column| column.meaning.is_figure();
        let mut doubts = Vec::new();
        for total in self.mapping.columns.iter().filter(is_figure) {
            let alike = |it: &&Column| it.meaning == total.meaning && it.state == total.state;
            let figure = |it: &Column| {
                column_of(&it.column).map(|at| row.cell(at)).and_then(figures::hundredths)
            };
            let Some(printed) = figure(total).filter(|_| !total.crossed().is_any()) else {
                continue;
            };
            let crossed = || self.mapping.columns.iter().filter(|it| it.crossed().is_any());
            let is_parted = crossed().any(|it| alike(&it));
            if !is_parted && sorts == 1 || total.meaning == Meaning::Vacant && printed == 0 {
                continue;
            }
            let counts = |it: &&Column| matches!(it.meaning, Meaning::Count | Meaning::Budgeted);
            let is_part = |it: &&Column| if is_parted { alike(it) } else { counts(it) };
            let counted: i64 = crossed().filter(is_part).filter_map(figure).sum();
            if counted != printed {
                doubts.push(Doubt::RowTotalDiffers {
                    column: total.header.clone(),
                    counted: figures::printed(counted),
                    printed: figures::printed(printed),
                    text: row.quoted(),
                });
            }
        }
        doubts.into_iter().for_each(|doubt| self.doubt(at, doubt));
    }
}

/// The kinds of units in the order of the rows: of their one column, else of those that stand by themselves.
fn kinds_in_order(
    rows: &[Row],
    layout: &Layout,
    has_small_titles: bool,
) -> Vec<Option<&'static KindWord>> {
    let mut seen = HashSet::new();
    let mut kinds = Vec::new();
    for row in rows {
        let mut cells = row.filled();
        let name = match layout.units.as_slice() {
            [column] => row.cell(*column),
            _ => match (cells.next(), cells.next()) {
                (Some((_, only)), None) if layout.units.is_empty() && !is_remark(only) => only,
                _ => continue,
            },
        };
        let may_be = !layout.units.is_empty()
            || kind_of(name).is_some()
            || has_small_titles && is_capitals(name);
        if may_be && !name.is_empty() && !totals::is_total(name) && seen.insert(folded(name)) {
            kinds.push(kind_of(name));
        }
    }
    kinds
}

/// "FILIÈRE TECHNIQUE (c)" without the mark that totals refer to it by.
fn without_mark(name: &str) -> &str {
    let mark = name.rfind(" (").filter(|at| name.len() - at <= 4 && name.ends_with(')'));
    mark.map_or(name, |at| &name[..at])
}

/// A sentence, or what stands below a table: "* postes à temps partiel".
fn is_remark(text: &str) -> bool {
    text.starts_with(['*', '('])
        || text.ends_with('.')
        || text.chars().count() > 90
        || text.contains(" : ")
}

/// The states that a mapping tells apart.
pub(super) fn states(mapping: &Mapping) -> Vec<Option<State>> {
    if mapping.has_states() { vec![Some(State::Before), Some(State::After)] } else { vec![None] }
}
