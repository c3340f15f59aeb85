//! Text on its way into a project: what would break a line or a picture is taken out.

use std::borrow::Cow;

/// `text` on one line: control characters left out, line breaks and tabs as spaces.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c.is_control() || is_line_end(c)) {
        return text.into();
    }
    let spaced = text.chars().map(|c| if c == '\t' || is_line_end(c) { ' ' } else { c });
    spaced.filter(|c| !c.is_control()).collect()
}

/// `text` without control characters; lines and tabs stay.
pub fn printable_paragraphs(text: &str) -> Cow<'_, str> {
    let is_unwanted = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(is_unwanted) {
        return text.into();
    }
    text.chars().filter(|&c| !is_unwanted(c)).collect()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_on_one_line() {
        assert_eq!(printable("Chargé\u{7}\u{1b}[31m de\nmission\u{85}"), "Chargé[31m de mission");
        assert!(matches!(printable("Chargé/e/s de\u{202f}mission"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(printable_paragraphs("un\r\n\tdeux\0"), "un\n\tdeux");
    }
}
