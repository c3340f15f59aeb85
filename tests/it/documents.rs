//! Documents in other people's habits: their headings, lists and tables, and what is on no page.

use organigramme::format::door;
use organigramme::format::reading::{Doubt, Given, LineUse, Report};
use organigramme::model::{Chart, DerivedIds};

use crate::support::outlines::{self, VOIRIE, outline, package, read};

fn fixture(name: &str) -> Report {
    read(&outlines::fixture("documents", name))
}

/// What was left out, with the words of each.
fn left_out(report: &Report) -> Vec<String> {
    let quoted = report.problems.iter().filter_map(|problem| match &problem.doubt {
        Doubt::HiddenLeftOut { text } => Some(format!("hidden {text}")),
        Doubt::DeletedLeftOut { text } => Some(format!("deleted {text}")),
        Doubt::CommentLeftOut { text } => Some(format!("comment {text}")),
        Doubt::StruckOut { text } => Some(format!("struck {text}")),
        Doubt::NoteLeftOut { text } => Some(format!("note {text}")),
        _ => None,
    });
    quoted.collect()
}

const TECHNICAL: &str = "\
Direction des services techniques
- 1 directeur (A)
- 1 assistante de direction (C)
  Service Voirie
  - 1 chef de service (B)
  - 4 agents de voirie (C)
  Service Espaces verts
  - 1 responsable (B)
  - 3 jardiniers (C)
";

/// A style of one's own based on a heading, a line break between posts, a header, what is hidden and what was
/// deleted: written by Word's own model, and what LibreOffice makes of it.
#[test]
fn one_document_in_three_forms() {
    for file in ["habitudes.docx", "habitudes.odt", "habitudes.rtf"] {
        let report = fixture(file);
        assert_eq!(outline(&report), TECHNICAL, "{file}");
        let expected = ["hidden à recruter en 2025", "deleted cantonniers"];
        assert_eq!(left_out(&report), expected, "{file}");
        let furniture = report.source.lines.iter().zip(&report.lines);
        let header = furniture.filter(|(line, _)| line.text.starts_with("Commune de Valfleury"));
        let uses: Vec<LineUse> = header.map(|(_, line_use)| *line_use).collect();
        assert_eq!(uses, [LineUse::Furniture], "{file}");
    }
}

#[test]
fn merged_cells_stand_in_each_of_their_rows() {
    for file in ["tableau_fusionne.docx", "tableau_fusionne.rtf", "tableau_fusionne.html"] {
        let report = fixture(file);
        let rows = report.source.lines.iter().filter_map(|line| match &line.given {
            Given::Row { cells, .. } => Some(cells.join(" | ")),
            _ => None,
        });
        let rows: Vec<String> = rows.collect();
        let expected = [
            "Service | Poste | Catégorie | Nombre",
            "Service Voirie | Chef de service | B | 1",
            "Service Voirie | Agent de voirie | C | 4",
            "Service Espaces verts | Responsable | B | 1",
            "Service Espaces verts | Jardinier | C | 3",
        ];
        assert_eq!(rows, expected, "{file}");
    }
}

#[test]
fn a_table_whose_cells_are_pages_is_read_cell_by_cell() {
    let report = fixture("cases_tableau.docx");
    let expected = "\
Direction de la culture
  Service Bibliothèques
  - 1 responsable (A)
  - 4 bibliothécaires (B)
  Service Musées
  - 1 conservateur (A)
  - 2 médiateurs (B)
  - 3 Gardien (C)
";
    assert_eq!(outline(&report), expected);
}

/// The lines of a text document that says `body`, with the lists of `numbering`.
pub fn docx(body: &str, parts: &[(&str, &str)]) -> Report {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend(parts);
    let kinds = ["numbering", "footnotes", "comments", "styles"];
    let relations: String = kinds
        .iter()
        .map(|kind| format!("<Relationship Id='{kind}' Type='t/{kind}' Target='{kind}.xml'/>"))
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    all.push(("word/_rels/document.xml.rels", &relations));
    read(&package(&all))
}

