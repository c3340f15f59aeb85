//! The units that the rows of a table name, and whose child each is: by level columns, by codes or names of
//! parents, by how deep a name stands, else by the ranks of their kinds.

use std::collections::HashMap;

use super::beside::Beside;
use super::paths::Paths;
use crate::format::reading::vocabulary::{KindWord, OTHER_RANK, after_code, kind_at_start};
use crate::format::reading::{Doubt, Problem};
use crate::model::folded;

/// Units one under the other, at most, as everywhere else in the program.
const DEEPEST: usize = 500;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub name: String,
    pub kind: Option<&'static KindWord>,
    pub parent: Option<usize>,
    /// The line that named it first.
    pub line: usize,
    code: Option<String>,
    /// What its row says of its parent, which may stand further down.
    named_parent: Option<(ParentBy, String)>,
    /// The parent is the one that a row, a column or its depth gives.
    is_given: bool,
    depth: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParentBy {
    Code,
    Name,
}

#[derive(Debug, Default)]
pub(super) struct Units {
    pub nodes: Vec<Node>,
    by_path: HashMap<(Option<usize>, String), usize>,
    by_name: HashMap<(Option<usize>, String), usize>,
    by_code: HashMap<String, usize>,
    /// The units above and including the last one that was named, from the top.
    open: Vec<usize>,
    /// The unit that all rows of a table are in, whatever they name.
    home: Option<usize>,
    /// Which names are paths.
    pub paths: Paths,
    /// What of the ranks of names is no sign that one stands below the one before it.
    pub beside: Beside,
    /// A unit came again after another one: the order of the rows is not that of the chart.
    is_mixed: bool,
}

impl Units {
    pub fn rank(&self, unit: usize) -> u8 {
        self.nodes[unit].kind.map_or(OTHER_RANK, |kind| kind.rank)
    }

    fn push(&mut self, name: &str, parent: Option<usize>, line: usize) -> usize {
        let key = folded(name);
        self.nodes.push(Node {
            name: name.to_owned(),
            kind: kind_of(name),
            parent,
            line,
            code: None,
            named_parent: None,
            is_given: false,
            depth: None,
        });
        let unit = self.nodes.len() - 1;
        self.by_name.entry((self.home, key.clone())).or_insert(unit);
        self.by_path.insert((parent, key), unit);
        unit
    }

    /// Begins a table all of whose rows are in the unit called `name`, where there is one.
    pub fn enter_home(&mut self, name: Option<&str>, line: usize) {
        self.home = None;
        let Some(name) = name else { return };
        self.open.clear();
        let home = match self.named(name) {
            Some(known) => known,
            None => self.push(name, None, line),
        };
        self.open = self.path(home);
        self.home = Some(home);
    }

    /// The unit that all rows of the table are in.
    pub fn home(&self) -> Option<usize> {
        self.home
    }

    fn named(&self, name: &str) -> Option<usize> {
        let key = folded(name);
        let is_home = |home: &usize| folded(&self.nodes[*home].name) == key;
        self.home.filter(is_home).or_else(|| self.by_name.get(&(self.home, key.clone())).copied())
    }

    /// Closes the last open unit, where it is not the one that all rows are in.
    fn close_last(&mut self) -> bool {
        let closes = self.open.last().is_some_and(|last| Some(*last) != self.home);
        if closes {
            self.open.pop();
        }
        closes
    }

    /// The unit called `name` right under `parent`, which is given.
    pub fn under(&mut self, parent: Option<usize>, name: &str, line: usize) -> usize {
        if let Some(known) = self.by_path.get(&(parent, folded(name))) {
            return *known;
        }
        let unit = self.push(name, parent, line);
        self.nodes[unit].is_given = true;
        unit
    }

    /// The unit at the end of a path; its first step may be a unit that stands below another one.
    pub fn at_path(&mut self, steps: &[&str], line: usize) -> Option<usize> {
        let known =
            steps.first().and_then(|first| self.named(first)).filter(|it| Some(*it) != self.home);
        let skipped = usize::from(known.is_some());
        let above = known.or(self.home);
        steps.iter().skip(skipped).fold(above, |parent, step| Some(self.under(parent, step, line)))
    }

    /// A step of a path below the one before it; a unit of that name that stands nowhere yet is placed there.
    fn step_under(&mut self, parent: Option<usize>, name: &str, line: usize) -> usize {
        match self.named(name) {
            Some(known) if parent.is_none() => known,
            Some(known) if self.nodes[known].parent.is_none() && Some(known) != parent => {
                self.nodes[known].parent = parent;
                known
            }
            Some(known) if self.nodes[known].parent == parent => known,
            Some(_) | None => self.under(parent, name, line),
        }
    }

