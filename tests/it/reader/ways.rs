//! Ways to tell of units and their posts that are neither a heading nor a line of posts.

use organigramme::format::reading::Report;
use organigramme::model::Role;

use super::{import, said};
use crate::support::outlines::outline;

/// The text is read so, and nothing in it is doubted.
#[track_caller]
pub(super) fn clear(text: &str, expected: &str) -> Report {
    let report = import(text);
    assert_eq!(outline(&report), expected, "{text}");
    assert_eq!(said(&report), [], "{text}");
    report
}

#[test]
fn a_unit_says_in_its_heading_what_it_is_attached_to() {
    for beside in [" (rattachée au pôle Technique)", ", rattachée au pôle Technique"] {
        let text = format!(
            "Pôle Technique\n1 Directeur (A)\nDirection des sports\n1 Directeur (A)\n\
             Direction du numérique{beside}\n1 Directeur (A)\n\
             Service Piscines – rattaché à la direction des sports\n2 Agents (C)\n"
        );
        clear(
            &text,
            "Pôle Technique\n- 1 Directeur (A)\n  Direction des sports\n  - 1 Directeur (A)\n    \
             Service Piscines\n    - 2 Agents (C)\n  Direction du numérique\n  - 1 Directeur (A)\n",
        );
    }
}

#[test]
fn a_form_names_the_unit_its_parent_and_its_posts() {
    clear(
        "Unité : Direction des sports\nEffectif : 1\nComposition :\n- 1 Directeur (A)\n\n\
         Unité : Service Piscines\nRattachement : Direction des sports\nEffectif : 3\nComposition :\n\
         - 3 Agents (C)\n",
        "Direction des sports\n- 1 Directeur (A)\n  Service Piscines\n  - 3 Agents (C)\n",
    );
}

#[test]
fn groups_of_posts_within_a_unit_are_no_units() {
    clear(
        "Direction des finances\n1 Directeur (A)\nFilière administrative\n- 2 Comptables (B)\n\
         Filière technique :\n- 1 Technicien (B)\nService Budget\nEncadrement :\n\
         - 1 Chef de service (A)\nÉquipe :\n- 3 Agents (C)\nTotal Service Budget : 4\n",
        "Direction des finances\n- 1 Directeur (A)\n- 2 Comptables (B)\n- 1 Technicien (B)\n  \
         Service Budget\n  - 1 Chef de service (A)\n  - 3 Agents (C)\n",
    );
    let filiere = import("Filière bois\n1 Responsable (A)\n2 Agents (C)\n");
    assert_eq!(outline(&filiere), "Filière bois\n- 1 Responsable (A)\n- 2 Agents (C)\n");
}

#[test]
fn sentences_name_a_unit_and_all_its_posts() {
    clear(
        "La direction des finances est composée d’une directrice (A), trois juristes (A).\n\
         Le service Budget comprend un chef de service (A), trois comptables (B) et un agent (C).\n",
        "Direction des finances\n- 1 directrice (A)\n- 3 juristes (A)\n  Service Budget\n  \
         - 1 chef de service (A)\n  - 3 comptables (B)\n  - 1 agent (C)\n",
    );
}

#[test]
fn a_count_before_and_one_after_are_two_states() {
    let report = clear(
        "Service Budget\n1 Chef de service (A)\n- Comptables (B) : 3 → 5\n- Agents (C) : 2 → 0\n",
        "Service Budget\n- 1 Chef de service (A)\n- 3 Comptables (B)\n- 2 Agents (C)\n\
         Service Budget\n- 1 Chef de service (A)\n- 5 Comptables (B)\n",
    );
    let roles: Vec<_> = report.project.charts.iter().map(|chart| chart.fields.role).collect();
    assert_eq!(roles, [Some(Role::Source), Some(Role::Target)]);
}

#[test]
fn the_posts_of_functional_units_stand_on_their_line() {
    let report = import(
        "Pôle Urgences\nUF 4830 Réanimation : 24 IDE, 4 aides-soignants\nUF 4831 Soins continus : 6 IDE\n",
    );
    assert_eq!(
        outline(&report),
        "Pôle Urgences\n  UF 4830 Réanimation\n  - 24 IDE\n  - 4 aides-soignants\n  \
         UF 4831 Soins continus\n  - 6 IDE\n"
    );
}

