//! What stands in the cells of columns, or counts what stands there.

use crate::format::reading::vocabulary::bare;

/// The category of a column that counts posts of one: "A", "Cat. B", "Catégorie C".
pub(in crate::format) fn counted_category(head: &str) -> Option<&'static str> {
    let words = bare(head);
    let rest = ["categorie ", "cat ", "category "].iter().find_map(|it| words.strip_prefix(it));
    match rest.unwrap_or(&words) {
        "a" if head.trim_end().ends_with('+') => Some("A+"),
        "a" => Some("A"),
        "b" => Some("B"),
        "c" => Some("C"),
        _ => None,
    }
}

/// First words of statutory grades and cadres d'emplois of the three public services.
const STATUTORY: [&str; 56] = [
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
    "aae",
    "aahc",
    "apae",
    "saenes",
    "adjaenes",
    "atrf",
    "asi",
    "itrf",
    "saam",
    "adaam",
    "ipef",
    "itpe",
];

/// Whether a cell holds a statutory grade or cadre d'emplois.
pub(in crate::format) fn is_statutory(cell: &str) -> bool {
    let words = bare(cell);
    STATUTORY.iter().any(|grade| {
        words.strip_prefix(grade).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
