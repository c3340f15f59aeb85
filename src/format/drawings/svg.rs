//! SVG: words in rectangles, and the lines between them. This program's own pictures are read to the post.
//!
//! Source of the format: SVG 1.1. Of transformations, shifts and scales are followed.

use super::lay;
use super::page::{Area, Arrow, End, Line, Link, Page, Shape};
use crate::format::reading::{Given, Laying, Unreadable};
use crate::format::xml::{self, Element};

/// The lines of a picture.
///
/// # Errors
/// If it is no XML.
pub(in crate::format) fn lines(text: &str) -> Result<Laying, Unreadable> {
    let root = xml::read(text)?;
    let mut reader = Reader::default();
    reader.walk(&root, View::default());
    let is_ours =
        root.attribute("font-family").is_some_and(|it| it.starts_with("Inter, 'Liberation"));
    Ok(lay(&[reader.page(is_ours)]))
}

/// Where a group's coordinates stand on the picture.
#[derive(Clone, Copy, Debug)]
struct View {
    scale: (f64, f64),
    shift: (f64, f64),
}

impl Default for View {
    fn default() -> Self {
        Self { scale: (1.0, 1.0), shift: (0.0, 0.0) }
    }
}

impl View {
    fn point(self, x: f64, y: f64) -> (f64, f64) {
        (self.shift.0 + self.scale.0 * x, self.shift.1 + self.scale.1 * y)
    }

    /// The view within an element.
    fn within(mut self, element: &Element) -> Self {
        let steps = element.attribute("transform").unwrap_or_default();
        for step in steps.split(')') {
            let Some((name, values)) = step.split_once('(') else { continue };
            let values = numbers(values);
            let (scale, shift) = match (name.trim().trim_start_matches(','), values.as_slice()) {
                ("translate", [x]) => ((1.0, 1.0), (*x, 0.0)),
                ("translate", [x, y]) => ((1.0, 1.0), (*x, *y)),
                ("scale", [both]) => ((*both, *both), (0.0, 0.0)),
                ("scale", [x, y]) => ((*x, *y), (0.0, 0.0)),
                ("matrix", [a, _, _, d, e, f]) => ((*a, *d), (*e, *f)),
                _ => continue,
            };
            self.shift = self.point(shift.0, shift.1);
            self.scale = (self.scale.0 * scale.0, self.scale.1 * scale.1);
        }
        self
    }
}

/// Words at one place.
#[derive(Clone, Debug)]
struct Piece {
    at: (f64, f64),
    text: String,
    bold: bool,
    colour: String,
}

#[derive(Debug, Default)]
struct Reader {
    boxes: Vec<Area>,
    pieces: Vec<Piece>,
    links: Vec<Link>,
}

impl Reader {
    fn walk(&mut self, parent: &Element, view: View) {
        for element in parent.below() {
            let view = view.within(element);
            match &*element.name {
                "g" | "svg" | "a" | "switch" => self.walk(element, view),
                "rect" | "foreignObject" => {
                    let side = |name| element.number(name).unwrap_or_default();
                    let (left, top) = view.point(side("x"), side("y"));
                    let (width, height) =
                        (side("width") * view.scale.0.abs(), side("height") * view.scale.1.abs());
                    self.boxes.push(Area { left, top, width, height });
                }
                "text" => self.text(element, view),
                "line" => {
                    let end = |x, y| Some(view.point(element.number(x)?, element.number(y)?));
                    self.stroke(
                        &[end("x1", "y1"), end("x2", "y2")]
                            .into_iter()
                            .flatten()
                            .collect::<Vec<_>>(),
                    );
                }
                "polyline" => {
                    let values = numbers(element.attribute("points").unwrap_or_default());
                    let points: Vec<(f64, f64)> =
                        values.chunks_exact(2).map(|it| view.point(it[0], it[1])).collect();
                    self.stroke(&points);
                }
                "path" => {
                    let points = path(element.attribute("d").unwrap_or_default());
                    let points: Vec<(f64, f64)> =
                        points.into_iter().map(|(x, y)| view.point(x, y)).collect();
                    self.stroke(&points);
                }
                _ => {}
            }
        }
    }

    /// Each stretch is a line of its own: they make a net again.
    fn stroke(&mut self, points: &[(f64, f64)]) {
        for pair in points.windows(2) {
            let [from, to] = [pair[0], pair[1]].map(|(x, y)| End::Point(x, y));
            self.links.push(Link { from, to, arrow: Arrow::Untold, dashed: false });
        }
    }

