//! What the things of a conflict are called, and the words for what is wanted of them.

use crate::model::{
    Aspect, Authorised, Chart, EntryId, Lists, Nature, Post, PostId, Unit, UnitId, Wish,
};
use crate::words::{Message, MessageKey, arg, key, message};

/// Where a sentence finds what the things it tells are called: the first that knows them.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The chart in question, the one it was made from, and others that may have what neither has.
    pub charts: &'a [&'a Chart],
    pub lists: &'a [&'a Lists],
}

/// How a `first` message stands before the `rest` of them.
type ListKey = MessageKey<(arg::first, arg::rest)>;

/// Several messages as one, by a sentence of a `first` and the `rest`; none of none.
pub(super) fn joined(key: ListKey, messages: Vec<Message>) -> Option<Message> {
    let messages = messages.into_iter().rev();
    messages.reduce(|rest, first| message!(key, first, rest))
}

pub(super) fn quoted(value: &str) -> Message {
    message!(key::MERGE_VALUE, value)
}

pub(super) fn yes_or_no(is_so: bool) -> Message {
    message!(if is_so { key::MERGE_VALUE_YES } else { key::MERGE_VALUE_NO })
}

/// What a movement is called by a nature's key; by the rule for none.
pub(super) fn nature_message(key: &str) -> Message {
    message!(Nature::from_key(key).map_or(key::NATURE_RULE, Nature::word))
}

/// What is wanted, where that says it all.
pub(super) fn wish_message(wish: &Wish) -> Message {
    match wish {
        Wish::Gone | Wish::Left { .. } => message!(key::MERGE_VALUE_GONE),
        Wish::Order { .. } => message!(key::MERGE_VALUE_ORDER),
        Wish::Fte(fte) => message!(key::MERGE_VALUE_FTE, percent = fte.0),
        Wish::Vacant(true) => message!(key::MERGE_VALUE_VACANT),
        Wish::Vacant(false) => message!(key::MERGE_VALUE_OCCUPIED),
        Wish::Authorised(Authorised::NotPrinted) => message!(key::MINUTES_CEILING_NOT_PRINTED),
        Wish::Authorised(Authorised::Inherit) => message!(key::MINUTES_CEILING_NONE),
        Wish::Authorised(Authorised::Posts(posts)) => {
            message!(key::MINUTES_CEILING_FIGURE, posts = *posts)
        }
        Wish::Stays | Wish::In(_) | Wish::Text(_) | Wish::Post { .. } | Wish::Unit(_) => {
            message!(key::MERGE_VALUE_UNNAMED)
        }
    }
}

/// What an entry is called, if any of the lists has it.
pub(super) fn entry_label<'n>(id: &EntryId, naming: Naming<'n>) -> Option<&'n str> {
    naming.lists.iter().find_map(|lists| lists.label(id))
}

/// What a unit is called, if any of the charts has it.
pub(super) fn unit_name<'n>(id: &UnitId, naming: Naming<'n>) -> Option<&'n str> {
    let unit = naming.charts.iter().find_map(|chart| chart.unit_by_id(id))?;
    Some(unit.fields.name.as_str())
}

pub(super) fn known_post<'n>(id: &PostId, naming: Naming<'n>) -> Option<(&'n Chart, &'n Post)> {
    naming.charts.iter().find_map(|chart| Some((*chart, chart.post_by_id(id)?)))
}

pub(super) fn known_unit<'n>(id: &UnitId, naming: Naming<'n>) -> Option<(&'n Chart, &'n Unit)> {
    naming.charts.iter().find_map(|chart| Some((*chart, chart.unit_by_id(id)?)))
}

/// Under which unit one stands, where others of its name stand under another.
pub(super) fn place_message(
    id: &UnitId,
    others: impl IntoIterator<Item = UnitId>,
    naming: Naming,
) -> Option<Message> {
    let parent = |id: &UnitId| {
        let (chart, unit) = known_unit(id, naming)?;
        Some(&chart.unit(unit.parent()?).id)
    };
    let (own, name) = (parent(id)?, unit_name(id, naming));
    let mut namesakes = others.into_iter().filter(|it| it != id && unit_name(it, naming) == name);
    namesakes.any(|it| parent(&it) != Some(own)).then_some(())?;
    let above = unit_name(own, naming)?;
    Some(message!(key::MERGE_DETAIL, aspect = Aspect::Place.as_str(), value = above))
}
