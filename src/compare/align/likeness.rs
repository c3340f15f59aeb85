//! How alike two names or titles are, from 0 to 1.

use std::collections::HashMap;
use std::sync::Arc;

use crate::compare::movement::continues;

/// The least likeness of a title that says more than the other, "chargé de mission rédacteur", and how
/// much it grows with the letters they share.
const CONTINUED: f64 = 0.6;
const CONTINUED_CLOSELY: f64 = 0.35;

/// A text among those compared: equal texts have one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(u32);

/// Texts and what is known of their likeness: titles repeat, and comparing letters is slow.
#[derive(Debug, Default)]
pub struct Likeness {
    texts: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, Text>,
    known: HashMap<(Text, Text), f64>,
}

impl Likeness {
    /// The number of a comparison key.
    pub fn text(&mut self, key: &str) -> Text {
        if let Some(&text) = self.numbers.get(key) {
            return text;
        }
        let text = Text(u32::try_from(self.texts.len()).expect("fewer titles than 2³²"));
        let key: Arc<str> = key.into();
        self.texts.push(key.clone());
        self.numbers.insert(key, text);
        text
    }

    /// Whether one of two texts continues the other's words.
    pub fn continues(&self, a: Text, b: Text) -> bool {
        continues(&self.texts[a.0 as usize], &self.texts[b.0 as usize])
    }

    /// From 0, nothing in common, to 1, equal.
    pub fn between(&mut self, a: Text, b: Text) -> f64 {
        if a == b {
            return 1.0;
        }
        let pair = if a < b { (a, b) } else { (b, a) };
        if let Some(&known) = self.known.get(&pair) {
            return known;
        }
        let [one, other] = [pair.0, pair.1].map(|text| &*self.texts[text.0 as usize]);
        let letters = strsim::sorensen_dice(head(one), head(other));
        let likeness = if continues(one, other) {
            CONTINUED + CONTINUED_CLOSELY * letters
        } else {
            letters.min(CONTINUED + CONTINUED_CLOSELY)
        };
        self.known.insert(pair, likeness);
        likeness
    }
}

/// The start of a text: no title is longer that can be read.
const HEAD_BYTES: usize = 400;

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(HEAD_BYTES)]
}
