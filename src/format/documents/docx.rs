//! DOCX: the paragraphs, tables and drawings of `word/document.xml`.
//!
//! Source of the format: ECMA-376 part 1, WordprocessingML.

use std::collections::{BTreeSet, HashMap};

use super::block::{Block, Cell, LeftOut, Paragraph, Role, Table};
use super::docx_styles::{ListPlace, Lists, Styles, indent, list_place, outline, toggle, value};
use super::lay::lay;
use super::numbering::{Counters, Format};
use crate::format::drawings::word::Words;
use crate::format::package::Package;
use crate::format::reading::{Doubt, Laying, Unreadable};
use crate::format::xml::Element;

const DOCUMENT: &str = "word/document.xml";

/// The lines of a DOCX.
///
/// # Errors
/// If the package or one of the parts that is read is broken.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    let mut package = Package::open(bytes)?;
    let Some(document) = package.tree(DOCUMENT)? else { return Err(Unreadable::PackageBroken) };
    let relations = package.relations(DOCUMENT)?;
    let mut of_kind = |kind: &str| -> Result<Vec<Element>, Unreadable> {
        let parts = relations.iter().filter(|it| it.kind == kind).map(|it| it.target.as_str());
        // A header is named once for each section that has it.
        let parts: BTreeSet<&str> = parts.collect();
        parts.into_iter().filter_map(|part| package.tree(part).transpose()).collect()
    };
    let (headers, footers) = (of_kind("header")?, of_kind("footer")?);
    let styles = Styles::read(of_kind("styles")?.first());
    let lists = Lists::read(of_kind("numbering")?.first());
    let notes = [of_kind("footnotes")?, of_kind("endnotes")?].concat();
    let notes = texts(&notes, "footnote").chain(texts(&notes, "endnote")).collect();
    let comments = of_kind("comments")?;
    let comments = texts(&comments, "comment").collect();
    let diagrams = crate::format::drawings::smart_art::Diagrams::read(&mut package, &relations)?;
    let mut reader = Reader {
        styles,
        lists,
        notes,
        comments,
        diagrams,
        counters: Counters::default(),
        laid_out: document.find("lastRenderedPageBreak").is_some(),
        furniture: 0,
    };
    let Some(body) = document.child("body") else { return Err(Unreadable::XmlBroken) };
    let mut blocks = reader.furniture(&headers);
    blocks.extend(reader.blocks(body));
    blocks.extend(reader.furniture(&footers));
    Ok(lay(&blocks))
}

/// The texts of footnotes or comments by their ids; a note that is a line between notes has none.
fn texts<'a>(parts: &'a [Element], name: &'a str) -> impl Iterator<Item = (String, String)> + 'a {
    parts.iter().flat_map(move |part| part.elements(name)).filter_map(|note| {
        let words: Vec<String> = note.all("p").iter().map(|it| plain(it)).collect();
        let text = words.join(" ").trim().to_owned();
        (!text.is_empty()).then(|| Some((note.attribute("id")?.to_owned(), text)))?
    })
}

/// The letters of a paragraph, whatever their marks.
fn plain(paragraph: &Element) -> String {
    paragraph.all("t").iter().map(|it| it.text()).collect()
}

struct Reader {
    styles: Styles,
    lists: Lists,
    notes: HashMap<String, String>,
    comments: HashMap<String, String>,
    diagrams: crate::format::drawings::smart_art::Diagrams,
    counters: Counters,
    /// The program that wrote the file says where its pages ended.
    laid_out: bool,
    /// More than 0 within what is furniture.
    furniture: usize,
}

/// A paragraph while its runs are read.
#[derive(Default)]
struct Runs {
    text: String,
    /// Of the letters, so many are bold, and so many are there.
    bold: usize,
    letters: usize,
    left_out: LeftOut,
    doubts: Vec<Doubt>,
    drawings: Vec<Element>,
    /// Pages that end before the text, and after it has begun.
    pages_before: usize,
    pages_after: usize,
}

