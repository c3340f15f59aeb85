//! Printed figures against counts: which chart a figure belongs to, and whether it holds.

use super::Builder;
use crate::format::reading::draft::Draft;
use crate::format::reading::{Doubt, Problem};
use crate::format::text::best::statements::Meaning;

/// A figure that stands neither under a heading nor under a chart's block.
#[derive(Debug)]
pub(in crate::format) struct Floating {
    /// The chart it stands in or after.
    pub chart: usize,
    /// The unit it stands after.
    pub unit: usize,
    pub figure: u32,
    pub line: usize,
    /// Nothing has followed it yet.
    pub open: bool,
    /// The next thing after it begins a chart.
    pub before_chart: bool,
}

impl Builder<'_> {
    /// A figure of authorised posts: of the heading or the block right above it, else it floats.
    pub(super) fn ceiling(&mut self, at: usize, line: usize, figure: u32) {
        let last_said =
            self.statements[..at].iter().rev().find_map(|statement| match &statement.meaning {
                Meaning::Blank
                | Meaning::Furniture
                | Meaning::Row(_)
                | Meaning::Unread
                | Meaning::Doubtful
                | Meaning::Organisation(_)
                | Meaning::NotPrinted
                | Meaning::Page
                | Meaning::Attached(_)
                | Meaning::Committee(_) => None,
                meaning @ (Meaning::Heading(_)
                | Meaning::Path(_)
                | Meaning::Posts(_)
                | Meaning::Table(_)
                | Meaning::Total(_)
                | Meaning::Block(_)
                | Meaning::Ceiling(_)) => Some(meaning),
            });
        let next = self.drafts.len();
        let Some(draft) = self.drafts.last_mut() else {
            self.pending_ceiling = Some(figure);
            return;
        };
        let only_root = draft.units.len() == 1;
        let Some(own) = draft.units.get_mut(self.unit) else {
            self.pending_ceiling = Some(figure);
            return;
        };
        let after_heading = matches!(last_said, Some(Meaning::Heading(_) | Meaning::Path(_)));
        let after_block = matches!(last_said, Some(Meaning::Block(_)));
        let of_whole = self.root_took_pending && self.unit == 0;
        if after_heading && (own.authorised.is_none() || of_whole) {
            own.authorised = Some(figure);
            self.root_took_pending = false;
        } else if only_root && after_block && draft.units[0].authorised.is_none() {
            draft.units[0].authorised = Some(figure);
        } else {
            self.floating.push(Floating {
                chart: next - 1,
                unit: self.unit,
                figure,
                line,
                open: true,
                before_chart: false,
            });
        }
    }
}

/// Gives each floating figure to a chart or unit, then compares every figure with its count.
pub(in crate::format) fn settle(
    drafts: &mut [Draft],
    floating: Vec<Floating>,
    problems: &mut Vec<Problem>,
) {
    // Where the text puts its other figures: before the posts, or after them.
    let heads = drafts.iter().filter(|draft| draft.units[0].authorised.is_some()).count();
    let figures_first = heads >= floating.len();
    for figure in floating {
        place(drafts, figure, figures_first, problems);
    }
    check(drafts, problems);
}

