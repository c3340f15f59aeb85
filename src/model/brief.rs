//! Texts as a screen shows them: what nobody would read to its end is cut short.

use std::borrow::Cow;

use icu_segmenter::GraphemeClusterSegmenter;

/// A text of no more bytes than these is shown whole.
pub const BRIEF: usize = 1_000;

/// `text`, or its beginning and an ellipsis: at the most [`BRIEF`] bytes and these three. It ends with a
/// whole letter, unless a single one with its marks is longer than that.
pub fn brief(text: &str) -> Cow<'_, str> {
    if text.len() <= BRIEF {
        return text.into();
    }
    let start = &text[..text.floor_char_boundary(BRIEF)];
    let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(start).collect();
    // The last letter may go on behind the cut.
    let end = ends.iter().rev().nth(1).copied().filter(|&end| end > 0).unwrap_or(start.len());
    format!("{}…", start[..end].trim_end()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_is_shown_whole() {
        for text in ["", "Chargé/e/s de mission", &"é".repeat(500)] {
            assert_eq!(brief(text), text);
        }
    }

    #[test]
    fn the_rest_ends_with_a_whole_letter() {
        // Each of three bytes: the letter and its accent.
        let text = "e\u{301}".repeat(1_000);
        assert_eq!(brief(&text), format!("{}…", "e\u{301}".repeat(333)));
        assert_eq!(brief(&"mot ".repeat(1_000)), format!("{}…", "mot ".repeat(250).trim_end()));
        let laden = format!("a{}", "\u{301}".repeat(1_000_000));
        let shown = brief(&laden);
        assert!(shown.ends_with('…') && shown.len() <= BRIEF + '…'.len_utf8(), "{}", shown.len());
    }
}
