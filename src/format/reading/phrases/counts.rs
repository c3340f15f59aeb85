//! What tells a line of posts: counts before the title and after it, categories.

use std::borrow::Cow;

use super::brackets::{brackets, open_brackets};
use super::sense::{Sense, is_rank, parts, sense};
use crate::format::reading::marks::{first_mark, split_at_marks};
use crate::format::reading::vocabulary::{
    bare, begins_with_job, count_in_letters, hundredths_of, is_job_in_letters, month,
    statutory_grade,
};
use crate::model::{after_folded, folded};

/// The posts after "dont :", which are of the headcount above, and after "Postes :".
pub(in crate::format) fn listed(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("dont") {
        return Some(rest.trim_start_matches([' ', ':']));
    }
    // The last of a list.
    if let Some(rest) = text.strip_prefix("et ").filter(|rest| begins_with_count(rest)) {
        return Some(rest);
    }
    let dashes = [" – ", " — ", " - "];
    let (label, rest) = match text.split_once(':') {
        Some(parts) => parts,
        None => dashes.iter().find_map(|dash| text.split_once(dash))?,
    };
    let rest = rest.trim_start();
    let told = has_category(rest) || counts_posts(rest);
    (labels_posts(&bare(label)) && told && ranked_list(rest).is_none()).then_some(rest)
}

/// Whether words only say that posts follow: "postes", "composition du service", "effectifs de l'équipe".
fn labels_posts(label: &str) -> bool {
    const LABELS: [&str; 14] = [
        "postes",
        "emplois",
        "effectif",
        "effectifs",
        "composition",
        "compose",
        "composee",
        "comprend",
        "personnel",
        "personnels",
        "moyens",
        "l equipe",
        "equipe compose",
        "agents affectes",
    ];
    const BESIDE: [&str; 21] = [
        "de",
        "du",
        "des",
        "la",
        "le",
        "l",
        "equipe",
        "service",
        "pole",
        "direction",
        "unite",
        "cellule",
        "humains",
        "actuelle",
        "actuel",
        "actuels",
        "cible",
        "est",
        "composee",
        "d",
        "comprend",
    ];
    let rest = LABELS.iter().filter_map(|it| label.strip_prefix(it)).min_by_key(|rest| rest.len());
    rest.is_some_and(|rest| rest.split_whitespace().all(|word| BESIDE.contains(&word)))
}

/// Words that make a count a rough one, folded.
const ROUGHLY: [&str; 9] = [
    "environ ",
    "pres de ",
    "plus de ",
    "moins de ",
    "au moins ",
    "au plus ",
    "jusqu'a ",
    "quelque ",
    "a peu pres ",
];

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

/// Whether each part of a list is a count of posts of a category: "1 chef de service A, 3 agents C".
pub(in crate::format) fn lists_posts(text: &str) -> bool {
    text.split([',', ';']).map(str::trim).all(|part| begins_with_count(part) && has_category(part))
}

/// Whether each part of a list is a count of people by their job: "24 IDE, 4 aides-soignants".
pub(in crate::format) fn lists_jobs(text: &str) -> bool {
    text.split([',', ';']).map(str::trim).all(|part| {
        count_at_start(part).is_some_and(|count| {
            let first = count.rest.split(' ').next().unwrap_or_default();
            (begins_with_job(count.rest) || is_job_in_letters(first))
                && !matches!(first, "agent" | "agents")
        })
    })
}

/// Whether each part of a list counts posts by their title, at least one of them by a job: "1 chef de service, 2 agents
/// d'accueil et 1 secrétaire". "24 agents" is the number of all.
pub(in crate::format) fn counts_posts(text: &str) -> bool {
    let parts = split_at_marks(text.trim_end_matches('.'), &[", ", "; ", " ; ", " et ", " + "]);
    let mut counts = parts.iter().map(|part| count_at_start(part.trim()));
    let named = |rest: &str| {
        let (first, more) = rest.split_once(' ').unwrap_or((rest, ""));
        let is_agent = matches!(first, "agent" | "agents" | "poste" | "postes");
        if is_agent { !more.is_empty() } else { begins_with_job(rest) || is_job_in_letters(first) }
    };
    counts.clone().all(|count| count.is_some())
        && counts.any(|count| count.is_some_and(|count| named(count.rest)))
}

