//! The fields of one line of posts: what stands before the title, in its brackets and after them.

use super::brackets::{brackets, open_brackets};
use super::counts::has_category;
use super::counts::{EndCount, count_at_end, count_at_start, rank_at_start};
use super::sense::{Sense, is_rank, parts, sense, vacant_count, working_time};
use crate::format::reading::Doubt;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{
    are_persons, begins_with_job, is_civility, names_person, without_persons,
};
use crate::model::{Hundredths, comparison_key, display, folded};

/// Every post of a line, however many.
const ALL_VACANT: u32 = u32::MAX;

/// Marks that part what is said of a post from its title.
const PARTING: [&str; 8] = [" – ", " - ", " — ", " : ", ", ", "; ", " / ", " | "];

/// What a line says of the number of its posts, apart from the count before the title and the one after it.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    count: Option<u32>,
    /// How many of them are filled.
    filled: Option<u32>,
}

/// Reads one line of posts.
pub(in crate::format) fn read_post(text: &str) -> PostLine {
    let mut post = PostLine::default();
    let first = count_at_start(text);
    let rounded = first.as_ref().is_some_and(|count| count.rounded);
    let (count, body) = match first {
        Some(count) => (Some((count.hundredths, count.in_fte)), count.rest),
        None => (None, text),
    };
    let body = match rank_at_start(body) {
        Some((rank, rest)) => {
            read_part(rank, &mut post, &mut Counted::default());
            rest
        }
        None => body,
    };
    // "Catégorie A : 1 chef de service": the count follows its category.
    let (count, body) = match (count, count_at_start(body)) {
        (None, Some(count)) => (Some((count.hundredths, count.in_fte)), count.rest),
        (count, _) => (count, body),
    };
    let body = without_person_first(body, &mut post);
    let (body, explanation) = split_explanation(body);
    let (body, end_count) = match count_at_end(body) {
        Some((body, count)) => (body, Some(count)),
        None => (body, None),
    };
    let mut other_count = Counted::default();
    post.title = read_brackets(body, &mut post, &mut other_count);
    let explanation = explanation.map(str::to_owned).or_else(|| late_explanation(&mut post));
    read_title_end(&mut post, count.is_some(), &mut other_count);
    if let Some(explanation) = explanation {
        let title = post.title.clone();
        if let Some(found) = each_sense(&explanation) {
            for (part, found) in found {
                take(found, part, &title, &mut post, &mut other_count);
            }
        } else if let Some(count) = vacant_count(&explanation) {
            post.vacant = count;
        } else if are_persons(&explanation) {
            post.doubts.push(Doubt::PersonLeftOut { title: post.title.clone() });
        } else if let Some(found) = sense(&explanation) {
            take(found, &explanation, &title, &mut post, &mut other_count);
        } else {
            add_note(&mut post, &explanation);
            let (text, _) = without_persons(&explanation);
            post.doubts.push(Doubt::ExplanationKept { text });
        }
    }
    let filled = other_count.filled;
    let other_count = other_count.count.map(|count| (count * 100, false));
    let in_fte = end_count.is_some_and(|(_, in_fte)| in_fte);
    // "Éducatrices, 3 agents, 2,8 ETP": the agents are counted, the rest is their time.
    let count = count.or(other_count.filter(|_| in_fte));
    settle_count(&mut post, count, end_count.or(other_count));
    if let Some(filled) = filled {
        post.vacant = post.count.saturating_sub(filled);
    }
    if rounded {
        let (text, posts) = (text.to_owned(), post.count);
        post.doubts.push(Doubt::CountRounded { posts, text });
    }
    post
}

/// What "50 %, vacant" says part by part; none where it has one part, or one of which nothing is known.
fn each_sense(explanation: &str) -> Option<Vec<(&str, Sense)>> {
    let parts: Vec<&str> = explanation.split([',', ';']).map(str::trim).collect();
    // "0,8 ETP" is one.
    let is_cut = explanation.split([',', ';']).skip(1).any(|it| !it.starts_with(' '));
    if parts.len() < 2 || is_cut {
        return None;
    }
    parts.into_iter().map(|part| Some((part, sense(part)?))).collect()
}

