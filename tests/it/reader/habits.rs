//! Habits of real documents, each with the charts that a person reads in it and what must be said of it.

use super::cases::outline;
use super::{assert_accounted, import, said};

/// A text, the units and posts of its charts, and words of what is listed: nothing else is.
pub(super) type Habit =
    (&'static str, &'static [&'static [&'static str]], &'static [(usize, &'static str)]);

#[track_caller]
pub(super) fn assert_habits(habits: &[Habit]) {
    for (text, charts, doubts) in habits {
        let report = import(text);
        assert_accounted(&report, text);
        assert_eq!(outline(&report), *charts, "{text}");
        let mut listed = said(&report);
        for (line, words) in *doubts {
            let found = listed.iter().position(|(at, said)| at == line && said.contains(words));
            let found =
                found.unwrap_or_else(|| panic!("line {line}, {words:?}: {listed:#?}\n{text}"));
            listed.remove(found);
        }
        assert_eq!(listed, [], "nothing is doubted without a reason: {text}");
    }
}

/// The label and the state of each chart.
fn states(text: &str) -> Vec<(String, Option<&'static str>)> {
    let charts = import(text).project.charts;
    charts
        .iter()
        .map(|it| (it.fields.label.clone(), it.fields.role.map(|it| it.as_str())))
        .collect()
}

const BUDGET: &[&[&str]] = &[&[
    "Direction des finances",
    "  Service budget",
    "  - 2 gestionnaires | B",
    "  Service achats",
    "  - 1 acheteur | A",
]];

#[test]
fn units_one_below_the_other_on_a_line_are_a_path() {
    for mark in [" > ", " / ", " — ", " – ", " › ", " → "] {
        let text = "Direction des finances > Service budget > 2 gestionnaires (B)\n\
            Direction des finances > Service achats > 1 acheteur (A)\n";
        assert_habits(&[(text.replace(" > ", mark).leak(), BUDGET, &[])]);
    }
    assert_habits(&[
        (
            "DGS / Pôle ressources / Direction RH\n1 directeur (A)\nDGS / Pôle ressources / Direction des achats\n\
             1 directrice (A)\n",
            &[&[
                "DGS",
                "  Pôle ressources",
                "    Direction RH",
                "    - 1 directeur | A",
                "    Direction des achats",
                "    - 1 directrice | A",
            ]],
            &[],
        ),
        (
            "Ville de Montrenaud > Direction des sports > Service piscines : 1 chef (A), 3 agents (C)\n\
             Ville de Montrenaud > Direction des finances > Directeur (A)\n",
            &[&[
                "Ville de Montrenaud",
                "  Direction des sports",
                "    Service piscines",
                "    - 1 chef | A",
                "    - 3 agents | C",
                "  Direction des finances",
                "  - 1 Directeur | A",
            ]],
            &[],
        ),
        // A name that holds the mark is one name.
        (
            "Service eau / assainissement\n1 chef (A)\n",
            &[&["Service eau / assainissement", "- 1 chef | A"]],
            &[],
        ),
    ]);
}

#[test]
fn posts_are_told_field_by_field() {
    let two: &[&[&str]] = &[&["Service Budget", "- 1 Chef de service | A", "- 3 Gestionnaire | B"]];
    assert_habits(&[
        (
            "Service Budget\nPoste : Chef de service\nCatégorie : A\nNombre : 1\n\nPoste : Gestionnaire\n\
             Catégorie : B\nNombre : 3\n",
            two,
            &[],
        ),
        (
            "Service Budget\nPoste : Chef de service ; Catégorie : A ; Nombre : 1\n\
             Poste : Gestionnaire ; Catégorie : B ; Nombre : 3\n",
            two,
            &[],
        ),
        (
            "Nom du service : Budget\nIntitulé du poste : Chef de service\nCat. : A\nEffectif : 1\n\
             Intitulé du poste : Gestionnaire\nCat. : B\nEffectif : 3\n",
            two,
            &[],
        ),
        (
            "Direction : Direction des finances\nService : Budget\nPoste : Gestionnaire\nGrade : Rédacteur\n\
             Catégorie : B\nQuotité : 80 %\nNombre : 1\n",
            &[&[
                "Direction des finances",
                "  Service Budget",
                "  - 1 Gestionnaire | B | Rédacteur | 80 %",
            ]],
            &[],
        ),
    ]);
}

