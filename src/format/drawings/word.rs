//! Shapes drawn in a DOCX: text boxes, groups and canvases with their connectors, those of VML too.

use super::lay;
use super::office::{Frame, is_line, link};
use super::page::{Area, Line, Page, Shape};
use crate::format::reading::Laying;
use crate::format::xml::Element;

/// The shapes that hang on one paragraph.
#[derive(Debug, Default)]
pub(in crate::format) struct Words {
    page: Page,
    /// Drawings so far: the ids of a group are its own.
    count: usize,
}

impl Words {
    /// Adds a `w:drawing`, a `w:pict` or a `w:object`.
    pub fn add(&mut self, drawing: &Element) {
        self.count += 1;
        for place in drawing.below() {
            match &*place.name {
                "anchor" | "inline" => self.placed(place),
                _ => self.vml(place),
            }
        }
    }

    /// What they come to, if they are more than one text box.
    pub fn drawing(&self) -> Option<Laying> {
        let boxes = self.page.shapes.iter().filter(|shape| shape.has_words()).count();
        (boxes >= 2).then(|| lay(std::slice::from_ref(&self.page)))
    }

    fn id(&self, id: &str) -> String {
        format!("{}/{id}", self.count)
    }

    fn placed(&mut self, place: &Element) {
        let offset = |name: &str| {
            let position = place.child(name)?.child("posOffset")?.text();
            position.trim().parse::<f64>().ok()
        };
        let at = (offset("positionH").unwrap_or_default(), offset("positionV").unwrap_or_default());
        let size = place.child("extent").and_then(|it| Some((it.number("cx")?, it.number("cy")?)));
        let Some(data) = place.at(&["graphic", "graphicData"]) else { return };
        let frame = Frame::default().moved(at.0, at.1);
        for shape in data.below() {
            match &*shape.name {
                "wsp" => {
                    let (width, height) = size.unwrap_or_default();
                    let area = Some(Frame::default().place(at.0, at.1, width, height));
                    let id =
                        place.child("docPr").and_then(|it| it.attribute("id")).unwrap_or_default();
                    self.shape(shape, frame, area, id);
                }
                "wgp" | "wpc" => self.group(shape, frame.group(shape.at(&["grpSpPr", "xfrm"]))),
                _ => {}
            }
        }
    }

    fn group(&mut self, group: &Element, frame: Frame) {
        for shape in group.below() {
            match &*shape.name {
                "wsp" => self.shape(shape, frame, None, ""),
                "grpSp" | "wgp" => self.group(shape, frame.group(shape.at(&["grpSpPr", "xfrm"]))),
                _ => {}
            }
        }
    }

    fn shape(&mut self, shape: &Element, frame: Frame, area: Option<Area>, fallback: &str) {
        let properties = shape.child("spPr");
        let name = shape.child("cNvPr").and_then(|it| it.attribute("id")).unwrap_or(fallback);
        let id = self.id(name);
        let lines = shape.find("txbxContent").map(lines).unwrap_or_default();
        let connector = shape.child("cNvCnPr").filter(|_| lines.is_empty());
        if connector.is_some() || (is_line(properties) && lines.is_empty()) {
            let connector = connector.unwrap_or(shape);
            let found = link(connector, properties, frame, &|it| self.id(it));
            self.page.links.extend(found);
            return;
        }
        let area = area.or_else(|| frame.area(properties.and_then(|it| it.child("xfrm"))));
        self.page.shapes.push(Shape::new(&id, lines, area));
    }

    /// Shapes of VML, whose places are written as styles.
    fn vml(&mut self, shape: &Element) {
        match &*shape.name {
            "group" => {
                let Some(outer) = vml_area(shape) else { return };
                let two = |name: &str| -> Option<(f64, f64)> {
                    let (x, y) = shape.attribute(name)?.split_once(',')?;
                    Some((x.trim().parse().ok()?, y.trim().parse().ok()?))
                };
                let (size, origin) = (
                    two("coordsize").unwrap_or((1_000.0, 1_000.0)),
                    two("coordorigin").unwrap_or_default(),
                );
                let scale = (outer.width / size.0.max(1.0), outer.height / size.1.max(1.0));
                for inner in shape.below() {
                    let before = self.page.shapes.len();
                    self.vml(inner);
                    for it in
                        self.page.shapes[before..].iter_mut().filter_map(|it| it.area.as_mut())
                    {
                        it.left = outer.left + (it.left - origin.0) * scale.0;
                        it.top = outer.top + (it.top - origin.1) * scale.1;
                        it.width *= scale.0;
                        it.height *= scale.1;
                    }
                }
            }
            "shape" | "rect" | "roundrect" | "oval" => {
                let Some(content) = shape.find("txbxContent") else { return };
                let id = self.id(shape.attribute("id").unwrap_or_default());
                self.page.shapes.push(Shape::new(&id, lines(content), vml_area(shape)));
            }
            _ => {}
        }
    }
}

/// The paragraphs of a text box.
fn lines(content: &Element) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in content.all("p") {
        let mut text = String::new();
        let (mut letters, mut bold) = (0, 0);
        for run in paragraph.all("r") {
            let is_bold = run
                .child("rPr")
                .and_then(|it| it.child("b"))
                .is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false")));
            for piece in run.below() {
                match &*piece.name {
                    "t" => {
                        let part = piece.text();
                        let count = part.chars().filter(|c| c.is_alphanumeric()).count();
                        letters += count;
                        bold += if is_bold { count } else { 0 };
                        text.push_str(&part);
                    }
                    "br" | "cr" => text.push('\n'),
                    "tab" => text.push('\t'),
                    _ => {}
                }
            }
        }
        let is_bold = letters > 0 && bold == letters;
        lines.extend(text.split('\n').map(|text| Line { text: text.to_owned(), bold: is_bold }));
    }
    lines
}

/// Where the style of a VML shape puts it: "left:10pt;top:20pt;width:100pt;height:30pt".
fn vml_area(shape: &Element) -> Option<Area> {
    let style = shape.attribute("style")?;
    let value = |names: [&str; 2]| {
        let found = style
            .split(';')
            .filter_map(|it| it.split_once(':'))
            .find(|(name, _)| names.contains(&name.trim()));
        let number: String = found?
            .1
            .trim()
            .chars()
            .take_while(|c| c.is_ascii_digit() || "-.".contains(*c))
            .collect();
        number.parse::<f64>().ok()
    };
    Some(Area {
        left: value(["margin-left", "left"]).unwrap_or_default(),
        top: value(["margin-top", "top"]).unwrap_or_default(),
        width: value(["width", "width"])?,
        height: value(["height", "height"])?,
    })
}
