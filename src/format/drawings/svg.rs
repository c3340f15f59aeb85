//! SVG: words in rectangles, and the lines between them. This program's own pictures are read to the post.
//!
//! Source of the format: SVG 1.1. Of transformations, shifts and scales are followed.

use super::lay;
use super::markup::lines_in;
use super::page::{Area, Arrow, End, Line, Link, Page, Shape};
use super::svg_paths::{numbers, outline_of, strokes};
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
    /// A point of the box that it stands in.
    within: (f64, f64),
    text: String,
    bold: bool,
    colour: String,
}

/// How the letters of a `text` and its spans look, and where the next ones stand.
#[derive(Clone, Debug)]
struct Letters {
    at: (f64, f64),
    size: f64,
    bold: bool,
    colour: String,
    /// They begin a line of their own, of which nothing was written yet.
    starts: bool,
}

/// Words that a page in the picture holds, and where.
#[derive(Clone, Debug)]
struct Words {
    area: Area,
    lines: Vec<Line>,
}

/// Lines of a page in the picture lie so far from each other: it does not say.
const LINE_HEIGHT: f64 = 14.0;

/// The size of letters of which nothing is said.
const LETTER_SIZE: f64 = 16.0;

#[derive(Debug, Default)]
struct Reader {
    boxes: Vec<Area>,
    pieces: Vec<Piece>,
    words: Vec<Words>,
    links: Vec<Link>,
}

impl Reader {
    fn walk(&mut self, parent: &Element, view: View) {
        for element in parent.below() {
            let view = view.within(element);
            match &*element.name {
                "g" | "svg" | "a" => self.walk(element, view),
                "switch" => self.alternatives(element, view),
                "foreignObject" => drop(self.foreign(element, None, view)),
                "rect" => self.boxes.push(area_of(element, view)),
                "text" => {
                    let letters = Letters {
                        at: (0.0, 0.0),
                        size: LETTER_SIZE,
                        bold: false,
                        colour: String::new(),
                        starts: false,
                    };
                    let first = self.pieces.len();
                    self.letters(element, letters, view, first);
                    let has_words = |piece: &mut Piece| {
                        piece.text = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
                        !piece.text.is_empty()
                    };
                    let mut own = self.pieces.split_off(first);
                    own.retain_mut(has_words);
                    self.pieces.extend(own);
                }
                "line" => {
                    let end = |x, y| Some((element.number(x)?, element.number(y)?));
                    let ends = [end("x1", "y1"), end("x2", "y2")];
                    self.strokes(vec![ends.into_iter().flatten().collect()], view);
                }
                name @ ("polyline" | "polygon") => {
                    let values = numbers(element.attribute("points").unwrap_or_default());
                    let mut points: Vec<(f64, f64)> =
                        values.chunks_exact(2).map(|it| (it[0], it[1])).collect();
                    if name == "polygon" {
                        points.extend(points.first().copied());
                    }
                    self.strokes(vec![points], view);
                }
                "path" => {
                    self.strokes(strokes(element.attribute("d").unwrap_or_default()), view);
                }
                _ => {}
            }
        }
    }

    /// Of what says the same for several readers, a page in the picture, which has all words; else what
    /// else there is.
    fn alternatives(&mut self, element: &Element, view: View) {
        let fallback = element.below().find(|it| matches!(&*it.name, "text" | "image"));
        let page = element.child("foreignObject");
        if page.is_none_or(|page| !self.foreign(page, fallback, view.within(page))) {
            self.walk(element, view);
        }
    }

    /// A page in the picture, with what is drawn by programs that cannot show it; whether it has words.
    fn foreign(&mut self, page: &Element, fallback: Option<&Element>, view: View) -> bool {
        let lines = lines_in(page);
        if lines.is_empty() {
            return false;
        }
        let mut area = area_of(page, view);
        if area.width <= 0.0 || area.height <= 0.0 {
            // As wide as the picture: the words stand where the other drawing of them does, or where the
            // margins of the page put them.
            area = fallback.map_or_else(|| by_margins(page, view), |it| area_of(it, view));
        }
        self.words.push(Words { area, lines });
        true
    }

    /// Lines, of which one that goes around a rectangle is a box. Each stretch of the others is a line of its
    /// own: they make a net again.
    fn strokes(&mut self, lines: Vec<Vec<(f64, f64)>>, view: View) {
        for line in lines {
            let points: Vec<(f64, f64)> = line.into_iter().map(|(x, y)| view.point(x, y)).collect();
            if let Some(outline) = outline_of(&points) {
                self.boxes.push(outline);
                continue;
            }
            for pair in points.windows(2) {
                let [from, to] = [pair[0], pair[1]].map(|(x, y)| End::Point(x, y));
                self.links.push(Link { from, to, arrow: Arrow::Untold, dashed: false });
            }
        }
    }

