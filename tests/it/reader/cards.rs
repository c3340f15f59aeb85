//! Units and posts field by field, and tables whose columns nothing but white space parts.

use super::cases::outline;
use super::habits::assert_habits;
use super::{import, post_count, said};

const ROADS: &[&str] = &[
    "Direction des routes",
    "- 1 Directeur | A",
    "- 2 Secrétaires | C",
    "  Service études",
    "  - 1 Chef de service | A",
    "    Bureau des ponts",
    "    - 3 Techniciens | B",
];

#[test]
fn the_number_of_a_unit_s_posts_is_not_that_of_its_first_post() {
    let text = |below: u32, total: u32| {
        format!(
            "Nom du service : Direction des routes\nDépend de : néant\nEffectif : 3\nPoste : Directeur\nCatégorie : A\nNombre : 1\n\
             Poste : Secrétaires\nCatégorie : C\nNombre : 2\n\nNom du service : Service études\nDépend de : Direction des routes\n\
             Effectif : {total}\nPoste : Chef de service\nCatégorie : A\nNombre : 1\n-----\n\nNom du service : Bureau des ponts\n\
             Dépend de : Service études\nEffectif : 3\nPoste : Techniciens\nCatégorie : B\nNombre : {below}\n"
        )
    };
    // A unit's number may be that of the units below it too.
    for total in [1, 4] {
        let report = import(&text(3, total));
        assert_eq!(outline(&report), [ROADS], "{total}");
        assert_eq!(said(&report), [], "{total}");
    }
    // A number that is neither is told where it stands.
    let listed = said(&import(&text(3, 9)));
    let [(13, told)] = listed.as_slice() else { panic!("{listed:?}") };
    assert!(told.contains('9') && told.contains("Service études"), "{told}");
}

#[test]
fn posts_are_listed_behind_a_field_of_their_unit() {
    let lists = ["Composition", "Postes", "Agents", "Emplois"];
    let labels = ["Unité", "Service", "Entité", "Nom du service", "Structure"];
    for (label, list) in labels.iter().flat_map(|label| lists.map(|list| (label, list))) {
        for (sign, mark) in [(" :", ","), (":", " ;")] {
            let text = format!(
                "{label}{sign} Direction des routes\nNombre de postes{sign} 3\n{list}{sign} 1 Directeur (A){mark} 2 Secrétaires (C)\n\n\
                 {label}{sign} Service études\nDépend de{sign} Direction des routes\n{list}{sign} 1 Chef de service (A)\n* * *\n\n\
                 {label}{sign} Bureau des ponts\nService de rattachement{sign} Service études\n{list}{sign} 3 Techniciens (B)\n"
            );
            let report = import(&text);
            assert_eq!(outline(&report), [ROADS], "{text}");
            assert_eq!(said(&report), [], "{text}");
        }
    }
    // Without categories, semicolons between three posts.
    assert_habits(&[(
        "Service : Direction des routes\nPostes : 1 directeur ; 2 secrétaires ; 1 coursier\n\n\
         Service : Bureau des ponts\nRattaché à : Direction des routes\nPostes :\n- dessinateur\n- 2 techniciens\n",
        &[&[
            "Direction des routes",
            "- 1 directeur",
            "- 2 secrétaires",
            "- 1 coursier",
            "  Bureau des ponts",
            "  - 1 dessinateur",
            "  - 2 techniciens",
        ]],
        &[],
    )]);
}

#[test]
fn a_field_that_counts_whoever_there_is_lists_no_posts() {
    let text = "Unité : Direction des routes\nEffectif : 12 titulaires, 3 contractuels\nComposition :\n- 1 directeur (A)\n";
    let report = import(text);
    assert_eq!(outline(&report), [["Direction des routes", "- 1 directeur | A"]]);
    assert!(said(&report).iter().any(|(line, _)| *line == 2), "{:?}", said(&report));
    // Who directs it is nobody's unit, and kept nowhere.
    let text =
        "Unité : Direction des routes\nDirection : Mme Claire BESNARD\nPostes :\n- 2 agents (C)\n";
    let kept = format!("{:?}", import(text).project.to_record());
    assert!(!kept.contains("BESNARD"), "{kept}");
}

#[test]
fn a_label_lends_its_kind_to_names_that_have_none() {
    assert_habits(&[(
        "Service : Direction des routes\nMissions : entretenir les routes du département.\nPostes : 1 directeur (A), 2 agents (C)\n\n\
         Service : Service ponts\nRattaché à la Direction des routes\nPostes : 1 chef de service (A) ; 3 agents (C)\n\n\
         Service : Signalisation\nRattaché à la Direction des routes\nPostes : 2 agents (C)\n",
        &[&[
            "Direction des routes",
            "- 1 directeur | A",
            "- 2 agents | C",
            "  Service ponts",
            "  - 1 chef de service | A",
            "  - 3 agents | C",
            "  Service Signalisation",
            "  - 2 agents | C",
        ]],
        &[],
    )]);
    // "Nb" counts and is no nota bene.
    assert_habits(&[(
        "Direction : Direction des routes\nIntitulé du poste : Agents\nCat. : C\nNb : 3\n",
        &[&["Direction des routes", "- 3 Agents | C"]],
        &[],
    )]);
}

