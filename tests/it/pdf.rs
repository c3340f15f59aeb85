//! The PDF, walked by a reader of our own: what it says it is, what a screen reader reads and in
//! which order, and what an archive asks for.

#[path = "pdf/other_programs.rs"]
mod other_programs;
#[path = "pdf/walk.rs"]
pub mod walk;

use std::collections::BTreeSet;
use std::sync::Arc;

use lopdf::{Document, Object};
use organigramme::export::{ExportError, ExportOptions, Format, Progress, export, pages};
use organigramme::model::{Chart, Project, UnitFields, UnitRecord};
use organigramme::scene::page::{Page, Paper};
use organigramme::scene::{Ghost, Mark, MarkKind, Marks};
use organigramme::words::Locale;

use crate::support::{self, seed::FIGURES, seed_project::seed};
use walk::{Element, Shown, dictionary, shown, tree};

/// What is not nested deeper: see `src/export/pdf`.
const DEEPEST: usize = 30;

fn made(project: &Project, options: &ExportOptions) -> (Vec<Page>, Vec<u8>) {
    let chart = &project.charts[0];
    let pages = pages(project, chart, options).expect("these options can be followed");
    let mut export = export(project, chart, options, &Progress::default()).expect("so they can");
    (pages, export.files.remove(0).bytes)
}

fn opened(project: &Project, options: &ExportOptions) -> (Vec<Page>, Document) {
    let (pages, bytes) = made(project, options);
    (pages, Document::load_mem(&bytes).expect("a PDF"))
}

fn pdf() -> ExportOptions {
    ExportOptions::new(Format::Pdf)
}

/// The words of a text, without what is set between the parts of a line or said in its place.
fn words(text: &str) -> Vec<String> {
    let text = text.replace([',', '·'], " ");
    let is_icon = |word: &&str| MarkKind::ALL.iter().any(|change| change.icon() == *word);
    text.split_whitespace().filter(|word| !is_icon(word)).map(str::to_owned).collect()
}

/// A unit as it is read: how deep in lists, its heading's level and words, its lines' words.
#[derive(Debug, PartialEq)]
struct Read {
    depth: usize,
    level: usize,
    heading: Vec<String>,
    lines: Vec<Vec<String>>,
}

/// The units of a list of units, in reading order.
fn read_units(shown: &Shown, list: &Element, depth: usize, into: &mut Vec<Read>) {
    for item in list.elements() {
        assert_eq!(item.kind, "LI", "a list has only items");
        let bodies: Vec<&Element> = item.elements().collect();
        assert!(bodies.len() == 1 && bodies[0].kind == "LBody", "an item has one body");
        let mut parts = bodies[0].elements().peekable();
        let heading = parts.next().expect("a unit has a name");
        parts.next_if(|part| part.kind == "P");
        let is_of_lines = |list: &Element| {
            list.elements().all(|item| item.elements().all(|body| body.elements().count() == 0))
        };
        let lines = parts.next_if(|part| part.kind == "L" && is_of_lines(part));
        into.push(Read {
            depth,
            level: heading.level().expect("a unit is a heading"),
            heading: words(&shown.text_of(heading)),
            lines: lines.map_or(Vec::new(), |lines| {
                lines.elements().map(|line| words(&shown.text_of(line))).collect()
            }),
        });
        if let Some(below) = parts.next() {
            assert_eq!(below.kind, "L");
            read_units(shown, below, depth + 1, into);
        }
        assert!(parts.next().is_none(), "nothing else is read of a unit");
    }
}

/// The units as the page draws them.
fn drawn_units(page: &Page) -> Vec<Read> {
    let cards = page.cards.iter().map(|card| {
        let depth = (card.depth as usize).min(DEEPEST);
        let lines = card.lines.iter().map(|line| line.label.as_str());
        let ghosts = card.ghosts.iter().map(|ghost| ghost.label.as_str());
        Read {
            depth,
            level: depth + 2,
            heading: words(&format!("{} {}", card.name, card.headcount)),
            lines: lines.chain(ghosts).map(words).collect(),
        }
    });
    cards.collect()
}

/// Asserts that the tree reaches all that is drawn and once, and that it reads as the pages do.
fn assert_reads_as_drawn(pages: &[Page], document: &Document) {
    let root = tree(document);
    let shown = shown(document);
    assert_eq!(shown.stray, Vec::<String>::new(), "all is content or an artifact");
    let reached = root.contents();
    let unique: BTreeSet<_> = reached.iter().copied().collect();
    assert_eq!(reached.len(), unique.len(), "nothing is read twice");
    assert_eq!(unique, shown.texts.keys().copied().collect(), "all text is read");

    assert_eq!(root.kind, "Document");
    let parts: Vec<&Element> = root.elements().collect();
    assert_eq!(parts.len(), pages.len());
    let headings: Vec<usize> = root.all().into_iter().filter_map(Element::level).collect();
    assert_eq!(headings[0], 1);
    assert_eq!(headings.iter().filter(|&&level| level == 1).count(), 1, "one title");
    assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level is skipped");
    for element in root.all().into_iter().filter(|element| element.level().is_some()) {
        assert!(element.title.as_ref().is_some_and(|title| !title.is_empty()));
    }
    for (part, page) in parts.iter().zip(pages) {
        assert_eq!(part.kind, "Part");
        let lists: Vec<&Element> = part.of_kind("L").collect();
        assert_eq!(lists.len(), 1);
        let mut read = Vec::new();
        read_units(&shown, lists[0], 0, &mut read);
        assert_eq!(read, drawn_units(page));
    }
}

