//! Figures that say what they count: "plafond : 12", "autorisés : 3 / pourvus : 2", "5 postes dont 4 pourvus".

use crate::format::reading::marks::marks_in;
use crate::format::reading::vocabulary::bare;

/// What the figures beside a unit or a post say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Labelled {
    pub authorised: Option<u32>,
    pub counted: Option<u32>,
    pub filled: Option<u32>,
    pub vacant: Option<u32>,
}

/// What one figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    Authorised,
    Posts,
    Filled,
    Vacant,
}

/// Longest text of figures and their labels, in bytes.
const MOST: usize = 90;

/// Reads `text` if it is nothing but figures, each with a label.
pub(in crate::format) fn labelled(text: &str) -> Option<Labelled> {
    if text.len() > MOST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let parts = text.split(['/', ',', ';', '|', '–', '—', '+']).map(bare);
    let (mut found, mut said) = (Labelled::default(), false);
    for part in parts.filter(|part| !part.is_empty()) {
        for part in part.split(" dont ").flat_map(|part| part.split(" et ")) {
            let (counts, figure, named) = one(part.strip_prefix("dont ").unwrap_or(part))?;
            said |= named;
            let place = match counts {
                Counts::Authorised => &mut found.authorised,
                Counts::Posts => &mut found.counted,
                Counts::Filled => &mut found.filled,
                Counts::Vacant => &mut found.vacant,
            };
            if place.replace(figure).is_some() {
                return None;
            }
        }
    }
    said.then_some(found)
}

/// One figure among its labels: "plafond 12", "2 pourvus", "postes autorises 3".
fn one(words: &str) -> Option<(Counts, u32, bool)> {
    let mut figure = None;
    let (mut counts, mut negated, mut named) = (Counts::Posts, false, false);
    for word in words.split(' ') {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            if word.len() > 4 || figure.replace(word.parse().ok()?).is_some() {
                return None;
            }
            continue;
        }
        let own = match word {
            "autorise" | "autorises" | "autorisee" | "autorisees" | "plafond" | "plafonds"
            | "budgete" | "budgetes" | "budgetee" | "budgetees" | "budgetaire" | "budgetaires"
            | "ouvert" | "ouverts" | "theorique" | "theoriques" | "prevu" | "prevus" => {
                Some(Counts::Authorised)
            }
            "pourvu" | "pourvus" | "pourvue" | "pourvues" | "occupe" | "occupes" | "occupee"
            | "occupees" | "reel" | "reels" => Some(Counts::Filled),
            "vacant" | "vacants" | "vacante" | "vacantes" | "pourvoir" => Some(Counts::Vacant),
            "non" => {
                negated = true;
                continue;
            }
            "effectif" | "effectifs" | "poste" | "postes" | "agent" | "agents" | "emploi"
            | "emplois" | "nombre" | "nb" | "personnes" => {
                named = true;
                continue;
            }
            "de" | "d" | "des" | "du" | "a" | "total" | "soit" | "est" | "sont" => continue,
            _ => return None,
        };
        counts = own.unwrap_or(counts);
        named = true;
    }
    if negated && counts == Counts::Filled {
        counts = Counts::Vacant;
    }
    figure.map(|figure| (counts, figure, named))
}

impl Labelled {
    /// The number of posts that the figures of a post line come to.
    pub fn posts(&self) -> Option<u32> {
        let summed = self.filled.zip(self.vacant).map(|(filled, vacant)| filled + vacant);
        self.authorised.or(self.counted).or(summed)
    }
}

/// The figures that a name ends with, in brackets or after a dash, a colon or a comma, and the name.
pub(in crate::format) fn after_name(text: &str) -> Option<(&str, Labelled)> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let marks = ["(", "[", " – ", " — ", " - ", " : ", ", "];
    marks_in(text, &marks).filter(|(at, _)| *at > 0).find_map(|(end, mark)| {
        let figures = text[end + mark.len()..].trim_matches(['(', ')', '[', ']', ' ', '.']);
        Some((text[..end].trim_end(), labelled(figures)?))
    })
}
