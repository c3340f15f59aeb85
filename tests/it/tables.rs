//! The tables of the report: their figures, their sentences, and the files they are written to.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use organigramme::compare::Ledger;
use organigramme::export::ledger::tables::{Cell, Emphasis, Kind, Report, Row, Table};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::format::native;
use organigramme::model::Project;
use organigramme::words::Locale;
use proptest::prelude::*;

use crate::support::notation::project;
use crate::support::random::{source, state, steps};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

fn sample() -> Project {
    native::load(&std::fs::read(SAMPLE).unwrap()).unwrap().project
}

fn with_compared<T>(project: &Project, then: impl FnOnce(&Compared) -> T) -> T {
    let [from, to] = &project.charts[..] else { panic!("two charts") };
    let ledger = Ledger::between(from, to, &project.lists);
    then(&Compared { from, to, lists: &project.lists, ledger: &ledger })
}

fn report(project: &Project) -> Report {
    with_compared(project, |compared| compared.report(Locale::French))
}

fn bytes(project: &Project, format: LedgerFormat) -> Vec<u8> {
    with_compared(project, |compared| format.bytes(compared, Locale::French).unwrap())
}

/// A table by its number.
fn table(report: &Report, number: usize) -> &Table {
    let table = &report.tables[number - 1];
    assert!(table.name.starts_with(&format!("T{number} ")), "{}", table.name);
    table
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Fte(hundredths) => format!("{:.2}", *hundredths as f64 / 100.0),
    }
}

/// A row as "a | b | c".
fn line(row: &Row) -> String {
    row.cells.iter().map(shown).collect::<Vec<_>>().join(" | ")
}

fn lines(table: &Table) -> Vec<String> {
    table.rows.iter().map(line).collect()
}

/// The number in a column of a row.
fn number(table: &Table, row: &Row, column: &str) -> i64 {
    let at = table.columns.iter().position(|it| it.label == column);
    match row.cells[at.unwrap_or_else(|| panic!("no column {column}"))] {
        Cell::Number(number) => number,
        Cell::Empty => 0,
        ref other => panic!("{column}: {other:?} is no number"),
    }
}

#[test]
fn the_sample_s_balance_is_the_seed_s() {
    let report = report(&sample());
    assert_eq!(
        report.lines,
        [
            "Région Hauts-de-France",
            "Source (CT du 03/10/2022) → Cible (CT du 28/11/2022)",
            "105 postes − 2 supprimés + 2 créés = 105 postes",
        ]
    );
    let balance = table(&report, 1);
    assert_eq!(
        lines(balance)[..5],
        [
            "Par périmètre de postes autorisés",
            "Pôle Éducation et avenir des jeunes | 29 | 0 | 1 | 0 | 0 | 28 | 29 | 28 | équilibré, \
             au plafond",
            "DIRAA (Direction de l'Apprentissage et de l'Alternance) | 60 | 0 | 6 | 2 | 2 | 54 | \
             non imprimé | 54 | équilibré, au plafond",
            "Mission Proch'Orientation | 16 | 7 | 0 | 0 | 0 | 23 | 16 | 23 | équilibré, au plafond",
            "Total | 105 | 7 | 7 | 2 | 2 | 105 | 45 | 105 | équilibré",
        ]
    );
    assert_eq!(
        balance.notes[1..],
        [
            "Postes autorisés sans chiffre imprimé dans l’organigramme Source\u{a0}: DIRAA (Direction \
          de l'Apprentissage et de l'Alternance)"
        ]
    );
    assert_eq!(
        lines(table(&report, 2)),
        [
            "Par catégorie",
            "Catégorie A | 68 | 69 | 1",
            "Catégorie B | 37 | 36 | -1",
            "Total | 105 | 105 | 0",
            "Par grade",
            "A2.2 | 3 | 2 | -1",
            "A3 | 1 | 3 | 2",
            "A4 | 1 | 1 | 0",
            "B2 | 2 | 2 | 0",
            "B3 | 1 | 0 | -1",
            "Sans grade imprimé | 97 | 97 | 0",
            "Total | 105 | 105 | 0",
            "Par niveau d’encadrement",
            "manager de direction générale | 1 | 1 | 0",
            "manager de direction | 4 | 4 | 0",
            "manager intermédiaire | 9 | 8 | -1",
            "manager de proximité | 3 | 2 | -1",
            "Sans encadrement | 88 | 90 | 2",
            "Total | 105 | 105 | 0",
        ]
    );
}