#[test]
fn automatic_numbers_are_printed_and_say_the_depth() {
    let item = |depth: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='1'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        item(0, "Pôle Ressources"),
        item(1, "Direction des finances"),
        item(2, "2 comptables (B)"),
        item(1, "Direction des achats"),
        item(0, "Pôle Solidarités"),
        item(1, "Direction de l'enfance"),
    ];
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>\
             <w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels =
        [level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"), level(2, "bullet", "•")];
    let numbering = format!(
        "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>",
        levels.concat()
    );
    let report = docx(&body.concat(), &[("word/numbering.xml", &numbering)]);
    let lines = report.source.lines.iter().map(|line| (line.text.as_str(), line.given.clone()));
    let item = |depth| Given::Item { depth };
    let expected = [
        ("I. Pôle Ressources", item(1)),
        ("I.1 Direction des finances", item(2)),
        ("2 comptables (B)", item(3)),
        ("I.2 Direction des achats", item(2)),
        ("II. Pôle Solidarités", item(1)),
        ("II.1 Direction de l'enfance", item(2)),
    ];
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}

#[test]
fn notes_and_comments_are_said_at_their_paragraph() {
    let body = "<w:p><w:r><w:t>Service Budget</w:t></w:r></w:p>\
                <w:p><w:r><w:t>2 comptables (B)</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>\
                <w:r><w:commentReference w:id='0'/></w:r></w:p>";
    let notes = "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>Dont un vacant</w:t></w:r></w:p>\
                 </w:footnote></w:footnotes>";
    let comments = "<w:comments xmlns:w='w'><w:comment w:id='0'><w:p><w:r><w:t>À revoir</w:t></w:r></w:p>\
                    </w:comment></w:comments>";
    let report = docx(body, &[("word/footnotes.xml", notes), ("word/comments.xml", comments)]);
    assert_eq!(left_out(&report), ["note Dont un vacant", "comment À revoir"]);
    assert!(report.problems.iter().all(|problem| problem.line == 2));
}

#[test]
fn a_page_as_browsers_save_it() {
    let page = "<!DOCTYPE html><html lang=fr><head><title>Services</title><style>p{}</style>\
        <script>var x = '<h2>Service faux</h2>';</script></head><body>\
        <nav><ul><li><a href=/>Accueil</a></ul></nav>\
        <h2>Direction des sports</h2><ul><li>1 directeur&nbsp;(A)<li>1 assistante (C)\
        <ul><li>Service <b>Piscines</b><ul><li>4 maîtres-nageurs (B)</ul></ul></ul>\
        <p hidden>Secret</p><p>Une <br>suite</p></body></html>";
    let report = read(page.as_bytes());
    let lines: Vec<(&str, Given)> =
        report.source.lines.iter().map(|line| (line.text.as_str(), line.given.clone())).collect();
    let expected = [
        ("Accueil", Given::Furniture),
        ("Direction des sports", Given::Heading { level: 2 }),
        ("1 directeur\u{a0}(A)", Given::Item { depth: 1 }),
        ("1 assistante (C)", Given::Item { depth: 1 }),
        ("Service Piscines", Given::Item { depth: 2 }),
        ("4 maîtres-nageurs (B)", Given::Item { depth: 3 }),
        ("Une", Given::Paragraph { bold: false, indent: 0 }),
        ("suite", Given::Paragraph { bold: false, indent: 0 }),
    ];
    assert_eq!(lines, expected);
    assert_eq!(left_out(&report), ["hidden Secret"]);
}

