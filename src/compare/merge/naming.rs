//! What the things of a conflict are called, and the words for what is wanted of them.

use crate::model::{
    Aspect, Authorised, Chart, EntryId, Lists, Nature, Post, PostId, Unit, UnitId, Wish,
};
use crate::words::Message;

/// Where a sentence finds what the things it tells are called: the first that knows them.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The chart in question, the one it was made from, and others that may have what neither has.
    pub charts: &'a [&'a Chart],
    pub lists: &'a [&'a Lists],
}

/// Several messages as one, by a sentence of a `first` and the `rest`; none of none.
pub(super) fn joined(key: &'static str, messages: Vec<Message>) -> Option<Message> {
    let messages = messages.into_iter().rev();
    messages.reduce(|rest, first| Message::new(key).with("first", first).with("rest", rest))
}

pub(super) fn quoted(value: &str) -> Message {
    Message::new("merge-value").with("value", value)
}

pub(super) fn yes_or_no(is_so: bool) -> Message {
    Message::new(if is_so { "merge-value-yes" } else { "merge-value-no" })
}

/// What a movement is called by a nature's key; by the rule for none.
pub(super) fn nature_message(key: &str) -> Message {
    Message::new(Nature::from_key(key).map_or("nature-rule", Nature::word))
}

/// What is wanted, where that says it all.
pub(super) fn wish_message(wish: &Wish) -> Message {
    match wish {
        Wish::Gone | Wish::Left { .. } => Message::new("merge-value-gone"),
        Wish::Order { .. } => Message::new("merge-value-order"),
        Wish::Fte(fte) => Message::new("merge-value-fte").with("percent", fte.0),
        Wish::Vacant(true) => Message::new("merge-value-vacant"),
        Wish::Vacant(false) => Message::new("merge-value-occupied"),
        Wish::Authorised(Authorised::NotPrinted) => Message::new("minutes-ceiling-not-printed"),
        Wish::Authorised(Authorised::Inherit) => Message::new("minutes-ceiling-none"),
        Wish::Authorised(Authorised::Posts(posts)) => {
            Message::new("minutes-ceiling-figure").with("posts", *posts)
        }
        Wish::Stays | Wish::In(_) | Wish::Text(_) | Wish::Post { .. } | Wish::Unit(_) => {
            Message::new("merge-value-unnamed")
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
    Some(Message::new("merge-detail").with("aspect", Aspect::Place.as_str()).with("value", above))
}
