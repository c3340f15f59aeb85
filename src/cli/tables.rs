//! Which charts of which files a merge puts together, and what they were made from.
//!
//! What a table did is what its file has and the base's file has not: charts made from one of the base's,
//! and charts of the base that were changed where they stood. Nothing of it is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::merge::file_name;
use super::{ProjectFile, in_file, open_to_change, which};
use crate::model::{Chart, ChartFields, ChartId, Project, Role};
use crate::words::Message;

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
                Some(found.map_err(|problem| in_file(&path, problem))?.id.clone())
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
        Message::new("cli-merge-table")
            .with("table", self.name.as_str())
            .with("chart", self.chart.fields.label.as_str())
            .with("file", file_name(&self.file.path))
            .with("reason", self.reason.as_str())
            .with("from", self.from.as_str())
    }
}

/// What is put together.
pub struct Chosen<'a> {
    pub base: &'a Chart,
    pub tables: Vec<Taken<'a>>,
    /// What tables did that was not made from the base, in sentences.
    pub left_aside: Vec<Message>,
}

/// The charts that are put together: those asked for by name; else all that was made from the base, or
/// the base as a table changed it. Of charts made one from the other the last stands for the table.
///
/// # Errors
/// If the tables started from several charts of the base's file, a file has no chart of the base, or has
/// several made from one that was itself made from the base.
pub fn chosen<'a>(base: &'a Named, tables: &'a [Named]) -> Result<Chosen<'a>, Message> {
    let start = match base.asked() {
        Some(asked) => asked,
        None => common_start(base, tables)?,
    };
    let mut taken: Vec<(&Named, &Chart, Reason)> = Vec::new();
    let mut left_aside = Vec::new();
    for file in tables {
        if let Some(asked) = file.asked() {
            taken.push((file, asked, Reason::Asked));
            continue;
        }
        let mut of_file = Vec::new();
        for (chart, from) in work(&base.project, &file.project) {
            match from {
                Some(from) if from == start.id && chart.id == start.id => {
                    of_file.push((file, chart, Reason::Changed));
                }
                Some(from) if from == start.id => of_file.push((file, chart, Reason::Made)),
                None if root(chart) == root(start) => {
                    of_file.push((file, chart, Reason::Unknown));
                }
                _ => {
                    let from = from.and_then(|from| base.project.chart(&from));
                    left_aside.push(left_aside_message(file, chart, from));
                }
            }
        }
        if of_file.is_empty() {
            of_file.push(match file.project.chart(&start.id) {
                Some(same) => (file, same, Reason::Unchanged),
                None => {
                    let found = which::variant_or_target(&file.project, &before_id(&file.path));
                    let found = found.map_err(|problem| in_file(&file.path, problem))?;
                    (file, found, Reason::Unknown)
                }
            });
        }
        taken.extend(last_of_each(start, file, of_file, &mut left_aside)?);
    }
    let names = names(&taken);
    let tables = names.into_iter().zip(taken);
    let tables = tables.map(|(name, (file, chart, reason))| {
        let made_from = chart.fields.based_on.as_ref().filter(|_| reason == Reason::Refined);
        let from = made_from.and_then(|id| file.project.chart(id)).unwrap_or(start);
        let from = from.fields.label.clone();
        Taken { name, file, chart, reason, from }
    });
    Ok(Chosen { base: start, tables: tables.collect(), left_aside })
}

/// What stands before the id of a chart of a file where it is named: "table1.json#".
fn before_id(path: &Path) -> String {
    format!("{}#", path.display())
}

