//! Units and posts as other hands write them: on one line, in sentences, with names beside them, over several pages.

use super::cases::outline;
use super::habits::assert_habits;
use super::{import, said};

#[test]
fn a_unit_and_the_list_of_its_posts_stand_on_one_line() {
    for mark in [" : ", " – ", " - ", ": "] {
        let text = format!(
            "Direction des finances{mark}1 directeur (A)\nService budget{mark}1 chef de service (A), 2 agents d'accueil (C)\n\
             Service paie{mark}1 responsable (B), 2 comptables (B) et une secrétaire (C)\n"
        );
        assert_habits(&[(
            text.leak(),
            &[&[
                "Direction des finances",
                "- 1 directeur | A",
                "  Service budget",
                "  - 1 chef de service | A",
                "  - 2 agents d'accueil | C",
                "  Service paie",
                "  - 1 responsable | B",
                "  - 2 comptables | B",
                "  - 1 secrétaire | C",
            ]],
            &[],
        )]);
    }
    // Without categories a job tells that they are posts; a number of agents sums them up.
    assert_habits(&[(
        "Direction des sports : 5 agents\nService piscines : 1 chef de bassin, 2 agents d'accueil et 2 plombiers\n",
        &[&[
            "Direction des sports",
            "  Service piscines",
            "  - 1 chef de bassin",
            "  - 2 agents d'accueil",
            "  - 2 plombiers",
        ]],
        &[],
    )]);
}

