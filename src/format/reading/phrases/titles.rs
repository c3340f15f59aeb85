//! Titles of charts: the block with the word ORGANIGRAMME, lines that tell its state, its committee or its date.

use std::ops::Range;

use jiff::civil::Date;

use super::imprint::{is_furniture, numbers_page, parts_of, tells_page};
use crate::format::reading::Doubt;
use crate::format::reading::draft::Block;
use crate::format::reading::vocabulary::{
    bare, date_in, dates_in, has_states, hints_at_role, is_link, is_organisation, kind_at_start,
    may_be_organisation, month, names_committee, role, state_of, without_date,
};
use crate::model::{Role, after_folded, folded};

/// Reads a line that holds the word "organigramme" as a title does.
pub(in crate::format) fn read_block(text: &str) -> Option<Block> {
    if let Some(title) = without_continuation(text) {
        return read_block(title).map(|block| Block { continued: true, ..block });
    }
    // Of most lines the letters tell at once.
    let named = ["rganigram", "RGANIGRAM"].iter().any(|part| text.contains(part));
    if !named {
        return titled_otherwise(text);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &&str| {
        let word = bare(word);
        matches!(word.as_str(), "organigramme" | "organigrammes" | "d organigramme")
            || word.starts_with("organigramme ")
    };
    if text.len() > 160 || words.len() > 24 || text.ends_with('.') {
        return None;
    }
    let Some(at) = words.iter().position(is_word) else { return titled_otherwise(text) };
    let before = words[..at].join(" ");
    let prefix = before.trim_end_matches([' ', ':', '-', '–', '—', ',', '|']);
    // In a sentence the word is not the first of its line, nor does an administration's name precede it.
    let folded_prefix = folded(prefix);
    let names_unit = kind_at_start(&folded_prefix).is_some();
    let capitals = !text.chars().any(char::is_lowercase);
    let word_in_capitals = !words[at].contains(char::is_lowercase);
    let dated = names_committee(&bare(prefix)) && date_in(prefix).is_some();
    // "Nouvel organigramme", "Projet d'organigramme".
    let prefix_words = bare(prefix);
    let mut prefix_words = prefix_words.split(' ');
    let stated = prefix_words.all(|word| hints_at_role(word) || is_link(word));
    let is_name = is_organisation(prefix) || may_be_organisation(prefix);
    // "MEL | Organigramme fonctionnel": the letters of a name, and a part of its own.
    let parted = before.trim_end().ends_with('|') && is_letters(prefix);
    let is_title =
        names_unit || capitals || word_in_capitals || dated || stated || is_name || parted;
    if !prefix.is_empty() && !is_title {
        return None;
    }
    let mut block = Block::default();
    if dated || (stated && !prefix.is_empty()) {
        // "CST du 9 avril 2024 – organigramme cible": the whole line tells.
        read_tail(text, &mut block);
        return Some(block);
    }
    // "UNIVERSITE DE ROUEN – DIRECTION DU PATRIMOINE" names both.
    let parts = parts_of(prefix);
    // "Ville de Lens – Annexe 2": its own name alone.
    let whole = parts.len();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !is_furniture(part)).collect();
    let is_unit = |part: &str| kind_at_start(&folded(part)).is_some() && !is_organisation(part);
    match parts[..] {
        [first, second] if is_organisation(first) && is_unit(second) => {
            block.organisation = Some(first.to_owned());
            block.unit = Some(second.to_owned());
        }
        [only] if is_unit(only) => {
            block.unit = Some(without_date(only).unwrap_or(only).to_owned());
        }
        [only] if !only.is_empty() => block.organisation = Some(only.to_owned()),
        [first, ..] if is_unit(first) => block.unit = Some(prefix.to_owned()),
        [_, _, ..] if parts.len() == whole => block.organisation = Some(prefix.to_owned()),
        [_, _, ..] => block.organisation = Some(parts.join(" – ")),
        [_] | [] => {}
    }
    let tail = words[at..].join(" ");
    read_tail(&tail, &mut block);
    Some(block)
}

/// "ORGANIGRAMME CIBLE (suite)" as "ORGANIGRAMME CIBLE".
fn without_continuation(text: &str) -> Option<&str> {
    const ENDS: [&str; 5] = ["(suite)", "(suite et fin)", "– suite", "- suite", "(fin)"];
    let title = ENDS.iter().find_map(|end| {
        let at = text.len().checked_sub(end.len())?;
        let is_end = text.get(at..).is_some_and(|it| it.eq_ignore_ascii_case(end));
        is_end.then(|| text[..at].trim_end_matches([' ', '–', '-']))
    })?;
    Some(title).filter(|title| !title.is_empty())
}

