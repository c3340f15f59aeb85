//! The assignment of greatest likeness, within blocks of a bounded size.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// At most this many on each side are assigned at once: the method takes the cube of it.
pub const BLOCK: usize = 64;

/// Likeness in whole numbers, so that sums are exact.
const PARTS: f64 = 1_000_000.0;

/// Pairs of a row and a column whose likeness is `least` or more, at most one per row and per column,
/// such that the sum of their likeness is the greatest possible. Of equal sums, that in which order is
/// kept. Likeness is from 0 to 1. In the order of the rows.
pub fn assign(
    rows: usize,
    columns: usize,
    least: f64,
    mut likeness: impl FnMut(usize, usize) -> f64,
) -> Vec<(usize, usize, f64)> {
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let mut scores = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        scores.extend((0..columns).map(|column| likeness(row, column)));
    }
    let score = |row: usize, column: usize| scores[row * columns + column];
    let weight = |row: usize, column: usize| -> i64 {
        if score(row, column) < least {
            return 0;
        }
        let out_of_order = row.abs_diff(column);
        let penalty = i64::try_from(out_of_order.min(BLOCK)).unwrap_or(0);
        #[expect(clippy::cast_possible_truncation, reason = "a likeness is from 0 to 1")]
        let parts = (score(row, column) * PARTS) as i64;
        (parts - penalty).max(1)
    };
    // The library wants no more rows than columns.
    let is_wide = rows <= columns;
    let (short, long) = if is_wide { (rows, columns) } else { (columns, rows) };
    let cells =
        (0..short).flat_map(|a| (0..long).map(move |b| if is_wide { (a, b) } else { (b, a) }));
    let weights: Vec<i64> = cells.map(|(row, column)| weight(row, column)).collect();
    let matrix = Matrix::from_vec(short, long, weights).expect("a weight for each cell");
    let (_, chosen) = kuhn_munkres(&matrix);
    let pairs = chosen.into_iter().enumerate();
    let pairs = pairs.map(|(a, b)| if is_wide { (a, b) } else { (b, a) });
    let mut found: Vec<_> = pairs
        .map(|(row, column)| (row, column, score(row, column)))
        .filter(|&(_, _, score)| score >= least)
        .collect();
    found.sort_by_key(|&(row, column, _)| (row, column));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_greatest_and_order_is_kept_among_equals() {
        let likeness = [[0.9, 0.8, 0.0], [0.9, 0.1, 0.0]];
        let found = assign(2, 3, 0.5, |row, column| likeness[row][column]);
        assert_eq!(found, [(0, 1, 0.8), (1, 0, 0.9)]);
        let pairs = |rows, columns| -> Vec<(usize, usize)> {
            assign(rows, columns, 0.5, |_, _| 0.7).iter().map(|it| (it.0, it.1)).collect()
        };
        assert_eq!(pairs(3, 3), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pairs(4, 2), [(0, 0), (1, 1)]);
        assert_eq!(assign(2, 2, 0.5, |_, _| 0.4), []);
        assert_eq!(assign(0, 2, 0.5, |_, _| 1.0), []);
    }
}
