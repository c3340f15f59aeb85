//! What the columns of a table mean, and the words that people put at their heads: one list for tables of
//! every form, for those of texts and for the clipboard.
//!
//! The words come from *tableaux des emplois* and *des effectifs* of French administrations (annex C1 of the
//! M14 and M57 budgets, exports of payroll programs) and from the import formats named in
//! `assets/tables/profiles.json`. They are compared [`bare`].

use serde::{Deserialize, Serialize};

use super::vocabulary::bare;
use crate::words::{Message, MessageKey, Value, key};

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The name of a unit; several such columns are levels, the highest first.
    Unit,
    UnitCode,
    /// The name of the unit above.
    Parent,
    ParentCode,
    /// How deep the unit stands, as a number that grows with depth.
    Depth,
    PostId,
    /// The id of the post that this one reports to.
    SupervisorId,
    /// The post that this one reports to, by its title, its holder or its id.
    ReportsTo,
    Title,
    Category,
    Grade,
    ManagerLevel,
    ReferenceJob,
    Count,
    /// Posts of the budget, whether anybody holds them or not.
    Budgeted,
    /// How many posts are held, or whether this one is.
    Filled,
    /// How many posts are vacant, or whether this one is.
    Vacant,
    /// The working time of one post.
    Fte,
    /// The working time of all posts of a row.
    FteTotal,
    /// How many posts of a row are *à temps non complet*.
    PartTime,
    Note,
    /// What concerns persons: their names, numbers, pay. It is left out.
    Person,
    Ignored,
}

impl Meaning {
    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        match self {
            Self::Unit => key::MEANING_UNIT,
            Self::UnitCode => key::MEANING_UNIT_CODE,
            Self::Parent => key::MEANING_PARENT,
            Self::ParentCode => key::MEANING_PARENT_CODE,
            Self::Depth => key::MEANING_DEPTH,
            Self::PostId => key::MEANING_POST_ID,
            Self::SupervisorId => key::MEANING_SUPERVISOR_ID,
            Self::ReportsTo => key::MEANING_REPORTS_TO,
            Self::Title => key::MEANING_TITLE,
            Self::Category => key::MEANING_CATEGORY,
            Self::Grade => key::MEANING_GRADE,
            Self::ManagerLevel => key::MEANING_MANAGER_LEVEL,
            Self::ReferenceJob => key::MEANING_REFERENCE_JOB,
            Self::Count => key::MEANING_COUNT,
            Self::Budgeted => key::MEANING_BUDGETED,
            Self::Filled => key::MEANING_FILLED,
            Self::Vacant => key::MEANING_VACANT,
            Self::Fte => key::MEANING_FTE,
            Self::FteTotal => key::MEANING_FTE_TOTAL,
            Self::PartTime => key::MEANING_PART_TIME,
            Self::Note => key::MEANING_NOTE,
            Self::Person => key::MEANING_PERSON,
            Self::Ignored => key::MEANING_IGNORED,
        }
    }
}

impl From<Meaning> for Value {
    fn from(meaning: Meaning) -> Self {
        Self::from(Message::from(meaning.word()))
    }
}

/// Which of two states of the organisation a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Before,
    After,
}

/// What the head of a column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct Named {
    pub meaning: Meaning,
    /// The whole head is a word of the list: nothing else stands in it.
    pub exact: bool,
}

/// The words of each meaning. Of words that fit, the longest counts.
const WORDS: [(Meaning, &[&str]); 22] = [
    (Meaning::Unit, UNITS),
    (Meaning::UnitCode, UNIT_CODES),
    (Meaning::Parent, PARENTS),
    (Meaning::ParentCode, PARENT_CODES),
    (Meaning::Depth, DEPTHS),
    (Meaning::PostId, POST_IDS),
    (Meaning::SupervisorId, SUPERVISOR_IDS),
    (Meaning::ReportsTo, REPORTS_TO),
    (Meaning::Title, TITLES),
    (Meaning::Category, CATEGORIES),
    (Meaning::Grade, GRADES),
    (Meaning::ManagerLevel, LEVELS),
    (Meaning::ReferenceJob, JOBS),
    (Meaning::Count, COUNTS),
    (Meaning::Budgeted, BUDGETED),
    (Meaning::Filled, FILLED),
    (Meaning::Vacant, VACANT),
    (Meaning::Fte, FTE),
    (Meaning::FteTotal, FTE_TOTALS),
    (Meaning::PartTime, PART_TIME),
    (Meaning::Note, NOTES),
    (Meaning::Person, PERSONS),
];

