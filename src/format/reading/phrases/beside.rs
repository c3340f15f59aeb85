//! What stands beside the title of a post, part by part: categories, times, vacancies, names, remarks.

use super::remarks::{is_plain_remark, is_remark, may_be_job, says_since_when};
use super::sense::{Sense, sense, vacant_count, working_time};
use super::shares::{ALL_VACANT, Share, shares};
use crate::format::reading::Doubt;
use crate::format::reading::marks::marks_in;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{
    are_persons, bare, may_be_persons, may_say_time, said_time, statutory_grade, without_persons,
};
use crate::model::{Hundredths, folded};

/// Marks that part what is said of a post from its title.
pub(super) const PARTING: [&str; 8] = [" – ", " - ", " — ", " : ", ", ", "; ", " / ", " | "];

/// What a line says of the number of its posts, apart from the count before the title and the one after it, and
/// of what only the number settles.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    pub count: Option<u32>,
    /// How many of them are filled.
    pub filled: Option<u32>,
    /// The time is a number of full-time equivalents, be it of each post or of all.
    pub in_fte: bool,
    /// "à temps partiel", which leaves open by how much, as it is printed.
    pub part_time: Option<String>,
    /// How many persons are named, and how many vacancies beside them.
    pub persons: u32,
    pub vacancies: u32,
    /// "poste vacant", of one post.
    pub one_vacant: bool,
    /// "4/5", taken for a working time: of several posts it may count those that are held.
    pub fraction: Option<String>,
    pub shares: Vec<Share>,
}

/// Reads what stands after the post itself, part by part as far as its parts are understood.
pub(super) fn read_explanation(explanation: &str, post: &mut PostLine, count: &mut Counted) {
    if let Some(vacant) = vacant_count(explanation) {
        post.vacant = vacant;
        return;
    }
    if are_persons(explanation) {
        post.doubts.push(Doubt::PersonLeftOut { title: post.title.clone() });
        return;
    }
    if let Some(found) = shares(explanation) {
        count.shares.extend(found);
        return;
    }
    if count.count.is_none()
        && post.grade.is_none()
        && let Some((number, grade)) = counted_grade(explanation)
    {
        count.count = Some(number);
        post.grade = Some(grade.to_owned());
        return;
    }
    let parts = parted(explanation);
    let mut known = 0;
    let mut of_them = false;
    for part in &parts {
        of_them |= part.starts_with("dont ");
        let share = shares(part).or_else(|| shares(&format!("dont {part}")).filter(|_| of_them));
        match share {
            Some(found) => count.shares.extend(found),
            None if read_beside(part, post, count) => {}
            None => break,
        }
        known += 1;
    }
    let Some(first) = parts.get(known) else { return };
    // Words are not to be cut that belong together.
    let rest = &explanation[explanation.rfind(first).filter(|_| known > 0).unwrap_or(0)..];
    let rest = rest.trim();
    if names_vacancies(&parts[known..]) {
        count.persons += 1;
        count.vacancies +=
            parts[known..].iter().map(|part| u32::from(is_vacancy(part))).sum::<u32>();
        post.vacant = ALL_VACANT;
        post.doubts.push(Doubt::PersonLeftOut { title: post.title.clone() });
        return;
    }
    // "créé en 2024, vacant": vacancies are understood wherever they stand.
    if parts[known..].iter().any(|part| is_vacancy(part)) {
        post.vacant = ALL_VACANT;
    }
    add_note(post, rest);
    let (text, _) = without_persons(rest);
    if text != rest || !is_plain_remark(rest) {
        post.doubts.push(Doubt::ExplanationKept { text });
    }
}

/// "Développeurs : 4 IGE": the number of the posts and the letters of their grade.
fn counted_grade(text: &str) -> Option<(u32, &str)> {
    let (number, grade) = text.split_once(' ')?;
    let letters =
        (2..=10).contains(&grade.len()) && grade.bytes().all(|it| it.is_ascii_uppercase());
    let is_unit = matches!(grade, "ETP" | "ETPT" | "TC" | "TNC" | "TP");
    number.parse().ok().filter(|it| (1..=999).contains(it) && letters && !is_unit).zip(Some(grade))
}

