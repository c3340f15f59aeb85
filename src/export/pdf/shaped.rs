//! Runs of text as krilla draws them: placed glyphs, each with the letters that it stands for, and
//! a space at the end for the runs that another one goes on from.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::printable::printable;
use crate::export::ExportError;
use crate::export::glyphs::{Glyph, Glyphs, REMEMBERED};
use crate::scene::font::font_bytes;
use crate::scene::page::Page;
use crate::scene::text::laid_out;
use crate::scene::{Item, TextRun, Weight};

/// A run's text and glyphs, a space after them.
struct Shaped {
    text: String,
    glyphs: Vec<KrillaGlyph>,
}

impl Shaped {
    /// What is to be drawn, with the space after it or without.
    fn parts(&self, has_space: bool) -> (&str, &[KrillaGlyph]) {
        if has_space {
            return (&self.text, &self.glyphs);
        }
        let text = &self.text[..self.text.len() - 1];
        (text, &self.glyphs[..self.glyphs.len() - 1])
    }
}

/// Shapes runs for krilla, and remembers the last of them: titles repeat all over a chart.
pub struct PdfShaper {
    glyphs: Glyphs,
    faces: [PdfFace; 2],
}

struct PdfFace {
    font: Font,
    shaped: HashMap<Arc<str>, Arc<Shaped>>,
}

impl Default for PdfShaper {
    fn default() -> Self {
        let faces = [Weight::Regular, Weight::SemiBold].map(|weight| PdfFace {
            font: Font::new(font_bytes(weight).into(), 0).expect("the embedded font is sound"),
            shaped: HashMap::new(),
        });
        Self { glyphs: Glyphs::default(), faces }
    }
}

impl PdfShaper {
    pub fn font(&self, weight: Weight) -> Font {
        self.faces[weight as usize].font.clone()
    }

    /// The text and glyphs of runs of one size and weight, each with the space that follows it if
    /// there is one. krilla says once for all of them what they are drawn with.
    pub fn rows(&mut self, rows: &[(&TextRun, bool)]) -> (String, Vec<KrillaGlyph>) {
        let (mut text, mut all) = (String::new(), Vec::<KrillaGlyph>::new());
        let Some(&(first, _)) = rows.first() else { return (text, all) };
        let ems = |length: f32| length / first.size;
        let mut pen = 0.0;
        for &(run, has_space) in rows {
            // The glyph before a row takes the pen to where the row starts.
            let start = ems(run.origin.x - first.origin.x);
            if let Some(last) = all.last_mut() {
                last.x_advance += start - pen;
            }
            pen = start;
            let (before, above) = (text.len(), ems(first.origin.y - run.origin.y));
            let shaped = self.shape(run);
            let (row, glyphs) = shaped.parts(has_space);
            text.push_str(row);
            for glyph in glyphs {
                let mut glyph = glyph.clone();
                pen += glyph.x_advance;
                glyph.y_offset += above;
                glyph.text_range = glyph.text_range.start + before..glyph.text_range.end + before;
                all.push(glyph);
            }
        }
        (text, all)
    }

    fn shape(&mut self, run: &TextRun) -> Arc<Shaped> {
        let face = &mut self.faces[run.weight as usize];
        if let Some(shaped) = face.shaped.get(&run.text) {
            return shaped.clone();
        }
        let space = TextRun { text: " ".into(), ..run.clone() };
        let (mut text, mut placed) = placed(&self.glyphs.shape(run), &laid_out(&run.text));
        let end = text.len()..text.len() + 1;
        text.push(' ');
        for glyph in self.glyphs.shape(&space).iter() {
            let id = GlyphId::new(glyph.id);
            placed.push(KrillaGlyph::new(id, glyph.advance, 0.0, 0.0, 0.0, end.clone(), None));
        }
        let shaped = Arc::new(Shaped { text, glyphs: placed });
        if face.shaped.len() >= REMEMBERED {
            face.shaped.clear();
        }
        face.shaped.insert(run.text.clone(), shaped.clone());
        shaped
    }
}

/// The glyphs of `text` as it was laid out, and the text that they are given. A no-break space is a
/// space there: the font draws both with one glyph, which can stand for one letter only without more
/// words, and whoever searches types the plain one.
fn placed(glyphs: &[Glyph], text: &str) -> (String, Vec<KrillaGlyph>) {
    let spaces: Vec<usize> = text.match_indices('\u{a0}').map(|(place, _)| place).collect();
    // A no-break space has one byte more.
    let moved = |place: usize| place - spaces.partition_point(|&space| space < place);
    let mut starts: Vec<usize> = glyphs.iter().map(|glyph| glyph.cluster).collect();
    starts.sort_unstable();
    let mut pen = 0.0;
    let place = |glyph: &Glyph| {
        let id = GlyphId::new(glyph.id);
        let range = cluster(&starts, glyph.cluster, text.len());
        let range = moved(range.start)..moved(range.end);
        let x = glyph.x - pen;
        pen += glyph.advance;
        KrillaGlyph::new(id, glyph.advance, x, glyph.y, 0.0, range, None)
    };
    let glyphs = glyphs.iter().map(place).collect();
    (text.replace('\u{a0}', " "), glyphs)
}

/// The bytes from `start` to the next of `starts`, which are sorted, or to the end of the text.
fn cluster(starts: &[usize], start: usize, bytes: usize) -> Range<usize> {
    let next = starts.partition_point(|&other| other <= start);
    start..starts.get(next).copied().unwrap_or(bytes)
}

/// The first letter of the pages that the font lacks, if there is one.
pub fn first_missing(pages: &[Page]) -> Option<ExportError> {
    let mut glyphs = Glyphs::default();
    let runs = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rect { .. } | Item::Polyline { .. } => None,
    });
    for run in runs {
        let shaped = glyphs.shape(run);
        let Some(missing) = shaped.iter().find(|glyph| glyph.id == 0) else { continue };
        let letter = laid_out(&run.text)[missing.cluster..].chars().next();
        let text = printable(&run.text);
        return letter.map(|letter| ExportError::NotInFont { letter, text });
    }
    None
}
