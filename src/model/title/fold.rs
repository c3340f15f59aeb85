//! Letters without case and accents, for comparing words.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Appends `text` in lower case and without accents; ligatures become their letters.
pub(super) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
        } else {
            // Marks are dropped: their order, which needs the whole text, does not matter.
            decompose_compatible(letter, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().for_each(|lower| push_plain(lower, out));
                }
            });
        }
    }
}

fn push_plain(lower: char, out: &mut String) {
    match lower {
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' => out.push('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        other => out.push(other),
    }
}

/// `text` in lower case, without accents, with plain apostrophes and hyphens.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// What follows `start`, itself folded, in a text that begins with it once folded.
///
/// ```text
/// after_folded("De la Santé", "de la ") == Some("Santé")
/// ```
pub(crate) fn after_folded<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    // Of most texts the first letter tells.
    let (first, wanted) = (text.bytes().next()?, start.bytes().next()?);
    if first.is_ascii() && first.to_ascii_lowercase() != wanted {
        return None;
    }
    let mut begun = String::with_capacity(start.len());
    for (at, letter) in text.char_indices() {
        fold_into(letter.encode_utf8(&mut [0; 4]), &mut begun);
        if begun == start {
            return Some(&text[at + letter.len_utf8()..]);
        }
        if !start.starts_with(&begun) {
            break;
        }
    }
    None
}
