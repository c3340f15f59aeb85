//! What stands on a page beside the chart: its block, its ceiling, page numbers, legends.

use crate::format::reading::draft::Block;
use jiff::civil::Date;

use crate::format::reading::Doubt;
use crate::format::reading::vocabulary::{
    bare, date_in, hints_at_role, is_organisation, kind_at_start, month, names_committee, role,
};
use crate::format::text::lines::markup::is_markup;
use crate::model::{Role, after_folded, folded};

/// Reads a line that holds the word "organigramme" as a title does.
pub(in crate::format) fn read_block(text: &str) -> Option<Block> {
    // Of most lines the letters tell at once.
    let named = ["rganigram", "RGANIGRAM"].iter().any(|part| text.contains(part));
    if !named {
        return titled_otherwise(text);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &&str| {
        matches!(bare(word).as_str(), "organigramme" | "organigrammes")
            || bare(word).starts_with("organigramme ")
    };
    if text.len() > 160 || words.len() > 24 || text.ends_with('.') {
        return None;
    }
    let Some(at) = words.iter().position(is_word) else { return titled_otherwise(text) };
    let before = words[..at].join(" ");
    let prefix = before.trim_end_matches([' ', ':', '-', '–', '—', ',']);
    // In a sentence the word is not the first of its line, nor does an administration's name precede it.
    let folded_prefix = folded(prefix);
    let names_unit = kind_at_start(&folded_prefix).is_some();
    let capitals = !text.chars().any(char::is_lowercase);
    let word_in_capitals = !words[at].contains(char::is_lowercase);
    let dated = names_committee(&bare(prefix)) && date_in(prefix).is_some();
    let is_title = names_unit || capitals || word_in_capitals || dated || is_organisation(prefix);
    if !prefix.is_empty() && !is_title {
        return None;
    }
    let mut block = Block::default();
    if dated {
        // "CST du 9 avril 2024 – organigramme cible": the whole line tells.
        read_tail(text, &mut block);
        return Some(block);
    }
    // "UNIVERSITE DE ROUEN – DIRECTION DU PATRIMOINE" names both.
    let parts = [" – ", " — ", " - "].iter().fold(vec![prefix], |parts, dash| {
        parts.into_iter().flat_map(|part| part.split(*dash)).collect()
    });
    let is_unit = |part: &str| kind_at_start(&folded(part)).is_some() && !is_organisation(part);
    match parts[..] {
        [first, second] if is_organisation(first) && is_unit(second) => {
            block.organisation = Some(first.to_owned());
            block.unit = Some(second.to_owned());
        }
        _ if is_unit(prefix) => block.unit = Some(prefix.to_owned()),
        _ if !prefix.is_empty() => block.organisation = Some(prefix.to_owned()),
        _ => {}
    }
    let tail = words[at..].join(" ");
    read_tail(&tail, &mut block);
    Some(block)
}

/// "Organisation cible", "Situation actuelle": the title of a chart without the word.
fn titled_otherwise(text: &str) -> Option<Block> {
    if text.len() > 60 || !text.starts_with(|c: char| "LlNnOoSs".contains(c)) {
        return None;
    }
    let words = bare(text);
    let mut words: Vec<&str> = words.split(' ').collect();
    words.retain(|word| !matches!(*word, "nouvelle" | "la" | "l"));
    let titled = matches!(words[..], [first, second]
        if matches!(first, "organisation" | "situation" | "structure" | "schema")
            && (role(second).is_some() || hints_at_role(second)));
    if !titled {
        return None;
    }
    let mut block = Block { role: role(words[1]), ..Block::default() };
    if block.role.is_none() {
        block.doubts.push(Doubt::RoleUnclear { text: text.to_owned() });
    }
    Some(block)
}

/// The state, the date and what is left after the word.
fn read_tail(tail: &str, block: &mut Block) {
    let dated = date_in(tail);
    let mut left = unsaid_words(tail, dated.is_some(), block);
    match dated {
        Some(Ok(date)) if names_committee(&bare(tail)) => block.date = Some(date),
        Some(Ok(_)) => block.doubts.push(Doubt::DateOfSomethingElse { text: tail.to_owned() }),
        Some(Err(())) => block.doubts.push(Doubt::DateInvalid { text: tail.to_owned() }),
        None => {}
    }
    // "au 01/01/2024", whose date is gone.
    while dated.is_some()
        && left.last().is_some_and(|word| {
            matches!(folded(word).as_str(), "au" | "du" | "le" | "en" | "-" | "–" | "—" | ":" | ",")
        })
    {
        left.pop();
    }
    left.retain(|word| !is_adjective(&bare(word)));
    let rest = left.join(" ");
    let rest = rest.trim_matches([' ', ':', '-', '–', '—', ',']);
    let named = ["de la ", "de l'", "du ", "des ", "de ", "d'", "au ", "le "]
        .iter()
        .find_map(|link| after_folded(rest, link))
        .unwrap_or(rest);
    if named.is_empty()
        || (dated.is_some() && matches!(folded(named).as_str(), "au" | "du" | "le" | "1er"))
    {
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
    } else if is_organisation(named) && block.organisation.is_none() {
        block.organisation = Some(named.to_owned());
    } else if block.role.is_none() && left.iter().any(|word| hints_at_role(&folded(word))) {
        block.doubts.push(Doubt::RoleUnclear { text: rest.to_owned() });
    } else {
        block.doubts.push(Doubt::Unrecognised { text: rest.to_owned() });
    }
}

/// The words of `tail` that are neither the state and its number, which go to `block`, nor those of the
/// committee and its date.
fn unsaid_words<'t>(tail: &'t str, is_dated: bool, block: &mut Block) -> Vec<&'t str> {
    let mut left: Vec<&str> = Vec::new();
    let mut in_committee = false;
    let mut after_variant = false;
    for word in tail.split([' ', '_', '(', ')']).filter(|word| !word.is_empty()) {
        let numbers = std::mem::take(&mut after_variant) && word.chars().count() <= 2;
        if numbers && word.chars().all(char::is_alphanumeric) {
            block.number = Some(word.to_owned());
            continue;
        }
        for part in bare(word).split(' ') {
            after_variant |= part == "variante";
            if let Some(found) = role(part).filter(|_| block.role.is_none()) {
                block.role = Some(found);
            }
        }
        let lower = bare(word);
        let digits = lower.chars().all(|c| c.is_ascii_digit() || c == ' ');
        let date_word = digits || month(&lower).is_some() || lower == "1er";
        in_committee |= names_committee(&lower);
        let sentence = lower.is_empty()
            || lower
                .split(' ')
                .any(|part| part.starts_with("organigramme") || role(part).is_some())
            || names_committee(&lower)
            || (is_dated && date_word)
            || (in_committee
                && matches!(
                    lower.as_str(),
                    "du" | "technique"
                        | "social"
                        | "sociale"
                        | "territorial"
                        | "de"
                        | "d"
                        | "administration"
                ));
        if !sentence {
            left.push(word);
        }
    }
    left
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
    let mentions = names_committee(&bare) && words <= 9 && !text.ends_with('.');
    if !(titled || mentions) || words > 14 || text.contains('(') && !text.ends_with(')') {
        return None;
    }
    date_in(text)
}

