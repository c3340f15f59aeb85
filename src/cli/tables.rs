//! Which charts of which files a merge puts together, and what they were made from.
//!
//! What a table did is what its file has and the base's file has not: charts made from one of the base's,
//! and charts of the base that were changed where they stood. Nothing of it is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::project_file::ProjectFile;
use super::refusal::in_file;
use super::source::open_to_change;
use super::which;
use crate::model::{Chart, ChartFields, ChartId, Project, Role};
use crate::words::{Message, key, message};

/// A file named on the command line, with the chart that was asked for, if one was.
pub struct Named {
    pub path: PathBuf,
    argument: String,
    which: Option<String>,
    pub project: Project,
    asked: Option<ChartId>,
}

impl Named {
    /// FILE, or FILE#WHICH, of a merge that is written to `output`.
    pub fn open(argument: &Path, output: &mut ProjectFile) -> Result<Self, Message> {
        let (path, which) = split(argument);
        let project = open_to_change(&path, output)?;
        let asked = match &which {
            Some(wanted) => {
                let found = which::chart(&project, wanted, &before_id(&path));
                Some(found.map_err(|problem| in_file(&path, problem.into()))?.id.clone())
            }
            None => None,
        };
        Ok(Self { path, argument: argument.display().to_string(), which, project, asked })
    }

    fn asked(&self) -> Option<&Chart> {
        self.asked.as_ref().and_then(|id| self.project.chart(id))
    }

    fn stem(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// FILE and WHICH. A file whose own name has a # is taken whole.
pub fn split(argument: &Path) -> (PathBuf, Option<String>) {
    let whole = (argument.to_owned(), None);
    if argument.symlink_metadata().is_ok() {
        return whole;
    }
    match argument.to_str().and_then(|text| text.rsplit_once('#')) {
        Some((path, which)) => (path.into(), Some(which.to_owned())),
        None => whole,
    }
}

/// Why a chart is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// It was named.
    Asked,
    /// It was made from the base.
    Made,
    /// It was made from one that was made from the base, be it by steps, and stands for it.
    Refined,
    /// It is the base, changed where it stands.
    Changed,
    /// It is the base as it was, of a table that changed the lists.
    Lists,
    /// It is the base as it was: this table did nothing.
    Unchanged,
    /// It does not say what it was made from.
    Unknown,
}

impl Reason {
    fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Made => "made",
            Self::Refined => "refined",
            Self::Changed => "changed",
            Self::Lists => "lists",
            Self::Unchanged => "unchanged",
            Self::Unknown => "unknown",
        }
    }
}

/// A chart that is put together with others.
pub struct Taken<'a> {
    /// What its table is called; unique.
    pub name: String,
    pub file: &'a Named,
    pub chart: &'a Chart,
    reason: Reason,
    /// What the chart is called that it was made from, or is.
    from: String,
}

impl Taken<'_> {
    /// The sentence that says which chart of which file it is.
    pub fn message(&self) -> Message {
        message!(
            key::CLI_MERGE_TABLE,
            chart = self.chart.fields.label.as_str(),
            file = file_name(&self.file.path),
            from = self.from.as_str(),
            reason = self.reason.as_str(),
            table = self.name.as_str()
        )
    }
}

/// What is put together.
pub struct Chosen<'a> {
    pub base: &'a Chart,
    pub tables: Vec<Taken<'a>>,
    /// What tables did that was not made from the base, in sentences.
    pub left_aside: Vec<Message>,
}

/// A chart that may be put together with others.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    file: &'a Named,
    chart: &'a Chart,
    reason: Reason,
    /// The base's file holds it as it is.
    is_held: bool,
}

