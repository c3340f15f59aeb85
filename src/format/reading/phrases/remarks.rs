//! What stands beside a title and is neither category nor job: remarks, some of which tell of the post's state.

use super::sense::is_vacant;
use crate::format::reading::vocabulary::{bare, begins_with_job, kind_at_start};
use crate::model::folded;

/// What remarks begin with: where a post is, whose it is too, what becomes of it, since when.
const STARTS: [&str; 64] = [
    "a",
    "affecte",
    "apres",
    "au",
    "aupres",
    "aux",
    "avec",
    "base",
    "chez",
    "contrat",
    "cree",
    "creation",
    "creations",
    "crees",
    "dans",
    "de",
    "depuis",
    "des",
    "detache",
    "dont",
    "du",
    "en",
    "ex",
    "fin",
    "financement",
    "finance",
    "fleche",
    "gele",
    "hors",
    "interim",
    "jusqu",
    "localise",
    "logement",
    "loge",
    "maintien",
    "mis",
    "mise",
    "mises",
    "mutualisation",
    "mutualise",
    "mutualises",
    "nb",
    "nouveau",
    "nouveaux",
    "nouvelle",
    "par",
    "partage",
    "portage",
    "poste",
    "postes",
    "pour",
    "prolongation",
    "rattache",
    "redeploiement",
    "remplacement",
    "renfort",
    "sans",
    "site",
    "sous",
    "sur",
    "suppression",
    "transfert",
    "transfere",
    "transformation",
];

/// Endings of the words for who does something.
const WHO: [&str; 12] = [
    "eur", "eurs", "euse", "euses", "rice", "rices", "iste", "istes", "logue", "logues", "cien",
    "ciens",
];

/// Whether `text` begins as the name of a job does, though no list has it: "Soudeur", "Éco-animatrice".
pub(super) fn may_be_job(text: &str) -> bool {
    let first = folded(text.split(' ').next().unwrap_or(text));
    let word = first.split(['/', '(', '.', '·']).next().unwrap_or(&first);
    begins_with_job(text)
        || word.chars().count() > 5
            && WHO.iter().any(|end| word.ends_with(end))
            && kind_at_start(word).is_none()
}

/// Whether `text` says for sure something of its post that is no name of a job: "site de Lille", "création".
pub(super) fn is_remark(text: &str) -> bool {
    let words = bare(text);
    let first = words.split(' ').next().unwrap_or_default();
    let feminine = first.strip_suffix("es").or(first.strip_suffix('e')).unwrap_or(first);
    STARTS.contains(&first) || STARTS.contains(&feminine) || says_since_when(text)
}

/// Whether a remark changes nothing of how its posts count: none is taken away by it, and no number in it is of
/// some of them only.
pub(super) fn is_plain_remark(text: &str) -> bool {
    const COUNTS: [&str; 8] = ["suppr", "gel", "dont", "vacan", "pourv", "fin", "nb", "etp"];
    let words = bare(text);
    let counts = words.split(' ').any(|word| COUNTS.iter().any(|stem| word.starts_with(stem)));
    is_remark(text) && !counts && !text.contains('%') && words.split(' ').count() <= 10
}

/// "poste vacant depuis le 1er mars", "à pourvoir au 01/09/2024": a vacancy, and more of it.
pub(super) fn says_since_when(text: &str) -> bool {
    const SINCE: [&str; 12] = [
        "depuis ",
        "au ",
        "a compter ",
        "a partir ",
        "a la suite ",
        "suite ",
        "en ",
        "jusqu ",
        "des ",
        "le ",
        "pour ",
        "dans ",
    ];
    let words = bare(text);
    let words =
        SINCE.iter().filter_map(|since| words.find(&format!(" {since}")).map(|at| &words[..at]));
    words.min_by_key(|words| words.len()).is_some_and(is_vacant)
}