#[test]
fn the_sample_s_movements_are_the_seed_s() {
    let report = report(&sample());
    let count = |number_of: usize| {
        let table = table(&report, number_of);
        let totals = table.rows.iter().filter(|row| row.emphasis == Emphasis::Total);
        totals.map(|row| number(table, row, "Nombre")).collect::<Vec<_>>()
    };
    assert_eq!((count(3), count(4), count(5)), (vec![4], vec![8], vec![2, 2]));
    // M04: another category, another grade, another unit.
    let assistant = lines(table(&report, 4)).into_iter().find(|it| it.contains("B3")).unwrap();
    assert!(
        assistant.starts_with(
            "1 | Assistant/e administratif/ive | B | B3 | Service de Rapprochement et d'appui aux \
             apprentis et entreprises | Chargé de mission référent départemental \
             Proch'Orientation | A | A3 | Secteur Animation territoriale de Proch'Orientation | "
        ),
        "{assistant}"
    );
    // D1, D3, D4 and D5.
    assert_eq!(
        lines(table(&report, 5)),
        [
            "Créations",
            "1 | Responsable de projet | A |  | Cellule Projets transversaux |  | ",
            "1 | Chargé/e de mission | A |  | Service Formation et territoires |  | ",
            "2 | Total |  |  |  |  | ",
            "Suppressions",
            "1 | Conseiller/ère technique | A |  | Service de Rapprochement et d'appui aux \
             apprentis et entreprises |  | ",
            "1 | Responsable de Service adjoint/e | A |  | Service Formation et territoires |  | ",
            "2 | Total |  |  |  |  | ",
        ]
    );
    let units = lines(table(&report, 6));
    assert_eq!(units.len(), 6);
    assert_eq!(
        units[2],
        "nouveau nom, nouveau type (secteur → cellule) | Secteur Fonds européens | Cellule Fonds \
         européens |  | "
    );
    assert!(units[5].starts_with(
        "création |  | Cellule Partenariats et projets régionaux | Mission Proch'Orientation | "
    ));
    assert_eq!(
        lines(table(&report, 7)),
        [
            "Pôle Éducation et avenir des jeunes | 28 | 0 | 1 | 0 | 29",
            "DIRAA (Direction de l'Apprentissage et de l'Alternance) | 0 | 52 | 6 | 2 | 60",
            "Mission Proch'Orientation | 0 | 0 | 16 | 0 | 16",
            "Postes créés | 0 | 2 | 0 |  | ",
            "Cible | 28 | 54 | 23 | 2 | 105",
        ]
    );
}

#[test]
fn a_transformation_is_a_suppression_and_a_creation() {
    let report = report(&sample());
    let jobs = table(&report, 8);
    let found = lines(jobs);
    for expected in [
        // M01 and M02, and what they come from.
        "Cadre administratif et financier | A | A3 | 1 | 1 | 0 |  | 0 | -1",
        "Responsable de projet | A | A2.2 | 1 | 1 | 0 |  | 0 | -1",
        "Chargé de mission « Partenariats et contractualisations » | A | A3 | 0 | 0 | 2 |  | 2 | 2",
        // M03 becomes a post of the same title and grade.
        "Responsable de secteur | A | A2.2 | 1 | 1 | 1 |  | 1 | ",
        // M08.
        "Graphiste | A | A4 | 1 | 1 | 0 |  | 0 | -1",
        "Chargé d'études Web | A | A4 | 0 | 0 | 1 |  | 1 | 1",
        // M12: nothing but the title says more.
        "Chargé de mission rédacteur | A |  | 0 | 0 | 0 | 3 | 3 | 3",
        // M07 comes to a job that was not there.
        "Assistant/e de direction | B | B2 | 0 | 0 | 1 |  | 1 | 1",
        "Total de la catégorie A |  |  | 68 | 7 | 8 | 0 | 69 | 1",
        "Total de la catégorie B |  |  | 37 | 3 | 2 | 0 | 36 | -1",
        "Total |  |  | 105 | 10 | 10 | 0 | 105 | 0",
    ] {
        assert!(found.iter().any(|line| line == expected), "{expected} in {found:#?}");
    }
}

