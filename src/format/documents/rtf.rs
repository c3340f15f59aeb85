//! RTF: the paragraphs, lists and tables of a file that any word processor writes.
//!
//! Ours, for no kept crate reads the tables, lists and styles of the format: rtf-parser 0.4.3, the one that is
//! still touched, gives letters and paragraphs only.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::block::{Block, LeftOut, Paragraph, Role, points};
use super::lay::lay;
use super::rtf_table::OpenTable;
use super::rtf_tokens::{Token, Tokens};
use super::style_names;
use crate::format::reading::{Doubt, Laying};

/// Groups one in another, at most; what is deeper is passed over.
const DEPTH_MAX: usize = 500;

/// The lines of an RTF.
pub(in crate::format) fn lines(bytes: &[u8]) -> Laying {
    let mut reader = Reader::new();
    for token in Tokens::new(bytes) {
        reader.token(token);
    }
    reader.end_paragraph(false);
    reader.end_table();
    let mut blocks = reader.furniture_before;
    blocks.extend(reader.blocks);
    blocks.extend(reader.furniture_after);
    lay(&blocks)
}

/// Where the letters of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Goes {
    #[default]
    Text,
    /// Nowhere: fonts, pictures, instructions.
    Away,
    /// The name of a style.
    Style,
    /// What is printed before an item of a list.
    Mark,
    Header,
    Footer,
    Note,
    Comment,
}

/// What holds of the letters in a group.
#[derive(Clone, Debug, Default)]
struct State {
    goes: Goes,
    bold: bool,
    hidden: bool,
    deleted: bool,
    struck: bool,
    /// Letters that stand for one of `\u`.
    fallback: usize,
    paragraph: Shape,
}

/// What `\pard` takes back.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    style: i32,
    outline: Option<u8>,
    list: i32,
    depth: u8,
    in_table: bool,
    indent: u16,
}

/// What the style sheet says of one style.
#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    based_on: Option<i32>,
    /// How much deeper than its list an item stands.
    set_in: u8,
}

/// The letters of the paragraph that is open, by what becomes of them.
#[derive(Debug, Default)]
struct Written {
    text: String,
    /// Of the text's letters, and those of them that are bold.
    letters: usize,
    bold: usize,
    /// What is printed before an item.
    mark: String,
    left_out: LeftOut,
    /// Letters of what stands beside the text: headers, notes, the names of styles.
    aside: String,
}

/// How bytes become letters.
struct Decoder {
    encoding: &'static Encoding,
    /// Bytes that are no letters yet: some encodings take several for a sign.
    bytes: Vec<u8>,
    /// The first half of a sign of two `\u`.
    high: Option<u16>,
    /// Letters to be passed over after `\u`.
    skip: usize,
}

