//! How authors set out their charts, each manner with the charts that a person reads in it and what must be said.

use organigramme::format::native::save;

use super::habits::assert_habits;
use super::import;

/// The label and the administration of each chart.
fn titles(text: &str) -> Vec<(String, String)> {
    let charts = import(text).project.charts;
    charts.iter().map(|it| (it.fields.label.clone(), it.fields.organisation.clone())).collect()
}

/// The file of what a text says.
fn saved(text: &str) -> String {
    String::from_utf8(save(&import(text).project)).expect("the file is text")
}

#[test]
fn what_every_chart_shows_is_no_unit() {
    for title in [
        "Organigramme des services",
        "ORGANIGRAMME DES SERVICES",
        "Organigramme général des services",
        "Organigramme des services municipaux",
        "Organigramme de la collectivité",
    ] {
        let text = format!(
            "{title}\n\nDirection de la santé\n1 Directeur (A)\nService Budget\n2 Agents (C)\n"
        );
        assert_habits(&[(
            text.leak(),
            &[&[
                "Direction de la santé",
                "- 1 Directeur | A",
                "  Service Budget",
                "  - 2 Agents | C",
            ]],
            &[],
        )]);
    }
    let text = "Organigramme des services de la Ville de Lens\n\nDirection A\n1 Directeur (A)\n";
    assert_eq!(titles(text), [("Direction A".to_owned(), "Ville de Lens".to_owned())]);
}

#[test]
fn a_block_titles_the_chart_whose_heading_and_posts_stand_above_it() {
    let charts: &[&[&str]] = &[
        &["Pôle Ressources", "- 1 Directeur | A", "  Département Eau", "  - 4 Agents | C"],
        &["Direction Sports", "- 1 Directeur | A", "  Service Piscines", "  - 3 Agents | C"],
    ];
    let text = |[pole, department, direction, service]: [&str; 4], ceilings: [&str; 2]| {
        format!(
            "{pole}\n\n1 Directeur (A)\n\nVILLE DE LORME\nORGANIGRAMME cible CT du 19/03/2019\n\n{}\
             {department}\n\n4 Agents (C)\n\n{direction}\n\n1 Directeur (A)\n\nVILLE DE LORME\n\
             ORGANIGRAMME source CT du 19/03/2018\n\n{}{service}\n\n3 Agents (C)\n",
            ceilings[0], ceilings[1]
        )
    };
    let figures = ["Postes autorisés : 5\n\n", "Postes autorisés : 4\n\n"];
    for names in [
        ["# PÔLE RESSOURCES", "## DÉPARTEMENT EAU", "# DIRECTION SPORTS", "## SERVICE PISCINES"],
        [
            "**PÔLE RESSOURCES**",
            "**DÉPARTEMENT EAU**",
            "**DIRECTION SPORTS**",
            "**SERVICE PISCINES**",
        ],
        ["PÔLE RESSOURCES", "DÉPARTEMENT EAU", "DIRECTION SPORTS", "SERVICE PISCINES"],
    ] {
        for ceilings in [figures, ["", ""]] {
            assert_habits(&[(text(names, ceilings).leak(), charts, &[])]);
        }
    }
}

const FOREST: &[&str] =
    &["Direction de la Forêt", "- 1 Directeur | A", "  Service Bois", "  - 2 Agents | C"];

