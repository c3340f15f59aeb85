//! Why bytes are not a project file, in one sentence, with the line and column where there is one.

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use super::scalar::{EXPECTED_AUTHORISED, EXPECTED_COUNT, EXPECTED_DATE};
use super::{MARKER, VERSION};
use crate::words::Message;

/// How much of a value is quoted in a sentence, in characters.
const QUOTED_MAX: usize = 40;

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
            return Message::new("native-newer").with("version", version.to_string());
        }
    }
    let said = error.to_string();
    let (line, column) = (error.line().to_string(), error.column().to_string());
    let detail = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
    let problem = match error.classify() {
        Category::Eof => Message::new("native-truncated"),
        Category::Data => data_problem(detail),
        _ if detail.starts_with("recursion limit") => Message::new("native-too-deep"),
        _ => Message::new("native-syntax"),
    };
    Message::new("native-place")
        .with("line", line)
        .with("column", column_in_characters(text, error).to_string())
        .with("problem", problem)
}

/// The column as an editor counts it; serde_json counts bytes.
fn column_in_characters(text: &str, error: &serde_json::Error) -> usize {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let bytes = line.as_bytes().iter().take(error.column());
    // Every byte of a character but its first is 0b10xx_xxxx.
    bytes.filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

fn other_kind(kind: &str) -> Message {
    Message::new("native-other-kind").with("kind", kind)
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

/// What serde says of a value in the wrong place, in our words. What it says in other words comes
/// through as "a field is not as expected".
fn data_problem(detail: &str) -> Message {
    let field = || Some(detail.split('`').nth(1)?.to_owned());
    if let Some(field) = detail.strip_prefix("missing field").and_then(|_| field()) {
        return Message::new("native-missing-field").with("field", field);
    }
    if let Some(field) = detail.strip_prefix("duplicate field").and_then(|_| field()) {
        return Message::new("native-duplicate-field").with("field", field);
    }
    if let Some(found) = detail.strip_prefix("unknown variant").and_then(|_| field()) {
        return unexpected(&found, "role");
    }
    let found_expected = detail
        .strip_prefix("invalid type: ")
        .or_else(|| detail.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    match found_expected {
        Some((found, expected)) => unexpected(quoted(found), expected_word(expected)),
        None => Message::new("native-unexpected-field"),
    }
}

fn unexpected(found: &str, expected: &'static str) -> Message {
    let mut shown: String = found.chars().filter(|c| !c.is_control()).take(QUOTED_MAX).collect();
    if shown.chars().count() < found.chars().count() {
        shown.push('…');
    }
    Message::new("native-unexpected").with("found", shown).with("expected", expected)
}

/// The value that serde names, without the English word before it: `integer `5`` is 5.
fn quoted(found: &str) -> &str {
    match found {
        "map" => "{…}",
        "sequence" => "[…]",
        _ => match found.find(['`', '"']) {
            Some(start) => found[start..].trim_matches('`'),
            None => found,
        },
    }
}

/// The key by which `native-unexpected` knows what a value should have been.
fn expected_word(expected: &str) -> &'static str {
    match expected {
        EXPECTED_COUNT | "u32" => "count",
        EXPECTED_AUTHORISED => "authorised",
        EXPECTED_DATE => "date",
        "a boolean" => "boolean",
        "a sequence" => "list",
        _ if expected.contains("string") => "text",
        _ if expected.contains("enum") || expected.contains("variant") => "role",
        _ => "object",
    }
}
