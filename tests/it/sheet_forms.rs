//! Tables laid out otherwise than row by row of posts: crossed, side by side, set in, extracts of hierarchies.

use organigramme::format::door::File;
use rust_xlsxwriter::{Format, Workbook};

use crate::sheet_marks::{read, write, write_cell};
use crate::sheets::check_report;

/// A table of a text, its cells parted by bars.
pub fn check(table: &str, expected: &str) {
    let rows = table.lines().map(|row| row.split('|').map(trimmed).collect::<Vec<_>>().join(";"));
    let text = rows.collect::<Vec<_>>().join("\n");
    check_report(&read(text.as_bytes(), None).unwrap(), expected);
}

/// A cell without the space beside its bars; more spaces before it are its own.
fn trimmed(cell: &str) -> &str {
    cell.strip_prefix(' ').unwrap_or(cell).trim_end()
}

#[test]
fn services_side_by_side_count_the_posts_of_each_title() {
    check(
        "\
Emploi | Catégorie | Direction générale | Service Eau | Service Paie | Total
Directeur | A | 1 | | | 1
Fontainier | C | 0 | 4 | | 4
Gestionnaire | B | 1 | 1 | 3 | 5
Total | | 2 | 5 | 3 | 10",
        "\
= 
Direction générale
  1 Directeur A
  1 Gestionnaire B
  Service Eau
    4 Fontainier C
    1 Gestionnaire B
  Service Paie
    3 Gestionnaire B
",
    );
}

