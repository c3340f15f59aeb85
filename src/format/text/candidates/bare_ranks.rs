//! Categories that nothing sets off: "Directeur A", "Gestionnaire B 3", "Attaché, A, 1", "3 B gestionnaires".

use super::counts::{count_at_start, is_number};
use super::sense::{is_rank, sense};
use crate::format::reading::vocabulary::{begins_with_job, is_job_in_letters, statutory_grade};
use crate::model::folded;

/// Marks around a category and the words after it.
const MARKS: [char; 6] = [',', ';', ':', '–', '—', '-'];

/// What a letter is the name of, such as "secteur A".
const LETTERED: [&str; 18] = [
    "annexe",
    "atelier",
    "bâtiment",
    "batiment",
    "bloc",
    "classe",
    "equipe",
    "groupe",
    "hall",
    "lot",
    "niveau",
    "permis",
    "plan",
    "pole",
    "secteur",
    "site",
    "type",
    "zone",
];

/// `text` with its category in brackets and its count after a colon; none where it has no bare category after a
/// job.
pub(in crate::format) fn bracketed(text: &str) -> Option<String> {
    // Of most lines the letters tell at once.
    let near = |at: usize| matches!(text.as_bytes().get(at), Some(b'A'..=b'D'));
    if text.len() > 160
        || text.contains('(')
        || !text.match_indices(' ').any(|(at, _)| near(at + 1))
    {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let at = (1..words.len()).find(|&at| {
        let word = words[at].trim_matches(MARKS);
        let own =
            word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_uppercase()) && is_rank(word);
        own && tells(&words[at + 1..])
    })?;
    let title = words[..at].join(" ");
    let title = title.trim_end_matches(|c| c == ' ' || MARKS.contains(&c));
    let last = folded(title.rsplit(' ').next().unwrap_or_default());
    let named = count_at_start(title).map_or(title, |count| count.rest);
    let is_job =
        begins_with_job(named) || is_job_in_letters(named) || statutory_grade(named).is_some();
    if !is_job || LETTERED.contains(&last.as_str()) {
        return None;
    }
    let rank = words[at].trim_matches(MARKS);
    let rest = words[at + 1..].join(" ");
    let rest = rest.trim_matches(|c| c == ' ' || MARKS.contains(&c));
    Some(match rest {
        "" => format!("{title} ({rank})"),
        rest if is_number(rest) && !rest.ends_with('%') => format!("{title} ({rank}) : {rest}"),
        rest => format!("{title} ({rank}) ({rest})"),
    })
}

/// Whether `words` after a category are a count, a working time, a grade or nothing.
fn tells(words: &[&str]) -> bool {
    let rest = words.join(" ");
    let rest = rest.trim_matches(|c| c == ' ' || MARKS.contains(&c));
    rest.is_empty() || is_number(rest) || sense(rest).is_some()
}

/// "B gestionnaires": a category right before its job, and the job.
pub(in crate::format) fn before_job(text: &str) -> Option<(&str, &str)> {
    let (rank, rest) = text.split_once(' ')?;
    let letter = rank.len() <= 3 && rank.starts_with(|c: char| matches!(c, 'A'..='D'));
    (letter && is_rank(rank) && begins_with_job(rest)).then_some((rank, rest))
}