#[test]
fn a_screen_reader_reads_the_units_and_their_lines_in_order() {
    for name in FIGURES {
        let (pages, document) = opened(&seed(name), &pdf());
        assert_reads_as_drawn(&pages, &document);
        let root = tree(&document);
        let title = root.all().into_iter().find(|it| it.level() == Some(1)).unwrap();
        assert_eq!(title.title.as_deref(), Some(pages[0].title().as_str()));
        assert!(shown(&document).text_of(title).starts_with("ORGANIGRAMME"));
    }
}

#[test]
fn a_split_chart_is_read_page_after_page() {
    let mut options = pdf();
    options.split = true;
    options.paper = Some(Paper::A4);
    let (pages, document) = opened(&support::organisation(105), &options);
    assert!(pages.len() > 2);
    assert_reads_as_drawn(&pages, &document);
}

#[test]
fn posts_that_are_no_longer_here_are_said_and_not_only_struck_out() {
    let project = seed("diraa_cible");
    let chart = &project.charts[0];
    let root = chart.unit(chart.root()).id.clone();
    let mark = |words: &str| Mark { change: MarkKind::Left, words: words.to_owned() };
    let mut marks = Marks::default();
    let ghost = Ghost {
        label: "Assistant/e/s de direction (B)".to_owned(),
        count: 2,
        posts: Vec::new(),
        mark: mark("partis au Service Accueil"),
        was: None,
    };
    marks.ghosts.insert(root.clone(), vec![ghost]);
    marks.units.insert(root, mark("auparavant au Pôle Jeunesse"));
    let mut options = pdf();
    options.scene.marks = Some(Arc::new(marks));
    let (pages, document) = opened(&project, &options);
    let tree = tree(&document);
    let shown = shown(&document);
    let all = tree.all();
    let ghosts: Vec<&&Element> = all.iter().filter(|it| it.alternative.is_some()).collect();
    assert_eq!(ghosts.len(), 1);
    assert_eq!(ghosts[0].alternative.as_ref(), Some(&pages[0].cards[0].ghosts[0].label));
    let read = words(&shown.text_of(ghosts[0])).join(" ");
    assert_eq!(read, "2 Assistant/e/s de direction (B) partis au Service Accueil");
    let details = all.iter().filter(|it| it.kind == "P").map(|it| shown.text_of(it));
    let change = "auparavant au Pôle Jeunesse";
    assert!(details.into_iter().any(|text| text.contains(change)), "{change} is read");
}

#[test]
fn it_says_what_it_is() {
    for archival in [false, true] {
        let date = Some("2022-11-28".to_owned());
        let options = ExportOptions { archival, date, ..pdf() };
        let (pages, bytes) = made(&seed("diraa_cible"), &options);
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let document = Document::load_mem(&bytes).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr");
        let is_true = |key: &[u8], name: &[u8]| {
            dictionary(&document, catalog, key).get(name).unwrap().as_bool().unwrap()
        };
        assert!(is_true(b"ViewerPreferences", b"DisplayDocTitle"));
        assert!(is_true(b"MarkInfo", b"Marked"));
        let info = dictionary(&document, &document.trailer, b"Info");
        let title = pages[0].title();
        assert_eq!(walk::text(info.get(b"Title").unwrap()), title);
        assert!(document.trailer.has(b"ID"));
        let (_, metadata) = document.dereference(catalog.get(b"Metadata").unwrap()).unwrap();
        let metadata = metadata.as_stream().unwrap().get_plain_content().unwrap();
        let metadata = String::from_utf8(metadata).unwrap();
        assert!(metadata.contains(&title.replace('\'', "&apos;")), "{metadata}");
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
        for said in ["<pdfaid:part>2<", "<pdfaid:conformance>U<", "2022-11-28T"] {
            assert_eq!(metadata.contains(said), archival, "{said}: {metadata}");
        }
        assert_eq!(info.has(b"CreationDate"), archival, "no clock was read");
        assert_eq!(catalog.has(b"OutputIntents"), archival);
        for page in document.page_iter() {
            let page = document.get_dictionary(page).unwrap();
            assert!(page.has(b"StructParents"));
            assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        }
    }
}

