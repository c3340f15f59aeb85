//! What a page says of itself, of the report and of who made it, and what a report's sections are called: nothing
//! of a chart.

use crate::format::reading::marks::split_at_marks;
use crate::format::reading::vocabulary::{
    bare, date_in, kind_at_start, may_be_organisation, month,
};

/// First words of lines that say whose a page is, when and by whom it was made, under which act.
const IMPRINTS: [&str; 25] = [
    "copyright",
    "tous droits reserves",
    "mentions legales",
    "fait le",
    "fait a",
    "imprime le",
    "edite le",
    "document edite",
    "document genere",
    "document realise",
    "document etabli",
    "document prepare",
    "conception et realisation",
    "realise par",
    "etabli par",
    "redige par",
    "vu pour etre annexe",
    "vu et annexe",
    "annexe a la deliberation",
    "pour extrait conforme",
    "certifie conforme",
    "certifie executoire",
    "le maire signature",
    "ne pas diffuser",
    "diffusion restreinte",
];

/// Parts of a foot or a head of pages, besides the number of the page.
const STATUSES: [&str; 8] = [
    "document de travail",
    "document provisoire",
    "document interne",
    "projet",
    "confidentiel",
    "version provisoire",
    "version de travail",
    "brouillon",
];

/// What sections of a report are called that hold no chart.
const SECTIONS: [&str; 44] = [
    "annexe",
    "annexes",
    "avis",
    "avis demande",
    "avis sollicite",
    "calendrier",
    "conclusion",
    "conclusions",
    "consequences",
    "constat",
    "constats",
    "contexte",
    "diagnostic",
    "dialogue social",
    "elements de contexte",
    "enjeux",
    "evolution de l organisation",
    "expose des motifs",
    "glossaire",
    "impacts",
    "introduction",
    "lexique",
    "methode",
    "methodologie",
    "mise en oeuvre",
    "modalites",
    "motifs",
    "objectifs",
    "objet",
    "organigrammes",
    "orientations",
    "perspectives",
    "preambule",
    "presentation",
    "principes",
    "propos introductif",
    "rappel",
    "rappels",
    "remarques",
    "suites a donner",
    "suivi",
    "synthese",
    "textes de reference",
    "visas",
];

/// Whether a line says whose a page is, or when and by whom it was made.
pub(in crate::format) fn is_imprint(text: &str) -> bool {
    if text.len() > 200 {
        return false;
    }
    let words = bare(text);
    let starts = |start: &&str| {
        words.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let signed = IMPRINTS.iter().any(starts) && words.split(' ').count() <= 16;
    text.trim_start().starts_with('©')
        || text.trim_start().starts_with("(c) ")
        || signed
        || is_foot(text)
}

/// Whether a line is signed below: "Fait à Lens, le 12 mars", "Pour extrait conforme,".
pub(in crate::format) fn is_signed_below(text: &str) -> bool {
    const SIGNED: [&str; 6] = [
        "fait le ",
        "fait a ",
        "pour extrait conforme",
        "certifie conforme",
        "certifie executoire",
        "vu pour etre annexe",
    ];
    let words = bare(text);
    SIGNED.iter().any(|start| words.starts_with(start)) && words.split(' ').count() <= 16
}

/// What dashes or bars part.
pub(in crate::format) fn parts_of(text: &str) -> Vec<&str> {
    let parts = split_at_marks(text, &[" – ", " — ", " - ", "|"]);
    parts.into_iter().map(str::trim).collect()
}

/// "DRH – document de travail – page 1": parts of which the last is a page's number or a date, another what
/// the document is.
fn is_foot(text: &str) -> bool {
    let parts = parts_of(text);
    let [.., last] = parts[..] else { return false };
    let is_page = numbers_page(&bare(last));
    let is_date = date_in(last).is_some()
        && bare(last).split(' ').all(|it| it.parse::<u16>().is_ok() || month(it).is_some());
    let status = parts.iter().any(|part| STATUSES.contains(&bare(part).as_str()));
    parts.len() >= 2 && ((is_page || is_date) && status || parts.iter().any(|part| is_stamp(part)))
}

/// "mise à jour le 12/03/2024", beside who made the page.
fn is_stamp(part: &str) -> bool {
    const STARTS: [&str; 7] = [
        "mise a jour ",
        "mis a jour ",
        "maj ",
        "version du ",
        "edite le ",
        "imprime le ",
        "edition du ",
    ];
    let words = bare(part);
    STARTS.iter().any(|start| words.starts_with(start))
        && words.split(' ').count() <= 8
        && date_in(part).is_some()
}

/// "page 3", "3 sur 12": words that are a page's number alone.
pub(super) fn numbers_page(words: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|it| it.is_ascii_digit());
    words.contains(|c: char| c.is_ascii_digit())
        && words.split(' ').all(|it| is_number(it) || matches!(it, "page" | "p" | "sur" | "de"))
}

