//! The fonts of a file: what each code of a string says, how wide it is, and whether it is bold.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_font::{UNITS_PER_EM, hayro_cmap::BfString};
use hayro_syntax::object::{Array, Dict, Name};

/// The fonts met so far.
pub struct Fonts<'a> {
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
    faces: HashMap<Key, Option<Rc<Face<'a>>>>,
}

/// Where a font's dictionary stands in the file, or its bytes where it has no place of its own.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Object(u32, i32),
    Bytes(Vec<u8>),
}

/// A font, as far as its words go.
pub struct Face<'a> {
    font: Font<'a>,
    pub bold: bool,
    signs: RefCell<HashMap<u32, Sign>>,
}

/// What a code of a string stands for.
#[derive(Clone)]
pub struct Sign {
    /// Empty for a mark of layout, U+FFFD where the file does not say.
    pub text: Rc<str>,
    /// In em.
    pub advance: f32,
}

impl<'a> Fonts<'a> {
    pub fn new() -> Self {
        Self {
            cache: FontCache::new(),
            // A font that is not in the file is only asked for its widths.
            resolver: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            // Those that are not in the file are of Chinese, Japanese and Korean.
            cmaps: Arc::new(|_| None),
            faces: HashMap::new(),
        }
    }

    /// The font of a dictionary; none if it cannot be used.
    pub fn face(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let key = match dict.obj_id() {
            Some(id) => Key::Object(id.obj_number, id.gen_number),
            None => Key::Bytes(dict.data().to_vec()),
        };
        if let Some(face) = self.faces.get(&key) {
            return face.clone();
        }
        let font = self.cache.font(dict, &self.resolver, &self.cmaps);
        let face =
            font.map(|font| Rc::new(Face { font, bold: is_bold(dict), signs: RefCell::default() }));
        self.faces.insert(key, face.clone());
        face
    }
}

impl Face<'_> {
    /// The code at `offset` of a string, and its length in bytes, which is not 0.
    pub fn code(&self, string: &[u8], offset: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(string, offset);
        (code, length.max(1))
    }

    pub fn sign(&self, code: u32) -> Sign {
        let mut signs = self.signs.borrow_mut();
        signs.entry(code).or_insert_with(|| self.sign_of(code)).clone()
    }

    fn sign_of(&self, code: u32) -> Sign {
        let unicode = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match unicode {
            Some(BfString::Char(c)) => plain(&c.to_string()),
            Some(BfString::String(text)) => plain(&text),
            None => String::from('\u{fffd}'),
        };
        let advance = self.font.code_advance(code).x as f32 / UNITS_PER_EM;
        let advance = if advance.is_finite() { advance.clamp(-5.0, 5.0) } else { 0.0 };
        Sign { text: text.into(), advance }
    }
}

/// `text` with its ligatures taken apart, and the marks of symbol fonts as those that they draw.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f0fc}' => out.push('•'),
            '\u{f0e0}' => out.push('→'),
            '\u{f02d}' => out.push('-'),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Whether a font says that it is bold, in its name, its weight or its flags.
fn is_bold(dict: &Dict) -> bool {
    let below = dict.get::<Array>("DescendantFonts").and_then(|all| all.iter::<Dict>().next());
    let descriptor = dict
        .get::<Dict>("FontDescriptor")
        .or_else(|| below.and_then(|dict| dict.get::<Dict>("FontDescriptor")))
        .unwrap_or_default();
    let name = dict.get::<Name>("BaseFont").map(|name| name.as_str().to_ascii_lowercase());
    let named = name.is_some_and(|name| {
        ["bold", "black", "heavy", "demi"].iter().any(|weight| name.contains(weight))
    });
    let weight = descriptor.get::<f32>("FontWeight").unwrap_or_default();
    let forced = descriptor.get::<u32>("Flags").unwrap_or_default() & (1 << 18) != 0;
    named || weight >= 600.0 || forced
}
