//! Words that organigrammes use: kinds of unit, administrations, dates, states.
//!
//! Every list is compared folded: lower case, no accents.

use jiff::civil::Date;

use crate::model::{Role, folded};

/// A word that begins the name of a unit.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::format) struct KindWord {
    /// The folded word or words.
    pub word: &'static str,
    pub id: &'static str,
    pub label: &'static str,
    /// Tenfold the rank in the project's list, with the places between.
    pub rank: u8,
}

/// Rank of a kind in the project's list, for kinds that the default lists lack.
pub(in crate::format) const RANK_STEP: u8 = 10;

const fn kind(word: &'static str, id: &'static str, label: &'static str, rank: u8) -> KindWord {
    KindWord { word, id, label, rank }
}

/// Longer words before the words they begin with.
const KINDS: [KindWord; 32] = [
    kind("direction generale adjointe", "direction", "Direction", 10),
    kind("direction generale deleguee", "direction", "Direction", 10),
    kind("direction generale", "direction", "Direction", 5),
    kind("dga", "direction", "Direction", 10),
    kind("secretariat general", "secretariat-general", "Secrétariat général", 10),
    kind("sous direction", "sous-direction", "Sous-direction", 25),
    kind("sous-direction", "sous-direction", "Sous-direction", 25),
    kind("pole", "pole", "Pôle", 10),
    kind("direction", "direction", "Direction", 20),
    kind("departement", "departement", "Département", 20),
    kind("mission", "mission", "Mission", 20),
    kind("delegation", "delegation", "Délégation", 20),
    kind("division", "division", "Division", 30),
    kind("services", "service", "Service", 30),
    kind("service", "service", "Service", 30),
    kind("secteur", "secteur", "Secteur", 40),
    kind("cellule", "cellule", "Cellule", 40),
    kind("bureau", "bureau", "Bureau", 40),
    kind("section", "section", "Section", 40),
    kind("unite", "unite", "Unité", 40),
    kind("antenne", "antenne", "Antenne", 40),
    kind("centre", "centre", "Centre", 40),
    kind("agence", "agence", "Agence", 40),
    kind("groupement", "groupement", "Groupement", 20),
    kind("subdivision", "subdivision", "Subdivision", 40),
    kind("brigade", "brigade", "Brigade", 50),
    kind("atelier", "atelier", "Atelier", 50),
    kind("secretariat", "secretariat", "Secrétariat", 40),
    kind("cabinet", "cabinet", "Cabinet", 20),
    kind("equipe", "equipe", "Équipe", 50),
    kind("dpt", "departement", "Département", 20),
    kind("dir.", "direction", "Direction", 20),
];

/// The rank of a unit without a kind word.
pub(in crate::format) const OTHER_RANK: u8 = 50;

/// The kind whose word begins `folded_name`.
pub(in crate::format) fn kind_at_start(folded_name: &str) -> Option<&'static KindWord> {
    KINDS.iter().find(|kind| {
        folded_name
            .strip_prefix(kind.word)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    })
}

/// Where the name proper begins after a code: "DPE 1 – Bureau des enseignants".
pub(in crate::format) fn after_code(text: &str) -> usize {
    let Some((mark, dash)) = [" – ", " - ", " : ", " — "]
        .iter()
        .filter_map(|dash| text.find(dash).map(|at| (at, dash.len())))
        .min()
    else {
        return 0;
    };
    let code = &text[..mark];
    let is_code = mark <= 10
        && code.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || " ./".contains(c));
    if is_code && kind_at_start(&folded(&text[mark + dash..])).is_some() { mark + dash } else { 0 }
}

const REGIONS: [&str; 18] = [
    "auvergne rhone alpes",
    "bourgogne franche comte",
    "bretagne",
    "centre val de loire",
    "corse",
    "grand est",
    "guadeloupe",
    "guyane",
    "hauts de france",
    "ile de france",
    "la reunion",
    "martinique",
    "mayotte",
    "normandie",
    "nouvelle aquitaine",
    "occitanie",
    "pays de la loire",
    "provence alpes cote d azur",
];

