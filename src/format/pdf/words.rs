//! Glyphs to words, and words to pieces of a line.

use std::collections::HashMap;

use crate::geom::{Point, Rect};

/// What marked content a word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Its number on the page.
    Content(u32),
    /// Not a part of the document's text: headers, footers, decoration.
    Artifact,
}

/// A glyph, on the page.
pub struct Glyph<'a> {
    pub text: &'a str,
    pub from: Point,
    pub to: Point,
    /// The height of an em.
    pub size: f32,
    /// In which direction the line runs: 0 to the right, 1 down, 2 to the left, 3 up.
    pub turn: u8,
    pub bold: bool,
    pub mark: Option<Mark>,
}

/// Letters without a space between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    /// As if the page were turned so that the word reads to the right; on an upright one, the page's own.
    pub area: Rect,
    pub baseline: f32,
    pub size: f32,
    pub turn: u8,
    pub bold: bool,
    pub mark: Option<Mark>,
    /// Words of one number were drawn at once.
    pub run: u32,
}

/// Puts glyphs together to words, in the order in which they are drawn.
#[derive(Default)]
pub struct Writer {
    words: Vec<Word>,
    /// The last word is not ended.
    open: bool,
    run: u32,
}

/// From the baseline up, and down, in em.
const ASCENT: f32 = 0.78;
const DESCENT: f32 = 0.22;
/// A gap that is no wider parts no words, in em: letters are spaced, or kerned.
const LETTER_GAP: f32 = 0.16;

/// `point` on a page turned back by `turn` quarters.
pub fn turned(point: Point, turn: u8) -> Point {
    match turn {
        0 => point,
        1 => Point::new(point.y, -point.x),
        2 => Point::new(-point.x, -point.y),
        _ => Point::new(-point.y, point.x),
    }
}

/// `area` of a page turned back by `turn` quarters, on the page as it is.
pub fn turned_back(area: Rect, turn: u8) -> Rect {
    let back = (4 - turn % 4) % 4;
    let (a, b) = (turned(area.min, back), turned(area.max, back));
    Rect::new(Point::new(a.x.min(b.x), a.y.min(b.y)), Point::new(a.x.max(b.x), a.y.max(b.y)))
}

impl Writer {
    /// What is written from here on is drawn at once, apart from what was before.
    pub fn begin(&mut self) {
        self.run += 1;
    }

    pub fn write(&mut self, glyph: Glyph) {
        let (from, to) = (turned(glyph.from, glyph.turn), turned(glyph.to, glyph.turn));
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        if glyph.text.trim().is_empty() {
            // A mark of layout, or the rest of a ligature, widens the word; a space ends it.
            match self.words.last_mut() {
                Some(word) if self.open && glyph.text.is_empty() => {
                    word.area.max.x = word.area.max.x.max(right);
                }
                _ => self.open = false,
            }
            return;
        }
        let mut parts = glyph.text.split(' ').filter(|part| !part.is_empty()).peekable();
        if glyph.text.starts_with(' ') {
            self.open = false;
        }
        while let Some(part) = parts.next() {
            self.add(part, &glyph, Rect::new(Point::new(left, from.y), Point::new(right, from.y)));
            self.open = parts.peek().is_none() && !glyph.text.ends_with(' ');
        }
    }

    fn add(&mut self, text: &str, glyph: &Glyph, along: Rect) {
        let (left, right, baseline) = (along.min.x, along.max.x, along.min.y);
        if self.open
            && let Some(word) = self.words.last_mut()
            && word.continues(glyph, left, baseline)
        {
            word.text.push_str(text);
            word.area = word.area.union(area(left, right, baseline, glyph.size));
            return;
        }
        self.words.push(Word {
            text: text.to_owned(),
            area: area(left, right, baseline, glyph.size),
            baseline,
            size: glyph.size,
            turn: glyph.turn,
            bold: glyph.bold,
            mark: glyph.mark,
            run: self.run,
        });
    }

    /// The words, of which those drawn twice, as for a shadow, are there once.
    pub fn finish(self) -> Vec<Word> {
        let mut seen: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        let mut words: Vec<Word> = Vec::with_capacity(self.words.len());
        for word in self.words {
            let cell = |value: f32| (value / 4.0).floor() as i32;
            let (x, y) = (cell(word.area.min.x), cell(word.baseline));
            let near = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
            let again = near.filter_map(|cell| seen.get(&cell)).flatten().any(|&other| {
                let other: &Word = &words[other];
                other.text == word.text
                    && (other.area.min.x - word.area.min.x).abs() < 1.5
                    && (other.baseline - word.baseline).abs() < 1.5
                    && other.turn == word.turn
            });
            if !again {
                seen.entry((x, y)).or_default().push(words.len());
                words.push(word);
            }
        }
        words
    }
}

