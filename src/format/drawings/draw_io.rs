//! draw.io: the cells of each page of an `mxfile`, plain or packed.
//!
//! Source of the format: the cells of mxGraph, as draw.io writes them; a packed page is base64 of deflated
//! text whose signs are written as in addresses.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::DeflateDecoder;
use std::io::Read;

use super::lay;
use super::markup::lines_of_markup;
use super::page::{Area, Arrow, End, Link, Page, Shape};
use crate::format::reading::{Laying, Unreadable};
use crate::format::xml::{self, Element};

/// A page that unpacks to more is none, in bytes.
const LARGEST_PAGE: u64 = 32 << 20;

/// The lines of a draw.io file.
///
/// # Errors
/// If it is no XML, or a page cannot be unpacked.
pub(in crate::format) fn lines(text: &str) -> Result<Laying, Unreadable> {
    let root = xml::read(text)?;
    let mut pages = Vec::new();
    let models: Vec<(Option<&str>, &Element)> = match &*root.name {
        "mxGraphModel" => vec![(None, &root)],
        _ => root.all("diagram").into_iter().map(|it| (it.attribute("name"), it)).collect(),
    };
    for (name, element) in models {
        let model = match &*element.name {
            "mxGraphModel" => Some(element.clone()),
            _ => match element.child("mxGraphModel") {
                Some(model) => Some(model.clone()),
                None => unpacked(&element.text())?,
            },
        };
        let Some(model) = model else { continue };
        let mut page = page(&model);
        page.number = u32::try_from(pages.len() + 1).ok();
        page.title = name.filter(|name| !is_default_name(name)).map(str::to_owned);
        pages.push(page);
    }
    Ok(lay(&pages))
}

/// "Page-1", "Page-2".
fn is_default_name(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ');
    matches!(word.to_lowercase().as_str(), "page" | "")
}

/// A page that was packed; `None` if it is empty.
fn unpacked(text: &str) -> Result<Option<Element>, Unreadable> {
    let text: String = text.split_whitespace().collect();
    if text.is_empty() {
        return Ok(None);
    }
    let bytes = STANDARD.decode(text).map_err(|_| Unreadable::XmlBroken)?;
    let mut written = String::new();
    let mut unpacking = DeflateDecoder::new(bytes.as_slice()).take(LARGEST_PAGE + 1);
    unpacking.read_to_string(&mut written).map_err(|_| Unreadable::XmlBroken)?;
    if u64::try_from(written.len()).is_ok_and(|size| size > LARGEST_PAGE) {
        return Err(Unreadable::PackageSwells);
    }
    xml::read(&unescaped(&written)).map(Some)
}

/// A text whose signs are written as `%3C`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte =
            code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| first == b'%');
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn page(model: &Element) -> Page {
    let mut page = Page::default();
    let Some(root) = model.child("root") else { return page };
    // A cell may be wrapped in an object that holds its words and its id.
    let cells: Vec<(&Element, &Element)> = root
        .below()
        .filter_map(|it| match &*it.name {
            "mxCell" => Some((it, it)),
            _ => it.child("mxCell").map(|cell| (cell, it)),
        })
        .collect();
    let edges: std::collections::HashSet<&str> = cells
        .iter()
        .filter(|(cell, _)| cell.attribute("edge") == Some("1"))
        .filter_map(|(_, named)| named.attribute("id"))
        .collect();
    for (cell, named) in &cells {
        let words =
            named.attribute("label").or_else(|| cell.attribute("value")).unwrap_or_default();
        let style = cell.attribute("style").unwrap_or_default();
        let lines = lines_of_markup(words);
        let id = named.attribute("id").unwrap_or_default();
        let parent = cell.attribute("parent");
        if cell.attribute("edge") == Some("1") {
            page.links.extend(link(cell, style));
        } else if cell.attribute("vertex") == Some("1") {
            let on_edge = parent.is_some_and(|parent| edges.contains(parent));
            if on_edge {
                // What is written on a line ties nothing.
                let given = || crate::format::reading::Given::Paragraph { bold: false, indent: 0 };
                page.texts.extend(lines.into_iter().map(|line| (given(), line.text)));
                continue;
            }
            let mut shape = Shape::new(id, lines, None);
            shape.area = area(cell);
            shape.container = parent.map(str::to_owned);
            shape.bare = style.split(';').any(|it| it == "text");
            page.shapes.push(shape);
        }
    }
    place(&mut page);
    page
}

/// Cells in others say their places in them.
fn place(page: &mut Page) {
    let own: std::collections::HashMap<String, (Option<Area>, Option<String>)> =
        page.shapes.iter().map(|it| (it.id.clone(), (it.area, it.container.clone()))).collect();
    for shape in &mut page.shapes {
        let mut above = shape.container.clone();
        let Some(area) = shape.area.as_mut() else { continue };
        for _ in 0..50 {
            let Some((outer, next)) = above.as_ref().and_then(|id| own.get(id)) else { break };
            if let Some(outer) = outer {
                (area.left, area.top) = (area.left + outer.left, area.top + outer.top);
            }
            above = next.clone();
        }
    }
}

fn area(cell: &Element) -> Option<Area> {
    let geometry = cell.child("mxGeometry")?;
    let side = |name| geometry.number(name);
    Some(Area {
        left: side("x").unwrap_or_default(),
        top: side("y").unwrap_or_default(),
        width: side("width")?,
        height: side("height")?,
    })
}

fn link(cell: &Element, style: &str) -> Option<Link> {
    let fixed = |name: &str| cell.attribute(name).map(|id| End::Shape(id.to_owned()));
    let point = |name: &str| {
        let points = cell.child("mxGeometry")?.elements("mxPoint");
        let point = points.into_iter().find(|it| it.attribute("as") == Some(name))?;
        Some(End::Point(
            point.number("x").unwrap_or_default(),
            point.number("y").unwrap_or_default(),
        ))
    };
    let value = |name: &str| {
        let entry =
            style.split(';').filter_map(|it| it.split_once('=')).find(|(key, _)| *key == name);
        entry.map(|(_, value)| value)
    };
    // A line has a head at its end unless it says otherwise.
    let at_to = value("endArrow") != Some("none");
    let at_from = value("startArrow").is_some_and(|it| it != "none");
    Some(Link {
        from: fixed("source").or_else(|| point("sourcePoint"))?,
        to: fixed("target").or_else(|| point("targetPoint"))?,
        arrow: Arrow::of(at_from, at_to),
        dashed: value("dashed") == Some("1"),
    })
}
