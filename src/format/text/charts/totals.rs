//! Printed sums against what was read: of a unit, of all below it, of a category.

use crate::format::reading::draft::Draft;
use crate::format::reading::draft::Total;
use crate::format::reading::{Doubt, Problem};

/// A sum and where it stands: in or after a unit of a chart.
#[derive(Debug)]
pub(in crate::format) struct Printed {
    pub chart: usize,
    pub unit: usize,
    pub line: usize,
    pub total: Total,
}

impl Total {
    /// As it is printed: "12", "3,5 ETP", "A : 4".
    pub(in crate::format) fn printed(&self) -> String {
        let category = self.category.as_ref().map(|it| format!("{it} : ")).unwrap_or_default();
        let unit = if self.in_fte { " ETP" } else { "" };
        format!("{category}{}{unit}", hundredths(self.figure))
    }
}

fn hundredths(figure: u32) -> String {
    let rest = figure % 100;
    if rest == 0 { (figure / 100).to_string() } else { format!("{},{rest:02}", figure / 100) }
}

/// Says which sums are neither those of the unit they stand in, nor of one above it, with or without what is
/// below.
pub(in crate::format) fn check(drafts: &[Draft], printed: &[Printed], problems: &mut Vec<Problem>) {
    for sum in printed {
        let Some(draft) = drafts.get(sum.chart) else { continue };
        let top = draft.units.len().saturating_sub(1);
        let unit = sum.unit.min(top);
        let up = std::iter::successors(Some(unit), |&it| (it > 0).then(|| draft.units[it].parent));
        // Of those it may be meant for, the one it comes nearest to.
        let sums = up.flat_map(|above| {
            let sum = |end| (above, counted(draft, above, end, &sum.total));
            [sum(end_of(draft, above)), sum(above + 1)]
        });
        let nearest = sums.min_by_key(|(_, counted)| counted.abs_diff(sum.total.figure));
        let Some((unit, counted)) = nearest.filter(|(_, it)| *it != sum.total.figure) else {
            continue;
        };
        let doubt = Doubt::TotalDiffers {
            printed: sum.total.printed(),
            counted: hundredths(counted),
            unit: draft.units[unit].name.clone(),
        };
        problems.push(Problem { line: sum.line, doubt });
    }
}

/// One past the last unit below `top`; those below follow it.
fn end_of(draft: &Draft, top: usize) -> usize {
    if top == 0 {
        return draft.units.len();
    }
    let below = draft.units[top + 1..].iter().take_while(|unit| unit.parent >= top);
    top + 1 + below.count()
}

/// The posts of the units `from..to`, or their working time, in hundredths.
fn counted(draft: &Draft, from: usize, to: usize, total: &Total) -> u32 {
    let posts = draft.units[from..to].iter().flat_map(|unit| &unit.posts).map(|(_, post)| post);
    let posts = posts.filter(|post| {
        total.category.as_ref().is_none_or(|it| post.category.as_deref() == Some(it.as_str()))
    });
    let sum =
        posts.map(|post| if total.in_fte { post.time() } else { u64::from(post.count) * 100 });
    sum.sum::<u64>().try_into().unwrap_or(u32::MAX)
}
