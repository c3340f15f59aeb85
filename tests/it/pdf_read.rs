//! PDF as a file that is read: our own pages come back as they were, those of other programs as they are seen.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use organigramme::format::reading::{Doubt, Given, Report, Unreadable};
use organigramme::format::{door, native};
use organigramme::model::{Authorised, Chart, DerivedIds, EntryId, Project, Role, lines};

use crate::support::outlines::{self, VOIRIE, outline};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

fn read(bytes: &[u8]) -> Result<Report, Unreadable> {
    door::read(bytes, &mut DerivedIds::new(b"pdf"))
}

fn fixture(name: &str) -> Vec<u8> {
    outlines::fixture("pdf", name)
}

/// The sample as a PDF, by the command line with these options.
fn exported(options: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let run = crate::cli::run(
        folder.path(),
        &[&["export", SAMPLE, "-o", "chart.pdf", "--lang", "fr"], options].concat(),
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    std::fs::read(folder.path().join("chart.pdf")).unwrap()
}

/// Units with the unit above, and the posts authorised: a page prints the kind before a name that lacks it.
type Units = Vec<(String, Option<String>, Option<u32>)>;
/// How many posts of each unit have this title (as titles are compared), category, grade, level and reference job.
type Posts = BTreeMap<(String, String, [Option<String>; 4]), usize>;

fn contents(project: &Project, chart: &Chart) -> (Units, Posts) {
    let label = |id: EntryId| project.lists.label(&id).unwrap().to_owned();
    let named = |unit| {
        let fields = &chart.unit(unit).fields;
        let kind = label(EntryId::Kind(fields.kind.clone()));
        let is_told = fields.name.starts_with(&kind) || fields.name.starts_with("DIRAA");
        if is_told { fields.name.clone() } else { format!("{kind} {}", fields.name) }
    };
    let (mut units, mut posts) = (Units::new(), Posts::new());
    for unit in chart.units_in_order() {
        let above = chart.path(unit).iter().rev().nth(1).map(|&above| named(above));
        let authorised = match chart.unit(unit).fields.authorised {
            Authorised::Posts(posts) => Some(posts),
            Authorised::Inherit | Authorised::NotPrinted => None,
        };
        units.push((named(unit), above, authorised));
        for line in lines(chart, unit) {
            let post = &chart.post(line.posts[0]).fields;
            let of = [
                post.category.clone().map(|it| label(EntryId::Category(it))),
                post.grade.clone().map(|it| label(EntryId::Grade(it))),
                post.manager_level.clone().map(|it| label(EntryId::Level(it))),
                post.reference_job.clone(),
            ];
            *posts.entry((named(unit), post.title.key().to_owned(), of)).or_default() +=
                line.posts.len();
        }
    }
    (units, posts)
}

fn sample() -> Project {
    native::load(&std::fs::read(SAMPLE).unwrap()).unwrap().project
}

fn of_role(project: &Project, role: Role) -> &Chart {
    project
        .charts
        .iter()
        .find(|chart| chart.fields.role == Some(role))
        .expect("a chart of that role")
}

#[test]
fn our_own_pages_come_back_as_they_were() {
    let sample = sample();
    let target = contents(&sample, of_role(&sample, Role::Target));
    for options in [&[][..], &["--page", "a3"], &["--split"], &["--portrait"], &["--page", "fit"]] {
        let report = read(&exported(options)).unwrap();
        let chart = of_role(&report.project, Role::Target);
        assert_eq!(report.project.charts.len(), 1, "{options:?}");
        assert_eq!(contents(&report.project, chart), target, "{options:?}");
        assert_eq!(chart.fields.date, of_role(&sample, Role::Target).fields.date, "{options:?}");
    }
}

#[test]
fn two_states_side_by_side_come_back_as_two_charts() {
    let sample = sample();
    let report = read(&exported(&["--since", "source", "--beside"])).unwrap();
    assert_eq!(report.project.charts.len(), 2);
    for role in [Role::Source, Role::Target] {
        let (units, posts) = contents(&report.project, of_role(&report.project, role));
        let (expected, all) = contents(&sample, of_role(&sample, role));
        assert_eq!(units, expected);
        assert_eq!(posts.values().sum::<usize>(), all.values().sum::<usize>());
    }
}

/// What `graphe.pdf`, `tableau.pdf` and `sans-filet.pdf` hold, which Chromium printed.
const SPORTS: &str = "\
Direction des sports
- 1 Directeur/trice (A)
- 1 Assistant/e de direction (B)
  Service Équipements sportifs
  - 1 Chef/fe de service (A)
  - 2 Technicien/ne bâtiment, chargé/e du suivi des marchés de travaux et des contrôles périodiques (B)
  - 6 Gardien/ne d’équipement sportif (C)
  Service Vie associative
  - 1 Chef/fe de service (A)
  - 3 Gestionnaire de subventions (B)
    Cellule Manifestations
    - 2 Chargé/e de manifestations (A)
    - 2 Agent/e logistique (C)
  Service Administration et finances
  - 1 Chef/fe de service (A)
  - 1 Comptable (B)
";

#[test]
fn drawn_boxes_and_their_lines_are_a_chart() {
    let report = read(&fixture("graphe.pdf")).unwrap();
    assert_eq!(outline(&report), SPORTS);
    assert_eq!(report.problems, []);
    let first = &report.source.lines[0];
    assert_eq!((first.place.page, &first.given), (Some(1), &Given::Box { depth: 1 }));
    let [left, top, width, height] = first.place.area.expect("a place");
    assert!((290.0..310.0).contains(&left) && (40.0..50.0).contains(&top), "{left} {top}");
    assert!((195.0..210.0).contains(&width) && (50.0..70.0).contains(&height), "{width} {height}");
}

#[test]
fn a_cell_over_several_lines_is_one_with_rules_and_without() {
    let title = "Technicien/ne bâtiment, chargé/e du suivi des marchés de travaux et des contrôles périodiques";
    for name in ["tableau.pdf", "sans-filet.pdf"] {
        let report = read(&fixture(name)).unwrap();
        let rows: Vec<&Vec<String>> = report
            .source
            .lines
            .iter()
            .filter_map(|line| match &line.given {
                Given::Row { cells, .. } => Some(&**cells),
                _ => None,
            })
            .collect();
        assert_eq!(rows.len(), 12, "{name}");
        assert_eq!(
            rows[0],
            &["Service", "Intitulé du poste", "Cat.", "Grade", "Nombre", "Quotité"]
        );
        // The name over three rows stands in each.
        let technician = ["Service Équipements sportifs", title, "B", "Technicien", "2", "100 %"];
        assert_eq!(rows[4], &technician, "{name}");
        assert_eq!(rows[11][0], "Service Administration et finances", "{name}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(read(&fixture("scan.pdf")).unwrap_err(), Unreadable::PdfScan);
    assert_eq!(read(&fixture("vide.pdf")).unwrap_err(), Unreadable::PdfEmpty);
    assert_eq!(read(&fixture("protege.pdf")).unwrap_err(), Unreadable::Protected);
    assert_eq!(read(b"%PDF-1.7\nnothing at all").unwrap_err(), Unreadable::PdfBroken);
    let words = crate::support::sound::said(&Unreadable::PdfScan.message());
    assert!(words.contains("scan"), "{words}");
}

/// A file of these objects, the first of which is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        writeln!(out, "{number} 0 obj").unwrap();
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    out.extend_from_slice(b"trailer\n<</Root 1 0 R>>\n%%EOF");
    out
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A page that draws `content`, with further objects from number 5 on.
fn page(content: Vec<u8>, resources: &str, others: Vec<Vec<u8>>) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 4 0 R>>"
    );
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        content,
    ];
    objects.extend(others);
    pdf(&objects)
}

