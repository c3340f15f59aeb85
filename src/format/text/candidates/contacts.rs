//! Addresses, telephone numbers and e-mail beside the names of units and posts: no chart has any.

use std::ops::Range;

use crate::format::reading::phrases::counts::has_category;
use crate::format::reading::vocabulary::{bare, begins_with_job};
use crate::format::text::lines::Line;
use crate::model::folded;

/// Marks between what a line says.
const PARTING: [&str; 5] = [" – ", " — ", " - ", " | ", "; "];

/// Longest line that is looked at, in bytes: more is a paragraph.
const MOST: usize = 600;

/// Takes contact details out of a line; what is nothing else is page furniture.
pub(in crate::format) fn take(line: &mut Line) {
    if line.ruled || line.text.len() > MOST || !may_hold(&line.text) {
        return;
    }
    let Some((rest, contact)) = parted(&line.text) else { return };
    for cell in &mut line.cells {
        if let Some((rest, _)) = parted(cell) {
            *cell = rest;
        }
    }
    // A cell that is gone leaves its place to none.
    let starts = line.cells.iter().zip(&line.starts).filter(|(cell, _)| !cell.is_empty());
    if !line.cells.is_empty() {
        line.starts = starts.map(|(_, start)| *start).collect();
        line.cells.retain(|cell| !cell.is_empty());
        if line.cells.len() < 2 {
            line.cells.clear();
        }
    }
    line.marks_only = rest.is_empty();
    line.text = rest;
    line.contact = Some(contact);
}

/// Whether `text` can hold contact details: of most lines the letters tell at once.
fn may_hold(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 5
        || text.contains('@')
        || text.contains("www.")
        || text.contains("://")
        || (digits > 0 && has_street(text))
}

/// Whether the word of a street follows a number.
fn has_street(text: &str) -> bool {
    let mut numbered = false;
    text.split(' ').any(|word| {
        let follows =
            std::mem::replace(&mut numbered, word.starts_with(|c: char| c.is_ascii_digit()));
        numbered |= follows && matches!(word, "bis" | "ter" | "quater");
        follows && is_street(&folded(word))
    })
}

fn is_street(folded_word: &str) -> bool {
    matches!(
        folded_word.trim_end_matches(['.', ',']),
        "rue"
            | "avenue"
            | "av"
            | "boulevard"
            | "bd"
            | "bld"
            | "place"
            | "pl"
            | "allee"
            | "allees"
            | "chemin"
            | "impasse"
            | "quai"
            | "route"
            | "cours"
            | "square"
            | "esplanade"
            | "faubourg"
            | "passage"
            | "mail"
    )
}

/// `text` without its contact details, and these.
fn parted(text: &str) -> Option<(String, String)> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match contact_at(text, &words, at) {
            Some(end) => {
                found.push(with_label(text, &words, at)..end);
                at = end;
            }
            None => at += 1,
        }
    }
    if found.is_empty() {
        return None;
    }
    let is_contact = |index: usize| found.iter().any(|range| range.contains(&index));
    let pick = |wanted: bool| {
        let picked = (0..words.len()).filter(|&index| is_contact(index) == wanted);
        picked.map(|index| &text[words[index].clone()]).collect::<Vec<_>>().join(" ")
    };
    Some((without_ends(&pick(false)), without_ends(&pick(true))))
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut from = 0;
    let words = text.split(' ').map(|word| {
        let range = from..from + word.len();
        from = range.end + 1;
        range
    });
    words.filter(|range| !range.is_empty()).collect()
}