#[test]
fn footnotes_count_nothing() {
    assert_habits(&[(
        "Service Budget (1)\n1 Chef de service (A)¹\n3 Gestionnaires (B) [2]\n2 Secrétaires (C)*\n\n\
         ¹ Poste occupé à titre provisoire\n(1) 2 postes transférés du service achats\n[2] dont un mutualisé\n\
         * 2 agents en congé\n",
        &[&[
            "Service Budget",
            "- 1 Chef de service | A",
            "- 3 Gestionnaires | B",
            "- 2 Secrétaires | C",
        ]],
        &[
            (6, "à titre provisoire"),
            (7, "(1) 2 postes"),
            (8, "dont un mutualisé"),
            (9, "2 agents en congé"),
        ],
    )]);
}

#[test]
fn figures_with_a_label_are_ceilings_counts_and_vacancies() {
    assert_habits(&[
        (
            "Service Budget (plafond : 12)\n1 chef (A)\n10 agents (C)\n",
            &[&["Service Budget", "- 1 chef | A", "- 10 agents | C"]],
            &[(1, "11 postes pour 12 autorisés")],
        ),
        (
            "Service Budget (autorisés : 3 / pourvus : 2)\nGestionnaires (B) (autorisés : 3 / pourvus : 2)\n",
            &[&["Service Budget", "- 2 Gestionnaires | B", "- 1 Gestionnaires | B | vacant"]],
            &[(1, "pourvus : 2")],
        ),
        (
            "Service Budget – effectif : 9\nChef de service (A) – effectif : 1\nAgents (C) : 5 autorisés, 4 pourvus\n\
             3 postes budgétés de rédacteur (B), 2 pourvus\n",
            &[&[
                "Service Budget",
                "- 1 Chef de service | A",
                "- 4 Agents | C",
                "- 1 Agents | C | vacant",
                "- 2 rédacteur | B",
                "- 1 rédacteur | B | vacant",
            ]],
            &[],
        ),
        (
            "Service Budget\n2 postes autorisés\n2 agents (C)\n",
            &[&["Service Budget", "- 2 agents | C"]],
            &[],
        ),
    ]);
}

#[test]
fn numbers_in_letters_are_counted() {
    for (words, count) in [
        ("Un", 1),
        ("treize", 13),
        ("Dix-sept", 17),
        ("Vingt et un", 21),
        ("vingt et une", 21),
        ("trente-deux", 32),
        ("soixante et onze", 71),
        ("soixante-dix-huit", 78),
        ("Quatre-vingts", 80),
        ("quatre-vingt-un", 81),
        ("quatre-vingt-dix", 90),
        ("Quatre-vingt-dix-neuf", 99),
        ("Cent douze", 112),
        ("Trois (3)", 3),
    ] {
        let text = format!("Service Voirie\n{words} agents (C)\n");
        let report = import(&text);
        assert_eq!(
            outline(&report),
            [["Service Voirie".to_owned(), format!("- {count} agents | C")]],
            "{words}"
        );
        assert_eq!(said(&report), [], "{words}");
    }
    assert_habits(&[(
        "Service Voirie\nUne dizaine d'agents (C)\n",
        &[&["Service Voirie", "- 10 agents | C"]],
        &[(2, "Nombre approximatif")],
    )]);
}

#[test]
fn states_are_named_in_many_words() {
    let chart = "\nService Budget\n1 chef (A)\n";
    for (title, state) in [
        ("Organisation actuelle", "source"),
        ("État actuel", "source"),
        ("Situation existante", "source"),
        ("Avant réorganisation", "source"),
        ("Ancienne organisation", "source"),
        ("État projeté", "target"),
        ("Organigramme projeté", "target"),
        ("Organisation envisagée", "target"),
        ("Nouvel organigramme", "target"),
        ("Après la réorganisation", "target"),
    ] {
        let text = format!("{title}{chart}");
        let found = states(&text);
        assert_eq!(found[0].1, Some(state), "{title}");
        assert_eq!(said(&import(&text)), [], "{title}");
    }
    let text = format!(
        "Situation au 1er janvier 2024{chart}Organisation envisagée à compter du 1er janvier 2025{chart}"
    );
    let labelled = |label: &str, role| (label.to_owned(), role);
    let expected = [
        labelled("Service Budget – au 01/01/2024", None),
        labelled("Service Budget – cible au 01/01/2025", Some("target")),
    ];
    assert_eq!(states(&text), expected);
    assert_eq!(said(&import(&text)), []);
}