#[test]
fn a_name_above_every_block_is_the_administration_s() {
    for style in ["**", ""] {
        let chart = |state: &str| {
            format!(
                "{style}DIRECTION DE LA FORÊT{style}\n\n1 Directeur (A)\n\nDÉPARTEMENT DE LA HAUTE-VIRE\n\
                 ORGANIGRAMME {state} CT du 19/03/2019\n\n{style}SERVICE BOIS{style}\n\n2 Agents (C)\n\n"
            )
        };
        let one = chart("cible");
        assert_habits(&[(one.clone().leak(), &[FOREST], &[])]);
        assert_eq!(titles(&one)[0].1, "DÉPARTEMENT DE LA HAUTE-VIRE");
        let two = format!("{}{}", chart("source"), chart("cible"));
        assert_habits(&[(two.leak(), &[FOREST, FOREST], &[])]);
    }
    // A known kind of administration needs no second chart to tell.
    for name in ["EHPAD LES TILLEULS", "DREAL AQUILAINE", "INSA de Montval"] {
        let text = format!(
            "{name}\nORGANIGRAMME cible CT du 19/03/2019\n\nDirection A\n1 Directeur (A)\n"
        );
        assert_habits(&[(text.clone().leak(), &[&["Direction A", "- 1 Directeur | A"]], &[])]);
        assert_eq!(titles(&text)[0].1, name);
    }
    let report = "RAPPORT AU COMITÉ SOCIAL TERRITORIAL\nSéance du 21/01/2019\n\
        Direction départementale des territoires de la Sarthonne\n\nService Eau\n2 Agents (C)\n";
    assert_habits(&[(report, &[&["Service Eau", "- 2 Agents | C"]], &[])]);
    // The same words above the posts of their own chart are a unit.
    let unit = "DIRECTION DE LA FORÊT\nORGANIGRAMME source\n\n1 Directeur (A)\n\n\
        DIRECTION DE LA FORÊT\nORGANIGRAMME cible\n\n2 Directeurs (A)\n";
    assert_habits(&[(
        unit,
        &[
            &["Direction de la Forêt", "- 1 Directeur | A"],
            &["Direction de la Forêt", "- 2 Directeurs | A"],
        ],
        &[],
    )]);
}

#[test]
fn nobody_s_name_is_kept_not_even_where_it_was_read() {
    for line in [
        "1 agent (C) – PERRIN Isabelle",
        "1 agent (C) – Aïcha Perrin",
        "1 agent (C) – Perrin",
        "1 agent (C) : PERRIN Isabelle",
        "1 agent (C), Isabelle PERRIN",
        "1 agent (C) (Isabelle Perrin)",
    ] {
        let text = format!("Service Budget\n{line}\n");
        assert_habits(&[(
            text.clone().leak(),
            &[&["Service Budget", "- 1 agent | C"]],
            &[(2, "agent")],
        )]);
        let json = saved(&text);
        for name in ["PERRIN", "Perrin", "Isabelle", "Aïcha"] {
            assert!(!json.contains(name), "{name} of {line:?}");
        }
    }
    // A name that no list has is one beside those that are known.
    let text = "Service Budget\n1 agent (C) – Paul MARTIN\n1 chef (A) – Solveig Aamodt\n";
    let json = saved(text);
    assert!(!json.contains("Aamodt") && !json.contains("MARTIN"), "{json}");
}

#[test]
fn the_head_of_a_page_begins_no_chart() {
    let text = "Ville de Lorme – Annexe 2 – Organigramme\n\nDirection des sports\n1 Directeur (A)\n\n\
        Page 1 sur 2\n\u{c}Ville de Lorme – Annexe 2 – Organigramme\n\nService Piscines\n6 Agents (C)\n";
    assert_habits(&[(
        text,
        &[&["Direction des sports", "- 1 Directeur | A", "  Service Piscines", "  - 6 Agents | C"]],
        &[],
    )]);
    assert_eq!(titles(text)[0].1, "Ville de Lorme");
}

#[test]
fn a_unit_set_in_below_a_box_is_of_that_box() {
    let boxes = "Service Jeunesse            Service état civil\n\
        1 Chef (A)                  1 Chef (B)\n  Secteur Achats\n  3 Acheteurs (A)\n";
    assert_habits(&[(
        boxes,
        &[&[
            "Organigramme sans titre",
            "  Service Jeunesse",
            "  - 1 Chef | A",
            "    Secteur Achats",
            "    - 3 Acheteurs | A",
            "  Service état civil",
            "  - 1 Chef | B",
        ]],
        &[(1, "côte à côte")],
    )]);
}

#[test]
fn levels_that_the_author_counts_win_over_kinds() {
    let text = "# Direction de la santé\n- 1 Directeur (A)\n## Mission Climat\n- 1 Chef de mission (A)\n\
        ### Pôle Énergie\n- 2 Ingénieurs (A)\n### Pôle Eau\n- 2 Techniciens (B)\n\
        ## Mission Bruit\n- 1 Chef de mission (A)\n";
    assert_habits(&[(
        text,
        &[&[
            "Direction de la santé",
            "- 1 Directeur | A",
            "  Mission Climat",
            "  - 1 Chef de mission | A",
            "    Pôle Énergie",
            "    - 2 Ingénieurs | A",
            "    Pôle Eau",
            "    - 2 Techniciens | B",
            "  Mission Bruit",
            "  - 1 Chef de mission | A",
        ]],
        &[],
    )]);
    // Numbers say that two tops stand side by side.
    for [first, second] in [["I. ", "II. "], ["1. ", "2. "]] {
        let text =
            format!("{first}Direction A\n1 Directeur (A)\n{second}Direction B\n1 Directeur (A)\n");
        assert_habits(&[(
            text.leak(),
            &[&[
                "Organigramme sans titre",
                "  Direction A",
                "  - 1 Directeur | A",
                "  Direction B",
                "  - 1 Directeur | A",
            ]],
            &[],
        )]);
    }
}

