//! Shapes of OpenDocument: presentations and drawings (ODP, ODG), and what is drawn in a text (ODT).
//!
//! Source of the format: OpenDocument 1.3, part 3, chapters 10 and 19.

use super::lay;
use super::page::{Area, Arrow, End, Line, Link, Page, Shape};
use crate::format::package::Package;
use crate::format::reading::{Doubt, Given, Laying, Unreadable};
use crate::format::xml::{Element, Node};

/// The lines of an ODP or ODG.
///
/// # Errors
/// If the package or its content is broken, or behind a password.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    let mut package = Package::open(bytes)?;
    let manifest = package.tree("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.find("encryption-data").is_some()) {
        return Err(Unreadable::Protected);
    }
    let Some(content) = package.tree("content.xml")? else { return Err(Unreadable::PackageBroken) };
    let styles = Dashes::of(&content);
    let mut pages = Vec::new();
    for (index, element) in content.all("page").into_iter().enumerate() {
        let mut shapes = Shapes { dashes: styles.clone(), ..Shapes::default() };
        shapes.page.number = u32::try_from(index + 1).ok();
        for shape in element.below() {
            shapes.add(shape);
        }
        // A page that nobody named bears the name the program gave it.
        let name = element.attribute("name").filter(|name| !is_default_name(name));
        if shapes.page.title.is_none() {
            shapes.page.title = name.map(str::to_owned);
        }
        pages.push(shapes.page);
    }
    Ok(lay(&pages))
}

/// "page1", "Slide 2", "Diapo 3".
fn is_default_name(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    matches!(word.to_lowercase().as_str(), "page" | "slide" | "diapo" | "diapositive" | "")
}

/// The names of styles whose lines are dashed, and of those that have a head.
#[derive(Clone, Debug, Default)]
struct Dashes {
    dashed: Vec<String>,
    head_at_start: Vec<String>,
    head_at_end: Vec<String>,
}

impl Dashes {
    fn of(content: &Element) -> Self {
        let mut dashes = Self::default();
        for style in content.all("style") {
            let Some(name) = style.attribute("name") else { continue };
            let Some(graphic) = style.child("graphic-properties") else { continue };
            let name = name.to_owned();
            if graphic.attribute("stroke") == Some("dash") {
                dashes.dashed.push(name.clone());
            }
            let has = |mark: &str| graphic.attribute(mark).is_some_and(|it| !it.is_empty());
            if has("marker-start") {
                dashes.head_at_start.push(name.clone());
            }
            if has("marker-end") {
                dashes.head_at_end.push(name);
            }
        }
        dashes
    }
}

/// The shapes of a page, or those that hang on a paragraph.
#[derive(Debug, Default)]
pub(in crate::format) struct Shapes {
    page: Page,
    dashes: Dashes,
    tables: u32,
}

impl Shapes {
    pub fn is_empty(&self) -> bool {
        self.page.shapes.is_empty() && self.page.links.is_empty()
    }

    /// What they come to, if they are more than one text box.
    pub fn drawing(&self) -> Option<Laying> {
        let boxes = self.page.shapes.iter().filter(|shape| shape.has_words()).count();
        (boxes >= 2).then(|| lay(std::slice::from_ref(&self.page)))
    }

