//! What the words of a box are: the name of a unit, posts, or the function of one person.

use super::page::{Line, Shape};
use crate::format::reading::Doubt;
use crate::format::reading::phrases::counts;
use crate::format::reading::vocabulary::{are_persons, bare, kind_at_start};
use crate::model::folded;

/// What a box is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum BoxWords {
    /// A unit with its name, and what else stands in its box.
    Unit { name: String, rest: Vec<String>, doubt: Option<Doubt> },
    /// Posts and nothing else; the function of one person.
    Posts { lines: Vec<String> },
}

/// First words of what persons are. Folded, in the singular, as far as the first letter that is none:
/// "Directeur/trice".
const FUNCTIONS: [&str; 62] = [
    "adjoint",
    "adjointe",
    "administrateur",
    "administratrice",
    "agent",
    "agente",
    "analyste",
    "animateur",
    "animatrice",
    "apprenti",
    "apprentie",
    "architecte",
    "archiviste",
    "assistant",
    "assistante",
    "attache",
    "attachee",
    "bibliothecaire",
    "cadre",
    "charge",
    "chargee",
    "chef",
    "cheffe",
    "collaborateur",
    "collaboratrice",
    "comptable",
    "concierge",
    "conducteur",
    "conductrice",
    "conseiller",
    "conseillere",
    "coordinateur",
    "coordinatrice",
    "coordonnateur",
    "coordonnatrice",
    "directeur",
    "directrice",
    "dgs",
    "educateur",
    "educatrice",
    "gardien",
    "gardienne",
    "gestionnaire",
    "infirmier",
    "infirmiere",
    "ingenieur",
    "ingenieure",
    "instructeur",
    "instructrice",
    "juriste",
    "maire",
    "medecin",
    "president",
    "presidente",
    "psychologue",
    "redacteur",
    "redactrice",
    "referent",
    "referente",
    "responsable",
    "secretaire",
    "technicien",
];
const MORE_FUNCTIONS: [&str; 2] = ["technicienne", "vice-president"];

/// Words after which a name goes on in the next line.
const LINKS: [&str; 22] = [
    "a", "au", "aux", "avec", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou",
    "par", "pour", "sans", "sous", "sur", "&", "the",
];

/// Whether a line begins with what a person is.
pub(super) fn names_function(text: &str) -> bool {
    let folded = folded(text.trim());
    let first: String = folded.chars().take_while(|c| c.is_alphabetic()).collect();
    let singular = [first.as_str(), first.strip_suffix('s').unwrap_or(&first)];
    singular.iter().any(|word| FUNCTIONS.contains(word) || MORE_FUNCTIONS.contains(word))
}

/// Whether a line by itself is posts.
pub(super) fn is_post(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '–', '•', '·', '*']).trim_start();
    counts::begins_with_count(text)
        || (counts::has_category(text) && kind_at_start(&folded(text)).is_none())
        || names_function(text)
}

/// What the lines of a box are; `None` if there are none.
pub(super) fn words(shape: &Shape) -> Option<BoxWords> {
    let lines: Vec<Line> = shape
        .lines
        .iter()
        .map(|line| Line { text: line.text.trim().to_owned(), bold: line.bold })
        .filter(|line| !line.text.is_empty())
        .collect();
    let lines = with_states(lines);
    let first = lines.first()?;
    let texts = |from: usize| -> Vec<String> {
        lines[from..].iter().map(|line| line.text.clone()).collect()
    };
    if lines.iter().all(|line| is_post(&line.text)) {
        return Some(BoxWords::Posts { lines: texts(0) });
    }
    // "Directrice" above a name: one person.
    if is_post(&first.text) && kind_at_start(&folded(&first.text)).is_none() {
        return Some(BoxWords::Posts { lines: texts(0) });
    }
    let (end, doubt) = name_end(&lines);
    let mut name = String::new();
    for line in &lines[..end] {
        // "Accords-" goes on in "cadres" without a space.
        let joint = if name.is_empty() || name.ends_with('-') { "" } else { " " };
        name = format!("{name}{joint}{}", line.text);
    }
    Some(BoxWords::Unit { name, rest: texts(end), doubt })
}

/// "Vacant" on a line of its own, where the name of who holds a post would stand, is said of that post.
fn with_states(lines: Vec<Line>) -> Vec<Line> {
    const STATES: [&str; 8] = [
        "vacant",
        "vacante",
        "poste vacant",
        "a pourvoir",
        "poste a pourvoir",
        "vacant e",
        "non pourvu",
        "en cours de recrutement",
    ];
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        let is_state = STATES.contains(&bare(&line.text).as_str());
        match out.last_mut().filter(|last| is_state && is_post(&last.text)) {
            Some(last) => last.text.push_str(" (vacant)"),
            None => out.push(line),
        }
    }
    out
}

/// Whether a shape holds one unit with posts or without: a name, then nothing that could be another.
pub(in crate::format) fn holds_unit(shape: &Shape) -> bool {
    let names = |text: &String| !is_post(text) && kind_at_start(&folded(text)).is_some();
    matches!(words(shape), Some(BoxWords::Unit { rest, .. }) if !rest.iter().any(names))
}

