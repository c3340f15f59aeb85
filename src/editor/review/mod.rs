//! A report that was read, beside what was made of it: its lines, what was doubtful in them, and what the user
//! has decided about that.
//!
//! Which unit or posts a line became is not kept here: the evidence of units and posts says it, so that it stays
//! true whatever is edited and undone. A doubt that an edit has settled is open again once the edit is undone.

mod doubts;
mod lines;
mod settle;

pub use crate::format::reading::DoubtKind;
pub use doubts::Doubted;
pub use lines::{LineItems, items_of_lines};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Document, Editor, Effect, Selection, ShowEffect};
use crate::edit::{History, HistoryState};
use crate::format::reading::{LineUse, Report, Source};
use crate::model::{ChartId, KindId, UnitId};

/// A report that was read, until the project is closed or another is read into it.
#[derive(Clone, Debug)]
pub struct Review {
    /// Its name as evidence has it.
    pub file: String,
    pub source: Arc<Source>,
    /// The file itself, where it is a PDF: its pages can be drawn.
    pub pdf: Option<Arc<[u8]>>,
    /// What each line was taken for as it was read.
    pub lines: Arc<Vec<LineUse>>,
    /// By kind, then by line.
    pub doubts: Arc<Vec<Doubted>>,
    /// The doubt that is looked at, by its place.
    pub current: Option<usize>,
    settled: BTreeMap<usize, Settled>,
    /// What was decided, the last last.
    decisions: Vec<Decision>,
}

/// How a doubt was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Settled {
    /// It was read as it should be.
    Accepted,
    /// By the edit that led to this state.
    Changed(HistoryState),
}

#[derive(Clone, Debug)]
enum Decision {
    Accepted(usize),
    Changed(HistoryState),
}

/// What is asked about the report beside the chart.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewCommand {
    /// A doubt is looked at, by its place, with what its line became.
    Look(usize),
    /// The unit or posts of a line are selected, the first being 1.
    GoTo(usize),
    /// A doubt was read as it should be.
    Accept(usize),
    /// A line is something else than it was read as; which doubt that settles.
    Change { line: usize, change: LineChange, doubt: Option<usize> },
    /// The last decision is taken back.
    TakeBack,
}

/// What a line is, instead of what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineChange {
    Unit,
    Post,
    LeaveOut,
    /// What it became goes under this unit, or into it.
    Attach(UnitId),
    /// It stands for so many posts.
    Count(usize),
    /// The unit is of this kind.
    Kind(KindId),
}

impl Review {
    /// Of a report that came from the file of that name.
    pub fn of(report: &Report, file: &str) -> Self {
        Self {
            file: file.to_owned(),
            source: Arc::new(report.source.clone()),
            pdf: None,
            lines: Arc::new(report.lines.clone()),
            doubts: Arc::new(doubts::doubted(&report.problems)),
            current: None,
            settled: BTreeMap::new(),
            decisions: Vec::new(),
        }
    }

    /// Whether nothing is left to be said of a doubt.
    pub fn is_settled(&self, doubt: usize, history: &History) -> bool {
        match self.settled.get(&doubt) {
            None => false,
            Some(Settled::Accepted) => true,
            Some(Settled::Changed(state)) => history.has_made(*state),
        }
    }

    /// How much was decided that can be taken back.
    pub fn decided(&self) -> usize {
        self.decisions.len()
    }

    /// How many doubts are left.
    pub fn open(&self, history: &History) -> usize {
        (0..self.doubts.len()).filter(|&doubt| !self.is_settled(doubt, history)).count()
    }

    /// The doubts of a line.
    pub fn doubts_of(&self, line: usize) -> impl Iterator<Item = usize> {
        let all = self.doubts.iter().enumerate();
        all.filter(move |(_, it)| it.line == line).map(|(place, _)| place)
    }

    /// The next open doubt after the current one, or before it; round at the ends.
    fn next(&self, history: &History, forth: bool) -> Option<usize> {
        let count = self.doubts.len();
        let from = self.current.unwrap_or(if forth { count.saturating_sub(1) } else { 0 });
        let step = |by: usize| match forth {
            true => (from + by) % count,
            false => (from + count - by % count) % count,
        };
        (1..=count).map(step).find(|&doubt| !self.is_settled(doubt, history))
    }
}

impl Document {
    /// The report beside the chart, if one was read.
    pub fn review(&self) -> Option<&Review> {
        self.import.as_ref()
    }

    /// How many lines of the report, or parts of them, are in no unit and no post.
    pub fn lines_left_out(&self) -> usize {
        let Some(review) = &self.import else { return 0 };
        let items = items_of_lines(self.project(), self.chart().map(|it| &it.id), &review.file);
        review.left_out(&items, self.history())
    }
}

