//! Why bytes are not a project file, in one sentence, with the line and column where there is one.

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use super::bulk;
use super::file::{MARKER, VERSION};
use super::misfit::misfit;
use crate::words::{Message, key, message};

/// What the first bytes of a file betray, by the key that `native-other-kind` knows.
const SIGNATURES: [(&[u8], &str); 11] = [
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"\xff\xfe", "utf16"),
    (b"\xfe\xff", "utf16"),
];

/// Of so many values one inside the other, serde_json does not read the innermost.
const DEPTH_MAX: usize = 128;

/// How a project file begins, but for spaces.
const BEGINNING: &[u8] = br#"{"format":"organigramme""#;

/// The head of a file, whatever else it holds.
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    format: Value,
    #[serde(default)]
    version: Value,
}

/// Whether the bytes are a project file, or the beginning of one: what cannot be read is somebody's too.
pub fn is_project(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut begun = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    if BEGINNING.iter().all(|byte| begun.next() == Some(byte)) {
        return true;
    }
    let begins = bytes.trim_ascii_start().starts_with(b"{");
    begins && serde_json::from_slice(bytes).is_ok_and(|it: Header| it.format == MARKER)
}

/// Of bytes without the marker, or that do not even begin like a project.
pub fn refusal_of_bytes(bytes: &[u8]) -> Message {
    other_kind(kind_of(bytes))
}

/// Of a text that begins like a project and gave `error`.
pub fn refusal_of_error(text: &str, error: &serde_json::Error) -> Message {
    // A file without the marker is refused for that, whichever field was missed first.
    if error.classify() == Category::Data
        && let Ok(header) = serde_json::from_str::<Header>(text)
    {
        if header.format.as_str() != Some(MARKER) {
            return other_kind("json");
        }
        if let Some(version) = header.version.as_u64().filter(|&it| it > VERSION.into()) {
            return message!(key::NATIVE_NEWER, version = version.to_string());
        }
    }
    let problem = match error.classify() {
        Category::Eof => message!(key::NATIVE_TRUNCATED),
        Category::Data => misfit(text),
        Category::Syntax | Category::Io if is_too_deep(text, error) => {
            message!(key::NATIVE_TOO_DEEP)
        }
        Category::Syntax | Category::Io => message!(key::NATIVE_SYNTAX),
    };
    message!(
        key::NATIVE_PLACE,
        column = column_in_characters(text, error).to_string(),
        line = error.line().to_string(),
        problem
    )
}

/// Whether `error` is at a bracket that opens one value inside too many others.
fn is_too_deep(text: &str, error: &serde_json::Error) -> bool {
    let before: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let read = &text.as_bytes()[..text.len().min(before + error.column())];
    let depth = bulk::outside_strings(read).fold(0, |depth: usize, byte| match byte {
        b'{' | b'[' => depth + 1,
        b'}' | b']' => depth.saturating_sub(1),
        _ => depth,
    });
    depth >= DEPTH_MAX
}

/// The column as an editor counts it; serde_json counts bytes.
fn column_in_characters(text: &str, error: &serde_json::Error) -> usize {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let bytes = line.as_bytes().iter().take(error.column());
    // Every byte of a character but its first is 0b10xx_xxxx.
    bytes.filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

fn other_kind(kind: &str) -> Message {
    message!(key::NATIVE_OTHER_KIND, kind)
}

fn kind_of(bytes: &[u8]) -> &'static str {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return kind;
    }
    let Ok(text) = str::from_utf8(bytes) else {
        // Text of the days before Unicode has no zero byte; nearly every other file has.
        return if bytes.contains(&0) { "binary" } else { "text" };
    };
    match text.trim_start().chars().next() {
        None => "empty",
        Some('{' | '[') => "json",
        Some('<') => "xml",
        Some(_) if text.contains('\0') => "binary",
        Some(_) => "text",
    }
}
