//! One branch of a chart shown by itself, and the units above it.
//!
//! A way of looking that ends with the session: nothing is left out of any figure.

use super::{Document, Editor, Effect, LookCommand, Selection, ShowEffect};
use crate::model::{Chart, UnitId, UnitKey};

impl Document {
    /// The unit whose branch alone is shown of a chart; none: all of it. What is shown of one chart is
    /// shown of the others, where they have it.
    pub fn branch(&self, chart: &Chart) -> Option<UnitKey> {
        let (of, unit) = self.viewed.branch()?;
        let top = match chart.id == *of {
            true => chart.unit_key(unit),
            false => chart.counterpart_of_unit(self.project().chart(of)?, unit),
        };
        top.filter(|&top| top != chart.root())
    }

    /// The unit whose branch is meant when one is to be shown by itself: what is selected, or holds
    /// it; none if that is shown already.
    pub fn branch_to_show(&self) -> Option<UnitId> {
        let chart = self.chart()?;
        let Selection { units, posts } = self.selection();
        let of_post = || Some(chart.post_by_id(posts.last()?)?.unit());
        let unit = units.last().and_then(|id| chart.unit_key(id)).or_else(of_post)?;
        let shown = self.branch(chart).unwrap_or(chart.root());
        // The bench is no branch.
        (unit != shown && unit != chart.bench()).then(|| chart.unit(unit).id.clone())
    }

    /// Whether all of these are drawn, as far as the branch goes.
    pub(super) fn branch_holds(&self, units: &[UnitId]) -> bool {
        let Some((chart, top)) = self.chart().and_then(|it| Some((it, self.branch(it)?))) else {
            return true;
        };
        let keys = units.iter().filter_map(|id| chart.unit_key(id));
        keys.into_iter().all(|key| chart.is_within(key, top))
    }
}

impl Editor {
    /// Folds the branches of the selected units away, or unfolds them if they all are.
    pub(super) fn fold_branch(&mut self) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let units = document.selection().units.clone();
        let folded = !units.iter().all(|id| document.is_folded(id));
        self.handle_look(LookCommand::Fold { units, folded })
    }

    pub(super) fn show_selected_branch(&mut self) -> Vec<Effect> {
        let unit = self.document.as_ref().and_then(Document::branch_to_show);
        self.show_branch(unit)
    }

    /// Shows the branch of a unit of the chart in front by itself; none: the whole chart.
    pub(super) fn show_branch(&mut self, unit: Option<UnitId>) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let Some(chart) = document.chart().map(|chart| chart.id.clone()) else { return Vec::new() };
        document.viewed.show_branch(unit.clone().map(|unit| (chart, unit)));
        // A branch folded away would be one card.
        if let Some(unit) = unit {
            document.bring_to_light(&unit, true);
        }
        vec![Effect::Show(ShowEffect::Whole)]
    }
}
