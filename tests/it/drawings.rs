//! Drawn charts: connectors, groups, loose strokes, nesting, nearness, and what each form says itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use organigramme::format::reading::{Doubt, Report};
use std::io::Write;

use crate::support::outlines::{self, outline, package, read};

fn fixture(name: &str) -> Report {
    read(&outlines::fixture("documents", name))
}

/// Slides with a scaled group, connectors drawn from child to parent, a post beside its unit, posts below
/// theirs; a slide that goes on with a unit, its trunk made of loose strokes; boxes alone; boxes in a box; a
/// list. The same made an ODP by LibreOffice.
#[test]
fn slides_in_many_habits() {
    let expected = "\
Direction des services techniques
- 1 Directeur (A)
  Service Voirie
  - 1 chef de service (B)
  - 4 agents de voirie (C)
    Cellule Propreté
    - 2 agents de propreté (C)
    Cellule Signalisation
    - 1 technicien (B)
  Service Espaces verts
  - 1 responsable (B)
  - 3 jardiniers (C)
  Service Bâtiments
  - 1 chef de service (B)
  - 5 agents techniques (C)
Direction de la culture
  Service Bibliothèques
  - 4 bibliothécaires (B)
  Service Musées
  - 2 médiateurs (B)
  Service Spectacles
  - 3 régisseurs (B)
Pôle Solidarités
  Service Enfance
  - 6 assistants sociaux (A)
  Service Autonomie
  - 4 instructeurs (B)
Service Achats
- 1 chef de service (A)
- 3 acheteurs (B)
Service Marchés
- 2 juristes (A)
";
    for file in ["habitudes.pptx", "habitudes.odp"] {
        let report = fixture(file);
        // Whether slides without a title are charts of their own is for the reader of lines to say.
        assert_eq!(without_tops(&outline(&report)), expected, "{file}");
        let notes = report.problems.iter().filter_map(|problem| match &problem.doubt {
            Doubt::NoteLeftOut { text } => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(notes.collect::<Vec<_>>(), ["Rappeler le calendrier"], "{file}");
        assert_eq!(near(&report).len(), 3, "{file}");
    }
}

/// Units that a chart's top was made for, without that top.
fn without_tops(outline: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for line in outline.lines() {
        if line.starts_with("Organigramme sans titre") {
            within = true;
            continue;
        }
        let line = if within { line.strip_prefix("  ").unwrap_or(line) } else { line };
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// What was placed by where it stands.
fn near(report: &Report) -> Vec<(&str, &str)> {
    let placed = report.problems.iter().filter_map(|problem| match &problem.doubt {
        Doubt::PlacedByNearness { unit, parent } => Some((unit.as_str(), parent.as_str())),
        _ => None,
    });
    placed.collect()
}

#[test]
fn smart_art_says_its_own_tree() {
    let point = |id: &str, kind: &str, words: &str| {
        format!(
            "<dgm:pt modelId='{id}'{kind}><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        )
    };
    let tie = |from: &str, to: &str, order: u8| {
        format!("<dgm:cxn srcId='{from}' destId='{to}' srcOrd='{order}'/>")
    };
    let data = [
        "<dgm:dataModel xmlns:dgm='d' xmlns:a='a'><dgm:ptLst><dgm:pt modelId='0' type='doc'/>"
            .to_owned(),
        point("1", "", "Direction des sports"),
        point("2", "", "Service Équipements"),
        point("3", "", "Service Vie associative"),
        point("4", " type='asst'", "Assistante (C)"),
        point("5", "", "3 gestionnaires (B)"),
        "<dgm:pt modelId='9' type='pres'/></dgm:ptLst><dgm:cxnLst>".to_owned(),
        tie("0", "1", 0),
        tie("1", "3", 2),
        tie("1", "2", 1),
        tie("1", "4", 0),
        tie("3", "5", 0),
        "<dgm:cxn type='presOf' srcId='1' destId='9'/></dgm:cxnLst></dgm:dataModel>".to_owned(),
    ];
    let slide = "<p:sld xmlns:p='p' xmlns:a='a' xmlns:r='r' xmlns:dgm='d'><p:cSld><p:spTree><p:graphicFrame>\
                 <a:graphic><a:graphicData><dgm:relIds r:dm='rId2'/></a:graphicData></a:graphic>\
                 </p:graphicFrame></p:spTree></p:cSld></p:sld>";
    let bytes = package(&[
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='rId1'/></p:sldIdLst>\
             </p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='rId1' Type='t/slide' Target='slides/slide1.xml'/></Relationships>",
        ),
        ("ppt/slides/slide1.xml", slide),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            "<Relationships><Relationship Id='rId2' Type='t/diagramData' Target='../diagrams/data1.xml'/>\
             </Relationships>",
        ),
        ("ppt/diagrams/data1.xml", &data.concat()),
    ]);
    let expected = "\
Direction des sports
- 1 Assistante (C)
  Service Équipements
  Service Vie associative
  - 3 gestionnaires (B)
";
    assert_eq!(outline(&read(&bytes)), expected);
}

/// Shapes drawn in a text: a canvas whose connectors name the shapes that they are fixed to.
#[test]
fn a_chart_drawn_in_a_document() {
    let shape = |id: u8, x: u32, y: u32, words: &str| {
        let lines: String = words
            .split('/')
            .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
            .collect();
        format!(
            "<wps:wsp><wps:cNvPr id='{id}' name='b'/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x='{x}' y='{y}'/>\
             <a:ext cx='1000000' cy='400000'/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>{lines}\
             </w:txbxContent></wps:txbx></wps:wsp>"
        )
    };
    let connector = |from: u8, to: u8| {
        format!(
            "<wps:wsp><wps:cNvPr id='9' name='c'/><wps:cNvCnPr><a:stCxn id='{from}' idx='2'/>\
             <a:endCxn id='{to}' idx='0'/></wps:cNvCnPr><wps:spPr/></wps:wsp>"
        )
    };
    let drawing = [
        shape(1, 2_000_000, 0, "Direction de l'eau"),
        shape(2, 500_000, 900_000, "Service Usines/4 agents (C)"),
        shape(3, 3_500_000, 900_000, "Service Réseaux/2 techniciens (B)"),
        connector(1, 3),
        connector(2, 1),
    ];
    let document = format!(
        "<w:document xmlns:w='w' xmlns:wp='p' xmlns:a='a' xmlns:wpc='c' xmlns:wps='s'><w:body><w:p><w:r>\
         <w:drawing><wp:anchor><a:graphic><a:graphicData><wpc:wpc>{}</wpc:wpc></a:graphicData></a:graphic>\
         </wp:anchor></w:drawing></w:r></w:p></w:body></w:document>",
        drawing.concat()
    );
    let expected = "\
Direction de l'eau
  Service Usines
  - 4 agents (C)
  Service Réseaux
  - 2 techniciens (B)
";
    assert_eq!(outline(&read(&package(&[("word/document.xml", &document)]))), expected);
}

#[test]
fn visio_says_what_its_connectors_are_fixed_to() {
    let shape = |id: u8, x: f32, y: f32, words: &str| {
        format!(
            "<Shape ID='{id}'><Cell N='PinX' V='{x}'/><Cell N='PinY' V='{y}'/><Cell N='Width' V='2'/>\
             <Cell N='Height' V='0.8'/><Text><cp IX='0'/>{words}\n</Text></Shape>"
        )
    };
    let line = "<Shape ID='7'><Cell N='BeginX' V='0'/><Cell N='BeginY' V='0'/><Cell N='EndX' V='1'/>\
                <Cell N='EndY' V='1'/></Shape>";
    let connect = |line: u8, end: &str, to: u8| {
        format!("<Connect FromSheet='{line}' FromCell='{end}' ToSheet='{to}'/>")
    };
    let page = format!(
        "<PageContents><Shapes>{}{}{}{line}{}</Shapes><Connects>{}{}{}{}</Connects></PageContents>",
        shape(1, 4.0, 9.0, "Direction du numérique"),
        shape(2, 2.0, 6.0, "Service Réseaux\n2 techniciens (B)"),
        shape(3, 6.0, 6.0, "Service Projets\n5 chefs de projet (A)"),
        line.replace("'7'", "'8'"),
        connect(7, "BeginX", 1),
        connect(7, "EndX", 2),
        connect(8, "BeginX", 3),
        connect(8, "EndX", 1),
    );
    let bytes = package(&[
        ("visio/document.xml", "<VisioDocument/>"),
        (
            "visio/pages/pages.xml",
            "<Pages xmlns:r='r'><Page ID='0' Name='Page-1'><PageSheet><Cell N='PageHeight' V='11'/></PageSheet>\
             <Rel r:id='rId1'/></Page></Pages>",
        ),
        (
            "visio/pages/_rels/pages.xml.rels",
            "<Relationships><Relationship Id='rId1' Type='t/page' Target='page1.xml'/></Relationships>",
        ),
        ("visio/pages/page1.xml", &page),
    ]);
    let expected = "\
Direction du numérique
  Service Réseaux
  - 2 techniciens (B)
  Service Projets
  - 5 chefs de projet (A)
";
    assert_eq!(outline(&read(&bytes)), expected);
}

const MODEL: &str = "<mxGraphModel><root><mxCell id='0'/><mxCell id='1' parent='0'/>\
    <object label='&lt;b&gt;Direction des sports&lt;/b&gt;' id='a'><mxCell vertex='1' parent='1'>\
    <mxGeometry x='200' y='0' width='160' height='40'/></mxCell></object>\
    <mxCell id='b' value='Service&lt;br&gt;Piscines&lt;div&gt;4 maîtres-nageurs (B)&lt;/div&gt;' vertex='1' parent='1'>\
    <mxGeometry x='300' y='100' width='160' height='60'/></mxCell>\
    <mxCell id='c' value='Service Stades' vertex='1' parent='1'>\
    <mxGeometry x='0' y='100' width='160' height='60'/></mxCell>\
    <mxCell id='d' value='3 gardiens (C)' vertex='1' parent='c'>\
    <mxGeometry x='10' y='30' width='100' height='20'/></mxCell>\
    <mxCell id='e' edge='1' source='a' target='b' parent='1'/>\
    <mxCell id='f' edge='1' source='a' target='c' parent='1'/></root></mxGraphModel>";

const SPORTS: &str = "\
Direction des sports
  Service Stades
  - 3 gardiens (C)
  Service Piscines
  - 4 maîtres-nageurs (B)
";

#[test]
fn draw_io_plain_and_packed() {
    let plain = format!("<mxfile><diagram name='Page-1'>{MODEL}</diagram></mxfile>");
    assert_eq!(outline(&read(plain.as_bytes())), SPORTS);
    let escaped: String = MODEL.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(escaped.as_bytes()).unwrap();
    let packed = STANDARD.encode(encoder.finish().unwrap());
    let packed = format!("<mxfile><diagram name='Page-1'>{packed}</diagram></mxfile>");
    assert_eq!(outline(&read(packed.as_bytes())), SPORTS);
}

#[test]
fn mermaid_with_subgraphs_quotes_and_breaks() {
    let text = "---\ntitle: x\n---\nflowchart TD\n  %% un commentaire\n\
        A[\"Direction des sports\"] --> B(\"Service<br/>Piscines<br/>4 maîtres-nageurs (B)\") & C{{Service Stades}}\n\
        C -- gère --> D[3 gardiens #40;C#41;]; classDef x fill:#fff\n\
        subgraph P [Pôle Vie locale]\n    E[Service Fêtes]\n    F[Service Jumelages]\n  end\n";
    let report = read(text.as_bytes());
    let found = without_tops(&outline(&report));
    let expected = "\
Direction des sports
  Service Piscines
  - 4 maîtres-nageurs (B)
  Service Stades
  - 3 gardiens (C)
Pôle Vie locale
  Service Fêtes
  Service Jumelages
";
    assert_eq!(found, expected);
}

#[test]
fn mind_maps_of_mermaid() {
    let map = "mindmap\n  root((Direction des sports))\n    ::icon(fa fa-book)\n    1 directeur (A)\n    \
               P[\"Service Piscines\"]\n      2 maîtres-nageurs (B)\n      B(Les bassins)\n        \
               1 agent (C)\n    Garage\n    Service Stades\n";
    let expected = "\
Direction des sports
- 1 directeur (A)
  Service Piscines
  - 2 maîtres-nageurs (B)
    Les bassins
    - 1 agent (C)
  Garage
  Service Stades
";
    for text in [map.to_owned(), format!("# Les services\n\n```mermaid\n{map}```\n")] {
        assert_eq!(outline(&read(text.as_bytes())), expected, "{text}");
    }
}

/// Whoever leads a unit is named below it, though its name is nothing but words of a kind.
#[test]
fn who_leads_a_unit_is_no_part_of_its_name() {
    for holder in ["Minh DUVALON, Secrétaire", "Minh DUVALON – Secrétaire", "Mme Anne Duvalon"]
    {
        let text = format!(
            "graph TD\nA[\"Direction générale des services<br/>{holder}\"] --> B[Service Eau]\n"
        );
        let report = read(text.as_bytes());
        let post = if holder.contains("Secrétaire") { "- 1 Secrétaire\n" } else { "" };
        let expected = format!("Direction générale des services\n{post}  Service Eau\n");
        assert_eq!(outline(&report), expected, "{holder}");
        let saved = organigramme::format::native::save(&report.project);
        assert!(!String::from_utf8_lossy(&saved).to_lowercase().contains("duvalon"), "{holder}");
    }
}

#[test]
fn circles_and_second_parents_are_said() {
    let report =
        read(b"graph TD\nA[Service A] --> B[Service B]\nB --> C[Service C]\nC --> A\nA --> C\n");
    assert_eq!(outline(&report), "Service A\n  Service B\n    Service C\n");
    let said = |wanted: fn(&Doubt) -> bool| report.problems.iter().any(|it| wanted(&it.doubt));
    assert!(said(|doubt| matches!(doubt, Doubt::LinkInCircle { .. })));
    assert!(said(|doubt| matches!(doubt, Doubt::SecondParent { .. })));
}

/// However long a chain of links or wide a page, neither the stack nor time runs out.
#[test]
fn chains_and_crowds_of_shapes_are_read() {
    let chain: String = (0..5_000)
        .map(|at| format!("N{at}[Service {at}] --> N{}[Service {}]\n", at + 1, at + 1))
        .collect();
    let report = read(format!("graph TD\n{chain}").as_bytes());
    assert!(!report.project.charts.is_empty());
    let crowd: String = (0..30_000).map(|at| format!("N{at}[Service {at}]\n")).collect();
    let report = read(format!("graph TD\n{crowd}").as_bytes());
    assert!(!report.project.charts.is_empty());
}

/// Two boxes as large as any, lines that turn at right angles, words in spans.
#[test]
fn an_svg_of_paths_and_spans() {
    let unit = |x: u32, y: u32, lines: &[&str]| {
        let spans: String = lines
            .iter()
            .enumerate()
            .map(|(at, it)| {
                format!("<tspan x='{x}' dy='{}'>{it}</tspan>", if at > 0 { "1.2em" } else { "0" })
            })
            .collect();
        format!(
            "<path d='M{} {}h200v60h-200z' fill='#fff'/><text x='{x}' y='{y}' font-size='12'>{spans}</text>",
            x - 5,
            y - 15
        )
    };
    let picture = [
        "<svg xmlns='http://www.w3.org/2000/svg' width='700' height='400'>\
         <path d='M 300 60 V 80 H 100 V 100 M 300 80 H 500 V 100' fill='none'/>\
         <path d='M 100 160 v 40' fill='none'/>"
            .to_owned(),
        unit(205, 15, &["Direction de la voirie", "1 directeur (A)"]),
        unit(5, 115, &["Service Travaux", "2 <tspan font-weight='bold'>techniciens</tspan> (B)"]),
        unit(405, 115, &["Service Propreté", "9 agents (C)"]),
        unit(5, 215, &["Cellule Marchés", "1 juriste (A)"]),
        "</svg>".to_owned(),
    ];
    let expected = "\
Direction de la voirie
- 1 directeur (A)
  Service Travaux
  - 2 techniciens (B)
    Cellule Marchés
    - 1 juriste (A)
  Service Propreté
  - 9 agents (C)
";
    let report = read(picture.concat().as_bytes());
    assert_eq!(outline(&report), expected);
    assert_eq!(report.problems, []);
}

/// As draw.io and Mermaid write words: a page in the picture, with a short text beside it for others; the page
/// may be as wide as the picture, its place said by margins or by that text.
#[test]
fn an_svg_whose_words_are_pages_in_it() {
    let page = |lines: &str| format!("<div xmlns='http://www.w3.org/1999/xhtml'>{lines}</div>");
    let sized = format!(
        "<g transform='translate(200,0)'><rect width='200' height='60'/><switch>\
         <foreignObject width='200' height='60'>{}</foreignObject><text x='5' y='15'>Direction...</text></switch></g>",
        page("<b>Direction de la voirie</b><div>1 directeur (A)</div>")
    );
    let wide = |x: u32, y: u32, margin: &str, lines: &str, other: &str| {
        format!(
            "<rect x='{x}' y='{y}' width='200' height='60'/><switch><foreignObject width='100%' height='100%'>\
             <div xmlns='http://www.w3.org/1999/xhtml' style='{margin}'>{lines}</div></foreignObject>{other}</switch>"
        )
    };
    let picture = [
        "<svg xmlns='http://www.w3.org/2000/svg' width='700' height='400'>\
         <path d='M 300 60 L 300 80 L 100 80 L 100 100'/><path d='M 300 80 L 500 80 L 500 100'/>"
            .to_owned(),
        sized,
        wide(
            0,
            100,
            "display: flex; width: 198px; height: 1px; padding-top: 130px; margin-left: 1px;",
            "<b>Service Travaux</b><br/>2 techniciens (B)",
            "",
        ),
        wide(
            400,
            100,
            "",
            "<b>Service Propreté</b><br/>9 agents (C)",
            "<text x='500' y='134'>Service Pro...</text>",
        ),
        "</svg>".to_owned(),
    ];
    let expected = "\
Direction de la voirie
- 1 directeur (A)
  Service Travaux
  - 2 techniciens (B)
  Service Propreté
  - 9 agents (C)
";
    let report = read(picture.concat().as_bytes());
    assert_eq!(outline(&report), expected);
    assert_eq!(report.problems, []);
}

/// Slides of text: for each its title and the lines below.
fn slides(slides: &[(&str, &str, &[&str])]) -> Report {
    let paragraph = |text: &&str| format!("<a:p><a:r><a:t>{text}</a:t></a:r></a:p>");
    let shape = |kind: &str, lines: &[&str]| {
        let lines: String = lines.iter().map(paragraph).collect();
        format!(
            "<p:sp><p:nvSpPr><p:nvPr><p:ph{kind}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>{lines}</p:txBody></p:sp>"
        )
    };
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (number, (kind, title, lines)) in (1..).zip(slides) {
        list.push_str(&format!("<p:sldId id='{}' r:id='r{number}'/>", 255 + number));
        relations.push_str(&format!(
            "<Relationship Id='r{number}' Type='t/slide' Target='slides/slide{number}.xml'/>"
        ));
        let body = if *kind == "ctrTitle" { " type='subTitle'" } else { "" };
        let shapes = [shape(&format!(" type='{kind}'"), &[title]), shape(body, lines)].concat();
        parts.push((
            format!("ppt/slides/slide{number}.xml"),
            format!("<p:sld xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"),
        ));
    }
    let presentation = format!(
        "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"
    );
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut all = vec![
        ("ppt/presentation.xml", presentation.as_str()),
        ("ppt/_rels/presentation.xml.rels", relations.as_str()),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    read(&package(&all))
}

#[test]
fn slides_of_one_unit_each_are_one_chart_and_a_cover_is_none() {
    let report = slides(&[
        ("ctrTitle", "Réorganisation de la voirie", &["Comité social territorial du 18 juin 2024"]),
        ("title", "Direction de la voirie", &["1 directeur (A)"]),
        ("title", "Service Travaux", &["2 techniciens (B)", "1 assistante (C)"]),
        ("title", "Cellule Marchés", &["1 juriste (A)"]),
        ("title", "Service Propreté", &["9 agents (C)"]),
    ]);
    let expected = "\
Direction de la voirie
- 1 directeur (A)
  Service Travaux
  - 2 techniciens (B)
  - 1 assistante (C)
    Cellule Marchés
    - 1 juriste (A)
  Service Propreté
  - 9 agents (C)
";
    assert_eq!(outline(&report), expected);
    let date = report.project.charts[0].fields.date.map(|date| date.to_string());
    assert_eq!(date.as_deref(), Some("2024-06-18"));
    assert_eq!(report.problems, []);
}

/// One box for each post, its count in a small box beside it; that of a unit on the corner of its box.
#[test]
fn counts_in_bubbles_are_those_of_the_boxes_beside_them() {
    let shape = |id: u8, place: [u32; 4], text: &str| {
        let [x, y, width, height] = place.map(|side| side * 12_700);
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id='{id}'/></p:nvSpPr><p:spPr><a:xfrm><a:off x='{x}' y='{y}'/>\
             <a:ext cx='{width}' cy='{height}'/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p>\
             </p:txBody></p:sp>"
        )
    };
    let shapes = [
        shape(1, [100, 20, 200, 30], "Direction de la voirie"),
        shape(2, [100, 55, 165, 25], "Directeur (A)"),
        shape(3, [272, 55, 28, 25], "1"),
        shape(4, [100, 120, 200, 30], "Service Travaux"),
        shape(5, [290, 110, 20, 20], "7"),
        shape(6, [100, 155, 165, 25], "Technicien (B)"),
        shape(7, [272, 155, 28, 25], "3"),
        shape(8, [100, 185, 165, 25], "Agent (C)"),
        shape(9, [272, 185, 28, 25], "4"),
    ];
    let slide = format!(
        "<p:sld xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>",
        shapes.concat()
    );
    let bytes = package(&[
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst>\
             </p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='r1' Type='t/slide' Target='slides/slide1.xml'/></Relationships>",
        ),
        ("ppt/slides/slide1.xml", &slide),
    ]);
    let report = read(&bytes);
    let expected = "\
Direction de la voirie
- 1 Directeur (A)
  Service Travaux
  - 3 Technicien (B)
  - 4 Agent (C)
";
    assert_eq!(outline(&report), expected);
    let only_near =
        report.problems.iter().all(|it| matches!(it.doubt, Doubt::PlacedByNearness { .. }));
    assert!(only_near, "{:?}", report.problems);
}

/// Boxes drawn on the sheet of a workbook without a table.
#[test]
fn boxes_drawn_on_a_sheet_are_a_chart() {
    let shape = |id: u8, place: [u32; 4], lines: &[&str]| {
        let [x, y, width, height] = place.map(|side| side * 12_700);
        let lines: String =
            lines.iter().map(|it| format!("<a:p><a:r><a:t>{it}</a:t></a:r></a:p>")).collect();
        format!(
            "<xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id='{id}'/></xdr:nvSpPr><xdr:spPr><a:xfrm>\
             <a:off x='{x}' y='{y}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm></xdr:spPr>\
             <xdr:txBody>{lines}</xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        )
    };
    let tie = |from: u8, to: u8| {
        format!(
            "<xdr:twoCellAnchor><xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvCxnSpPr><a:stCxn id='{from}'/>\
             <a:endCxn id='{to}'/></xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr/></xdr:cxnSp></xdr:twoCellAnchor>"
        )
    };
    let drawing = [
        "<xdr:wsDr xmlns:xdr='x' xmlns:a='a'>".to_owned(),
        shape(2, [200, 20, 150, 60], &["Direction de la voirie", "1 directeur (A)"]),
        shape(3, [20, 120, 150, 60], &["Service Travaux", "2 techniciens (B)"]),
        shape(4, [380, 120, 150, 60], &["Service Propreté", "9 agents (C)"]),
        tie(2, 3),
        tie(2, 4),
        "</xdr:wsDr>".to_owned(),
    ];
    let bytes = package(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
        ("xl/drawings/drawing1.xml", &drawing.concat()),
    ]);
    let expected = "\
Direction de la voirie
- 1 directeur (A)
  Service Travaux
  - 2 techniciens (B)
  Service Propreté
  - 9 agents (C)
";
    let report = read(&bytes);
    assert_eq!(outline(&report), expected);
    assert_eq!(report.problems, []);
}

#[test]
fn who_made_a_chart_is_no_unit_of_it() {
    let cell = |id: &str, text: &str, style: &str, x: u32, y: u32| {
        format!(
            "<mxCell id=\"{id}\" value=\"{text}\" style=\"{style}\" vertex=\"1\" parent=\"1\">\
             <mxGeometry x=\"{x}\" y=\"{y}\" width=\"160\" height=\"40\" as=\"geometry\"/></mxCell>"
        )
    };
    let edge = |id: &str, to: &str| {
        format!("<mxCell id=\"{id}\" edge=\"1\" parent=\"1\" source=\"a\" target=\"{to}\"/>")
    };
    let cells = [
        cell("a", "Direction générale des services", "", 200, 0),
        cell("b", "Service infrastructures", "", 0, 100),
        cell("c", "Service applications", "", 400, 100),
        edge("d", "b"),
        edge("e", "c"),
        cell(
            "f",
            "DRH – Pôle organisation",
            "text;html=1;strokeColor=none;fillColor=none;",
            0,
            700,
        ),
    ];
    let file = format!(
        "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>{}</root></mxGraphModel>",
        cells.concat()
    );
    let report = read(file.as_bytes());
    let expected =
        "Direction générale des services\n  Service infrastructures\n  Service applications\n";
    assert_eq!(outline(&report), expected);
    let told = report.problems.iter().any(|problem| {
        matches!(&problem.doubt, Doubt::Unrecognised { text } if text == "DRH – Pôle organisation")
    });
    assert!(told, "{:?}", report.problems);
}
