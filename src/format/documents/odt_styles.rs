//! What the styles and lists of an ODT say: `styles.xml`, and the automatic styles of `content.xml`.

use std::collections::HashMap;

use super::block::{Role, points};
use super::numbering::{Format, Level};
use super::style_names;
use crate::format::xml::Element;

/// Styles with one another as parents, at most.
const LONGEST_CHAIN: usize = 20;

#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    by_name: HashMap<(String, String), Style>,
    lists: HashMap<String, Vec<Level>>,
}

#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    parent: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    struck: Option<bool>,
    list: Option<String>,
    indent: Option<u16>,
    breaks_page: bool,
}

impl Styles {
    /// Adds the styles of a part; those of a later part stand before those of an earlier one.
    pub fn add(&mut self, part: &Element) {
        let folders = ["styles", "automatic-styles"];
        for folder in folders.iter().filter_map(|name| part.child(name)) {
            for style in folder.elements("style") {
                self.style(style);
            }
            for list in folder.elements("list-style") {
                if let Some(name) = list.attribute("name") {
                    self.lists.insert(name.to_owned(), levels(list));
                }
            }
        }
    }

    fn style(&mut self, element: &Element) {
        let (Some(name), Some(family)) = (element.attribute("name"), element.attribute("family"))
        else {
            return;
        };
        let outline: Option<u8> =
            element.attribute("default-outline-level").and_then(|level| level.parse().ok());
        let letters = element.child("text-properties");
        let weight = letters.and_then(|it| it.attribute("font-weight"));
        let display = letters.and_then(|it| it.attribute("display"));
        let line = letters.and_then(|it| {
            it.attribute("text-line-through-type").or(it.attribute("text-line-through-style"))
        });
        let page =
            element.child("paragraph-properties").and_then(|it| it.attribute("break-before"));
        let left = element.child("paragraph-properties").and_then(|it| it.attribute("margin-left"));
        let display_name = element.attribute("display-name").unwrap_or(name);
        let style = Style {
            role: match outline {
                Some(level) if level > 0 => Some(Role::Heading(level)),
                Some(_) | None => style_names::role(display_name),
            },
            parent: element.attribute("parent-style-name").map(str::to_owned),
            bold: weight.map(is_bold),
            struck: line.map(|line| line != "none"),
            hidden: display.map(|display| display == "none"),
            list: element.attribute("list-style-name").map(str::to_owned),
            indent: left.and_then(length),
            breaks_page: page == Some("page"),
        };
        self.by_name.insert((family.to_owned(), name.to_owned()), style);
    }

    fn chain<'a>(&'a self, family: &'a str, name: Option<&str>) -> impl Iterator<Item = &'a Style> {
        let get = move |name: &str| self.by_name.get(&(family.to_owned(), name.to_owned()));
        let next = move |style: &&'a Style| get(style.parent.as_deref()?);
        std::iter::successors(name.and_then(get), next).take(LONGEST_CHAIN)
    }

    pub fn role(&self, name: Option<&str>) -> Role {
        self.chain("paragraph", name).find_map(|style| style.role).unwrap_or_default()
    }

    /// Whether letters of a style are bold; `family` is "paragraph" or "text".
    pub fn bold(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.chain(family, name).find_map(|style| style.bold)
    }

    pub fn hidden(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.chain(family, name).find_map(|style| style.hidden)
    }

    pub fn struck(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.chain(family, name).find_map(|style| style.struck)
    }

    /// How far in a paragraph stands, in points.
    pub fn indent(&self, name: Option<&str>) -> u16 {
        self.chain("paragraph", name).find_map(|style| style.indent).unwrap_or_default()
    }

    pub fn breaks_page(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name).next().is_some_and(|style| style.breaks_page)
    }

    /// The levels of the list that a name or, without one, a paragraph's style says.
    pub fn levels(&self, list: Option<&str>, paragraph: Option<&str>) -> &[Level] {
        let own = self.chain("paragraph", paragraph).find_map(|style| style.list.as_deref());
        let found = list.or(own).and_then(|name| self.lists.get(name));
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

/// A length with its unit, "1.27cm", in points.
fn length(text: &str) -> Option<u16> {
    let end = text.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let figure: f32 = text[..end].parse().ok()?;
    let factor = match &text[end..] {
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "in" => 72.0,
        "pt" => 1.0,
        "pc" => 12.0,
        _ => return None,
    };
    Some(points(figure * factor))
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

fn levels(list: &Element) -> Vec<Level> {
    let mut levels = Vec::new();
    for element in list.below() {
        let at: usize = element.attribute("level").and_then(|it| it.parse().ok()).unwrap_or(1);
        let level = match &*element.name {
            "list-level-style-number" => number(element, at),
            "list-level-style-bullet" | "list-level-style-image" => Level::default(),
            _ => continue,
        };
        if (1..=10).contains(&at) {
            levels.resize(levels.len().max(at), Level::default());
            levels[at - 1] = level;
        }
    }
    levels
}

fn number(element: &Element, at: usize) -> Level {
    let format = match element.attribute("num-format") {
        Some("1") => Format::Decimal,
        Some("I") => Format::UpperRoman,
        Some("i") => Format::LowerRoman,
        Some("A") => Format::UpperLetter,
        Some("a") => Format::LowerLetter,
        _ => Format::Unmarked,
    };
    let shown: usize =
        element.attribute("display-levels").and_then(|it| it.parse().ok()).unwrap_or(1);
    let places = (at + 1).saturating_sub(shown.max(1))..=at;
    let places: Vec<String> = places.map(|place| format!("%{}", place.max(1))).collect();
    let text = |name: &str| element.attribute(name).unwrap_or_default();
    Level {
        format,
        pattern: format!("{}{}{}", text("num-prefix"), places.join("."), text("num-suffix")),
        start: element.attribute("start-value").and_then(|it| it.parse().ok()).unwrap_or(1),
    }
}
