//! Statements to charts: where each chart begins, and what stands under what.
//!
//! A chart begins at an ORGANIGRAMME block, at a repeated title, or at a heading that can only be a
//! root; in a sequence without titles, where its first heading comes again. Within a chart the kinds'
//! ranks say the parent, and headings' depths where kinds do not tell.

mod blocks;
mod ceilings;
mod parents;
mod paths;
pub(in crate::format) mod states;
mod totals;

use crate::format::reading::draft::{Draft, DraftUnit, UNTITLED, label, placeholder};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{OTHER_RANK, role};
use crate::format::reading::{Doubt, Problem};
use crate::format::text::best::statements::{Meaning, Statement};
use crate::format::text::candidates::heading::Heading;
use ceilings::Floating;
use parents::{has_head, is_director, is_plain_director, parent_of, rank_of, unit_named};
use totals::Printed;

pub(in crate::format) struct Builder<'a> {
    statements: &'a [Statement],
    /// For each statement, the next heading and the next block after it.
    next_heading: Vec<usize>,
    next_block: Vec<usize>,
    pub drafts: Vec<Draft>,
    /// Unit of the current chart that posts go to.
    unit: usize,
    /// Some line of the text titles a chart.
    any_block: bool,
    /// Posts stand further in than the units they are of.
    posts_are_indented: bool,
    /// A page of drawings began, and nothing of its chart was read yet.
    page: bool,
    /// A line that was not read, with no heading since.
    unread: Option<usize>,
    /// Posts go to the root since a director was listed there.
    to_root: bool,
    organisation: Option<String>,
    pub floating: Vec<Floating>,
    totals: Vec<Printed>,
    /// A ceiling read before any chart.
    pending_ceiling: Option<u32>,
    /// The root's figure stood above the root: one below it is its own, the other that of the whole.
    root_took_pending: bool,
    pending_date: Option<jiff::civil::Date>,
    pub problems: &'a mut Vec<Problem>,
}

/// A unit that a heading of one kind word stands for.
enum Named {
    /// A unit above, in the same chart.
    Above(usize),
    /// The root of the chart before.
    Earlier { name: String, key: String },
}

/// Reads statements into charts; their ceilings are settled last.
pub(in crate::format) fn charts(
    statements: &[Statement],
    problems: &mut Vec<Problem>,
) -> Vec<Draft> {
    let none = statements.len();
    let (mut heading, mut block) = (none, none);
    let (mut next_heading, mut next_block) = (vec![none; none], vec![none; none]);
    for (at, statement) in statements.iter().enumerate().rev() {
        (next_heading[at], next_block[at]) = (heading, block);
        if let Meaning::Heading(_) = statement.meaning {
            heading = at;
        } else if let Meaning::Block(_) = statement.meaning {
            block = at;
        }
    }
    let any_block = statements.iter().any(|it| matches!(it.meaning, Meaning::Block(_)));
    let mut builder = Builder {
        statements,
        next_heading,
        next_block,
        drafts: Vec::new(),
        unit: 0,
        any_block,
        posts_are_indented: posts_are_indented(statements),
        page: false,
        unread: None,
        to_root: false,
        organisation: None,
        floating: Vec::new(),
        totals: Vec::new(),
        pending_ceiling: None,
        root_took_pending: false,
        pending_date: None,
        problems,
    };
    for at in 0..statements.len() {
        builder.read(at);
    }
    for index in 0..builder.drafts.len() {
        builder.close(index);
    }
    let Builder { mut drafts, floating, totals, problems, .. } = builder;
    label(&mut drafts);
    totals::check(&drafts, &totals, problems);
    ceilings::settle(&mut drafts, floating, problems);
    if states::part(&mut drafts) {
        label(&mut drafts);
    }
    drafts
}

/// Whether a text indents the posts of its units further than their names.
fn posts_are_indented(statements: &[Statement]) -> bool {
    let told = statements.iter().filter(|it| !matches!(it.meaning, Meaning::Blank));
    let told: Vec<&Statement> = told.collect();
    let pairs = told.windows(2).filter_map(|pair| match (&pair[0].meaning, &pair[1].meaning) {
        (Meaning::Heading(_), Meaning::Posts(_)) => Some(pair[0].indent? < pair[1].indent?),
        _ => None,
    });
    let deeper: Vec<bool> = pairs.collect();
    // Those of the top may stand at the margin, as it does.
    deeper.len() > 1 && deeper.iter().filter(|deeper| **deeper).count() * 2 >= deeper.len()
}

