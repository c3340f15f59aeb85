//! A page as SVG: flat, a handful of elements, nothing that runs. Text stays text, which can be
//! searched and selected; browsers draw it with the font that the file carries, and each run keeps
//! its width in programs that draw it with another. Or text is drawn as outlines, for these.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use skrifa::outline::OutlinePen;
use xmlwriter::{Indent, Options, XmlWriter};

use super::glyphs::Glyphs;
use super::web_font;
use crate::geom::Point;
use crate::scene::page::{POINTS_PER_MM, Page};
use crate::scene::{Color, Item, Stroke, TextRun, Weight};
use crate::words::Locale;

/// What the SVG holds besides the picture.
pub struct SvgOptions<'a> {
    /// Text as paths instead of text.
    pub outlines: bool,
    /// The language of the text.
    pub locale: Locale,
    /// A text for machines, kept in the file's metadata, in base64 if XML cannot hold it.
    pub embed: Option<&'a str>,
}

/// The page as an SVG file.
pub fn svg(page: &Page, options: &SvgOptions) -> String {
    let xml = XmlWriter::with_capacity(
        page.items.len() * 160,
        Options { indent: Indent::Spaces(0), ..Options::default() },
    );
    let mut writer = SvgWriter { xml, outlined: None };
    writer.open(page, options);
    if options.outlines {
        writer.define_glyphs(&page.items);
    } else {
        writer.define_font(&page.items);
    }
    for item in &page.items {
        writer.item(item);
    }
    writer.xml.end_element();
    writer.xml.end_document()
}

struct SvgWriter {
    xml: XmlWriter,
    /// Present if text is drawn as outlines.
    outlined: Option<Outlined>,
}

/// The glyphs used, each with the name under which the file defines it.
struct Outlined {
    glyphs: Glyphs,
    names: HashMap<(Weight, u32), usize>,
}

impl SvgWriter {
    fn open(&mut self, page: &Page, options: &SvgOptions) {
        let xml = &mut self.xml;
        xml.start_element("svg");
        xml.write_attribute("xmlns", "http://www.w3.org/2000/svg");
        if options.outlines {
            xml.write_attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        }
        xml.write_attribute("version", "1.1");
        for (name, points) in [("width", page.size.width), ("height", page.size.height)] {
            xml.write_attribute_raw(name, |out| {
                number(out, points / POINTS_PER_MM);
                out.extend(b"mm");
            });
        }
        xml.write_attribute_raw("viewBox", |out| {
            out.extend(b"0 0 ");
            number(out, page.size.width);
            out.push(b' ');
            number(out, page.size.height);
        });
        xml.write_attribute("lang", options.locale.code());
        xml.write_attribute("xml:lang", options.locale.code());
        xml.write_attribute("xml:space", "preserve");
        xml.write_attribute("role", "img");
        xml.write_attribute_fmt(
            "font-family",
            format_args!("{}, 'Liberation Sans', Arial, Helvetica, sans-serif", web_font::FAMILY),
        );
        self.text_element("title", &page.title());
        let description: Vec<&str> = page.cards.iter().map(|card| card.name.as_str()).collect();
        self.text_element("desc", &description.join(", "));
        if let Some(text) = options.embed {
            self.embedded(text);
        }
    }

