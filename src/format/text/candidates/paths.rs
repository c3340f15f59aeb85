//! Units one below the other on one line: "Direction des finances > Service budget > 2 gestionnaires (B)".

use crate::format::reading::marks::{first_mark, split_at_marks};
use crate::format::reading::phrases::counts::{begins_with_count, counts_posts, has_category};
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::{
    KindWord, begins_with_job, directs_in_letters, is_organisation, kind_at_start,
    may_be_organisation,
};
use crate::model::folded;

/// The units of a path, the highest first, and the posts that it ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct Path<'t> {
    pub units: Vec<&'t str>,
    pub posts: Option<&'t str>,
}

/// Marks that lead down and nothing else.
const DOWN: [&str; 9] = [" > ", " >> ", " › ", " » ", " → ", " ⇒ ", " -> ", " => ", " ➔ "];

/// Marks that names hold as well.
const WEAK: [&str; 6] = [" / ", "/", " — ", " – ", " - ", " \\ "];

/// Longest name of a unit in a path, in words.
const MOST_WORDS: usize = 14;

/// Reads a line as a path.
pub(in crate::format) fn read_path(text: &str) -> Option<Path<'_>> {
    let text = text.trim_end_matches([':', ' ']);
    // Of most lines the marks tell at once.
    let may_lead = |byte: u8| matches!(byte, b'>' | b'/' | b'\\' | 0xe2 | 0xc2);
    if text.len() > 600 || !(text.bytes().any(may_lead) || text.contains(" - ")) {
        return None;
    }
    let leads = |marks: &[&str]| first_mark(text, marks).is_some();
    if !(leads(&WEAK) || leads(&DOWN)) || titles::read_block(text).is_some() {
        return None;
    }
    let down = split_at_marks(text, &DOWN);
    if down.len() > 1 {
        return path(down, false);
    }
    WEAK.iter()
        .filter(|mark| text.contains(**mark))
        .find_map(|mark| path(text.split(*mark).collect(), true))
}

/// The path that `parts` are; where marks may be of names, each unit must be of a lower kind than the one before.
fn path(parts: Vec<&str>, strict: bool) -> Option<Path<'_>> {
    let mut units: Vec<&str> = parts.into_iter().map(str::trim).collect();
    let mut posts = None;
    let last = *units.last()?;
    if names_posts(last, strict) {
        posts = units.pop();
    } else if let Some((unit, listed)) = last.split_once(" : ")
        && begins_with_count(listed)
        && (has_category(listed) || counts_posts(listed))
    {
        units.pop();
        units.push(unit);
        posts = Some(listed);
    }
    // "DGA – Responsable de pôle (A)" is one title.
    let one_title = |posts: &str| {
        strict && !begins_with_count(posts) && units.iter().all(|it| directs_in_letters(it))
    };
    if posts.is_some_and(one_title) {
        return None;
    }
    let least = if posts.is_some() { 1 } else { 2 };
    let is_name = |unit: &&str| {
        unit.starts_with(char::is_alphanumeric)
            && unit.split(' ').count() <= MOST_WORDS
            && !unit.contains([':', ';', '.'])
            && !begins_with_count(unit)
            && !has_category(unit)
    };
    if units.len() < least || !units.iter().all(is_name) {
        return None;
    }
    let kinds: Vec<Option<&KindWord>> =
        units.iter().map(|unit| kind_at_start(&folded(unit))).collect();
    let (first, below) = (units[0], &kinds[1..]);
    let fits = if strict {
        let organised = is_organisation(first) || may_be_organisation(first);
        let rank = |kind: &Option<&KindWord>| kind.map(|kind| kind.rank);
        let falls = kinds.windows(2).all(|pair| match (rank(&pair[0]), rank(&pair[1])) {
            (Some(above), Some(below)) => above < below,
            (None, Some(_)) => organised,
            (_, None) => false,
        });
        falls
            && (kinds[0].is_some() || organised)
            && !(organised && kinds.len() == 1)
            && units.iter().zip(&kinds).all(|(unit, kind)| is_named(unit, *kind))
    } else {
        let named =
            units.iter().zip(&kinds).any(|(unit, kind)| kind.is_some() && is_named(unit, *kind));
        let headed = kinds[0].is_some() || is_organisation(first);
        named && (headed || (posts.is_some() && below.iter().any(Option::is_some)))
    };
    fits.then_some(Path { units, posts })
}

/// Whether a unit is more than the word of its kind, as "DGS" need not be.
fn is_named(unit: &str, kind: Option<&KindWord>) -> bool {
    kind.is_none_or(|kind| kind.rank <= 10 || unit.len() > kind.word.len() + 1)
}

fn names_posts(part: &str, strict: bool) -> bool {
    let is_unit = kind_at_start(&folded(part)).is_some();
    match strict {
        true => (begins_with_count(part) || begins_with_job(part)) && has_category(part),
        false => {
            !is_unit && (begins_with_count(part) || has_category(part) || begins_with_job(part))
        }
    }
}
