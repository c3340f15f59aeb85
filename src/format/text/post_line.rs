//! A line of posts: "5 Chargé/e/s de mission (A) (manager intermédiaire)".
//!
//! ```text
//! [count] [x] title (category or grade) (level or reference job) [: count]
//! ```
//! Knows nothing of the unit the posts belong to.

use super::problem::Doubt;
use super::vocabulary::{bare, count_word, month};
use crate::model::{Hundredths, comparison_key, folded};

/// The most posts that one line may stand for.
const MOST_POSTS: u32 = 999;

/// Equal posts as one line prints them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PostLine {
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
    pub vacant: bool,
    pub note: String,
    pub doubts: Vec<Doubt>,
}

/// A count at the start of a line, in hundredths, and what follows it.
struct Count<'a> {
    hundredths: u32,
    in_fte: bool,
    rest: &'a str,
}

/// Whether `text` begins with a count of posts.
pub(super) fn begins_with_count(text: &str) -> bool {
    count_at_start(text).is_some()
}

/// Whether `text` holds a category or a grade in brackets, as post lines do.
pub(super) fn has_category(text: &str) -> bool {
    brackets(text)
        .iter()
        .any(|bracket| matches!(read_bracket(bracket.inside), Some(Said::Rank { .. })))
}

/// Whether `text` ends with ": 3", and is short enough to be a title.
pub(super) fn ends_with_count(text: &str) -> bool {
    count_at_end(text).is_some_and(|(title, _)| title.split(' ').count() <= 8)
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
                rest = stripped?;
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
        && !matches!(
            first.as_str(),
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
                | "agents"
                | "personnes"
        );
    is_title.then_some(Count { hundredths, in_fte, rest })
}

/// "5" or "1,5", in hundredths; four digits are a year, five a postcode.
fn hundredths_of(digits: &str) -> Option<u32> {
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 3
        || fraction.len() > 2
        || !is_digits(whole)
        || !is_digits(fraction)
    {
        return None;
    }
    if fraction.is_empty() && whole.len() < digits.len() {
        return None;
    }
    let fraction: u32 = format!("{fraction:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + fraction)
}

/// "Gestionnaires (B) : 3", "Gestionnaires (B) x 3", "Gestionnaires (B) – 3 postes".
fn count_at_end(text: &str) -> Option<(&str, u32)> {
    let mut rest = text.trim_end();
    for unit in [" postes", " poste", " agents", " ETP", " etp"] {
        rest = rest.strip_suffix(unit).unwrap_or(rest);
    }
    let start = rest.rfind(|c: char| !c.is_ascii_digit())?
        + rest[rest.rfind(|c: char| !c.is_ascii_digit())?..].chars().next()?.len_utf8();
    let digits = &rest[start..];
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    let before = rest[..start].trim_end();
    let title = before
        .strip_suffix([':', '=', '×'])
        .or_else(|| before.strip_suffix(" x"))
        .or_else(|| before.strip_suffix(")x").map(|_| &before[..before.len() - 1]))
        .or_else(|| [" –", " -"].iter().find_map(|dash| before.strip_suffix(dash)))?;
    let title = title.trim_end();
    title.chars().any(char::is_alphabetic).then(|| Some((title, digits.parse().ok()?)))?
}

/// A bracketed part of a line, as byte offsets, brackets included.
struct Bracket<'a> {
    start: usize,
    end: usize,
    inside: &'a str,
    closed: bool,
}

/// The brackets of `text` at the outermost level; inclusive endings such as "(e)" are not among them.
fn brackets(text: &str) -> Vec<Bracket<'_>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(Bracket {
                        start,
                        end: at + 1,
                        inside: text[start + 1..at].trim(),
                        closed: true,
                    });
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        found.push(Bracket {
            start,
            end: text.len(),
            inside: text[start + 1..].trim(),
            closed: false,
        });
    }
    found.retain(|bracket| !is_inclusive(text, bracket));
    found
}

/// "(e)", "(es)", "(ère)" glued to a word, and "(H/F)".
fn is_inclusive(text: &str, bracket: &Bracket) -> bool {
    let glued = text[..bracket.start].ends_with(char::is_alphabetic)
        || text[..bracket.start].ends_with(')');
    let small =
        bracket.inside.chars().all(char::is_lowercase) && bracket.inside.chars().count() <= 6;
    (glued && small && !bracket.inside.is_empty())
        || matches!(bare(bracket.inside).as_str(), "h f" | "f h" | "m f" | "f m" | "f h x")
}

