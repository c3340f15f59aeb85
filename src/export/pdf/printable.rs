//! Texts of a PDF that are not drawn: its title, bookmarks, what a screen reader says.

use crate::export::svg::is_unprintable;
use crate::scene::Card;

/// The name of a card's unit, which is not empty.
pub fn title(card: &Card) -> String {
    let name = printable(&card.name);
    if name.is_empty() { "–".to_owned() } else { name }
}

/// `text` without control characters, for what is no drawn text.
pub fn printable(text: &str) -> String {
    text.chars().filter(|&c| !is_unprintable(c)).collect()
}
