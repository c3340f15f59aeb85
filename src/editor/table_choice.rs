//! A file of tables while somebody says what its columns mean: what is proposed and was kept, and what it would
//! become.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Document, Purpose};
use crate::format::door::File;
use crate::format::native;
use crate::format::reading::{Meaning, Report, State, Unreadable};
use crate::format::tables::{Mapping, TableOptions, Tables, profile_title};
use crate::model::{Chart, Hundredths, IdSource, Lists, Project, Role, folded, full_name};
use crate::words::Message;

/// So many mappings are kept; the one used longest ago gives way.
pub const KEPT_MAX: usize = 60;

/// A mapping that was used for tables that are headed so.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptMapping {
    /// The [signature](Mapping::signature) of what is proposed for such a table.
    pub heads: String,
    pub mapping: Mapping,
}

/// The cells of a file, and what the file is read for.
#[derive(Clone, Debug)]
pub struct TableFile {
    pub path: PathBuf,
    pub purpose: Purpose,
    pub tables: Arc<Tables>,
}

impl TableFile {
    /// Reads the cells of the file at `path`; none if it is no table, or nobody is asked about it. `go_on`
    /// is told how much is done, and says whether the rest is wanted.
    pub fn open(
        path: &Path,
        purpose: Purpose,
        file: &File,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Result<Self, Message>> {
        let takes_reports = matches!(
            purpose,
            Purpose::Open | Purpose::Dropped | Purpose::ImportText | Purpose::ImportTextHere
        );
        if !takes_reports {
            return None;
        }
        let is_project =
            native::is_project(file.bytes) || file.bytes.trim_ascii_start().starts_with(b"{");
        if is_project || !file.is_table() {
            return None;
        }
        let of_tables = |tables| Self { path: path.to_owned(), purpose, tables: Arc::new(tables) };
        Some(Tables::open(file, go_on).map(of_tables).map_err(|why| why.message()))
    }

    /// The cells of a table on the clipboard, which is in no file: its path is empty. None if it has none.
    pub fn pasted(text: &str, purpose: Purpose) -> Option<Self> {
        let tables = Arc::new(Tables::open(&File::of(text.as_bytes()), &mut |_| true).ok()?);
        Some(Self { path: PathBuf::new(), purpose, tables })
    }
}

/// Where a mapping comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingOrigin {
    Proposed,
    /// A shipped profile, as people call what it is of.
    Profile(&'static str),
    /// It was used the last time.
    Kept,
    /// Nothing is known of what the columns mean.
    Unknown,
}

/// What somebody chooses.
#[derive(Clone, Debug)]
pub struct TableChoice {
    tables: Arc<Tables>,
    kept: Vec<KeptMapping>,
    /// The sheet that is read; none for all that the proposal takes together.
    sheet: Option<String>,
    proposed: Vec<Mapping>,
    pub mappings: Vec<Mapping>,
    pub origin: MappingOrigin,
}

impl TableChoice {
    /// What is proposed for a file, or was `kept` for tables that are headed so.
    pub fn new(tables: Arc<Tables>, kept: Vec<KeptMapping>) -> Self {
        let (sheet, proposed, mappings) = (None, Vec::new(), Vec::new());
        let origin = MappingOrigin::Unknown;
        let mut choice = Self { tables, kept, sheet, proposed, mappings, origin };
        choice.choose_sheet(None);
        choice
    }

    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Reads one sheet, or all that are proposed together.
    pub fn choose_sheet(&mut self, sheet: Option<String>) {
        self.sheet = sheet;
        self.proposed = self.tables.propose(self.sheet.as_deref());
        self.mappings.clone_from(&self.proposed);
        let is_known = |it: &Mapping| it.columns.iter().any(|it| it.meaning != Meaning::Ignored);
        self.origin = match self.proposed.iter().find_map(|it| profile_title(it.profile.as_ref()?))
        {
            Some(title) => MappingOrigin::Profile(title),
            None if self.proposed.iter().any(is_known) => MappingOrigin::Proposed,
            None => MappingOrigin::Unknown,
        };
        for mapping in &mut self.mappings {
            let heads = mapping.signature();
            let known = self.kept.iter().find(|it| it.heads == heads && !heads.is_empty());
            let Some(known) = known else { continue };
            // Titles above the heads come and go from one extract to the next.
            let is_there = known.mapping.signature() == heads;
            let header = if is_there { mapping.header } else { known.mapping.header };
            let sheets = mapping.sheets.clone();
            let again = Mapping { sheets, header, ..known.mapping.clone() };
            if self.tables.fits(&again) {
                *mapping = again;
                self.origin = MappingOrigin::Kept;
            }
        }
    }

