//! Pages as one PDF: text as text in subsets of Inter, tagged for screen readers (PDF/UA-1), with
//! bookmarks. Nothing in it depends on when it was made.
//!
//! Each unit is a heading of its level and a list of its lines; boxes, connectors and the foot are
//! artifacts. Knows nothing of charts beyond the cards of a page.

use std::num::NonZeroU16;
use std::ops::Range;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point as PdfPoint, Rect as PdfRect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke as PdfStroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use skrifa::outline::OutlinePen;

use super::glyphs::Glyphs;
use super::shapes::rounded_rect;
use super::svg::is_unprintable;
use super::{ExportError, Progress};
use crate::geom::{Point, Rect};
use crate::scene::page::Page;
use crate::scene::text::{font_bytes, laid_out};
use crate::scene::{Card, Color, Item, Stroke, TextRun, Weight};
use crate::words::Locale;

/// Bookmarks are not nested deeper than this: no reader shows them, and krilla writes them by
/// recursion.
const DEEPEST_BOOKMARK: usize = 30;

/// What the PDF holds besides its pages.
pub struct PdfOptions<'a> {
    pub title: &'a str,
    pub locale: Locale,
    /// The native file, attached.
    pub embed: Option<&'a str>,
}

/// The pages as one PDF file: a PDF/UA-1 unless a text has a letter that Inter lacks, which that
/// standard forbids; it is then tagged all the same.
///
/// # Errors
/// If krilla cannot make the file; if `progress` is cancelled.
pub fn pdf(
    pages: &[Page],
    options: &PdfOptions,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let accessible = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&error))?;
    write(pages, options, accessible, progress).or_else(|error| match error {
        ExportError::Cancelled => Err(error),
        _ => write(pages, options, Configuration::default(), progress),
    })
}

fn failed(reason: &dyn std::fmt::Debug) -> ExportError {
    ExportError::Failed(format!("{reason:?}"))
}

