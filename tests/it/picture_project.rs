//! The project inside a picture: what went in comes out, to the byte; what is not there, or not whole,
//! is said in a sentence.

use std::sync::LazyLock;

use organigramme::export::{ExportOptions, Format, Progress, Resolution, export, pages, png, svg};
use organigramme::format::native;
use organigramme::format::picture::{PictureError, embedded_project};
use organigramme::geom::Size;
use organigramme::model::Project;
use organigramme::scene::page::Page;
use organigramme::words::Locale;
use proptest::prelude::*;
use resvg::usvg::roxmltree;

use super::export::hostile;
use crate::support::{self, seed_project::seed};

const FORMATS: [Format; 2] = [Format::Svg, Format::Png];

/// A picture of `project`, with this inside.
pub fn picture(project: &Project, format: Format, embed: Option<&str>) -> Vec<u8> {
    let mut options = ExportOptions::new(format);
    options.resolution = Resolution::Scale(1.0);
    options.embed = embed.map(str::to_owned);
    let made = export(project, &project.charts[0], &options, &Progress::default()).unwrap();
    made.files.into_iter().next().unwrap().bytes
}

fn saved(project: &Project) -> String {
    String::from_utf8(native::save(project)).unwrap()
}

/// A page of a few pixels, to put anything into.
static BLANK: LazyLock<Page> = LazyLock::new(|| {
    let project = seed("po_source");
    let options = ExportOptions::new(Format::Svg);
    let mut page = pages(&project, &project.charts[0], &options).unwrap().remove(0);
    page.items.clear();
    page.cards.clear();
    page.size = Size::new(4.0, 4.0);
    page
});

fn blank(format: Format, text: &str) -> Vec<u8> {
    let options = svg::SvgOptions { outlines: false, locale: Locale::French, embed: Some(text) };
    match format {
        Format::Svg => svg::svg(&BLANK, &options).into_bytes(),
        _ => png::png(&BLANK, 1.0, Some(text), &Progress::default()).unwrap(),
    }
}

