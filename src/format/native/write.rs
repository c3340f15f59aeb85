//! A project to its file: one record per line, so that two versions can be compared by line.

use std::borrow::Cow;

use serde::Serialize;

use super::conflict::conflict_file;
use super::file::{
    BenchPostFile, ChartFile, ConflictFile, DepartureFile, MARKER, PostFile, RemovedUnitFile,
    RoleFile, UnitFile, VERSION,
};
use super::lists::Record;
use super::records::{post_of_fields, unit_of_fields};
use super::scalar::{Count, DateFile};
use super::view::views;
use crate::model::{Chart, Extra, ListEntry, Lists, PostKey, Project, Role, UnitKey, each_list};

/// The bytes of the project's file: the same for the same project.
pub fn save(project: &Project) -> Vec<u8> {
    let mut out = Object::open(Vec::new(), "");
    out.field("format", &MARKER);
    out.field("version", &VERSION);
    out.field("title", &project.title);
    out.key("lists");
    write_lists(&mut out.bytes, &project.lists);
    out.records("charts", project.charts.iter().map(chart_file));
    out.records("units", project.charts.iter().flat_map(units));
    out.records("posts", project.charts.iter().flat_map(posts));
    out.records_if_any("departures", project.charts.iter().flat_map(departures));
    out.records_if_any("removed_units", project.charts.iter().flat_map(removed_units));
    out.records_if_any("conflicts", project.charts.iter().flat_map(conflicts));
    out.records_if_any("settled", project.charts.iter().flat_map(settled));
    out.records_if_any("views", project.charts.iter().flat_map(views));
    let snapshots = || project.snapshots.iter();
    out.records_if_any("snapshots", snapshots().map(chart_file));
    out.records_if_any("snapshot_units", snapshots().flat_map(units));
    out.records_if_any("snapshot_posts", snapshots().flat_map(posts));
    out.records_if_any("snapshot_departures", snapshots().flat_map(departures));
    out.records_if_any("snapshot_removed_units", snapshots().flat_map(removed_units));
    out.records_if_any("snapshot_conflicts", snapshots().flat_map(conflicts));
    out.records_if_any("snapshot_settled", snapshots().flat_map(settled));
    out.extra(&project.extra);
    let mut bytes = out.close();
    bytes.push(b'\n');
    bytes
}

fn write_lists(bytes: &mut Vec<u8>, lists: &Lists) {
    let mut out = Object::open(std::mem::take(bytes), "  ");
    each_list!(Entry => {
        out.records(Entry::LIST.as_str(), Entry::of(lists).iter().map(Entry::file));
    });
    out.extra(&lists.extra);
    *bytes = out.close();
}

fn chart_file(chart: &Chart) -> ChartFile<'_> {
    let fields = &chart.fields;
    ChartFile {
        id: chart.id.as_str().into(),
        label: (&fields.label).into(),
        role: fields.role.map(|role| match role {
            Role::Source => RoleFile::Source,
            Role::Target => RoleFile::Target,
            Role::Variant => RoleFile::Variant,
        }),
        date: fields.date.map(DateFile),
        organisation: (&fields.organisation).into(),
        based_on: fields.based_on.as_ref().map(|id| id.as_str().into()),
        snapshot_of: fields.snapshot_of.as_ref().map(|id| id.as_str().into()),
        merged_from: fields.merged_from.clone(),
        bench: bench(chart),
        extra: Cow::Borrowed(&fields.extra),
    }
}

/// The posts on the bench of a chart.
fn bench(chart: &Chart) -> Vec<BenchPostFile<'_>> {
    let posts = chart.unit(chart.bench()).posts().iter();
    posts.map(|&post| post_file(chart, chart.bench(), post, 0).into()).collect()
}

/// The units of a chart in document order, each with its place among its siblings.
fn units(chart: &Chart) -> impl Iterator<Item = UnitFile<'_>> {
    let children = |parent: UnitKey| chart.unit(parent).children().iter().copied().enumerate();
    let mut pending = vec![(0, chart.root())];
    std::iter::from_fn(move || {
        let (order, key) = pending.pop()?;
        pending.extend(children(key).rev());
        Some(unit_file(chart, key, order))
    })
}

fn unit_file(chart: &Chart, key: UnitKey, order: usize) -> UnitFile<'_> {
    let unit = chart.unit(key);
    UnitFile {
        order: unit.parent().map(|_| place(order)),
        parent: unit.parent().map(|parent| chart.unit(parent).id.as_str().into()),
        ..unit_of_fields(&chart.id, &unit.id, &unit.fields)
    }
}

