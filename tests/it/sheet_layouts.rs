//! Layouts of tables that offices make: names beside units, paths, tables on their side, rows numbered as chapters,
//! what stands below a table.

use organigramme::format::native;

use crate::sheet_marks::read;
use crate::sheets::check_report;

fn text(table: &str) -> String {
    let trimmed = |cell: &str| cell.strip_prefix(' ').unwrap_or(cell).trim_end().to_owned();
    let rows = table.lines().map(|row| row.split('|').map(trimmed).collect::<Vec<_>>().join(";"));
    rows.collect::<Vec<_>>().join("\n")
}

/// A table of a text, its cells parted by bars.
fn check(table: &str, expected: &str) {
    check_report(&read(text(table).as_bytes(), None).unwrap(), expected);
}

/// The same; nothing that is kept or said names one of `persons`.
fn check_unnamed(table: &str, persons: &[&str], expected: &str) {
    check(table, expected);
    let report = read(text(table).as_bytes(), None).unwrap();
    let kept = String::from_utf8(native::save(&report.project)).unwrap();
    let said = format!("{:?}", report.problems);
    for person in persons {
        assert!(!kept.contains(person), "{person} is kept");
        assert!(!said.contains(person), "{person} is said");
    }
}

#[test]
fn whoever_leads_a_unit_is_not_kept() {
    check_unnamed(
        "\
Poste | Cat. | Nb
Service RH – responsable : M. Gérard TIXADOR
Gestionnaire | B | 2
Service paie (Mme LECOURTOIS)
Comptable | C | 1",
        &["TIXADOR", "Gérard", "LECOURTOIS"],
        "\
= 
Organigramme sans titre
  Service RH
    2 Gestionnaire B
  Service paie
    1 Comptable C
line 2: PersonLeftOut { title: \"Service RH\" }
line 4: PersonLeftOut { title: \"Service paie\" }
",
    );
    check_unnamed(
        "\
Grade | Service RH (Mme LECOURTOIS) | Service paie | Total
Attaché | 1 | 1 | 2
Rédacteur | 2 | | 2",
        &["LECOURTOIS"],
        "\
= 
Organigramme sans titre
  Service RH
    1 Attaché g:Attaché
    2 Rédacteur g:Rédacteur
  Service paie
    1 Attaché g:Attaché
line 1: PersonLeftOut { title: \"Service RH\" }
",
    );
}

#[test]
fn whoever_holds_posts_is_not_kept_whatever_the_head_says() {
    check_unnamed(
        "\
Service | Poste | Cat. | Occupé par
Service RH | Gestionnaire | B | A. Bencheikh
Service RH | Secrétaire | C | S. Lecourtois (remplace G. Tixador)
Service RH | Comptable | C | vacant",
        &["Bencheikh", "Lecourtois", "Tixador"],
        "\
= 
Service RH
  1 Gestionnaire B
  1 Secrétaire C
  1 Comptable C 1 vacant
line 1: PersonsLeftOut { columns: \"Occupé par\" }
",
    );
    check_unnamed(
        "\
Service | Poste | Cat. | Situation administrative
Service RH | Gestionnaire | B | titulaire : BENCHEIKH Aïcha
Service RH | Secrétaire | C | contractuel : LECOURTOIS Sandrine
Service RH | Comptable | C | vacant",
        &["BENCHEIKH", "LECOURTOIS"],
        "\
= 
Service RH
  1 Gestionnaire B
  1 Secrétaire C
  1 Comptable C 1 vacant
line 1: PersonsLeftOut { columns: \"Situation administrative\" }
",
    );
    check_unnamed(
        "\
Service | Poste | Cat. | N+1 | Évaluateur
Service RH | Gestionnaire | B | BENCHEIKH Aïcha | BENCHEIKH Aïcha
Service RH | Secrétaire | C | BENCHEIKH Aïcha | PASQUEREAU Ludivine
Service RH | Comptable | C | TIXADOR Gérard | PASQUEREAU Ludivine",
        &["BENCHEIKH", "PASQUEREAU", "TIXADOR"],
        "\
= 
Service RH
  1 Gestionnaire B
  1 Secrétaire C
  1 Comptable C
line 1: PersonsLeftOut { columns: \"N+1, Évaluateur\" }
",
    );
}

#[test]
fn what_stands_below_a_table_is_of_no_chart() {
    check_unnamed(
        "\
Service | Poste | Cat. | Nb
Service RH | Gestionnaire | B | 2
Service RH | Comptable | A+ | 1
|
A+ : encadrement supérieur | | |
Dressé par Mme Ludivine PASQUEREAU, DRH | | |
Contact : Gérard TIXADOR, 05 49 00 00 00 | | |
Vu pour être annexé à la délibération | | |
Le Maire | | |",
        &["PASQUEREAU", "TIXADOR"],
        "\
= 
Service RH
  2 Gestionnaire B
  1 Comptable A+
",
    );
    check(
        "\
Service | Poste | Nb
Service RH | Gestionnaire | 2
En gras : postes vacants | |
| |
Garde de 24 h – relève à 8 h | |
SPV non compris | |
Service communication | |",
        "\
= 
Organigramme sans titre
  Service RH
    2 Gestionnaire
  Service communication
line 3: Unrecognised { text: \"En gras : postes vacants\" }
line 5: Unrecognised { text: \"Garde de 24 h – relève à 8 h\" }
line 6: Unrecognised { text: \"SPV non compris\" }
",
    );
}

#[test]
fn what_posts_are_attached_to_is_their_unit() {
    check(
        "\
Rattachement | Emploi | Nb
DGS | Directrice générale | 1
DGS > Sports | Directeur des sports | 1
DGS > Sports > Piscine | Maître-nageur | 5",
        "\
= 
DGS
  1 Directrice générale
  Sports
    1 Directeur des sports
    Piscine
      5 Maître-nageur
",
    );
    check(
        "\
Position hiérarchique | Emploi | Nb
DG → Direction A | Directeur | 1
DG → Direction A → Service B | Agent | 2",
        "\
= 
DG
  Direction A
    1 Directeur
    Service B
      2 Agent
",
    );
    check(
        "\
Service | Rattachement | Emploi | Nb
Piscine | DGS > Direction des sports | Maître-nageur | 5
Gymnases | DGS > Direction des sports | Gardien | 2",
        "\
= 
DGS
  Direction des sports
    Piscine
      5 Maître-nageur
    Gymnases
      2 Gardien
",
    );
}

#[test]
fn what_is_attached_to_codes_or_to_posts_is_told_by_what_they_are() {
    check(
        "\
Code | Libellé | Rattachement
A1 | Direction A |
A2 | Service B | A1
A3 | Service C | A1",
        "\
= 
Direction A
  Service B
  Service C
",
    );
    check(
        "\
Poste | Rattachement | Cat.
Directeur | | A
Cheffe de service | Directeur | A
Agent | Cheffe de service | C",
        "\
= 
Directeur
  1 Directeur A
  Cheffe de service
    1 Cheffe de service A
    1 Agent C
line 2: UnitsOfSupervisors { unit: \"Directeur\" }
",
    );
}

#[test]
fn a_name_is_parted_where_other_rows_name_its_beginning() {
    check(
        "\
Service | Emploi | Nb
Direction voirie | Directeur | 1
Direction voirie / Régie | Chef | 1
Direction voirie / Éclairage | Électricien | 4
Accueil / Standard | Agent | 2",
        "\
= 
Organigramme sans titre
  Direction voirie
    1 Directeur
    Régie
      1 Chef
    Éclairage
      4 Électricien
  Accueil / Standard
    2 Agent
",
    );
}

#[test]
fn a_title_above_services_side_by_side_is_no_head() {
    check(
        "\
Ville de Lens
Tableau des effectifs par grade et par service
Grade | Finances | Services techniques | Total
Attaché | 2 | 1 | 3
ATSEM | | 14 | 14
Total | 2 | 15 | 17",
        "\
= Ville de Lens
Ville de Lens
  Finances
    2 Attaché g:Attaché
  Services techniques
    1 Attaché g:Attaché
    14 ATSEM g:ATSEM
",
    );
}

#[test]
fn a_table_on_its_side_is_read_by_columns() {
    check_unnamed(
        "\
Fiches des postes
Service | Mission égalité | Mission égalité | Mission Europe
Poste | Chargée de mission | Assistante | Gestionnaire
Catégorie | A | C | B
Titulaire | M. TIXADOR | vacant | Mme Roux
Quotité | 100 % | 50 % | 100 %
|
Le Maire",
        &["TIXADOR", "Roux"],
        "\
= 
Fiches des postes
  Mission égalité
    1 Chargée de mission A
    1 Assistante C 50 % 1 vacant
  Mission Europe
    1 Gestionnaire B
line 2: PersonsLeftOut { columns: \"Titulaire\" }
",
    );
}

#[test]
fn names_of_one_rank_and_names_without_one_stand_side_by_side() {
    check(
        "\
Unité | Poste | Nb
Centre de santé | Médecin | 1
Équipe mobile | Chauffeur | 1",
        "\
= 
Organigramme sans titre
  Centre de santé
    1 Médecin
  Équipe mobile
    1 Chauffeur
",
    );
    check(
        "\
Poste | Cat. | Nb
SERVICE TECHNIQUE
Jardinier | C | 3
SERVICE POPULATION
Officier | C | 2
RESTAURATION SCOLAIRE
Cuisinier | C | 1",
        "\
= 
Organigramme sans titre
  SERVICE TECHNIQUE
    3 Jardinier C
  SERVICE POPULATION
    2 Officier C
  RESTAURATION SCOLAIRE
    1 Cuisinier C
",
    );
    // One direction leads what is called by no kind.
    check(
        "\
Structure | Poste | Nb
Direction des sports | Directeur | 1
Piscine | Maître-nageur | 2
Gymnase Carnot | Gardien | 3",
        "\
= 
Direction des sports
  1 Directeur
  Piscine
    2 Maître-nageur
  Gymnase Carnot
    3 Gardien
line 4: KindMissing { parent: \"Direction des sports\", unit: \"Gymnase Carnot\" }
",
    );
}

#[test]
fn rows_numbered_as_chapters_say_what_is_under_what() {
    check(
        "\
N° | Libellé | Cat. | Effectif
1 | Direction enfance
1.1 | Directrice | A | 1
1.2 | Service ASE
1.2.1 | Référent ASE | A | 12
1.3 | Service PMI
1.3.1 | Médecin | A | 3
2 | Direction de l'autonomie
2.1 | Directeur | A | 1",
        "\
= 
Organigramme sans titre
  Direction enfance
    1 Directrice A
    Service ASE
      12 Référent ASE A
    Service PMI
      3 Médecin A
  Direction de l'autonomie
    1 Directeur A
",
    );
    // Posts alone: those that others stand below make units.
    check(
        "\
N° | Poste | Cat. | Nb
1 | Directeur général | A | 1
1.1 | Directeur des sports | A | 1
1.1.1 | Gardien | C | 4",
        "\
= 
Directeur général
  1 Directeur général A
  Directeur des sports
    1 Directeur des sports A
    4 Gardien C
line 2: UnitsOfSupervisors { unit: \"Directeur général\" }
",
    );
}

#[test]
fn numbers_may_stand_before_the_names_themselves() {
    check(
        "\
Libellé | Cat. | Nb
1 - DIRECTION A | |
1.1 - Directeur | A | 1
1.2 - SERVICE B | |
1.2.1 - Agent | C | 5",
        "\
= 
DIRECTION A
  1 Directeur A
  SERVICE B
    5 Agent C
",
    );
}

#[test]
fn marks_that_are_explained_below_are_no_part_of_names() {
    check(
        "\
Service | Poste | Cat. | Nb
Service paie (1) | Comptable (2) | C | 1
Service paie (1) | Chef | A | 1
| | |
(1) créé en 2024 | | |
(2) à temps non complet | | |",
        "\
= 
Service paie
  1 Comptable C
  1 Chef A
line 5: Unrecognised { text: \"(1) créé en 2024\" }
line 6: Unrecognised { text: \"(2) à temps non complet\" }
",
    );
}

#[test]
fn a_state_says_how_many_are_vacant() {
    check(
        "\
Service | Poste | Nb | État
Service paie | Chef | 1 | 1 vacant
Service paie | Agent | 5 | 3 pourvus, 2 vacants
Service paie | Juriste | 3 | 2 pourvus
Service paie | Secrétaire | 1 | pourvu",
        "\
= 
Service paie
  1 Chef 1 vacant
  5 Agent 2 vacant
  3 Juriste 1 vacant
  1 Secrétaire
",
    );
}
