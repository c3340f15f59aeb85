//! The words of long lists of kinds of unit, to be found at the beginning of a name.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where the kinds of a long list stand by their words: not every name is held against every kind.
#[derive(Debug)]
pub struct KindWords {
    /// How many kinds there were.
    pub count: usize,
    /// By the folded word: the length of the label, and its place.
    places: HashMap<Vec<char>, (usize, usize)>,
    /// The letters of the longest folded word.
    longest: usize,
}

impl KindWords {
    /// Of so many kinds, those with a word: the place of each, and its label.
    pub fn of<'a>(count: usize, named: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut places: HashMap<Vec<char>, (usize, usize)> = HashMap::new();
        for (place, label) in named {
            let found = (label.len(), place);
            let best = places.entry(fold(label).collect()).or_insert(found);
            *best = found.max(*best);
        }
        let longest = places.keys().map(Vec::len).max().unwrap_or(0);
        Self { count, places, longest }
    }

    /// The place of the kind with the longest label that `name` begins with.
    pub fn beginning(&self, name: &str) -> Option<usize> {
        let letters: Vec<char> = fold(name).take(self.longest + 1).collect();
        let ends = (1..=letters.len().min(self.longest))
            .filter(|&end| !letters.get(end).is_some_and(|next| next.is_alphabetic()));
        let found = ends.filter_map(|end| self.places.get(&letters[..end])).max();
        found.map(|&(_, place)| place)
    }
}

/// The letters of `text` without case and accents.
pub fn fold(text: &str) -> impl Iterator<Item = char> {
    // Marks that stand alone go first: they would be put in order before any letter is given out.
    let letters = text.chars().filter(|&c| !is_combining_mark(c)).nfd();
    letters.filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase)
}
