//! The views of the file: how a chart is looked at, under a name.
//!
//! As in `file`, the comments are the descriptions of the published schema.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{Count, count};
use crate::model::{
    Arrangement, CardWidth, Chart, ColourBy, Density, Extra, Look, Shown, Style, UnitId, View,
    Violation, printable,
};

/// A way to look at a chart, under a name.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "View")]
pub struct ViewFile<'a> {
    /// The id of the chart.
    #[serde(borrow)]
    pub chart: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(default, with = "StyleFile", skip_serializing_if = "is_default")]
    #[schemars(with = "StyleFile")]
    pub style: Style,
    /// What colours tell apart.
    #[serde(default, with = "ColourByFile", skip_serializing_if = "is_default")]
    #[schemars(with = "ColourByFile")]
    pub colour_by: ColourBy,
    #[serde(default, with = "DensityFile", skip_serializing_if = "is_default")]
    #[schemars(with = "DensityFile")]
    pub density: Density,
    #[serde(default, with = "CardWidthFile", skip_serializing_if = "is_default")]
    #[schemars(with = "CardWidthFile")]
    pub card_width: CardWidth,
    /// What is left out of the cards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<HiddenFile>,
    /// The ids of the units whose branch is folded away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<Cow<'a, str>>,
    /// How the units below some units must stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrangements: Vec<ArrangementFile<'a>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// How the units below a unit must stand.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Arrangement")]
pub struct ArrangementFile<'a> {
    /// The id of the unit.
    #[serde(borrow)]
    pub unit: Cow<'a, str>,
    /// In so many columns, one under the other if 1, side by side if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Count>,
}

/// What can be left out of the cards.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Hidden")]
pub enum HiddenFile {
    Posts,
    Grades,
    Levels,
    ReferenceJobs,
}

/// How a picture is coloured.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Style", rename_all = "snake_case")]
#[schemars(rename = "Style")]
enum StyleFile {
    Colour,
    Grey,
    Contrast,
}

/// What colours tell apart.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(remote = "ColourBy", rename_all = "snake_case")]
#[schemars(rename = "ColourBy")]
enum ColourByFile {
    Kind,
    Category,
    Level,
    Change,
}

/// How much room is left around words.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Density", rename_all = "snake_case")]
#[schemars(rename = "Density")]
enum DensityFile {
    Airy,
    Normal,
    Compact,
}

/// How wide cards may be.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(remote = "CardWidth", rename_all = "snake_case")]
#[schemars(rename = "CardWidth")]
enum CardWidthFile {
    Free,
    Narrow,
    Medium,
    Wide,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The views of a chart, in the user's order.
pub fn views(chart: &Chart) -> impl Iterator<Item = ViewFile<'_>> {
    chart.fields.views.iter().map(|view| {
        let look = &view.look;
        let arrangement = |(unit, arrangement): (&'_ UnitId, &Arrangement)| ArrangementFile {
            unit: unit.as_str().to_owned().into(),
            columns: match arrangement {
                Arrangement::Row => None,
                Arrangement::Column => Some(Count(1)),
                Arrangement::Columns(columns) => Some(Count((*columns).into())),
            },
        };
        ViewFile {
            chart: chart.id.as_str().into(),
            name: (&view.name).into(),
            style: look.style,
            colour_by: look.colour_by,
            density: look.density,
            card_width: look.card_width,
            hidden: hidden(look.shown),
            folded: look.folded.iter().map(|unit| unit.as_str().into()).collect(),
            arrangements: look.arrangements.iter().map(arrangement).collect(),
            extra: Cow::Borrowed(&view.extra),
        }
    })
}

/// A view as read; `place` names a field of it.
pub fn view(file: ViewFile, place: impl Fn(&str) -> String, found: &mut Vec<Violation>) -> View {
    let is_hidden = |what| file.hidden.contains(&what);
    let shown = Shown {
        posts: !is_hidden(HiddenFile::Posts),
        grades: !is_hidden(HiddenFile::Grades),
        levels: !is_hidden(HiddenFile::Levels),
        reference_jobs: !is_hidden(HiddenFile::ReferenceJobs),
    };
    let mut arrangement = |(index, file): (usize, ArrangementFile)| {
        let columns = file.columns.map(|columns| {
            count(columns, || place(&format!("arrangements[{index}].columns")), found)
        });
        let arrangement = match columns {
            None => Arrangement::Row,
            Some(0 | 1) => Arrangement::Column,
            Some(columns) => Arrangement::Columns(columns),
        };
        (file.unit.into_owned().into(), arrangement)
    };
    View {
        name: printable(&file.name).into_owned(),
        look: Look {
            style: file.style,
            colour_by: file.colour_by,
            density: file.density,
            card_width: file.card_width,
            shown,
            folded: file.folded.into_iter().map(|unit| unit.into_owned().into()).collect(),
            arrangements: file.arrangements.into_iter().enumerate().map(&mut arrangement).collect(),
        },
        extra: file.extra.into_owned(),
    }
}

fn hidden(shown: Shown) -> Vec<HiddenFile> {
    let Shown { posts, grades, levels, reference_jobs } = shown;
    [
        (posts, HiddenFile::Posts),
        (grades, HiddenFile::Grades),
        (levels, HiddenFile::Levels),
        (reference_jobs, HiddenFile::ReferenceJobs),
    ]
    .into_iter()
    .filter_map(|(is_shown, what)| (!is_shown).then_some(what))
    .collect()
}
