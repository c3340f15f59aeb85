//! Post lines: count, title, category, grade, level, reference job, time, vacancy.

use organigramme::format::reading::{LineUse, Report};
use organigramme::model::lines;

use super::{assert_accounted, assert_said, import, post_count, post_words, said};

/// The lines of the first chart, as "count title | category | …".
fn read_lines(report: &Report) -> Vec<String> {
    let chart = &report.project.charts[0];
    let lists = &report.project.lists;
    let line = |unit| {
        lines(chart, unit).into_iter().map(|line| {
            let post = &chart.post(line.posts[0]).fields;
            format!("{} {}", line.posts.len(), post_words(lists, post))
        })
    };
    chart.units_in_order().flat_map(line).collect()
}

/// What a text below one service is read as.
#[track_caller]
fn assert_read(posts: &str, expected: &[&str]) -> Report {
    let text = format!("SERVICE VOIRIE\n\n{posts}\n");
    let report = import(&text);
    assert_accounted(&report, &text);
    assert_eq!(read_lines(&report), expected, "{posts:?}");
    report
}

/// The same, with nothing to list.
#[track_caller]
fn assert_clear(posts: &str, expected: &[&str]) {
    let report = assert_read(posts, expected);
    let listed = said(&report);
    assert_eq!(listed.len(), 0, "{posts:?}: {listed:?}");
}

#[test]
fn a_count_stands_before_or_after_the_title_in_many_ways() {
    let three = ["3 Gestionnaires | B"];
    for line in [
        "3 Gestionnaires (B)",
        "- 3 Gestionnaires (B)",
        "-3 Gestionnaires (B)",
        "• 3 Gestionnaires (B)",
        "3 x Gestionnaires (B)",
        "3x Gestionnaires (B)",
        "3 × Gestionnaires (B)",
        "Trois Gestionnaires (B)",
        "3 postes de Gestionnaires (B)",
        "Gestionnaires (B) : 3",
        "Gestionnaires (B) x3",
        "Gestionnaires (B) x 3",
        "Gestionnaires (B) – 3 postes",
        "Gestionnaires (B) : 3 postes",
        "Gestionnaires : 3 B",
        "Gestionnaires : 3 (B)",
        "| Gestionnaires | B | 3 |",
        "| 3 | Gestionnaires | B |",
        "Gestionnaires\tB\t3",
        "3\u{a0}Gestionnaires\u{202f}(B)",
        "3&nbsp;Gestionnaires (B)",
        "**3 Gestionnaires (B)**",
        "> 3 Gestionnaires (B)",
        "3 Gestionnaires, catégorie B",
        "3 Gestionnaires – cat. B",
        "3 Gestionnaires de catégorie B",
        "3 Gestionnaires [B]",
        "3 Gestionnaires(B)",
    ] {
        assert_clear(line, &three);
    }
    assert_clear("Un/e directeur/trice (A)", &["1 directeur/trice | A"]);
    assert_clear("4 agents d'accueil (C)", &["4 agents d'accueil | C"]);
    assert_clear("2 postes d’agent social (C)", &["2 agent social | C"]);
    assert_clear("Agents : 2 B + 1 C", &["2 Agents | B", "1 Agents | C"]);
}

#[test]
fn brackets_hold_category_grade_level_job_time_and_vacancy() {
    for (line, expected) in [
        ("1 Chef (A2.2)", "1 Chef | A | A2.2"),
        ("1 Chef (A) (A3)", "1 Chef | A | A3"),
        ("1 Chef (A, A3)", "1 Chef | A | A3"),
        ("1 Chef (cat. A+)", "1 Chef | A+"),
        ("1 Chef (A) Cat.É", "1 Chef Cat.É | A"),
        ("1 Chef (A) (manager intermédiaire)", "1 Chef | A | intermediaire"),
        ("1 Chef (A, manager de proximité)", "1 Chef | A | proximite"),
        ("1 Chef (A) (Attaché)", "1 Chef | A | Attaché"),
        ("1 Chef (A, 0,8 ETP)", "1 Chef | A | 80 %"),
        ("1 Chef (A) (80 %)", "1 Chef | A | 80 %"),
        ("1 Chef (A) à 80 %", "1 Chef | A | 80 %"),
        ("1 Chef (A) (mi-temps)", "1 Chef | A | 50 %"),
        ("0,5 ETP Chef (A)", "1 Chef | A | 50 %"),
        ("1 Chef (A) (vacant)", "1 Chef | A | vacant"),
        ("1 Chef (A) - vacant", "1 Chef | A | vacant"),
        ("1 Chef (A) (1 vacant)", "1 Chef | A | vacant"),
        ("1 poste vacant (B)", "1 poste | B | vacant"),
        ("1 Assistant(e) (H/F) (B)", "1 Assistant(e) (H/F) | B"),
        ("1 Chef (stade) (A)", "1 Chef (stade) | A"),
    ] {
        assert_clear(line, &[expected]);
    }
}

