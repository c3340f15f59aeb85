//! The heads of a table, known by their words.

use super::counts::is_number;
use crate::format::reading::columns::{self, counted_category};

/// Whether a row names columns, as heads of a table do: two of its cells are such names, none is a figure.
pub(in crate::format) fn heads(cells: &[String]) -> bool {
    let named = |cell: &&String| columns::named(cell).is_some_and(|named| named.exact);
    let named = cells.iter().filter(named).count();
    // "Emploi", then a column for each category.
    let counted = cells.iter().filter(|cell| counted_category(cell).is_some()).count();
    (named >= 2 || (named == 1 && counted >= 2)) && !cells.iter().any(|cell| is_number(cell))
}