/// The charts that are put together: those asked for by name; else all that was made from the base, be it
/// by steps, or the base as a table changed it. Of charts made one from the other the last stands for the
/// table. What several files hold alike counts once, and what the base's file holds counts as it is there
/// only where no table changed it.
///
/// # Errors
/// If the tables started from several charts of the base's file, a file has no chart of the base, or has
/// several made from one that was itself made from the base.
pub fn chosen<'a>(base: &'a Named, tables: &'a [Named]) -> Result<Chosen<'a>, Message> {
    let start = match base.asked() {
        Some(asked) => asked,
        None => common_start(base, tables)?,
    };
    let files = tables;
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut left_aside = Vec::new();
    let mut idle = Idle::default();
    for file in tables {
        let own = match file.asked() {
            Some(chart) => {
                let is_held = is_held(&base.project, chart);
                vec![Candidate { file, chart, reason: Reason::Asked, is_held }]
            }
            None => of_file(&base.project, start, file, &mut left_aside, &mut idle)?,
        };
        candidates.extend(own);
    }
    let last = last_of_each(start, &candidates, &mut left_aside)?;
    let mut taken = counted_once(&last, &mut left_aside);
    // What a table did to the lists counts, whichever of its charts stands for it.
    for file in tables {
        let is_idle = taken.iter().all(|it| !std::ptr::eq(it.file, file));
        let has_lists = file.project.lists != base.project.lists;
        if let Some(chart) = file.project.chart(&start.id).filter(|_| is_idle && has_lists) {
            taken.push(Candidate { file, chart, reason: Reason::Unchanged, is_held: true });
        }
    }
    for it in &mut taken {
        if it.reason == Reason::Unchanged && it.file.project.lists != base.project.lists {
            it.reason = Reason::Lists;
        }
    }
    let tables = names(&taken).into_iter().zip(taken).map(|(name, it)| {
        let made_from = it.chart.fields.based_on.as_ref().filter(|_| it.reason == Reason::Refined);
        let from = made_from.and_then(|id| it.file.project.chart(id)).unwrap_or(start);
        let from = from.fields.label.clone();
        Taken { name, file: it.file, chart: it.chart, reason: it.reason, from }
    });
    left_aside.extend(idle.messages(base));
    left_aside.extend(files.iter().filter_map(|file| snapshots_message(&base.project, file)));
    Ok(Chosen { base: start, tables: tables.collect(), left_aside })
}

/// Why a chart is left aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Idleness {
    /// It was made at a table, and nothing was done in it.
    Unchanged,
    /// It is as the base has it.
    Held,
}

/// Charts that are left aside since nobody did anything to them, each with the files that have it.
#[derive(Default)]
struct Idle<'a>(Vec<(Idleness, &'a Chart, Vec<String>)>);

impl<'a> Idle<'a> {
    fn add(&mut self, idleness: Idleness, chart: &'a Chart, file: &Named) {
        let file = file_name(&file.path);
        match self.0.iter_mut().find(|(why, it, _)| (*why, &it.id) == (idleness, &chart.id)) {
            Some((_, _, files)) => files.push(file),
            None => self.0.push((idleness, chart, vec![file])),
        }
    }

    /// A sentence a chart.
    fn messages(self, base: &Named) -> impl Iterator<Item = Message> {
        let base = file_name(&base.path);
        self.0.into_iter().map(move |(idleness, chart, files)| {
            let (chart, files) = (chart.fields.label.as_str(), files.join(", "));
            match idleness {
                Idleness::Unchanged => message!(key::CLI_MERGE_UNCHANGED, chart, files),
                Idleness::Held => {
                    message!(key::CLI_MERGE_HELD, base = base.as_str(), chart, files)
                }
            }
        })
    }
}

/// What a file of which no chart was asked for has to put together.
fn of_file<'a>(
    base: &Project,
    start: &Chart,
    file: &'a Named,
    left_aside: &mut Vec<Message>,
    idle: &mut Idle<'a>,
) -> Result<Vec<Candidate<'a>>, Message> {
    let mut found = Vec::new();
    for chart in &file.project.charts {
        let is_held = is_held(base, chart);
        let reason = if chart.id == start.id {
            if is_held {
                continue;
            }
            Reason::Changed
        } else if is_made_from(base, &file.project, chart, &start.id) {
            // Nobody did anything to it.
            if is_held && !is_changed(start, chart) {
                idle.add(Idleness::Unchanged, chart, file);
                continue;
            }
            Reason::Made
        } else if is_held {
            idle.add(Idleness::Held, chart, file);
            continue;
        } else if start_of(base, &file.project, chart).is_none() && root(chart) == root(start) {
            Reason::Unknown
        } else {
            left_aside.push(left_aside_message(base, file, chart));
            continue;
        };
        found.push(Candidate { file, chart, reason, is_held });
    }
    if found.is_empty() {
        let (chart, reason) = match file.project.chart(&start.id) {
            Some(same) => (same, Reason::Unchanged),
            None => {
                let found = which::variant_or_target(&file.project, &before_id(&file.path));
                (found.map_err(|problem| in_file(&file.path, problem.into()))?, Reason::Unknown)
            }
        };
        found.push(Candidate { file, chart, reason, is_held: false });
    }
    Ok(found)
}

/// What stands before the id of a chart of a file where it is named: "table1.json#".
fn before_id(path: &Path) -> String {
    format!("{}#", path.display())
}

