//! Which units and posts the lines of a report became, by their evidence.

use std::collections::BTreeMap;

use crate::model::{ChartId, Evidence, PostId, Project, UnitId};

/// What a line became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineItems {
    pub units: Vec<UnitId>,
    pub posts: Vec<PostId>,
}

/// What each line of the file became, by its number, and in which chart: in that in `front` where it is there, since
/// charts made from others hold the same.
pub fn items_of_lines(
    project: &Project,
    front: Option<&ChartId>,
    file: &str,
) -> BTreeMap<usize, (ChartId, LineItems)> {
    let mut found: BTreeMap<usize, (ChartId, LineItems)> = BTreeMap::new();
    let in_front = project.charts.iter().filter(|chart| Some(&chart.id) == front);
    let others = project.charts.iter().filter(|chart| Some(&chart.id) != front);
    for chart in in_front.chain(others) {
        let line_of = |evidence: Option<&Evidence>| {
            evidence.filter(|it| it.file == file).map(|it| it.line as usize)
        };
        let mut add = |line: Option<usize>, put: &dyn Fn(&mut LineItems)| {
            let Some(line) = line else { return };
            let (of, items) =
                found.entry(line).or_insert_with(|| (chart.id.clone(), LineItems::default()));
            if *of == chart.id {
                put(items);
            }
        };
        for key in chart.units_in_order() {
            let unit = chart.unit(key);
            let line = line_of(unit.fields.evidence.as_deref());
            add(line, &|items| items.units.push(unit.id.clone()));
            for &post in unit.posts() {
                let post = chart.post(post);
                let line = line_of(post.fields.evidence.as_deref());
                add(line, &|items| items.posts.push(post.id.clone()));
            }
        }
    }
    found
}