#[test]
fn a_cut_word_is_one_where_its_part_is_none() {
    assert_habits(&[(
        "Service Budget\n2 Agents de préven-\ntion (C)\n",
        &[&["Service Budget", "- 2 Agents de prévention | C"]],
        &[],
    )]);
}

#[test]
fn kinds_are_known_however_they_are_written() {
    assert_habits(&[
        (
            "DIRECTION : Données\n1 Directeur (A)\nSERVICE : Budget\n2 Agents (C)\nSECTEUR : Conservatoire\n\
             1 Agent (C)\n",
            &[&[
                "DIRECTION Données",
                "- 1 Directeur | A",
                "  SERVICE Budget",
                "  - 2 Agents | C",
                "    SECTEUR Conservatoire",
                "    - 1 Agent | C",
            ]],
            &[],
        ),
        (
            "Dir. des achats\n1 Directeur (A)\nServ. Marchés\n2 Agents (C)\n",
            &[&["Dir. des achats", "- 1 Directeur | A", "  Serv. Marchés", "  - 2 Agents | C"]],
            &[],
        ),
        (
            "Dépt Voirie\n1 Chef (A)\nSvce Routes\n2 Agents (C)\n",
            &[&["Dépt Voirie", "- 1 Chef | A", "  Svce Routes", "  - 2 Agents | C"]],
            &[],
        ),
    ]);
}

const DEEP: &[&[&str]] = &[&[
    "Direction A",
    "- 1 Directeur | A",
    "  Service B",
    "  - 2 Agents | C",
    "    Pôle C",
    "    - 3 Ingénieurs | A",
    "  Service D",
    "  - 1 Chef | A",
]];

#[test]
fn drawn_trees_and_repeated_signs_say_how_deep_a_unit_stands() {
    for [deeper, deepest] in [
        ["|-- ", "|   |-- "],
        ["+-- ", "|   +-- "],
        ["├── ", "│   ├── "],
        ["- ", "-- "],
        ["* ", "** "],
        ["> ", ">> "],
    ] {
        let third = match deepest {
            "-- " => "--- ",
            "** " => "*** ",
            ">> " => ">>> ",
            "|   +-- " => "|   |   +-- ",
            "│   ├── " => "│   │   ├── ",
            _ => "|   |   |-- ",
        };
        let text = format!(
            "Direction A\n{deeper}1 Directeur (A)\n{deeper}Service B\n{deepest}2 Agents (C)\n{deepest}Pôle C\n\
             {third}3 Ingénieurs (A)\n{deeper}Service D\n{deepest}1 Chef (A)\n"
        );
        assert_habits(&[(text.leak(), DEEP, &[])]);
    }
    let wiki = "== Direction A ==\n1 Directeur (A)\n=== Service B ===\n2 Agents (C)\n==== Pôle C ====\n\
        3 Ingénieurs (A)\n=== Service D ===\n1 Chef (A)\n";
    assert_habits(&[(wiki, DEEP, &[])]);
}

#[test]
fn a_director_of_something_else_stays_where_he_stands() {
    let text = "Direction A\n2 Agents (C)\nService B\n1 Chef de service (A)\n1 Directeur ou directrice de crèche (A)\n";
    assert_habits(&[(
        text,
        &[&[
            "Direction A",
            "- 2 Agents | C",
            "  Service B",
            "  - 1 Chef de service | A",
            "  - 1 Directeur ou directrice de crèche | A",
        ]],
        &[],
    )]);
}

