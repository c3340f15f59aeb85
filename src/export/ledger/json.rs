//! The ledger as JSON: summary, post entries, unit entries. The keys are stable: scripts read them.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::compared::Compared;
use crate::compare::{
    Counted, Entry, Movement, Reserve, Side, UnitEntry, UnitMovement, VacancyChange,
};
use crate::model::{Chart, Hundredths, Lists, Nature, Tally};

#[derive(Serialize)]
struct LedgerJson<'a> {
    from: &'a str,
    to: &'a str,
    source_total: u32,
    target_total: u32,
    balanced: bool,
    #[serde(flatten)]
    counters: CountersJson<'a>,
    by_category: EndsJson<'a>,
    entries: Vec<EntryJson<'a>>,
    units: Vec<UnitEntryJson<'a>>,
    /// The posts that stand in no unit of either chart; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reserve: Vec<ReserveJson<'a>>,
}

/// Posts on a bench of which the same became.
#[derive(Serialize)]
struct ReserveJson<'a> {
    kind: &'static str,
    count: usize,
    posts: Vec<ReservedJson<'a>>,
}

#[derive(Serialize)]
struct ReservedJson<'a> {
    id: &'a str,
    title: &'a str,
}

/// Each counter under its key, in order.
struct CountersJson<'a>(&'a [Counted]);

impl Serialize for CountersJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|it| (it.counter.as_str(), it.count)))
    }
}

#[derive(Serialize)]
struct EndsJson<'a> {
    source: CategoriesJson<'a>,
    target: CategoriesJson<'a>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    kind: &'static str,
    count: usize,
    from: Option<PostsJson<'a>>,
    to: Option<PostsJson<'a>>,
    /// Of a created post, the id of the post that was split; left out of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    split_from: Option<&'a str>,
    /// Of a suppressed post, the id of the post that took it over; left out of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<&'a str>,
    /// What the movement is declared to be; left out where nobody has said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    nature: Option<&'static str>,
    /// What it is declared to be, and is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    nature_overruled: Option<&'static str>,
    /// Left out of posts whose working time is what it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    fte_change: Option<FteChangeJson>,
    /// Left out of posts that are as vacant as they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    vacancy_change: Option<&'static str>,
    reason: Option<&'a str>,
    /// What explains the movement the other way round, of posts created or suppressed in a comparison
    /// read backwards; left out of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    reverse_reason: Option<&'a str>,
}

/// Full-time equivalents in hundredths.
#[derive(Serialize)]
struct FteChangeJson {
    before: u32,
    after: u32,
}

/// One side of an entry: what is printed of its posts, and their ids.
#[derive(Serialize)]
struct PostsJson<'a> {
    unit: &'a str,
    unit_id: &'a str,
    title: &'a str,
    category: Option<&'a str>,
    grade: Option<&'a str>,
    level: Option<&'a str>,
    reference_job: Option<&'a str>,
    /// Full-time equivalents in hundredths; left out of full-time posts.
    #[serde(skip_serializing_if = "Option::is_none")]
    fte: Option<u32>,
    posts: Vec<&'a str>,
}

#[derive(Serialize)]
struct UnitEntryJson<'a> {
    kinds: Vec<&'static str>,
    from: Option<UnitJson<'a>>,
    to: Option<UnitJson<'a>>,
    /// Of a created unit, the id of the unit that was split; left out of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    split_from: Option<&'a str>,
    /// Of a removed unit, the id of the unit that took it over; left out of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<&'a str>,
    /// How many posts a re-attached unit carries with it; left out of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    carried: Option<usize>,
    reason: Option<&'a str>,
    /// As of an entry of posts.
    #[serde(skip_serializing_if = "Option::is_none")]
    reverse_reason: Option<&'a str>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    unit: &'a str,
    unit_id: &'a str,
    kind: &'a str,
    parent_id: Option<&'a str>,
}

/// Categories with posts, by label, in the project's order.
struct CategoriesJson<'a>(Vec<(&'a str, u32)>);

impl Serialize for CategoriesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (label, posts) in &self.0 {
            map.serialize_entry(label, posts)?;
        }
        map.end()
    }
}

impl<'a> CategoriesJson<'a> {
    fn of(tally: &Tally, lists: &'a Lists) -> Self {
        // Two categories may bear one label; an object has each key once.
        Self(tally.by_label(lists))
    }
}

