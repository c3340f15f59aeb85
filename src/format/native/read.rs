//! The file to a project, or to the reasons why not.

use std::collections::HashMap;

use serde::de::IgnoredAny;

use super::bulk;
use super::conflict::conflict;
use super::file::{ChartFile, CommentFile, NatureFile, PostFile, ProjectFile, RoleFile, UnitFile};
use super::lists::lists;
use super::refusal::{refusal_of_bytes, refusal_of_error};
use super::scalar::{AuthorisedFile, Count};
use super::view::view;
use super::{MARKER, VERSION};
use crate::model::{
    Authorised, ChartFields, ChartId, ChartRecord, Choice, Comment, Departure, EntryId, Hundredths,
    LEVELS_MAX, ListName, Nature, PostFields, PostRecord, Project, ProjectRecord, RemovedUnit,
    Role, Settlement, Subject, Subtree, UnitFields, UnitId, UnitRecord, Violation, printable,
    printable_paragraphs,
};
use crate::words::{Locale, Message};

/// A project as read.
#[derive(Debug)]
pub struct Loaded {
    pub project: Project,
    /// The file is of a version after [`VERSION`]: it may say things that this program would break,
    /// so it is shown and never written over.
    pub newer_version: bool,
}

/// Why a file gives no project.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Not a project, or not well written: one sentence, with its place.
    #[error("{}", Locale::English.say(.0))]
    Unreadable(Message),
    /// A project that breaks invariants: every one of them.
    #[error("{}", Locale::English.say(&self.message()))]
    Broken(Vec<Violation>),
}

impl LoadError {
    /// The one sentence that says it; of broken invariants, the first and how many more there are.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(message) => message.clone(),
            Self::Broken(violations) => {
                let (first, others) =
                    violations.split_first().expect("a broken project breaks something");
                Message::new("native-broken")
                    .with("first", first.message())
                    .with("more", others.len())
            }
        }
    }
}

/// Reads a project file.
///
/// # Errors
/// If the bytes are not a project file, or the project in them is not sound.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match str::from_utf8(bytes) {
        Ok(text) if text.trim_start().starts_with('{') => text,
        Err(error) if error.error_len().is_none() => {
            return Err(LoadError::Unreadable(refusal_of_cut_letter(bytes, error.valid_up_to())));
        }
        _ => return Err(LoadError::Unreadable(refusal_of_bytes(bytes))),
    };
    let memory = bulk::memory_bytes(text);
    if memory > bulk::MAX_BYTES {
        let message = Message::new("native-too-much")
            .with("size", memory >> 20)
            .with("limit", bulk::MAX_BYTES >> 20);
        return Err(LoadError::Unreadable(message));
    }
    let file: ProjectFile = serde_json::from_str(text)
        .map_err(|error| LoadError::Unreadable(refusal_of_error(text, &error)))?;
    if file.format != MARKER {
        return Err(LoadError::Unreadable(refusal_of_bytes(bytes)));
    }
    if file.version == 0 {
        return Err(LoadError::Unreadable(Message::new("native-version-zero")));
    }
    let newer_version = file.version > VERSION;
    let mut found = Vec::new();
    let record = project_record(file, &mut found);
    match Project::from_record(record) {
        Ok(project) if found.is_empty() => {
            check_levels(&project).map_err(LoadError::Unreadable)?;
            Ok(Loaded { project, newer_version })
        }
        Ok(_) => Err(LoadError::Broken(found)),
        Err(others) => {
            found.extend(others);
            Err(LoadError::Broken(found))
        }
    }
}

/// Of a file that ends in the midst of a letter, `whole` bytes being before it: where it was cut, if it
/// began as a project.
fn refusal_of_cut_letter(bytes: &[u8], whole: usize) -> Message {
    let text = str::from_utf8(&bytes[..whole]).unwrap_or_default();
    match serde_json::from_str::<IgnoredAny>(text) {
        Err(error) if text.trim_start().starts_with('{') => refusal_of_error(text, &error),
        _ => refusal_of_bytes(bytes),
    }
}

/// Refuses a chart with more levels than [`LEVELS_MAX`].
fn check_levels(project: &Project) -> Result<(), Message> {
    match project.states().find(|chart| chart.levels_below(chart.root()) > LEVELS_MAX) {
        Some(chart) => Err(Message::new("native-too-many-levels")
            .with("chart", chart.fields.label.as_str())
            .with("limit", LEVELS_MAX)),
        None => Ok(()),
    }
}

