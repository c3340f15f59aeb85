//! Which two charts are compared where nobody has chosen them: one rule, for the window and for the
//! command line.
//!
//! Knows nothing of who looks at a chart, nor of how a choice is made.

use crate::model::{Chart, Project, Role};

/// The comparison that is about `chart`, the earlier of the two first:
/// 1. the chart that it was made from, and itself;
/// 2. of one made from none: itself, and the target that was made from it, else the first chart that was;
/// 3. by the roles: of a source, itself and the next target; of any other, the source before it and
///    itself. Charts of one report stand in the order of its pages, so the nearest is the likeliest;
/// 4. the only two charts there are.
///
/// None where that leads to no two charts.
pub fn comparison_about<'a>(
    project: &'a Project,
    chart: &'a Chart,
) -> Option<(&'a Chart, &'a Chart)> {
    let base = chart.fields.based_on.as_ref().and_then(|base| project.chart(base));
    if let Some(base) = base {
        return Some((base, chart));
    }
    let charts = &project.charts;
    let is_target = |it: &&Chart| it.fields.role == Some(Role::Target);
    let made = || charts.iter().filter(|it| it.fields.based_on.as_ref() == Some(&chart.id));
    if let Some(made) = made().find(is_target).or_else(|| made().next()) {
        return Some((chart, made));
    }
    let (before, after) = charts.split_at(project.chart_index(&chart.id)?);
    let found = if chart.fields.role == Some(Role::Source) {
        let next = after.iter().find(is_target).or_else(|| before.iter().find(is_target));
        next.map(|target| (chart, target))
    } else {
        let is_source = |it: &&Chart| it.fields.role == Some(Role::Source);
        let last = before.iter().rfind(is_source).or_else(|| after.iter().find(is_source));
        last.map(|source| (source, chart))
    };
    found.or(match charts.as_slice() {
        [first, second] => Some((first, second)),
        _ => None,
    })
}