    /// The unit of a code, whose name the first row that has one gives; and its other name, if a row gives
    /// another.
    pub fn coded(&mut self, code: &str, name: &str, line: usize) -> (usize, Option<Doubt>) {
        if let Some(&known) = self.by_code.get(&folded(code)) {
            let node = &mut self.nodes[known];
            if name.is_empty() || folded(name) == folded(&node.name) {
                return (known, None);
            }
            if folded(&node.name) == folded(code) {
                node.name = name.to_owned();
                node.kind = kind_of(name);
                return (known, None);
            }
            let doubt = Doubt::UnitRenamed {
                code: code.to_owned(),
                other: name.to_owned(),
                unit: node.name.clone(),
            };
            return (known, Some(doubt));
        }
        let name = if name.is_empty() { code } else { name };
        let unit = self.push(name, None, line);
        self.by_code.insert(folded(code), unit);
        self.nodes[unit].code = Some(code.to_owned());
        (unit, None)
    }

    /// The unit of a code.
    pub fn find_code(&self, code: &str) -> Option<usize> {
        self.by_code.get(&folded(code)).copied()
    }

    /// What is under a post with that code is under its unit.
    pub fn also_coded(&mut self, code: &str, unit: usize) {
        self.by_code.entry(folded(code)).or_insert(unit);
    }

    /// The last unit that stands less deep than something.
    pub fn above(&self, depth: usize) -> Option<usize> {
        let is_above = |unit: &&usize| self.nodes[**unit].depth.is_some_and(|its| its < depth);
        self.open.iter().rev().find(is_above).copied()
    }

    /// Says what the row of `unit` tells of its parent; the first one that does is heard.
    pub fn parent_named(&mut self, unit: usize, by: ParentBy, parent: &str) {
        let node = &mut self.nodes[unit];
        node.is_given = true;
        if node.named_parent.is_none() && !parent.is_empty() {
            node.named_parent = Some((by, parent.to_owned()));
        }
    }

    /// The unit called `name`, wherever it is; a new one is placed later, by what is known of it.
    pub fn called(&mut self, name: &str, line: usize) -> usize {
        match self.named(name) {
            Some(known) => known,
            None => self.push(name, self.home, line),
        }
    }

    /// The unit called `name` as the rows come, one after the other: below those that are open, as deep as it
    /// stands, else by the rank of its kind.
    pub fn next(&mut self, name: &str, depth: Option<usize>, line: usize) -> usize {
        if let Some(known) = self.named(name) {
            self.is_mixed |= self.open.last() != Some(&known);
            self.open = self.path(known);
            return known;
        }
        self.close_for(depth, kind_of(name));
        let parent = self.open.last().copied();
        let unit = self.push(name, parent, line);
        self.nodes[unit].depth = depth;
        // What stands right below the unit of its table is said to.
        self.nodes[unit].is_given = depth.is_some() || (parent.is_some() && parent == self.home);
        self.open.push(unit);
        unit
    }

    /// Closes the open units that a new one is not below: by how deep both stand, else by the ranks of their kinds.
    /// Two that may stand anywhere, a school and a library, stand side by side, and so does what is called by no kind.
    fn close_for(&mut self, depth: Option<usize>, kind: Option<&KindWord>) {
        let rank = kind.map_or(OTHER_RANK, |kind| kind.rank);
        while let Some(&last) = self.open.last() {
            let node = &self.nodes[last];
            let is_above = match (depth, node.depth) {
                (Some(own), Some(its)) => its < own,
                _ => {
                    let is_loose = kind.is_none() || is_anywhere(kind);
                    self.rank(last) < rank
                        && !(is_loose && is_anywhere(node.kind))
                        && (Some(last) == self.home || self.beside.may_hold(kind))
                }
            };
            if is_above || !self.close_last() {
                break;
            }
        }
    }

    /// Sets the parent of a unit, which something says; a unit is never its own.
    pub fn give_parent(&mut self, unit: usize, parent: Option<usize>) {
        self.nodes[unit].parent = parent.filter(|it| *it != unit);
        self.nodes[unit].is_given = true;
    }

    /// Puts a unit whose parent no row says where the order of the rows has it.
    pub fn place(&mut self, unit: usize) {
        self.place_at(unit, None);
    }

