//! The key under which the spellings of one title meet.

use super::fold::fold_into;
use super::marks::{Word, words};

/// Words that stay as they are and bring in a complement.
const PREPOSITIONS: [&str; 12] =
    ["d", "de", "du", "des", "en", "a", "au", "aux", "pour", "sur", "par", "chez"];

/// Articles between a preposition and its complement.
const ARTICLES: [&str; 4] = ["la", "l", "le", "les"];

/// Words whose other number or gender no rule finds.
const IRREGULAR: [(&str, &str); 9] = [
    ("travaux", "travail"),
    ("publique", "public"),
    ("publiques", "public"),
    ("nouvelle", "nouveau"),
    ("nouvelles", "nouveau"),
    ("cheffe", "chef"),
    ("cheffes", "chef"),
    ("maitresse", "maitr"),
    ("maitresses", "maitr"),
];

/// The form in which two spellings of one title are equal: no case, accents, plural (-aux is -al),
/// gender (the bare feminine is the masculine), inclusive endings or punctuation.
///
/// A word that follows a preposition is the complement, not the person: its final -e is part of the
/// word ("chef de port", "chef de porte"), so only its plural and the clearly feminine endings go.
pub fn comparison_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut folded = String::with_capacity(32);
    let mut complement = false;
    let mut previous: Option<(Word, usize)> = None;
    for word in words(text) {
        folded.clear();
        fold_into(&text[word.start..word.base_end], &mut folded);
        // A lone accent such as the iota subscript folds to a space.
        folded.retain(|c| !c.is_whitespace());
        if folded.is_empty() || is_gender_note(text, word, &folded) {
            continue;
        }
        let before = key.len();
        if !key.is_empty() {
            key.push(' ');
        }
        let stem_start = key.len();
        if PREPOSITIONS.contains(&folded.as_str()) {
            complement = true;
            key.push_str(&folded);
        } else if complement && ARTICLES.contains(&folded.as_str()) {
            key.push_str(&folded);
        } else {
            push_stem(&folded, complement, &mut key);
            complement = false;
        }
        // "Directeur/Directrice" says one word twice.
        if let Some((last, last_start)) = previous
            && text[last.end..word.start].trim() == "/"
            && key[last_start..before] == key[stem_start..]
        {
            key.truncate(before);
            continue;
        }
        previous = Some((word, stem_start));
    }
    key
}

/// "H/F" and "F/H" say nothing of the title.
fn is_gender_note(text: &str, word: Word, folded: &str) -> bool {
    let other = match folded {
        "h" => "f",
        "f" => "h",
        _ => return false,
    };
    let is_other = |s: &str| s.eq_ignore_ascii_case(other);
    let after = text[word.end..].strip_prefix('/').and_then(|rest| rest.get(..1));
    let before = text[..word.start].strip_suffix('/').and_then(|rest| {
        let start = rest.len().checked_sub(1)?;
        rest.get(start..)
    });
    after.is_some_and(is_other) || before.is_some_and(is_other)
}

/// Appends the singular and masculine of a folded word.
fn push_stem(word: &str, complement: bool, key: &mut String) {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        key.push_str(stem);
        return;
    }
    let start = key.len();
    key.push_str(word);
    if word.len() <= 3 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    if word.ends_with("eaux") {
        key.pop();
    } else if word.ends_with("aux") {
        replace_end(key, "aux", "al");
    } else if word.ends_with('s') && !word.ends_with("ss") {
        key.pop();
    }
    if key[start..].ends_with("ee") {
        key.pop();
    }
    let endings = [
        ("trice", "teur"),
        ("euse", "eur"),
        ("eux", "eur"),
        ("ere", "er"),
        ("ive", "if"),
        ("enne", "en"),
    ];
    let bare = [("elle", "el"), ("onne", "on"), ("ette", "et"), ("e", "")];
    let bare = if complement { &bare[..0] } else { &bare[..] };
    let found = endings.iter().chain(bare).find(|(feminine, _)| {
        key.len() - start > feminine.len() + 1 && key[start..].ends_with(feminine)
    });
    if let Some((feminine, masculine)) = found {
        replace_end(key, feminine, masculine);
    }
}

fn replace_end(text: &mut String, end: &str, by: &str) {
    text.truncate(text.len() - end.len());
    text.push_str(by);
}
