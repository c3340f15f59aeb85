//! What people write in lines and cells besides the titles of posts: who holds them, how long these work, several
//! posts side by side, dates behind the names of units. All of it is kept, or said to be left out.

use organigramme::format::door;
use organigramme::format::reading::{Doubt, Report};
use organigramme::model::{DerivedIds, lines};
use rust_xlsxwriter::Workbook;

use crate::documents::docx;
use crate::sheet_marks;
use crate::sheets::check_report;
use crate::support::outlines::outline;

fn text(text: &str) -> Report {
    door::read(text.as_bytes(), &mut DerivedIds::new(b"spoken")).unwrap()
}

/// A workbook of sheets of rows, whose cells are parted by bars.
fn workbook(sheets: &[(&str, &[&str])]) -> Report {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        let cells: Vec<Vec<&str>> =
            rows.iter().map(|row| row.split('|').map(str::trim).collect()).collect();
        let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
        sheet_marks::write(sheet, 0, &rows);
    }
    sheet_marks::read(&workbook.save_to_buffer().unwrap(), None).unwrap()
}

/// The posts in order: how many, of how many hundredths of a full time.
fn times(report: &Report) -> Vec<(usize, u32)> {
    let chart = &report.project.charts[0];
    let of_unit = chart.units_in_order().flat_map(|unit| lines(chart, unit));
    of_unit.map(|line| (line.posts.len(), chart.post(line.posts[0]).fields.fte.0)).collect()
}

fn says(report: &Report, name: &str) -> bool {
    report.problems.iter().any(|problem| format!("{:?}", problem.doubt).contains(name))
}

fn persons(report: &Report) -> usize {
    let is_it = |doubt: &Doubt| matches!(doubt, Doubt::PersonLeftOut { .. });
    report.problems.iter().filter(|problem| is_it(&problem.doubt)).count()
}

const NAMES: [&str; 7] = ["DUPONT", "Dupont", "Haddad", "Dubois", "Moreau", "Petit", "Roux"];

fn holds_no_name(report: &Report) {
    for chart in &report.project.charts {
        for unit in chart.units_in_order() {
            for post in chart.unit(unit).posts() {
                let fields = &chart.post(*post).fields;
                let kept = [fields.title.text(), &fields.note].concat();
                let evidence = fields.evidence.as_ref().map_or("", |it| it.text.as_str());
                for name in NAMES {
                    assert!(!kept.contains(name), "{kept}");
                    assert!(!evidence.contains(name), "{evidence}");
                }
            }
        }
    }
}

const HELD: [&str; 6] = [
    "Chef de service : M. Dubois",
    "DUPONT Jean – Gestionnaire (B)",
    "Mme Haddad, assistante, catégorie C",
    "Poste vacant – Juriste (A)",
    "Gestionnaires : Mme Petit, M. Roux et Mme Lopez",
    "Instructrice Mme Moreau (B)",
];

const POSTS: &str = "\
Service du budget
- 1 Chef de service
- 1 Gestionnaire (B)
- 1 Assistante (C)
- 1 Juriste (A)
- 3 Gestionnaires
- 1 Instructrice (B)
";

#[test]
fn lists_of_persons_are_lists_of_their_posts() {
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
        <w:numFmt w:val='bullet'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
        <w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let heading = "<w:p><w:r><w:t>Service du budget</w:t></w:r></w:p>".to_owned();
    let listed: String = HELD.iter().map(|text| item(text)).collect();
    let listed = docx(&(heading + &listed), &[("word/numbering.xml", numbering)]);
    let plain = text(&format!("Service du budget\n{}\n", HELD.join("\n")));
    let cells: String = HELD.iter().map(|cell| format!("<p>{cell}</p>")).collect();
    let in_cell = text(&format!(
        "<html><body><table><tr><th>Service</th><th>Postes</th></tr>\
         <tr><td>Service du budget</td><td>{cells}</td></tr></table></body></html>"
    ));
    for (form, report) in [("list", listed), ("lines", plain), ("cell", in_cell)] {
        assert_eq!(outline(&report), POSTS, "{form}");
        assert_eq!(persons(&report), 5, "{form}: {:?}", report.problems);
        holds_no_name(&report);
    }
}

const TIMES: [(&str, u32); 12] = [
    ("temps partiel 80 %", 80),
    ("mi-temps", 50),
    ("trois quarts de temps", 75),
    ("temps non complet 28/35e", 80),
    ("28 h/35", 80),
    ("17h30", 50),
    ("4/5", 80),
    ("à temps complet", 100),
    ("TNC 17,5/35", 50),
    ("90 %", 90),
    ("24h30 hebdomadaires", 70),
    ("temps partiel à 60 %", 60),
];

