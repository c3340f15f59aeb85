//! The font inside an SVG: the one that its text was measured with, and no more of it than that.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harfrust::{FontRef, ShaperData, UnicodeBuffer};
use organigramme::export::{ExportOptions, Format, pages, svg};
use organigramme::model::Project;
use organigramme::scene::page::{Page, Paper};
use organigramme::scene::{Item, TextRun, Weight, font::font_bytes};
use organigramme::words::Locale;
use proptest::prelude::*;
use resvg::usvg::roxmltree;
use skrifa::MetadataProvider;

use crate::support::{self, seed_project::seed};

const WEIGHTS: [(Weight, &str); 2] = [(Weight::Regular, "400"), (Weight::SemiBold, "600")];

fn page(project: &Project) -> Page {
    let mut options = ExportOptions::new(Format::Svg);
    options.paper = Some(Paper::A4);
    pages(project, &project.charts[0], &options).unwrap().remove(0)
}

fn drawn(page: &Page, outlines: bool) -> String {
    svg::svg(page, &svg::SvgOptions { outlines, locale: Locale::French, embed: None })
}

/// The fonts that an SVG declares, by their CSS weight.
fn fonts(svg: &str) -> BTreeMap<String, Vec<u8>> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let style = document.descendants().find(|node| node.has_tag_name("style"));
    let sheet = style.and_then(|node| node.text()).unwrap_or_default();
    let between = |rule: &str, start: &str, end: &str| {
        let rest = rule.split_once(start).unwrap().1;
        rest.split_once(end).unwrap().0.to_owned()
    };
    let rules = sheet.split("@font-face").skip(1).map(|rule| {
        assert_eq!(between(rule, "font-family:", ";"), "Inter");
        let data = between(rule, "url(data:font/ttf;base64,", ")");
        (between(rule, "font-weight:", ";"), STANDARD.decode(data).unwrap())
    });
    rules.collect()
}

fn runs(page: &Page, weight: Weight) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(move |item| match item {
        Item::Text(run) if run.weight == weight => Some(run),
        _ => None,
    })
}

/// The width of `text` in font units, and how many glyphs are missing.
fn measured(font: &[u8], text: &str) -> (i32, usize) {
    let font = FontRef::new(font).unwrap();
    let data = ShaperData::new(&font);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = data.shaper(&font).build().shape(buffer, Default::default());
    let missing = glyphs.glyph_infos().iter().filter(|info| info.glyph_id == 0).count();
    (glyphs.glyph_positions().iter().map(|it| it.x_advance).sum(), missing)
}

fn check_widths(page: &Page) {
    let fonts = fonts(&drawn(page, false));
    for (weight, css) in WEIGHTS {
        for TextRun { text, .. } in runs(page, weight) {
            let (width, missing) = measured(font_bytes(weight), text);
            let embedded = measured(&fonts[css], text);
            assert_eq!(embedded.1, missing, "{weight:?} {text:?}");
            // What Inter lacks, a browser draws with another font.
            assert!(missing > 0 || embedded.0 == width, "{weight:?} {text:?}");
        }
    }
}

/// The font holds the letters of the page only. Of other signs it may hold the mirrored one, for text
/// that runs from right to left.
fn check_letters(page: &Page) {
    let fonts = fonts(&drawn(page, false));
    for (weight, css) in WEIGHTS {
        let seen: BTreeSet<char> = runs(page, weight).flat_map(|run| run.text.chars()).collect();
        for (character, _) in skrifa::FontRef::new(&fonts[css]).unwrap().charmap().mappings() {
            let character = char::from_u32(character).unwrap();
            assert!(seen.contains(&character) || !character.is_alphanumeric(), "{character:?}");
        }
    }
}

#[test]
fn text_is_as_wide_in_the_font_of_the_svg_as_where_it_was_measured() {
    for name in ["peaj_source", "diraa_cible", "po_source"] {
        let page = page(&seed(name));
        check_widths(&page);
        check_letters(&page);
    }
    check_widths(&page(&support::organisation(300)));
}

/// Inter has no "≮": what measures the text draws "<" and a stroke over it, and so does a browser.
#[test]
fn a_sign_that_the_font_lacks_is_drawn_of_its_parts() {
    let mut page = page(&seed("po_source"));
    let model = runs(&page, Weight::Regular).next().unwrap().clone();
    for (weight, css) in WEIGHTS {
        page.items = vec![Item::Text(TextRun { text: "≮".into(), weight, ..model.clone() })];
        let embedded = measured(&fonts(&drawn(&page, false))[css], "≮");
        assert_eq!(embedded, measured(font_bytes(weight), "≮"));
        assert_eq!(embedded.1, 0, "{weight:?}: a box is drawn");
    }
}

#[test]
fn the_font_is_small_and_is_left_out_where_there_is_no_text() {
    let mut page = page(&seed("diraa_cible"));
    let embedded = fonts(&drawn(&page, false));
    assert_eq!(embedded.keys().collect::<Vec<_>>(), ["400", "600"]);
    let size: usize = embedded.values().map(Vec::len).sum();
    assert!(size < 40_000, "{size} bytes");
    assert!(fonts(&drawn(&page, true)).is_empty(), "outlines need none");
    page.items.retain(|item| !matches!(item, Item::Text(run) if run.weight == Weight::SemiBold));
    assert_eq!(fonts(&drawn(&page, false)).into_keys().collect::<Vec<_>>(), ["400"]);
    page.items.retain(|item| !matches!(item, Item::Text(_)));
    assert!(!drawn(&page, false).contains("<style"));
}

static PAGE: LazyLock<Page> = LazyLock::new(|| page(&seed("po_source")));

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,40}",
        "[A-Za-z0-9 ()/:x×⁄→.’'«»\u{a0}\u{300}-\u{304}éèêÀÉœ-]{1,40}",
        "[1-9]{1,3}⁄[1-9]{1,3}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_make_a_sound_font(texts in prop::collection::vec(any_text(), 1..6)) {
        let mut page = PAGE.clone();
        let model = runs(&page, Weight::Regular).next().unwrap().clone();
        page.items = texts
            .iter()
            .enumerate()
            .map(|(index, text)| {
                let weight = WEIGHTS[index % 2].0;
                Item::Text(TextRun { text: text.as_str().into(), weight, ..model.clone() })
            })
            .collect();
        check_widths(&page);
    }
}
