//! `count`: headcounts per unit and per category, against the *postes autorisés*.

mod csv;
mod table;

use std::collections::HashMap;
use std::io::{self, BufWriter, ErrorKind, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::args::{Count, CountFormat};
use super::output::Answer;
use super::{Outcome, open, output, terminal, which};
use crate::cost::{Cost, Extent, TooMuch};
use crate::model::{Chart, Counts, Lists, Tally, UnitKey, missing_ceilings};
use crate::words::Locale;

/// What `--format json` prints: charts and units in document order.
#[derive(Serialize)]
struct CountReport<'a> {
    charts: Vec<CountedChart<'a>>,
}

#[derive(Serialize)]
struct CountedChart<'a> {
    id: &'a str,
    label: &'a str,
    role: Option<&'static str>,
    date: Option<String>,
    total: u32,
    /// In hundredths.
    fte: u64,
    /// The ceiling of the root.
    authorised: Option<u32>,
    /// The names of the boundaries without a figure.
    missing_ceilings: Vec<&'a str>,
    by_category: ByCategory<'a>,
    units: Vec<UnitReport<'a>>,
}

#[derive(Serialize)]
struct UnitReport<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    kind: &'a str,
    name: &'a str,
    path: Path<'a>,
    direct: u32,
    total: u32,
    /// None for a unit that is no boundary.
    perimeter: Option<u32>,
    /// Its own figure.
    authorised: Option<u32>,
    /// Of its own posts.
    by_category: ByCategory<'a>,
    /// Of its own posts and those of every unit below: what the JSON, whose keys are agreed on, leaves
    /// to be added up.
    #[serde(skip)]
    total_by_category: ByCategory<'a>,
}

/// The names from the root down to a unit, gathered when they are written: of a deep tree they take much
/// more than the tree.
struct Path<'a> {
    chart: &'a Chart,
    unit: UnitKey,
}

impl Path<'_> {
    /// How many units stand above.
    fn depth(&self) -> usize {
        self.chart.path(self.unit).len() - 1
    }
}

impl Serialize for Path<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let path = self.chart.path(self.unit);
        serializer.collect_seq(path.into_iter().map(|key| &self.chart.unit(key).fields.name))
    }
}

/// Posts per category in the project's order, those without one under "".
struct ByCategory<'a>(Vec<(&'a str, u32)>);

impl Serialize for ByCategory<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (category, posts) in &self.0 {
            map.serialize_entry(category, posts)?;
        }
        map.end()
    }
}

impl<'a> ByCategory<'a> {
    fn of(tally: &Tally, lists: &'a Lists) -> Self {
        // Two categories may bear one label; an object has each key once.
        Self(tally.by_label(lists))
    }

    /// The posts of each category, in the columns of these labels.
    fn in_columns(&self, columns: &HashMap<&str, usize>) -> Vec<u32> {
        let mut figures = vec![0; columns.len()];
        for (label, posts) in &self.0 {
            columns.get(label).into_iter().for_each(|&column| figures[column] += posts);
        }
        figures
    }
}

/// Counts. JSON goes to `out` as it is made, the rest is in the answer.
pub fn run(args: &Count, locale: Locale, out: &mut dyn Write) -> Outcome {
    let project = open(&args.project)?.project;
    let lists = &project.lists;
    let charts = which::charts(&project, args.chart.as_deref())?;
    check_cost(args.format, &charts, lists).map_err(|too_much| too_much.message())?;
    let report =
        CountReport { charts: charts.iter().map(|chart| chart_report(chart, lists)).collect() };
    match args.format {
        CountFormat::Json => match write_json(&report, out) {
            // Whoever read has had enough, as `head` does.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(output::refused(&error)),
            Ok(()) | Err(_) => Ok(Answer::default()),
        },
        CountFormat::Csv => Ok(Answer::of_text(csv::csv(&report))),
        CountFormat::Table => Ok(Answer::of_text(table::table(&report, lists, locale))),
    }
}

fn write_json(report: &CountReport, out: &mut dyn Write) -> io::Result<()> {
    let mut out = terminal::Json(BufWriter::new(out));
    serde_json::to_writer_pretty(&mut out, report)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Refuses figures that will take too much, of memory or of what they are written to.
fn check_cost(format: CountFormat, charts: &[&Chart], lists: &Lists) -> Result<(), TooMuch> {
    let extent = charts.iter().map(|chart| Extent::of(chart)).fold(Extent::default(), Extent::and);
    match format {
        CountFormat::Json => {
            Cost::figures(extent).check()?;
            Cost::figures_written(extent).check()
        }
        CountFormat::Table | CountFormat::Csv => {
            let used = charts
                .iter()
                .map(|chart| Counts::of(chart, lists).chart().total.by_label(lists).len());
            Cost::grid(extent, used.sum()).check()
        }
    }
}

fn chart_report<'a>(chart: &'a Chart, lists: &'a Lists) -> CountedChart<'a> {
    let counts = Counts::of(chart, lists);
    let whole = counts.chart();
    let name = |key| chart.unit(key).fields.name.as_str();
    CountedChart {
        id: chart.id.as_str(),
        label: &chart.fields.label,
        role: chart.fields.role.map(|role| role.as_str()),
        date: chart.fields.date.map(|date| date.to_string()),
        total: whole.total.posts,
        fte: whole.total.fte,
        authorised: whole.ceiling.posts,
        missing_ceilings: missing_ceilings(chart, chart.root()).into_iter().map(name).collect(),
        by_category: ByCategory::of(&whole.total, lists),
        units: chart
            .units_in_order()
            .map(|key| {
                let unit = chart.unit(key);
                let count = counts.unit(key);
                UnitReport {
                    id: unit.id.as_str(),
                    parent: unit.parent().map(|parent| chart.unit(parent).id.as_str()),
                    kind: unit.fields.kind.as_str(),
                    name: &unit.fields.name,
                    path: Path { chart, unit: key },
                    direct: count.direct.posts,
                    total: count.total.posts,
                    perimeter: count.perimeter,
                    authorised: unit.fields.authorised.posts(),
                    by_category: ByCategory::of(&count.direct, lists),
                    total_by_category: ByCategory::of(&count.total, lists),
                }
            })
            .collect(),
    }
}