/// Our own page and picture of the worked case: every unit in its place with as many posts.
#[test]
fn our_own_pages_and_pictures_come_back() {
    let sample = format!("{}/assets/samples/proch-orientation.json", env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for name in ["target.html", "target.svg"] {
        let path = folder.path().join(name);
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_organigramme"))
            .args(["export", &sample, "-o", path.to_str().unwrap(), "--lang", "fr"])
            .status();
        assert!(done.unwrap().success());
        let report = read(&std::fs::read(&path).unwrap());
        let loaded = organigramme::format::native::load(&std::fs::read(&sample).unwrap()).unwrap();
        let role = Some(organigramme::model::Role::Target);
        let target = loaded.project.charts.iter().find(|it| it.fields.role == role).unwrap();
        let mut expected = counted(target);
        let mut found = counted(&report.project.charts[0]);
        // A kind that a name does not say is printed before it.
        for (path, _) in &mut found {
            *path = path.replace("Cellule Projets transversaux", "Projets transversaux");
        }
        // A picture hangs some cards in columns, which are read after those in rows.
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{name}");
        assert_eq!(report.project.charts.len(), 1, "{name}");
    }
}

/// Each unit with the path to it, and its posts.
fn counted(chart: &Chart) -> Vec<(String, usize)> {
    let unit = |key| {
        let path = chart.path(key).into_iter().map(|above| chart.unit(above).fields.name.clone());
        (path.collect::<Vec<_>>().join(" > "), chart.unit(key).posts().len())
    };
    chart.units_in_order().map(unit).collect()
}

#[test]
fn a_picture_with_a_project_inside_says_to_open_it() {
    let sample = format!("{}/assets/samples/proch-orientation.json", env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("target.svg");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_organigramme"))
        .args(["export", &sample, "--embed", "-o", path.to_str().unwrap()])
        .status();
    assert!(done.unwrap().success());
    let bytes = std::fs::read(&path).unwrap();
    let refused = door::read(&bytes, &mut DerivedIds::new(&bytes)).err();
    assert_eq!(refused, Some(organigramme::format::reading::Unreadable::ProjectInside));
}

#[test]
fn what_is_struck_through_is_left_out_and_said() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let paragraph = |runs: &str| format!("<w:p>{runs}</w:p>");
    let body = [
        paragraph(&run("", "Service Budget")),
        paragraph(&run("<w:strike/>", "1 chauffeur (C)")),
        paragraph(
            &[run("<w:dstrike/>", "2 "), run("<w:strike w:val='0'/>", "3 comptables (B)")].concat(),
        ),
    ];
    let word = docx(&body.concat(), &[]);
    let text = "<office:document-content><office:automatic-styles>\
        <style:style style:name='T1' style:family='text'><style:text-properties \
        style:text-line-through-style='solid' style:text-line-through-type='single'/></style:style>\
        </office:automatic-styles><office:body><office:text><text:p>Service Budget</text:p>\
        <text:p><text:span text:style-name='T1'>1 chauffeur (C)</text:span></text:p>\
        <text:p><text:span text:style-name='T1'>2 </text:span>3 comptables (B)</text:p>\
        </office:text></office:body></office:document-content>";
    let writer = read(&package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", text),
    ]));
    let page = read(
        b"<html><body><p>Service Budget</p><p style='text-decoration: line-through'>1 chauffeur (C)</p>\
        <p><s>2 </s>3 comptables (B)</p></body></html>",
    );
    let rich = read(
        b"{\\rtf1 Service Budget\\par{\\strike 1 chauffeur (C)}\\par{\\striked1 2 }3 comptables (B)\\par}",
    );
    for (form, report) in [("docx", word), ("odt", writer), ("html", page), ("rtf", rich)] {
        assert_eq!(outline(&report), "Service Budget\n- 3 comptables (B)\n", "{form}");
        assert_eq!(left_out(&report), ["struck 1 chauffeur (C)", "struck 2"], "{form}");
    }
}

