//! A line of posts: "5 Chargé/e/s de mission (A) (manager intermédiaire)".
//!
//! ```text [count] [x] title (category or grade) (level or reference job) [: count] ```

use std::borrow::Cow;

use super::brackets::{
    BracketSense, brackets, is_rank, open_brackets, parts, read_bracket, vacant_count,
};
use crate::format::reading::Doubt;
use crate::format::reading::vocabulary::{count_word, hundredths_of, month};
use crate::model::{Hundredths, after_folded, comparison_key, folded};

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

/// Every post of a line, however many.
const ALL_VACANT: u32 = u32::MAX;

/// A count at the start of a line, in hundredths, and what follows it.
struct Count<'a> {
    hundredths: u32,
    in_fte: bool,
    rest: &'a str,
}

/// Whether `text` begins with a count of posts.
pub(in crate::format) fn begins_with_count(text: &str) -> bool {
    count_at_start(text).is_some()
}

/// Whether `text` holds a category or a grade, in brackets or after the word, as post lines do.
pub(in crate::format) fn has_category(text: &str) -> bool {
    let text = with_bracketed_category(text);
    let ranked = |inside| {
        parts(inside)
            .iter()
            .any(|part| matches!(read_bracket(part), Some(BracketSense::Rank { .. })))
    };
    brackets(&text).iter().any(|bracket| ranked(bracket.inside))
}

/// Whether `text` ends with ": 3" or ": 1 A", and is short enough to be a title.
pub(in crate::format) fn ends_with_count(text: &str) -> bool {
    let short = |title: &str| title.split(' ').count() <= 8;
    count_at_end(text).is_some_and(|(title, _)| short(title))
        || ranked_counts(text).is_some_and(|(title, _)| short(title))
        || count_first(text).is_some()
}

/// Whether `text` begins with digits that count nothing a line of posts can count.
pub(in crate::format) fn begins_with_unusable_count(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or(text);
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || ",.x×".contains(c));
    number && !begins_with_count(text)
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

fn count_at_start(text: &str) -> Option<Count<'_>> {
    let (word, mut rest) = text.split_once(' ')?;
    let lower = folded(word);
    let hundredths = match count_word(&lower) {
        Some(count) => count * 100,
        None => {
            // "2x" and "2×" as well as "2 x".
            let digits = lower.trim_end_matches(['x', '×', '*']);
            hundredths_of(digits)?
        }
    };
    let mut in_fte = false;
    loop {
        let (next, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let next = folded(next);
        match next.as_str() {
            "x" | "×" | "*" | "-" | "–" => rest = after,
            "etp" | "etpt" => {
                in_fte = true;
                rest = after;
            }
            "poste" | "postes" | "emploi" | "emplois" => {
                let stripped =
                    ["de ", "d'", "d\u{2019}"].iter().find_map(|link| after.strip_prefix(link));
                match stripped {
                    Some(stripped) => rest = stripped,
                    // "1 poste vacant (B)" has no title of its own; "12 postes" counts no line.
                    None if after.starts_with("vacant") || has_category(after) => break,
                    None => return None,
                }
            }
            _ => break,
        }
        if after.is_empty() {
            return None;
        }
    }
    // The "d'" of "1 ETP d'assistant".
    if in_fte {
        rest = ["de ", "d'", "d\u{2019}"]
            .iter()
            .find_map(|link| rest.strip_prefix(link))
            .unwrap_or(rest);
    }
    let first = folded(rest.split([' ', '/', '(']).next()?);
    let is_title = rest.starts_with(char::is_alphabetic)
        && month(&first).is_none()
        && !is_counted_otherwise(&first);
    is_title.then_some(Count { hundredths, in_fte, rest })
}

/// Words after a number that is no count of posts: of addresses, ages, sums.
fn is_counted_otherwise(word: &str) -> bool {
    matches!(
        word,
        "er" | "eme"
            | "e"
            | "rue"
            | "avenue"
            | "av"
            | "bd"
            | "boulevard"
            | "place"
            | "allee"
            | "chemin"
            | "h"
            | "km"
            | "euros"
            | "ans"
            | "mois"
            | "jours"
            | "bis"
            | "ter"
            | "cedex"
            | "et"
            | "a"
            | "sur"
            | "autorises"
            | "personnes"
    )
}