impl Reader {
    fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in parent.below() {
            match &*element.name {
                "p" => self.paragraph(element, &mut blocks),
                "tbl" => blocks.push(self.table(element)),
                "sdt" => {
                    let kind = element.find("docPartGallery").and_then(|it| it.attribute("val"));
                    let is_contents = kind.is_some_and(|kind| kind.starts_with("Table of"));
                    self.furniture += usize::from(is_contents);
                    if let Some(content) = element.child("sdtContent") {
                        blocks.extend(self.blocks(content));
                    }
                    self.furniture -= usize::from(is_contents);
                }
                "ins" | "moveTo" | "customXml" | "smartTag" | "sdtContent" => {
                    blocks.extend(self.blocks(element));
                }
                "del" | "moveFrom" => push_deleted(&deleted(element), &mut blocks),
                _ => {}
            }
        }
        blocks
    }

    /// The lines of headers or footers, each once.
    fn furniture(&mut self, parts: &[Element]) -> Vec<Block> {
        self.furniture += 1;
        let mut said = BTreeSet::new();
        let mut blocks = Vec::new();
        for block in parts.iter().flat_map(|part| self.blocks(part)) {
            let texts: Vec<String> = match block {
                Block::Paragraph(paragraph) => vec![paragraph.text],
                Block::Table(table) => table.rows.iter().map(|row| row_text(row)).collect(),
                Block::Drawing(laying) => {
                    laying.source.lines.into_iter().map(|it| it.text).collect()
                }
                Block::Doubt(_) | Block::Page => Vec::new(),
            };
            let new =
                texts.into_iter().filter(|it| !it.trim().is_empty() && said.insert(it.clone()));
            let furniture =
                |text| Paragraph { text, role: Role::Furniture, ..Paragraph::default() };
            blocks.extend(new.map(furniture).map(Block::Paragraph).collect::<Vec<_>>());
        }
        self.furniture -= 1;
        blocks
    }

    fn paragraph(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let properties = element.child("pPr");
        let style = properties.and_then(|it| value(it, "pStyle"));
        let mut runs = Runs::default();
        self.runs(element, style, &mut runs);
        if properties.and_then(|it| toggle(it, "pageBreakBefore")) == Some(true) && !self.laid_out {
            runs.pages_before += 1;
        }
        blocks.extend((0..runs.pages_before).map(|_| Block::Page));
        let mut role = properties.and_then(outline).unwrap_or_else(|| self.styles.role(style));
        let place = properties.and_then(list_place).unwrap_or_default();
        let place = place.or(&self.styles.list(style));
        let has_text = !runs.text.trim().is_empty();
        if role == Role::Body && has_text {
            let (listed, number) = self.listed(&place);
            // Each depth may be a list of its own.
            let set_in = u8::try_from(self.styles.set_in(style)).unwrap_or(0);
            role = if listed == Role::Item(1) { Role::Item(1 + set_in) } else { listed };
            if let Some(number) = number.filter(|_| set_in == 0) {
                runs.text.insert_str(0, &format!("{number} "));
            }
        }
        if self.furniture > 0 {
            role = Role::Furniture;
        }
        let bold = runs.letters > 0 && runs.bold == runs.letters;
        // A paragraph that holds nothing but what was deleted or drawn parts nothing.
        let is_shell = !runs.left_out.deleted.is_empty()
            || !runs.left_out.struck.is_empty()
            || !runs.drawings.is_empty();
        if has_text || !is_shell {
            let indent = properties.and_then(indent).unwrap_or_else(|| self.styles.indent(style));
            blocks.push(Block::Paragraph(Paragraph { text: runs.text, role, bold, indent }));
        }
        blocks.extend(runs.left_out.say());
        blocks.extend(runs.doubts.into_iter().map(Block::Doubt));
        self.drawn(&runs.drawings, blocks);
        blocks.extend((0..runs.pages_after).map(|_| Block::Page));
    }

    /// What its place in a list makes of a paragraph, and the number printed before it.
    fn listed(&mut self, place: &ListPlace) -> (Role, Option<String>) {
        let Some(list) = place.list.as_deref() else { return (Role::Body, None) };
        let Some((name, levels)) = self.lists.get(list) else { return (Role::Body, None) };
        let depth = place.depth.unwrap_or_default();
        if levels.get(depth).is_some_and(|level| level.format == Format::Unmarked) {
            return (Role::Body, None);
        }
        let number = self.counters.next(name, levels, depth);
        (Role::Item(u8::try_from(depth + 1).unwrap_or(9)), number)
    }

    /// Drawings and text boxes that hang on a paragraph: several boxes are a drawing, one is text.
    fn drawn(&mut self, drawings: &[Element], blocks: &mut Vec<Block>) {
        let mut words = Words::default();
        for drawing in drawings {
            if let Some(text) = large_picture(drawing).filter(|_| self.furniture == 0) {
                blocks.push(Block::Doubt(Doubt::PictureLeftOut { text }));
            }
            if let Some(diagram) = self.diagrams.of(drawing) {
                blocks.push(Block::Drawing(diagram.clone()));
            }
            words.add(drawing);
        }
        match words.drawing() {
            Some(laying) => blocks.push(Block::Drawing(laying)),
            None => {
                for content in drawings.iter().flat_map(|it| it.all("txbxContent")) {
                    blocks.extend(self.blocks(content));
                }
            }
        }
    }

    fn runs(&self, parent: &Element, style: Option<&str>, runs: &mut Runs) {
        for element in parent.below() {
            match &*element.name {
                "r" => self.run(element, style, runs),
                "del" | "moveFrom" => runs.left_out.deleted.push_str(&deleted(element)),
                "commentReference" => self.comment(element, runs),
                "pPr" | "rPr" | "sdtPr" => {}
                // A formula's letters.
                "oMath" | "oMathPara" => runs.push(&plain(element), false),
                // Links, what was inserted, fields, controls: what they hold is read.
                _ => self.runs(element, style, runs),
            }
        }
    }

    fn run(&self, run: &Element, style: Option<&str>, runs: &mut Runs) {
        let properties = run.child("rPr");
        let own = properties.and_then(|it| value(it, "rStyle"));
        let says = |name: &str, of: &dyn Fn(Option<&str>) -> Option<bool>| {
            properties
                .and_then(|it| toggle(it, name))
                .or_else(|| own.and_then(|own| of(Some(own))))
                .or_else(|| of(style))
                .unwrap_or(false)
        };
        let bold = says("b", &|style| self.styles.bold(style));
        let hidden = says("vanish", &|style| self.styles.hidden(style));
        let struck = says("strike", &|style| self.styles.struck(style))
            || says("dstrike", &|style| self.styles.struck(style));
        for node in run.below() {
            let text = match &*node.name {
                "t" => node.text(),
                "tab" | "ptab" => "\t".to_owned(),
                "br" if node.attribute("type") == Some("page") => {
                    if !self.laid_out {
                        runs.page();
                    }
                    continue;
                }
                "br" | "cr" => "\n".to_owned(),
                "noBreakHyphen" => "-".to_owned(),
                "softHyphen" => "\u{ad}".to_owned(),
                "sym" => symbol(node),
                "lastRenderedPageBreak" => {
                    runs.page();
                    continue;
                }
                "delText" => {
                    runs.left_out.deleted.push_str(&node.text());
                    continue;
                }
                "footnoteReference" | "endnoteReference" => {
                    let note = node.attribute("id").and_then(|id| self.notes.get(id));
                    let said = note.map(|text| Doubt::NoteLeftOut { text: text.clone() });
                    runs.doubts.extend(said);
                    continue;
                }
                "commentReference" => {
                    self.comment(node, runs);
                    continue;
                }
                "drawing" | "pict" | "object" => {
                    runs.drawings.push(node.clone());
                    continue;
                }
                "ruby" => node.child("rubyBase").map(plain).unwrap_or_default(),
                _ => continue,
            };
            match (hidden, struck) {
                (true, _) => runs.left_out.hidden.push_str(&text),
                (false, true) => runs.left_out.struck.push_str(&text),
                (false, false) => runs.push(&text, bold),
            }
        }
    }

    fn comment(&self, reference: &Element, runs: &mut Runs) {
        let comment = reference.attribute("id").and_then(|id| self.comments.get(id));
        runs.doubts.extend(comment.map(|text| Doubt::CommentLeftOut { text: text.clone() }));
    }

    fn table(&mut self, element: &Element) -> Block {
        let mut table = Table::default();
        for row in rows(element) {
            let mut cells = Vec::new();
            let skipped = row.at(&["trPr", "gridBefore"]).and_then(|it| it.number("val"));
            if let Some(columns) = skipped.filter(|&it| it > 0.0) {
                cells.push(Cell { blocks: Vec::new(), columns: whole(columns), rows: 1 });
            }
            for cell in cells_of(row) {
                let properties = cell.child("tcPr");
                let span = properties.and_then(|it| it.child("gridSpan")?.number("val"));
                let columns = whole(span.unwrap_or(1.0)).max(1);
                let merge = properties.and_then(|it| it.child("vMerge"));
                let goes_on = merge.is_some_and(|it| it.attribute("val") != Some("restart"));
                let rows = if goes_on { 0 } else { 1 };
                cells.push(Cell { blocks: self.blocks(cell), columns, rows });
            }
            table.rows.push(cells);
        }
        table.merge_down();
        Block::Table(table)
    }
}