/// "ATSEM (3 C)", "Agents (2 B, 1 C)": a title and the counts in the bracket after it.
pub(in crate::format) fn ranked_bracket(text: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let (title, list) =
        text.trim_end_matches(['.', ';', ',']).strip_suffix(')')?.rsplit_once('(')?;
    let title = title.trim_end();
    let is_title = title.contains(char::is_alphabetic) && open_brackets(title) == 0;
    is_title.then(|| ranked_list(list).map(|counts| (title, counts)))?
}

/// Whether `text` ends with ": 3" or ": 1 A", and is short enough to be a title.
pub(in crate::format) fn ends_with_count(text: &str) -> bool {
    let short = |title: &str| title.split(' ').count() <= 8;
    let text = undotted(text);
    // "Psychologue 0,5 ETP".
    let timed = text.strip_suffix(" ETP").and_then(|rest| rest.rsplit_once(' '));
    if timed.is_some_and(|(title, figure)| hundredths_of(figure).is_some() && short(title)) {
        return true;
    }
    count_at_end(&text).is_some_and(|(title, _)| short(title))
        || ranked_counts(&text).is_some_and(|(title, _)| short(title))
        || ranked_bracket(&text).is_some_and(|(title, _)| short(title))
        || count_first(&text).is_some()
}

/// Whether `text` begins with digits that count nothing a line of posts can count.
pub(in crate::format) fn begins_with_unusable_count(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or(text);
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || ",.x×".contains(c));
    number && !begins_with_count(text)
}

/// Signs that lead the eye from a title to its figure, drawn one after the other, with spaces or without.
const LEADERS: [char; 11] = ['.', '…', '_', '·', '-', '–', '—', '─', '‥', '⋅', '∙'];

/// "Secrétaires (C) ........ 2" as "Secrétaires (C) : 2": signs that lead the eye to a figure, or to what else
/// stands at the right of its column.
pub(in crate::format) fn undotted(text: &str) -> Cow<'_, str> {
    if text.len() > 300 || !text.contains(LEADERS) {
        return Cow::Borrowed(text);
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (start, end) in leaders(text) {
        parts.push(text[from..start].trim());
        from = end;
    }
    let last = text[from..].trim();
    let is_led = last.starts_with(|c: char| c.is_ascii_digit()) || is_rank(last);
    let is_long =
        || text[..from].trim_end().chars().rev().take_while(|c| is_leader(*c)).count() > 3;
    let told = || is_long() && sense(last).is_some();
    if parts.first().is_none_or(|first| first.is_empty()) || !(is_led || told()) {
        return count_led(text, &parts, last).map_or(Cow::Borrowed(text), Cow::Owned);
    }
    let is_count = last.starts_with(|c: char| c.is_ascii_digit()) || !is_rank(last);
    parts.push(last);
    // "Gestionnaires ..... B": its category alone.
    let mark = if is_count { " : " } else { ", cat. " };
    let (title, last) = (parts[..parts.len() - 1].join(" : "), parts[parts.len() - 1]);
    Cow::Owned(format!("{title}{mark}{last}"))
}

/// "2 ........ Secrétaires (C)": the count leads to its title.
fn count_led(text: &str, parts: &[&str], title: &str) -> Option<String> {
    let [count] = parts else { return None };
    let is_drawn = text.chars().filter(|c| is_leader(*c)).count() > 2;
    let is_title = title.starts_with(char::is_alphabetic);
    (is_drawn && is_title && hundredths_of(count).is_some()).then(|| format!("{count} {title}"))
}

fn is_leader(c: char) -> bool {
    LEADERS.contains(&c)
}