/// The posts of a chart in document order.
fn posts(chart: &Chart) -> impl Iterator<Item = PostFile<'_>> {
    chart.units_in_order().flat_map(move |unit| {
        let posts = chart.unit(unit).posts().iter().enumerate();
        posts.map(move |(order, &post)| post_file(chart, unit, post, order))
    })
}

fn post_file(chart: &Chart, unit: UnitKey, key: PostKey, order: usize) -> PostFile<'_> {
    let post = chart.post(key);
    PostFile {
        order: Some(place(order)),
        ..post_of_fields(&chart.id, &chart.unit(unit).id, &post.id, &post.fields)
    }
}

/// What a chart says of the posts it no longer has, by their ids.
fn departures(chart: &Chart) -> impl Iterator<Item = DepartureFile<'_>> {
    chart.fields.departures.iter().map(|(post, departure)| DepartureFile {
        chart: chart.id.as_str().into(),
        post: post.as_str().into(),
        merged_into: departure.merged_into.as_ref().map(|id| id.as_str().into()),
        reason: (&departure.reason).into(),
        extra: Cow::Borrowed(&departure.extra),
    })
}

/// What a chart says of the units it no longer has, by their ids.
fn removed_units(chart: &Chart) -> impl Iterator<Item = RemovedUnitFile<'_>> {
    chart.fields.removed_units.iter().map(|(unit, removed)| RemovedUnitFile {
        chart: chart.id.as_str().into(),
        unit: unit.as_str().into(),
        merged_into: removed.merged_into.as_ref().map(|id| id.as_str().into()),
        reason: (&removed.reason).into(),
        extra: Cow::Borrowed(&removed.extra),
    })
}

fn conflicts(chart: &Chart) -> impl Iterator<Item = ConflictFile<'_>> {
    chart.fields.conflicts.iter().map(|conflict| conflict_file(&chart.id, conflict, None))
}

fn settled(chart: &Chart) -> impl Iterator<Item = ConflictFile<'_>> {
    chart.fields.settled.iter().map(|it| conflict_file(&chart.id, &it.conflict, Some(it.choice)))
}

fn place(order: usize) -> Count {
    Count(i64::try_from(order).expect("fewer siblings than there is memory"))
}

/// A JSON object being written, one field per line.
struct Object {
    bytes: Vec<u8>,
    indent: &'static str,
    is_empty: bool,
}

impl Object {
    fn open(mut bytes: Vec<u8>, indent: &'static str) -> Self {
        bytes.push(b'{');
        Self { bytes, indent, is_empty: true }
    }

    fn key(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_empty) {
            self.bytes.push(b',');
        }
        self.bytes.push(b'\n');
        self.bytes.extend_from_slice(self.indent.as_bytes());
        self.bytes.extend_from_slice(b"  ");
        self.value(name);
        self.bytes.extend_from_slice(b": ");
    }

    fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        serde_json::to_writer(&mut self.bytes, value).expect("memory takes any record");
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        self.key(name);
        self.value(value);
    }

    /// An array with a record per line, left out if there are none.
    fn records_if_any<T: Serialize>(&mut self, name: &str, records: impl Iterator<Item = T>) {
        let mut records = records.peekable();
        if records.peek().is_some() {
            self.records(name, records);
        }
    }

    /// An array with a record per line.
    fn records<T: Serialize>(&mut self, name: &str, records: impl Iterator<Item = T>) {
        self.key(name);
        self.bytes.push(b'[');
        let start = self.bytes.len();
        for record in records {
            if self.bytes.len() > start {
                self.bytes.push(b',');
            }
            self.bytes.push(b'\n');
            self.bytes.extend_from_slice(self.indent.as_bytes());
            self.bytes.extend_from_slice(b"    ");
            self.value(&record);
        }
        if self.bytes.len() > start {
            self.bytes.push(b'\n');
            self.bytes.extend_from_slice(self.indent.as_bytes());
            self.bytes.extend_from_slice(b"  ");
        }
        self.bytes.push(b']');
    }

    fn extra(&mut self, extra: &Extra) {
        for (name, value) in extra {
            self.field(name, value);
        }
    }

    fn close(mut self) -> Vec<u8> {
        self.bytes.push(b'\n');
        self.bytes.extend_from_slice(self.indent.as_bytes());
        self.bytes.push(b'}');
        self.bytes
    }
}