    fn text(&mut self, element: &Element, view: View) {
        let place =
            |it: &Element, name| it.attribute(name).and_then(|it| numbers(it).first().copied());
        let own =
            (place(element, "x").unwrap_or_default(), place(element, "y").unwrap_or_default());
        let style = |name: &str| {
            let styles = element.attribute("style").unwrap_or_default();
            let found = styles
                .split(';')
                .filter_map(|it| it.split_once(':'))
                .find(|(it, _)| it.trim() == name);
            element
                .attribute(name)
                .or(found.map(|(_, value)| value.trim()))
                .unwrap_or_default()
                .to_owned()
        };
        let weight = style("font-weight");
        let bold = weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600);
        let piece = |at: (f64, f64), text: String| Piece {
            at: view.point(at.0, at.1),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            bold,
            colour: style("fill"),
        };
        let mut parts: Vec<((f64, f64), String)> = vec![(own, String::new())];
        for node in &element.children {
            match node {
                xml::Node::Text(text) => {
                    if let Some((_, last)) = parts.last_mut() {
                        last.push_str(text);
                    }
                }
                xml::Node::Element(span) => {
                    let above = parts.last().map_or(own, |(at, _)| *at);
                    let lower =
                        place(span, "dy").filter(|dy| *dy != 0.0).map(|dy| above.1 + dy.max(1.0));
                    match (place(span, "y").or(lower), place(span, "x")) {
                        (None, None) => {
                            if let Some((_, last)) = parts.last_mut() {
                                last.push_str(&span.text());
                            }
                        }
                        (y, x) => {
                            parts.push(((x.unwrap_or(above.0), y.unwrap_or(above.1)), span.text()))
                        }
                    }
                }
            }
        }
        let pieces = parts.into_iter().map(|(at, text)| piece(at, text));
        self.pieces.extend(pieces.filter(|it| !it.text.is_empty()));
    }

    fn page(mut self, is_ours: bool) -> Page {
        let mut page = Page { links: std::mem::take(&mut self.links), ..Page::default() };
        let boxes = joined(&self.boxes);
        let mut inside: Vec<Vec<Piece>> = vec![Vec::new(); boxes.len()];
        // A box of all is the paper.
        let all: f64 = boxes.iter().map(|area| area.width * area.height).fold(0.0, f64::max);
        let is_paper = |area: &Area| {
            boxes.len() > 1 && area.width * area.height >= all && self.pieces.len() > 1
        };
        for (number, piece) in self.pieces.iter().enumerate() {
            // Letters stand on their line: a little higher they are well within.
            let at = (piece.at.0 + 0.5, piece.at.1 - 2.0);
            let around = boxes
                .iter()
                .enumerate()
                .filter(|(_, area)| area.distance(at) == 0.0 && !is_paper(area));
            let size = |area: &Area| area.width * area.height;
            match around.min_by(|(_, a), (_, b)| size(a).total_cmp(&size(b))) {
                Some((at, _)) => inside[at].push(piece.clone()),
                None => {
                    let area = Area {
                        left: piece.at.0,
                        top: piece.at.1 - 10.0,
                        width: 6.0 * piece.text.len() as f64,
                        height: 12.0,
                    };
                    let line = Line { text: piece.text.clone(), bold: piece.bold };
                    let mut shape = Shape::new(&format!("text {number}"), vec![line], Some(area));
                    shape.bare = true;
                    page.shapes.push(shape);
                }
            }
        }
        if is_ours {
            // The legend stands below all cards.
            let filled = boxes.iter().zip(&inside).filter(|(_, pieces)| !pieces.is_empty());
            let lowest = filled.map(|(area, _)| area.bottom());
            let lowest = lowest.fold(f64::MIN, f64::max);
            let is_below = |shape: &Shape| shape.area.is_some_and(|area| area.top > lowest);
            let (legend, rest): (Vec<Shape>, Vec<Shape>) =
                std::mem::take(&mut page.shapes).into_iter().partition(is_below);
            page.shapes = rest;
            let texts = legend.into_iter().flat_map(|it| it.lines);
            page.texts.extend(texts.map(|line| (Given::Furniture, line.text)));
        }
        for (number, (area, pieces)) in boxes.into_iter().zip(inside).enumerate() {
            let lines = if is_ours { our_lines(pieces, &mut page) } else { rows(pieces) };
            if !lines.is_empty() {
                page.shapes.push(Shape::new(&number.to_string(), lines, Some(area)));
            }
        }
        page
    }
}

/// Boxes drawn as several rectangles, such as a head and a body below it, are one.
fn joined(boxes: &[Area]) -> Vec<Area> {
    let mut out: Vec<Area> = Vec::new();
    for area in boxes {
        let same = out.iter_mut().find(|it| {
            let sides =
                (it.left - area.left).abs() < 1.5 && (it.right() - area.right()).abs() < 1.5;
            sides && it.top <= area.bottom() + 0.5 && area.top <= it.bottom() + 0.5
        });
        match same {
            Some(it) => {
                let bottom = it.bottom().max(area.bottom());
                it.top = it.top.min(area.top);
                it.height = bottom - it.top;
            }
            None => out.push(*area),
        }
    }
    out
}

