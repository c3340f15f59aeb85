//! Units, charts and what stands around them: each rule on a small document.

use organigramme::format::reading::{LineUse, Report};
use organigramme::model::{Authorised, Role};

use super::{assert_accounted, assert_said, import, said};

fn read(text: &str) -> Report {
    let report = import(text);
    assert_accounted(&report, text);
    report
}

/// Each chart's units as "kind name" with their own number of posts, indented by depth.
fn units(report: &Report) -> Vec<String> {
    let mut found = Vec::new();
    for chart in &report.project.charts {
        for unit in chart.units_in_order() {
            let indent = "  ".repeat(chart.path(unit).len() - 1);
            let fields = &chart.unit(unit).fields;
            let posts = chart.unit(unit).posts().len();
            found.push(format!("{indent}{} {}: {posts}", fields.kind, fields.name));
        }
    }
    found
}

fn ceilings(report: &Report) -> Vec<Option<u32>> {
    let root =
        |chart: &organigramme::model::Chart| chart.unit(chart.root()).fields.authorised.posts();
    report.project.charts.iter().map(root).collect()
}

#[test]
fn parents_come_from_the_kinds_where_depths_disagree() {
    let text = "# PÔLE A\n\n### DIRECTION B\n\n1 Directeur (A)\n\n### SERVICE C\n\n1 Chef (A)\n\n\
        ## SECTEUR D\n\n1 Chef (B)\n\n# DIRECTION E\n\n1 Directrice (A)\n";
    let report = read(text);
    let expected = [
        "pole Pôle A: 0",
        "  direction Direction B: 1",
        "    service Service C: 1",
        "      secteur Secteur D: 1",
        "  direction Direction E: 1",
    ];
    assert_eq!(units(&report), expected);
    assert_said(&report, 7, &["Service C", "Direction B", "d'après son type"]);
    assert_said(&report, 11, &["Secteur D", "Service C"]);
}

#[test]
fn a_heading_without_a_kind_word_is_autre_and_listed() {
    let text = "# Direction A\n\n1 Directeur (A)\n\n## Accueil et standard\n\n2 Agents (C)\n\n\
        Crèche Les Lutins\n\n3 Agents (C)\n";
    let report = read(text);
    let expected = [
        "direction Direction A: 1",
        "  autre Accueil et standard: 2",
        "  creche Crèche Les Lutins: 3",
    ];
    assert_eq!(units(&report), expected);
    assert_said(&report, 5, &["Accueil et standard", "n'indique pas son type", "autre"]);
    assert_said(&report, 9, &["Crèche Les Lutins", "ni son type ni le texte"]);
}

#[test]
fn a_name_over_several_lines_is_one_unit() {
    let bold = "**SERVICE DES\nMARCHÉS ET\nDES ACHATS**\n\n1 Chef (A)\n";
    let capitals = "SERVICE DES\nMARCHÉS ET\nDES ACHATS\n\n1 Chef (A)\n";
    let cut = "Service des marchés\net des achats\n\n1 Chef (A)\n";
    for text in [bold, capitals, cut] {
        let report = read(text);
        assert_eq!(report.lines[..2], [LineUse::Unit, LineUse::Unit]);
        let names = units(&report);
        assert_eq!(names.len(), 1, "{names:?}");
        assert_eq!(names[0].to_lowercase(), "service service des marchés et des achats: 1");
    }
}

#[test]
fn an_administration_above_the_title_is_furniture() {
    for name in [
        "DEPARTEMENT DE L'AISNE",
        "HAUTS-DE-FRANCE",
        "Ville de Lens",
        "CCAS de Lens",
        "Métropole de Lyon",
        "Centre hospitalier de Lens",
        "PRÉFET DU NORD",
        "ACADÉMIE DE LILLE",
        "Université de Lille",
    ] {
        let text =
            format!("{name}\nORGANIGRAMME SOURCE CST DU 14/03/2023\n\nDirection A\n1 Chef (A)\n");
        let report = read(&text);
        assert_eq!(report.lines[0], LineUse::Furniture, "{name}");
        assert_eq!(report.project.charts[0].fields.organisation, name);
        assert_eq!(units(&report), ["direction Direction A: 1"]);
        assert_eq!(said(&report), [], "{name}");
    }
    // A name that no list holds is one too, and listed.
    let report = read("LES TROIS RIVIÈRES\nORGANIGRAMME CIBLE\n\nDirection A\n1 Chef (A)\n");
    assert_said(&report, 1, &["nom de l'administration", "LES TROIS RIVIÈRES"]);
    // A département that is a unit has posts of its own.
    let report = read("# Direction A\n\n## DEPARTEMENT DES FINANCES\n\n1 Chef (A)\n");
    assert_eq!(units(&report)[1], "  departement Département des Finances: 1");
}

