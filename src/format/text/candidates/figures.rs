//! Printed figures that sum up what stands around them.

use crate::format::reading::draft::Total;
use crate::format::reading::phrases::brackets::brackets;
use crate::format::reading::phrases::counts::{
    Count, count_at_start, has_category, ranked_bracket, ranked_counts,
};
use crate::format::reading::phrases::sense::{Sense, sense};
use crate::format::reading::vocabulary::{bare, hundredths_of, kind_at_start};

/// The category that a line by itself gives to the posts below it: "Catégorie A :", "Agents de catégorie B".
pub(in crate::format) fn category_group(text: &str) -> Option<String> {
    // "A :" alone on its line.
    if let Some(letter) = text.strip_suffix(':').map(str::trim_end)
        && matches!(letter, "A" | "A+" | "B" | "C" | "D")
    {
        return Some(letter.to_owned());
    }
    // "(cat. A)" below a title is that of the title.
    if text.len() > 60
        || text.starts_with(['(', '['])
        || !["at", "AT"].iter().any(|part| text.contains(part))
    {
        return None;
    }
    let words = bare(text);
    let words = ["agents ", "postes ", "emplois ", "cadres ", "personnels "]
        .iter()
        .find_map(|start| words.strip_prefix(start))
        .unwrap_or(&words);
    let words = words.strip_prefix("de ").unwrap_or(words);
    let marked = ["categorie ", "cat "].iter().find_map(|start| words.strip_prefix(start))?;
    let mut letters = marked.chars();
    let category = letters.next().filter(|c| ('a'..='d').contains(c))?;
    let plus = text.contains('+');
    let alone = letters.as_str().is_empty();
    alone.then(|| format!("{}{}", category.to_ascii_uppercase(), if plus { "+" } else { "" }))
}

/// "Catégorie A (1 poste) :": the category that a line gives to the posts below it, and how many it says they are.
pub(in crate::format) fn counted_category_group(text: &str) -> Option<(String, u32)> {
    let (group, count) = text.trim_end_matches([' ', ':']).strip_suffix(')')?.rsplit_once('(')?;
    let (figure, of) = count.trim().split_once(' ').unwrap_or((count.trim(), "postes"));
    let figure = figure.parse().ok()?;
    let of = bare(of);
    let of_posts =
        matches!(of.as_str(), "poste" | "postes" | "agent" | "agents" | "emploi" | "emplois");
    Some((category_group(group.trim_end())?, figure)).filter(|_| of_posts)
}

/// "Catégorie B : 2 gestionnaires, 1 assistante": a category, and its posts on the same line.
pub(in crate::format) fn category_with_posts(text: &str) -> Option<(String, &str)> {
    let (label, posts) = text.split_once(':')?;
    let posts = posts.trim();
    let counts = |count: Count| !matches!(count.rest, "agent" | "agents") && !count.in_fte;
    let lists = count_at_start(posts).is_some_and(counts) && !has_category(posts);
    Some((category_group(label.trim_end())?, posts)).filter(|_| lists)
}

/// Whether a line by itself groups posts by their *filière*, as the statutes do: no unit.
pub(in crate::format) fn is_corps_group(text: &str) -> bool {
    const NAMES: [&str; 22] = [
        "administrative",
        "technique",
        "administrative et technique",
        "culturelle",
        "sportive",
        "animation",
        "sociale",
        "medico sociale",
        "medico technique",
        "sociale et medico sociale",
        "sanitaire et sociale",
        "socio educative",
        "soignante",
        "soins",
        "paramedicale",
        "ouvriere",
        "logistique",
        "securite",
        "police",
        "police municipale",
        "sapeurs pompiers",
        "itrf",
    ];
    if !text.starts_with(['F', 'f']) || text.len() > 60 {
        return false;
    }
    let words = bare(text.split('(').next().unwrap_or(text));
    words.strip_prefix("filiere ").is_some_and(|name| NAMES.contains(&name))
}