    /// The words of a `text` or a span in it, however deep; those from `first` on are of the same `text`.
    fn letters(&mut self, element: &Element, around: Letters, view: View, first: usize) -> Letters {
        let length = |name: &str, size: f64| {
            let value = element.attribute(name)?;
            let number = numbers(value).first().copied()?;
            let first = value.split([' ', ',']).next().unwrap_or_default();
            Some(if first.trim_end().ends_with("em") { number * size } else { number })
        };
        let size = style(element, "font-size").and_then(|it| numbers(it).first().copied());
        let size = size.filter(|size| *size > 0.0).unwrap_or(around.size);
        let bold = style(element, "font-weight").map(is_bold);
        let (dx, dy) = (length("dx", size), length("dy", size));
        let (x, y) = (length("x", size), length("y", size));
        let mut own = Letters {
            at: (
                x.unwrap_or(around.at.0) + dx.unwrap_or_default(),
                y.unwrap_or(around.at.1) + dy.unwrap_or_default(),
            ),
            size,
            bold: bold.unwrap_or(around.bold),
            colour: style(element, "fill").map_or(around.colour, str::to_owned),
            starts: false,
        };
        // A line of its own, unless the span only moves its letters a little.
        let moves = x.is_some() || y.is_some() || dy.is_some_and(|dy| dy.abs() > size / 2.0);
        let mut starts = moves || around.starts || self.pieces.len() == first;
        for node in &element.children {
            let text = match node {
                xml::Node::Element(span) => {
                    let written = self.pieces.len();
                    own.starts = starts;
                    own.at = self.letters(span, own.clone(), view, first).at;
                    starts &= self.pieces.len() == written;
                    continue;
                }
                xml::Node::Text(text) => text,
            };
            match self.pieces.last_mut().filter(|_| !starts) {
                Some(last) => {
                    last.text.push_str(text);
                    last.bold &= own.bold || text.trim().is_empty();
                }
                None => {
                    let at = view.point(own.at.0, own.at.1);
                    // Letters stand on their line: a little higher they are well within.
                    let within = (at.0 + 0.5, at.1 - 2.0);
                    let (text, colour) = (text.to_string(), own.colour.clone());
                    self.pieces.push(Piece { at, within, text, bold: own.bold, colour });
                }
            }
            starts = false;
        }
        own
    }

    fn page(mut self, is_ours: bool) -> Page {
        let mut page = Page { links: std::mem::take(&mut self.links), ..Page::default() };
        let mut boxes = joined(&self.boxes);
        // Words on a page in the picture, with no box behind them, are a box.
        let bare = self.words.iter().map(|it| it.area);
        let bare = bare.filter(|it| !boxes.iter().any(|area| area.distance(it.middle()) == 0.0));
        boxes.extend(bare.collect::<Vec<_>>());
        self.pieces.extend(self.words.drain(..).flat_map(Words::pieces));
        let mut inside: Vec<Vec<Piece>> = vec![Vec::new(); boxes.len()];
        let paper = paper(&boxes);
        for (number, piece) in self.pieces.iter().enumerate() {
            let around = boxes
                .iter()
                .enumerate()
                .filter(|(at, area)| area.distance(piece.within) == 0.0 && Some(*at) != paper);
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

impl Words {
    fn pieces(self) -> impl Iterator<Item = Piece> {
        let middle = self.area.middle();
        let top = middle.1 - LINE_HEIGHT * self.lines.len() as f64 / 2.0;
        self.lines.into_iter().enumerate().map(move |(at, line)| Piece {
            at: (self.area.left, top + LINE_HEIGHT * at as f64),
            within: middle,
            text: line.text,
            bold: line.bold,
            colour: String::new(),
        })
    }
}

/// The box around all others, by its place: the sheet that they are drawn on.
fn paper(boxes: &[Area]) -> Option<usize> {
    let size = |area: &Area| area.width * area.height;
    let largest = boxes.iter().enumerate().max_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
    let (at, largest) = largest.filter(|_| boxes.len() > 1)?;
    let holds = |(it, area): (usize, &Area)| it == at || largest.contains(area, 1.0);
    boxes.iter().enumerate().all(holds).then_some(at)
}

/// Where a rectangle, a page or a text stands.
fn area_of(element: &Element, view: View) -> Area {
    let side = |name| element.number(name).unwrap_or_default();
    let (left, top) = view.point(side("x"), side("y"));
    let (width, height) = (side("width") * view.scale.0.abs(), side("height") * view.scale.1.abs());
    Area { left, top, width, height }
}

/// Where the margins of a page as wide as the picture put its words.
fn by_margins(page: &Element, view: View) -> Area {
    let outer = page.below().next();
    let side = |name: &str| {
        let value = outer.and_then(|it| style(it, name));
        value.and_then(|it| numbers(it).first().copied()).unwrap_or_default()
    };
    let (left, top) = view.point(side("margin-left"), side("padding-top"));
    Area { left, top, width: side("width") * view.scale.0.abs(), height: 0.0 }
}

/// What an element says of its looks, in its own name or in its style.
fn style<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let styles = element.attribute("style").unwrap_or_default().split(';');
    let mut styles = styles.filter_map(|it| it.split_once(':'));
    let found = styles.find(|(it, _)| it.trim() == name).map(|(_, value)| value.trim());
    found.or_else(|| element.attribute(name))
}

fn is_bold(weight: &str) -> bool {
    weight.starts_with("bold") || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
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