#[test]
fn what_stands_between_tabs_is_of_its_column() {
    let report = import(
        "Pôle Technique\n1 Directeur (A)\n\n\
         Direction des lycées et collèges\tDirection du numérique\tDirection des achats\n\
         1 Directeur (A)\t1 Directrice (A)\t1 Directeur (A)\n\
         2 Agents (C)\t3 Agents (C)\t4 Juristes (A)\n\t\t3 Acheteurs (B)\n",
    );
    assert_eq!(
        outline(&report),
        "Pôle Technique\n- 1 Directeur (A)\n  Direction des lycées et collèges\n  - 1 Directeur (A)\n  \
         - 2 Agents (C)\n  Direction du numérique\n  - 1 Directrice (A)\n  - 3 Agents (C)\n  \
         Direction des achats\n  - 1 Directeur (A)\n  - 4 Juristes (A)\n  - 3 Acheteurs (B)\n"
    );
}

#[test]
fn a_composition_beside_a_unit_is_no_part_of_its_name() {
    let report =
        import("Service Voirie : effectif 3 (1 A, 2 C)\n1 Chef de service (A)\n2 Agents (C)\n");
    assert_eq!(outline(&report), "Service Voirie\n- 1 Chef de service (A)\n- 2 Agents (C)\n");
}

#[test]
fn words_that_say_that_posts_follow_are_no_post() {
    for label in [
        "Composition :",
        "Composition de l'équipe :",
        "Effectifs du service :",
        "Composé de :",
        "Moyens humains :",
        "Personnel –",
    ] {
        clear(
            &format!("Service Piscines\n{label} 1 chef de bassin (B) ; 2 agents (C)\n"),
            "Service Piscines\n- 1 chef de bassin (B)\n- 2 agents (C)\n",
        );
    }
}

#[test]
fn codes_of_units_are_told_from_their_posts() {
    clear(
        "Direction générale des collectivités\n1 Directrice générale (A+)\n\
         Sous-direction des finances (SD1)\n1 Sous-directeur (A+)\nBureau des concours (SD1A)\n\
         3 Rédacteurs (A)\n",
        "Direction générale des collectivités\n- 1 Directrice générale (A+)\n  \
         Sous-direction des finances (SD1)\n  - 1 Sous-directeur (A+)\n    \
         Bureau des concours (SD1A)\n    - 3 Rédacteurs (A)\n",
    );
}

#[test]
fn dots_with_spaces_lead_to_a_figure_and_a_link_begins_the_last_of_a_list() {
    clear(
        "Service Budget\nChef de service (A) . . . . . . . . 1\n- trois comptables de catégorie B,\n\
         - et un secrétaire de catégorie C.\n",
        "Service Budget\n- 1 Chef de service (A)\n- 3 comptables (B)\n- 1 secrétaire (C)\n",
    );
}

#[test]
fn a_column_for_each_category_counts_posts_under_its_unit() {
    clear(
        "Pôle X\n1 DGA (A)\nService Budget\nEmploi\tA\tB\tC\nChef de service\t1\t\t\n\
         Comptable\t\t3\t\nAgent\t\t\t2\n",
        "Pôle X\n- 1 DGA (A)\n  Service Budget\n  - 1 Chef de service (A)\n  - 3 Comptable (B)\n  \
         - 2 Agent (C)\n",
    );
}

#[test]
fn a_department_above_the_department_that_is_the_administration_is_a_unit() {
    let report = import(
        "**DÉPARTEMENT DE L’ÉDUCATION**\n\nDÉPARTEMENT DE LA LÈDE\nORGANIGRAMME source CT du 02/03/2022\n\n\
         Postes autorisés : 4\n\n1 Responsable (A)\n\n**SERVICE BUDGET**\n\n3 Comptables (B)\n",
    );
    assert_eq!(
        outline(&report),
        "Département de l’Éducation\n- 1 Responsable (A)\n  Service Budget\n  - 3 Comptables (B)\n"
    );
    assert_eq!(report.project.charts[0].fields.organisation, "DÉPARTEMENT DE LA LÈDE");
}

