//! The fields of one line of posts: what stands before the title, in its brackets and after them.

use super::beside::{
    Counted, PARTING, add_note, ends_with_label, keep_unclear, mixes_states, part_time_at_end,
    parted, read_beside, read_explanation, read_part, read_remark, settle_time, settle_vacancies,
    take, time_at_end,
};
use super::brackets::{brackets, open_brackets};
use super::counts::has_category;
use super::counts::{EndCount, count_at_end, count_at_start, rank_at_start};
use super::remarks::{is_plain_remark, is_remark, may_be_job};
use super::sense::{Sense, is_rank, parts, sense};
use super::shares::{self, ALL_VACANT};
use crate::format::reading::Doubt;
use crate::format::reading::marks::{first_mark, marks_in};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{are_persons, begins_with_job, is_civility, names_person};
use crate::model::{Hundredths, comparison_key, display, folded};

/// As little of a full-time post as several posts share that are told one time together, in hundredths.
const LEAST_SHARE: u32 = 40;

/// Reads one line of posts: several where some of them differ in time or vacancy.
pub(in crate::format) fn read_post(text: &str) -> Vec<PostLine> {
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
        read_explanation(&explanation, &mut post, &mut other_count);
    }
    let filled = other_count.filled;
    let said = other_count;
    let other_count = said.count.map(|count| (count * 100, false));
    let in_fte = end_count.is_some_and(|(_, in_fte)| in_fte);
    // "Éducatrices, 3 agents, 2,8 ETP": the agents are counted, the rest is their time.
    let count = count.or(other_count.filter(|_| in_fte));
    settle_count(&mut post, count, end_count.or(other_count), said.in_fte);
    if let Some(part) = said.fraction.as_deref().filter(|_| post.count > 1) {
        post.fte = None;
        keep_unclear(part, &mut post);
    }
    if let Some(filled) = filled {
        post.vacant = post.count.saturating_sub(filled);
    }
    if rounded {
        let (text, posts) = (text.to_owned(), post.count);
        post.doubts.push(Doubt::CountRounded { posts, text });
    }
    settle_vacancies(&mut post, &said);
    settle_time(&mut post, said.part_time.as_deref());
    shares::parted(post, &said.shares)
}