/// Pieces in the rows that they stand in, each row from left to right.
fn in_rows(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| a.at.1.total_cmp(&b.at.1).then(a.at.0.total_cmp(&b.at.0)));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| (row[0].at.1 - piece.at.1).abs() < 3.0) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.at.0.total_cmp(&b.at.0));
    }
    rows
}

fn rows(pieces: Vec<Piece>) -> Vec<Line> {
    let line = |row: Vec<Piece>| Line {
        bold: row.iter().all(|piece| piece.bold),
        text: row.into_iter().map(|piece| piece.text).collect::<Vec<_>>().join(" "),
    };
    in_rows(pieces).into_iter().map(line).collect()
}

/// The lines of one of our own cards: a name, figures, and posts that begin with their count; what has
/// another colour than the title of a post is its level, grade or reference job.
fn our_lines(pieces: Vec<Piece>, page: &mut Page) -> Vec<Line> {
    let is_figure =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || " /–-\u{a0}\u{202f}".contains(c));
    let is_count = |piece: &Piece| piece.bold && piece.text.chars().all(|c| c.is_ascii_digit());
    let mut lines: Vec<Line> = Vec::new();
    let mut post_colour: Option<String> = None;
    let mut last_colour = String::new();
    for row in in_rows(pieces) {
        let is_post = row.len() > 1 && is_count(&row[0]);
        let in_posts = post_colour.is_some();
        let figures = |piece: &Piece| {
            !is_post
                && (is_figure(&piece.text)
                    || (!in_posts && piece.text.starts_with(|c: char| c.is_ascii_digit())))
        };
        let (said, words): (Vec<Piece>, Vec<Piece>) = row.into_iter().partition(figures);
        for piece in said {
            match piece.text.split_once('/').map(|(_, figure)| figure.trim().parse::<u32>()) {
                Some(Ok(figure)) => {
                    page.texts.push((Given::Furniture, format!("{} ({figure})", piece.text)));
                }
                Some(Err(_)) | None => page.texts.push((Given::Furniture, piece.text)),
            }
        }
        if words.is_empty() {
            continue;
        }
        if is_post {
            post_colour = Some(words[1].colour.clone());
            last_colour.clone_from(&words[1].colour);
        }
        // All above the posts is the name, all below a count is its line.
        if is_post || lines.is_empty() {
            lines.push(Line { text: String::new(), bold: !is_post });
        }
        let Some(line) = lines.last_mut() else { continue };
        for piece in words {
            let other = in_posts
                && piece.colour != last_colour
                && Some(&piece.colour) != post_colour.as_ref();
            let joint = match () {
                () if line.text.is_empty() => "",
                () if other || (is_post && piece.colour != last_colour && !is_count(&piece)) => {
                    ", "
                }
                () if line.text.ends_with('-') => "",
                () => " ",
            };
            line.text = format!("{}{joint}{}", line.text, piece.text);
            if !is_count(&piece) {
                last_colour = piece.colour;
            }
        }
    }
    lines
}

/// The numbers of a list parted by spaces or commas.
fn numbers(text: &str) -> Vec<f64> {
    let parts = text.split(|c: char| c == ',' || c.is_whitespace());
    let number =
        |it: &str| it.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().ok();
    parts.filter_map(number).filter(|it| it.is_finite()).collect()
}

/// The corners of a path of straight lines; of curves, where they end.
fn path(text: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut rest = text.trim();
    let mut at = (0.0, 0.0);
    while let Some(command) = rest.chars().next().filter(char::is_ascii_alphabetic) {
        let end = rest[1..]
            .find(|c: char| c.is_ascii_alphabetic() && c != 'e')
            .map_or(rest.len(), |end| end + 1);
        let values = numbers(&rest[1..end].replace('-', " -"));
        rest = &rest[end..];
        let relative = command.is_ascii_lowercase();
        let from = if relative { at } else { (0.0, 0.0) };
        let step = match command.to_ascii_uppercase() {
            'M' | 'L' | 'T' => 2,
            'C' => 6,
            'S' | 'Q' => 4,
            'A' => 7,
            'H' | 'V' => 1,
            _ => continue,
        };
        for chunk in values.chunks_exact(step) {
            let from = if relative { at } else { from };
            at = match (command.to_ascii_uppercase(), chunk) {
                ('H', [x]) => (from.0 + x, at.1),
                ('V', [y]) => (at.0, from.1 + y),
                (_, [.., x, y]) => (from.0 + x, from.1 + y),
                _ => continue,
            };
            points.push(at);
        }
    }
    points
}
