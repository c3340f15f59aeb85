//! Tables of posts within a chart, and those that count two states of it.

use super::Builder;
use crate::format::reading::draft::{Draft, DraftUnit};
use crate::format::reading::post::PostLine;
use crate::format::reading::same_ids::Made;
use crate::format::reading::vocabulary::bare;
use crate::format::tables::{InDocument, TableState};
use crate::model::Role;

impl Builder<'_> {
    /// Puts what a table says under the unit that it stands in.
    pub(super) fn table(&mut self, line: usize, table: &InDocument) {
        let Some(now) = table.states.first() else { return };
        let tops = now.units.iter().filter(|it| it.parent.is_none()).count();
        let untitled = self.drafts.last().is_none_or(|draft| draft.units.is_empty());
        // A table with one unit at its top names the chart that nothing else names.
        if !(untitled && tops == 1 && now.posts.is_empty()) {
            // Rows that name their units stand above none.
            let first = now.posts.first().map(|(_, post)| post.title.clone());
            self.must_be_in_a_unit(line, first.as_deref());
        } else if self.drafts.is_empty() {
            self.start(line);
        }
        let Some(draft) = self.drafts.last_mut() else { return };
        let own = if self.to_root { 0 } else { self.unit };
        let after = table.states.iter().skip(1).find(|state| state.role == Some(Role::Target));
        take_state(draft, own, now, |unit, posts| {
            // What stood above is the same in both states.
            if after.is_some() && unit.posts_after.is_none() {
                unit.posts_after = Some(unit.posts.clone());
            }
            unit.posts.extend(posts);
        });
        if let Some(after) = after {
            take_state(draft, own, after, |unit, posts| {
                unit.posts_after.get_or_insert_default().extend(posts);
            });
        }
        let posts = now.units.iter().flat_map(|it| &it.unit.posts).chain(&now.posts);
        let counted = posts.map(|(_, post)| post.count).fold(0, u32::saturating_add);
        draft.counted = draft.counted.saturating_add(counted);
    }
}

/// Adds the units of `state` that `draft` lacks, and hands on their posts.
fn take_state(
    draft: &mut Draft,
    own: usize,
    state: &TableState,
    mut give: impl FnMut(&mut DraftUnit, Vec<(usize, PostLine)>),
) {
    if let Some(unit) = draft.units.get_mut(own) {
        give(unit, state.posts.clone());
    }
    let mut places: Vec<usize> = Vec::with_capacity(state.units.len());
    for named in &state.units {
        let parent = named.parent.map_or(own, |parent| places[parent]);
        let key = bare(&named.unit.name);
        let is_same = |unit: &usize| *unit > 0 && draft.units[*unit].parent == parent;
        let known = draft.named(&key).iter().copied().find(is_same);
        // The unit that the table stands in may be named in it, or be made by it.
        let is_own = named.parent.is_none() && draft.units.get(own).is_some_and(|it| it.key == key);
        // What the table only names above others may be described elsewhere.
        let is_above = named.parent.is_none() && named.unit.posts.is_empty();
        let elsewhere = || match draft.named(&key) {
            [unit] if is_above && *unit > 0 => Some(*unit),
            _ => None,
        };
        let known = if is_own { Some(own) } else { known.or_else(elsewhere) };
        let place = known.unwrap_or_else(|| {
            let unit = named.unit.clone();
            draft.push(DraftUnit { parent, key, posts: Vec::new(), ..unit })
        });
        give(&mut draft.units[place], named.unit.posts.clone());
        places.push(place);
    }
}

/// Parts a chart with tables of two states into its source and its target. What no such table counts is the
/// same in both. Whether there was one.
pub(super) fn part(drafts: &mut Vec<Draft>) -> bool {
    let whole = std::mem::take(drafts);
    let count = whole.len();
    for mut draft in whole {
        if draft.units.iter().all(|unit| unit.posts_after.is_none()) {
            drafts.push(draft);
            continue;
        }
        let mut after = draft.clone();
        for unit in &mut after.units {
            unit.posts = unit.posts_after.take().unwrap_or_else(|| std::mem::take(&mut unit.posts));
        }
        draft.block.get_or_insert_default().role = Some(Role::Source);
        after.block.get_or_insert_default().role = Some(Role::Target);
        after.is_after = true;
        for draft in [&mut draft, &mut after] {
            draft.counted =
                draft.units.iter().map(DraftUnit::own_count).fold(0, u32::saturating_add);
        }
        drafts.extend([draft, after]);
    }
    drafts.len() > count
}

/// For each chart that is the state after of the one before it, what the two were made of.
pub(in crate::format) fn pairs(drafts: &[Draft]) -> Vec<(usize, Made, Made)> {
    let made = |draft: &Draft| -> Made {
        let rows = draft
            .units
            .iter()
            .map(|unit| unit.posts.iter().map(|(line, post)| (*line, post.count)).collect());
        ((0..draft.units.len()).map(Some).collect(), rows.collect())
    };
    let after = (1..drafts.len()).filter(|&at| drafts[at].is_after);
    after.map(|at| (at - 1, made(&drafts[at - 1]), made(&drafts[at]))).collect()
}