#[test]
fn a_post_goes_on_over_lines_and_a_cut_word_is_put_together() {
    let job = "3 Cadres administratifs et financiers | A | job Cadre administratif";
    assert_clear("3 Cadres administratifs et\nfinanciers (A)\n(Cadre\nadministratif)", &[job]);
    assert_clear(
        "3 Cadres administratifs/\nfinanciers (A)",
        &["3 Cadres administratifs/financiers | A"],
    );
    assert_clear("6 Chargés d'opé-\nrations (A)", &["6 Chargés d'opérations | A"]);
    assert_clear("6 Chargés d'opé\u{ad}\nrations (A)", &["6 Chargés d'opérations | A"]);
    // Its first part is a word of the text: it may have kept its hyphen.
    let text = "2 Agents de bord (B)\n6 Agents de bord-\nrations (A)";
    let report = assert_read(text, &["2 Agents de bord | B", "6 Agents de bordrations | A"]);
    assert_said(&report, 4, &["bordrations"]);
    assert_clear("1 Chef adjoint-\ne (A)", &["1 Chef adjoint-e | A"]);
    assert_clear("1 Agent médico-\nsocial (A)", &["1 Agent médico-social | A"]);
    assert_clear(
        "1 Chef de service (A)\n2 Gestionnaires (B)",
        &["1 Chef de service | A", "2 Gestionnaires | B"],
    );
}

#[test]
fn a_table_is_read_by_its_header_or_by_what_its_cells_hold() {
    let with_header = "| Catégorie | Effectif | Intitulé | ETP |\n|---|---|---|---|\n\
        | A | 1 | Chef de service | 1 |\n| B | 2 | Gestionnaires | 0,8 |\n| Total | 3 | | |";
    let report = assert_read(with_header, &["1 Chef de service | A", "2 Gestionnaires | B | 40 %"]);
    assert_said(&report, 6, &["à vérifier", "0,8"]);
    assert_eq!(report.lines[2..4], [LineUse::Furniture, LineUse::Furniture]);
    assert_said(&report, 7, &["laissé de côté", "Total"]);

    let with_units = "| Service | Fonction | Cat. | Nombre |\n\
        | Service Accueil | Chef | B | 1 |\n| | Agents | C | 4 |\n| Service Paie | Chef | A | 1 |";
    let report = import(with_units);
    let units: Vec<_> = report.project.charts[0]
        .units_in_order()
        .map(|unit| report.project.charts[0].unit(unit).fields.name.clone())
        .collect();
    assert_eq!(units, ["Organigramme sans titre", "Service Accueil", "Service Paie"]);
    assert_eq!(read_lines(&report), ["1 Chef | B", "4 Agents | C", "1 Chef | A"]);
}

#[test]
fn boxes_side_by_side_keep_their_own_posts() {
    let boxes = "DIRECTION DES FINANCES\n1 Directrice (A)\n\n\
        SERVICE BUDGET                SERVICE PAIE\n\
        1 Chef de service (A)         1 Chef de service (A)\n\
        3 Gestionnaires               7 Gestionnaires (B)\n\
        budgétaires (B)\n";
    let table = "DIRECTION DES FINANCES\n1 Directrice (A)\n\n\
        | SERVICE BUDGET | SERVICE PAIE |\n|---|---|\n\
        | 1 Chef de service (A) | 1 Chef de service (A) |\n\
        | 3 Gestionnaires budgétaires (B) | 7 Gestionnaires (B) |\n";
    for text in [boxes, table] {
        let report = import(text);
        assert_accounted(&report, text);
        assert_eq!(said(&report), [], "{text}");
        let chart = &report.project.charts[0];
        let service = |name: &str| {
            let unit = chart.units_in_order().find(|&unit| chart.unit(unit).fields.name == name);
            chart.unit(unit.expect("the service")).posts().len()
        };
        assert_eq!((service("Service Budget"), service("Service Paie")), (4, 8), "{text}");
        assert!(read_lines(&report).contains(&"3 Gestionnaires budgétaires | B".to_owned()));
    }
    // What begins below no box may be of either.
    let askew = boxes.replace("         7 Gest", "   7 Gest");
    assert_said(&import(&askew), 4, &["côte à côte", "SERVICE BUDGET"]);
}

