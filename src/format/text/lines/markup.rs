//! What converters leave in a line: HTML entities and tags, Markdown escapes.
//!
//! Tags that matter become the Markdown that means the same.

use std::borrow::Cow;

/// The entities that French texts hold, without `&` and `;`.
const ENTITIES: [(&str, &str); 52] = [
    ("nbsp", "\u{a0}"),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("rsquo", "\u{2019}"),
    ("lsquo", "\u{2018}"),
    ("ldquo", "\u{201c}"),
    ("rdquo", "\u{201d}"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("times", "×"),
    ("deg", "°"),
    ("shy", "\u{ad}"),
    ("agrave", "à"),
    ("acirc", "â"),
    ("ccedil", "ç"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("ugrave", "ù"),
    ("ucirc", "û"),
    ("uuml", "ü"),
    ("oelig", "œ"),
    ("aelig", "æ"),
    ("Agrave", "À"),
    ("Acirc", "Â"),
    ("Ccedil", "Ç"),
    ("Eacute", "É"),
    ("Egrave", "È"),
    ("Ecirc", "Ê"),
    ("Euml", "Ë"),
    ("Icirc", "Î"),
    ("Iuml", "Ï"),
    ("Ocirc", "Ô"),
    ("Ugrave", "Ù"),
    ("Ucirc", "Û"),
    ("OElig", "Œ"),
];

/// `raw` without entities, tags and escapes. A line of nothing but tags stays as it is.
pub(in crate::format) fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['&', '<', '\\']) {
        return Cow::Borrowed(raw);
    }
    let text = if raw.contains('&') { decoded(raw) } else { raw.to_owned() };
    let text = if text.contains('<') { untagged(&text) } else { text };
    let text = if text.contains('\\') { unescaped(&text) } else { text };
    if text.trim().is_empty() { Cow::Borrowed(raw) } else { Cow::Owned(text) }
}

/// Whether a line holds an image or nothing but tags.
pub(in crate::format) fn is_markup(text: &str) -> bool {
    let image = text.starts_with("![") && text.ends_with(')');
    let tags = text.starts_with('<') && text.ends_with('>');
    image || tags
}

fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(10).position(|b| b == b';');
        let found = end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end + 1)));
        let (found, length) = found.unwrap_or((Cow::Borrowed("&"), 1));
        out.push_str(&found);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(|c| Cow::Owned(c.to_string()));
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, text)| Cow::Borrowed(*text))
}

/// Tags to Markdown: titles, bold, list items and table cells; a break to a space, the rest to nothing.
fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
        let end = rest.bytes().take(200).position(|b| b == b'>').filter(|_| is_tag);
        let Some(end) = end else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        let name = rest[1..end].to_ascii_lowercase();
        let name = name.split([' ', '\t']).next().unwrap_or_default().trim_end_matches('/');
        match name {
            "br" => out.push(' '),
            "b" | "/b" | "strong" | "/strong" => out.push_str("**"),
            "li" => out.push_str("- "),
            "td" | "th" | "/tr" => out.push_str(" | "),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                out.extend(std::iter::repeat_n('#', usize::from(name.as_bytes()[1] - b'0')));
                out.push(' ');
            }
            _ => {}
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

/// `1\. Direction` is `1. Direction`; a backslash at the end of a line stays, being a break.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if c == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        out.push(c);
    }
    out
}