#[test]
fn the_tree_is_found_again_from_the_content() {
    let (_, document) = opened(&seed("diraa_cible"), &pdf());
    let root = dictionary(&document, document.catalog().unwrap(), b"StructTreeRoot");
    let parents = dictionary(&document, root, b"ParentTree");
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
    let at = numbers.iter().position(|it| it.as_i64().ok() == Some(key)).unwrap();
    let (_, elements) = document.dereference(&numbers[at + 1]).unwrap();
    let elements = elements.as_array().unwrap();
    assert_eq!(elements.len(), shown(&document).texts.len());
    for (mcid, element) in elements.iter().enumerate() {
        let element = document.dereference(element).unwrap().1.as_dict().unwrap();
        let kids = match element.get(b"K").unwrap() {
            Object::Array(kids) => kids.clone(),
            kid => vec![kid.clone()],
        };
        assert!(kids.contains(&Object::Integer(i64::try_from(mcid).unwrap())), "{mcid}");
    }
}

#[test]
fn fonts_are_subsets_that_map_to_letters() {
    let (_, bytes) = made(&seed("diraa_cible"), &pdf());
    assert!(bytes.len() < 120_000, "{} bytes hold no whole font", bytes.len());
    let document = Document::load_mem(&bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let fonts = document.get_page_fonts(page).unwrap();
    assert_eq!(fonts.len(), 2);
    for font in fonts.values() {
        let name = String::from_utf8(font.get(b"BaseFont").unwrap().as_name().unwrap().to_vec());
        let name = name.unwrap();
        let (tag, family) = name.split_once('+').expect("a subset's name has a tag");
        assert!(tag.len() == 6 && family.starts_with("Inter-"), "{name}");
        assert!(font.has(b"ToUnicode"));
        let below = document.dereference(font.get(b"DescendantFonts").unwrap()).unwrap().1;
        let below = document.dereference(&below.as_array().unwrap()[0]).unwrap().1;
        let descriptor = dictionary(&document, below.as_dict().unwrap(), b"FontDescriptor");
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "it is embedded");
    }
}

#[test]
fn bookmarks_are_nested_as_the_units_are() {
    for name in FIGURES {
        let (pages, document) = opened(&seed(name), &pdf());
        let units = pages[0].cards.iter().map(|card| (card.depth as usize, card.name.clone()));
        assert_eq!(walk::bookmarks(&document), units.collect::<Vec<_>>());
    }
}

/// A chart of one unit under another.
fn chain(units: usize) -> Project {
    let mut record = support::organisation(7).to_record();
    let tree = &mut record.charts[0].tree;
    for index in 1..units {
        let parent = Some(tree.units[index - 1].id.clone());
        let fields = UnitFields::new("service", format!("Niveau {index}"));
        tree.units.push(UnitRecord { id: format!("unit-{index}").as_str().into(), parent, fields });
    }
    Project::from_record(record).expect("a chain is sound")
}

#[test]
fn a_chart_of_thousands_of_levels_is_read_without_deeper_and_deeper_lists() {
    let (pages, document) = opened(&chain(2_000), &pdf());
    assert_eq!(pages[0].cards.last().unwrap().depth, 1_999);
    assert_reads_as_drawn(&pages, &document);
    let deepest = walk::bookmarks(&document).into_iter().map(|(depth, _)| depth).max();
    assert_eq!(deepest, Some(DEEPEST));
}

#[test]
fn an_archive_holds_no_project_and_no_letter_that_cannot_be_drawn() {
    let refused = |project: &Project, embed: Option<&str>| {
        let options = ExportOptions { archival: true, embed: embed.map(str::to_owned), ..pdf() };
        export(project, &project.charts[0], &options, &Progress::default()).unwrap_err()
    };
    let project = seed("po_source");
    assert_eq!(refused(&project, Some("{}")), ExportError::NoEmbeddingInArchive);

    let mut record = project.to_record();
    record.charts[0].tree.units[1].fields.name = "Accueil 👋 du public".to_owned();
    let project = Project::from_record(record).unwrap();
    let error = refused(&project, None);
    let place = |text: &str| text.contains("Accueil 👋");
    assert!(
        matches!(&error, ExportError::NotInFont { letter: '👋', text } if place(text)),
        "{error:?}"
    );
    for locale in [Locale::French, Locale::English] {
        let said = locale.say(&error.message());
        assert!(said.contains('👋') && said.contains("U+1F44B"), "{said}");
    }
    // An ordinary one is made all the same, with all it can say; it only claims no standard.
    let (pages, document) = opened(&project, &pdf());
    let texts: String = shown(&document).texts.into_values().collect();
    assert!(texts.contains("Accueil") && !pages.is_empty());
    assert!(document.catalog().unwrap().has(b"StructTreeRoot"));
}

#[test]
fn an_archive_is_the_same_whenever_it_is_made() {
    let day = |chart: &Chart| chart.fields.date;
    let project = seed("po_source");
    let undated = {
        let mut record = project.to_record();
        record.charts[0].fields.date = None;
        Project::from_record(record).unwrap()
    };
    assert!(day(&project.charts[0]).is_some());
    for (project, said) in [(&project, "2022-10-03"), (&undated, "1970-01-01")] {
        let options = ExportOptions { archival: true, ..pdf() };
        let (_, bytes) = made(project, &options);
        assert_eq!(bytes, made(project, &options).1);
        assert!(bytes.windows(10).any(|window| window == said.as_bytes()), "{said}");
    }
}