/// How many brackets of `text` are left open.
pub(super) fn open_brackets(text: &str) -> usize {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

/// What a bracket says, where its words settle it.
enum Said {
    Rank {
        category: String,
        grade: Option<String>,
    },
    /// Two categories or two grades.
    Unclear,
    Level,
    Fte(Hundredths),
    Vacant,
    Person,
    Count(u32),
}

fn read_bracket(inside: &str) -> Option<Said> {
    let lower = folded(inside);
    if let Some(said) = read_rank(inside, &lower) {
        return Some(said);
    }
    let words = bare(inside);
    if lower.starts_with("manager")
        || lower.starts_with("encadrement")
        || lower.starts_with("encadrant")
    {
        return Some(Said::Level);
    }
    if matches!(
        words.as_str(),
        "vacant"
            | "vacants"
            | "poste vacant"
            | "postes vacants"
            | "vacante"
            | "a pourvoir"
            | "non pourvu"
    ) {
        return Some(Said::Vacant);
    }
    if ["m. ", "mme ", "mlle ", "mr "].iter().any(|title| lower.starts_with(title)) {
        return Some(Said::Person);
    }
    match words.as_str() {
        "temps plein" | "temps complet" => return Some(Said::Fte(Hundredths::FULL_TIME)),
        "mi temps" | "a mi temps" => return Some(Said::Fte(Hundredths(50))),
        _ => {}
    }
    let stripped = lower
        .trim_start_matches("temps partiel")
        .trim_start_matches("etp")
        .trim_start_matches([' ', ':']);
    if let Some(percent) = stripped.strip_suffix('%') {
        return percent
            .trim()
            .parse()
            .ok()
            .filter(|n| (1..=100).contains(n))
            .map(|n| Said::Fte(Hundredths(n)));
    }
    let number = stripped.trim_end_matches("etp").trim();
    if lower.contains("etp") {
        return hundredths_of(number).map(|n| Said::Fte(Hundredths(n)));
    }
    let number = lower
        .trim_end_matches("postes")
        .trim_end_matches("poste")
        .trim_end_matches("agents")
        .trim();
    if !number.is_empty() && number.len() <= 3 {
        return number.parse().ok().map(Said::Count);
    }
    None
}

/// "A", "A+", "cat. A", "catégorie B", "A3", "A2.2", "A, A3", "cat. A – A3".
fn read_rank(inside: &str, lower: &str) -> Option<Said> {
    let marked = lower.starts_with("cat");
    let (mut categories, mut grades): (Vec<String>, Vec<String>) = Default::default();
    for word in inside.split([' ', ',', ';', '/', ':', '–', '-']).filter(|word| !word.is_empty())
    {
        let lower = folded(word);
        if matches!(
            lower.trim_end_matches('.'),
            "cat" | "categorie" | "categories" | "grade" | "cotation" | "ou" | "et"
        ) {
            continue;
        }
        let mut letters = word.chars();
        let letter = letters.next()?;
        let rest = letters.as_str();
        if !letter.is_ascii_alphabetic()
            || (letter.is_ascii_lowercase() && !(marked || word.len() > 1))
        {
            return None;
        }
        let upper = word.to_ascii_uppercase();
        if rest.is_empty() || rest == "+" {
            categories.push(upper);
        } else if rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.ends_with(|c: char| c.is_ascii_digit())
            && rest.len() <= 4
            && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
        {
            grades.push(upper);
        } else {
            return None;
        }
    }
    categories.dedup();
    match (categories.as_slice(), grades.as_slice()) {
        ([], []) => None,
        ([category], []) => Some(Said::Rank { category: category.clone(), grade: None }),
        ([], [grade]) => {
            Some(Said::Rank { category: grade[..1].to_owned(), grade: Some(grade.clone()) })
        }
        ([category], [grade]) if grade.starts_with(category.trim_end_matches('+')) => {
            Some(Said::Rank { category: category.clone(), grade: Some(grade.clone()) })
        }
        _ => Some(Said::Unclear),
    }
}

/// The posts of a logical line: usually one [`PostLine`], more if several stand side by side.
pub(super) fn read_posts(text: &str) -> Vec<PostLine> {
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
        if next.starts_with(|c: char| c.is_ascii_digit())
            && begins_with_count(next)
            && has_category(next)
        {
            pieces.push(text[start..bracket.end].trim());
            start = text.len() - next.len();
        }
    }
    pieces.push(text[start..].trim());
    pieces
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
    if let Some(explanation) = explanation {
        add_note(&mut post, explanation);
        post.doubts.push(Doubt::ExplanationKept { text: explanation.to_owned() });
    }
    settle_count(&mut post, count, end_count.or(bracket_count));
    post
}