/// A committee's line as a block, for the state, the unit and the words that it may hold besides.
pub(in crate::format) fn committee_block(text: &str) -> Block {
    let mut block = Block::default();
    read_tail(text, &mut block);
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
        !bare(text).split(' ').all(is_usual)
    });
    block
}

/// A line about authorised posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) enum Ceiling {
    Figure(u32),
    /// A figure, and words after it: "45 dont 2 vacants".
    FigureAndMore(u32, String),
    /// The figure is on another line.
    WordsOnly,
    NotPrinted,
    Unclear,
}

/// "Postes autorisés : 29", "POSTES AUTORISES 12", "12 postes autorisés", "Effectif autorisé : 12 ETP".
pub(in crate::format) fn read_ceiling(text: &str) -> Option<Ceiling> {
    // Of most lines the letters tell at once.
    if !["utoris", "UTORIS", "lafond", "LAFOND"].iter().any(|part| text.contains(part)) {
        return None;
    }
    let words = bare(text);
    let words: Vec<&str> = words.split(' ').collect();
    if words.len() > 16 || kind_at_start(&folded(text)).is_some() {
        return None;
    }
    // The words come first, but for a figure before them.
    let near = &words[..words.len().min(6)];
    let authorised = near
        .iter()
        .any(|word| matches!(*word, "autorises" | "autorise" | "autorisees" | "autorisee"));
    let counted = near.iter().any(|word| {
        matches!(*word, "postes" | "poste" | "effectif" | "effectifs" | "emplois" | "etp")
    });
    let plafond = words.starts_with(&["plafond", "d", "emplois"])
        || words.starts_with(&["plafond", "d", "emploi"])
        || words.starts_with(&["plafond", "de", "postes"]);
    if !(authorised && counted || plafond) || text.contains("(A)") || text.ends_with('.') {
        return None;
    }
    let left: Vec<&str> = words.iter().copied().filter(|word| !is_of_ceiling(word)).collect();
    let fraction = text
        .split(|c: char| !(c.is_ascii_digit() || ",.".contains(c)))
        .any(|number| number.trim_matches([',', '.']).contains([',', '.']));
    match left.as_slice() {
        [] => Some(Ceiling::WordsOnly),
        // With the number of posts beside it, as this program prints it.
        [figure, count] if text.ends_with(')') && count.parse::<u32>().is_ok() => {
            Some(figure.parse().map_or(Ceiling::Unclear, Ceiling::Figure))
        }
        ["non", "imprimes" | "imprime", ..] => Some(Ceiling::NotPrinted),
        _ if fraction => Some(Ceiling::Unclear),
        [figure] => Some(figure.parse().map_or(Ceiling::Unclear, Ceiling::Figure)),
        [figure, "dont" | "soit" | "et" | "hors", ..] => {
            let more = |figure: &str| {
                let at = text.find(figure).map_or(0, |at| at + figure.len());
                text[at..].trim_matches([' ', '(', ')', ',', '–', '-']).to_owned()
            };
            Some(
                figure
                    .parse()
                    .map_or(Ceiling::Unclear, |n| Ceiling::FigureAndMore(n, more(figure))),
            )
        }
        _ => Some(Ceiling::Unclear),
    }
}