#[test]
fn grades_of_universities_are_known_by_their_letters() {
    clear(
        "Département de chimie\n1 Responsable administratif (IGE)\n2 Secrétaires (SAENES)\n",
        "Département de chimie\n- 1 Responsable administratif (A)\n- 2 Secrétaires (B)\n",
    );
}

#[test]
fn what_a_person_reads_at_once_is_no_doubt() {
    let unit = "Service Budget\n- 1 Chef de service | A\n- 2 Agents | C\n";
    let unit = unit.replace(" | A", " (A)").replace(" | C", " (C)");
    let posts = "Service Budget\n1 Chef de service (A)\n2 Agents (C)";
    for text in [
        format!("{posts}, 2 ETP\n"),
        format!(
            "Le présent rapport a pour objet de soumettre à l’avis du comité la nouvelle organisation. \
             Elle répond\nà la volonté de simplifier le fonctionnement de chacun.\n\n{posts}\n"
        ),
        format!("Évolution des effectifs (avant et après)\n\n{posts}\n"),
        format!("Organigramme des services et composantes\n\n{posts}\n"),
        format!("{posts}\n\nFait à Lens, le 12 mars 2024\nPour extrait conforme,\nLe maire\n"),
        posts.replace("1 Chef", "Direction :\n- 1 Chef").replace("2 Ag", "Agents :\n- 2 Ag"),
        "Service / emploi              Cat.    Nb    ETP\nService Budget\n  \
         Chef de service             A       1     1\n  Agents                      C       2     2\n\
         TOTAL                                 3     3\n"
            .to_owned(),
    ] {
        clear(&text, &unit);
    }
    // A number in a sentence may tell of posts, half the time of two may be of each.
    for text in [
        format!(
            "{posts}\n\nLe présent rapport a pour objet de soumettre à l’avis du comité la \
             création de\n3 postes au sein des services de la ville.\n"
        ),
        format!("{posts}, 1 ETP\n"),
    ] {
        assert_ne!(said(&import(&text)), [], "{text}");
    }
}

#[test]
fn remarks_are_kept_without_a_word_unless_posts_may_go_by_them() {
    for (remark, plain) in [
        ("création", true),
        ("créé au 1er janvier 2024", true),
        ("site de Lille", true),
        ("mis à disposition du GIP", true),
        ("suppression", false),
        ("gelé", false),
        ("dont 1 création", false),
        ("bilingue", false),
    ] {
        let report = import(&format!("Service Budget\n2 Agents (C) – {remark}\n"));
        assert_eq!(outline(&report), "Service Budget\n- 2 Agents (C)\n");
        let chart = &report.project.charts[0];
        let unit = chart.units_in_order().next().expect("the service");
        let post = &chart.post(chart.unit(unit).posts()[0]).fields;
        assert_eq!(post.note, remark);
        assert_eq!(said(&report).is_empty(), plain, "{remark}: {:?}", said(&report));
    }
}

#[test]
fn the_heads_of_pages_belong_to_no_chart() {
    let head =
        |page: &str| format!("Ville de Lens – Comité social territorial du 12/03/2024\n{page}");
    let text = format!(
        "{}Service Budget\n1 Chef de service (A)\nPage 1/2\n\n{}2 Agents (C)\nPage 2/2\n",
        head("\n"),
        head("")
    );
    let report = clear(&text, "Service Budget\n- 1 Chef de service (A)\n- 2 Agents (C)\n");
    assert_eq!(
        report.project.charts[0].fields.date.map(|date| date.to_string()).as_deref(),
        Some("2024-03-12")
    );
    for name in ["Ville de Lens", "MEL"] {
        let text = format!(
            "{name}  |  Organigramme fonctionnel  |  Version 3\n\nService Budget\n2 Agents (C)\n"
        );
        let report = clear(&text, "Service Budget\n- 2 Agents (C)\n");
        assert_eq!(report.project.charts[0].fields.organisation, name);
    }
}