/// Sets the count from the one before the title and the one after it.
fn settle_count(post: &mut PostLine, before: Option<EndCount>, after: Option<EndCount>) {
    let title = post.title.clone();
    let Some((hundredths, in_fte)) = before.or(after) else {
        // "24,5 ETP" counts what works so long together.
        if let Some(total) = post.fte.filter(|fte| fte.0 > 100) {
            post.count = total.0.div_ceil(100);
            post.fte = None;
            post.last_fte = Some(Hundredths(total.0 % 100)).filter(|rest| rest.0 > 0);
            post.doubts.push(Doubt::CountInFte { title, posts: post.count });
            return;
        }
        post.count = 1;
        // "Chef de service" is one; "Gestionnaires" are some.
        if display(&title, 1) != title {
            post.doubts.push(Doubt::CountAssumed { title });
        }
        return;
    };
    // "1 Gestionnaire (B) – 0,8 ETP": what follows the count is the time of those posts.
    let (time, after) = match after {
        Some((hundredths, true)) if before.is_some() => (Some(hundredths), None),
        _ => (None, after),
    };
    post.fte = post.fte.or(time.map(Hundredths));
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

/// "Mme LEMAIRE, cheffe de service" without the person, whose name no chart keeps.
fn without_person_first<'t>(text: &'t str, post: &mut PostLine) -> &'t str {
    let marks = [", ", " : ", " – ", " - ", " — "];
    let Some((at, mark)) =
        marks.iter().filter_map(|mark| text.find(mark).map(|at| (at, mark.len()))).min()
    else {
        return text;
    };
    let (first, rest) = (&text[..at], &text[at + mark..]);
    if !are_persons(first) || !rest.starts_with(char::is_alphabetic) {
        return text;
    }
    let title = rest.split(['(', ',']).next().unwrap_or(rest).trim().to_owned();
    post.doubts.push(Doubt::PersonLeftOut { title });
    rest
}

/// Names of what a colon says of a post.
const LABELS: [&str; 7] = ["grade", "corps", "quotite", "effectif", "categorie", "cat", "temps"];

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
                // "Agent : C : 3" goes on with its category.
                " : " if after.split(" : ").next().is_some_and(is_rank) => false,
                " : " if LABELS.contains(&folded(last_word).as_str()) => false,
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

/// What stands at the end of a title without brackets: a count, a name, a working time, a grade, a category.
fn read_title_end(post: &mut PostLine, counted: bool, count: &mut Counted) {
    let words: Vec<&str> = post.title.split(' ').collect();
    if let Some(at) = words.iter().skip(1).position(|word| is_civility(word) && word.len() > 1) {
        let title = words[..=at].join(" ").trim_end_matches([' ', ':', '-', '–', ',']).to_owned();
        post.title = title.clone();
        post.doubts.push(Doubt::PersonLeftOut { title });
    }
    while peel(post, count) {}
    if counted
        && post.category.is_none()
        && let Some((title, rank)) = post.title.rsplit_once(' ')
        && rank.starts_with(['A', 'B', 'C'])
        && let Some(Sense::Rank { category, grade }) = rank_alone(rank)
    {
        post.doubts
            .push(Doubt::CategoryAssumed { text: post.title.clone(), category: category.clone() });
        post.title = title.trim_end_matches([',', ' ', '-', '–']).to_owned();
        (post.category, post.grade) = (Some(category), grade);
    }
}

fn rank_alone(text: &str) -> Option<Sense> {
    is_rank(text).then(|| sense(text)).flatten()
}

/// Takes what the title ends with, if it is no title; whether it did.
fn peel(post: &mut PostLine, count: &mut Counted) -> bool {
    let title = post.title.trim_end_matches([' ', '–', '—', '-', ',', ';', ':']).to_owned();
    let title = title.clone() + closing_bracket(&title);
    // "Gestionnaires x 3", "Gestionnaires ×3".
    if count.count.is_none()
        && let Some((rest, number)) = times_at_end(&title)
    {
        count.count = Some(number);
        rest.clone_into(&mut post.title);
        return true;
    }
    let last = PARTING.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
    if let Some((at, mark)) = last {
        let (rest, part) = (&title[..at], title[at + mark..].trim());
        let bare_number = part.bytes().all(|byte| byte.is_ascii_digit());
        let found = sense(part).filter(|found| !matches!(found, Sense::Level) && !bare_number);
        if let Some(found) = found {
            rest.trim_end().clone_into(&mut post.title);
            take(found, part, rest, post, count);
            return true;
        }
    }
    if post.fte.is_none()
        && let Some((rest, fte)) = time_at_end(&title)
    {
        rest.clone_into(&mut post.title);
        post.fte = Some(fte);
        return true;
    }
    false
}

/// "Gestionnaires x 3", as a title and a count.
fn times_at_end(title: &str) -> Option<(&str, u32)> {
    let rest = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = title[rest.len()..].parse().ok()?;
    let rest = rest.trim_end();
    let rest = rest.strip_suffix('×').or_else(|| rest.strip_suffix(" x"))?;
    Some((rest.trim_end(), number))
}

/// "Secrétaire à 80 %", "Agent à temps non complet 28/35e", as a title and a working time.
fn time_at_end(title: &str) -> Option<(&str, Hundredths)> {
    let starts = [" à ", " temps ", " 0,", " 0."];
    let at = starts.iter().filter_map(|start| title.rfind(start)).min();
    let percent = title.strip_suffix('%').and_then(|rest| rest.trim_end().rfind(' '));
    [at, percent].into_iter().flatten().find_map(|at| {
        let fte = working_time(&folded(title[at..].trim()))?;
        let rest = title[..at].trim_end_matches([',', ' ', '-', '–']);
        Some((rest.strip_suffix(" à").unwrap_or(rest), fte))
    })
}

/// Takes what a bracket or a part says; whether its words settle it.
fn read_part(part: &str, post: &mut PostLine, count: &mut Counted) -> bool {
    let Some(found) = sense(part) else { return false };
    let title = post.title.clone();
    take(found, part, &title, post, count);
    true
}

