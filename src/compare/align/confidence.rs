//! How sure a proposal is.

use std::cmp::Ordering;

/// How sure a proposal is, in hundredths: 100 is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(pub u8);

impl Confidence {
    /// A unit is left unpaired below this.
    pub const UNIT: Self = Self(40);
    /// A post is left unpaired below this.
    pub const POST: Self = Self(60);

    pub(super) fn of(score: f64) -> Self {
        // A score is between 0 and 1: nothing is lost.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        Self((score.clamp(0.0, 1.0) * 100.0).round() as u8)
    }
}

/// Scores that are never NaN, in their order.
pub fn compare_scores(a: f64, b: f64) -> Ordering {
    a.total_cmp(&b)
}