#[test]
fn sums_of_crossed_tables_are_checked_both_ways() {
    check(
        "\
Emploi | Service Eau | Service Paie | Total
Agent | 2 | 1 | 3
Chef | 1 | 1 | 3
Total | 3 | 3 | 6",
        "\
= 
Organigramme sans titre
  Service Eau
    2 Agent
    1 Chef
  Service Paie
    1 Agent
    1 Chef
line 3: RowTotalDiffers { column: \"Total\", counted: \"2\", printed: \"3\", text: \"Chef | 1 | 1 | 3\" }
line 4: RowTotalDiffers { column: \"Service Paie\", counted: \"2\", printed: \"3\", text: \"Total | 3 | 3 | 6\" }
",
    );
}

#[test]
fn categories_by_service_have_no_titles() {
    check(
        "\
Catégorie | Service Eau | Service Paie
A | 1 | 1
B | 2 | 3
C | 5 |",
        "\
= 
Organigramme sans titre
  Service Eau
    1 Poste A
    2 Poste B
    5 Poste C
  Service Paie
    1 Poste A
    3 Poste B
line 2: PostWithoutTitle { text: \"A | 1 | 1\", title: \"Poste\" }
",
    );
}

#[test]
fn a_word_above_columns_says_what_they_are() {
    check(
        "\
 | Affectation | | | Total
Emploi | Piscine | Médiathèque | Accueil |
Agent | 2 | 3 | 1 | 6
Chef | 1 | 1 | | 2",
        "\
= 
Organigramme sans titre
  Piscine
    2 Agent
    1 Chef
  Médiathèque
    3 Agent
    1 Chef
  Accueil
    1 Agent
",
    );
}

#[test]
fn categories_under_one_word_count_posts_of_each() {
    check(
        "\
Service | Emploi | Effectif par catégorie | | | Total
 | | A | B | C |
Service Eau | Fontainier | | | 4 | 4
Service Eau | Chef de service | 1 | | | 1
Service Paie | Gestionnaire | | 2 | 1 | 3",
        "\
= 
Organigramme sans titre
  Service Eau
    4 Fontainier C
    1 Chef de service A
  Service Paie
    2 Gestionnaire B
    1 Gestionnaire C
",
    );
}

#[test]
fn what_is_budgeted_and_held_is_told_by_category() {
    check(
        "\
Service | Emploi | Budgétés | | Pourvus |
 | | A | B | A | B
Service Eau | Ingénieur | 2 | | 1 |
Service Eau | Technicien | | 3 | | 3",
        "\
= 
Service Eau
  2 Ingénieur A 1 vacant
  3 Technicien B
",
    );
}

#[test]
fn units_of_two_levels_stand_above_columns() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 1, 0, 2, "Direction Technique", &Format::new()).unwrap();
    sheet.merge_range(0, 3, 0, 4, "Direction Culture", &Format::new()).unwrap();
    write(
        sheet,
        1,
        &[
            &["Emploi", "Service Eau", "Service Voirie", "Service Musées", "Service Lecture"],
            &["Agent", "2", "3", "", "1"],
            &["Chef de service", "1", "1", "1", "1"],
        ],
    );
    check_report(
        &read(&workbook.save_to_buffer().unwrap(), None).unwrap(),
        "\
= 
Organigramme sans titre
  Direction Technique
    Service Eau
      2 Agent
      1 Chef de service
    Service Voirie
      3 Agent
      1 Chef de service
  Direction Culture
    Service Musées
      1 Chef de service
    Service Lecture
      1 Agent
      1 Chef de service
",
    );
}

#[test]
fn titles_side_by_side_count_the_posts_of_each_service() {
    check(
        "\
Service | Chef de service | Gestionnaire | Agent d'accueil | Total
Service Eau | 1 | 2 | | 3
Service Paie | 1 | 4 | 1 | 6
Total | 2 | 6 | 1 | 9",
        "\
= 
Organigramme sans titre
  Service Eau
    1 Chef de service
    2 Gestionnaire
  Service Paie
    1 Chef de service
    4 Gestionnaire
    1 Agent d'accueil
",
    );
}

#[test]
fn codes_of_parents_under_heads_of_programs_place_units() {
    check(
        "\
CODE_UO_PERE | CODE_UO | LIB_UO | LIB_POSTE | CAT | NB_POSTES
 | DG | Direction générale | Directeur général | A | 1
DG | DT | Direction technique | Directeur | A | 1
DT | EAU | Service Eau | Fontainier | C | 3",
        "\
= 
Direction générale
  1 Directeur général A
  Direction technique
    1 Directeur A
    Service Eau
      3 Fontainier C
",
    );
}

#[test]
fn rows_say_whether_they_are_units_or_posts() {
    check(
        "\
CODE | LIBELLÉ | TYPE | CODE_PARENT
U1 | Direction technique | Unité |
P1 | Directeur | Poste | U1
P3 | Fontainier | Poste | U2
U2 | Service Eau | Unité | U1
P2 | Chef de service | Poste | U2
P4 | Assistante | Poste | P1
P5 | Égaré | Poste | U9",
        "\
= 
Direction technique
  1 Directeur
  1 Assistante
  1 Égaré
  Service Eau
    1 Fontainier
    1 Chef de service
line 8: ParentUnknown { parent: \"U9\", unit: \"Égaré\" }
",
    );
}

#[test]
fn rows_of_units_and_posts_in_order_need_no_codes() {
    check(
        "\
Niveau | Nature | Intitulé | Cat.
1 | Direction | Direction technique |
2 | Poste | Directeur | A
2 | Service | Eau |
3 | Poste | Fontainier | C
2 | Poste | Assistante | B",
        "\
= 
Direction technique
  1 Directeur A
  1 Assistante B
  Eau
    1 Fontainier C
",
    );
}

#[test]
fn tables_side_by_side_are_all_read() {
    check(
        "\
Service Eau | | | | Service Paie | |
Emploi | Cat. | Nombre | | Emploi | Cat. | Nombre
Fontainier | C | 4 | | Gestionnaire | B | 3
Chef de service | A | 1 | | Chef de service | A | 1
Total | | 5 | | Archiviste | B | 1
 | | | | Total | | 5",
        "\
= 
Organigramme sans titre
  Service Eau
    4 Fontainier C
    1 Chef de service A
  Service Paie
    3 Gestionnaire B
    1 Chef de service A
    1 Archiviste B
",
    );
}

#[test]
fn tables_below_each_other_have_heads_of_their_own() {
    check(
        "\
Service Eau | | |
Emploi | Catégorie | Nombre |
Fontainier | C | 4 |
 | | |
Service Paie | | |
Grade | Emploi | Cat. | Effectif
Rédacteur | Gestionnaire | B | 3
Attaché | Chef de service | A | 1",
        "\
= 
Organigramme sans titre
  Service Eau
    4 Fontainier C
  Service Paie
    3 Gestionnaire B g:Rédacteur
    1 Chef de service A g:Attaché
",
    );
}

#[test]
fn two_states_may_stand_side_by_side_as_two_tables() {
    check(
        "\
Situation actuelle | | | Situation projetée | |
Service | Emploi | | Service | Emploi |
Service Eau | Fontainier | | Service Eau | Fontainier |
Service Eau | Chef | | Service Eau | Chef |
 | | | Service Paie | Chef |",
        "\
= source 
Organigramme sans titre
  Service Eau
    1 Fontainier
    1 Chef
= target 
Organigramme sans titre
  Service Eau
    1 Fontainier
    1 Chef
  Service Paie
    1 Chef
",
    );
}

#[test]
fn a_small_table_that_sums_up_is_told() {
    check(
        "\
Service | Emploi | Cat. | Nombre | | Service | Effectif
Service Eau | Fontainier | C | 4 | | Service Eau | 4
Service Paie | Gestionnaire | B | 3 | | Service Paie | 3",
        "\
= 
Organigramme sans titre
  Service Eau
    4 Fontainier C
  Service Paie
    3 Gestionnaire B
line 1: TableLeftOut { rows: 3, text: \"Service | Effectif / Service Eau | 4 / Service Paie | 3\" }
",
    );
}

/// A sheet whose first column is set in as the number before each row says, the other cells as they are.
fn set_in(rows: &[(u8, &[&str])], format: impl Fn(u8) -> Format) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, (depth, cells)) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            let format = if column == 0 { format(*depth) } else { Format::new() };
            write_cell(sheet, row, column, cell, &format);
        }
    }
    workbook.save_to_buffer().unwrap()
}

