//! A chart as it is read: units with the posts and figures found for them, and whose child each is.

use std::collections::{HashMap, HashSet};

use super::problem::Doubt;
use super::vocabulary::{KindWord, OTHER_RANK, RANK_STEP};
use crate::format::text::depth::Depth;
use crate::format::text::furniture::Block;
use crate::format::text::heading::Heading;
use crate::format::text::lines::Style;
use crate::format::text::post_line::PostLine;
use crate::model::{Role, folded};

/// A chart being read.
#[derive(Debug, Default)]
pub(in crate::format) struct Draft {
    /// The first is the root.
    pub units: Vec<DraftUnit>,
    /// The root stands for a title that the text lacks.
    pub placeholder: bool,
    pub block: Option<Block>,
    pub organisation: Option<String>,
    /// The block stood before the first heading.
    pub block_first: bool,
    pub line: usize,
    /// Its name among the charts of the text.
    pub label: String,
    /// Posts read so far.
    pub counted: u32,
    /// The least rank among the units below the root.
    pub highest: Option<u8>,
    pub keys: HashSet<(usize, String)>,
    /// The last unit of each name.
    pub by_key: HashMap<String, usize>,
    /// The root has a director.
    pub headed: bool,
}

#[derive(Debug)]
pub(in crate::format) struct DraftUnit {
    pub name: String,
    pub key: String,
    pub kind: Option<&'static KindWord>,
    pub depth: Option<Depth>,
    pub style: Style,
    pub parent: usize,
    pub line: usize,
    pub posts: Vec<(usize, PostLine)>,
    pub authorised: Option<u32>,
    /// It has a number of authorised posts that is not printed.
    pub not_printed: bool,
    pub stated_count: Option<u32>,
}

impl DraftUnit {
    pub fn new(heading: &Heading, parent: usize, line: usize) -> Self {
        Self {
            name: heading.name.clone(),
            key: heading.key.clone(),
            kind: heading.kind,
            depth: heading.depth,
            style: heading.style,
            parent,
            line,
            posts: Vec::new(),
            authorised: heading.authorised,
            not_printed: false,
            stated_count: heading.stated_count,
        }
    }

    pub fn rank(&self) -> u8 {
        self.kind.map_or(OTHER_RANK, |kind| kind.rank)
    }

    pub fn own_count(&self) -> u32 {
        self.posts.iter().map(|(_, post)| post.count).sum()
    }
}

impl Draft {
    pub fn count(&self) -> u32 {
        self.counted
    }

    /// The name shown for the chart.
    pub fn title(&self) -> &str {
        self.units.first().map_or("", |root| root.name.as_str())
    }
}

/// The name of a root that the text does not name.
pub(in crate::format) const UNTITLED: &str = "Organigramme sans titre";

/// Gives each chart its label: title, then role or date, then a number if need be.
pub(in crate::format) fn label(drafts: &mut [Draft]) {
    let mut labels = HashSet::new();
    let mut numbers = HashMap::new();
    for draft in drafts {
        let (role, date) =
            draft.block.as_ref().map_or((None, None), |block| (block.role, block.date));
        let state = match (role, date) {
            (Some(Role::Source), _) => " – source".to_owned(),
            (Some(Role::Target), _) => " – cible".to_owned(),
            (Some(Role::Variant), _) => {
                let number = draft.block.as_ref().and_then(|block| block.number.as_deref());
                number.map_or(" – variante".to_owned(), |number| format!(" – variante {number}"))
            }
            (None, Some(date)) => format!(" – {}", date.strftime("%d/%m/%Y")),
            (None, None) => String::new(),
        };
        let label = format!("{}{state}", draft.title());
        draft.label.clone_from(&label);
        // From the number the last chart of that label got: thousands may share one.
        let number: &mut u32 = numbers.entry(label.clone()).or_insert(2);
        while !labels.insert(draft.label.clone()) {
            draft.label = format!("{label} ({number})");
            *number += 1;
        }
    }
}

pub(in crate::format) fn rank_of(heading: &Heading) -> u8 {
    heading.kind.map_or(OTHER_RANK, |kind| kind.rank)
}

pub(in crate::format) fn placeholder(name: &str, line: usize) -> DraftUnit {
    DraftUnit {
        name: name.to_owned(),
        key: String::new(),
        kind: None,
        depth: None,
        style: Style::default(),
        parent: 0,
        line,
        posts: Vec::new(),
        authorised: None,
        not_printed: false,
        stated_count: None,
    }
}

/// The head of a direction: by level, or by title.
pub(in crate::format) fn is_director(post: &PostLine) -> bool {
    let level = post.level.as_deref().map(folded);
    let level =
        level.is_some_and(|level| level.ends_with("de direction") || level.ends_with("generale"));
    let title = folded(&post.title);
    let named = title.strip_prefix("directeur").or(title.strip_prefix("directrice"));
    level
        || named
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) && !rest.contains("adjoint"))
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
