//! Words without what typesetting left in them.

use unicode_normalization::UnicodeNormalization;

/// One space between words, ligatures as letters, accents composed, no invisible characters.
pub(super) fn clean(raw: &str) -> String {
    let raw = raw.trim_end();
    // A soft hyphen that a line ends with was printed.
    let (raw, soft_hyphen) = raw.strip_suffix('\u{ad}').map_or((raw, false), |raw| (raw, true));
    let mut out = String::with_capacity(raw.len());
    let mut space = false;
    let mut push = |c: char| {
        match c {
            '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{ad}'
            | '\u{202a}'..='\u{202e}' => return,
            _ if c.is_whitespace() || c.is_control() => {
                space = true;
                return;
            }
            _ => {}
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            _ => out.push(c),
        }
    };
    if raw.is_ascii() {
        raw.chars().for_each(&mut push);
    } else {
        raw.nfc().for_each(&mut push);
    }
    if let Some(stripped) = out.strip_suffix('\\') {
        out.truncate(stripped.trim_end().len());
    }
    if soft_hyphen {
        out.push('-');
    }
    out
}
