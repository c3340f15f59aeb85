//! A conflict, or a change, as a sentence.
//!
//! Knows nothing of who reads it.

use super::Change;
use crate::model::{
    Aspect, Authorised, Chart, Choice, Claim, Conflict, Lists, Nature, PostId, Settlement, Subject,
    UnitId, Wish,
};
use crate::words::{Message, Value};

/// Where a sentence finds what the things it tells are called: the first that knows them.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The chart in question, the one it was made from, and others that may have what neither has.
    pub charts: &'a [&'a Chart],
    pub lists: &'a [&'a Lists],
}

/// A conflict, and what the chart in question holds until it is settled.
pub fn open_conflict_message(conflict: &Conflict, naming: Naming) -> Message {
    let said = conflict_message(conflict, naming);
    match meanwhile(conflict, naming) {
        None => said,
        Some(meanwhile) => Message::new("merge-conflict-meanwhile")
            .with("conflict", said)
            .with("meanwhile", meanwhile),
    }
}

/// The sentence that says a conflict.
pub fn conflict_message(conflict: &Conflict, naming: Naming) -> Message {
    let claims = conflict.claims.iter().rev();
    let mut claims = claims.map(|claim| claim_message(claim, &conflict.aspect));
    let last = claims.next().unwrap_or_else(|| Message::new("merge-no-claim"));
    let claims = claims.fold(last, |rest, first| {
        Message::new("merge-claims").with("first", first).with("rest", rest)
    });
    Message::new("merge-conflict")
        .with("subject", subject_message(conflict, naming))
        .with("aspect", aspect_message(conflict))
        .with("claims", claims)
}

/// The sentence that says how a conflict was settled: what was chosen and whose it was, then what else
/// was wanted.
pub fn settlement_message(settlement: &Settlement, naming: Naming) -> Message {
    let conflict = &settlement.conflict;
    let aspect = &conflict.aspect;
    let chosen = conflict.chosen(settlement.choice);
    let choice = match (settlement.choice, chosen) {
        (Choice::AsItStands, _) | (_, None) => Message::new("settled-as-it-stands"),
        (Choice::Base, Some(claim)) => {
            Message::new("settled-base").with("value", value_message(claim, aspect))
        }
        (Choice::Claim(_), Some(claim)) => {
            Message::new("settled-claim").with("claim", claim_message(claim, aspect))
        }
    };
    let others = conflict.claims.iter().filter(|claim| Some(*claim) != chosen);
    let said = Message::new("settled")
        .with("subject", subject_message(conflict, naming))
        .with("aspect", aspect_message(conflict))
        .with("choice", choice);
    let others = others
        .map(|claim| claim_message(claim, aspect))
        .rev()
        .reduce(|rest, first| Message::new("merge-claims").with("first", first).with("rest", rest));
    match others {
        None => said,
        Some(others) => Message::new("settled-not").with("settled", said).with("others", others),
    }
}

/// The sentence that says what was done at some tables.
pub fn change_message(change: &Change, naming: Naming) -> Message {
    Message::new("merge-change")
        .with("subject", named(&change.subject, naming))
        .with("aspect", Message::new("merge-aspect").with("aspect", change.aspect.as_str()))
        .with("tables", change.tables.join(", "))
}

/// In what the tables differ.
pub fn aspect_message(conflict: &Conflict) -> Message {
    let aspect = match (&conflict.subject, &conflict.aspect) {
        (Subject::Unit(_), Aspect::Spent) => "continued",
        (_, aspect) => aspect.as_str(),
    };
    Message::new("merge-aspect").with("aspect", aspect)
}

/// How what a conflict is about is called, never by its id: by the charts, or by what waits in its claims.
pub fn subject_message(conflict: &Conflict, naming: Naming) -> Message {
    let is_known = match &conflict.subject {
        Subject::Unit(id) => naming.charts.iter().any(|chart| chart.unit_key(id).is_some()),
        Subject::Post(id) => naming.charts.iter().any(|chart| chart.post_key(id).is_some()),
        Subject::Entry(_) => true,
    };
    if is_known {
        return named(&conflict.subject, naming);
    }
    let told = conflict.choices().map(|(_, claim)| claim);
    let mut told = told.filter(|it| matches!(it.wish, Some(Wish::Post { .. } | Wish::Unit(_))));
    match told.next() {
        Some(claim) => Message::new("merge-unit").with("name", claim.value.as_str()),
        None => named(&conflict.subject, naming),
    }
}

fn named(subject: &Subject, naming: Naming) -> Message {
    let mut charts = naming.charts.iter();
    match subject {
        Subject::Entry(id) => {
            let label = naming.lists.iter().find_map(|lists| lists.label(id));
            match label {
                Some(label) => Message::new("merge-entry").with("label", label),
                None => Message::new("merge-unknown-entry"),
            }
            .with("list", id.list().as_str())
        }
        Subject::Unit(id) => match charts.find_map(|chart| chart.unit_by_id(id)) {
            Some(unit) => Message::new("merge-unit").with("name", unit.fields.name.as_str()),
            None => Message::new("merge-unknown-unit"),
        },
        Subject::Post(id) => match charts.find_map(|chart| post_message(chart, id)) {
            Some(post) => post,
            None => Message::new("merge-unknown-post"),
        },
    }
}