const SET_IN: [(u8, &[&str]); 8] = [
    (0, &["Unité / poste", "Catégorie", "Nombre"]),
    (0, &["Direction technique", "", "6"]),
    (1, &["Directeur", "A", "1"]),
    (1, &["Eau", "", "5"]),
    (2, &["Fontainier", "C", "4"]),
    (2, &["Releveur", "C", "1"]),
    (0, &["Paie", "", "3"]),
    (1, &["Gestionnaire", "B", "3"]),
];

const OF_SET_IN: &str = "\
= 
Organigramme sans titre
  Direction technique
    1 Directeur A
    Eau
      4 Fontainier C
      1 Releveur C
  Paie
    3 Gestionnaire B
";

#[test]
fn titles_set_in_are_below_the_unit_before_them() {
    let bytes = set_in(&SET_IN, |depth| Format::new().set_indent(depth));
    check_report(&read(&bytes, None).unwrap(), OF_SET_IN);
    let spaced: Vec<Vec<String>> = SET_IN
        .iter()
        .map(|(depth, cells)| {
            let first = format!("{}{}", "   ".repeat(usize::from(*depth)), cells[0]);
            std::iter::once(first).chain(cells[1..].iter().map(|it| (*it).to_owned())).collect()
        })
        .collect();
    let text = spaced.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\n");
    check_report(&read(text.as_bytes(), None).unwrap(), OF_SET_IN);
}

#[test]
fn groups_of_rows_are_below_the_unit_before_them() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows: Vec<&[&str]> = SET_IN.iter().map(|(_, cells)| *cells).collect();
    write(sheet, 0, &rows);
    sheet.group_rows(2, 5).unwrap();
    sheet.group_rows(4, 5).unwrap();
    sheet.group_rows(7, 7).unwrap();
    check_report(&read(&workbook.save_to_buffer().unwrap(), None).unwrap(), OF_SET_IN);
}

#[test]
fn bold_titles_without_a_rank_are_units() {
    let rows: [(u8, &[&str]); 6] = [
        (0, &["Postes", "Cat.", "Nombre"]),
        (1, &["Eau et assainissement", "", ""]),
        (0, &["Fontainier", "C", "4"]),
        (0, &["Releveur", "C", "1"]),
        (1, &["Paie", "", ""]),
        (0, &["Gestionnaire", "B", "3"]),
    ];
    let bytes =
        set_in(&rows, |bold| if bold > 0 { Format::new().set_bold() } else { Format::new() });
    check_report(
        &read(&bytes, None).unwrap(),
        "\
= 
Organigramme sans titre
  Eau et assainissement
    4 Fontainier C
    1 Releveur C
  Paie
    3 Gestionnaire B
",
    );
}