/// Of the charts of a file that were made one from the other, the last: it holds what was done in those
/// before it, which would otherwise be in conflict with themselves.
fn last_of_each<'a>(
    start: &Chart,
    file: &'a Named,
    of_file: Vec<(&'a Named, &'a Chart, Reason)>,
    left_aside: &mut Vec<Message>,
) -> Result<Vec<(&'a Named, &'a Chart, Reason)>, Message> {
    let is_made = |it: &&(&Named, &'a Chart, Reason)| it.2 == Reason::Made;
    let made: Vec<&Chart> = of_file.iter().filter(is_made).map(|it| it.1).collect();
    let mut last = Vec::new();
    for (file_of, chart, reason) in of_file {
        let is_of_it = |it: &&&Chart| it.fields.based_on.as_ref() == Some(&chart.id);
        let next: Vec<&Chart> = made.iter().filter(is_of_it).copied().collect();
        let is_first = chart.fields.based_on.as_ref() == Some(&start.id);
        match (reason, next.as_slice()) {
            (Reason::Made, []) => {
                last.push((file_of, chart, if is_first { reason } else { Reason::Refined }));
            }
            (Reason::Made, [next]) => left_aside.push(
                Message::new("cli-merge-refined")
                    .with("file", file_name(&file.path))
                    .with("chart", chart.fields.label.as_str())
                    .with("by", next.fields.label.as_str()),
            ),
            (Reason::Made, several) => {
                let problem = Message::new("cli-merge-several-refined")
                    .with("chart", chart.fields.label.as_str())
                    .with("file", file_name(&file.path))
                    .with("charts", which::listed(several.iter().copied()));
                return Err(in_file(&file.path, problem));
            }
            (
                Reason::Asked
                | Reason::Refined
                | Reason::Changed
                | Reason::Unchanged
                | Reason::Unknown,
                _,
            ) => last.push((file_of, chart, reason)),
        }
    }
    Ok(last)
}

fn left_aside_message(file: &Named, chart: &Chart, from: Option<&Chart>) -> Message {
    let message = Message::new(match from {
        Some(_) => "cli-merge-left-aside",
        None => "cli-merge-left-aside-unknown",
    });
    let from = from.map_or("", |from| from.fields.label.as_str());
    message
        .with("file", file_name(&file.path))
        .with("chart", chart.fields.label.as_str())
        .with("from", from)
}

/// The one chart of the base's file that all tables started from. Where none says so, its only chart, or
/// its source.
fn common_start<'a>(base: &'a Named, tables: &[Named]) -> Result<&'a Chart, Message> {
    let mut starts: BTreeSet<ChartId> = BTreeSet::new();
    for file in tables {
        match file.asked() {
            Some(asked) => starts.extend(start_of(&base.project, &file.project, asked)),
            None => starts.extend(work(&base.project, &file.project).filter_map(|(_, from)| from)),
        }
    }
    let starts = base.project.charts.iter().filter(|chart| starts.contains(&chart.id));
    match (starts.collect::<Vec<_>>().as_slice(), base.project.charts.as_slice()) {
        ([only], _) => Ok(*only),
        ([], [only]) => Ok(only),
        ([], _) => which::of_role(&base.project, Role::Source, &before_id(&base.path))
            .map_err(|problem| in_file(&base.path, problem)),
        (several, _) => Err(in_file(
            &base.path,
            Message::new("cli-merge-several-bases")
                .with("file", file_name(&base.path))
                .with("charts", which::listed(several.iter().copied())),
        )),
    }
}

/// What a table's file has that the base's has not, each with the chart of the base that it started from,
/// if that is known.
fn work<'a>(
    base: &'a Project,
    table: &'a Project,
) -> impl Iterator<Item = (&'a Chart, Option<ChartId>)> {
    let is_new = |chart: &&Chart| base.chart(&chart.id).is_none_or(|it| is_changed(it, chart));
    table.charts.iter().filter(is_new).map(|chart| (chart, start_of(base, table, chart)))
}

/// The chart of `base` that a chart of `table` was made from, be it by steps, or that it is itself.
fn start_of(base: &Project, table: &Project, chart: &Chart) -> Option<ChartId> {
    let mut at = Some(&chart.id);
    // A chain that leads back to itself has no start.
    for _ in 0..=table.charts.len() {
        let id = at?;
        if base.chart(id).is_some() {
            return Some(id.clone());
        }
        at = table.chart(id)?.fields.based_on.as_ref();
    }
    None
}

/// Whether the same chart says something else in two files: how it is called and looked at aside.
fn is_changed(before: &Chart, after: &Chart) -> bool {
    let said = |chart: &Chart| ChartFields {
        label: String::new(),
        role: None,
        based_on: None,
        views: Vec::new(),
        ..chart.fields.clone()
    };
    said(before) != said(after) || before.tree() != after.tree()
}

fn root(chart: &Chart) -> &crate::model::UnitId {
    &chart.unit(chart.root()).id
}

/// What the tables are called: by their files' names, with the chart's where a file has several, or by
/// all that was typed where two would be called alike. Those that still are, are told apart by a number.
fn names(taken: &[(&Named, &Chart, Reason)]) -> Vec<String> {
    let of_file =
        |file: &Named| taken.iter().filter(|(other, ..)| std::ptr::eq(*other, file)).count();
    let part = |file: &Named, chart: &Chart| match &file.which {
        Some(which) => format!("#{which}"),
        None if of_file(file) > 1 => format!("#{}", chart.fields.label),
        None => String::new(),
    };
    let short = |file: &Named, chart: &Chart| file.stem() + &part(file, chart);
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for (file, chart, _) in taken {
        *uses.entry(short(file, chart)).or_default() += 1;
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let names = taken.iter().map(|(file, chart, _)| {
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