/// The file's records as those of the model. What the model cannot hold goes to `found`.
fn project_record(file: ProjectFile, found: &mut Vec<Violation>) -> ProjectRecord {
    let lists = lists(file.lists, found);
    // Snapshots are charts as far as their records go.
    let chart_count = file.charts.len();
    let (mut charts, mut benches) = (Vec::new(), Vec::new());
    for (index, mut chart) in file.charts.into_iter().chain(file.snapshots).enumerate() {
        benches.push(bench_records(index, &mut chart, found));
        charts.push(chart_record(chart));
    }
    let mut chart_index: HashMap<ChartId, usize> = HashMap::new();
    for (index, chart) in charts.iter().enumerate() {
        chart_index.entry(chart.id.clone()).or_insert(index);
    }
    let chart_of = |chart: &str, user: &str, found: &mut Vec<Violation>| {
        let chart: ChartId = chart.into();
        let index = chart_index.get(&chart).copied();
        if index.is_none() {
            found.push(Violation::UnknownChart { user: user.to_owned(), chart });
        }
        index
    };
    let mut units: Vec<Vec<(u32, UnitRecord)>> = charts.iter().map(|_| Vec::new()).collect();
    let file_units = [("units", file.units), ("snapshot_units", file.snapshot_units)];
    for (array, index, unit) in numbered(file_units) {
        let place = |field: &str| format!("{array}[{index}].{field}");
        let chart = chart_of(&unit.chart, &unit.id, found);
        let order = unit.order.map_or(u32::MAX, |order| count(order, || place("order"), found));
        let record = unit_record(unit, place, found);
        if let Some(chart) = chart {
            units[chart].push((order, record));
        }
    }
    let mut posts: Vec<Vec<(u32, PostRecord)>> = charts.iter().map(|_| Vec::new()).collect();
    let file_posts = [("posts", file.posts), ("snapshot_posts", file.snapshot_posts)];
    for (array, index, post) in numbered(file_posts) {
        let place = |field: &str| format!("{array}[{index}].{field}");
        let chart = chart_of(&post.chart, &post.id, found);
        let order = post.order.map_or(u32::MAX, |order| count(order, || place("order"), found));
        let record = post_record(post, place, found);
        if let Some(chart) = chart {
            posts[chart].push((order, record));
        }
    }
    for (((chart, units), posts), bench) in charts.iter_mut().zip(units).zip(posts).zip(benches) {
        let mut posts = in_order(posts);
        posts.extend(bench);
        chart.tree = Subtree { units: in_order(units), posts };
    }
    for file in file.departures.into_iter().chain(file.snapshot_departures) {
        let Some(chart) = chart_of(&file.chart, &file.post, found) else { continue };
        let chart = &mut charts[chart];
        let departure = Departure {
            merged_into: entry(file.merged_into),
            reason: printable_paragraphs(&file.reason).into_owned(),
            extra: file.extra.into_owned(),
        };
        if chart.fields.departures.insert((&*file.post).into(), departure).is_some() {
            let (chart, id) = (chart.id.clone(), file.post.into_owned());
            found.push(Violation::DuplicateDeparture { chart, id });
        }
    }
    for file in file.removed_units.into_iter().chain(file.snapshot_removed_units) {
        let Some(chart) = chart_of(&file.chart, &file.unit, found) else { continue };
        let chart = &mut charts[chart];
        let removed = RemovedUnit {
            merged_into: entry(file.merged_into),
            reason: printable_paragraphs(&file.reason).into_owned(),
            extra: file.extra.into_owned(),
        };
        if chart.fields.removed_units.insert((&*file.unit).into(), removed).is_some() {
            let (chart, id) = (chart.id.clone(), file.unit.into_owned());
            found.push(Violation::DuplicateDeparture { chart, id });
        }
    }
    let conflicts = [
        ("conflicts", file.conflicts),
        ("snapshot_conflicts", file.snapshot_conflicts),
        ("settled", file.settled),
        ("snapshot_settled", file.snapshot_settled),
    ];
    for (array, index, file) in numbered(conflicts) {
        let list = file.list.as_deref().and_then(ListName::from_key);
        let (subject, user) = match (&file.post, &file.unit, list.zip(file.entry.as_deref())) {
            (Some(post), ..) => (Subject::Post((&**post).into()), &**post),
            (None, Some(unit), _) => (Subject::Unit((&**unit).into()), &**unit),
            (None, None, Some((list, entry))) => (Subject::Entry(EntryId::new(list, entry)), entry),
            (None, None, None) => (Subject::Unit("".into()), ""),
        };
        let Some(chart) = chart_of(&file.chart, user, found) else { continue };
        let fields = &mut charts[chart].fields;
        let is_settled = matches!(array, "settled" | "snapshot_settled");
        match conflict(file, subject, &format!("{array}[{index}]"), found) {
            (conflict, choice) if is_settled => {
                let choice = choice.unwrap_or(Choice::AsItStands);
                fields.settled.push(Settlement { conflict, choice });
            }
            (conflict, _) => fields.conflicts.push(conflict),
        }
    }
    for (index, file) in file.views.into_iter().enumerate() {
        let Some(chart) = chart_of(&file.chart, &file.name, found) else { continue };
        let view = view(file, |field| format!("views[{index}].{field}"), found);
        charts[chart].fields.views.push(view);
    }
    let snapshots = charts.split_off(chart_count);
    ProjectRecord {
        title: printable(&file.title).into_owned(),
        lists,
        charts,
        snapshots,
        extra: file.extra.into_owned(),
    }
}