const UNITS: &[&str] = &[
    "unite",
    "unites",
    "pole",
    "direction",
    "directions",
    "departement",
    "service",
    "services",
    "secteur",
    "cellule",
    "bureau",
    "section",
    "division",
    "mission",
    "sous direction",
    "equipe",
    "antenne",
    "structure",
    "entite",
    "affectation",
    "service d affectation",
    "direction service",
    "service ou direction",
    "unite d affectation",
    "libelle uo",
    "libelle de l uo",
    "libelle unite",
    "libelle service",
    "libelle direction",
    "libelle structure",
    "libelle affectation",
    "nom du service",
    "nom de l unite",
    "nom unite",
    "nom service",
    "unite organisationnelle",
    "uo",
    "composante",
    "laboratoire",
    "filiere",
    "pole d activite",
    "unite fonctionnelle",
    "uf",
    "libelle uf",
    "centre",
    "etablissement",
    "direction generale",
    "direction generale adjointe",
    "dga",
    "department",
    "team",
    "unit",
    "unit name",
    "organisation",
    "organization",
    "organisation unit",
    "organizational unit",
    "division team",
    "parent department",
    "business unit",
    "directorate",
    "branch",
    "dept",
];
const UNIT_CODES: &[&str] = &[
    "code uo",
    "code unite",
    "code de l unite",
    "code service",
    "code structure",
    "code direction",
    "code entite",
    "code affectation",
    "code uf",
    "id unite",
    "id uo",
    "id service",
    "numero uo",
    "unit id",
    "unit code",
    "department id",
    "department code",
    "org unit id",
    "code",
];
const PARENTS: &[&str] = &[
    "libelle uo mere",
    "unite mere",
    "uo mere libelle",
    "unite parente",
    "unite superieure",
    "rattachement",
    "service de rattachement",
    "direction de rattachement",
    "unite de rattachement",
    "rattachee a",
    "rattache a",
    "entite de rattachement",
    "structure de rattachement",
    "structure mere",
    "service parent",
    "unite parent",
    "libelle uo parent",
    "parent unit",
    "parent",
    "parent name",
    "reports to unit",
];
const PARENT_CODES: &[&str] = &[
    "code uo mere",
    "code uo parent",
    "code uo parente",
    "code uo superieure",
    "code unite mere",
    "code unite parente",
    "code parent",
    "uo mere",
    "uo parent",
    "uo parente",
    "uo superieure",
    "code structure mere",
    "code structure parente",
    "code service parent",
    "code rattachement",
    "code uo de rattachement",
    "id parent",
    "parent id",
    "parent code",
    "parent unit id",
    "parent unit code",
];
const DEPTHS: &[&str] = &["niveau", "level", "profondeur", "depth", "rang", "niveau de l unite"];
const POST_IDS: &[&str] = &[
    "n poste",
    "n de poste",
    "n du poste",
    "no poste",
    "no de poste",
    "numero poste",
    "numero de poste",
    "numero du poste",
    "num poste",
    "code poste",
    "code du poste",
    "code emploi",
    "id poste",
    "identifiant poste",
    "identifiant du poste",
    "identifiant",
    "ref poste",
    "reference poste",
    "reference du poste",
    "matricule poste",
    "id",
    "n",
    "post id",
    "position id",
    "position number",
    "post unique reference",
    "unique id",
    "uniqueid",
    "personid",
    "person id",
    "employee id",
    "role id",
];
const SUPERVISOR_IDS: &[&str] = &[
    "responsable id",
    "id responsable",
    "id du responsable",
    "id superieur",
    "n poste superieur",
    "n poste du superieur",
    "n poste responsable",
    "n poste n 1",
    "poste n 1",
    "poste superieur",
    "poste du superieur",
    "poste hierarchique",
    "poste de rattachement",
    "code poste superieur",
    "code poste n 1",
    "numero poste superieur",
    "supervisor id",
    "supervisorid",
    "manager id",
    "managerid",
    "manager position id",
    "boss id",
    "bossid",
    "reports to id",
    "reports to senior post",
    "reporting senior post",
    "reports to position id",
];
const REPORTS_TO: &[&str] = &[
    "reports to",
    "superieur hierarchique",
    "superieur",
    "responsable hierarchique",
    "responsable",
    "n 1",
    "hierarchie",
    "supervisor",
    "manager",
    "boss",
    "line manager",
    "reports to position",
];
const TITLES: &[&str] = &[
    "intitule",
    "intitules",
    "intitule du poste",
    "intitule de poste",
    "intitule poste",
    "intitule de l emploi",
    "libelle poste",
    "libelle du poste",
    "libelle de poste",
    "libelle emploi",
    "libelle de l emploi",
    "libelle",
    "libelle fonction",
    "poste",
    "poste de travail",
    "emploi",
    "emplois",
    "fonction",
    "fonctions",
    "designation",
    "denomination",
    "nature de l emploi",
    "postes ou emplois",
    "emploi ou fonction",
    "poste occupe",
    "job title",
    "title",
    "role title",
    "position",
    "position title",
    "generic job title",
    "post title",
    "post",
    "role",
    "poste budgetaire",
];
const CATEGORIES: &[&str] = &[
    "categorie",
    "categories",
    "cat",
    "cat statutaire",
    "categorie statutaire",
    "categorie hierarchique",
    "categorie d emploi",
    "categorie fp",
    "category",
];
const GRADES: &[&str] = &[
    "grade",
    "grades",
    "grade ou emploi",
    "grades ou emplois",
    "grade ou cadre d emplois",
    "cadre d emplois",
    "cadres d emplois",
    "cadre d emploi",
    "cadres d emploi",
    "cadre emploi",
    "corps",
    "corps grade",
    "corps et grade",
    "grade cadre d emplois",
    "grade corps",
    "libelle grade",
    "grade cible",
    "grade de l emploi",
    "grade du poste",
    "cotation",
    "grade cotation",
    "cotation du poste",
    "grade mini",
    "grade or equivalent",
    "pay band",
    "band",
    "grade statutaire",
];
const LEVELS: &[&str] = &[
    "encadrement",
    "niveau d encadrement",
    "niveau encadrement",
    "niveau de management",
    "management",
    "manager level",
    "managerial level",
    "management level",
    "niveau hierarchique",
    "fonction d encadrement",
];
const JOBS: &[&str] = &[
    "metier",
    "metiers",
    "metier de reference",
    "metier reference",
    "emploi type",
    "emploi de reference",
    "emploi repere",
    "fiche metier",
    "libelle metier",
    "metier rime",
    "reference job",
    "job",
    "repertoire des metiers",
];
const COUNTS: &[&str] = &[
    "nombre",
    "nb",
    "nbre",
    "nombre de postes",
    "nb de postes",
    "nb postes",
    "nbre de postes",
    "nbre postes",
    "nombre d emplois",
    "nb emplois",
    "nb d emplois",
    "nombre d agents",
    "nb d agents",
    "nb agents",
    "effectif",
    "effectifs",
    "postes",
    "total",
    "total postes",
    "total des postes",
    "effectif total",
    "nombre total",
    "quantite",
    "qte",
    "number",
    "number of posts",
    "headcount",
    "count",
    "posts",
    "no of posts",
    "total posts",
];
const BUDGETED: &[&str] = &[
    "postes budgetes",
    "poste budgete",
    "budgetes",
    "budgete",
    "effectifs budgetaires",
    "effectif budgetaire",
    "effectifs budgetes",
    "emplois budgetaires",
    "emplois budgetes",
    "nombre de postes budgetes",
    "nb postes budgetes",
    "nb de postes budgetes",
    "postes ouverts",
    "postes crees",
    "emplois crees",
    "postes autorises",
    "effectif autorise",
    "effectifs autorises",
    "emplois autorises",
    "postes prevus",
    "postes inscrits",
    "postes theoriques",
    "effectif theorique",
    "effectifs theoriques",
    "budgetaires",
    "ouverts",
    "autorises",
    "theorique",
    "budgeted",
    "budgeted posts",
    "established posts",
    "establishment",
    "approved posts",
    "authorised posts",
    "authorized posts",
    "plafond d emplois",
];
const FILLED: &[&str] = &[
    "postes pourvus",
    "poste pourvu",
    "pourvus",
    "pourvu",
    "effectifs pourvus",
    "effectif pourvu",
    "emplois pourvus",
    "nombre de postes pourvus",
    "nb postes pourvus",
    "nb de postes pourvus",
    "postes occupes",
    "occupes",
    "occupe",
    "poste occupe",
    "effectif reel",
    "effectifs reels",
    "effectif present",
    "agents en poste",
    "filled",
    "filled posts",
    "in post",
    "occupied",
    "reel",
    "reels",
];
const VACANT: &[&str] = &[
    "vacant",
    "vacants",
    "vacante",
    "postes vacants",
    "poste vacant",
    "nb postes vacants",
    "nb de postes vacants",
    "nombre de postes vacants",
    "emplois vacants",
    "vacance",
    "vacances",
    "non pourvus",
    "postes non pourvus",
    "a pourvoir",
    "postes a pourvoir",
    "vacancies",
    "vacancy",
    "vacant posts",
    "statut poste",
    "statut du poste",
    "etat du poste",
    "etat poste",
    "occupation",
    "situation du poste",
    "position status",
    "post status",
    "vacant oui non",
];
const FTE: &[&str] = &[
    "etp",
    "etpt",
    "quotite",
    "quotite etp",
    "quotite de travail",
    "quotite du poste",
    "temps de travail",
    "taux d emploi",
    "taux d activite",
    "taux",
    "temps",
    "equivalent temps plein",
    "duree hebdomadaire",
    "duree hebdomadaire de service",
    "temps hebdomadaire",
    "temps de travail hebdomadaire",
    "dhs",
    "quotite temps",
    "fte",
    "working time",
    "time",
];
const FTE_TOTALS: &[&str] = &[
    "total etp",
    "etp total",
    "total etpt",
    "etp budgetes",
    "etp budgetaires",
    "etp autorises",
    "nombre d etp",
    "nb etp",
    "nb d etp",
    "nombre etp",
    "etp totaux",
    "total fte",
    "fte total",
    "number of posts in fte",
    "somme etp",
];
const PART_TIME: &[&str] = &[
    "tnc",
    "dont tnc",
    "temps non complet",
    "dont temps non complet",
    "a temps non complet",
    "dont a temps non complet",
    "emplois permanents a temps non complet",
    "postes a temps non complet",
];
const NOTES: &[&str] = &[
    "note",
    "notes",
    "observation",
    "observations",
    "commentaire",
    "commentaires",
    "remarque",
    "remarques",
    "precision",
    "precisions",
    "comment",
    "comments",
    "motif",
    "site",
    "lieu",
    "lieu de travail",
    "localisation",
    "implantation",
    "residence administrative",
    "commune",
    "ville",
    "batiment",
    "location",
    "date",
    "date d effet",
    "date de creation",
    "deliberation",
    "date deliberation",
    "statut",
    "type de contrat",
    "contrat",
    "nature du contrat",
    "rifseep",
    "groupe de fonctions",
    "groupe rifseep",
    "groupe",
    "nbi",
    "programme",
    "bop",
    "budget",
    "job team function",
    "professional occupational group",
    "profession",
    "type d unite",
    "type de structure",
    "type",
    "missions",
    "missions principales",
    "sigle",
    "specialite",
    "type de poste",
    "nature du poste",
];
const PERSONS: &[&str] = &[
    "nom",
    "prenom",
    "noms",
    "prenoms",
    "nom prenom",
    "nom et prenom",
    "prenom nom",
    "nom de l agent",
    "nom agent",
    "nom d usage",
    "nom usuel",
    "nom patronymique",
    "nom de famille",
    "nom du titulaire",
    "agent",
    "titulaire",
    "titulaire du poste",
    "titulaire actuel",
    "occupant",
    "agent affecte",
    "identite",
    "matricule",
    "matricule agent",
    "n agent",
    "id agent",
    "civilite",
    "sexe",
    "genre",
    "age",
    "date de naissance",
    "date d entree",
    "date d arrivee",
    "anciennete",
    "echelon",
    "indice",
    "indice brut",
    "indice majore",
    "remuneration",
    "salaire",
    "traitement",
    "email",
    "e mail",
    "mail",
    "courriel",
    "telephone",
    "tel",
    "photo",
    "nir",
    "name",
    "first name",
    "firstname",
    "last name",
    "lastname",
    "full name",
    "employee",
    "employee name",
    "preferred name",
    "gender",
    "contact phone",
    "contact e mail",
    "contact email",
    "phone",
    "mobile phone",
    "work phone",
    "salary",
    "actual pay floor",
    "actual pay ceiling",
    "payscale minimum",
    "payscale maximum",
    "salary cost of reports",
    "total pay",
    "employee number",
    "incumbent",
    "holder",
    "hyperlink",
];

