//! HTML: the headings, paragraphs, lists and tables of a page, saved by a browser or written by a program.

use super::block::{Block, Cell, LeftOut, Paragraph, Role, Table};
use super::html_tree;
use super::lay::lay;
use crate::format::reading::Unreadable;
use crate::format::reading::phrases::titles::read_block;
use crate::format::reading::vocabulary::{is_organisation, kind_at_start};
use crate::format::reading::{Doubt, Laying};
use crate::format::xml::{Element, Node};
use crate::model::folded;

/// The lines of a page.
///
/// # Errors
/// If it is nested more deeply than any page.
pub(in crate::format) fn lines(text: &str) -> Result<Laying, Unreadable> {
    if html_tree::nests_too_deep(text) {
        return Err(Unreadable::XmlDeep);
    }
    let page = html_tree::read(text);
    // Our own pages have the figures of each unit below its name.
    let is_ours = page.all("ul").iter().any(|it| it.attribute("class") == Some("units"));
    let mut reader = Reader { is_ours, ..Reader::default() };
    // What the head holds is on no page.
    reader.walk(page.find("body").unwrap_or(&page), Marks::default());
    reader.end();
    Ok(lay(&reader.blocks))
}

/// What stands around the letters that are read.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    role: Role,
    bold: bool,
    /// Lists around them.
    depth: u8,
    /// White space is kept.
    preformatted: bool,
}

#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The paragraph that is open.
    text: String,
    letters: usize,
    bold: usize,
    role: Role,
    /// A space is due before the next letter.
    space: bool,
    is_ours: bool,
}

/// Elements that end the paragraph before them and after them.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "caption",
];

/// What is no text of the page.
const UNSEEN: [&str; 18] = [
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "iframe", "object",
    "select", "datalist", "svg", "canvas", "audio", "video", "math", "textarea",
];

impl Reader {
    fn walk(&mut self, parent: &Element, marks: Marks) {
        for node in &parent.children {
            match node {
                Node::Text(text) => self.letters(text, marks),
                Node::Element(element) => self.element(element, marks),
            }
        }
    }

