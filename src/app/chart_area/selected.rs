//! What of a chart is selected, as a canvas draws it.

use std::collections::HashSet;

use crate::app::canvas::Target;
use crate::editor::Document;
use crate::model::{Chart, PostId, UnitId, lines};

/// The selection as a canvas draws it: whole lines, of which the selected posts are part. On a chart
/// that is not in front, what became of the selected posts.
pub fn selected_targets(document: &Document, chart: &Chart) -> Vec<Target> {
    let selection = document.selection();
    let is_front = document.chart().is_some_and(|front| front.id == chart.id);
    if is_front {
        return targets(chart, &selection.posts, &selection.units);
    }
    let Some(front) = document.chart() else { return Vec::new() };
    let posts = selection.posts.iter().filter_map(|id| {
        let key = chart.counterpart_of_post(front, id)?;
        Some(chart.post(key).id.clone())
    });
    let units = selection.units.iter().filter_map(|id| {
        let key = chart.counterpart_of_unit(front, id)?;
        Some(chart.unit(key).id.clone())
    });
    targets(chart, &posts.collect::<Vec<_>>(), &units.collect::<Vec<_>>())
}

/// Units, and the lines that these posts are of.
pub fn targets(chart: &Chart, posts: &[PostId], units: &[UnitId]) -> Vec<Target> {
    let mut targets: Vec<Target> = units.iter().cloned().map(Target::Unit).collect();
    let selected: HashSet<&PostId> = posts.iter().collect();
    let mut seen = HashSet::new();
    // Each unit's lines once, in the order of selection.
    for post in posts.iter().filter_map(|id| chart.post_by_id(id)) {
        if !seen.insert(post.unit()) {
            continue;
        }
        for line in lines(chart, post.unit()) {
            let ids = line.posts.iter().map(|&key| &chart.post(key).id);
            let chosen: Vec<PostId> = ids.filter(|id| selected.contains(id)).cloned().collect();
            if !chosen.is_empty() {
                let unit = chart.unit(post.unit()).id.clone();
                targets.push(Target::Line { unit, posts: chosen });
            }
        }
    }
    targets
}
