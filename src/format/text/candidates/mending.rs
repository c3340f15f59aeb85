//! Letters and figures that a scanner took for one another: "l Chef de service (A)", "1O Gestionnaires".

use crate::format::reading::phrases::counts::{begins_with_count, has_category};
use crate::format::reading::vocabulary::{begins_with_job, kind_at_start};
use crate::model::folded;

/// `text` as it was meant, where figures and letters are mixed up in its first word.
pub(in crate::format) fn mended(text: &str) -> Option<String> {
    let (first, rest) = text.split_once(' ')?;
    let is_post = || has_category(rest) || begins_with_job(rest);
    if matches!(first, "l" | "I" | "|" | "i") && is_post() {
        return Some(format!("1 {rest}"));
    }
    let digit = first.contains(|c: char| c.is_ascii_digit());
    if !digit || first.len() < 2 || first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if first.len() <= 3 && first.chars().all(|c| c.is_ascii_digit() || "OolI|".contains(c)) {
        let figures = first.replace(['O', 'o'], "0").replace(['l', 'I', '|'], "1");
        return is_post().then(|| format!("{figures} {rest}"));
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 || !first.chars().all(char::is_alphanumeric) {
        return None;
    }
    let word: String = first.chars().map(letter).collect();
    let read = format!("{word} {rest}");
    (kind_at_start(&folded(&word)).is_some() || begins_with_job(&word)).then_some(read)
}

/// "(5) Jardiniers (C)" as "5 Jardiniers (C)".
pub(in crate::format) fn unbracketed_count(text: &str) -> Option<String> {
    let (figure, rest) = text.strip_prefix(['(', '['])?.split_once([')', ']'])?;
    let rest = rest.trim_start_matches([' ', ':', '–', '—', '-']);
    let is_figure = (1..=3).contains(&figure.len()) && figure.bytes().all(|b| b.is_ascii_digit());
    if !is_figure || !(has_category(rest) || begins_with_job(rest)) {
        return None;
    }
    Some(format!("{figure} {rest}")).filter(|read| begins_with_count(read))
}

/// The letter that looks like a figure.
fn letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '5' => 's',
        '8' => 'B',
        other => other,
    }
}
