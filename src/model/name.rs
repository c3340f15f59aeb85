//! How a unit is called: its kind and its name.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::lists::{Lists, UnitKind};
use super::unit::UnitFields;

/// The kind that says nothing of a unit, and is not written before its name.
const NAMELESS_KIND: &str = "autre";

/// Kind and name: no kind's word is put before a name that begins with one.
pub fn full_name(lists: &Lists, fields: &UnitFields) -> String {
    let name = fields.name.as_str();
    let kind = lists.kind(&fields.kind).filter(|kind| kind.id.as_str() != NAMELESS_KIND);
    let Some(kind) = kind else { return name.to_owned() };
    if name.is_empty() {
        return kind.label.clone();
    }
    // "DIRAA (Direction de l'apprentissage)" says it after the acronym; "Services techniques" says it of
    // several.
    let has_kind = kind_named(lists, name).is_some()
        || begins_with_word(name, &format!("{}s", kind.label))
        || begins_with_word(name, &format!("{}x", kind.label))
        || name.split_once('(').is_some_and(|(_, rest)| begins_with_word(rest, &kind.label));
    if has_kind { name.to_owned() } else { format!("{} {name}", kind.label) }
}

/// The kind whose word a name begins with.
pub fn kind_named<'a>(lists: &'a Lists, name: &str) -> Option<&'a UnitKind> {
    let kinds = lists.kinds.iter().filter(|kind| kind.id.as_str() != NAMELESS_KIND);
    kinds.filter(|kind| begins_with_word(name, &kind.label)).max_by_key(|kind| kind.label.len())
}

/// Whether `text` begins with `word`, whatever the case and the accents.
fn begins_with_word(text: &str, word: &str) -> bool {
    let fold = |text: &str| -> Vec<char> {
        text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect()
    };
    let same_start = text.chars().next().map(|c| fold(c.encode_utf8(&mut [0; 4])))
        == word.chars().next().map(|c| fold(c.encode_utf8(&mut [0; 4])));
    if !same_start {
        return false;
    }
    let (text, word) = (fold(text), fold(word));
    text.starts_with(&word) && !text.get(word.len()).is_some_and(|next| next.is_alphabetic())
}