#[test]
fn what_cancels_out_is_said_in_words() {
    assert_eq!(
        lines(table(&report(&sample()), 9)),
        [
            "Postes",
            "-1 | supprimé | 1 conseiller/ère technique (A) supprimé au Service de Rapprochement \
             et d'appui aux apprentis et entreprises",
            "-1 | supprimé | 1 responsable de Service adjoint/e (A) supprimé au Service Formation \
             et territoires",
            "1 | créé | 1 responsable de projet (A) créé à la Cellule Projets transversaux",
            "1 | créé | 1 chargé/e de mission (A) créé au Service Formation et territoires",
            "0 | Total | ",
            "Unités",
            " | Unité | Service Valorisation et développement de l'alternance et des métiers \
             devient Service Développement et transitions",
            " | Unité | Service de Rapprochement et d'appui aux apprentis et entreprises devient \
             Service Apprentis et entreprises",
            " | Unité | Secteur Fonds européens devient Cellule Fonds européens, change de \
             type\u{a0}: Secteur → Cellule",
            "Écarts qui s’annulent",
            " | Dans l’unité | Service Formation et territoires\u{a0}: 1 poste de catégorie A en \
             moins et autant en plus s’annulent, les totaux n’en montrent rien",
            " | Dans le périmètre | DIRAA (Direction de l'Apprentissage et de l'Alternance)\u{a0}: \
             2 postes de catégorie A en moins et autant en plus s’annulent, les totaux n’en \
             montrent rien",
            " | Dans l’ensemble | Pôle Éducation et avenir des jeunes\u{a0}: 2 postes de catégorie \
             A en moins et autant en plus s’annulent, les totaux n’en montrent rien",
        ]
    );
}

#[test]
fn a_unit_s_composition_reads_as_in_a_report() {
    let report = report(&sample());
    let found = lines(table(&report, 10));
    let head = "Le Secteur Animation territoriale de Proch'Orientation se compose de\u{a0}:";
    let at = found.iter().position(|line| line == head).unwrap();
    assert_eq!(
        found[at + 1..at + 4],
        [
            "1 responsable de secteur (A2.2) par transformation d’un poste de responsable de \
             secteur (A2.2) issu du Secteur Fonds européens",
            "1 chargé de mission référent départemental Proch'Orientation (A3) par transformation \
             d’un poste d’assistant/e administratif/ive (B3) issu du Service de Rapprochement et \
             d'appui aux apprentis et entreprises",
            "5 chargés de mission référents départementaux Proch'Orientation (A), auparavant \
             chargé/e/s de mission référent/s départementaux (A)",
        ]
    );
    assert!(found.contains(
        &"2 conseillères techniques (A) par transfert de la Mission Proch'Orientation".to_owned()
    ));
}

/// Two small states with every movement that has a sentence of its own.
const EVERY_MOVEMENT: &str = "
    chart s source
    unit u - pole Éducation
    unit v u service Marchés
    unit w u cellule Achats
    unit x u autre Équipe mobile
    post a v B Assistantes de direction
    post b v B Assistantes de direction
    post c v A Chargé de mission
    post d v A Juriste | fte 100
    post e v B/B3 Assistant administratif
    post f v A Cadre
    post g v B Gestionnaire
    post h w A Élu
    post i w A Responsable | level proximite
    post j v A/A3 Huissier
    post k v A/A3 Huissier
    chart t target of s
    unit u - pole Éducation
    unit v u service Marchés
    unit w u cellule Achats
    unit x u autre Équipe mobile
    post a w B Assistantes de direction
    post b w B Assistantes de direction
    post c v A Chargé de mission rédacteur
    post d v A Juriste | fte 50
    post e2 w A/A3 Chargé de mission | origin e
    post f v A Cadre
    post f2 w A Cadre | split f
    post h x A Élu de quartier
    post i w A Responsable
    post l w B Secrétaire
    post j2 v A/A2.2 Commissaire | origin j
    post k2 v A/A2.2 Commissaire | origin k
    departed g | into f
";

