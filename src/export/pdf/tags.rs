//! The tag tree of a page: what each piece of its text is, in the order in which it is read.
//!
//! ```text
//! Part                          a page
//! ├ H1  P  P …                  its heading
//! └ L                           of units
//!   └ LI
//!     └ LBody
//!       ├ H2                    name, headcount
//!       ├ P                     further figures, what became of the unit
//!       ├ L                     of lines: LI, LBody
//!       └ L                     of the units below: LI …
//! ```
//!
//! Made once a page is drawn and packed: until then nothing is kept but what was drawn where, since of a
//! large chart the tree is a good part of the memory taken.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Tag, TagGroup};

use super::nesting::{DEEPEST, Nesting};

/// What runs of a card belong to: they are read in this order, whatever order they are drawn in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardPart {
    Name,
    Headcount,
    /// Further figures, and what became of the unit.
    Details,
    /// A line or a ghost.
    Row(usize),
}

/// What was drawn of a page.
pub struct DrawnPage {
    /// The title of the document, where it is on this page.
    pub title: Option<String>,
    /// The lines of the heading.
    pub heading: Vec<Identifier>,
    /// In reading order.
    pub units: Vec<DrawnUnit>,
}

/// What was drawn of a unit.
pub struct DrawnUnit {
    pub depth: u32,
    pub title: String,
    /// In any order.
    pub pieces: Box<[(CardPart, Identifier)]>,
    /// How many rows are lines; those after them are ghosts.
    pub lines: usize,
    /// Each ghost in words: that it is struck out is seen and not read.
    pub ghosts: Box<[String]>,
}

/// A unit of a list that is not finished.
struct OpenUnit {
    body: TagGroup,
    /// The list of the units below.
    below: TagGroup,
}

impl DrawnPage {
    /// The page's part of the tag tree.
    pub fn tags(self) -> TagGroup {
        let mut part = TagGroup::new(Tag::Part);
        let mut title = self.title;
        for content in self.heading {
            // One title for the document; on its other pages the same words are a paragraph.
            let tag = match title.take() {
                Some(title) => TagGroup::new(Tag::Hn(level(0), Some(title))),
                None => TagGroup::new(Tag::P),
            };
            part.push(with(tag, content));
        }
        let mut units =
            Nesting::new(|parent: &mut OpenUnit, child| parent.below.push(item_of(child)));
        for unit in self.units {
            units.push(unit.depth, OpenUnit { body: unit.tags(), below: list() });
        }
        let mut top = list();
        for entry in units.finish() {
            top.push(item_of(entry));
        }
        if !top.children.is_empty() {
            part.push(top);
        }
        part
    }
}

impl DrawnUnit {
    /// What is read of the unit, without the units below.
    fn tags(mut self) -> TagGroup {
        let depth = u16::try_from(self.depth).unwrap_or(u16::MAX).min(DEEPEST as u16);
        let mut heading = TagGroup::new(Tag::Hn(level(depth + 1), Some(self.title)));
        let mut details = TagGroup::new(Tag::P);
        let mut lines = list();
        self.pieces.sort_by_key(|&(place, _)| place);
        let mut read = self.pieces.into_iter().peekable();
        while let Some((place, content)) = read.next() {
            match place {
                CardPart::Name | CardPart::Headcount => heading.push(content),
                CardPart::Details => details.push(content),
                CardPart::Row(row) => {
                    let ghost = row.checked_sub(self.lines).and_then(|it| self.ghosts.get(it));
                    let body = Tag::LBody.with_alt_text(ghost.cloned());
                    let mut body = TagGroup::with_children(body, vec![content.into()]);
                    while let Some((_, more)) = read.next_if(|&(other, _)| other == place) {
                        body.push(more);
                    }
                    lines.push(TagGroup::with_children(Tag::LI, vec![body.into()]));
                }
            }
        }
        let groups = [heading, details, lines].into_iter().filter(|it| !it.children.is_empty());
        TagGroup::with_children(Tag::LBody, groups.map(|group| tight(group).into()).collect())
    }
}

fn with(mut group: TagGroup, content: Identifier) -> TagGroup {
    group.push(content);
    group
}

fn list() -> TagGroup {
    TagGroup::new(Tag::L(ListNumbering::None))
}

fn item_of(entry: OpenUnit) -> TagGroup {
    let OpenUnit { mut body, below } = entry;
    if !below.children.is_empty() {
        body.push(tight(below));
    }
    TagGroup::with_children(Tag::LI, vec![tight(body).into()])
}

/// `group` in no more memory than it needs: a large chart has several hundred thousand, each of which
/// would have room for four children.
fn tight(mut group: TagGroup) -> TagGroup {
    group.children.shrink_to_fit();
    group
}

/// A heading so many levels below the document's title. No level is skipped, since a card is at
/// most one deeper than the card before it.
fn level(below_title: u16) -> NonZeroU16 {
    NonZeroU16::MIN.saturating_add(below_title)
}
