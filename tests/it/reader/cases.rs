//! Small texts in the habits of many administrations, each with what a person reads in it.
//!
//! `tests/fixtures/reading` holds the texts.

use organigramme::format::reading::Report;
use organigramme::model::lines;

use super::{assert_accounted, post_words, said};

/// A text and what it says: units with their posts, indented by depth, and words of the doubts it must raise.
struct Case {
    name: &'static str,
    charts: &'static [&'static [&'static str]],
    doubts: &'static [(usize, &'static [&'static str])],
}

const CASES: &[Case] = &[
    Case {
        name: "avant-apres",
        charts: &[
            &[
                "Service Budget",
                "- 1 Chef de service | A",
                "- 3 Gestionnaires | B",
                "- 2 Secrétaires | C",
            ],
            &["Service Budget", "- 1 Chef de service | A", "- 5 Gestionnaires | B"],
        ],
        doubts: &[],
    },
    Case {
        name: "budgetes-pourvus",
        charts: &[&[
            "Organigramme sans titre",
            "- 2 Attaché | A | Attaché",
            "- 1 Attaché | A | Attaché | vacant",
            "- 5 Rédacteur | B | Rédacteur",
            "- 6 Adjoint administratif | C | Adjoint administratif",
            "- 2 Adjoint administratif | C | Adjoint administratif | vacant",
        ]],
        doubts: &[(2, &["avant toute unité", "Attaché"]), (4, &["temps non complet", "Rédacteur"])],
    },
    Case {
        name: "categorie-devant",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 3 Gestionnaires | B",
            "- 2 Secrétaires | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "code-devant",
        charts: &[&[
            "DRH – Direction des ressources humaines",
            "- 1 Directeur | A",
            "  DRH1 – Service paie",
            "  - 4 Gestionnaires | B",
            "    SG/DRH/2 Bureau des retraites",
            "    - 2 Gestionnaires | B",
        ]],
        doubts: &[],
    },
    Case {
        name: "collage-rapport",
        charts: &[&[
            "Pôle Technique",
            "- 1 Directeur | A",
            "  Service Voirie",
            "  - 1 Chef de service | A",
            "  - 2 Agents | C",
            "  Régie des eaux",
            "  - 1 Chef de régie | A",
            "  - 7 Agents | C",
            "  Laboratoire d'analyses",
            "  - 4 Techniciens | B",
        ]],
        doubts: &[(6, &["Régie des eaux"]), (9, &["Laboratoire d'analyses"])],
    },
    Case {
        name: "deux-colonnes-mot-long",
        charts: &[&[
            "Organigramme sans titre",
            "  Service du budget",
            "  - 1 Chef de service | A",
            "  - 3 Gestionnaires | B",
            "    Cellule Recettes",
            "    - 2 Régisseurs | C",
            "  Service de la commande publique et des achats",
            "  - 1 Chef de service | A",
            "  - 2 Acheteurs | A",
            "    Cellule Dépenses",
            "    - 1 Secrétaire | C",
        ]],
        doubts: &[(1, &["côte à côte"])],
    },
    Case {
        name: "etp-apres-tiret",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 1 Gestionnaire | B | 80 %",
            "- 1 Secrétaire | C | 50 %",
        ]],
        doubts: &[],
    },
    Case {
        name: "grade-en-toutes-lettres",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A | attaché principal",
            "- 3 Gestionnaires | B | rédacteur",
            "- 2 Secrétaires | C | adjoint administratif",
        ]],
        doubts: &[],
    },
    Case {
        name: "groupes-par-categorie",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 2 Contrôleurs | A",
            "- 3 Gestionnaires | B",
            "- 2 Secrétaires | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "mission-sous-direction",
        charts: &[&[
            "Pôle Ressources",
            "- 1 DGA | A",
            "  Direction des finances",
            "  - 1 Directeur | A",
            "  Mission contrôle de gestion",
            "  - 2 Contrôleurs | A",
            "  Direction des achats",
            "  - 1 Directeur | A",
        ]],
        doubts: &[(5, &["Mission contrôle de gestion", "Direction des finances"])],
    },
    Case {
        name: "nom-en-fin",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 2 Gestionnaires | B",
            "- 1 Secrétaire | C",
        ]],
        doubts: &[
            (2, &["Nom de personne écarté", "Chef de service"]),
            (3, &["Nom de personne écarté", "Gestionnaires"]),
            (4, &["Nom de personne écarté", "Secrétaire"]),
        ],
    },
    Case {
        name: "nombre-fois",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 3 Gestionnaires | B",
            "- 2 Secrétaires | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "numerotation-contre-type",
        charts: &[&[
            "Direction des soins",
            "- 1 Directeur | A",
            "  Pôle chirurgie",
            "  - 1 Cadre | A",
            "    Direction déléguée du site nord",
            "    - 1 Directeur délégué | A",
            "    Service urologie",
            "    - 5 Infirmiers | A",
            "  Pôle mère-enfant",
            "  - 3 Sages-femmes | A",
        ]],
        doubts: &[],
    },
    Case {
        name: "ocr",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 10 Gestionnaires | B",
            "- 2 Secretaires | C",
            "- 1 Regisseur | C",
        ]],
        doubts: &[
            (1, &["Serv1ce Budget", "Service Budget"]),
            (2, &["l Chef de service", "1 Chef de service"]),
            (3, &["1O Gestionnaires", "10 Gestionnaires"]),
            (4, &["jamais fermée"]),
            (5, &["I Regisseur", "1 Regisseur"]),
        ],
    },
    Case {
        name: "pdf-cellule-coupee",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 3 Gestionnaire des marchés publics et des conventions | B",
            "- 2 Secrétaires | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "phrase-au-dessus",
        charts: &[&["Service Budget", "- 1 Chef de service | A", "- 5 Gestionnaires | B"]],
        doubts: &[(1, &["La direction compte 6 postes"])],
    },
    Case {
        name: "plusieurs-par-ligne",
        charts: &[&[
            "Service Budget",
            "- 1 chef de service | A",
            "- 3 gestionnaires | B",
            "- 2 secrétaires | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "points-de-conduite",
        charts: &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 3 Gestionnaires | B",
            "- 2 Secrétaires | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "pole-avec-directeur-adjoint",
        charts: &[&[
            "Pôle Ressources",
            "- 1 Directeur général adjoint",
            "- 1 Assistante de direction",
            "  Direction des Finances",
            "  - 1 Directrice",
            "  - 1 Directeur adjoint",
            "  - 3 Gestionnaires",
        ]],
        doubts: &[],
    },
    Case {
        name: "propre-export",
        charts: &[&[
            "Direction X",
            "- 1 Directeur | A",
            "  Service Y",
            "  - 2 Chefs | A",
            "    Cellule Z",
            "    - 6 Agents | C",
        ]],
        doubts: &[],
    },
    Case {
        name: "tirets-dans-titre",
        charts: &[&[
            "Service Budget",
            "- 1 Responsable - adjoint au directeur | A",
            "- 1 Chargé de mission 2030 | A",
            "- 1 Référent 1000 premiers jours | B",
            "- 2 Chargés de mission RGPD/RSSI | A",
        ]],
        doubts: &[],
    },
    Case {
        name: "titre-avant-bloc",
        charts: &[
            &["Pôle Finances", "- 1 DGA | A", "  Service archives", "  - 2 Archivistes | B"],
            &[
                "Mission Bâtiments",
                "- 1 Directeur | A",
                "  Service Relations",
                "  - 4 Chargés de mission | A",
            ],
        ],
        doubts: &[(1, &["n'indique pas ses postes autorisés"])],
    },
    Case {
        name: "total-par-unite",
        charts: &[&["Service Budget", "- 1 Chef de service | A", "- 3 Gestionnaires | B"]],
        doubts: &[(1, &["annonce 6 postes", "4"])],
    },
    Case {
        name: "type-inconnu",
        charts: &[&[
            "Pôle Technique",
            "- 1 Directeur | A",
            "  Service Voirie",
            "  - 1 Chef de service | A",
            "  - 2 Agents | C",
            "  Régie des eaux",
            "  - 1 Chef de régie | A",
            "  - 7 Agents | C",
            "  Laboratoire d'analyses",
            "  - 4 Techniciens | B",
        ]],
        doubts: &[(6, &["Régie des eaux"]), (9, &["Laboratoire d'analyses"])],
    },
];

pub(super) fn outline(report: &Report) -> Vec<Vec<String>> {
    let lists = &report.project.lists;
    let charts = report.project.charts.iter().map(|chart| {
        let mut out = Vec::new();
        for unit in chart.units_in_order() {
            let indent = "  ".repeat(chart.path(unit).len() - 1);
            out.push(format!("{indent}{}", chart.unit(unit).fields.name));
            for line in lines(chart, unit) {
                let post = &chart.post(line.posts[0]).fields;
                out.push(format!("{indent}- {} {}", line.posts.len(), post_words(lists, post)));
            }
        }
        out
    });
    charts.collect()
}

#[test]
fn small_texts_of_many_habits_are_read_as_a_person_reads_them() {
    for Case { name, charts, doubts } in CASES {
        let path = format!("{}/tests/fixtures/reading/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the fixture is there");
        let report = super::import(&text);
        assert_accounted(&report, &text);
        assert_eq!(outline(&report), *charts, "{name}");
        let listed = said(&report);
        let lines: Vec<usize> = listed.iter().map(|(line, _)| *line).collect();
        let wanted: Vec<usize> = doubts.iter().map(|(line, _)| *line).collect();
        for (line, words) in *doubts {
            let found = listed
                .iter()
                .any(|(at, text)| at == line && words.iter().all(|it| text.contains(it)));
            assert!(found, "{name}: line {line} should say {words:?}: {listed:?}");
        }
        assert!(
            lines.iter().all(|line| wanted.contains(line)),
            "{name}: nothing is doubted without a reason: {listed:?}"
        );
    }
}

#[test]
fn no_name_of_a_person_is_kept() {
    let path = format!("{}/tests/fixtures/reading/nom-en-fin.txt", env!("CARGO_MANIFEST_DIR"));
    let report = super::import(&std::fs::read_to_string(path).expect("the fixture is there"));
    let kept = format!("{:?}", report.project.to_record());
    for name in ["DURAND", "Claire", "MARTIN", "LEROY", "Nadia"] {
        assert!(!kept.contains(name), "{name}");
    }
}
