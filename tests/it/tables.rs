//! The tables of the report: their figures and their sentences.

mod files;
mod french;
mod told;

use organigramme::compare::Ledger;
use organigramme::edit::{Edit, apply};
use organigramme::export::ledger::tables::{Cell, RowEmphasis, Table, TableRow, TableSet};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::format::native;
use organigramme::model::{PostFields, Project, UnitId};
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

fn report(project: &Project) -> TableSet {
    with_compared(project, |compared| compared.report(Locale::French))
}

fn bytes(project: &Project, format: LedgerFormat) -> Vec<u8> {
    with_compared(project, |compared| format.bytes(compared, Locale::French).unwrap())
}

/// A table by its number.
fn table(report: &TableSet, number: usize) -> &Table {
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
fn line(row: &TableRow) -> String {
    row.cells.iter().map(shown).collect::<Vec<_>>().join(" | ")
}

fn lines(table: &Table) -> Vec<String> {
    table.rows.iter().map(line).collect()
}

/// The number in a column of a row.
fn number(table: &Table, row: &TableRow, column: &str) -> i64 {
    let at = table.columns.iter().position(|it| it.label == column);
    match row.cells[at.unwrap_or_else(|| panic!("no column {column}"))] {
        Cell::Number(number) => number,
        Cell::Empty => 0,
        ref other => panic!("{column}: {other:?} is no number"),
    }
}

/// The figure of a column that is there only when it is needed.
fn optional(table: &Table, row: &TableRow, column: &str) -> i64 {
    let is_there = table.columns.iter().any(|it| it.label == column);
    if is_there { number(table, row, column) } else { 0 }
}

#[test]
fn the_sample_s_balance_is_the_seed_s() {
    let report = report(&sample());
    assert_eq!(
        report.lines,
        ["Région Hauts-de-France", "Source (CT du 03/10/2022) → Cible (CT du 28/11/2022)"]
    );
    let counters = "Maintenus : 83 · Précisés : 8 · Transférés : 6 · Transformés : 1 · \
                    Transférés et transformés : 5 · Créés : 2 · Supprimés : 2 · Temps de travail changé : 0 · Inexpliqués : 4 · \
                    Unités inexpliquées : 3";
    assert_eq!(
        report.sums,
        ["105 postes − 2 supprimés + 2 créés = 105 postes", &counters.replace(" :", "\u{a0}:")]
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
        balance.notes[2..],
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
        let totals = table.rows.iter().filter(|row| row.emphasis == RowEmphasis::Total);
        totals.map(|row| number(table, row, "Nombre")).collect::<Vec<_>>()
    };
    assert_eq!((count(3), count(4), count(5)), (vec![6], vec![1, 5, 6], vec![2, 2]));
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
         européens |  |  | "
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
            "Cible | 28 | 54 | 23 | 2 | Source 105, cible 105",
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
        // M05, transferred under another title.
        "Responsable de projet WorldSkills | A | A2.2 | 0 | 0 | 0 | 1 | 1 | 1",
        // M07 comes to a job that was not there.
        "Assistant/e de direction | B | B2 | 0 | 0 | 1 |  | 1 | 1",
        "Total de la catégorie A |  |  | 68 | 6 | 7 | 0 | 69 | 1",
        "Total de la catégorie B |  |  | 37 | 2 | 1 | 0 | 36 | -1",
        "Total |  |  | 105 | 8 | 8 | 0 | 105 | 0",
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
            "-1 | supprimé | 1 poste de conseiller/ère technique (A) supprimé au Service de \
             Rapprochement et d'appui aux apprentis et entreprises",
            "-1 | supprimé | 1 poste de responsable de Service adjoint/e (A) supprimé au Service \
             Formation et territoires",
            "1 | créé | 1 poste de responsable de projet (A) créé à la Cellule Projets transversaux",
            "1 | créé | 1 poste de chargé/e de mission (A) créé au Service Formation et territoires",
            "0 | Total | ",
            "Unités",
            " | Unité | Le Service Valorisation et développement de l'alternance et des métiers \
             devient le Service Développement et transitions",
            " | Unité | Le Service de Rapprochement et d'appui aux apprentis et entreprises devient \
             le Service Apprentis et entreprises",
            " | Unité | Le Secteur Fonds européens devient la Cellule Fonds européens",
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
            "1 responsable de secteur (A2.2, sans encadrement) par transformation d’un poste de \
             responsable de secteur (A2.2, manager de proximité) issu du Secteur Fonds européens",
            "1 chargé de mission référent départemental Proch'Orientation (A3) par transformation \
             d’un poste d’assistant/e administratif/ive (B3) issu du Service de Rapprochement et \
             d'appui aux apprentis et entreprises",
            "5 chargés de mission référents départementaux Proch'Orientation (A), auparavant \
             chargé/e/s de mission référents départementaux (A)",
        ]
    );
    assert!(
        found.contains(
            &"2 conseillères techniques (A) par transfert depuis la Mission Proch'Orientation"
                .to_owned()
        )
    );
}

