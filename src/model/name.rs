//! How a unit is called: its kind and its name.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
        let words = lists.hints.kind_words.get_or_init(|| KindWords::of(&lists.kinds));
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

/// Where the kinds of a long list stand by their words: not every name is held against every kind.
#[derive(Debug)]
pub struct KindWords {
    /// How many kinds there were.
    count: usize,
    /// By the folded word: the length of the label, and its place.
    places: HashMap<Vec<char>, (usize, usize)>,
    /// The letters of the longest folded word.
    longest: usize,
}

impl KindWords {
    fn of(kinds: &[UnitKind]) -> Self {
        let mut places: HashMap<Vec<char>, (usize, usize)> = HashMap::new();
        let named = kinds.iter().enumerate().filter(|(_, kind)| kind.id.as_str() != NAMELESS_KIND);
        for (place, kind) in named {
            let found = (kind.label.len(), place);
            let best = places.entry(fold(&kind.label).collect()).or_insert(found);
            *best = found.max(*best);
        }
        let longest = places.keys().map(Vec::len).max().unwrap_or(0);
        Self { count: kinds.len(), places, longest }
    }

    /// The place of the kind with the longest label that `name` begins with.
    fn beginning(&self, name: &str) -> Option<usize> {
        let letters: Vec<char> = fold(name).take(self.longest + 1).collect();
        let ends = (1..=letters.len().min(self.longest))
            .filter(|&end| !letters.get(end).is_some_and(|next| next.is_alphabetic()));
        let found = ends.filter_map(|end| self.places.get(&letters[..end])).max();
        found.map(|&(_, place)| place)
    }
}

/// The letters of `text` without case and accents.
fn fold(text: &str) -> impl Iterator<Item = char> {
    // Marks that stand alone go first: they would be put in order before any letter is given out.
    let letters = text.chars().filter(|&c| !is_combining_mark(c)).nfd();
    letters.filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase)
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
