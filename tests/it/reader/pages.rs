//! Reports of a committee: a first page with its date, chapters, heads and feet of pages around the charts.

use super::cases::outline;
use super::habits::assert_habits;
use super::{import, said};

const SPORTS: &[&[&str]] = &[
    &["Direction des sports", "- 1 directeur | A", "  Service piscines", "  - 2 agents | C"],
    &["Direction des sports", "- 1 directeur | A", "  Service piscines", "  - 3 agents | C"],
];

/// Charts before and after, each with its title above its block, as `mark` sets titles off.
fn charts(mark: &str) -> String {
    let chart = |state: &str, count: u32| {
        format!(
            "{mark}Direction des sports\n\nVILLE DE LENS\nORGANIGRAMME {state}\nCST du 01/02/2023\n\
             Postes autorisés : {}\n1 directeur (A)\n{mark}Service piscines\n{count} agents (C)\n\n",
            count + 1
        )
    };
    format!("{}{}", chart("source", 2), chart("cible", 3))
}

#[test]
fn the_date_of_the_first_page_is_not_that_of_the_first_chart() {
    for first in [
        "VILLE DE LENS\nComité social territorial – séance du 03/09/2023\n\n",
        "DÉPARTEMENT DU HAUT-ALLIER\nComité social territorial – séance du 03/09/2023\n\nRapport n° 6 : réorganisation\n\n",
        "UNIVERSITÉ DE TOURS\nComité social d'administration – séance du 3 septembre 2023\n\n",
    ] {
        let report = import(&format!("{first}{}", charts("")));
        assert_eq!(outline(&report), SPORTS, "{first}");
        assert_eq!(said(&report), [], "{first}");
        let dates: Vec<_> = report
            .project
            .charts
            .iter()
            .map(|chart| {
                (
                    chart.fields.role.map(|it| it.as_str()),
                    chart.fields.date.map(|it| it.to_string()),
                )
            })
            .collect();
        let own = Some("2023-02-01".to_owned());
        assert_eq!(dates, [(Some("source"), own.clone()), (Some("target"), own)], "{first}");
    }
}

#[test]
fn the_chapter_that_holds_the_charts_is_none() {
    let title = "VILLE DE LENS\nComité social territorial – séance du 03/09/2023\n\n";
    for (mark, chapter) in [
        ("", "II – ANNEXE : ORGANIGRAMMES"),
        ("# ", "II – ORGANIGRAMMES"),
        ("## ", "# Organigrammes"),
        ("", "II – Organisation proposée et organisation actuelle"),
        ("## ", "# Organigrammes actuel et cible"),
        ("## ", "# Contexte"),
        ("## ", "# Présentation"),
        ("", "Objet du rapport"),
    ] {
        let report = import(&format!("{title}{chapter}\n\n{}", charts(mark)));
        assert_eq!(outline(&report), SPORTS, "{chapter}");
        assert_eq!(said(&report), [], "{chapter}");
    }
}

#[test]
fn sentences_around_the_charts_are_no_units() {
    let after = "III – CALENDRIER\n\nAucune suppression d'emploi n'est envisagée ; les mouvements de postes se font par\n\
        redéploiement interne.\n\nLes agents concernés ont été reçus et les représentants du personnel\nassociés à chaque étape.\n";
    let report = import(&format!("{}{after}", charts("")));
    assert_eq!(outline(&report), SPORTS);
    // The compass is no verb.
    assert_habits(&[(
        "Direction territoriale Est\n1 directeur (A)\nSecteur Est et Sud\n2 agents (C)\n",
        &[&[
            "Direction territoriale Est",
            "- 1 directeur | A",
            "  Secteur Est et Sud",
            "  - 2 agents | C",
        ]],
        &[],
    )]);
}

#[test]
fn heads_and_feet_of_pages_say_whose_they_are() {
    for line in [
        "Metz Métropole – Annexe 2 : organigrammes",
        "Rectorat de l'académie de Lille – Comité social d'administration – séance du 3 juin 2024",
        "CST du 12/03/2024 – page 1",
        "DRH – mise à jour le 12/11/2024",
        "Note de service",
        "Effectifs par service au 1er mai 2024",
    ] {
        let text = format!(
            "{line}\n\nDirection des sports\n1 directeur (A)\n\n{line}\n\nService piscines\n2 agents (C)\n"
        );
        let report = import(&text);
        assert_eq!(outline(&report), SPORTS[..1], "{line}");
        assert_eq!(said(&report), [], "{line}");
    }
}

#[test]
fn chapters_say_what_they_hold_beside_a_unit_or_by_a_number() {
    for chapter in [
        "# 2. Direction des sports : présentation du projet",
        "# Chapitre 2 – Évolution de l’organisation (Direction des sports)",
        "1. Évolution de l'organisation (Direction des sports)",
        "Point 2 – Organisation des services",
    ] {
        let report = import(&format!(
            "{chapter}\n\nIl est proposé de faire évoluer les missions.\n\n{}",
            charts("## ")
        ));
        assert_eq!(outline(&report), SPORTS, "{chapter}");
        assert_eq!(said(&report), [], "{chapter}");
    }
}

#[test]
fn minutes_tell_who_met_and_then_units_in_sentences_over_several_lines() {
    let text = "PROCÈS-VERBAL DU COMITÉ SOCIAL TERRITORIAL\nSéance du 01/01/2025\n\nUniversité de Lanvérac\n\n\
        Présents : Mme PASQUET, Mme GUILLOUX, M. RIVOIRE.\nSecrétaire de séance : Mme TESSIER\n\n\
        La direction de la scolarité comprend une directrice (cat. A) et deux agents d'accueil (cat. C).\n\
        Le service des examens, rattaché à la direction de la scolarité, est composé de 1 chef de\n\
        service (cat. A), 2 gestionnaires de scolarité (cat. B) et 1 assistant\nadministratif (cat. C).\n\
        Bureau des diplômes : 1 responsable (cat. B) à 80 % et 3 agents de guichet (cat. C), ainsi que 1\n\
        apprenti (cat. C).\n";
    let report = import(text);
    assert_eq!(
        outline(&report),
        [[
            "Direction de la scolarité",
            "- 1 directrice | A",
            "- 2 agents d'accueil | C",
            "  Service des examens",
            "  - 1 chef de service | A",
            "  - 2 gestionnaires de scolarité | B",
            "  - 1 assistant administratif | C",
            "    Bureau des diplômes",
            "    - 1 responsable | B | 80 %",
            "    - 3 agents de guichet | C",
            "    - 1 apprenti | C",
        ]]
    );
    let kept = format!("{:?}", report.project);
    for name in ["PASQUET", "GUILLOUX", "RIVOIRE", "TESSIER"] {
        assert!(!kept.contains(name), "{name}");
    }
}