/// Whether a table's cell is a count: "3", "0,5", "2 ETP".
pub(in crate::format) fn is_number(text: &str) -> bool {
    let text = text.trim_end_matches(" ETP").trim_end_matches(" %");
    hundredths_of(text).is_some()
}

/// A count after its title: in hundredths, and whether it counts full-time equivalents.
type EndCount = (u32, bool);

/// "Gestionnaires (B) : 3", "Gestionnaires (B) x 3", "Gestionnaires (B) – 3 postes".
fn count_at_end(text: &str) -> Option<(&str, EndCount)> {
    let mut rest = text.trim_end();
    let mut in_fte = false;
    for unit in [" postes", " poste", " agents", " ETPT", " ETP", " etp"] {
        if let Some(stripped) = rest.strip_suffix(unit) {
            in_fte = unit.eq_ignore_ascii_case(" etp") || unit == " ETPT";
            rest = stripped;
            break;
        }
    }
    let digits = rest.len() - rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',').len();
    let (before, digits) = rest.split_at(rest.len() - digits);
    let hundredths = hundredths_of(digits)?;
    let before = before.trim_end();
    let title = before
        .strip_suffix([':', '=', '×'])
        // "Secrétaires (C), 2 postes".
        .or_else(|| before.strip_suffix([',', ';']).filter(|title| title.trim_end().ends_with(')')))
        .or_else(|| before.strip_suffix(" x"))
        .or_else(|| before.strip_suffix(")x").map(|_| &before[..before.len() - 1]))
        .or_else(|| [" –", " -"].iter().find_map(|dash| before.strip_suffix(dash)))?;
    let title = title.trim_end();
    title.chars().any(char::is_alphabetic).then_some((title, (hundredths, in_fte)))
}

/// "Techniciens : 8 (B) dont 2 vacants" with its count first: "8 Techniciens (B) dont 2 vacants".
fn count_first(text: &str) -> Option<String> {
    let (title, after) = text.split_once(':')?;
    let (title, after) = (title.trim_end(), after.trim_start());
    let (count, rest) = after.split_once(' ')?;
    let is_title = title.starts_with(char::is_alphabetic) && title.split(' ').count() <= 8;
    hundredths_of(count).filter(|_| is_title)?;
    let (unit, rest) = ["ETPT ", "ETP ", "postes ", "poste ", "agents "]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit).map(|rest| (*unit, rest)))
        .unwrap_or(("", rest));
    let in_fte = if unit.starts_with("ETP") { "ETP " } else { "" };
    let goes_on = rest.starts_with('(') || rest.starts_with("dont ");
    goes_on.then(|| format!("{count} {in_fte}{title} {rest}"))
}

/// "Gestionnaires : 2 B + 1 C": a title and its counts by category.
fn ranked_counts(text: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let (title, list) = text.rsplit_once(':')?;
    let title = title.trim_end();
    if !title.chars().any(char::is_alphabetic) || list.len() > 60 {
        return None;
    }
    let mut counts = Vec::new();
    let mut items = vec![list];
    for mark in [" + ", ";", ",", " & ", " et "] {
        items = items.into_iter().flat_map(|item| item.split(mark)).collect();
    }
    for item in items {
        let (count, rank) = item.trim().split_once(' ')?;
        let rank = rank.trim().trim_start_matches('(').trim_end_matches(')');
        let number = hundredths_of(count).is_some() && count.bytes().all(|b| b.is_ascii_digit());
        if !number || !is_rank(rank) || rank.starts_with(char::is_lowercase) {
            return None;
        }
        counts.push((count, rank));
    }
    Some((title, counts))
}

/// The posts of a logical line: usually one [`PostLine`], more if several stand side by side.
pub(in crate::format) fn read_posts(text: &str) -> Vec<PostLine> {
    let bracketed = with_bracketed_category(text);
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
    let reordered = if begins_with_count(text) { None } else { count_first(text) };
    let text = reordered.as_deref().unwrap_or(text);
    let pieces = side_by_side(text);
    let several = pieces.len() > 1;
    let mut posts: Vec<PostLine> = pieces.into_iter().map(read_post).collect();
    if several && let Some(first) = posts.first_mut() {
        first.doubts.push(Doubt::SeveralPostsOnLine { text: text.to_owned() });
    }
    posts
}

