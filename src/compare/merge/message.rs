//! A conflict, or a change, as a sentence.
//!
//! Knows nothing of who reads it.

use super::Change;
use crate::model::{Chart, Claim, Conflict, Lists, Subject, UnitId};
use crate::words::{Message, Value};

/// Where a sentence finds what the things it tells are called: the first that knows them.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The chart in question, the one it was made from, and others that may have what neither has.
    pub charts: &'a [&'a Chart],
    pub lists: &'a [&'a Lists],
}

/// The sentence that says a conflict.
pub fn conflict_message(conflict: &Conflict, naming: Naming) -> Message {
    let mut claims = conflict.claims.iter().rev().map(claim_message);
    let last = claims.next().unwrap_or_else(|| Message::new("merge-no-claim"));
    let claims = claims.fold(last, |rest, first| {
        Message::new("merge-claims").with("first", first).with("rest", rest)
    });
    Message::new("merge-conflict")
        .with("subject", subject_message(&conflict.subject, naming))
        .with("aspect", Message::new("merge-aspect").with("aspect", conflict.aspect.as_str()))
        .with("claims", claims)
}

/// The sentence that says what was done at some tables.
pub fn change_message(change: &Change, naming: Naming) -> Message {
    Message::new("merge-change")
        .with("subject", subject_message(&change.subject, naming))
        .with("aspect", Message::new("merge-aspect").with("aspect", change.aspect.as_str()))
        .with("tables", change.tables.join(", "))
}

/// How what a conflict or a change is about is called: never by its id.
fn subject_message(subject: &Subject, naming: Naming) -> Message {
    let mut charts = naming.charts.iter();
    match subject {
        Subject::Unit(id) => match charts.find_map(|chart| chart.unit_by_id(id)) {
            Some(unit) => Message::new("merge-unit").with("name", unit.fields.name.as_str()),
            None => Message::new("merge-unknown-unit"),
        },
        Subject::Post(id) => {
            let found = charts.find_map(|chart| Some((chart, chart.post_by_id(id)?)));
            let Some((chart, post)) = found else { return Message::new("merge-unknown-post") };
            let unit = chart.unit(post.unit());
            let unit = if unit.id == UnitId::bench() {
                Value::from(Message::new("bench"))
            } else {
                unit.fields.name.as_str().into()
            };
            let title = post.fields.title.text();
            Message::new("merge-post").with("title", title).with("unit", unit)
        }
        Subject::Entry(id) => {
            let label = naming.lists.iter().find_map(|lists| lists.label(id));
            match label {
                Some(label) => Message::new("merge-entry").with("label", label),
                None => Message::new("merge-unknown-entry"),
            }
            .with("list", id.list().as_str())
        }
    }
}

fn claim_message(claim: &Claim) -> Message {
    let key = if claim.value.is_empty() { "merge-claim-nothing" } else { "merge-claim" };
    let message = Message::new(key).with("tables", claim.tables.join(", "));
    match claim.value.as_str() {
        "" => message,
        // A place that has no name of its own.
        value if value == UnitId::bench().as_str() => message.with("value", Message::new("bench")),
        value => message.with("value", value),
    }
}