fn place(
    drafts: &mut [Draft],
    floating: Floating,
    figures_first: bool,
    problems: &mut Vec<Problem>,
) {
    let Floating { chart, unit, figure, line, before_chart, .. } = floating;
    let mut doubt = |doubt| problems.push(Problem { line, doubt });
    let free =
        |index: usize| drafts.get(index).is_some_and(|draft| draft.units[0].authorised.is_none());
    let equals = |index: usize| drafts.get(index).is_some_and(|draft| draft.count() == figure);
    if before_chart {
        let next = chart + 1;
        let chosen = match (free(chart), free(next)) {
            (false, false) => None,
            (true, false) => Some(chart),
            (false, true) => Some(next),
            (true, true) => match (equals(chart), equals(next)) {
                (true, false) => Some(chart),
                (false, true) => Some(next),
                _ => Some(if figures_first { next } else { chart }),
            },
        };
        match chosen {
            Some(chosen) => {
                drafts[chosen].units[0].authorised = Some(figure);
                let label = drafts[chosen].label.clone();
                doubt(Doubt::CeilingBetween { figure, label });
            }
            None => doubt(Doubt::CeilingUnused { figure }),
        }
        return;
    }
    let draft = &mut drafts[chart];
    // Amid the posts it is the whole chart's, unless only a unit beside it has so many.
    let beside = [unit + 1, unit].into_iter().find(|&beside| {
        beside > 0
            && draft.units.get(beside).is_some_and(|unit| unit.authorised.is_none())
            && subtree_count(draft, beside) == figure
    });
    if let Some(beside) = beside.filter(|_| draft.count() != figure) {
        draft.units[beside].authorised = Some(figure);
        let unit = draft.units[beside].name.clone();
        doubt(Doubt::CeilingInside { figure, unit });
    } else if draft.units[0].authorised.is_none() {
        draft.units[0].authorised = Some(figure);
        let single = draft.units.len() == 1;
        let unit = draft.title().to_owned();
        if !single || draft.count() != figure {
            doubt(Doubt::CeilingInside { figure, unit });
        }
    } else if unit > 0
        && draft.units[unit].authorised.is_none()
        && draft.units[unit].own_count() == figure
    {
        draft.units[unit].authorised = Some(figure);
        let unit = draft.units[unit].name.clone();
        doubt(Doubt::CeilingInside { figure, unit });
    } else {
        doubt(Doubt::CeilingUnused { figure });
    }
}

/// The posts of a unit and those below it, which follow it.
fn subtree_count(draft: &Draft, top: usize) -> u32 {
    let below = draft.units[top + 1..].iter().take_while(|unit| unit.parent >= top);
    draft.units[top].own_count()
        + below.map(crate::format::reading::draft::DraftUnit::own_count).sum::<u32>()
}

/// Every printed figure that differs from its count, and every chart without one among others.
fn check(drafts: &[Draft], problems: &mut Vec<Problem>) {
    let any_ceiling = drafts.iter().any(|draft| draft.units[0].authorised.is_some());
    for draft in drafts {
        let count = draft.units.len();
        // Posts below each unit, and those of its perimeter.
        let (mut totals, mut perimeters) = (vec![0_u32; count], vec![0_u32; count]);
        for (index, unit) in draft.units.iter().enumerate().rev() {
            totals[index] += unit.own_count();
            perimeters[index] += unit.own_count();
            if index > 0 {
                let (total, perimeter) = (totals[index], perimeters[index]);
                totals[unit.parent] += total;
                let apart = unit.authorised.is_some() || unit.not_printed;
                perimeters[unit.parent] += if apart { 0 } else { perimeter };
            }
        }
        let label = draft.label.clone();
        if draft.count() == 0 {
            problems.push(Problem { line: draft.line, doubt: Doubt::ChartEmpty { label } });
            continue;
        }
        if any_ceiling && draft.units[0].authorised.is_none() {
            problems.push(Problem { line: draft.line, doubt: Doubt::CeilingMissing { label } });
        }
        for (index, unit) in draft.units.iter().enumerate() {
            let name = unit.name.clone();
            if let Some(printed) = unit.authorised.filter(|&printed| printed != perimeters[index]) {
                let doubt = Doubt::CeilingDiffers {
                    unit: name.clone(),
                    printed,
                    counted: perimeters[index],
                };
                problems.push(Problem { line: unit.line, doubt });
            }
            // Of the unit with those below it, or of its own posts alone.
            let counted = [totals[index], unit.own_count()];
            if let Some(printed) = unit.stated_count.filter(|it| !counted.contains(it)) {
                let doubt = Doubt::CountDiffers { unit: name, printed, counted: totals[index] };
                problems.push(Problem { line: unit.line, doubt });
            }
        }
    }
}