/// "Organisation cible", "Situation au 1er janvier 2024", "Après la réorganisation": the title of a chart without
/// the word.
fn titled_otherwise(text: &str) -> Option<Block> {
    if text.len() > 110 || text.ends_with('.') || !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let first = folded(text.split([' ', '\'', '\u{2019}']).next()?);
    // "Avant :" above a chart, "Après :" above the next.
    let in_capitals = (text.len() < 20 && !text.contains(char::is_lowercase)).then_some(text);
    let alone = bare(text.strip_suffix(':').or(in_capitals).unwrap_or(""));
    if let Some(role) = match &*alone {
        "avant" | "aujourd hui" | "actuellement" => Some(Role::Source),
        "apres" | "demain" | "a terme" => Some(Role::Target),
        _ => None,
    } {
        return Some(Block { role: Some(role), ..Block::default() });
    }
    // Of most lines the first word tells at once.
    if !(has_states(&first)
        || hints_at_role(&first)
        || is_link(&first)
        || matches!(&*first, "a" | "au"))
    {
        return None;
    }
    let words = bare(text);
    let begins_then = words.starts_with("a compter d") || words.starts_with("a partir d");
    if !(words.split(' ').any(has_states) || begins_then || words.starts_with("au ")) {
        return None;
    }
    let mut block = Block::default();
    read_tail(text, &mut block);
    let unread = |doubt: &Doubt| matches!(doubt, Doubt::Unrecognised { .. });
    let unclear = |doubt: &Doubt| matches!(doubt, Doubt::RoleUnclear { .. });
    let titles = block.role.is_some()
        || block.as_of.is_some()
        || (block.doubts.iter().any(unclear) && words.split(' ').count() <= 3);
    (titles && !block.doubts.iter().any(unread)).then_some(block)
}

/// The dates of `text`: a committee's own, and the day from which the chart holds. Where each stands.
fn read_dates(text: &str, block: &mut Block) -> Vec<Range<usize>> {
    let words = bare(text);
    let committee = words.split(' ').position(names_committee);
    let committee = committee.or_else(|| names_committee(&words).then_some(0));
    let found = dates_in(text);
    let places = found.iter().map(|(place, _)| place.clone()).collect();
    let own = committee.map(|at| found.iter().position(|(place, _)| place.start > at).unwrap_or(0));
    // When a page was printed says nothing of the chart.
    let printed = ["maj", "mis", "mise", "edite", "imprime", "version", "actualise"];
    let printed = words.split(' ').any(|word| printed.contains(&word));
    for (index, (_, date)) in found.into_iter().enumerate() {
        match date {
            Err(()) => block.doubts.push(Doubt::DateInvalid { text: text.to_owned() }),
            Ok(date) if own == Some(index) => block.date = Some(date),
            Ok(date) if !printed && block.as_of.is_none() => block.as_of = Some(date),
            Ok(_) => block.doubts.push(Doubt::DateOfSomethingElse { text: text.to_owned() }),
        }
    }
    places
}