    /// What a column of a mapping, both by their places, is taken for.
    pub fn set_meaning(&mut self, mapping: usize, column: usize, meaning: Meaning) {
        let Some(column) = self.mappings.get_mut(mapping).and_then(|it| it.columns.get_mut(column))
        else {
            return;
        };
        column.meaning = meaning;
        let counts = [Meaning::Count, Meaning::Budgeted, Meaning::Filled, Meaning::Vacant];
        if !counts.contains(&meaning) {
            (column.category, column.unit, column.title) = (None, None, None);
        }
        if matches!(meaning, Meaning::Ignored | Meaning::Person) {
            column.state = None;
        }
    }

    /// Which state of the organisation it is about; none for both.
    pub fn set_state(&mut self, mapping: usize, column: usize, state: Option<State>) {
        if let Some(column) =
            self.mappings.get_mut(mapping).and_then(|it| it.columns.get_mut(column))
        {
            column.state = state;
        }
    }

    /// In which rows of the sheet the heads stand, from 1.
    pub fn set_header(&mut self, mapping: usize, header: Option<[u32; 2]>) {
        if let Some(mapping) = self.mappings.get_mut(mapping) {
            *mapping = self.tables.headed(mapping, header);
        }
    }

    /// Whether two states may be told apart: the columns name them, or there are two that count.
    pub fn has_states(&self, mapping: usize) -> bool {
        let Some(mapping) = self.mappings.get(mapping) else { return false };
        let counts = mapping.columns.iter().filter(|it| {
            matches!(it.meaning, Meaning::Count | Meaning::Budgeted) && it.counted().is_none()
        });
        mapping.columns.iter().any(|it| it.state.is_some()) || counts.count() > 1
    }

    pub fn options(&self) -> TableOptions {
        TableOptions { sheet: self.sheet.clone(), mappings: self.mappings.clone() }
    }

    /// What each mapping is called: its sheets, with a number where a sheet has several tables.
    pub fn names(&self) -> Vec<String> {
        let names: Vec<String> = self.mappings.iter().map(|it| it.sheets.join(", ")).collect();
        let is_again = |name: &String| names.iter().filter(|it| *it == name).count() > 1;
        let numbered = |(at, name): (usize, &String)| {
            let number = names[..=at].iter().filter(|it| *it == name).count();
            if is_again(name) {
                format!("{name} ({number})").trim().to_owned()
            } else {
                name.clone()
            }
        };
        names.iter().enumerate().map(numbered).collect()
    }