#[test]
fn vacancies_are_told_in_words_and_in_figures() {
    assert_habits(&[(
        "Unité : Direction des routes\nPoste : Directeur\nCatégorie : A\nNombre : 1\nVacant : oui\n\
         Poste : Technicien\nCatégorie : B\nNombre : 3\nVacants : 1\nPoste : Secrétaire\nCatégorie : C\nNombre : 1\n",
        &[&[
            "Direction des routes",
            "- 1 Directeur | A | vacant",
            "- 2 Technicien | B",
            "- 1 Technicien | B | vacant",
            "- 1 Secrétaire | C",
        ]],
        &[],
    )]);
}

#[test]
fn heads_above_the_first_unit_are_those_of_all_rows() {
    for (rule, vacant, total) in [
        ("", "0", ""),
        ("-----------------  ----  --  -------  -------\n", "-", "TOTAL"),
        ("\n", "", ""),
    ] {
        let row = |title: &str, category: &str, count: u32, time: &str, vacant: &str| {
            format!("{title:17}  {category:4}  {count:<2}  {time:7}  {vacant}\n")
        };
        let sum = if total.is_empty() { String::new() } else { format!("\n{total:23}  7\n") };
        let text = format!(
            "Emploi             Cat.  Nb  Quotité  Vacants\n{rule}Direction des routes\n{}\n{}Service études\n{}Bureau des ponts\n{}{sum}",
            row("Directeur", "A", 1, "100 %", vacant),
            row("Secrétaires", "C", 2, "100 %", vacant),
            row("Chef de service", "A", 1, "80 %", "1"),
            row("Techniciens", "B", 3, "100 %", vacant),
        );
        let report = import(&text);
        let read: Vec<String> = outline(&report).concat();
        let read: Vec<&str> = read.iter().map(|line| line.trim()).collect();
        assert_eq!(
            read,
            [
                "Direction des routes",
                "- 1 Directeur | A",
                "- 2 Secrétaires | C",
                "Service études",
                "- 1 Chef de service | A | 80 % | vacant",
                "Bureau des ponts",
                "- 3 Techniciens | B",
            ],
            "{text}"
        );
        assert_eq!(said(&report), [], "{text}");
    }
}

#[test]
fn blank_lines_between_rows_end_no_table() {
    assert_habits(&[(
        "Structure             Rattachement          Poste        Nb  % temps  Pourvus\n\
         ====================  ====================  ===========  ==  =======  =======\n\n\
         Direction des routes                        Directeur    1   100      1\n\n\
         Service études        Direction des routes  Secrétaires  2   100      1\n\
         Bureau des ponts      Service études        Techniciens  3   70       3\n\n\
         Bureau des ponts      Service études        Coursier     1   100      1\n",
        &[&[
            "Direction des routes",
            "- 1 Directeur",
            "  Service études",
            "  - 1 Secrétaires",
            "  - 1 Secrétaires | vacant",
            "    Bureau des ponts",
            "    - 3 Techniciens | 70 %",
            "    - 1 Coursier",
        ]],
        &[],
    )]);
}

#[test]
fn agents_stand_in_columns_below_their_units_and_are_not_kept() {
    let text = "Nom                Fonction       Cat.  Quotité\nDirection des routes\n\
        Mireille Lefebvre  Directrice     A     100 %\nPaul Quéméneur     Secrétaire     C     80 %\n\n\
        Service études\nJeanne Besnard     Dessinatrice   B     100 %\n";
    let report = import(text);
    assert_eq!(
        outline(&report),
        [[
            "Direction des routes",
            "- 1 Directrice | A",
            "- 1 Secrétaire | C | 80 %",
            "  Service études",
            "  - 1 Dessinatrice | B",
        ]]
    );
    let kept = format!("{:?}", report.project.to_record());
    for name in ["Mireille", "Lefebvre", "Quéméneur", "Besnard"] {
        assert!(!kept.contains(name), "{name}: {kept}");
    }
}

#[test]
fn units_that_name_themselves_above_are_gone_into_once() {
    let record = |at: usize| {
        format!(
            "Unité : Service A\nDépend de : Service A\nEffectif : 9\nPoste : Agent {at}\nNombre : 1\n\n"
        )
    };
    let text: String = (0..60).map(record).collect();
    assert_eq!(post_count(&import(&text)), 60);
}