#[test]
fn working_times_in_words_are_those_of_the_posts_wherever_they_stand() {
    for (head, title) in [
        ("Quotité", "Agent"),
        ("ETP", "Agent"),
        ("Observations", "Agent"),
        ("Modalités", "Agent"),
        ("", "title"),
    ] {
        let mut rows = vec![format!("Service | Emploi | Catégorie | Nombre | {head}")];
        for (at, (time, _)) in TIMES.iter().enumerate() {
            let name = format!("Agent {}", char::from(b'a' + u8::try_from(at).unwrap()));
            rows.push(match title {
                "title" => format!("Service A | {name}, {time} | C | 1 |"),
                _ => format!("Service A | {name} | C | 1 | {time}"),
            });
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read: Vec<u32> = times(&workbook(&[("Feuil1", &rows)])).iter().map(|it| it.1).collect();
        assert_eq!(read, TIMES.map(|it| it.1), "{head}, {title}");
    }
    let listed: String = TIMES.iter().map(|(time, _)| format!("- 1 agent (C), {time}\n")).collect();
    let report = text(&format!("Service A\n{listed}"));
    // Equal posts stand together.
    let mut read: Vec<u32> = times(&report).iter().flat_map(|it| vec![it.1; it.0]).collect();
    let mut expected = TIMES.map(|it| it.1);
    read.sort_unstable();
    expected.sort_unstable();
    assert_eq!(read, expected);
}

#[test]
fn a_working_time_of_several_posts_in_a_note_is_said_to_be_unclear() {
    let report = workbook(&[(
        "Feuil1",
        &[
            "Service | Emploi | Catégorie | Nombre | Observations",
            "Service A | Agents | C | 3 | 80 %",
            "Service A | Gardiens | C | 3 | dont 1 à 80 %",
            "Service A | Juriste | A | 1 | poste vacant",
            "Service A | Chef de service | A | 1 | remplace Mme Dupont",
        ],
    )]);
    check_report(
        &report,
        "\
= 
Service A
  3 Agents C « 80 % »
  3 Gardiens C « dont 1 à 80 % »
  1 Juriste A « poste vacant » 1 vacant
  1 Chef de service A « remplace »
line 2: FteUnclear { fte: \"0,8\", title: \"Agents\" }
line 3: ExplanationKept { text: \"dont 1 à 80 %\" }
line 5: PersonLeftOut { title: \"Chef de service\" }
",
    );
}

#[test]
fn several_posts_in_a_cell_are_each_of_its_unit() {
    let rows = [
        "Service | Postes",
        "Service Budget | 2 gestionnaires (B), 1 assistant (C)",
        "Service Paie | Chef de service (A) ; 3 agents (C)",
        "Service Achats | Acheteur (A)",
    ];
    let expected = "\
Organigramme sans titre
  Service Budget
  - 2 gestionnaires (B)
  - 1 assistant (C)
  Service Paie
  - 1 Chef de service (A)
  - 3 agents (C)
  Service Achats
  - 1 Acheteur (A)
";
    assert_eq!(outline(&workbook(&[("Feuil1", &rows)])), expected);
    let counted = workbook(&[(
        "Feuil1",
        &[
            "Service | Effectif | Emplois",
            "Service Budget | 4 | 2 gestionnaires (B), 1 assistant (C)",
        ],
    )]);
    assert!(says(&counted, "CountTwice"), "{:?}", counted.problems);
}

#[test]
fn leaders_of_any_sign_lead_to_the_count() {
    let report = text(
        "Service A\nGestionnaires (B) ________ 3\nAssistants (C) _ 4\nAgents (C)…… 2\n\
         Juristes (A) . . . . . 1\nComptables (B) ------ 2\nRégisseurs (B) ······ 1\n\
         5 ........ Techniciens (B)\nArchivistes ........ B ........ 2\n",
    );
    assert_eq!(
        outline(&report),
        "\
Service A
- 3 Gestionnaires (B)
- 4 Assistants (C)
- 2 Agents (C)
- 1 Juristes (A)
- 2 Comptables (B)
- 1 Régisseurs (B)
- 5 Techniciens (B)
- 2 Archivistes (B)
"
    );
    assert_eq!(report.problems, []);
}

const SHEET: [&str; 3] = [
    "Service | Emploi | Catégorie | Nombre",
    "Service A | Agent | C | 2",
    "Service B | Chef | A | 1",
];

#[test]
fn sheets_named_after_directions_are_these() {
    let report = workbook(&[
        ("Direction des sports", &SHEET),
        ("Direction des finances", &SHEET),
        ("Légende", &["A : catégorie A", "B : catégorie B"]),
    ]);
    let expected = "\
Organigramme sans titre
  Direction des sports
    Service A
    - 2 Agent (C)
    Service B
    - 1 Chef (A)
  Direction des finances
    Service A
    - 2 Agent (C)
    Service B
    - 1 Chef (A)
";
    assert_eq!(outline(&report), expected);
    assert!(says(&report, "Légende") && !says(&report, "SheetIsUnit"), "{:?}", report.problems);
    // No kind says that it is a unit: that is told.
    let report = workbook(&[("Sports", &SHEET), ("DRH", &SHEET)]);
    assert!(outline(&report).contains("  Sports\n    Service A\n"), "{}", outline(&report));
    assert!(says(&report, "SheetIsUnit"), "{:?}", report.problems);
    let report = workbook(&[("Titulaires", &SHEET), ("Contractuels", &SHEET)]);
    assert!(says(&report, "SheetsReadTogether"), "{:?}", report.problems);
}

#[test]
fn sheets_of_two_years_are_two_states() {
    let report = workbook(&[("2024", &SHEET), ("2025", &SHEET[..2])]);
    let counts: Vec<usize> = report.project.charts.iter().map(|it| it.post_count()).collect();
    assert_eq!(counts, [3, 2]);
    assert!(says(&report, "StatesByYear"), "{:?}", report.problems);
}

#[test]
fn a_date_is_no_part_of_the_name_of_a_unit() {
    for title in [
        "Direction des sports juin 2024",
        "Direction des sports – septembre 2024",
        "DIRECTION DES SPORTS (au 1er janvier 2025)",
        "Organigramme de la direction des sports au 01/01/2025",
    ] {
        let report = text(&format!("{title}\n\nService A\n2 agents (C)\n"));
        let name = outline(&report).lines().next().map(str::to_lowercase);
        assert_eq!(name.as_deref(), Some("direction des sports"), "{title}");
        let rows: Vec<&str> = [title, ""].into_iter().chain(SHEET).collect();
        let report = workbook(&[("Feuil1", &rows)]);
        let name = outline(&report).lines().next().map(str::to_lowercase);
        assert_eq!(name.as_deref(), Some("direction des sports"), "{title}");
    }
}

#[test]
fn posts_without_any_unit_are_no_doubt() {
    for plain in [
        "Emploi\tCatégorie\tNombre\nChef de service\tA\t1\nGestionnaire\tB\t3\n",
        "Emploi;Catégorie;Nombre\nChef de service;A;1\nGestionnaire;B;3\n",
    ] {
        assert_eq!(text(plain).problems, [], "{plain}");
    }
}

#[test]
fn what_a_unit_does_is_left_out_and_said() {
    let report = text(
        "# Direction des achats\n\n## Missions\n\n- Garantir la sécurité juridique des achats\n\
         - Secrétariat de la commission d'appel d'offres\n\n## Postes\n\n- 1 directeur (A)\n- 2 acheteurs (B)\n",
    );
    assert_eq!(outline(&report), "Direction des achats\n- 1 directeur (A)\n- 2 acheteurs (B)\n");
    let said = |text: &str| {
        let quoted = Doubt::Unrecognised { text: text.to_owned() };
        report.problems.iter().any(|problem| problem.doubt == quoted)
    };
    assert!(said("Garantir la sécurité juridique des achats"), "{:?}", report.problems);
    assert!(said("Secrétariat de la commission d'appel d'offres"), "{:?}", report.problems);
}

#[test]
fn where_a_row_was_read_is_kept_without_who_holds_its_post() {
    let report = text(
        "<html><body><h1>Service du budget</h1><table>\
         <tr><th>Emploi</th><th>Catégorie</th><th>Titulaire</th></tr>\
         <tr><td>Magasinier</td><td>C</td><td>PASQUIER Gaël</td></tr>\
         <tr><td>Gestionnaire</td><td>B</td><td>J. Roux</td></tr></table></body></html>",
    );
    let chart = &report.project.charts[0];
    let units: Vec<_> = chart.units_in_order().collect();
    let posts = chart.unit(units[0]).posts().to_vec();
    let kept = |post| chart.post(post).fields.evidence.as_ref().map(|it| it.text.clone());
    let kept: Vec<Option<String>> = posts.into_iter().map(kept).collect();
    assert_eq!(kept, [Some("Magasinier | C".to_owned()), Some("Gestionnaire | B".to_owned())]);
}

#[test]
fn an_odd_line_of_underscores_is_no_letter_of_a_title() {
    let line = "_".repeat(31);
    let report = text(&format!("Service A\nProfesseurs de piano (B) {line} 2\n"));
    assert_eq!(outline(&report), "Service A\n- 2 Professeurs de piano (B)\n");
}