/// The word at which contact details that begin with word `at` end.
fn contact_at(text: &str, words: &[Range<usize>], at: usize) -> Option<usize> {
    let word = |index: usize| words.get(index).map(|range| trimmed(&text[range.clone()]));
    let first = word(at)?;
    let mail =
        first.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if mail
        || first.starts_with("www.")
        || first.starts_with("http://")
        || first.starts_with("https://")
    {
        return Some(at + 1);
    }
    if let Some(end) = telephone(&word, at) {
        return Some(end);
    }
    let number =
        |it: &str| (1..=4).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit());
    // "poste 4512" is the number of an extension.
    if first == "poste" && at > 0 && word(at + 1).is_some_and(|it| it.len() >= 3 && number(it)) {
        return Some(at + 2);
    }
    let repeated =
        usize::from(word(at + 1).is_some_and(|it| matches!(it, "bis" | "ter" | "quater")));
    let street = word(at + 1 + repeated).is_some_and(|it| is_street(&folded(it)));
    let postcode = first.len() == 5 && first.bytes().all(|byte| byte.is_ascii_digit());
    let town = word(at + 1).is_some_and(|it| it.starts_with(char::is_uppercase));
    let rest = &text[words[at].end..];
    let is_post = || has_category(text) || begins_with_job(rest.trim_start());
    let goes_on = number(first) && street && word(at + 2 + repeated).is_some();
    (goes_on || (postcode && town && !is_post())).then(|| part_end(text, words, at))
}

/// "01 23 45 67 89", "01.23.45.67.89", "0123456789", "+33 1 23 45 67 89".
fn telephone<'t>(word: &impl Fn(usize) -> Option<&'t str>, at: usize) -> Option<usize> {
    let first = word(at)?;
    let abroad = first.starts_with("+33") || first.starts_with("0033");
    if !abroad && !first.starts_with('0') {
        return None;
    }
    let wanted = if first.starts_with("+33") {
        11
    } else if abroad {
        13
    } else {
        10
    };
    let mut digits = 0;
    let mut end = at;
    while digits < wanted {
        let next = word(end)?;
        let rest = if end == at { next.trim_start_matches('+') } else { next };
        if !rest.chars().all(|c| c.is_ascii_digit() || "./-()".contains(c)) {
            return None;
        }
        digits += rest.bytes().filter(u8::is_ascii_digit).count();
        end += 1;
    }
    // "+33 (0)1 …" has one more.
    (digits == wanted || (abroad && digits == wanted + 1)).then_some(end)
}

/// The word at which the part of the line that word `at` stands in ends: at a dash, a bracket, a semicolon.
fn part_end(text: &str, words: &[Range<usize>], at: usize) -> usize {
    let from = words[at].start;
    let ends = PARTING.iter().filter_map(|mark| text[from..].find(mark).map(|it| from + it));
    let bracket = text[from..].find(['(', ')']).map(|it| from + it);
    let end = ends.chain(bracket).min().unwrap_or(text.len());
    let word = |index: usize| words.get(index).map(|range| trimmed(&text[range.clone()]));
    let within = (at..words.len()).take_while(|&index| words[index].start < end);
    // A telephone may follow without a mark.
    within.skip(1).find(|&index| telephone(&word, index).is_some()).unwrap_or_else(|| {
        (at..words.len())
            .take_while(|&index| words[index].start < end)
            .last()
            .map_or(at + 1, |it| it + 1)
    })
}

/// The word at which "tél. :" and the like before word `at` begin.
fn with_label(text: &str, words: &[Range<usize>], at: usize) -> usize {
    let mut start = at;
    while start > 0 {
        let label = bare(&text[words[start - 1].clone()]);
        let is_label = label.is_empty()
            || matches!(
                label.as_str(),
                "tel"
                    | "telephone"
                    | "fax"
                    | "telecopie"
                    | "mail"
                    | "courriel"
                    | "e mail"
                    | "email"
                    | "port"
                    | "portable"
                    | "mobile"
                    | "standard"
                    | "adresse"
                    | "contact"
                    | "site"
                    | "t"
                    | "bp"
                    | "et"
                    | "ou"
            );
        if !is_label {
            break;
        }
        start -= 1;
    }
    start
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(['(', ')', '[', ']', ',', ';', ':', '<', '>'])
}

/// Without the marks that joined what is gone.
fn without_ends(text: &str) -> String {
    let marks = [' ', ',', ';', ':', '–', '—', '-', '|', '/'];
    let text = text.trim_matches(marks);
    // A bracket of which the other half is gone.
    let opens = text.matches('(').count();
    let closes = text.matches(')').count();
    if opens > closes && !text.ends_with('(') {
        return format!("{text})");
    }
    let text = if opens > closes { text.trim_end_matches('(') } else { text };
    let text = if closes > opens { text.trim_end_matches(')') } else { text };
    text.trim_matches(marks).to_owned()
}
