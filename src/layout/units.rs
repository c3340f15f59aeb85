//! Whole scene units.

use crate::geom::Size;

/// Sizes inside are whole scene units: sums are exact, and edges fall on pixels.
pub type Units = i64;

/// `size` in whole units that hold it.
pub fn whole(size: Size) -> (Units, Units) {
    // `as` saturates: an absurd size gives an absurd layout, never a panic.
    (size.width.ceil() as Units, size.height.ceil() as Units)
}
