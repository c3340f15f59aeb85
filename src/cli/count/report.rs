//! What is counted of each chart and of each unit.

use std::collections::HashMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::model::{Chart, Counts, Lists, Tally, UnitKey, missing_ceilings};

/// What `--format json` prints: charts and units in document order.
#[derive(Serialize)]
pub struct CountReport<'a> {
    pub charts: Vec<CountedChart<'a>>,
}

#[derive(Serialize)]
pub struct CountedChart<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub role: Option<&'static str>,
    pub date: Option<String>,
    pub total: u32,
    /// In hundredths.
    pub fte: u64,
    /// The ceiling of the root.
    pub authorised: Option<u32>,
    /// The names of the boundaries without a figure.
    pub missing_ceilings: Vec<&'a str>,
    pub by_category: ByCategory<'a>,
    pub units: Vec<UnitReport<'a>>,
}

#[derive(Serialize)]
pub struct UnitReport<'a> {
    pub id: &'a str,
    pub parent: Option<&'a str>,
    pub kind: &'a str,
    pub name: &'a str,
    pub path: Path<'a>,
    pub direct: u32,
    pub total: u32,
    /// None for a unit that is no boundary.
    pub perimeter: Option<u32>,
    /// Its own figure.
    pub authorised: Option<u32>,
    /// Of its own posts.
    pub by_category: ByCategory<'a>,
    /// Of its own posts and those of every unit below: what the JSON, whose keys are agreed on, leaves
    /// to be added up.
    #[serde(skip)]
    pub total_by_category: ByCategory<'a>,
}

/// The names from the root down to a unit, gathered when they are written: of a deep tree they take much
/// more than the tree.
pub struct Path<'a> {
    chart: &'a Chart,
    unit: UnitKey,
}

impl Path<'_> {
    /// How many units stand above.
    pub fn depth(&self) -> usize {
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
pub struct ByCategory<'a>(pub Vec<(&'a str, u32)>);

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
    pub fn of(tally: &Tally, lists: &'a Lists) -> Self {
        // Two categories may bear one label; an object has each key once.
        Self(tally.by_label(lists))
    }

    /// The posts of each category, in the columns of these labels.
    pub fn in_columns(&self, columns: &HashMap<&str, usize>) -> Vec<u32> {
        let mut figures = vec![0; columns.len()];
        for (label, posts) in &self.0 {
            columns.get(label).into_iter().for_each(|&column| figures[column] += posts);
        }
        figures
    }
}

impl<'a> CountReport<'a> {
    pub fn of(charts: &[&'a Chart], lists: &'a Lists) -> Self {
        Self { charts: charts.iter().map(|chart| chart_report(chart, lists)).collect() }
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
