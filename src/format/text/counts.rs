//! Counts in a line of posts: before the title, after it, by category.

use super::post_line::has_category;
use super::sense::is_rank;
use crate::format::reading::vocabulary::{count_word, hundredths_of, month};
use crate::model::folded;

/// A count at the start of a line, in hundredths, and what follows it.
pub(super) struct Count<'a> {
    pub hundredths: u32,
    pub in_fte: bool,
    pub rest: &'a str,
}

pub(super) fn count_at_start(text: &str) -> Option<Count<'_>> {
    let (word, mut rest) = text.split_once(' ')?;
    let lower = folded(word);
    let hundredths = match count_word(&lower) {
        Some(count) => count * 100,
        None => {
            // "2x" and "2×" as well as "2 x".
            let digits = lower.trim_end_matches(['x', '×', '*']);
            hundredths_of(digits)?
        }
    };
    let mut in_fte = false;
    loop {
        let (next, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let next = folded(next);
        match next.as_str() {
            "x" | "×" | "*" | "-" | "–" => rest = after,
            "etp" | "etpt" => {
                in_fte = true;
                rest = after;
            }
            "poste" | "postes" | "emploi" | "emplois" => {
                let stripped =
                    ["de ", "d'", "d\u{2019}"].iter().find_map(|link| after.strip_prefix(link));
                match stripped {
                    Some(stripped) => rest = stripped,
                    // "1 poste vacant (B)" has no title of its own; "12 postes" counts no line.
                    None if after.starts_with("vacant") || has_category(after) => break,
                    None => return None,
                }
            }
            _ => break,
        }
        if after.is_empty() {
            return None;
        }
    }
    // The "d'" of "1 ETP d'assistant".
    if in_fte {
        rest = ["de ", "d'", "d\u{2019}"]
            .iter()
            .find_map(|link| rest.strip_prefix(link))
            .unwrap_or(rest);
    }
    let first = folded(rest.split([' ', '/', '(']).next()?);
    // "1 A – Chef de service", "2 (B) Gestionnaires".
    let ranked = rank_at_start(rest).is_some();
    let is_title = rest.starts_with(char::is_alphabetic)
        && month(&first).is_none()
        && !is_counted_otherwise(&first);
    (is_title || ranked).then_some(Count { hundredths, in_fte, rest })
}

/// A category before its title, "A – Chef de service" or "(B) Gestionnaires", and what follows it.
pub(super) fn rank_at_start(text: &str) -> Option<(&str, &str)> {
    let (rank, rest) = if text.starts_with(['(', '[']) {
        let end = text.find([')', ']'])?;
        (&text[1..end], text[end + 1..].trim_start())
    } else {
        let marks = [" – ", " - ", " — ", " : ", ": ", " | "];
        let at =
            marks.iter().filter_map(|mark| text.find(mark).map(|at| (at, mark.len()))).min()?;
        (&text[..at.0], &text[at.0 + at.1..])
    };
    let rest = rest.trim_start_matches(['–', '-', '—', ':', ' ']);
    let links = ["ou ", "et "].iter().any(|link| rest.starts_with(link));
    let is_title = rest.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit()) && !links;
    (rank.len() <= 16 && is_title && is_rank(rank)).then_some((rank, rest))
}

/// Words after a number that is no count of posts: of addresses, ages, sums.
fn is_counted_otherwise(word: &str) -> bool {
    matches!(
        word,
        "er" | "eme"
            | "e"
            | "rue"
            | "avenue"
            | "av"
            | "bd"
            | "boulevard"
            | "place"
            | "allee"
            | "chemin"
            | "h"
            | "km"
            | "euros"
            | "ans"
            | "mois"
            | "jours"
            | "bis"
            | "ter"
            | "cedex"
            | "et"
            | "a"
            | "sur"
            | "autorises"
            | "personnes"
    )
}

/// Whether a table's cell is a count: "3", "0,5", "2 ETP".
pub(in crate::format) fn is_number(text: &str) -> bool {
    let text = text.trim_end_matches(" ETP").trim_end_matches(" %");
    hundredths_of(text).is_some()
}

/// A count after its title: in hundredths, and whether it counts full-time equivalents.
pub(super) type EndCount = (u32, bool);

/// "Gestionnaires (B) : 3", "Gestionnaires (B) x 3", "Gestionnaires (B) – 3 postes".
pub(super) fn count_at_end(text: &str) -> Option<(&str, EndCount)> {
    let mut rest = text.trim_end();
    let mut in_fte = false;
    for unit in [" postes", " poste", " agents", " ETPT", " ETP", " etp"] {
        if let Some(stripped) = rest.strip_suffix(unit) {
            in_fte = unit.eq_ignore_ascii_case(" etp") || unit == " ETPT";
            rest = stripped;
            break;
        }
    }
    let digits = rest.len() - rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',').len();
    let (before, digits) = rest.split_at(rest.len() - digits);
    let hundredths = hundredths_of(digits)?;
    let before = before.trim_end();
    let title = before
        .strip_suffix([':', '=', '×'])
        // "Secrétaires (C), 2 postes".
        .or_else(|| before.strip_suffix([',', ';']).filter(|title| title.trim_end().ends_with(')')))
        .or_else(|| before.strip_suffix(" x"))
        .or_else(|| before.strip_suffix(")x").map(|_| &before[..before.len() - 1]))
        .or_else(|| [" –", " -"].iter().find_map(|dash| before.strip_suffix(dash)))?;
    let title = title.trim_end();
    title.chars().any(char::is_alphabetic).then_some((title, (hundredths, in_fte)))
}

/// "Techniciens : 8 (B) dont 2 vacants" with its count first: "8 Techniciens (B) dont 2 vacants".
pub(super) fn count_first(text: &str) -> Option<String> {
    let (title, after) = text.split_once(':')?;
    let (title, after) = (title.trim_end(), after.trim_start());
    let (count, rest) = after.split_once(' ')?;
    let is_title = title.starts_with(char::is_alphabetic) && title.split(' ').count() <= 8;
    hundredths_of(count).filter(|_| is_title)?;
    let (unit, rest) = ["ETPT ", "ETP ", "postes ", "poste ", "agents "]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit).map(|rest| (*unit, rest)))
        .unwrap_or(("", rest));
    let in_fte = if unit.starts_with("ETP") { "ETP " } else { "" };
    let goes_on = rest.starts_with('(') || rest.starts_with("dont ");
    goes_on.then(|| format!("{count} {in_fte}{title} {rest}"))
}

/// "Gestionnaires : 2 B + 1 C": a title and its counts by category.
pub(super) fn ranked_counts(text: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let (title, list) = text.rsplit_once(':')?;
    let title = title.trim_end();
    if !title.chars().any(char::is_alphabetic) {
        return None;
    }
    Some((title, ranked_list(list)?))
}

/// "2 B + 1 C", as counts and categories.
pub(super) fn ranked_list(list: &str) -> Option<Vec<(&str, &str)>> {
    if list.len() > 60 {
        return None;
    }
    let mut counts = Vec::new();
    let items = [" + ", ";", ",", " & ", " et "].iter().fold(vec![list], |items, mark| {
        items.into_iter().flat_map(|item| item.split(*mark)).collect()
    });
    for item in items {
        let (count, rank) = item.trim().split_once(' ')?;
        let rank = rank.trim().trim_start_matches('(').trim_end_matches(')');
        let number = hundredths_of(count).is_some() && count.bytes().all(|b| b.is_ascii_digit());
        if !number || !is_rank(rank) || rank.starts_with(char::is_lowercase) {
            return None;
        }
        counts.push((count, rank));
    }
    Some(counts)
}
