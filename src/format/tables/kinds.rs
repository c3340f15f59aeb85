//! Tables in which each row says whether it is a unit or a post, as extracts of hierarchies do: both have codes,
//! and both say by a code or a name what they are under.

use std::collections::HashMap;

use super::body::{Body, Entry, Reader, Unplaced};
use super::contents::{RowKind, row_kind};
use super::figures;
use super::units::ParentBy;
use crate::format::reading::vocabulary::kind_at_start;
use crate::format::reading::{Doubt, LineUse, Problem};
use crate::model::folded;

impl Reader<'_> {
    /// A row that says what it is; none for others.
    pub fn row_of_kind(&mut self, at: usize) -> Option<LineUse> {
        let kind = self.rows[at].cell(self.layout.kind?);
        match row_kind(kind)? {
            RowKind::Unit => self.unit_of_kind(at, kind),
            RowKind::Post => Some(self.post_of_kind(at)),
        }
    }

    fn cell_of(&self, at: usize, columns: impl Iterator<Item = usize>) -> String {
        let row = &self.rows[at];
        columns.map(|at| row.cell(at)).find(|cell| !cell.is_empty()).unwrap_or("").to_owned()
    }

    fn code_of(&self, at: usize) -> String {
        let ids = self.layout.ids.iter().copied();
        self.cell_of(at, self.layout.code.into_iter().chain(ids))
    }

    /// What a row is under, and how it says so.
    fn above_of(&self, at: usize) -> Option<(ParentBy, String)> {
        let (by, column) = self.layout.above?;
        Some((by, self.rows[at].cell(column).to_owned())).filter(|(_, above)| !above.is_empty())
    }

    fn depth_of(&self, at: usize) -> Option<usize> {
        let cell = self.layout.depth.map(|column| self.rows[at].cell(column))?;
        figures::hundredths(cell).and_then(|it| usize::try_from(it).ok())
    }

    fn unit_of_kind(&mut self, at: usize, kind: &str) -> Option<LineUse> {
        let (line, depth, code) = (self.rows[at].line, self.depth_of(at), self.code_of(at));
        let labels = self.layout.units.iter().chain(&self.layout.titles).copied();
        let name = self.cell_of(at, labels);
        if name.is_empty() && code.is_empty() {
            return None;
        }
        let above = self.above_of(at);
        let has_column = self.layout.above.is_some();
        let unit = if !code.is_empty() {
            let known = self.body.units.nodes.len();
            let (unit, doubt) = self.body.units.coded(&code, &name, line);
            doubt.into_iter().for_each(|doubt| self.doubt(at, doubt));
            if !has_column && unit == known {
                self.body.units.place_at(unit, depth);
            }
            unit
        } else if has_column {
            self.body.units.called(&name, line)
        } else {
            self.body.units.next(&name, depth, line)
        };
        if has_column {
            let (by, above) = above.unwrap_or((ParentBy::Code, String::new()));
            self.body.units.parent_named(unit, by, &above);
        }
        let node = &mut self.body.units.nodes[unit];
        node.kind = node.kind.or_else(|| kind_at_start(&folded(kind)));
        self.enter(unit);
        self.print_branch(at, unit);
        Some(LineUse::Unit)
    }

    fn post_of_kind(&mut self, at: usize) -> LineUse {
        let row = &self.rows[at];
        let titles = self.layout.titles.iter().chain(&self.layout.units).copied();
        let title = self.cell_of(at, titles);
        let unit = match self.depth_of(at) {
            Some(depth) => self.body.units.above(depth),
            None => self.unit,
        };
        let above = self.above_of(at);
        if let Some((by, above)) = above.clone() {
            let entry = self.body.entries.len();
            self.body.unplaced.push(Unplaced { entry, by, above, title });
        }
        let entry = Entry {
            part: self.part,
            row: at,
            line: row.line,
            unit: unit.filter(|_| above.is_none()),
            id: self.code_of(at),
            ..Entry::default()
        };
        self.body.entries.push(entry);
        LineUse::Post
    }
}

impl Body {
    /// Finds the units of the posts whose rows name them, or name a post of theirs; units may be under posts too.
    pub fn place_posts(&mut self) {
        let unplaced = std::mem::take(&mut self.unplaced);
        let by_id: HashMap<String, usize> =
            unplaced.iter().map(|it| (folded(&self.entries[it.entry].id), it.entry)).collect();
        let mut left: Vec<&Unplaced> = unplaced.iter().collect();
        // Each round places those that are under posts placed in the one before.
        while !left.is_empty() {
            let before = left.len();
            left.retain(|it| {
                let own = match it.by {
                    ParentBy::Code => self.units.find_code(&it.above),
                    ParentBy::Name => self.units.find(&it.above),
                };
                let of_post =
                    || by_id.get(&folded(&it.above)).and_then(|at| self.entries[*at].unit);
                let unit = own.or_else(of_post).or_else(|| self.units.find(&it.above));
                self.entries[it.entry].unit = unit;
                unit.is_none()
            });
            if left.len() == before {
                break;
            }
        }
        for it in left {
            let line = self.entries[it.entry].line;
            let doubt = Doubt::ParentUnknown { parent: it.above.clone(), unit: it.title.clone() };
            self.problems.push(Problem { line, doubt });
        }
        for it in &unplaced {
            let entry = &self.entries[it.entry];
            if let (Some(unit), false) = (entry.unit, entry.id.is_empty()) {
                self.units.also_coded(&entry.id, unit);
            }
        }
    }
}
