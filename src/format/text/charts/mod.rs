//! Statements to charts: where each chart begins, and what stands under what.
//!
//! A chart begins at an ORGANIGRAMME block, at a repeated title, or at a heading that can only be a
//! root; in a sequence without titles, where its first heading comes again. Within a chart the kinds'
//! ranks say the parent, and headings' depths where kinds do not tell.

mod blocks;
mod ceilings;
mod headings;
mod parents;
mod paths;
mod posts;
pub(in crate::format) mod states;
mod totals;

use crate::format::reading::draft::{Block, Draft, UNTITLED, label, placeholder};
use crate::format::reading::{Doubt, Problem};
use crate::format::text::best::statements::{Meaning, Statement};
use ceilings::Floating;
use totals::Printed;

pub(in crate::format) struct Builder<'a> {
    statements: &'a [Statement],
    /// For each statement, the next heading and the next block after it.
    next_heading: Vec<usize>,
    next_block: Vec<usize>,
    pub drafts: Vec<Draft>,
    /// Unit of the current chart that posts go to.
    unit: usize,
    /// So many lines of the text title a chart.
    blocks: usize,
    /// Posts stand further in than the units they are of.
    posts_are_indented: bool,
    /// The unit whose posts stand no further in than its name.
    as_deep: Option<usize>,
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
    /// So many problems were there before.
    problems_before: usize,
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
        } else if let Meaning::Block(Block { continued: false, .. }) = statement.meaning {
            block = at;
        }
    }
    let blocks = statements.iter().filter(|it| matches!(it.meaning, Meaning::Block(_))).count();
    let mut builder = Builder {
        statements,
        next_heading,
        next_block,
        drafts: Vec::new(),
        unit: 0,
        blocks,
        posts_are_indented: posts_are_indented(statements),
        as_deep: None,
        page: false,
        unread: None,
        to_root: false,
        organisation: None,
        floating: Vec::new(),
        totals: Vec::new(),
        pending_ceiling: None,
        root_took_pending: false,
        pending_date: None,
        problems_before: problems.len(),
        problems,
    };
    for at in 0..statements.len() {
        builder.read(at);
    }
    for index in 0..builder.drafts.len() {
        builder.close(index);
    }
    let Builder { mut drafts, floating, totals, problems, .. } = builder;
    if are_plain(&drafts, statements) {
        problems.retain(|it| !matches!(it.doubt, Doubt::PostBeforeUnit { .. }));
    }
    label(&mut drafts);
    totals::check(&drafts, &totals, problems);
    ceilings::settle(&mut drafts, floating, problems);
    if states::part(&mut drafts) {
        label(&mut drafts);
    }
    drafts
}

/// Whether there are posts alone, without a word beside them: they want no unit above them.
fn are_plain(drafts: &[Draft], statements: &[Statement]) -> bool {
    let is_told = |it: &Statement| {
        matches!(
            it.meaning,
            Meaning::Blank
                | Meaning::Posts(_)
                | Meaning::Table(_)
                | Meaning::Row(_)
                | Meaning::Total(_)
        )
    };
    statements.iter().all(is_told)
        && drafts.iter().all(|draft| draft.placeholder && draft.units.len() == 1)
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

    /// Takes back what was doubted here from a line on, the first being 1, where it is `settled` now.
    fn take_back(&mut self, from: usize, settled: impl Fn(&Doubt) -> bool) {
        let own = &self.problems[self.problems_before..];
        let first = own.iter().rposition(|problem| problem.line < from).map_or(0, |last| last + 1);
        let last = self.problems.split_off(self.problems_before + first);
        self.problems.extend(last.into_iter().filter(|problem| !settled(&problem.doubt)));
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

    /// A chart of which nothing but the block was read still stands: its page is empty.
    fn close(&mut self, index: usize) {
        let pending = self.pending_ceiling.take_if(|_| self.drafts[index].units.is_empty());
        let draft = &mut self.drafts[index];
        if draft.units.is_empty() {
            let name = draft.organisation.clone().unwrap_or_else(|| UNTITLED.to_owned());
            draft.push(placeholder(&name, draft.line));
            draft.units[0].authorised = pending;
            draft.placeholder = true;
            let line = draft.line;
            self.doubt(line, Doubt::ChartUntitled { label: name });
        }
    }
}
