//! A line of posts: "5 Chargé/e/s de mission (A) (manager intermédiaire)".
//!
//! ```text [count] [x] title (category or grade) (level or reference job) [: count] ```

use super::brackets::brackets;
use super::counts::{
    begins_with_count, count_at_start, count_between, count_first, has_category, listed,
    ranked_bracket, ranked_counts, ranked_list, undotted, with_bracketed_category,
};
use super::holders::{person_first, vacancy_last};
use super::post_fields::read_post;
use crate::format::reading::Doubt;
use crate::format::reading::marks::{first_mark, marks_in};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{bare, begins_with_job, is_job_in_letters, kind_at_start};
use crate::model::folded;

/// The posts of a logical line: usually one [`PostLine`], more if several stand side by side.
pub(in crate::format) fn read_posts(text: &str) -> Vec<PostLine> {
    let spaced = with_spaced_colon(text);
    let text = spaced.as_deref().unwrap_or(text);
    let between = count_between(text);
    let text = between.as_deref().unwrap_or(text);
    let vacant = vacancy_last(text);
    let text = vacant.as_deref().unwrap_or(text);
    let undotted = undotted(text);
    if let Some(posts) = counted_by_category(&undotted) {
        return posts;
    }
    let bracketed = with_bracketed_category(&undotted);
    let text = bracketed.as_ref();
    // "dont : 1 chef de service (A)" is of the headcount above.
    let text =
        listed(text).filter(|rest| begins_with_count(rest) || has_category(rest)).unwrap_or(text);
    let counted = begins_with_count(text);
    if !counted && let Some((title, counts)) = ranked_counts(text).or_else(|| ranked_bracket(text))
    {
        let post = |(count, rank)| read_post(&format!("{count} {title} ({rank})"));
        return counts.into_iter().flat_map(post).collect();
    }
    let reordered = if counted { None } else { count_first(text) };
    let counted = counted || reordered.is_some();
    let text = reordered.as_deref().unwrap_or(text);
    let (pieces, sure) = side_by_side(text, counted);
    let several = pieces.len() > 1;
    let mut posts: Vec<PostLine> =
        pieces.into_iter().flat_map(|piece| read_post(&with_bracketed_category(piece))).collect();
    if several
        && !sure
        && let Some(first) = posts.first_mut()
    {
        first.doubts.push(Doubt::SeveralPostsOnLine { text: text.to_owned() });
    }
    posts
}

/// "Chargé de mission: 1 poste" as "Chargé de mission : 1 poste".
fn with_spaced_colon(text: &str) -> Option<String> {
    let (title, count) = text.split_once(": ")?;
    let is_glued = !title.ends_with(' ') && count.starts_with(|c: char| c.is_ascii_digit());
    is_glued.then(|| format!("{title} : {count}"))
}

/// "5 agents (1 A, 2 B, 2 C)", "5 gestionnaires dont 3 B et 2 C": so many of each category, and those whose
/// category is not told.
fn counted_by_category(text: &str) -> Option<Vec<PostLine>> {
    let count = count_at_start(text).filter(|count| count.hundredths % 100 == 0)?;
    let brackets = brackets(count.rest);
    let (title, list, some) = match brackets.as_slice() {
        [bracket] if count.rest[bracket.end..].trim_matches(['.', ' ']).is_empty() => {
            let some = bracket.inside.strip_prefix("dont ");
            let list = some.unwrap_or(bracket.inside);
            (&count.rest[..bracket.start], list, some.is_some())
        }
        [] => {
            let (title, list) = count.rest.split_once(" dont ")?;
            (title, list, true)
        }
        _ => return None,
    };
    let title = title.trim_end_matches([' ', ',', ':', '–', '-']);
    let list = [" de catégorie ", " de cat. ", " catégorie ", " cat. "]
        .iter()
        .fold(list.trim_end_matches('.').to_owned(), |list, words| list.replace(words, " "));
    let counts = ranked_list(&list)?;
    let sum: u32 = counts.iter().filter_map(|(count, _)| count.parse::<u32>().ok()).sum();
    let rest = (count.hundredths / 100).checked_sub(sum)?;
    if has_category(title) || if rest == 0 { counts.len() < 2 && !some } else { !some } {
        return None;
    }
    let post = |(count, rank): &(&str, &str)| read_post(&format!("{count} {title} ({rank})"));
    let mut posts: Vec<PostLine> = counts.iter().flat_map(post).collect();
    if rest > 0 {
        posts.extend(read_post(&format!("{rest} {title}")));
    }
    Some(posts)
}

