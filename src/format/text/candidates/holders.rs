//! Who holds a post, where a text says so beside its title: nobody's name is kept, not even as where it was read.

use std::borrow::Cow;
use std::collections::HashMap;

use super::heading::begins_with_kind;
use crate::format::reading::Source;
use crate::format::reading::phrases::brackets::{brackets, open_brackets};
use crate::format::reading::phrases::counts::has_category;
use crate::format::reading::phrases::sense::{Sense, is_rank, parts, sense};
use crate::format::reading::vocabulary::{
    are_persons, bare, begins_with_job, is_civility, kind_at_start, may_be_persons,
};
use crate::format::text::lines::Line;
use crate::model::folded;

/// Marks the names on lines of posts. Words that no list of names has are names too where the text names persons
/// in the same place; they leave the line.
pub(super) fn mark(lines: &mut [Line]) {
    lines.iter_mut().for_each(take_from_unit);
    let found: Vec<Option<&str>> = lines.iter().map(beside_title).collect();
    let sure = |part: &&str| are_persons(part) || are_persons_or_vacancies(part);
    if !found.iter().flatten().any(sure) {
        return;
    }
    let mut times: HashMap<String, usize> = HashMap::new();
    for line in lines.iter() {
        for word in bare(&line.text).split(' ') {
            *times.entry(word.to_owned()).or_default() += 1;
        }
    }
    // A place or a field of work is named more than once.
    let is_rare = |part: &str| bare(part).split(' ').all(|word| times.get(word) == Some(&1));
    let is_name = |part: &&str| {
        may_be_persons(part)
            && is_rare(part)
            && !begins_with_job(part)
            && sense(part).is_none()
            && kind_at_start(&folded(part)).is_none()
    };
    let named = found.into_iter().map(|part| {
        let part = part.filter(|part| sure(part) || is_name(part))?;
        Some((part.to_owned(), sure(&part)))
    });
    let named: Vec<Option<(String, bool)>> = named.collect();
    for (line, named) in lines.iter_mut().zip(named) {
        let Some((part, sure)) = named else { continue };
        if !sure && let Some(at) = line.text.rfind(&part) {
            let end = at + part.len();
            let after = line.text[end..].trim_start_matches([')', ' ']).to_owned();
            let before = line.text[..at].trim_end_matches(['(', ' ', ',', ':', '–', '—', '-']);
            line.text = format!("{before} {after}").trim_end().to_owned();
            line.unlisted_person = true;
        }
        line.person.get_or_insert(part);
    }
}

/// "Paul MARTIN, poste vacant".
fn are_persons_or_vacancies(text: &str) -> bool {
    let (vacant, names): (Vec<&str>, Vec<&str>) = text
        .split([',', ';'])
        .map(str::trim)
        .partition(|part| matches!(sense(part), Some(Sense::Vacant)));
    let is_name = |name: &&str| are_persons(name) || (name.contains(' ') && may_be_persons(name));
    !vacant.is_empty() && !names.is_empty() && names.iter().all(is_name)
}

/// Takes the names out of a line that names a unit and who is there: "Service Piscines : Mme Claire DURAND".
fn take_from_unit(line: &mut Line) {
    let text = line.text.as_str();
    if !line.cells.is_empty() || text.len() > 200 || !begins_with_kind(line) {
        return;
    }
    let marks = [" – ", " — ", " - ", " : ", ": ", ", ", " ("];
    let mut cuts: Vec<(usize, usize)> = marks
        .iter()
        .flat_map(|mark| text.match_indices(mark).map(|(at, mark)| (at, at + mark.len())))
        .collect();
    cuts.sort_unstable();
    if let Some((rest, names)) = cuts.into_iter().find_map(|cut| names_after(text, cut)) {
        (line.text, line.person, line.unlisted_person) = (rest, Some(names), true);
    }
}