/// Takes what a bracket remarks of its posts; whether it does.
pub(super) fn read_remark(part: &str, post: &mut PostLine, count: &mut Counted) -> bool {
    if let Some(found) = shares(part) {
        count.shares.extend(found);
        return true;
    }
    if read_beside(part, post, count) {
        return true;
    }
    if !mixes_states(part) {
        let remarks = is_remark(part);
        if remarks {
            add_note(post, part);
        }
        return remarks;
    }
    for part in parted(part) {
        if let Some(found) = shares(part) {
            count.shares.extend(found);
        } else if post.reference_job.is_none() && may_be_job(part) {
            post.reference_job = Some(part.to_owned());
        } else if is_remark(part) && !says_since_when(part) && sense(part).is_none() {
            add_note(post, part);
        } else if !read_beside(part, post, count) {
            keep_unclear(part, post);
        }
    }
    true
}

/// Whether a part of `text` tells a time or a vacancy, and others tell more: "mutualisé avec la ville, vacant".
pub(super) fn mixes_states(text: &str) -> bool {
    let tells = |part: &&str| {
        says_since_when(part)
            || shares(part).is_some()
            || matches!(
                sense(part),
                Some(Sense::Fte(_) | Sense::PartTime | Sense::Vacant | Sense::SomeVacant(_))
            )
    };
    let parts = parted(text);
    parts.len() > 1 && parts.iter().any(tells)
}

/// Takes what a part beside the title says; whether its words settle it: "vacant", "rédacteur à 60 %", "vacant
/// depuis mars".
pub(super) fn read_beside(part: &str, post: &mut PostLine, count: &mut Counted) -> bool {
    if read_part(part, post, count) {
        return true;
    }
    if says_since_when(part) {
        post.vacant = ALL_VACANT;
        count.one_vacant |= folded(part).starts_with("poste ");
        add_note(post, part);
        return true;
    }
    let timed = time_at_end(part).filter(|(rest, _)| sense(rest).is_some());
    timed.is_some_and(|(rest, fte)| {
        post.fte = post.fte.or(Some(fte));
        read_part(rest, post, count)
    })
}

/// The parts of what is said beside a title; "grade : rédacteur" is one.
pub(super) fn parted(text: &str) -> Vec<&str> {
    let cuts = marks_in(text, &PARTING)
        .filter(|&(at, mark)| mark != " : " || !ends_with_label(&text[..at]))
        .map(|(at, mark)| (at, at + mark.len()));
    let mut parts = Vec::new();
    let mut from = 0;
    for (end, next) in cuts.chain([(text.len(), text.len())]) {
        // Marks may share a space: " – , ".
        parts.extend(text.get(from..end).map(str::trim).filter(|part| !part.is_empty()));
        from = next;
    }
    parts
}

/// Whether `parts` are names, some of which no list has, and vacancies beside them.
fn names_vacancies(parts: &[&str]) -> bool {
    let is_name =
        |part: &&&str| part.contains(' ') && may_be_persons(part) && sense(part).is_none();
    let names = parts.iter().filter(is_name).count();
    let vacant = parts.iter().filter(|part| is_vacancy(part)).count();
    names > 0
        && vacant > 0
        && parts.iter().all(|part| is_vacancy(part) || is_name(&part) || are_persons(part))
}

fn is_vacancy(part: &str) -> bool {
    matches!(sense(part), Some(Sense::Vacant))
}

/// "Agent à temps partiel", as a title.
pub(super) fn part_time_at_end(title: &str) -> Option<&str> {
    let spaces: Vec<usize> = title.match_indices(' ').map(|(at, _)| at).collect();
    let tails = spaces.iter().rev().take(4).rev();
    tails
        .copied()
        .find(|&at| matches!(sense(&title[at + 1..]), Some(Sense::PartTime)))
        .map(|at| title[..at].trim_end_matches([',', ' ', '-', '–']))
}

/// "Paul MARTIN, Anne LEROY, poste vacant" tells of one post each.
pub(super) fn settle_vacancies(post: &mut PostLine, said: &Counted) {
    if post.vacant != ALL_VACANT && post.vacant > post.count {
        let (title, used, other) = (post.title.clone(), post.count, post.vacant);
        post.doubts.push(Doubt::CountTwice { title, used, other });
    }
    if post.vacant != ALL_VACANT || post.count < 2 {
        return;
    }
    if said.persons > 0 {
        post.vacant = said.vacancies;
    } else if said.one_vacant {
        post.vacant = 1;
        let (posts, title) = (post.count, post.title.clone());
        post.doubts.push(Doubt::VacancyUnclear { posts, title });
    }
}

