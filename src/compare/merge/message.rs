//! A conflict, or a change, as a sentence.
//!
//! Knows nothing of who reads it.

use super::Change;
use crate::model::{Chart, Claim, Conflict, Subject, UnitId};
use crate::words::{Message, Value};

/// The sentence that says a conflict of `chart`, or of the chart it was made from: `base`.
pub fn conflict_message(conflict: &Conflict, chart: &Chart, base: &Chart) -> Message {
    let mut claims = conflict.claims.iter().rev().map(claim_message);
    let last = claims.next().unwrap_or_else(|| Message::new("merge-no-claim"));
    let claims = claims.fold(last, |rest, first| {
        Message::new("merge-claims").with("first", first).with("rest", rest)
    });
    Message::new("merge-conflict")
        .with("subject", subject_message(&conflict.subject, chart, base))
        .with("aspect", Message::new("merge-aspect").with("aspect", conflict.aspect.as_str()))
        .with("claims", claims)
}

/// The sentence that says what was done at some tables, of `chart` or of the chart it was made from.
pub fn change_message(change: &Change, chart: &Chart, base: &Chart) -> Message {
    Message::new("merge-change")
        .with("subject", subject_message(&change.subject, chart, base))
        .with("aspect", Message::new("merge-aspect").with("aspect", change.aspect.as_str()))
        .with("tables", change.tables.join(", "))
}

/// How what a conflict or a change is about is called.
fn subject_message(subject: &Subject, chart: &Chart, base: &Chart) -> Message {
    let charts = [chart, base];
    match subject {
        Subject::Unit(id) => {
            let unit = charts.iter().find_map(|chart| chart.unit_by_id(id));
            let name = unit.map_or(id.as_str(), |unit| unit.fields.name.as_str());
            Message::new("merge-unit").with("name", name)
        }
        Subject::Post(id) => {
            let found = charts.iter().find_map(|chart| Some((chart, chart.post_by_id(id)?)));
            match found {
                None => Message::new("merge-unit").with("name", id.as_str()),
                Some((chart, post)) => {
                    let unit = chart.unit(post.unit());
                    let unit = if unit.id == UnitId::bench() {
                        Value::from(Message::new("bench"))
                    } else {
                        unit.fields.name.as_str().into()
                    };
                    let title = post.fields.title.text();
                    Message::new("merge-post").with("title", title).with("unit", unit)
                }
            }
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