#[test]
fn streams_that_swell_are_refused_before_they_are_unpacked() {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let megabyte = vec![b' '; 1 << 20];
    (0..200).for_each(|_| encoder.write_all(&megabyte).unwrap());
    let bomb = encoder.finish().unwrap();
    let file = page(stream("/Filter/FlateDecode", &bomb), "", Vec::new());
    assert!(file.len() < 1 << 20);
    assert_eq!(read(&file).unwrap_err(), Unreadable::PdfTooLarge);
}

/// Each form draws the next ten times: a million million times in all.
#[test]
fn forms_that_draw_forms_end() {
    let form = |next: usize| {
        let own = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {next} 0 R>>>>"
        );
        stream(&own, &b"/F Do ".repeat(10))
    };
    let forms = (6..18).map(form).collect();
    let file = page(stream("", &b"/F Do ".repeat(10)), "/XObject<</F 5 0 R>>", forms);
    assert_eq!(read(&file).unwrap_err(), Unreadable::PdfTooLarge);
    // One that draws itself is drawn as deep as any.
    let own = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>",
        b"/F Do",
    );
    let file = page(stream("", b"/F Do"), "/XObject<</F 5 0 R>>", vec![own]);
    assert_eq!(read(&file).unwrap_err(), Unreadable::PdfEmpty);
}

