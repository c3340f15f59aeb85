//! VSDX: the shapes and connections of each page of a Visio drawing.
//!
//! Source of the format: [MS-VSDX]. Lengths are in inches, upwards from the lower left corner.

use std::collections::HashMap;

use super::lay;
use super::page::{Area, Arrow, End, Line, Link, Page, Shape};
use crate::format::package::Package;
use crate::format::reading::{Laying, Unreadable};
use crate::format::xml::{Element, Node};

const PAGES: &str = "visio/pages/pages.xml";
const MASTERS: &str = "visio/masters/masters.xml";

/// Points in an inch.
const INCH: f64 = 72.0;

/// The lines of a VSDX.
///
/// # Errors
/// If the package or one of the parts that is read is broken.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    let mut package = Package::open(bytes)?;
    let Some(list) = package.tree(PAGES)? else { return Err(Unreadable::PackageBroken) };
    let parts = package.relations(PAGES)?;
    let masters = masters(&mut package)?;
    let mut pages = Vec::new();
    for element in list.elements("Page") {
        // What stands behind other pages is their furniture.
        if matches!(element.attribute("Background"), Some("1")) {
            continue;
        }
        let id = element.child("Rel").and_then(|it| it.attribute("id")).unwrap_or_default();
        let Some(part) = parts.iter().find(|part| part.id == id) else { continue };
        let Some(tree) = package.tree(&part.target)? else { continue };
        let sheet = element.child("PageSheet");
        let height = sheet.and_then(|sheet| cell(sheet, "PageHeight")).unwrap_or(11.0);
        let mut reader =
            Reader { page: Page::default(), height, masters: &masters, lines: HashMap::new() };
        reader.page.number = u32::try_from(pages.len() + 1).ok();
        let name = element.attribute("Name").filter(|name| !is_default_name(name));
        reader.page.title = name.map(str::to_owned);
        if let Some(shapes) = tree.child("Shapes") {
            reader.shapes(shapes, Origin::default(), None);
        }
        reader.connect(tree.child("Connects"));
        pages.push(reader.page);
    }
    Ok(lay(&pages))
}

/// "Page-1", "Page-2".
fn is_default_name(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ');
    matches!(word.to_lowercase().as_str(), "page" | "vsdpage" | "")
}

/// The first shape of each master, which shapes made of it take after.
fn masters(package: &mut Package) -> Result<HashMap<String, Element>, Unreadable> {
    let mut masters = HashMap::new();
    let Some(list) = package.tree(MASTERS)? else { return Ok(masters) };
    let parts = package.relations(MASTERS)?;
    for master in list.elements("Master") {
        let relation = master.child("Rel").and_then(|it| it.attribute("id")).unwrap_or_default();
        let Some(part) = parts.iter().find(|part| part.id == relation) else { continue };
        let shape = package.tree(&part.target)?.and_then(|it| it.find("Shape").cloned());
        if let (Some(id), Some(shape)) = (master.attribute("ID"), shape) {
            masters.insert(id.to_owned(), shape);
        }
    }
    Ok(masters)
}

/// The number in a cell of a shape.
fn cell(shape: &Element, name: &str) -> Option<f64> {
    let cell = shape.elements("Cell").find(|cell| cell.attribute("N") == Some(name))?;
    cell.number("V")
}

/// Where the lower left corner of a group stands on its page, in inches.
#[derive(Clone, Copy, Debug, Default)]
struct Origin {
    x: f64,
    y: f64,
}

struct Reader<'a> {
    page: Page,
    /// Of the page, in inches.
    height: f64,
    masters: &'a HashMap<String, Element>,
    /// Lines of one dimension by the ids of their shapes, with the places of their links.
    lines: HashMap<String, usize>,
}

impl Reader<'_> {
    fn shapes(&mut self, parent: &Element, origin: Origin, group: Option<&str>) {
        for shape in parent.elements("Shape") {
            let id = shape.attribute("ID").unwrap_or_default();
            let master = shape.attribute("Master").and_then(|id| self.masters.get(id));
            let number = |name| cell(shape, name).or_else(|| cell(master?, name));
            let ends = ["BeginX", "BeginY", "EndX", "EndY"].map(&number);
            let words = shape.child("Text").map(text).unwrap_or_default();
            if let [Some(x1), Some(y1), Some(x2), Some(y2)] = ends {
                self.line(shape, id, origin, [(x1, y1), (x2, y2)]);
                if words.iter().all(|line| line.text.trim().is_empty()) {
                    continue;
                }
            }
            let (width, height) = (number("Width").unwrap_or(0.0), number("Height").unwrap_or(0.0));
            let left = number("PinX").unwrap_or(0.0) - number("LocPinX").unwrap_or(width / 2.0);
            let bottom = number("PinY").unwrap_or(0.0) - number("LocPinY").unwrap_or(height / 2.0);
            let origin = Origin { x: origin.x + left, y: origin.y + bottom };
            let area = Area {
                left: origin.x * INCH,
                top: (self.height - origin.y - height) * INCH,
                width: width * INCH,
                height: height * INCH,
            };
            let mut new = Shape::new(id, words, Some(area));
            new.container = group.map(str::to_owned);
            self.page.shapes.push(new);
            if let Some(inner) = shape.child("Shapes") {
                self.shapes(inner, origin, Some(id));
            }
        }
    }

    fn line(&mut self, shape: &Element, id: &str, origin: Origin, ends: [(f64, f64); 2]) {
        let [from, to] = ends
            .map(|(x, y)| End::Point((origin.x + x) * INCH, (self.height - origin.y - y) * INCH));
        let has = |name| cell(shape, name).is_some_and(|head| head > 0.0);
        let arrow = Arrow::of(has("BeginArrow"), has("EndArrow"));
        let dashed = cell(shape, "LinePattern").is_some_and(|pattern| pattern > 1.0);
        self.lines.insert(id.to_owned(), self.page.links.len());
        self.page.links.push(Link { from, to, arrow, dashed });
    }

    fn connect(&mut self, connects: Option<&Element>) {
        for connect in connects.into_iter().flat_map(|it| it.elements("Connect")) {
            let line = connect.attribute("FromSheet").and_then(|id| self.lines.get(id));
            let (Some(&line), Some(shape)) = (line, connect.attribute("ToSheet")) else { continue };
            let end = End::Shape(shape.to_owned());
            match connect.attribute("FromCell") {
                Some(name) if name.starts_with("Begin") => self.page.links[line].from = end,
                Some(name) if name.starts_with("End") => self.page.links[line].to = end,
                _ => {}
            }
        }
    }
}

/// The lines of a text, without the marks between its letters.
fn text(element: &Element) -> Vec<Line> {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(part) => text.push_str(part),
            Node::Element(it) if matches!(&*it.name, "fld") => text.push_str(&it.text()),
            Node::Element(_) => {}
        }
    }
    Line::plain(&text.replace('\u{2028}', "\n"))
}