/// Words that say which state a column is about.
const STATES: [(State, &[&str]); 2] = [
    (
        State::Before,
        &[
            "avant",
            "actuel",
            "actuelle",
            "actuels",
            "actuelles",
            "source",
            "existant",
            "existants",
            "existante",
            "initial",
            "initiale",
            "initiaux",
            "ancien",
            "ancienne",
            "anciens",
            "before",
            "current",
            "depart",
            "origine",
        ],
    ),
    (
        State::After,
        &[
            "apres",
            "cible",
            "cibles",
            "projet",
            "projete",
            "projetee",
            "projetes",
            "projetees",
            "propose",
            "proposee",
            "proposes",
            "proposees",
            "futur",
            "future",
            "futurs",
            "nouveau",
            "nouveaux",
            "nouvelle",
            "nouvel",
            "after",
            "target",
            "proposed",
            "terme",
            "final",
            "finale",
        ],
    ),
];

/// What the head of a column says: by a word of the lists, else by one that begins it.
pub(in crate::format) fn named(head: &str) -> Option<Named> {
    // "Niveau 2" is a unit below that of "Niveau 1", "Niveau" alone a depth.
    let numbered = head.trim_end().strip_suffix(|c: char| c.is_ascii_digit()).map(bare);
    if numbered.is_some_and(|it| matches!(it.as_str(), "niveau" | "level" | "echelon" | "rang")) {
        return Some(Named { meaning: Meaning::Unit, exact: true });
    }
    let head = cleaned(head);
    if head.is_empty() {
        return None;
    }
    let all =
        || WORDS.iter().flat_map(|(meaning, words)| words.iter().map(|word| (*meaning, *word)));
    if let Some((meaning, _)) = all().find(|(_, word)| *word == head) {
        return Some(Named { meaning, exact: true });
    }
    // A head of many words is a sentence.
    if head.split(' ').count() > 14 {
        return None;
    }
    let begins = all().filter(|(_, word)| {
        word.len() > 1 && head.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
    });
    let begins = begins.max_by_key(|(_, word)| word.len());
    // "Postes : pourvus", "Effectifs budgétaires : total", "Nom du service".
    let padded = format!(" {head} ");
    let within = all().filter(|(_, word)| word.len() > 3 && padded.contains(&format!(" {word} ")));
    let within = within.max_by_key(|(_, word)| word.len());
    let (meaning, _) = match (begins, within) {
        (Some(begins), Some(within)) if within.1.len() > begins.1.len() + 2 => within,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => return None,
    };
    Some(Named { meaning, exact: false })
}