/// The name of a picture that is large enough to hold a chart: no letter of it can be read.
fn large_picture(drawing: &Element) -> Option<String> {
    /// A centimetre of a drawing.
    const CENTIMETRE: f64 = 360_000.0;
    drawing.find("blip")?;
    let extent = drawing.find("extent")?;
    let (width, height) = (extent.number("cx")?, extent.number("cy")?);
    if width < 8.0 * CENTIMETRE || height < 4.0 * CENTIMETRE {
        return None;
    }
    let named = drawing.find("docPr");
    let said = named.and_then(|it| it.attribute("descr").or(it.attribute("name")));
    Some(said.unwrap_or_default().to_owned())
}

fn whole(number: f64) -> usize {
    // A span beyond any table is damage: the layout bounds it.
    number.clamp(0.0, 1_000.0) as usize
}

/// The rows of a table, also those in controls and in what was inserted.
fn rows(table: &Element) -> Vec<&Element> {
    within(table, "tr", &["sdt", "sdtContent", "customXml", "ins"])
}

fn cells_of(row: &Element) -> Vec<&Element> {
    within(row, "tc", &["sdt", "sdtContent", "customXml", "ins"])
}

fn within<'a>(parent: &'a Element, name: &str, wrappers: &[&str]) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for element in parent.below() {
        if &*element.name == name {
            found.push(element);
        } else if wrappers.contains(&&*element.name) {
            found.extend(within(element, name, wrappers));
        }
    }
    found
}

fn row_text(row: &[Cell]) -> String {
    let texts = row.iter().flat_map(|cell| &cell.blocks).filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.trim()),
        Block::Table(_) | Block::Doubt(_) | Block::Drawing(_) | Block::Page => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn deleted(element: &Element) -> String {
    let letters = |name| element.all(name).iter().map(|it| it.text()).collect::<String>();
    letters("delText") + &letters("t")
}

fn push_deleted(text: &str, blocks: &mut Vec<Block>) {
    if !text.trim().is_empty() {
        blocks.push(Block::Doubt(Doubt::DeletedLeftOut { text: text.trim().to_owned() }));
    }
}

/// A letter of a font of signs: its place there is in the private area of Unicode.
fn symbol(element: &Element) -> String {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
    code.and_then(char::from_u32).map(String::from).unwrap_or_default()
}

impl Runs {
    fn push(&mut self, text: &str, bold: bool) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += letters;
        self.bold += if bold { letters } else { 0 };
        self.text.push_str(text);
    }

    fn page(&mut self) {
        if self.text.trim().is_empty() {
            self.pages_before += 1;
        } else {
            self.pages_after += 1;
        }
    }
}
