//! What the cells of a table say in words, and what words at the heads of columns say otherwise than usual.

use crate::sheet_forms::check;

#[test]
fn counts_in_words_are_counts() {
    check(
        "\
Poste | Cat. | Nombre
Responsable | A | 1
Technicien | B | 3 + 1
Développeur | A | 2 (dont 1 à 80 %)
Assistant | C | deux
Agent | C | 4 postes dont 1 vacant",
        "\
= 
Organigramme sans titre
  1 Responsable A
  4 Technicien B
  1 Développeur A
  1 Développeur A 80 %
  2 Assistant C
  4 Agent C 1 vacant
line 3: CountSummed { count: 4, text: \"3 + 1\", title: \"Technicien\" }",
    );
}

#[test]
fn a_working_time_of_the_last_is_not_that_of_all() {
    check(
        "\
Service | Poste
Service Eau | 3 fontainiers (C) dont 1 à 80 %",
        "\
= 
Service Eau
  2 fontainiers C
  1 fontainiers C 80 %",
    );
}

#[test]
fn category_and_grade_may_share_a_column() {
    for head in ["Cat. / grade", "Grade"] {
        check(
            &format!(
                "\
Service | Poste | {head}
Service Eau | Chef de service | A – Ingénieur
Service Eau | Fontainier | Adjoint technique (C)
Service Eau | Secrétaire | Cat. C : Adjoint administratif"
            ),
            "\
= 
Service Eau
  1 Chef de service A g:Ingénieur
  1 Fontainier C g:Adjoint technique
  1 Secrétaire C g:Adjoint administratif",
        );
    }
}

#[test]
fn crosses_under_categories_are_categories() {
    check(
        "\
Poste | A | B | C | Nombre
Responsable | X | | | 1
Officier délégué | | x | | 1
Agent d'état civil | | | X | 2",
        "\
= 
Organigramme sans titre
  1 Responsable A
  1 Officier délégué B
  2 Agent d'état civil C",
    );
}

#[test]
fn a_sign_repeats_what_stands_above() {
    for sign in ["idem", "〃", "''", "- id -"] {
        check(
            &format!(
                "\
Service | Poste | Cat. | Nombre
Service Sports | Éducateur | B | 4
{sign} | Agent d'entretien | C | 6
Service Jeunesse | Animateur | {sign} | 5"
            ),
            "\
= 
Organigramme sans titre
  Service Sports
    4 Éducateur B
    6 Agent d'entretien C
  Service Jeunesse
    5 Animateur C
line 1: ChartUntitled { label: \"Organigramme sans titre\" }",
        );
    }
}

#[test]
fn a_post_of_a_directory_is_where_one_is_called() {
    check(
        "\
Nom | Fonction | Service | Bureau | Poste
DURAND Claire | Directrice | Direction des achats | B101 | 4501
MARTIN Paul | Acheteur | Direction des achats | B102 | 4512
LEROY Anne | Acheteur | Direction des achats | B102 | 4513",
        "\
= 
Direction des achats
  1 Directrice
  2 Acheteur
line 1: ColumnLeftOut { column: \"Bureau\", text: \"B101, B102\" }
line 1: PersonsLeftOut { columns: \"Nom, Poste\" }",
    );
}

#[test]
fn what_is_held_and_by_whom_is_told_by_what_stands_below() {
    for (holder, emploi) in [
        ("Identité", "Emploi"),
        ("Intervenant", "Emploi occupé"),
        ("Agents en poste", "Poste pourvu"),
    ] {
        check(
            &format!(
                "\
{holder} | Service | {emploi} | Cat.
CAZENEUVE Lucie | Service achats | Chef de service | A
J. Dubois | Service achats | Acheteur | B
VACANT | Service achats | Acheteur | B"
            ),
            &format!(
                "\
= 
Service achats
  1 Chef de service A
  2 Acheteur B 1 vacant
line 1: PersonsLeftOut {{ columns: \"{holder}\" }}"
            ),
        );
    }
}

#[test]
fn subtotals_in_two_letters_are_no_posts() {
    check(
        "\
Service | Poste | Nombre
Service Eau | Fontainier | 4
Service Eau | Releveur | 1
S/T | | 5
Service Paie | Gestionnaire | 4
S/T | | 4",
        "\
= 
Organigramme sans titre
  Service Eau
    4 Fontainier
    1 Releveur
  Service Paie
    4 Gestionnaire
line 1: ChartUntitled { label: \"Organigramme sans titre\" }",
    );
}

#[test]
fn hours_of_a_week_have_a_short_head() {
    check(
        "\
Service | Poste | Durée hebdo
Service culture | Bibliothécaire | 35h00
Service culture | Agent de médiathèque | 28h00
Service culture | Professeur de piano | 17h30",
        "\
= 
Service culture
  1 Bibliothécaire
  1 Agent de médiathèque 80 %
  1 Professeur de piano 50 %",
    );
}
