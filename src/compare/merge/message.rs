//! A conflict, or a change, as a sentence.

use super::apart::{self, namesake_details};
use super::details::{self, added, left_message};
use super::naming::{
    Naming, entry_label, joined, nature_message, quoted, unit_name, wish_message, yes_or_no,
};
use super::pick::Change;
use crate::model::{
    Aspect, AspectKind, Chart, Choice, Claim, Conflict, EntryId, Lists, PostId, Settlement,
    Subject, UnitId, Wish,
};
use crate::words::{Message, Value, key, message};

/// A conflict, and what the chart in question holds until it is settled.
pub fn open_conflict_message(conflict: &Conflict, naming: Naming) -> Message {
    let message = conflict_message(conflict, naming);
    match meanwhile(conflict, naming) {
        None => message,
        Some(meanwhile) => message!(key::MERGE_CONFLICT_MEANWHILE, conflict = message, meanwhile),
    }
}

/// The sentence that says a conflict.
pub fn conflict_message(conflict: &Conflict, naming: Naming) -> Message {
    let claims = conflict.claims.iter().map(|claim| claim_message(claim, conflict, naming));
    let claims = joined(key::MERGE_CLAIMS, claims.collect());
    let claims = claims.unwrap_or_else(|| message!(key::MERGE_NO_CLAIM));
    message!(
        key::MERGE_CONFLICT,
        aspect = aspect_message(conflict),
        claims,
        subject = subject_message(conflict, naming)
    )
}

/// The sentence that says how a conflict was settled: what was chosen and whose it was, then what else
/// was wanted. What it was about is called as the first chart of `naming` that knows it calls it.
pub fn settlement_message(settlement: &Settlement, naming: Naming) -> Message {
    let conflict = &settlement.conflict;
    let chosen = conflict.chosen(settlement.choice);
    let choice = match (settlement.choice, chosen) {
        (Choice::AsItStands, _) | (Choice::Base | Choice::Claim(_), None) => {
            message!(key::SETTLED_AS_IT_STANDS)
        }
        (Choice::Base, Some(claim)) => {
            message!(key::SETTLED_BASE, value = value_message(claim, conflict, naming))
        }
        (Choice::Claim(_), Some(claim)) => {
            let claim = claim_message(claim, conflict, naming);
            message!(key::SETTLED_CLAIM, claim)
        }
    };
    let subject = if let (Subject::Entry(id), Aspect::Label, Some(base)) =
        (&conflict.subject, &conflict.aspect, &conflict.base)
    {
        // The lists have its new label.
        message!(key::MERGE_ENTRY, label = base.value.as_str(), list = id.list().as_str())
    } else {
        subject_message(conflict, naming)
    };
    let message = message!(key::SETTLED, aspect = aspect_message(conflict), choice, subject);
    let others = conflict.claims.iter().filter(|claim| Some(*claim) != chosen);
    let others = others.map(|claim| claim_message(claim, conflict, naming)).collect();
    match joined(key::MERGE_CLAIMS, others) {
        None => message,
        Some(others) => message!(key::SETTLED_NOT, others, settled = message),
    }
}

/// The sentence that says what was done at some tables.
pub fn change_message(change: &Change, naming: Naming) -> Message {
    let subject = if is_of_chart(&change.aspect) {
        message!(key::MERGE_CHART)
    } else {
        named(&change.subject, naming)
    };
    message!(
        key::MERGE_CHANGE,
        aspect = aspect_word(&change.aspect),
        subject,
        tables = change.tables.join(", ")
    )
}

/// In what the tables differ.
pub fn aspect_message(conflict: &Conflict) -> Message {
    let word = |aspect: &'static str| message!(key::MERGE_ASPECT, aspect);
    let is_split =
        |claim: &Claim| matches!(&claim.wish, Some(Wish::Post { parts, .. }) if !parts.is_empty());
    let is_spent = conflict.aspect == Aspect::Spent;
    match &conflict.subject {
        Subject::Unit(_) if is_spent => word("continued"),
        Subject::Post(_) | Subject::Entry(_)
            if is_spent && conflict.claims.iter().any(is_split) =>
        {
            word("split")
        }
        Subject::Unit(_) | Subject::Post(_) | Subject::Entry(_) => aspect_word(&conflict.aspect),
    }
}

fn aspect_word(aspect: &Aspect) -> Message {
    if let Aspect::Other(name) = aspect
        // So former versions called all that they did not know.
        && name != "extra"
    {
        return message!(key::MERGE_ASPECT_UNKNOWN, name = name.as_str());
    }
    message!(key::MERGE_ASPECT, aspect = aspect.as_str())
}

/// Whether it is said of the whole chart, not of the unit at its top.
fn is_of_chart(aspect: &Aspect) -> bool {
    matches!(aspect, Aspect::Date | Aspect::Organisation)
}

