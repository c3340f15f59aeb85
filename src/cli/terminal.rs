//! What is said on a terminal: whatever stands in a file or in the name of one, it moves no cursor, changes
//! no colour, turns the direction of no line and breaks none.
//!
//! Everything that a subcommand prints goes through here.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::words::acts;

/// One line: its own breaks become spaces.
pub fn line(text: &str) -> Cow<'_, str> {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.contains(is_break) {
        return written_out(text, |_| false, named);
    }
    let mut line = String::with_capacity(text.len());
    for (index, part) in text.split(is_break).enumerate() {
        if index > 0 && !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
        line.push_str(&written_out(part, |_| false, named));
    }
    line.into()
}

/// Lines, with the tabs in them. A line may end as in a file for spreadsheets, "\r\n".
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return written_out(text, is_kept, named);
    }
    let lines: Vec<_> = text.split("\r\n").map(|line| written_out(line, is_kept, named)).collect();
    lines.join("\r\n").into()
}

/// JSON: what would act on a terminal as JSON itself writes it, `\u001b`. Such characters stand in its
/// strings only.
pub fn json(text: &str) -> Cow<'_, str> {
    written_out(text, is_kept, |c| format!("\\u{:04x}", u32::from(c)))
}

/// What is written here goes on as [`json`] says it. Each piece is whole letters, as serde_json writes them.
pub struct Json<W>(pub W);

impl<W: Write> Write for Json<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let text = str::from_utf8(piece).map_err(io::Error::other)?;
        self.0.write_all(json(text).as_bytes())?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn is_kept(c: char) -> bool {
    matches!(c, '\n' | '\t')
}

/// As pagers name it: `<U+001B>`.
fn named(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// `text` with what acts, but for what `is_kept`, in the words of `name`.
fn written_out(text: &str, is_kept: fn(char) -> bool, name: fn(char) -> String) -> Cow<'_, str> {
    let is_written = |c: char| acts(c) && !is_kept(c);
    if !text.contains(is_written) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_written(c) {
            out.push_str(&name(c));
        } else {
            out.push(c);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_named() {
        assert_eq!(
            line("Chargé\u{1b}[31m de\nmission\u{9b}2J"),
            "Chargé<U+001B>[31m de mission<U+009B>2J"
        );
        assert_eq!(line("\u{202e}cod.exe\u{2069}\r\n"), "<U+202E>cod.exe<U+2069> ");
        assert_eq!(lines("un\tdeux\n\u{7f}\u{2028}trois\n"), "un\tdeux\n<U+007F><U+2028>trois\n");
        assert_eq!(lines("a,b\r\nc\r,d\r\n"), "a,b\r\nc<U+000D>,d\r\n");
    }

    #[test]
    fn json_says_it_in_its_own_way() {
        let value = serde_json::json!({ "title\u{202e}": "\u{1b}[2J\u{9b}\u{7f}\u{61c}é" });
        let text = serde_json::to_string_pretty(&value).unwrap();
        let sentence = json(&text);
        assert!(!sentence.contains(|c| acts(c) && c != '\n'), "{sentence}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&sentence).unwrap(), value);
        let mut written = Json(Vec::new());
        serde_json::to_writer_pretty(&mut written, &value).unwrap();
        assert_eq!(written.0, sentence.as_bytes());
    }

    #[test]
    fn what_only_shows_stays_as_it_is() {
        let text = "Secrétaire général·e\u{a0}: 3\u{202f}%, «\u{a0}Œuvres\u{a0}» – 例";
        assert!(matches!(line(text), Cow::Borrowed(same) if same == text));
        assert!(matches!(lines(text), Cow::Borrowed(same) if same == text));
        assert!(matches!(json(text), Cow::Borrowed(same) if same == text));
    }
}
