//! Measuring and breaking text with the embedded font: the only place where a width of text is
//! known. Every renderer draws the runs made here as they are.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Weight;
use super::font::Shaper;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter,
    LineSegmenterBorrowed,
};

/// `text` as it is laid out: the narrow no-break space, which the font lacks, as the plain one.
pub fn laid_out(text: &str) -> Cow<'_, str> {
    match text.contains('\u{202f}') {
        true => text.replace('\u{202f}', "\u{a0}").into(),
        false => text.into(),
    }
}

/// What a line does not end with.
const SPACES: [char; 2] = [' ', '\u{a0}'];

/// A line of broken text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    pub text: Arc<str>,
    /// In scene units at the size it was broken for.
    pub width: f32,
}

/// How a text is to be broken: its first line may have less room than the others.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub weight: Weight,
    /// Scene units per em.
    pub size: f32,
    pub first_width: f32,
    pub width: f32,
}

/// Measures and breaks text, and remembers: titles repeat all over a chart.
pub struct Typesetter {
    faces: [Face; 2],
    lines: LineSegmenterBorrowed<'static>,
    graphemes: GraphemeClusterSegmenterBorrowed<'static>,
    broken: HashMap<BrokenKey, Arc<[TextLine]>>,
    /// How many bytes of text are among them.
    broken_bytes: usize,
}

#[derive(PartialEq, Eq, Hash)]
struct BrokenKey {
    text: Arc<str>,
    weight: Weight,
    /// Size, first width and width in thousandths of a scene unit.
    measures: [i32; 3],
}

/// A text that was shaped once for all the widths it is broken at.
struct Measured {
    pieces: Vec<Piece>,
    /// Places in the text, in bytes, each with the advance up to it, in font units. Only those where
    /// both sides have the same glyphs apart as together: HarfBuzz tells, as "unsafe to break".
    advances: Vec<(usize, i64)>,
    units_per_em: f32,
}

impl Measured {
    /// The advance width of a part of the text, in ems, as if it were shaped alone; none where only
    /// shaping it tells.
    fn ems(&self, part: Range<usize>) -> Option<f32> {
        let up_to = |place: usize| {
            let index = self.advances.binary_search_by_key(&place, |(place, _)| *place).ok()?;
            Some(self.advances[index].1)
        };
        Some((up_to(part.end)? - up_to(part.start)?) as f32 / self.units_per_em)
    }
}

struct Face {
    shaper: Shaper,
    /// The last texts that were broken, and how many bytes they have together.
    measured: HashMap<Arc<str>, Arc<Measured>>,
    measured_bytes: usize,
    /// Of whole texts.
    widths: Widths,
    /// Of their longest words.
    longest_words: Widths,
}

/// Widths of texts, in ems.
#[derive(Default)]
struct Widths {
    known: HashMap<Arc<str>, f32>,
    /// How many bytes of text are among them.
    bytes: usize,
}

impl Widths {
    fn remember(&mut self, text: &str, ems: f32) {
        if text.len() > Typesetter::LONGEST_REMEMBERED {
            return;
        }
        if self.known.len() >= Typesetter::REMEMBERED || self.bytes >= Typesetter::REMEMBERED_BYTES
        {
            *self = Self::default();
        }
        self.bytes += text.len();
        self.known.insert(text.into(), ems);
    }
}

/// A piece of a text between two places where it may break.
struct Piece {
    /// The end of the piece, its trailing spaces included.
    end: usize,
    /// How good it is to break here.
    quality: Quality,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Quality {
    /// Inside a word, between two graphemes.
    Inside,
    /// Inside a word of several parts, "Conseiller/ère/s", or at a space that should hold: better
    /// than in the midst of a part.
    BetweenParts,
    /// Between words.
    BetweenWords,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self {
            faces: [Face::new(Weight::Regular), Face::new(Weight::SemiBold)],
            lines: LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()),
            graphemes: GraphemeClusterSegmenter::new(),
            broken: HashMap::new(),
            broken_bytes: 0,
        }
    }
}

impl Typesetter {
    /// Remembered texts beyond this number, or of more bytes together, are dropped.
    const REMEMBERED: usize = 250_000;
    const REMEMBERED_BYTES: usize = 8 << 20;
    /// A text longer than this is not remembered by its width: it comes once, and takes long anyway.
    const LONGEST_REMEMBERED: usize = 4_096;
    /// Texts that are shaped and kept for other widths have so many bytes: those of a few cards.
    const MEASURED_BYTES: usize = 65_536;
    /// So many pieces are looked at for the end of a line, and twice as many while all of them fit.
    const SOUGHT_AT_FIRST: usize = 128;

    /// The advance width of `text`, which must not contain line breaks, in scene units.
    pub fn width(&mut self, text: &str, weight: Weight, size: f32) -> f32 {
        let face = &mut self.faces[weight as usize];
        face.ems(text) * size
    }

