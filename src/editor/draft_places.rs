//! What a text being typed is of, by the names that the open project gives.

use super::{Document, Draft, Place};
use crate::model::{Chart, ChartId, PostId, Subject, UnitId, display};

impl Draft {
    /// What the field is of, as `document` names it; none if nothing of it is there any more.
    pub fn of(&self, document: &Document) -> Option<String> {
        let chart = |id: &ChartId| document.project().state(id);
        match &self.place {
            Place::Field { chart: id, posts, units, .. } => name_of(chart(id)?, posts, units),
            Place::Movement { from, to, posts, units } => {
                let mut ends = [to, from].into_iter().filter_map(chart);
                ends.find_map(|chart| name_of(chart, posts, units))
            }
            Place::Comment { chart: id, on, .. } => match on {
                Subject::Post(post) => name_of(chart(id)?, std::slice::from_ref(post), &[]),
                Subject::Unit(unit) => name_of(chart(id)?, &[], std::slice::from_ref(unit)),
                Subject::Entry(_) => None,
            },
            Place::Name { chart: id, posts, units, .. } => {
                let chart = chart(id)?;
                let label = || chart.fields.label.clone();
                name_of(chart, posts, units).or((posts.is_empty() && units.is_empty()).then(label))
            }
            Place::Lists { .. } => Some(document.project().title.clone()),
            Place::SnapshotName { snapshot: id }
            | Place::ViewName { chart: id }
            | Place::Chart { chart: id, .. } => Some(chart(id)?.fields.label.clone()),
        }
    }
}

fn name_of(chart: &Chart, posts: &[PostId], units: &[UnitId]) -> Option<String> {
    let there = posts.iter().filter_map(|id| chart.post_by_id(id)).count();
    match posts.iter().find_map(|id| chart.post_by_id(id)) {
        Some(post) => Some(display(post.fields.title.text(), there)),
        None => units.iter().find_map(|id| Some(chart.unit_by_id(id)?.fields.name.clone())),
    }
}