impl Decoder {
    fn new() -> Self {
        Self { encoding: WINDOWS_1252, bytes: Vec::new(), high: None, skip: 0 }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    /// The letters of the bytes so far.
    fn flush(&mut self) -> Option<String> {
        let bytes = std::mem::take(&mut self.bytes);
        (!bytes.is_empty()).then(|| self.decoded(&bytes))
    }

    fn letters(&mut self, letters: &[u8]) -> String {
        let passed = self.skip.min(letters.len());
        self.skip -= passed;
        self.decoded(&letters[passed..])
    }

    fn decoded(&self, bytes: &[u8]) -> String {
        self.encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    /// The sign of `\u`, in front of `fallback` letters that stand for it.
    fn unicode(&mut self, value: i32, fallback: usize) -> Option<String> {
        let unit = u16::try_from(value & 0xFFFF).ok()?;
        self.skip = fallback;
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        match String::from_utf16(&units) {
            Ok(text) => Some(text),
            Err(_) if units.len() == 1 => {
                self.high = Some(unit);
                None
            }
            Err(_) => Some("\u{fffd}".to_owned()),
        }
    }

    fn code_page(&mut self, page: i32) {
        let page = u16::try_from(page).unwrap_or(1252);
        let label = format!("windows-{page}");
        self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
    }
}

struct Reader {
    decoder: Decoder,
    open: Vec<State>,
    state: State,
    /// Groups deeper than any: they are only counted.
    too_deep: usize,
    /// The next word begins a group's meaning, after `\*` if that is said.
    at_start: bool,
    optional: bool,
    written: Written,
    styles: HashMap<i32, Style>,
    table: OpenTable,
    blocks: Vec<Block>,
    furniture_before: Vec<Block>,
    furniture_after: Vec<Block>,
}

/// First words of groups whose letters are none of the text.
const AWAY: [&str; 22] = [
    "fonttbl",
    "colortbl",
    "info",
    "pict",
    "listtable",
    "listoverridetable",
    "fldinst",
    "filetbl",
    "revtbl",
    "nonshppict",
    "nonesttables",
    "objdata",
    "objclass",
    "themedata",
    "datafield",
    "xe",
    "tc",
    "pgdsctbl",
    "sn",
    "sv",
    "formfield",
    "pnseclvl",
];

/// First words of groups that `\*` says may be passed over, and that hold text.
const HELD: [&str; 7] =
    ["shpinst", "shptxt", "pntext", "annotation", "footnote", "nesttableprops", "ud"];

impl Reader {
    fn new() -> Self {
        Self {
            decoder: Decoder::new(),
            open: Vec::new(),
            state: State { fallback: 1, ..State::default() },
            too_deep: 0,
            at_start: false,
            optional: false,
            written: Written::default(),
            styles: HashMap::new(),
            table: OpenTable::default(),
            blocks: Vec::new(),
            furniture_before: Vec::new(),
            furniture_after: Vec::new(),
        }
    }

    fn token(&mut self, token: Token) {
        if self.too_deep > 0 {
            match token {
                Token::Open => self.too_deep += 1,
                Token::Close => self.too_deep -= 1,
                Token::Word(..) | Token::Optional | Token::Byte(_) | Token::Letters(_) => {}
            }
            return;
        }
        if !matches!(token, Token::Byte(_)) {
            self.flush_bytes();
        }
        match token {
            Token::Open => {
                self.decoder.skip = 0;
                if self.open.len() >= DEPTH_MAX {
                    self.too_deep = 1;
                } else {
                    self.open.push(self.state.clone());
                    (self.at_start, self.optional) = (true, false);
                }
            }
            Token::Close => self.close(),
            Token::Optional => self.optional = true,
            Token::Word(word, number) => {
                if std::mem::take(&mut self.at_start) {
                    self.begin(word);
                }
                if self.state.goes != Goes::Away {
                    self.word(word, number);
                }
            }
            Token::Byte(byte) => {
                self.at_start = false;
                self.decoder.byte(byte);
            }
            Token::Letters(letters) => {
                self.at_start = false;
                let text = self.decoder.letters(letters);
                self.push(&text);
            }
        }
    }

    /// Letters in the encoding of the file, several to a sign in some.
    fn flush_bytes(&mut self) {
        if let Some(text) = self.decoder.flush() {
            self.push(&text);
        }
    }

    /// What a group is, by its first word.
    fn begin(&mut self, word: &str) {
        let goes = match word {
            _ if self.state.goes == Goes::Away => Goes::Away,
            "stylesheet" => Goes::Style,
            "listtext" | "pntext" => Goes::Mark,
            "header" | "headerl" | "headerr" | "headerf" => Goes::Header,
            "footer" | "footerl" | "footerr" | "footerf" => Goes::Footer,
            "footnote" => Goes::Note,
            "annotation" => Goes::Comment,
            word if AWAY.contains(&word) => Goes::Away,
            word if self.optional && !HELD.contains(&word) && self.state.goes != Goes::Style => {
                Goes::Away
            }
            _ => self.state.goes,
        };
        if goes != self.state.goes
            && matches!(goes, Goes::Header | Goes::Footer | Goes::Note | Goes::Comment)
        {
            self.written.aside.clear();
        }
        self.state.goes = goes;
    }

    fn close(&mut self) {
        let inner = self.state.goes;
        let shape = self.state.paragraph;
        let Some(outer) = self.open.pop() else { return };
        self.state = outer;
        self.decoder.skip = 0;
        // A style's name ends with its group.
        if inner == Goes::Style && !self.written.aside.is_empty() {
            let name = std::mem::take(&mut self.written.aside);
            let name = name.trim().trim_end_matches(';');
            let style = self.styles.entry(shape.style).or_default();
            let outline = shape.outline.map(Role::Heading);
            style.role = outline.or_else(|| style_names::role(name));
            style.set_in =
                style_names::set_in(name).and_then(|it| u8::try_from(it).ok()).unwrap_or(0);
        }
        if inner == self.state.goes {
            return;
        }
        let text = match inner {
            Goes::Header | Goes::Footer | Goes::Note | Goes::Comment => {
                std::mem::take(&mut self.written.aside)
            }
            Goes::Text | Goes::Away | Goes::Style | Goes::Mark => return,
        };
        let text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let furniture = |text| {
            Block::Paragraph(Paragraph { text, role: Role::Furniture, ..Paragraph::default() })
        };
        match inner {
            Goes::Header => self.furniture_before.push(furniture(text)),
            Goes::Footer => self.furniture_after.push(furniture(text)),
            Goes::Note => self.put(Block::Doubt(Doubt::NoteLeftOut { text })),
            Goes::Comment => self.put(Block::Doubt(Doubt::CommentLeftOut { text })),
            Goes::Text | Goes::Away | Goes::Style | Goes::Mark => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        match word {
            "par" | "sect" => self.par(),
            "line" | "softline" => self.push("\n"),
            "tab" => self.push("\t"),
            "page" => {
                self.end_paragraph(true);
                self.put(Block::Page);
            }
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.table.end_row(),
            "trowd" => self.table.begin_row(),
            "clmrg" => self.table.border.goes_on_left = true,
            "clvmrg" => self.table.border.goes_on_above = true,
            "cellx" => self.table.end_border(value),
            "pard" => self.state.paragraph = Shape::default(),
            "plain" => {
                let state = &mut self.state;
                (state.bold, state.hidden, state.deleted, state.struck) =
                    (false, false, false, false);
            }
            "s" => self.state.paragraph.style = value,
            "sbasedon" if self.state.goes == Goes::Style => {
                let style = self.state.paragraph.style;
                self.styles.entry(style).or_default().based_on = Some(value);
            }
            "outlinelevel" => {
                let level = u8::try_from(value).ok().filter(|level| *level < 9);
                self.state.paragraph.outline = level.map(|level| level + 1);
            }
            "ls" => self.state.paragraph.list = value,
            "li" | "lin" => self.state.paragraph.indent = points(number.unwrap_or(0) as f32 / 20.0),
            "ilvl" => self.state.paragraph.depth = u8::try_from(value.clamp(0, 8)).unwrap_or(0),
            "intbl" => self.state.paragraph.in_table = true,
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "strike" | "striked" => self.state.struck = on,
            "deleted" => self.state.deleted = on,
            "uc" => self.state.fallback = usize::try_from(value).unwrap_or(1),
            "u" => {
                if let Some(text) = self.decoder.unicode(value, self.state.fallback) {
                    self.push(&text);
                }
            }
            "ansicpg" => self.decoder.code_page(value),
            "mac" => self.decoder.encoding = encoding_rs::MACINTOSH,
            word => {
                if let Some(sign) = sign(word) {
                    self.push(sign);
                }
            }
        }
    }

    fn push(&mut self, text: &str) {
        match self.state.goes {
            Goes::Away => {}
            Goes::Mark => self.written.mark.push_str(text),
            Goes::Style | Goes::Header | Goes::Footer | Goes::Note | Goes::Comment => {
                self.written.aside.push_str(text);
            }
            Goes::Text if self.state.deleted => self.written.left_out.deleted.push_str(text),
            Goes::Text if self.state.hidden => self.written.left_out.hidden.push_str(text),
            Goes::Text if self.state.struck => self.written.left_out.struck.push_str(text),
            Goes::Text => {
                if !self.state.paragraph.in_table && self.written.text.is_empty() {
                    self.end_table();
                }
                let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
                self.written.letters += letters;
                self.written.bold += if self.state.bold { letters } else { 0 };
                self.written.text.push_str(text);
            }
        }
    }

    fn par(&mut self) {
        match self.state.goes {
            Goes::Text => self.end_paragraph(true),
            Goes::Away | Goes::Style | Goes::Mark => {}
            Goes::Header | Goes::Footer | Goes::Note | Goes::Comment => {
                self.written.aside.push('\n')
            }
        }
    }

    /// Puts a piece where the text goes: into the cell that is open, or below what was read.
    fn put(&mut self, block: Block) {
        if self.state.paragraph.in_table {
            self.table.cell.push(block);
        } else {
            self.blocks.push(block);
        }
    }

    /// Ends the paragraph that is open; an empty one is kept where `\par` says it is there.
    fn end_paragraph(&mut self, said: bool) {
        self.flush_bytes();
        let mut text = std::mem::take(&mut self.written.text);
        let mark = std::mem::take(&mut self.written.mark);
        let bold = self.written.letters > 0 && self.written.letters == self.written.bold;
        (self.written.letters, self.written.bold) = (0, 0);
        let has_text = !text.trim().is_empty();
        let shape = self.state.paragraph;
        if !shape.in_table && (has_text || said) {
            self.end_table();
        }
        let role = match shape.outline {
            Some(level) => Role::Heading(level),
            None => self.role(shape.style),
        };
        let is_listed = role == Role::Body && (shape.list > 0 || !mark.is_empty());
        let role = if is_listed {
            Role::Item(shape.depth.max(self.set_in(shape.style)).saturating_add(1))
        } else {
            role
        };
        // The number that was printed; a bullet says nothing.
        let mark = mark.trim();
        if matches!(role, Role::Item(_)) && mark.contains(char::is_alphanumeric) && mark.len() > 1 {
            text = format!("{mark} {text}");
        }
        if has_text || (said && self.written.left_out.is_empty()) {
            self.put(Block::Paragraph(Paragraph { text, role, bold, indent: shape.indent }));
        }
        for block in self.written.left_out.say() {
            self.put(block);
        }
    }

    fn set_in(&self, style: i32) -> u8 {
        self.styles.get(&style).map_or(0, |style| style.set_in)
    }

    fn role(&self, style: i32) -> Role {
        let mut at = Some(style);
        for _ in 0..20 {
            let Some(style) = at.and_then(|at| self.styles.get(&at)) else { break };
            if let Some(role) = style.role {
                return role;
            }
            at = style.based_on;
        }
        Role::Body
    }

    fn end_cell(&mut self) {
        self.state.paragraph.in_table = true;
        self.end_paragraph(false);
        self.table.end_cell();
    }

    /// Ends the table that is open.
    fn end_table(&mut self) {
        if let Some(table) = self.table.finish() {
            self.blocks.push(Block::Table(table));
        }
    }
}

/// Signs that have words of their own.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
