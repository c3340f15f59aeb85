//! The typefaces of the window: Inter in the two weights that the scene measures with, and the icons.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::scene::Weight;
use crate::scene::font::font_bytes;

const REGULAR: &str = "inter";
const SEMI_BOLD: &str = "inter-semibold";
const ICONS: &str = "phosphor";

/// Makes Inter the face of the whole window, with egui's own faces for whatever Inter lacks. The icons
/// are a family of their own: their code points are other glyphs in Inter.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// The family of a scene's text.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name(SEMI_BOLD.into()),
    }
}

/// Inter at `size_px` logical pixels per em.
pub fn font(weight: Weight, size_px: f32) -> FontId {
    FontId::new(size_px, family(weight))
}

/// An icon, `size_px` logical pixels high.
pub fn icon_font(size_px: f32) -> FontId {
    FontId::new(size_px, FontFamily::Name(ICONS.into()))
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, weight) in [(REGULAR, Weight::Regular), (SEMI_BOLD, Weight::SemiBold)] {
        let face = FontData::from_static(font_bytes(weight));
        fonts.font_data.insert(name.to_owned(), Arc::new(face));
    }
    let proportional = fonts.families.entry(FontFamily::Proportional).or_default();
    proportional.insert(0, REGULAR.to_owned());
    let icons = FontData::from_static(egui_phosphor::Variant::Regular.font_bytes());
    fonts.font_data.insert(ICONS.to_owned(), Arc::new(icons));
    fonts.families.insert(FontFamily::Name(ICONS.into()), vec![ICONS.to_owned()]);
    // The heavier weight falls back as the lighter one does.
    let mut semi_bold = fonts.families[&FontFamily::Proportional].clone();
    semi_bold[0] = SEMI_BOLD.to_owned();
    fonts.families.insert(family(Weight::SemiBold), semi_bold);
    fonts
}
