//! What a part of a line of posts says besides the title: category, grade, level, working time, vacancy.

use super::labelled::{Labelled, labelled};
use crate::format::reading::marks::split_at_marks;
use crate::format::reading::vocabulary::{
    are_persons, bare, count_in_letters, hundredths_of, may_say_time, said_time, statutory_grade,
};
use crate::model::{Hundredths, folded};

/// What a bracket, a cell or a part between dashes says, where its words settle it.
#[derive(Debug)]
pub(in crate::format) enum Sense {
    Rank {
        category: String,
        grade: Option<String>,
    },
    /// Two categories or two grades.
    Unclear,
    Level,
    Fte(Hundredths),
    /// "à temps partiel", which leaves open by how much.
    PartTime,
    Vacant,
    /// How a post is held, which a chart of posts leaves open: "CDD".
    Contract,
    /// "1 vacant", "dont 2 vacants".
    SomeVacant(u32),
    Person,
    Count(u32),
    /// "autorisés : 3 / pourvus : 2".
    Figures(Labelled),
}

/// What a bracket says, part by part: "A, 0,8 ETP" is a category and a time. One part where nothing in it is
/// a category or a grade.
pub(in crate::format) fn parts(inside: &str) -> Vec<&str> {
    match sense(inside) {
        // "A, 80 %" is a category and a time, "à 80 %" a time.
        Some(Sense::Fte(_)) if inside.contains(',') => {}
        Some(_) => return vec![inside],
        None => {}
    }
    let parts = split_at_marks(inside, &[", ", "; ", " – ", " - ", " / ", " : "]);
    let ranks = |part: &&str| matches!(sense(part.trim()), Some(Sense::Rank { .. }));
    if !parts.iter().any(ranks) {
        return vec![inside];
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether `text` is a category or a grade: "A", "A+", "B2", "cat. C".
pub(in crate::format) fn is_rank(text: &str) -> bool {
    matches!(read_rank(text, &folded(text)), Some(Sense::Rank { .. }))
}

/// What `text` says, if all of it is one of the things that stand beside a title.
pub(in crate::format) fn sense(text: &str) -> Option<Sense> {
    let lower = folded(text);
    if let Some(sense) = read_rank(text, &lower) {
        return Some(sense);
    }
    let words = bare(text);
    if ["manager", "encadrement", "encadrant"].iter().any(|start| lower.starts_with(start)) {
        return Some(Sense::Level);
    }
    if is_vacant(&words) {
        return Some(Sense::Vacant);
    }
    if let Some(count) = vacant_count(text) {
        return Some(Sense::SomeVacant(count));
    }
    if is_part_time(&words) {
        return Some(Sense::PartTime);
    }
    if is_contract(&words) {
        return Some(Sense::Contract);
    }
    if let Some(fte) = working_time(&lower) {
        return Some(Sense::Fte(fte));
    }
    if let Some(count) = counted(&lower) {
        return Some(Sense::Count(count));
    }
    if let Some(figures) = labelled(text) {
        return Some(Sense::Figures(figures));
    }
    if are_persons(text) {
        return Some(Sense::Person);
    }
    let grade = statutory_grade(text)?;
    Some(Sense::Rank { category: grade.category.to_owned(), grade: Some(grade.label) })
}

pub(super) fn is_vacant(words: &str) -> bool {
    let words = words.strip_prefix("poste ").or(words.strip_prefix("postes ")).unwrap_or(words);
    matches!(
        words,
        "vacant"
            | "vacants"
            | "vacante"
            | "vacantes"
            | "a pourvoir"
            | "non pourvu"
            | "non pourvus"
            | "non pourvue"
            | "en cours de recrutement"
            | "recrutement en cours"
            | "a recruter"
            | "vac"
            | "v"
    )
}

fn is_contract(words: &str) -> bool {
    matches!(
        words,
        "cdd"
            | "cdi"
            | "contractuel"
            | "contractuelle"
            | "contractuels"
            | "contractuelles"
            | "titulaire"
            | "titulaires"
            | "stagiaire"
            | "temporaire"
            | "temporaires"
            | "mutualise"
            | "mutualises"
    )
}

fn is_part_time(words: &str) -> bool {
    let words = words.strip_prefix("a ").unwrap_or(words);
    matches!(words, "temps partiel" | "temps non complet" | "temps incomplet" | "tnc")
}

/// Working time by its words or its figure: "80 %", "0,8 ETP", "temps partiel : 50 %", "mi-temps", "28/35e",
/// "17,5 h".
pub(in crate::format) fn working_time(folded_text: &str) -> Option<Hundredths> {
    if !may_say_time(folded_text) {
        return None;
    }
    let said = || said_time(folded_text).map(|said| Hundredths(said.share));
    time_in_figures(folded_text).or_else(said)
}

fn time_in_figures(folded_text: &str) -> Option<Hundredths> {
    const STARTS: [&str; 14] = [
        "a ",
        "temps de travail",
        "temps partiel",
        "temps non complet",
        "temps incomplet",
        "tnc",
        "quotite",
        "etpt",
        "etp",
        "soit ",
        "de ",
        ":",
        "(",
        " ",
    ];
    let mut rest = folded_text.trim_end_matches([')', '.', ' ']);
    match bare(rest).as_str() {
        "temps plein" | "temps complet" | "a temps plein" | "a temps complet" | "plein temps" => {
            return Some(Hundredths::FULL_TIME);
        }
        "mi temps" | "a mi temps" => return Some(Hundredths(50)),
        _ => {}
    }
    let whole = rest;
    while let Some(after) = STARTS.iter().find_map(|start| rest.strip_prefix(start)) {
        rest = after;
    }
    if let Some(percent) = rest.strip_suffix('%') {
        let hundredths = hundredths_of(percent.trim_end())?;
        return Some(hundredths.div_ceil(100)).filter(|n| (1..=100).contains(n)).map(Hundredths);
    }
    if let Some((hours, of)) = rest.split_once('/') {
        return shared_hours(hours, of);
    }
    if whole.contains("etp") {
        let number = rest.trim_end_matches("etpt").trim_end_matches("etp").trim_end();
        return hundredths_of(number).filter(|n| *n > 0).map(Hundredths);
    }
    let weekly = [" hebdomadaires", " hebdo", " par semaine", "/semaine"];
    let rest = weekly.iter().find_map(|week| rest.strip_suffix(week)).unwrap_or(rest);
    rest.contains('h').then(|| shared_hours(rest, "35"))?
}

/// "28", "17,5", "17h30", "28 heures", in hundredths of an hour.
fn hours(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, rest) = text.split_once('h').unwrap_or((text, ""));
    let rest = rest.strip_prefix("eures").or(rest.strip_prefix("eure")).unwrap_or(rest).trim();
    let minutes: u32 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
    let fits = rest.len() <= 2 && minutes < 60;
    hundredths_of(whole.trim()).filter(|_| fits).map(|hours| hours + minutes * 100 / 60)
}

/// "28" of "35e": hours of a post that has fewer than a full week.
fn shared_hours(hours: &str, of: &str) -> Option<Hundredths> {
    let of = of.trim().trim_end_matches(['e', 'h']).trim_end_matches("eme");
    let (hours, of) = (self::hours(hours)?, hundredths_of(of)?);
    let is_week = (1_500..=4_000).contains(&of);
    let share = (hours * 100 + of / 2).checked_div(of)?;
    (is_week && (1..=100).contains(&share)).then_some(Hundredths(share))
}

/// "3", "3 postes", "12 agents".
fn counted(lower: &str) -> Option<u32> {
    let units = ["postes", "poste", "agents", "agent", "emplois", "emploi", "personnes"];
    let unit = units.iter().find_map(|unit| lower.strip_suffix(unit));
    let number = unit.unwrap_or(lower).trim().trim_start_matches(['x', '×', ' ']);
    (!number.is_empty() && number.len() <= 3).then(|| number.parse().ok())?
}

/// "1 vacant", "dont deux postes à pourvoir".
pub(in crate::format) fn vacant_count(text: &str) -> Option<u32> {
    // "50 %, vacant" counts none: the figure is the time of the post.
    if text.contains('%') {
        return None;
    }
    let words = bare(text);
    let words = words.strip_prefix("dont ").unwrap_or(&words);
    if matches!(words, "aucun vacant" | "aucun poste vacant" | "sans vacance") {
        return Some(0);
    }
    let last = ["poste vacant ", "postes vacants ", "vacants ", "vacant "]
        .iter()
        .find_map(|start| words.strip_prefix(start));
    if let Some(number) = last.and_then(|last| last.parse().ok()) {
        return Some(number);
    }
    let spelled = count_in_letters(words).filter(|it| !it.rounded);
    let (number, rest) = match spelled {
        Some(spelled) => (spelled.count, spelled.rest),
        None => {
            let (count, rest) = words.split_once(' ')?;
            (count.parse().ok().filter(|_| count.len() <= 6)?, rest)
        }
    };
    let rest = ["est ", "sont ", "actuellement "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .unwrap_or(rest);
    is_vacant(rest).then_some(number)
}

/// "A", "A+", "cat. A", "catégorie B", "A3", "A2.2", "A, A3", "cat. A – A3".
fn read_rank(inside: &str, lower: &str) -> Option<Sense> {
    let marked = lower.starts_with("cat");
    let (mut categories, mut grades): (Vec<String>, Vec<String>) = Default::default();
    for word in inside.split([' ', ',', ';', '/', ':', '–', '-']).filter(|word| !word.is_empty())
    {
        let may_be_label = word.starts_with(['c', 'C', 'g', 'G', 'o', 'O', 'e', 'E']);
        // Nothing longer is a category or a grade.
        if word.len() > 5 && !may_be_label {
            return None;
        }
        let lower = if may_be_label { folded(word) } else { String::new() };
        if matches!(
            lower.trim_end_matches('.'),
            "cat" | "categorie" | "categories" | "grade" | "cotation" | "ou" | "et"
        ) {
            continue;
        }
        let mut letters = word.chars();
        let letter = letters.next()?;
        let rest = letters.as_str();
        let small = letter.is_ascii_lowercase();
        if !letter.is_ascii_alphabetic()
            || (small && !(marked || (word.len() > 1 && ('a'..='d').contains(&letter))))
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
        ([category], []) => Some(Sense::Rank { category: category.clone(), grade: None }),
        ([], [grade]) => {
            Some(Sense::Rank { category: grade[..1].to_owned(), grade: Some(grade.clone()) })
        }
        ([category], [grade]) if grade.starts_with(category.trim_end_matches('+')) => {
            Some(Sense::Rank { category: category.clone(), grade: Some(grade.clone()) })
        }
        _ => Some(Sense::Unclear),
    }
}