/// In the encoding of its fonts.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// A page of Helvetica, which is not in the file.
fn helvetica(content: &str, page_entries: &str) -> Vec<u8> {
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec();
    let entries = format!("/Font<</A 5 0 R>>>>{page_entries}/X<<");
    page(stream("", &latin(content)), &entries, vec![font])
}

fn texts(report: &Report) -> Vec<&str> {
    let lines = report.source.lines.iter().filter(|line| !line.text.is_empty());
    lines.map(|line| line.text.as_str()).collect()
}

#[test]
fn words_are_put_together_from_where_their_letters_stand() {
    // Letters one by one, a space that is none, kerning, and a shadow.
    let content = "BT /A 12 Tf 50 700 Td [(S)-20(E)20(RVICE)-400(V)80(OIRIE)] TJ ET \
        BT /A 12 Tf 50.4 699.6 Td (SERVICE) Tj ET \
        BT /A 10 Tf 50 680 Td (2) Tj 10 0 Td (Agents) Tj ( \\(C\\)) Tj ET";
    let report = read(&helvetica(content, "")).unwrap();
    assert_eq!(texts(&report), ["SERVICE VOIRIE", "2 Agents (C)"]);
}

#[test]
fn a_turned_page_and_turned_words_are_read() {
    let upright = "BT /A 12 Tf 50 700 Td (SERVICE VOIRIE) Tj ET BT /A 10 Tf 50 680 Td (2 Agents \\(C\\)) Tj ET";
    let expected = ["SERVICE VOIRIE", "2 Agents (C)"];
    assert_eq!(texts(&read(&helvetica(upright, "/Rotate 90")).unwrap()), expected);
    let turned = "q 0 1 -1 0 595 0 cm BT /A 12 Tf 50 300 Td (SERVICE VOIRIE) Tj ET \
        BT /A 10 Tf 50 280 Td (2 Agents \\(C\\)) Tj ET Q";
    assert_eq!(texts(&read(&helvetica(turned, "")).unwrap()), expected);
}

#[test]
fn letters_that_the_file_does_not_name_are_said() {
    let fonts = [
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>",
    ];
    let others = fonts.iter().map(|it| it.as_bytes().to_vec()).collect();
    let content = stream("", b"BT /A 12 Tf 50 700 Td <00210022002300240025> Tj ET");
    let file = page(content, "/Font<</A 5 0 R>>", others);
    assert!(matches!(read(&file), Err(Unreadable::PdfLetters | Unreadable::PdfEmpty)));
}

#[test]
fn a_page_that_is_a_picture_among_others_is_said() {
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let text = b"BT /A 12 Tf 50 700 Td (SERVICE VOIRIE) Tj ET BT /A 10 Tf 50 680 Td (2 Agents \\(C\\)) Tj ET";
    let image = stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"x",
    );
    let file = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2/MediaBox[0 0 595 842]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Resources<</Font<</A 5 0 R>>>>/Contents 4 0 R>>".to_vec(),
        stream("", text),
        font,
        image,
        b"<</Type/Page/Parent 2 0 R/Resources<</XObject<</I 6 0 R>>>>/Contents 8 0 R>>".to_vec(),
        stream("", b"q 595 0 0 842 0 0 cm /I Do Q"),
    ]);
    let report = read(&file).unwrap();
    let said = report.problems.iter().any(|it| it.doubt == Doubt::PageIsPicture { page: 2 });
    assert!(said, "{:?}", report.problems);
}

/// Pages of Helvetica, each with what it draws.
fn pages(contents: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {}/MediaBox[0 0 595 842]>>",
            kids.join(" "),
            kids.len()
        )
        .into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (at, content) in contents.iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/Resources<</Font<</A 3 0 R>>>>/Contents {} 0 R>>",
            5 + 2 * at
        );
        objects.extend([page.into_bytes(), stream("", &latin(content))]);
    }
    pdf(&objects)
}

fn text(x: u32, y: u32, words: &str) -> String {
    let words = words.replace('(', "\\(").replace(')', "\\)");
    format!("BT /A 10 Tf {x} {y} Td ({words}) Tj ET ")
}

