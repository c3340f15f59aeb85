//! The embedded font, and the glyphs that it draws a text with.

use std::sync::LazyLock;

use harfrust::{
    FontRef, GlyphBuffer, ShapeOptions, ShapePlan, ShapePlanKey, ShaperData, UnicodeBuffer, script,
};
use skrifa::raw::TableProvider;

use super::Weight;

// Statics: constants would be in the program once for each place that reads them.
static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");

/// The embedded font file of `weight`: Inter, under the SIL Open Font License.
pub fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::SemiBold => SEMI_BOLD,
    }
}

/// A weight of the embedded font with its tables read, which takes longer than shaping many titles.
struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    units_per_em: u16,
}

static FACES: [LazyLock<Face>; 2] =
    [LazyLock::new(|| Face::new(Weight::Regular)), LazyLock::new(|| Face::new(Weight::SemiBold))];

impl Face {
    fn new(weight: Weight) -> Self {
        let font = FontRef::new(font_bytes(weight)).expect("the embedded font is sound");
        let data = ShaperData::new(&font);
        let units_per_em = font.head().expect("the embedded font is sound").units_per_em();
        Self { font, data, units_per_em }
    }
}

/// Shapes texts of one weight.
pub struct Shaper {
    face: &'static Face,
    shaper: harfrust::Shaper<'static>,
    /// What the font does for each script met so far: finding it out takes longer than shaping.
    plans: Vec<ShapePlan>,
    /// Its room is used again.
    buffer: UnicodeBuffer,
}

impl Shaper {
    pub fn new(weight: Weight) -> Self {
        let face: &'static Face = &FACES[weight as usize];
        let shaper = face.data.shaper(&face.font).build();
        Self { face, shaper, plans: Vec::new(), buffer: UnicodeBuffer::new() }
    }

    pub fn font(&self) -> &'static FontRef<'static> {
        &self.face.font
    }

    /// Font units per em; the positions of glyphs are in font units.
    pub fn units_per_em(&self) -> f32 {
        self.face.units_per_em.into()
    }

    /// What `read` makes of the glyphs of `text`, from left to right. Clusters are bytes of `text`.
    pub fn shape<R>(&mut self, text: &str, read: impl FnOnce(&GlyphBuffer) -> R) -> R {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let script = Some(buffer.script()).filter(|&it| it != script::UNKNOWN);
        let key = ShapePlanKey::new(script, buffer.direction());
        let known = self.plans.iter().position(|plan| key.matches(plan));
        let plan = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(&self.shaper, buffer.direction(), script, None, &[]);
            self.plans.push(plan);
            self.plans.len() - 1
        });
        let options = ShapeOptions::new().plan(Some(&self.plans[plan]));
        let glyphs = self.shaper.shape(buffer, options);
        let made = read(&glyphs);
        self.buffer = glyphs.clear();
        made
    }
}