#[test]
fn any_sign_before_an_item_is_a_bullet() {
    for bullet in ["▫", "▶", "◆", "⁃", "➔", "□"] {
        let text = format!("Service Budget\n{bullet} 1 Chef (A)\n{bullet} 2 Agents (C)\n");
        assert_habits(&[(
            text.leak(),
            &[&["Service Budget", "- 1 Chef | A", "- 2 Agents | C"]],
            &[],
        )]);
    }
}

#[test]
fn tables_of_several_units_keep_their_columns() {
    for mark in ["\t", ";", " | "] {
        let text = "Direction Paie\nGrade;Emploi;Cat.;Nb\nAttaché;Directeur;A;1\nRédacteur;Gestionnaire;B;2\n\n\
            Service Achats\nAttaché principal;Chef de service;A;1\n";
        assert_habits(&[(
            text.replace(';', mark).leak(),
            &[&[
                "Direction Paie",
                "- 1 Directeur | A | Attaché",
                "- 2 Gestionnaire | B | Rédacteur",
                "  Service Achats",
                "  - 1 Chef de service | A | Attaché principal",
            ]],
            &[],
        )]);
        let text = "Direction Paie\nMétier;Cat.;Postes budgétés;Postes pourvus;Postes vacants\n\
            Directeur;A;1;1;0\nGestionnaires;B;3;2;1\n\nService Achats\n\
            Métier;Cat.;Postes budgétés;Postes pourvus;Postes vacants\nAcheteurs;A;2;1;1\n";
        assert_habits(&[(
            text.replace(';', mark).leak(),
            &[&[
                "Direction Paie",
                "- 1 Directeur | A",
                "- 2 Gestionnaires | B",
                "- 1 Gestionnaires | B | vacant",
                "  Service Achats",
                "  - 1 Acheteurs | A",
                "  - 1 Acheteurs | A | vacant",
            ]],
            &[],
        )]);
        let text = "Service;Métier;Cat.;Nombre\nService Eau;Agents;C;2\nService Bois;Agents;C;3\n";
        assert_habits(&[(
            text.replace(';', mark).leak(),
            &[&[
                "Organigramme sans titre",
                "  Service Eau",
                "  - 2 Agents | C",
                "  Service Bois",
                "  - 3 Agents | C",
            ]],
            &[],
        )]);
    }
}

#[test]
fn who_is_in_a_unit_is_no_part_of_its_name() {
    for line in [
        "Service Piscines : Mme Claire DURAND",
        "Service Piscines – Claire Durand",
        "Service Piscines (Claire DURAND)",
        "Service Piscines, M. Luc DURAND",
        "Service Piscines – responsable : Claire Durand",
        "Service Piscines (responsable : Claire Durand)",
        "Service Piscines : Claire Durand, Luc Durand",
    ] {
        let text = format!("Direction des sports\n1 Directeur (A)\n{line}\n2 Agents (C)\n");
        assert_habits(&[(
            text.clone().leak(),
            &[&[
                "Direction des sports",
                "- 1 Directeur | A",
                "  Service Piscines",
                "  - 2 Agents | C",
            ]],
            &[(3, "Nom de personne écarté")],
        )]);
        let json = saved(&text);
        assert!(!json.contains("Durand") && !json.contains("DURAND"), "{json}");
    }
    // A place may be called after someone.
    for name in ["Centre social – Simone Veil", "Service technique – Saint Martin"] {
        let unit: &[&str] = vec![name, "- 2 Agents | C"].leak();
        let text = format!("{name}\n2 Agents (C)\n");
        assert_habits(&[(text.leak(), vec![unit].leak(), &[])]);
    }
}

#[test]
fn rules_between_the_rows_of_a_table_change_nothing_in_it() {
    let rule = "+---------------+-----------+------+-----+\n";
    let rows = [
        "| Unité         | Emploi    | Cat. | Nb  |\n",
        "| Pôle Moyens   | DGA       | A    | 1   |\n",
        "| Direction RH  | Directeur | A    | 1   |\n|               | Agent     | C    | 5   |\n",
        "| Service Paie  | Chef      | A    | 1   |\n",
    ];
    let text = format!("{rule}{}{rule}", rows.join(rule));
    assert_habits(&[(
        text.leak(),
        &[&[
            "Pôle Moyens",
            "- 1 DGA | A",
            "  Direction RH",
            "  - 1 Directeur | A",
            "  - 5 Agent | C",
            "    Service Paie",
            "    - 1 Chef | A",
        ]],
        &[],
    )]);
}
