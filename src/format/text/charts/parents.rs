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
    let name = |unit: usize| draft.units[unit].name.clone();
    // Units above and including the last one, from below.
    let above =
        std::iter::successors(Some(last), |&unit| (unit > 0).then(|| draft.units[unit].parent));
    let deeper = |unit: usize| match (heading.depth, draft.units[unit].depth) {
        (Some(own), Some(its)) => Some(own.level > its.level),
        _ => None,
    };
    // What an author says wins over the ranks of kinds.
    if heading.depth.is_some_and(|own| own.sure) && above.clone().any(|unit| deeper(unit).is_some())
    {
        let higher = above.clone().find(|&unit| deeper(unit) == Some(true));
        let beside = above.clone().find(|&unit| draft.units[unit].depth == heading.depth);
        return (higher.or(beside.map(|unit| draft.units[unit].parent)).unwrap_or(0), None);
    }
    let unit = heading.name.clone();
    // A kind that may stand anywhere says nothing where the author does.
    let ranked = heading.kind.filter(|kind| !(kind.anywhere && heading.depth.is_some()));
    let Some(kind) = ranked else {
        let by_depth = above.clone().find(|&unit| unit == 0 || deeper(unit) == Some(true));
        let sibling = draft.units.iter().skip(1).rposition(|unit| unit.style == heading.style);
        let parent = match (heading.depth, sibling) {
            (Some(_), _) => by_depth.unwrap_or(0),
            (None, Some(sibling)) => draft.units[sibling + 1].parent,
            (None, None) => 0,
        };
        let doubt = Doubt::KindMissing { unit, parent: name(parent) };
        return (parent, heading.kind.is_none().then_some(doubt));
    };
    let is_placeholder = |unit: usize| unit == 0 && draft.placeholder;
    let by_rank = above.clone().find(|&unit| {
        let its = &draft.units[unit];
        match its.kind {
            Some(other) => {
                // As deep as the author says, half a step between ranks makes no parent.
                let tier = |rank: u8| rank.div_ceil(RANK_STEP);
                let alike = its.depth.is_some() && its.depth == heading.depth;
                let beside = alike && tier(other.rank) == tier(kind.rank);
                (other.rank < kind.rank && !beside)
                    || (other.rank == kind.rank && deeper(unit) == Some(true))
            }
            None => unit == 0 || deeper(unit) == Some(true),
        }
    });
    let parent = by_rank.unwrap_or(0);
    if draft.units[parent].kind.is_some_and(|other| other.rank >= kind.rank)
        && !is_placeholder(parent)
    {
        return (parent, Some(Doubt::ParentFromDepth { unit, parent: name(parent) }));
    }
    let by_depth = above.clone().find(|&unit| deeper(unit) == Some(true));
    let disagrees = match (heading.depth, by_depth) {
        (Some(_), Some(by_depth)) => by_depth != parent,
        (Some(_), None) => parent != 0 && deeper(parent) == Some(false),
        (None, _) => false,
    };
    if disagrees {
        return (parent, Some(Doubt::ParentFromKind { unit, parent: name(parent) }));
    }
    let stands_anywhere = |kind: &KindWord| kind.anywhere;
    let guessed = kind.anywhere || draft.units[parent].kind.is_some_and(stands_anywhere);
    if guessed && heading.depth.is_none() {
        return (parent, Some(Doubt::ParentGuessed { unit, parent: name(parent) }));
    }
    // A mission may be a direction's, or stand beside it: their rank is the same.
    let may_be_part = matches!(kind.id, "mission" | "delegation" | "cabinet" | "coordination");
    let beside = above.clone().find(|&it| {
        let same_rank = draft.units[it].kind.filter(|its| its.rank == kind.rank);
        it > 0 && same_rank.is_some_and(|its| its.id != kind.id)
    });
    let beside = beside.filter(|_| may_be_part && heading.depth.is_none());
    (parent, beside.map(|other| Doubt::BesideOrBelow { unit, other: name(other) }))
}