#[test]
fn the_committee_is_read_under_all_its_names() {
    for committee in [
        "CT du 12/03/2024",
        "CST DU 12/03/2024",
        "CST du 12 mars 2024",
        "Comité social territorial du 12/03/2024",
        "Comité technique du 12 mars 2024",
        "Présenté au CST du 12 mars 2024",
        "Séance du 12 mars 2024",
    ] {
        for text in [
            format!("ORGANIGRAMME CIBLE\n{committee}\n\nDirection A\n1 Chef (A)\n"),
            format!("{committee}\n\nORGANIGRAMME CIBLE\n\nDirection A\n1 Chef (A)\n"),
        ] {
            let report = read(&text);
            let fields = &report.project.charts[0].fields;
            assert_eq!(
                fields.date.map(|it| it.to_string()).as_deref(),
                Some("2024-03-12"),
                "{text}"
            );
            assert_eq!(fields.role, Some(Role::Target));
        }
        let report =
            read(&format!("{committee} – organigramme cible\n\nDirection A\n1 Chef (A)\n"));
        let fields = &report.project.charts[0].fields;
        assert_eq!((fields.role, fields.date.is_some()), (Some(Role::Target), true), "{committee}");
    }
    let report = read("ORGANIGRAMME CIBLE\nCT du 31/02/2024\n\nDirection A\n1 Chef (A)\n");
    assert_eq!(report.project.charts[0].fields.date, None);
    assert_said(&report, 2, &["n'existe pas", "31/02/2024"]);
    let report = read("ORGANIGRAMME au 01/01/2024\n\nDirection A\n1 Chef (A)\n");
    let fields = &report.project.charts[0].fields;
    assert_eq!((fields.date, fields.label.as_str()), (None, "Direction A – au 01/01/2024"));
    assert_eq!(said(&report), []);
    let report = read("ORGANIGRAMME mis à jour le 01/01/2024\n\nDirection A\n1 Chef (A)\n");
    assert_eq!(report.project.charts[0].fields.label, "Direction A");
    assert_said(&report, 1, &["n'est pas celle d'un comité"]);
}

#[test]
fn a_state_that_is_not_printed_is_not_guessed() {
    let report = read("ORGANIGRAMME PROPOSITION\n\nDirection A\n1 Chef (A)\n");
    assert_eq!(report.project.charts[0].fields.role, None);
    assert_said(&report, 1, &["Ni « source » ni « cible »"]);
    let report = read("2. Organisation cible\n\nDirection A\n1 Chef (A)\n");
    assert_eq!(report.project.charts[0].fields.role, Some(Role::Target));
}

#[test]
fn the_ceiling_is_read_in_its_forms() {
    for printed in [
        "Postes autorisés : 3",
        "Postes autorisés: 3",
        "POSTES AUTORISES 3",
        "Postes autorisés\n3",
        "3 postes autorisés",
        "Nombre de postes autorisés : 3",
        "Effectif autorisé : 3",
        "*Effectif autorisé : 3 postes*",
        "| Postes autorisés | 3 |",
    ] {
        let report = read(&format!("Direction A\n{printed}\n\n3 Agents (C)\n"));
        assert_eq!(ceilings(&report), [Some(3)], "{printed}");
        assert_eq!(said(&report), [], "{printed}");
    }
    for heading in ["# Direction A (3 postes autorisés)", "DIRECTION A – Postes autorisés : 3"]
    {
        let report = read(&format!("{heading}\n\n3 Agents (C)\n"));
        assert_eq!(ceilings(&report), [Some(3)], "{heading}");
        assert_eq!(units(&report), ["direction Direction A: 3"]);
    }
    let report = read("Direction A\nPostes autorisés : 3 dont 1 vacant\n\n3 Agents (C)\n");
    assert_eq!(ceilings(&report), [Some(3)]);
    assert_said(&report, 2, &["3 retenu", "dont 1 vacant"]);
    let report = read("Direction A\nEffectif autorisé : 20,5 ETP\n\n3 Agents (C)\n");
    assert_eq!(ceilings(&report), [None]);
    assert_said(&report, 2, &["illisible", "20,5"]);
    let report = read("Direction A\nPostes autorisés : 4\n\n3 Agents (C)\n");
    assert_said(&report, 1, &["compte 3 postes pour 4 autorisés"]);
    let report = read("# Direction A (4 postes)\n\n3 Agents (C)\n");
    assert_said(&report, 1, &["annonce 4 postes et en compte 3"]);
}