/// Where the name ends that the first line of a box begins, with what is doubtful about it.
fn name_end(lines: &[Line]) -> (usize, Option<Doubt>) {
    // Bold letters are the name where others follow.
    let bold = lines.iter().take_while(|line| line.bold).count();
    if bold > 0 && bold < lines.len() && !lines[..bold].iter().any(|line| is_post(&line.text)) {
        return (bold, None);
    }
    let mut end = 1;
    while end < lines.len() {
        let (above, below) = (&lines[end - 1].text, &lines[end].text);
        if is_post(below) || tells_holder(above, below) || !goes_on(above, below, end == 1) {
            break;
        }
        end += 1;
    }
    // What is left could be nothing else than more of the name.
    let rest = &lines[end..];
    let only_name = |line: &Line| {
        !is_post(&line.text)
            && !line.text.contains([':', '(', '@', '+', '='])
            && !line.text.contains(|c: char| c.is_ascii_digit())
            && !names_person(&line.text)
            && kind_at_start(&folded(&line.text)).is_none()
    };
    if !rest.is_empty() && lines.len() <= 4 && rest.iter().all(only_name) && begins_kind(lines) {
        let text = rest[0].text.clone();
        return (lines.len(), Some(Doubt::LinesJoined { text }));
    }
    (end, None)
}

fn begins_kind(lines: &[Line]) -> bool {
    kind_at_start(&folded(&lines[0].text)).is_some()
}

/// Whether a name that ends in `above` goes on in `below`.
fn goes_on(above: &str, below: &str, is_first: bool) -> bool {
    let folded_above = folded(above);
    let alone =
        is_first && kind_at_start(&folded_above).is_some_and(|kind| kind.word == folded_above);
    let last = bare(above).rsplit(' ').next().unwrap_or_default().to_owned();
    let next = bare(below).split(' ').next().unwrap_or_default().to_owned();
    alone
        || above.ends_with([',', '-', '\'', '\u{2019}', '&', '/'])
        || LINKS.contains(&last.as_str())
        || below.starts_with(char::is_lowercase)
        || below.starts_with('&')
        || (LINKS.contains(&next.as_str()) && next.len() > 1)
}

/// First words of what is called after persons.
const PLACES: [&str; 20] = [
    "college",
    "lycee",
    "ecole",
    "groupe",
    "gymnase",
    "stade",
    "hopital",
    "clinique",
    "halle",
    "creche",
    "mediatheque",
    "bibliotheque",
    "piscine",
    "residence",
    "ehpad",
    "centre",
    "maison",
    "espace",
    "salle",
    "musee",
];

/// Whether a line below the name of a unit says who leads it: "Marie DURAND, directrice", or a name alone where no
/// place is called after a person.
fn tells_holder(above: &str, below: &str) -> bool {
    const MARKS: [&str; 6] = [", ", " – ", " — ", " - ", " : ", " ("];
    let mut named = MARKS.iter().filter_map(|mark| below.split_once(mark));
    let with_function = named.any(|(name, function)| are_persons(name) && is_post(function));
    let alone = are_persons(below) && names_person(below);
    let place = bare(above).split(' ').next().is_some_and(|first| PLACES.contains(&first));
    with_function || alone && !place
}

/// "Mme Durand", "Marie DURAND".
fn names_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let titled =
        words.first().is_some_and(|it| matches!(*it, "M." | "Mme" | "MM." | "Mlle" | "Dr" | "Pr"));
    let capitals = words.iter().filter(|it| is_name(it)).count();
    titled || (words.len() >= 2 && capitals > 0 && capitals < words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(lines: &[&str]) -> (String, Vec<String>) {
        let shape = Shape::new("1", Line::plain(&lines.join("\n")), None);
        match words(&shape) {
            Some(BoxWords::Unit { name, rest, .. }) => (name, rest),
            other => panic!("{lines:?}: {other:?}"),
        }
    }

    fn posts(lines: &[&str]) -> bool {
        let shape = Shape::new("1", Line::plain(&lines.join("\n")), None);
        matches!(words(&shape), Some(BoxWords::Posts { .. }))
    }

    #[test]
    fn a_name_goes_on_where_nothing_else_can_begin() {
        let name = |lines: &[&str]| unit(lines).0;
        assert_eq!(name(&["Service", "Vie associative"]), "Service Vie associative");
        assert_eq!(
            name(&["Direction des", "Ressources humaines"]),
            "Direction des Ressources humaines"
        );
        assert_eq!(name(&["Direction", "Éducation", "Jeunesse"]), "Direction Éducation Jeunesse");
        assert_eq!(name(&["Pôle", "Moyens généraux", "Marie DURAND"]), "Pôle Moyens généraux");
        let (name, rest) = unit(&["Service Budget", "3 Gestionnaires (B)", "Assistante"]);
        assert_eq!((name.as_str(), rest.len()), ("Service Budget", 2));
    }

    #[test]
    fn functions_are_posts() {
        assert!(posts(&["Directeur (A)"]));
        assert!(posts(&["Assistante"]));
        assert!(posts(&["Chargé/e de mission"]));
        assert!(posts(&["2 agents (C)", "Gestionnaires"]));
        assert!(!posts(&["Direction générale"]));
        assert!(!posts(&["Secrétariat général"]));
    }
}
