//! SmartArt: its own tree, in the `data` part of each diagram, of which the drawn shapes are made.
//!
//! Source of the format: ECMA-376 part 1, DrawingML diagrams.

use std::collections::HashMap;

use super::page::{Line, Link, Page, Shape};
use super::{lay, office};
use crate::format::package::{Package, Relation};
use crate::format::reading::{Laying, Unreadable};
use crate::format::xml::Element;

/// The diagrams of a part by the ids of their data.
#[derive(Debug, Default)]
pub(in crate::format) struct Diagrams {
    by_relation: HashMap<String, Page>,
}

impl Diagrams {
    /// # Errors
    /// If the data of a diagram is broken.
    pub fn read(package: &mut Package, relations: &[Relation]) -> Result<Self, Unreadable> {
        let mut diagrams = Self::default();
        for relation in relations.iter().filter(|it| it.kind == "diagramData") {
            if let Some(tree) = package.tree(&relation.target)? {
                diagrams.by_relation.insert(relation.id.clone(), page(&tree));
            }
        }
        Ok(diagrams)
    }

    /// The diagram that a frame shows.
    pub fn page(&self, frame: &Element) -> Option<&Page> {
        self.by_relation.get(frame.find("relIds")?.attribute("dm")?)
    }

    /// The lines of the diagram that a frame shows.
    pub fn of(&self, frame: &Element) -> Option<Laying> {
        Some(lay(std::slice::from_ref(self.page(frame)?)))
    }
}

/// The nodes of a diagram's data with words, and who is whose child.
fn page(data: &Element) -> Page {
    let mut page = Page::default();
    let points = data.child("ptLst").into_iter().flat_map(|list| list.elements("pt"));
    for point in points {
        let is_node = matches!(point.attribute("type"), None | Some("node" | "asst"));
        let Some(id) = point.attribute("modelId").filter(|_| is_node) else { continue };
        let lines: Vec<Line> = point.child("t").map(office::lines).unwrap_or_default();
        page.shapes.push(Shape::new(id, lines, None));
    }
    let ties = data.child("cxnLst").into_iter().flat_map(|list| list.elements("cxn"));
    let mut ties: Vec<(u64, &str, &str)> = ties
        .filter(|tie| matches!(tie.attribute("type"), None | Some("parOf")))
        .filter_map(|tie| {
            let order = tie.attribute("srcOrd").and_then(|it| it.parse().ok()).unwrap_or_default();
            Some((order, tie.attribute("srcId")?, tie.attribute("destId")?))
        })
        .collect();
    ties.sort_by_key(|(order, ..)| *order);
    let is_node = |id: &str| page.shapes.iter().any(|shape| shape.id == id);
    // What hangs on the document itself is at the top.
    let ties: Vec<Link> = ties
        .into_iter()
        .filter(|(_, from, to)| is_node(from) && is_node(to))
        .map(|(_, from, to)| Link::to_child(from, to))
        .collect();
    page.links = ties;
    page
}
