//! Documents in other people's habits: their headings, lists and tables, and what is on no page.

use std::fmt::Write as _;
use std::io::Write as _;

use organigramme::format::door;
use organigramme::format::reading::{Doubt, Given, LineUse, Report};
use organigramme::model::{Chart, DerivedIds, Lists, lines};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub fn read(bytes: &[u8]) -> Report {
    door::read(bytes, &mut DerivedIds::new(bytes)).unwrap_or_else(|error| panic!("{error}"))
}

pub fn fixture(name: &str) -> Report {
    let path = format!("{}/tests/fixtures/documents/{name}", env!("CARGO_MANIFEST_DIR"));
    read(&std::fs::read(path).unwrap())
}

/// A package of parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The units of the charts that have any posts or several units, each with its posts, indented.
pub fn outline(report: &Report) -> String {
    let mut out = String::new();
    for chart in &report.project.charts {
        for unit in chart.units_in_order() {
            let indent = "  ".repeat(chart.path(unit).len() - 1);
            let _ = writeln!(out, "{indent}{}", chart.unit(unit).fields.name);
            for line in lines(chart, unit) {
                let words = words(chart, &report.project.lists, line.posts[0]);
                let _ = writeln!(out, "{indent}- {} {words}", line.posts.len());
            }
        }
    }
    out
}

fn words(chart: &Chart, lists: &Lists, post: organigramme::model::PostKey) -> String {
    let fields = &chart.post(post).fields;
    let category = fields.category.clone().map(organigramme::model::EntryId::Category);
    let category = category.and_then(|id| lists.label(&id).map(str::to_owned));
    let title = fields.title.text();
    category.map_or(title.to_owned(), |category| format!("{title} ({category})"))
}

/// What was left out, with the words of each.
fn left_out(report: &Report) -> Vec<String> {
    let quoted = report.problems.iter().filter_map(|problem| match &problem.doubt {
        Doubt::HiddenLeftOut { text } => Some(format!("hidden {text}")),
        Doubt::DeletedLeftOut { text } => Some(format!("deleted {text}")),
        Doubt::CommentLeftOut { text } => Some(format!("comment {text}")),
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
fn docx(body: &str, parts: &[(&str, &str)]) -> Report {
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
        ("Une", Given::Paragraph { bold: false }),
        ("suite", Given::Paragraph { bold: false }),
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
            .args(["export", &sample, "-o", path.to_str().unwrap()])
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
