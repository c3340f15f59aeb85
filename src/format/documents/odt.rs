//! ODT: the paragraphs, lists, tables and drawings of `content.xml`.
//!
//! Source of the format: OpenDocument 1.3, part 3.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Cell, LeftOut, Paragraph, Role, Table};
use super::lay::lay;
use super::numbering::{Counters, Format};
use super::odt_styles::Styles;
use crate::format::drawings::open_document::Shapes;
use crate::format::package::Package;
use crate::format::reading::{Doubt, Laying, Unreadable};
use crate::format::xml::{Element, Node};

/// The lines of an ODT.
///
/// # Errors
/// If the package or one of the parts that is read is broken.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    let mut package = Package::open(bytes)?;
    if is_encrypted(&mut package)? {
        return Err(Unreadable::Protected);
    }
    let Some(content) = package.tree("content.xml")? else { return Err(Unreadable::PackageBroken) };
    let style_part = package.tree("styles.xml")?;
    let mut styles = Styles::default();
    style_part.iter().chain([&content]).for_each(|part| styles.add(part));
    let Some(text) = content.at(&["body", "text"]) else { return Err(Unreadable::XmlBroken) };
    let mut reader = Reader { styles, ..Reader::default() };
    reader.regions(text);
    let pages = style_part.iter().flat_map(|part| part.all("master-page")).collect::<Vec<_>>();
    let of_pages = |name: &str| -> Vec<&Element> {
        pages.iter().flat_map(|page| page.below()).filter(|it| it.name.starts_with(name)).collect()
    };
    let mut blocks = reader.furniture(&of_pages("header"));
    blocks.extend(reader.blocks(text));
    blocks.extend(reader.furniture(&of_pages("footer")));
    Ok(lay(&blocks))
}

/// Whether the parts of a package are behind a password: its manifest says how they were encrypted.
pub(in crate::format) fn is_encrypted(package: &mut Package) -> Result<bool, Unreadable> {
    let manifest = package.tree("META-INF/manifest.xml")?;
    Ok(manifest.is_some_and(|manifest| manifest.find("encryption-data").is_some()))
}

#[derive(Default)]
struct Reader {
    styles: Styles,
    counters: Counters,
    /// What was deleted, by the ids of the changes.
    deleted: BTreeMap<String, String>,
    /// The list that a paragraph stands in: its style, how deep, the outermost being 1.
    lists: Vec<Option<String>>,
    /// Names the outermost list: lists count apart.
    list_number: usize,
    furniture: usize,
}

/// A paragraph while it is read.
#[derive(Default)]
struct Letters {
    text: String,
    bold: usize,
    count: usize,
    left_out: LeftOut,
    doubts: Vec<Doubt>,
    shapes: Shapes,
    pages: usize,
}

/// What holds of letters by their styles.
#[derive(Clone, Copy, Debug)]
struct Look {
    bold: bool,
    hidden: bool,
    struck: bool,
}

impl Reader {
    fn regions(&mut self, text: &Element) {
        for region in text.elements("tracked-changes").flat_map(|it| it.elements("changed-region"))
        {
            let (Some(id), Some(deletion)) = (region.attribute("id"), region.child("deletion"))
            else {
                continue;
            };
            let words: Vec<String> = ["p", "h"]
                .iter()
                .flat_map(|name| deletion.all(name))
                .filter(|it| it.find("creator").is_none())
                .map(Element::text)
                .collect();
            self.deleted.insert(id.to_owned(), words.join(" ").trim().to_owned());
        }
    }

    fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in parent.below() {
            match &*element.name {
                "p" | "h" => self.paragraph(element, &mut blocks),
                "list" => {
                    let name = element.attribute("style-name").map(str::to_owned);
                    if self.lists.is_empty() {
                        let goes_on = element.attribute("continue-numbering") == Some("true")
                            || element.attribute("continue-list").is_some();
                        self.list_number += usize::from(!goes_on);
                    }
                    let name = name.or_else(|| self.lists.last().cloned().flatten());
                    self.lists.push(name);
                    for item in element.below() {
                        blocks.extend(self.blocks(item));
                    }
                    self.lists.pop();
                }
                "table" => blocks.push(self.table(element)),
                "section" | "index-body" | "index-title" => {
                    // What a section hides is not on the page.
                    if element.attribute("display") == Some("none") {
                        let text = element.text().trim().to_owned();
                        blocks.push(Block::Doubt(Doubt::HiddenLeftOut { text }));
                    } else {
                        blocks.extend(self.blocks(element));
                    }
                }
                "table-of-content" | "alphabetical-index" | "user-index" | "illustration-index"
                | "table-index" | "bibliography" => {
                    self.furniture += 1;
                    blocks.extend(element.elements("index-body").flat_map(|it| self.blocks(it)));
                    self.furniture -= 1;
                }
                "change" => blocks.extend(self.deletion(element).map(Block::Doubt)),
                "soft-page-break" => blocks.push(Block::Page),
                "frame" | "custom-shape" | "g" | "rect" | "ellipse" | "connector" | "line" => {
                    let mut letters = Letters::default();
                    letters.shapes.add(element);
                    self.drawn(element, &letters.shapes, &mut blocks);
                }
                _ => {}
            }
        }
        blocks
    }

    fn deletion(&self, change: &Element) -> Option<Doubt> {
        let text = self.deleted.get(change.attribute("change-id")?)?;
        (!text.is_empty()).then(|| Doubt::DeletedLeftOut { text: text.clone() })
    }

    fn furniture(&mut self, parts: &[&Element]) -> Vec<Block> {
        let mut said = BTreeSet::new();
        let texts = parts.iter().flat_map(|part| [part.all("h"), part.all("p")].concat());
        let texts = texts.map(|it| spaced(&it.text())).filter(|it| !it.trim().is_empty());
        let new = texts.filter(|it| said.insert(it.clone())).collect::<Vec<_>>();
        let furniture = |text| Paragraph { text, role: Role::Furniture, ..Paragraph::default() };
        new.into_iter().map(furniture).map(Block::Paragraph).collect()
    }

    fn paragraph(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let style = element.attribute("style-name");
        let plain = Look { bold: false, hidden: false, struck: false };
        let mut letters = Letters::default();
        self.letters(element, self.look("paragraph", style, plain), &mut letters);
        let breaks = usize::from(self.styles.breaks_page(style));
        let starts_page = letters.pages > 0 || breaks > 0;
        blocks.extend((0..letters.pages.max(breaks)).filter(|_| starts_page).map(|_| Block::Page));
        let mut text = letters.text.trim().to_owned();
        let level = element.attribute("outline-level").and_then(|level| level.parse().ok());
        let mut role = match (&*element.name, level) {
            ("h", level) => Role::Heading(level.unwrap_or(1)),
            _ => self.styles.role(style),
        };
        let is_text = role == Role::Body && !text.is_empty();
        if let Some((listed, number)) = if is_text { self.listed(style) } else { None } {
            role = listed;
            text = number.map_or(text.clone(), |number| format!("{number} {text}"));
        }
        if self.furniture > 0 {
            role = Role::Furniture;
        }
        let is_bold = letters.count > 0 && letters.bold == letters.count;
        let is_shell = !letters.shapes.is_empty() || !letters.left_out.struck.is_empty();
        if !text.is_empty() || !is_shell {
            let indent = self.styles.indent(style);
            blocks.push(Block::Paragraph(Paragraph { text, role, bold: is_bold, indent }));
        }
        blocks.extend(letters.left_out.say());
        blocks.extend(letters.doubts.into_iter().map(Block::Doubt));
        self.drawn(element, &letters.shapes, blocks);
    }

    /// What the lists around a paragraph make of it, and the number printed before it.
    fn listed(&mut self, style: Option<&str>) -> Option<(Role, Option<String>)> {
        let list = self.lists.last()?;
        let depth = self.lists.len();
        let levels = self.styles.levels(list.as_deref(), style);
        if levels.get(depth - 1).is_some_and(|level| level.format == Format::Unmarked) {
            return None;
        }
        let number = self.counters.next(&self.list_number.to_string(), levels, depth - 1);
        Some((Role::Item(u8::try_from(depth).unwrap_or(9)), number))
    }

    /// Drawings and text boxes that hang on a paragraph: several boxes are a drawing, one is text.
    fn drawn(&mut self, element: &Element, shapes: &Shapes, blocks: &mut Vec<Block>) {
        if let Some(laying) = shapes.drawing() {
            return blocks.push(Block::Drawing(laying));
        }
        for content in shapes.contents(element) {
            blocks.extend(self.blocks(content));
        }
    }

    /// The look that a style of that family makes of the one around it.
    fn look(&self, family: &str, style: Option<&str>, around: Look) -> Look {
        Look {
            bold: self.styles.bold(family, style).unwrap_or(around.bold),
            hidden: self.styles.hidden(family, style).unwrap_or(around.hidden),
            struck: self.styles.struck(family, style).unwrap_or(around.struck),
        }
    }

    fn letters(&self, parent: &Element, look: Look, letters: &mut Letters) {
        for node in &parent.children {
            let element = match node {
                Node::Text(text) => {
                    letters.push(text, look);
                    continue;
                }
                Node::Element(element) => element,
            };
            match &*element.name {
                "s" => {
                    let count = element.number("c").unwrap_or(1.0).clamp(1.0, 100.0) as usize;
                    letters.text.push_str(&" ".repeat(count));
                }
                "tab" => letters.text.push('\t'),
                "line-break" => letters.text.push('\n'),
                "soft-page-break" => letters.pages += 1,
                "span" => {
                    let style = element.attribute("style-name");
                    self.letters(element, self.look("text", style, look), letters);
                }
                "note" => {
                    let text = element.child("note-body").map(Element::text).unwrap_or_default();
                    letters
                        .doubts
                        .push(Doubt::NoteLeftOut { text: spaced(&text).trim().to_owned() });
                }
                "annotation" => {
                    let words: Vec<String> = element.all("p").iter().map(|it| it.text()).collect();
                    letters.doubts.push(Doubt::CommentLeftOut { text: words.join(" ") });
                }
                "change" => letters.doubts.extend(self.deletion(element)),
                "hidden-text" | "hidden-paragraph" => {
                    letters.left_out.hidden.push_str(&element.text());
                }
                "frame" | "custom-shape" | "g" | "rect" | "ellipse" | "connector" | "line"
                | "polyline" | "path" => letters.shapes.add(element),
                "change-start" | "change-end" | "bookmark" | "bookmark-start" | "bookmark-end" => {}
                // Links, fields and whatever else holds letters.
                _ => self.letters(element, look, letters),
            }
        }
    }

    fn table(&mut self, element: &Element) -> Block {
        // Lists go on in no cell.
        let lists = std::mem::take(&mut self.lists);
        let mut table = Table::default();
        for row in rows(element) {
            let repeated = row.number("number-rows-repeated").unwrap_or(1.0).clamp(1.0, 100.0);
            let mut cells = Vec::new();
            for cell in row.elements("table-cell") {
                let count = |name| cell.number(name).unwrap_or(1.0).clamp(1.0, 1_000.0) as usize;
                let (columns, rows) =
                    (count("number-columns-spanned"), count("number-rows-spanned"));
                let new = Cell { blocks: self.blocks(cell), columns, rows };
                let times = count("number-columns-repeated").min(100);
                cells.extend(std::iter::repeat_n(new, times));
            }
            table.rows.extend(std::iter::repeat_n(cells, repeated as usize));
        }
        self.lists = lists;
        Block::Table(table)
    }
}

/// The rows of a table, also those in groups.
fn rows(table: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for element in table.below() {
        match &*element.name {
            "table-row" => found.push(element),
            "table-header-rows" | "table-row-group" | "table-rows" => found.extend(rows(element)),
            _ => {}
        }
    }
    found
}

/// One space where there is white space: line ends in the file are no line ends of the text.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_space = matches!(letter, ' ' | '\n' | '\r' | '\t');
        if !is_space {
            out.push(letter);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

impl Letters {
    fn push(&mut self, text: &str, look: Look) {
        let text = spaced(text);
        match look {
            Look { hidden: true, .. } => return self.left_out.hidden.push_str(&text),
            Look { struck: true, .. } => return self.left_out.struck.push_str(&text),
            Look { hidden: false, struck: false, .. } => {}
        }
        let count = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.count += count;
        self.bold += if look.bold { count } else { 0 };
        self.text.push_str(&text);
    }
}