    /// The width of the longest stretch of `text` that does not break between words.
    pub fn longest_word(&mut self, text: &str, weight: Weight, size: f32) -> f32 {
        if let Some(&ems) = self.faces[weight as usize].longest_words.known.get(text) {
            return ems * size;
        }
        let shown = laid_out(text);
        let mut longest: f32 = 0.0;
        for stretch in stretches(&shown) {
            let measured = self.measured(stretch, weight);
            let face = &mut self.faces[weight as usize];
            let mut start = 0;
            let words = measured.pieces.iter();
            for piece in words.filter(|piece| piece.quality == Quality::BetweenWords) {
                longest = longest.max(face.part_ems(stretch, start..piece.end, &measured));
                start = piece.end;
            }
        }
        let face = &mut self.faces[weight as usize];
        face.longest_words.remember(text, longest);
        longest * size
    }

    /// Breaks `text` into lines none of which is wider than it may be. Empty text has no lines.
    ///
    /// Lines end between words; a word wider than a whole line breaks after a slash, or anywhere.
    /// A single grapheme that is wider than the line stands alone.
    pub fn broken(&mut self, text: &str, measure: Measure) -> Arc<[TextLine]> {
        let shown = laid_out(text);
        // Most texts fit where they stand: their width is all that needs to be known.
        if (1..=Self::LONGEST_REMEMBERED).contains(&shown.len()) {
            let width = self.width(&shown, measure.weight, measure.size);
            if width <= measure.first_width {
                return Arc::new([TextLine { text: shown.into(), width }]);
            }
        }
        let thousandths = |value: f32| (value * 1_000.0).round() as i32;
        let key = BrokenKey {
            text: shown.into(),
            weight: measure.weight,
            measures: [measure.size, measure.first_width, measure.width].map(thousandths),
        };
        if let Some(lines) = self.broken.get(&key) {
            return lines.clone();
        }
        let mut lines = Vec::new();
        for stretch in stretches(&key.text) {
            let first_width = if lines.is_empty() { measure.first_width } else { measure.width };
            lines.extend(self.break_up(stretch, Measure { first_width, ..measure }));
        }
        let lines: Arc<[TextLine]> = lines.into();
        if self.broken.len() >= Self::REMEMBERED || self.broken_bytes >= Self::REMEMBERED_BYTES {
            self.broken.clear();
            self.broken_bytes = 0;
        }
        self.broken_bytes += key.text.len();
        self.broken.insert(key, lines.clone());
        lines
    }

    fn break_up(&mut self, text: &str, measure: Measure) -> Vec<TextLine> {
        let mut lines = Vec::new();
        let measured = self.measured(text, measure.weight);
        let face = &mut self.faces[measure.weight as usize];
        let whole = measured.ems(0..text.len()).unwrap_or_else(|| face.ems(text)) * measure.size;
        if text.is_empty() || whole <= measure.first_width {
            if !text.is_empty() {
                lines.push(TextLine { text: text.into(), width: whole });
            }
            return lines;
        }
        let mut start = 0;
        while start < text.len() {
            let is_first = lines.is_empty();
            let room = if is_first { measure.first_width } else { measure.width };
            let fitted = self.fitted(text, start, &measured, room, measure);
            let worst = fitted.map(|(_, quality)| quality);
            // A narrow first line is left empty rather than cutting a word that fits on the next.
            if is_first
                && measure.first_width < measure.width
                && worst != Some(Quality::BetweenWords)
                && self
                    .fitted(text, start, &measured, measure.width, measure)
                    .is_some_and(|(_, quality)| quality == Quality::BetweenWords)
            {
                lines.push(TextLine { text: "".into(), width: 0.0 });
                continue;
            }
            let end = match fitted {
                Some((end, _)) => end,
                // Not even one grapheme fits: it stands alone all the same.
                None => {
                    after(&measured.pieces, start).first().map_or(text.len(), |piece| piece.end)
                }
            };
            let line = text[start..end].trim_end_matches(SPACES);
            let face = &mut self.faces[measure.weight as usize];
            let width = face.part_ems(text, start..end, &measured) * measure.size;
            if !line.is_empty() {
                lines.push(TextLine { text: line.into(), width });
            }
            start = end;
        }
        lines
    }

    /// The end of the longest line from `start` that fits in `room`, breaking as well as possible.
    fn fitted(
        &mut self,
        text: &str,
        start: usize,
        measured: &Measured,
        room: f32,
        measure: Measure,
    ) -> Option<(usize, Quality)> {
        let face = &mut self.faces[measure.weight as usize];
        let mut fits =
            |end: usize| face.part_ems(text, start..end, measured) * measure.size <= room;
        // Of a long text, so much that the line ends in it: a text of a megabyte has many lines.
        let rest = after(&measured.pieces, start);
        let mut sought = Self::SOUGHT_AT_FIRST;
        while rest.get(sought).is_some_and(|piece| fits(piece.end)) {
            sought *= 2;
        }
        let rest = &rest[..sought.min(rest.len())];
        for quality in [Quality::BetweenWords, Quality::BetweenParts, Quality::Inside] {
            // Longer text is wider.
            let ends = rest.iter().filter(|piece| piece.quality >= quality).map(|piece| piece.end);
            let ends: Vec<usize> = ends.collect();
            let fitting = ends.partition_point(|&end| fits(end));
            if fitting > 0 {
                return Some((ends[fitting - 1], quality));
            }
        }
        None
    }