/// Two charts of 2 and 3 posts, with `figure` between them.
fn between(figure: u32) -> Report {
    read(&format!(
        "# Direction A\n\nORGANIGRAMME SOURCE\n\n2 Agents (C)\n\nPostes autorisés : {figure}\n\n\
         # Direction A\n\nORGANIGRAMME CIBLE\n\n3 Agents (C)\n"
    ))
}

#[test]
fn a_figure_between_two_charts_goes_where_it_is_equal_else_by_position() {
    let report = between(2);
    assert_eq!(ceilings(&report), [Some(2), None]);
    assert_said(&report, 7, &["2", "entre deux organigrammes", "source"]);
    let report = between(3);
    assert_eq!(ceilings(&report), [None, Some(3)]);
    assert_said(&report, 7, &["3", "entre deux organigrammes", "cible"]);
    let report = between(9);
    assert_eq!(ceilings(&report).iter().flatten().count(), 1);
    assert_said(&report, 7, &["9", "entre deux organigrammes"]);
}

#[test]
fn figures_that_stand_elsewhere_are_listed() {
    let text =
        "# Direction A\n\n1 Chef (A)\n\nPostes autorisés : 3\n\n## Service B\n\n2 Agents (C)\n";
    let report = read(text);
    assert_eq!(ceilings(&report), [Some(3)]);
    assert_said(&report, 5, &["3", "au milieu des postes", "Direction A"]);
    let report = read(&format!("{text}\nPostes autorisés : 7\n"));
    assert_said(&report, 11, &["7", "aucune unité"]);
    let unit = "# Direction A\nPostes autorisés : 1\n\n1 Chef (A)\n\n## Service B\nPostes autorisés : 2\n\n2 Agents (C)\n";
    let report = read(unit);
    let chart = &report.project.charts[0];
    let below = chart.units_in_order().nth(1).expect("the service");
    assert_eq!(chart.unit(below).fields.authorised, Authorised::Posts(2));
    assert_eq!(said(&report), []);
}

#[test]
fn a_chart_begins_at_its_title_and_goes_on_over_pages() {
    let text = "# Direction A\n\nORGANIGRAMME SOURCE CT du 03/10/2022\n\n1 Chef (A)\n\n## Service B\n\n\
        2 Agents (C)\n\nPage 3\n\nORGANIGRAMME SOURCE CT du 03/10/2022\n\n## Service B (suite)\n\n\
        1 Agent (B)\n\n# Direction A\n\nORGANIGRAMME CIBLE CT du 28/11/2022\n\n1 Chef (A)\n";
    let report = read(text);
    let expected =
        ["direction Direction A: 1", "  service Service B: 3", "direction Direction A: 1"];
    assert_eq!(units(&report), expected);
    assert_said(&report, 13, &["répété"]);
}

#[test]
fn a_unit_named_in_the_title_and_again_below_is_one() {
    let text = "Organigramme cible de la Direction A\n\nPostes autorisés : 1\n\nDirection A\n\n1 Chef (A)\n";
    let report = read(text);
    assert_eq!(units(&report), ["direction Direction A: 1"]);
    assert_eq!(ceilings(&report), [Some(1)]);
    let text = "Organigramme cible du Pôle Santé\n\nService B\n\n1 Chef (A)\n";
    assert_eq!(units(&read(text))[0], "pole Pôle Santé: 0");
    let text = "# Direction A\n\n## Organigramme source\n\n### Direction\n\n1 Chef (A)\n\n\
        ## Organigramme cible\n\n### Direction\n\n2 Chefs (A)\n";
    let report = read(text);
    assert_eq!(units(&report), ["direction Direction A: 1", "direction Direction A: 2"]);
    assert_said(&report, 5, &["« Direction »", "« Direction A »"]);
    assert_said(&report, 11, &["« Direction »", "« Direction A »"]);
}