    /// The same, where its row says how deep it stands.
    pub fn place_at(&mut self, unit: usize, depth: Option<usize>) {
        if self.open.contains(&unit) {
            self.open = self.path(unit);
            return;
        }
        self.close_for(depth, self.nodes[unit].kind);
        self.nodes[unit].depth = depth;
        self.nodes[unit].is_given |= depth.is_some();
        self.nodes[unit].parent = self.open.last().copied();
        self.open.push(unit);
    }

    /// From the top to `unit`.
    fn path(&self, unit: usize) -> Vec<usize> {
        let up = |unit: &usize| self.nodes[*unit].parent;
        let mut path: Vec<usize> = std::iter::successors(Some(unit), up).take(DEEPEST).collect();
        path.reverse();
        path
    }

    /// Finds the parents that rows name, ends circles, and says what is doubtful.
    pub fn settle(&mut self, problems: &mut Vec<Problem>) {
        self.home = None;
        let codes = self.codes_in_names();
        for unit in 0..self.nodes.len() {
            let Some((by, parent)) = self.nodes[unit].named_parent.take() else { continue };
            let line = self.nodes[unit].line;
            let coded = |code: &str| {
                let code = folded(code);
                self.by_code.get(&code).or_else(|| codes.get(&code)?.as_ref()).copied()
            };
            // "2110 - Pôle Chirurgie" where the rows have that code, or that name.
            let in_full = || code_before(&parent).and_then(coded).or_else(|| self.named(&parent));
            let found = match by {
                ParentBy::Code => coded(&parent).or_else(in_full),
                ParentBy::Name => self.named(&parent).or_else(|| coded(&parent)).or_else(in_full),
            };
            let is_code = !codes.is_empty() && parent.bytes().all(|it| it.is_ascii_digit());
            let steps = self.paths.steps(&parent);
            let found = match by {
                ParentBy::Name if !is_code && found.is_none() && steps.len() > 1 => {
                    steps.iter().fold(None, |above, step| Some(self.step_under(above, step, line)))
                }
                ParentBy::Name if !is_code => found.or_else(|| Some(self.called(&parent, line))),
                ParentBy::Name | ParentBy::Code => found,
            };
            match found {
                // The top names itself.
                Some(found) if found == unit => {}
                Some(found) => self.nodes[unit].parent = Some(found),
                None => {
                    let doubt =
                        Doubt::ParentUnknown { parent, unit: self.nodes[unit].name.clone() };
                    problems.push(Problem { line, doubt });
                }
            }
        }
        self.end_circles(problems);
        self.doubt_order(problems);
    }

    /// The units whose names begin with codes, by these; none for a code of several. What a unit shares with the
    /// parent that its row names is no code of its own.
    fn codes_in_names(&self) -> HashMap<String, Option<usize>> {
        let mut codes = HashMap::new();
        for (unit, node) in self.nodes.iter().enumerate() {
            let Some(code) = code_before(&node.name).map(folded) else { continue };
            if node.named_parent.as_ref().is_none_or(|(_, parent)| folded(parent) != code) {
                codes.entry(code).and_modify(|it| *it = None).or_insert(Some(unit));
            }
        }
        codes
    }