#[test]
fn codes_are_notes_and_bare_letters_categories() {
    assert_habits(&[(
        "Direction des finances\nP0001 Directeur A\nST.1 Chef de service (A)\n[P12] 1 Juriste (A)\n00125 Agent C\n\
         Gestionnaire B 3\nAttaché, A, 1\nAdjoint administratif – C – 2\n2 B Techniciens\n",
        &[&[
            "Direction des finances",
            "- 1 Directeur | A | note P0001",
            "- 1 Chef de service | A | note ST.1",
            "- 1 Juriste | A | note P12",
            "- 1 Agent | C | note 00125",
            "- 3 Gestionnaire | B",
            "- 1 Attaché | A",
            "- 2 Adjoint administratif | C",
            "- 2 Techniciens | B",
        ]],
        &[],
    )]);
    assert_habits(&[(
        "Service de soins\nAS : 21 B\nIDE : 12 A\nASH : 5 C\n",
        &[&["Service de soins", "- 21 AS | B", "- 12 IDE | A", "- 5 ASH | C"]],
        &[],
    )]);
}

#[test]
fn contact_details_are_of_no_name() {
    assert_habits(&[(
        "Service état civil – 12 rue de la Mairie – 01 23 45 67 89\n1 chef de service (B)\n\
         Cellule élections (tél. : 01.23.45.67.90)\n2 agents (C), agent@ville.fr\n12 rue de la Mairie, 35000 Rennes\n\
         www.ville.fr\n",
        &[&[
            "Service état civil",
            "- 1 chef de service | B",
            "  Cellule élections",
            "  - 2 agents | C",
        ]],
        &[(1, "12 rue de la Mairie"), (3, "01.23.45.67.90"), (4, "agent@ville.fr")],
    )]);
}

#[test]
fn sentences_that_bring_in_posts_are_none() {
    assert_habits(&[(
        "Service Budget\nLe service comprend :\n- 1 chef de service (A)\nLes effectifs de la cellule Paie :\n\
         - 2 agents (C)\n",
        &[&["Service Budget", "- 1 chef de service | A", "  Cellule Paie", "  - 2 agents | C"]],
        &[],
    )]);
    // Prose is furniture, but where it tells of a unit that the chart lacks.
    assert_habits(&[(
        "Service Budget\n1 chef (A)\nIl est proposé de créer un pôle dédié à la transition.\n\
         Ce rapport présente la nouvelle organisation aux élus.\n",
        &[&["Service Budget", "- 1 chef | A"]],
        &[(3, "Phrase qui cite une unité")],
    )]);
}

#[test]
fn a_title_in_the_singular_is_one_post() {
    assert_habits(&[(
        "Service Budget\nDirecteur\nChef de service\nGestionnaires\n",
        &[&["Service Budget", "- 1 Directeur", "- 1 Chef de service", "- 1 Gestionnaires"]],
        &[(4, "Sans nombre")],
    )]);
}

#[test]
fn the_frames_of_boxes_are_furniture() {
    let charts: &[&[&str]] = &[&[
        "Direction des finances",
        "- 1 directeur | A",
        "  Service budget",
        "  - 2 agents | C",
        "  Service achats",
        "  - 1 acheteur | A",
    ]];
    assert_habits(&[
        (
            "+------------------------+\n\
             | Direction des finances |\n\
             | 1 directeur (A)        |\n\
             +------------------------+\n\
             |            |\n\
             +----------------+  +----------------+\n\
             | Service budget |  | Service achats |\n\
             | 2 agents (C)   |  | 1 acheteur (A) |\n\
             +----------------+  +----------------+\n",
            charts,
            &[],
        ),
        (
            "┌────────────────────────┐\n\
             │ Direction des finances │\n\
             ├────────────────────────┤\n\
             │ 1 directeur (A)        │\n\
             └────────────────────────┘\n\
             ┌────────────────┐  ┌────────────────┐\n\
             │ Service budget │  │ Service achats │\n\
             │ 2 agents (C)   │  │ 1 acheteur (A) │\n\
             └────────────────┘  └────────────────┘\n",
            charts,
            &[],
        ),
    ]);
}

