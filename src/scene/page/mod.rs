//! Pages: a chart, or its parts, drawn as large as the paper allows, under a heading and over a
//! legend. A page is a list of [`Item`]s in typographic points, so that whatever draws a scene
//! draws a page.
//!
//! ```text
//! ┌──────────────────────────────────────────────────┐
//! │ Région                      ORGANIGRAMME CIBLE   │  heading
//! │ Pôle Éducation          Postes autorisés : 105   │
//! │ ┌────────────┐                                   │
//! │ │            │  the chart, scaled to fill        │
//! │ └────────────┘                                   │
//! │ ■ Pôle ■ Service                                 │  legend
//! │ title            date given              page 1/3 │  foot
//! └──────────────────────────────────────────────────┘
//! ```

mod compose;
mod furniture;
mod legend;
mod moving;
mod owners;
mod parts;
mod state;
mod tally;

use std::ops::Range;
use std::sync::Arc;

pub use compose::Press;
pub use furniture::written;

use super::{Card, Color, Item, Marks, Options};
use crate::geom::Size;
use crate::model::ChartId;

/// Text below this size, in points, is hard to read on paper.
pub const LEGIBLE_PT: f32 = 7.0;

pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// What a page is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    A4,
    A3,
    /// As large as the chart, at scale 1 unless that is more than five metres.
    Fit,
}

impl Paper {
    /// The sheet lying on its long side, in points; none if the chart decides.
    fn landscape(self) -> Option<Size> {
        let (width_mm, height_mm) = match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
            Self::Fit => return None,
        };
        Some(Size::new(width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM))
    }
}

/// The chart as it was before, to be drawn on the same sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    pub chart: ChartId,
    /// What became of its posts and units since.
    pub marks: Option<Arc<Marks>>,
}

/// How a chart is put on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PageOptions {
    pub paper: Paper,
    pub portrait: bool,
    /// One page for each unit that has its own *postes autorisés*, after one that shows how these
    /// units stand together.
    pub split: bool,
    /// The day printed at the foot, as the user gave it. There is no other: no clock is read.
    pub date: Option<String>,
    /// The name of the project's file, for the foot.
    pub file: Option<String>,
    /// What is said of the chart under the heading, a paragraph each.
    pub caption: Vec<String>,
    /// The number of the first page, and how many there are in all, where these pages are part of a
    /// longer document.
    pub numbering: Option<(usize, usize)>,
    /// Another state of the chart, beside it or above it.
    pub before: Option<Before>,
    /// How the chart is drawn, its frame aside, and which branch: [`Options::top`].
    pub scene: Options,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            portrait: false,
            split: false,
            date: None,
            file: None,
            caption: Vec::new(),
            numbering: None,
            before: None,
            scene: Options::default(),
        }
    }
}

/// A finished page. All its geometry is in points from its top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The unit at the top of what is drawn: kind and name. Empty where no chart is drawn.
    pub unit: String,
    /// What the heading says besides the unit's name: "ORGANIGRAMME CIBLE", "CT du 28/11/2022",
    /// "Postes autorisés : 54 (54 postes)"… The state of the organisation comes first.
    pub heading_lines: Vec<String>,
    /// The day at the foot, as it is printed.
    pub date: Option<String>,
    pub size: Size,
    pub ground: Color,
    /// In painting order; the first covers the whole page.
    pub items: Vec<Item>,
    /// The heading within `items`: its lines in reading order.
    pub heading: Range<usize>,
    /// In reading order, with their places on the page.
    pub cards: Vec<Card>,
    /// The smallest text of the page, heading and foot included, to a hundredth of a point.
    pub smallest_text_pt: f32,
    /// Posts that lines of this page stand for.
    pub posts: usize,
    /// Cards of this page.
    pub units: usize,
    /// What tells the page from the others of its document: the step that it shows, or its unit.
    pub name: String,
    /// The two states of a chart that share the page, in time; empty if there is one.
    pub states: Vec<PageState>,
}

/// A state of the chart on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageState {
    /// "Avant : Source".
    pub name: String,
    /// What stands over it: the last of [`Page::heading_lines`].
    pub lines: Vec<String>,
    /// Within the page's.
    pub cards: Range<usize>,
}

impl Page {
    /// What the page shows, in one line: "ORGANIGRAMME CIBLE – Pôle Éducation – CT du 28/11/2022…".
    pub fn title(&self) -> String {
        let mut lines: Vec<&str> = self.heading_lines.iter().map(String::as_str).collect();
        lines.insert(lines.len().min(1), &self.unit);
        lines.retain(|line| !line.is_empty());
        lines.join(" – ")
    }
}
