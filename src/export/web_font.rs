//! The font that a page's text was measured with, cut down to what the page needs, in a style sheet
//! for browsers: whoever opens the file sees the same letters, wherever Inter is not installed.
//! Its licence (SIL Open Font License, no reserved name) lets documents carry it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use skera::{Plan, SubsetError, SubsetFlags, subset_font};
use skrifa::MetadataProvider;
use unicode_normalization::char::decompose_canonical;

use crate::scene::font::font_bytes;
use crate::scene::{Item, Weight};

/// The name under which the style sheet declares the font.
pub const FAMILY: &str = "Inter";

/// What a browser, like our shaper, applies to text by itself: without these tables its letters
/// would stand elsewhere than where they were measured.
const FEATURES: [&[u8; 4]; 10] =
    [b"calt", b"ccmp", b"clig", b"kern", b"liga", b"locl", b"mark", b"mkmk", b"rclt", b"rlig"];

/// And around this sign only, which few pages have.
const FRACTION_SLASH: u32 = 0x2044;
const FRACTION_FEATURES: [&[u8; 4]; 3] = [b"dnom", b"frac", b"numr"];

/// One `@font-face` for each weight that `items` use. Empty if they have no text; a weight that
/// cannot be cut down is left out, as the text is legible without it.
pub fn style_sheet(items: &[Item]) -> String {
    let mut sheet = String::new();
    for (weight, css_weight) in [(Weight::Regular, 400), (Weight::SemiBold, 600)] {
        let mut characters = characters(items, weight);
        if characters.is_empty() {
            continue;
        }
        add_parts(&mut characters, weight);
        // Stands in for the spaces and the invisible characters that the font lacks.
        characters.insert(u32::from(' '));
        match subset(weight, &characters) {
            Ok(font) => {
                sheet.push_str(&format!(
                    "@font-face{{font-family:{FAMILY};font-weight:{css_weight};\
                     src:url(data:font/ttf;base64,"
                ));
                STANDARD.encode_string(font, &mut sheet);
                sheet.push_str(") format(\"truetype\")}");
            }
            Err(error) => tracing::warn!(%error, css_weight, "the font is left out of the SVG"),
        }
    }
    sheet
}

fn characters(items: &[Item], weight: Weight) -> IntSet<u32> {
    let mut characters = IntSet::empty();
    // Nearly all text is of few characters: each of these is put into the set once.
    let mut is_known = [false; 0x400];
    for item in items {
        let Item::Text(run) = item else { continue };
        if run.weight != weight {
            continue;
        }
        for character in run.text.chars() {
            match is_known.get_mut(character as usize) {
                Some(true) => continue,
                Some(known) => *known = true,
                None => {}
            }
            characters.insert(character.into());
        }
    }
    characters
}

/// Adds what is drawn in the place of a sign that the font lacks: of "≮" a "<" and a stroke.
fn add_parts(characters: &mut IntSet<u32>, weight: Weight) {
    let font = skrifa::FontRef::new(font_bytes(weight)).expect("the embedded font is sound");
    let known = font.charmap();
    let lacking: Vec<char> = characters
        .iter()
        .filter(|character| known.map(*character).is_none())
        .filter_map(char::from_u32)
        .collect();
    for character in lacking {
        decompose_canonical(character, |part| {
            characters.insert(part.into());
        });
    }
}

/// A TrueType font of these characters, and of what the features above put in their place.
fn subset(weight: Weight, characters: &IntSet<u32>) -> Result<Vec<u8>, SubsetError> {
    let font = FontRef::new(font_bytes(weight)).expect("the embedded font is sound");
    let has_fractions = characters.contains(FRACTION_SLASH);
    let fractions = FRACTION_FEATURES.iter().filter(|_| has_fractions);
    let features: IntSet<Tag> = FEATURES.iter().chain(fractions).map(|tag| Tag::new(tag)).collect();
    let plan = Plan::new(
        &IntSet::empty(),
        characters,
        &font,
        // A character that the font lacks keeps its box. Browsers smooth text as well unhinted.
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        // It describes a family of several fonts.
        &IntSet::from([Tag::new(b"STAT")]),
        &IntSet::all(),
        &features,
        // The copyright notice and the licence go with the font.
        &[0, 13, 14].into_iter().map(NameId::new).collect(),
        &IntSet::all(),
    );
    subset_font(&font, &plan)
}
