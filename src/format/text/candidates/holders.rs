//! Who holds a post, where a text says so beside its title: nobody's name is kept, not even as where it was read.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::format::reading::Source;
use crate::format::reading::phrases::brackets::brackets;
use crate::format::reading::phrases::counts::has_category;
use crate::format::reading::phrases::sense::{parts, sense};
use crate::format::reading::vocabulary::{
    are_persons, bare, begins_with_job, kind_at_start, may_be_persons,
};
use crate::format::text::lines::Line;
use crate::model::folded;

/// Marks the names on lines of posts. Words that no list of names has are names too where the text names persons
/// in the same place; they leave the line.
pub(super) fn mark(lines: &mut [Line]) {
    let found: Vec<Option<&str>> = lines.iter().map(beside_title).collect();
    let sure = |part: &&str| are_persons(part);
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
        line.person = Some(part);
    }
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
