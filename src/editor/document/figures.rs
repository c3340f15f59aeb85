//! The figures of the charts of a project, as it stands.

use crate::model::{Chart, Counts, Project};

/// Of each chart, in the charts' order.
#[derive(Debug, Default)]
pub struct Figures(Vec<ChartFigures>);

#[derive(Debug)]
struct ChartFigures {
    counts: Counts,
    /// Whether a unit has more posts than authorised.
    is_over: bool,
}

impl Figures {
    pub fn of(project: &Project) -> Self {
        let of_chart = |chart: &Chart| {
            let counts = Counts::of(chart, &project.lists);
            ChartFigures { is_over: passes_a_ceiling(chart, &counts), counts }
        };
        Self(project.charts.iter().map(of_chart).collect())
    }

    /// Those of the chart at `index`.
    pub fn counts(&self, index: usize) -> &Counts {
        &self.0[index].counts
    }

    /// Whether a unit of the chart at `index` has more posts than authorised.
    pub fn is_over(&self, index: usize) -> bool {
        self.0[index].is_over
    }
}

fn passes_a_ceiling(chart: &Chart, counts: &Counts) -> bool {
    let mut units = chart.units_in_order();
    units.any(|key| counts.unit(key).excess(chart.unit(key).fields.authorised).is_some())
}