#[test]
fn each_movement_has_its_sentence() {
    let project = project(EVERY_MOVEMENT);
    let said = |locale: Locale| {
        with_compared(&project, |compared| {
            let entries = compared.ledger.entries.iter();
            entries.map(|entry| locale.say(&compared.sentence(entry))).collect::<Vec<_>>()
        })
    };
    assert_eq!(
        said(Locale::French),
        [
            "2 assistantes de direction (B) transférées du Service Marchés à la Cellule Achats",
            "1 chargé de mission rédacteur (A) maintenu au Service Marchés, auparavant chargé de \
             mission (A)",
            "1 juriste (A) maintenu au Service Marchés, à 50\u{a0}% au lieu de 100\u{a0}%",
            "1 chargé de mission (A3) créé par transformation d’un poste d’assistant administratif \
             (B3) issu du Service Marchés, rattaché à la Cellule Achats",
            "1 cadre (A) maintenu au Service Marchés",
            "1 gestionnaire (B) supprimé au Service Marchés, regroupé dans un poste de cadre (A)",
            "2 commissaires (A2.2) créés au Service Marchés par transformation de 2 postes \
             d’huissier (A3)",
            "1 élu de quartier (A) par transfert d’un poste d’élu (A) issu de la Cellule Achats, \
             rattaché à l’Équipe mobile",
            "1 responsable (A) créé à la Cellule Achats par transformation d’un poste de \
             responsable (A, manager de proximité)",
            "1 cadre (A) créé à la Cellule Achats par division d’un poste de cadre (A) issu du \
             Service Marchés",
            "1 secrétaire (B) créé à la Cellule Achats",
        ]
    );
    let english = said(Locale::English);
    assert_eq!(
        english[3],
        "1 chargé de mission (A3) created by transformation of a post of assistant administratif \
         (B3) from Service Marchés, attached to Cellule Achats"
    );
    assert_eq!(
        english[0],
        "2 assistantes de direction (B) transferred from Service Marchés to Cellule Achats"
    );
}

#[test]
fn links_and_working_time_are_in_the_tables() {
    let report = report(&project(EVERY_MOVEMENT));
    let found = lines(table(&report, 5));
    assert!(found.iter().any(|line| line.contains("division d’un poste de cadre (A) issu du")));
    assert!(found.iter().any(|line| line.contains("regroupement dans un poste de cadre (A)")));
    let balance = table(&report, 1);
    assert_eq!(balance.columns.len(), 12);
    assert!(
        lines(balance)[1].starts_with("Pôle Éducation | 11 | 0 | 0 | 2 | 1 | 12 | 11.00 | 11.50")
    );
    // One perimeter only: the branches below the root exchange.
    assert_eq!(table(&report, 7).columns[1].label, "Service Marchés");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn tables_balance_on_any_two_charts(before in steps(0..60), after in steps(0..40)) {
        let mut project = source(&before);
        state(&mut project, "t", &after);
        let counts: Vec<i64> =
            project.charts.iter().map(|it| i64::try_from(it.post_count()).unwrap()).collect();
        let report = report(&project);
        for table in &report.tables {
            for row in &table.rows {
                let cells = row.cells.len();
                let is_heading = row.emphasis == Emphasis::Heading;
                prop_assert_eq!(cells, if is_heading { 1 } else { table.columns.len() });
            }
        }
        let balance = table(&report, 1);
        for row in balance.rows.iter().filter(|row| row.emphasis != Emphasis::Heading) {
            let at = |column| number(balance, row, column);
            prop_assert_eq!(
                at("Source") + at("Arrivées") - at("Départs") + at("Créations nettes")
                    - at("Suppressions nettes"),
                at("Cible")
            );
            if row.emphasis == Emphasis::Total {
                prop_assert_eq!(vec![at("Source"), at("Cible")], counts.clone());
                prop_assert_eq!(at("Arrivées"), at("Départs"));
            }
            let Some(Cell::Text(check)) = row.cells.last() else { panic!("a check") };
            prop_assert!(check.starts_with("équilibré"), "{}", check);
        }
        let jobs = table(&report, 8);
        let has_precisions = jobs.columns.iter().any(|column| column.label == "Précisions");
        for row in &jobs.rows {
            let at = |column| number(jobs, row, column);
            let precisions = if has_precisions { at("Précisions") } else { 0 };
            prop_assert_eq!(
                at("Source") - at("Suppressions") + at("Créations") + precisions,
                at("Cible")
            );
        }
        if let Some(row) = jobs.rows.last() {
            let at = |column| number(jobs, row, column);
            prop_assert_eq!(vec![at("Source"), at("Cible")], counts.clone());
            if has_precisions {
                prop_assert_eq!(at("Précisions"), 0);
            }
        }
        let categories = table(&report, 2);
        for row in categories.rows.iter().filter(|row| row.emphasis == Emphasis::Total) {
            let at = |column| number(categories, row, column);
            prop_assert_eq!(vec![at("Source"), at("Cible")], counts.clone());
        }
    }
}

