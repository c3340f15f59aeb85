//! Codes of posts in front of their titles: "P0001 Directeur (A)", "ST.1 Chef de service", "[P12] 1 agent (C)".

use crate::format::reading::phrases::counts::has_category;
use crate::format::reading::phrases::sense::is_rank;
use crate::format::reading::vocabulary::begins_with_job;
use crate::format::text::lines::Line;
use crate::model::display;

/// The longest code.
const MOST: usize = 14;

/// Takes the code of a post out of its line.
pub(in crate::format) fn take(line: &mut Line) {
    if !line.cells.is_empty() || line.text.len() > 600 {
        return;
    }
    if let Some((code, rest)) = split(&line.text) {
        (line.code, line.text) = (Some(code.to_owned()), rest.to_owned());
    }
}

/// The code that `text` begins with, and the post after it.
fn split(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once(' ')?;
    // "N° 123 Gestionnaire".
    let (word, rest) = if is_number_sign(word) { rest.split_once(' ')? } else { (word, rest) };
    if word.len() > MOST + 4 || !word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bracketed = word.starts_with(['[', '(']);
    let code = word.trim_matches(['[', ']', '(', ')', ':', '.', '-', '–']);
    let rest = rest.trim_start_matches(['–', '—', '-', ':', ' ']);
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let only_digits = digits == code.len();
    let year = code.len() == 4 && (code.starts_with("19") || code.starts_with("20"));
    let numbered = is_number_sign(code.trim_end_matches(|c: char| c.is_ascii_digit()));
    let lettered = code.contains(|c: char| c.is_ascii_uppercase())
        && code.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || "./-_".contains(c));
    // "1000 Agents" are too many, "10254 Agent" is one.
    let one = || rest.split(' ').next().is_some_and(|word| display(word, 1) == word);
    let is_code = if only_digits { digits >= 4 && !year && one() } else { lettered || numbered };
    // "1O" is a count that a scanner misread, "(B2)" a grade.
    let ranked = code.starts_with(['A', 'B', 'C', 'D']) && is_rank(code);
    let is_grade = ranked && (bracketed || code.len() <= 3);
    let is_mixed_up = !bracketed && code.len() <= 2;
    let fits = (1..=MOST).contains(&code.len()) && is_code && !is_grade && !is_mixed_up;
    (fits && (begins_with_job(rest) || has_category(rest))).then_some((code, rest))
}

fn is_number_sign(word: &str) -> bool {
    matches!(word, "N°" | "n°" | "Nº" | "nº")
}
