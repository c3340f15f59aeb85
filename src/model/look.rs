//! How a chart is looked at: what is written on its cards, how they stand, what is folded away. A
//! [`View`] is such a look under a name, kept with its chart.
//!
//! A look may name units that are no longer there: they are passed over.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::Extra;
use super::ids::UnitId;

/// How a picture is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Style {
    #[default]
    Colour,
    /// No hue: for black-and-white printers.
    Grey,
    /// For projectors and tired eyes.
    Contrast,
}

/// What colours tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColourBy {
    /// Units, by the rank of their kind.
    #[default]
    Kind,
    /// Posts, by category.
    Category,
    /// Posts, by managerial level.
    Level,
    /// Posts, by what became of them since the chart that this one is compared with.
    Change,
}

/// How much room is left around words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Density {
    Airy,
    #[default]
    Normal,
    /// The largest text on a page.
    Compact,
}

/// How wide cards may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CardWidth {
    /// As the page wants it, each card for itself.
    #[default]
    Free,
    Narrow,
    Medium,
    Wide,
}

/// How a unit's children stand under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Arrangement {
    /// Side by side.
    Row,
    /// One under the other, indented.
    Column,
    /// That many columns side by side, filled one after the other.
    Columns(u32),
}

/// What is written below a unit's name, and beside a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The lines of posts; without them, only the figures of the units remain.
    pub posts: bool,
    pub grades: bool,
    pub levels: bool,
    pub reference_jobs: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self { posts: true, grades: true, levels: true, reference_jobs: true }
    }
}

/// How a chart is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Look {
    pub style: Style,
    pub colour_by: ColourBy,
    pub density: Density,
    pub card_width: CardWidth,
    pub shown: Shown,
    /// Units drawn without their posts and without the units below them; their totals stay.
    pub folded: BTreeSet<UnitId>,
    /// How the children of some units must stand.
    pub arrangements: BTreeMap<UnitId, Arrangement>,
}

impl Look {
    /// Adds what another look says of units.
    pub(crate) fn take_in(&mut self, other: &Self) {
        self.folded.extend(other.folded.iter().cloned());
        for (unit, arrangement) in &other.arrangements {
            self.arrangements.entry(unit.clone()).or_insert(*arrangement);
        }
    }

    /// Follows units that are known under other ids now: each old id with the new one.
    pub(crate) fn rename_units(&mut self, ids: &HashMap<&UnitId, &UnitId>) {
        let renamed = |id: UnitId| ids.get(&id).map_or(id, |&new| new.clone());
        self.folded = std::mem::take(&mut self.folded).into_iter().map(renamed).collect();
        let arrangements = std::mem::take(&mut self.arrangements).into_iter();
        self.arrangements =
            arrangements.map(|(unit, arrangement)| (renamed(unit), arrangement)).collect();
    }
}

/// A look under a name. The names of a chart's views differ, case aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    pub name: String,
    pub look: Look,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// The view called so, in any case.
pub fn view_named<'a>(views: &'a [View], name: &str) -> Option<&'a View> {
    let is_called = |view: &&View| view.name.trim().to_lowercase() == name.trim().to_lowercase();
    views.iter().find(|view| view.name == name).or_else(|| views.iter().find(is_called))
}