#[test]
fn what_is_doubtful_in_a_post_is_listed() {
    for (posts, expected, words) in [
        ("Secrétaires (C)", "1 Secrétaires | C", &["Sans nombre", "Secrétaires"][..]),
        ("1 Chef (A/B)", "1 Chef | note A/B", &["Catégorie incertaine", "A/B"]),
        ("1 Chef (B) (A ou B)", "1 Chef | B | note A ou B", &["Catégorie incertaine"]),
        ("2 Agents B", "2 Agents | B", &[]),
        ("2 Loups B", "2 Loups | B", &["Lettre finale", "catégorie B", "Loups B"]),
        ("2 Agents (C) : 3", "2 Agents | C", &["Deux nombres", "2 retenu", "3 écarté"]),
        ("2 ETP Agents (C)", "2 Agents | C", &["ETP", "2 postes"]),
        ("1 Chef (A) (Mme Dupont)", "1 Chef | A", &["Nom de personne écarté", "Chef"]),
        ("1 Chef – M. Jean Dupont (A)", "1 Chef | A", &["Nom de personne écarté", "Chef"]),
        ("1 Chef (A) : Mme Dupont", "1 Chef | A", &["Nom de personne écarté", "Chef"]),
        ("1 Chef (A", "1 Chef | A", &["jamais fermée"]),
        ("1 Chef (A)\n\n(Attaché)", "1 Chef | A | Attaché", &["ligne vide", "Attaché"]),
        (
            "1 Chef (Attaché) (A) (Graphiste) (y)",
            "1 Chef | A | Attaché | job Graphiste | note y",
            &["ni catégorie"],
        ),
        ("1 Chef (A) : créé en 2024", "1 Chef | A | note créé en 2024", &[]),
        ("1 Chef (A) : bilingue", "1 Chef | A | note bilingue", &["Explication"]),
        ("1 Chef\nde garage (C)", "1 Chef de garage | C", &[]),
        ("1 Chef Garage\nCentral (C)", "1 Chef Garage Central | C", &["suite de la précédente"]),
        ("1 Chef (Z9) (A)", "1 Chef | Z | Z9 | note A", &["Catégorie incertaine"]),
    ] {
        let lettered = if expected.contains("note A/B") { "\n\n1 Agent (C)" } else { "" };
        let mut all = vec![expected];
        if !lettered.is_empty() {
            all.push("1 Agent | C");
        }
        let report = assert_read(&format!("{posts}{lettered}"), &all);
        if !words.is_empty() {
            let listed = said(&report);
            let found =
                listed.iter().find(|(_, text)| words.iter().all(|word| text.contains(word)));
            let place = if posts.contains("\n\n(") {
                5
            } else if posts.contains("\nC") {
                4
            } else {
                3
            };
            assert_eq!(found.map(|(line, _)| *line), Some(place), "{posts:?}: {listed:?}");
        }
        let names = format!("{:?}", report.project.to_record());
        assert!(!names.contains("Dupont"), "a person's name is never kept");
    }
    assert_clear("3 Agents (C) dont 1 vacant", &["2 Agents | C", "1 Agents | C | vacant"]);
    let report = assert_read("2 Agents (C) (1,6 ETP)", &["2 Agents | C | 80 %"]);
    assert_said(&report, 3, &["à vérifier", "1,60"]);
    let report = assert_read("1 Chef (A) (Jean MARTIN)", &["1 Chef | A"]);
    assert_said(&report, 3, &["Nom de personne écarté"]);
    let report = assert_read("1 Chef (A) 2 Agents (C)", &["1 Chef | A", "2 Agents | C"]);
    assert_said(&report, 3, &["Plusieurs postes"]);
    let report = assert_read("1 Chef (A)\n1 Agent", &["1 Chef | A", "1 Agent"]);
    assert_said(&report, 4, &["Sans catégorie", "Agent"]);
    let report = assert_read("1 Chef (E)\n1 Agent (C)", &["1 Chef (E)", "1 Agent | C"]);
    assert_said(&report, 3, &["Sans catégorie", "Chef"]);
}