    /// From here the text can be read back whole, to the byte, by any reader of XML.
    fn embedded(&mut self, text: &str) {
        self.xml.start_element("metadata");
        self.xml.write_attribute("id", "organigramme");
        if text.contains(is_no_xml) {
            self.xml.write_attribute("data-encoding", "base64");
            self.end_with_text(&STANDARD.encode(text));
        } else {
            self.end_with_text(&machine_text(text));
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                self.xml.start_element("rect");
                self.number("x", rect.min.x);
                self.number("y", rect.min.y);
                self.number("width", rect.width());
                self.number("height", rect.height());
                if *radius > 0.0 {
                    self.number("rx", *radius);
                }
                self.fill(*fill);
                if let Some(stroke) = stroke {
                    self.stroke(*stroke);
                }
                self.xml.end_element();
            }
            Item::Polyline { points, stroke } => {
                self.xml.start_element("polyline");
                self.xml.write_attribute_raw("points", |out| polyline(out, points));
                self.fill(None);
                self.stroke(*stroke);
                self.xml.end_element();
            }
            Item::Text(run) if self.outlined.is_some() => self.outlined_run(run),
            Item::Text(run) => self.run(run),
        }
    }

    fn run(&mut self, run: &TextRun) {
        self.xml.start_element("text");
        self.number("x", run.origin.x);
        self.number("y", run.origin.y);
        self.number("font-size", run.size);
        if run.weight == Weight::SemiBold {
            self.xml.write_attribute("font-weight", "600");
        }
        if run.width > 0.0 {
            self.number("textLength", run.width);
            self.xml.write_attribute("lengthAdjust", "spacingAndGlyphs");
        }
        self.fill(Some(run.color));
        self.end_with_text(&escaped(&run.text));
    }

    fn define_font(&mut self, items: &[Item]) {
        let sheet = web_font::style_sheet(items);
        if !sheet.is_empty() {
            self.xml.start_element("style");
            self.end_with_text(&sheet);
        }
    }

    /// Every glyph of the page, once, in the order in which they come.
    fn define_glyphs(&mut self, items: &[Item]) {
        let mut glyphs = Glyphs::default();
        let mut names = HashMap::new();
        self.xml.start_element("defs");
        for item in items {
            let Item::Text(run) = item else { continue };
            for glyph in glyphs.shape(run).iter() {
                let next = names.len();
                let Entry::Vacant(name) = names.entry((run.weight, glyph.id)) else { continue };
                name.insert(next);
                let mut path = PathData::default();
                glyphs.outline(run.weight, glyph.id, &mut path);
                self.xml.start_element("path");
                self.xml.write_attribute_fmt("id", format_args!("g{next}"));
                self.xml.write_attribute_raw("d", |out| out.extend(&path.data));
                self.xml.end_element();
            }
        }
        self.xml.end_element();
        self.outlined = Some(Outlined { glyphs, names });
    }

    fn outlined_run(&mut self, run: &TextRun) {
        let Some(mut outlined) = self.outlined.take() else { return };
        let units_per_em = outlined.glyphs.units_per_em(run.weight);
        self.xml.start_element("g");
        self.xml.write_attribute_raw("transform", |out| {
            out.extend(b"translate(");
            number(out, run.origin.x);
            out.push(b' ');
            number(out, run.origin.y);
            out.extend(b") scale(");
            decimals::<6>(out, run.size / units_per_em);
            out.push(b' ');
            decimals::<6>(out, -run.size / units_per_em);
            out.push(b')');
        });
        self.fill(Some(run.color));
        for glyph in outlined.glyphs.shape(run).iter() {
            let name = outlined.names[&(run.weight, glyph.id)];
            self.xml.start_element("use");
            self.xml.write_attribute_fmt("xlink:href", format_args!("#g{name}"));
            self.number("x", glyph.x * units_per_em);
            if glyph.y != 0.0 {
                self.number("y", glyph.y * units_per_em);
            }
            self.xml.end_element();
        }
        self.xml.end_element();
        self.outlined = Some(outlined);
    }

    fn text_element(&mut self, name: &str, text: &str) {
        self.xml.start_element(name);
        self.end_with_text(&escaped(text));
    }

    /// Puts text that is already escaped into the open element and closes it, without a line break
    /// of ours between its tags.
    fn end_with_text(&mut self, text: &str) {
        self.xml.set_preserve_whitespaces(true);
        self.xml.write_text(text);
        self.xml.end_element();
        self.xml.set_preserve_whitespaces(false);
    }

    fn number(&mut self, name: &str, value: f32) {
        self.xml.write_attribute_raw(name, |out| number(out, value));
    }

    fn fill(&mut self, color: Option<Color>) {
        self.paint("fill", "fill-opacity", color);
    }

    fn stroke(&mut self, stroke: Stroke) {
        self.paint("stroke", "stroke-opacity", Some(stroke.color));
        self.number("stroke-width", stroke.width);
    }

    fn paint(&mut self, name: &str, opacity: &str, color: Option<Color>) {
        let Some(color) = color else {
            self.xml.write_attribute(name, "none");
            return;
        };
        self.xml.write_attribute_raw(name, |out| {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            out.push(b'#');
            for channel in [color.red, color.green, color.blue] {
                out.extend([HEX[usize::from(channel >> 4)], HEX[usize::from(channel & 15)]]);
            }
        });
        if color.alpha < u8::MAX {
            self.number(opacity, f32::from(color.alpha) / 255.0);
        }
    }
}

fn polyline(out: &mut Vec<u8>, points: &[Point]) {
    for (index, point) in points.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        number(out, point.x);
        out.push(b',');
        number(out, point.y);
    }
}

/// `value` with three decimals at most, and no more than it needs.
fn number(out: &mut Vec<u8>, value: f32) {
    decimals::<3>(out, value);
}

/// `value` with at most `DIGITS` decimals, halves rounded away from zero. The bulk of a file's time
/// is spent here: a divisor that is known beforehand divides much faster.
fn decimals<const DIGITS: u32>(out: &mut Vec<u8>, value: f32) {
    let unit = const { 10_u64.pow(DIGITS) };
    // Saturates: what does not fit is no place on any page.
    let scaled = (f64::from(value.abs()) * unit as f64 + 0.5) as u64;
    if value < 0.0 && scaled > 0 {
        out.push(b'-');
    }
    integer(out, scaled / unit, 1);
    let mut fraction = scaled % unit;
    if fraction > 0 {
        let mut width = DIGITS as usize;
        while fraction.is_multiple_of(10) {
            fraction /= 10;
            width -= 1;
        }
        out.push(b'.');
        integer(out, fraction, width);
    }
}

/// `value` in at least `width` digits.
fn integer(out: &mut Vec<u8>, mut value: u64, width: usize) {
    // As many as the largest has.
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    while value > 0 || digits.len() - start < width {
        start -= 1;
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    out.extend_from_slice(&digits[start..]);
}

/// The `d` of a path, in font units, which are whole numbers for a font of quadratic curves.
#[derive(Default)]
struct PathData {
    data: Vec<u8>,
}

impl PathData {
    fn add(&mut self, command: u8, values: &[f32]) {
        self.data.push(command);
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.data.push(b' ');
            }
            decimals::<1>(&mut self.data, *value);
        }
    }
}

impl OutlinePen for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(b'M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(b'L', &[x, y]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.add(b'Q', &[cx0, cy0, x, y]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.add(b'C', &[cx0, cy0, cx1, cy1, x, y]);
    }

    fn close(&mut self) {
        self.data.push(b'Z');
    }
}

/// `text` as the content of an XML or HTML element: escaped, and without what XML cannot hold or
/// what would turn the reading direction of its surroundings.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| matches!(c, '&' | '<' | '>' | '"') || is_unprintable(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if is_unprintable(c) => {}
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// Control characters, marks that override the direction of text, and what is no character.
pub(super) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

/// `text` as the content of an XML element: whatever does not show, or would turn the reading
/// direction of its surroundings, as a reference to a character.
fn machine_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\n' | '\t' => safe.push(c),
            c if is_unprintable(c) => safe.push_str(&format!("&#x{:x};", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe
}

/// What XML cannot hold, not even as a reference.
fn is_no_xml(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}') || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}