/// "1 Directeur (A) 2 Assistants (B)", cut after a bracket where a new count begins.
fn side_by_side(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for bracket in brackets(text) {
        if bracket.end <= start {
            continue;
        }
        let after = &text[bracket.end..];
        let next = after.trim_start_matches([' ', ',', ';', '|', '+']);
        let next = next.strip_prefix("et ").unwrap_or(next);
        let parted = after[..after.len() - next.len()].contains([';', '|', '+']);
        if next.starts_with(|c: char| c.is_ascii_digit())
            && begins_with_count(next)
            && (parted || has_category(beginning(next)))
        {
            pieces.push(text[start..bracket.end].trim());
            start = text.len() - next.len();
        }
    }
    pieces.push(text[start..].trim());
    pieces
}

/// As much of `text` as one post takes.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(300)).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

fn read_post(text: &str) -> PostLine {
    let mut post = PostLine::default();
    let (count, body) = match count_at_start(text) {
        Some(count) => (Some((count.hundredths, count.in_fte)), count.rest),
        None => (None, text),
    };
    let (body, explanation) = split_explanation(body);
    let (body, end_count) = match count_at_end(body) {
        Some((body, count)) => (body, Some(count)),
        None => (body, None),
    };
    let mut bracket_count = None;
    post.title = read_brackets(body, &mut post, &mut bracket_count);
    let explanation = explanation.map(str::to_owned).or_else(|| late_explanation(&mut post));
    read_title_end(&mut post, count.is_some());
    if let Some(explanation) = explanation {
        if let Some(count) = vacant_count(&explanation) {
            post.vacant = count;
        } else if names_person(&explanation) {
            post.doubts.push(Doubt::PersonLeftOut { title: post.title.clone() });
        } else {
            add_note(&mut post, &explanation);
            post.doubts.push(Doubt::ExplanationKept { text: explanation });
        }
    }
    settle_count(&mut post, count, end_count.or(bracket_count.map(|count| (count * 100, false))));
    post
}

/// Sets the count from the one before the title and the one after it.
fn settle_count(post: &mut PostLine, before: Option<EndCount>, after: Option<EndCount>) {
    let title = post.title.clone();
    let Some((hundredths, in_fte)) = before.or(after) else {
        post.count = 1;
        post.doubts.push(Doubt::CountAssumed { title });
        return;
    };
    let rest = hundredths % 100;
    post.count = hundredths.div_ceil(100);
    // "2 agents (1,6 ETP)": no post works more than full time.
    if let Some(total) = post.fte.filter(|fte| fte.0 > 100) {
        let each = total
            .0
            .checked_div(post.count)
            .filter(|each| *each <= 100 && each * post.count == total.0);
        post.fte = each.map(Hundredths);
        let fte = format!("{},{:02}", total.0 / 100, total.0 % 100);
        post.doubts.push(Doubt::FteUnclear { title: title.clone(), fte });
    }
    if rest > 0 {
        post.last_fte = Some(Hundredths(rest));
    }
    if (in_fte || rest > 0) && hundredths > 100 {
        post.doubts.push(Doubt::CountInFte { title: title.clone(), posts: post.count });
    }
    let other = after.map(|(hundredths, _)| hundredths.div_ceil(100));
    if let Some(other) = other.filter(|&other| other != post.count) {
        post.doubts.push(Doubt::CountTwice { title, used: post.count, other });
    }
}

/// Cuts off what a report adds after the post: " : ces deux postes sont créés…".
fn split_explanation(text: &str) -> (&str, Option<&str>) {
    const STARTS: [&str; 9] = [
        " : ",
        " par transformation",
        " auparavant ",
        ", dont ",
        " dont ",
        " issu ",
        " issus ",
        ". ",
        " rattaché",
    ];
    let cuts = |at: usize, start: &str| {
        let (before, after) = (&text[..at], &text[at + start.len()..]);
        let outside = open_brackets(before) == 0
            && before.matches('«').count() == before.matches('»').count();
        let last_word = before.rsplit(' ').next().unwrap_or_default();
        outside
            && match start {
                // ": 3" is a count, and what holds the category is the post itself.
                " : " => {
                    !after.starts_with(|c: char| c.is_ascii_digit())
                        && (has_category(before) || !has_category(after))
                }
                // "resp. de secteur" is no end of a sentence.
                ". " => last_word.chars().count() > 4 && after.starts_with(char::is_uppercase),
                _ => true,
            }
    };
    let cut =
        STARTS.iter().filter_map(|start| text.find(start).filter(|&at| cuts(at, start))).min();
    match cut {
        Some(at) if at > 0 => {
            let explanation = text[at..].trim_matches([' ', ':', ',', '.']);
            (text[..at].trim_end_matches(','), Some(explanation).filter(|text| !text.is_empty()))
        }
        _ => (text.trim_end_matches(['.', ';', ',']), None),
    }
}

