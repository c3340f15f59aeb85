//! What is refused, and why. Every rule is checked before anything changes.

use crate::model::{
    Chart, ChartId, EntryId, LEVELS_MAX, ListName, Lists, PostFields, PostId, PostKey, Project,
    UnitFields, UnitId, UnitKey, Violation,
};
use crate::words::{Message, key, message};

/// Why an edit was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    UnknownChart(ChartId),
    UnknownSnapshot(ChartId),
    UnknownUnit(UnitId),
    UnknownPost(PostId),
    UnknownListEntry {
        list: ListName,
        id: String,
    },
    /// The root of a chart is neither moved nor deleted.
    RootStays {
        name: String,
    },
    /// A unit cannot stand under itself.
    UnderItself {
        name: String,
    },
    /// More units would stand one under the other than [`LEVELS_MAX`]: the project could not be saved.
    TooManyLevels,
    /// Only posts are put on the bench.
    BenchHoldsPosts,
    /// A chart cannot be attached to itself.
    AttachedToItself,
    /// The chart already has a unit or a post with that id.
    IdInUse {
        id: String,
    },
    /// Another chart was made from this one.
    BaseOfAnother {
        label: String,
    },
    /// An entry of a list cannot go while units or posts use it.
    ListEntryInUse {
        list: ListName,
        label: String,
        users: usize,
    },
    DuplicateLabel {
        list: ListName,
        label: String,
    },
    EmptyLabel {
        list: ListName,
    },
    /// A post of another chart has one heir: this one, already.
    PostSpent {
        title: String,
        unit: String,
    },
    /// A unit of another chart has one heir: this one, already.
    UnitSpent {
        name: String,
    },
    /// The post is in the other chart too: it comes from itself, and has no other origin.
    PostHasOrigin {
        title: String,
        unit: String,
    },
    /// The conflict is settled, or was never one.
    SettledAlready,
    /// What was chosen is told in words alone: it is put in by hand.
    SettledByHand,
    /// What was chosen names something that is not in the chart.
    NotInChart {
        name: String,
    },
    /// What was to be added is not a sound tree.
    Unsound(Violation),
}

impl Refusal {
    /// The sentence that says it.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownChart(id) => message!(key::REFUSAL_UNKNOWN_CHART, id = id.as_str()),
            Self::UnknownSnapshot(id) => {
                message!(key::REFUSAL_UNKNOWN_SNAPSHOT, id = id.as_str())
            }
            Self::UnknownUnit(id) => message!(key::REFUSAL_UNKNOWN_UNIT, id = id.as_str()),
            Self::UnknownPost(id) => message!(key::REFUSAL_UNKNOWN_POST, id = id.as_str()),
            Self::UnknownListEntry { list, id } => {
                message!(key::REFUSAL_UNKNOWN_LIST_ENTRY, id = id.as_str(), list = list.as_str())
            }
            Self::RootStays { name } => {
                message!(key::REFUSAL_ROOT_STAYS, name = name.as_str())
            }
            Self::UnderItself { name } => {
                message!(key::REFUSAL_UNDER_ITSELF, name = name.as_str())
            }
            Self::TooManyLevels => {
                message!(key::REFUSAL_TOO_MANY_LEVELS, limit = LEVELS_MAX)
            }
            Self::BenchHoldsPosts => message!(key::REFUSAL_BENCH_HOLDS_POSTS),
            Self::AttachedToItself => message!(key::REFUSAL_ATTACHED_TO_ITSELF),
            Self::IdInUse { id } => message!(key::REFUSAL_ID_IN_USE, id = id.as_str()),
            Self::BaseOfAnother { label } => {
                message!(key::REFUSAL_BASE_OF_ANOTHER, label = label.as_str())
            }
            Self::ListEntryInUse { label, users, .. } => {
                message!(key::REFUSAL_LIST_ENTRY_IN_USE, label = label.as_str(), users = *users)
            }
            Self::DuplicateLabel { label, .. } => {
                message!(key::REFUSAL_DUPLICATE_LABEL, label = label.as_str())
            }
            Self::EmptyLabel { .. } => message!(key::REFUSAL_EMPTY_LABEL),
            Self::PostSpent { title, unit } => {
                message!(key::REFUSAL_POST_SPENT, title = title.as_str(), unit = unit.as_str())
            }
            Self::UnitSpent { name } => {
                message!(key::REFUSAL_UNIT_SPENT, name = name.as_str())
            }
            Self::PostHasOrigin { title, unit } => {
                message!(key::REFUSAL_POST_HAS_ORIGIN, title = title.as_str(), unit = unit.as_str())
            }
            Self::SettledAlready => message!(key::REFUSAL_SETTLED_ALREADY),
            Self::SettledByHand => message!(key::REFUSAL_SETTLED_BY_HAND),
            Self::NotInChart { name } => {
                message!(key::REFUSAL_NOT_IN_CHART, name = name.as_str())
            }
            Self::Unsound(violation) => violation.message(),
        }
    }
}