#[test]
fn a_single_column_set_in_is_a_list() {
    let rows: [(u8, &[&str]); 6] = [
        (0, &["Direction technique"]),
        (1, &["1 Directeur (A)"]),
        (1, &["Service Eau"]),
        (2, &["4 Fontainiers (C)"]),
        (1, &["Service Voirie"]),
        (2, &["2 Cantonniers (C)"]),
    ];
    let bytes = set_in(&rows, |depth| Format::new().set_indent(depth));
    check_report(
        &read(&bytes, None).unwrap(),
        "\
= 
Direction technique
  1 Directeur A
  Service Eau
    4 Fontainiers C
  Service Voirie
    2 Cantonniers C
",
    );
}

#[test]
fn posts_are_counted_in_other_words() {
    for (budgeted, filled, vacant) in [
        ("Postes ouverts", "Postes pourvus", "Postes vacants"),
        ("Emplois autorisés", "Effectifs physiques", "Vacants"),
        ("Plafond d'emplois", "Effectif réel", "Non pourvus"),
        ("Postes théoriques", "Occupés", "Libres"),
        ("Nb emplois votés", "Présents", "Emplois inoccupés"),
    ] {
        let table = format!(
            "Service | Emploi | {budgeted} | {filled} | {vacant}\n\
             Service Eau | Fontainier | 4 | 3 | 1\n\
             Service Eau | Releveur | 2 | 2 | 0"
        );
        check(&table, "= \nService Eau\n  4 Fontainier 1 vacant\n  2 Releveur\n");
    }
}

#[test]
fn the_tables_of_a_sheet_are_mapped_one_by_one() {
    use organigramme::format::tables::{TableOptions, Tables};
    let text = "Service Eau;;;Service Paie;\n\
                Emploi;Nombre;;Emploi;Nombre\n\
                Fontainier;4;;Gestionnaire;3\n";
    let tables = Tables::open(&File::of(text.as_bytes()), &mut |_| true).unwrap();
    let mappings = tables.propose(None);
    let read: Vec<Vec<&str>> = mappings
        .iter()
        .map(|mapping| {
            let named = mapping.columns.iter().filter(|it| !it.header.is_empty());
            named.map(|it| it.column.as_str()).collect()
        })
        .collect();
    assert_eq!(read, [["A", "B"], ["D", "E"]]);
    let posts = |mappings| {
        let options = TableOptions { sheet: None, mappings };
        let mut ids = organigramme::model::DerivedIds::new(b"both");
        let read = tables.read(&options, &mut ids, &mut |_| true).unwrap().report;
        read.project.charts[0].post_count()
    };
    assert_eq!(posts(mappings.clone()), 7);
    assert_eq!(posts(mappings[..1].to_vec()), 4);
}

#[test]
fn what_explains_the_words_of_a_table_is_no_table_of_posts() {
    check(
        "\
Service | Emploi | Cat. | Nombre | | Code | Libellé
Service Eau | Fontainier | C | 4 | | A | Cadre
Service Eau | Releveur | C | 1 | | C | Exécution
Service Eau | Chef | A | 1 | | |",
        "\
= 
Service Eau
  4 Fontainier C
  1 Releveur C
  1 Chef A
line 1: TableLeftOut { rows: 3, text: \"Code | Libellé / A | Cadre / C | Exécution\" }
",
    );
}

#[test]
fn progress_moves_while_cells_are_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, 0, &[&["Service", "Emploi", "Nombre"]]);
    for row in 1..20_000 {
        write(sheet, row, &[&["Service Eau", "Fontainier", "1"]]);
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let mut told = Vec::new();
    let tables = organigramme::format::tables::Tables::open(&File::of(&bytes), &mut |share| {
        told.push(share);
        true
    });
    assert!(tables.is_ok());
    assert!(told.is_sorted() && told.iter().all(|it| (0.0..=1.0).contains(it)), "{told:?}");
    told.dedup();
    assert!(told.len() >= 4, "{told:?}");
}

