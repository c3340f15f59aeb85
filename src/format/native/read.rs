//! The file to a project, or to the reasons why not.

use std::collections::HashMap;

use serde::de::IgnoredAny;

use super::bulk;
use super::conflict::conflict;
use super::file::{
    ChartFile, ConflictFile, DepartureFile, MARKER, PostFile, ProjectFile, RemovedUnitFile,
    RoleFile, UnitFile, VERSION,
};
use super::lists::lists;
use super::records::{entry, post_record, unit_record};
use super::refusal::{refusal_of_bytes, refusal_of_error};
use super::scalar::{Count, count};
use super::view::{ViewFile, view};
use crate::model::{
    ChartFields, ChartId, ChartRecord, Choice, Departure, EntryId, LEVELS_MAX, ListName,
    PostRecord, Project, ProjectRecord, RemovedUnit, Role, Settlement, Subject, Subtree, UnitId,
    UnitRecord, Violation, printable, printable_paragraphs,
};
use crate::words::{Locale, Message, key, message};

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
                message!(key::NATIVE_BROKEN, first = first.message(), more = others.len())
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
        let message =
            message!(key::NATIVE_TOO_MUCH, limit = bulk::MAX_BYTES >> 20, size = memory >> 20);
        return Err(LoadError::Unreadable(message));
    }
    let file: ProjectFile = serde_json::from_str(text)
        .map_err(|error| LoadError::Unreadable(refusal_of_error(text, &error)))?;
    if file.format != MARKER {
        return Err(LoadError::Unreadable(refusal_of_bytes(bytes)));
    }
    if file.version == 0 {
        return Err(LoadError::Unreadable(message!(key::NATIVE_VERSION_ZERO)));
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
        Some(chart) => Err(message!(
            key::NATIVE_TOO_MANY_LEVELS,
            chart = chart.fields.label.as_str(),
            limit = LEVELS_MAX
        )),
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
    let mut read = Charts::new(charts, found);
    let units = [("units", file.units), ("snapshot_units", file.snapshot_units)];
    let posts = [("posts", file.posts), ("snapshot_posts", file.snapshot_posts)];
    read.trees(units, posts, benches);
    read.departures(file.departures.into_iter().chain(file.snapshot_departures));
    read.removed_units(file.removed_units.into_iter().chain(file.snapshot_removed_units));
    read.conflicts([
        ("conflicts", file.conflicts),
        ("snapshot_conflicts", file.snapshot_conflicts),
        ("settled", file.settled),
        ("snapshot_settled", file.snapshot_settled),
    ]);
    read.views(file.views);
    let mut charts = read.records;
    let snapshots = charts.split_off(chart_count);
    ProjectRecord {
        title: printable(&file.title).into_owned(),
        lists,
        charts,
        snapshots,
        extra: file.extra.into_owned(),
    }
}

/// The charts of a file, to which its other records go by the chart that they name.
struct Charts<'f> {
    records: Vec<ChartRecord>,
    /// Of two charts with one id, the first.
    by_id: HashMap<ChartId, usize>,
    found: &'f mut Vec<Violation>,
}

impl<'f> Charts<'f> {
    fn new(records: Vec<ChartRecord>, found: &'f mut Vec<Violation>) -> Self {
        let mut by_id = HashMap::new();
        for (index, chart) in records.iter().enumerate() {
            by_id.entry(chart.id.clone()).or_insert(index);
        }
        Self { records, by_id, found }
    }

    /// The chart that a record of `user` names.
    fn named(&mut self, chart: &str, user: &str) -> Option<usize> {
        let chart: ChartId = chart.into();
        let index = self.by_id.get(&chart).copied();
        if index.is_none() {
            self.found.push(Violation::UnknownChart { user: user.to_owned(), chart });
        }
        index
    }

