//! A line of posts: "5 Chargé/e/s de mission (A) (manager intermédiaire)".
//!
//! ```text [count] [x] title (category or grade) (level or reference job) [: count] ```

use super::brackets::brackets;
use super::counts::{
    begins_with_count, count_at_start, count_first, has_category, listed, ranked_counts,
    ranked_list, undotted, with_bracketed_category,
};
use super::post_fields::read_post;
use crate::format::reading::Doubt;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::bare;

/// The posts of a logical line: usually one [`PostLine`], more if several stand side by side.
pub(in crate::format) fn read_posts(text: &str) -> Vec<PostLine> {
    let undotted = undotted(text);
    let bracketed = with_bracketed_category(&undotted);
    let text = bracketed.as_ref();
    // "dont : 1 chef de service (A)" is of the headcount above.
    let text = listed(text).filter(|rest| begins_with_count(rest)).unwrap_or(text);
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
    let mut posts: Vec<PostLine> =
        pieces.into_iter().map(|piece| read_post(&with_bracketed_category(piece))).collect();
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
        // ", 2 sont vacants" is said of the posts before it.
        let end = next.find([',', ';']).unwrap_or(next.len());
        let words = bare(&next[..end]);
        let of_before = ["vacan", "pourvu", "pourvoir", "recrutement"].iter();
        let of_before = of_before.clone().any(|it| words.contains(it)) && words.len() < 40;
        let in_digits = next.starts_with(|c: char| c.is_ascii_digit());
        let begins = (in_digits || has_category(beginning(next)))
            && begins_with_count(next)
            && (!of_before || has_category(&next[..end]));
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
