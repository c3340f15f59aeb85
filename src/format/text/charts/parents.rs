//! Which unit a heading stands under: as the author says, else by the ranks of kinds.

use crate::format::reading::Doubt;
use crate::format::reading::draft::{Draft, DraftUnit};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{KindWord, OTHER_RANK, RANK_STEP, bare};
use crate::format::text::candidates::heading::Heading;
use crate::model::folded;

/// The unit that a heading at `line` names.
pub(in crate::format) fn unit_named(heading: &Heading, parent: usize, line: usize) -> DraftUnit {
    DraftUnit {
        name: heading.name.clone(),
        key: heading.key.clone(),
        kind: heading.kind,
        depth: heading.depth,
        style: heading.style,
        indent: None,
        parent,
        line,
        posts: Vec::new(),
        posts_after: None,
        authorised: heading.authorised,
        not_printed: false,
        stated_count: heading.stated_count,
    }
}

pub(in crate::format) fn rank_of(heading: &Heading) -> u8 {
    heading.kind.map_or(OTHER_RANK, |kind| kind.rank)
}

/// The head of a direction, by level or by title.
pub(in crate::format) fn is_director(post: &PostLine) -> bool {
    let title = folded(&post.title);
    let named = title.strip_prefix("directeur").or(title.strip_prefix("directrice"));
    directs_by_level(post)
        || named
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) && !rest.contains("adjoint"))
}

fn directs_by_level(post: &PostLine) -> bool {
    let level = post.level.as_deref().map(folded);
    level.is_some_and(|level| level.ends_with("de direction") || level.ends_with("generale"))
}

/// A director whose title does not say of what: a "directeur de crèche" is the head of no direction.
pub(super) fn is_plain_director(post: &PostLine) -> bool {
    let words = bare(&post.title);
    let plain = ["directeur", "directrice", "ou", "trice", "rice", "e", "general", "generale"];
    directs_by_level(post)
        || is_director(post) && words.split(' ').all(|word| plain.contains(&word))
}

/// Whether a unit has a head of its own: "1 Responsable de service".
pub(super) fn has_head(unit: &DraftUnit) -> bool {
    let first = unit.posts.first().filter(|(_, post)| post.count == 1);
    first.is_some_and(|(_, post)| {
        let title = bare(&post.title);
        let of_unit = unit.kind.is_some_and(|kind| title.ends_with(kind.word));
        let head = ["chef", "cheffe", "responsable", "directeur", "directrice"];
        head.iter().any(|it| {
            title.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }) && (of_unit || !title.contains(' '))
    })
}

/// The parent of `heading` in `draft`, `last` being the unit before it, and what is doubtful in it.
pub(in crate::format) fn parent_of(
    draft: &Draft,
    last: usize,
    heading: &Heading,
) -> (usize, Option<Doubt>) {
    let placing = Placing { draft, last, heading };
    if let Some(parent) = placing.as_told() {
        return (parent, None);
    }
    // A kind that may stand anywhere says nothing where the author does.
    let ranked = heading.kind.filter(|kind| !(kind.anywhere && heading.depth.is_some()));
    match ranked {
        Some(kind) => placing.by_rank(kind),
        None => placing.by_depth_or_style(),
    }
}

/// A heading that is to be placed below one of the units before it.
struct Placing<'a> {
    draft: &'a Draft,
    last: usize,
    heading: &'a Heading,
}