#[test]
fn posts_that_read_alike_are_one_line_of_a_composition() {
    let text = "chart s source
        unit u - pole Racine
        post a u A Juriste | fte 50
        post b u A Juristes
        chart t target of s
        unit u - pole Racine
        post a u A Juriste | fte 80
        post b u A Juristes | reason maintien
        post c u A Juriste";
    assert_eq!(
        lines(table(&report(&project(text)), 10))[1..],
        ["2 juristes (A), dont 1 à 80\u{a0}% au lieu de 50\u{a0}%", "1 juriste (A) par création"]
    );
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
            "2 postes d’assistante de direction (B) transférés du Service Marchés à la Cellule \
             Achats",
            "1 poste de chargé de mission rédacteur (A) maintenu au Service Marchés, auparavant \
             intitulé chargé de mission (A)",
            "1 poste de juriste (A) maintenu au Service Marchés, à 50\u{a0}% au lieu de 100\u{a0}%",
            "1 poste de chargé de mission (A3) créé par transformation d’un poste d’assistant \
             administratif (B3) issu du Service Marchés, rattaché à la Cellule Achats",
            "1 poste de cadre (A) maintenu au Service Marchés",
            "1 poste de gestionnaire (B) supprimé au Service Marchés, regroupé dans un poste de \
             cadre (A)",
            "2 postes de commissaire (A2.2) créés au Service Marchés par transformation de 2 \
             postes d’huissier (A3)",
            "1 poste d’élu de quartier (A) transféré de la Cellule Achats à l’Équipe mobile, auparavant \
             intitulé élu (A)",
            "1 poste de responsable (A, sans encadrement) créé à la Cellule Achats par transformation \
             d’un poste de responsable (A, manager de proximité)",
            "1 poste de cadre (A) créé à la Cellule Achats par division d’un poste de cadre (A) issu du \
             Service Marchés",
            "1 poste de secrétaire (B) créé à la Cellule Achats",
        ]
    );
    let english = said(Locale::English);
    assert_eq!(
        english[3],
        "1 post of chargé de mission (A3) created by transformation of a post of assistant \
         administratif (B3) from Service Marchés, attached to Cellule Achats"
    );
    assert_eq!(
        english[0],
        "2 posts of assistante de direction (B) transferred from Service Marchés to Cellule Achats"
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

/// Working time, vacancies, a nature, and a unit that goes elsewhere with its posts, merges and splits.
const EVERYTHING_BESIDE: &str = "
    chart s source
    unit u - pole Racine
    unit a u direction Nord | authorised 6
    unit b u direction Sud | authorised 1
    unit v a service Marchés
    unit w a service Achats
    post p v A Juriste
    post q v A Juriste
    post r v B Gestionnaire
    post k a A Directeur
    post l w B Acheteur
    post m w B Acheteur
    post n b A Chargé de mission
    chart t target of s
    unit u - pole Racine
    unit a u direction Nord | authorised 2
    unit b u direction Sud | authorised 5
    unit v b service Marchés
    unit x b service Études | split b
    post p v A Juriste
    post q v A Juriste | fte 80
    post r v B Gestionnaire | vacant
    post k a A Directeur
    post l a B Acheteur | reason fusion
    post m a B Acheteur | fte 50 | reason fusion
    post n x A Responsable de projet | nature transfer | reason transfert
    removed w | into a | reason fusion
";

#[test]
fn a_unit_that_moves_carries_its_posts_by_name() {
    let report = report(&project(EVERYTHING_BESIDE));
    let balance = table(&report, 1);
    let row = |name: &str| balance.rows.iter().find(|row| line(row).starts_with(name)).unwrap();
    let columns = ["Source", "Arrivées", "Départs", "Avec leur unité", "Cible"];
    let figures = |name: &str| columns.map(|column| number(balance, row(name), column));
    // Three posts go with their Service; the two buyers stay in the perimeter.
    assert_eq!(figures("Direction Nord |"), [6, 0, 0, -3, 3]);
    assert_eq!(figures("Direction Sud |"), [1, 0, 0, 3, 4]);
    assert!(balance.notes.iter().any(|note| note.contains("«\u{a0}Avec leur unité\u{a0}»")));
    assert_eq!(
        balance.notes[0],
        "Source + arrivées − départs + avec leur unité + créations − suppressions = cible."
    );
    // A note names a column only where there is one.
    for project in [project(EVERYTHING_BESIDE), sample()] {
        let report = self::report(&project);
        let jobs = table(&report, 8);
        let has_column = jobs.columns.iter().any(|column| column.label == "Précisions");
        let is_named = jobs.notes.iter().any(|note| note.contains("«\u{a0}Précisions\u{a0}»"));
        assert_eq!(has_column, is_named);
    }
    // T3 tells those that changed their unit, and none of these three.
    let moved: Vec<i64> = (table(&report, 3).rows.iter())
        .map(|row| number(table(&report, 3), row, "Nombre"))
        .collect();
    assert_eq!(moved, [1, 1, 1, 3]);
    assert_eq!(
        lines(table(&report, 6)),
        [
            "nouveau rattachement | Service Marchés | Service Marchés | Direction Nord → Direction \
             Sud | 3\u{a0}: 2 juristes (A), 1 gestionnaire (B) | ",
            "fusion dans la Direction Nord | Service Achats |  | Direction Nord |  | fusion",
            "création par scission de la Direction Sud |  | Service Études | Direction Sud |  | ",
        ]
    );
    let exchanges = table(&report, 7);
    assert_eq!(
        lines(exchanges),
        [
            "Direction Nord | 3 | 3 | 0 | 6",
            "Direction Sud | 0 | 1 | 0 | 1",
            "Cible | 3 | 4 | 0 | Source 7, cible 7",
        ]
    );
    assert!(
        exchanges.notes.last().unwrap().starts_with("Dont 3 postes qui restent dans leur unité")
    );
}

#[test]
fn a_working_time_has_its_table_and_its_lines() {
    let report = report(&project(EVERYTHING_BESIDE));
    assert_eq!(
        lines(table(&report, 11)),
        [
            "Temps de travail",
            "1 | Juriste | A |  | Service Marchés | 100\u{a0}% | 80\u{a0}% | -0.20 | ",
            "1 | Acheteur | B |  | Direction Nord | 100\u{a0}% | 50\u{a0}% | -0.50 | fusion",
            "2 | Total |  |  |  |  |  | -0.70 | ",
            "Vacances",
            "1 | Gestionnaire | B |  | Service Marchés | pourvu | vacant |  | ",
            "1 | Total |  |  |  |  |  |  | ",
        ]
    );
    let jobs = lines(table(&report, 8));
    let at = jobs.iter().position(|line| line.starts_with("Juriste |")).unwrap();
    assert!(jobs[at + 1].starts_with("dont 1 à 80\u{a0}% au lieu de 100\u{a0}% | "), "{jobs:#?}");
    let composition = lines(table(&report, 10));
    let expected = "2 juristes (A), dont 1 à 80\u{a0}% au lieu de 100\u{a0}%";
    assert!(composition.iter().any(|line| line == expected), "{composition:#?}");
    // Kept, and yet to be explained; the vacancy is not.
    let open = lines(table(&report, 9));
    assert_eq!(
        open[1],
        "0 | temps de travail | 1 poste de juriste (A) maintenu au Service Marchés, à 80\u{a0}% au lieu de \
         100\u{a0}%"
    );
    assert!(!open.iter().any(|line| line.contains("gestionnaire")), "{open:#?}");
}

#[test]
fn figures_below_zero_are_written_with_their_sign() {
    let html = bytes(&project(EVERYTHING_BESIDE), LedgerFormat::Html);
    let html = String::from_utf8(html).unwrap();
    assert!(html.contains("\u{2212}0,20") && html.contains("\u{2212}0,70"));
}

#[test]
fn a_nature_is_a_transfer_under_another_title() {
    let report = report(&project(EVERYTHING_BESIDE));
    assert!(table(&report, 4).rows.is_empty());
    assert!(lines(table(&report, 3)).contains(
        &"1 | Chargé de mission | A |  | Direction Sud | Service Études | Responsable de projet | \
          transfert"
            .to_owned()
    ));
    let jobs = lines(table(&report, 8));
    assert!(jobs.contains(&"Responsable de projet | A |  | 0 | 0 | 0 | 1 | 1 | 1".to_owned()));
}

#[test]
fn posts_on_the_bench_are_no_suppressions_of_the_matrix() {
    let mut project = project(
        "chart s source
         unit u - pole Racine
         unit a u direction Nord | authorised 2
         unit b u direction Sud | authorised 1
         post p a A Juriste
         post q a A Cadre
         post r b B Gestionnaire
         chart t target of s
         unit u - pole Racine
         unit a u direction Nord | authorised 2
         unit b u direction Sud | authorised 1
         post p b A Juriste
         post q a A Cadre
         post r b B Gestionnaire",
    );
    let edit =
        Edit::MovePost { chart: "t".into(), post: "q".into(), unit: UnitId::bench(), index: 0 };
    apply(&mut project, edit).unwrap();
    let report = report(&project);
    let exchanges = table(&report, 7);
    let labels: Vec<&str> = exchanges.columns.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels[3..], ["Supprimés", "Réserve", "Source"]);
    assert_eq!(
        lines(exchanges),
        [
            "Direction Nord | 0 | 1 | 0 | 1 | 2",
            "Direction Sud | 0 | 1 | 0 | 0 | 1",
            "Cible | 0 | 2 | 0 | 1 | Source 3, cible 2",
        ]
    );
    assert_eq!(
        table(&report, 1).notes[0],
        "Source + arrivées − départs + créations − suppressions + réserve = cible."
    );
    let sum = |project: &Project| self::report(project).sums[0].clone();
    assert_eq!(sum(&project), "3 postes − 0 supprimé + 0 créé − 1 en réserve = 2 postes");
    let english = with_compared(&project, |compared| compared.report(Locale::English));
    assert_eq!(english.sums[0], "3 posts − 0 suppressed + 0 created − 1 on the bench = 2 posts");
    project.charts.reverse();
    assert_eq!(sum(&project), "2 postes − 0 supprimé + 0 créé + 1 sorti de réserve = 3 postes");
}