/// Words that a sum may be announced by, before its figure.
const OF_SUM: [&str; 33] = [
    "un",
    "total",
    "totaux",
    "general",
    "generale",
    "de",
    "d",
    "des",
    "du",
    "la",
    "le",
    "l",
    "en",
    "au",
    "sous",
    "service",
    "direction",
    "pole",
    "unite",
    "agents",
    "postes",
    "poste",
    "emplois",
    "effectif",
    "effectifs",
    "budgetaires",
    "budgetaire",
    "nombre",
    "soit",
    "etp",
    "personnes",
    "permanents",
    "global",
];

/// "12 postes", "Total : 35 postes", "Soit un total de 4 agents", "Effectif : 12", "Catégorie A : 3",
/// "9 postes, 1 en propre".
pub(in crate::format) fn read_total(text: &str) -> Option<Total> {
    let first = text.chars().next().filter(|c| c.is_alphanumeric())?;
    let may_begin = first.is_ascii_digit() || "TtSsEePpNnCcAa".contains(first);
    if !may_begin || !text.contains(|c: char| c.is_ascii_digit()) || lists_categories(text) {
        return None;
    }
    let words = bare(text);
    let mut words: Vec<&str> = words.split(' ').collect();
    if words.len() > 14 || text.ends_with(':') || states_of_posts(text) {
        return None;
    }
    let category = summed_category(&words).filter(|_| text.contains(':'));
    // "Catégorie B : 2 gestionnaires, 1 assistante" lists posts.
    if category.is_some() && category_with_posts(text).is_some() {
        return None;
    }
    if category.is_some() {
        let at = words.iter().position(|word| word.len() == 1).unwrap_or(0);
        words.drain(..=at);
    }
    let first = *words.first()?;
    let counted = first.bytes().all(|b| b.is_ascii_digit())
        && words.get(1).is_some_and(|unit| is_counted_as(unit));
    let announced = category.is_some()
        || matches!(
            first,
            "total" | "totaux" | "sous" | "effectif" | "effectifs" | "soit" | "postes" | "nombre"
        );
    if let Some(figure) = total_of_unit(text, first) {
        return Some(Total { figure, in_fte: false, category: None });
    }
    let number = words.iter().position(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    // "Total Service Budget : 4" names what is summed up.
    let of_unit = matches!(first, "total" | "sous")
        && number + 1 == words.len()
        && words[..number]
            .iter()
            .any(|word| kind_at_start(word).is_some_and(|it| it.word == *word));
    let only_sum = of_unit || words[..number].iter().all(|word| OF_SUM.contains(word));
    if !(counted || announced) || !only_sum {
        return None;
    }
    let figure = figure_at(text, words[number])?;
    let after =
        words[number + 1..].iter().find(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let before = words[..number].contains(&"etp");
    let in_fte = before || after.is_some_and(|unit| matches!(*unit, "etp" | "etpt"));
    // "12 agents d'accueil", "2 agents (C)" count a line of posts.
    let ends = |word: &str| {
        matches!(word, "dont" | "soit" | "au" | "en" | "hors" | "budgetaires" | "permanents")
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_line = counted && words.get(number + 2).is_some_and(|word| !ends(word));
    (!is_line).then_some(Total { figure, in_fte, category })
}

/// "2 agents (80 %)", "7 agents (2 vacants)": what a bracket says of posts, and of no sum.
fn states_of_posts(text: &str) -> bool {
    let is_state = |inside: &str| {
        matches!(sense(inside), Some(Sense::Fte(_) | Sense::SomeVacant(_) | Sense::Vacant))
    };
    let second = text.split(' ').nth(1);
    matches!(second, Some("agents" | "agent"))
        && brackets(text).iter().any(|bracket| is_state(bracket.inside))
}

/// "Total bureau DEC 2 : 4 postes": the figure, in hundredths, where a unit is summed up.
fn total_of_unit(text: &str, first: &str) -> Option<u32> {
    let (label, figure) = text.rsplit_once(':').filter(|_| matches!(first, "total" | "sous"))?;
    let of_unit = bare(label).split(' ').any(|word| kind_at_start(word).is_some());
    let (number, unit) = figure.trim().split_once(' ').unwrap_or((figure.trim(), ""));
    let is_sum = matches!(unit, "" | "postes" | "poste" | "agents" | "agent");
    hundredths_of(number).filter(|_| of_unit && is_sum)
}

/// The figure that begins where `word` first stands, in hundredths.
fn figure_at(text: &str, word: &str) -> Option<u32> {
    let start = text.find(word)?;
    let is_part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let digits = text[start..].split(|c: char| !is_part(c)).next()?;
    hundredths_of(digits.trim_end_matches([',', '.']))
}

/// "Postes de catégorie A : 3", "Catégorie A : 3".
fn summed_category(words: &[&str]) -> Option<String> {
    let (["agents" | "postes" | "emplois", "de", "categorie", letter, ..]
    | ["categorie" | "cat", letter, ..]) = words
    else {
        return None;
    };
    matches!(*letter, "a" | "b" | "c" | "d").then(|| letter.to_ascii_uppercase())
}

/// "Postes : 1 chef (A), 2 agents (C)" and "6 agents (3 B, 3 C)" list posts, and sum up none.
fn lists_categories(text: &str) -> bool {
    let counts_agents = || {
        ranked_bracket(text)
            .is_some_and(|(title, counts)| counts_persons(title) && counts.len() > 1)
    };
    text.contains(['(', '[']) && (has_category(text) || counts_agents())
}

/// What a sum says of each category, and whether it says nothing else: "12 postes (4 A, 8 B)", "Total : 4 A, 8 B".
pub(in crate::format) fn by_category(text: &str) -> (Vec<Total>, bool) {
    let listed = ranked_counts(text);
    let alone = listed.is_some();
    let counts =
        listed.or_else(|| ranked_bracket(text)).map_or_else(Vec::new, |(_, counts)| counts);
    let total = |(count, rank): (&str, &str)| {
        let figure = hundredths_of(count)?;
        Some(Total { figure, in_fte: false, category: Some(rank.to_owned()) })
    };
    (counts.into_iter().filter_map(total).collect(), alone)
}

/// Whether `text` is a number of persons and nothing else, which may be a line of posts: "5 agents".
pub(in crate::format) fn counts_persons(text: &str) -> bool {
    let words = bare(text);
    let counts = words.split_once(' ').map(|(_, unit)| matches!(unit, "agents" | "personnes"));
    counts == Some(true) && words.starts_with(|c: char| c.is_ascii_digit())
}

fn is_counted_as(word: &str) -> bool {
    matches!(word, "postes" | "poste" | "agents" | "emplois" | "personnes" | "etp" | "etpt")
}

/// The figures under a unit in this program's own texts.
pub(in crate::format) struct Figures {
    /// The number of authorised posts: none said, not printed, or so many.
    pub authorised: Option<Option<u32>>,
    pub total: Total,
}

/// "29 postes pour 29 autorisés, 105 au total, 9 en propre", "9 postes, nombre autorisé non imprimé".
pub(in crate::format) fn own_figures(text: &str) -> Option<Figures> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words = bare(text);
    let (count, rest) = words.split_once(' ')?;
    let count: u32 = count.parse().ok()?;
    let rest = rest.strip_prefix("postes").or_else(|| rest.strip_prefix("poste"))?.trim_start();
    let number = |text: &str| text.split(' ').next().and_then(|word| word.parse::<u32>().ok());
    let authorised = match rest.strip_prefix("pour ") {
        Some(after) if after.contains("autorise") => Some(Some(number(after)?)),
        Some(_) => return None,
        None if rest.starts_with("nombre autorise non imprime") => Some(None),
        None => None,
    };
    let before = |mark: &str| {
        let at = words.find(mark)?;
        words[..at].trim_end().rsplit(' ').next()?.parse::<u32>().ok()
    };
    let whole = before("au total");
    let is_ours = authorised.is_some() || before("en propre").is_some();
    let figure = whole.unwrap_or(count).checked_mul(100)?;
    let total = Total { figure, in_fte: false, category: None };
    is_ours.then_some(Figures { authorised, total })
}