/// "1 Directeur (A) 2 Assistants (B)", "1 chef de service, 3 gestionnaires": cut where a new count begins, and
/// whether what parts them says so. `counted`: the text begins with a count.
fn side_by_side(text: &str, counted: bool) -> (Vec<&str>, bool) {
    let mut pieces = Vec::new();
    let (mut start, mut sure) = (0, true);
    for at in cuts(text) {
        if at <= start {
            continue;
        }
        let after = &text[at..];
        let next = after.trim_start_matches([' ', ',', ';', '|', '+', '/', '•', '–', '—', '-']);
        let linked = next.strip_prefix("et ").or_else(|| next.strip_prefix("ainsi que "));
        let next = linked.unwrap_or(next);
        let mark = &after[..after.len() - next.len()];
        let by_dash = mark.contains(['–', '—', '-']);
        // "1 Chef (A) – 3 agents (C)": each has its category; "2 agents – 1 secrétaire": each has its job.
        let ranked = has_category(&text[start..at]) && has_category(until_dash(next));
        if by_dash && !ranked && !(counts_job(&text[start..at]) && counts_job(next)) {
            continue;
        }
        // "2 comptables et une secrétaire", "2 comptables et 1 releveur".
        let both_counted = counted && begins_with_count(&text[start..at]);
        let job = both_counted && counts_job(next);
        let title = both_counted && counts_title(next);
        let parted = mark.contains([';', '|', '+', '•'])
            || (mark.contains([',', '/']) && counted)
            || (linked.is_some() && (job || title))
            || (by_dash && ranked);
        // ", 2 sont vacants" is said of the posts before it; ", 1 juriste vacant" of another.
        let end = next.find([',', ';']).unwrap_or(next.len());
        let words = bare(&next[..end]);
        let of_before =
            ["vacan", "pourvu", "pourvoir", "cours de recrutement", "recrutement en cours"].iter();
        let of_before = of_before.clone().any(|it| words.contains(it))
            && words.len() < 40
            && !names_another(&text[start..at], next);
        let in_digits = next.starts_with(|c: char| c.is_ascii_digit());
        let begins = (in_digits || job || has_category(beginning(next)))
            && begins_with_count(next)
            && (!of_before || job && next[..end].contains('(') || has_category(&next[..end]));
        let after_bracket = text[..at].ends_with([')', ']', '}']);
        if begins && (parted || by_dash || (after_bracket && has_category(beginning(next)))) {
            pieces.push(text[start..at].trim());
            start = text.len() - next.len();
            sure &= parted;
        }
    }
    pieces.push(text[start..].trim());
    (pieces, sure)
}

/// Whether `text` counts a job: "3 comptables".
fn counts_job(text: &str) -> bool {
    count_at_start(text).is_some_and(|count| begins_with_job(count.rest))
}

/// Whether `next` counts a job of another name than `before`.
fn names_another(before: &str, next: &str) -> bool {
    let first = |text: &str| {
        let word = count_at_start(text)?.rest.split(' ').next()?;
        Some(bare(word).trim_end_matches('s').to_owned())
    };
    counts_job(next) && first(before).is_some_and(|own| first(next).as_ref() != Some(&own))
}

/// Whether `text` counts in digits what a long word names: "1 releveur", not "1 à 80 %".
fn counts_title(text: &str) -> bool {
    const LEAST: usize = 5;
    let in_digits = text.starts_with(|c: char| c.is_ascii_digit());
    in_digits
        && count_at_start(text).is_some_and(|count| {
            let word = count.rest.split([' ', ',', ';', '.']).next().unwrap_or_default();
            word.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
        })
}