/// Where signs that lead to something stand in a text: three or more, or fewer that no text has between words.
fn leaders(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        if !is_leader(c) {
            continue;
        }
        let (mut end, mut signs, mut apart) = (start + c.len_utf8(), vec![c], false);
        while let Some(&(at, c)) = letters.peek() {
            if !is_leader(c) && c != ' ' {
                break;
            }
            letters.next();
            if is_leader(c) {
                apart |= at > end;
                signs.push(c);
                end = at + c.len_utf8();
            }
        }
        let is_spaced = text[..start].ends_with(' ') && text[end..].starts_with(' ');
        let of = |sign: char| signs.iter().all(|it| *it == sign);
        let is_leading = match signs.as_slice() {
            // "_" and "…" stand between no two words.
            ['_'] => is_spaced,
            ['…' | '‥'] => true,
            [_] => false,
            [_, _] => of('_') || (of('…') || of('·')) || (of('.') && is_spaced),
            // "– - –" is drawn as well, "A - B" is not.
            _ => !apart || signs.windows(2).all(|two| two[0] == two[1]),
        };
        if is_leading {
            found.push((start, end));
        }
    }
    found
}

/// "gestionnaire, catégorie B" and "Gestionnaire B 3" as "gestionnaire (B)" and "Gestionnaire (B) : 3".
pub(in crate::format) fn with_bracketed_category(text: &str) -> Cow<'_, str> {
    if !["cat", "Cat", "CAT"].iter().any(|mark| text.contains(mark)) {
        return bracketed(text).map_or(Cow::Borrowed(text), Cow::Owned);
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
        let links = [" relevant de la", " relevant de", " de la", " de"];
        let before =
            links.iter().find_map(|link| before.strip_suffix(link)).unwrap_or(before).len();
        out.truncate(before);
        out.push_str(&format!(" ({rank})"));
    }
    if changed { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

/// A count at the start of a line, in hundredths, and what follows it.
pub(in crate::format) struct Count<'a> {
    pub hundredths: u32,
    pub in_fte: bool,
    /// "une dizaine": so many, more or less.
    pub rounded: bool,
    pub rest: &'a str,
}

pub(in crate::format) fn count_at_start(text: &str) -> Option<Count<'_>> {
    let rough = ROUGHLY.iter().find_map(|word| after_folded(text, word));
    if let Some(rest) = rough {
        return count_at_start(rest).map(|count| Count { rounded: true, ..count });
    }
    let (hundredths, rounded, rest) = match count_in_letters(text) {
        Some(spelled) => (spelled.count * 100, spelled.rounded, spelled.rest),
        None => {
            let (word, rest) = text.split_once(' ')?;
            // "2x" and "2×" as well as "2 x".
            let digits = word.trim_end_matches(['x', 'X', '×', '*']);
            (hundredths_of(digits)?, false, rest)
        }
    };
    // "Trois (3) gestionnaires" says it twice.
    let again = rest.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    let again = again.filter(|(figure, _)| hundredths_of(figure) == Some(hundredths));
    let rest = again.map_or(rest, |(_, after)| after);
    let (in_fte, mut rest) = after_what_is_counted(rest)?;
    // The "d'" of "1 ETP d'assistant".
    if in_fte {
        rest = LINKS.iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    }
    let first = folded(rest.split([' ', '/', '(']).next()?);
    // "1 A – Chef de service", "2 (B) Gestionnaires".
    let ranked = rank_at_start(rest).is_some();
    let is_title = rest.starts_with(char::is_alphabetic)
        && month(&first).is_none()
        && !is_counted_otherwise(&first);
    (is_title || ranked).then_some(Count { hundredths, in_fte, rounded, rest })
}

/// What stands between what is counted and its title.
const LINKS: [&str; 3] = ["de ", "d'", "d\u{2019}"];

/// Words between "postes" and the title: "3 postes budgétés de rédacteur".
const BUDGETED: [&str; 6] =
    ["budgétés ", "budgété ", "autorisés ", "autorisé ", "permanents ", "permanent "];

