//! What tells the values of a conflict apart: of a post or a unit as a whole, all in which they differ.

use super::naming::{
    Naming, entry_label, joined, nature_message, place_message, quoted, unit_name, wish_message,
};
use crate::model::{
    Aspect, Claim, Conflict, EntryId, ListName, PostRecord, UnitRecord, Wish, post_field,
    unit_field,
};
use crate::words::{Message, key, message};

pub(super) const OF_POSTS: [Aspect; 9] = [
    Aspect::Category,
    Aspect::Grade,
    Aspect::Level,
    Aspect::ReferenceJob,
    Aspect::Fte,
    Aspect::Vacant,
    Aspect::Nature,
    Aspect::Note,
    Aspect::Reason,
];

pub(super) const OF_UNITS: [Aspect; 4] =
    [Aspect::Kind, Aspect::Authorised, Aspect::Note, Aspect::Reason];

/// The `aspects` in which something is not like all `others`, as `field` gives them.
pub(super) fn differing<'f, F: 'f>(
    aspects: &[Aspect],
    field: fn(&F, &Aspect) -> Option<Wish>,
    own: &F,
    others: impl Iterator<Item = &'f F> + Clone,
    naming: Naming,
) -> Vec<Message> {
    let differs = |aspect: &&Aspect| {
        let now = field(own, aspect);
        others.clone().any(|other| field(other, aspect) != now)
    };
    let told = |aspect: &Aspect| Some(detail(aspect, &field(own, aspect)?, naming));
    aspects.iter().filter(differs).filter_map(told).collect()
}

/// A post as a choice of `conflict`, called `name`, with all in which the choices differ.
pub(super) fn post_message(
    name: &str,
    post: &PostRecord,
    conflict: &Conflict,
    naming: Naming,
) -> Message {
    let all: Vec<&PostRecord> = posts(conflict).collect();
    let others = all.iter().map(|it| &it.fields);
    if conflict.aspect == Aspect::Identity {
        // The title is its name here.
        let rest = &Aspect::OF_IDENTITY[1..];
        return with_details(name, differing(rest, post_field, &post.fields, others, naming));
    }
    let told = differing(&OF_POSTS, post_field, &post.fields, others, naming);
    let place = place_message(&post.unit, all.iter().map(|it| it.unit.clone()), naming);
    let remarks = post.fields.comments.len();
    let is_remarked_on = all.iter().any(|other| other.fields.comments != post.fields.comments);
    let remarks = is_remarked_on.then(|| remarks_message(remarks));
    with_details(name, place.into_iter().chain(told).chain(remarks).collect())
}

/// The posts that a conflict has to choose from.
fn posts(conflict: &Conflict) -> impl Iterator<Item = &PostRecord> {
    fn of_claim(claim: &Claim) -> Vec<&PostRecord> {
        let Some(Wish::Post { post, parts, .. }) = &claim.wish else { return Vec::new() };
        std::iter::once(&**post).chain(parts).collect()
    }
    conflict.choices().flat_map(|(_, claim)| of_claim(claim))
}

/// The same of a unit.
pub(super) fn unit_message(
    name: &str,
    unit: &UnitRecord,
    conflict: &Conflict,
    naming: Naming,
) -> Message {
    fn of_claim(claim: &Claim) -> Option<&UnitRecord> {
        let Some(Wish::Unit(unit)) = &claim.wish else { return None };
        Some(unit)
    }
    let all = conflict.choices().filter_map(|(_, claim)| of_claim(claim));
    let all: Vec<&UnitRecord> = all.collect();
    let others = all.iter().map(|it| &it.fields);
    let fields = differing(&OF_UNITS, unit_field, &unit.fields, others, naming);
    let parent = unit.parent.as_ref().filter(|_| all.iter().any(|it| it.parent != unit.parent));
    let parent = parent
        .and_then(|id| unit_name(id, naming))
        .map(|name| message!(key::MERGE_DETAIL, aspect = Aspect::Place.as_str(), value = name));
    let remarks = unit.fields.comments.len();
    let is_remarked_on = all.iter().any(|other| other.fields.comments != unit.fields.comments);
    let remarks = is_remarked_on.then(|| remarks_message(remarks));
    with_details(name, parent.into_iter().chain(fields).chain(remarks).collect())
}

/// That something is gone, what took it over, if that has a name, what tells that from others of its
/// name, and why.
pub(super) fn left_message(into: &str, namesake: Vec<Message>, reason: &str) -> Message {
    let into = (!into.is_empty()).then(|| message!(key::MERGE_DETAIL_INTO, name = into));
    let reason = (!reason.is_empty())
        .then(|| message!(key::MERGE_DETAIL, aspect = Aspect::Reason.as_str(), value = reason));
    let details: Vec<Message> = into.into_iter().chain(namesake).chain(reason).collect();
    added(message!(key::MERGE_VALUE_GONE), details)
}

fn with_details(name: &str, details: Vec<Message>) -> Message {
    added(quoted(name), details)
}

pub(super) fn added(value: Message, details: Vec<Message>) -> Message {
    match joined(key::MERGE_DETAILS, details) {
        None => value,
        Some(details) => {
            message!(key::MERGE_VALUE_DETAILS, details, value)
        }
    }
}

fn remarks_message(count: usize) -> Message {
    message!(key::MERGE_DETAIL_COMMENTS, count)
}

/// One field, with its name where the value alone does not say what it is.
fn detail(aspect: &Aspect, wish: &Wish, naming: Naming) -> Message {
    let Wish::Text(text) = wish else {
        let value = wish_message(wish);
        let is_ceiling = *aspect == Aspect::Authorised;
        let named = |value| message!(key::MERGE_DETAIL_AUTHORISED, value);
        return if is_ceiling { named(value) } else { value };
    };
    if *aspect == Aspect::Nature {
        return message!(key::MERGE_DETAIL_NATURE, value = nature_message(text));
    }
    let value = match entry_of(aspect, text) {
        Some(entry) => entry_label(&entry, naming).unwrap_or_default(),
        None => text.as_str(),
    };
    let aspect = aspect.as_str();
    if value.is_empty() {
        message!(key::MERGE_DETAIL_NONE, aspect)
    } else {
        message!(key::MERGE_DETAIL, aspect, value)
    }
}

/// The entry of a list that a field names by this id.
fn entry_of(aspect: &Aspect, id: &str) -> Option<EntryId> {
    let list = [
        (Aspect::Kind, ListName::Kinds),
        (Aspect::Category, ListName::Categories),
        (Aspect::Grade, ListName::Grades),
        (Aspect::Level, ListName::Levels),
    ];
    let found = list.into_iter().find(|(of, _)| of == aspect);
    found.map(|(_, list)| EntryId::new(list, id))
}
