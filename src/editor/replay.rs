//! The changes between two charts, made again one after the other: units that are new, then those that
//! are renamed or re-attached, then posts that move, unit by unit, that are transformed, created and
//! suppressed, last the units that go.
//!
//! Each step is an entry of the ledger, made as edits on a copy; after the last the copy is the later chart.

mod build;
mod pages;

use std::sync::Arc;

use super::marks::marks_on_the_way;
use crate::compare::{Ledger, Side, UnitEntry, UnitMovement};
use crate::cost::{Cost, Extent};
use crate::edit::{Edit, apply};
use crate::export::ledger::Compared;
use crate::model::{Chart, PostId, Project, UnitId, UnitKey};
use crate::scene::Marks;
use crate::words::{Locale, Message};

pub use pages::{StepsRequest, compose_steps};

/// Changes that are told in one sentence.
#[derive(Clone, Debug)]
pub struct Step {
    pub sentence: Message,
    /// The paragraph of the report; empty if there is none.
    pub reason: String,
    /// Steps that follow each other and concern one unit in one way share a number.
    pub group: usize,
    /// What was changed, where it is once it is made.
    pub units: Vec<UnitId>,
    pub posts: Vec<PostId>,
    tells: Tells,
    edit: Edit,
}

/// The entry of the ledger that a step tells of, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tells {
    Unit(usize),
    Posts(usize),
    /// What no entry tells.
    Rest,
}

/// A chart somewhere on its way from what it was to what it becomes.
#[derive(Debug)]
pub struct Replay {
    from: Chart,
    to: Chart,
    ledger: Ledger,
    /// Holds the one chart, under the id of the later one, in its state after so many steps.
    scratch: Project,
    steps: Vec<Step>,
    /// What takes back the steps that are made, the first one first.
    made: Vec<Edit>,
}

impl Replay {
    /// What [`Self::of`] will take.
    pub fn cost(compared: &Compared) -> Cost {
        let Compared { from, to, ledger, .. } = *compared;
        let posts_in = |side: Side, unit: UnitKey| {
            let entry = &ledger.units[ledger.row(side, unit)];
            let in_from = entry.from.map_or(0, |key| from.unit(key).posts().len());
            (in_from + entry.to.map_or(0, |key| to.unit(key).posts().len())) as u64
        };
        let units_beside = |entry: &UnitEntry| {
            let beside = |chart: &Chart, key: Option<UnitKey>| {
                let parent = key.and_then(|key| chart.unit(key).parent());
                parent.map_or(0, |parent| chart.unit(parent).children().len())
            };
            (beside(from, entry.from) + beside(to, entry.to)) as u64
        };
        let (mut steps, mut others) = (0, 0);
        for pair in ledger.entries.iter().filter(|it| it.is_told()).flat_map(|it| &it.posts) {
            steps += 1;
            let before = pair.from.map(|post| posts_in(Side::From, from.post(post).unit()));
            let after = pair.to.map(|post| posts_in(Side::To, to.post(post).unit()));
            others += before.unwrap_or(0) + after.unwrap_or(0);
        }
        for entry in ledger.units.iter().filter(|it| it.movements != [UnitMovement::Kept]) {
            steps += 1;
            others += units_beside(entry);
        }
        Cost::replay(Extent::of(from).and(Extent::of(to)), steps, others)
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many steps are made.
    pub fn at(&self) -> usize {
        self.made.len()
    }

    /// The step made last; none at the start.
    pub fn last_step(&self) -> Option<&Step> {
        self.steps.get(self.at().checked_sub(1)?)
    }

    /// Makes or takes back steps until so many are made, or all.
    pub fn go_to(&mut self, count: usize) {
        let count = count.min(self.steps.len());
        while self.at() < count {
            let edit = self.steps[self.at()].edit.clone();
            let back = apply(&mut self.scratch, edit).expect("a step follows those before it");
            self.made.push(back);
        }
        while self.at() > count {
            let back = self.made.pop().expect("more steps are made");
            apply(&mut self.scratch, back).expect("steps are taken back in the reverse order");
        }
    }

    /// The chart as it stands after the steps that are made.
    pub fn chart(&self) -> &Chart {
        &self.scratch.charts[0]
    }

    /// A project with that chart alone.
    pub fn project(&self) -> &Project {
        &self.scratch
    }

    /// What the last step changed, or all steps since `before`, marked on the chart as it stands: in the
    /// words of the whole comparison, which alone knows origins and natures.
    pub fn marks(&self, before: usize, locale: Locale) -> Arc<Marks> {
        if before >= self.at() {
            return Arc::default();
        }
        let Self { from, to, ledger, .. } = self;
        let compared = Compared { from, to, lists: &self.scratch.lists, ledger };
        let told = || self.steps[before..self.at()].iter().map(|step| step.tells);
        let units = told().filter_map(|tells| match tells {
            Tells::Unit(row) => Some(&ledger.units[row]),
            Tells::Posts(_) | Tells::Rest => None,
        });
        let posts = told().filter_map(|tells| match tells {
            Tells::Posts(entry) => Some(&ledger.entries[entry]),
            Tells::Unit(_) | Tells::Rest => None,
        });
        Arc::new(marks_on_the_way(&compared, self.chart(), locale, units, posts))
    }
}