const DEPARTEMENTS: [&str; 98] = [
    "ain",
    "aisne",
    "allier",
    "alpes de haute provence",
    "hautes alpes",
    "alpes maritimes",
    "ardeche",
    "ardennes",
    "ariege",
    "aube",
    "aude",
    "aveyron",
    "bouches du rhone",
    "calvados",
    "cantal",
    "charente",
    "charente maritime",
    "cher",
    "correze",
    "corse du sud",
    "haute corse",
    "cote d or",
    "cotes d armor",
    "creuse",
    "dordogne",
    "doubs",
    "drome",
    "eure",
    "eure et loir",
    "finistere",
    "gard",
    "haute garonne",
    "gers",
    "gironde",
    "herault",
    "ille et vilaine",
    "indre",
    "indre et loire",
    "isere",
    "jura",
    "landes",
    "loir et cher",
    "loire",
    "haute loire",
    "loire atlantique",
    "loiret",
    "lot",
    "lot et garonne",
    "lozere",
    "maine et loire",
    "manche",
    "marne",
    "haute marne",
    "mayenne",
    "meurthe et moselle",
    "meuse",
    "morbihan",
    "moselle",
    "nievre",
    "nord",
    "oise",
    "orne",
    "pas de calais",
    "puy de dome",
    "pyrenees atlantiques",
    "hautes pyrenees",
    "pyrenees orientales",
    "bas rhin",
    "haut rhin",
    "rhone",
    "haute saone",
    "saone et loire",
    "sarthe",
    "savoie",
    "haute savoie",
    "paris",
    "seine maritime",
    "seine et marne",
    "yvelines",
    "deux sevres",
    "somme",
    "tarn",
    "tarn et garonne",
    "var",
    "vaucluse",
    "vendee",
    "vienne",
    "haute vienne",
    "vosges",
    "yonne",
    "territoire de belfort",
    "essonne",
    "hauts de seine",
    "seine saint denis",
    "val de marne",
    "val d oise",
    "alsace",
    "val d'oise",
];

/// First words of the names of administrations.
const ADMINISTRATIONS: [&str; 50] = [
    "academie",
    "agence regionale de sante",
    "caisse",
    "centre hospitalier",
    "centre national",
    "chambre",
    "chu",
    "chru",
    "conseil de territoire",
    "communaute d agglo",
    "eurometropole",
    "groupe hospitalier",
    "grand port",
    "hopital",
    "hopitaux",
    "institut",
    "office public",
    "office de tourisme",
    "office du tourisme",
    "parc naturel",
    "prefet",
    "prefete",
    "service departemental d incendie",
    "commune du",
    "region",
    "conseil regional",
    "conseil departemental",
    "conseil general",
    "ville de",
    "ville d",
    "ville du",
    "commune de",
    "commune d",
    "mairie",
    "metropole",
    "communaute de communes",
    "communaute d agglomeration",
    "communaute urbaine",
    "prefecture",
    "ministere",
    "universite",
    "rectorat",
    "syndicat",
    "centre communal d action sociale",
    "ccas",
    "centre de gestion",
    "sdis",
    "collectivite",
    "etablissement public",
    "agglomeration",
];

