//! The rows of the outline: which there are, and what each stands for.

use crate::app::panels::line_title;
use crate::editor::{Document, Selection};
use crate::model::{Chart, PostId, UnitId, UnitKey, lines};

/// What one row stands for.
#[derive(Clone)]
pub enum OutlineRow {
    Unit {
        key: UnitKey,
        depth: usize,
        open: bool,
        foldable: bool,
    },
    /// `place`: among the lines of its unit, and how many these are.
    Line {
        unit: UnitKey,
        posts: Vec<PostId>,
        title: String,
        depth: usize,
        place: (usize, usize),
    },
    /// The posts that stand in no unit, below the tree.
    Bench {
        posts: Vec<PostId>,
    },
}

impl OutlineRow {
    pub fn depth(&self) -> usize {
        match self {
            Self::Unit { depth, .. } | Self::Line { depth, .. } => *depth,
            Self::Bench { .. } => 0,
        }
    }

    /// What it is to have it selected.
    pub fn selection(&self, chart: &Chart) -> Selection {
        match self {
            Self::Unit { key, .. } => Selection::unit(chart.unit(*key).id.clone()),
            Self::Line { posts, .. } | Self::Bench { posts } => Selection::posts(posts.clone()),
        }
    }

    pub fn is_selected(&self, chart: &Chart, selection: &Selection) -> bool {
        match self {
            Self::Unit { key, .. } => selection.units.contains(&chart.unit(*key).id),
            Self::Line { posts, .. } => posts.iter().any(|post| selection.posts.contains(post)),
            Self::Bench { .. } => false,
        }
    }

    /// Its widget, the same wherever the row has moved to.
    pub fn widget_id(&self, chart: &Chart) -> egui::Id {
        let outline = egui::Id::new("outline row");
        match self {
            Self::Unit { key, .. } => outline.with(chart.unit(*key).id.as_str()),
            Self::Line { posts, .. } => outline.with(posts.first().map(PostId::as_str)),
            Self::Bench { .. } => outline.with("bench"),
        }
    }
}

/// The rows of a chart, from the top; `is_open` says of a unit and its depth whether its rows below show.
pub fn rows(
    document: &Document,
    chart: &Chart,
    is_open: impl Fn(&UnitId, usize) -> bool,
) -> Vec<OutlineRow> {
    let mut rows = Vec::new();
    let mut pending = vec![(chart.root(), 0)];
    while let Some((key, depth)) = pending.pop() {
        let unit = chart.unit(key);
        let foldable = !unit.children().is_empty() || !unit.posts().is_empty();
        let open = foldable && is_open(&unit.id, depth);
        rows.push(OutlineRow::Unit { key, depth, open, foldable });
        if open {
            rows.extend(line_rows(document, chart, key, depth + 1));
            pending.extend(unit.children().iter().rev().map(|&child| (child, depth + 1)));
        }
    }
    let bench = chart.unit(chart.bench()).posts();
    if !bench.is_empty() {
        let posts = bench.iter().map(|&post| chart.post(post).id.clone()).collect();
        rows.push(OutlineRow::Bench { posts });
        rows.extend(line_rows(document, chart, chart.bench(), 1));
    }
    rows
}

fn line_rows<'a>(
    document: &'a Document,
    chart: &'a Chart,
    unit: UnitKey,
    depth: usize,
) -> impl Iterator<Item = OutlineRow> + 'a {
    let lines = lines(chart, unit);
    let count = lines.len();
    lines.into_iter().enumerate().map(move |(index, line)| OutlineRow::Line {
        unit,
        title: line_title(chart, &document.project().lists, &line.posts),
        posts: line.posts.iter().map(|&post| chart.post(post).id.clone()).collect(),
        depth,
        place: (index, count),
    })
}

/// How a row stands among the rest.
#[derive(Clone, Copy, Default)]
pub struct Standing {
    pub is_hit: bool,
    pub is_dimmed: bool,
    /// Hits in the rows below it.
    pub below: usize,
}

pub fn standing(document: &Document, chart: &Chart, row: &OutlineRow) -> Standing {
    let (found, lit) = (document.found(), document.lit());
    match row {
        OutlineRow::Unit { key, .. } => {
            let unit = &chart.unit(*key).id;
            let is_hit = found.has_unit(unit);
            Standing {
                is_hit,
                // What leads to something is not passed over.
                is_dimmed: lit.is_some_and(|lit| !lit.leads_from(unit)),
                below: found.below(unit) - usize::from(is_hit),
            }
        }
        OutlineRow::Line { posts, .. } => Standing {
            is_hit: found.has_one_of(posts),
            is_dimmed: lit.is_some_and(|lit| !lit.has_one_of(posts)),
            below: 0,
        },
        OutlineRow::Bench { posts } => Standing {
            is_hit: false,
            is_dimmed: lit.is_some_and(|lit| !lit.has_one_of(posts)),
            below: found.below(&UnitId::bench()),
        },
    }
}