/// The sheets of a workbook: names and rows.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = workbook.worksheet_range(&name).unwrap();
            assert_eq!(range.start(), Some((0, 0)));
            assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{name} has formulas");
            (name, range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

/// Every figure and text of the tables is in the workbook, in its place and of its kind.
#[test]
fn the_workbook_holds_the_tables() {
    let project = sample();
    let report = report(&project);
    let sheets = sheets(bytes(&project, LedgerFormat::Xlsx));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, report.tables.iter().map(|it| it.name.as_str()).collect::<Vec<_>>());
    for (table, (name, rows)) in report.tables.iter().zip(&sheets) {
        let labels: Vec<String> = table.columns.iter().map(|it| it.label.clone()).collect();
        assert_eq!(rows[0].iter().map(ToString::to_string).collect::<Vec<_>>(), labels, "{name}");
        for (row, found) in table.rows.iter().zip(&rows[1..]) {
            for (cell, found) in row.cells.iter().zip(found) {
                match cell {
                    Cell::Empty => assert_eq!(*found, Data::Empty),
                    Cell::Text(text) => assert_eq!(*found, Data::String(text.clone())),
                    Cell::Number(number) => assert_eq!(*found, Data::Float(*number as f64)),
                    Cell::Fte(fte) => assert_eq!(*found, Data::Float(*fte as f64 / 100.0)),
                }
            }
        }
    }
}

/// The parts of a document or workbook, by name.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn the_workbook_prints_well() {
    let parts = parts(bytes(&sample(), LedgerFormat::Xlsx));
    for sheet in 1..=10 {
        let text = &parts[&format!("xl/worksheets/sheet{sheet}.xml")];
        for needed in [
            "<pane ySplit=\"1\"",
            "state=\"frozen\"",
            "fitToPage=\"1\"",
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "&amp;P / &amp;N",
        ] {
            assert!(text.contains(needed), "{needed} in sheet {sheet}");
        }
    }
    let names = parts["xl/workbook.xml"].matches("_xlnm.Print_Titles").count();
    assert_eq!(names, 10, "each sheet repeats its header row");
    assert!(parts["docProps/core.xml"].contains("2000-01-01T00:00:00Z"));
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn text_of(node: roxmltree::Node) -> String {
    let texts = node.descendants().filter(|it| it.has_tag_name((WORD, "t")));
    texts.filter_map(|it| it.text()).collect()
}

#[test]
fn the_document_holds_the_tables() {
    let project = sample();
    let report = report(&project);
    let parts = parts(bytes(&project, LedgerFormat::Docx));
    for text in parts.values() {
        roxmltree::Document::parse(text).unwrap();
    }
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"fr-FR\""));
    let document = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let all = |name: &'static str| {
        document.descendants().filter(move |node| node.has_tag_name((WORD, name)))
    };
    let headings = all("p").filter(|node| {
        let style = node.descendants().find(|it| it.has_tag_name((WORD, "pStyle")));
        style.and_then(|it| it.attribute((WORD, "val"))) == Some("Heading1")
    });
    assert_eq!(
        headings.map(text_of).collect::<Vec<_>>(),
        report.tables.iter().map(|table| table.name.clone()).collect::<Vec<_>>()
    );
    assert_eq!(all("tbl").count(), 10);
    assert!(all("pgSz").all(|it| it.attribute((WORD, "orient")) == Some("landscape")));
    for (table, node) in report.tables.iter().zip(all("tbl")) {
        let rows: Vec<_> = node.children().filter(|it| it.has_tag_name((WORD, "tr"))).collect();
        let repeated: Vec<bool> = rows
            .iter()
            .map(|row| row.descendants().any(|it| it.has_tag_name((WORD, "tblHeader"))))
            .collect();
        assert!(repeated[0] && repeated[1..].iter().all(|it| !it), "{}", table.name);
        let grid = node.descendants().filter(|it| it.has_tag_name((WORD, "gridCol")));
        let width: u32 = grid.filter_map(|it| it.attribute((WORD, "w"))?.parse::<u32>().ok()).sum();
        assert!(width <= 15_138, "{} is {width} wide", table.name);
        assert_eq!(rows.len(), table.rows.len() + 1);
        for (row, node) in table.rows.iter().zip(&rows[1..]) {
            let cells = node.children().filter(|it| it.has_tag_name((WORD, "tc")));
            let cells: Vec<String> = cells.map(text_of).collect();
            assert_eq!(cells, written_cells(table, row), "{}", table.name);
        }
    }
}

