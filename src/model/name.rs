//! How a unit is called: its kind and its name.

use super::kind_words::{KindWords, fold};
use super::lists::{Lists, SHORT, UnitKind};
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
    if lists.kinds.len() > SHORT {
        let words = lists.hints.kind_words.get_or_init(|| {
            let named = lists.kinds.iter().enumerate();
            let named = named.filter(|(_, kind)| kind.id.as_str() != NAMELESS_KIND);
            let labels = named.map(|(place, kind)| (place, kind.label.as_str()));
            KindWords::of(lists.kinds.len(), labels)
        });
        match words.beginning(name).map(|place| lists.kinds.get(place)) {
            _ if words.count != lists.kinds.len() => {}
            None => return None,
            Some(found) => {
                if let Some(kind) = found.filter(|kind| begins_with_word(name, &kind.label)) {
                    return Some(kind);
                }
            }
        }
    }
    let kinds = lists.kinds.iter().filter(|kind| kind.id.as_str() != NAMELESS_KIND);
    kinds.filter(|kind| begins_with_word(name, &kind.label)).max_by_key(|kind| kind.label.len())
}

/// Whether `text` begins with `word`, whatever the case and the accents.
fn begins_with_word(text: &str, word: &str) -> bool {
    if word.is_empty() {
        return text.is_empty();
    }
    let mut text = fold(text);
    // Most words differ from the first letter on.
    fold(word).all(|letter| text.next() == Some(letter))
        && !text.next().is_some_and(|next| next.is_alphabetic())
}