fn area(left: f32, right: f32, baseline: f32, size: f32) -> Rect {
    let (top, bottom) = (baseline - ASCENT * size, baseline + DESCENT * size);
    Rect::new(Point::new(left, top), Point::new(right, bottom))
}

impl Word {
    /// Whether a glyph that begins at `left` belongs to this word.
    fn continues(&self, glyph: &Glyph, left: f32, baseline: f32) -> bool {
        let size = self.size.max(glyph.size).max(0.1);
        let gap = (left - self.area.max.x) / size;
        // Letters in superscript stand higher: "1er".
        let shift = (baseline - self.baseline).abs() / size;
        self.turn == glyph.turn
            && self.mark == glyph.mark
            && shift < 0.5
            && (shift < 0.1 || glyph.size < 0.85 * self.size || self.size < 0.85 * glyph.size)
            && (-0.35..LETTER_GAP).contains(&gap)
    }
}

/// Words after which a line goes on.
const LINKS: [&str; 14] =
    ["dont", "de", "du", "des", "d'", "la", "le", "les", "l'", "à", "au", "aux", "et", "en"];

/// Whether the line `next` can only go on with `last`: a share or working time that stood at its end, or words
/// after a dash, a comma or a link.
pub fn goes_on(last: &str, next: &str) -> bool {
    let end = last.rsplit(' ').next().unwrap_or_default();
    let number = next.trim_start_matches(['–', '-', '—', ' ', '(']);
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c));
    let is_share = unit.len() < number.len()
        && ["%", "ETP", "etp"].iter().any(|it| unit.trim_start().starts_with(it));
    // A bullet may be a dash with nothing before it.
    let is_open = last.contains(' ') && ["–", "-", "—", ",", "("].contains(&end)
        || last.ends_with([',', '('])
        || LINKS.contains(&end);
    is_open || (is_share && last.contains(char::is_alphabetic))
}

/// Words that follow each other on a line, each a space from the next.
#[derive(Clone, Debug)]
pub struct Piece {
    pub text: String,
    /// As of its words.
    pub area: Rect,
    pub baseline: f32,
    /// Of the first word.
    pub size: f32,
    pub turn: u8,
    /// All of its words are.
    pub bold: bool,
    pub words: Vec<Word>,
}

/// Words further from each other are apart, in em.
const SPACE_MAX: f32 = 0.62;

/// The pieces that `words` make, in the order in which they are drawn.
pub fn pieces(words: &[Word]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in words {
        match pieces.last_mut() {
            Some(piece) if piece.continues(word, -0.2) => piece.push(word),
            _ => pieces.push(Piece::of(word)),
        }
    }
    pieces
}

impl Piece {
    fn of(word: &Word) -> Self {
        Self {
            text: word.text.clone(),
            area: word.area,
            baseline: word.baseline,
            size: word.size,
            turn: word.turn,
            bold: word.bold,
            words: vec![word.clone()],
        }
    }

    /// Of words in their order; none without words.
    pub fn of_all(words: &[Word]) -> Option<Self> {
        let (first, rest) = words.split_first()?;
        let mut piece = Self::of(first);
        rest.iter().for_each(|word| piece.push(word));
        Some(piece)
    }

    fn push(&mut self, word: &Word) {
        let gap = (word.area.min.x - self.area.max.x) / self.size.max(0.1);
        if gap > 0.02 || self.words.last().is_some_and(|last| last.mark == word.mark) {
            self.text.push(' ');
        }
        self.text.push_str(&word.text);
        self.area = self.area.union(word.area);
        self.bold &= word.bold;
        self.words.push(word.clone());
    }

    /// Whether `word` follows on the same line, not further back than `back` em.
    fn continues(&self, word: &Word, back: f32) -> bool {
        let size = self.size.max(word.size).max(0.1);
        let gap = (word.area.min.x - self.area.max.x) / size;
        self.turn == word.turn
            && (word.baseline - self.baseline).abs() < 0.35 * size
            && (back..SPACE_MAX).contains(&gap)
    }

    /// Where it stands on the page as it is seen.
    pub fn on_page(&self) -> Rect {
        turned_back(self.area, self.turn)
    }
}
