//! Words of a title, each with its inclusive endings: `Chargé/e/s`, `Assistant(es)`, `adjoint-e`,
//! `financier/ ères`, `directeur /trice`.

use unicode_normalization::char::is_combining_mark;

use super::fold::fold_into;

/// Endings that follow any inclusive mark, folded.
const ENDINGS: [&str; 50] = [
    "e", "es", "s", "ee", "ees", "ere", "eres", "iere", "ieres", "ve", "ves", "ive", "ives",
    "trice", "trices", "rice", "rices", "euse", "euses", "enne", "ennes", "ienne", "iennes", "nne",
    "nnes", "elle", "elles", "onne", "onnes", "ette", "ettes", "esse", "esses", "ales", "aux",
    "teur", "teurs", "eur", "eurs", "er", "ers", "ier", "iers", "atrice", "fe", "fes", "ne", "nes",
    "sse", "sses",
];

/// Endings that are also words or syllables: taken as endings only after a slash, in brackets, or after
/// a dot in the middle, which marks nothing else.
const SHORT_ENDINGS: [&str; 15] = [
    "le", "les", "se", "ses", "te", "tes", "re", "res", "al", "ale", "x", "que", "ques", "lle",
    "lles",
];

/// One inclusive ending with the mark before it, as byte offsets in the title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    /// Where the mark begins, spaces before it included.
    pub mark: usize,
    pub start: usize,
    pub end: usize,
}

/// A word as byte offsets in the title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub start: usize,
    /// The end of the word without its inclusive endings.
    pub base_end: usize,
    /// The end with them, and with the bracket that closes them.
    pub end: usize,
    endings: [Ending; 4],
    count: usize,
}

impl Word {
    /// Without its endings.
    pub fn bare(self) -> Self {
        Self { end: self.base_end, count: 0, ..self }
    }

    pub fn endings(&self) -> &[Ending] {
        &self.endings[..self.count]
    }
}

/// The words of `text` in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_letter)?;
        let base_end = run_end(text, start);
        let mut word =
            Word { start, base_end, end: base_end, endings: Default::default(), count: 0 };
        let mut open = false;
        while word.count < word.endings.len() && base_end - start >= 3 {
            let Some((ending, after, opened)) = ending_at(text, word.end, open) else { break };
            word.endings[word.count] = ending;
            word.count += 1;
            word.end = after;
            open = opened;
        }
        at = word.end;
        Some(word)
    })
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn run_end(text: &str, start: usize) -> usize {
    text[start..].find(|c| !is_letter(c)).map_or(text.len(), |length| start + length)
}

/// The inclusive ending that begins at `at`, where the word ends with it, and whether a bracket
/// stays open.
fn ending_at(text: &str, at: usize, open: bool) -> Option<(Ending, usize, bool)> {
    let bytes = text.as_bytes();
    let mut mark_at = at;
    while bytes.get(mark_at) == Some(&b' ') {
        mark_at += 1;
    }
    let spaced = mark_at > at;
    let mark = text[mark_at..].chars().next()?;
    let mut start = mark_at + mark.len_utf8();
    let loose = matches!(mark, '/' | '(');
    if spaced && !loose {
        return None;
    }
    match mark {
        '/' => {
            while bytes.get(start) == Some(&b' ') {
                start += 1;
            }
        }
        '(' | '.' | '-' | '\u{2010}' | '\u{2011}' | '·' | '•' | '\u{2027}' | '⋅' | '∙' => {}
        _ if open && is_letter(mark) => start = mark_at,
        _ => return None,
    }
    let end = run_end(text, start);
    if end == start || end - start > 8 {
        return None;
    }
    let mut piece = String::with_capacity(8);
    fold_into(&text[start..end], &mut piece);
    let piece = piece.as_str();
    let is_short = loose || !matches!(mark, '.' | '-' | '\u{2010}' | '\u{2011}');
    let known = ENDINGS.contains(&piece) || (is_short && SHORT_ENDINGS.contains(&piece));
    if !known {
        return None;
    }
    // "(B)" glued to a word is a category, and "(E" never an ending without its bracket.
    let closed = bytes.get(end) == Some(&b')');
    if mark == '(' && !closed {
        return None;
    }
    let ending = Ending { mark: at, start, end };
    // "(e)s": the letters glued to the closing bracket are one more ending.
    if mark == '(' { Some((ending, end + 1, true)) } else { Some((ending, end, false)) }
}