    /// What is kept once it is used.
    pub fn to_keep(&self) -> Vec<KeptMapping> {
        let pairs = self.proposed.iter().zip(&self.mappings);
        let kept = pairs.map(|(proposed, mapping)| {
            let mapping = Mapping { sheets: Vec::new(), ..mapping.clone() };
            KeptMapping { heads: proposed.signature(), mapping }
        });
        kept.filter(|it| !it.heads.is_empty()).collect()
    }
}

/// `kept` with what was used just now at its head.
pub fn with_kept(kept: Vec<KeptMapping>, used: Vec<KeptMapping>) -> Vec<KeptMapping> {
    let is_used = |it: &KeptMapping| used.iter().any(|used| used.heads == it.heads);
    let before: Vec<KeptMapping> = kept.into_iter().filter(|it| !is_used(it)).collect();
    used.into_iter().chain(before).take(KEPT_MAX).collect()
}

/// The units of the chart in front, by their names: what a table may be a new extract of.
#[derive(Clone, Debug, Default)]
pub struct KnownUnits(HashSet<String>);

impl KnownUnits {
    pub fn of(document: &Document) -> Self {
        let lists = &document.project().lists;
        let chart = document.chart();
        Self(chart.map(|chart| names(chart, lists).collect()).unwrap_or_default())
    }
}

fn names<'a>(chart: &'a Chart, lists: &'a Lists) -> impl Iterator<Item = String> + 'a {
    chart.units_in_order().map(|key| folded(&full_name(lists, &chart.unit(key).fields)))
}

/// What a table would become.
#[derive(Clone, Debug)]
pub struct TablePreview {
    pub report: Report,
    pub charts: Vec<ChartPreview>,
    pub problems: Vec<RowProblem>,
    /// Most of its units are those of the chart in front.
    pub is_known: bool,
    /// Units are told from those of a chart in front.
    is_compared: bool,
}

#[derive(Clone, Debug)]
pub struct ChartPreview {
    pub role: Option<Role>,
    pub label: String,
    pub units: Vec<UnitPreview>,
    pub posts: usize,
    pub fte: Hundredths,
    /// Units that the chart in front does not have.
    pub new_units: usize,
}

#[derive(Clone, Debug)]
pub struct UnitPreview {
    pub depth: usize,
    pub name: String,
    /// Those of the unit itself.
    pub posts: usize,
    pub is_new: bool,
}

/// What is doubtful, in the row where it was met.
#[derive(Clone, Debug)]
pub struct RowProblem {
    pub sheet: Option<Arc<str>>,
    /// From 1; none for the sheet as a whole.
    pub row: Option<u32>,
    pub message: Message,
}

impl TablePreview {
    /// Reads a table as it is chosen to be. `known`: the units of the chart in front, where a project is open.
    ///
    /// # Errors
    /// If it cannot be read so.
    pub fn read(
        tables: &Tables,
        options: &TableOptions,
        known: Option<&KnownUnits>,
        ids: &mut dyn IdSource,
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Self, Unreadable> {
        let report = tables.read(options, ids, go_on)?.report;
        let lists = &report.project.lists;
        let charts: Vec<ChartPreview> =
            report.project.charts.iter().map(|chart| chart_preview(chart, lists, known)).collect();
        let problem = |it: &crate::format::reading::Problem| {
            let place = it.line.checked_sub(1).and_then(|at| report.source.lines.get(at));
            let place = place.map(|line| line.place.clone()).unwrap_or_default();
            RowProblem { sheet: place.sheet, row: place.row, message: it.message() }
        };
        let problems = report.problems.iter().map(problem).collect();
        let is_known = known.is_some_and(|known| is_same_organisation(&report.project, known));
        Ok(Self { charts, problems, is_known, report, is_compared: known.is_some() })
    }

    /// Whether some of its units, and not all, are new beside the chart in front.
    pub fn has_known_units(&self) -> bool {
        self.is_compared && self.charts.iter().any(|it| it.new_units < it.units.len())
    }
}

fn chart_preview(chart: &Chart, lists: &Lists, known: Option<&KnownUnits>) -> ChartPreview {
    let unit = |key| {
        let unit = chart.unit(key);
        let name = full_name(lists, &unit.fields);
        UnitPreview {
            depth: chart.path(key).len().saturating_sub(1),
            is_new: known.is_some_and(|known| !known.0.contains(&folded(&name))),
            posts: unit.posts().len(),
            name,
        }
    };
    let units: Vec<UnitPreview> = chart.units_in_order().map(unit).collect();
    let posts = chart.units_in_order().flat_map(|key| chart.unit(key).posts());
    let fte = posts.map(|key| chart.post(*key).fields.fte.0).fold(0, u32::saturating_add);
    ChartPreview {
        role: chart.fields.role,
        label: chart.fields.label.clone(),
        posts: chart.post_count(),
        fte: Hundredths(fte),
        new_units: units.iter().filter(|it| it.is_new).count(),
        units,
    }
}

/// Whether three of five units of a table, two at least, have the names of units that are known.
fn is_same_organisation(project: &Project, known: &KnownUnits) -> bool {
    let Some(chart) = project.charts.first() else { return false };
    let own: HashSet<String> = names(chart, &project.lists).collect();
    let both = own.intersection(&known.0).count();
    both >= 2 && both * 5 >= own.len() * 3
}

/// A table whose columns somebody has settled.
#[derive(Debug)]
pub struct MappedTable {
    pub path: PathBuf,
    pub purpose: Purpose,
    pub report: Report,
    pub kept: Vec<KeptMapping>,
    /// It becomes a chart of the open project that is compared with the one in front.
    pub compares: bool,
}
