//! PPTX: the shapes, connectors, diagrams, tables and running text of each slide.
//!
//! Source of the format: ECMA-376 part 1, PresentationML.

use super::lay;
use super::office::{Frame, is_line, lines as words, link, paragraph_lines};
use super::page::{Line, Page, Shape};
use super::smart_art::Diagrams;
use crate::format::package::Package;
use crate::format::reading::{Doubt, Given, Laying, Unreadable};
use crate::format::xml::Element;

const PRESENTATION: &str = "ppt/presentation.xml";

/// The lines of a PPTX.
///
/// # Errors
/// If the package or one of the parts that is read is broken.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    let mut package = Package::open(bytes)?;
    let Some(presentation) = package.tree(PRESENTATION)? else {
        return Err(Unreadable::PackageBroken);
    };
    let parts = package.relations(PRESENTATION)?;
    let mut pages = Vec::new();
    let order = presentation.child("sldIdLst").into_iter().flat_map(|list| list.elements("sldId"));
    for slide in order {
        let part = slide.prefixed("id").and_then(|id| parts.iter().find(|part| part.id == id));
        let Some(part) = part else { continue };
        let Some(tree) = package.tree(&part.target)? else { continue };
        let relations = package.relations(&part.target)?;
        let diagrams = Diagrams::read(&mut package, &relations)?;
        let mut reader =
            Reader { page: Page::default(), diagrams: &diagrams, drawn: Vec::new(), tables: 0 };
        reader.page.number = u32::try_from(pages.len() + 1).ok();
        if let Some(shapes) = tree.at(&["cSld", "spTree"]) {
            reader.shapes(shapes, Frame::default());
        }
        for notes in relations.iter().filter(|it| it.kind == "notesSlide") {
            if let Some(tree) = package.tree(&notes.target)? {
                reader.notes(&tree);
            }
        }
        let hidden = matches!(tree.attribute("show"), Some("0" | "false"));
        pages.push(if hidden { hide(reader.page) } else { reader.finish() });
    }
    Ok(lay(&pages))
}

/// What is drawn below an element, such as an anchor of a sheet.
pub(super) fn drawn(parents: &[&Element]) -> Page {
    let diagrams = Diagrams::default();
    let mut reader =
        Reader { page: Page::default(), diagrams: &diagrams, drawn: Vec::new(), tables: 0 };
    for parent in parents {
        reader.shapes(parent, Frame::default());
    }
    reader.finish()
}

/// A slide that is not shown: its words are said and left out.
fn hide(page: Page) -> Page {
    let words = page.shapes.iter().flat_map(|shape| &shape.lines).map(|line| line.text.as_str());
    let texts = page.texts.iter().map(|(_, text)| text.as_str());
    let all: Vec<&str> = page.title.as_deref().into_iter().chain(words).chain(texts).collect();
    let text = all.join(" ").trim().to_owned();
    let doubts = if text.is_empty() { Vec::new() } else { vec![Doubt::HiddenLeftOut { text }] };
    Page { number: page.number, doubts, ..Page::default() }
}

struct Reader<'a> {
    page: Page,
    diagrams: &'a Diagrams,
    /// Diagrams of the slide, each a chart of its own.
    drawn: Vec<Page>,
    tables: u32,
}