/// A post of a chart by its title and its unit.
fn post_message(chart: &Chart, id: &PostId) -> Option<Message> {
    let post = chart.post_by_id(id)?;
    let unit = chart.unit(post.unit());
    let unit = if unit.id == UnitId::bench() {
        Value::from(Message::new("bench"))
    } else {
        unit.fields.name.as_str().into()
    };
    let title = post.fields.title.text();
    Some(Message::new("merge-post").with("title", title).with("unit", unit))
}

/// What the chart holds until the conflict is settled; none of one whose claims are only texts, in files
/// of former versions.
fn meanwhile(conflict: &Conflict, naming: Naming) -> Option<Message> {
    if let Subject::Entry(id) = &conflict.subject {
        let is_label = matches!(conflict.aspect, Aspect::Existence | Aspect::Label);
        let label = naming.lists.first()?.label(id).filter(|_| is_label)?;
        return Some(Message::new("meanwhile-entry").with("label", label));
    }
    let chart = naming.charts.first()?;
    if conflict.claims.iter().all(|claim| claim.wish.is_none()) {
        return None;
    }
    Some(match (&conflict.aspect, &conflict.subject) {
        (Aspect::Existence, Subject::Unit(id)) if chart.unit_key(id).is_some() => {
            Message::new("meanwhile-unit-stays")
        }
        (Aspect::Existence, Subject::Post(id)) if chart.post_key(id).is_some() => {
            Message::new("meanwhile-post-stays")
        }
        (Aspect::Existence, _) => Message::new("meanwhile-gone"),
        (Aspect::Spent, Subject::Post(id)) => {
            let post = chart.heir_of_post(id).map(|key| &chart.post(key).id);
            match post.and_then(|id| post_message(chart, id)) {
                Some(post) => Message::new("meanwhile-post-spent").with("post", post),
                None => Message::new("meanwhile-none-spent"),
            }
        }
        (Aspect::Spent, Subject::Unit(id)) => match chart.heir_of_unit(id) {
            Some(key) => Message::new("meanwhile-unit-continued")
                .with("name", chart.unit(key).fields.name.as_str()),
            None => Message::new("meanwhile-unit-not-continued"),
        },
        (Aspect::Order, _) => Message::new("meanwhile-order"),
        _ => match conflict.standing(chart) {
            Some(Claim { wish: Some(Wish::Text(text)), .. }) if text.is_empty() => {
                Message::new("meanwhile-nothing")
            }
            Some(claim) if claim.tables.is_empty() => Message::new("meanwhile-value")
                .with("value", value_message(claim, &conflict.aspect)),
            // New, so that nothing was there before.
            Some(claim) => Message::new("meanwhile-claim")
                .with("claim", claim_message(claim, &conflict.aspect)),
            None => Message::new("meanwhile-other"),
        },
    })
}

/// What some tables want, after their names.
pub fn claim_message(claim: &Claim, aspect: &Aspect) -> Message {
    Message::new("merge-claim")
        .with("tables", claim.tables.join(", "))
        .with("value", value_message(claim, aspect))
}

/// What a claim wants.
pub fn value_message(claim: &Claim, aspect: &Aspect) -> Message {
    if *aspect == Aspect::IsPole {
        let is_pole = claim.value == true.to_string();
        return Message::new(if is_pole { "merge-value-yes" } else { "merge-value-no" });
    }
    if *aspect == Aspect::Nature {
        return Message::new(Nature::from_key(&claim.value).map_or("nature-rule", Nature::word));
    }
    let quoted = |value: &str| Message::new("merge-value").with("value", value);
    let nothing = || Message::new("merge-no-claim");
    match &claim.wish {
        Some(Wish::Gone) => Message::new("merge-value-gone"),
        Some(Wish::Order { .. }) if claim.tables.is_empty() => {
            Message::new("merge-value-order-before")
        }
        Some(Wish::Order { .. }) => Message::new("merge-value-order"),
        Some(Wish::Fte(fte)) => Message::new("merge-value-fte").with("percent", fte.0),
        Some(Wish::Vacant(true)) => Message::new("merge-value-vacant"),
        Some(Wish::Vacant(false)) => Message::new("merge-value-occupied"),
        Some(Wish::Authorised(Authorised::NotPrinted)) => {
            Message::new("minutes-ceiling-not-printed")
        }
        Some(Wish::Authorised(Authorised::Inherit)) => Message::new("minutes-ceiling-none"),
        Some(Wish::Authorised(Authorised::Posts(posts))) => {
            Message::new("minutes-ceiling-figure").with("posts", *posts)
        }
        Some(Wish::In(unit)) if *unit == UnitId::bench() => Message::new("bench"),
        // Nothing here says what it is called.
        Some(Wish::Text(id)) if claim.value.is_empty() && !id.is_empty() => {
            Message::new("merge-value-unnamed")
        }
        Some(Wish::Stays | Wish::In(_) | Wish::Text(_) | Wish::Post { .. } | Wish::Unit(_))
        | None => {
            match claim.value.as_str() {
                "" => nothing(),
                // A place that has no name of its own.
                value if value == UnitId::bench().as_str() => Message::new("bench"),
                value => quoted(value),
            }
        }
    }
}