/// How what a conflict is about is called, never by its id: by the charts, or by what waits in its claims.
pub fn subject_message(conflict: &Conflict, naming: Naming) -> Message {
    if is_of_chart(&conflict.aspect) {
        return message!(key::MERGE_CHART);
    }
    if let (Subject::Entry(id), Aspect::Order) = (&conflict.subject, &conflict.aspect) {
        return message!(key::MERGE_LIST, list = id.list().as_str());
    }
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
        Some(claim) => message!(key::MERGE_UNIT, name = claim.value.as_str()),
        None => named(&conflict.subject, naming),
    }
}

fn named(subject: &Subject, naming: Naming) -> Message {
    let mut charts = naming.charts.iter();
    match subject {
        Subject::Entry(id) => {
            let list = id.list().as_str();
            match entry_label(id, naming) {
                Some(label) => message!(key::MERGE_ENTRY, label, list),
                None => message!(key::MERGE_UNKNOWN_ENTRY, list),
            }
        }
        Subject::Unit(id) => match charts.find_map(|chart| chart.unit_by_id(id)) {
            Some(unit) => message!(key::MERGE_UNIT, name = unit.fields.name.as_str()),
            None => message!(key::MERGE_UNKNOWN_UNIT),
        },
        Subject::Post(id) => match charts.find_map(|chart| post_message(chart, id)) {
            Some(post) => post,
            None => message!(key::MERGE_UNKNOWN_POST),
        },
    }
}

/// A post of a chart by its title and its unit.
fn post_message(chart: &Chart, id: &PostId) -> Option<Message> {
    let post = chart.post_by_id(id)?;
    let unit = chart.unit(post.unit());
    let unit = if unit.id == UnitId::bench() {
        Value::from(message!(key::BENCH))
    } else {
        unit.fields.name.as_str().into()
    };
    let title = post.fields.title.text();
    Some(message!(key::MERGE_POST, title, unit))
}

/// What the chart holds until the conflict is settled; none of one whose claims are only texts, in files
/// of former versions.
fn meanwhile(conflict: &Conflict, naming: Naming) -> Option<Message> {
    if let Subject::Entry(id) = &conflict.subject {
        return entry_meanwhile(id, &conflict.aspect, naming.lists.first()?);
    }
    let chart = naming.charts.first()?;
    if conflict.claims.iter().all(|claim| claim.wish.is_none()) {
        return None;
    }
    Some(match (conflict.aspect.kind(), &conflict.subject) {
        (AspectKind::Existence, Subject::Unit(id)) if chart.unit_key(id).is_some() => {
            // Nobody wants it any more.
            let is_left = conflict.claims.len() == 1;
            message!(if is_left { key::MEANWHILE_UNIT_HOLDS } else { key::MEANWHILE_UNIT_STAYS })
        }
        (AspectKind::Existence, Subject::Post(id)) if chart.post_key(id).is_some() => {
            message!(key::MEANWHILE_POST_STAYS)
        }
        (AspectKind::Existence, Subject::Unit(_) | Subject::Post(_) | Subject::Entry(_)) => {
            message!(key::MEANWHILE_GONE)
        }
        (AspectKind::Spent, Subject::Post(id)) => {
            let post = chart.heir_of_post(id).map(|key| &chart.post(key).id);
            match post.and_then(|id| post_message(chart, id)) {
                Some(post) => message!(key::MEANWHILE_POST_SPENT, post),
                None => message!(key::MEANWHILE_NONE_SPENT),
            }
        }
        (AspectKind::Spent, Subject::Unit(id)) => match chart.heir_of_unit(id) {
            Some(key) => {
                message!(key::MEANWHILE_UNIT_CONTINUED, name = chart.unit(key).fields.name.as_str())
            }
            None => message!(key::MEANWHILE_UNIT_NOT_CONTINUED),
        },
        (AspectKind::Order, _) => message!(key::MEANWHILE_ORDER),
        // Entries are told above.
        (AspectKind::Spent, Subject::Entry(_)) => return None,
        (AspectKind::Field(..) | AspectKind::Value, _) => match conflict.standing(chart) {
            Some(Claim { wish: Some(Wish::Text(text)), .. }) if text.is_empty() => {
                message!(key::MEANWHILE_NOTHING)
            }
            Some(claim) if claim.tables.is_empty() => {
                message!(key::MEANWHILE_VALUE, value = value_message(claim, conflict, naming))
            }
            // New, so that nothing was there before.
            Some(claim) => {
                message!(key::MEANWHILE_CLAIM, claim = claim_message(claim, conflict, naming))
            }
            None => message!(key::MEANWHILE_OTHER),
        },
    })
}

