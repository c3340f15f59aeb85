//! XML as a tree, read without trust: depth and number of elements are bounded, and no entity is replaced
//! but XML's own five. Names are without their prefixes: office formats use each prefix for one purpose.
//!
//! It knows nothing of any format.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::reading::Unreadable;

/// Elements one in another, at most: tables in tables in text boxes come to some dozens. Trees of this
/// depth are walked by functions that call themselves.
const DEPTH_MAX: usize = 200;

/// Elements of one tree, at most.
const MOST_ELEMENTS: usize = 4_000_000;

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::format) struct Element {
    /// Without its prefix.
    pub name: Box<str>,
    /// Names as written, with their prefixes.
    pub attributes: Vec<(Box<str>, Box<str>)>,
    pub children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) enum Node {
    Element(Element),
    Text(Box<str>),
}

impl Element {
    /// The attribute called `name` whatever its prefix; one without a prefix is preferred.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let exact = self.attributes.iter().find(|(it, _)| **it == *name);
        let found = exact.or_else(|| self.attributes.iter().find(|(it, _)| local(it) == name));
        found.map(|(_, value)| &**value)
    }

    /// The attribute called `name` with a prefix, whichever: `r:id` beside `id`.
    pub fn prefixed(&self, name: &str) -> Option<&str> {
        let is_it = |it: &str| it.split_once(':').is_some_and(|(_, local)| local == name);
        self.attributes.iter().find(|(it, _)| is_it(it)).map(|(_, value)| &**value)
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        self.attribute(name)?.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// The elements right below.
    pub fn below(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements right below that are called `name`.
    pub fn elements<'a>(&'a self, name: &'a str) -> impl DoubleEndedIterator<Item = &'a Self> {
        self.below().filter(move |it| &*it.name == name)
    }

    /// The first element right below that is called `name`.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.below().find(|it| &*it.name == name)
    }

    /// The element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element called `name`, however deep, in the order of the text.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        fn collect<'a>(element: &'a Element, name: &str, found: &mut Vec<&'a Element>) {
            for it in element.below() {
                if &*it.name == name {
                    found.push(it);
                }
                collect(it, name, found);
            }
        }
        let mut found = Vec::new();
        collect(self, name, &mut found);
        found
    }

    /// The first element called `name`, however deep.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.below().find_map(|it| if &*it.name == name { Some(it) } else { it.find(name) })
    }

    /// All text in it, one after the other.
    pub fn text(&self) -> String {
        fn collect(element: &Element, text: &mut String) {
            for node in &element.children {
                match node {
                    Node::Text(part) => text.push_str(part),
                    Node::Element(it) => collect(it, text),
                }
            }
        }
        let mut text = String::new();
        collect(self, &mut text);
        text
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Reads a document's root element.
///
/// Of the alternatives that office programs write for readers of other ages (`AlternateContent`), the
/// first stands in place of all: they say the same.
///
/// # Errors
/// If it is no XML, cut off, or nested too deep.
pub(in crate::format) fn read(written: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(written);
    // The elements that are open; the first stands for the document.
    let mut open = vec![Element::default()];
    let mut count = 0_usize;
    // The text that is open: references cut it into pieces.
    let mut text = String::new();
    loop {
        let event = reader.read_event().map_err(|_| Unreadable::XmlBroken)?;
        count += usize::from(matches!(event, Event::Start(_) | Event::Empty(_)));
        if open.len() > DEPTH_MAX || count > MOST_ELEMENTS {
            return Err(Unreadable::XmlDeep);
        }
        let Some(innermost) = open.last_mut() else { return Err(Unreadable::XmlBroken) };
        let ends_text =
            matches!(event, Event::Start(_) | Event::Empty(_) | Event::End(_) | Event::Eof);
        if ends_text && !text.is_empty() {
            innermost.children.push(Node::Text(std::mem::take(&mut text).into()));
        }
        match event {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => innermost.children.push(Node::Element(element(&start))),
            Event::End(_) => {
                let closed = open.pop().unwrap_or_default();
                let Some(outer) = open.last_mut() else { return Err(Unreadable::XmlBroken) };
                close(outer, closed);
            }
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => text.push(character(&name)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let (Some(document), None) = (open.pop(), open.pop()) else {
        return Err(Unreadable::XmlBroken);
    };
    let roots = document.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    roots.take(1).next().ok_or(Unreadable::XmlBroken)
}

fn close(outer: &mut Element, closed: Element) {
    if &*closed.name != "AlternateContent" {
        outer.children.push(Node::Element(closed));
        return;
    }
    let first = closed.below().next().cloned();
    outer.children.extend(first.into_iter().flat_map(|choice| choice.children));
}

fn element(start: &BytesStart) -> Element {
    let mut written = start.attributes();
    let attributes = written.with_checks(false).filter_map(|attribute| {
        let attribute = attribute.ok()?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?;
        Some((attribute.key.as_ref().into(), (*value).into()))
    });
    Element {
        name: start.local_name().as_ref().into(),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}

/// What a reference stands for: U+FFFD for an entity of the document's own, which may stand for any file.
pub(in crate::format) fn character(reference: &BytesRef) -> char {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character;
    }
    match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_keeps_texts_and_attributes() {
        let root =
            read("<w:p xmlns:w='u'><w:r w:val='a&amp;b' id='1' r:id='2'>d&apos;é</w:r></w:p>");
        let root = root.unwrap();
        let run = root.child("r").unwrap();
        assert_eq!(run.attribute("val"), Some("a&b"));
        assert_eq!((run.attribute("id"), run.prefixed("id")), (Some("1"), Some("2")));
        assert_eq!(root.text(), "d'é");
    }

    /// Half a million references in one text: each is read once.
    #[test]
    fn a_text_of_references_is_read_in_one_go() {
        let root = read(&format!("<a>{}<!-- --><b/>c</a>", "x&lt;".repeat(500_000))).unwrap();
        assert_eq!(root.children[0], Node::Text("x<".repeat(500_000).into()));
        assert_eq!(root.children.len(), 3);
    }

    #[test]
    fn of_alternatives_the_first_is_read() {
        let text = "<a><mc:AlternateContent><mc:Choice><b>1</b></mc:Choice>\
                    <mc:Fallback><b>2</b></mc:Fallback></mc:AlternateContent></a>";
        assert_eq!(read(text).unwrap().text(), "1");
    }

    #[test]
    fn an_external_entity_stands_for_nothing() {
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>\
                    <!ENTITY y '&x;&x;&x;'>]><a>&x;&y;</a>";
        assert_eq!(read(text).unwrap().text(), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_refused() {
        assert_eq!(read("<a><b>"), Err(Unreadable::XmlBroken));
        assert_eq!(read(""), Err(Unreadable::XmlBroken));
        assert_eq!(read(&"<a>".repeat(100_000)), Err(Unreadable::XmlDeep));
    }
}
