//! How much room is left around words, by density.

use crate::layout::Spacing;
use crate::model::{CardWidth, Density};

/// A row of text: its height, and how far its baseline is from its top, so that capitals stand in
/// its middle.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub height: f32,
    pub baseline: f32,
}

/// All distances of a card, in scene units.
#[derive(Debug)]
pub struct Metrics {
    /// Between the border and the text, at the left and the right.
    pub padding: f32,
    /// Above and below the text of the header.
    pub header_padding: f32,
    /// Above the first line and below the last.
    pub body_padding: f32,
    /// Between the counts and the titles.
    pub count_gap: f32,
    /// Between two lines.
    pub line_gap: f32,
    /// Between the lines and the ghosts.
    pub ghost_gap: f32,
    /// Of the unit's name.
    pub name: Row,
    /// Of everything else.
    pub text: Row,
    /// Between cards.
    pub spacing: Spacing,
}

const AIRY: Metrics = Metrics {
    padding: 12.0,
    header_padding: 8.0,
    body_padding: 8.0,
    count_gap: 9.0,
    line_gap: 5.0,
    ghost_gap: 6.0,
    name: Row { height: 19.0, baseline: 14.0 },
    text: Row { height: 16.0, baseline: 12.5 },
    spacing: Spacing { across: 20, down: 13, drop: 30, indent: 22 },
};

const NORMAL: Metrics = Metrics {
    padding: 8.0,
    header_padding: 4.0,
    body_padding: 4.0,
    count_gap: 7.0,
    line_gap: 1.5,
    ghost_gap: 4.0,
    name: Row { height: 17.0, baseline: 13.0 },
    text: Row { height: 15.0, baseline: 12.0 },
    spacing: Spacing { across: 12, down: 8, drop: 18, indent: 16 },
};

const COMPACT: Metrics = Metrics {
    padding: 7.0,
    header_padding: 3.0,
    body_padding: 3.0,
    count_gap: 6.0,
    line_gap: 1.0,
    ghost_gap: 3.0,
    name: Row { height: 16.0, baseline: 12.5 },
    text: Row { height: 14.0, baseline: 11.0 },
    spacing: Spacing { across: 10, down: 6, drop: 16, indent: 14 },
};

impl Metrics {
    pub const fn of(density: Density) -> &'static Self {
        match density {
            Density::Airy => &AIRY,
            Density::Normal => &NORMAL,
            Density::Compact => &COMPACT,
        }
    }
}

/// The widths a card can take, in scene units.
pub const WIDTHS: [f32; 9] = [150.0, 170.0, 190.0, 210.0, 230.0, 255.0, 280.0, 310.0, 340.0];

/// Those of them that a user allows.
pub fn widths(allowed: CardWidth) -> &'static [f32] {
    match allowed {
        CardWidth::Free => &WIDTHS,
        CardWidth::Narrow => &WIDTHS[..3],
        CardWidth::Medium => &WIDTHS[3..6],
        CardWidth::Wide => &WIDTHS[6..],
    }
}