/// A row as a French text writes it.
fn written_cells(table: &Table, row: &Row) -> Vec<String> {
    let cells = row.cells.iter().zip(&table.columns);
    cells
        .map(|(cell, column)| match cell {
            Cell::Number(0) if column.kind == Kind::Change => String::new(),
            Cell::Number(number @ 1..) if column.kind == Kind::Signed => format!("+{number}"),
            Cell::Fte(_) => shown(cell).replace('.', ","),
            _ => shown(cell),
        })
        .map(|text| if text.starts_with('-') { text.replace('-', "−") } else { text })
        .collect()
}

#[test]
fn the_page_is_accessible_and_inert() {
    let project = sample();
    let report = report(&project);
    let text = String::from_utf8(bytes(&project, LedgerFormat::Html)).unwrap();
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let page = roxmltree::Document::parse_with_options(&text, options).unwrap();
    assert_eq!(page.root_element().attribute("lang"), Some("fr"));
    let all = |name: &'static str| page.descendants().filter(move |it| it.has_tag_name(name));
    for name in ["script", "link", "img", "iframe", "form", "object"] {
        assert_eq!(all(name).count(), 0, "{name}");
    }
    let handlers = page.descendants().flat_map(|it| it.attributes());
    assert!(handlers.into_iter().all(|it| !it.name().starts_with("on")));
    assert_eq!((all("h1").count(), all("h2").count()), (1, 10));
    let text = |node: roxmltree::Node| -> String {
        node.descendants().filter(|it| it.is_text()).filter_map(|it| it.text()).collect()
    };
    for (table, node) in report.tables.iter().zip(all("table")) {
        let inside =
            |name: &'static str| node.descendants().filter(move |it| it.has_tag_name(name));
        assert_eq!(inside("caption").map(text).collect::<Vec<_>>(), [table.title.clone()]);
        let head =
            inside("thead").flat_map(|it| it.descendants()).filter(|it| it.has_tag_name("th"));
        let head: Vec<_> = head.map(|it| (it.attribute("scope"), text(it))).collect();
        let labels = table.columns.iter().map(|it| (Some("col"), it.label.clone()));
        assert_eq!(head, labels.collect::<Vec<_>>());
        assert!(inside("th").all(|it| it.attribute("scope").is_some()));
        assert_eq!(inside("tr").count(), table.rows.len() + 1);
        for (row, node) in table.rows.iter().zip(inside("tr").skip(1)) {
            let cells = node.children().filter(roxmltree::Node::is_element);
            assert_eq!(cells.map(text).collect::<Vec<_>>(), written_cells(table, row));
        }
    }
}

#[test]
fn the_same_project_is_the_same_file() {
    for project in [sample(), project(EVERY_MOVEMENT)] {
        for format in LedgerFormat::ALL {
            assert!(bytes(&project, format) == bytes(&project, format), "{format:?}");
        }
    }
    // Zip files count time in steps of two seconds.
    let before = bytes(&sample(), LedgerFormat::Xlsx);
    let document = bytes(&sample(), LedgerFormat::Docx);
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(before == bytes(&sample(), LedgerFormat::Xlsx));
    assert!(document == bytes(&sample(), LedgerFormat::Docx));
}

#[test]
fn two_charts_without_a_difference_have_tables_too() {
    let text = "chart s source\nunit u - pole Racine\nchart t target of s\nunit u - pole Racine";
    let project = project(text);
    for format in LedgerFormat::ALL {
        assert!(!bytes(&project, format).is_empty());
    }
    let page = String::from_utf8(bytes(&project, LedgerFormat::Html)).unwrap();
    assert!(page.contains("<td colspan=\"8\">Néant</td>"));
    assert!(page.contains("Le Pôle Racine ne compte aucun poste en propre"));
}