/// The state, the date and what is left after the word.
fn read_tail(tail: &str, block: &mut Block) {
    let dates = read_dates(tail, block);
    let dated = !dates.is_empty();
    let mut left = unsaid_words(tail, &dates, block);
    // "au 01/01/2024", whose date is gone.
    while dated
        && left.last().is_some_and(|word| {
            matches!(folded(word).as_str(), "au" | "du" | "le" | "en" | "-" | "–" | "—" | ":" | ",")
        })
    {
        left.pop();
    }
    // "Secrétariat général" is called so.
    let is_name = |at: usize| at > 0 && kind_at_start(&folded(left[at - 1])).is_some();
    let said: Vec<bool> =
        (0..left.len()).map(|at| is_adjective(&bare(left[at])) && !is_name(at)).collect();
    let mut said = said.into_iter();
    left.retain(|_| !said.next().unwrap_or_default());
    let rest = left.join(" ");
    // "Organigramme fonctionnel | Version 3".
    let is_of_chart =
        |part: &&str| !is_furniture(part) && !tells_page(part) && !names_all(&bare(part));
    let of_chart: Vec<&str> = parts_of(&rest).into_iter().filter(is_of_chart).collect();
    let rest = of_chart.join(" – ");
    // "ORGANIGRAMME DES SERVICES – VILLE DE LENS", the dash being gone.
    let of_services = after_folded(&rest, "des services ").map(str::to_owned);
    let rest =
        of_services.filter(|it| is_organisation(it) || may_be_organisation(it)).unwrap_or(rest);
    let rest = rest.trim_matches([' ', ':', '-', '–', '—', ',', '|']);
    let named = without_whole(without_link(rest));
    let named = without_date(named).unwrap_or(named);
    if named.is_empty() || bare(named).split(' ').all(is_link) {
        return;
    }
    // "Organigramme de la DRH": the chart has the name that these letters stand for.
    if named.len() > 1 && is_letters(named) {
        return;
    }
    if names_all(&bare(named)) {
        return;
    }
    let plural = folded(named).starts_with("services ");
    if kind_at_start(&folded(named)).is_some()
        && !plural
        && block.unit.is_none()
        && !is_organisation(named)
    {
        let mut letters = named.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        block.unit = Some(first.chain(letters).collect());
    } else if (is_organisation(named) || may_be_organisation(named)) && block.organisation.is_none()
    {
        block.organisation = Some(named.to_owned());
    } else if block.role.is_none() && left.iter().any(|word| hints_at_role(&folded(word))) {
        block.doubts.push(Doubt::RoleUnclear { text: rest.to_owned() });
    } else {
        block.doubts.push(Doubt::Unrecognised { text: rest.to_owned() });
    }
}

/// Letters that stand for a name.
fn is_letters(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.bytes().all(|it| it.is_ascii_uppercase())
}

/// "Organigramme des services", "des services et composantes" names no unit.
fn names_all(words: &str) -> bool {
    const ALL: [&str; 8] = [
        "services",
        "directions",
        "poles",
        "composantes",
        "departements",
        "laboratoires",
        "etablissements",
        "unites",
    ];
    const OF_ALL: [&str; 7] =
        ["et", "communs", "centraux", "generaux", "municipaux", "administratifs", "techniques"];
    let words = || words.split(' ').filter(|word| !is_link(word));
    let is_place = |word: &str| matches!(word, "ville" | "commune" | "collectivite");
    words().all(|word| {
        ALL.contains(&word) || OF_ALL.contains(&word) || is_place(word) || month(word).is_some()
    }) && words().any(|word| ALL.contains(&word) || is_place(word))
}

fn without_link(text: &str) -> &str {
    let links =
        ["de la ", "de l'", "de l\u{2019}", "du ", "des ", "de ", "d'", "d\u{2019}", "au ", "le "];
    links.iter().find_map(|link| after_folded(text, link)).unwrap_or(text)
}

/// "services de la ville de Lens" as "ville de Lens": what every chart shows, and no unit.
fn without_whole(text: &str) -> &str {
    const WHOLE: [&str; 9] = [
        "services",
        "postes",
        "emplois",
        "effectifs",
        "agents",
        "personnels",
        "collectivite",
        "etablissement",
        "structure",
    ];
    const OF_THE_WHOLE: [&str; 8] = [
        "municipaux",
        "communaux",
        "communautaires",
        "departementaux",
        "regionaux",
        "metropolitains",
        "administratifs et techniques",
        "generaux",
    ];
    let lower = folded(text);
    let Some(word) = WHOLE.iter().find(|word| {
        lower.strip_prefix(**word).is_some_and(|it| it.is_empty() || it.starts_with(' '))
    }) else {
        return text;
    };
    let rest = lower[word.len()..].trim_start();
    let links = ["de ", "du ", "des ", "d'", "d\u{2019}"];
    match () {
        () if rest.is_empty() || OF_THE_WHOLE.contains(&rest) => "",
        () if links.iter().any(|link| rest.starts_with(link)) => {
            after_folded(text, word).map_or(text, |rest| without_link(rest.trim_start()))
        }
        // "Services techniques" is a unit.
        () => text,
    }
}

