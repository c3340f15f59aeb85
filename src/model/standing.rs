//! What a chart holds meanwhile of what tables decided differently.

use super::aspect::Aspect;
use super::chart::Chart;
use super::conflict::{Claim, Conflict, Subject, Wish, post_field, text, unit_field};
use super::ids::{PostId, UnitId};
use super::post::PostFields;
use super::record::PostRecord;

impl Conflict {
    /// The value that `chart` holds now, among those that may be chosen.
    pub fn standing(&self, chart: &Chart) -> Option<&Claim> {
        let now = held(chart, &self.subject, &self.aspect)?;
        let is_held = |claim: &&Claim| match (&claim.wish, &now) {
            (Some(Wish::Post { post, .. }), Wish::Post { post: now, .. }) => {
                is_one_identity(&post.fields, &now.fields)
            }
            (wish, now) => wish.as_ref() == Some(now),
        };
        self.choices().map(|(_, claim)| claim).find(is_held)
    }
}

/// Whether two posts are the same in all of [`Aspect::OF_IDENTITY`].
fn is_one_identity(one: &PostFields, other: &PostFields) -> bool {
    Aspect::OF_IDENTITY.iter().all(|it| post_field(one, it) == post_field(other, it))
}

/// What a chart holds of what a conflict is about, as a table's claim would say it. None where that is
/// no single value.
fn held(chart: &Chart, subject: &Subject, aspect: &Aspect) -> Option<Wish> {
    match subject {
        // The lists are the project's.
        Subject::Entry(_) => None,
        Subject::Unit(id) => {
            if *aspect == Aspect::MergedInto {
                let heir = chart.fields.removed_units.get(id)?.merged_into.as_ref();
                return text(heir.map(UnitId::as_str));
            }
            let unit = chart.unit_by_id(id)?;
            if *aspect == Aspect::Place {
                return Some(Wish::In(chart.unit(unit.parent()?).id.clone()));
            }
            // What is said of the whole is told of the unit at its top.
            if *aspect == Aspect::Date {
                return text(chart.fields.date.map(|it| it.to_string()).as_deref());
            }
            if *aspect == Aspect::Organisation {
                return text(Some(&chart.fields.organisation));
            }
            unit_field(&unit.fields, aspect)
        }
        Subject::Post(id) => {
            let departure = chart.fields.departures.get(id);
            if *aspect == Aspect::MergedInto {
                let heir = departure.and_then(|it| it.merged_into.as_ref());
                return text(heir.map(PostId::as_str));
            }
            let Some(post) = chart.post_by_id(id) else {
                let reason = departure.map(|it| it.reason.as_str());
                return if *aspect == Aspect::Reason { text(reason) } else { None };
            };
            if *aspect == Aspect::Place {
                return Some(Wish::In(chart.unit(post.unit()).id.clone()));
            }
            if *aspect == Aspect::Identity {
                let (id, unit) = (post.id.clone(), chart.unit(post.unit()).id.clone());
                let fields = PostFields::clone(&post.fields);
                let post = Box::new(PostRecord { id, unit, fields });
                return Some(Wish::Post { post, replaces: None, parts: Vec::new() });
            }
            post_field(&post.fields, aspect)
        }
    }
}
