//! A line of posts: "5 Chargé/e/s de mission (A) (manager intermédiaire)".
//!
//! ```text [count] [x] title (category or grade) (level or reference job) [: count] ```

use std::borrow::Cow;

use super::brackets::{brackets, open_brackets};
use super::counts::{
    count_at_end, count_at_start, count_first, rank_at_start, ranked_counts, ranked_list,
};
use super::post_fields::read_post;
use super::sense::{Sense, is_rank, parts, sense};
use crate::format::reading::Doubt;
use crate::model::{Hundredths, after_folded, folded};

/// Equal posts as one line prints them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::format) struct PostLine {
    pub count: u32,
    pub title: String,
    pub category: Option<String>,
    pub grade: Option<String>,
    pub level: Option<String>,
    pub reference_job: Option<String>,
    /// The time of the last post of the line, the others being full-time.
    pub last_fte: Option<Hundredths>,
    /// The time of every post of the line.
    pub fte: Option<Hundredths>,
    /// How many of the posts are vacant.
    pub vacant: u32,
    pub note: String,
    pub doubts: Vec<Doubt>,
}

impl PostLine {
    /// The working time of all its posts, in hundredths of a full-time post.
    pub fn time(&self) -> u64 {
        let each = u64::from(self.fte.unwrap_or(Hundredths::FULL_TIME).0);
        let last = self.last_fte.map_or(each, |fte| u64::from(fte.0));
        (u64::from(self.count) * each).saturating_sub(each) + last
    }
}

/// Whether `text` begins with a count of posts.
pub(in crate::format) fn begins_with_count(text: &str) -> bool {
    count_at_start(text).is_some()
}

/// Whether `text` holds a category or a grade, in brackets, before its title or after the word, as post lines
/// do.
pub(in crate::format) fn has_category(text: &str) -> bool {
    let text = with_bracketed_category(text);
    let ranked =
        |inside| parts(inside).iter().any(|part| matches!(sense(part), Some(Sense::Rank { .. })));
    brackets(&text).iter().any(|bracket| ranked(bracket.inside)) || has_rank_first(&text)
}

/// "3 B – Gestionnaires": the category stands between the count and the title.
fn has_rank_first(text: &str) -> bool {
    count_at_start(text).is_some_and(|count| rank_at_start(count.rest).is_some())
}

/// Whether `text` ends with ": 3" or ": 1 A", and is short enough to be a title.
pub(in crate::format) fn ends_with_count(text: &str) -> bool {
    let short = |title: &str| title.split(' ').count() <= 8;
    let text = undotted(text);
    count_at_end(&text).is_some_and(|(title, _)| short(title))
        || ranked_counts(&text).is_some_and(|(title, _)| short(title))
        || count_first(&text).is_some()
}

/// Whether `text` begins with digits that count nothing a line of posts can count.
pub(in crate::format) fn begins_with_unusable_count(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or(text);
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || ",.x×".contains(c));
    number && !begins_with_count(text)
}

/// "Secrétaires (C) ........ 2" as "Secrétaires (C) : 2": dots that lead the eye to a figure.
pub(super) fn undotted(text: &str) -> Cow<'_, str> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let figure = &text[digits.len()..];
    let before = digits.trim_end();
    let title = before.trim_end_matches(['.', '…', '_', ' ']);
    let dots = before[title.len()..].chars().map(|c| if c == '…' { 3 } else { 1 }).sum::<usize>();
    if figure.is_empty() || dots < 3 || title.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{title} : {figure}"))
}

