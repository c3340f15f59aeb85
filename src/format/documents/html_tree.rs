//! The tree of an HTML page, as browsers make it of whatever is written.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName};

use crate::format::xml::{Element, Node};

/// Elements one in another, at most; what is deeper stands at this depth.
const DEPTH_MAX: usize = 150;

/// Elements left open at once, at most: the parser looks through all of them at each tag.
const OPEN_MAX: usize = 2_000;

/// Whether more elements are open at once than any page has; those that pages leave open are not counted.
pub(in crate::format) fn nests_too_deep(text: &str) -> bool {
    const LEFT_OPEN: [&str; 20] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "br", "img", "input",
        "meta", "link", "hr", "col", "colgroup", "area", "wbr",
    ];
    let mut open = 0_usize;
    for tag in text.split('<').skip(1) {
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = &name[..end];
        if name.is_empty() || LEFT_OPEN.iter().any(|it| it.eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if closes { open.saturating_sub(1) } else { open + 1 };
        if open > OPEN_MAX {
            return true;
        }
    }
    false
}

/// Reads a page; a text that is no HTML is a page of words.
pub(super) fn read(text: &str) -> Element {
    let arena = html5ever::parse_document(Arena::new(), html5ever::ParseOpts::default()).one(text);
    arena.tree()
}

/// A node by its place.
#[derive(Debug, Default)]
struct Leaf {
    name: Option<QualName>,
    attributes: Vec<(Box<str>, Box<str>)>,
    text: String,
    parent: Option<usize>,
    children: Vec<usize>,
}

#[derive(Debug)]
struct Arena {
    nodes: RefCell<Vec<Leaf>>,
}

/// The name of an element, lent by the arena.
#[derive(Debug)]
struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Arena {
    /// With the document as its first node, which bears a name so that each node that is asked has one.
    fn new() -> Self {
        let name = QualName::new(None, Namespace::from(""), LocalName::from("document"));
        Self { nodes: RefCell::new(vec![Leaf { name: Some(name), ..Leaf::default() }]) }
    }

    fn add(&self, leaf: Leaf) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(leaf);
        nodes.len() - 1
    }

    fn detach(&self, node: usize) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[node].parent.take() {
            nodes[parent].children.retain(|&child| child != node);
        }
    }

    /// Puts a node among the children of `parent`, at their end or before one of them.
    fn put(&self, parent: usize, before: Option<usize>, child: NodeOrText<usize>) {
        let place = |nodes: &Vec<Leaf>| {
            let children = &nodes[parent].children;
            let found = before.and_then(|node| children.iter().position(|&child| child == node));
            found.unwrap_or(children.len())
        };
        let node = match child {
            NodeOrText::AppendNode(node) => {
                self.detach(node);
                node
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let at = place(&nodes);
                let last = at.checked_sub(1).map(|at| nodes[parent].children[at]);
                if let Some(last) = last.filter(|&last| nodes[last].name.is_none()) {
                    return nodes[last].text.push_str(&text);
                }
                drop(nodes);
                self.add(Leaf { text: text.to_string(), ..Leaf::default() })
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let at = place(&nodes);
        nodes[parent].children.insert(at, node);
        nodes[node].parent = Some(parent);
    }

    /// The nodes as elements, no function calling itself.
    fn tree(self) -> Element {
        let mut nodes = self.nodes.into_inner();
        let mut open =
            vec![(Element::default(), std::mem::take(&mut nodes[0].children).into_iter())];
        loop {
            let depth = open.len();
            let Some((element, children)) = open.last_mut() else { return Element::default() };
            let Some(child) = children.next() else {
                let (closed, _) = open.pop().unwrap_or_default();
                match open.last_mut() {
                    Some((outer, _)) => outer.children.push(Node::Element(closed)),
                    None => return closed,
                }
                continue;
            };
            let leaf = std::mem::take(&mut nodes[child]);
            match leaf.name {
                None => element.children.push(Node::Text(leaf.text.into())),
                Some(name) if depth < DEPTH_MAX => {
                    let below = Element {
                        name: (*name.local).into(),
                        attributes: leaf.attributes,
                        children: Vec::new(),
                    };
                    open.push((below, leaf.children.into_iter()));
                }
                Some(_) => {
                    let rest: Vec<usize> = children.collect();
                    *children = [leaf.children, rest].concat().into_iter();
                }
            }
        }
    }
}

impl TreeSink for Arena {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name<'a> {
        // Only elements are asked for their names; the document's stands in for any other.
        Name(Ref::map(self.nodes.borrow(), |nodes| {
            let document = || nodes[0].name.as_ref().expect("the document has a name");
            nodes[*target].name.as_ref().unwrap_or_else(document)
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let attributes = attributes.into_iter();
        let pair = |it: Attribute| (Box::from(&*it.name.local), Box::from(&*it.value));
        self.add(Leaf {
            name: Some(name),
            attributes: attributes.map(pair).collect(),
            ..Leaf::default()
        })
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Leaf::default())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Leaf::default())
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.put(*parent, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        let parent = self.nodes.borrow()[*element].parent;
        match parent {
            Some(_) => self.append_before_sibling(element, child),
            None => self.put(*previous, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*sibling].parent;
        if let Some(parent) = parent {
            self.put(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        let known = &mut self.nodes.borrow_mut()[*target].attributes;
        for it in attributes {
            if known.iter().all(|(name, _)| **name != *it.name.local) {
                known.push((Box::from(&*it.name.local), Box::from(&*it.value)));
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, parent: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for &child in &children {
            nodes[child].parent = Some(*parent);
        }
        nodes[*parent].children.extend(children);
    }
}