/// What a title still holds after a colon, its brackets being read: "Directeur : Jean Martin".
fn late_explanation(post: &mut PostLine) -> Option<String> {
    let at = post.title.find(" : ")?;
    let explanation = post.title[at + 3..].trim().to_owned();
    post.title.truncate(at);
    Some(explanation).filter(|text| !text.is_empty())
}

const CIVILITIES: [&str; 8] = ["M.", "Mme", "Mme.", "Mlle", "Mr", "MM.", "Monsieur", "Madame"];

/// Whether a civility stands before a name in `text`.
pub(in crate::format) fn names_person(text: &str) -> bool {
    text.split(' ').any(|word| CIVILITIES.contains(&word))
}

/// What stands at the end of a title without brackets: a name, a working time, a category.
fn read_title_end(post: &mut PostLine, counted: bool) {
    let words: Vec<&str> = post.title.split(' ').collect();
    if let Some(at) = words.iter().skip(1).position(|word| CIVILITIES.contains(word)) {
        let title = words[..=at].join(" ").trim_end_matches([' ', ':', '-', '–', ',']).to_owned();
        post.title = title.clone();
        post.doubts.push(Doubt::PersonLeftOut { title });
    }
    if post.fte.is_none()
        && let Some((title, percent)) = percent_at_end(&post.title)
    {
        post.title = title.to_owned();
        post.fte = Some(Hundredths(percent));
    }
    if counted
        && post.category.is_none()
        && let Some((title, rank)) = post.title.rsplit_once(' ')
        && is_rank(rank)
        && rank.starts_with(['A', 'B', 'C'])
        && let Some(BracketSense::Rank { category, grade }) = read_bracket(rank)
    {
        post.doubts
            .push(Doubt::CategoryAssumed { text: post.title.clone(), category: category.clone() });
        post.title = title.trim_end_matches([',', ' ', '-', '–']).to_owned();
        (post.category, post.grade) = (Some(category), grade);
    }
}

/// "Secrétaire à 80 %", as a title and a hundredth.
fn percent_at_end(title: &str) -> Option<(&str, u32)> {
    let rest = title.strip_suffix('%')?.trim_end();
    let (title, number) = rest.rsplit_once(' ')?;
    let percent = number.parse().ok().filter(|n| (1..=100).contains(n))?;
    let title = title.strip_suffix(" à").unwrap_or(title);
    Some((title.trim_end_matches([',', ' ', '-', '–']), percent))
}

/// Reads the brackets of `body` into `post`; what is left is the title.
fn read_brackets(body: &str, post: &mut PostLine, count: &mut Option<u32>) -> String {
    let found = brackets(body);
    let ranks = |inside| {
        let is_rank = |part: &&str| {
            matches!(read_bracket(part), Some(BracketSense::Rank { .. } | BracketSense::Unclear))
        };
        parts(inside).iter().any(is_rank)
    };
    let last_rank = found.iter().rposition(|bracket| ranks(bracket.inside));
    let mut title = String::with_capacity(body.len());
    let mut copied = 0;
    for (index, bracket) in found.iter().enumerate() {
        title.push_str(&body[copied..bracket.start]);
        copied = bracket.end;
        if !bracket.closed {
            post.doubts.push(Doubt::ParenthesisUnclosed { text: bracket.inside.to_owned() });
        }
        for part in parts(bracket.inside) {
            match read_bracket(part) {
                Some(sense) => take(sense, part, &title, post, count),
                None if part.is_empty() => {}
                // Before the category, a bracket is part of the title.
                None if last_rank.is_some_and(|rank| index < rank) => {
                    title.push_str(&body[bracket.start..bracket.end]);
                }
                None if post.reference_job.is_none()
                    && !part.starts_with(|c: char| c.is_ascii_digit())
                    && !part.starts_with("dont ")
                    && (last_rank.is_some() || same_job(&title, part)) =>
                {
                    post.reference_job = Some(part.to_owned());
                }
                None if last_rank.is_none() => {
                    title.push_str(&body[bracket.start..bracket.end]);
                    post.doubts.push(Doubt::ParenthesisUnclear { text: part.to_owned() });
                }
                None => keep_unclear(part, post),
            }
        }
    }
    title.push_str(&body[copied..]);
    let mut title = single_spaces(&title);
    take_vacant_ending(&mut title, post);
    // "(A) ou (B)" leaves a link behind.
    for link in [" ou", " et", " /"] {
        if found.len() > 1 && title.ends_with(link) {
            title.truncate(title.len() - link.len());
        }
    }
    title.trim_end_matches([' ', ':', '-', '–', ',', ';', ')', '*']).to_owned()
        + closing_bracket(&title)
}

