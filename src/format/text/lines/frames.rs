//! Boxes drawn with letters: the frame goes, what stands in it stays at its column.
//!
//! ```text
//! +----------+  +----------+
//! | Budget   |  | Achats   |      as      Budget         Achats
//! +----------+  +----------+
//! ```

use std::borrow::Cow;

/// What the frame above a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    None,
    /// One box, or several with a gap between them.
    Boxes,
    /// Cells that share their borders: a table.
    Grid,
}

const BARS: [char; 4] = ['|', '│', '║', '┃'];
const CORNERS: &str = "+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯";
const STROKES: &str = "-=─━═_";
const ARROWS: &str = "▼▲↓↑";

/// `texts` without the frames of boxes; those that were nothing else are empty.
pub(super) fn unframed<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Cow<'t, str>> {
    let mut frame = Frame::None;
    let unframe = |text: &'t str| {
        if let Some(drawn) = drawn(text) {
            // What only joins boxes leaves them open.
            frame = drawn.unwrap_or(frame);
            return Cow::Borrowed("");
        }
        if !text.contains(BARS) {
            frame = if text.trim().is_empty() { frame } else { Frame::None };
            return Cow::Borrowed(text);
        }
        match frame {
            Frame::Boxes => Cow::Owned(text.replace(BARS, " ")),
            Frame::Grid if !text.contains('|') => Cow::Owned(text.replace(BARS, "|")),
            Frame::Grid | Frame::None => Cow::Borrowed(text),
        }
    };
    texts.map(unframe).collect()
}

/// The frame that a line of nothing else draws: some frame, or the lines that join boxes.
fn drawn(text: &str) -> Option<Option<Frame>> {
    let text = text.trim();
    let is_drawn = |c: char| {
        BARS.contains(&c)
            || CORNERS.contains(c)
            || STROKES.contains(c)
            || ARROWS.contains(c)
            || c == ' '
    };
    if text.is_empty() || !text.chars().all(is_drawn) {
        return None;
    }
    let corners = text.chars().filter(|c| CORNERS.contains(*c)).count();
    if corners == 0 {
        // "|   |" joins; a rule of strokes alone, or "|---|---|", is none of a box.
        let joins = !text.contains(|c| STROKES.contains(c));
        return joins.then_some(None);
    }
    let gaps = text.split(' ').filter(|part| !part.is_empty()).count() > 1;
    let inside = text.chars().count() > 2 && corners > 2;
    Some(Some(if gaps || !inside { Frame::Boxes } else { Frame::Grid }))
}