/// "gestionnaire, catégorie B" as "gestionnaire (B)".
fn with_bracketed_category(text: &str) -> Cow<'_, str> {
    if !["cat", "Cat", "CAT"].iter().any(|mark| text.contains(mark)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    let mut words = text.split(' ').peekable();
    let trimmed = |word: &str| word.trim_end_matches([',', ';', '.']).to_owned();
    let mut changed = false;
    while let Some(word) = words.next() {
        let lower = folded(word);
        let outside = open_brackets(&out) == 0 && !word.starts_with(['(', '[']);
        let mark = outside && matches!(lower.trim_end_matches([':', '.']), "cat" | "categorie");
        let glued = after_folded(word, "cat.");
        let rank = match (mark, glued.filter(|_| outside)) {
            (_, Some(rank)) if is_rank(&trimmed(rank)) => Some(trimmed(rank)),
            (true, _) => words.next_if(|next| is_rank(&trimmed(next))).map(trimmed),
            _ => None,
        };
        let Some(mut rank) = rank else {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
            continue;
        };
        changed = true;
        if let Some(link) = words.next_if(|next| matches!(*next, "ou" | "et" | "/")) {
            let other = words.next().unwrap_or_default();
            rank = format!("{rank} {link} {other}");
        }
        let before = out.trim_end_matches([' ', ',', '-', '–', '—', ':', ';']);
        let before = before.strip_suffix(" de").unwrap_or(before).len();
        out.truncate(before);
        out.push_str(&format!(" ({rank})"));
    }
    if changed { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

/// The posts of a logical line: usually one [`PostLine`], more if several stand side by side.
pub(in crate::format) fn read_posts(text: &str) -> Vec<PostLine> {
    let undotted = undotted(text);
    let bracketed = with_bracketed_category(&undotted);
    let text = bracketed.as_ref();
    // "dont : 1 chef de service (A)" is of the headcount above.
    let counted = text.strip_prefix("dont").map(|rest| rest.trim_start_matches([' ', ':']));
    let text = counted.filter(|rest| begins_with_count(rest)).unwrap_or(text);
    if !begins_with_count(text)
        && let Some((title, counts)) = ranked_counts(text)
    {
        let post = |(count, rank)| read_post(&format!("{count} {title} ({rank})"));
        return counts.into_iter().map(post).collect();
    }
    if let Some(posts) = counted_by_category(text) {
        return posts;
    }
    let reordered = if begins_with_count(text) { None } else { count_first(text) };
    let text = reordered.as_deref().unwrap_or(text);
    let (pieces, sure) = side_by_side(text);
    let several = pieces.len() > 1;
    let mut posts: Vec<PostLine> = pieces.into_iter().map(read_post).collect();
    if several
        && !sure
        && let Some(first) = posts.first_mut()
    {
        first.doubts.push(Doubt::SeveralPostsOnLine { text: text.to_owned() });
    }
    posts
}

/// "5 agents (1 A, 2 B, 2 C)": so many of each category, if they add up to the count.
fn counted_by_category(text: &str) -> Option<Vec<PostLine>> {
    let count = count_at_start(text)?;
    let brackets = brackets(count.rest);
    let [bracket] = brackets.as_slice() else { return None };
    let (title, rest) = (count.rest[..bracket.start].trim(), &count.rest[bracket.end..]);
    let counts = ranked_list(bracket.inside.trim_start_matches("dont "))?;
    let sum: u32 = counts.iter().filter_map(|(count, _)| count.parse::<u32>().ok()).sum();
    let adds_up = rest.trim().is_empty() && counts.len() > 1 && sum * 100 == count.hundredths;
    let post = |(count, rank): &(&str, &str)| read_post(&format!("{count} {title} ({rank})"));
    adds_up.then(|| counts.iter().map(post).collect())
}

/// "1 Directeur (A) 2 Assistants (B)", "1 chef de service, 3 gestionnaires": cut where a new count begins, and
/// whether what parts them says so.
fn side_by_side(text: &str) -> (Vec<&str>, bool) {
    let mut pieces = Vec::new();
    let (mut start, mut sure) = (0, true);
    let counted = begins_with_count(text);
    for at in cuts(text) {
        if at <= start {
            continue;
        }
        let after = &text[at..];
        let next = after.trim_start_matches([' ', ',', ';', '|', '+', '/', '•']);
        let next = next.strip_prefix("et ").unwrap_or(next);
        let mark = &after[..after.len() - next.len()];
        let parted = mark.contains([';', '|', '+', '•']) || (mark.contains([',', '/']) && counted);
        let begins = next.starts_with(|c: char| c.is_ascii_digit()) && begins_with_count(next);
        let after_bracket = text[..at].ends_with([')', ']', '}']);
        if begins && (parted || (after_bracket && has_category(beginning(next)))) {
            pieces.push(text[start..at].trim());
            start = text.len() - next.len();
            sure &= parted;
        }
    }
    pieces.push(text[start..].trim());
    (pieces, sure)
}

/// Where a new post may begin in a line: after a bracket, and at the marks outside brackets.
fn cuts(text: &str) -> Vec<usize> {
    let brackets = brackets(text);
    let inside = |at: usize| brackets.iter().any(|it| it.start <= at && at < it.end);
    let mut cuts = Vec::new();
    for mark in [", ", "; ", " | ", " + ", " • ", " / ", " et "] {
        cuts.extend(text.match_indices(mark).map(|(at, _)| at).filter(|&at| !inside(at)));
    }
    cuts.extend(brackets.iter().map(|bracket| bracket.end));
    cuts.sort_unstable();
    cuts
}

/// As much of `text` as one post takes.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(300)).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}