/// "chargé de mission, vacant": the ending leaves the title.
fn take_vacant_ending(title: &mut String, post: &mut PostLine) {
    for end in [
        " — poste vacant",
        " – poste vacant",
        " - poste vacant",
        " - vacant",
        " – vacant",
        ", vacant",
        " vacant",
        " vacants",
        " vacante",
    ] {
        if let Some(rest) = title.strip_suffix(end) {
            title.truncate(rest.len());
            post.vacant = ALL_VACANT;
        }
    }
}

/// Puts what a bracket says where it belongs; a second of the same kind is kept as a note.
fn take(
    sense: BracketSense,
    part: &str,
    title: &str,
    post: &mut PostLine,
    count: &mut Option<u32>,
) {
    match sense {
        BracketSense::Rank { category, grade } if post.category.is_none() => {
            post.category = Some(category);
            post.grade = grade;
        }
        // "(A) (A3)": the grade has brackets of its own.
        BracketSense::Rank { category, grade: Some(grade) }
            if post.grade.is_none() && post.category.as_deref() == Some(category.as_str()) =>
        {
            post.grade = Some(grade);
        }
        BracketSense::Rank { .. } | BracketSense::Unclear => {
            add_note(post, part);
            post.doubts.push(Doubt::CategoryUnclear { text: part.to_owned() });
        }
        BracketSense::Level if post.level.is_none() => post.level = Some(part.to_owned()),
        BracketSense::Fte(fte) if post.fte.is_none() => post.fte = Some(fte),
        BracketSense::Vacant => post.vacant = ALL_VACANT,
        BracketSense::SomeVacant(count) => post.vacant = count,
        BracketSense::Contract => keep_unclear(part, post),
        BracketSense::Person => {
            post.doubts.push(Doubt::PersonLeftOut { title: title.trim().to_owned() });
        }
        BracketSense::Count(n) if count.is_none() => *count = Some(n),
        BracketSense::Level | BracketSense::Fte(_) | BracketSense::Count(_) => {
            keep_unclear(part, post)
        }
    }
}

fn keep_unclear(part: &str, post: &mut PostLine) {
    add_note(post, part);
    post.doubts.push(Doubt::ParenthesisUnclear { text: part.to_owned() });
}

/// The bracket that ends a title such as "Assistant(e)" or "… (mécénat)", which trimming would take.
fn closing_bracket(title: &str) -> &'static str {
    let trimmed = title.trim_end_matches([' ', ':', '-', '–', ',', ';', '*']);
    if trimmed.ends_with(')') && trimmed.contains('(') { ")" } else { "" }
}

/// Whether a bracket names the same job as the title before it: "Conseillers (Conseiller technique)".
fn same_job(title: &str, inside: &str) -> bool {
    let (title, inside) = (comparison_key(title), comparison_key(inside));
    inside
        .split(' ')
        .next()
        .is_some_and(|head| head.len() > 3 && title.split(' ').any(|word| word == head))
}

fn add_note(post: &mut PostLine, text: &str) {
    if !post.note.is_empty() {
        post.note.push_str(" ; ");
    }
    post.note.push_str(text);
}

fn single_spaces(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
