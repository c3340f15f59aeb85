//! Kinds of unit, by the word that begins a unit's name.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::jobs::is_job_in_letters;
use crate::format::reading::marks::first_mark;
use crate::model::folded;

/// A word that begins the name of a unit.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::format) struct KindWord {
    /// The folded word or words.
    pub word: &'static str,
    pub id: &'static str,
    pub label: &'static str,
    /// Tenfold the rank in the project's list, with the places between.
    pub rank: u8,
    /// It may stand anywhere: a library is a service here and a team there.
    pub anywhere: bool,
}

/// Rank of a kind in the project's list, for kinds that the default lists lack.
pub(in crate::format) const RANK_STEP: u8 = 10;

/// Rank of a direction that is a whole service of the State or of a département.
pub(in crate::format) const WHOLE_SERVICE: u8 = 15;

const fn kind(word: &'static str, id: &'static str, label: &'static str, rank: u8) -> KindWord {
    KindWord { word, id, label, rank, anywhere: false }
}

const fn place(word: &'static str, id: &'static str, label: &'static str, rank: u8) -> KindWord {
    KindWord { word, id, label, rank, anywhere: true }
}

/// Of words that begin alike the longer stand first.
const KINDS: &[KindWord] = &[
    // Above directions.
    kind("direction generale adjointe", "direction", "Direction", 10),
    kind("direction generale deleguee", "direction", "Direction", 10),
    kind("direction generale des services", "direction", "Direction", 5),
    kind("direction generale", "direction", "Direction", 5),
    kind("dgs", "direction", "Direction", 5),
    kind("dga", "direction", "Direction", 10),
    // Of a préfecture, beside its directions.
    kind("secretariat general commun", "secretariat-general", "Secrétariat général", 20),
    kind("secretariat general", "secretariat-general", "Secrétariat général", 10),
    kind("pole", "pole", "Pôle", 10),
    kind("filiere", "filiere", "Filière", 10),
    // Directions and their like.
    // Whole services of the State or of a département, above directions of their own.
    kind("direction departementale", "direction", "Direction", WHOLE_SERVICE),
    kind("direction regionale", "direction", "Direction", WHOLE_SERVICE),
    kind("direction interregionale", "direction", "Direction", WHOLE_SERVICE),
    kind("direction interdepartementale", "direction", "Direction", WHOLE_SERVICE),
    kind("direction deleguee", "direction", "Direction", 22),
    kind("direction adjointe", "direction", "Direction", 22),
    kind("direction", "direction", "Direction", 20),
    kind("dir.", "direction", "Direction", 20),
    kind("dir", "direction", "Direction", 20),
    kind("departement", "departement", "Département", 20),
    kind("dpt", "departement", "Département", 20),
    kind("dept", "departement", "Département", 20),
    kind("depart.", "departement", "Département", 20),
    kind("deleg.", "delegation", "Délégation", 20),
    kind("mission", "mission", "Mission", 20),
    kind("delegation", "delegation", "Délégation", 20),
    kind("groupement", "groupement", "Groupement", 20),
    kind("cabinet", "cabinet", "Cabinet", 20),
    kind("inspection", "inspection", "Inspection", 20),
    kind("ufr", "ufr", "UFR", 20),
    kind("faculte", "faculte", "Faculté", 20),
    kind("iut", "iut", "IUT", 20),
    kind("inspe", "inspe", "INSPE", 20),
    kind("etat-major", "etat-major", "État-major", 20),
    kind("etat major", "etat-major", "État-major", 20),
    kind("sous prefecture", "sous-prefecture", "Sous-préfecture", 20),
    kind("sous-prefecture", "sous-prefecture", "Sous-préfecture", 20),
    kind("ss-dir.", "sous-direction", "Sous-direction", 25),
    kind("s/dir.", "sous-direction", "Sous-direction", 25),
    kind("sous dir.", "sous-direction", "Sous-direction", 25),
    kind("sous-dir.", "sous-direction", "Sous-direction", 25),
    kind("sous direction", "sous-direction", "Sous-direction", 25),
    kind("sous-direction", "sous-direction", "Sous-direction", 25),
    kind("territoire", "territoire", "Territoire", 25),
    kind("circonscription", "circonscription", "Circonscription", 25),
    // Services and their like.
    kind("services", "service", "Service", 30),
    kind("service", "service", "Service", 30),
    kind("serv.", "service", "Service", 30),
    kind("serv", "service", "Service", 30),
    kind("svce", "service", "Service", 30),
    kind("svc", "service", "Service", 30),
    kind("sce", "service", "Service", 30),
    kind("div.", "division", "Division", 30),
    kind("division", "division", "Division", 30),
    place("regie", "regie", "Régie", 30),
    place("laboratoire", "laboratoire", "Laboratoire", 30),
    kind("coordination", "coordination", "Coordination", 30),
    place("agence comptable", "agence", "Agence", 30),
    place("tresorerie", "tresorerie", "Trésorerie", 30),
    place("greffe", "greffe", "Greffe", 30),
    place("commissariat", "commissariat", "Commissariat", 30),
    place("compagnie", "compagnie", "Compagnie", 30),
    place("district", "district", "District", 30),
    place("mediatheque", "mediatheque", "Médiathèque", 30),
    place("bibliotheque", "bibliotheque", "Bibliothèque", 30),
    place("musee", "musee", "Musée", 30),
    place("conservatoire", "conservatoire", "Conservatoire", 30),
    place("maison departementale des personnes", "maison", "Maison", 20),
    place("maison departementale", "maison", "Maison", 30),
    place("maison de", "maison", "Maison", 30),
    place("maison des", "maison", "Maison", 30),
    place("maison du", "maison", "Maison", 30),
    place("police municipale", "police", "Police", 30),
    place("archives", "archives", "Archives", 30),
    place("observatoire", "observatoire", "Observatoire", 30),
    // Establishments of a commune, which are an administration's name too.
    kind("centre communal d'action sociale", "centre", "Centre", 15),
    kind("centre intercommunal d'action sociale", "centre", "Centre", 15),
    kind("ccas", "centre", "Centre", 15),
    kind("cias", "centre", "Centre", 15),
    // Below services.
    kind("secteur", "secteur", "Secteur", 40),
    kind("sect.", "secteur", "Secteur", 40),
    kind("cellule", "cellule", "Cellule", 40),
    kind("cell.", "cellule", "Cellule", 40),
    kind("bureau", "bureau", "Bureau", 36),
    kind("bur.", "bureau", "Bureau", 36),
    kind("section", "section", "Section", 40),
    kind("unite departementale", "unite", "Unité", 30),
    kind("unite territoriale", "unite", "Unité", 30),
    kind("unite", "unite", "Unité", 40),
    kind("uf", "uf", "UF", 40),
    kind("antenne", "antenne", "Antenne", 40),
    kind("centre de secours", "centre", "Centre", 30),
    kind("centre d'incendie", "centre", "Centre", 30),
    kind("centre", "centre", "Centre", 40),
    place("agence", "agence", "Agence", 40),
    kind("subdivision", "subdivision", "Subdivision", 40),
    kind("secretariat", "secretariat", "Secrétariat", 40),
    place("plateforme", "plateforme", "Plateforme", 40),
    place("plate-forme", "plateforme", "Plateforme", 40),
    place("hopital", "hopital", "Hôpital", 30),
    place("clinique", "clinique", "Clinique", 30),
    place("mairie annexe", "mairie", "Mairie", 40),
    place("mairie de quartier", "mairie", "Mairie", 40),
    kind("mairie", "mairie", "Mairie", 5),
    place("college", "college", "Collège", 40),
    place("lycee", "lycee", "Lycée", 40),
    place("piscine", "piscine", "Piscine", 40),
    place("theatre", "theatre", "Théâtre", 40),
    place("cinema", "cinema", "Cinéma", 40),
    place("stade", "stade", "Stade", 40),
    place("patinoire", "patinoire", "Patinoire", 40),
    place("ehpad", "ehpad", "EHPAD", 30),
    place("creche", "creche", "Crèche", 40),
    place("multi-accueil", "creche", "Crèche", 40),
    place("ecole", "ecole", "École", 40),
    place("groupe scolaire", "ecole", "École", 40),
    place("cuisine centrale", "cuisine", "Cuisine", 40),
    place("residence", "residence", "Résidence", 40),
    place("foyer", "foyer", "Foyer", 40),
    place("relais", "relais", "Relais", 40),
    place("guichet", "guichet", "Guichet", 40),
    place("espace", "espace", "Espace", 40),
    place("pharmacie", "pharmacie", "Pharmacie", 40),
    place("bloc operatoire", "bloc", "Bloc", 40),
    kind("brigade", "brigade", "Brigade", 50),
    kind("atelier", "atelier", "Atelier", 50),
    kind("equipe", "equipe", "Équipe", 50),
    kind("pool", "equipe", "Équipe", 50),
    place("magasin", "magasin", "Magasin", 50),
    place("garage", "garage", "Garage", 50),
];

