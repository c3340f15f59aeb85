//! Brackets in a line of posts: category, grade, level, working time, vacancy.

use super::casing::is_known_acronym;
use crate::format::reading::vocabulary::{bare, count_word, hundredths_of};
use crate::model::{Hundredths, folded};

/// A bracketed part of a line, as byte offsets, brackets included.
pub(super) struct Bracket<'a> {
    pub start: usize,
    pub end: usize,
    pub inside: &'a str,
    pub closed: bool,
}

/// The brackets of `text` at the outermost level; inclusive endings such as "(e)" are not among them.
pub(super) fn brackets(text: &str) -> Vec<Bracket<'_>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(Bracket {
                        start,
                        end: at + 1,
                        inside: text[start + 1..at].trim(),
                        closed: true,
                    });
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        found.push(Bracket {
            start,
            end: text.len(),
            inside: text[start + 1..].trim(),
            closed: false,
        });
    }
    found.retain(|bracket| !is_inclusive(text, bracket));
    found
}

/// "(e)", "(es)", "(ère)" glued to a word, and "(H/F)".
fn is_inclusive(text: &str, bracket: &Bracket) -> bool {
    let glued = text[..bracket.start].ends_with(char::is_alphabetic)
        || text[..bracket.start].ends_with(')');
    let small =
        bracket.inside.chars().all(char::is_lowercase) && bracket.inside.chars().count() <= 6;
    (glued && small && !bracket.inside.is_empty())
        || matches!(bare(bracket.inside).as_str(), "h f" | "f h" | "m f" | "f m" | "f h x")
}

