//! Tables as programs and desks make them: pivot tables, codes in names, schools and libraries among services,
//! services at the heads of columns, columns that repeat what others say.

use organigramme::format::reading::Doubt;
use rust_xlsxwriter::Workbook;

use crate::sheet_marks::{read, write};
use crate::sheets::check_report;

/// A table of a text, its cells parted by bars.
fn check(table: &str, expected: &str) {
    let trimmed = |cell: &str| cell.strip_prefix(' ').unwrap_or(cell).trim_end().to_owned();
    let rows = table.lines().map(|row| row.split('|').map(trimmed).collect::<Vec<_>>().join(";"));
    let text = rows.collect::<Vec<_>>().join("\n");
    check_report(&read(text.as_bytes(), None).unwrap(), expected);
}

#[test]
fn a_pivot_of_units_and_categories_counts_posts() {
    check(
        "\
Nombre de postes | Étiquettes de colonnes | | |
Étiquettes de lignes | A | B | C | Total général
Direction des routes | 1 | 2 | | 3
Agence nord | 1 | | 2 | 3
Total général | 2 | 2 | 2 | 6",
        "\
= 
Direction des routes
  1 Poste A
  2 Poste B
  Agence nord
    1 Poste A
    2 Poste C
line 3: PostWithoutTitle { text: \"Direction des routes | 1 | 2 | 3\", title: \"Poste\" }
",
    );
}

#[test]
fn a_pivot_counts_nothing_twice_where_units_sum_up_those_below() {
    check(
        "\
Étiquettes de lignes | A | B | Total général
Direction des routes | 2 | 3 | 5
  Service études | 2 | | 2
  Service travaux | | 3 | 3
Direction des sports | 1 | 1 | 2
  Service piscines | 1 | 1 | 2
Total général | 3 | 4 | 7",
        "\
= 
Organigramme sans titre
  Direction des routes
    Service études
      2 Poste A
    Service travaux
      3 Poste B
  Direction des sports
    Service piscines
      1 Poste A
      1 Poste B
line 3: PostWithoutTitle { text: \"Service études | 2 | 2\", title: \"Poste\" }
",
    );
}

#[test]
fn a_pivot_of_units_and_grades_names_the_posts_by_their_grades() {
    check(
        "\
Étiquettes de lignes | Attaché | Rédacteur | Total général
DRH | 1 | 2 | 3
Service Eau | | 1 | 1
Total général | 1 | 3 | 4",
        "\
= 
Organigramme sans titre
  DRH
    1 Attaché
    2 Rédacteur
  Service Eau
    1 Rédacteur
line 1: ColumnAssumed { column: \"Étiquettes de lignes\", meaning: Unit, text: \"DRH, Service Eau, Total général\" }
",
    );
}

#[test]
fn schools_and_libraries_stand_side_by_side() {
    check(
        "\
Service | Fonction | Cat
Service culture | Responsable | A
Médiathèque | Bibliothécaire | B
École de musique | Professeur de piano | B",
        "\
= 
Organigramme sans titre
  Service culture
    1 Responsable A
  Médiathèque
    1 Bibliothécaire B
  École de musique
    1 Professeur de piano B
",
    );
}

#[test]
fn a_place_below_a_service_is_said_to_be_a_guess_unless_nothing_else_is_higher() {
    check(
        "\
Service | Fonction
Service insertion | Responsable
Service petite enfance | Cheffe de service
Crèche Les Lutins | Auxiliaire de puériculture
Crèche Pirouette | Auxiliaire de puériculture",
        "\
= 
Organigramme sans titre
  Service insertion
    1 Responsable
  Service petite enfance
    1 Cheffe de service
    Crèche Les Lutins
      1 Auxiliaire de puériculture
    Crèche Pirouette
      1 Auxiliaire de puériculture
line 4: ParentGuessed { parent: \"Service petite enfance\", unit: \"Crèche Les Lutins, Crèche Pirouette\" }
",
    );
    check(
        "\
Service | Fonction
Direction de la culture | Directrice
Médiathèque | Bibliothécaire",
        "\
= 
Direction de la culture
  1 Directrice
  Médiathèque
    1 Bibliothécaire
",
    );
}

#[test]
fn codes_in_names_say_which_unit_is_above() {
    check(
        "\
UF | UF mère | Métier
2100 - Direction des soins | | Directrice des soins
2110 - Pôle Chirurgie | 2100 | Cadre supérieur de santé
2120 - Service Orthopédie | 2110 | Infirmière
2130 - Urologie | 2110 - Pôle Chirurgie | Infirmier
2140 - Service Maternité | 2199 | Sage-femme",
        "\
= 
Organigramme sans titre
  2100 - Direction des soins
    1 Directrice des soins
    2110 - Pôle Chirurgie
      1 Cadre supérieur de santé
      2120 - Service Orthopédie
        1 Infirmière
      2130 - Urologie
        1 Infirmier
  2140 - Service Maternité
    1 Sage-femme
line 6: ParentUnknown { parent: \"2199\", unit: \"2140 - Service Maternité\" }
",
    );
}

#[test]
fn letters_before_a_name_are_no_code_of_it_where_they_name_what_is_above() {
    check(
        "\
Service | Rattachement | Fonction
DRH - Bureau de la paie | DRH | Gestionnaire
DRH - Bureau des carrières | DRH | Gestionnaire",
        "\
= 
DRH
  DRH - Bureau de la paie
    1 Gestionnaire
  DRH - Bureau des carrières
    1 Gestionnaire
",
    );
}

#[test]
fn services_at_the_heads_of_columns_have_the_posts_below_them() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(
        sheet,
        0,
        &[
            &["Direction de l'eau et de l'assainissement"],
            &["Service Production", "Service Réseaux", "Service Usagers"],
            &["1 Chef de service (A)", "1 Chef de service (A)", "1 Cheffe de service (A)"],
            &["", "2 Fontainier (C)", "Bureau des abonnés"],
            &["", "", "3 Chargé de clientèle (C)"],
        ],
    );
    check_report(
        &read(&workbook.save_to_buffer().unwrap(), None).unwrap(),
        "\
= 
Direction de l'eau et de l'assainissement
  Service Production
    1 Chef de service A
  Service Réseaux
    1 Chef de service A
    2 Fontainier C
  Service Usagers
    1 Cheffe de service A
    Bureau des abonnés
      3 Chargé de clientèle C
",
    );
}

#[test]
fn columns_that_repeat_what_others_say_are_not_doubted() {
    let said = |table: &str| {
        let report = read(table.as_bytes(), None).unwrap();
        let told = report.problems.into_iter().filter_map(|problem| match problem.doubt {
            Doubt::ColumnLeftOut { column, .. } => Some(column),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    let head = "Service;Emploi;Effectif théorique;Effectif réel;Écart\n";
    let rows = "Service Eau;Fontainier;3;2;-1\nService Eau;Releveur;2;2;0\n";
    assert_eq!(said(&format!("{head}{rows}")), Vec::<String>::new());
    let other = "Service Paie;Gestionnaire;3;2;-2\n";
    assert_eq!(said(&format!("{head}{rows}{other}")), ["Écart"]);
    let head = "Service;Emploi;Nombre;Quotité;ETP\n";
    let rows = "Service Eau;Fontainier;3;80 %;2,4\nService Eau;Releveur;2;100 %;2\n";
    assert_eq!(said(&format!("{head}{rows}Total;;5;;4,4\n")), Vec::<String>::new());
    let other = "Service Paie;Gestionnaire;3;80 %;3\n";
    assert_eq!(said(&format!("{head}{rows}{other}")), ["ETP"]);
}

#[test]
fn a_column_that_says_which_posts_are_held_and_vacant_is_no_guess() {
    check(
        "\
Service | Fonction | Situation
Service Eau | Fontainier | pourvu
Service Eau | Releveur | vacant",
        "\
= 
Service Eau
  1 Fontainier
  1 Releveur 1 vacant
",
    );
}

#[test]
fn a_sheet_called_by_the_letters_of_its_unit_is_no_unit_above_it() {
    let mut workbook = Workbook::new();
    for (name, unit) in
        [("DRH", "Direction des ressources humaines"), ("DNUM", "Direction du numérique")]
    {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        let head: &[&str] = &["Service", "Fonction", "Cat"];
        write(sheet, 0, &[head, &[unit, "Directrice", "A"], &["Bureau 1", "Gestionnaire", "B"]]);
    }
    check_report(
        &read(&workbook.save_to_buffer().unwrap(), None).unwrap(),
        "\
= 
Organigramme sans titre
  Direction des ressources humaines
    1 Directrice A
    Bureau 1
      1 Gestionnaire B
  Direction du numérique
    1 Directrice A
    Bureau 1
      1 Gestionnaire B
",
    );
}