#[test]
fn the_letter_around_a_chart_is_furniture() {
    let charts: &[&[&str]] =
        &[&["Direction des finances", "- 1 directeur | A", "  Service budget", "  - 2 agents | C"]];
    assert_habits(&[
        (
            "De : Claire Martin <claire.martin@ville.fr>\nÀ : Jean Durand\nObjet : organigramme\n\nBonjour Jean,\n\n\
             Direction des finances\n1 directeur (A)\nService budget\n2 agents (C)\n\nCordialement,\n\nClaire Martin\n\
             Directrice des ressources humaines\nTél. 01 23 45 67 89\n",
            charts,
            &[],
        ),
        (
            "From: claire@ville.fr\nTo: jean@ville.fr\nSubject: Organigramme\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=utf-8\n\nBonjour,\n\n> Direction des finances\n> 1 directeur (A)\n\
             >> Service budget\n>> 2 agents (C)\n\nBien à vous,\nClaire\n--\nClaire Martin\nDRH\n",
            charts,
            &[],
        ),
    ]);
}

/// One tree in many drawings.
const TREE: &[&[&str]] = &[&[
    "Direction des sports",
    "- 1 Directeur | A",
    "  Service piscines",
    "  - 2 Agents | C",
    "    Bureau des bassins",
    "    - 1 Chef | B",
    "  Service stades",
    "  - 3 Gardiens | C",
]];

#[test]
fn branches_and_runs_of_bullets_say_the_depth() {
    assert_habits(&[
        (
            "Direction des sports\n├── 1 Directeur (A)\n├── Service piscines\n│   ├── 2 Agents (C)\n\
             │   └── Bureau des bassins\n│       └── 1 Chef (B)\n└── Service stades\n    └── 3 Gardiens (C)\n",
            TREE,
            &[],
        ),
        (
            "Direction des sports\n|-- 1 Directeur (A)\n|-- Service piscines\n|   |-- 2 Agents (C)\n\
             |   `-- Bureau des bassins\n|       `-- 1 Chef (B)\n`-- Service stades\n    `-- 3 Gardiens (C)\n",
            TREE,
            &[],
        ),
        (
            "Direction des sports\n* 1 Directeur (A)\n* Service piscines\n** 2 Agents (C)\n** Bureau des bassins\n\
             *** 1 Chef (B)\n* Service stades\n** 3 Gardiens (C)\n",
            TREE,
            &[],
        ),
        (
            "*** DIRECTION DES SPORTS ***\n1 Directeur (A)\n\n*** SERVICE PISCINES ***\n2 Agents (C)\n",
            &[&[
                "Direction des Sports",
                "- 1 Directeur | A",
                "  Service Piscines",
                "  - 2 Agents | C",
            ]],
            &[],
        ),
        (
            "== Direction des sports ==\n1 Directeur (A)\n=== Service piscines ===\n2 Agents (C)\n",
            &[&[
                "Direction des sports",
                "- 1 Directeur | A",
                "  Service piscines",
                "  - 2 Agents | C",
            ]],
            &[],
        ),
    ]);
}

#[test]
fn what_a_unit_is_attached_to_is_above_it() {
    let charts: &[&[&str]] = &[&[
        "Pôle ressources",
        "- 1 DGA | A",
        "  Direction des achats",
        "  - 1 Directeur | A",
        "  Direction de la paie",
        "  - 1 Directrice | A",
    ]];
    for (before, after) in [
        ("\nUnité de rattachement : Pôle ressources", ""),
        ("\nRattachement hiérarchique : Pôle ressources", ""),
        ("", " (rattachée au Pôle ressources)"),
        ("", " (rattachée à : Pôle ressources)"),
        ("", " (dépend de : Pôle ressources) :"),
        ("", " (relevant du Pôle ressources)"),
        ("\nDépend du Pôle ressources", ""),
    ] {
        let unit = |name: &str, post: &str| format!("{name}{after}{before}\n1 {post} (A)\n");
        let text = format!(
            "Pôle ressources\n1 DGA (A)\n{}{}",
            unit("Direction des achats", "Directeur"),
            unit("Direction de la paie", "Directrice")
        );
        assert_habits(&[(text.leak(), charts, &[])]);
    }
    assert_habits(&[(
        "Pôle ressources\n1 DGA (A)\nDirection des achats\nRattachement : Pôle culture\n1 Directeur (A)\n",
        &[&["Pôle ressources", "- 1 DGA | A", "  Direction des achats", "  - 1 Directeur | A"]],
        &[(4, "Pôle culture")],
    )]);
}

