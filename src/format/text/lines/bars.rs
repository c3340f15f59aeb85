//! Rows parted by bars that have none at their ends: a blank first or last cell is a cell as well.

use std::borrow::Cow;

/// `texts` with bars at both ends of such rows where a cell at an end is blank, which is what their bar would else be
/// taken for.
pub(super) fn closed(mut texts: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    // The bars of each row of the table.
    let mut open: Option<usize> = None;
    for text in &mut texts {
        let row = text.trim();
        let bars = row.matches('|').count();
        if bars == 0 {
            open = None;
            continue;
        }
        let at_end = row.starts_with('|') || row.ends_with('|');
        if !at_end {
            open.get_or_insert(bars);
        } else if open == Some(bars) {
            *text = Cow::Owned(format!("|{row}|"));
        } else if open.is_none() {
            // A table with bars at its ends.
            open = Some(usize::MAX);
        }
    }
    texts
}