#[test]
fn names_that_no_list_knows_are_units_where_nothing_else_counts() {
    check(
        "\
Emploi | DRH | DSI | DAF
Gestionnaire | 3 | 1 | 2
Chef | 1 | 1 | 1",
        "\
= 
Organigramme sans titre
  DRH
    3 Gestionnaire
    1 Chef
  DSI
    1 Gestionnaire
    1 Chef
  DAF
    2 Gestionnaire
    1 Chef
",
    );
    check(
        "\
Emploi | Propreté | Jeunesse
Agent | 3 | 1
Chef | 1 | 1",
        "\
= 
Organigramme sans titre
  Propreté
    3 Agent
    1 Chef
  Jeunesse
    1 Agent
    1 Chef
line 1: ColumnAssumed { column: \"Propreté\", meaning: Unit, text: \"3, 1\" }
line 1: ColumnAssumed { column: \"Jeunesse\", meaning: Unit, text: \"1\" }
",
    );
}

#[test]
fn units_of_levels_have_numbered_heads() {
    check(
        "\
LIB_UO_N1 | LIB_UO_N2 | LIB_POSTE | CAT
Direction technique | | Directeur | A
Direction technique | Service Eau | Fontainier | C",
        "\
= 
Direction technique
  1 Directeur A
  Service Eau
    1 Fontainier C
",
    );
}

#[test]
fn columns_one_after_the_other_say_what_is_under_what() {
    check(
        "\
Direction technique | |
 | Service Eau |
 | | 4 Fontainiers (C)
 | | 1 Chef de service (A)
 | Service Voirie |
 | | 2 Cantonniers (C)",
        "\
= 
Direction technique
  Service Eau
    4 Fontainiers C
    1 Chef de service A
  Service Voirie
    2 Cantonniers C
",
    );
}

#[test]
fn bold_rows_of_a_single_column_are_units() {
    let rows: [(u8, &[&str]); 5] = [
        (1, &["Direction technique"]),
        (0, &["1 Directeur (A)"]),
        (1, &["Service Eau"]),
        (0, &["4 Fontainiers (C)"]),
        (0, &["1 Chef de service (A)"]),
    ];
    let bytes =
        set_in(&rows, |bold| if bold > 0 { Format::new().set_bold() } else { Format::new() });
    check_report(
        &read(&bytes, None).unwrap(),
        "\
= 
Direction technique
  1 Directeur A
  Service Eau
    4 Fontainiers C
    1 Chef de service A
",
    );
}

#[test]
fn a_blank_column_in_the_midst_of_a_table_parts_nothing() {
    check(
        "\
Service | Emploi | | Grade | Nombre
Service Eau | Fontainier | | Adjoint technique | 4
Service Eau | Chef | | Attaché | 1",
        "\
= 
Service Eau
  4 Fontainier g:Adjoint technique
  1 Chef g:Attaché
",
    );
}

#[test]
fn what_sums_up_below_or_beside_a_table_is_told() {
    check(
        "\
Service | Emploi | Cat. | Nombre | | Catégorie | Effectif
Service Eau | Fontainier | C | 4 | | C | 5
Service Eau | Releveur | C | 1 | | A | 1
Service Eau | Chef | A | 1 | | |",
        "\
= 
Service Eau
  4 Fontainier C
  1 Releveur C
  1 Chef A
line 1: TableLeftOut { rows: 3, text: \"Catégorie | Effectif / C | 5 / A | 1\" }
",
    );
    check(
        "\
Service | Emploi | Cat. | Nombre
Service Eau | Fontainier | C | 4
Service Eau | Chef | A | 1
 | | |
Catégorie | Nombre | |
C | 4 | |
A | 1 | |",
        "\
= 
Service Eau
  4 Fontainier C
  1 Chef A
line 5: TableLeftOut { rows: 3, text: \"Catégorie | Nombre / C | 4 / A | 1\" }
",
    );
}

#[test]
fn objects_of_a_hierarchy_are_units_and_posts_by_one_letter() {
    check(
        "\
TYPE_OBJ | ID_OBJ | ID_OBJ_SUP | LIB_OBJ
O | 1 | | Direction technique
O | 2 | 1 | Service Eau
S | 10 | 2 | Fontainier
S | 11 | 1 | Directeur",
        "\
= 
Direction technique
  1 Directeur
  Service Eau
    1 Fontainier
",
    );
}
