//! What a binary workbook of Excel says of its cells besides what stands in them, from its records: what is hidden,
//! struck out, remarked or put together, and how cells are set. calamine gives their values alone.

use std::collections::HashMap;

use super::marks::Comment;
use super::sheet::{Look, Merged};
use super::xls_marks::SheetMarks;
use crate::format::package::Package;
use crate::format::reading::{LINES_MAX, Unreadable};

mod record {
    pub const ROW: u32 = 0;
    /// Cells with one value each: from a blank one to one of a formula, and one of rich text.
    pub const CELLS: std::ops::RangeInclusive<u32> = 1..=11;
    pub const RICH_CELL: u32 = 62;
    pub const FONT: u32 = 43;
    pub const FORMAT: u32 = 47;
    pub const COLUMNS: u32 = 60;
    pub const SHEET: u32 = 156;
    pub const MERGED: u32 = 176;
    pub const FORMATS_OF_CELLS: u32 = 617;
    pub const AUTHOR: u32 = 632;
    pub const REMARK: u32 = 635;
    pub const TEXT_OF_REMARK: u32 = 637;
}

struct Record<'a> {
    kind: u32,
    data: &'a [u8],
}

impl Record<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.data.get(at).copied().unwrap_or(0)
    }

    fn short(&self, at: usize) -> u16 {
        u16::from_le_bytes([self.byte(at), self.byte(at + 1)])
    }

    fn number(&self, at: usize) -> Option<usize> {
        let bytes = self.data.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
    }

    /// The text that begins at `at` with how long it is, and where it ends.
    fn text(&self, at: usize) -> Option<(String, usize)> {
        // What has no text has a length of all ones.
        let count = self.number(at).filter(|it| *it < 0xFFFF_FFFF)?;
        let end = count.checked_mul(2)?.checked_add(at + 4)?;
        let units = self.data.get(at + 4..end)?.chunks_exact(2);
        let units = units.map(|it| u16::from_le_bytes([it[0], it[1]]));
        Some((char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect(), end))
    }
}

/// The records of a part; its kind and its length each take as many bytes of seven bits as they need.
fn records(part: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut number = |most: u32| {
            let mut number = 0;
            for place in 0..most {
                let byte = *part.get(at)?;
                at += 1;
                number |= u32::from(byte & 0x7F) << (7 * place);
                if byte & 0x80 == 0 {
                    break;
                }
            }
            Some(number)
        };
        let kind = number(2)?;
        let length = usize::try_from(number(4)?).ok()?;
        let data = part.get(at..at.checked_add(length)?)?;
        at += length;
        Some(Record { kind, data })
    })
}

/// What is said of the cells of each sheet, and which are put together, by the sheet's name.
pub(super) fn marks(
    package: &mut Package,
) -> Result<HashMap<String, (SheetMarks, Vec<Merged>)>, Unreadable> {
    let mut found = HashMap::new();
    let Some(workbook) = package.bytes("xl/workbook.bin")? else { return Ok(found) };
    let looks = looks(&package.bytes("xl/styles.bin")?.unwrap_or_default());
    let relations = package.relations("xl/workbook.bin")?;
    for sheet in records(&workbook).filter(|it| it.kind == record::SHEET) {
        let Some((id, end)) = sheet.text(8) else { continue };
        let Some((name, _)) = sheet.text(end) else { continue };
        let Some(relation) = relations.iter().find(|it| it.id == id) else { continue };
        let Some(part) = package.bytes(&relation.target)? else { continue };
        let (mut marks, merged) = of_sheet(&part, &looks);
        let beside = package.relations(&relation.target)?;
        for remarks in beside.iter().filter(|it| it.kind == "comments") {
            let part = package.bytes(&remarks.target)?.unwrap_or_default();
            marks.marks.comments.extend(comments(&part));
        }
        found.insert(name, (marks, merged));
    }
    Ok(found)
}

/// How cells of each format are set.
fn looks(styles: &[u8]) -> Vec<Look> {
    let mut fonts: Vec<Look> = Vec::new();
    let mut looks = Vec::new();
    let mut are_of_cells = false;
    for it in records(styles) {
        match it.kind {
            record::FONT => fonts.push(Look {
                is_bold: it.short(4) >= 600,
                is_struck: it.short(2) & 0x0008 != 0,
                ..Look::default()
            }),
            // Those of named styles stand before.
            record::FORMATS_OF_CELLS => are_of_cells = true,
            record::FORMAT if are_of_cells => {
                let font = fonts.get(usize::from(it.short(4))).copied().unwrap_or_default();
                looks.push(Look { indent: it.byte(11), ..font });
            }
            _ => {}
        }
    }
    looks
}

fn of_sheet(part: &[u8], looks: &[Look]) -> (SheetMarks, Vec<Merged>) {
    let (mut sheet, mut merged) = (SheetMarks::default(), Vec::new());
    let mut row = 0;
    for it in records(part) {
        match it.kind {
            record::ROW => {
                let Some(own) = it.number(0).filter(|own| *own < LINES_MAX) else { break };
                row = own;
                if it.byte(11) & 0x10 != 0 {
                    sheet.marks.hide_row(row);
                }
                let group = it.byte(11) & 0x07;
                sheet.groups.extend((group > 0).then_some((row, group)));
            }
            record::COLUMNS => {
                let range = it.number(0).zip(it.number(4)).filter(|_| it.short(16) & 1 != 0);
                sheet.marks.hidden_columns.extend(range.map(|(first, last)| first..last + 1));
            }
            record::MERGED => merged.extend(area(&it)),
            kind if record::CELLS.contains(&kind) || kind == record::RICH_CELL => {
                let style = usize::from(it.short(4)) | usize::from(it.byte(6)) << 16;
                let look = looks.get(style).filter(|look| **look != Look::default());
                if let Some((column, look)) = it.number(0).zip(look) {
                    sheet.marks.struck.extend(look.is_struck.then_some((row, column)));
                    sheet.looks.insert((row, column), Look { is_struck: false, ..*look });
                }
            }
            _ => {}
        }
    }
    (sheet, merged)
}

/// The cells that a record is about: rows, then columns.
fn area(record: &Record) -> Option<Merged> {
    let at = |place: usize| record.number(place * 4);
    Some(Merged { top: at(0)?, bottom: at(1)?, left: at(2)?, right: at(3)? })
}

fn comments(part: &[u8]) -> Vec<Comment> {
    let (mut found, mut authors) = (Vec::new(), Vec::new());
    let mut cell = None;
    for it in records(part) {
        match it.kind {
            record::AUTHOR => authors.extend(it.text(0).map(|(author, _)| author)),
            record::REMARK => cell = it.number(4).zip(it.number(12)),
            record::TEXT_OF_REMARK => {
                let Some(((row, column), (text, _))) = cell.take().zip(it.text(1)) else {
                    continue;
                };
                // Programs put the author's name before what they say.
                let own = authors.iter().filter(|it| !it.trim().is_empty());
                let own =
                    own.filter_map(|author| text.strip_prefix(author.as_str())?.strip_prefix(':'));
                let said = own.map(str::trim).next().unwrap_or(text.trim()).to_owned();
                found.push(Comment { row, column, text: said });
            }
            _ => {}
        }
    }
    found
}
