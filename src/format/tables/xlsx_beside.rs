//! What a workbook says beside its cells, which calamine does not read: the rows and columns that nobody sees,
//! how deep rows are grouped, remarks on cells.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::marks::{Comment, Marks};
use super::ods_styles::attribute;
use super::sheet::column_of;
use crate::format::package::{Package, decoded};
use crate::format::reading::{LINES_MAX, Unreadable};
use crate::format::xml::Element;

/// The part of each sheet, by the sheet's name.
pub(super) fn parts(package: &mut Package) -> Result<HashMap<String, String>, Unreadable> {
    let Some(workbook) = package.tree("xl/workbook.xml")? else { return Ok(HashMap::new()) };
    let relations = package.relations("xl/workbook.xml")?;
    let mut parts = HashMap::new();
    for sheet in workbook.all("sheet") {
        let id = sheet.prefixed("id").unwrap_or_default();
        if let (Some(name), Some(relation)) =
            (sheet.attribute("name"), relations.iter().find(|it| it.id == id))
        {
            parts.insert(name.to_owned(), relation.target.clone());
        }
    }
    Ok(parts)
}

/// What the part of a sheet says, and how deep its rows are grouped, each with its number from 0.
pub(super) fn of_sheet(
    package: &mut Package,
    part: &str,
) -> Result<(Marks, Vec<(usize, u8)>), Unreadable> {
    let mut marks = Marks::default();
    let mut groups = Vec::new();
    if let Some(bytes) = package.bytes(part)? {
        rows_and_columns(&decoded(&bytes), &mut marks, &mut groups);
    }
    marks.comments = comments(package, part)?;
    Ok((marks, groups))
}

/// What is broken here is no concern of these marks: whoever reads the cells says so.
fn rows_and_columns(text: &str, marks: &mut Marks, groups: &mut Vec<(usize, u8)>) {
    let mut reader = Reader::from_str(text);
    let mut next = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => match start.local_name().as_ref() {
                "row" => {
                    let row = number(&start, "r").map_or(next, |row| row.saturating_sub(1));
                    next = row + 1;
                    if row < LINES_MAX && is_true(&start, "hidden") {
                        marks.hide_row(row);
                    }
                    let group = number(&start, "outlineLevel").and_then(|it| u8::try_from(it).ok());
                    groups.extend(group.filter(|it| *it > 0).map(|group| (row, group)));
                }
                "col" if is_true(&start, "hidden") => {
                    let (first, last) = (number(&start, "min"), number(&start, "max"));
                    if let (Some(first @ 1..), Some(last)) = (first, last) {
                        marks.hidden_columns.push(first - 1..last.max(first));
                    }
                }
                _ => {}
            },
            Ok(Event::End(end)) if end.local_name().as_ref() == "sheetData" => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

fn number(start: &BytesStart, name: &str) -> Option<usize> {
    attribute(start, name)?.trim().parse().ok()
}

fn is_true(start: &BytesStart, name: &str) -> bool {
    attribute(start, name).is_some_and(|it| matches!(it.as_str(), "1" | "true"))
}

/// The remarks on the cells of a sheet: those of a conversation, else those of old, which repeat them.
fn comments(package: &mut Package, part: &str) -> Result<Vec<Comment>, Unreadable> {
    let relations = package.relations(part)?;
    for (kind, element) in [("threadedComment", "threadedComment"), ("comments", "comment")] {
        let mut found = Vec::new();
        for relation in relations.iter().filter(|it| it.kind == kind) {
            let Some(tree) = package.tree(&relation.target)? else { continue };
            let authors: Vec<String> = tree.all("author").into_iter().map(Element::text).collect();
            found.extend(tree.all(element).into_iter().filter_map(|it| comment(it, &authors)));
        }
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn comment(element: &Element, authors: &[String]) -> Option<Comment> {
    let cell = element.attribute("ref")?;
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let column = column_of(&cell[..digits])?;
    let row = cell[digits..].parse::<usize>().ok()?.checked_sub(1)?;
    let text = element.text();
    let mut text = text.trim();
    // Programs put the author's name before what they say.
    for author in authors.iter().map(|it| it.trim()).filter(|it| !it.is_empty()) {
        let rest = text.strip_prefix(author).and_then(|rest| rest.trim_start().strip_prefix(':'));
        text = rest.map_or(text, str::trim);
    }
    (!text.is_empty()).then(|| Comment { row, column, text: text.to_owned() })
}
