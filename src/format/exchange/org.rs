//! The W3C's organization ontology, as Turtle or JSON-LD; as RDF/XML it is told in `rdf_xml`.
//!
//! Source of the terms: www.w3.org/TR/vocab-org. A context that a JSON-LD file names and does not hold is
//! not fetched: nothing goes over the network.

use std::collections::{HashMap, HashSet};

use oxjsonld::JsonLdParser;
use oxrdf::Term;
use oxttl::TurtleParser;

use super::{Unit, lay};
use crate::format::reading::{Laying, Unreadable};

/// Statements of one file, at most.
const MOST_STATEMENTS: usize = 2_000_000;

/// A statement: who, what, and whom or which words.
pub(super) struct Statement {
    pub subject: String,
    /// The last word of the predicate.
    pub predicate: String,
    pub object: Object,
}

pub(super) enum Object {
    Node(String),
    Words { text: String, is_french: bool },
}

/// What names begin with that a file writes as "<#DRH>": where it stands, of which nothing is known.
const HERE: &str = "file:///";

fn parser() -> Result<TurtleParser, Unreadable> {
    TurtleParser::new().with_base_iri(HERE).map_err(|_| Unreadable::XmlBroken)
}

/// The lines of a Turtle file.
///
/// # Errors
/// If it is no Turtle, or too long.
pub(in crate::format) fn turtle(text: &str) -> Result<Laying, Unreadable> {
    let mut statements = Vec::new();
    for triple in parser()?.for_slice(text) {
        let triple = triple.map_err(|_| Unreadable::XmlBroken)?;
        statements.push(statement(
            triple.subject.to_string(),
            triple.predicate.as_str(),
            triple.object,
        ));
        if statements.len() > MOST_STATEMENTS {
            return Err(Unreadable::TooLong { lines: statements.len() });
        }
    }
    Ok(lines(&statements))
}

/// The lines of a JSON-LD file.
///
/// # Errors
/// If it is no JSON-LD, too long, or leans on a context that it does not hold.
pub(in crate::format) fn json_ld(text: &str) -> Result<Laying, Unreadable> {
    let mut statements = Vec::new();
    for quad in JsonLdParser::new().for_slice(text) {
        let quad = quad.map_err(|_| Unreadable::XmlBroken)?;
        statements.push(statement(quad.subject.to_string(), quad.predicate.as_str(), quad.object));
        if statements.len() > MOST_STATEMENTS {
            return Err(Unreadable::TooLong { lines: statements.len() });
        }
    }
    Ok(lines(&statements))
}

fn statement(subject: String, predicate: &str, object: Term) -> Statement {
    let predicate = last_word(predicate).to_owned();
    let object = match object {
        Term::NamedNode(node) => Object::Node(format!("<{}>", node.as_str())),
        Term::BlankNode(node) => Object::Node(node.to_string()),
        Term::Literal(literal) => Object::Words {
            text: literal.value().to_owned(),
            is_french: literal.language().is_some_and(|language| language.starts_with("fr")),
        },
        #[allow(unreachable_patterns, reason = "a feature of the crate adds a kind")]
        other => Object::Node(other.to_string()),
    };
    Statement { subject, predicate, object }
}

fn last_word(iri: &str) -> &str {
    iri.trim_end_matches('>').rsplit(['#', '/']).next().unwrap_or(iri)
}

/// The lines of what a file states.
pub(super) fn lines(statements: &[Statement]) -> Laying {
    let names = names(statements);
    let kinds: HashMap<&str, &str> = statements
        .iter()
        .filter(|it| it.predicate == "type")
        .filter_map(|it| match &it.object {
            Object::Node(kind) => Some((it.subject.as_str(), last_word(kind))),
            Object::Words { .. } => None,
        })
        .filter(|(_, kind)| {
            kind.contains("Organi") || matches!(*kind, "Post" | "Person" | "Membership")
        })
        .collect();
    let mut units: Vec<Unit> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let called = |node: &str| {
        names.get(node).map_or_else(|| last_word(node).to_owned(), |name| name.0.clone())
    };
    for statement in statements {
        let node = statement.subject.as_str();
        let is_unit = kinds.get(node).is_some_and(|kind| kind.contains("Organi"));
        if is_unit && !places.contains_key(node) {
            places.insert(node, units.len());
            units.push(Unit { name: called(node), ..Unit::default() });
        }
    }
    let mut posts: Vec<(&str, usize)> = Vec::new();
    let mut known: HashSet<(&str, usize)> = HashSet::new();
    for statement in statements {
        let Object::Node(object) = &statement.object else { continue };
        let (subject, object) = (statement.subject.as_str(), object.as_str());
        let two = |below: &str, above: &str| Some((*places.get(below)?, *places.get(above)?));
        let parent = match statement.predicate.as_str() {
            "subOrganizationOf" | "unitOf" => two(subject, object),
            "hasSubOrganization" | "hasUnit" => two(object, subject),
            _ => None,
        };
        if let Some((unit, parent)) = parent.filter(|(unit, parent)| unit != parent) {
            units[unit].parent.get_or_insert(parent);
        }
        let post = match statement.predicate.as_str() {
            "postIn" => places.get(object).map(|&unit| (subject, unit)),
            "hasPost" => places.get(subject).map(|&unit| (object, unit)),
            _ => None,
        };
        posts.extend(post.filter(|post| known.insert(*post)));
    }
    let (roles, holders) = (roles(statements), holders(statements));
    for (post, unit) in &posts {
        let role = roles.get(post).map(|role| called(role));
        let own = names.get(post).map(|name| name.0.clone());
        units[*unit].posts.extend(own.or(role).or_else(|| Some(last_word(post).to_owned())));
        let holder = holders.get(post).map(|person| called(person));
        units[*unit].persons.extend(holder);
    }
    lay("", &units)
}

/// The role of each post, as the first that is stated.
fn roles(statements: &[Statement]) -> HashMap<&str, &str> {
    let mut roles = HashMap::new();
    for statement in statements.iter().filter(|it| it.predicate == "role") {
        if let Object::Node(role) = &statement.object {
            roles.entry(statement.subject.as_str()).or_insert(role.as_str());
        }
    }
    roles
}

/// Who holds each post, as the first that is stated, from either side.
fn holders(statements: &[Statement]) -> HashMap<&str, &str> {
    let mut holders = HashMap::new();
    for statement in statements {
        let Object::Node(object) = &statement.object else { continue };
        let (subject, object) = (statement.subject.as_str(), object.as_str());
        let held = match statement.predicate.as_str() {
            "heldBy" => (subject, object),
            "holds" => (object, subject),
            _ => continue,
        };
        holders.entry(held.0).or_insert(held.1);
    }
    holders
}

/// What each node is called, in French where it is said, and how well the word is meant for it.
fn names(statements: &[Statement]) -> HashMap<&str, (String, u8)> {
    let mut names: HashMap<&str, (String, u8)> = HashMap::new();
    for statement in statements {
        let Object::Words { text, is_french } = &statement.object else { continue };
        let weight = match statement.predicate.as_str() {
            "prefLabel" => 4,
            "label" | "name" => 2,
            _ => continue,
        };
        let weight = weight + u8::from(*is_french);
        let known = names.get(statement.subject.as_str()).map_or(0, |(_, known)| *known);
        if weight > known {
            names.insert(&statement.subject, (text.trim().to_owned(), weight));
        }
    }
    names
}
