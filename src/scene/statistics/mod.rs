//! Figures as bars, on pages that are drawn and exported as those of a chart are.
//!
//! ```text
//! Pôle Éducation                     ▭ before ▬ after
//! Posts by unit
//!   Service Formation   ▬▬▬▬▬▬▬▬▬▬▬▬▬▬           9 → 11
//!                       ▭▭▭▭▭▭▭▭▭▭▭
//! ```

mod compose;

pub use compose::{Sheet, compose};

/// What is drawn, as plain values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    /// What the figures are of: "Pôle Éducation – Cible".
    pub title: String,
    /// Under the title.
    pub subtitle: String,
    /// What the two bars of a row are called, the earlier one first; none where each row has one.
    pub states: Option<[String; 2]>,
    pub sections: Vec<Section>,
}

/// Rows on one scale, under a title.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub title: String,
    /// Under the title; may be empty.
    pub note: String,
    pub rows: Vec<Row>,
}

/// A figure, or the same one in two states.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    /// How far below the first rows.
    pub depth: u32,
    /// In the earlier state; none where there is none.
    pub before: Option<f64>,
    pub value: f64,
    /// What the value should not pass.
    pub limit: Option<f64>,
    /// What is written at the end of the row: "9 → 11".
    pub text: String,
    /// The row read aloud: "Service Formation: 11 posts, 9 before".
    pub label: String,
}

impl Row {
    pub fn is_over(&self) -> bool {
        self.limit.is_some_and(|limit| self.value > limit)
    }
}
