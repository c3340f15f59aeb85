//! Marks in front of lines that say how deep each stands: the branches of a drawn tree, runs of one sign; and those
//! that set a title off: signs on both sides, a rule right below.

use crate::format::reading::marks::first_mark;
use crate::format::reading::vocabulary::{begins_with_job, kind_at_start};
use crate::format::reading::{Given, Source};
use crate::model::folded;

/// The signs that some texts repeat as often as a line is deep.
const SIGNS: [char; 4] = ['-', '–', '*', '>'];

/// So many of a sign say a depth at most.
const DEEPEST: usize = 6;

/// The sign that a text repeats before its lines, "-- Service X", "--- Secteur Y".
pub(super) fn repeated_sign(source: &Source) -> Option<char> {
    let plain = || source.lines.iter().filter(|line| line.given == Given::Nothing);
    SIGNS.into_iter().find(|sign| {
        let deep = |text: &str| run(text, *sign).is_some_and(|(count, _)| count > 1);
        plain().filter(|line| deep(&line.text)).take(2).count() == 2
    })
}

/// A line without what says its depth, and the column that it stands at.
pub(super) fn unmarked(text: &str, sign: Option<char>) -> Option<(usize, &str)> {
    let step = 2;
    branch(text).or_else(|| run(text, sign?).map(|(count, rest)| (count * step, rest)))
}

/// How often `sign` stands before the words of a line, and these.
fn run(text: &str, sign: char) -> Option<(usize, &str)> {
    let text = text.trim();
    let rest = text.trim_start_matches(sign);
    let count = text.chars().count() - rest.chars().count();
    let words = rest.strip_prefix(' ')?.trim_start();
    let is_run = (1..=DEEPEST).contains(&count) && !words.is_empty() && !words.ends_with(sign);
    is_run.then_some((count, words))
}

/// "|   |-- Secteur X", "│   └── Secteur X", "|  |_ Secteur X": the column of the words, and these.
fn branch(text: &str) -> Option<(usize, &str)> {
    let stems = |c: char| c.is_whitespace() || "│┃|".contains(c);
    let forks = |c: char| "├└╰┣┗|+`\\".contains(c);
    let is_bar = |c: char| "-─━_".contains(c);
    // The last stem may be the fork: "|--".
    let bar = text.find(is_bar)?;
    let fork = text[..bar].chars().next_back().filter(|c| forks(*c))?;
    if !text[..bar - fork.len_utf8()].chars().all(stems) {
        return None;
    }
    let rest = text[bar..].trim_start_matches(is_bar);
    let bars = text[bar..].chars().count() - rest.chars().count();
    let drawn = bars > 1 || !fork.is_ascii() || text[bar..].starts_with('_');
    let words = rest.trim_start();
    let begins = words.starts_with(|c: char| c.is_alphanumeric() || "(*#".contains(c));
    let column = text.chars().count() - words.chars().count();
    (drawn && begins).then_some((column, words))
}

/// "Niveau 2 – Service X", "Service X (niveau 2)": the level that the author gives a unit, and the rest.
pub(super) fn told_level(text: &str) -> Option<(u8, &str)> {
    const DEEPEST: u8 = 8;
    let level = |words: &str| {
        let words = folded(words);
        let mark = ["niveau ", "niv. ", "niv ", "niveau", "niv", "n"];
        let digits = mark.iter().find_map(|mark| words.strip_prefix(mark))?;
        digits.parse::<u8>().ok().filter(|level| *level <= DEEPEST)
    };
    let before = || {
        let (at, mark) = first_mark(text, &[" – ", " — ", " - ", " : "])?;
        let rest = &text[at + mark.len()..];
        let names_post = begins_with_job(rest) || rest.starts_with(|c: char| c.is_ascii_digit());
        Some((level(&text[..at])?, rest)).filter(|_| !names_post)
    };
    let behind = || {
        let (rest, mark) = text.strip_suffix(')')?.rsplit_once(" (")?;
        Some((level(mark)?, rest)).filter(|_| kind_at_start(&folded(rest)).is_some())
    };
    before().or_else(behind)
}

/// What "Article 2 – " stands before, in an order that sets up services.
pub(super) fn without_article(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(' ')?;
    let (number, rest) = rest.split_once([' ', ':', '.', '-', '–'])?;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 4;
    let rest = rest.trim_start_matches([' ', ':', '.', '-', '–', '—']);
    let is_article = matches!(folded(word).as_str(), "article" | "art." | "art");
    (is_article && is_number && rest.starts_with(char::is_uppercase)).then_some(rest)
}

/// "== Service X ==", "*** SERVICE X ***", "--- Avant ---": how often the sign stands before the words, and these.
pub(super) fn framed(text: &str) -> Option<(char, usize, &str)> {
    let sign = text.chars().next().filter(|c| matches!(c, '=' | '*' | '-' | '–' | '—' | '~'))?;
    let inner = text.trim_start_matches(sign);
    let count = (text.len() - inner.len()) / sign.len_utf8();
    let words = inner.strip_suffix(sign)?.trim_end_matches(sign);
    let least = if matches!(sign, '*' | '-') { 3 } else { 2 };
    let parted = words.starts_with(' ') && words.ends_with(' ');
    ((least..=DEEPEST + 1).contains(&count) && parted).then_some((sign, count, words.trim()))
}

/// Whether a line is a rule below `title` that is as long as it, which sets the title off.
pub(super) fn underlines(rule: &str, title: &str) -> bool {
    let rule = rule.trim();
    let Some(sign) = rule.chars().next().filter(|c| matches!(c, '=' | '-' | '~' | '_')) else {
        return false;
    };
    let length = title.chars().count();
    let is_rule = rule.len() >= 4 && rule.chars().all(|c| c == sign);
    is_rule && length > 0 && length.abs_diff(rule.len()) <= 3
}