/// How many brackets of `text` are left open.
pub(super) fn open_brackets(text: &str) -> usize {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

/// What a bracket says, part by part: "A, 0,8 ETP" is a category and a time. One part where its first
/// is no category.
pub(super) fn parts(inside: &str) -> Vec<&str> {
    if read_bracket(inside).is_some() {
        return vec![inside];
    }
    let mut parts = vec![inside];
    for mark in [", ", "; ", " – ", " - ", " / ", " : "] {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    let ranked = parts.first().is_some_and(|first| is_rank(first.trim()));
    if !ranked {
        return vec![inside];
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether `text` is a category or a grade: "A", "A+", "B2", "cat. C".
pub(super) fn is_rank(text: &str) -> bool {
    matches!(read_rank(text, &folded(text)), Some(BracketSense::Rank { .. }))
}

/// What a bracket says, where its words settle it.
#[derive(Debug)]
pub(super) enum BracketSense {
    Rank {
        category: String,
        grade: Option<String>,
    },
    /// Two categories or two grades.
    Unclear,
    Level,
    Fte(Hundredths),
    Vacant,
    /// How a post is held, which a chart of posts leaves open: "CDD".
    Contract,
    /// "1 vacant", "dont 2 vacants".
    SomeVacant(u32),
    Person,
    Count(u32),
}

pub(super) fn read_bracket(inside: &str) -> Option<BracketSense> {
    let lower = folded(inside);
    if let Some(sense) = read_rank(inside, &lower) {
        return Some(sense);
    }
    let words = bare(inside);
    if lower.starts_with("manager")
        || lower.starts_with("encadrement")
        || lower.starts_with("encadrant")
    {
        return Some(BracketSense::Level);
    }
    if matches!(
        words.as_str(),
        "vacant"
            | "vacants"
            | "poste vacant"
            | "postes vacants"
            | "vacante"
            | "a pourvoir"
            | "non pourvu"
    ) {
        return Some(BracketSense::Vacant);
    }
    if let Some(count) = vacant_count(inside) {
        return Some(BracketSense::SomeVacant(count));
    }
    if matches!(
        words.as_str(),
        "cdd"
            | "cdi"
            | "contractuel"
            | "contractuelle"
            | "contractuels"
            | "titulaire"
            | "titulaires"
            | "temporaire"
            | "temporaires"
            | "mutualise"
            | "mutualises"
    ) {
        return Some(BracketSense::Contract);
    }
    let civil = ["m. ", "mme ", "mlle ", "mr "].iter().any(|title| lower.starts_with(title));
    if civil || is_full_name(inside) {
        return Some(BracketSense::Person);
    }
    match words.as_str() {
        "temps plein" | "temps complet" => Some(BracketSense::Fte(Hundredths::FULL_TIME)),
        "mi temps" | "a mi temps" => Some(BracketSense::Fte(Hundredths(50))),
        _ => read_figure(&lower),
    }
}

/// "80 %", "0,8 ETP", "temps partiel : 50 %", "3 postes".
fn read_figure(lower: &str) -> Option<BracketSense> {
    let stripped = lower
        .trim_start_matches("temps partiel")
        .trim_start_matches("etp")
        .trim_start_matches([' ', ':']);
    if let Some(percent) = stripped.strip_suffix('%') {
        return percent
            .trim()
            .parse()
            .ok()
            .filter(|n| (1..=100).contains(n))
            .map(|n| BracketSense::Fte(Hundredths(n)));
    }
    let number = stripped.trim_end_matches("etp").trim();
    if lower.contains("etp") {
        return hundredths_of(number).map(|n| BracketSense::Fte(Hundredths(n)));
    }
    let number = lower
        .trim_end_matches("postes")
        .trim_end_matches("poste")
        .trim_end_matches("agents")
        .trim();
    if !number.is_empty() && number.len() <= 3 {
        return number.parse().ok().map(BracketSense::Count);
    }
    None
}

/// "1 vacant", "dont deux postes vacants".
pub(super) fn vacant_count(text: &str) -> Option<u32> {
    let words = bare(text);
    let words = words.strip_prefix("dont ").unwrap_or(&words);
    let last = ["poste vacant ", "postes vacants ", "vacants ", "vacant "]
        .iter()
        .find_map(|start| words.strip_prefix(start));
    if let Some(number) = last.and_then(|last| last.parse().ok()) {
        return Some(number);
    }
    let (count, rest) = words.split_once(' ')?;
    let rest = rest.trim_start_matches("postes ").trim_start_matches("poste ");
    let is_vacant = matches!(rest, "vacant" | "vacants" | "vacante" | "vacantes");
    let number = count.parse().ok().or_else(|| count_word(count));
    number.filter(|_| is_vacant && count.len() <= 6)
}

/// "Jean MARTIN": a first name, then a name in capitals that is no acronym.
fn is_full_name(inside: &str) -> bool {
    let words: Vec<&str> = inside.split([' ', '-']).collect();
    let [first, .., last] = words[..] else { return false };
    let small_after_capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    words.len() <= 4
        && small_after_capital(first)
        && last.chars().count() >= 4
        && last.chars().all(char::is_uppercase)
        && !is_known_acronym(last)
}

/// "A", "A+", "cat. A", "catégorie B", "A3", "A2.2", "A, A3", "cat. A – A3".
fn read_rank(inside: &str, lower: &str) -> Option<BracketSense> {
    let marked = lower.starts_with("cat");
    let (mut categories, mut grades): (Vec<String>, Vec<String>) = Default::default();
    for word in inside.split([' ', ',', ';', '/', ':', '–', '-']).filter(|word| !word.is_empty())
    {
        let lower = folded(word);
        if matches!(
            lower.trim_end_matches('.'),
            "cat" | "categorie" | "categories" | "grade" | "cotation" | "ou" | "et"
        ) {
            continue;
        }
        let mut letters = word.chars();
        let letter = letters.next()?;
        let rest = letters.as_str();
        if !letter.is_ascii_alphabetic()
            || (letter.is_ascii_lowercase() && !(marked || word.len() > 1))
        {
            return None;
        }
        let upper = word.to_ascii_uppercase();
        if rest.is_empty() || rest == "+" {
            // Letters further on stand for no category of the public service.
            if !('A'..='D').contains(&upper.chars().next()?) {
                return None;
            }
            categories.push(upper);
        } else if rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.ends_with(|c: char| c.is_ascii_digit())
            && rest.len() <= 4
            && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
        {
            grades.push(upper);
        } else {
            return None;
        }
    }
    categories.dedup();
    match (categories.as_slice(), grades.as_slice()) {
        ([], []) => None,
        ([category], []) => Some(BracketSense::Rank { category: category.clone(), grade: None }),
        ([], [grade]) => {
            Some(BracketSense::Rank { category: grade[..1].to_owned(), grade: Some(grade.clone()) })
        }
        ([category], [grade]) if grade.starts_with(category.trim_end_matches('+')) => {
            Some(BracketSense::Rank { category: category.clone(), grade: Some(grade.clone()) })
        }
        _ => Some(BracketSense::Unclear),
    }
}
