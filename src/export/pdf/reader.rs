//! Draws a page, and says in which order its text is read and what each piece of it is.
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
//! What is no text, and the foot, is an artifact: a screen reader passes over it. Knows nothing of
//! files.

use std::num::NonZeroU16;

use krilla::geom::Point as PdfPoint;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, ListNumbering, SpanTag, Tag, TagGroup};

use super::nesting::Nesting;
use super::shaped::Shaper;
use super::{DEEPEST, paint, printable, title};
use crate::export::{ExportError, Progress};
use crate::scene::page::Page;
use crate::scene::{Card, Item, TextRun, Weight};

/// What runs of a card belong to: they are read in this order, whatever order they are drawn in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Name,
    Headcount,
    /// Further figures, and what became of the unit.
    Details,
    /// A line or a ghost.
    Row(usize),
}

/// A unit of a list that is not finished.
struct Entry {
    body: TagGroup,
    /// The list of the units below.
    below: TagGroup,
}

#[derive(Default)]
pub struct Reader {
    shaper: Shaper,
}

impl Reader {
    /// Draws `page`; returns its part of the tag tree.
    ///
    /// # Errors
    /// If `progress` is cancelled.
    pub fn page(
        &mut self,
        surface: &mut Surface,
        page: &Page,
        is_first: bool,
        progress: &Progress,
    ) -> Result<TagGroup, ExportError> {
        let mut part = TagGroup::new(Tag::Part);
        let first_card = page.cards.first().map_or(page.items.len(), |card| card.items.start);
        self.artifacts(surface, ArtifactType::Layout, &page.items[..page.heading.start]);
        // One title for the document; on its other pages the same words are a paragraph.
        let mut is_title = is_first;
        for item in &page.items[page.heading.clone()] {
            let Item::Text(run) = item else {
                self.artifacts(surface, ArtifactType::Layout, std::slice::from_ref(item));
                continue;
            };
            let mut group = match std::mem::take(&mut is_title) {
                true => TagGroup::new(Tag::Hn(level(0), Some(printable(&page.title())))),
                false => TagGroup::new(Tag::P),
            };
            group.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
            self.run(surface, run, false);
            surface.end_tagged();
            part.push(group);
        }
        let between = &page.items[page.heading.end..first_card];
        self.artifacts(surface, ArtifactType::Layout, between);
        progress.step(first_card)?;
        let mut units = Nesting::new(put_below);
        for card in &page.cards {
            let body = self.card(surface, page, card);
            units.push(card.depth, Entry { body, below: list() });
            progress.step(card.items.len())?;
        }
        let mut top = list();
        for entry in units.finish() {
            top.push(item_of(entry));
        }
        if !top.children.is_empty() {
            part.push(top);
        }
        let end = page.cards.last().map_or(first_card, |card| card.items.end);
        self.artifacts(surface, ArtifactType::Footer, &page.items[end..]);
        progress.step(page.items.len() - end)?;
        Ok(part)
    }