/// A grid of lines with these words in its cells, from the top down.
fn grid(columns: &[u32], top: u32, height: u32, rows: &[&[&str]]) -> String {
    let (left, right) = (columns[0], columns[columns.len() - 1]);
    let row_top = |at: usize| top - height * u32::try_from(at).unwrap();
    let mut out = String::new();
    for at in 0..=rows.len() {
        out.push_str(&format!("{left} {0} m {right} {0} l S ", row_top(at)));
    }
    for column in columns {
        out.push_str(&format!("{column} {top} m {column} {} l S ", row_top(rows.len())));
    }
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in columns.iter().zip(*row) {
            for (line, words) in cell.split('/').enumerate() {
                let down = 13 + 12 * u32::try_from(line).unwrap();
                out.push_str(&text(column + 4, row_top(at) - down, words));
            }
        }
    }
    out
}

/// Posts in two columns are short lines; the headings stand further out than the posts.
#[test]
fn columns_of_posts_are_read_one_after_the_other() {
    let column = |x: u32, lines: &[&str]| -> String {
        let line = |(at, words): (u32, &&str)| {
            let inset = if words.starts_with(|c: char| c.is_ascii_digit()) { 20 } else { 0 };
            text(x + inset, 760 - 16 * at, words)
        };
        (0..).zip(lines).map(line).collect()
    };
    let left = [
        "Direction de la voirie",
        "1 directeur (A)",
        "1 assistante (C)",
        "Service Travaux",
        "2 techniciens (B)",
        "3 agents (C)",
    ];
    let right = [
        "1 chauffeur (C)",
        "Cellule Marchés",
        "1 juriste (A)",
        "Service Propreté",
        "1 chef de service (B)",
        "9 agents (C)",
    ];
    let report = read(&helvetica(&[column(60, &left), column(320, &right)].concat(), "")).unwrap();
    let expected = "\
Direction de la voirie
- 1 directeur (A)
- 1 assistante (C)
  Service Travaux
  - 2 techniciens (B)
  - 3 agents (C)
  - 1 chauffeur (C)
    Cellule Marchés
    - 1 juriste (A)
  Service Propreté
  - 1 chef de service (B)
  - 9 agents (C)
";
    assert_eq!(outline(&report), expected);
}

/// The heads are printed again at the top of each page; a column may be empty on one of them.
#[test]
fn a_table_goes_on_over_pages_under_its_heads() {
    let heads: &[&str] = &["Service", "Emploi", "Cat.", "Effectif", "Vacants"];
    let rows: [&[&[&str]]; 3] = [
        &[
            heads,
            &["Direction de la voirie", "Directeur", "A", "1", ""],
            &["Service Travaux", "Technicien", "B", "2", ""],
        ],
        &[
            heads,
            &["Service Travaux", "Agent", "C", "3", "1"],
            &["Service Études", "Ingénieur", "A", "3", ""],
        ],
        &[heads, &["Service Propreté", "Agent", "C", "9", "2"]],
    ];
    let columns = [40, 220, 360, 420, 480, 540];
    let page = |at: usize| grid(&columns, 800, 20, rows[at]);
    let report = read(&pages(&[page(0), page(1), page(2)])).unwrap();
    let expected = "\
Direction de la voirie
- 1 Directeur (A)
  Service Travaux
  - 2 Technicien (B)
  - 2 Agent (C)
  - 1 Agent (C)
  Service Études
  - 3 Ingénieur (A)
  Service Propreté
  - 7 Agent (C)
  - 2 Agent (C)
";
    assert_eq!(outline(&report), expected);
    let vacant = report.project.charts[0]
        .all_posts()
        .filter(|&post| report.project.charts[0].post(post).fields.vacant);
    assert_eq!(vacant.count(), 3);
    assert_eq!(report.problems, []);
}