#[test]
fn a_remark_in_brackets_is_a_note_and_a_job_there_is_the_reference_job() {
    for (line, expected) in [
        ("1 Chef (A) [mutualisé avec le CCAS]", "1 Chef | A | note mutualisé avec le CCAS"),
        ("2 Comptables (B) (site de Lille)", "2 Comptables | B | note site de Lille"),
        ("1 Secrétaire (C) (création)", "1 Secrétaire | C | note création"),
        (
            "1 Adjoint (A) (poste vacant au 1er mars)",
            "1 Adjoint | A | vacant | note poste vacant au 1er mars",
        ),
        (
            "1 Chef (B) [contrat de projet] (0,6 ETP) (grade : technicien)",
            "1 Chef | B | technicien | 60 % | note contrat de projet",
        ),
        (
            "1 Chef (A) (poste mutualisé avec la ville, vacant)",
            "1 Chef | A | vacant | note poste mutualisé avec la ville",
        ),
        ("1 Chef (A) (Conseiller technique)", "1 Chef | A | job Conseiller technique"),
        ("1 Chef (A) (gestionnaire financier)", "1 Chef | A | job gestionnaire financier"),
        ("1 Chef (A) (Éco-animatrice)", "1 Chef | A | job Éco-animatrice"),
    ] {
        assert_clear(line, &[expected]);
    }
    let report = assert_read("1 Chef (A) (Travaux)", &["1 Chef | A | note Travaux"]);
    assert_said(&report, 3, &["ni catégorie", "Travaux"]);
}

#[test]
fn time_vacancy_and_grade_are_read_wherever_they_stand_after_the_title() {
    for (line, expected) in [
        (
            "3 Médiateurs, cat. B à 80 % ; site de Lille",
            "3 Médiateurs | B | 80 % | note site de Lille",
        ),
        (
            "1 Archiviste (A) à 90 %, vacant – site de Lille",
            "1 Archiviste | A | 90 % | vacant | note site de Lille",
        ),
        ("2 Archivistes (B) – rédacteur à 60 %", "2 Archivistes | B | rédacteur | 60 %"),
        (
            "1 Adjoint (B) : poste vacant depuis le 01/03/2024",
            "1 Adjoint | B | vacant | note poste vacant depuis le 01/03/2024",
        ),
    ] {
        assert_read(line, &[expected]);
    }
    for (line, expected) in [
        ("1 Secrétaire (C) (TNC 17h30)", "1 Secrétaire | C | 50 %"),
        ("1 Secrétaire (C) – TNC 17h30", "1 Secrétaire | C | 50 %"),
        ("1 Secrétaire (C) (28 heures par semaine)", "1 Secrétaire | C | 80 %"),
        ("2 Comptables (B) à temps partiel (80 %)", "2 Comptables | B | 80 %"),
        ("3 Comptables - cadre d'emplois : rédacteurs", "3 Comptables | B | rédacteur"),
        ("3 Comptables, cadre d’emplois : rédacteurs", "3 Comptables | B | rédacteur"),
    ] {
        assert_clear(line, &[expected]);
    }
    let report =
        assert_read("1 Agent (C) à temps partiel", &["1 Agent | C | note à temps partiel"]);
    assert_said(&report, 3, &["sans quotité", "Agent"]);
    for line in ["2 comptables (B), 1 ETP", "2 comptables (B) – 1 ETP", "2 comptables (B, 1 ETP)"]
    {
        let report = assert_read(line, &["2 comptables | B | 50 %"]);
        assert_said(&report, 3, &["Temps de travail de plusieurs postes", "1,00"]);
    }
}