/// Reads the brackets of `body` into `post`; what is left is the title.
fn read_brackets(body: &str, post: &mut PostLine, count: &mut Counted) -> String {
    let found = brackets(body);
    let ranks = |inside: &str| {
        let is_rank =
            |part: &&str| matches!(sense(part), Some(Sense::Rank { .. } | Sense::Unclear));
        parts(inside).iter().any(is_rank)
    };
    let last_rank = found.iter().rposition(|bracket| ranks(bracket.inside));
    let mut title = String::with_capacity(body.len());
    let mut copied = 0;
    let mut ranked = false;
    for (index, bracket) in found.iter().enumerate() {
        read_gap(&body[copied..bracket.start], ranked, &mut title, post, count);
        copied = bracket.end;
        if !bracket.closed {
            post.doubts.push(Doubt::ParenthesisUnclosed { text: bracket.inside.to_owned() });
        }
        for part in parts(bracket.inside) {
            match sense(part) {
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
        ranked |= last_rank.is_some_and(|rank| index <= rank) && ranks(bracket.inside);
    }
    read_gap(&body[copied..], ranked, &mut title, post, count);
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

/// Reads what stands between brackets, or after the last: the title goes on until its category is said.
fn read_gap(gap: &str, ranked: bool, title: &mut String, post: &mut PostLine, count: &mut Counted) {
    let marks = [',', ';', ':', '–', '—', '-', '/', '|', '+'];
    let words = gap.trim();
    if !ranked || words.trim_matches(marks).trim().is_empty() {
        title.push_str(gap);
        return;
    }
    if let Some((rest, number)) = times_at_end(&format!(" {words}"))
        && rest.trim().is_empty()
    {
        count.count.get_or_insert(number);
        return;
    }
    let parted = words.starts_with(marks);
    let inside = words.trim_matches(marks).trim();
    if let Some(found) = sense(inside) {
        take(found, inside, title, post, count);
        return;
    }
    if !parted {
        title.push_str(gap);
        return;
    }
    let parts = PARTING.iter().fold(vec![inside], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split(*mark)).collect()
    });
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        match sense(part) {
            Some(found) => take(found, part, title, post, count),
            // "(A), Juriste conseil": the job that the post is one of.
            None if post.reference_job.is_none()
                && words.starts_with(',')
                && part.starts_with(char::is_uppercase)
                && begins_with_job(part) =>
            {
                post.reference_job = Some(part.to_owned());
            }
            None if names_person(part) => {
                post.doubts.push(Doubt::PersonLeftOut { title: title.trim().to_owned() });
            }
            None => {
                add_note(post, part);
                post.doubts.push(Doubt::ExplanationKept { text: part.to_owned() });
            }
        }
    }
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
fn take(sense: Sense, part: &str, title: &str, post: &mut PostLine, count: &mut Counted) {
    match sense {
        Sense::Rank { category, grade } if post.category.is_none() => {
            post.category = Some(category);
            post.grade = grade;
        }
        // "(rédacteur, cat. B)" says its category twice.
        Sense::Rank { category, grade: None }
            if post.category.as_deref() == Some(category.as_str()) => {}
        // "(A) (A3)": the grade has brackets of its own.
        Sense::Rank { category, grade: Some(grade) }
            if post.grade.is_none()
                && post.category.as_deref().map(|it| it.trim_end_matches('+'))
                    == Some(&category) =>
        {
            post.grade = Some(grade);
        }
        Sense::Rank { .. } | Sense::Unclear => {
            add_note(post, part);
            post.doubts.push(Doubt::CategoryUnclear { text: part.to_owned() });
        }
        Sense::Level if post.level.is_none() => post.level = Some(part.to_owned()),
        Sense::Fte(fte) if post.fte.is_none() => post.fte = Some(fte),
        Sense::Vacant => post.vacant = ALL_VACANT,
        Sense::SomeVacant(count) => post.vacant = count,
        Sense::Contract => keep_unclear(part, post),
        Sense::Person => {
            post.doubts.push(Doubt::PersonLeftOut { title: title.trim().to_owned() });
        }
        Sense::Count(n) if count.count.is_none() => count.count = Some(n),
        Sense::Figures(figures) if count.count.is_none() || figures.posts().is_none() => {
            count.count = count.count.or(figures.posts());
            count.filled = figures.filled.filter(|_| figures.vacant.is_none());
            post.vacant = figures.vacant.unwrap_or(post.vacant);
        }
        Sense::Level | Sense::Fte(_) | Sense::Count(_) | Sense::Figures(_) => {
            keep_unclear(part, post);
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
    let (text, named) = without_persons(text);
    if named {
        post.doubts.push(Doubt::PersonLeftOut { title: post.title.clone() });
    }
    let text = text.trim_matches([' ', ',', ';', ':', '–', '-']);
    if text.is_empty() {
        return;
    }
    if !post.note.is_empty() {
        post.note.push_str(" ; ");
    }
    post.note.push_str(text);
}

fn single_spaces(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