    /// Where the words of the text boxes in `element` stand.
    pub fn contents<'a>(&self, element: &'a Element) -> Vec<&'a Element> {
        if self.is_empty() {
            return Vec::new();
        }
        let names = ["text-box", "custom-shape", "rect", "ellipse"];
        let mut found: Vec<&Element> = names.iter().flat_map(|name| element.all(name)).collect();
        if names.contains(&&*element.name) {
            found.push(element);
        }
        found
    }

    /// Adds a shape with all that is in it.
    pub fn add(&mut self, shape: &Element) {
        match &*shape.name {
            "g" => shape.below().for_each(|inner| self.add(inner)),
            "a" => shape.below().for_each(|inner| self.add(inner)),
            "connector" | "line" | "polyline" | "measure" => self.line(shape),
            "frame" => self.frame(shape),
            "custom-shape" | "rect" | "ellipse" | "circle" | "path" | "polygon" | "caption"
            | "regular-polygon" => {
                let lines = lines_of(shape);
                self.push(shape, lines);
            }
            "notes" => {
                let frames = shape.elements("frame");
                let frames = frames.filter(|it| it.attribute("class") == Some("notes"));
                let words: Vec<String> =
                    frames.filter_map(|it| it.child("text-box")).map(joined).collect();
                let text = words.join(" ").trim().to_owned();
                if !text.is_empty() {
                    self.page.doubts.push(Doubt::NoteLeftOut { text });
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, element: &Element, lines: Vec<Line>) {
        let id = ids(element)
            .next()
            .map_or_else(|| format!("#{}", self.page.shapes.len()), str::to_owned);
        self.page.shapes.push(Shape::new(&id, lines, area(element)));
    }

    fn frame(&mut self, frame: &Element) {
        if let Some(table) = frame.child("table") {
            return self.table(table);
        }
        let Some(content) = frame.child("text-box") else { return };
        match frame.attribute("class") {
            Some("title") => {
                let title = joined(content);
                if !title.is_empty() && self.page.title.is_none() {
                    self.page.title = Some(title);
                } else if !title.is_empty() {
                    self.page.texts.push((Given::Paragraph { bold: true, indent: 0 }, title));
                }
            }
            Some("footer" | "header" | "date-time" | "page-number") => {
                self.page.texts.push((Given::Furniture, joined(content)));
            }
            Some("outline" | "subtitle" | "text") => self.outline(content, 0),
            _ => {
                let lines = lines_of(content);
                self.push(frame, lines);
            }
        }
    }

    /// Running text of a slide, with the depth of its lists.
    fn outline(&mut self, content: &Element, depth: u8) {
        for element in content.below() {
            match &*element.name {
                "p" | "h" => {
                    let given = if depth > 0 {
                        Given::Item { depth }
                    } else {
                        Given::Paragraph { bold: false, indent: 0 }
                    };
                    let lines = paragraph(element);
                    self.page.texts.extend(lines.into_iter().map(|line| (given.clone(), line)));
                }
                "list" => {
                    for item in element.below() {
                        self.outline(item, depth.saturating_add(1));
                    }
                }
                _ => {}
            }
        }
    }

    fn table(&mut self, table: &Element) {
        self.tables += 1;
        for row in table.all("table-row") {
            let cells: Vec<String> = row.elements("table-cell").map(joined).collect();
            let text = cells.join(" | ");
            self.page.texts.push((Given::Row { table: self.tables, cells: cells.into() }, text));
        }
    }

    fn line(&mut self, line: &Element) {
        let lines = lines_of(line);
        if lines.iter().any(|line| !line.text.trim().is_empty()) {
            // What is written on a line is said, and ties nothing.
            let texts = lines
                .into_iter()
                .map(|line| (Given::Paragraph { bold: false, indent: 0 }, line.text));
            self.page.texts.extend(texts);
        }
        let fixed = |name: &str| line.attribute(name).map(|id| End::Shape(id.to_owned()));
        let point = |x: &str, y: &str| {
            Some(End::Point(length(line.attribute(x)?)?, length(line.attribute(y)?)?))
        };
        let from = fixed("start-shape").or_else(|| point("x1", "y1"));
        let to = fixed("end-shape").or_else(|| point("x2", "y2"));
        let (Some(from), Some(to)) = (from, to) else { return };
        let style = line.attribute("style-name").unwrap_or_default();
        let is = |names: &[String]| names.iter().any(|name| name == style);
        self.page.links.push(Link {
            from,
            to,
            arrow: Arrow::of(is(&self.dashes.head_at_start), is(&self.dashes.head_at_end)),
            dashed: is(&self.dashes.dashed),
        });
    }
}

/// What a shape may be called: LibreOffice writes one id twice, others one of the two.
fn ids(element: &Element) -> impl Iterator<Item = &str> {
    element.attribute("id").into_iter()
}

/// The lines of the paragraphs right in a shape, or in its lists.
fn lines_of(element: &Element) -> Vec<Line> {
    let mut lines = Vec::new();
    for it in element.below() {
        match &*it.name {
            "p" | "h" => {
                lines.extend(paragraph(it).into_iter().map(|text| Line { text, bold: false }));
            }
            "list" | "list-item" | "list-header" | "text-box" => lines.extend(lines_of(it)),
            _ => {}
        }
    }
    lines
}

/// The lines of a paragraph: breaks end them.
fn paragraph(element: &Element) -> Vec<String> {
    fn collect(element: &Element, text: &mut String) {
        for node in &element.children {
            match node {
                Node::Text(part) => text.push_str(&part.replace(['\n', '\r'], " ")),
                Node::Element(it) => match &*it.name {
                    "line-break" => text.push('\n'),
                    "tab" => text.push('\t'),
                    "s" => text.push(' '),
                    "annotation" | "note" => {}
                    _ => collect(it, text),
                },
            }
        }
    }
    let mut text = String::new();
    collect(element, &mut text);
    text.split('\n').map(|line| line.trim().to_owned()).collect()
}

fn joined(content: &Element) -> String {
    let words: Vec<String> = lines_of(content).into_iter().map(|line| line.text).collect();
    words.join(" ").trim().to_owned()
}

/// Where a shape stands, in points.
fn area(element: &Element) -> Option<Area> {
    let side = |name: &str| element.attribute(name).and_then(length);
    let (width, height) = (side("width")?, side("height")?);
    let (mut left, mut top) = (side("x").unwrap_or_default(), side("y").unwrap_or_default());
    // A shape that was turned says its place by the last step of its transformation.
    let moved = element.attribute("transform").and_then(|it| it.rsplit_once("translate"));
    if let Some((_, step)) = moved {
        let step = step.trim().trim_start_matches('(').split(')').next().unwrap_or_default();
        let mut parts = step.split([' ', ',']).filter(|it| !it.is_empty()).filter_map(length);
        left += parts.next().unwrap_or_default();
        top += parts.next().unwrap_or_default();
    }
    Some(Area { left, top, width, height })
}

/// A length such as "2.5cm", in points.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let number: f64 = text[..end].parse().ok().filter(|it: &f64| it.is_finite())?;
    let unit = match &text[end..] {
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => 1.0,
    };
    Some(number * unit)
}