#[test]
fn avant_and_apres_alone_title_two_charts() {
    let report = import(
        "Avant :\n\nService Budget\n2 Agents (C)\n\nAprès :\n\nService Budget\n3 Agents (C)\n",
    );
    let roles: Vec<_> = report.project.charts.iter().map(|chart| chart.fields.role).collect();
    assert_eq!(roles, [Some(Role::Source), Some(Role::Target)]);
    assert_eq!(said(&report), []);
}

#[test]
fn the_number_of_posts_may_stand_before_the_letters_of_their_grade() {
    let report = import("Service Budget\nDéveloppeurs : 4 ASI (A)\nResponsable : 1 AFIPA (A+)\n");
    assert_eq!(outline(&report), "Service Budget\n- 4 Développeurs (A)\n- 1 Responsable (A+)\n");
    assert_eq!(said(&report), []);
    let lists = &report.project.lists;
    let grades: Vec<_> = lists.grades.iter().map(|grade| grade.label.as_str()).collect();
    assert!(grades.contains(&"AFIPA"), "{grades:?}");
}

#[test]
fn what_a_report_and_a_letter_say_around_a_chart_is_no_unit() {
    let unit = "Service Budget\n- 1 Chef de service (A)\n- 2 Agents (C)\n";
    let posts = "Service Budget\n1 Chef de service (A)\n2 Agents (C)";
    for text in [
        format!("Monsieur le Maire,\n\n{posts}\n"),
        format!(
            "I. CONTEXTE\nLes équipes ont été associées à la démarche par des groupes de travail.\n\n{posts}\n\nIII. CALENDRIER\n"
        ),
        format!("Voici l’organigramme du service à jour :\n\n{posts}\n"),
        format!("Liste des agents du service\n\n{posts}\n\nDocument réalisé par la DRH\n"),
    ] {
        clear(&text, unit);
    }
    let report = import(&format!(
        "Université de Bourges – Direction du budget\nOrganigramme cible\n\n{posts}\n"
    ));
    assert_eq!(report.project.charts.len(), 1);
    let fields = &report.project.charts[0].fields;
    assert_eq!(fields.organisation, "Université de Bourges");
    assert!(outline(&report).starts_with("Direction du budget\n  Service Budget\n"));
}

#[test]
fn a_count_between_title_and_category_is_that_of_the_line() {
    for line in ["Comptable – 2 – C", "Comptable, 2, C", "Comptable - 2 - C"] {
        clear(&format!("Service Budget\n{line}\n"), "Service Budget\n- 2 Comptable (C)\n");
    }
}

/// The author says by numbers that a pôle is a part of a direction, beside its services.
#[test]
fn a_numbered_list_stands_below_what_has_no_number() {
    clear(
        "Direction des sports\n1 Directeur (A)\n\n1. Pôle Ressources\n1 Comptable (B)\n\n2. Service Piscines\n\
         2 Agents (C)\n\n2.1 Cellule Bassins\n1 Agent (C)\n\n3. Service Stades\n3 Agents (C)\n",
        "Direction des sports\n- 1 Directeur (A)\n  Pôle Ressources\n  - 1 Comptable (B)\n  Service Piscines\n  \
         - 2 Agents (C)\n    Cellule Bassins\n    - 1 Agent (C)\n  Service Stades\n  - 3 Agents (C)\n",
    );
}

#[test]
fn what_a_document_is_called_is_no_unit() {
    for title in [
        "Annuaire de la direction",
        "Projet de service",
        "Valfleury : qui fait quoi ?",
        "Les services municipaux",
        "Direction des sports : répartition des postes",
        "Direction des sports - composition",
        "# Note à l'attention des agents",
        "Organigramme de la ville",
    ] {
        clear(
            &format!(
                "{title}\n\nDirection des sports\n1 Directeur (A)\n\nService Stades\n3 Agents (C)\n"
            ),
            "Direction des sports\n- 1 Directeur (A)\n  Service Stades\n  - 3 Agents (C)\n",
        );
    }
}
