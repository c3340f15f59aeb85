//! Units that one line names one below the other.

use super::Builder;
use super::parents::{rank_of, unit_named};
use crate::format::reading::Doubt;
use crate::format::reading::draft::{DraftUnit, placeholder};
use crate::format::reading::vocabulary::{bare, is_organisation};
use crate::format::text::candidates::heading::Heading;

impl Builder<'_> {
    /// Goes down a path, from the unit that its first name is; what is not there yet is made.
    pub(super) fn path(&mut self, at: usize, line: usize, headings: &[Heading]) {
        let Some((first, below)) = headings.split_first() else { return };
        self.start_at_organisation(line, first);
        let known = self.drafts.last().and_then(|draft| draft.named(&first.key).first().copied());
        match known {
            Some(unit) => {
                self.unread = None;
                self.to_root = false;
                self.unit = unit;
                self.close_floating();
            }
            None => self.heading(at, line, first),
        }
        for heading in below {
            self.step_down(line, heading);
        }
    }

    /// Puts the last unit under the one that the text says it is attached to.
    pub(super) fn attach(&mut self, line: usize, parent: &str) {
        let unit = self.unit;
        let Some(draft) = self.drafts.last_mut().filter(|draft| unit < draft.units.len()) else {
            return;
        };
        let key = bare(parent);
        let found = draft.named(&key).iter().rev().copied().find(|&it| it < unit);
        match found {
            Some(found) => {
                draft.units[unit].parent = found;
                // It is no longer a guess where the unit stands.
                self.take_back(line.saturating_sub(1), |doubt| {
                    matches!(
                        doubt,
                        Doubt::ParentFromDepth { .. }
                            | Doubt::ParentFromKind { .. }
                            | Doubt::ParentGuessed { .. }
                            | Doubt::BesideOrBelow { .. }
                    )
                });
            }
            None => {
                let unit = draft.units[unit].name.clone();
                self.doubt(line, Doubt::ParentUnknown { parent: parent.to_owned(), unit });
            }
        }
    }

    /// An administration at the top of a path is that of the chart.
    fn start_at_organisation(&mut self, line: usize, first: &Heading) {
        let untitled = self.drafts.last().is_none_or(|draft| draft.units.is_empty());
        if first.kind.is_some() || !is_organisation(&first.name) || !untitled {
            return;
        }
        self.organisation = Some(first.name.clone());
        if self.drafts.is_empty() {
            self.start(line);
        }
        let Some(draft) = self.drafts.last_mut() else { return };
        draft.organisation = Some(first.name.clone());
        draft.push(DraftUnit { key: first.key.clone(), ..placeholder(&first.name, line) });
        draft.placeholder = true;
        self.unit = 0;
    }

    fn step_down(&mut self, line: usize, heading: &Heading) {
        let Some(draft) = self.drafts.last_mut() else { return };
        let parent = self.unit;
        let is_below = |unit: &usize| *unit > parent && draft.units[*unit].parent == parent;
        if let Some(known) = draft.named(&heading.key).iter().rev().copied().find(is_below) {
            self.unit = known;
            return;
        }
        draft.keys.insert((parent, heading.key.clone()));
        let rank = rank_of(heading);
        draft.highest = Some(draft.highest.map_or(rank, |highest| highest.min(rank)));
        self.unit = draft.push(unit_named(heading, parent, line));
        draft.by_key.insert(heading.key.clone(), self.unit);
    }
}