/// A PNG of one pixel, with what `write` adds before and after its pixels.
fn small_png(
    before: impl FnOnce(&mut ::png::Encoder<'_, &mut Vec<u8>>),
    after: impl FnOnce(&mut ::png::Writer<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 1, 1);
    before(&mut encoder);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    after(&mut writer);
    writer.finish().unwrap();
    bytes
}

#[test]
fn a_picture_gives_back_the_project_it_was_made_from() {
    let projects = [seed("po_source"), seed("diraa_cible"), hostile(), support::organisation(300)];
    for project in projects {
        let json = saved(&project);
        for format in FORMATS {
            let found = embedded_project(&picture(&project, format, Some(&json)));
            assert_eq!(found, Ok(Some(json.clone().into_bytes())), "{format:?}");
            let bare = picture(&project, format, None);
            assert_eq!(embedded_project(&bare), Err(PictureError::NoProject), "{format:?}");
        }
    }
}

#[test]
fn other_programs_read_the_project_in_an_svg_too() {
    // Whatever XML can hold stands there as it is.
    let json = "{\"title\": \"]]> </metadata> &amp; \u{202e}\u{85}\u{7f}é\",\r\n\t\"x\": 1}";
    let svg = String::from_utf8(blank(Format::Svg, json)).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let metadata = document.descendants().find(|node| node.has_tag_name("metadata")).unwrap();
    assert_eq!(metadata.text(), Some(json));
    assert!(!svg.contains('\u{202e}'), "nothing turns the direction of what a person reads");
}

#[test]
fn a_picture_that_another_program_has_rewritten_still_gives_its_project() {
    let text = "{\"é\": [1, 2]}".repeat(100);
    let chunk = |compress: bool| {
        let mut chunk = ::png::text_metadata::ITXtChunk::new("organigramme", text.clone());
        chunk.compressed = compress;
        chunk
    };
    let compressed = small_png(|_| {}, |writer| writer.write_text_chunk(&chunk(true)).unwrap());
    let plain = small_png(|_| {}, |writer| writer.write_text_chunk(&chunk(false)).unwrap());
    let cdata = format!(
        "\u{feff}<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<!-- -->\n\
         <svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"><svg:g><svg:rect/></svg:g>\
         <svg:metadata id='m'>other</svg:metadata>\
         <svg:metadata id='organigramme'><![CDATA[{text}]]></svg:metadata></svg:svg>"
    );
    for bytes in [compressed, plain, cdata.into_bytes()] {
        assert_eq!(embedded_project(&bytes), Ok(Some(text.clone().into_bytes())));
    }
}

#[test]
fn what_is_no_picture_is_left_to_others() {
    let html = "<!DOCTYPE html><html><body><svg><metadata id=\"organigramme\">{}</metadata></svg>";
    for text in ["", "{}", "Pôle", "<", "<!--", "<rss/>", "\u{feff}<a b=>", html] {
        assert_eq!(embedded_project(text.as_bytes()), Ok(None), "{text:?}");
    }
    for bytes in [&b"\xff\xd8\xff"[..], b"\x89PNG", b"\xff\xfe<\0", b"%PDF-1.7", b"<\xff"] {
        assert_eq!(embedded_project(bytes), Ok(None), "{bytes:?}");
    }
}

#[test]
fn a_hostile_picture_is_refused() {
    let bomb = small_png(
        |_| {},
        |writer| {
            let zeros = "0".repeat(80 << 20);
            let mut chunk = ::png::text_metadata::ITXtChunk::new("organigramme", zeros);
            chunk.compressed = true;
            writer.write_text_chunk(&chunk).unwrap();
        },
    );
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(embedded_project(&bomb), Err(PictureError::Damaged));

    let laughs = "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
                  <svg><metadata id=\"organigramme\">&b;</metadata></svg>";
    assert_eq!(embedded_project(laughs.as_bytes()), Err(PictureError::Damaged));

    let deep = "<svg>".repeat(1_000_000);
    assert_eq!(embedded_project(deep.as_bytes()), Err(PictureError::Damaged));
    let closed = format!("{deep}{}", "</svg>".repeat(1_000_000));
    assert_eq!(embedded_project(closed.as_bytes()), Err(PictureError::NoProject));
}

#[test]
fn a_refusal_is_a_sentence() {
    for error in [PictureError::NoProject, PictureError::Damaged] {
        for locale in [Locale::French, Locale::English] {
            let said = locale.say(&error.message());
            assert!(said.contains(' ') && !said.contains('\n'), "{said:?}");
        }
    }
    let said = Locale::French.say(&PictureError::NoProject.message());
    assert!(said.starts_with("Cette image ne contient pas de projet"), "{said}");
}

/// A picture with a project, and its project.
static MADE: LazyLock<[(Vec<u8>, String); 2]> = LazyLock::new(|| {
    let json = saved(&seed("po_source"));
    FORMATS.map(|format| (picture(&seed("po_source"), format, Some(&json)), json.clone()))
});

proptest! {
    #[test]
    fn any_text_comes_out_as_it_went_in(
        text in prop_oneof![
            any::<String>(),
            "[\\x00-\\x20\\x7f-\\x9f&<>\"'\\\\\\]{}\u{200b}-\u{202e}\u{2066}-\u{2069}\u{feff}\u{fffe}\u{ffff}é]*",
        ]
    ) {
        for format in FORMATS {
            let found = embedded_project(&blank(format, &text));
            prop_assert_eq!(found, Ok(Some(text.clone().into_bytes())), "{:?}", format);
        }
    }

    #[test]
    fn a_picture_cut_off_gives_its_project_whole_or_a_sentence(place in 0.0..1.0_f64) {
        for (bytes, json) in MADE.iter() {
            let end = (bytes.len() as f64 * place) as usize;
            match embedded_project(&bytes[..end]) {
                Ok(Some(found)) => prop_assert!(found == json.as_bytes()),
                Ok(None) => {
                    let is_known = end >= 8 && (bytes[0] != b'<' || bytes[..end].contains(&b'>'));
                    prop_assert!(!is_known, "{} bytes are enough to know it by", end);
                }
                Err(error) => prop_assert_eq!(error, PictureError::Damaged),
            }
        }
    }

    #[test]
    fn a_changed_byte_is_noticed_in_a_png_and_never_a_panic(
        place in 0.0..1.0_f64, change in 1..=u8::MAX,
    ) {
        for (index, (bytes, json)) in MADE.iter().enumerate() {
            let mut bytes = bytes.clone();
            let at = (bytes.len() as f64 * place) as usize;
            bytes[at] ^= change;
            let found = embedded_project(&bytes);
            if let (Ok(Some(found)), true) = (found, FORMATS[index] == Format::Png) {
                prop_assert!(found == json.as_bytes(), "the checksum tells");
            }
        }
    }

    #[test]
    fn no_bytes_are_a_panic(
        start in prop::sample::select(vec![
            &b"\x89PNG\r\n\x1a\n"[..],
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0",
            b"<svg>",
            b"<svg><metadata id='organigramme'",
            b"<svg><metadata id='organigramme'>",
            b"<svg><metadata id='organigramme' data-encoding='base64'>",
        ]),
        rest in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "[<>/!&;#x0-9\\[\\]CDATA' a-z=\"-]{0,80}".prop_map(String::into_bytes),
        ],
    ) {
        let _ = embedded_project(&[start, &rest].concat());
    }
}