pub(super) fn json(compared: &Compared) -> Vec<u8> {
    let ledger = compared.ledger;
    let total = &ledger.total;
    let carried = ledger.carried(compared.from, compared.to);
    let value = LedgerJson {
        from: ledger.from.as_str(),
        to: ledger.to.as_str(),
        source_total: total.source.posts,
        target_total: total.target.posts,
        balanced: ledger.is_balanced(),
        counters: CountersJson(&ledger.counters),
        by_category: EndsJson {
            source: CategoriesJson::of(&total.source, compared.lists),
            target: CategoriesJson::of(&total.target, compared.lists),
        },
        entries: ledger.entries.iter().map(|entry| entry_json(compared, entry)).collect(),
        units: (ledger.units.iter().enumerate())
            .map(|(row, entry)| unit_entry_json(compared, entry, carried.get(&row).map(Vec::len)))
            .collect(),
        reserve: ledger.reserves.iter().map(|reserve| reserve_json(compared, reserve)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&value).expect("memory takes any ledger");
    bytes.push(b'\n');
    bytes
}

fn reserve_json<'a>(compared: &Compared<'a>, reserve: &Reserve) -> ReserveJson<'a> {
    let posts = reserve.posts.iter().filter_map(|&pair| compared.reserved(pair));
    ReserveJson {
        kind: reserve.waiting.as_str(),
        count: reserve.posts.len(),
        posts: posts
            .map(|post| ReservedJson { id: post.id.as_str(), title: post.fields.title.text() })
            .collect(),
    }
}

fn entry_json<'a>(compared: &Compared<'a>, entry: &'a Entry) -> EntryJson<'a> {
    let other_end = |movement: Movement, chart: &'a Chart| {
        let key = entry.other_end.filter(|_| entry.movement == movement)?;
        Some(chart.post(key).id.as_str())
    };
    EntryJson {
        split_from: other_end(Movement::Created, compared.from),
        merged_into: other_end(Movement::Suppressed, compared.to),
        kind: entry.kind(),
        count: entry.count(),
        nature: entry.held_nature().map(Nature::as_str),
        nature_overruled: entry.nature.filter(|_| entry.overruled().is_some()).map(Nature::as_str),
        fte_change: entry.fte.map(|fte| FteChangeJson { before: fte.before.0, after: fte.after.0 }),
        vacancy_change: entry.vacancy.map(VacancyChange::as_str),
        from: posts_json(compared, entry, Side::From),
        to: posts_json(compared, entry, Side::To),
        reason: said(compared.ledger.reason(entry)),
        reverse_reason: said(&entry.reason).filter(|_| compared.ledger.reason(entry).is_empty()),
    }
}

fn posts_json<'a>(compared: &Compared<'a>, entry: &'a Entry, side: Side) -> Option<PostsJson<'a>> {
    let first = compared.post(side, entry.first())?;
    let unit = compared.chart(side).unit(first.unit());
    let [category, grade, level] = compared.labels(first);
    let posts = entry.posts.iter().filter_map(|&pair| compared.post(side, pair));
    Some(PostsJson {
        unit: &unit.fields.name,
        unit_id: unit.id.as_str(),
        title: first.fields.title.text(),
        category,
        grade,
        level,
        reference_job: first.fields.reference_job.as_deref(),
        fte: Some(first.fields.fte).filter(|it| *it != Hundredths::FULL_TIME).map(|it| it.0),
        posts: posts.map(|post| post.id.as_str()).collect(),
    })
}

fn unit_entry_json<'a>(
    compared: &Compared<'a>,
    entry: &'a UnitEntry,
    carried: Option<usize>,
) -> UnitEntryJson<'a> {
    let unit = |side: Side| {
        let chart = compared.chart(side);
        let unit = chart.unit(entry.at(side)?);
        Some(UnitJson {
            unit: &unit.fields.name,
            unit_id: unit.id.as_str(),
            kind: unit.fields.kind.as_str(),
            parent_id: unit.parent().map(|parent| chart.unit(parent).id.as_str()),
        })
    };
    let other_end = |movement: UnitMovement, chart: &'a Chart| {
        let key = entry.other_end.filter(|_| entry.movements == [movement])?;
        Some(chart.unit(key).id.as_str())
    };
    UnitEntryJson {
        split_from: other_end(UnitMovement::Created, compared.from),
        merged_into: other_end(UnitMovement::Removed, compared.to),
        carried,
        kinds: entry.movements.iter().map(|movement| movement.as_str()).collect(),
        from: unit(Side::From),
        to: unit(Side::To),
        reason: said(compared.ledger.unit_reason(entry)),
        reverse_reason: said(&entry.reason)
            .filter(|_| compared.ledger.unit_reason(entry).is_empty()),
    }
}

fn said(reason: &str) -> Option<&str> {
    (!reason.is_empty()).then_some(reason)
}