impl Builder<'_> {
    fn read(&mut self, at: usize) {
        let line = self.statements[at].lines.start + 1;
        match &self.statements[at].meaning {
            Meaning::Blank | Meaning::Furniture | Meaning::Row(_) | Meaning::Doubtful => {}
            Meaning::Page => self.page = true,
            Meaning::Table(table) => self.table(line, table),
            Meaning::Unread => self.unread = Some(line),
            Meaning::Heading(heading) => {
                self.unread = None;
                self.heading(at, line, heading);
                if let Some(parent) = &heading.parent {
                    self.attach(line, parent);
                }
                let unit = self.unit;
                if let Some(unit) = self.drafts.last_mut().and_then(|it| it.units.get_mut(unit)) {
                    unit.indent = self.statements[at].indent;
                }
            }
            Meaning::Attached(parent) => self.attach(line, parent),
            Meaning::Path(headings) => self.path(at, line, headings),
            Meaning::Posts(posts) => {
                self.climb(self.statements[at].indent);
                self.posts(line, posts);
                self.doubt_of_unread(line);
            }
            Meaning::Block(block) => self.block(at, line, block),
            Meaning::Committee(date) => {
                let far = self.next_block_is_far(at);
                match self.drafts.last_mut() {
                    Some(draft) if far && draft.units.len() <= 1 => {
                        draft.block.get_or_insert_default().date.get_or_insert(*date);
                    }
                    _ => self.pending_date = Some(*date),
                }
            }
            Meaning::Ceiling(figure) => self.ceiling(at, line, *figure),
            Meaning::Organisation(name) => self.organisation(at, name),
            Meaning::NotPrinted => {
                let unit = self.unit;
                if let Some(unit) = self.drafts.last_mut().and_then(|it| it.units.get_mut(unit)) {
                    unit.not_printed = true;
                }
            }
            Meaning::Total(total) => {
                let chart = self.drafts.len().checked_sub(1);
                if let Some(chart) = chart.filter(|&it| !self.drafts[it].units.is_empty()) {
                    let (unit, total) = (self.unit, total.clone());
                    self.totals.push(Printed { chart, unit, line, total });
                } else {
                    let text = Doubt::TotalUnchecked { printed: total.printed() };
                    self.doubt(line, text);
                }
            }
        }
    }

    /// Goes back up to the unit that posts at the column `indent` are indented under, in a text that indents
    /// its posts below their units.
    fn climb(&mut self, indent: Option<usize>) {
        let (Some(indent), true) = (indent, self.posts_are_indented) else { return };
        let Some(draft) = self.drafts.last().filter(|draft| self.unit < draft.units.len()) else {
            return;
        };
        let holds = |unit: &usize| draft.units[*unit].indent.is_none_or(|own| own < indent);
        let mut up = std::iter::successors(Some(self.unit), |&unit| {
            (unit > 0).then(|| draft.units[unit].parent)
        });
        self.unit = up.find(holds).unwrap_or(0);
    }

    /// Says of posts where they went, if a line above them was not read.
    fn doubt_of_unread(&mut self, line: usize) {
        let Some(unread) = self.unread else { return };
        let unit = if self.to_root { 0 } else { self.unit };
        let unit = self.drafts.last().and_then(|draft| draft.units.get(unit));
        if let Some(unit) = unit.map(|unit| unit.name.clone()) {
            self.doubt(line, Doubt::PostsBelowUnread { unread: unread.to_string(), unit });
        }
    }

    /// An administration's name, which may take two lines: "ACADÉMIE DE LIMOGES", "RECTORAT".
    fn organisation(&mut self, at: usize, name: &str) {
        // Below ORGANIGRAMME as well as above it.
        let untold = |draft: &&mut Draft| draft.units.is_empty() && draft.organisation.is_none();
        if let Some(draft) = self.drafts.last_mut().filter(untold) {
            draft.organisation = Some(name.to_owned());
        }
        let above = at.checked_sub(1).map(|above| &self.statements[above].meaning);
        let goes_on = matches!(above, Some(Meaning::Organisation(_)));
        let first = self.organisation.take().filter(|first| goes_on && first != name);
        let whole = first.map_or_else(|| name.to_owned(), |first| format!("{first} – {name}"));
        self.organisation = Some(whole);
    }

    fn doubt(&mut self, line: usize, doubt: Doubt) {
        self.problems.push(Problem { line, doubt });
    }

    /// A figure that something of its own chart follows stands inside that chart.
    fn close_floating(&mut self) {
        for floating in self.floating.iter_mut().rev().take_while(|floating| floating.open) {
            floating.open = false;
        }
    }

    /// Starts the chart of a page of drawings, if one began.
    fn start_page(&mut self, line: usize) {
        if std::mem::take(&mut self.page)
            && self.drafts.last().is_some_and(|draft| !draft.units.is_empty())
        {
            self.start(line);
        }
    }

    fn start(&mut self, line: usize) -> &mut Draft {
        let next = self.drafts.len();
        for floating in self.floating.iter_mut().rev().take_while(|floating| floating.open) {
            floating.before_chart = floating.chart + 1 == next;
            floating.open = false;
        }
        self.unit = 0;
        self.to_root = false;
        self.page = false;
        self.drafts.push(Draft {
            line,
            organisation: self.organisation.clone(),
            ..Draft::default()
        });
        let last = self.drafts.len() - 1;
        &mut self.drafts[last]
    }

    fn heading(&mut self, at: usize, line: usize, heading: &Heading) {
        self.to_root = false;
        self.start_page(line);
        let named = self.named_before(heading);
        if let Some(Named::Above(unit)) = named {
            self.unit = unit;
            let draft = self.drafts.last().expect("the unit named before is in a chart");
            let unit = draft.units[unit].name.clone();
            self.doubt(line, Doubt::UnitAgain { text: heading.name.clone(), unit });
            self.close_floating();
            return;
        }
        let started = match self.drafts.last() {
            None => false,
            Some(draft) if draft.units.is_empty() => true,
            // A title, then the box of that name: the same unit.
            Some(draft)
                if draft.units.len() == 1
                    && names_same(&draft.units[0], heading)
                    && draft.count() == 0
                    && (!self.has_own_block(at) || self.next_block_heads(at, &heading.key)) =>
            {
                self.box_of_root(line, heading);
                return;
            }
            Some(_) => {
                if heading.continued
                    && let Some(unit) = self.unit_named(&heading.key)
                {
                    self.unit = unit;
                    return;
                }
                !self.starts_chart(at, line, heading)
            }
        };
        if !started {
            self.start(line);
        }
        let draft = self.drafts.last().expect("a chart was just started, or was there");
        if draft.units.is_empty() {
            let earlier = match named {
                Some(Named::Earlier { name, key }) => {
                    Some(Heading { name, key, ..heading.clone() })
                }
                Some(Named::Above(_)) | None => None,
            };
            if let Some(earlier) = &earlier {
                let (text, unit) = (heading.name.clone(), earlier.name.clone());
                self.doubt(line, Doubt::UnitAgain { text, unit });
            }
            self.root(at, line, earlier.as_ref().unwrap_or(heading));
        } else {
            self.unit_below(line, heading);
        }
        self.close_floating();
    }

    /// The box of a root that the chart's title named before; the title may tell the state.
    fn box_of_root(&mut self, line: usize, heading: &Heading) {
        let draft = self.drafts.last_mut().expect("the caller found the root");
        let Some(title) = std::mem::take(&mut draft.units).into_iter().next() else { return };
        if title.key != heading.key
            && let Some(role) = title.key.split(' ').find_map(role)
        {
            draft.block.get_or_insert_default().role.get_or_insert(role);
        }
        draft.units.push(unit_named(heading, 0, line));
        draft.units[0].authorised = heading.authorised.or(title.authorised);
        let of_title = |problem: &Problem| {
            problem.line == title.line && matches!(problem.doubt, Doubt::KindMissing { .. })
        };
        self.problems.retain(|problem| !of_title(problem));
        self.unit = 0;
        self.close_floating();
    }

    /// "Direction" by itself, below a direction or after a chart of one, names that direction again.
    fn named_before(&self, heading: &Heading) -> Option<Named> {
        let kind = heading.kind.filter(|kind| heading.key == kind.word)?;
        let same = |unit: &DraftUnit| unit.kind.is_some_and(|its| its.id == kind.id);
        let draft = self.drafts.last()?;
        if draft.units.is_empty() {
            let earlier = self.drafts.iter().rev().skip(1).find_map(|draft| draft.units.first());
            let root = earlier.filter(|root| same(root))?;
            return Some(Named::Earlier { name: root.name.clone(), key: root.key.clone() });
        }
        // The first box of a mission or a pôle: its own head.
        if kind.word == "direction" && draft.units.len() == 1 && !draft.placeholder {
            return Some(Named::Above(0));
        }
        let mut above = std::iter::successors(Some(self.unit), |&unit| {
            (unit > 0).then(|| draft.units[unit].parent)
        });
        above.find(|&unit| same(&draft.units[unit])).map(Named::Above)
    }

    fn unit_named(&self, key: &str) -> Option<usize> {
        self.drafts.last()?.by_key.get(key).copied()
    }

    /// Whether `heading` begins a new chart after the current one, which has a root.
    fn starts_chart(&mut self, at: usize, line: usize, heading: &Heading) -> bool {
        let own_block = self.has_own_block(at) && !self.block_is_of_next(at);
        let last = self.drafts.len() - 1;
        let draft = &self.drafts[last];
        let root = &draft.units[0];
        let label = heading.name.clone();
        // Posts stood above: what follows is below them.
        if draft.placeholder && draft.units.len() == 1 && !draft.block_first {
            return own_block;
        }
        if draft.placeholder {
            let starts = starts_after_untitled(draft, heading, own_block);
            let is_first_again = draft.units.get(1).is_some_and(|it| it.key == heading.key);
            if starts && (is_first_again || !own_block) {
                self.doubt(line, Doubt::ChartAssumed { label });
            }
            return starts;
        }
        if root.key == heading.key {
            if !own_block {
                self.doubt(line, Doubt::ChartAssumed { label });
            }
            return true;
        }
        // A chart that is complete, then headings of another make.
        let complete = root.authorised.is_some_and(|figure| figure == draft.count());
        let other_make = (heading.style.hashes > 0) != (root.style.hashes > 0);
        if complete && other_make && draft.units.len() > 1 {
            if !own_block {
                self.doubt(line, Doubt::ChartAssumed { label });
            }
            return true;
        }
        // A heading right above a block, or whose posts part it from the block, titles that block's chart.
        if own_block && (self.heads_block(at, heading) || self.block_is_below_posts(at, heading)) {
            return true;
        }
        if !own_block && is_below_anyway(draft, heading) {
            return false;
        }
        let deeper =
            matches!((heading.depth, root.depth), (Some(own), Some(top)) if own.level > top.level);
        let rank = rank_of(heading);
        let is_top = match heading.kind {
            Some(_) => rank <= root.rank() && !deeper,
            None => {
                matches!((heading.depth, root.depth), (Some(own), Some(top)) if own.level <= top.level)
            }
        };
        if !is_top {
            return false;
        }
        let has_content = draft.units.len() > 1 || draft.count() > 0 || draft.block.is_some();
        if own_block && has_content && !draft.block_first {
            return true;
        }
        // Without a block anywhere, several of a rank are the tops of one organisation.
        let same_kind =
            heading.kind.is_some_and(|kind| root.kind.is_some_and(|top| top.id == kind.id));
        let no_block = same_kind && !self.any_block && root.authorised.is_none();
        if draft.block_first || rank >= 30 || no_block {
            self.several_tops(line, heading);
            return false;
        }
        self.doubt(line, Doubt::ChartAssumed { label });
        true
    }

    /// Puts a root above the present one, whose sibling `heading` is.
    fn several_tops(&mut self, line: usize, heading: &Heading) {
        let organisation = self.organisation.clone();
        let draft = self.drafts.last_mut().expect("the chart has a root");
        let name =
            draft.organisation.clone().or(organisation).unwrap_or_else(|| UNTITLED.to_owned());
        for unit in &mut draft.units {
            unit.parent += 1;
        }
        draft.units[0].parent = 0;
        draft.keys = draft.keys.drain().map(|(parent, key)| (parent + 1, key)).collect();
        let (first, rank) = (draft.units[0].key.clone(), draft.units[0].rank());
        // "I", then "II", or boxes in one row: the author says that they stand side by side.
        let numbered =
            heading.depth.is_some_and(|own| own.sure && draft.units[0].depth == Some(own));
        let told = numbered || draft.units[0].line == line;
        for unit in draft.by_key.values_mut() {
            *unit += 1;
        }
        draft.headed = false;
        draft.keys.insert((0, first));
        draft.highest = Some(draft.highest.map_or(rank, |highest| highest.min(rank)));
        draft.units.insert(0, placeholder(&name, draft.line));
        draft.placeholder = true;
        self.unit += 1;
        for floating in self.floating.iter_mut().filter(|f| f.chart + 1 == self.drafts.len()) {
            floating.unit += 1;
        }
        for total in self.totals.iter_mut().filter(|it| it.chart + 1 == self.drafts.len()) {
            total.unit += 1;
        }
        if !told {
            self.doubt(line, Doubt::SeveralTops { unit: heading.name.clone(), root: name });
        }
    }

    /// The first heading of a chart: its title, unless the next heading is its equal.
    fn root(&mut self, at: usize, line: usize, heading: &Heading) {
        let next = self.statements.get(self.next_heading[at]).map(|statement| &statement.meaning);
        let followed_by_equal = matches!(next, Some(Meaning::Heading(next))
            if next.style == heading.style && next.depth == heading.depth);
        let titled = heading.kind.is_some() || heading.style.hashes > 0 || self.has_own_block(at);
        let pending = self.pending_ceiling.take();
        let date = self.pending_date.take();
        let draft = self.drafts.last_mut().expect("the caller started a chart");
        if let Some(date) = date {
            draft.block.get_or_insert_default().date.get_or_insert(date);
        }
        if titled || !followed_by_equal {
            draft.units.push(unit_named(heading, 0, line));
            draft.by_key.insert(heading.key.clone(), 0);
            let root = &mut draft.units[0];
            self.root_took_pending = root.authorised.is_none() && pending.is_some();
            root.authorised = root.authorised.or(pending);
            if heading.kind.is_none() {
                let unit = heading.name.clone();
                self.doubt(line, Doubt::KindMissing { unit, parent: "–".to_owned() });
            }
            self.unit = 0;
            return;
        }
        draft.units.push(placeholder(UNTITLED, line));
        draft.units[0].authorised = pending;
        draft.placeholder = true;
        self.doubt(line, Doubt::ChartUntitled { label: UNTITLED.to_owned() });
        self.unit = 0;
        self.unit_below(line, heading);
    }

    fn unit_below(&mut self, line: usize, heading: &Heading) {
        let draft = self.drafts.last_mut().expect("the chart has a root");
        let (parent, doubt) = parent_of(draft, self.unit, heading);
        let repeated = !draft.keys.insert((parent, heading.key.clone()));
        let rank = rank_of(heading);
        draft.highest = Some(draft.highest.map_or(rank, |highest| highest.min(rank)));
        draft.units.push(unit_named(heading, parent, line));
        self.unit = draft.units.len() - 1;
        draft.by_key.insert(heading.key.clone(), self.unit);
        if let Some(doubt) = doubt {
            self.doubt(line, doubt);
        }
        if repeated {
            self.doubt(line, Doubt::UnitTwice { unit: heading.name.clone() });
        }
    }

    /// Makes sure that there is a unit for posts, the first of which that names none is called `title`.
    fn must_be_in_a_unit(&mut self, line: usize, title: Option<&str>) {
        self.start_page(line);
        self.close_floating();
        let untitled = self.drafts.last().is_none_or(|draft| draft.units.is_empty());
        if untitled {
            if self.drafts.is_empty() {
                self.start(line);
            }
            let (pending, organisation) = (self.pending_ceiling.take(), self.organisation.clone());
            let draft = self.drafts.last_mut().expect("there is a chart");
            let name =
                draft.organisation.clone().or(organisation).unwrap_or_else(|| UNTITLED.to_owned());
            draft.units.push(placeholder(&name, line));
            draft.units[0].authorised = pending;
            draft.placeholder = true;
            self.unit = 0;
            if let Some(title) = title {
                self.doubt(line, Doubt::PostBeforeUnit { title: title.to_owned() });
            }
        }
    }

    fn posts(&mut self, line: usize, posts: &[PostLine]) {
        self.must_be_in_a_unit(line, Some(posts.first().map_or("", |post| &post.title)));
        for post in posts {
            self.post(line, post);
        }
    }

    fn post(&mut self, line: usize, post: &PostLine) {
        let draft = self.drafts.last_mut().expect("the chart has a root");
        if !self.to_root && self.unit != 0 && is_plain_director(post) {
            let unit = &draft.units[self.unit];
            if !draft.headed && unit.rank() > 20 && !unit.posts.is_empty() && !has_head(unit) {
                self.to_root = true;
                let doubt = Doubt::DirectorGivenToRoot {
                    title: post.title.clone(),
                    unit: unit.name.clone(),
                    root: draft.units[0].name.clone(),
                };
                self.problems.push(Problem { line, doubt });
            }
        }
        let unit = if self.to_root { 0 } else { self.unit };
        draft.headed |= unit == 0 && is_director(post);
        draft.counted = draft.counted.saturating_add(post.count);
        draft.units[unit].posts.push((line, post.clone()));
    }

    /// A chart of which nothing but the block was read still stands: its page is empty.
    fn close(&mut self, index: usize) {
        let pending = self.pending_ceiling.take_if(|_| self.drafts[index].units.is_empty());
        let draft = &mut self.drafts[index];
        if draft.units.is_empty() {
            let name = draft.organisation.clone().unwrap_or_else(|| UNTITLED.to_owned());
            draft.units.push(placeholder(&name, draft.line));
            draft.units[0].authorised = pending;
            draft.placeholder = true;
            let line = draft.line;
            self.doubt(line, Doubt::ChartUntitled { label: name });
        }
    }
}