/// A chart drawn with the cells of a table: a unit stands below the one above it, not below the last of the row.
#[test]
fn cells_that_hold_a_unit_each_are_a_chart() {
    let cell = |span: u8, lines: &[&str]| {
        let lines: String =
            lines.iter().map(|it| format!("<w:p><w:r><w:t>{it}</w:t></w:r></w:p>")).collect();
        format!("<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{lines}</w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[cell(3, &["Direction de la voirie", "1 directeur (A)"])]),
        row(&[
            cell(1, &["Service Travaux", "2 techniciens (B)"]),
            cell(1, &["Service Études", "3 ingénieurs (A)"]),
            cell(1, &["Service Propreté", "9 agents (C)"]),
        ]),
        row(&[
            cell(1, &["Cellule Marchés", "1 juriste (A)"]),
            cell(1, &[""]),
            cell(1, &["Cellule Ateliers", "4 mécaniciens (C)"]),
        ]),
    ];
    let report = docx(&format!("<w:tbl>{}</w:tbl>", table.concat()), &[]);
    assert_eq!(outline(&report), VOIRIE);
    assert_eq!(report.problems, []);
}

/// Nested lists say the depth, whatever the ranks of kinds: an item below posts goes back up.
#[test]
fn the_depth_of_a_list_wins_over_kinds() {
    let page = "<html><body><ul><li><b>Direction des soins</b><ul><li>1 directeur (A)</li>\
        <li>Pôle Chirurgie<ul><li>4 infirmiers (B)</li></ul></li>\
        <li>Pôle Enfance<ul><li>2 puéricultrices (A)</li></ul></li></ul></li></ul></body></html>";
    let expected = "\
Direction des soins
- 1 directeur (A)
  Pôle Chirurgie
  - 4 infirmiers (B)
  Pôle Enfance
  - 2 puéricultrices (A)
";
    assert_eq!(outline(&read(page.as_bytes())), expected);
    let item = |text: &str, below: &str| {
        format!("<text:list-item><text:p>{text}</text:p>{below}</text:list-item>")
    };
    let list = |items: &[String]| format!("<text:list>{}</text:list>", items.concat());
    let pole = |name: &str, post: &str| item(name, &list(&[item(post, "")]));
    let all = list(&[item(
        "Direction des soins",
        &list(&[
            item("1 directeur (A)", ""),
            pole("Pôle Chirurgie", "4 infirmiers (B)"),
            pole("Pôle Enfance", "2 puéricultrices (A)"),
        ]),
    )]);
    let text = format!(
        "<office:document-content><office:body><office:text>{all}</office:text></office:body>\
         </office:document-content>"
    );
    let report = read(&package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &text),
    ]));
    assert_eq!(outline(&report), expected);
}

/// What a report says of itself is nothing of a chart, and no doubt: its title, a typed table of contents, sections
/// of prose, whose page it is, where and when it was made.
#[test]
fn what_a_report_says_of_itself_is_no_doubt() {
    let style = |name: &str, text: &str| {
        let pages = text.replace('\t', "</w:t><w:tab/><w:t>");
        format!("<w:p><w:pPr><w:pStyle w:val='{name}'/></w:pPr><w:r><w:t>{pages}</w:t></w:r></w:p>")
    };
    let body = [
        style("Title", "Réorganisation du service des sports"),
        style("Normal", "Sommaire"),
        style("Normal", "I. Contexte\t1"),
        style("Normal", "II. Effectifs\t2"),
        style("Heading1", "Contexte"),
        style("Normal", "Les agents ont été entendus un à un en mars."),
        style("Heading1", "Service des sports"),
        style("Normal", "1 chef de service (A)"),
        style("Normal", "4 maîtres-nageurs (B)"),
        style("Heading1", "Calendrier de mise en œuvre"),
        style("Normal", "Fait le 12 mars 2024."),
        style("Normal", "DRH – document de travail – page 1"),
        style("Normal", "© 2024 Ville de Valfleury – Mentions légales"),
    ];
    let styles = "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='Title'><w:name w:val='Title'/>\
                  </w:style><w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='heading 1'/></w:style>\
                  </w:styles>";
    let report = docx(&body.concat(), &[("word/styles.xml", styles)]);
    let expected = "Service des sports\n- 1 chef de service (A)\n- 4 maîtres-nageurs (B)\n";
    assert_eq!(outline(&report), expected);
    assert_eq!(report.problems, []);
    let text = "---\ntitle: Effectifs\nauthor: DRH\n---\n\n# Service des sports\n\n- 1 chef de service (A)\n\
        - 4 maîtres-nageurs (B)\n";
    let report = read(text.as_bytes());
    assert_eq!(outline(&report), expected);
    assert_eq!(report.problems, []);
}