    /// `text` shaped, as it is laid out.
    fn measured(&mut self, text: &str, weight: Weight) -> Arc<Measured> {
        if let Some(measured) = self.faces[weight as usize].measured.get(text) {
            return measured.clone();
        }
        let pieces = self.pieces(text);
        let face = &mut self.faces[weight as usize];
        let advances = face.advances(text);
        let units_per_em = face.shaper.units_per_em();
        let measured = Arc::new(Measured { pieces, advances, units_per_em });
        if face.measured_bytes > Self::MEASURED_BYTES {
            face.measured.clear();
            face.measured_bytes = 0;
        }
        face.measured.insert(text.into(), measured.clone());
        face.measured_bytes += text.len();
        measured
    }

    /// Every place where `text` may break, in order; the end of the text is the last.
    fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut words = self.lines.segment_str(text).skip(1).peekable();
        self.graphemes
            .segment_str(text)
            .skip(1)
            .map(|end| {
                while words.next_if(|&word| word < end).is_some() {}
                let quality = if words.peek() != Some(&end) {
                    match text[..end].ends_with('\u{a0}') {
                        true => Quality::BetweenParts,
                        false => Quality::Inside,
                    }
                } else if end == text.len() || text[..end].ends_with(' ') || after_hyphen(text, end)
                {
                    Quality::BetweenWords
                } else {
                    Quality::BetweenParts
                };
                Piece { end, quality }
            })
            .collect()
    }
}

/// `text` in stretches that are shaped one at a time, each to end with a space where there is one: of
/// every letter much is known while its text is broken. No text that can be read has more than one.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    const LONGEST: usize = 1 << 16;
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.floor_char_boundary(LONGEST);
        let end = match end < rest.len() {
            true => rest[..end].rfind(' ').map_or(end, |space| space + 1),
            false => end,
        };
        let (stretch, others) = rest.split_at(end);
        rest = others;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// The pieces that end after `start`.
fn after(pieces: &[Piece], start: usize) -> &[Piece] {
    &pieces[pieces.partition_point(|piece| piece.end <= start)..]
}

/// Whether `end` follows the hyphen of a compound, as in "accords-cadres" but not in "adjoint-e".
fn after_hyphen(text: &str, end: usize) -> bool {
    let next = text[end..].chars().take_while(|letter| letter.is_alphabetic()).count();
    text[..end].ends_with('-') && next > 2
}

/// Whether `c` is a letter of the Latin script, or a mark or sign that is used with any.
fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}')
}

impl Face {
    fn new(weight: Weight) -> Self {
        let shaper = Shaper::new(weight);
        Self {
            shaper,
            measured: HashMap::new(),
            measured_bytes: 0,
            widths: Widths::default(),
            longest_words: Widths::default(),
        }
    }

    /// The advance width of `text`, in ems.
    fn ems(&mut self, text: &str) -> f32 {
        if let Some(&ems) = self.widths.known.get(text) {
            return ems;
        }
        let shown = laid_out(text);
        let advances = stretches(&shown).map(|stretch| {
            self.shaper.shape(stretch, |glyphs| {
                let advances = glyphs.glyph_positions().iter();
                advances.map(|glyph| i64::from(glyph.x_advance)).sum::<i64>()
            })
        });
        let advance: i64 = advances.sum();
        let ems = advance as f32 / self.shaper.units_per_em();
        self.widths.remember(text, ems);
        ems
    }

    /// The advance width of a part of `text`, without the spaces at its end, in ems.
    fn part_ems(&mut self, text: &str, part: Range<usize>, measured: &Measured) -> f32 {
        let end = part.start + text[part.clone()].trim_end_matches(SPACES).len();
        let part = part.start..end;
        measured.ems(part.clone()).unwrap_or_else(|| self.ems(&text[part]))
    }

    /// See [`Measured::advances`].
    fn advances(&mut self, text: &str) -> Vec<(usize, i64)> {
        // A part in another script may run the other way, and is shaped by other rules, when alone.
        if !text.chars().all(is_latin) {
            return Vec::new();
        }
        self.shaper.shape(text, |glyphs| {
            let (infos, positions) = (glyphs.glyph_infos(), glyphs.glyph_positions());
            let mut advances = Vec::with_capacity(infos.len() + 1);
            let mut advance = 0;
            let mut next = 0;
            for (info, position) in infos.iter().zip(positions) {
                let cluster = info.cluster as usize;
                if cluster >= next {
                    if !info.unsafe_to_break() {
                        advances.push((cluster, advance));
                    }
                    next = cluster + 1;
                }
                advance += i64::from(position.x_advance);
            }
            advances.push((text.len(), advance));
            advances
        })
    }
}
