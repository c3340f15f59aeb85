//! Glyphs as masks: how much of each pixel one covers, drawn once for its size and its place on the
//! pixel grid, for all threads.

use std::sync::OnceLock;

use skrifa::outline::OutlinePen;
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use crate::export::glyphs::Glyphs;
use crate::scene::{Item, TextRun, Weight};

/// A glyph is drawn at one of this many places within a pixel, across and down.
pub const STEPS: usize = 4;

/// How much of each pixel a glyph covers.
pub struct GlyphMask {
    /// From the pixel of the glyph's origin.
    pub left: i32,
    pub top: i32,
    pub mask: Mask,
}

/// The masks of every size of text on a page.
pub struct Masks {
    sets: Vec<Set>,
}

/// The masks of one size.
pub struct Set {
    weight: Weight,
    /// Pixels per em.
    size: f32,
    /// By glyph, then by place.
    glyphs: Vec<OnceLock<Box<Places>>>,
}

type Places = [OnceLock<Option<GlyphMask>>; STEPS * STEPS];

impl Masks {
    /// Of the text among `items`, at so many pixels per point.
    pub fn of(items: &[Item], scale: f32) -> Self {
        let glyphs = Glyphs::default();
        let mut masks = Self { sets: Vec::new() };
        for item in items {
            let Item::Text(run) = item else { continue };
            if masks.set(run, scale).is_none() {
                let count = glyphs.count(run.weight);
                let glyphs = (0..count).map(|_| OnceLock::new()).collect();
                masks.sets.push(Set { weight: run.weight, size: run.size * scale, glyphs });
            }
        }
        masks
    }

    /// The masks for `run`.
    pub fn set(&self, run: &TextRun, scale: f32) -> Option<&Set> {
        let size = run.size * scale;
        self.sets.iter().find(|set| set.size == size && set.weight == run.weight)
    }
}

impl Set {
    /// The mask of a glyph so many steps right of and below the corner of a pixel; none for a glyph
    /// without ink.
    pub fn mask(
        &self,
        glyphs: &Glyphs,
        glyph: u32,
        across: usize,
        down: usize,
    ) -> Option<&GlyphMask> {
        let places = self.glyphs.get(glyph as usize)?;
        let places = places.get_or_init(|| Box::new([const { OnceLock::new() }; STEPS * STEPS]));
        let place = &places[down * STEPS + across];
        let shift = |steps: usize| steps as f32 / STEPS as f32;
        place.get_or_init(|| self.drawn(glyphs, glyph, (shift(across), shift(down)))).as_ref()
    }

    fn drawn(&self, glyphs: &Glyphs, glyph: u32, shift: (f32, f32)) -> Option<GlyphMask> {
        let mut pen = SkiaPen(PathBuilder::new());
        glyphs.outline(self.weight, glyph, &mut pen);
        let scale = self.size / glyphs.units_per_em(self.weight);
        let place = Transform::from_row(scale, 0.0, 0.0, -scale, shift.0, shift.1);
        let path = pen.0.finish()?.transform(place)?;
        let bounds = path.bounds();
        let (left, top) = (bounds.left().floor(), bounds.top().floor());
        let width = (bounds.right().ceil() - left).max(1.0) as u32;
        let height = (bounds.bottom().ceil() - top).max(1.0) as u32;
        let mut mask = Mask::new(width, height)?;
        mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
        Some(GlyphMask { left: left as i32, top: top as i32, mask })
    }
}

struct SkiaPen(PathBuilder);

impl OutlinePen for SkiaPen {
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