impl Placing<'_> {
    /// Units above and including the last one, from below.
    fn above(&self) -> impl Iterator<Item = usize> {
        let up = |&unit: &usize| (unit > 0).then(|| self.draft.units[unit].parent);
        std::iter::successors(Some(self.last), up)
    }

    /// Whether the heading is deeper than a unit, where both have a depth.
    fn deeper(&self, unit: usize) -> Option<bool> {
        let (own, its) = self.heading.depth.zip(self.draft.units[unit].depth)?;
        Some(own.level > its.level)
    }

    fn name(&self, unit: usize) -> String {
        self.draft.units[unit].name.clone()
    }

    /// What an author says wins over the ranks of kinds.
    fn as_told(&self) -> Option<usize> {
        let depth = self.heading.depth.filter(|own| own.sure);
        // The first of a numbered list stands right below what it is a list of.
        let top = &self.draft.units[0];
        let plain = top.style.hashes == 0 && self.heading.style.hashes == 0;
        let of_top = self.last == 0 && top.depth.is_none() && top.kind.is_some() && plain;
        if of_top && depth.is_some_and(|own| own.level == 1) {
            return Some(0);
        }
        depth.filter(|_| self.above().any(|unit| self.deeper(unit).is_some()))?;
        let higher = self.above().find(|&unit| self.deeper(unit) == Some(true));
        let beside = self.above().find(|&unit| self.draft.units[unit].depth == depth);
        Some(higher.or(beside.map(|unit| self.draft.units[unit].parent)).unwrap_or(0))
    }

    fn by_depth_or_style(&self) -> (usize, Option<Doubt>) {
        let units = &self.draft.units;
        let parent = if self.heading.depth.is_some() {
            let higher = |&unit: &usize| unit == 0 || self.deeper(unit) == Some(true);
            self.above().find(higher).unwrap_or(0)
        } else {
            let alike = |unit: &DraftUnit| unit.style == self.heading.style;
            let sibling = units.iter().skip(1).rposition(alike);
            sibling.map_or(0, |sibling| units[sibling + 1].parent)
        };
        let unit = self.heading.name.clone();
        let doubt = Doubt::KindMissing { unit, parent: self.name(parent) };
        // Where the author says how deep it stands, nothing is open but a word.
        let is_open = self.heading.kind.is_none() && self.heading.depth.is_none();
        (parent, is_open.then_some(doubt))
    }

    fn by_rank(&self, kind: &KindWord) -> (usize, Option<Doubt>) {
        let (draft, heading) = (self.draft, self.heading);
        let parent = self.above().find(|&unit| self.is_higher(unit, kind)).unwrap_or(0);
        let unit = heading.name.clone();
        let is_placeholder = parent == 0 && draft.placeholder;
        // Of two of one rank the author may say which is deeper.
        let told = self.deeper(parent) == Some(true);
        let as_high = |other: &KindWord| other.rank > kind.rank || other.rank == kind.rank && !told;
        if draft.units[parent].kind.is_some_and(as_high) && !is_placeholder {
            return (parent, Some(Doubt::ParentFromDepth { unit, parent: self.name(parent) }));
        }
        let by_depth = self.above().find(|&unit| self.deeper(unit) == Some(true));
        let disagrees = match (heading.depth, by_depth) {
            (Some(_), Some(by_depth)) => by_depth != parent,
            (Some(_), None) => parent != 0 && self.deeper(parent) == Some(false),
            (None, _) => false,
        };
        if disagrees {
            return (parent, Some(Doubt::ParentFromKind { unit, parent: self.name(parent) }));
        }
        let guessed = kind.anywhere
            || draft.units[parent].kind.is_some_and(|it| it.anywhere)
            || self.is_lowered(parent);
        if guessed && heading.depth.is_none() {
            return (parent, Some(Doubt::ParentGuessed { unit, parent: self.name(parent) }));
        }
        // A mission may be a direction's, or stand beside it: their rank is the same.
        let may_be_part = matches!(kind.id, "mission" | "delegation" | "cabinet" | "coordination");
        let beside = self.above().find(|&it| {
            let same_rank = draft.units[it].kind.filter(|its| its.rank == kind.rank);
            it > 0 && same_rank.is_some_and(|its| its.id != kind.id)
        });
        let beside = beside.filter(|_| may_be_part && heading.depth.is_none());
        (parent, beside.map(|other| Doubt::BesideOrBelow { unit, other: self.name(other) }))
    }

    /// Whether a unit stands below one of a lower kind, as a pôle of a direction does: the services after it may be its
    /// own or beside it.
    fn is_lowered(&self, unit: usize) -> bool {
        let units = &self.draft.units;
        let ranks = units[unit].kind.zip(units[units[unit].parent].kind);
        unit > 0 && ranks.is_some_and(|(own, above)| own.rank < above.rank)
    }

    /// Whether a unit is of a higher kind than `kind`, or of the same and less deep.
    fn is_higher(&self, unit: usize, kind: &KindWord) -> bool {
        let its = &self.draft.units[unit];
        let Some(other) = its.kind else { return unit == 0 || self.deeper(unit) == Some(true) };
        // As deep as the author says, half a step between ranks makes no parent.
        let tier = |rank: u8| rank.div_ceil(RANK_STEP);
        let alike = its.depth.is_some() && its.depth == self.heading.depth;
        let beside = alike && tier(other.rank) == tier(kind.rank);
        (other.rank < kind.rank && !beside)
            || (other.rank == kind.rank && self.deeper(unit) == Some(true))
    }
}
