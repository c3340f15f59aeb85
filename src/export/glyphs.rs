//! Runs of text as glyphs: shaped by the same shaper as they were measured with, and drawn by the
//! same outlines, so that a PNG, a PDF and an SVG in outlines agree with the screen.

use std::collections::HashMap;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{GlyphId, MetadataProvider};

use crate::scene::font::Shaper;
use crate::scene::text::laid_out;
use crate::scene::{TextRun, Weight};

/// A glyph of a run, in ems from the run's origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub id: u32,
    /// Where its outline stands: right of the origin, and above the baseline.
    pub x: f32,
    pub y: f32,
    /// From the pen's place before it to that after it.
    pub advance: f32,
    /// The first byte of the run's text that it stands for.
    pub cluster: usize,
}

struct OutlinedFace {
    shaper: Shaper,
    shaped: HashMap<Arc<str>, Arc<[Glyph]>>,
}

/// So many runs of a weight are remembered: of a large chart all would be much of the memory taken.
pub const REMEMBERED: usize = 4_000;

/// Shapes runs, and remembers the last of them: titles repeat all over a chart.
pub struct Glyphs {
    faces: [OutlinedFace; 2],
}

impl Default for Glyphs {
    fn default() -> Self {
        Self { faces: [Weight::Regular, Weight::SemiBold].map(OutlinedFace::new) }
    }
}

impl OutlinedFace {
    fn new(weight: Weight) -> Self {
        Self { shaper: Shaper::new(weight), shaped: HashMap::new() }
    }
}

impl Glyphs {
    /// The glyphs of `run`, from left to right.
    pub fn shape(&mut self, run: &TextRun) -> Arc<[Glyph]> {
        let face = &mut self.faces[run.weight as usize];
        if let Some(glyphs) = face.shaped.get(&run.text) {
            return glyphs.clone();
        }
        let em = face.shaper.units_per_em();
        let glyphs: Arc<[Glyph]> = face.shaper.shape(&laid_out(&run.text), |shaped| {
            let mut pen = 0.0;
            let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
            glyphs
                .map(|(info, position)| {
                    let advance = position.x_advance as f32 / em;
                    let glyph = Glyph {
                        id: info.glyph_id,
                        x: pen + position.x_offset as f32 / em,
                        y: position.y_offset as f32 / em,
                        advance,
                        cluster: info.cluster as usize,
                    };
                    pen += advance;
                    glyph
                })
                .collect()
        });
        if face.shaped.len() >= REMEMBERED {
            face.shaped.clear();
        }
        face.shaped.insert(run.text.clone(), glyphs.clone());
        glyphs
    }

    pub fn units_per_em(&self, weight: Weight) -> f32 {
        self.faces[weight as usize].shaper.units_per_em()
    }

    /// How many glyphs the font has; the name of each is a number below this.
    pub fn count(&self, weight: Weight) -> u16 {
        let maxp = self.faces[weight as usize].shaper.font().maxp();
        maxp.expect("the embedded font is sound").num_glyphs()
    }

    /// Draws the outline of a glyph, in font units with the y axis pointing up. A blank glyph draws
    /// nothing.
    pub fn outline(&self, weight: Weight, glyph: u32, pen: &mut impl OutlinePen) {
        let outlines = self.faces[weight as usize].shaper.font().outline_glyphs();
        if let Some(outline) = outlines.get(GlyphId::new(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(settings, pen).expect("the outlines of the embedded font are sound");
        }
    }
}