#[test]
fn read_backwards_the_tables_say_whose_reasons_they_print() {
    let mut project = project(EVERY_MOVEMENT);
    let text = |project: &Project| {
        let report = report(project);
        let rows = report.tables.iter().flat_map(lines).collect::<Vec<_>>();
        (report.lines, rows.join("\n"))
    };
    let edit = Edit::SetPost {
        chart: "t".into(),
        post: "l".into(),
        fields: PostFields {
            reason: "ouverture d'un secrétariat".to_owned(),
            category: Some("B".into()),
            ..PostFields::new("Secrétaire")
        },
    };
    apply(&mut project, edit).unwrap();
    let (lines, rows) = text(&project);
    assert!(rows.contains("ouverture d'un secrétariat"));
    assert!(!lines.iter().any(|line| line.contains("le plus récent")));
    project.charts.reverse();
    let (lines, rows) = text(&project);
    assert!(!rows.contains("ouverture d'un secrétariat"));
    assert!(lines.iter().any(|line| line.starts_with("Lu de l’organigramme le plus récent")));
}

#[test]
fn vacancies_are_told_and_owe_no_reason() {
    let project = project(EVERYTHING_BESIDE);
    let said = with_compared(&project, |compared| {
        let entries = compared.ledger.entries.iter().filter(|it| it.vacancy.is_some());
        let said = entries.map(|it| Locale::French.say(&compared.sentence(it)));
        let minutes = compared.minutes(Locale::French);
        let told = minutes.tables.iter().flat_map(lines).collect::<Vec<_>>();
        (said.collect::<Vec<_>>(), told)
    });
    let sentence = "1 poste de gestionnaire (B) maintenu au Service Marchés, désormais vacant";
    assert_eq!(said.0, [sentence]);
    assert!(said.1.contains(&format!("{sentence}.")), "{:#?}", said.1);
    let units = with_compared(&project, |compared| {
        let units = compared.ledger.units.iter().filter(|it| it.other_end.is_some());
        units.map(|it| Locale::French.say(&compared.unit_sentence(it))).collect::<Vec<_>>()
    });
    assert_eq!(
        units,
        [
            "Fusion du Service Achats dans la Direction Nord",
            "Création du Service Études par scission de la Direction Sud, sous la Direction Sud",
        ]
    );
}