/// Whether a heading names the root again: "Réorganisation de la direction des sports" is a title above it.
fn names_same(root: &DraftUnit, heading: &Heading) -> bool {
    let is_title = root.kind.is_none() && heading.kind.is_some();
    let ends = || root.key.strip_suffix(&heading.key).is_some_and(|rest| rest.ends_with(' '));
    root.key == heading.key || (is_title && ends())
}

/// Whether `heading` begins a new chart after `draft`, whose root nothing has named.
fn starts_after_untitled(draft: &Draft, heading: &Heading, own_block: bool) -> bool {
    let first = draft.units.get(1);
    if first.is_some_and(|first| first.key == heading.key) {
        return true;
    }
    let highest = draft.highest.unwrap_or(OTHER_RANK);
    let set_apart = heading.style.hashes > 0 && first.is_some_and(|first| first.style.hashes == 0);
    let top = heading.kind.is_some_and(|kind| kind.rank < highest && kind.rank < 30);
    !draft.block_first && (top || (own_block && set_apart))
}

/// Whether the kind of `heading` is as high as that of the root of `draft`, or higher, in a chart whose
/// title another would repeat.
fn is_below_anyway(draft: &Draft, heading: &Heading) -> bool {
    let root = &draft.units[0];
    let depths = heading.depth.is_some() && root.depth.is_some();
    let (Some(own), Some(top)) = (heading.kind, root.kind) else { return false };
    let is_empty = draft.units.len() == 1 && draft.count() == 0;
    let is_higher = own.rank < top.rank && draft.block.is_some();
    let is_beside = own.rank == top.rank && own.id != top.id && (top.id == "direction" || is_empty);
    !depths && (is_higher || is_beside)
}
