//! A PDF walked as an assistive program does: its structure tree, and the text that each piece of
//! marked content shows.

use std::collections::BTreeMap;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A piece of a page's content that the tree can name.
pub type Content = (ObjectId, i64);

/// An element of the structure tree.
#[derive(Debug)]
pub struct Element {
    /// "H1", "L", "LI"…
    pub kind: String,
    pub title: Option<String>,
    pub alternative: Option<String>,
    pub children: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Content(Content),
}

impl Element {
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Content(_) => None,
        })
    }

    /// Those among the children that are `kind`.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.kind == kind)
    }

    /// The element and all below it, in reading order.
    pub fn all(&self) -> Vec<&Element> {
        let below = self.elements().flat_map(Element::all);
        std::iter::once(self).chain(below).collect()
    }

    /// Every piece of content in reading order.
    pub fn contents(&self) -> Vec<Content> {
        let of = |node: &Node| match node {
            Node::Element(element) => element.contents(),
            Node::Content(content) => vec![*content],
        };
        self.children.iter().flat_map(of).collect()
    }

    /// The level of a heading.
    pub fn level(&self) -> Option<usize> {
        self.kind.strip_prefix('H').and_then(|level| level.parse().ok())
    }
}

/// The dictionary at `key`, wherever it is.
pub fn dictionary<'a>(
    document: &'a Document,
    parent: &'a Dictionary,
    key: &[u8],
) -> &'a Dictionary {
    let value = parent.get(key).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(key)));
    document.dereference(value).unwrap().1.as_dict().unwrap()
}

/// A text string as it reads.
pub fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

/// The structure tree, from its one root element.
pub fn tree(document: &Document) -> Element {
    let root = dictionary(document, document.catalog().unwrap(), b"StructTreeRoot");
    let kids = root.get(b"K").unwrap();
    let first = match document.dereference(kids).unwrap().1 {
        Object::Array(kids) => {
            assert_eq!(kids.len(), 1, "one document");
            &kids[0]
        }
        _ => kids,
    };
    element(document, document.dereference(first).unwrap().1.as_dict().unwrap())
}

fn element(document: &Document, source: &Dictionary) -> Element {
    let string = |key: &[u8]| source.get(key).ok().map(text);
    let kids = match source.get(b"K") {
        Ok(kids) => match document.dereference(kids).unwrap().1 {
            Object::Array(kids) => kids.iter().collect(),
            _ => vec![kids],
        },
        Err(_) => Vec::new(),
    };
    let page = source.get(b"Pg").ok().map(|page| page.as_reference().unwrap());
    let node = |kid: &Object| match document.dereference(kid).unwrap().1 {
        Object::Integer(mcid) => Node::Content((page.expect("content is on a page"), *mcid)),
        Object::Dictionary(it) if it.has(b"MCID") => {
            let page = it.get(b"Pg").unwrap().as_reference().unwrap();
            Node::Content((page, it.get(b"MCID").unwrap().as_i64().unwrap()))
        }
        Object::Dictionary(it) => Node::Element(element(document, it)),
        other => panic!("{other:?} is no child of an element"),
    };
    Element {
        kind: String::from_utf8(source.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap(),
        title: string(b"T"),
        alternative: string(b"Alt"),
        children: kids.into_iter().map(node).collect(),
    }
}

/// The bookmarks with their depths, in order.
pub fn bookmarks(document: &Document) -> Vec<(usize, String)> {
    let outlines = dictionary(document, document.catalog().unwrap(), b"Outlines");
    let mut found = Vec::new();
    let mut pending = vec![(0, outlines.get(b"First").unwrap())];
    while let Some((depth, entry)) = pending.pop() {
        let entry = document.dereference(entry).unwrap().1.as_dict().unwrap();
        found.push((depth, text(entry.get(b"Title").unwrap())));
        pending.extend(entry.get(b"Next").ok().map(|next| (depth, next)));
        pending.extend(entry.get(b"First").ok().map(|first| (depth + 1, first)));
    }
    found
}

/// What the pages show.
#[derive(Debug, Default)]
pub struct Shown {
    /// The text of each piece of content.
    pub texts: BTreeMap<Content, String>,
    pub artifacts: String,
    /// Drawn outside all of these.
    pub stray: Vec<String>,
}

/// What is in force at some place of a content stream.
#[derive(Clone)]
enum Mark {
    Content(i64),
    Artifact,
    /// Its text is not what its glyphs say.
    Actual,
    Other,
}

pub fn shown(document: &Document) -> Shown {
    let mut shown = Shown::default();
    for page in document.page_iter() {
        let fonts = document.get_page_fonts(page).unwrap();
        let encodings: BTreeMap<_, _> = fonts
            .iter()
            .map(|(name, font)| (name.as_slice(), font.get_font_encoding(document).unwrap()))
            .collect();
        let content = document.get_and_decode_page_content(page).unwrap();
        let mut marks: Vec<Mark> = Vec::new();
        let mut font: &[u8] = b"";
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "BMC" | "BDC" => {
                    let (mark, actual) = mark(operands);
                    marks.push(mark);
                    if let Some(actual) = actual {
                        shown.add(page, &marks, &actual);
                    }
                }
                "EMC" => drop(marks.pop().expect("a mark is open")),
                "Tf" => font = operands[0].as_name().unwrap(),
                "Tj" | "TJ" if !marks.iter().any(|mark| matches!(mark, Mark::Actual)) => {
                    let encoding = &encodings[font];
                    let pieces = match &operands[0] {
                        Object::Array(pieces) => pieces.iter().collect(),
                        piece => vec![piece],
                    };
                    let strings = pieces.into_iter().filter_map(|piece| piece.as_str().ok());
                    let text: String = strings
                        .map(|bytes| Document::decode_text(encoding, bytes).unwrap())
                        .collect();
                    shown.add(page, &marks, &text);
                }
                "f" | "F" | "f*" | "S" | "s" | "B" | "b" | "B*" | "b*" | "sh" | "Do" => {
                    let is_artifact = marks.iter().any(|mark| matches!(mark, Mark::Artifact));
                    if !is_artifact {
                        shown.stray.push(operator.clone());
                    }
                }
                _ => {}
            }
        }
        assert!(marks.is_empty(), "every mark is closed");
    }
    shown
}

/// What marked content begins with, and the text that stands for what it shows.
fn mark(operands: &[Object]) -> (Mark, Option<String>) {
    if operands[0].as_name().unwrap() == b"Artifact" {
        return (Mark::Artifact, None);
    }
    let properties = operands.get(1).and_then(|it| it.as_dict().ok());
    let Some(properties) = properties else { return (Mark::Other, None) };
    if let Ok(mcid) = properties.get(b"MCID") {
        return (Mark::Content(mcid.as_i64().unwrap()), None);
    }
    match properties.get(b"ActualText") {
        Ok(actual) => (Mark::Actual, Some(text(actual))),
        Err(_) => (Mark::Other, None),
    }
}

impl Shown {
    fn add(&mut self, page: ObjectId, marks: &[Mark], text: &str) {
        let known = marks.iter().find(|it| matches!(it, Mark::Content(_) | Mark::Artifact));
        match known {
            Some(Mark::Content(mcid)) => {
                self.texts.entry((page, *mcid)).or_default().push_str(text);
            }
            Some(_) => self.artifacts.push_str(text),
            None => self.stray.push(text.to_owned()),
        }
    }

    /// The text of `element`, its pieces one after the other.
    pub fn text_of(&self, element: &Element) -> String {
        element.contents().iter().map(|content| self.texts[content].as_str()).collect()
    }
}
