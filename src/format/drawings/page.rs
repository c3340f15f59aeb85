//! A page of a drawing as its file tells it: shapes with their words and places, and the lines between them.

use crate::format::reading::{Doubt, Given};

/// A slide, a page of a drawing, a drawing in a document.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Page {
    /// The first being 1; `None` in a document.
    pub number: Option<u32>,
    /// What it is called.
    pub title: Option<String>,
    pub shapes: Vec<Shape>,
    pub links: Vec<Link>,
    /// What stands on it beside the drawing: tables, running text, footers.
    pub texts: Vec<(Given, String)>,
    pub doubts: Vec<Doubt>,
    /// Its shapes are the cells of a table: where each stands is what its author says.
    pub is_table: bool,
}

/// A box, or words without one.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Shape {
    /// What links call it; unique on its page.
    pub id: String,
    pub lines: Vec<Line>,
    pub area: Option<Area>,
    /// The shape that the file itself puts it in.
    pub container: Option<String>,
    /// Words without a box around them: nothing stands below them by its place alone.
    pub bare: bool,
}

/// One line of words in a shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Line {
    pub text: String,
    pub bold: bool,
}

/// A rectangle, in points from the upper left corner, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::format) struct Area {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// A line from one shape to another.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) struct Link {
    pub from: End,
    pub to: End,
    pub arrow: Arrow,
    /// Dashed or dotted, as ties outside the hierarchy are.
    pub dashed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) enum End {
    /// The id of a shape.
    Shape(String),
    /// Where it ends, on nothing that the file names.
    Point(f64, f64),
}

/// Where a line has its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Arrow {
    /// At neither end, or at both.
    Untold,
    AtTo,
    AtFrom,
    /// The file means it so: from a parent to its child.
    ToChild,
}

impl Link {
    /// A link that the file's own tree makes.
    pub fn to_child(parent: &str, child: &str) -> Self {
        Self {
            from: End::Shape(parent.to_owned()),
            to: End::Shape(child.to_owned()),
            arrow: Arrow::ToChild,
            dashed: false,
        }
    }
}

impl Arrow {
    pub fn of(at_from: bool, at_to: bool) -> Self {
        match (at_from, at_to) {
            (false, true) => Self::AtTo,
            (true, false) => Self::AtFrom,
            (true, true) | (false, false) => Self::Untold,
        }
    }
}

impl Shape {
    pub fn new(id: &str, lines: Vec<Line>, area: Option<Area>) -> Self {
        Self { id: id.to_owned(), lines, area, ..Self::default() }
    }

    pub fn has_words(&self) -> bool {
        self.lines.iter().any(|line| !line.text.trim().is_empty())
    }
}

impl Line {
    /// The lines of a text without marks.
    pub fn plain(text: &str) -> Vec<Self> {
        text.lines().map(|text| Self { text: text.to_owned(), bold: false }).collect()
    }
}

impl Area {
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    pub fn middle(&self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// Whether `other` is smaller and lies in it, but for `slack` on each side.
    pub fn contains(&self, other: &Self, slack: f64) -> bool {
        self.width * self.height > other.width * other.height
            && self.left - slack <= other.left
            && self.top - slack <= other.top
            && self.right() + slack >= other.right()
            && self.bottom() + slack >= other.bottom()
    }

    /// How far a point is from it; 0 within.
    pub fn distance(&self, (x, y): (f64, f64)) -> f64 {
        let dx = (self.left - x).max(x - self.right()).max(0.0);
        let dy = (self.top - y).max(y - self.bottom()).max(0.0);
        dx.hypot(dy)
    }

    /// How much of the narrower one's width both share, from 0 to 1.
    pub fn overlap_across(&self, other: &Self) -> f64 {
        let shared = self.right().min(other.right()) - self.left.max(other.left);
        let width = self.width.min(other.width).max(0.1);
        (shared / width).clamp(0.0, 1.0)
    }
}

impl Page {
    /// Takes over the shapes and links of `other`, whose ids are its own.
    pub fn take(&mut self, other: &Self, number: usize) {
        let named = |id: &str| format!("{number}/{id}");
        let end = |end: &End| match end {
            End::Shape(id) => End::Shape(named(id)),
            End::Point(x, y) => End::Point(*x, *y),
        };
        let shape = |shape: &Shape| Shape { id: named(&shape.id), ..shape.clone() };
        let link = |link: &Link| Link { from: end(&link.from), to: end(&link.to), ..link.clone() };
        self.shapes.extend(other.shapes.iter().map(shape));
        self.links.extend(other.links.iter().map(link));
    }
}