pub(super) fn chart<'a>(project: &'a Project, id: &ChartId) -> Result<&'a Chart, Refusal> {
    project.chart(id).ok_or_else(|| Refusal::UnknownChart(id.clone()))
}

pub(super) fn unit(chart: &Chart, id: &UnitId) -> Result<UnitKey, Refusal> {
    let key = place(chart, id)?;
    if key == chart.bench() { Err(Refusal::BenchHoldsPosts) } else { Ok(key) }
}

/// Where posts may stand: a unit, or the bench.
pub(super) fn place(chart: &Chart, id: &UnitId) -> Result<UnitKey, Refusal> {
    chart.unit_key(id).ok_or_else(|| Refusal::UnknownUnit(id.clone()))
}

pub(super) fn post(chart: &Chart, id: &PostId) -> Result<PostKey, Refusal> {
    chart.post_key(id).ok_or_else(|| Refusal::UnknownPost(id.clone()))
}

/// A unit that may be moved or removed: any but the root.
pub(super) fn movable_unit(chart: &Chart, id: &UnitId) -> Result<UnitKey, Refusal> {
    let key = unit(chart, id)?;
    if key == chart.root() {
        return Err(Refusal::RootStays { name: chart.unit(key).fields.name.clone() });
    }
    Ok(key)
}

/// `unit` may be moved under `parent`: it is not the root, does not come to stand under itself, nor
/// too deep.
///
/// # Errors
/// Why it may not.
pub fn move_unit(chart: &Chart, unit: &UnitId, parent: &UnitId) -> Result<(), Refusal> {
    let key = movable_unit(chart, unit)?;
    let parent = self::unit(chart, parent)?;
    if chart.is_within(parent, key) {
        return Err(Refusal::UnderItself { name: chart.unit(key).fields.name.clone() });
    }
    levels(chart, parent, chart.unit_count(), || chart.levels_below(key))
}

/// As many levels as `added` counts may hang under `parent`, if the chart then
/// has `units` units: in a small one nothing needs to be counted.
pub(super) fn levels(
    chart: &Chart,
    parent: UnitKey,
    units: usize,
    added: impl FnOnce() -> usize,
) -> Result<(), Refusal> {
    let too_deep = units > LEVELS_MAX && chart.path(parent).len() + added() > LEVELS_MAX;
    if too_deep { Err(Refusal::TooManyLevels) } else { Ok(()) }
}

pub(super) fn unit_fields(lists: &Lists, fields: &UnitFields) -> Result<(), Refusal> {
    known(lists, &EntryId::Kind(fields.kind.clone()))
}

pub(super) fn post_fields(lists: &Lists, fields: &PostFields) -> Result<(), Refusal> {
    fields.named().try_for_each(|id| known(lists, &id))
}

/// The post `id` of `chart`, of key `own` if it is already there, may come from `origin`: neither its
/// own id nor its origin is spent by another post.
pub(super) fn post_spent_once(
    chart: &Chart,
    own: Option<PostKey>,
    id: &PostId,
    origin: Option<&PostId>,
) -> Result<(), Refusal> {
    let spent = [Some(id), origin].into_iter().flatten().filter_map(|id| chart.heir_of_post(id));
    match spent.into_iter().find(|&heir| Some(heir) != own) {
        Some(heir) => Err(post_spent(chart, heir)),
        None => Ok(()),
    }
}

pub(super) fn post_spent(chart: &Chart, heir: PostKey) -> Refusal {
    let post = chart.post(heir);
    Refusal::PostSpent {
        title: post.fields.title.text().to_owned(),
        unit: chart.unit(post.unit()).fields.name.clone(),
    }
}

/// As [`post_spent_once`], for a unit.
pub(super) fn unit_spent_once(
    chart: &Chart,
    own: Option<UnitKey>,
    id: &UnitId,
    origin: Option<&UnitId>,
) -> Result<(), Refusal> {
    let spent = [Some(id), origin].into_iter().flatten().filter_map(|id| chart.heir_of_unit(id));
    match spent.into_iter().find(|&heir| Some(heir) != own) {
        Some(heir) => Err(Refusal::UnitSpent { name: chart.unit(heir).fields.name.clone() }),
        None => Ok(()),
    }
}

pub(super) fn known(lists: &Lists, id: &EntryId) -> Result<(), Refusal> {
    let refusal = || Refusal::UnknownListEntry { list: id.list(), id: id.as_str().to_owned() };
    lists.label(id).map(|_| ()).ok_or_else(refusal)
}

/// No chart of the project was made from `id`.
pub(super) fn not_a_base(project: &Project, id: &ChartId) -> Result<(), Refusal> {
    match project.charts.iter().find(|chart| chart.fields.based_on.as_ref() == Some(id)) {
        Some(chart) => Err(Refusal::BaseOfAnother { label: chart.fields.label.clone() }),
        None => Ok(()),
    }
}