    /// Draws a unit; returns what is read of it, without the units below.
    fn card(&mut self, surface: &mut Surface, page: &Page, card: &Card) -> TagGroup {
        let rows: Vec<_> = card.lines.iter().map(|line| (line.rect, &line.label, false)).collect();
        let ghosts = card.ghosts.iter().map(|ghost| (ghost.rect, &ghost.label, true));
        let rows: Vec<_> = rows.into_iter().chain(ghosts).collect();
        let mut row = 0;
        let mut place_of = |run: &TextRun| {
            if rows.first().is_none_or(|(rect, ..)| run.origin.y < rect.min.y) {
                return header_place(run, card);
            }
            // Runs are drawn in the order of the lines.
            while row + 1 < rows.len() && run.origin.y > rows[row].0.max.y {
                row += 1;
            }
            Place::Row(row)
        };
        let items = &page.items[card.items.clone()];
        let mut read = Vec::new();
        let mut start = 0;
        while start < items.len() {
            // As much as belongs together is one piece of content.
            let Item::Text(first) = &items[start] else {
                let is_text = |item: &Item| matches!(item, Item::Text(_));
                let length = items[start..].iter().position(is_text);
                let end = length.map_or(items.len(), |length| start + length);
                self.artifacts(surface, ArtifactType::Layout, &items[start..end]);
                start = end;
                continue;
            };
            let place = place_of(first);
            let mut runs = vec![first];
            runs.extend(items[start + 1..].iter().map_while(|item| match item {
                Item::Text(run) if place_of(run) == place => Some(run),
                _ => None,
            }));
            start += runs.len();
            let whole = match place {
                Place::Name => &card.name,
                Place::Row(row) => rows[row].1,
                Place::Headcount | Place::Details => "",
            };
            read.push((place, surface.start_tagged(ContentTag::Span(SpanTag::empty()))));
            let mut joints = Joints { whole, at: 0 };
            for run in runs {
                let has_space = joints.has_space_after(&run.text);
                self.run(surface, run, has_space);
            }
            surface.end_tagged();
        }
        read.sort_by_key(|&(place, _)| place);

        let depth = u16::try_from(card.depth).unwrap_or(u16::MAX).min(DEEPEST as u16);
        let mut heading = TagGroup::new(Tag::Hn(level(depth + 1), Some(title(card))));
        let mut details = TagGroup::new(Tag::P);
        let mut lines = list();
        let mut read = read.into_iter().peekable();
        while let Some((place, content)) = read.next() {
            match place {
                Place::Name | Place::Headcount => heading.push(content),
                Place::Details => details.push(content),
                Place::Row(row) => {
                    let (_, label, is_ghost) = rows[row];
                    // That a ghost is struck out is seen and not read: it is said in words.
                    let alternative = is_ghost.then(|| printable(label));
                    let body = Tag::LBody.with_alt_text(alternative);
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

    /// Draws `items` as what a screen reader passes over.
    fn artifacts(&mut self, surface: &mut Surface, kind: ArtifactType, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        for item in items {
            match item {
                Item::Rect { rect, radius, fill, stroke } => {
                    paint::rectangle(surface, *rect, *radius, *fill, *stroke);
                }
                Item::Polyline { points, stroke } => paint::polyline(surface, points, *stroke),
                Item::Text(run) => self.run(surface, run, false),
            }
        }
        surface.end_tagged();
    }

    fn run(&mut self, surface: &mut Surface, run: &TextRun, has_space: bool) {
        let shaped = self.shaper.shape(run);
        let (text, glyphs) = shaped.parts(has_space);
        surface.set_fill(Some(paint::pdf_fill(run.color)));
        surface.set_stroke(None);
        let origin = PdfPoint::from_xy(run.origin.x, run.origin.y);
        surface.draw_glyphs(origin, glyphs, self.shaper.font(run.weight), text, run.size, false);
    }
}

fn list() -> TagGroup {
    TagGroup::new(Tag::L(ListNumbering::None))
}

fn item_of(entry: Entry) -> TagGroup {
    let Entry { mut body, below } = entry;
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

fn put_below(parent: &mut Entry, child: Entry) {
    parent.below.push(item_of(child));
}

/// A heading so many levels below the document's title. No level is skipped, since a card is at
/// most one deeper than the card before it.
fn level(below_title: u16) -> NonZeroU16 {
    NonZeroU16::MIN.saturating_add(below_title)
}

/// The name is read before the headcount at its right, and that before the rest.
fn header_place(run: &TextRun, card: &Card) -> Place {
    let is_icon = || card.mark.as_ref().is_some_and(|mark| *run.text == *mark.change.icon());
    match run.weight {
        Weight::SemiBold if *run.text == *card.headcount => Place::Headcount,
        Weight::SemiBold if !is_icon() => Place::Name,
        Weight::SemiBold | Weight::Regular => Place::Details,
    }
}

/// Where the runs of a text that was broken stand in the whole of it: whoever reads them one after
/// the other needs the spaces that were dropped where lines end, and none within a word.
struct Joints<'a> {
    whole: &'a str,
    /// Where the last run that was found ends.
    at: usize,
}

impl Joints<'_> {
    /// Whether a space parts `run` from the next one.
    fn has_space_after(&mut self, run: &str) -> bool {
        let rest = &self.whole[self.at..];
        let Some((found, length)) = find(rest, run) else { return true };
        self.at += found + length;
        let next = self.whole[self.at..].chars().next();
        next.is_none_or(|c| c.is_whitespace() || c == ',')
    }
}

/// The place and length of `run` in `text`, all spaces being alike.
fn find(text: &str, run: &str) -> Option<(usize, usize)> {
    let alike = |a: char, b: char| a == b || (a.is_whitespace() && b.is_whitespace());
    text.char_indices().find_map(|(start, _)| {
        let mut rest = text[start..].chars();
        let mut length = 0;
        for wanted in run.chars() {
            let c = rest.next().filter(|&c| alike(c, wanted))?;
            length += c.len_utf8();
        }
        Some((start, length))
    })
}
