//! Who holds a post, as a line or a cell says it before the title or beside it.

use super::brackets::brackets;
use super::counts::{begins_with_count, has_category, undotted};
use super::sense::{Sense, sense};
use crate::format::reading::marks::{first_mark, marks_in};
use crate::format::reading::vocabulary::{
    are_persons, bare, begins_with_job, has_surname_in_capitals, is_job_in_letters, kind_at_start,
    statutory_grade, without_persons,
};
use crate::model::folded;

/// Marks between a name and what is said of it.
const MARKS: [&str; 8] = [" : ", ": ", " – ", " — ", " - ", ", ", " | ", "; "];

/// A name that a text begins with, and the post that it holds: "DUPONT Jean – Gestionnaire (B)", "Mme Haddad,
/// assistante", "M. Dubois chef de service".
pub(in crate::format) fn person_first(text: &str) -> Option<(&str, &str)> {
    named_first(text, &are_persons)
}

pub(in crate::format) fn named_first<'t>(
    text: &'t str,
    is_name: &dyn Fn(&str) -> bool,
) -> Option<(&'t str, &'t str)> {
    if text.len() > 200 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let named = |at: usize, mark: &str| {
        let rest = text[at + mark.len()..].trim_start();
        // "Stéphane Rambaud, qualiticien": no list has all jobs.
        let may_be_post = |name: &str| are_persons(name) && is_said_of_person(rest);
        let told = |name: &&str| is_name(name) && names_post(rest) || may_be_post(name);
        Some(&text[..at]).filter(told).map(|name| (name, rest))
    };
    marks_in(text, &MARKS).take(8).find_map(|(at, mark)| named(at, mark)).or_else(|| {
        let spaces = text.match_indices(' ').skip(1).take(4);
        let by_job = |(at, mark)| {
            named(at, mark).filter(|(name, rest)| are_persons(name) && begins_with_job(rest))
        };
        spaces.filter_map(by_job).next()
    })
}

/// Whether a few words in small letters stand behind a name, and no unit.
fn is_said_of_person(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && text.split(' ').count() <= 6
        && !text.contains([',', '.', ';'])
        && kind_at_start(&folded(text)).is_none()
}

fn names_post(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric())
        && (begins_with_job(text)
            || is_job_in_letters(text)
            || has_category(text)
            || begins_with_count(text)
            || statutory_grade(text).is_some())
}

/// A post without the names that are said beside its title, and how many there were: "Chef de service : M. Dubois
/// (A)", "Gestionnaires (Mme Petit, M. Roux)".
fn without_persons_beside(text: &str, is_name: &dyn Fn(&str) -> bool) -> Option<(String, usize)> {
    let mut rest = text.to_owned();
    let mut names = 0;
    while let Some((start, end)) = person_beside(&rest, is_name) {
        names += count_names(&rest[start..end]);
        rest.replace_range(start..end, " ");
        rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    (names > 0).then_some((rest, names))
}

/// How many names are listed: "Mme Petit, M. Roux et Mme Haddad".
pub(in crate::format) fn count_names(names: &str) -> usize {
    let parts = names.split([',', '&', '/', ';']).flat_map(|part| part.split(" et "));
    parts.filter(|part| !part.trim().is_empty()).count()
}

/// Where a name stands beside a title, with the mark before it or its brackets.
pub(in crate::format) fn person_beside(
    text: &str,
    is_name: &dyn Fn(&str) -> bool,
) -> Option<(usize, usize)> {
    let names_post = begins_with_job(text) || begins_with_count(text);
    let is_title = || may_be_title(text);
    if text.len() > 200 || !(names_post || is_title()) {
        return None;
    }
    // Beside what no list has as a job, a name is told by its first name, its civility or capitals.
    const OF_NO_POST: [&str; 12] = [
        "site",
        "lieu",
        "commune",
        "ville",
        "adresse",
        "organigramme",
        "projet",
        "objet",
        "secteur",
        "zone",
        "quartier",
        "annexe",
    ];
    let may_name = || {
        let label = bare(text);
        !OF_NO_POST.contains(&label.split(' ').next().unwrap_or_default())
    };
    let is_written_out =
        |name: &str| without_persons(name).1 || has_surname_in_capitals(name) && may_name();
    let is_whole = |name: &str| are_persons(name) && name.contains(' ') && is_written_out(name);
    let is_name = if names_post { is_name } else { &is_whole };
    let is_holder = |name: &str| if names_post { are_persons(name) } else { is_whole(name) };
    let bracketed = brackets(text).into_iter().find(|it| is_holder(it.inside));
    if let Some(bracket) = bracketed {
        return Some((bracket.start, bracket.end));
    }
    let starts: Vec<(usize, usize)> =
        marks_in(text, &MARKS).map(|(at, mark)| (at, at + mark.len())).collect();
    // The longest part that is nothing but names.
    starts.iter().find_map(|&(at, from)| {
        let ends = starts.iter().map(|(end, _)| *end).chain(text.find(" (")).chain([text.len()]);
        let mut ends: Vec<usize> = ends.filter(|end| *end > from).collect();
        ends.sort_unstable();
        let end = ends.into_iter().rev().find(|end| is_name(text[from..*end].trim()))?;
        Some((at, end))
    })
}

/// Whether a text may begin with a title that no list has: a few words that name no unit.
fn may_be_title(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.split(' ').count() <= 8
        && !text.contains(|c: char| c.is_ascii_digit())
        && kind_at_start(&folded(text)).is_none()
}

/// `text` without the names of those who hold the posts that it names; none where it names nobody.
pub(in crate::format) fn without_holder(text: &str) -> Option<String> {
    without_holders(text, &are_persons, &are_persons)
}

pub(in crate::format) fn without_holders(
    text: &str,
    is_first: &dyn Fn(&str) -> bool,
    is_beside: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let text = &*undotted(text);
    let first = named_first(text, is_first).map(|(_, rest)| rest);
    let beside = without_persons_beside(first.unwrap_or(text), is_beside);
    let rest = beside.as_ref().map(|(rest, _)| rest.as_str()).or(first)?;
    let names = usize::from(first.is_some()) + beside.as_ref().map_or(0, |(_, names)| *names);
    let mut letters = rest.chars();
    let initial = letters.next().into_iter().flat_map(char::to_uppercase);
    let rest: String = initial.chain(letters).collect();
    let is_one = names < 2 || begins_with_count(&rest);
    Some(if is_one { rest } else { format!("{names} {rest}") })
}

/// "Poste vacant – Juriste (A)" as "Juriste (A) (vacant)".
pub(in crate::format) fn vacancy_last(text: &str) -> Option<String> {
    let (at, mark) = first_mark(text, &MARKS)?;
    let (first, rest) = (&text[..at], text[at + mark.len()..].trim_start());
    let is_vacant = matches!(sense(first), Some(Sense::Vacant)) && first.chars().count() > 3;
    (is_vacant && names_post(rest)).then(|| format!("{rest} (vacant)"))
}