/// The records of several arrays, each with the name of its array and its place there.
fn numbered<T, const N: usize>(
    arrays: [(&'static str, Vec<T>); N],
) -> impl Iterator<Item = (&'static str, usize, T)> {
    arrays.into_iter().flat_map(|(name, records)| {
        records.into_iter().enumerate().map(move |(index, record)| (name, index, record))
    })
}

/// The records by their place, those of one place as they stood in the file. Sorting the units of
/// all parents at once puts the children of each in order.
fn in_order<T>(mut records: Vec<(u32, T)>) -> Vec<T> {
    records.sort_by_key(|(order, _)| *order);
    records.into_iter().map(|(_, record)| record).collect()
}

/// A count as it was read, 0 if it is below.
pub(super) fn count(
    count: Count,
    place: impl FnOnce() -> String,
    found: &mut Vec<Violation>,
) -> u32 {
    u32::try_from(count.0).unwrap_or_else(|_| {
        found.push(Violation::NegativeCount { place: place(), value: count.0 });
        0
    })
}

/// An id, or none for an empty text.
pub(super) fn entry<Id: From<String>>(id: Option<std::borrow::Cow<str>>) -> Option<Id> {
    id.filter(|id| !id.is_empty()).map(|id| id.into_owned().into())
}

fn chart_record(file: ChartFile) -> ChartRecord {
    let fields = ChartFields {
        label: printable(&file.label).into_owned(),
        role: file.role.map(|role| match role {
            RoleFile::Source => Role::Source,
            RoleFile::Target => Role::Target,
            RoleFile::Variant => Role::Variant,
        }),
        date: file.date.map(|date| date.0),
        organisation: printable(&file.organisation).into_owned(),
        based_on: entry(file.based_on),
        snapshot_of: entry(file.snapshot_of),
        merged_from: file.merged_from.iter().map(|name| printable(name).into_owned()).collect(),
        extra: file.extra.into_owned(),
        ..ChartFields::new("")
    };
    ChartRecord { id: (&*file.id).into(), fields, tree: Subtree::default() }
}

/// Takes the posts on the bench out of the chart at `index`.
fn bench_records(
    index: usize,
    chart: &mut ChartFile,
    found: &mut Vec<Violation>,
) -> Vec<PostRecord> {
    let bench = UnitId::bench();
    let posts = std::mem::take(&mut chart.bench).into_iter().enumerate().map(|(post, file)| {
        let place = |field: &str| format!("charts[{index}].bench[{post}].{field}");
        post_record(file.standing_in("".into(), bench.as_str().into()), place, found)
    });
    posts.collect()
}

pub(super) fn unit_record(
    file: UnitFile,
    place: impl Fn(&str) -> String,
    found: &mut Vec<Violation>,
) -> UnitRecord {
    let fields = UnitFields {
        kind: (&*file.kind).into(),
        name: printable(&file.name).into_owned(),
        authorised: match file.authorised {
            None => Authorised::Inherit,
            Some(AuthorisedFile::NotPrinted) => Authorised::NotPrinted,
            Some(AuthorisedFile::Posts(posts)) => {
                Authorised::Posts(count(posts, || place("authorised"), found))
            }
        },
        note: printable_paragraphs(&file.note).into_owned(),
        comments: file.comments.into_iter().map(comment).collect(),
        origin: entry(file.origin),
        split_from: entry(file.split_from),
        reason: printable_paragraphs(&file.reason).into_owned(),
        extra: file.extra.into_owned(),
    };
    UnitRecord {
        id: (&*file.id).into(),
        parent: file.parent.map(|parent| parent.into_owned().into()),
        fields,
    }
}

pub(super) fn post_record(
    file: PostFile,
    place: impl Fn(&str) -> String,
    found: &mut Vec<Violation>,
) -> PostRecord {
    let fields = PostFields {
        category: entry(file.category),
        grade: entry(file.grade),
        manager_level: entry(file.manager_level),
        reference_job: file
            .reference_job
            .map(|job| printable(&job).into_owned())
            .filter(|job| !job.is_empty()),
        fte: file
            .fte
            .map_or(Hundredths::FULL_TIME, |fte| Hundredths(count(fte, || place("fte"), found))),
        vacant: file.vacant,
        note: printable_paragraphs(&file.note).into_owned(),
        comments: file.comments.into_iter().map(comment).collect(),
        origin: entry(file.origin),
        split_from: entry(file.split_from),
        nature: file.nature.map(|nature| match nature {
            NatureFile::Transfer => Nature::Transfer,
            NatureFile::Transformation => Nature::Transformation,
        }),
        reason: printable_paragraphs(&file.reason).into_owned(),
        extra: file.extra.into_owned(),
        ..PostFields::new(&printable(&file.title))
    };
    PostRecord { id: (&*file.id).into(), unit: (&*file.unit).into(), fields }
}

fn comment(file: CommentFile) -> Comment {
    Comment {
        text: printable_paragraphs(&file.text).into_owned(),
        author: printable(&file.author).into_owned(),
        date: printable(&file.date).into_owned(),
        resolved: file.resolved,
        extra: file.extra.into_owned(),
    }
}
