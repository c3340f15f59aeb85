//! Which two charts are compared where nobody has chosen them: one rule, for the window and for the
//! command line.

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
    comparisons_about(project, chart).into_iter().next()
}

/// The comparisons that a chart may be about, [the one that it is](comparison_about) first: others where
/// several charts were made from it alike, or several targets follow it.
pub fn comparisons_about<'a>(
    project: &'a Project,
    chart: &'a Chart,
) -> Vec<(&'a Chart, &'a Chart)> {
    let base = chart.fields.based_on.as_ref().and_then(|base| project.chart(base));
    if let Some(base) = base {
        return vec![(base, chart)];
    }
    let charts = &project.charts;
    let is_source = |it: &&Chart| it.fields.role == Some(Role::Source);
    let is_target = |it: &&Chart| it.fields.role == Some(Role::Target);
    let made = charts.iter().filter(|it| it.fields.based_on.as_ref() == Some(&chart.id));
    let mut later: Vec<&Chart> = made.collect();
    let Some(place) = project.chart_index(&chart.id) else { return Vec::new() };
    let (before, after) = charts.split_at(place);
    if later.is_empty() && is_source(&chart) {
        let own = after.iter().skip(1).take_while(|it| !is_source(it)).filter(is_target);
        later = own.collect();
        let any = || after.iter().chain(before).find(is_target);
        later.extend(if later.is_empty() { any() } else { None });
    }
    if later.iter().any(is_target) {
        later.retain(is_target);
    }
    if !later.is_empty() {
        return later.into_iter().map(|later| (chart, later)).collect();
    }
    let source = || before.iter().rfind(is_source).or_else(|| after.iter().find(is_source));
    let found = source().filter(|_| !is_source(&chart)).map(|source| (source, chart));
    let only = || match charts.as_slice() {
        [first, second] => Some((first, second)),
        _ => None,
    };
    found.or_else(only).into_iter().collect()
}
