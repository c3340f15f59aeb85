//! Measuring and breaking text with the embedded font: the only place where a width of text is
//! known. Every renderer draws the runs made here as they are.
//!
//! Knows nothing of cards, nor of what the text says.

use std::collections::HashMap;
use std::sync::Arc;

use harfrust::{FontRef, ShaperData, UnicodeBuffer};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter,
    LineSegmenterBorrowed,
};
use skrifa::raw::TableProvider;

use super::Weight;

/// The embedded font file of `weight`: Inter, under the SIL Open Font License.
pub const fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    }
}

/// `text` as it is laid out: the narrow no-break space, which the font lacks, as the plain one.
pub fn laid_out(text: &str) -> Arc<str> {
    if text.contains('\u{202f}') { text.replace('\u{202f}', "\u{a0}").into() } else { text.into() }
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
}

#[derive(PartialEq, Eq, Hash)]
struct BrokenKey {
    text: Arc<str>,
    weight: Weight,
    /// Size, first width and width in thousandths of a scene unit.
    measures: [i32; 3],
}

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    units_per_em: f32,
    /// Widths of whole texts, in ems.
    widths: HashMap<Arc<str>, f32>,
    /// Widths of their longest words, in ems.
    longest_words: HashMap<Arc<str>, f32>,
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
        }
    }
}

impl Typesetter {
    /// Remembered texts beyond this number are dropped.
    const REMEMBERED: usize = 50_000;
    /// So many pieces are looked at for the end of a line, and twice as many while all of them fit.
    const SOUGHT_AT_FIRST: usize = 128;

    /// The advance width of `text`, which must not contain line breaks, in scene units.
    pub fn width(&mut self, text: &str, weight: Weight, size: f32) -> f32 {
        let face = &mut self.faces[weight as usize];
        face.ems(text) * size
    }

    /// The width of the longest stretch of `text` that does not break between words.
    pub fn longest_word(&mut self, text: &str, weight: Weight, size: f32) -> f32 {
        if let Some(&ems) = self.faces[weight as usize].longest_words.get(text) {
            return ems * size;
        }
        let shown = laid_out(text);
        let pieces = self.pieces(&shown);
        let face = &mut self.faces[weight as usize];
        let mut start = 0;
        let mut longest: f32 = 0.0;
        for piece in pieces.iter().filter(|piece| piece.quality == Quality::BetweenWords) {
            longest = longest.max(face.ems(shown[start..piece.end].trim_end_matches(SPACES)));
            start = piece.end;
        }
        if face.longest_words.len() >= Self::REMEMBERED {
            face.longest_words.clear();
        }
        face.longest_words.insert(text.into(), longest);
        longest * size
    }

    /// Breaks `text` into lines none of which is wider than it may be. Empty text has no lines.
    ///
    /// Lines end between words; a word wider than a whole line breaks after a slash, or anywhere.
    /// A single grapheme that is wider than the line stands alone.
    pub fn broken(&mut self, text: &str, measure: Measure) -> Arc<[TextLine]> {
        let thousandths = |value: f32| (value * 1_000.0).round() as i32;
        let key = BrokenKey {
            text: laid_out(text),
            weight: measure.weight,
            measures: [measure.size, measure.first_width, measure.width].map(thousandths),
        };
        if let Some(lines) = self.broken.get(&key) {
            return lines.clone();
        }
        let lines: Arc<[TextLine]> = self.break_up(&key.text, measure).into();
        if self.broken.len() >= Self::REMEMBERED {
            self.broken.clear();
        }
        self.broken.insert(key, lines.clone());
        lines
    }

    fn break_up(&mut self, text: &str, measure: Measure) -> Vec<TextLine> {
        let mut lines = Vec::new();
        let whole = self.width(text, measure.weight, measure.size);
        if text.is_empty() || whole <= measure.first_width {
            if !text.is_empty() {
                lines.push(TextLine { text: text.into(), width: whole });
            }
            return lines;
        }
        let pieces = self.pieces(text);
        let mut start = 0;
        while start < text.len() {
            let is_first = lines.is_empty();
            let room = if is_first { measure.first_width } else { measure.width };
            let fitted = self.fitted(text, start, &pieces, room, measure);
            let worst = fitted.map(|(_, quality)| quality);
            // A narrow first line is left empty rather than cutting a word that fits on the next.
            if is_first
                && measure.first_width < measure.width
                && worst != Some(Quality::BetweenWords)
                && self
                    .fitted(text, start, &pieces, measure.width, measure)
                    .is_some_and(|(_, quality)| quality == Quality::BetweenWords)
            {
                lines.push(TextLine { text: "".into(), width: 0.0 });
                continue;
            }
            let end = match fitted {
                Some((end, _)) => end,
                // Not even one grapheme fits: it stands alone all the same.
                None => after(&pieces, start).first().map_or(text.len(), |piece| piece.end),
            };
            let line = text[start..end].trim_end_matches(SPACES);
            let width = self.width(line, measure.weight, measure.size);
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
        pieces: &[Piece],
        room: f32,
        measure: Measure,
    ) -> Option<(usize, Quality)> {
        let mut fits = |end: usize| {
            let line = text[start..end].trim_end_matches(SPACES);
            self.width(line, measure.weight, measure.size) <= room
        };
        // Of a long text, so much that the line ends in it: a text of a megabyte has many lines.
        let rest = after(pieces, start);
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

/// The pieces that end after `start`.
fn after(pieces: &[Piece], start: usize) -> &[Piece] {
    &pieces[pieces.partition_point(|piece| piece.end <= start)..]
}

/// Whether `end` follows the hyphen of a compound, as in "accords-cadres" but not in "adjoint-e".
fn after_hyphen(text: &str, end: usize) -> bool {
    let next = text[end..].chars().take_while(|letter| letter.is_alphabetic()).count();
    text[..end].ends_with('-') && next > 2
}

impl Face {
    fn new(weight: Weight) -> Self {
        let font = FontRef::new(font_bytes(weight)).expect("the embedded font is sound");
        let data = ShaperData::new(&font);
        let units_per_em = font.head().expect("the embedded font is sound").units_per_em().into();
        Self { font, data, units_per_em, widths: HashMap::new(), longest_words: HashMap::new() }
    }

    /// The advance width of `text`, in ems.
    fn ems(&mut self, text: &str) -> f32 {
        if let Some(&ems) = self.widths.get(text) {
            return ems;
        }
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&laid_out(text));
        buffer.guess_segment_properties();
        let shaper = self.data.shaper(&self.font).build();
        let glyphs = shaper.shape(buffer, Default::default());
        let advance: i64 =
            glyphs.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
        let ems = advance as f32 / self.units_per_em;
        if self.widths.len() >= Typesetter::REMEMBERED {
            self.widths.clear();
        }
        self.widths.insert(text.into(), ems);
        ems
    }
}