    /// The units and posts of every chart in their order, then its bench.
    fn trees(
        &mut self,
        file_units: [(&'static str, Vec<UnitFile>); 2],
        file_posts: [(&'static str, Vec<PostFile>); 2],
        benches: Vec<Vec<PostRecord>>,
    ) {
        let mut units: Vec<Vec<(u32, UnitRecord)>> = vec![Vec::new(); self.records.len()];
        for (array, index, unit) in numbered(file_units) {
            let place = |field: &str| format!("{array}[{index}].{field}");
            let chart = self.named(&unit.chart, &unit.id);
            let order = self.order(unit.order, place);
            let record = unit_record(unit, place, self.found);
            if let Some(chart) = chart {
                units[chart].push((order, record));
            }
        }
        let mut posts: Vec<Vec<(u32, PostRecord)>> = vec![Vec::new(); self.records.len()];
        for (array, index, post) in numbered(file_posts) {
            let place = |field: &str| format!("{array}[{index}].{field}");
            let chart = self.named(&post.chart, &post.id);
            let order = self.order(post.order, place);
            let record = post_record(post, place, self.found);
            if let Some(chart) = chart {
                posts[chart].push((order, record));
            }
        }
        let trees = self.records.iter_mut().zip(units).zip(posts).zip(benches);
        for (((chart, units), posts), bench) in trees {
            let mut posts = in_order(posts);
            posts.extend(bench);
            chart.tree = Subtree { units: in_order(units), posts };
        }
    }

    /// The place of a record among those of its chart; the last without one.
    fn order(&mut self, order: Option<Count>, place: impl Fn(&str) -> String) -> u32 {
        order.map_or(u32::MAX, |order| count(order, || place("order"), self.found))
    }

    fn departures<'a>(&mut self, files: impl Iterator<Item = DepartureFile<'a>>) {
        for file in files {
            let Some(chart) = self.named(&file.chart, &file.post) else { continue };
            let chart = &mut self.records[chart];
            let departure = Departure {
                merged_into: entry(file.merged_into),
                reason: printable_paragraphs(&file.reason).into_owned(),
                extra: file.extra.into_owned(),
            };
            if chart.fields.departures.insert((&*file.post).into(), departure).is_some() {
                let (chart, id) = (chart.id.clone(), file.post.into_owned());
                self.found.push(Violation::DuplicateDeparture { chart, id });
            }
        }
    }

    fn removed_units<'a>(&mut self, files: impl Iterator<Item = RemovedUnitFile<'a>>) {
        for file in files {
            let Some(chart) = self.named(&file.chart, &file.unit) else { continue };
            let chart = &mut self.records[chart];
            let removed = RemovedUnit {
                merged_into: entry(file.merged_into),
                reason: printable_paragraphs(&file.reason).into_owned(),
                extra: file.extra.into_owned(),
            };
            if chart.fields.removed_units.insert((&*file.unit).into(), removed).is_some() {
                let (chart, id) = (chart.id.clone(), file.unit.into_owned());
                self.found.push(Violation::DuplicateDeparture { chart, id });
            }
        }
    }

    /// Those that wait, and those that were settled.
    fn conflicts(&mut self, files: [(&'static str, Vec<ConflictFile>); 4]) {
        for (array, index, file) in numbered(files) {
            let list = file.list.as_deref().and_then(ListName::from_key);
            let (subject, user) = match (&file.post, &file.unit, list.zip(file.entry.as_deref())) {
                (Some(post), ..) => (Subject::Post((&**post).into()), &**post),
                (None, Some(unit), _) => (Subject::Unit((&**unit).into()), &**unit),
                (None, None, Some((list, entry))) => {
                    (Subject::Entry(EntryId::new(list, entry)), entry)
                }
                (None, None, None) => (Subject::Unit("".into()), ""),
            };
            let Some(chart) = self.named(&file.chart, user) else { continue };
            let fields = &mut self.records[chart].fields;
            let is_settled = matches!(array, "settled" | "snapshot_settled");
            match conflict(file, subject, &format!("{array}[{index}]"), self.found) {
                (conflict, choice) if is_settled => {
                    let choice = choice.unwrap_or(Choice::AsItStands);
                    fields.settled.push(Settlement { conflict, choice });
                }
                (conflict, _) => fields.conflicts.push(conflict),
            }
        }
    }

    fn views(&mut self, files: Vec<ViewFile>) {
        for (index, file) in files.into_iter().enumerate() {
            let Some(chart) = self.named(&file.chart, &file.name) else { continue };
            let view = view(file, |field| format!("views[{index}].{field}"), self.found);
            self.records[chart].fields.views.push(view);
        }
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