/// A matrix of many columns cannot be read.
#[test]
fn many_exchanges_are_listed() {
    let chart = |shift: usize| {
        let mut text = String::from("unit u - pole Racine | authorised 0\n");
        for unit in 0..14 {
            text += &format!("unit v{unit} u service Service {unit} | authorised 1\n");
            text += &format!("post p{} v{unit} A Juriste\n", (unit + shift) % 14);
        }
        text
    };
    let text = format!("chart s source\n{}chart t target of s\n{}", chart(0), chart(1));
    let report = report(&project(&text));
    let exchanges = table(&report, 7);
    assert_eq!(exchanges.columns.len(), 3);
    assert_eq!(lines(exchanges)[0], "Service 0 | Service 13 | 1");
    assert_eq!(lines(exchanges).last().unwrap(), "Total |  | 14");
    assert_eq!(table(&report, 3).rows.len(), 15);
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
                let is_heading = row.emphasis == RowEmphasis::Heading;
                prop_assert_eq!(cells, if is_heading { 1 } else { table.columns.len() });
            }
        }
        let balance = table(&report, 1);
        for row in balance.rows.iter().filter(|row| row.emphasis != RowEmphasis::Heading) {
            let at = |column| number(balance, row, column);
            prop_assert_eq!(
                at("Source") + at("Arrivées") - at("Départs") + at("Créations nettes")
                    - at("Suppressions nettes")
                    + optional(balance, row, "Avec leur unité")
                    + optional(balance, row, "Réserve"),
                at("Cible")
            );
            if row.emphasis == RowEmphasis::Total {
                prop_assert_eq!(vec![at("Source"), at("Cible")], counts.clone());
                prop_assert_eq!(at("Arrivées"), at("Départs"));
            }
            let Some(Cell::Text(check)) = row.cells.last() else { panic!("a check") };
            prop_assert!(check.starts_with("équilibré"), "{}", check);
        }
        let jobs = table(&report, 8);
        for row in &jobs.rows {
            let at = |column| number(jobs, row, column);
            let others = ["Précisions", "Réserve"].map(|column| optional(jobs, row, column));
            prop_assert_eq!(
                at("Source") - at("Suppressions") + at("Créations") + others.iter().sum::<i64>(),
                at("Cible")
            );
        }
        if let Some(row) = jobs.rows.last() {
            let at = |column| number(jobs, row, column);
            prop_assert_eq!(vec![at("Source"), at("Cible")], counts.clone());
            prop_assert_eq!(optional(jobs, row, "Précisions"), 0);
        }
        let categories = table(&report, 2);
        for row in categories.rows.iter().filter(|row| row.emphasis == RowEmphasis::Total) {
            let at = |column| number(categories, row, column);
            prop_assert_eq!(vec![at("Source"), at("Cible")], counts.clone());
        }
    }
}
