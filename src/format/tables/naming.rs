//! The unit that a row of a table names: by a code, a path, a name with its depth, columns of levels, or the head
//! of a column.

use super::body::Reader;
use super::figures;
use super::layout::{Depths, Outline, indent};
use super::numbered::number;
use super::totals::Printed;
use super::units::depth;
use crate::format::reading::vocabulary::begins_with_job;
use crate::format::reading::{Doubt, LineUse};
use crate::model::folded;

impl Reader<'_> {
    /// The unit that a row names, or the one above where it names none.
    pub fn name_unit(&mut self, at: usize) -> Option<usize> {
        if let Some(depth) = self.depth_in_outline(at) {
            return self.body.units.above(depth).or(self.home);
        }
        let row = &self.rows[at];
        let code = self.layout.code.map_or("", |column| row.cell(column));
        let parent = self.layout.parent.map(|(by, column)| (by, row.cell(column).to_owned()));
        let unit = if self.layout.units.len() > 1 {
            self.by_levels(at)
        } else {
            let column = self.layout.units.first().copied();
            let raw = column.and_then(|column| row.cells.get(column)).map_or("", String::as_str);
            self.by_name(at, raw, code, parent.is_some())
        };
        let unit = match unit {
            Some(unit) => unit,
            None if self.is_dense && !self.layout.units.is_empty() => {
                // A row between others that all name theirs.
                self.unit = self.home;
                let title = row.quoted();
                self.doubt(at, Doubt::UnitMissing { title });
                return self.home;
            }
            None => return self.unit,
        };
        if let Some((by, parent)) = parent {
            self.body.units.parent_named(unit, by, &parent);
        }
        self.enter(unit);
        Some(unit)
    }

    fn by_name(&mut self, at: usize, raw: &str, code: &str, has_parent: bool) -> Option<usize> {
        let line = self.rows[at].line;
        let name = raw.trim();
        if !code.is_empty() {
            let known = self.body.units.nodes.len();
            let (unit, doubt) = self.body.units.coded(code, name, line);
            if let Some(doubt) = doubt {
                self.doubt(at, doubt);
            }
            if !has_parent && unit == known {
                self.body.units.place(unit);
            }
            return Some(unit);
        }
        if name.is_empty() {
            return None;
        }
        if has_parent {
            return Some(self.body.units.called(name, line));
        }
        let steps = self.body.units.paths.steps(name);
        if steps.len() > 1 {
            let units = &mut self.body.units;
            return units.at_path(&steps, line);
        }
        let (_, number, rest) = depth(raw);
        let stated =
            self.layout.depth.and_then(|column| figures::hundredths(self.rows[at].cell(column)));
        if let Some(depth) = stated.and_then(|it| usize::try_from(it).ok()) {
            return Some(self.body.units.next(name, Some(depth), line));
        }
        let name = if number.is_some() && self.depths == Depths::Numbers { rest } else { name };
        Some(self.body.units.next(name, self.depth_in_column(at), line))
    }

    /// How deep the name of a row's unit stands in its column, where that says what is under what.
    fn depth_in_column(&self, at: usize) -> Option<usize> {
        let (row, column) = (&self.rows[at], self.layout.units.first().copied()?);
        match self.depths {
            Depths::None => None,
            Depths::Indents => Some(indent(row, column)),
            Depths::Numbers => depth(row.cells.get(column).map_or("", String::as_str)).1,
        }
    }

    /// Whether each figure of a row that names nothing but a unit is the sum of those of the units right below it,
    /// as in pivot tables.
    pub fn sums_up_below(&self, at: usize) -> bool {
        let Some(own) = self.depth_in_column(at).filter(|_| self.layout.titles.is_empty()) else {
            return false;
        };
        let depths = self.rows.iter().enumerate().skip(at + 1);
        let depths = depths.filter_map(|(row, _)| Some((row, self.depth_in_column(row)?)));
        let mut below = depths.take_while(|(_, depth)| *depth > own).peekable();
        let Some(&(_, first)) = below.peek() else { return false };
        let mut sums: Vec<i64> = vec![0; self.layout.figures.len()];
        for (row, _) in below.filter(|(_, depth)| *depth == first) {
            for (sum, column) in sums.iter_mut().zip(&self.layout.figures) {
                *sum += figures::hundredths(self.rows[row].cell(*column)).unwrap_or(0);
            }
        }
        let figure = |column: &usize| figures::hundredths(self.rows[at].cell(*column)).unwrap_or(0);
        let own = self.layout.figures.iter().map(figure);
        own.eq(sums.iter().copied()) && sums.iter().any(|sum| *sum > 0)
    }

    /// A unit whose figures are the sums of those of the units below it.
    pub fn unit_with_sums(&mut self, at: usize) -> LineUse {
        if let Some(unit) = self.name_unit(at) {
            self.print_branch(at, unit);
        }
        LineUse::Unit
    }

    /// The unit that the level columns of a row name. A blank level goes on from above where the levels before
    /// it do; where each row names its own, or after a new name, there is none.
    fn by_levels(&mut self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        let line = row.line;
        let mut is_new = self.is_dense;
        for (level, column) in self.layout.units.iter().enumerate() {
            let cell = row.cell(*column);
            if !cell.is_empty() {
                is_new |= folded(cell) != folded(&self.open[level]);
                cell.clone_into(&mut self.open[level]);
            } else if is_new {
                self.open[level].clear();
            }
        }
        let units = &mut self.body.units;
        let home = units.home();
        let mut parent = home;
        let mut last = "";
        for name in self.open.iter().filter(|name| !name.is_empty()) {
            // "Direction X | Direction X": the level below is the same unit.
            if parent.is_some() && folded(name) == folded(last) {
                continue;
            }
            parent = Some(units.under(parent, name, line));
            last = name;
        }
        parent.filter(|unit| Some(*unit) != home)
    }

    /// Names the units at the heads of columns, in their order, where the rows name none above them.
    pub fn name_sorts(&mut self) {
        if self.layout.units.is_empty() && self.layout.code.is_none() {
            for sort in 0..self.layout.sorts.len() {
                self.unit_of_sort(sort, None);
            }
        }
    }

    /// The unit that posts of a sort are in, `unit` being the one of their row.
    pub fn unit_of_sort(&mut self, sort: usize, unit: Option<usize>) -> Option<usize> {
        let Some(name) = self.layout.sorts[sort].0.unit.clone() else { return unit };
        let names_own = !self.layout.units.is_empty() || self.layout.code.is_some();
        let (line, units) = (self.heads, &mut self.body.units);
        let steps: Vec<&str> = name.split(" > ").collect();
        let above = if names_own { unit } else { self.home };
        // By the ranks of their kinds, where all have one.
        let is_ranked = self.has_ranked_sorts && steps.len() == 1;
        if above.is_none() && is_ranked {
            return Some(match units.find(&name) {
                Some(known) => known,
                None => units.next(&name, None, line),
            });
        }
        steps.into_iter().fold(above, |parent, step| Some(units.under(parent, step, line)))
    }

    /// How deep the title of a row stands, where that says what it is under.
    pub fn depth_in_outline(&self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        match self.outline {
            Outline::Indents => Some(indent(row, self.layout.titles.first().copied()?)),
            Outline::Groups => Some(usize::from(row.look.group)),
            Outline::Numbers => Some(number(row.cell(self.layout.numbers?))?.len()),
            Outline::Bold | Outline::None => None,
        }
    }

    /// Whether the next title stands deeper than that of a row.
    pub fn heads_others(&self, at: usize) -> bool {
        let is_title = |next: &usize| {
            let row = &self.rows[*next];
            let title = self.layout.titles.iter().map(|at| row.cell(*at)).find(|it| !it.is_empty());
            title.is_some_and(|title| !super::totals::is_total(title))
        };
        // Whoever leads others is no unit.
        let own = &self.rows[at];
        let has_figures = self.layout.figures.iter().any(|at| !own.cell(*at).is_empty());
        let mut titles = self.layout.titles.iter().map(|at| own.cell(*at));
        if has_figures && titles.any(begins_with_job) {
            return false;
        }
        let Some(next) = (at + 1..self.rows.len()).take(50).find(is_title) else { return false };
        match self.outline {
            Outline::None => false,
            Outline::Bold => self.rows[at].look.is_bold,
            Outline::Indents | Outline::Groups | Outline::Numbers => {
                self.depth_in_outline(at) < self.depth_in_outline(next)
            }
        }
    }

    /// A unit below which posts are set in; its figures are their sum.
    pub fn unit_of_outline(&mut self, at: usize, name: &str) -> LineUse {
        let row = &self.rows[at];
        let depth = self.depth_in_outline(at);
        let name = name.trim_end_matches([':', ' ']);
        let unit = self.body.units.next(name, depth, row.line);
        self.enter(unit);
        self.print_branch(at, unit);
        LineUse::Unit
    }

    /// The figures in the row of a unit, which are those of all below it.
    pub fn print_branch(&mut self, at: usize, unit: usize) {
        let row = &self.rows[at];
        let figures = self.printed_figures(row);
        if !figures.is_empty() {
            let (line, part, text) = (row.line, self.part, row.quoted());
            let printed =
                Printed { line, part, text, figures, ranges: Vec::new(), unit: Some(unit) };
            self.body.printed.push(printed);
        }
    }
}