    fn element(&mut self, element: &Element, marks: Marks) {
        let name = &*element.name;
        if UNSEEN.contains(&name) {
            return;
        }
        if is_hidden(element) {
            let text = spaced(&shown(element));
            if !text.trim().is_empty() {
                self.end();
                let text = text.trim().to_owned();
                self.blocks.push(Block::Doubt(Doubt::HiddenLeftOut { text }));
            }
            return;
        }
        if is_struck(element) {
            let struck = spaced(&shown(element));
            self.blocks.extend(LeftOut { struck, ..LeftOut::default() }.say());
            return;
        }
        let bold = marks.bold || matches!(name, "b" | "strong" | "th") || is_bold(element);
        let marks = Marks { bold, ..marks };
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.block(element, Marks { role: Role::Heading(level), ..marks });
            }
            "br" => self.text.push('\n'),
            "ul" | "ol" | "menu" | "dir" => {
                // A list in a list's item is one deeper.
                let marks = Marks { depth: marks.depth.saturating_add(1), ..marks };
                self.block(element, marks);
            }
            "li" if marks.role == Role::Furniture => self.block(element, marks),
            "li" => self.block(element, Marks { role: Role::Item(marks.depth.max(1)), ..marks }),
            "table" => {
                self.end();
                if let Some(caption) = element.child("caption") {
                    self.caption(caption);
                }
                let table = Self::table(element);
                self.blocks.push(Block::Table(table));
            }
            "p" if self.is_ours && element.text().starts_with(|c: char| c.is_ascii_digit()) => {
                self.block(element, Marks { role: Role::Furniture, ..marks });
            }
            // As LibreOffice writes what stands on every page.
            "div" if matches!(element.attribute("title"), Some("header" | "footer")) => {
                self.block(element, Marks { role: Role::Furniture, ..marks });
            }
            "nav" => self.block(element, Marks { role: Role::Furniture, ..marks }),
            "del" => {
                let deleted = spaced(&shown(element));
                self.blocks.extend(LeftOut { deleted, ..LeftOut::default() }.say());
            }
            "pre" => self.block(element, Marks { preformatted: true, ..marks }),
            "input" | "img" | "wbr" => {}
            name if BLOCKS.contains(&name) => self.block(element, marks),
            _ => self.walk(element, marks),
        }
    }

    fn block(&mut self, element: &Element, marks: Marks) {
        self.end();
        self.walk(element, marks);
        self.end();
    }

    fn letters(&mut self, text: &str, marks: Marks) {
        if marks.preformatted {
            self.take(marks);
            self.text.push_str(text);
            return;
        }
        for letter in text.chars() {
            // A no-break space is a letter of its own.
            if matches!(letter, ' ' | '\n' | '\r' | '\t' | '\u{c}') {
                self.space = true;
                continue;
            }
            self.take(marks);
            if std::mem::take(&mut self.space)
                && !self.text.is_empty()
                && !self.text.ends_with('\n')
            {
                self.text.push(' ');
            }
            self.text.push(letter);
            if letter.is_alphanumeric() {
                self.letters += 1;
                self.bold += usize::from(marks.bold);
            }
        }
    }

    /// The first letters of a paragraph say what it is.
    fn take(&mut self, marks: Marks) {
        if self.text.trim().is_empty() {
            self.role = marks.role;
        }
    }

    /// Ends the paragraph that is open; of a list's item, what follows a list in it is text.
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = self.letters > 0 && self.letters == self.bold;
        let role = std::mem::take(&mut self.role);
        (self.letters, self.bold, self.space) = (0, 0, false);
        if !text.trim().is_empty() {
            let text = text.trim_end().trim_start_matches('\n').to_owned();
            self.blocks.push(Block::Paragraph(Paragraph { text, role, bold, indent: 0 }));
        }
    }

    /// What a table is called is of the page, unless it names a chart or a unit.
    fn caption(&mut self, caption: &Element) {
        let text = spaced(&shown(caption));
        let names = read_block(&text).is_some()
            || kind_at_start(&folded(&text)).is_some()
            || is_organisation(&text);
        let role = if names { Role::Body } else { Role::Furniture };
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph { text, role, bold: true, indent: 0 }));
        }
    }

    fn table(element: &Element) -> Table {
        let mut table = Table::default();
        for row in rows(element) {
            let cells = row.below().filter(|it| matches!(&*it.name, "td" | "th"));
            let row_is_struck = is_struck(row);
            let cell = |cell: &Element| {
                let span = |name| cell.number(name).unwrap_or(1.0).clamp(1.0, 1_000.0) as usize;
                let (columns, rows) = (span("colspan"), span("rowspan"));
                let is_struck = row_is_struck || is_struck(cell);
                let struck = if is_struck { spaced(&shown(cell)) } else { String::new() };
                let said = LeftOut { struck, ..LeftOut::default() }.say();
                let blocks = if is_struck { said } else { Self::inside(cell) };
                Cell { blocks, columns, rows }
            };
            table.rows.push(cells.map(cell).collect());
        }
        table
    }

    fn inside(element: &Element) -> Vec<Block> {
        let mut reader = Self::default();
        reader.walk(element, Marks { bold: &*element.name == "th", ..Marks::default() });
        reader.end();
        reader.blocks
    }
}

/// The rows of a table, not those of tables in it.
fn rows(table: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for element in table.below() {
        match &*element.name {
            "tr" => found.push(element),
            "thead" | "tbody" | "tfoot" => found.extend(element.elements("tr")),
            _ => {}
        }
    }
    found
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default().replace(' ', "").to_lowercase();
    element.attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
}

fn is_struck(element: &Element) -> bool {
    if matches!(&*element.name, "s" | "strike") {
        return true;
    }
    let style = element.attribute("style").unwrap_or_default().to_lowercase();
    style.split(';').any(|it| it.contains("text-decoration") && it.contains("line-through"))
}

fn is_bold(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default().replace(' ', "").to_lowercase();
    ["bold", "600", "700", "800", "900"]
        .iter()
        .any(|it| style.contains(&format!("font-weight:{it}")))
}

/// The words of an element, without scripts.
fn shown(element: &Element) -> String {
    fn collect(element: &Element, text: &mut String) {
        for node in &element.children {
            match node {
                Node::Text(part) => text.push_str(part),
                Node::Element(it) if UNSEEN.contains(&&*it.name) => {}
                Node::Element(it) => {
                    text.push(' ');
                    collect(it, text);
                }
            }
        }
    }
    let mut text = String::new();
    collect(element, &mut text);
    text
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
