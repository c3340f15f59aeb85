//! Names of administrations, to tell them from the names of their units.

use super::words::{bare, is_report_title};

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
const ADMINISTRATIONS: [&str; 54] = [
    "academie",
    "agence regionale de sante",
    "caisse",
    "centre hospitalier",
    "centre national",
    "chambre",
    "ch de",
    "ch d",
    "ch du",
    "chi de",
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

/// First words of names that an administration has, or a unit of another: services of the State in a
/// département or a region, schools, homes. "Département de la Haute-Vire" is one, "des finances" none.
const ESTABLISHMENTS: [&str; 42] = [
    "ars",
    "cfa",
    "cnfpt",
    "cnrs",
    "college",
    "crous",
    "ddets",
    "ddfip",
    "ddpp",
    "ddt",
    "ddtm",
    "deal",
    "departement",
    "direction academique",
    "direction de l academie",
    "direction departementale",
    "direction interdepartementale",
    "direction interregionale",
    "direction regionale",
    "draaf",
    "drac",
    "drajes",
    "dreal",
    "dreets",
    "drfip",
    "dsden",
    "ecole nationale",
    "ecole normale",
    "ehpad",
    "ens",
    "epsm",
    "esat",
    "foyer",
    "ght",
    "ime",
    "inrae",
    "insa",
    "inserm",
    "iut",
    "lycee",
    "oph",
    "residence",
];

/// Whether `text` may be the name of an administration where it stands as one does.
pub(in crate::format) fn may_be_organisation(text: &str) -> bool {
    let bare = bare(text);
    let starts = |word: &&&str| {
        bare.strip_prefix(**word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let ends = ["metropole", "agglomeration", "agglo", "communaute", "habitat"];
    let named = ESTABLISHMENTS.iter().any(|word| starts(&word))
        || bare.rsplit_once(' ').is_some_and(|(_, last)| ends.contains(&last));
    named && bare.split(' ').count() <= 12 && (!bare.starts_with("departement") || is_place(text))
}

/// "Département de la Haute-Vire", or its capitals, which may be any département's.
fn is_place(text: &str) -> bool {
    let capitals = !text.chars().any(char::is_lowercase);
    let links = ["de", "la", "du", "des"];
    let mut words = text.split([' ', '\'', '\u{2019}']).skip(1).peekable();
    let linked = words.peek().is_some_and(|word| links.contains(&word.to_lowercase().as_str()))
        || text.contains(['\'', '\u{2019}']);
    let name = words.find(|word| !links.contains(word) && !matches!(*word, "d" | "l"));
    linked && (capitals || name.is_some_and(|name| name.starts_with(char::is_uppercase)))
}