/// A head without what stands beside its words: "(1)", "(en ETP)" keeps its letters, "n°" its n.
fn cleaned(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    let mut last_lower = false;
    for c in head.chars() {
        // "SupervisorID" is one word, "ReportsTo" two.
        if c.is_uppercase() && last_lower {
            out.push(' ');
        }
        last_lower = c.is_lowercase();
        out.push(if c == '_' || c == '°' || c == 'º' { ' ' } else { c });
    }
    let words = bare(&out);
    let mut kept: Vec<&str> = Vec::new();
    for word in words.split(' ') {
        // The figure of "Catégories (1)"; "N+1" keeps its own.
        let is_figure = word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
        if !is_figure || kept.last() == Some(&"n") {
            kept.push(spelt_out(word));
        }
    }
    kept.join(" ")
}

/// The words that programs shorten in the heads of what they export.
fn spelt_out(word: &str) -> &str {
    match word {
        "lib" => "libelle",
        "tx" => "taux",
        "cod" | "cd" => "code",
        word => word,
    }
}

/// The state that a head names, and the head without that word.
pub(in crate::format) fn state(head: &str) -> Option<(State, String)> {
    let words = bare(head);
    let words: Vec<&str> = words.split(' ').collect();
    // "from_unit", "to_unit"; but "reports to".
    match words.split_first() {
        Some((&"from", rest)) => return Some((State::Before, rest.join(" "))),
        Some((&"to", rest)) => return Some((State::After, rest.join(" "))),
        _ => {}
    }
    let found = STATES.iter().find_map(|(state, names)| {
        words.iter().position(|word| names.contains(word)).map(|at| (*state, at))
    });
    let (state, at) = found?;
    let rest: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(index, word)| {
            *index != at
                && !matches!(
                    **word,
                    "situation" | "etat" | "a" | "organigramme" | "organisation" | "tableau"
                )
        })
        .map(|(_, word)| *word)
        .collect();
    Some((state, rest.join(" ")))
}