/// The title after "x", "ETP", "postes de", and whether full-time equivalents are counted; none where nothing is
/// counted that has a title.
fn after_what_is_counted(mut rest: &str) -> Option<(bool, &str)> {
    let mut in_fte = false;
    loop {
        let (next, after) = rest.split_once(' ').unwrap_or((rest, ""));
        match folded(next).as_str() {
            "x" | "×" | "*" | "-" | "–" => rest = after,
            "etp" | "etpt" => {
                in_fte = true;
                rest = after;
            }
            "poste" | "postes" | "emploi" | "emplois" => {
                let after = BUDGETED.iter().find_map(|it| after.strip_prefix(it)).unwrap_or(after);
                match LINKS.iter().find_map(|link| after.strip_prefix(link)) {
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
    Some((in_fte, rest))
}

/// A category before its title, "A – Chef de service" or "(B) Gestionnaires", and what follows it.
pub(in crate::format) fn rank_at_start(text: &str) -> Option<(&str, &str)> {
    let (rank, rest) = if text.starts_with(['(', '[']) {
        let end = text.find([')', ']'])?;
        (&text[1..end], text[end + 1..].trim_start())
    } else if let Some(ranked) = before_job(text) {
        return Some(ranked);
    } else {
        let (at, mark) = first_mark(text, &[" – ", " - ", " — ", " : ", ": ", " | "])?;
        (&text[..at], &text[at + mark.len()..])
    };
    let rest = rest.trim_start_matches(['–', '-', '—', ':', ' ']);
    let links = ["ou ", "et "].iter().any(|link| rest.starts_with(link));
    let is_title = rest.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit()) && !links;
    (rank.len() <= 16 && is_title && is_rank(rank)).then_some((rank, rest))
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
pub(in crate::format) type EndCount = (u32, bool);

/// "Gestionnaires (B) : 3", "Gestionnaires (B) x 3", "Gestionnaires (B) – 3 postes".
pub(in crate::format) fn count_at_end(text: &str) -> Option<(&str, EndCount)> {
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
    // "Chef de service (A) – effectif : 1".
    let labels = [" effectif", " effectifs", " nombre", " nb", " nombre de postes"];
    let labelled = labels.iter().find_map(|label| title.trim_end().strip_suffix(label));
    let title =
        labelled.map_or(title, |title| title.trim_end_matches([' ', '–', '—', '-', ',', ';']));
    let title = title.trim_end();
    title.chars().any(char::is_alphabetic).then_some((title, (hundredths, in_fte)))
}

/// "Techniciens : 8 (B) dont 2 vacants" with its count first: "8 Techniciens (B) dont 2 vacants".
pub(in crate::format) fn count_first(text: &str) -> Option<String> {
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
    // "Inspecteurs : 6 A (dont 2 vacants)".
    if let Some((rank, rest)) = rest.split_once(' ')
        && is_rank(rank)
        && rest.starts_with('(')
    {
        return Some(format!("{count} {title} ({rank}) {rest}"));
    }
    goes_on.then(|| format!("{count} {in_fte}{title} {rest}"))
}

/// "Comptable – 2 – C – Adjoint administratif", "Comptable – 2 – cat. C" with its count first: it stands between title
/// and category.
pub(in crate::format) fn count_between(text: &str) -> Option<String> {
    [" – ", " — ", " - ", ", ", " ; "].iter().find_map(|mark| {
        let (title, after) = text.split_once(mark)?;
        let (count, rest) = after.split_once(mark)?;
        let is_title = title.starts_with(char::is_alphabetic) && title.split(' ').count() <= 8;
        let is_count =
            (1..=3).contains(&count.len()) && count.bytes().all(|it| it.is_ascii_digit());
        let category = rest.split([' ', ',', ';']).next()?;
        let is_category = matches!(category, "A" | "A+" | "B" | "C") || has_category(rest);
        (is_title && is_count && is_category).then(|| format!("{count} {title}{mark}{rest}"))
    })
}

/// "Gestionnaires : 2 B + 1 C": a title and its counts by category.
pub(in crate::format) fn ranked_counts(text: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let (title, list) = text.rsplit_once(':')?;
    let title = title.trim_end();
    if !title.chars().any(char::is_alphabetic) {
        return None;
    }
    Some((title, ranked_list(list)?))
}

/// "2 B + 1 C", as counts and categories.
pub(in crate::format) fn ranked_list(list: &str) -> Option<Vec<(&str, &str)>> {
    if list.len() > 60 {
        return None;
    }
    let mut counts = Vec::new();
    for item in split_at_marks(list, &[" + ", ";", ",", " & ", " et "]) {
        // "2 B", "2B".
        let item = item.trim();
        let (count, rank) = item.split_at(item.find(|c: char| !c.is_ascii_digit())?);
        let rank = rank.trim().trim_start_matches('(').trim_end_matches(')');
        let number = hundredths_of(count).is_some() && count.bytes().all(|b| b.is_ascii_digit());
        if !number || !is_rank(rank) || rank.starts_with(char::is_lowercase) {
            return None;
        }
        counts.push((count, rank));
    }
    Some(counts)
}

/// Marks around a category and the words after it.
const BARE_MARKS: [char; 6] = [',', ';', ':', '–', '—', '-'];

/// What a letter is the name of, such as "secteur A".
const LETTERED: [&str; 18] = [
    "annexe",
    "atelier",
    "bâtiment",
    "batiment",
    "bloc",
    "classe",
    "equipe",
    "groupe",
    "hall",
    "lot",
    "niveau",
    "permis",
    "plan",
    "pole",
    "secteur",
    "site",
    "type",
    "zone",
];

/// `text` with its category in brackets and its count after a colon; none where it has no bare category after a
/// job.
fn bracketed(text: &str) -> Option<String> {
    // Of most lines the letters tell at once.
    let near = |at: usize| matches!(text.as_bytes().get(at), Some(b'A'..=b'D'));
    if text.len() > 160
        || text.contains('(')
        || !text.match_indices(' ').any(|(at, _)| near(at + 1))
    {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let at = (1..words.len()).find(|&at| {
        let word = words[at].trim_matches(BARE_MARKS);
        let own =
            word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_uppercase()) && is_rank(word);
        own && tells_of_posts(&words[at + 1..])
    })?;
    let title = words[..at].join(" ");
    let title = title.trim_end_matches(|c| c == ' ' || BARE_MARKS.contains(&c));
    let last = folded(title.rsplit(' ').next().unwrap_or_default());
    let named = count_at_start(title).map_or(title, |count| count.rest);
    let is_job =
        begins_with_job(named) || is_job_in_letters(named) || statutory_grade(named).is_some();
    if !is_job || LETTERED.contains(&last.as_str()) {
        return None;
    }
    let rank = words[at].trim_matches(BARE_MARKS);
    let rest = words[at + 1..].join(" ");
    let rest = rest.trim_matches(|c| c == ' ' || BARE_MARKS.contains(&c));
    Some(match rest {
        "" => format!("{title} ({rank})"),
        rest if is_number(rest) && !rest.ends_with('%') => format!("{title} ({rank}) : {rest}"),
        rest => format!("{title} ({rank}) ({rest})"),
    })
}

/// Whether `words` after a category are a count, a working time, a grade or nothing.
fn tells_of_posts(words: &[&str]) -> bool {
    let rest = words.join(" ");
    let rest = rest.trim_matches(|c| c == ' ' || BARE_MARKS.contains(&c));
    rest.is_empty() || is_number(rest) || sense(rest).is_some()
}

/// "B gestionnaires": a category right before its job, and the job.
fn before_job(text: &str) -> Option<(&str, &str)> {
    let (rank, rest) = text.split_once(' ')?;
    let letter = rank.len() <= 3 && rank.starts_with(|c: char| matches!(c, 'A'..='D'));
    (letter && is_rank(rank) && begins_with_job(rest)).then_some((rank, rest))
}
