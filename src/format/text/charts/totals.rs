//! Printed sums against what was read: of a unit, of all below it, of a category.

use std::collections::HashMap;

use crate::format::reading::draft::{Draft, DraftUnit, Total};
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
    let mut sums: HashMap<usize, Sums> = HashMap::new();
    for sum in printed {
        let Some(draft) = drafts.get(sum.chart) else { continue };
        let sums = sums.entry(sum.chart).or_insert_with(|| Sums::of(draft));
        let top = draft.units.len().saturating_sub(1);
        let unit = sum.unit.min(top);
        let up = std::iter::successors(Some(unit), |&it| (it > 0).then(|| draft.units[it].parent));
        // Of those it may be meant for, the one it comes nearest to.
        let counts = up.flat_map(|above| {
            let end = sums.ends[above];
            [end, above + 1].map(|end| (above, sums.between(above, end, &sum.total)))
        });
        let nearest = counts.min_by_key(|(_, counted)| counted.abs_diff(sum.total.figure));
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

/// What the units of a chart have together.
struct Sums<'a> {
    draft: &'a Draft,
    /// For each unit one past the last unit below it: those below follow it.
    ends: Vec<usize>,
    /// The sums before each unit, in hundredths, of each category or of all, as posts or as working time.
    before: HashMap<(Option<String>, bool), Vec<u64>>,
}

impl<'a> Sums<'a> {
    fn of(draft: &'a Draft) -> Self {
        let count = draft.units.len();
        let mut ends = vec![count; count];
        let mut open: Vec<usize> = Vec::new();
        for (at, unit) in draft.units.iter().enumerate() {
            while let Some(done) = open.pop_if(|top| *top > 0 && unit.parent < *top) {
                ends[done] = at;
            }
            open.push(at);
        }
        Self { draft, ends, before: HashMap::new() }
    }

    /// The posts of the units `from..to` that a total counts, or their working time, in hundredths.
    fn between(&mut self, from: usize, to: usize, total: &Total) -> u32 {
        let units = &self.draft.units;
        let key = (total.category.clone(), total.in_fte);
        let before = self.before.entry(key).or_insert_with(|| {
            let own = units.iter().map(|unit| counted(unit, total));
            let mut sum = 0;
            let running = own.map(|own| {
                sum += own;
                sum
            });
            std::iter::once(0).chain(running).collect()
        });
        (before[to] - before[from]).try_into().unwrap_or(u32::MAX)
    }
}

/// The posts of a unit that a total counts, or their working time, in hundredths.
fn counted(unit: &DraftUnit, total: &Total) -> u64 {
    let posts = unit.posts.iter().map(|(_, post)| post).filter(|post| {
        total.category.as_ref().is_none_or(|it| post.category.as_deref() == Some(it.as_str()))
    });
    posts.map(|post| if total.in_fte { post.time() } else { u64::from(post.count) * 100 }).sum()
}