/// What a spreadsheet, a browser or a word processor might take for something to run.
const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "]]>&amp;{=1}",
];

fn hostile() -> Project {
    let mut text = String::from("chart s source\nunit u - pole =1+1\nunit v u service @v\n");
    text += "chart t target of s\nunit u - pole =1+1\nunit v u service <b>v</b>\n";
    for (index, title) in HOSTILE.iter().enumerate() {
        text += &format!("post p{index} v A {title} | reason {title}\n");
    }
    project(&text)
}

#[test]
fn a_title_is_text_everywhere() {
    let project = hostile();
    let report = report(&project);
    // Whatever begins a cell, a reader of the workbook sees a string; `sheets` looks for formulas.
    let sheets = sheets(bytes(&project, LedgerFormat::Xlsx));
    for title in HOSTILE {
        let cell = Data::String(title.to_owned());
        let is_there = sheets.iter().any(|(_, rows)| rows.iter().flatten().any(|it| *it == cell));
        assert!(is_there, "{title} in the workbook");
    }
    for (name, text) in parts(bytes(&project, LedgerFormat::Xlsx)) {
        assert!(!text.contains("<f>") && !text.contains("<hyperlink"), "{name}");
    }
    let document = parts(bytes(&project, LedgerFormat::Docx));
    let document = roxmltree::Document::parse(&document["word/document.xml"]).unwrap();
    let page = String::from_utf8(bytes(&project, LedgerFormat::Html)).unwrap();
    assert!(!page.contains("<script") && !page.contains("<b>"));
    for title in HOSTILE {
        assert!(text_of(document.root_element()).contains(title), "{title} in the document");
        let safe = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(page.contains(&safe.replace('"', "&quot;")), "{title} in the page");
    }
    let rows = String::from_utf8(bytes(&project, LedgerFormat::Csv)).unwrap();
    for line in rows.lines().skip(1) {
        for cell in line.split(';') {
            let cell = cell.trim_start_matches('"');
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    assert_eq!(table(&report, 5).rows.len(), HOSTILE.len() + 2);
}

/// An office suite opens the files and reads the same figures.
#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_reads_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let project = sample();
    let report = report(&project);
    std::fs::write(path("tables.xlsx"), bytes(&project, LedgerFormat::Xlsx)).unwrap();
    std::fs::write(path("tables.docx"), bytes(&project, LedgerFormat::Docx)).unwrap();

    // Every sheet as a file of its own: comma, quotes, UTF-8, numbers as they are stored.
    let sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    convert(folder.path(), sheets, "tables.xlsx");
    for table in &report.tables {
        let text = std::fs::read_to_string(path(&format!("tables-{}.csv", table.name))).unwrap();
        let rows = csv_rows(&text);
        assert!(rows.len() > table.rows.len(), "{}", table.name);
        for (row, found) in table.rows.iter().zip(&rows[1..]) {
            let expected: Vec<String> = row.cells.iter().map(shown).collect();
            assert_eq!(found[..expected.len()], expected, "{}", table.name);
        }
    }

    convert(folder.path(), "html:HTML (StarWriter)", "tables.docx");
    let page = std::fs::read_to_string(path("tables.html")).unwrap();
    let words: String = plain_text(&page);
    for table in &report.tables {
        for row in &table.rows {
            let written = written_cells(table, row).join(" ");
            let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(&written), "{written} in the document's {}", table.name);
        }
    }
    convert(folder.path(), "pdf", "tables.docx");
    let pages = lopdf::Document::load(path("tables.pdf")).unwrap().get_pages().len();
    assert!((5..15).contains(&pages), "{pages} pages");
}

fn convert(folder: &Path, to: &str, file: &str) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(folder.join(file))
        .output()
        .expect("LibreOffice is installed");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The rows of a file with commas and quotes.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    rows
}

/// The words of a page, one space between them.
fn plain_text(page: &str) -> String {
    let mut words = String::new();
    let mut is_tag = false;
    for letter in page.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                words.push(' ');
            }
            _ if !is_tag => words.push(letter),
            _ => {}
        }
    }
    let words = words.replace("&nbsp;", " ").replace("&amp;", "&").replace("&quot;", "\"");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