/// What a table is called is no row of it, and a sum over several columns is counted for none of them.
#[test]
fn captions_and_sums_of_a_page_are_no_posts() {
    let page = "<html><body><table><caption>Situation au 1er janvier</caption>\
        <tr><th>Service</th><th>Emploi</th><th>Catégorie</th><th>Nombre</th></tr>\
        <tr><td rowspan=2>Service des sports</td><td>chef de service</td><td>A</td><td>1</td></tr>\
        <tr><td>maîtres-nageurs</td><td>B</td><td>4</td></tr>\
        <tr><td colspan=3>Total Service des sports</td><td>5</td></tr></table></body></html>";
    let report = read(page.as_bytes());
    let expected = "Service des sports\n- 1 chef de service (A)\n- 4 maîtres-nageurs (B)\n";
    assert_eq!(outline(&report), expected);
    assert_eq!(report.problems, []);
}

/// What titles a table amid a chart is a unit, though an administration may be called so and no kind begins it:
/// as a heading above the table, and as a merged cell above its heads.
#[test]
fn a_title_of_a_table_is_a_unit_of_the_chart() {
    let expected = "\
Direction des soins
- 1 Directeur (A)
  Hôpital de jour
  - 2 Infirmier (A)
  Plateau technique
  - 1 Agent (C)
";
    let heads = "<tr><th>Métier</th><th>Nombre</th><th>Cat.</th></tr>";
    let units = [
        ("Direction des soins", "Directeur", 1, "A"),
        ("Hôpital de jour", "Infirmier", 2, "A"),
        ("Plateau technique", "Agent", 1, "C"),
    ];
    let (mut above, mut within) = (String::new(), String::new());
    for (level, (unit, title, count, category)) in units.into_iter().enumerate() {
        let level = level.min(1) + 2;
        let row = format!("<tr><td>{title}</td><td>{count}</td><td>{category}</td></tr>");
        above += &format!("<h{level}>{unit}</h{level}><table>{heads}{row}</table>");
        within += &format!("<table><tr><td colspan=3>{unit}</td></tr>{heads}{row}</table><p></p>");
    }
    let title = "<h1>Effectifs médicaux et non médicaux</h1>";
    for body in [above, within] {
        let report = read(format!("<html><body>{title}{body}</body></html>").as_bytes());
        assert_eq!(outline(&report), expected, "{body}");
        let is_of_title = |it: &Doubt| matches!(it, Doubt::Unrecognised { .. });
        assert!(!report.problems.iter().any(|it| is_of_title(&it.doubt)));
    }
}

/// Paragraphs that are no list say by how far in they stand whose unit each is.
#[test]
fn how_far_in_a_paragraph_stands_says_whose_unit_it_is() {
    let units = [
        (0, "Direction des soins", "1 Directeur (A)"),
        (340, "Pôle Ressources", "1 Comptable (B)"),
        (340, "Service Accueil", "2 Agents (C)"),
        (680, "Cellule Standard", "1 Agent (C)"),
        (340, "Service Stades", "3 Agents (C)"),
    ];
    let paragraph = |left: u32, bold: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:ind w:left='{left}'/></w:pPr><w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body: String = units
        .iter()
        .map(|(left, unit, posts)| {
            paragraph(*left, "<w:b/>", unit) + &paragraph(left + 340, "", posts)
        })
        .collect();
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w='{word}'><w:body>{body}</w:body></w:document>");
    let rtf: String = units
        .iter()
        .map(|(left, unit, posts)| {
            let unit = unit.replace('ô', "\\'f4");
            format!("\\pard\\li{left}\\b {unit}\\b0\\par\\pard\\li{} {posts}\\par\n", left + 340)
        })
        .collect();
    let rtf = format!("{{\\rtf1\\ansi\\ansicpg1252 {rtf}}}");
    for bytes in [package(&[("word/document.xml", &document)]), rtf.into_bytes()] {
        assert_eq!(
            outline(&read(&bytes)),
            "Direction des soins\n- 1 Directeur (A)\n  Pôle Ressources\n  - 1 Comptable (B)\n  Service Accueil\n  \
             - 2 Agents (C)\n    Cellule Standard\n    - 1 Agent (C)\n  Service Stades\n  - 3 Agents (C)\n"
        );
    }
}