/// The category of a column that counts posts of one: "A", "Cat. B", "Catégorie C".
pub(in crate::format) fn counted_category(head: &str) -> Option<&'static str> {
    let words = bare(head);
    let rest = ["categorie ", "cat ", "category "].iter().find_map(|it| words.strip_prefix(it));
    match rest.unwrap_or(&words) {
        "a" => Some("A"),
        "a+" => Some("A+"),
        "b" => Some("B"),
        "c" => Some("C"),
        _ => None,
    }
}

/// First words of statutory grades and cadres d'emplois of the three public services.
const STATUTORY: [&str; 44] = [
    "administrateur",
    "administratrice",
    "attache",
    "attachee",
    "redacteur",
    "redactrice",
    "adjoint",
    "adjointe",
    "ingenieur",
    "ingenieure",
    "technicien",
    "technicienne",
    "agent de maitrise",
    "atsem",
    "animateur",
    "animatrice",
    "educateur",
    "educatrice",
    "auxiliaire",
    "puericultrice",
    "infirmier",
    "infirmiere",
    "assistant",
    "assistante",
    "conservateur",
    "bibliothecaire",
    "professeur",
    "medecin",
    "psychologue",
    "sage femme",
    "aide soignant",
    "aide soignante",
    "ash",
    "cadre de sante",
    "garde champetre",
    "gardien brigadier",
    "brigadier",
    "chef de service de police",
    "conseiller des aps",
    "etaps",
    "secretaire administratif",
    "igr",
    "ige",
    "maitre de conferences",
];

