//! Footnotes: their texts below the chart, and the marks that send to them.

use std::collections::BTreeSet;

use crate::format::reading::phrases::counts::{has_category, is_number};
use crate::format::reading::vocabulary::bare;
use crate::format::text::lines::Line;

/// The figures of footnotes.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Finds the notes among `lines`, and takes the marks that send to them out of the lines above.
pub(in crate::format) fn take(lines: &mut [Line]) {
    let mut marks: BTreeSet<String> = BTreeSet::new();
    // The marks that lines so far send by.
    let mut sent: BTreeSet<String> = BTreeSet::new();
    let (mut starred, mut goes_on) = (false, false);
    for line in &mut *lines {
        if line.is_blank() || line.text.len() > 1_000 {
            goes_on = false;
            continue;
        }
        let mark = mark_at_start(&line.text).or_else(|| plain_mark(&line.text, &sent));
        let mark = mark.filter(|mark| mark.starts_with(RAISED) || sent.contains(mark));
        let star = line.starts_starred && starred && !has_category(&line.text);
        let lower =
            goes_on && line.text.starts_with(char::is_lowercase) && !has_category(&line.text);
        line.note = mark.is_some() || star || lower || announced(&line.text);
        starred |= line.ends_starred;
        sent.extend(marks_in(&line.text));
        goes_on = line.note;
        marks.extend(mark);
    }
    if marks.is_empty() {
        return;
    }
    for line in lines.iter_mut().filter(|line| !line.note && line.text.len() <= 1_000) {
        for mark in &marks {
            unmark(&mut line.text, mark);
            line.cells.iter_mut().chain(&mut line.row).for_each(|cell| unmark(cell, mark));
        }
    }
}

/// "1 Dont un à mi-temps" where a line sends to it by a raised figure.
fn plain_mark(text: &str, sent: &BTreeSet<String>) -> Option<String> {
    let digit = text.chars().next().and_then(|c| c.to_digit(10)).filter(|_| !sent.is_empty())?;
    let raised = RAISED.get(usize::try_from(digit).ok()?)?.to_string();
    let rest = text[1..].trim_start_matches(['.', ')', ' ']);
    let says = rest.len() < text.len() - 1 && rest.starts_with(char::is_uppercase);
    (says && text.ends_with('.') && !has_category(text))
        .then_some(raised)
        .filter(|it| sent.contains(it))
}

/// "(1)", "[1]" and "¹" after the beginning of a line.
fn marks_in(text: &str) -> impl Iterator<Item = String> + '_ {
    let raised = text.char_indices().filter(|(at, c)| *at > 0 && RAISED.contains(c));
    let raised = raised.filter(|(at, _)| !text[..*at].ends_with('m')).map(|(_, c)| c.to_string());
    let opens = text.match_indices(['(', '[']).filter(|(at, _)| *at > 0);
    raised.chain(opens.filter_map(|(at, _)| {
        let end = text[at..].find([')', ']'])? + 1;
        let mark = &text[at..at + end];
        let sends =
            mark.len() <= 5 && mark[1..].starts_with(|c: char| c.is_ascii_digit() || c == '*');
        sends.then(|| mark.to_owned())
    }))
}

/// "¹", "(1)" or "[1]" before the text of a note.
fn mark_at_start(text: &str) -> Option<String> {
    let raised: String = text.chars().take_while(|c| RAISED.contains(c)).collect();
    if !raised.is_empty() {
        return Some(raised);
    }
    if !text.starts_with(['(', '[']) {
        return None;
    }
    let (mark, rest) = text.split_at(text.find([')', ']'])? + 1);
    let inside = &mark[1..mark.len() - 1];
    let figure =
        (1..=2).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_digit());
    let star = !inside.is_empty() && inside.chars().all(|c| c == '*');
    let says = rest.trim_start_matches([' ', ':', '-', '–']).starts_with(char::is_alphanumeric);
    let posts = has_category(rest) && figure;
    ((figure || star) && says && !posts).then(|| mark.to_owned())
}

/// "NB : …", "Note : …", "Nota bene".
fn announced(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    // "Nb : 2" counts posts.
    !rest.trim().is_empty()
        && !is_number(rest.trim())
        && label.len() <= 12
        && matches!(
            bare(label).as_str(),
            "nb" | "n b" | "nota" | "nota bene" | "note" | "remarque" | "remarques"
        )
}

/// Takes `mark` out of `text`, but for the "²" of "m²".
fn unmark(text: &mut String, mark: &str) {
    while let Some(at) = text.rfind(mark).filter(|&at| at > 0) {
        if mark.starts_with(RAISED) && text[..at].ends_with('m') {
            return;
        }
        let spaced = text[..at].trim_end().len();
        text.replace_range(spaced..at + mark.len(), "");
    }
}
