//! The W3C's organization ontology as RDF/XML: elements for nodes, in them elements for what is stated of each.
//!
//! Source of the format: www.w3.org/TR/rdf-syntax-grammar. Names of nodes are compared as they are written.

use super::org::{self, Object, Statement};
use crate::format::reading::{Laying, Unreadable};
use crate::format::xml::{self, Element};

/// The lines of a file.
///
/// # Errors
/// If it is no XML.
pub(in crate::format) fn lines(text: &str) -> Result<Laying, Unreadable> {
    let root = xml::read(text)?;
    let mut found = Found::default();
    if &*root.name == "RDF" {
        root.below().for_each(|node| drop(found.node(node)));
    } else {
        found.node(&root);
    }
    Ok(org::lines(&found.statements))
}

#[derive(Default)]
struct Found {
    statements: Vec<Statement>,
    /// So many nodes have no name of their own.
    unnamed: usize,
}

impl Found {
    /// Reads a node with what is stated in it; its name.
    fn node(&mut self, element: &Element) -> String {
        let subject = self.name(element);
        if &*element.name != "Description" {
            self.state(&subject, "type", Object::Node(element.name.to_string()));
        }
        for (name, value) in &element.attributes {
            let (prefix, name) = name.split_once(':').unwrap_or_default();
            if !matches!(prefix, "" | "rdf" | "xml" | "xmlns") {
                let text = value.to_string();
                self.state(&subject, name, Object::Words { text, is_french: false });
            }
        }
        for property in element.below() {
            self.property(&subject, property);
        }
        subject
    }

    /// Reads what a property states of `subject`: a node that it names or holds, or words.
    fn property(&mut self, subject: &str, property: &Element) {
        let named = property.prefixed("resource").map(|it| format!("<{it}>"));
        let named = named.or_else(|| property.prefixed("nodeID").map(|it| format!("_:{it}")));
        if let Some(node) = named {
            return self.state(subject, &property.name, Object::Node(node));
        }
        if property.prefixed("parseType") == Some("Resource") {
            let node = self.unnamed();
            property.below().for_each(|inner| self.property(&node, inner));
            return self.state(subject, &property.name, Object::Node(node));
        }
        let mut is_node = false;
        for inner in property.below() {
            is_node = true;
            let node = self.node(inner);
            self.state(subject, &property.name, Object::Node(node));
        }
        if !is_node {
            let is_french = property.prefixed("lang").is_some_and(|it| it.starts_with("fr"));
            let text = property.text();
            self.state(subject, &property.name, Object::Words { text, is_french });
        }
    }

    fn name(&mut self, element: &Element) -> String {
        let about = element.prefixed("about").map(|it| format!("<{it}>"));
        about
            .or_else(|| element.prefixed("ID").map(|it| format!("<#{it}>")))
            .or_else(|| element.prefixed("nodeID").map(|it| format!("_:{it}")))
            .unwrap_or_else(|| self.unnamed())
    }

    fn unnamed(&mut self) -> String {
        self.unnamed += 1;
        format!("_:unnamed {}", self.unnamed)
    }

    fn state(&mut self, subject: &str, predicate: &str, object: Object) {
        let (subject, predicate) = (subject.to_owned(), predicate.to_owned());
        self.statements.push(Statement { subject, predicate, object });
    }
}