/// What the list holds of an entry until the conflict is settled.
fn entry_meanwhile(id: &EntryId, aspect: &Aspect, lists: &Lists) -> Option<Message> {
    if *aspect == Aspect::Order {
        return Some(message!(key::MEANWHILE_ORDER));
    }
    let label = lists.label(id)?;
    let kind = || match id {
        EntryId::Kind(id) => lists.kind(id),
        EntryId::Category(_) | EntryId::Grade(_) | EntryId::Level(_) => None,
    };
    let value = if *aspect == Aspect::Rank {
        quoted(&kind()?.rank.to_string())
    } else if *aspect == Aspect::IsPole {
        yes_or_no(kind()?.is_pole)
    } else if let (Aspect::Category, EntryId::Grade(id)) = (aspect, id) {
        let category = lists.grade(id)?.category.clone();
        let label = category.and_then(|id| lists.label(&EntryId::Category(id)));
        label.map_or_else(|| message!(key::MERGE_NO_CLAIM), quoted)
    } else if let Aspect::Other(_) = aspect {
        return Some(message!(key::MEANWHILE_OTHER));
    } else {
        return Some(message!(key::MEANWHILE_ENTRY, label));
    };
    Some(message!(key::MEANWHILE_ENTRY_VALUE, value))
}

/// What some tables want, after their names.
pub fn claim_message(claim: &Claim, conflict: &Conflict, naming: Naming) -> Message {
    message!(
        key::MERGE_CLAIM,
        tables = claim.tables.join(", "),
        value = value_message(claim, conflict, naming)
    )
}

/// What a claim of a conflict wants, with all that tells it from the others.
pub fn value_message(claim: &Claim, conflict: &Conflict, naming: Naming) -> Message {
    if let Some(message) = message_of_aspect(claim, &conflict.aspect) {
        return message;
    }
    let value = claim.value.as_str();
    match &claim.wish {
        Some(Wish::Order { .. }) if claim.tables.is_empty() => {
            message!(key::MERGE_VALUE_ORDER_BEFORE)
        }
        Some(Wish::Order { .. }) => apart::order_message(claim, conflict, naming)
            .unwrap_or_else(|| message!(key::MERGE_VALUE_ORDER)),
        Some(Wish::Left { reason, .. }) => {
            left_message(value, namesake_details(claim, conflict, naming), reason)
        }
        Some(Wish::Post { post, parts, .. }) => {
            let parts = parts.iter().map(|part| {
                let title = part.fields.title.text();
                let unit = unit_name(&part.unit, naming).filter(|_| part.unit != UnitId::bench());
                let name = unit.map_or(title.to_owned(), |unit| format!("{title}, {unit}"));
                details::post_message(&name, part, conflict, naming)
            });
            let first = details::post_message(value, post, conflict, naming);
            let whole = joined(key::MERGE_VALUE_AND, std::iter::once(first).chain(parts).collect());
            whole.unwrap_or_else(|| quoted(value))
        }
        Some(Wish::Unit(unit)) => details::unit_message(value, unit, conflict, naming),
        // Nothing here says what it is called.
        Some(Wish::Text(id)) if value.is_empty() && !id.is_empty() => {
            message!(key::MERGE_VALUE_UNNAMED)
        }
        Some(Wish::Stays) if !matches!(conflict.subject, Subject::Entry(_)) => {
            message!(key::MERGE_VALUE_STAYS, value = quoted(value))
        }
        Some(Wish::Stays | Wish::In(_) | Wish::Text(_)) | None => match value {
            "" => message!(key::MERGE_NO_CLAIM),
            // A place that has no name of its own.
            value if value == UnitId::bench().as_str() => message!(key::BENCH),
            value => added(quoted(value), namesake_details(claim, conflict, naming)),
        },
        Some(wish @ (Wish::Gone | Wish::Fte(_) | Wish::Vacant(_) | Wish::Authorised(_))) => {
            wish_message(wish)
        }
    }
}

/// What is wanted of an aspect whose values have words of their own.
fn message_of_aspect(claim: &Claim, aspect: &Aspect) -> Option<Message> {
    let wish = claim.wish.as_ref();
    let text = if let Some(Wish::Text(text)) = wish { Some(text) } else { None };
    if *aspect == Aspect::Nature && (text.is_some() || wish.is_none()) {
        return Some(nature_message(&claim.value));
    }
    if *aspect == Aspect::IsPole {
        return Some(yes_or_no(*text? == true.to_string()));
    }
    if *aspect != Aspect::Date {
        return None;
    }
    let date = text.and_then(|_| claim.value.parse::<jiff::civil::Date>().ok())?;
    Some(message!(
        key::EXPORT_DATE,
        day = format!("{:02}", date.day()),
        month = format!("{:02}", date.month()),
        year = date.year().to_string()
    ))
}
