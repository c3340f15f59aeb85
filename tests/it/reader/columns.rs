//! Tables that texts draw with white space, bars or frames, and figures that stand in columns.

use organigramme::model::Role;

use super::ways::clear;
use super::{import, said, tree};
use crate::support::outlines::outline;

/// The text counts two states, of which a person reads so many posts, and nothing in it is doubted.
#[track_caller]
fn changes(text: &str, before: &str, after: &str) {
    let report = clear(text, &format!("{before}{after}"));
    let roles: Vec<_> = report.project.charts.iter().map(|chart| chart.fields.role).collect();
    assert_eq!(roles, [Some(Role::Source), Some(Role::Target)], "{text}");
}

#[test]
fn rows_by_spaces_are_cut_below_their_heads() {
    let expected = "Service Voirie\n- 1 Chef de service (A)\n- 4 Agents (C)\n";
    for text in [
        "Service Voirie\nPoste            Cat.  Nb\nChef de service  A     1\nAgents           C     4\n\
         Total                  5\n",
        "Service Voirie\nPoste            Nb   Catégorie\nChef de service  1    A\nAgents           4    C\n",
        "Service Voirie\nNb de postes  Libellé du poste  Catégorie\n1             Chef de service   A\n\
         4             Agents            C\n",
        // One space behind the longest title, figures at the right of their column.
        "Service Voirie\nPoste           Cat.   Effectif\nChef de service A             1\n\
         Agents          C             4\n",
        // Heads in the middle of their columns.
        "Service Voirie\n      Poste          Cat.   Effectif\n Chef de service      A        1\n \
         Agents               C        4\n",
    ] {
        clear(text, expected);
    }
    // Heads once, above all units.
    clear(
        "Poste              Cat.   Nb\nDirection Technique\nDirecteur          A      1\n\nService Voirie\n\
         Chef de service    A      1\nAgents             C      4\n",
        "Direction Technique\n- 1 Directeur (A)\n  Service Voirie\n  - 1 Chef de service (A)\n  - 4 Agents (C)\n",
    );
}

#[test]
fn a_title_may_stand_on_several_lines_of_its_column() {
    let expected = "Service Voirie\n- 1 Chargé de mission chargé des conventions et du suivi administratif (A)\n\
                    - 4 Agents (C)\n";
    clear(
        "Service Voirie\nPoste                           Cat.  Nb\nChargé de mission chargé des\n\
         conventions et du suivi\nadministratif                   A     1\n\
         Agents                          C     4\nTotal                                 5\n",
        expected,
    );
    clear(
        "Service Voirie\nPoste                           Cat.  Budgétés  Pourvus\n\
         Chargé de mission chargé des\nconventions et du suivi\nadministratif                   A     1         1\n\
         Agents                          C     4         4\n",
        expected,
    );
}

#[test]
fn a_column_of_vacant_posts_is_no_working_time() {
    for text in [
        "Service Voirie\nPoste            Cat.  Nombre  Vacants\nChef de service  A     1       0\n\
         Agents           C     4       2\n",
        "Service Voirie\nPoste            Cat.  Nb  Observations\nChef de service  A     1\n\
         Agents           C     4   2 vacants\n",
        "Service Voirie\nEmploi           Cat.  Postes ouverts  Postes pourvus\n\
         Chef de service  A     1               1\nAgents           C     4               2\n",
    ] {
        let report = import(text);
        let told = outline(&report);
        assert_eq!(report.project.charts[0].post_count(), 5, "{text}{told}");
        let vacant = |line: &str| line.contains("2 Agents") && line.contains("| vacant");
        assert!(tree(&report).lines().any(vacant), "{text}{told}");
        assert_eq!(said(&report), [], "{text}");
    }
}

#[test]
fn who_holds_a_post_is_in_no_title_of_a_table_by_spaces() {
    let report = import(
        "Service Voirie\nFonction         Nom et prénom  Cat.  Téléphone\n\
         Chef de service  NGUYEN Anne    A     03 19 96 52 23\n\
         Agent            LE GOFF Paul   C     03 19 96 52 24\n",
    );
    assert_eq!(outline(&report), "Service Voirie\n- 1 Chef de service (A)\n- 1 Agent (C)\n");
    assert!(!format!("{:?}", report.project).to_lowercase().contains("nguyen"));
}

#[test]
fn tables_count_before_and_after_however_they_are_drawn() {
    let before = "Service Voirie\n- 1 Chef de service (A)\n- 2 Agents de la voirie (C)\n";
    let after = "Service Voirie\n- 1 Chef de service (A)\n- 3 Agents de la voirie (C)\n";
    let rule = "+------------------+------+-------+-------+\n";
    let [head, chief, agents, first, rest] = [
        "| Emploi           | Cat. | Avant | Après |\n",
        "| Chef de service  | A    | 1     | 1     |\n",
        "| Agents de la voirie | C | 2     | 3     |\n",
        "| Agents de la     | C    | 2     | 3     |\n",
        "| voirie           |      |       |       |\n",
    ];
    for rows in [
        format!("{rule}{head}{rule}{chief}{agents}{rule}"),
        format!("{rule}{head}{rule}{chief}{rule}{agents}{rule}"),
        // A title over two lines of its cell.
        format!("{rule}{head}{rule}{chief}{first}{rest}{rule}"),
        format!("{rule}{head}{rule}{chief}{rule}{first}{rest}{rule}"),
        format!("{head}|---|---|---|---|\n{chief}{first}{rest}"),
        "Emploi               Cat.  Avant  Après\nChef de service      A     1      1\n\
         Agents de la voirie  C     2      3\n"
            .to_owned(),
    ] {
        changes(&format!("Service Voirie\n{rows}"), before, after);
    }
    changes(
        "Service         Emploi               Cat.  Avant  Après  Écart\n\
         Service Voirie  Chef de service      A     1      1      0\n\
         Service Voirie  Agents de la voirie  C     2      3      +1\n",
        before,
        after,
    );
}

