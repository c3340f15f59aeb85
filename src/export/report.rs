//! What was drawn, in figures, for scripts and for the window before it exports.

use serde::Serialize;

use crate::scene::page::{POINTS_PER_MM, Page};

/// A page that was exported.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageReport {
    /// The unit at its top.
    pub unit: String,
    /// None for a format without pages; so are the next two.
    pub width_mm: Option<f64>,
    pub height_mm: Option<f64>,
    pub smallest_text_pt: Option<f64>,
    /// Posts that lines of this page stand for.
    pub posts: usize,
    /// Units of this page.
    pub units: usize,
}

/// What `export --report json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportReport {
    pub pages: Vec<PageReport>,
    pub posts_drawn: usize,
}

impl ExportReport {
    /// The report of these pages; without sizes if the format has none.
    pub fn of(pages: &[Page], has_sizes: bool) -> Self {
        let size = |value: f32| has_sizes.then(|| (f64::from(value) * 100.0).round() / 100.0);
        let reports = pages.iter().map(|page| PageReport {
            unit: page.unit.clone(),
            width_mm: size(page.size.width / POINTS_PER_MM),
            height_mm: size(page.size.height / POINTS_PER_MM),
            smallest_text_pt: size(page.smallest_text_pt),
            posts: page.posts,
            units: page.units,
        });
        Self { pages: reports.collect(), posts_drawn: pages.iter().map(|page| page.posts).sum() }
    }

    /// The smallest text of all pages, in points: under 7, paper is hard to read.
    pub fn smallest_text_pt(&self) -> Option<f64> {
        self.pages.iter().filter_map(|page| page.smallest_text_pt).min_by(f64::total_cmp)
    }
}
