//! Which charts are compared, where the chart in front alone does not say it.

use std::cell::OnceCell;

use crate::compare::Ledger;
use crate::model::ChartId;

/// Two charts to compare, the one looked from first.
pub type Pair = (ChartId, ChartId);

/// The charts compared, and what became of their posts.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Until one of them is gone, or the user lets the comparison follow the chart in front again.
    chosen: Option<Pair>,
    /// While either of them is looked at as an end of that comparison.
    held: Option<Pair>,
    /// Of the charts compared, once somebody has asked.
    ledger: OnceCell<Ledger>,
}

impl Comparison {
    /// The charts that the user chose.
    pub fn chosen(&self) -> Option<&Pair> {
        self.chosen.as_ref()
    }

    /// The charts that stay compared while one of them is looked at as an end of that comparison.
    pub fn held(&self) -> Option<&Pair> {
        self.held.as_ref()
    }

    /// The user chooses the charts compared.
    pub fn choose(&mut self, pair: Pair) {
        self.chosen = Some(pair);
    }

    /// These stay compared while one of them is looked at; none: those that the chart in front is about.
    pub fn hold(&mut self, pair: Option<Pair>) {
        self.held = pair;
    }

    /// What is compared follows the chart in front again.
    pub fn follow_front(&mut self) {
        self.chosen = None;
        self.held = None;
    }

    /// A choice ends with either of its charts.
    pub fn keep_where(&mut self, is_there: impl Fn(&ChartId) -> bool) {
        let are_there = |(from, to): &Pair| is_there(from) && is_there(to);
        self.chosen = self.chosen.take().filter(are_there);
        self.held = self.held.take().filter(are_there);
    }

    /// What became of every post, made by `of` if it is not known.
    pub fn ledger(&self, of: impl FnOnce() -> Ledger) -> &Ledger {
        self.ledger.get_or_init(of)
    }

    /// What is known is of other charts from now on.
    pub fn forget(&mut self) {
        self.ledger.take();
    }
}