#[test]
fn who_directs_a_unit_is_named_beside_it_and_not_kept() {
    let text = "Direction des finances\nService budget – Mme Claire BESNARD, cheffe de service\n- 2 comptables\n\
        Service paie (M. Paul Quéméneur, responsable)\n- 1 gestionnaire\n";
    let report = import(text);
    assert_eq!(
        outline(&report),
        [[
            "Direction des finances",
            "  Service budget",
            "  - 1 cheffe de service",
            "  - 2 comptables",
            "  Service paie",
            "  - 1 responsable",
            "  - 1 gestionnaire",
        ]]
    );
    let written = String::from_utf8(organigramme::format::native::save(&report.project)).unwrap();
    for name in ["BESNARD", "Claire", "Quéméneur", "Paul"] {
        assert!(!written.contains(name), "{name}");
    }
    assert_eq!(said(&report).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn a_sentence_tells_the_posts_of_a_unit() {
    assert_habits(&[(
        "Direction des routes\n\nLe service entretien, rattaché à la direction des routes, comprend un chef de service, deux \
         conducteurs d'engins et une secrétaire.\nLa salle de commande comprend un responsable et trois opérateurs.\n",
        &[&[
            "Direction des routes",
            "  Service entretien",
            "  - 1 chef de service",
            "  - 2 conducteurs d'engins",
            "  - 1 secrétaire",
            "  Salle de commande",
            "  - 1 responsable",
            "  - 3 opérateurs",
        ]],
        &[(4, "indique pas son type")],
    )]);
}

#[test]
fn posts_stand_in_the_column_beside_their_unit() {
    assert_habits(&[(
        "Direction du numérique            1 directeur (A)\n                                  1 secrétaire (C)\n\
         Service support                   1 chef de service (A)\n",
        &[&[
            "Direction du numérique",
            "- 1 directeur | A",
            "- 1 secrétaire | C",
            "  Service support",
            "  - 1 chef de service | A",
        ]],
        &[],
    )]);
}

#[test]
fn levels_of_units_are_told_in_words() {
    for (first, second, third) in [
        ("Niveau 1 – Pôle routes", "Niveau 2 – Mission travaux", "Niveau 3 – Pôle ouvrages"),
        ("Pôle routes (niveau 1)", "Mission travaux (niveau 2)", "Pôle ouvrages (niveau 3)"),
    ] {
        let text =
            format!("{first}\n1 directeur (A)\n{second}\n2 agents (C)\n{third}\n1 maçon (C)\n");
        assert_habits(&[(
            text.leak(),
            &[&[
                "Pôle routes",
                "- 1 directeur | A",
                "  Mission travaux",
                "  - 2 agents | C",
                "    Pôle ouvrages",
                "    - 1 maçon | C",
            ]],
            &[],
        )]);
    }
}

#[test]
fn posts_follow_their_category_on_its_line() {
    assert_habits(&[(
        "Service budget\nCatégorie B : 2 gestionnaires, 1 assistante\nCatégorie C : 3 agents d'accueil\n1 chef (A)\n",
        &[&[
            "Service budget",
            "- 2 gestionnaires | B",
            "- 1 assistante | B",
            "- 3 agents d'accueil | C",
            "- 1 chef | A",
        ]],
        &[],
    )]);
}

#[test]
fn what_stands_behind_a_title_is_no_part_of_it() {
    let text = "Service budget\n1 chef de bureau (A) – manager de proximité\n2 comptables (B) – postes vacants\n\
        Chargé de mission: 1 poste, 1 vacant\nAgent : 3 postes, 2 pourvus, 1 vacant\n8 formateurs (B), 1 poste vacant\n\
        Inspecteurs : 6 A (dont 2 vacants)\n1 chef de centre (capitaine)\n";
    assert_habits(&[(
        text,
        &[&[
            "Service budget",
            "- 1 chef de bureau | A | proximite",
            "- 2 comptables | B | vacant",
            "- 1 Chargé de mission | vacant",
            "- 2 Agent",
            "- 1 Agent | vacant",
            "- 7 formateurs | B",
            "- 1 formateurs | B | vacant",
            "- 4 Inspecteurs | A",
            "- 2 Inspecteurs | A | vacant",
            "- 1 chef de centre | A | capitaine",
        ]],
        &[(4, "Sans catégorie"), (5, "Sans catégorie")],
    )]);
}

#[test]
fn a_page_goes_on_with_the_chart_of_the_page_before() {
    assert_habits(&[(
        "CHU de Limoges - Direction des ressources humaines\n\nORGANIGRAMME ACTUEL\n\nPôle gériatrie\n1 cadre (A)\nService accueil\n\n\
         Page 1/2\n\nCHU de Limoges - Direction des ressources humaines\n\nORGANIGRAMME ACTUEL (suite)\n\n2 agents (C)\n",
        &[&["Pôle gériatrie", "- 1 cadre | A", "  Service accueil", "  - 2 agents | C"]],
        &[],
    )]);
}

#[test]
fn titles_name_years_hypotheses_and_who_they_are_of() {
    let labels = |title: &str| {
        let report = import(&format!("{title}\n\nDirection A\n1 Directeur (A)\n"));
        assert_eq!(said(&report), [], "{title}");
        let fields = &report.project.charts[0].fields;
        (fields.label.clone(), fields.organisation.clone())
    };
    for (title, label, organisation) in [
        ("ORGANIGRAMME 2024", "Direction A – 2024", ""),
        ("ORGANIGRAMME CIBLE – HYPOTHÈSE 2", "Direction A – cible n° 2", ""),
        ("ORGANIGRAMME DES SERVICES – VILLE DE LENS", "Direction A", "VILLE DE LENS"),
        ("Organigramme – DREAL Grand Est", "Direction A", "DREAL Grand Est"),
    ] {
        assert_eq!(labels(title), (label.to_owned(), organisation.to_owned()), "{title}");
    }
}

#[test]
fn before_and_after_stand_in_capitals_above_their_charts() {
    let text = "Organigramme au 1er septembre 2024\n\nAVANT\n\nDirection des finances\n1 directeur (A)\n\nAPRÈS\n\n\
        Direction des finances\n2 directeurs (A)\n";
    let report = import(text);
    let states: Vec<_> =
        report.project.charts.iter().map(|it| it.fields.role.map(|it| it.as_str())).collect();
    assert_eq!(states, [Some("source"), Some("target")]);
    assert_eq!(said(&report), []);
}

#[test]
fn a_text_written_in_haste_has_no_capitals() {
    assert_habits(&[(
        "services techniques\nresponsable cat B\n4 agents polyvalents cat C dont 1 vacant\n\nservice des écoles\n2 atsem cat C\n",
        &[&[
            "Organigramme sans titre",
            "  services techniques",
            "  - 1 responsable | B",
            "  - 3 agents polyvalents | C",
            "  - 1 agents polyvalents | C | vacant",
            "  service des écoles",
            "  - 2 atsem | C",
        ]],
        &[(5, "au même niveau")],
    )]);
}

#[test]
fn an_order_sets_up_services_article_by_article() {
    assert_habits(&[(
        "Arrêté n° 2023-41 portant organisation de la direction\n\nVu le décret n° 2009-1484 ;\nSur proposition du directeur,\n\nARRÊTE\n\n\
         Article 1er – La direction des territoires comprend :\n- un directeur ;\n- une secrétaire.\n\n\
         Article 2 – Le service eau comprend :\n- un chef de service ;\n- deux techniciens.\n",
        &[&[
            "Direction des territoires",
            "- 1 directeur",
            "- 1 secrétaire",
            "  Service eau",
            "  - 1 chef de service",
            "  - 2 techniciens",
        ]],
        &[],
    )]);
}

#[test]
fn a_unit_has_its_number_and_its_letters() {
    assert_habits(&[
        (
            "1. Direction Nature (DN)\n1 Directeur (A)\n1.1 Service Forêt (SF)\n2 Agents (C)\n1.2 Service Eau (SE)\n3 Agents (C)\n",
            &[&[
                "Direction Nature (DN)",
                "- 1 Directeur | A",
                "  Service Forêt (SF)",
                "  - 2 Agents | C",
                "  Service Eau (SE)",
                "  - 3 Agents | C",
            ]],
            &[],
        ),
        (
            "I. Direction Nature\n1) Service Forêt\na) Bureau des coupes\ni) Secteur nord\n2 agents (C)\nii) Secteur sud\n1 agent (C)\n",
            &[&[
                "Direction Nature",
                "  Service Forêt",
                "    Bureau des coupes",
                "      Secteur nord",
                "      - 2 agents | C",
                "      Secteur sud",
                "      - 1 agent | C",
            ]],
            &[],
        ),
        // Letters that mean something else in letters and e-mails, or are the word of a kind.
        (
            "SB - SERVICE BUDGET\n1 A - Chef de service\nCDT - CELLULE DETTE\n1 A - Responsable de cellule\n2 B - Comptables\n",
            &[&[
                "SB - Service Budget",
                "- 1 Chef de service | A",
                "  CDT - Cellule Dette",
                "  - 1 Responsable de cellule | A",
                "  - 2 Comptables | B",
            ]],
            &[],
        ),
        (
            "PN - Pôle du numérique\n1 responsable de pôle (A)\nDIR - Direction des réseaux\n5 administrateurs (A)\n",
            &[&[
                "PN - Pôle du numérique",
                "- 1 responsable de pôle | A",
                "  DIR - Direction des réseaux",
                "  - 5 administrateurs | A",
            ]],
            &[],
        ),
        (
            "Pôle Finances\nDGA - Responsable de pôle (A) : 1\nAssistante (B) : 1\nDirection des achats\nDirecteur (A) : 1\n",
            &[&[
                "Pôle Finances",
                "- 1 DGA - Responsable de pôle | A",
                "- 1 Assistante | B",
                "  Direction des achats",
                "  - 1 Directeur | A",
            ]],
            &[],
        ),
    ]);
}

#[test]
fn a_category_says_how_many_posts_it_has() {
    let text = |count: u32| {
        format!(
            "Service des urgences\nCatégorie A (1 poste) :\n1 chef de service\nCatégorie C ({count} postes) :\n2 ambulanciers\n"
        )
    };
    let read = import(&text(2));
    assert_eq!(
        outline(&read),
        [["Service des urgences", "- 1 chef de service | A", "- 2 ambulanciers | C"]]
    );
    assert_eq!(said(&read), []);
    // A figure that is not theirs is told.
    let [(4, told)] = &said(&import(&text(3)))[..] else { panic!("{:?}", said(&import(&text(3)))) };
    assert!(told.contains('3') && told.contains('2'), "{told}");
}

#[test]
fn indentation_is_the_depth_of_units_with_their_posts_beside_them() {
    assert_habits(&[(
        "Direction des routes : 1 directrice, 1 chargé de mission.\n    Service études : 1 responsable, 2 chargés de projet et 1 releveur.\n\
        \u{20}       Bureau des ponts : 1 chef de bureau, 1 secrétaire.\n        Cellule plans : 1 responsable de cellule, 2 dessinateurs.\n",
        &[&[
            "Direction des routes",
            "- 1 directrice",
            "- 1 chargé de mission",
            "  Service études",
            "  - 1 responsable",
            "  - 2 chargés de projet",
            "  - 1 releveur",
            "    Bureau des ponts",
            "    - 1 chef de bureau",
            "    - 1 secrétaire",
            "    Cellule plans",
            "    - 1 responsable de cellule",
            "    - 2 dessinateurs",
        ]],
        &[],
    )]);
}

#[test]
fn numbers_say_what_is_below_where_kinds_would_begin_another_chart() {
    let text = "Centre hospitalier du Lac\n\nI. Direction des soins\n1 directeur (A)\nA. Département des soins\n2 infirmiers (A)\n\
        II. Direction des services économiques\n1 directrice (A)\nA. Pôle admissions\n3 agents (C)\n";
    let report = import(text);
    assert_eq!(
        outline(&report),
        [[
            "Centre hospitalier du Lac",
            "  Direction des soins",
            "  - 1 directeur | A",
            "    Département des soins",
            "    - 2 infirmiers | A",
            "  Direction des services économiques",
            "  - 1 directrice | A",
            "    Pôle admissions",
            "    - 3 agents | C",
        ]]
    );
    assert_eq!(said(&report), []);
}

#[test]
fn where_one_field_names_units_in_full_it_lends_no_word() {
    let post =
        |unit: &str, title: &str| format!("Service : {unit}\nPoste : {title}\nNombre : 2\n\n");
    let text =
        format!("{}{}", post("Service déchets", "Chauffeur"), post("Déchèterie nord", "Agent"));
    let names: Vec<String> = outline(&import(&text)).concat();
    assert!(names.iter().any(|line| line.trim() == "Déchèterie nord"), "{names:?}");
}

#[test]
fn posts_in_small_letters_right_below_a_unit_are_no_part_of_its_name() {
    assert_habits(&[(
        "Service ouvrages d'art\nchef de service - A\nagent de voirie - C\n\nBureau des statuts :\ncheffe de bureau (A)\nrédacteurs (B) x2\n",
        &[&[
            "Service ouvrages d'art",
            "- 1 chef de service | A",
            "- 1 agent de voirie | C",
            "  Bureau des statuts",
            "  - 1 cheffe de bureau | A",
            "  - 2 rédacteurs | B",
        ]],
        &[],
    )]);
}

#[test]
fn a_post_of_a_list_may_be_vacant_without_being_the_one_before() {
    assert_habits(&[(
        "Service conseil : 1 directeur, 1 adjoint - VACANT, 2 chargés d'études ; 1 secrétaire vacant\n",
        &[&[
            "Service conseil",
            "- 1 directeur",
            "- 1 adjoint | vacant",
            "- 2 chargés d'études",
            "- 1 secrétaire | vacant",
        ]],
        &[],
    )]);
}

#[test]
fn the_top_keeps_its_place_above_units_of_its_kind() {
    for top in
        ["Direction générale des services", "DIRECTION GÉNÉRALE DES SERVICES", "Direction générale"]
    {
        let report = import(&format!(
            "Université de Tours\n\n{top}\nDirection de la scolarité\n1 chef de service (A)\n"
        ));
        let lines = outline(&report).concat();
        assert!(lines[0].to_lowercase().starts_with("direction générale"), "{lines:?}");
        assert_eq!(lines[1], "  Direction de la scolarité");
    }
    // Of what may be an administration or a unit, a second direction is a part as the first is.
    let report = import(
        "Département de l'Orvanne\n\nDirection des routes -> 1 secrétaire (C)\nDirection de l'insertion -> 1 directrice (A)\n",
    );
    assert_eq!(outline(&report).len(), 1);
}

#[test]
fn trees_are_drawn_with_low_lines_too_and_states_stand_between_dashes() {
    assert_habits(&[(
        "Direction générale\n|_ 1 directeur général (A)\n|_ Pôle aménagement\n|  |_ 1 directrice de pôle (A)\n",
        &[&[
            "Direction générale",
            "- 1 directeur général | A",
            "  Pôle aménagement",
            "  - 1 directrice de pôle | A",
        ]],
        &[],
    )]);
    let report = import(
        "--- SITUATION ACTUELLE ---\nDirection A\n1 chef (A)\n\n--- SITUATION PROPOSÉE ---\nDirection A\n2 chefs (A)\n",
    );
    let states: Vec<_> =
        report.project.charts.iter().map(|it| it.fields.role.map(|it| it.as_str())).collect();
    assert_eq!(states, [Some("source"), Some("target")]);
    assert_eq!(said(&report), []);
}