#[test]
fn short_forms_of_kinds_and_lists_in_brackets_are_read() {
    assert_habits(&[
        (
            "Dir. des achats\n1 Directeur (A)\nServ. des marchés\n1 Resp. de service (A)\nBur. du courrier\n\
             2 agents relevant de la catégorie C\n",
            &[&[
                "Dir. des achats",
                "- 1 Directeur | A",
                "  Serv. des marchés",
                "  - 1 Resp. de service | A",
                "    Bur. du courrier",
                "    - 2 agents | C",
            ]],
            &[],
        ),
        (
            "[DA] Direction des achats (1 directeur A, 2 secrétaires C)\n[SM] Service des marchés\n\
             3 acheteurs (A) – grade : attaché\n",
            &[&[
                "[DA] Direction des achats",
                "- 1 directeur | A",
                "- 2 secrétaires | C",
                "  [SM] Service des marchés",
                "  - 3 acheteurs | A | attaché",
            ]],
            &[],
        ),
        (
            "Ville de Lens – Organigramme des services\nDirection des achats\n1 Directeur (A)\nPage 1\n\
             Ville de Lens – Organigramme des services\n2 Secrétaires (C)\n",
            &[&["Direction des achats", "- 1 Directeur | A", "- 2 Secrétaires | C"]],
            &[],
        ),
    ]);
}

#[test]
fn a_surname_before_its_first_name_is_kept_nowhere() {
    let text =
        "Service Budget\n2 Agents (C) – ROUSSEL Paul, Anne VASSEUR\nChef de service\tMme Durand\n";
    let report = import(text);
    let kept = format!("{:?}", report.project.to_record());
    for name in ["ROUSSEL", "Paul", "VASSEUR", "Durand"] {
        assert!(!kept.contains(name), "{name}: {kept}");
    }
    assert_eq!(outline(&report), [["Service Budget", "- 2 Agents | C", "- 1 Chef de service"]]);
}

#[test]
fn what_looks_like_a_count_or_a_path_and_is_none_is_told_apart() {
    assert_habits(&[
        (
            "Pôle ressources/Direction des finances\n1 directeur (A)\nPôle ressources/Direction RH\n1 DRH (A)\n",
            &[&[
                "Pôle ressources",
                "  Direction des finances",
                "  - 1 directeur | A",
                "  Direction RH",
                "  - 1 DRH | A",
            ]],
            &[],
        ),
        (
            "Accueil > Direction > Organigramme\nDirection des finances\n1 directeur (A)\n",
            &[&["Direction des finances", "- 1 directeur | A"]],
            &[(1, "Accueil")],
        ),
        (
            "Service Budget\nEffectif : 3\nPostes : 1 chef de service (A), 2 gestionnaires (B)\n",
            &[&["Service Budget", "- 1 chef de service | A", "- 2 gestionnaires | B"]],
            &[],
        ),
        (
            "Service Voirie\nEnviron 12 agents (C)\nPsychologue (A) 0,5 ETP\n",
            &[&["Service Voirie", "- 12 agents | C", "- 1 Psychologue | A | 50 %"]],
            &[(2, "Nombre approximatif")],
        ),
        (
            "Service Paie [effectif : 3 / plafond : 3]\n3 agents (C) ¹\n\n1 Dont un à mi-temps.\n",
            &[&["Service Paie", "- 3 agents | C"]],
            &[(4, "mi-temps")],
        ),
        (
            "Service Paie (M. Durand, 01 23 45 67 01)\nSecrétaires (C) (3 dont 1 vacant)\n",
            &[&["Service Paie", "- 2 Secrétaires | C", "- 1 Secrétaires | C | vacant"]],
            &[(1, "01 23 45 67 01"), (1, "Nom de personne écarté")],
        ),
    ]);
}
