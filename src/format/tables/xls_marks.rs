//! What an Excel workbook of 97 to 2003 says of its cells besides what stands in them, from its records: what is hidden,
//! struck out or remarked, and how cells are set. calamine gives their values alone.

use std::collections::HashMap;

use super::marks::{Comment, Marks};
use super::sheet::Look;

/// What is said of the cells of one sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetMarks {
    pub marks: Marks,
    /// How each cell is set that is not set as most are.
    pub looks: HashMap<(usize, usize), Look>,
    /// How many groups of rows each row stands in that stands in any.
    pub groups: Vec<(usize, u8)>,
}

mod record {
    pub const BEGIN: u16 = 0x0809;
    pub const END: u16 = 0x000A;
    pub const SHEET: u16 = 0x0085;
    pub const FONT: u16 = 0x0031;
    pub const FORMAT_OF_CELLS: u16 = 0x00E0;
    pub const ROW: u16 = 0x0208;
    pub const COLUMNS: u16 = 0x007D;
    pub const NOTE: u16 = 0x001C;
    pub const OBJECT: u16 = 0x005D;
    pub const TEXT_OF_OBJECT: u16 = 0x01B6;
    pub const GOES_ON: u16 = 0x003C;
    /// Cells with one value each, and several in one record.
    pub const CELLS: [u16; 7] = [0x0203, 0x00FD, 0x0204, 0x0006, 0x027E, 0x0205, 0x00D6];
    pub const NUMBERS: u16 = 0x00BD;
}

/// The version of records that Excel 97 to 2003 wrote: fonts stand elsewhere in older ones.
const VERSION: u16 = 0x0600;

/// A record of the stream.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl Record<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes([*self.data.get(at)?, *self.data.get(at + 1)?]))
    }

    fn number(&self, at: usize) -> Option<usize> {
        self.short(at).map(usize::from)
    }
}

/// The records of a stream from `at` on.
fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let head = stream.get(at..at.checked_add(4)?)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some(Record { kind, data })
    })
}

/// What is said of the cells of each sheet, in the order of the workbook; nothing of workbooks older than Excel 97.
pub(super) fn marks(stream: &[u8]) -> Vec<SheetMarks> {
    let mut all = records(stream, 0);
    if all.next().is_none_or(|it| it.kind != record::BEGIN || it.short(0) != Some(VERSION)) {
        return Vec::new();
    }
    let (mut fonts, mut looks, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    for it in all.take_while(|it| it.kind != record::END) {
        match it.kind {
            record::FONT => fonts.push(font(&it)),
            record::FORMAT_OF_CELLS => looks.push(look(&it, &fonts)),
            record::SHEET => {
                let at =
                    it.data.get(..4).map(|at| u32::from_le_bytes([at[0], at[1], at[2], at[3]]));
                sheets.extend(at.and_then(|at| usize::try_from(at).ok()));
            }
            _ => {}
        }
    }
    sheets.into_iter().map(|at| of_sheet(stream, at, &looks)).collect()
}

/// Whether a font is bold, and whether it is struck out.
fn font(record: &Record) -> Look {
    Look {
        is_bold: record.short(6).is_some_and(|weight| weight >= 600),
        is_struck: record.short(2).is_some_and(|flags| flags & 0x0008 != 0),
        ..Look::default()
    }
}

fn look(record: &Record, fonts: &[Look]) -> Look {
    // No font has the number 4.
    let font = record.number(0).map(|it| if it > 4 { it - 1 } else { it });
    let font = font.and_then(|it| fonts.get(it)).copied().unwrap_or_default();
    Look { indent: record.data.get(8).map_or(0, |it| it & 0x0F), ..font }
}

fn of_sheet(stream: &[u8], at: usize, looks: &[Look]) -> SheetMarks {
    let mut sheet = SheetMarks::default();
    let mut notes: Vec<(usize, usize, u16, String)> = Vec::new();
    let mut texts: HashMap<u16, String> = HashMap::new();
    let (mut depth, mut object, mut left) = (0_usize, 0, 0);
    for it in records(stream, at) {
        match it.kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            // A chart on the sheet has records of its own.
            _ if depth > 1 => {}
            record::ROW => row(&it, &mut sheet),
            record::COLUMNS => {
                let range = it.number(0).zip(it.number(2));
                let is_hidden = it.short(8).is_some_and(|flags| flags & 1 != 0);
                let hidden = range.filter(|_| is_hidden).map(|(first, last)| first..last + 1);
                sheet.marks.hidden_columns.extend(hidden);
            }
            record::NOTE => {
                let note = it.number(0).zip(it.number(2)).zip(it.short(6));
                notes.extend(note.map(|((row, column), id)| (row, column, id, author(&it))));
            }
            record::OBJECT => object = it.short(6).unwrap_or(0),
            record::TEXT_OF_OBJECT => {
                left = it.number(10).unwrap_or(0);
                texts.insert(object, String::new());
            }
            record::GOES_ON if left > 0 => {
                let letters = letters(it.data, left);
                left = left.saturating_sub(letters.encode_utf16().count().max(1));
                texts.entry(object).or_default().push_str(&letters);
            }
            kind => cells(kind, &it, looks, &mut sheet),
        }
    }
    sheet.marks.struck.sort_unstable();
    notes.sort();
    for (row, column, id, author) in notes {
        let text = texts.get(&id).map_or("", String::as_str);
        let own = text.strip_prefix(&author).filter(|_| !author.is_empty());
        let text = own.map_or(text, |rest| rest.trim_start_matches(':')).trim().to_owned();
        sheet.marks.comments.push(Comment { row, column, text });
    }
    sheet
}

fn row(record: &Record, sheet: &mut SheetMarks) {
    let Some((row, flags)) = record.number(0).zip(record.short(12)) else { return };
    if flags & 0x0020 != 0 {
        sheet.marks.hide_row(row);
    }
    let group = u8::try_from(flags & 0x0007).unwrap_or(0);
    if group > 0 {
        sheet.groups.push((row, group));
    }
}

/// How the cells of a record are set, if it is one of cells.
fn cells(kind: u16, record: &Record, looks: &[Look], sheet: &mut SheetMarks) {
    let Some((row, first)) = record.number(0).zip(record.number(2)) else { return };
    let count = match kind {
        record::NUMBERS => record.data.len().saturating_sub(6) / 6,
        kind if record::CELLS.contains(&kind) => 1,
        _ => return,
    };
    for place in 0..count {
        let look = record.number(4 + place * 6).and_then(|it| looks.get(it)).copied();
        let Some(look) = look.filter(|look| *look != Look::default()) else { continue };
        let cell = (row, first + place);
        if look.is_struck {
            sheet.marks.struck.push(cell);
        }
        sheet.looks.insert(cell, Look { is_struck: false, ..look });
    }
}

/// Who made a remark.
fn author(record: &Record) -> String {
    let count = record.number(8).unwrap_or(0);
    record.data.get(10..).map(|data| letters(data, count)).unwrap_or_default()
}

/// So many letters of data that begin with whether each takes two bytes.
fn letters(data: &[u8], count: usize) -> String {
    let Some((flags, data)) = data.split_first() else { return String::new() };
    if flags & 1 == 0 {
        return data.iter().take(count).map(|&byte| char::from(byte)).collect();
    }
    let units = data.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]])).take(count);
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}