/// Says where nothing tells how long a post in part time works.
pub(super) fn settle_time(post: &mut PostLine, part_time: Option<&str>) {
    let Some(words) = part_time.filter(|_| post.fte.is_none() && post.last_fte.is_none()) else {
        return;
    };
    add_note(post, words);
    let (posts, title) = (post.count, post.title.clone());
    post.doubts.push(Doubt::PartTimeUnknown { posts, title });
}

/// Names of what a colon says of a post.
const LABELS: [&str; 11] = [
    "grade",
    "corps",
    "quotite",
    "effectif",
    "categorie",
    "cat",
    "temps",
    "d'emplois",
    "d'emploi",
    "d\u{2019}emplois",
    "d\u{2019}emploi",
];

/// Whether `text` ends with the name of what a colon after it says: "Comptables - cadre d'emplois".
pub(super) fn ends_with_label(text: &str) -> bool {
    LABELS.contains(&folded(text.rsplit(' ').next().unwrap_or_default()).as_str())
}

/// Words of the longest working time at the end of a title: "à temps non complet de 17 h 30 / 35 h".
const TIME_WORDS: usize = 9;

/// "Secrétaire à 80 %", "Agent à temps non complet 28/35e", as a title and a working time.
pub(super) fn time_at_end(title: &str) -> Option<(&str, Hundredths)> {
    if !may_say_time(title) {
        return None;
    }
    let starts: Vec<usize> = title.rmatch_indices(' ').map(|(at, _)| at).take(TIME_WORDS).collect();
    starts.into_iter().rev().find_map(|at| {
        let words = title[at..].trim();
        let fte = working_time(&folded(words))?;
        // "Agent 1/2" may be one of two.
        if words.starts_with('1') && said_time(words).is_some_and(|it| it.is_fraction) {
            return None;
        }
        let rest = title[..at].trim_end_matches([',', ' ', '-', '–']);
        (!rest.is_empty()).then(|| (rest.strip_suffix(" à").unwrap_or(rest), fte))
    })
}

/// Takes what a bracket or a part says; whether its words settle it.
pub(super) fn read_part(part: &str, post: &mut PostLine, count: &mut Counted) -> bool {
    let Some(found) = sense(part) else { return false };
    let title = post.title.clone();
    take(found, part, &title, post, count);
    true
}

/// Puts what a bracket says where it belongs; a second of the same kind is kept as a note.
pub(super) fn take(
    sense: Sense,
    part: &str,
    title: &str,
    post: &mut PostLine,
    count: &mut Counted,
) {
    match sense {
        Sense::Rank { category, grade } if post.category.is_none() => {
            post.category_of_grade = grade.is_some() && statutory_grade(part).is_some();
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
        Sense::Fte(fte) if post.fte.is_none() => {
            post.fte = Some(fte);
            count.in_fte |= folded(part).contains("etp");
            let is_fraction = said_time(part).is_some_and(|said| said.is_fraction);
            count.fraction = is_fraction.then(|| part.to_owned());
        }
        Sense::PartTime => count.part_time = Some(part.to_owned()),
        Sense::Vacant => {
            post.vacant = ALL_VACANT;
            count.vacancies += 1;
            count.one_vacant |= bare(part).starts_with("poste ");
        }
        Sense::SomeVacant(count) => post.vacant = count,
        Sense::Contract => keep_unclear(part, post),
        Sense::Person => {
            count.persons += 1;
            let doubt = Doubt::PersonLeftOut { title: title.trim().to_owned() };
            if !post.doubts.contains(&doubt) {
                post.doubts.push(doubt);
            }
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

pub(super) fn keep_unclear(part: &str, post: &mut PostLine) {
    add_note(post, part);
    post.doubts.push(Doubt::ParenthesisUnclear { text: part.to_owned() });
}

pub(super) fn add_note(post: &mut PostLine, text: &str) {
    let (text, named) = without_persons(text);
    if named {
        post.doubts.push(Doubt::PersonLeftOut { title: post.title.clone() });
    }
    let text = text.trim_matches([' ', ',', ';', ':', '–', '-']);
    let links = ["poste occupé par", "poste tenu par", "occupé par", "tenu par", "assuré par"];
    let link = links.iter().find_map(|link| text.strip_suffix(link)).filter(|_| named);
    let text = link.unwrap_or(text).trim_end_matches([' ', ',', ';', ':', '–', '-']);
    if text.is_empty() {
        return;
    }
    if !post.note.is_empty() {
        post.note.push_str(" ; ");
    }
    post.note.push_str(text);
}