/// Of charts that were made one from the other, the last: it holds what was done in those before it,
/// which would otherwise be in conflict with themselves.
fn last_of_each<'a>(
    start: &Chart,
    candidates: &[Candidate<'a>],
    left_aside: &mut Vec<Message>,
) -> Result<Vec<Candidate<'a>>, Message> {
    let mut last = Vec::new();
    for it in candidates {
        if it.reason != Reason::Made {
            last.push(*it);
            continue;
        }
        let is_next = |next: &&Candidate| next.chart.fields.based_on.as_ref() == Some(&it.chart.id);
        let is_of_file = |next: &&Candidate| std::ptr::eq(next.file, it.file);
        let made = candidates.iter().filter(|next| next.reason == Reason::Made);
        let next: Vec<&Candidate> = made.filter(is_next).collect();
        let own: Vec<&Candidate> = next.iter().copied().filter(is_of_file).collect();
        // As the base's file holds it, it is what another table began with too.
        let elsewhere = next.first().filter(|_| it.is_held);
        match (own.as_slice(), elsewhere) {
            ([], None) => {
                let is_first = it.chart.fields.based_on.as_ref() == Some(&start.id);
                let reason = if is_first { Reason::Made } else { Reason::Refined };
                last.push(Candidate { reason, ..*it });
            }
            ([next], _) | ([], Some(next)) => left_aside.push(message!(
                key::CLI_MERGE_REFINED,
                by = next.chart.fields.label.as_str(),
                chart = it.chart.fields.label.as_str(),
                file = file_name(&it.file.path)
            )),
            (several, _) => {
                let problem = message!(
                    key::CLI_MERGE_SEVERAL_REFINED,
                    chart = it.chart.fields.label.as_str(),
                    charts = which::listed(several.iter().map(|next| next.chart)),
                    file = file_name(&it.file.path)
                );
                return Err(in_file(&it.file.path, problem));
            }
        }
    }
    Ok(last)
}

/// Without what another file holds alike, and without what stands as in the base's file at one table while
/// another changed it.
fn counted_once<'a>(
    candidates: &[Candidate<'a>],
    left_aside: &mut Vec<Message>,
) -> Vec<Candidate<'a>> {
    let mut taken: Vec<Candidate> = Vec::new();
    for it in candidates {
        if matches!(it.reason, Reason::Made | Reason::Refined) {
            let same = |other: &&Candidate| other.chart.id == it.chart.id;
            let changed = |other: &&Candidate| it.is_held && !other.is_held;
            let alike = |other: &&Candidate| !is_changed(other.chart, it.chart);
            let changed = candidates.iter().filter(same).find(changed);
            let (key, other) = match changed {
                Some(changed) => (key::CLI_MERGE_CHANGED_ELSEWHERE, Some(changed)),
                None => (key::CLI_MERGE_SAME, taken.iter().filter(same).find(alike)),
            };
            if let Some(other) = other {
                left_aside.push(message!(
                    key,
                    chart = it.chart.fields.label.as_str(),
                    file = file_name(&it.file.path),
                    other = file_name(&other.file.path)
                ));
                continue;
            }
        }
        taken.push(*it);
    }
    taken
}

/// The snapshots that a file has of its own, which stay in it.
fn snapshots_message(base: &Project, file: &Named) -> Option<Message> {
    let own =
        file.project.snapshots.iter().filter(|it| {
            base.snapshots.iter().all(|known| known.id != it.id || is_changed(known, it))
        });
    let named = |it: &Chart| message!(key::MERGE_VALUE, value = it.fields.label.as_str());
    let named: Vec<Message> = own.map(named).collect();
    let count = named.len();
    let list = |first: Message, second: Message| message!(key::SENTENCE_LIST, first, second);
    let labels = named.into_iter().reduce(list)?;
    Some(message!(key::CLI_MERGE_SNAPSHOTS, count, file = file_name(&file.path), labels))
}

fn left_aside_message(base: &Project, file: &Named, chart: &Chart) -> Message {
    let known = |id: &ChartId| file.project.chart(id).or_else(|| base.chart(id));
    let from = chart.fields.based_on.as_ref().and_then(known);
    let (file, chart) = (file_name(&file.path), chart.fields.label.as_str());
    match from {
        Some(from) => {
            message!(key::CLI_MERGE_LEFT_ASIDE, chart, file, from = from.fields.label.as_str())
        }
        None => message!(key::CLI_MERGE_LEFT_ASIDE_UNKNOWN, chart, file),
    }
}