/// Words that name the posts a perimeter may have.
fn is_of_ceiling(word: &str) -> bool {
    matches!(
        word,
        "nombre"
            | "de"
            | "d"
            | "postes"
            | "poste"
            | "autorises"
            | "autorise"
            | "autorisees"
            | "autorisee"
            | "effectif"
            | "effectifs"
            | "emplois"
            | "emploi"
            | "etp"
            | "plafond"
            | "total"
            | "n"
            | "agents"
    )
}

/// "Effectif total : 12", "Total 12 postes": a sum, not posts.
pub(in crate::format) fn is_total(text: &str) -> bool {
    let words = bare(text);
    let mut parts = words.split(' ');
    let first = parts.next().unwrap_or_default();
    // "Sous-direction" is a unit.
    if first == "sous" {
        return matches!(parts.next(), Some("total" | "totaux"));
    }
    matches!(
        first,
        "total"
            | "totaux"
            | "effectif"
            | "effectifs"
            | "nombre"
            | "postes"
            | "page"
            | "tel"
            | "telephone"
            | "annexe"
            | "article"
            | "version"
            | "etp"
            | "dont"
            | "soit"
    )
}

/// "A : catégorie A", "(A) = cadres".
pub(in crate::format) fn is_legend(text: &str) -> bool {
    let bare = bare(text);
    bare.starts_with("legende") || bare.contains("categorie a") && bare.contains("categorie b")
}

/// "Sommaire", above the lines of a table of contents.
pub(in crate::format) fn announces_contents(text: &str) -> bool {
    matches!(bare(text).as_str(), "sommaire" | "table des matieres" | "contents" | "plan")
}

/// A line of a table of contents: a title, dots and a page.
pub(in crate::format) fn is_contents(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit()) && (text.contains("....") || text.contains("…"))
}

/// A page number or a rule.
pub(in crate::format) fn is_page_mark(text: &str) -> bool {
    if text.len() > 60 && text.contains(char::is_alphanumeric) {
        return is_markup(text);
    }
    let words = bare(text);
    if words.is_empty() || is_markup(text) {
        return true;
    }
    let mut parts = words.split(' ');
    let paged = words.starts_with("page ") || words.starts_with("p ");
    let numbers = parts.clone().filter(|part| part.bytes().all(|b| b.is_ascii_digit())).count();
    let others = parts.all(|part| {
        part.bytes().all(|b| b.is_ascii_digit()) || matches!(part, "page" | "p" | "sur" | "de")
    });
    others && (1..=2).contains(&numbers) && (paged || words.len() <= 7)
}

/// "Sont créés :", "Postes supprimés :": what follows are movements, not a chart.
pub(in crate::format) fn announces_movements(text: &str) -> bool {
    const STEMS: [&str; 5] = ["cree", "creation", "supprim", "suppression", "transform"];
    let words = bare(text);
    text.ends_with(':')
        && words.split(' ').any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// Lines that belong to the page whatever the chart.
pub(in crate::format) fn is_furniture(text: &str) -> bool {
    let words = bare(text);
    const STARTS: [&str; 18] = [
        "annexe",
        "sommaire",
        "legende",
        "table des matieres",
        "confidentiel",
        "document de travail",
        "republique francaise",
        "liberte egalite fraternite",
        "version du",
        "version",
        "mis a jour",
        "mise a jour",
        "maj",
        "edite le",
        "tableau des effectifs",
        "tableau des emplois",
        "source",
        "suite",
    ];
    let starts = STARTS.iter().any(|start| {
        words.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    // Names of units follow in this program's own texts.
    let unprinted = words.starts_with("sans chiffre imprime");
    (starts && words.split(' ').count() <= 10) || unprinted || is_legend(text)
}

/// A sentence without a figure, or where and when a report was made.
pub(in crate::format) fn is_prose(text: &str) -> bool {
    let made = bare(text).starts_with("fait a ");
    let sentence = text.ends_with(['.', '!', '?', ':']) && text.split(' ').count() > 5;
    made || sentence && text.starts_with(char::is_uppercase) && !tells_figures(text)
}

/// Whether a sentence holds a number that is no date.
fn tells_figures(text: &str) -> bool {
    let words = bare(text);
    let words: Vec<&str> = words.split(' ').collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    (0..words.len()).any(|at| {
        let year = matches!(words[at].parse(), Ok(1900..=2100));
        let day = words.get(at + 1).is_some_and(|next| month(next).is_some());
        is_number(words[at]) && !year && !day
    })
}