/// Sets the count from the one before the title and the one after it.
fn settle_count(post: &mut PostLine, before: Option<(u32, bool)>, after: Option<u32>) {
    let title = post.title.clone();
    match (before, after) {
        (Some((hundredths, in_fte)), after) => {
            let rest = hundredths % 100;
            post.count = hundredths.div_ceil(100);
            if rest > 0 {
                post.last_fte = Some(Hundredths(rest));
            }
            if (in_fte || rest > 0) && hundredths > 100 {
                post.doubts.push(Doubt::CountInFte { title: title.clone(), posts: post.count });
            }
            if let Some(other) = after.filter(|&other| other != post.count) {
                post.doubts.push(Doubt::CountTwice { title, used: post.count, other });
            }
        }
        (None, Some(after)) => post.count = after,
        (None, None) => {
            post.count = 1;
            post.doubts.push(Doubt::CountAssumed { title });
        }
    }
    if post.count > MOST_POSTS {
        post.count = MOST_POSTS;
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
    let outside = |at: usize| {
        open_brackets(&text[..at]) == 0
            && text[..at].matches('«').count() == text[..at].matches('»').count()
    };
    let cut = STARTS.iter().filter_map(|start| text.find(start)).filter(|&at| outside(at)).min();
    match cut {
        // ": 3" at the end is a count.
        Some(at) if count_at_end(text).is_none() && at > 0 => {
            let explanation = text[at..].trim_matches([' ', ':', ',', '.']);
            (text[..at].trim_end_matches(','), Some(explanation).filter(|text| !text.is_empty()))
        }
        _ => (text.trim_end_matches(['.', ';', ',']), None),
    }
}

/// Reads the brackets of `body` into `post`; what is left is the title.
fn read_brackets(body: &str, post: &mut PostLine, count: &mut Option<u32>) -> String {
    let found = brackets(body);
    let last_rank = found.iter().rposition(|bracket| {
        matches!(read_bracket(bracket.inside), Some(Said::Rank { .. } | Said::Unclear))
    });
    let mut title = String::with_capacity(body.len());
    let mut copied = 0;
    for (index, bracket) in found.iter().enumerate() {
        title.push_str(&body[copied..bracket.start]);
        copied = bracket.end;
        let inside = bracket.inside;
        if !bracket.closed {
            post.doubts.push(Doubt::ParenthesisUnclosed { text: inside.to_owned() });
        }
        match read_bracket(inside) {
            Some(Said::Rank { category, grade }) if post.category.is_none() => {
                post.category = Some(category);
                post.grade = grade;
            }
            // "(A) (A3)": the grade has brackets of its own.
            Some(Said::Rank { category, grade: Some(grade) })
                if post.grade.is_none() && post.category.as_deref() == Some(category.as_str()) =>
            {
                post.grade = Some(grade);
            }
            Some(Said::Rank { .. } | Said::Unclear) => {
                add_note(post, inside);
                post.doubts.push(Doubt::CategoryUnclear { text: inside.to_owned() });
            }
            Some(Said::Level) if post.level.is_none() => post.level = Some(inside.to_owned()),
            Some(Said::Fte(fte)) if post.fte.is_none() => post.fte = Some(fte),
            Some(Said::Vacant) => post.vacant = true,
            Some(Said::Person) => {
                post.doubts.push(Doubt::PersonLeftOut { title: title.trim().to_owned() })
            }
            Some(Said::Count(n)) if count.is_none() => *count = Some(n),
            None if inside.is_empty() => {}
            // Before the category, a bracket is part of the title.
            None if last_rank.is_some_and(|rank| index < rank) => {
                title.push_str(&body[bracket.start..bracket.end]);
            }
            None if post.reference_job.is_none()
                && (last_rank.is_some() || same_job(&title, inside)) =>
            {
                post.reference_job = Some(inside.to_owned());
            }
            None if last_rank.is_none() => {
                title.push_str(&body[bracket.start..bracket.end]);
                post.doubts.push(Doubt::ParenthesisUnclear { text: inside.to_owned() });
            }
            _ => {
                add_note(post, inside);
                post.doubts.push(Doubt::ParenthesisUnclear { text: inside.to_owned() });
            }
        }
    }
    title.push_str(&body[copied..]);
    let mut title = single_spaces(&title);
    for end in [" - vacant", " – vacant", ", vacant", " vacant", " vacants"] {
        if let Some(rest) = title.strip_suffix(end) {
            title.truncate(rest.len());
            post.vacant = true;
        }
    }
    title.trim_end_matches([' ', ':', '-', '–', ',', ';', ')']).to_owned() + closing_bracket(&title)
}

/// The bracket that ends a title such as "Assistant(e)" or "… (mécénat)", which trimming would take.
fn closing_bracket(title: &str) -> &'static str {
    let trimmed = title.trim_end_matches([' ', ':', '-', '–', ',', ';']);
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