#[test]
fn posts_in_a_list_of_movements_are_in_no_chart() {
    let text = "Sont créés :\n- 2 postes de juriste (A)\n\nORGANIGRAMME CIBLE\n\nDirection A\n1 Chef (A)\n";
    let report = read(text);
    assert_eq!(units(&report), ["direction Direction A: 1"]);
    assert_eq!(report.lines[1], LineUse::Problem);
    assert_said(&report, 2, &["liste de mouvements", "2 postes de juriste (A)"]);
}

#[test]
fn a_unit_with_its_headcount_is_no_post() {
    for heading in
        ["Service B : 2 agents", "Service B : 2", "Service B (2 postes)", "| Service B | 2 |"]
    {
        let report = read(&format!("Direction A\n1 Chef (A)\n\n{heading}\n2 Agents (C)\n"));
        assert_eq!(
            units(&report),
            ["direction Direction A: 1", "  service Service B: 2"],
            "{heading}"
        );
    }
    let report = read("Direction A\n1 Chef (A)\n\nService B : 1 chef (A), 2 agents (C)\n");
    assert_eq!(units(&report), ["direction Direction A: 1", "  service Service B: 3"]);
}

#[test]
fn a_page_header_makes_no_unit() {
    let header = "Conseil départemental du Lot            Page 2/3";
    let report = read(&format!(
        "Conseil départemental du Lot            Page 1/3\nORGANIGRAMME CIBLE\n\nDirection A\n1 Chef (A)\n\
         {header}\n2 Agents (C)\n\nRapport au CST – Direction A\nPage 3\n3 Agents (B)\n"
    ));
    assert_eq!(units(&report), ["direction Direction A: 6"]);
    assert_eq!(report.project.charts[0].fields.organisation, "Conseil départemental du Lot");
    assert_eq!(said(&report), []);
}

/// One small document for each sentence that no other test asks for.
#[test]
fn what_is_doubtful_in_a_chart_is_listed() {
    for (text, line, words) in [
        (
            "# Direction A\n\n1 Chef (A)\n\nUne phrase.\n",
            5,
            &["Ni unité, ni poste", "Une phrase."][..],
        ),
        ("1 Chef (A)\n\nService A\n2 Agents (C)\n", 1, &["avant toute unité", "Chef"]),
        (
            "# Service A\n\n1 Chef (A)\n\n# Service B\n\n1 Chef (A)\n",
            5,
            &["Service B", "même niveau que le sommet"],
        ),
        (
            "# Direction A\n\n## Service B\n1 Chef (A)\n\n## Service B\n2 Chefs (A)\n",
            6,
            &["Service B", "deux fois"],
        ),
        (
            "# Direction A\n1 Chef (A)\n\n## Service B\n1 Chef (A)\n\nORGANIGRAMME SOURCE\n",
            7,
            &["après les postes", "Direction A"],
        ),
        ("Région Bretagne\n1 Chef (A)\n", 1, &["Administration ou unité", "Région Bretagne"]),
        (
            "ORGANIGRAMME CIBLE\n\nDirection A\n1 Chef (A)\n\nORGANIGRAMME CIBLE\n\nDirection A\n2 Chefs (A)\n",
            6,
            &["même titre"],
        ),
        (
            "# Direction A\nPostes autorisés : 1\n1 Chef (A)\n\n# Direction A\n\n2 Chefs (A)\n",
            5,
            &["nouvel organigramme"],
        ),
        (
            "# Pôle A (1 DGA, 2 assistantes)\n\n1 Chef (A)\n",
            1,
            &["Parenthèse", "1 DGA, 2 assistantes"],
        ),
    ] {
        let report = read(text);
        assert_said(&report, line, words);
    }
}