impl Review {
    /// How many lines, or parts of them, are in no unit and no post, where the lines became `items`.
    pub fn left_out(
        &self,
        items: &BTreeMap<usize, (ChartId, LineItems)>,
        history: &History,
    ) -> usize {
        let unread = self.lines.iter().enumerate().filter(|(at, line_use)| {
            **line_use == LineUse::Problem && !items.contains_key(&(at + 1))
        });
        let parts = self.doubts.iter().enumerate().filter(|(place, it)| {
            let is_part = self.lines.get(it.line.saturating_sub(1)) != Some(&LineUse::Problem);
            let is_changed = matches!(self.settled.get(place), Some(Settled::Changed(_)))
                && self.is_settled(*place, history);
            it.kind == DoubtKind::LeftOut && is_part && !is_changed
        });
        unread.count() + parts.count()
    }
}

impl Editor {
    /// Lays a report that was just read beside the chart; shown at once where something in it is doubtful.
    pub(super) fn review(&mut self, review: Option<Review>) -> Option<Effect> {
        let document = self.document.as_mut()?;
        let has_doubts = review.as_ref().is_some_and(|it| !it.doubts.is_empty());
        document.import = review;
        has_doubts.then_some(Effect::Show(ShowEffect::Review))
    }

    pub(super) fn handle_review(&mut self, command: ReviewCommand) -> Vec<Effect> {
        match command {
            ReviewCommand::Look(doubt) => self.look_at_doubt(doubt),
            ReviewCommand::GoTo(line) => self.go_to_line(line),
            ReviewCommand::Accept(doubt) => self.accept(doubt),
            ReviewCommand::Change { line, change, doubt } => self.change_line(line, change, doubt),
            ReviewCommand::TakeBack => self.take_decision_back(),
        }
    }

    pub(super) fn next_doubt(&mut self) -> Vec<Effect> {
        self.step_to_doubt(true)
    }

    pub(super) fn previous_doubt(&mut self) -> Vec<Effect> {
        self.step_to_doubt(false)
    }

    /// Accepts the doubt that is looked at, and goes on to the next.
    pub(super) fn accept_doubt(&mut self) -> Vec<Effect> {
        let current = self.document.as_ref().and_then(|it| it.import.as_ref()?.current);
        current.map(|doubt| self.accept(doubt)).unwrap_or_default()
    }

    fn step_to_doubt(&mut self, forth: bool) -> Vec<Effect> {
        let document = self.document.as_ref();
        let next = document.and_then(|it| it.import.as_ref()?.next(it.history(), forth));
        let mut effects = vec![Effect::Show(ShowEffect::Review)];
        effects.extend(next.map(|doubt| self.look_at_doubt(doubt)).unwrap_or_default());
        effects
    }

    fn look_at_doubt(&mut self, doubt: usize) -> Vec<Effect> {
        let review = self.document.as_mut().and_then(|it| it.import.as_mut());
        let Some(review) = review else { return Vec::new() };
        let Some(line) = review.doubts.get(doubt).map(|it| it.line) else { return Vec::new() };
        review.current = Some(doubt);
        self.select_line(line)
    }

    /// Shows what a line became, and the first of its open doubts.
    fn go_to_line(&mut self, line: usize) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let history = document.history();
        let open = document.import.as_ref().and_then(|review| {
            review.doubts_of(line).find(|&doubt| !review.is_settled(doubt, history))
        });
        if let (Some(review), Some(_)) = (&mut document.import, open) {
            review.current = open;
        }
        self.select_line(line)
    }

    fn select_line(&mut self, line: usize) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let Some((chart, items)) = document.items_of_line(line) else { return Vec::new() };
        let selection = match items.posts.is_empty() {
            true => Selection { units: items.units, posts: Vec::new() },
            false => Selection::posts(items.posts),
        };
        self.handle_show(super::ShowCommand::At { chart, selection })
    }

    fn accept(&mut self, doubt: usize) -> Vec<Effect> {
        let review = self.document.as_mut().and_then(|it| it.import.as_mut());
        let Some(review) = review.filter(|it| doubt < it.doubts.len()) else { return Vec::new() };
        review.settled.insert(doubt, Settled::Accepted);
        review.decisions.push(Decision::Accepted(doubt));
        review.current = Some(doubt);
        self.step_to_doubt(true)
    }

    fn take_decision_back(&mut self) -> Vec<Effect> {
        loop {
            let Some(document) = &mut self.document else { return Vec::new() };
            let Some(review) = &mut document.import else { return Vec::new() };
            match review.decisions.pop() {
                None => return Vec::new(),
                Some(Decision::Accepted(doubt)) => {
                    review.settled.remove(&doubt);
                    return self.look_at_doubt(doubt);
                }
                Some(Decision::Changed(state)) if document.history().state() == state => {
                    return self.undo();
                }
                // It was undone, or something else was done since: that is for the undo of all steps.
                Some(Decision::Changed(_)) => {}
            }
        }
    }
}

impl Document {
    /// What a line of the report became, and in which chart: in that in front, if it is there.
    pub(super) fn items_of_line(&self, line: usize) -> Option<(ChartId, LineItems)> {
        let file = &self.import.as_ref()?.file;
        items_of_lines(self.project(), self.chart().map(|it| &it.id), file).remove(&line)
    }
}