#[test]
fn words_tell_a_count_before_and_one_after() {
    for line in [
        "Agents (C) : passe de 3 à 4",
        "- Agents (C) : passe de 3 à 4",
        "Agents (C) : 3 avant, 4 après",
        "Agents (C) : de 3 à 4",
        "Agents (C) : avant 3, après 4",
        "Agents (C) : avant : 3 / après : 4",
        "Agents (C) – 3 postes avant, 4 postes après",
        "Agents (C) : 4 au lieu de 3",
        "4 agents (C) au lieu de 3",
        "Agents (C) : 3 → 4 (+1)",
        "Les agents (C) passent de 3 à 4",
    ] {
        let report =
            import(&format!("Service Voirie\nChef de service (A) : 1 (inchangé)\n{line}\n"));
        let counts: Vec<_> = report.project.charts.iter().map(|chart| chart.post_count()).collect();
        assert_eq!(counts, [4, 5], "{line}");
        assert_eq!(said(&report), [], "{line}");
    }
    // A unit's own number, of whatever posts.
    let report = import("Service Voirie\n3 Agents (C)\nLe service passe de 3 à 4 agents.\n");
    assert_eq!(report.project.charts.len(), 1);
    assert_eq!(said(&report).len(), 1);
}

#[test]
fn what_is_unchanged_is_no_remark() {
    for line in [
        "- Directeur (A) : 1, inchangé",
        "Directeur (A) : 1 (inchangé)",
        "1 Directeur (A) – sans changement",
    ] {
        clear(
            &format!("Direction A\n{line}\n2 Agents (C)\n"),
            "Direction A\n- 1 Directeur (A)\n- 2 Agents (C)\n",
        );
    }
}

#[test]
fn a_blank_cell_before_an_open_bar_is_a_cell() {
    let expected = "Direction du numérique\n- 1 Directeur (A)\n- 2 Agents (C)\n";
    for rows in [
        "Entité | Intitulé du poste | Nb de postes | Cat\nDirection du numérique | Directeur | 1 | A\n \
         | Agents | 2 | C\n",
        "Entité                 | Emploi    | Cat | Nb\nDirection du numérique | Directeur | A   | 1\n                       \
         | Agents    | C   | 2\n",
    ] {
        let report = import(rows);
        assert_eq!(outline(&report), expected, "{rows}");
    }
}

#[test]
fn dots_lead_from_a_unit_to_the_number_of_its_posts() {
    let text = |number: &str| {
        format!(
            "Direction Paie ................... {number}\nDirectrice ................ 1 (A)\n\n\
             Service Formation ........... 4\nAgents ........... 4 (C)\n"
        )
    };
    let expected = "Direction Paie\n- 1 Directrice (A)\n  Service Formation\n  - 4 Agents (C)\n";
    clear(&text("5"), expected);
    let report = import(&text("7"));
    assert_eq!(outline(&report), expected);
    super::assert_said(&report, 1, &["Direction Paie", "7", "5"]);
}

#[test]
fn what_a_narrow_page_cuts_off_belongs_to_its_post() {
    clear(
        "Service Voirie\nAgents de blanchisserie (cat. C) :\n  5\nInspecteurs de l'environnement (A)\n  : 2\n\
         Gestionnaire de facturation (cat\n  B) : 1\n- 5 Conseillers en évolution professionnelle\n\
         (cat. A)\n- 1 Assistant\n  (cat. C)\n",
        "Service Voirie\n- 5 Agents de blanchisserie (C)\n- 2 Inspecteurs de l'environnement (A)\n\
         - 1 Gestionnaire de facturation (B)\n- 5 Conseillers en évolution professionnelle (A)\n- 1 Assistant (C)\n",
    );
}

#[test]
fn sums_of_vacant_posts_are_compared() {
    let text = |number: u32| {
        format!(
            "Service Voirie\n4 Agents (C) dont 2 vacants\n1 Chef (A) – vacant\n\nPostes vacants : {number}\n"
        )
    };
    assert_eq!(said(&import(&text(3))), []);
    super::assert_said(&import(&text(4)), 5, &["Postes vacants : 4"]);
}

#[test]
fn titles_of_tables_and_feet_of_pages_are_furniture() {
    for line in [
        "Effectifs par service",
        "Effectifs par service au 1er mai 2024",
        "Tableau comparatif des postes",
        "Réorganisation – comparaison avant / après",
        "Note de service",
        "Note à l'attention du directeur général",
        "DRH – mise à jour le 14/12/2023",
        "CST du 22/12/2025 – page 1",
        "Comité social d'administration – séance du 22/12/2025",
    ] {
        let text = format!("{line}\n\nDirection de la Voirie\n1 Directeur (A)\n2 Agents (C)\n");
        clear(&text, "Direction de la Voirie\n- 1 Directeur (A)\n- 2 Agents (C)\n");
    }
}

#[test]
fn heads_that_stand_once_above_all_units_count_before_and_after_too() {
    changes(
        "Emploi            Cat.   Effectif au 01/01/2024   Effectif au 01/01/2025\n\
         Direction A\nDirecteur         A      1                        1\n\
         Service B\nAgents            C      3                        4\n",
        "Direction A\n- 1 Directeur (A)\n  Service B\n  - 3 Agents (C)\n",
        "Direction A\n- 1 Directeur (A)\n  Service B\n  - 4 Agents (C)\n",
    );
}
