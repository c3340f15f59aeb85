//! Totals that a table prints, checked against its rows.

use super::figures;
use crate::format::reading::vocabulary::bare;
use crate::format::reading::{Doubt, Problem};

/// What a row of a total or of a section prints.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub line: usize,
    /// The part of the tables it stands in.
    pub part: usize,
    /// As printed.
    pub text: String,
    /// Column and figure in hundredths.
    pub figures: Vec<(usize, i64)>,
    /// What it may be the sum of, as ranges of entries; the likeliest first.
    pub ranges: Vec<std::ops::Range<usize>>,
    /// The unit that it names: the sum of its branch comes first.
    pub unit: Option<usize>,
}

/// Whether a cell says that its row is a sum.
pub(super) fn is_total(cell: &str) -> bool {
    let words = bare(cell);
    let starts = [
        "total",
        "totaux",
        "sous total",
        "s total",
        "s t",
        "sous totaux",
        "subtotal",
        "sub total",
        "grand total",
        "ensemble",
        "somme",
        "effectif total",
        "soit",
    ];
    starts.iter().any(|start| {
        words.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }) && words != "ensemble des services"
}

/// Whether a total is that of everything.
pub(super) fn is_grand(cell: &str) -> bool {
    let words = bare(cell);
    words.contains("general") || words.starts_with("grand total") || words.starts_with("ensemble")
}

/// The name in "Total Direction des sports", "Sous-total du service Voirie".
pub(super) fn named(cell: &str) -> Option<&str> {
    let mut rest = cell.trim();
    let lower = rest.to_lowercase();
    for start in
        ["sous-total", "sous total", "s/total", "s/t", "subtotal", "sub-total", "total", "ensemble"]
    {
        if lower.starts_with(start) {
            rest = rest.get(start.len()..)?;
            break;
        }
    }
    let rest = rest.trim_start_matches([' ', ':', '-', '–']).trim_end_matches([':', ' ']);
    let rest = ["du ", "de la ", "de l'", "de l’", "des ", "de "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .unwrap_or(rest);
    (!rest.is_empty()).then_some(rest)
}

/// Sums of the entries of a table by column.
pub(super) struct Sums {
    /// The columns that are summed.
    pub columns: Vec<usize>,
    /// For each of them the sums before each entry, in hundredths.
    prefix: Vec<Vec<i64>>,
    /// The same of working times times counts, for columns of the times of one post.
    weighted: Vec<Option<Vec<i64>>>,
}

impl Sums {
    /// `figure(entry, column)` is what an entry has in a column, and that times its posts if it is the time of
    /// one.
    pub fn of(
        columns: Vec<usize>,
        entries: usize,
        figure: impl Fn(usize, usize) -> (i64, Option<i64>),
    ) -> Self {
        let mut prefix = Vec::with_capacity(columns.len());
        let mut weighted = Vec::with_capacity(columns.len());
        for column in &columns {
            let (mut sums, mut times) = (vec![0_i64], vec![0_i64]);
            let mut some = false;
            for entry in 0..entries {
                let (own, time) = figure(entry, *column);
                sums.push(sums[entry] + own);
                some |= time.is_some();
                times.push(times[entry] + time.unwrap_or(own));
            }
            prefix.push(sums);
            weighted.push(some.then_some(times));
        }
        Self { columns, prefix, weighted }
    }

    fn over(&self, at: usize, range: &std::ops::Range<usize>) -> [i64; 2] {
        let sum = |prefix: &[i64]| prefix[range.end] - prefix[range.start.min(range.end)];
        let plain = sum(&self.prefix[at]);
        [plain, self.weighted[at].as_deref().map_or(plain, sum)]
    }

    /// A doubt for each figure that is not the sum of what it may be; `branch` are the entries of its unit.
    pub fn check(
        &self,
        printed: &Printed,
        branch: &[usize],
        head: impl Fn(usize) -> String,
        problems: &mut Vec<Problem>,
    ) {
        for &(column, figure) in &printed.figures {
            let Some(at) = self.columns.iter().position(|it| *it == column) else { continue };
            let of_branch = printed.unit.map(|_| {
                branch.iter().fold([0, 0], |sum, &entry| {
                    let own = self.over(at, &(entry..entry + 1));
                    [sum[0] + own[0], sum[1] + own[1]]
                })
            });
            let sums = of_branch
                .into_iter()
                .chain(printed.ranges.iter().map(|range| self.over(at, range)));
            let sums: Vec<[i64; 2]> = sums.collect();
            let is_near = |sum: &[i64; 2]| sum.iter().any(|sum| (sum - figure).abs() <= 1);
            if sums.is_empty() || sums.iter().any(is_near) {
                continue;
            }
            let doubt = Doubt::RowTotalDiffers {
                column: head(column),
                counted: figures::printed(sums[0][1]),
                printed: figures::printed(figure),
                text: printed.text.clone(),
            };
            problems.push(Problem { line: printed.line, doubt });
        }
    }
}