/// The one chart of the base's file that all tables started from. Where none says so, its only chart, or
/// its source.
fn common_start<'a>(base: &'a Named, tables: &[Named]) -> Result<&'a Chart, Message> {
    let mut starts: BTreeSet<ChartId> = BTreeSet::new();
    for file in tables {
        let of = |chart: &Chart| start_of(&base.project, &file.project, chart);
        match file.asked() {
            // As the base's file holds it, it is what its table did to the chart that it was made from.
            Some(asked) if is_held(&base.project, asked) => {
                let own = || Some(asked.id.clone());
                starts.extend(made_from_in(&base.project, asked).or_else(own));
            }
            Some(asked) => starts.extend(of(asked)),
            None => {
                let charts = file.project.charts.iter();
                starts.extend(charts.filter(|it| !is_held(&base.project, it)).filter_map(of));
            }
        }
    }
    let starts = base.project.charts.iter().filter(|chart| starts.contains(&chart.id));
    match (starts.collect::<Vec<_>>().as_slice(), base.project.charts.as_slice()) {
        ([only], _) => Ok(*only),
        ([], [only]) => Ok(only),
        ([], _) => which::of_role(&base.project, Role::Source, &before_id(&base.path))
            .map_err(|problem| in_file(&base.path, problem.into())),
        (several, _) => Err(in_file(
            &base.path,
            message!(
                key::CLI_MERGE_SEVERAL_BASES,
                charts = which::listed(several.iter().copied()),
                file = file_name(&base.path)
            ),
        )),
    }
}

/// Whether the base's file holds a chart of a table as it is there.
fn is_held(base: &Project, chart: &Chart) -> bool {
    base.chart(&chart.id).is_some_and(|held| !is_changed(held, chart))
}

/// The charts that a chart of `table` was made from, the nearest first, as far as either file knows them.
fn made_from<'a>(
    base: &'a Project,
    table: &'a Project,
    chart: &'a Chart,
) -> impl Iterator<Item = &'a ChartId> {
    let next = move |id: &&'a ChartId| {
        let chart = table.chart(id).or_else(|| base.chart(id))?;
        chart.fields.based_on.as_ref()
    };
    // A chain that leads back to itself has no end.
    let longest = base.charts.len() + table.charts.len();
    std::iter::successors(chart.fields.based_on.as_ref(), next).take(longest)
}

fn is_made_from(base: &Project, table: &Project, chart: &Chart, start: &ChartId) -> bool {
    made_from(base, table, chart).any(|id| id == start)
}

/// The chart of `base` that a chart says it was made from.
fn made_from_in(base: &Project, chart: &Chart) -> Option<ChartId> {
    chart.fields.based_on.clone().filter(|id| base.chart(id).is_some())
}

/// The chart of `base` that a chart of `table` was made from, be it by steps, or that it is itself. A variant
/// that `base` has too is work on what it was made from, whoever changed it since.
fn start_of(base: &Project, table: &Project, chart: &Chart) -> Option<ChartId> {
    if chart.fields.role == Some(Role::Variant)
        && base.chart(&chart.id).is_some()
        && let Some(start) = made_from_in(base, chart)
    {
        return Some(start);
    }
    let mut chain = std::iter::once(&chart.id).chain(made_from(base, table, chart));
    chain.find(|id| base.chart(id).is_some()).cloned()
}

/// Whether the same chart says something else in two files: how it is called and looked at aside.
fn is_changed(before: &Chart, after: &Chart) -> bool {
    let without_place = |chart: &Chart| ChartFields {
        label: String::new(),
        role: None,
        based_on: None,
        views: Vec::new(),
        ..chart.fields.clone()
    };
    without_place(before) != without_place(after) || before.tree() != after.tree()
}

fn root(chart: &Chart) -> &crate::model::UnitId {
    &chart.unit(chart.root()).id
}

/// What the tables are called: by their files' names, with the chart's where a file has several, or by
/// all that was typed where two would be called alike. Those that still are, are told apart by a number.
fn names(taken: &[Candidate]) -> Vec<String> {
    let of_file =
        |file: &Named| taken.iter().filter(|other| std::ptr::eq(other.file, file)).count();
    let part = |file: &Named, chart: &Chart| match &file.which {
        Some(which) => format!("#{which}"),
        None if of_file(file) > 1 => format!("#{}", chart.fields.label),
        None => String::new(),
    };
    let short = |file: &Named, chart: &Chart| file.stem() + &part(file, chart);
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for Candidate { file, chart, .. } in taken {
        *uses.entry(short(file, chart)).or_default() += 1;
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let names = taken.iter().map(|Candidate { file, chart, .. }| {
        let short = short(file, chart);
        let name = match (uses[&short] > 1, &file.which) {
            (false, _) => short,
            (true, Some(_)) => file.argument.clone(),
            (true, None) => file.argument.clone() + &part(file, chart),
        };
        let times = given.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 { format!("{name} ({times})") } else { name }
    });
    names.collect()
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
