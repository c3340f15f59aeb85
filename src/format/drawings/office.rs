//! What the drawings of PPTX, DOCX and SmartArt share: DrawingML's texts, places and lines.

use super::page::{Area, Arrow, End, Line, Link};
use crate::format::xml::Element;

/// Units of DrawingML in a point.
const EMU: f64 = 12_700.0;

/// The paragraphs of a text body as lines.
pub(super) fn lines(body: &Element) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in body.elements("p") {
        lines.extend(paragraph_lines(paragraph));
    }
    lines
}

/// A paragraph's lines: a break ends one.
pub(super) fn paragraph_lines(paragraph: &Element) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut text, mut letters, mut bold) = (String::new(), 0, 0);
    let mut end = |text: &mut String, letters: &mut usize, bold: &mut usize| {
        let is_bold = *letters > 0 && bold == letters;
        lines.push(Line { text: std::mem::take(text).trim().to_owned(), bold: is_bold });
        (*letters, *bold) = (0, 0);
    };
    for run in paragraph.below() {
        match &*run.name {
            "r" | "fld" => {
                let part = run.child("t").map(Element::text).unwrap_or_default();
                let count = part.chars().filter(|c| c.is_alphanumeric()).count();
                let is_bold = run.child("rPr").and_then(|it| it.attribute("b"));
                letters += count;
                bold += if matches!(is_bold, Some("1" | "true")) { count } else { 0 };
                // A vertical tab is a break that was pasted.
                for (index, piece) in part.split(['\u{b}', '\n']).enumerate() {
                    if index > 0 {
                        end(&mut text, &mut letters, &mut bold);
                    }
                    text.push_str(piece);
                }
            }
            "br" => end(&mut text, &mut letters, &mut bold),
            _ => {}
        }
    }
    end(&mut text, &mut letters, &mut bold);
    lines
}

/// Where the shapes of a group stand on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    scale: (f64, f64),
    shift: (f64, f64),
}

impl Default for Frame {
    fn default() -> Self {
        Self { scale: (1.0, 1.0), shift: (0.0, 0.0) }
    }
}

impl Frame {
    /// The frame of the shapes in a group that `xfrm` places in this one.
    pub fn group(self, xfrm: Option<&Element>) -> Self {
        let Some(xfrm) = xfrm else { return self };
        let two = |name: &str, x: &str, y: &str| {
            let element = xfrm.child(name)?;
            Some((element.number(x)?, element.number(y)?))
        };
        let (Some(off), Some(ext)) = (two("off", "x", "y"), two("ext", "cx", "cy")) else {
            return self;
        };
        let inner = two("chOff", "x", "y").unwrap_or(off);
        let size = two("chExt", "cx", "cy").unwrap_or(ext);
        let part = |outer: f64, inner: f64| if inner > 0.0 { outer / inner } else { 1.0 };
        let scale = (part(ext.0, size.0), part(ext.1, size.1));
        Self {
            scale: (self.scale.0 * scale.0, self.scale.1 * scale.1),
            shift: (
                self.shift.0 + self.scale.0 * (off.0 - inner.0 * scale.0),
                self.shift.1 + self.scale.1 * (off.1 - inner.1 * scale.1),
            ),
        }
    }

    /// The area that `xfrm` gives a shape in this frame, in points.
    pub fn area(self, xfrm: Option<&Element>) -> Option<Area> {
        let xfrm = xfrm?;
        let (off, ext) = (xfrm.child("off")?, xfrm.child("ext")?);
        Some(self.place(off.number("x")?, off.number("y")?, ext.number("cx")?, ext.number("cy")?))
    }

    /// A rectangle in this frame's units, in points on the page.
    pub fn place(self, left: f64, top: f64, width: f64, height: f64) -> Area {
        Area {
            left: (self.shift.0 + self.scale.0 * left) / EMU,
            top: (self.shift.1 + self.scale.1 * top) / EMU,
            width: (self.scale.0 * width).abs() / EMU,
            height: (self.scale.1 * height).abs() / EMU,
        }
    }

    /// The frame moved by as much, in its units.
    pub fn moved(self, x: f64, y: f64) -> Self {
        let shift = (self.shift.0 + self.scale.0 * x, self.shift.1 + self.scale.1 * y);
        Self { shift, ..self }
    }
}

/// A connector: the shapes it is fixed to, else where it ends.
pub(super) fn link(
    connector: &Element,
    properties: Option<&Element>,
    frame: Frame,
    id: &dyn Fn(&str) -> String,
) -> Option<Link> {
    let fixed = |name: &str| connector.child(name)?.attribute("id").map(|it| End::Shape(id(it)));
    let (start, end) = (fixed("stCxn"), fixed("endCxn"));
    let xfrm = properties.and_then(|it| it.child("xfrm"));
    let flipped = |name: &str| {
        xfrm.and_then(|it| it.attribute(name)).is_some_and(|it| matches!(it, "1" | "true"))
    };
    let ends = frame.area(xfrm).map(|area| {
        let (x1, x2) = (area.left, area.right());
        let (y1, y2) = (area.top, area.bottom());
        let (x1, x2) = if flipped("flipH") { (x2, x1) } else { (x1, x2) };
        let (y1, y2) = if flipped("flipV") { (y2, y1) } else { (y1, y2) };
        (End::Point(x1, y1), End::Point(x2, y2))
    });
    let (from, to) = match (start, end, ends) {
        (Some(start), Some(end), _) => (start, end),
        (Some(start), None, Some((_, to))) => (start, to),
        (None, Some(end), Some((from, _))) => (from, end),
        (None, None, Some(ends)) => ends,
        _ => return None,
    };
    let stroke = properties.and_then(|it| it.child("ln"));
    let head = |name: &str| {
        let kind = stroke.and_then(|it| it.child(name)?.attribute("type"));
        kind.is_some_and(|kind| kind != "none")
    };
    let dash = stroke.and_then(|it| it.child("prstDash")?.attribute("val"));
    Some(Link {
        from,
        to,
        arrow: Arrow::of(head("headEnd"), head("tailEnd")),
        dashed: dash.is_some_and(|dash| dash != "solid")
            || stroke.is_some_and(|it| it.child("custDash").is_some()),
    })
}

/// Whether a shape is nothing but a line: a stroke that was drawn, not a connector.
pub(super) fn is_line(properties: Option<&Element>) -> bool {
    let kind =
        properties.and_then(|it| it.child("prstGeom")?.attribute("prst")).unwrap_or_default();
    kind == "line" || kind.contains("Connector")
}
