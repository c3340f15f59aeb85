//! Who holds a post, where a text says so before its title or beside it: nobody's name is kept, not even as where it
//! was read.

use std::borrow::Cow;
use std::collections::HashMap;

use super::heading::begins_with_kind;
use crate::format::reading::Source;
use crate::format::reading::marks::marks_in;
use crate::format::reading::phrases::brackets::{brackets, open_brackets};
use crate::format::reading::phrases::counts::{begins_with_count, has_category, undotted};
use crate::format::reading::phrases::holders::{
    count_names, named_first, person_beside, person_first, vacancy_last, without_holders,
};
use crate::format::reading::phrases::sense::{Sense, is_rank, parts, sense};
use crate::format::reading::vocabulary::{
    are_persons, bare, begins_with_job, is_civility, kind_at_start, may_be_persons, without_persons,
};
use crate::format::text::lines::Line;
use crate::model::folded;

/// Takes the names out of lines that name a post and who holds it; names alone count the posts of many. Where most
/// lines have a name in some place, what may be one there is one.
pub(super) fn take(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| !line.aside && !line.note) {
        if let Some(text) = vacancy_last(&line.text).filter(|_| line.cells.is_empty()) {
            line.text = text;
        }
        // "Documentaliste ........ Mme Petit".
        let led = undotted(&line.text);
        if led != line.text && person_beside(&led, &are_persons).is_some() {
            line.text = led.into_owned();
        }
    }
    let is_told = |line: &Line| !line.aside && !line.note && line.cells.is_empty();
    let texts = || lines.iter().filter(|line| is_told(line)).map(|line| line.text.as_str());
    let first = texts().filter(|text| person_first(text).is_some()).count();
    let beside = texts().filter(|text| person_beside(text, &are_persons).is_some()).count();
    if first + beside == 0 {
        return;
    }
    let words = Words::of(lines);
    let may_be = |name: &str| are_persons(name) || words.may_be_name(name);
    let many = |known: usize, all: usize| known > 0 && known * 2 >= all;
    let all_first = texts().filter(|text| named_first(text, &may_be).is_some()).count();
    let all_beside = texts().filter(|text| person_beside(text, &may_be).is_some()).count();
    let is_first: &dyn Fn(&str) -> bool =
        if many(first, all_first) { &may_be } else { &are_persons };
    let is_beside: &dyn Fn(&str) -> bool =
        if many(beside, all_beside) { &may_be } else { &are_persons };
    let taken: Vec<Option<String>> =
        lines
            .iter()
            .map(|line| {
                if is_told(line) { without_holders(&line.text, is_first, is_beside) } else { None }
            })
            .collect();
    for (line, text) in lines.iter_mut().zip(taken) {
        let Some(text) = text else { continue };
        line.person.get_or_insert_default();
        line.unlisted_person = true;
        line.text = text;
    }
}

/// How often a text has its words: a place or a field of work is named more than once.
struct Words(HashMap<String, usize>);

impl Words {
    fn of(lines: &[Line]) -> Self {
        let mut times: HashMap<String, usize> = HashMap::new();
        for word in lines
            .iter()
            .flat_map(|line| bare(&line.text).split(' ').map(str::to_owned).collect::<Vec<_>>())
        {
            *times.entry(word).or_default() += 1;
        }
        Self(times)
    }

    /// Whether words that no list of names has may be one where others stand.
    fn may_be_name(&self, part: &str) -> bool {
        may_be_persons(part)
            && bare(part).split(' ').all(|word| self.0.get(word) == Some(&1))
            && !begins_with_job(part)
            && sense(part).is_none()
            && kind_at_start(&folded(part)).is_none()
    }
}

/// Marks the names on lines of posts. Words that no list of names has are names too where the text names persons
/// in the same place; they leave the line.
pub(super) fn mark(lines: &mut [Line]) {
    lines.iter_mut().for_each(take_from_unit);
    let found: Vec<Option<&str>> = lines.iter().map(beside_title).collect();
    let sure = |part: &&str| are_persons(part) || are_persons_or_vacancies(part);
    if !found.iter().flatten().any(sure) {
        return;
    }
    let words = Words::of(lines);
    let is_name = |part: &&str| words.may_be_name(part);
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
    if let Some((name, person, post)) = head_after(text) {
        let person = person.to_owned();
        (line.text, line.person, line.unlisted_person) =
            (format!("{name} : {post}"), Some(person), true);
        return;
    }
    let names = |(at, mark): (usize, &str)| names_after(text, (at, at + mark.len()));
    let found = marks_in(text, &marks).find_map(names);
    if let Some((rest, names)) = found {
        (line.text, line.person, line.unlisted_person) = (rest, Some(names), true);
    }
}

/// "Service Budget – Mme Claire BESNARD, cheffe de service": the unit, the person, and the post that she holds with
/// its count.
fn head_after(text: &str) -> Option<(&str, &str, String)> {
    let marks = [" – ", " — ", " - ", " : ", ": ", ", ", " ("];
    marks_in(text, &marks).find_map(|(at, mark)| {
        let tail = text[at + mark.len()..].trim_end_matches('.');
        let inside = tail.strip_suffix(')').filter(|_| mark == " (");
        let (person, post) = person_first(inside.unwrap_or(tail))?;
        let counted = if begins_with_count(post) { String::new() } else { "1 ".to_owned() };
        let is_job = begins_with_count(post) || begins_with_job(post);
        is_job.then(|| (&text[..at], person, format!("{counted}{post}")))
    })
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
    let rest = rank.map_or(String::new(), |rank| format!(" : {} {rank}", count_names(names)));
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
        if read.unlisted_person {
            line.text.clone_from(&read.text);
            continue;
        }
        line.text = match text.rfind(person.as_str()) {
            Some(at) => format!("{}{}", &text[..at], &text[at + person.len()..]),
            // It stood amid other words, or is spelt in another way than it was read.
            None => without_persons(&text).0,
        };
        line.text.truncate(line.text.trim_end_matches([' ', ',', ':', '–', '—', '-']).len());
    }
    Cow::Owned(told)
}