/// Without rules, a name over several rows stands in their middle: between two of them, or beside one.
#[test]
fn names_in_the_middle_of_their_rows_stand_in_each() {
    let row = |y: u32, cells: [&str; 4]| -> String {
        let columns = [40, 220, 380, 440];
        columns
            .iter()
            .zip(cells)
            .filter(|it| !it.1.is_empty())
            .map(|(x, it)| text(*x, y, it))
            .collect()
    };
    let content = [
        row(700, ["Service", "Emploi", "Cat.", "Nombre"]),
        row(686, ["", "Directeur", "A", "1"]),
        row(679, ["Direction de la voirie", "", "", ""]),
        row(672, ["", "Assistant", "C", "1"]),
        row(658, ["", "Chef de service", "B", "1"]),
        row(644, ["Service Travaux", "Technicien", "B", "2"]),
        row(630, ["", "Agent", "C", "3"]),
        row(616, ["Service Propreté", "Agent", "C", "9"]),
    ];
    let report = read(&helvetica(&content.concat(), "")).unwrap();
    let expected = "\
Direction de la voirie
- 1 Directeur (A)
- 1 Assistant (C)
  Service Travaux
  - 1 Chef de service (B)
  - 2 Technicien (B)
  - 3 Agent (C)
  Service Propreté
  - 9 Agent (C)
";
    assert_eq!(outline(&report), expected);
}

/// Cells that hold a unit and its posts each: the page is a chart, whatever else stands on it.
#[test]
fn a_chart_drawn_as_a_table_is_read_by_its_cells() {
    let table = grid(
        &[40, 210, 380, 550],
        700,
        60,
        &[
            &[
                "Service Travaux/2 techniciens (B)",
                "Service Études/3 ingénieurs (A)",
                "Service Propreté/9 agents (C)",
            ],
            &["Cellule Marchés/1 juriste (A)", "", "Cellule Ateliers/4 mécaniciens (C)"],
        ],
    );
    let head = "40 760 m 550 760 l S 40 760 m 40 700 l S 550 760 m 550 700 l S ".to_owned()
        + &text(44, 747, "Direction de la voirie")
        + &text(44, 735, "1 directeur (A)");
    let report = read(&helvetica(&[head, table].concat(), "")).unwrap();
    assert_eq!(outline(&report), VOIRIE);
}

/// `calc.pdf` is a sheet that LibreOffice Calc printed: cells without lines between them, figures at the right of their
/// columns below heads at the left, right beside the words of the next column.
#[test]
fn the_cells_of_a_printed_sheet_stay_in_their_columns() {
    let report = read(&fixture("calc.pdf")).unwrap();
    let rows: Vec<Vec<&str>> = report
        .source
        .lines
        .iter()
        .filter_map(|line| match &line.given {
            Given::Row { cells, .. } => Some(cells.iter().map(String::as_str).collect()),
            _ => None,
        })
        .collect();
    let long = "Gestionnaire budgétaire et comptable de la section de fonctionnement";
    assert_eq!(
        rows,
        [
            vec!["Service", "Emploi", "Cat.", "Nombre", "ETP", "Observations"],
            vec!["Service du budget", "Chef de service", "A", "1", "1", ""],
            vec!["Service du budget", long, "B", "3", "2.8", "création au 1er janvier"],
            vec!["", "Assistant", "C", "", "1", "poste gelé"],
            vec!["Service de la paie", "Gestionnaire", "B", "12", "", ""],
            vec!["", "Agent", "C", "2", "2", ""],
            vec!["Service du courrier", "Vaguemestre", "C", "1", "0.5", ""],
        ]
    );
    assert_eq!(report.project.charts[0].post_count(), 20);
}

/// The items of a list whose bullets are no letters end nowhere near a margin: none goes on with the one above. What
/// stands by itself at the foot of the page is no unit.
#[test]
fn short_items_without_their_bullets_are_lines_of_their_own() {
    let items = [
        "Service Eau",
        "Fontainier : 4 postes (cat. C) - 1 vacant",
        "Ouvrier spécialisé de la régie : 3 postes (cat. C)",
        "Médecin coordonnateur de l'eau : 1 poste",
        "Cadre technique de la régie : 1 poste (cat. A)",
    ];
    let lines =
        (0..).zip(items).map(|(at, item)| text(50 + 20 * u32::from(at > 0), 760 - 12 * at, item));
    let foot = text(50, 30, "Régie de la Vézonne - Direction des ressources");
    let page: String = lines.chain([foot]).collect();
    let report = read(&pages(&[page])).unwrap();
    let found = outline(&report);
    let expected = "Service Eau\n- 3 Fontainiers (C)\n- 1 Fontainier (C)\n- 3 Ouvriers spécialisés de la régie (C)\n\
                    - 1 Médecin coordonnateur de l'eau\n- 1 Cadre technique de la régie (A)\n";
    let singular = |text: &str| {
        text.replace("Fontainiers", "Fontainier")
            .replace("Ouvriers spécialisés", "Ouvrier spécialisé")
    };
    assert_eq!(singular(&found), singular(expected));
}
