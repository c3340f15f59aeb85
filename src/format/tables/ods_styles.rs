//! How the styles of an OpenDocument spreadsheet set cells: struck out, bold, set in; and which sheets they hide.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How a cell is set, or a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellLook {
    /// In millimetres.
    pub indent: u8,
    pub is_bold: bool,
    pub is_struck: bool,
    pub is_hidden: bool,
}

/// Styles by their names, each with what it takes from the one that it is made of.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, CellLook>,
    open: Option<(String, CellLook)>,
}

impl Styles {
    /// Reads a part of styles; what is broken in it sets nothing.
    pub fn read(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => self.open(&start),
                Ok(Event::Empty(start)) => {
                    self.open(&start);
                    if start.local_name().as_ref() == "style" {
                        self.close();
                    }
                }
                Ok(Event::End(end)) if end.local_name().as_ref() == "style" => self.close(),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        self.close();
    }

    /// An element of a style, or what it says.
    pub fn open(&mut self, start: &BytesStart) {
        let name = start.local_name();
        if name.as_ref() == "style" {
            self.close();
            let parent = attribute(start, "parent-style-name");
            let look = self.look(parent.as_deref());
            self.open = attribute(start, "name").map(|name| (name, look));
            return;
        }
        let Some((_, look)) = &mut self.open else { return };
        match name.as_ref() {
            "text-properties" => {
                if let Some(line) = attribute(start, "text-line-through-style") {
                    look.is_struck = line != "none";
                }
                if let Some(line) = attribute(start, "text-line-through-type") {
                    look.is_struck = line != "none";
                }
                if let Some(weight) = attribute(start, "font-weight") {
                    look.is_bold =
                        weight == "bold" || weight.parse().is_ok_and(|it: u16| it >= 600);
                }
            }
            "paragraph-properties" => {
                if let Some(margin) = attribute(start, "margin-left") {
                    look.indent = millimetres(&margin);
                }
            }
            "table-properties" => {
                look.is_hidden |= attribute(start, "display").is_some_and(|it| it == "false");
            }
            _ => {}
        }
    }

    /// The end of a style.
    pub fn close(&mut self) {
        self.looks.extend(self.open.take());
    }

    pub fn look(&self, name: Option<&str>) -> CellLook {
        name.and_then(|name| self.looks.get(name)).copied().unwrap_or_default()
    }
}

/// "0.353cm", "3.5mm", "0.14in", "10pt" in whole millimetres.
fn millimetres(length: &str) -> u8 {
    let digits = length.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(length.len());
    let value: f32 = length[..digits].trim().parse().unwrap_or(0.0);
    let unit = match &length[digits..] {
        "cm" => 10.0,
        "in" => 25.4,
        "pt" => 25.4 / 72.0,
        _ => 1.0,
    };
    (value * unit).round().clamp(0.0, 255.0) as u8
}

pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|it| it.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?;
    Some(value.into_owned())
}