/// The words of `tail` that are neither the state and its number, which go to `block`, nor those of the
/// committee and of `dates`.
fn unsaid_words<'t>(tail: &'t str, dates: &[Range<usize>], block: &mut Block) -> Vec<&'t str> {
    let words: Vec<&str> =
        tail.split([' ', '_', '(', ')']).filter(|word| !word.is_empty()).collect();
    let (state, said) = state_of(&words);
    let mut left: Vec<&str> = Vec::new();
    let mut in_committee = false;
    let mut after_variant = false;
    let mut place = 0;
    for (word, said) in words.into_iter().zip(said) {
        let lower = bare(word);
        let parts = if lower.is_empty() { 0 } else { lower.split(' ').count() };
        let of_date = dates.iter().any(|it| place < it.end && place + parts > it.start);
        place += parts;
        let numbers = std::mem::take(&mut after_variant) && word.chars().count() <= 2;
        if numbers && word.chars().all(char::is_alphanumeric) {
            block.number = Some(word.to_owned());
            continue;
        }
        for part in lower.split(' ') {
            after_variant |= matches!(part, "variante" | "hypothese" | "scenario");
            if let Some(found) = role(part).filter(|_| block.role.is_none()) {
                block.role = Some(found);
            }
        }
        in_committee |= names_committee(&lower);
        // "ORGANIGRAMME 2024".
        let year = lower.parse().ok().filter(|year| (1980..=2100).contains(year));
        block.year = block.year.or(year.filter(|_| dates.is_empty() && !in_committee));
        let sentence = lower.is_empty()
            || (year.is_some() && year == block.year)
            || (after_variant && lower != "variante")
            || said
            || of_date
            || lower
                .split(' ')
                .any(|part| part.starts_with("organigramme") || role(part).is_some())
            || names_committee(&lower)
            || (in_committee && lower.split(' ').all(is_of_committee));
        if !sentence {
            left.push(word);
        }
    }
    block.role = block.role.or(state);
    left
}

/// Words in the name of a committee.
fn is_of_committee(word: &str) -> bool {
    matches!(
        word,
        "du" | "technique" | "social" | "sociale" | "territorial" | "de" | "d" | "administration"
    )
}

/// Words that say what sort of picture it is, and nothing of the chart.
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "fonctionnel"
            | "hierarchique"
            | "general"
            | "detaille"
            | "synthetique"
            | "simplifie"
            | "complet"
            | "nominatif"
            | "applicable"
            | "vigueur"
            | "valable"
    )
}

/// "CIBLE" alone on its line.
pub(in crate::format) fn role_alone(text: &str) -> Option<Role> {
    role(&bare(text))
}

/// "CT du 28/11/2022", "Présenté au CST du 12 mars 2024": a short line with a committee and a date.
pub(in crate::format) fn committee_date(text: &str) -> Option<Result<Date, ()>> {
    let bare = bare(text);
    let words = bare.split(' ').count();
    let first = bare.split(' ').next()?;
    let titled = names_committee(first) || bare.starts_with("avis du");
    // "Commune de Lens – Comité social territorial du 12/03/2024".
    let parts = parts_of(text);
    let parted = parts.len() > 1 && bare.contains("comite");
    let is_short = |part: &&str| part.split(' ').count() <= 9;
    let short = words <= if parted { 14 } else { 9 } || parted && parts.iter().all(is_short);
    let mentions = names_committee(&bare) && short && !text.ends_with('.');
    if !(titled || mentions)
        || words > if parted { 20 } else { 14 }
        || text.contains('(') && !text.ends_with(')')
    {
        return None;
    }
    date_in(text)
}

/// A committee's line as a block, for the state, the unit and the words that it may hold besides.
pub(in crate::format) fn committee_block(text: &str) -> Block {
    let mut block = Block::default();
    read_tail(text, &mut block);
    // "Département de la Haute-Brenne – Comité social territorial du 28/11/2022".
    if block.unit.as_deref().is_some_and(may_be_organisation) {
        block.organisation = block.unit.take();
    }
    // "Présenté au CST du 12 mars 2024" says nothing more.
    let is_usual = |word: &str| {
        matches!(
            word,
            "presente"
                | "presentation"
                | "avis"
                | "date"
                | "passage"
                | "soumis"
                | "examen"
                | "vu"
                | "rapport"
                | "projet"
                | "en"
                | "au"
                | "aux"
                | "le"
                | "la"
                | "a"
                | "l"
                | "pour"
                | "du"
                | "de"
                | "reunion"
                | "seance"
        )
    };
    block.doubts.retain(|doubt| {
        let (Doubt::Unrecognised { text } | Doubt::RoleUnclear { text }) = doubt else {
            return true;
        };
        let words = bare(text);
        // "Comité social d'administration", "Comité technique d'établissement", "– page 2".
        let words = ["d administration", "d etablissement", "de reseau", "local"]
            .iter()
            .find_map(|name| words.strip_prefix(name))
            .filter(|rest| rest.is_empty() || rest.starts_with(' '))
            .map_or(words.as_str(), str::trim_start);
        !words.is_empty() && !numbers_page(words) && !words.split(' ').all(is_usual)
    });
    block
}
