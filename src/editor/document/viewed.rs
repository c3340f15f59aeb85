//! What of a project is looked at, and how.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::model::{ChartId, Look, UnitId, UnitKey};

/// What the units that are too large to open depend on: the revision of the project, the chart, how it is
/// looked at and the branch that is shown of it.
pub type FittedTo = (u64, ChartId, Look, Option<UnitKey>);

/// The chart in front, how each is looked at, and which branch alone.
#[derive(Debug, Default)]
pub struct Viewed {
    front: Option<ChartId>,
    /// How charts are looked at, where not as they come.
    looks: HashMap<ChartId, Look>,
    /// A unit of a chart whose branch alone is shown.
    branch: Option<(ChartId, UnitId)>,
    /// The units that are too large to open, once somebody has asked.
    fitted: RefCell<Option<(FittedTo, Arc<BTreeSet<UnitId>>)>>,
}

impl Viewed {
    /// The chart in front; none in a project without charts.
    pub fn front(&self) -> Option<&ChartId> {
        self.front.as_ref()
    }

    pub fn bring_to_front(&mut self, chart: Option<ChartId>) {
        self.front = chart;
    }

    /// How `chart` is looked at.
    pub fn look(&self, chart: &ChartId) -> Look {
        self.looks.get(chart).cloned().unwrap_or_default()
    }

    pub fn set_look(&mut self, chart: ChartId, look: Look) {
        self.looks.insert(chart, look);
    }

    /// These branches of `chart` are folded away no more.
    pub fn unfold(&mut self, chart: &ChartId, units: &[UnitId]) {
        if let Some(look) = self.looks.get_mut(chart) {
            look.folded.retain(|folded| !units.contains(folded));
        }
    }

    /// The unit of a chart whose branch alone is shown; none: all of it.
    pub fn branch(&self) -> Option<&(ChartId, UnitId)> {
        self.branch.as_ref()
    }

    pub fn show_branch(&mut self, branch: Option<(ChartId, UnitId)>) {
        self.branch = branch;
    }

    /// The units that are too large to open, found by `find` if they are not known of just this.
    pub fn too_large(
        &self,
        of: FittedTo,
        find: impl FnOnce(&FittedTo) -> BTreeSet<UnitId>,
    ) -> Arc<BTreeSet<UnitId>> {
        let mut fitted = self.fitted.borrow_mut();
        match fitted.as_ref().filter(|(fitted_to, _)| *fitted_to == of) {
            Some((_, units)) => units.clone(),
            None => {
                let units = Arc::new(find(&of));
                *fitted = Some((of, units.clone()));
                units
            }
        }
    }

    /// What is looked at of a project is looked at as it was before it was read again, but for the chart in
    /// front.
    pub fn look_on_from(&mut self, before: &mut Self) {
        self.looks = std::mem::take(&mut before.looks);
        self.branch = before.branch.take();
    }
}
