//! RTF: the paragraphs, lists and tables of a file that any word processor writes.
//!
//! Ours, for no kept crate reads the tables, lists and styles of the format: rtf-parser 0.4.3, the one that is
//! still touched, gives letters and paragraphs only.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::block::{Block, Cell, Paragraph, Role, Table, lay};
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
}

/// What the style sheet says of one style.
#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    based_on: Option<i32>,
}

/// How the cells of the row that is open are merged.
#[derive(Clone, Copy, Debug, Default)]
struct Border {
    right: i32,
    goes_on_left: bool,
    goes_on_above: bool,
}

struct Reader {
    encoding: &'static Encoding,
    open: Vec<State>,
    state: State,
    /// Groups deeper than any: they are only counted.
    too_deep: usize,
    /// The next word begins a group's meaning, after `\*` if that is said.
    at_start: bool,
    optional: bool,
    /// Letters to be passed over after `\u`.
    skip: usize,
    high: Option<u16>,
    bytes: Vec<u8>,
    text: String,
    letters: usize,
    bold: usize,
    mark: String,
    aside: String,
    hidden: String,
    deleted: String,
    styles: HashMap<i32, Style>,
    blocks: Vec<Block>,
    furniture_before: Vec<Block>,
    furniture_after: Vec<Block>,
    cell: Vec<Block>,
    row: Vec<Vec<Block>>,
    borders: Vec<Border>,
    border: Border,
    rows: Vec<Vec<(Border, Vec<Block>)>>,
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
            encoding: WINDOWS_1252,
            open: Vec::new(),
            state: State { fallback: 1, ..State::default() },
            too_deep: 0,
            at_start: false,
            optional: false,
            skip: 0,
            high: None,
            bytes: Vec::new(),
            text: String::new(),
            letters: 0,
            bold: 0,
            mark: String::new(),
            aside: String::new(),
            hidden: String::new(),
            deleted: String::new(),
            styles: HashMap::new(),
            blocks: Vec::new(),
            furniture_before: Vec::new(),
            furniture_after: Vec::new(),
            cell: Vec::new(),
            row: Vec::new(),
            borders: Vec::new(),
            border: Border::default(),
            rows: Vec::new(),
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
                self.skip = 0;
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
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.bytes.push(byte);
                }
            }
            Token::Letters(letters) => {
                self.at_start = false;
                let passed = self.skip.min(letters.len());
                self.skip -= passed;
                let text = self.encoding.decode_without_bom_handling(&letters[passed..]).0;
                self.push(&text);
            }
        }
    }

    /// Letters in the encoding of the file, several to a sign in some.
    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.encoding.decode_without_bom_handling(&bytes).0;
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
            self.aside.clear();
        }
        self.state.goes = goes;
    }

    fn close(&mut self) {
        let inner = self.state.goes;
        let shape = self.state.paragraph;
        let Some(outer) = self.open.pop() else { return };
        self.state = outer;
        self.skip = 0;
        // A style's name ends with its group.
        if inner == Goes::Style && !self.aside.is_empty() {
            let name = std::mem::take(&mut self.aside);
            let name = name.trim().trim_end_matches(';');
            let style = self.styles.entry(shape.style).or_default();
            let outline = shape.outline.map(Role::Heading);
            style.role = outline.or_else(|| style_names::role(name));
        }
        if inner == self.state.goes {
            return;
        }
        let text = match inner {
            Goes::Header | Goes::Footer | Goes::Note | Goes::Comment => {
                std::mem::take(&mut self.aside)
            }
            Goes::Text | Goes::Away | Goes::Style | Goes::Mark => return,
        };
        let text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let furniture =
            |text| Block::Paragraph(Paragraph { text, role: Role::Furniture, bold: false });
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
            "row" | "nestrow" => self.end_row(),
            "trowd" => {
                self.borders.clear();
                self.border = Border::default();
            }
            "clmrg" => self.border.goes_on_left = true,
            "clvmrg" => self.border.goes_on_above = true,
            "cellx" => {
                let border = std::mem::take(&mut self.border);
                self.borders.push(Border { right: value, ..border });
            }
            "pard" => self.state.paragraph = Shape::default(),
            "plain" => {
                (self.state.bold, self.state.hidden, self.state.deleted) = (false, false, false);
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
            "ilvl" => self.state.paragraph.depth = u8::try_from(value.clamp(0, 8)).unwrap_or(0),
            "intbl" => self.state.paragraph.in_table = true,
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "uc" => self.state.fallback = usize::try_from(value).unwrap_or(1),
            "u" => self.unicode(value),
            "ansicpg" => {
                let page = u16::try_from(value).unwrap_or(1252);
                let label = format!("windows-{page}");
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            word => {
                if let Some(sign) = sign(word) {
                    self.push(sign);
                }
            }
        }
    }

    fn unicode(&mut self, value: i32) {
        let Ok(unit) = u16::try_from(value & 0xFFFF) else { return };
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        match String::from_utf16(&units) {
            Ok(text) => self.push(&text),
            // The first half of a sign.
            Err(_) if units.len() == 1 => self.high = Some(unit),
            Err(_) => self.push("\u{fffd}"),
        }
        self.skip = self.state.fallback;
    }

    fn push(&mut self, text: &str) {
        match self.state.goes {
            Goes::Away => {}
            Goes::Mark => self.mark.push_str(text),
            Goes::Style | Goes::Header | Goes::Footer | Goes::Note | Goes::Comment => {
                self.aside.push_str(text);
            }
            Goes::Text if self.state.deleted => self.deleted.push_str(text),
            Goes::Text if self.state.hidden => self.hidden.push_str(text),
            Goes::Text => {
                if !self.state.paragraph.in_table && self.text.is_empty() {
                    self.end_table();
                }
                let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
                self.letters += letters;
                self.bold += if self.state.bold { letters } else { 0 };
                self.text.push_str(text);
            }
        }
    }

    fn par(&mut self) {
        match self.state.goes {
            Goes::Text => self.end_paragraph(true),
            Goes::Away | Goes::Style | Goes::Mark => {}
            Goes::Header | Goes::Footer | Goes::Note | Goes::Comment => self.aside.push('\n'),
        }
    }

    /// Puts a piece where the text goes: into the cell that is open, or below what was read.
    fn put(&mut self, block: Block) {
        if self.state.paragraph.in_table {
            self.cell.push(block);
        } else {
            self.blocks.push(block);
        }
    }

    /// Ends the paragraph that is open; an empty one is kept where `\par` says it is there.
    fn end_paragraph(&mut self, said: bool) {
        self.flush_bytes();
        let mut text = std::mem::take(&mut self.text);
        let mark = std::mem::take(&mut self.mark);
        let bold = self.letters > 0 && self.letters == self.bold;
        (self.letters, self.bold) = (0, 0);
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
        let role = if is_listed { Role::Item(shape.depth + 1) } else { role };
        // The number that was printed; a bullet says nothing.
        let mark = mark.trim();
        if matches!(role, Role::Item(_)) && mark.contains(char::is_alphanumeric) && mark.len() > 1 {
            text = format!("{mark} {text}");
        }
        if has_text || (said && self.deleted.is_empty() && self.hidden.is_empty()) {
            self.put(Block::Paragraph(Paragraph { text, role, bold }));
        }
        let deleted = std::mem::take(&mut self.deleted).trim().to_owned();
        if !deleted.is_empty() {
            self.put(Block::Doubt(Doubt::DeletedLeftOut { text: deleted }));
        }
        let hidden = std::mem::take(&mut self.hidden).trim().to_owned();
        if !hidden.is_empty() {
            self.put(Block::Doubt(Doubt::HiddenLeftOut { text: hidden }));
        }
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
        self.row.push(std::mem::take(&mut self.cell));
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.row);
        if cells.is_empty() {
            return;
        }
        let border = |at: usize| {
            let right = i32::try_from(at).unwrap_or(0).saturating_add(1).saturating_mul(1_000);
            self.borders.get(at).copied().unwrap_or(Border { right, ..Border::default() })
        };
        let row = cells.into_iter().enumerate().map(|(at, cell)| (border(at), cell)).collect();
        self.rows.push(row);
    }

    /// Ends the table that is open.
    fn end_table(&mut self) {
        if !self.row.is_empty() || !self.cell.is_empty() {
            let cell = std::mem::take(&mut self.cell);
            if !cell.is_empty() {
                self.row.push(cell);
            }
            self.end_row();
        }
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        let mut edges: Vec<i32> = rows.iter().flatten().map(|(border, _)| border.right).collect();
        edges.sort_unstable();
        edges.dedup_by(|a, b| a.saturating_sub(*b) < 30);
        let column =
            |right: i32| edges.partition_point(|edge| edge.saturating_add(30) <= right) + 1;
        let mut table = Table::default();
        for row in rows {
            let mut cells: Vec<Cell> = Vec::new();
            let mut left = 0;
            for (border, blocks) in row {
                let end = column(border.right);
                let columns = end.saturating_sub(left).max(1);
                left = end.max(left);
                match cells.last_mut().filter(|_| border.goes_on_left) {
                    Some(cell) => cell.columns += columns,
                    None => {
                        let rows = usize::from(!border.goes_on_above);
                        cells.push(Cell { blocks, columns, rows });
                    }
                }
            }
            table.rows.push(cells);
        }
        table.merge_down();
        self.blocks.push(Block::Table(table));
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