/// The kinds by the first word, or part of a word, of theirs.
static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Vec<&'static KindWord>>> =
    LazyLock::new(|| {
        let mut kinds: HashMap<_, Vec<_>> = HashMap::new();
        for kind in KINDS {
            kinds.entry(first_word(kind.word)).or_default().push(kind);
        }
        kinds
    });

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(text)
}

/// The rank of a unit without a kind word.
pub(in crate::format) const OTHER_RANK: u8 = 50;

/// The kind whose word begins `folded_name`.
pub(in crate::format) fn kind_at_start(folded_name: &str) -> Option<&'static KindWord> {
    let kinds = BY_FIRST_WORD.get(first_word(folded_name))?;
    let begins = |kind: &&&KindWord| {
        folded_name
            .strip_prefix(kind.word)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    };
    kinds.iter().find(begins).copied()
}

/// Where the name proper begins after a code: "DPE 1 – Bureau des enseignants", "SG/DRH/2 Bureau des retraites".
pub(in crate::format) fn after_code(text: &str) -> usize {
    let parted = first_mark(text, &[" – ", " - ", " : ", " — ", ". "]);
    let parted = parted.map(|(at, dash)| (at, at + dash.len()));
    // "[DRH] Direction des ressources humaines".
    if let Some(end) = text.strip_prefix('[').and_then(|rest| rest.find("] ")).map(|at| at + 3)
        && end <= 18
        && kind_at_start(&folded(&text[end..])).is_some()
    {
        return end;
    }
    // Without a dash it is one word that no name holds.
    let one_word = text.find(' ').filter(|&at| {
        let word = &text[..at];
        let numbered = word.contains(|c: char| c.is_ascii_digit() || c == '/');
        // "PCV Pôle Cadre de vie": letters, where the name itself is none in capitals.
        let lettered = || {
            (2..=6).contains(&at)
                && text[at + 1..].starts_with(char::is_uppercase)
                && text.contains(char::is_lowercase)
                && !is_job_in_letters(word)
        };
        word.contains(|c: char| c.is_uppercase()) && (numbered || lettered())
    });
    let candidates = parted.into_iter().chain(one_word.map(|at| (at, at + 1)));
    let is_code = |code: &str| {
        code.len() <= 14
            && code.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
            && code.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || " ./-_".contains(c))
    };
    let names_unit = |at: usize| kind_at_start(&folded(&text[at..])).is_some();
    // "SECTEUR : Conservatoire" begins with its kind, "DIR – Direction des réseaux" with letters.
    let is_kind = |code: &str| {
        let code = folded(code);
        code.len() > 3 && kind_at_start(&code).is_some_and(|kind| kind.word == code)
    };
    let code = candidates.into_iter().find(|(end, next)| {
        is_code(&text[..*end]) && names_unit(*next) && !is_kind(text[..*end].trim_end())
    });
    code.map_or(0, |(_, next)| next)
}