#[test]
fn some_posts_of_a_line_may_differ_from_the_others() {
    assert_clear(
        "3 gestionnaires (B), dont 1 à 80 % et 1 vacant",
        &["1 gestionnaires | B", "1 gestionnaires | B | 80 %", "1 gestionnaires | B | vacant"],
    );
    assert_clear("3 Chefs (A) (dont 2 à mi-temps)", &["1 Chefs | A", "2 Chefs | A | 50 %"]);
    assert_clear(
        "4 agents (C) dont 1 à temps partiel (50 %)",
        &["3 agents | C", "1 agents | C | 50 %"],
    );
    assert_clear(
        "2 Agents (C), dont 1 vacant – adjoint administratif",
        &["1 Agents | C | adjoint administratif", "1 Agents | C | adjoint administratif | vacant"],
    );
    assert_read(
        "6 Archivistes (B), dont 1 vacant ; site de Lille",
        &[
            "5 Archivistes | B | note site de Lille",
            "1 Archivistes | B | vacant | note site de Lille",
        ],
    );
    for line in [
        "5 gestionnaires dont 3 B et 2 C",
        "5 gestionnaires (3 B, 2 C)",
        "5 gestionnaires, dont 3 de catégorie B et 2 de catégorie C",
    ] {
        assert_clear(line, &["3 gestionnaires | B", "2 gestionnaires | C"]);
    }
    let report =
        assert_read("5 gestionnaires dont 3 B", &["3 gestionnaires | B", "2 gestionnaires"]);
    assert_said(&report, 3, &["Sans catégorie"]);
    let report = assert_read("2 agents (C), dont 3 vacants", &["2 agents | C | vacant"]);
    assert_said(&report, 3, &["Deux nombres", "3 écarté"]);
}

#[test]
fn one_vacancy_among_names_is_one_vacant_post() {
    for line in [
        "3 agents (C) : Luc Moreau, Anne Leroy, poste vacant",
        "3 agents (C) – Luc Moreau, Anne Leroy, poste vacant",
        "3 agents (C) : Yuna Kerbrat, Anne Leroy, poste vacant",
    ] {
        let report = assert_read(line, &["2 agents | C", "1 agents | C | vacant"]);
        assert_said(&report, 3, &["Nom de personne écarté"]);
        let all = format!("{:?}", report.project.to_record());
        for name in ["Moreau", "Leroy", "Kerbrat"] {
            assert!(!all.contains(name), "{name} of {line:?}");
        }
    }
    let report =
        assert_read("3 agents (C) : poste vacant", &["2 agents | C", "1 agents | C | vacant"]);
    assert_said(&report, 3, &["au singulier pour 3 postes"]);
    assert_clear("1 agent (C) – poste vacant", &["1 agent | C | vacant"]);
}

#[test]
fn counts_stand_in_brackets_and_posts_between_dashes() {
    assert_clear("(1) Chef (A)\n(5) Jardiniers (C)", &["1 Chef | A", "5 Jardiniers | C"]);
    assert_clear("ATSEM (3 C)\nAgents (2 C)", &["3 ATSEM | C", "2 Agents | C"]);
    assert_clear(
        "1 Chef (A) – 3 Comptables (B) – 2 Agents (C)",
        &["1 Chef | A", "3 Comptables | B", "2 Agents | C"],
    );
    // A line of posts of two categories is no sum, and what sums them up is compared.
    let agents = ["1 Directeur | A", "5 Juristes | A", "3 agents | B", "3 agents | C"];
    let lines = "1 Directeur (A)\n5 Juristes (A)\n6 agents (3 B, 3 C)";
    assert_clear(lines, &agents);
    assert_clear(&format!("{lines}\nTotal : 12 (6 A, 3 B, 3 C)"), &agents);
    let report = assert_read(&format!("{lines}\nTotal : 12 (6 A, 4 B, 2 C)"), &agents);
    assert_said(&report, 6, &["Total imprimé B : 4", "3 lus"]);
}

/// A title that no list has is told from the surname in capitals of who holds it, whatever the first name.
#[test]
fn a_holder_with_a_surname_in_capitals_is_left_out() {
    let report =
        import("Service Eau\nÉvaluateur·rice : Ewen KERVADEC\nFontainier (C) : Ewen KERVADEC\n");
    let saved = organigramme::format::native::save(&report.project);
    assert!(!String::from_utf8_lossy(&saved).to_lowercase().contains("kervadec"));
    assert_eq!(post_count(&report), 2);
    assert_said(&report, 2, &["Évaluateur·rice"]);
}
