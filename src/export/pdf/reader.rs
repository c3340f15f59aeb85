//! Draws a page, and says what each piece of its text belongs to.
//!
//! What is no text, and the foot, is an artifact: a screen reader passes over it.

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use super::paint;
use super::printable::{printable, title};
use super::shaped::PdfShaper;
use super::tags::{CardPart, DrawnPage, DrawnUnit};
use crate::export::{ExportError, Progress};
use crate::scene::page::Page;
use crate::scene::{Card, Item, TextRun, Weight};

#[derive(Default)]
pub struct PageReader {
    shaper: PdfShaper,
}

impl PageReader {
    /// Draws `page`.
    ///
    /// # Errors
    /// If `progress` is cancelled.
    pub fn page(
        &mut self,
        surface: &mut Surface,
        page: &Page,
        is_first: bool,
        progress: &Progress,
    ) -> Result<DrawnPage, ExportError> {
        let first_card = page.cards.first().map_or(page.items.len(), |card| card.items.start);
        self.artifacts(surface, ArtifactType::Layout, &page.items[..page.heading.start]);
        let mut heading = Vec::new();
        for item in &page.items[page.heading.clone()] {
            let Item::Text(run) = item else {
                self.artifacts(surface, ArtifactType::Layout, std::slice::from_ref(item));
                continue;
            };
            heading.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
            self.run(surface, run);
            surface.end_tagged();
        }
        let between = &page.items[page.heading.end..first_card];
        self.artifacts(surface, ArtifactType::Layout, between);
        progress.step(first_card)?;
        let mut units = Vec::with_capacity(page.cards.len());
        for card in &page.cards {
            units.push(self.card(surface, page, card));
            progress.step(card.items.len())?;
        }
        let end = page.cards.last().map_or(first_card, |card| card.items.end);
        self.artifacts(surface, ArtifactType::Footer, &page.items[end..]);
        progress.step(page.items.len() - end)?;
        Ok(DrawnPage { title: is_first.then(|| printable(&page.title())), heading, units })
    }

    /// Draws a unit.
    fn card(&mut self, surface: &mut Surface, page: &Page, card: &Card) -> DrawnUnit {
        let lines = card.lines.iter().map(|line| (line.rect, &line.label));
        let ghosts = card.ghosts.iter().map(|ghost| (ghost.rect, &ghost.label));
        let rows: Vec<_> = lines.chain(ghosts).collect();
        let mut row = 0;
        let mut place_of = |run: &TextRun| {
            if rows.first().is_none_or(|(rect, ..)| run.origin.y < rect.min.y) {
                return header_place(run, card);
            }
            // Runs are drawn in the order of the lines.
            while row + 1 < rows.len() && run.origin.y > rows[row].0.max.y {
                row += 1;
            }
            CardPart::Row(row)
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
                Item::Rect { .. } | Item::Polyline { .. } | Item::Text(_) => None,
            }));
            start += runs.len();
            let whole = match place {
                CardPart::Name => &card.name,
                CardPart::Row(row) => rows[row].1,
                CardPart::Headcount | CardPart::Details => "",
            };
            read.push((place, surface.start_tagged(ContentTag::Span(SpanTag::empty()))));
            let mut joints = Joints { whole, at: 0 };
            let rows: Vec<_> =
                runs.iter().map(|&run| (run, joints.has_space_after(&run.text))).collect();
            for rows in rows.chunk_by(|(a, _), (b, _)| is_set_alike(a, b)) {
                rows.chunks(ROWS).for_each(|rows| self.rows(surface, rows));
            }
            surface.end_tagged();
        }
        DrawnUnit {
            depth: card.depth,
            title: title(card),
            pieces: read.into(),
            lines: card.lines.len(),
            ghosts: card.ghosts.iter().map(|ghost| printable(&ghost.label)).collect(),
        }
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
                Item::Text(run) => self.run(surface, run),
            }
        }
        surface.end_tagged();
    }

    fn run(&mut self, surface: &mut Surface, run: &TextRun) {
        self.rows(surface, &[(run, false)]);
    }

    /// Draws runs that are set alike, each with the space that follows it if there is one.
    fn rows(&mut self, surface: &mut Surface, rows: &[(&TextRun, bool)]) {
        let Some(&(first, _)) = rows.first() else { return };
        let (text, glyphs) = self.shaper.rows(rows);
        surface.set_fill(Some(paint::pdf_fill(first.color)));
        surface.set_stroke(None);
        let origin = paint::point(first.origin);
        let font = self.shaper.font(first.weight);
        surface.draw_glyphs(origin, &glyphs, font, &text, first.size, false);
    }
}

/// So many rows are drawn at once: krilla keeps all their glyphs until they are.
const ROWS: usize = 1_000;

/// Whether two runs differ in their text and place only.
fn is_set_alike(a: &TextRun, b: &TextRun) -> bool {
    (a.weight, a.size, a.color) == (b.weight, b.size, b.color)
}

/// The name is read before the headcount at its right, and that before the rest.
fn header_place(run: &TextRun, card: &Card) -> CardPart {
    let is_icon = || card.mark.as_ref().is_some_and(|mark| *run.text == *mark.change.icon());
    match run.weight {
        Weight::SemiBold if *run.text == *card.headcount => CardPart::Headcount,
        Weight::SemiBold if !is_icon() => CardPart::Name,
        Weight::SemiBold | Weight::Regular => CardPart::Details,
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

/// Between two runs of a text there is little more than a space: what is not found so near is nowhere.
const SOUGHT: usize = 1_000;

/// The place and length of `run` near the start of `text`, all spaces being alike.
fn find(text: &str, run: &str) -> Option<(usize, usize)> {
    let alike = |a: char, b: char| a == b || (a.is_whitespace() && b.is_whitespace());
    text.char_indices().take(SOUGHT).find_map(|(start, _)| {
        let mut rest = text[start..].chars();
        let mut length = 0;
        for wanted in run.chars() {
            let c = rest.next().filter(|&c| alike(c, wanted))?;
            length += c.len_utf8();
        }
        Some((start, length))
    })
}