/// Words of a folded text, punctuation left out, one space between.
pub(in crate::format) fn bare(text: &str) -> String {
    let folded = folded(text);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether `text` is the name of an administration rather than of one of its units.
pub(in crate::format) fn is_organisation(text: &str) -> bool {
    let bare = bare(text);
    if bare.split(' ').count() > 12 || is_report_title(text) {
        return false;
    }
    let starts = |word: &str| {
        bare.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    REGIONS.contains(&bare.as_str())
        || ADMINISTRATIONS.iter().any(|word| starts(word))
        || is_departement(&bare)
}

/// "departement de l aisne"; "departement des finances" is a unit.
fn is_departement(bare: &str) -> bool {
    let Some(rest) = bare.strip_prefix("departement ") else { return false };
    let place = ["de l ", "de la ", "du ", "des ", "de ", "d "]
        .iter()
        .find_map(|link| rest.strip_prefix(link))
        .unwrap_or(rest);
    DEPARTEMENTS.contains(&place)
}

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

pub(in crate::format) fn month(folded_word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| *month == folded_word)?;
    i8::try_from(index + 1).ok()
}

/// A date written in a text: none if there is none, an error if it is no day of the calendar.
pub(in crate::format) fn date_in(text: &str) -> Option<Result<Date, ()>> {
    let folded = folded(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    for window in words.windows(3) {
        let [first, second, third] = window else { continue };
        let day = number(first.strip_suffix("er").unwrap_or(first));
        let found = if let (Some(day), Some(month), Some(year)) =
            (day, month(second), number(third))
        {
            Some((year, i16::from(month), day))
        } else if let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) {
            match (first.len(), third.len()) {
                (4, 1..=2) => Some((a, b, c)),
                (1..=2, 4) => Some((c, b, a)),
                (1..=2, 2) => Some((2000 + c, b, a)),
                _ => None,
            }
        } else {
            None
        };
        if let Some((year, month, day)) = found {
            let part = |n: i16| i8::try_from(n).map_err(drop);
            let date =
                part(month).and_then(|month| Date::new(year, month, part(day)?).map_err(drop));
            return Some(date);
        }
    }
    None
}

fn number(word: &str) -> Option<i16> {
    if (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
        word.parse().ok()
    } else {
        None
    }
}

/// Whether a bare text names a committee: CT, CST, and their like.
pub(in crate::format) fn names_committee(bare: &str) -> bool {
    let mut words = bare.split(' ');
    words.any(|word| matches!(word, "ct" | "cst" | "csa" | "ctp" | "cse" | "comite" | "seance"))
}

/// The state a word names, "source", "cible" or "variante": nothing else is taken for one.
pub(in crate::format) fn role(folded_word: &str) -> Option<Role> {
    match folded_word {
        "source" => Some(Role::Source),
        "cible" => Some(Role::Target),
        "variante" => Some(Role::Variant),
        _ => None,
    }
}

/// Words that hint at a state without naming it.
pub(in crate::format) fn hints_at_role(folded_word: &str) -> bool {
    matches!(
        folded_word,
        "actuel"
            | "actuelle"
            | "existant"
            | "projet"
            | "projete"
            | "propose"
            | "proposition"
            | "futur"
            | "nouveau"
            | "nouvel"
            | "ancien"
            | "avant"
            | "apres"
            | "initial"
            | "final"
    )
}

/// A count written in letters.
pub(in crate::format) fn count_word(folded_word: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] = [
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze",
    ];
    if matches!(
        folded_word,
        "une" | "un/e" | "un(e)" | "un.e" | "un-e" | "un·e" | "une/un" | "un/une"
    ) {
        return Some(1);
    }
    NUMBERS.iter().position(|word| *word == folded_word).and_then(|n| u32::try_from(n + 1).ok())
}

/// "5" or "1,5", in hundredths; four digits are a year, five a postcode.
pub(in crate::format) fn hundredths_of(digits: &str) -> Option<u32> {
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 3
        || fraction.len() > 2
        || !is_digits(whole)
        || !is_digits(fraction)
    {
        return None;
    }
    if fraction.is_empty() && whole.len() < digits.len() {
        return None;
    }
    let fraction: u32 = format!("{fraction:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + fraction)
}

/// The title of the report itself, often printed again at the head of each page.
pub(in crate::format) fn is_report_title(text: &str) -> bool {
    let words = bare(text);
    let count = words.split(' ').count();
    let starts =
        ["rapport", "deliberation", "compte rendu", "ordre du jour", "note de presentation"]
            .iter()
            .any(|start| words.starts_with(start));
    let about_report = words.split(' ').any(|word| matches!(word, "rapport" | "deliberation"));
    let capital = text.starts_with(char::is_uppercase) && !text.ends_with(['.', ':', ';']);
    let parted = text.contains(['–', '—', '|', '-']);
    capital && count <= 20 && (starts || about_report && parted)
}