/// "page 2", "page 2 sur 5", "2/5".
pub(in crate::format) fn tells_page(text: &str) -> bool {
    numbers_page(&bare(text)) && (text.starts_with(['p', 'P']) || text.contains('/'))
}

/// "A : catégorie A", "(A) = cadres".
pub(in crate::format) fn is_legend(text: &str) -> bool {
    let bare = bare(text);
    bare.starts_with("legende") || bare.contains("categorie a") && bare.contains("categorie b")
}

/// Whether a line at the head of a text says what the text is, and names nobody: "Qui fait quoi ?", "Annuaire de la
/// direction", "Saint-Aubin : projet de service".
pub(in crate::format) fn titles_document(text: &str) -> bool {
    const TITLES: [&str; 22] = [
        "annuaire",
        "trombinoscope",
        "repertoire",
        "qui est qui",
        "qui fait quoi",
        "composition",
        "projet de pole",
        "projet de service",
        "projet d organisation",
        "projet d etablissement",
        "projet de reorganisation",
        "reorganisation",
        "note a l attention",
        "note aux agents",
        "note d information",
        "note de service",
        "les services",
        "nos services",
        "les equipes",
        "nos equipes",
        "presentation",
        "livret",
    ];
    let says = |part: &str| {
        let words = bare(part);
        let starts = |title: &str| {
            words.strip_prefix(title).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        words.split(' ').count() <= 10 && TITLES.iter().any(|title| starts(title))
    };
    says(text)
        || [" : ", " – ", " — ", " - "]
            .iter()
            .any(|mark| text.rsplit(mark).next().is_some_and(says))
}

/// Lines that belong to the page whatever the chart.
pub(in crate::format) fn is_furniture(text: &str) -> bool {
    let words = bare(text);
    // What an order or a decision is introduced by.
    const OF_ORDERS: [&str; 8] = [
        "arrete n ",
        "arrete du ",
        "decision n ",
        "deliberation n ",
        "vu le ",
        "vu la ",
        "vu l ",
        "sur proposition ",
    ];
    let is_order = matches!(&*words, "arrete" | "arretent" | "decide" | "decident" | "delibere");
    if is_order || OF_ORDERS.iter().any(|start| words.starts_with(start)) {
        return true;
    }
    const STARTS: [&str; 55] = [
        "a jour",
        "annexe",
        "sommaire",
        "legende",
        "table des matieres",
        "confidentiel",
        "document de travail",
        "republique francaise",
        "liberte egalite fraternite",
        "document interne",
        "usage interne",
        "a usage interne",
        "diffusion restreinte",
        "ne pas diffuser",
        "version du",
        "version",
        "mis a jour",
        "mise a jour",
        "maj",
        "edite le",
        "fiche",
        "note de service",
        "note a l attention",
        "tableau des effectifs",
        "tableau comparatif",
        "tableau recapitulatif",
        "comparaison",
        "comparatif",
        "reorganisation",
        "effectif par",
        "effectifs par",
        "emplois par",
        "postes par",
        "etat des emplois",
        "etat des postes",
        "tableau des emplois",
        "tableau des postes",
        "liste des postes",
        "liste des emplois",
        "liste des agents",
        "liste des personnels",
        "liste du personnel",
        "etat des effectifs",
        "etat du personnel",
        "repartition des effectifs",
        "repartition des postes",
        "repartition des emplois",
        "evolution des effectifs",
        "evolution des emplois",
        "evolution des postes",
        "effectifs du",
        "effectifs de",
        "postes du",
        "source",
        "suite",
    ];
    let starts = STARTS.iter().any(|start| {
        words.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    // "Poste n° 2" parts posts that are told field by field.
    let numbered = ["poste n ", "emploi n "].iter().find_map(|it| words.strip_prefix(it));
    let numbered = numbered.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    // Names of units follow in this program's own texts.
    let unprinted = words.starts_with("sans chiffre imprime");
    // "Organisation de la direction des lycées".
    let links = ["de la ", "du ", "des ", "de l "];
    let of = words.strip_prefix("organisation ").unwrap_or_default();
    let of = links.iter().find_map(|link| of.strip_prefix(link)).unwrap_or_default();
    let starts = starts || kind_at_start(of).is_some() || may_be_organisation(of);
    let starts = starts && words.split(' ').count() <= 10;
    let whole = [
        "structure administrative",
        "organisation administrative",
        "organisation generale",
        "note",
    ];
    let starts = starts || whole.contains(&words.as_str());
    starts || numbered || unprinted || is_legend(text) || is_imprint(text)
}

/// "Monsieur le Maire", "Madame la directrice,": whom a letter is to.
pub(in crate::format) fn addresses(text: &str) -> bool {
    let words = bare(text);
    let to =
        ["monsieur le ", "madame la ", "madame le ", "mesdames et messieurs", "mesdames messieurs"];
    to.iter().any(|start| words.starts_with(start)) && words.split(' ').count() <= 8
}

/// Whether a heading stands above what a unit does, and not who does it.
pub(in crate::format) fn lists_duties(words: &str) -> bool {
    const DUTIES: [&str; 10] = [
        "missions",
        "missions principales",
        "missions et activites",
        "nos missions",
        "activites",
        "activites principales",
        "attributions",
        "competences",
        "domaines d intervention",
        "objectifs",
    ];
    DUTIES.contains(&words)
}

/// "Chapitre 2 – Évolution de l'organisation", "Direction des routes : présentation du projet".
fn titles_chapter(text: &str, words: &str) -> bool {
    let mut parts = words.split(' ');
    let first = parts.next().unwrap_or_default();
    let number = parts.next().unwrap_or_default();
    let is_number = !number.is_empty()
        && (number.bytes().all(|it| it.is_ascii_digit())
            || number.chars().all(|c| "ivx".contains(c)));
    let is_part = matches!(first, "chapitre" | "partie" | "volet" | "titre" | "point" | "annexe");
    const TOLD: [&str; 6] = [
        "presentation du projet",
        "presentation de la reorganisation",
        "presentation de l organisation",
        "evolution de l organisation",
        "projet de reorganisation",
        "projet d organisation",
    ];
    let is_told = |part: &str| TOLD.contains(&bare(part).as_str());
    let tail = [" : ", " – ", " — ", " - "].iter().find_map(|mark| text.split_once(mark));
    // "Évolution de l'organisation (Direction des routes)".
    let told = || text.split_once(" (").is_some_and(|(head, _)| is_told(head));
    is_part && is_number || tail.is_some_and(|(_, tail)| is_told(tail)) || told()
}

/// Whether a heading is one of a report's section.
pub(in crate::format) fn names_section(text: &str) -> bool {
    let words = bare(text);
    if lists_duties(&words) || titles_chapter(text, &words) {
        return true;
    }
    SECTIONS.iter().any(|section| {
        words.strip_prefix(section).is_some_and(|rest| {
            rest.is_empty()
                || ["et ", "du ", "de ", "des "]
                    .iter()
                    .any(|link| rest.trim_start().starts_with(link))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_whose_they_are() {
        for text in [
            "© 2025 Ville de Nantes – Mentions légales",
            "Fait le 12 mars 2024.",
            "Vu pour être annexé à la délibération. Le Président",
            "DRH – document de travail – page 1",
            "SG | Confidentiel | 3/12",
        ] {
            assert!(is_imprint(text), "{text}");
        }
        for text in
            ["Service Édition", "Direction des projets – page", "2 agents – projet", "Le Président"]
        {
            assert!(!is_imprint(text), "{text}");
        }
    }

    #[test]
    fn sections_are_told_from_units() {
        for text in ["Contexte", "Calendrier de mise en œuvre", "Contexte et enjeux", "Annexes"] {
            assert!(names_section(text), "{text}");
        }
        for text in ["Suivi social", "Atelier", "Presentation Graphique", "Objets trouvés"] {
            assert!(!names_section(text), "{text}");
        }
    }
}
