//! ORGANIGRAMME blocks: which chart each is the title of.

use super::Builder;
use super::parents::rank_of;
use crate::format::reading::Doubt;
use crate::format::reading::draft::{Block, Draft};
use crate::format::text::best::statements::{Meaning, Statement};
use crate::format::text::candidates::heading::Heading;

impl Builder<'_> {
    pub(super) fn block(&mut self, at: usize, line: usize, block: &Block) {
        let belongs_to_next = self.next_heading[at] < self.statements.len()
            && self.next_block[self.next_heading[at]] < self.next_heading[self.next_heading[at]];
        let titles_next = |draft: &Draft| draft.units.len() == 1 && draft.block.is_none();
        // "II – ORGANIGRAMMES" above charts with blocks of their own.
        if block.says_nothing() && belongs_to_next && !self.drafts.last().is_some_and(titles_next) {
            return;
        }
        let mut block = block.clone();
        block.date = block.date.or(self.pending_date.take());
        if let Some(name) = &block.organisation {
            self.organisation = Some(name.clone());
        }
        let goes_on = |draft: &Draft| {
            let own = draft.block.as_ref().and_then(|own| own.role);
            !draft.units.is_empty() && (block.role.is_none() || own.is_none() || own == block.role)
        };
        if block.continued && self.drafts.last().is_some_and(goes_on) {
            return;
        }
        let organisation = self.organisation.clone();
        let nothing_after = !self.statements[at..].iter().skip(1).take(64).any(|statement| {
            matches!(statement.meaning, Meaning::Heading(_) | Meaning::Posts(_) | Meaning::Block(_))
        }) && self.next_heading[at] == self.statements.len();
        let last = self.drafts.len().checked_sub(1);
        if let Some(draft) = last.map(|last| &mut self.drafts[last])
            && !draft.units.is_empty()
        {
            let repeated = draft.block.as_ref().is_some_and(|own| {
                own.role == block.role
                    && own.date == block.date
                    && own.as_of == block.as_of
                    && (own.role.is_some() || own.date.is_some())
            });
            let heads = draft.units.len() == 1 && !draft.placeholder;
            let foot = (nothing_after || belongs_to_next) && draft.count() > 0;
            if draft.block.is_none() && (heads || foot) {
                draft.organisation = organisation;
                draft.block = Some(block);
                let label = draft.title().to_owned();
                if !heads {
                    self.doubt(line, Doubt::BlockAfterChart { label });
                }
                return;
            }
            if repeated && !self.next_is_root(at) {
                self.doubt(line, Doubt::BlockRepeated {});
                return;
            }
        }
        // "Organisation cible", then ORGANIGRAMME CIBLE: one title.
        if let Some(draft) = self.drafts.last_mut().filter(|draft| draft.units.is_empty())
            && let Some(own) = &mut draft.block
            && (own.role.is_none() || block.role.is_none() || own.role == block.role)
            && (own.date.is_none() || block.date.is_none() || own.date == block.date)
        {
            own.role = own.role.or(block.role);
            own.date = own.date.or(block.date);
            own.as_of = own.as_of.or(block.as_of);
            draft.organisation = organisation;
            return;
        }
        let draft = self.start(line);
        draft.block = Some(block);
        draft.block_first = true;
    }

    /// Whether the heading after statement `at` could be the root of a new chart.
    pub(super) fn next_is_root(&self, at: usize) -> bool {
        let Some(Meaning::Heading(heading)) =
            self.statements.get(self.next_heading[at]).map(|s| &s.meaning)
        else {
            return true;
        };
        let Some(root) = self.drafts.last().and_then(|draft| draft.units.first()) else {
            return true;
        };
        !heading.continued && (heading.key == root.key || rank_of(heading) <= root.rank())
    }

    /// Whether posts part the heading from the next block, which begins the chart after it: posts
    /// or the same root follow, or blocks come first in this chart too.
    pub(super) fn block_is_of_next(&self, at: usize) -> bool {
        let block = self.next_block[at];
        let is_posts = |statement: &Statement| {
            matches!(statement.meaning, Meaning::Posts(_) | Meaning::Table(_))
        };
        let parted = self.statements[at..block].iter().any(is_posts);
        let Some(draft) = self.drafts.last() else { return false };
        let root = draft.units.first().map_or("", |root| root.key.as_str());
        let heading = self.next_heading[block].min(self.statements.len());
        let posts_first = self.statements[block..heading].iter().any(is_posts);
        parted && (draft.block_first || posts_first || self.next_block_heads(at, root))
    }

    /// Whether the next block stands above a heading of that name, whose chart it titles.
    pub(super) fn next_block_heads(&self, at: usize, key: &str) -> bool {
        let below = self.next_heading.get(self.next_block[at]).copied();
        let below = below.and_then(|below| self.statements.get(below));
        below.is_some_and(|below| matches!(&below.meaning, Meaning::Heading(it) if it.key == key))
    }

    /// Whether what follows the next block stands below `heading`: posts, or a unit of a lower rank.
    pub(super) fn heads_block(&self, at: usize, heading: &Heading) -> bool {
        let block = self.next_block[at];
        let is_posts = |statement: &Statement| {
            matches!(statement.meaning, Meaning::Posts(_) | Meaning::Table(_))
        };
        if self.statements[at..block].iter().any(is_posts) {
            return false;
        }
        let below = self.statements.get(block + 1..).unwrap_or_default().iter();
        let mut below = below.filter_map(|statement| match &statement.meaning {
            Meaning::Posts(_) | Meaning::Table(_) | Meaning::Path(_) => Some(true),
            Meaning::Heading(next) => Some(rank_of(next) > rank_of(heading)),
            Meaning::Blank
            | Meaning::Block(_)
            | Meaning::Committee(_)
            | Meaning::Attached(_)
            | Meaning::Ceiling(_)
            | Meaning::NotPrinted
            | Meaning::Organisation(_)
            | Meaning::Page
            | Meaning::Total(_)
            | Meaning::Furniture
            | Meaning::Row(_)
            | Meaning::Unread
            | Meaning::Doubtful => None,
        });
        heading.kind.is_some() && below.next() == Some(true)
    }

    /// Whether the next block, which posts part from `heading`, titles the chart of that heading: the chart
    /// before has its block below its own title, this one is another, and below it stands what is below
    /// `heading`, or a title with a block of its own.
    pub(super) fn block_is_below_posts(&self, at: usize, heading: &Heading) -> bool {
        let Some(draft) = self.drafts.last().filter(|draft| !draft.block_first) else {
            return false;
        };
        let block = self.next_block[at];
        let (Some(own), Some(Meaning::Block(next))) =
            (&draft.block, self.statements.get(block).map(|it| &it.meaning))
        else {
            return false;
        };
        let below = self.next_heading[block];
        // A page prints the block of its chart again, with the same figure if with any.
        let own_figure = draft.units[0].authorised;
        let is_other_figure = |it: &Statement| matches!(it.meaning, Meaning::Ceiling(figure) if own_figure != Some(figure));
        let is_other = own.role != next.role
            || own.date != next.date
            || self.statements[block..below].iter().any(is_other_figure);
        let (own, top) = (heading.style.hashes, draft.units[0].style.hashes);
        let is_title = is_other && (top == 0 || own <= top);
        let Some(Meaning::Heading(next)) = self.statements.get(below).map(|it| &it.meaning) else {
            return is_title;
        };
        let deeper = own > 0 && next.style.hashes > own;
        is_title && (deeper || rank_of(next) > rank_of(heading) || self.has_own_block(below))
    }

    /// Whether a block follows before another heading: the heading then is a chart's title.
    pub(super) fn has_own_block(&self, at: usize) -> bool {
        self.next_block[at] < self.next_heading[at]
    }

    /// Whether the next block, if any, stands after another heading.
    pub(super) fn next_block_is_far(&self, at: usize) -> bool {
        self.next_block[at] > self.next_heading[at] || self.next_block[at] == self.statements.len()
    }
}