    /// A unit under itself, or deeper than any chart, goes to the top.
    fn end_circles(&mut self, problems: &mut Vec<Problem>) {
        // How deep a unit stands, once its way up is known to end.
        let mut depths: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut way = Vec::new();
            let mut at = Some(start);
            while let Some(unit) = at.filter(|unit| depths[*unit].is_none()) {
                if way.contains(&unit) || way.len() > DEEPEST {
                    let top = &mut self.nodes[unit];
                    let parent = top.parent.take();
                    let (line, name) = (top.line, top.name.clone());
                    let parent = parent.map(|it| self.nodes[it].name.clone()).unwrap_or_default();
                    problems
                        .push(Problem { line, doubt: Doubt::ParentCircle { parent, unit: name } });
                    break;
                }
                way.push(unit);
                at = self.nodes[unit].parent;
            }
            for unit in way.into_iter().rev() {
                let above = self.nodes[unit].parent.and_then(|parent| depths[parent]);
                let mut depth = above.map_or(0, |above| above + 1);
                if depth >= DEEPEST {
                    self.nodes[unit].parent = None;
                    depth = 0;
                }
                depths[unit] = Some(depth);
            }
        }
    }

    /// Where rows are in another order than the chart's, the unit before is a guess for a parent.
    fn doubt_order(&mut self, problems: &mut Vec<Problem>) {
        let mut higher = [0_usize; 256];
        for node in &self.nodes {
            let rank = node.kind.map_or(OTHER_RANK, |kind| kind.rank);
            higher[usize::from(rank) + 1..].iter_mut().for_each(|count| *count += 1);
        }
        let mut guessed: Vec<(usize, Vec<usize>)> = Vec::new();
        for unit in 0..self.nodes.len() {
            let node = &self.nodes[unit];
            let Some(parent) = node.parent.filter(|_| !node.is_given) else { continue };
            let line = node.line;
            let names = || (self.nodes[parent].name.clone(), node.name.clone());
            let rank = self.rank(parent);
            let rivals = self.nodes[..unit].iter().filter(|it| !it.is_given);
            let rivals = rivals.filter(|it| it.kind.map_or(OTHER_RANK, |kind| kind.rank) == rank);
            let doubt = if node.kind.is_none() {
                let (parent, unit) = names();
                Doubt::KindMissing { parent, unit }
            } else if self.is_mixed && rivals.take(2).count() > 1 {
                let (parent, unit) = names();
                Doubt::ParentFromOrder { parent, unit }
            } else {
                // Where one unit alone is higher, there is no other place.
                let has_choice = higher[usize::from(self.rank(unit))] > 1;
                if has_choice && (is_anywhere(node.kind) || is_anywhere(self.nodes[parent].kind)) {
                    match guessed.last_mut().filter(|(above, _)| *above == parent) {
                        Some((_, units)) => units.push(unit),
                        None => guessed.push((parent, vec![unit])),
                    }
                }
                continue;
            };
            problems.push(Problem { line, doubt });
        }
        problems.extend(guessed.into_iter().map(|(parent, units)| self.guess(parent, &units)));
    }

    /// That some units are placed below another by nothing but the order of their rows: ten schools are one doubt.
    fn guess(&self, parent: usize, units: &[usize]) -> Problem {
        let names: Vec<&str> = units.iter().map(|unit| self.nodes[*unit].name.as_str()).collect();
        let (parent, unit) = (self.nodes[parent].name.clone(), names.join(", "));
        Problem { line: self.nodes[units[0]].line, doubt: Doubt::ParentGuessed { parent, unit } }
    }

    /// The units of a name, exactly.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.named(name)
    }
}

/// The kind of a unit, before whose name a code may stand: "2110 - Pôle Chirurgie".
pub(super) fn kind_of(name: &str) -> Option<&'static KindWord> {
    let kind = |name: &str| kind_at_start(&folded(name));
    kind(name)
        .or_else(|| Some(after_code(name)).filter(|at| *at > 0).and_then(|at| kind(&name[at..])))
}

/// "DRH", "DSI": a few capitals by themselves.
pub(super) fn is_initials(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|it| it.is_ascii_uppercase())
}

fn is_anywhere(kind: Option<&KindWord>) -> bool {
    kind.is_some_and(|kind| kind.anywhere)
}

/// The code that a name begins with: "2110 - Pôle Chirurgie", "[DRH] Direction des ressources humaines".
fn code_before(name: &str) -> Option<&str> {
    let parted = [" - ", " – ", " — "].iter().filter_map(|dash| name.find(dash)).min();
    let end = parted.unwrap_or_else(|| after_code(name));
    let code = name[..end].trim_matches([' ', '-', '–', '—', ':', '.', '[', ']']);
    let is_code = |c: char| c.is_uppercase() || c.is_ascii_digit() || "./-_".contains(c);
    (1..=14).contains(&code.len()).then_some(code).filter(|code| code.chars().all(is_code))
}

/// How deep a name stands in its cell, by the spaces before it or its numbering, and the name without them.
pub(super) fn depth(cell: &str) -> (usize, Option<usize>, &str) {
    let name = cell.trim();
    let indent = cell.chars().take_while(|c| c.is_whitespace()).count();
    let number = name.split(' ').next().unwrap_or_default();
    let rest = name[number.len()..].trim_start_matches([' ', '-', '–']);
    let digits = number.trim_end_matches(['.', ')']);
    let is_number = !digits.is_empty()
        && digits.len() < number.len() + 1
        && digits
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        && (digits.contains('.') || number.len() > digits.len())
        && rest.starts_with(char::is_alphabetic);
    if is_number { (indent, Some(digits.split('.').count()), rest) } else { (indent, None, name) }
}