fn write(
    pages: &[Page],
    options: &PdfOptions,
    configuration: Configuration,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let language = options.locale.code().to_owned();
    document.set_metadata(
        Metadata::new()
            .title(printable(options.title))
            .language(language.clone())
            .creator("Organigramme".to_owned()),
    );
    let mut tree = TagTree::new().with_lang(Some(language));
    let mut outline = Outline::new();
    let mut painter = Painter { glyphs: Glyphs::default(), fonts: fonts() };
    for (index, page) in pages.iter().enumerate() {
        progress.step(page.items.len())?;
        let settings = PageSettings::from_wh(page.size.width, page.size.height)
            .ok_or_else(|| failed(&page.size))?;
        let mut pdf_page = document.start_page_with(settings);
        let mut surface = pdf_page.surface();
        tree.push(painter.page(&mut surface, page, index == 0));
        surface.finish();
        pdf_page.finish();
        for node in bookmarks(&page.cards, index) {
            outline.push_child(node);
        }
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    if let Some(text) = options.embed {
        let file = EmbeddedFile {
            path: "organigramme.json".to_owned(),
            mime_type: MimeType::new("application/json"),
            description: Some(printable(options.title)),
            association_kind: AssociationKind::Source,
            data: text.as_bytes().to_vec().into(),
            modification_date: None,
            compress: Some(true),
            location: None,
        };
        document.embed_file(file).ok_or_else(|| failed(&"embedding"))?;
    }
    document.finish().map_err(|error| failed(&error))
}

fn fonts() -> [Font; 2] {
    [Weight::Regular, Weight::SemiBold]
        .map(|weight| Font::new(font_bytes(weight).into(), 0).expect("the embedded font is sound"))
}

/// A bookmark for each unit, nested as the units are.
fn bookmarks(cards: &[Card], page: usize) -> Vec<OutlineNode> {
    // The nodes still open, one for each level, the root first.
    let mut open: Vec<OutlineNode> = Vec::new();
    let mut done = Vec::new();
    let close = |open: &mut Vec<OutlineNode>, done: &mut Vec<OutlineNode>| {
        if let Some(node) = open.pop() {
            match open.last_mut() {
                Some(parent) => parent.push_child(node),
                None => done.push(node),
            }
        }
    };
    for card in cards {
        while open.len() > (card.depth as usize).min(DEEPEST_BOOKMARK) {
            close(&mut open, &mut done);
        }
        let corner = PdfPoint::from_xy(card.rect.min.x, card.rect.min.y);
        let name = printable(&card.name);
        let name = if name.is_empty() { "–".to_owned() } else { name };
        open.push(
            OutlineNode::new(name, XyzDestination::new(page, corner)).with_open(card.depth == 0),
        );
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

struct Painter {
    glyphs: Glyphs,
    /// By weight.
    fonts: [Font; 2],
}

impl Painter {
    /// Draws `page`; its part of the tag tree is what a screen reader reads.
    fn page(&mut self, surface: &mut Surface, page: &Page, is_first: bool) -> TagGroup {
        let mut part = TagGroup::new(Tag::Part);
        let first_card = page.cards.first().map_or(page.items.len(), |card| card.items.start);
        self.artifacts(surface, &page.items[..page.heading.start]);
        for (index, item) in page.items[page.heading.clone()].iter().enumerate() {
            let Item::Text(run) = item else { continue };
            let read = self.read(surface, run);
            // One title for the document; on its other pages the same words are a paragraph.
            let mut group = if index == 0 && is_first {
                TagGroup::new(Tag::Hn(level(1), Some(printable(&page.title()))))
            } else {
                TagGroup::new(Tag::P)
            };
            group.push(read);
            part.push(group);
        }
        self.artifacts(surface, &page.items[page.heading.end..first_card]);
        for card in &page.cards {
            self.card(surface, page, card, &mut part);
        }
        let end = page.cards.last().map_or(first_card, |card| card.items.end);
        self.artifacts(surface, &page.items[end..]);
        part
    }

    fn card(&mut self, surface: &mut Surface, page: &Page, card: &Card, part: &mut TagGroup) {
        // A title, then the units: no level is skipped, since a card's depth never is.
        let depth = u16::try_from(card.depth).unwrap_or(u16::MAX - 2);
        let mut heading = TagGroup::new(Tag::Hn(level(depth + 2), Some(printable(&card.name))));
        let mut header = Vec::new();
        let rows = || {
            let lines = card.lines.iter().map(|line| line.rect);
            lines.chain(card.ghosts.iter().map(|ghost| ghost.rect))
        };
        let mut bodies: Vec<Vec<Identifier>> = vec![Vec::new(); rows().count()];
        for item in &page.items[card.items.clone()] {
            let Item::Text(run) = item else {
                self.artifacts(surface, std::slice::from_ref(item));
                continue;
            };
            let read = self.read(surface, run);
            let on_line = |rect: Rect| rect.min.y <= run.origin.y && run.origin.y <= rect.max.y;
            match rows().position(on_line) {
                Some(line) => bodies[line].push(read),
                None => header.push((reading_place(run, card), read)),
            }
        }
        header.sort_by_key(|&(place, _)| place);
        for (_, read) in header {
            heading.push(read);
        }
        part.push(heading);
        if bodies.iter().any(|body| !body.is_empty()) {
            let mut list = TagGroup::new(Tag::L(ListNumbering::None));
            for (row, reads) in bodies.into_iter().enumerate() {
                // That a ghost is struck out is seen and not read: it is said in words.
                let ghost = row.checked_sub(card.lines.len()).map(|ghost| &card.ghosts[ghost]);
                let mut body = match ghost {
                    Some(ghost) => {
                        TagGroup::new(Tag::LBody.with_alt_text(Some(printable(&ghost.label))))
                    }
                    None => TagGroup::new(Tag::LBody),
                };
                for read in reads {
                    body.push(read);
                }
                let mut entry = TagGroup::new(Tag::LI);
                entry.push(body);
                list.push(entry);
            }
            part.push(list);
        }
    }

    /// Draws `run` as content, to be put in the tag tree once.
    fn read(&mut self, surface: &mut Surface, run: &TextRun) -> Identifier {
        let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.run(surface, run);
        surface.end_tagged();
        identifier
    }

    /// Draws `items` as what a screen reader passes over.
    fn artifacts(&mut self, surface: &mut Surface, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        let artifact = Artifact::with_kind(ArtifactType::Other);
        surface.start_tagged(ContentTag::Artifact(artifact));
        for item in items {
            self.item(surface, item);
        }
        surface.end_tagged();
    }

    fn item(&mut self, surface: &mut Surface, item: &Item) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                if let Some(path) = rectangle(*rect, *radius) {
                    surface.set_fill(fill.map(pdf_fill));
                    surface.set_stroke(stroke.map(pdf_stroke));
                    surface.draw_path(&path);
                }
            }
            Item::Polyline { points, stroke } => {
                if let Some(path) = polyline(points) {
                    surface.set_fill(None);
                    surface.set_stroke(Some(pdf_stroke(*stroke)));
                    surface.draw_path(&path);
                }
            }
            Item::Text(run) => self.run(surface, run),
        }
    }

    fn run(&mut self, surface: &mut Surface, run: &TextRun) {
        let shaped = self.glyphs.shape(run);
        // Clusters are places in the text as it was laid out.
        let text = laid_out(&run.text);
        let mut pen = 0.0;
        let glyphs: Vec<KrillaGlyph> = shaped
            .iter()
            .map(|glyph| {
                let placed = KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance,
                    glyph.x - pen,
                    glyph.y,
                    0.0,
                    cluster(&text, glyph.cluster, shaped.iter().map(|it| it.cluster)),
                    None,
                );
                pen += glyph.advance;
                placed
            })
            .collect();
        surface.set_fill(Some(pdf_fill(run.color)));
        surface.set_stroke(None);
        let font = self.fonts[run.weight as usize].clone();
        let origin = PdfPoint::from_xy(run.origin.x, run.origin.y);
        surface.draw_glyphs(origin, &glyphs, font, &text, run.size, false);
    }
}

