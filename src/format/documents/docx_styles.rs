//! What the styles and lists of a DOCX say: `word/styles.xml`, `word/numbering.xml`.

use std::collections::HashMap;

use super::block::Role;
use super::numbering::{Format, Level};
use super::style_names;
use crate::format::xml::Element;

/// Styles based on one another, at most.
const LONGEST_CHAIN: usize = 20;

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    based_on: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    struck: Option<bool>,
    /// "List Bullet 2": one deeper than the outermost.
    set_in: Option<usize>,
    list: Option<ListPlace>,
    indent: Option<u16>,
}

/// Where in a list a paragraph or a style stands: each part may be said by another style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    pub list: Option<String>,
    pub depth: Option<usize>,
}

impl Styles {
    pub fn read(tree: Option<&Element>) -> Self {
        let mut styles = Self::default();
        for element in tree.into_iter().flat_map(|tree| tree.elements("style")) {
            let Some(id) = element.attribute("styleId") else { continue };
            let name = element.child("name").and_then(|it| it.attribute("val")).unwrap_or(id);
            let paragraph = element.child("pPr");
            let run = element.child("rPr");
            let style = Style {
                role: paragraph.and_then(outline).or_else(|| style_names::role(name)),
                based_on: value(element, "basedOn").map(str::to_owned),
                bold: run.and_then(|run| toggle(run, "b")),
                hidden: run.and_then(|run| toggle(run, "vanish")),
                struck: run.and_then(|run| toggle(run, "strike").or(toggle(run, "dstrike"))),
                list: paragraph.and_then(list_place),
                indent: paragraph.and_then(indent),
                set_in: style_names::set_in(name),
            };
            let is_default =
                element.attribute("default").is_some_and(|it| matches!(it, "1" | "true"));
            if is_default && element.attribute("type") == Some("paragraph") {
                styles.default = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), style);
        }
        styles
    }

    /// The style of that id and those it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.or(self.default.as_deref()).and_then(|id| self.by_id.get(id));
        let next = |style: &&'a Style| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }

    pub fn role(&self, id: Option<&str>) -> Role {
        self.chain(id).find_map(|style| style.role).unwrap_or_default()
    }

    pub fn bold(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.bold)
    }

    pub fn hidden(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.hidden)
    }

    pub fn struck(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.struck)
    }

    /// How much deeper than its list an item stands, as its style is called.
    pub fn set_in(&self, id: Option<&str>) -> usize {
        self.chain(id).find_map(|style| style.set_in).unwrap_or(0)
    }

    /// How far in a paragraph stands, in points.
    pub fn indent(&self, id: Option<&str>) -> u16 {
        self.chain(id).find_map(|style| style.indent).unwrap_or_default()
    }

    pub fn list(&self, id: Option<&str>) -> ListPlace {
        let mut place = ListPlace::default();
        for said in self.chain(id).filter_map(|style| style.list.as_ref()) {
            place = place.or(said);
        }
        place
    }
}

impl ListPlace {
    /// What this does not say, `other` does.
    pub fn or(self, other: &Self) -> Self {
        Self { list: self.list.or_else(|| other.list.clone()), depth: self.depth.or(other.depth) }
    }
}

/// The value of the element `name` right below.
pub(super) fn value<'a>(element: &'a Element, name: &'a str) -> Option<&'a str> {
    element.child(name)?.attribute("val")
}

/// Whether `name` is switched on or off, where it is said.
pub(super) fn toggle(properties: &Element, name: &str) -> Option<bool> {
    let value = properties.child(name)?.attribute("val").unwrap_or("1");
    Some(!matches!(value, "0" | "false" | "off"))
}

/// The level that the outline gives a paragraph; the tenth is that of running text.
pub(super) fn outline(paragraph: &Element) -> Option<Role> {
    let level: u8 = value(paragraph, "outlineLvl")?.parse().ok()?;
    Some(if level < 9 { Role::Heading(level + 1) } else { Role::Body })
}

/// How far in a paragraph begins, in points; rounded, as programs reckon in other units.
pub(super) fn indent(paragraph: &Element) -> Option<u16> {
    let place = paragraph.child("ind")?;
    let left = place.attribute("left").or(place.attribute("start"))?;
    Some(super::block::points(left.parse::<f32>().ok()? / 20.0))
}

pub(super) fn list_place(paragraph: &Element) -> Option<ListPlace> {
    let place = paragraph.child("numPr")?;
    Some(ListPlace {
        list: value(place, "numId").map(str::to_owned),
        depth: value(place, "ilvl").and_then(|depth| depth.parse().ok()),
    })
}

/// The lists of a document by the number that paragraphs name.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The name that lists which count on share, and their levels.
    by_number: HashMap<String, (String, Vec<Level>)>,
}

impl Lists {
    pub fn read(tree: Option<&Element>) -> Self {
        let mut lists = Self::default();
        let Some(tree) = tree else { return lists };
        let abstracts: HashMap<&str, Vec<Level>> = tree
            .elements("abstractNum")
            .filter_map(|it| Some((it.attribute("abstractNumId")?, levels(it))))
            .collect();
        for number in tree.elements("num") {
            let (Some(id), Some(shared)) =
                (number.attribute("numId"), value(number, "abstractNumId"))
            else {
                continue;
            };
            let mut levels = abstracts.get(shared).cloned().unwrap_or_default();
            let mut name = shared.to_owned();
            for change in number.elements("lvlOverride") {
                // It counts by itself.
                id.clone_into(&mut name);
                let Some(at) = change.attribute("ilvl").and_then(|it| it.parse::<usize>().ok())
                else {
                    continue;
                };
                let Some(level) = levels.get_mut(at) else { continue };
                if let Some(other) = change.child("lvl") {
                    *level = self::level(other);
                }
                if let Some(start) = value(change, "startOverride").and_then(|it| it.parse().ok()) {
                    level.start = start;
                }
            }
            lists.by_number.insert(id.to_owned(), (name, levels));
        }
        lists
    }

    /// The name and levels of the list `number`; `None` for the number that means no list.
    pub fn get(&self, number: &str) -> Option<(&str, &[Level])> {
        if number == "0" {
            return None;
        }
        self.by_number.get(number).map(|(name, levels)| (name.as_str(), levels.as_slice()))
    }
}

fn levels(list: &Element) -> Vec<Level> {
    list.elements("lvl").map(level).collect()
}

fn level(level: &Element) -> Level {
    let format = match value(level, "numFmt").unwrap_or("decimal") {
        "decimal" | "decimalZero" | "ordinal" | "cardinalText" => Format::Decimal,
        "upperRoman" => Format::UpperRoman,
        "lowerRoman" => Format::LowerRoman,
        "upperLetter" => Format::UpperLetter,
        "lowerLetter" => Format::LowerLetter,
        "none" => Format::Unmarked,
        _ => Format::Bullet,
    };
    Level {
        format,
        pattern: value(level, "lvlText").unwrap_or_default().to_owned(),
        start: value(level, "start").and_then(|it| it.parse().ok()).unwrap_or(1),
    }
}