/// `text` up to its next dash.
fn until_dash(text: &str) -> &str {
    first_mark(text, &[" – ", " — ", " - "]).map_or(text, |(at, _)| &text[..at])
}

/// The posts that a cell names beside each other or one below the other, if it names several: "2 gestionnaires (B),
/// 1 assistant (C)", "Acheteur (A) ; Assistante (C)". "Directeur / Directrice" is one.
pub(in crate::format) fn several(cell: &str) -> Option<Vec<&str>> {
    let strong = [" ; ", "; ", " • ", " + ", " | "];
    let weak = [", ", " et ", " / ", " & "];
    let tells = |piece: &str| tells_posts(piece);
    let counts = |piece: &str| begins_with_count(piece) || has_category(piece);
    let by = |marks: &[&str], is_own: &dyn Fn(&str) -> bool| {
        let pieces = parted(cell, marks);
        (pieces.len() > 1 && pieces.iter().all(|piece| is_own(piece))).then_some(pieces)
    };
    // Lists within a list: "2 agents (C), 1 chef (A) ; 1 assistant (C)".
    let all: Vec<&str> = strong.iter().chain(&weak).copied().collect();
    by(&all, &counts).or_else(|| by(&strong, &tells)).or_else(|| by(&weak[..2], &counts))
}

/// Whether all of a text is posts by what it says: it counts them, or names a job, its category or who holds it.
pub(in crate::format) fn tells_posts(text: &str) -> bool {
    let vacant = vacancy_last(text);
    let text = vacant.as_deref().unwrap_or(text);
    let text = person_first(text).map_or(text, |(_, rest)| rest);
    let is_short = text.split(' ').count() <= 16 && !text.ends_with('.');
    let is_named = text.starts_with(char::is_alphabetic)
        && (begins_with_job(text) || is_job_in_letters(text) || has_category(text));
    is_short && kind_at_start(&folded(text)).is_none() && (begins_with_count(text) || is_named)
}

/// `text` parted at some marks outside its brackets.
fn parted<'t>(text: &'t str, marks: &[&str]) -> Vec<&'t str> {
    let brackets = brackets(text);
    let inside = |at: usize| brackets.iter().any(|it| it.start <= at && at < it.end);
    let (mut pieces, mut from) = (Vec::new(), 0);
    for (at, mark) in marks_in(text, marks).filter(|(at, _)| !inside(*at)) {
        if at >= from {
            pieces.push(text[from..at].trim());
            from = at + mark.len();
        }
    }
    pieces.push(text[from..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The lines of a cell that are a post each, as one text with marks between them; none if they are not.
pub(in crate::format) fn on_one_line(cell: &str) -> Option<String> {
    if !cell.contains('\n') {
        return None;
    }
    let lines = cell.split('\n').map(|line| without_bullet(line.trim()));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 || !lines.iter().all(|line| tells_posts(line)) {
        return None;
    }
    let own = lines.iter().map(|line| line.trim_end_matches([';', ',', ' ']));
    Some(own.collect::<Vec<_>>().join(" ; "))
}

fn without_bullet(line: &str) -> &str {
    let rest = line.trim_start_matches(['-', '–', '•', '·', '*', '▪']);
    if rest.len() < line.len() { rest.trim_start() } else { line }
}

/// Where a new post may begin in a line: after a bracket, and at the marks outside brackets.
fn cuts(text: &str) -> Vec<usize> {
    let brackets = brackets(text);
    let inside = |at: usize| brackets.iter().any(|it| it.start <= at && at < it.end);
    let marks =
        [", ", "; ", " | ", " + ", " • ", " / ", " et ", " ainsi que ", " – ", " — ", " - "];
    let mut cuts: Vec<usize> = marks_in(text, &marks).map(|(at, _)| at).collect();
    cuts.retain(|&at| !inside(at));
    cuts.extend(brackets.iter().map(|bracket| bracket.end));
    cuts.sort_unstable();
    cuts
}

/// As much of `text` as one post takes.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(300)).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}
