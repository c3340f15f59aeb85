//! The typefaces of the window: Inter in the two weights that the scene measures with, and the icons.
//!
//! Knows nothing of sizes or colours.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::scene::Weight;

const REGULAR: &str = "inter";
const SEMI_BOLD: &str = "inter-semibold";

/// Makes Inter the face of the whole window, with the icons behind it, then egui's own faces for
/// whatever Inter lacks.
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

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 2] = [
        (REGULAR, include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
        (SEMI_BOLD, include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let proportional = fonts.families.entry(FontFamily::Proportional).or_default();
    proportional.insert(0, REGULAR.to_owned());
    egui_phosphor::add_to_fonts(&mut fonts, egui_phosphor::Variant::Regular);
    // The heavier weight falls back as the lighter one does.
    let mut semi_bold = fonts.families[&FontFamily::Proportional].clone();
    semi_bold[0] = SEMI_BOLD.to_owned();
    fonts.families.insert(family(Weight::SemiBold), semi_bold);
    fonts
}