/// The name is read before the headcount at its right, and that before the details and what became
/// of the unit.
fn reading_place(run: &TextRun, card: &Card) -> u8 {
    match run.weight {
        Weight::SemiBold if *run.text == *card.headcount => 1,
        Weight::SemiBold if card.mark.as_ref().is_some_and(|it| *run.text == *it.change.icon()) => {
            2
        }
        Weight::SemiBold => 0,
        Weight::Regular => 2,
    }
}

/// The bytes of `text` from `start` to the start of the next cluster.
fn cluster(text: &str, start: usize, starts: impl Iterator<Item = usize>) -> Range<usize> {
    let end = starts.filter(|&other| other > start).min().unwrap_or(text.len());
    start..end
}

fn level(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}

/// `text` without control characters, for what is no drawn text.
fn printable(text: &str) -> String {
    text.chars().filter(|&c| !is_unprintable(c)).collect()
}

fn rectangle(rect: Rect, radius: f32) -> Option<Path> {
    let mut pen = PdfPen(PathBuilder::new());
    if radius > 0.0 {
        rounded_rect(rect, radius, &mut pen);
    } else {
        pen.0.push_rect(PdfRect::from_ltrb(rect.min.x, rect.min.y, rect.max.x, rect.max.y)?);
    }
    pen.0.finish()
}

fn polyline(points: &[Point]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (index, point) in points.iter().enumerate() {
        match index {
            0 => builder.move_to(point.x, point.y),
            _ => builder.line_to(point.x, point.y),
        }
    }
    builder.finish()
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn pdf_fill(color: Color) -> Fill {
    let paint = rgb::Color::new(color.red, color.green, color.blue).into();
    Fill { paint, opacity: opacity(color), rule: Default::default() }
}

fn pdf_stroke(stroke: Stroke) -> PdfStroke {
    let color = stroke.color;
    let paint = rgb::Color::new(color.red, color.green, color.blue).into();
    PdfStroke { paint, width: stroke.width, opacity: opacity(color), ..PdfStroke::default() }
}

struct PdfPen(PathBuilder);

impl OutlinePen for PdfPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