/// Sets the count from the one before the title and the one after it.
fn settle_count(
    post: &mut PostLine,
    before: Option<EndCount>,
    after: Option<EndCount>,
    in_fte: bool,
) {
    let title = post.title.clone();
    let Some((hundredths, counts_fte)) = before.or(after) else {
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
    // "2 agents (1,6 ETP)": no post works more than full time; "2 agents, 1 ETP" may be of each.
    let of_all = |fte: &Hundredths| fte.0 > 100 || (post.count > 1 && (time.is_some() || in_fte));
    if let Some(total) = post.fte.filter(of_all) {
        let each = total
            .0
            .checked_div(post.count)
            .filter(|each| *each <= 100 && each * post.count == total.0)
            // "5 agents (0,8 ETP)": nobody works for so little.
            .filter(|each| total.0 > 100 || *each >= LEAST_SHARE);
        post.fte = each.map(Hundredths).or(Some(total).filter(|total| total.0 <= 100));
        // "2 agents (2 ETP)": all work full time.
        if total.0 != post.count * 100 {
            let fte = format!("{},{:02}", total.0 / 100, total.0 % 100);
            post.doubts.push(Doubt::FteUnclear { title: title.clone(), fte });
        }
    }
    if rest > 0 {
        post.last_fte = Some(Hundredths(rest));
    }
    if (counts_fte || rest > 0) && hundredths > 100 {
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
    let Some((at, mark)) = first_mark(text, &marks) else { return text };
    let (first, rest) = (&text[..at], &text[at + mark.len()..]);
    if !are_persons(first) || !rest.starts_with(char::is_alphabetic) {
        return text;
    }
    let title = rest.split(['(', ',']).next().unwrap_or(rest).trim().to_owned();
    post.doubts.push(Doubt::PersonLeftOut { title });
    rest
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
                // "Agent : C : 3" goes on with its category.
                " : " if after.split(" : ").next().is_some_and(is_rank) => false,
                " : " if ends_with_label(before) => false,
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
    let at = post.title.find(" : ").filter(|&at| !ends_with_label(&post.title[..at]))?;
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
    cut_title(post, count);
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

/// Cuts a title where its time or its vacancy stands, if more follows: "Archiviste à 90 %, vacant – site de Lille".
fn cut_title(post: &mut PostLine, count: &mut Counted) {
    let title = post.title.clone();
    let parts = parted(&title);
    let says = |part: &&str| {
        matches!(
            sense(part),
            Some(Sense::Fte(_) | Sense::PartTime | Sense::Vacant | Sense::SomeVacant(_))
        )
    };
    let Some(at) = parts.iter().skip(1).position(says).map(|at| at + 1) else {
        return cut_timed(&parts, post);
    };
    let from = |part: &str| part.as_ptr().addr() - title.as_ptr().addr();
    let end =
        title[..from(parts[at])].trim_end_matches([' ', ',', ';', ':', '–', '—', '-', '/', '|']);
    end.clone_into(&mut post.title);
    for part in &parts[at..] {
        if !read_beside(part, post, count) {
            keep_beside(part, post);
        }
    }
    while peel(post, count) {}
}

/// "Archiviste à 90 % ; site de Lille": the time stands at the end of the title's first part.
fn cut_timed(parts: &[&str], post: &mut PostLine) {
    let [first, rest @ ..] = parts else { return };
    let Some((title, fte)) = time_at_end(first).filter(|_| !rest.is_empty() && post.fte.is_none())
    else {
        return;
    };
    (post.title, post.fte) = (title.to_owned(), Some(fte));
    for part in rest {
        keep_beside(part, post);
    }
}

/// Keeps as a note what stands beside a post, and says so unless it is plainly a remark.
fn keep_beside(part: &str, post: &mut PostLine) {
    add_note(post, part);
    if !is_plain_remark(part) {
        post.doubts.push(Doubt::ExplanationKept { text: part.to_owned() });
    }
}

fn rank_alone(text: &str) -> Option<Sense> {
    is_rank(text).then(|| sense(text)).flatten()
}

/// Takes what the title ends with, if it is no title; whether it did.
pub(super) fn peel(post: &mut PostLine, count: &mut Counted) -> bool {
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
    let last = |text: &str| marks_in(text, &PARTING).map(|(at, mark)| (at, mark.len())).max();
    // "cadre d'emplois : rédacteurs" is one part.
    let labelled = |&(at, _): &(usize, usize)| ends_with_label(&title[..at]);
    let cut = last(&title);
    let cut = cut.filter(labelled).and_then(|(at, _)| last(&title[..at])).or(cut);
    if let Some((at, mark)) = cut {
        let (rest, part) = (&title[..at], title[at + mark..].trim());
        let bare_number = part.bytes().all(|byte| byte.is_ascii_digit());
        // "Responsable, encadrement des équipes" is a title.
        let is_level = || folded(part).starts_with("manager ");
        let is_own = |found: &Sense| !matches!(found, Sense::Level) || is_level();
        let found = sense(part).filter(|found| is_own(found) && !bare_number);
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
    if let Some(rest) = part_time_at_end(&title) {
        count.part_time = Some(title[rest.len()..].trim_matches([' ', ',', '-', '–']).to_owned());
        rest.clone_into(&mut post.title);
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

/// Reads the brackets of `body` into `post`; what is left is the title.
fn read_brackets(body: &str, post: &mut PostLine, count: &mut Counted) -> String {
    let found = brackets(body);
    let ranks = |inside: &str| {
        let is_rank =
            |part: &&str| matches!(sense(part), Some(Sense::Rank { .. } | Sense::Unclear));
        parts(inside).iter().any(is_rank)
    };
    let last_rank = found.iter().rposition(|bracket| ranks(bracket.inside));
    let first_rank = found.iter().position(|bracket| ranks(bracket.inside));
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
                None if first_rank.is_some_and(|rank| index < rank) => {
                    title.push_str(&body[bracket.start..bracket.end]);
                }
                None if post.reference_job.is_none()
                    && !part.starts_with(|c: char| c.is_ascii_digit())
                    && !is_remark(part)
                    && !mixes_states(part)
                    && (last_rank.is_some() && may_be_job(part) || same_job(&title, part)) =>
                {
                    post.reference_job = Some(part.to_owned());
                }
                None if read_remark(part, post, count) => {}
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
    take_vacant_ending(&mut title, post, count);
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
    let parted_by_mark = words.starts_with(marks);
    let inside = words.trim_matches(marks).trim();
    if let Some(found) = sense(inside) {
        take(found, inside, title, post, count);
        return;
    }
    let parts = parted(inside);
    // "(B) à 80 % ; site de Lille".
    let parted = parted_by_mark || parts.first().is_some_and(|part| sense(part).is_some());
    if !parted {
        title.push_str(gap);
        return;
    }
    for part in parts {
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
            None if read_beside(part, post, count) => {}
            None if names_person(part) => {
                post.doubts.push(Doubt::PersonLeftOut { title: title.trim().to_owned() });
            }
            None => keep_beside(part, post),
        }
    }
}

/// "chargé de mission, vacant": the ending leaves the title.
fn take_vacant_ending(title: &mut String, post: &mut PostLine, count: &mut Counted) {
    for end in [
        " — postes vacants",
        " – postes vacants",
        " - postes vacants",
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
        // "1 poste, 1 vacant", "8 formateurs, 1 poste vacant" count them.
        let counts = |rest: &&str| {
            let last = rest.rsplit([',', '–', ';']).next().unwrap_or(rest).trim_start();
            last.starts_with(|c: char| c.is_ascii_digit()) && last.len() < rest.len()
                || rest.ends_with(|c: char| c.is_ascii_digit())
        };
        if let Some(rest) = title.strip_suffix(end).filter(|rest| !counts(rest)) {
            title.truncate(rest.len());
            post.vacant = ALL_VACANT;
            count.one_vacant |= end.ends_with("poste vacant");
        }
    }
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

fn single_spaces(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