/// The unit and the names after it where `text` is cut, if names stand there.
fn names_after(text: &str, (end, start): (usize, usize)) -> Option<(String, String)> {
    let tail = text[start..].trim_end_matches(['.', ')']);
    let (names, rank) = tail.rsplit_once(" (").filter(|(_, rank)| is_rank(rank)).unzip();
    let names = names.unwrap_or(tail);
    if !are_persons(names) || names_place(names) {
        return None;
    }
    // "Service X (responsable : Claire Garnier)", "Service X – responsable : Claire Garnier".
    let bracket = text[..end].rfind(" (").filter(|_| open_brackets(&text[..end]) > 0);
    let label = [" – ", " — ", " - ", ", "].iter().filter_map(|mark| text[..end].rfind(mark)).max();
    let label = label.filter(|&at| {
        let words = text[at..end].trim_matches([' ', '–', '—', '-', ',']);
        begins_with_job(words) && words.split(' ').count() <= 4
    });
    let end = bracket.or(label).unwrap_or(end);
    // "Centre social – Simone Veil" is called after her.
    let kind = kind_at_start(&folded(text));
    let is_place = kind.is_none_or(|kind| kind.anywhere || kind.rank >= 40);
    let alone = kind.is_some_and(|kind| kind.word == folded(&text[..end]));
    let civil = names.split(' ').any(|word| is_civility(word) || is_in_capitals(word));
    if !civil && rank.is_none() && label.is_none() && (is_place || alone) {
        return None;
    }
    let count = names.split([',', '/', '&', ';']).flat_map(|part| part.split(" et ")).count();
    let rest = rank.map_or(String::new(), |rank| format!(" : {count} {rank}"));
    let marks = [' ', '–', '—', '-', ',', ':', '('];
    let told = text[end..].trim_start_matches(marks).trim_end_matches(')');
    Some((format!("{}{rest}", &text[..end]), told.to_owned()))
}

/// "Saint Martin", "Collège Jean Moulin".
fn names_place(text: &str) -> bool {
    const PLACES: [&str; 12] = [
        "saint", "sainte", "st", "ste", "college", "lycee", "ecole", "gymnase", "stade", "hopital",
        "clinique", "halle",
    ];
    let words = bare(text);
    PLACES.contains(&words.split(' ').next().unwrap_or_default())
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(|c| c.is_uppercase() || c == '-')
}

/// What stands after the category of a line of posts, where names stand: "1 agent (C) – PERRIN Isabelle".
fn beside_title(line: &Line) -> Option<&str> {
    let text = line.text.as_str();
    if !line.cells.is_empty() || text.len() > 200 || !has_category(text) {
        return None;
    }
    let found = brackets(text);
    let ranks = |inside: &str| parts(inside).iter().any(|part| sense(part).is_some());
    let at = found.iter().rposition(|bracket| ranks(bracket.inside))?;
    let part = match found.get(at + 1) {
        Some(bracket) => bracket.inside,
        None => text[found[at].end..].trim_matches([' ', ',', ':', '–', '—', '-', '.']),
    };
    Some(part).filter(|part| part.starts_with(char::is_uppercase))
}

/// `source` without the names that were marked in its lines, as it is kept beside what was read.
pub(in crate::format) fn without_marked<'s>(source: &'s Source, lines: &[Line]) -> Cow<'s, Source> {
    if lines.iter().all(|line| line.person.is_none()) {
        return Cow::Borrowed(source);
    }
    let mut told = source.clone();
    for (line, read) in told.lines.iter_mut().zip(lines) {
        let Some(person) = &read.person else { continue };
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let text = words.join(" ");
        line.text = match text.rfind(person.as_str()) {
            Some(at) => format!("{}{}", &text[..at], &text[at + person.len()..]),
            // Spelt in another way than it was read.
            None => String::new(),
        };
        line.text.truncate(line.text.trim_end_matches([' ', ',', ':', '–', '—', '-']).len());
    }
    Cow::Owned(told)
}
