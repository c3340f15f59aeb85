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
fn posts_of_either_category_are_not_said_to_be_of_one() {
    check(
        "\
Service | Poste | Cat. / grade
Service Eau | Gestionnaire | A – Attaché / B – Rédacteur
Service Eau | Fontainier | C",
        "\
= 
Service Eau
  1 Gestionnaire A – Attaché / B – Rédacteur
  1 Fontainier C",
    );
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
    5 Animateur C",
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
    4 Gestionnaire",
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

#[test]
fn some_of_the_posts_of_a_row_are_vacant_in_words() {
    check(
        "\
Service | Poste | Nombre
Service Voirie | Agent de voirie (dont 1 vacant) | 3
Service Voirie | Peintre (1 poste vacant) | 2
Service Voirie | Chef d'équipe (vacant) | 1",
        "\
= 
Service Voirie
  3 Agent de voirie 1 vacant
  2 Peintre 1 vacant
  1 Chef d'équipe 1 vacant",
    );
}

#[test]
fn what_stands_below_says_which_level_is_higher() {
    let rows = "Direction Eau | | Directrice | A
Direction Eau | Pôle Réseau | Chef de pôle | A
Direction Eau | Pôle Usine | Chef de pôle | A";
    check(
        &format!("Direction | Pôle | Fonction | Cat\n{rows}"),
        "\
= 
Direction Eau
  1 Directrice A
  Pôle Réseau
    1 Chef de pôle A
  Pôle Usine
    1 Chef de pôle A",
    );
    // The words of the heads count where the rows tell nothing.
    check(
        "Service | Direction | Fonction
Service Paie | Direction RH | Gestionnaire
Service Emploi | Direction RH | Gestionnaire",
        "\
= 
Direction RH
  Service Paie
    1 Gestionnaire
  Service Emploi
    1 Gestionnaire",
    );
}

#[test]
fn a_column_of_units_and_functions_holds_both() {
    check(
        "\
Structure / fonction | Corps | Catégorie | Nombre
Direction des sports | | |
   Directeur | Attaché | A | 1
   Service Piscines | | |
      Maître-nageur | ETAPS | B | 3",
        "\
= 
Direction des sports
  1 Directeur A g:Attaché
  Service Piscines
    3 Maître-nageur B g:ETAPS",
    );
}

#[test]
fn units_of_many_kinds_are_heads() {
    for kind in ["Groupement", "Régie", "Territoire", "Délégation", "UFR"] {
        check(
            &format!(
                "\
{kind} | Service | Emploi
{kind} Nord | Service Paie | Gestionnaire
{kind} Sud | Service Paie | Gestionnaire"
            ),
            &format!(
                "\
= 
Organigramme sans titre
  {kind} Nord
    Service Paie
      1 Gestionnaire
  {kind} Sud
    Service Paie
      1 Gestionnaire"
            ),
        );
    }
}

#[test]
fn a_full_time_may_be_answered() {
    check(
        "\
Service | Emploi | Cat. emploi | Temps complet
Service Paie | Gestionnaire | B | Oui
Service Paie | Agent | C | O",
        "\
= 
Service Paie
  1 Gestionnaire B
  1 Agent C",
    );
}

#[test]
fn what_a_unit_depends_on_has_many_heads() {
    for head in [
        "Rattachement hiérarchique",
        "Niveau hiérarchique supérieur",
        "Dépend de",
        "Sous l'autorité de",
        "Entité supérieure",
    ] {
        check(
            &format!(
                "\
Entité | {head} | Poste | Cat.
Direction de l'eau | / | Directeur | A
Service Usines | Direction de l'eau | Chef de service | A
Équipe Pompes | Service Usines | Mécanicien | C
Centre technique | Direction de l'eau | Ouvrier | C"
            ),
            "\
= 
Direction de l'eau
  1 Directeur A
  Service Usines
    1 Chef de service A
    Équipe Pompes
      1 Mécanicien C
  Centre technique
    1 Ouvrier C",
        );
    }
}

#[test]
fn numbers_of_posts_stand_below_poste() {
    check(
        "\
Poste | Libellé | Sup. hiérarchique (n° poste) | Unité
P1 | Directeur | | Direction de l'eau
P2 | Chef de service | P1 | Service Usines
P3 | Ouvrier | P1 | Centre technique",
        "\
= 
Direction de l'eau
  1 Directeur
  Service Usines
    1 Chef de service
  Centre technique
    1 Ouvrier",
    );
}

#[test]
fn plurals_in_brackets_are_words() {
    check(
        "\
UF | Libellé UF | Titre | Nb agent(s) | % TP | Poste(s) vacant(s)
3100 | Service Eau | Fontainier | 3 | 100 | 1
3110 | Service Bois | Bûcheron | 1 | 80 | 0",
        "\
= 
Organigramme sans titre
  Service Eau
    3 Fontainier 1 vacant
  Service Bois
    1 Bûcheron 80 %",
    );
}

/// What is held, vacant and worked of a row that counts posts of one category is told of them.
#[test]
fn figures_of_all_posts_stand_beside_a_column_for_each_category() {
    check(
        "\
Service | Fonction | Cat. A | Cat. B | Cat. C | Total | Pourvus | ETP
Service Eau | Ingénieur | 2 | | | 2 | 1 | 2
Service Eau | Agent | | | 1 | 1 | 1 | 0,8",
        "\
= 
Service Eau
  2 Ingénieur A 1 vacant
  1 Agent C 80 %",
    );
}
