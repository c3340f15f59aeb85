//! What stands on a page beside the chart: its ceiling, its sums, page numbers, tables of contents.

use crate::format::reading::phrases::counts::has_category;
use crate::format::reading::vocabulary::{bare, kind_at_start, month};
use crate::format::text::lines::markup::is_markup;
use crate::model::folded;

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
    if !(authorised && counted || plafond) || has_category(text) || text.ends_with('.') {
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

/// "Postes vacants : 6", "dont vacants : 2": a sum of vacant posts.
pub(in crate::format) fn read_vacant(text: &str) -> Option<u32> {
    let (label, figure) = text.split_once(':')?;
    let label = bare(label);
    let of_sum = |word: &str| {
        matches!(
            word,
            "total" | "nombre" | "de" | "des" | "dont" | "postes" | "poste" | "emplois" | "soit"
        )
    };
    let mut words = label.split(' ').filter(|word| !of_sum(word));
    let is_label = matches!(words.next(), Some("vacants" | "vacant")) && words.next().is_none();
    figure.trim().trim_end_matches('.').parse().ok().filter(|_| is_label)
}

/// "Sommaire", above the lines of a table of contents.
pub(in crate::format) fn announces_contents(text: &str) -> bool {
    text.len() < 30
        && matches!(bare(text).as_str(), "sommaire" | "table des matieres" | "contents" | "plan")
}

/// The page that a line of a table of contents ends with, after its title, dots or white space.
pub(in crate::format) fn page_of_contents(text: &str) -> Option<u32> {
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_apart = title.ends_with([' ', '.', '…', '\u{a0}']);
    let page = text[title.len()..].parse().ok()?;
    let is_title = title.contains(char::is_alphabetic) && !has_category(title);
    (is_apart && is_title && page < 1_000).then_some(page)
}

/// A page number or a rule.
pub(in crate::format) fn is_page_mark(text: &str) -> bool {
    if text.len() > 60 && text.contains(char::is_alphanumeric) {
        return is_markup(text);
    }
    // Of most lines a long word tells at once.
    let is_long = |word: &str| word.len() > 8 && word.starts_with(char::is_alphabetic);
    if text.split(' ').any(is_long) {
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

/// A sentence without a figure, or where and when a report was made.
pub(in crate::format) fn is_prose(text: &str) -> bool {
    const POLITE: [&str; 6] =
        ["voici ", "vous trouverez ", "ci joint", "ci dessous", "ci apres", "veuillez "];
    let words = bare(text);
    let announces = text.ends_with(['.', ':']) && POLITE.iter().any(|it| words.starts_with(it));
    let made = words.starts_with("fait a ") || announces && !tells_figures(text);
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