impl Reader<'_> {
    fn shapes(&mut self, parent: &Element, frame: Frame) {
        for element in parent.below() {
            match &*element.name {
                "sp" => self.shape(element, frame),
                "grpSp" => self.shapes(element, frame.group(element.at(&["grpSpPr", "xfrm"]))),
                "cxnSp" => {
                    let connector = element.at(&["nvCxnSpPr", "cNvCxnSpPr"]).unwrap_or(element);
                    let found = link(connector, element.child("spPr"), frame, &str::to_owned);
                    self.page.links.extend(found);
                }
                "graphicFrame" => self.frame(element),
                _ => {}
            }
        }
    }

    fn shape(&mut self, element: &Element, frame: Frame) {
        let properties = element.child("spPr");
        let names = element.child("nvSpPr");
        let body = element.child("txBody");
        let lines: Vec<Line> = body.map(words).unwrap_or_default();
        let text = || {
            let words: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
            words.join(" ").trim().to_owned()
        };
        let has_words = lines.iter().any(|line| !line.text.is_empty());
        let kind = names
            .and_then(|it| it.at(&["nvPr", "ph"]))
            .map(|it| it.attribute("type").unwrap_or("obj"));
        match kind {
            Some("title" | "ctrTitle") if has_words => {
                match self.page.title {
                    None => self.page.title = Some(text()),
                    Some(_) => {
                        self.page.texts.push((Given::Paragraph { bold: true, indent: 0 }, text()))
                    }
                }
                return;
            }
            Some("dt" | "ftr" | "hdr" | "sldNum") => {
                if has_words {
                    self.page.texts.push((Given::Furniture, text()));
                }
                return;
            }
            Some("subTitle") => {
                let words = lines.into_iter().filter(|line| !line.text.is_empty());
                let text =
                    |line: Line| (Given::Paragraph { bold: line.bold, indent: 0 }, line.text);
                self.page.texts.extend(words.map(text));
                return;
            }
            Some("body" | "obj") => {
                if let Some(body) = body {
                    self.outline(body);
                }
                return;
            }
            _ => {}
        }
        let id = names.and_then(|it| it.child("cNvPr")?.attribute("id")).unwrap_or_default();
        if is_line(properties) && !has_words {
            self.page.links.extend(link(element, properties, frame, &str::to_owned));
            return;
        }
        let area = frame.area(properties.and_then(|it| it.child("xfrm")));
        let mut shape = Shape::new(id, lines, area);
        let is_text = names.and_then(|it| it.child("cNvSpPr")?.attribute("txBox")) == Some("1");
        let has_line =
            properties.and_then(|it| it.child("ln")).is_some_and(|it| it.child("noFill").is_none());
        shape.bare = is_text && !has_line;
        self.page.shapes.push(shape);
    }

    /// Running text, with the depth of each paragraph.
    fn outline(&mut self, body: &Element) {
        for paragraph in body.elements("p") {
            let level = paragraph.child("pPr").and_then(|it| it.number("lvl")).unwrap_or(0.0);
            let depth = level.clamp(0.0, 8.0) as u8 + 1;
            let plain = paragraph.child("pPr").is_some_and(|it| it.child("buNone").is_some());
            for (index, line) in paragraph_lines(paragraph).into_iter().enumerate() {
                let given = if plain {
                    Given::Paragraph { bold: line.bold, indent: 0 }
                } else if index == 0 {
                    Given::Item { depth }
                } else {
                    Given::Nothing
                };
                self.page.texts.push((given, line.text));
            }
        }
    }

    fn frame(&mut self, element: &Element) {
        if let Some(diagram) = self.diagrams.page(element) {
            self.drawn.push(diagram.clone());
        }
        let Some(table) = element.find("tbl") else { return };
        self.tables += 1;
        for row in table.elements("tr") {
            let cell = |cell: &Element| {
                let lines = cell.child("txBody").map(words).unwrap_or_default();
                let lines: Vec<String> = lines.into_iter().map(|line| line.text).collect();
                lines.join("\n").trim().to_owned()
            };
            let cells: Vec<String> = row.elements("tc").map(cell).collect();
            let text = cells.iter().map(|it| it.replace('\n', " ")).collect::<Vec<_>>().join(" | ");
            self.page.texts.push((Given::Row { table: self.tables, cells: cells.into() }, text));
        }
    }

    fn notes(&mut self, notes: &Element) {
        for shape in notes.all("sp") {
            let kind = shape.find("ph").and_then(|it| it.attribute("type"));
            let lines = shape.child("txBody").map(words).unwrap_or_default();
            let text: Vec<String> = lines.into_iter().map(|line| line.text).collect();
            let text = text.join(" ").trim().to_owned();
            if kind == Some("body") && !text.is_empty() {
                self.page.doubts.push(Doubt::NoteLeftOut { text });
            }
        }
    }

    /// The page with its diagrams: shapes of a diagram join those that are drawn, under names of their own.
    fn finish(mut self) -> Page {
        for (number, diagram) in self.drawn.iter().enumerate() {
            self.page.take(diagram, number);
        }
        self.page
    }
}