/// Whether a cell holds a statutory grade or cadre d'emplois.
pub(in crate::format) fn is_statutory(cell: &str) -> bool {
    let words = bare(cell);
    STATUTORY.iter().any(|grade| {
        words.strip_prefix(grade).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_in_other_words() {
        for (head, meaning) in [
            ("Intitulé du poste", Meaning::Title),
            ("N° poste", Meaning::PostId),
            ("Code UO mère", Meaning::ParentCode),
            ("Cat.", Meaning::Category),
            ("CATEGORIES (2)", Meaning::Category),
            ("Postes budgétés", Meaning::Budgeted),
            ("Nb de postes pourvus", Meaning::Filled),
            ("Dont TNC", Meaning::PartTime),
            ("Reports_To", Meaning::ReportsTo),
            ("SupervisorID", Meaning::SupervisorId),
            ("Payscale Minimum (£)", Meaning::Person),
            ("Number of Posts in FTE", Meaning::FteTotal),
            ("LIB_SERVICE", Meaning::Unit),
            ("TX_EMPLOI", Meaning::Fte),
            ("EFFECTIFS BUDGETAIRES", Meaning::Budgeted),
            ("Grade (or equivalent)", Meaning::Grade),
        ] {
            assert_eq!(named(head).map(|it| it.meaning), Some(meaning), "{head}");
        }
        assert_eq!(named("Direction des sports").map(|it| it.exact), Some(false));
        assert_eq!(named("42"), None);
    }

    #[test]
    fn a_state_leaves_the_rest_of_its_head() {
        assert_eq!(state("Effectif avant"), Some((State::Before, "effectif".to_owned())));
        assert_eq!(state("Situation projetée"), Some((State::After, String::new())));
        assert_eq!(state("Effectif"), None);
    }
}
